//! The directory's stored events are a public format: one file each, never rewritten.
//!
//! `GOLDEN=write cargo test -p domain --test directory` writes what is missing.

use std::path::PathBuf;

use domain::directory::Event;
use domain::directory::accounts::{CityRole, Event as Account};
use domain::directory::organisations::{Details, Event as Organisation, Part};
use domain::text::Reason;

use crate::scene::*;

fn all() -> Vec<Event> {
    let account = OLGA;
    let accounts = [
        Account::AccountOpened { account },
        Account::RoleGranted { account, role: CityRole::Coordinator },
        Account::RoleRevoked { account, role: CityRole::Facilitator },
        Account::AccountDisabled { account },
        Account::AccountEnabled { account },
        Account::StewardAdded { workshop: WORKSHOP, account },
        Account::StewardRemoved { workshop: WORKSHOP, account },
        Account::AccountErased { account },
        Account::AccountMerged { from: FELIX, into: account },
    ];
    accounts.into_iter().map(Event::Account).chain(organisations().map(Event::Organisation)).collect()
}

fn organisations() -> [Organisation; 15] {
    let (organisation, account, invitation, part) = (HOUSE, OLGA, INVITATION, Part::Voice);
    let Details { name, kind, languages, website } = details("Haus der Kulturen");
    let reason = Reason::parse("Den Verein gibt es zweimal.").unwrap();
    let (until, expires) = (Some(NOW.plus_secs(86_400)), NOW.plus_secs(1_209_600));
    [
        Organisation::OrganisationRegistered {
            organisation,
            name: name.clone(),
            kind,
            languages: languages.clone(),
            website: website.clone(),
            account,
        },
        Organisation::OrganisationDescribed { organisation, kind, languages, website },
        Organisation::OrganisationRenamed { organisation, name: name.clone() },
        Organisation::OrganisationNameWished { organisation, name },
        Organisation::OrganisationNameKept { organisation, reason: Some(reason.clone()) },
        Organisation::OrganisationHandedIn { organisation },
        Organisation::OrganisationVerified { organisation },
        Organisation::OrganisationTurnedDown { organisation, reason: reason.clone() },
        Organisation::OrganisationClosed { organisation, reason },
        Organisation::RepresentativeInvited { organisation, invitation, part, until, expires },
        Organisation::RepresentativeInvitationWithdrawn { organisation, invitation },
        Organisation::RepresentativeJoined { organisation, invitation, account },
        Organisation::RepresentativeChanged { organisation, account, part, until },
        Organisation::RepresentativeLeft { organisation, account },
        Organisation::RepresentativeDismissed { organisation, account },
    ]
}

#[test]
fn stored_events_keep_their_format() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/directory"));
    let write = std::env::var("GOLDEN").is_ok_and(|it| it == "write");
    for event in all() {
        let file = folder.join(format!("{}.json", event.name()));
        let text = serde_json::to_string(&event).unwrap() + "\n";
        if write && !file.exists() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} has no golden file", event.name()));
        assert_eq!(text, kept, "{}", event.name());
        assert_eq!(serde_json::from_str::<Event>(&kept).unwrap(), event);
        assert!(kept.contains(&format!("\"event\":\"{}\"", event.name())), "it is stored under its own name");
    }
}
