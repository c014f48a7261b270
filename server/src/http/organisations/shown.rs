//! One organisation, as one reader may see it.

use app::pages::{
    ContactShown, Inside, InvitationRow, Mark, MemberRow, OrganisationCan, OrganisationPage, Said, TypedAct,
};
use domain::directory::organisations::{Organisation, Representative, Standing};
use domain::ids::{AccountId, OrganisationId};
use domain::{Right, Timestamp};

use super::Seen;
use super::invite::{iso, last_day};
use super::logo;
use crate::chance;
use crate::error::AppError;
use crate::http::asked::{Asked, day_and_clock_in, day_in};

/// Where it is found, and what is told there once.
pub(super) fn address(organisation: OrganisationId, said: Option<Said>) -> String {
    let said = said.map(|said| format!("?said={}", said.key())).unwrap_or_default();
    format!("/organisations/{organisation}{said}")
}

pub(super) fn mark(known: &Organisation) -> Mark {
    match known.standing {
        Standing::Waiting => Mark::Waiting,
        Standing::Verified => Mark::Verified,
        Standing::TurnedDown { .. } => Mark::TurnedDown,
        Standing::Closed { .. } => Mark::Closed,
    }
}

pub(super) async fn one(
    asked: &Asked,
    seen: &Seen,
    id: OrganisationId,
    known: &Organisation,
) -> Result<OrganisationPage, AppError> {
    let day = |at: Timestamp| day_in(&asked.app.settings.time_zone, at);
    let inside = match seen.may(Right::SeeMembers(id)) {
        Ok(()) => Some(inside(asked, seen, id, known).await?),
        Err(_) => None,
    };
    let open = !known.is_closed();
    let can = |right| open && seen.may(right).is_ok();
    let last_voice = inside.as_ref().is_some_and(|it| it.last_voice);
    Ok(OrganisationPage {
        logo: logo::of(asked, id).await?.map(|file| format!("/files/{file}")),
        item: seen.item(id, known, Some(mark(known))),
        standing: known.standing.clone(),
        verified_since: known.verified.map(day),
        closed_on: match &known.standing {
            Standing::Closed { at, .. } => Some(day(*at)),
            Standing::Waiting | Standing::Verified | Standing::TurnedDown { .. } => None,
        },
        version: known.version,
        name_wish: known.name_wish.clone(),
        can: OrganisationCan {
            verify: can(Right::Verify),
            change: can(Right::ChangeOrganisation(id)),
            invite: can(Right::Invite(id)),
            close: can(Right::Verify) || (can(Right::ChangeOrganisation(id)) && last_voice),
            leave: open && inside.as_ref().is_some_and(|it| it.members.iter().any(|member| member.me)),
        },
        inside,
        mail_works: asked.app.settings.mail_works(),
        said: None,
        link: None,
        failed: None,
        typed: TypedAct { nonce: chance::key(), ..TypedAct::default() },
    })
}

async fn inside(asked: &Asked, seen: &Seen, id: OrganisationId, known: &Organisation) -> Result<Inside, AppError> {
    let store = &*asked.app.store;
    let zone = &asked.app.settings.time_zone;
    let mut members = Vec::new();
    for (account, it) in known.representatives(seen.now) {
        members.push(member(asked, seen, account, it).await?);
    }
    let mut ended = Vec::new();
    for (account, it) in known.ended(seen.now) {
        ended.push(member(asked, seen, account, it).await?);
    }
    for rows in [&mut members, &mut ended] {
        rows.sort_by_cached_key(|row| (std::cmp::Reverse(row.part), row.name.clone().map(|name| name.to_lowercase())));
    }
    let hints = store.invited_by(id.0).await?;
    let hint = |invitation: u64| hints.iter().find(|it| it.invitation == invitation).map(|it| it.hint.clone());
    let invitations = known.open_invitations(seen.now).map(|(invitation, it)| InvitationRow {
        id: invitation,
        hint: hint(invitation.0).unwrap_or_else(|| "…".to_owned()),
        part: it.part,
        expires: day_and_clock_in(zone, it.expires),
        last_day: it.until.map(|until| last_day(zone, until)),
    });
    let contact = store.contact(id.0).await?.unwrap_or_default();
    let mut voices = known.voices(&seen.directory.accounts, seen.now);
    let last_voice = voices.next().is_some_and(|voice| Some(voice) == seen.who.account()) && voices.next().is_none();
    Ok(Inside {
        contact: ContactShown { person: contact.person, mail: contact.mail, phone: contact.phone },
        members,
        ended,
        invitations: invitations.collect(),
        without_voice: seen.without_voice(id),
        last_voice,
    })
}

async fn member(asked: &Asked, seen: &Seen, account: AccountId, it: &Representative) -> Result<MemberRow, AppError> {
    let zone = &asked.app.settings.time_zone;
    Ok(MemberRow {
        account,
        name: asked.app.store.account(account.0).await?.map(|known| known.name).filter(|name| !name.is_empty()),
        part: it.part,
        since: day_in(zone, it.since),
        last_day: it.until.map(|until| last_day(zone, until)),
        last_day_iso: it.until.map(|until| iso(zone, until)).unwrap_or_default(),
        me: seen.who.account() == Some(account),
    })
}
