//! Who may do what in the directory: every command tried by everybody, where whoever may most would succeed.
//! `docs/rights-directory.md` is written from this (`GOLDEN=write` writes it anew).

use std::fmt::Write;

use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::attachments::Command as Attachment;
use domain::directory::bodies::Command as Body;
use domain::directory::invitations::Command as Invitation;
use domain::directory::organisations::{Command as Organisation, Part};
use domain::directory::posts::Command as Post;
use domain::directory::tasks::{Command as Task, Outcome};
use domain::directory::texts::{Command as Text, Field, Which};
use domain::directory::{Command, Refusal};
use domain::ids::{FileId, InvitationId};
use domain::text::Reason;
use domain::{Principal, Right};

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
        ("`add_steward`", granted(), Account::AddSteward { workshop, account }.into()),
        ("`add_steward`, running the workshop", granted().running(), Account::AddSteward { workshop, account }.into()),
        (
            "`add_steward` of somebody who may run none",
            city().running(),
            Account::AddSteward { workshop, account }.into(),
        ),
        ("`remove_steward`", city(), Account::RemoveSteward { workshop, account }.into()),
        ("`forget_factor`", city(), Account::ForgetFactor { account }.into()),
        ("`erase`", city(), Account::Erase { account }.into()),
        ("`merge` into it", city(), Account::Merge { from: FELIX, into: account }.into()),
        ("`set` a text of record", city(), imprint()),
    ]
}

fn imprint() -> Command {
    let fields = vec![(Field::Provider, "Stadt Beispiel".to_owned())];
    Text::Set { which: Which::Imprint, lang: "de".to_owned(), fields, based_on: 0 }.into()
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

fn posts_attempts() -> Vec<(&'static str, Scene, Command)> {
    let place = GROUP;
    let attached = || staffed().making(71).and(signed_in(CARLA), Attachment::Attach { post: MEMBER });
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
        ("`abolish` a post", staffed(), Post::Abolish { post: OTHER_POST }.into()),
        ("`appoint` a member", vacant(), acting),
        ("`appoint` a chair", staffed(), appoint(DEPUTY, OLGA, from)),
        ("`invite` to a vacant post", vacant(), invite_to(MEMBER)),
        (
            "`withdraw` an invitation",
            vacant().making(61).and(signed_in(CARLA), invite_to(MEMBER)),
            Invitation::Withdraw { invitation: POST_INVITATION }.into(),
        ),
        ("`set_end` of a member's term", staffed(), set_end(MEMBER, from.plus_secs(DAY))),
        ("`show_name` of the holder", staffed(), Post::ShowName { post: MEMBER, shown: true }.into()),
        ("`attach` a file", staffed(), Attachment::Attach { post: MEMBER }.into()),
        ("`remove` a file", attached(), Attachment::Remove { file: FileId(71) }.into()),
        ("`open` a task", staffed(), open(MEMBER, "Einladen")),
        ("`reschedule` a task", staffed(), Task::Reschedule { task, due: None }.into()),
        ("`close` a task", staffed(), close.into()),
        ("`reopen` a task", closed, Task::Reopen { task }.into()),
        ("`move` a task to another post there", staffed(), Task::Move { task, to: OTHER_POST }.into()),
        ("`hand_over` the holder's post", staffed(), hand_over(MIA, None, vec![MEMBER])),
    ]
}

/// The third table: bodies, offices, posts and what waits there.
fn posts_table(page: &mut String) {
    writeln!(page, "\n## Bodies, offices, posts and tasks\n").unwrap();
    writeln!(page, "All about the post of a member of a steering group, and what waits there.\n").unwrap();
    let rights = [
        ("to see by name who holds which post", Right::SeeHolders),
        ("to see a post's tasks, notes and history", Right::SeePost(MEMBER)),
        ("to see all that the holder has open", Right::HandOver(MIA)),
        ("to act as the holder", Right::HoldPost(MEMBER)),
    ];
    let rights = rights.map(|(name, right)| (name, staffed(), right)).into();
    table(page, &posts_parts(), posts_attempts(), rights);
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
        ("to run a workshop, listed there", Right::RunWorkshop { listed: true }),
        ("to run a workshop, not listed there", Right::RunWorkshop { listed: false }),
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
        ("to come to a workshop for it, verified", house(), Right::ComeFor(HOUSE)),
        ("to come to a workshop for it, not verified", waiting_with_all(), Right::ComeFor(HOUSE)),
        ("to verify", house(), Right::Verify),
    ];
    table(&mut page, &parts_in_an_organisation(), attempts_in_an_organisation(), rights);
    posts_table(&mut page);
    if std::env::var("GOLDEN").is_ok_and(|it| it == "write") {
        std::fs::write(PAGE, &page).unwrap();
    }
    assert_eq!(page, std::fs::read_to_string(PAGE).unwrap_or_default(), "docs/rights-directory.md");
}
