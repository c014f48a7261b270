//! Who may do what in the directory: every command tried by everybody, where whoever may most would succeed.
//! `docs/rights-directory.md` is written from this (`GOLDEN=write` writes it anew).

use std::fmt::Write;

use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::texts::{Command as Text, Field, Which};
use domain::directory::{Command, Refusal};
use domain::{Principal, Right, may};

use crate::scene::*;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rights-directory.md");

/// Who tries, and how the page calls them. What is tried is about Olga, by others and by herself.
fn parts() -> Vec<(&'static str, Principal)> {
    vec![
        ("public", Principal::Public),
        ("whom it is about", signed_in(OLGA)),
        ("facilitator", signed_in(FELIX)),
        ("coordinator", signed_in(CARLA)),
        ("coordinator, second factor missing", unassured(CARLA)),
        ("operator", Principal::Operator),
    ]
}

fn attempts() -> Vec<(&'static str, Scene, Command)> {
    let (account, role, workshop) = (OLGA, CityRole::Facilitator, WORKSHOP);
    let granted = || city().and(signed_in(CARLA), grant(OLGA, role));
    let disabled = || city().and(signed_in(CARLA), Account::Disable { account });
    vec![
        ("`open`", city(), Account::Open { account: NOBODY }.into()),
        ("`grant`", city(), grant(account, role)),
        ("`revoke`", granted(), Account::Revoke { account, role }.into()),
        ("`disable`", city(), Account::Disable { account }.into()),
        ("`enable`", disabled(), Account::Enable { account }.into()),
        ("`add_steward`", city(), Account::AddSteward { workshop, account }.into()),
        ("`add_steward`, running the workshop", city().running(), Account::AddSteward { workshop, account }.into()),
        ("`remove_steward`", city(), Account::RemoveSteward { workshop, account }.into()),
        ("`erase`", city(), Account::Erase { account }.into()),
        ("`merge` into it", city(), Account::Merge { from: FELIX, into: account }.into()),
        ("`set` a text of record", city(), imprint()),
    ]
}

fn imprint() -> Command {
    let fields = vec![(Field::Provider, "Stadt Beispiel".to_owned())];
    Text::Set { which: Which::Imprint, lang: "de".to_owned(), fields, based_on: 0 }.into()
}

fn code(refusal: &Refusal) -> String {
    let json = serde_json::to_value(refusal).unwrap();
    json["code"].as_str().unwrap().replace('_', " ")
}

#[test]
fn the_page_about_rights_is_true() {
    let parts = parts();
    let mut page = String::from(
        "# Rights in the directory\n\nWho may change accounts, organisations, bodies and texts of record, as the program decides it, \
         tried by everybody. Written by a test (`domain/tests/directory/rights.rs`), which fails when it is not true any more. \
         *yes*: it is done. All else is the code of the refusal. Every page, form and export asks the same function, `may` in \
         `domain/src/actor.rs`; what is not named there is refused.\n\n",
    );
    let heads: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    writeln!(page, "| command | {} |", heads.join(" | ")).unwrap();
    writeln!(page, "| --- |{}", " --- |".repeat(parts.len())).unwrap();
    for (name, scene, command) in attempts() {
        let told = parts.iter().map(|(_, who)| match scene.tried(*who, command.clone()) {
            Ok(_) => "yes".to_owned(),
            Err(refusal) => code(&refusal),
        });
        writeln!(page, "| {name} | {} |", told.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    let rights = [
        ("to prepare a workshop", Right::PrepareWorkshops),
        ("to coordinate", Right::Coordinate),
        ("to read the audit", Right::ReadAudit),
        ("to see the own account", Right::Own(OLGA)),
    ];
    for (name, right) in rights {
        let told = parts.iter().map(|(_, who)| match may(*who, right, &city().directory) {
            Ok(()) => "yes".to_owned(),
            Err(refusal) => code(&refusal),
        });
        writeln!(page, "| {name} | {} |", told.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    if std::env::var("GOLDEN").is_ok_and(|it| it == "write") {
        std::fs::write(PAGE, &page).unwrap();
    }
    assert_eq!(page, std::fs::read_to_string(PAGE).unwrap_or_default(), "docs/rights-directory.md");
}
