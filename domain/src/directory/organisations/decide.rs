//! The rules: what may be done with an organisation, and by whom.

use super::{
    Command, Details, Event, Fate, INVITATION_LASTS_SECS, MAX_LANGUAGES, MAX_REPRESENTATIVES, MAX_WAITING, NameWish,
    Organisation, Part, Standing,
};
use crate::actor::{Principal, Right, may};
use crate::directory::{Context, Directory, Refusal};
use crate::ids::{AccountId, InvitationId, OrganisationId};
use crate::text::Reason;
use crate::time::Timestamp;

pub(in crate::directory) fn decide(
    directory: &Directory,
    command: Command,
    by: Principal,
    context: Context,
) -> Result<Vec<crate::directory::Event>, Refusal> {
    let may = |right| may(by, right, directory, context.now);
    let events = match command {
        Command::Register { organisation, details } => {
            may(Right::RegisterOrganisation)?;
            register(directory, organisation, details, by)?
        }
        Command::Change { organisation, version, details } => {
            may(Right::ChangeOrganisation(organisation))?;
            let known = there(directory, organisation)?;
            let events = change(known, organisation, details, may(Right::Verify).is_ok())?;
            // What changes nothing, such as a second click, is nobody's surprise.
            if !events.is_empty() {
                as_seen(known, version)?;
            }
            events
        }
        Command::Verify { organisation, version } => {
            may(Right::Verify)?;
            let known = there(directory, organisation)?;
            if known.is_verified() {
                return Err(Refusal::AlreadySo);
            }
            as_seen(known, version)?;
            vec![Event::OrganisationVerified { organisation }]
        }
        Command::Picture { organisation, on } => {
            may(Right::ChangeOrganisation(organisation))?;
            there(directory, organisation)?;
            vec![Event::OrganisationPictured { organisation, on }]
        }
        Command::ChangeContact { organisation } => {
            may(Right::ChangeOrganisation(organisation))?;
            there(directory, organisation)?;
            vec![Event::OrganisationContactChanged { organisation }]
        }
        Command::TurnDown { organisation, version, reason } => {
            may(Right::Verify)?;
            let known = there(directory, organisation)?;
            match known.standing {
                Standing::TurnedDown { .. } => return Err(Refusal::AlreadySo),
                Standing::Verified | Standing::Closed { .. } => return Err(Refusal::ChangedMeanwhile),
                Standing::Waiting => as_seen(known, version)?,
            }
            vec![Event::OrganisationTurnedDown { organisation, reason }]
        }
        Command::ConfirmName { organisation, version } => {
            may(Right::Verify)?;
            let known = there(directory, organisation)?;
            as_seen(known, version)?;
            match &known.name_wish {
                Some(NameWish::Waiting { name }) => {
                    vec![Event::OrganisationRenamed { organisation, name: name.clone() }]
                }
                Some(NameWish::TurnedDown { .. }) | None => return Err(Refusal::AlreadySo),
            }
        }
        Command::KeepName { organisation, version, reason } => {
            may(Right::ChangeOrganisation(organisation))?;
            let known = there(directory, organisation)?;
            as_seen(known, version)?;
            keep_name(known, organisation, reason, may(Right::Verify))?
        }
        Command::Close { organisation, reason } => close(directory, organisation, reason, by, context.now)?,
        Command::Invite { organisation, invitation, part, until } => {
            may(Right::Invite(organisation))?;
            in_future(until, context.now)?;
            invite(there(directory, organisation)?, organisation, invitation, part, until, context.now)?
        }
        Command::Withdraw { organisation, invitation } => {
            may(Right::ChangeOrganisation(organisation))?;
            let known = there(directory, organisation)?.invitation(invitation).ok_or(Refusal::Unknown)?;
            match known.fate {
                Fate::Open => vec![Event::RepresentativeInvitationWithdrawn { organisation, invitation }],
                Fate::Withdrawn => return Err(Refusal::AlreadySo),
                Fate::Accepted { .. } => return Err(Refusal::InvitationUsed),
            }
        }
        Command::Accept { organisation, invitation, account } => {
            may(Right::Own(account))?;
            accept(there(directory, organisation)?, organisation, invitation, account, context)?
        }
        Command::Appoint { organisation, account, part, until } => {
            may(Right::Invite(organisation))?;
            in_future(until, context.now)?;
            let known = there(directory, organisation)?;
            let before = known.representatives(context.now).find(|(id, _)| *id == account).ok_or(Refusal::Unknown)?.1;
            if (before.part, before.until) == (part, until) {
                return Err(Refusal::AlreadySo);
            }
            vec![Event::RepresentativeChanged { organisation, account, part, until }]
        }
        Command::Dismiss { organisation, account } => {
            let known = there(directory, organisation)?;
            if by.account() == Some(account) {
                may(Right::Own(account))?;
                known.part_of(account, context.now).ok_or(Refusal::Unknown)?;
                vec![Event::RepresentativeLeft { organisation, account }]
            } else {
                may(Right::ChangeOrganisation(organisation))?;
                known.part_of(account, context.now).ok_or(Refusal::Unknown)?;
                vec![Event::RepresentativeDismissed { organisation, account }]
            }
        }
    };
    Ok(events.into_iter().map(crate::directory::Event::Organisation).collect())
}

/// One that has not been closed.
fn there(directory: &Directory, organisation: OrganisationId) -> Result<&Organisation, Refusal> {
    let known = directory.organisations.get(organisation).ok_or(Refusal::Unknown)?;
    if known.is_closed() { Err(Refusal::OrganisationClosed) } else { Ok(known) }
}

/// Nobody decides about what he has not seen.
fn as_seen(known: &Organisation, version: u32) -> Result<(), Refusal> {
    if known.version == version { Ok(()) } else { Err(Refusal::ChangedMeanwhile) }
}

fn in_future(until: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
    if until.is_some_and(|until| until <= now) { Err(Refusal::EndPast) } else { Ok(()) }
}

fn few_languages(details: &Details) -> Result<(), Refusal> {
    if details.languages.len() > MAX_LANGUAGES as usize {
        return Err(Refusal::TooMany { max: MAX_LANGUAGES });
    }
    Ok(())
}

fn register(
    directory: &Directory,
    organisation: OrganisationId,
    details: Details,
    by: Principal,
) -> Result<Vec<Event>, Refusal> {
    let account = by.account().ok_or(Refusal::NotPermitted)?;
    if directory.organisations.get(organisation).is_some() {
        return Err(Refusal::AlreadySo);
    }
    few_languages(&details)?;
    // Those turned down count as well: a flood is a flood.
    let unverified = |it: &Organisation| matches!(it.standing, Standing::Waiting | Standing::TurnedDown { .. });
    let waiting =
        directory.organisations.iter().filter(|(_, it)| unverified(it) && it.representatives.contains_key(&account));
    if waiting.count() >= MAX_WAITING as usize {
        return Err(Refusal::TooMany { max: MAX_WAITING });
    }
    let Details { name, kind, languages, website } = details;
    Ok(vec![Event::OrganisationRegistered { organisation, name, kind, languages, website, account }])
}

fn change(
    known: &Organisation,
    organisation: OrganisationId,
    details: Details,
    confirms_names: bool,
) -> Result<Vec<Event>, Refusal> {
    few_languages(&details)?;
    let Details { name, kind, languages, website } = details;
    let mut events = Vec::new();
    if (kind, &languages, &website) != (known.kind, &known.languages, &known.website) {
        events.push(Event::OrganisationDescribed { organisation, kind, languages, website });
    }
    let waits = matches!(&known.name_wish, Some(NameWish::Waiting { name: wished }) if *wished == name);
    if name == known.name {
        if matches!(known.name_wish, Some(NameWish::Waiting { .. })) && !confirms_names {
            events.push(Event::OrganisationNameKept { organisation, reason: None });
        }
    } else if !known.is_verified() || confirms_names {
        events.push(Event::OrganisationRenamed { organisation, name });
    } else if !waits {
        events.push(Event::OrganisationNameWished { organisation, name });
    }
    if matches!(known.standing, Standing::TurnedDown { .. }) {
        events.push(Event::OrganisationHandedIn { organisation });
    }
    Ok(events)
}

fn keep_name(
    known: &Organisation,
    organisation: OrganisationId,
    reason: Option<Reason>,
    verifies: Result<(), Refusal>,
) -> Result<Vec<Event>, Refusal> {
    if !matches!(known.name_wish, Some(NameWish::Waiting { .. })) {
        return Err(Refusal::AlreadySo);
    }
    match reason {
        // To say no is the coordinator's; to say nothing is the people's own.
        Some(reason) => verifies.map(|()| vec![Event::OrganisationNameKept { organisation, reason: Some(reason) }]),
        None if verifies.is_ok() => Err(Refusal::ExplanationNeeded),
        None => Ok(vec![Event::OrganisationNameKept { organisation, reason: None }]),
    }
}

/// Whoever coordinates closes it, or the last who speaks for it.
fn close(
    directory: &Directory,
    organisation: OrganisationId,
    reason: Reason,
    by: Principal,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    may(by, Right::ChangeOrganisation(organisation), directory, now)?;
    let known = there(directory, organisation)?;
    let others = known.voices(&directory.accounts, now).any(|voice| by.account() != Some(voice));
    if others && may(by, Right::Verify, directory, now).is_err() {
        return Err(Refusal::OthersSpeakForIt);
    }
    Ok(vec![Event::OrganisationClosed { organisation, reason }])
}

fn invite(
    known: &Organisation,
    organisation: OrganisationId,
    invitation: InvitationId,
    part: Part,
    until: Option<Timestamp>,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    if known.invitation(invitation).is_some() {
        return Err(Refusal::AlreadySo);
    }
    // Else anybody could have mail sent to anybody, in whatever name he makes up.
    if !known.is_verified() {
        return Err(Refusal::OrganisationNotVerified);
    }
    if known.representatives(now).count() + known.open_invitations(now).count() >= MAX_REPRESENTATIVES as usize {
        return Err(Refusal::TooMany { max: MAX_REPRESENTATIVES });
    }
    let expires = now.plus_secs(INVITATION_LASTS_SECS);
    Ok(vec![Event::RepresentativeInvited { organisation, invitation, part, until, expires }])
}

/// What is known of an invitation is told in this order to whoever has its link: what became of it, then whose it is.
fn accept(
    known: &Organisation,
    organisation: OrganisationId,
    invitation: InvitationId,
    account: AccountId,
    context: Context,
) -> Result<Vec<Event>, Refusal> {
    let now = context.now;
    let invited = known.invitation(invitation).ok_or(Refusal::Unknown)?;
    match invited.fate {
        Fate::Accepted { by } if by == account && known.part_of(account, now).is_some() => {
            return Err(Refusal::AlreadySo);
        }
        Fate::Accepted { .. } => return Err(Refusal::InvitationUsed),
        Fate::Withdrawn => return Err(Refusal::InvitationWithdrawn),
        Fate::Open if now >= invited.expires => return Err(Refusal::InvitationExpired),
        Fate::Open => {}
    }
    in_future(invited.until, now)?;
    if context.addressed != Some(invitation) {
        return Err(Refusal::InvitationForAnother);
    }
    // Nobody gets to do less by accepting.
    if known.part_of(account, now).is_some_and(|part| part >= invited.part) {
        return Err(Refusal::AlreadySo);
    }
    Ok(vec![Event::RepresentativeJoined { organisation, invitation, account }])
}
