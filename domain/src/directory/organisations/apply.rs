//! Follows what happened to organisations, and to the accounts that represent them.

use std::collections::BTreeMap;

use super::{Event, Fate, Invitation, NameWish, Organisation, Part, Representative, Standing};
use crate::directory::{Directory, accounts};
use crate::ids::OrganisationId;
use crate::time::Timestamp;

pub(in crate::directory) fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    if let Event::OrganisationRegistered { organisation, name, kind, languages, website, account } = event {
        let first = Representative { part: Part::Voice, since: at, until: None };
        let registered = Organisation {
            name: name.clone(),
            name_wish: None,
            kind: *kind,
            languages: languages.clone(),
            website: website.clone(),
            standing: Standing::Waiting,
            registered: at,
            verified: None,
            version: 1,
            representatives: BTreeMap::from([(*account, first)]),
            invitations: BTreeMap::new(),
        };
        directory.organisations.known.insert(*organisation, registered);
    } else if let Some(known) = directory.organisations.known.get_mut(&about(event)) {
        happened(known, event, at);
    }
}

fn about(event: &Event) -> OrganisationId {
    match event {
        Event::OrganisationRegistered { organisation, .. }
        | Event::OrganisationDescribed { organisation, .. }
        | Event::OrganisationPictured { organisation, .. }
        | Event::OrganisationContactChanged { organisation }
        | Event::OrganisationRenamed { organisation, .. }
        | Event::OrganisationNameWished { organisation, .. }
        | Event::OrganisationNameKept { organisation, .. }
        | Event::OrganisationHandedIn { organisation }
        | Event::OrganisationVerified { organisation }
        | Event::OrganisationTurnedDown { organisation, .. }
        | Event::OrganisationClosed { organisation, .. }
        | Event::RepresentativeInvited { organisation, .. }
        | Event::RepresentativeInvitationWithdrawn { organisation, .. }
        | Event::RepresentativeJoined { organisation, .. }
        | Event::RepresentativeChanged { organisation, .. }
        | Event::RepresentativeLeft { organisation, .. }
        | Event::RepresentativeDismissed { organisation, .. } => *organisation,
    }
}

fn happened(known: &mut Organisation, event: &Event, at: Timestamp) {
    match event {
        Event::OrganisationRegistered { .. } => {}
        Event::OrganisationDescribed { kind, languages, website, .. } => {
            known.kind = *kind;
            known.languages.clone_from(languages);
            known.website.clone_from(website);
            known.version += 1;
        }
        // Whoever verifies looks at them, too.
        Event::OrganisationPictured { .. } | Event::OrganisationContactChanged { .. } => known.version += 1,
        Event::OrganisationRenamed { name, .. } => {
            known.name = name.clone();
            known.name_wish = None;
            known.version += 1;
        }
        Event::OrganisationNameWished { name, .. } => {
            known.name_wish = Some(NameWish::Waiting { name: name.clone() });
            known.version += 1;
        }
        Event::OrganisationNameKept { reason, .. } => {
            known.name_wish = match (known.name_wish.take(), reason) {
                (Some(NameWish::Waiting { name }), Some(reason)) => {
                    Some(NameWish::TurnedDown { name, reason: reason.clone() })
                }
                _ => None,
            };
            known.version += 1;
        }
        Event::OrganisationHandedIn { .. } => {
            known.standing = Standing::Waiting;
            known.version += 1;
        }
        Event::OrganisationVerified { .. } => {
            known.standing = Standing::Verified;
            known.verified = Some(at);
            known.version += 1;
        }
        Event::OrganisationTurnedDown { reason, .. } => {
            known.standing = Standing::TurnedDown { reason: reason.clone() };
            known.version += 1;
        }
        Event::OrganisationClosed { reason, .. } => {
            known.standing = Standing::Closed { at, reason: reason.clone() };
            known.name_wish = None;
            known.representatives.clear();
            for invitation in known.invitations.values_mut().filter(|it| it.fate == Fate::Open) {
                invitation.fate = Fate::Withdrawn;
            }
            known.version += 1;
        }
        Event::RepresentativeInvited { invitation, part, until, expires, .. } => {
            let made = Invitation { part: *part, until: *until, made: at, expires: *expires, fate: Fate::Open };
            known.invitations.insert(*invitation, made);
        }
        Event::RepresentativeInvitationWithdrawn { invitation, .. } => {
            if let Some(invitation) = known.invitations.get_mut(invitation) {
                invitation.fate = Fate::Withdrawn;
            }
        }
        Event::RepresentativeJoined { invitation, account, .. } => {
            if let Some(invitation) = known.invitations.get_mut(invitation) {
                invitation.fate = Fate::Accepted { by: *account };
                let joined = Representative { part: invitation.part, since: at, until: invitation.until };
                known.representatives.insert(*account, joined);
            }
        }
        Event::RepresentativeChanged { account, part, until, .. } => {
            if let Some(representative) = known.representatives.get_mut(account) {
                representative.part = *part;
                representative.until = *until;
            }
        }
        Event::RepresentativeLeft { account, .. } | Event::RepresentativeDismissed { account, .. } => {
            known.representatives.remove(account);
        }
    }
}

/// Who is gone represents nobody; who went over into another account does what both did.
pub(in crate::directory) fn follow(directory: &mut Directory, event: &accounts::Event) {
    let all = directory.organisations.known.values_mut().filter(|it| !it.is_closed());
    match event {
        accounts::Event::AccountErased { account } => {
            for known in all {
                known.representatives.remove(account);
            }
        }
        accounts::Event::AccountMerged { from, into } => {
            for known in all {
                let Some(before) = known.representatives.remove(from) else { continue };
                let longer = |it: &Representative| it.until.map_or(i64::MAX, |until| until.0);
                let stays = match known.representatives.get(into) {
                    Some(other) if (other.part, longer(other)) >= (before.part, longer(&before)) => *other,
                    _ => before,
                };
                known.representatives.insert(*into, stays);
            }
        }
        accounts::Event::AccountOpened { .. }
        | accounts::Event::RoleGranted { .. }
        | accounts::Event::RoleRevoked { .. }
        | accounts::Event::AccountDisabled { .. }
        | accounts::Event::AccountEnabled { .. }
        | accounts::Event::FactorForgotten { .. }
        | accounts::Event::StewardAdded { .. }
        | accounts::Event::StewardRemoved { .. } => {}
    }
}
