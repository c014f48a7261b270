//! Who may do what in the directory: every command tried by everybody, where whoever may most would succeed.
//! `docs/rights-directory.md` is written from this (`GOLDEN=write` writes it anew).

use std::fmt::Write;

use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::bodies::Command as Body;
use domain::directory::invitations::Command as Invitation;
use domain::directory::posts::Command as Post;
use domain::directory::tasks::{Command as Task, Outcome};
use domain::directory::{Command, Refusal};
use domain::{Principal, Right, may};

use crate::city::*;
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
    ]
}

/// Who tries what is about posts: in `staffed`, and everything is about the post of a member whom the chair leads.
fn posts_parts() -> Vec<(&'static str, Principal)> {
    vec![
        ("public", Principal::Public),
        ("account without a post", signed_in(OLGA)),
        ("former holder", signed_in(FELIX)),
        ("holder", signed_in(MIA)),
        ("holder of another post there", signed_in(NORA)),
        ("who comes next", signed_in(ANNA)),
        ("chair", signed_in(PAUL)),
        ("chair of another body", signed_in(QUIN)),
        ("coordinator", signed_in(CARLA)),
        ("coordinator, second factor missing", unassured(CARLA)),
        ("operator", Principal::Operator),
    ]
}

fn posts_attempts() -> Vec<(&'static str, Scene, Command)> {
    let place = GROUP;
    let vacant = || staffed().and(signed_in(CARLA), set_end(MEMBER, staffed().now));
    let from = staffed().now;
    let acting = Post::Appoint { post: MEMBER, account: OLGA, from, until: Some(from.plus_secs(DAY)) }.into();
    let task = TASK;
    let close = Task::Close { task, outcome: Outcome::Done, note: None };
    let closed = staffed().and(signed_in(CARLA), close.clone());
    vec![
        ("`found_body`", staffed(), found("Beirat")),
        ("`found_office`", staffed(), Body::FoundOffice { name: title("Amt") }.into()),
        ("`rename` a body", staffed(), Body::Rename { place, name: title("Gruppe") }.into()),
        ("`dissolve` a body", staffed(), Body::Dissolve { place: EMPTY }.into()),
        ("`create` a post", staffed(), Post::Create { place, title: title("Mitglied"), is_chair: false }.into()),
        ("`rename` a post", staffed(), Post::Rename { post: MEMBER, title: title("Beisitz") }.into()),
        ("`abolish` a post", staffed(), Post::Abolish { post: OTHER }.into()),
        ("`appoint` a member", vacant(), acting),
        ("`appoint` a chair", staffed(), appoint(DEPUTY, OLGA, from)),
        ("`invite` to a vacant post", vacant(), invite(MEMBER)),
        (
            "`withdraw` an invitation",
            vacant().making(61).and(signed_in(CARLA), invite(MEMBER)),
            Invitation::Withdraw { invitation: INVITATION }.into(),
        ),
        ("`set_end` of a member's term", staffed(), set_end(MEMBER, from.plus_secs(DAY))),
        ("`show_name` of the holder", staffed(), Post::ShowName { post: MEMBER, shown: true }.into()),
        ("`open` a task", staffed(), open(MEMBER, "Einladen")),
        ("`reschedule` a task", staffed(), Task::Reschedule { task, due: None }.into()),
        ("`close` a task", staffed(), close.into()),
        ("`reopen` a task", closed, Task::Reopen { task }.into()),
        ("`move` a task to another post there", staffed(), Task::Move { task, to: OTHER }.into()),
        ("`hand_over` the holder's post", staffed(), hand_over(MIA, None, vec![MEMBER])),
    ]
}

fn answer(tried: Result<(), Refusal>) -> String {
    tried.map_or_else(|refusal| code(&refusal), |()| "yes".to_owned())
}

/// The second table: bodies, offices, posts and what waits there.
fn posts_table(page: &mut String) {
    let parts = posts_parts();
    let heads: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    writeln!(page, "\n## Bodies, offices, posts and tasks\n").unwrap();
    writeln!(page, "All about the post of a member of a steering group, and what waits there.\n").unwrap();
    writeln!(page, "| command | {} |\n| --- |{}", heads.join(" | "), " --- |".repeat(parts.len())).unwrap();
    for (name, scene, command) in posts_attempts() {
        let told = parts.iter().map(|(_, who)| answer(scene.tried(*who, command.clone()).map(|_| ())));
        writeln!(page, "| {name} | {} |", told.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    let rights = [
        ("to see by name who holds which post", Right::SeeHolders),
        ("to see a post's tasks, notes and history", Right::SeePost(MEMBER)),
        ("to see all that the holder has open", Right::HandOver(MIA)),
        ("to act as the holder", Right::HoldPost(MEMBER)),
    ];
    let scene = staffed();
    for (name, right) in rights {
        let told = parts.iter().map(|(_, who)| answer(may(*who, right, &scene.directory, scene.now)));
        writeln!(page, "| {name} | {} |", told.collect::<Vec<_>>().join(" | ")).unwrap();
    }
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
        let told = parts.iter().map(|(_, who)| match may(*who, right, &city().directory, NOW) {
            Ok(()) => "yes".to_owned(),
            Err(refusal) => code(&refusal),
        });
        writeln!(page, "| {name} | {} |", told.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    posts_table(&mut page);
    if std::env::var("GOLDEN").is_ok_and(|it| it == "write") {
        std::fs::write(PAGE, &page).unwrap();
    }
    assert_eq!(page, std::fs::read_to_string(PAGE).unwrap_or_default(), "docs/rights-directory.md");
}
