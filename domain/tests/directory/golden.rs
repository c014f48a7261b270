//! The directory's stored events are a public format: one file each, never rewritten.
//!
//! `GOLDEN=write cargo test -p domain --test directory` writes what is missing.

use std::path::PathBuf;

use domain::directory::Event;
use domain::directory::accounts::{CityRole, Event as Account};
use domain::directory::texts::{Event as Text, Field, Which};
use domain::lang::Lang;
use domain::text::Clause;

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
    let said = |field, text| (field, Clause::parse(text).unwrap());
    let texts = [Text::TextSet {
        which: Which::Accessibility,
        lang: Lang::parse("de").unwrap(),
        version: 1,
        fields: [said(Field::Status, "partial"), said(Field::NotAccessible, "Alte PDF-Dateien.\nSie werden ersetzt.")]
            .into(),
    }];
    accounts.into_iter().map(Event::Account).chain(texts.into_iter().map(Event::Text)).collect()
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
