//! What people are told by mail because something happened in the directory, in the same commit.

use std::collections::BTreeSet;

use app::catalogue::UiLang;
use domain::directory::accounts::CityRole;
use domain::directory::organisations::{Event as Organisation, NameWish};
use domain::directory::posts::Event as Post;
use domain::directory::{Directory, Event, handover};
use domain::ids::{AccountId, OrganisationId};
use domain::{Principal, Timestamp};

use super::{Letter, OrganisationNews, To, write};
use crate::app_state::Settings;
use crate::error::AppError;
use crate::store::{Effect, Store};

/// What a command came to: the directory before and after, and who did it when.
pub struct Happened<'a> {
    pub before: &'a Directory,
    pub after: &'a Directory,
    pub events: &'a [Event],
    pub by: Principal,
    pub now: Timestamp,
}

/// The letters about it. Nobody is told what he has done himself.
///
/// # Errors
/// What the store says when it cannot be read.
pub async fn letters(store: &dyn Store, settings: &Settings, happened: &Happened<'_>) -> Result<Vec<Effect>, AppError> {
    let mut effects = Vec::new();
    for (account, letter) in told(settings, happened) {
        if happened.by.account() == Some(account) || !happened.after.reachable(account) {
            continue;
        }
        let (Some(address), Some(known)) = (store.address(account.0).await?, store.account(account.0).await?) else {
            continue;
        };
        // Nobody is written to at an address that nobody has shown to be his.
        if address.verified_ms.is_none() {
            continue;
        }
        let lang = UiLang::from_tag(&known.lang).unwrap_or(settings.language);
        let to = To { account: Some(account.0), address: address.address, lang };
        effects.push(Effect::QueueMail(Box::new(write(settings, &to, &letter))));
    }
    Ok(effects)
}

fn told(settings: &Settings, happened: &Happened<'_>) -> Vec<(AccountId, Letter)> {
    let mut told = Vec::new();
    for event in happened.events {
        match event {
            Event::Organisation(event) => told.extend(about_organisation(settings, happened, event)),
            Event::Post(Post::HolderAppointed { post, account, from, .. }) if !is_handed_over(happened, *account) => {
                let Some(known) = happened.after.posts.get(*post) else { continue };
                let place = happened.after.bodies.get(known.place).map(|it| it.name.to_string()).unwrap_or_default();
                let link = format!("{}/posts/{post}", settings.public_url);
                let letter = Letter::Appointed { place, title: known.title.to_string(), from: *from, link };
                // What is written down of the past is no news.
                let counts = known.terms.iter().any(|term| {
                    term.account == *account
                        && term.from == *from
                        && term.until.is_none_or(|until| happened.now < until)
                });
                told.extend(counts.then_some((*account, letter)));
            }
            Event::Post(_)
            | Event::Account(_)
            | Event::Text(_)
            | Event::Body(_)
            | Event::Task(_)
            | Event::Handover(_)
            | Event::Attachment(_)
            | Event::PostInvitation(_) => {}
        }
    }
    told.extend(without_voice(settings, happened));
    told
}

/// Who is handed something gets a letter about all of it.
fn is_handed_over(happened: &Happened<'_>, account: AccountId) -> bool {
    happened.events.iter().any(|event| {
        let Event::Handover(handover::Event::HandedOver { to, .. }) = event else { return false };
        *to == Some(account)
    })
}

fn about_organisation(settings: &Settings, happened: &Happened<'_>, event: &Organisation) -> Vec<(AccountId, Letter)> {
    let Happened { before, after, by, now, .. } = *happened;
    let list = format!("{}/organisations", settings.public_url);
    let voices = |state: &Directory, organisation: OrganisationId, news: OrganisationNews| {
        let Some(known) = state.organisations.get(organisation) else { return Vec::new() };
        let link = if matches!(news, OrganisationNews::Closed { .. }) {
            list.clone()
        } else {
            format!("{list}/{organisation}")
        };
        let letter = Letter::OrganisationNews { organisation: known.name.to_string(), news, link };
        known.voices(&state.accounts, now).map(|voice| (voice, letter.clone())).collect()
    };
    match event {
        Organisation::OrganisationVerified { organisation } => voices(after, *organisation, OrganisationNews::Verified),
        Organisation::OrganisationTurnedDown { organisation, reason } => {
            voices(after, *organisation, OrganisationNews::TurnedDown { reason: reason.to_string() })
        }
        Organisation::OrganisationRenamed { organisation, .. } => {
            let known = before.organisations.get(*organisation);
            // A voice that takes a wish back, or renames before anybody has looked, was not waiting for this.
            let waited = known.is_some_and(|it| matches!(it.name_wish, Some(NameWish::Waiting { .. })));
            let own = known.zip(by.account()).is_some_and(|(it, by)| it.part_of(by, now).is_some());
            if waited && !own { voices(after, *organisation, OrganisationNews::NameConfirmed) } else { Vec::new() }
        }
        Organisation::OrganisationNameKept { organisation, reason: Some(reason) } => {
            let wished = match before.organisations.get(*organisation).and_then(|it| it.name_wish.as_ref()) {
                Some(NameWish::Waiting { name } | NameWish::TurnedDown { name, .. }) => name.to_string(),
                None => String::new(),
            };
            voices(after, *organisation, OrganisationNews::NameKept { name: wished, reason: reason.to_string() })
        }
        Organisation::OrganisationClosed { organisation, reason } => {
            voices(before, *organisation, OrganisationNews::Closed { reason: reason.to_string() })
        }
        Organisation::RepresentativeDismissed { organisation, account } => {
            let known = after.organisations.get(*organisation);
            let letter = known.map(|it| Letter::Dismissed { organisation: it.name.to_string(), link: list.clone() });
            letter.map(|letter| (*account, letter)).into_iter().collect()
        }
        Organisation::OrganisationRegistered { .. }
        | Organisation::OrganisationDescribed { .. }
        | Organisation::OrganisationPictured { .. }
        | Organisation::OrganisationContactChanged { .. }
        | Organisation::OrganisationNameWished { .. }
        | Organisation::OrganisationNameKept { reason: None, .. }
        | Organisation::OrganisationHandedIn { .. }
        | Organisation::RepresentativeInvited { .. }
        | Organisation::RepresentativeInvitationWithdrawn { .. }
        | Organisation::RepresentativeJoined { .. }
        | Organisation::RepresentativeChanged { .. }
        | Organisation::RepresentativeLeft { .. } => Vec::new(),
    }
}

/// Whoever coordinates is told at once when the last voice of an organisation goes, in whatever way.
fn without_voice(settings: &Settings, happened: &Happened<'_>) -> Vec<(AccountId, Letter)> {
    let Happened { before, after, events, now, .. } = *happened;
    if !events.iter().any(|event| matches!(event, Event::Organisation(_) | Event::Account(_))) {
        return Vec::new();
    }
    let silent = |state: &Directory| -> BTreeSet<OrganisationId> {
        let all = state.organisations.iter().filter(|(_, known)| known.is_verified());
        all.map(|(id, _)| id).filter(|id| state.organisations.is_without_voice(*id, &state.accounts, now)).collect()
    };
    let mut told = Vec::new();
    for id in silent(after).difference(&silent(before)) {
        let Some(known) = after.organisations.get(*id) else { continue };
        let link = format!("{}/organisations/{id}", settings.public_url);
        let letter = Letter::NoVoice { organisation: known.name.to_string(), link };
        told.extend(after.accounts.with(CityRole::Coordinator).map(|account| (account, letter.clone())));
    }
    told
}
