//! Who may do what in the directory: every command tried by everybody, where whoever may most would succeed.
//! `docs/rights-directory.md` is written from this (`GOLDEN=write` writes it anew).

use std::fmt::Write;

use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::organisations::{Command as Organisation, Part};
use domain::directory::{Command, Refusal};
use domain::ids::InvitationId;
use domain::text::Reason;
use domain::{Principal, Right};

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

/// Who tries what has to do with an organisation. What is tried is about the house of cultures.
fn parts_in_an_organisation() -> Vec<(&'static str, Principal)> {
    vec![
        ("public", Principal::Public),
        ("an account", signed_in(OLGA)),
        ("speaks for it", signed_in(VERA)),
        ("helps it", signed_in(HUGO)),
        ("spoke for it until yesterday", signed_in(FELIX)),
        ("speaks for another", signed_in(MARA)),
        ("coordinator", signed_in(CARLA)),
        ("coordinator, second factor missing", unassured(CARLA)),
        ("operator", Principal::Operator),
    ]
}

/// The time that Felix was to speak for the house has ended.
fn house() -> Scene {
    invited(Part::Voice, Some(NOW.plus_secs(60)))
        .addressed(INVITATION)
        .and(signed_in(FELIX), accept(FELIX))
        .after_secs(24 * 60 * 60)
}

fn without_voice() -> Scene {
    house().and(signed_in(VERA), dismiss(VERA))
}

fn attempts_in_an_organisation() -> Vec<(&'static str, Scene, Command)> {
    let (organisation, version, account, part) = (HOUSE, house().house().version, HUGO, Part::Voice);
    let reason = || Reason::parse("Es gibt sie nicht mehr.").unwrap();
    let renamed = Organisation::Change { organisation, version, details: details("Haus der Welt") };
    let wished = || house().and(signed_in(VERA), renamed.clone());
    let wish_version = wished().house().version;
    let next = InvitationId(52);
    let invite_next = Organisation::Invite { organisation, invitation: next, part, until: None };
    let invited_again = || house().and(signed_in(VERA), invite_next.clone());
    let turn_down = Organisation::TurnDown { organisation, version: 1, reason: reason() };
    let new = domain::ids::OrganisationId(43);
    vec![
        ("`register`", house(), register(new, "Chor").into()),
        ("`change` its details", house(), renamed.clone().into()),
        ("`verify`", waiting_with_all(), Organisation::Verify { organisation, version: 1 }.into()),
        ("`turn_down`", waiting_with_all(), turn_down.into()),
        ("`confirm_name`", wished(), Organisation::ConfirmName { organisation, version: wish_version }.into()),
        (
            "`keep_name`, with a reason",
            wished(),
            Organisation::KeepName { organisation, version: wish_version, reason: Some(reason()) }.into(),
        ),
        (
            "`keep_name`, taking the wish back",
            wished(),
            Organisation::KeepName { organisation, version: wish_version, reason: None }.into(),
        ),
        ("`close`", house(), Organisation::Close { organisation, reason: reason() }.into()),
        ("`invite`", house(), invite_next.clone().into()),
        ("`invite`, nobody speaks for it", without_voice(), invite_next.clone().into()),
        ("`withdraw` an invitation", invited_again(), Organisation::Withdraw { organisation, invitation: next }.into()),
        (
            "`accept`, for the account",
            invited_again().addressed(next),
            Organisation::Accept { organisation, invitation: next, account: OLGA }.into(),
        ),
        (
            "`accept`, for the account, sent to another address",
            invited_again(),
            Organisation::Accept { organisation, invitation: next, account: OLGA }.into(),
        ),
        ("`appoint` whoever helps", house(), Organisation::Appoint { organisation, account, part, until: None }.into()),
        ("`dismiss` whoever helps", house(), dismiss(HUGO).into()),
    ]
}

/// Nobody has verified the house; Hugo helps it all the same, and Felix did once.
fn waiting_with_all() -> Scene {
    use domain::directory::Event;
    use domain::directory::organisations::Event as Happened;
    let joined = |scene: Scene, invitation, account, part, until| {
        let (organisation, expires) = (HOUSE, NOW.plus_secs(60));
        scene
            .given(Event::Organisation(Happened::RepresentativeInvited {
                organisation,
                invitation,
                part,
                until,
                expires,
            }))
            .given(Event::Organisation(Happened::RepresentativeJoined { organisation, invitation, account }))
    };
    let helped = joined(waiting(), InvitationId(50), HUGO, Part::Helper, None);
    joined(helped, INVITATION, FELIX, Part::Voice, Some(NOW.plus_secs(60))).after_secs(24 * 60 * 60)
}

fn table(
    page: &mut String,
    parts: &[(&'static str, Principal)],
    attempts: Vec<(&'static str, Scene, Command)>,
    rights: Vec<(&'static str, Scene, Right)>,
) {
    let heads: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    writeln!(page, "| command | {} |", heads.join(" | ")).unwrap();
    writeln!(page, "| --- |{}", " --- |".repeat(parts.len())).unwrap();
    let told = |it: Result<(), Refusal>| it.map_or_else(|refusal| code(&refusal), |()| "yes".to_owned());
    for (name, scene, command) in attempts {
        let all = parts.iter().map(|(_, who)| told(scene.tried(*who, command.clone()).map(|_| ())));
        writeln!(page, "| {name} | {} |", all.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    for (name, scene, right) in rights {
        let all = parts.iter().map(|(_, who)| told(scene.may(*who, right)));
        writeln!(page, "| {name} | {} |", all.collect::<Vec<_>>().join(" | ")).unwrap();
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
    let rights = [
        ("to prepare a workshop", Right::PrepareWorkshops),
        ("to coordinate", Right::Coordinate),
        ("to read the audit", Right::ReadAudit),
        ("to see the own account", Right::Own(OLGA)),
    ];
    table(&mut page, &parts, attempts(), rights.map(|(name, right)| (name, city(), right)).into());
    page.push_str("\n## Organisations\n\n");
    let rights = vec![
        ("to see it, verified", house(), Right::SeeOrganisation(HOUSE)),
        ("to see it, not verified", waiting_with_all(), Right::SeeOrganisation(HOUSE)),
        ("to see who represents it", house(), Right::SeeMembers(HOUSE)),
        ("to speak for it, verified", house(), Right::Represent(HOUSE)),
        ("to speak for it, not verified", waiting_with_all(), Right::Represent(HOUSE)),
        ("to verify", house(), Right::Verify),
    ];
    table(&mut page, &parts_in_an_organisation(), attempts_in_an_organisation(), rights);
    if std::env::var("GOLDEN").is_ok_and(|it| it == "write") {
        std::fs::write(PAGE, &page).unwrap();
    }
    assert_eq!(page, std::fs::read_to_string(PAGE).unwrap_or_default(), "docs/rights-directory.md");
}
