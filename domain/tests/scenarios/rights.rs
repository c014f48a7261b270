//! Who may ask what: every command tried by everybody, where whoever may ask it most would succeed. `docs/rights.md` is
//! written from this, so that nobody gains or loses a right unseen (`GOLDEN=write` writes it anew).

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::Actor;
use domain::ids::{OrganisationId, SeatId};
use domain::tally::Method;
use domain::workshop::poll::{Electorate, OptionWish, PollWish, Terms};
use domain::workshop::{Behalf, CardKind, Command, Contribution, Event, HidingRule, Item, Standing};

use crate::scene::*;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rights.md");

/// Where the part of `end2end/tests/rights.test.mjs` begins.
const PAGES: &str = "\n## Pages and forms\n";

/// Who tries, and how the page calls them. All things tried with are Berta's, at the table on education.
const PARTS: [(&str, Actor); 7] = [
    ("their author", Actor::Seat(BERTA)),
    ("others at the table", Actor::Seat(CEM)),
    ("the table's host", Actor::Seat(ANNA)),
    ("another table's host", Actor::Seat(DANA)),
    ("an interpreter, at another table", Actor::Seat(INTERPRETER)),
    ("somebody without a table", Actor::Seat(EMIL)),
    ("facilitator", STEWARD),
];

fn setup(electorate: Electorate) -> Box<PollWish> {
    let option = |text: &str| OptionWish { item: None, text: text.to_owned(), cost: 0 };
    Box::new(PollWish {
        group: match electorate {
            Electorate::Table(group) => Some(group),
            _ => None,
        },
        question: "Womit fangen wir an?".to_owned(),
        lang: "de".to_owned(),
        method: Method::Approval,
        electorate,
        options: vec![option("Schulhof öffnen"), option("Bank an der Haltestelle")],
        terms: Terms::default(),
        secret: true,
        late: false,
        common_ground: false,
        secs: 0,
        follows: None,
    })
}

fn words(text: &str) -> String {
    text.to_owned()
}

/// A scene in which it could be done, and the command; for polls and lists of speakers of a table and of the room.
fn attempts() -> Vec<(&'static str, Scene, Command)> {
    let hosts = |scene: Scene| {
        let (seat, group) = (INTERPRETER, Some(HOUSING));
        let taken = Event::SeatTaken { seat, kind: None, organisation: None, lang: de(), group };
        let scene = scene.given(STEWARD, Event::HostAppointed { seat: DANA, on: true });
        scene.given(Actor::System, taken).given(STEWARD, Event::InterpreterAppointed { seat, on: true })
    };
    let at = |phase| hosts(during(phase).observation(1, BERTA).observation(2, BERTA).comment(1, 1, BERTA));
    let piled = || at(ORDER).cluster(1, &[a(1), a(2)]);
    let hung = || hosts(during(DERIVE).card(1, BERTA, CardKind::MainGoal).card(2, BERTA, CardKind::Goal));
    let tray = |standing| {
        let scene = hosts(during(ORDER));
        scene.card_standing(1, BERTA, CardKind::Observation, standing, true, EDUCATION)
    };
    let hidden = Standing::Hidden { reason: reason() };
    let item = Item::Card(card(1));
    let rejected = || at(ORDER).and(STEWARD, Command::RejectItem { item, reason: words("Liegt nicht bei der Stadt.") });
    let polls = |electorate: Electorate| {
        let drafted = at(WEIGH).and(STEWARD, Command::DraftPoll { poll: None, setup: setup(electorate.clone()) });
        let open = drafted.clone().and(STEWARD, Command::OpenPoll { poll: POLL });
        let tied = open.clone().voted(BERTA, 1, &[(0, 1)]).voted(CEM, 2, &[(1, 1)]);
        (drafted, open, tied.and(STEWARD, Command::ClosePoll { poll: POLL }))
    };
    let (poll, reason) = (POLL, words("Liegt nicht bei der Stadt."));
    let lang = words("de");
    let mut renamed = plan();
    renamed.about.title = title("VisionsCafé im Herbst");
    let mut all = vec![
        ("`write_card`", at(OPEN), write("Karte 3")),
        ("`edit_card`", at(OPEN), edit(1, 1, "Karte 1, besser")),
        ("`withdraw_card`", at(OPEN), Command::WithdrawCard { card: card(1) }),
        ("`support`", at(OPEN), Command::Support { card: card(1), on: true }),
        ("`comment`", at(OPEN), remark(1, "Auch bei uns.")),
        ("`withdraw_comment`", at(OPEN), Command::WithdrawComment { card: card(1), comment: comment(1) }),
        ("`join_items`", at(ORDER), join(a(1), a(2))),
        ("`name_cluster`", piled(), Command::NameCluster { cluster: cluster(1), name: words("Schulweg") }),
        ("`take_apart`", piled(), Command::TakeApart { cluster: cluster(1) }),
        ("`take_out`", piled(), Command::TakeOut { card: card(1) }),
        ("`hang_card`", hung(), Command::HangCard { card: card(2), under: Some(card(1)) }),
        ("`undo`, one's own step", at(OPEN).and(seat(BERTA), edit(1, 1, "Karte 1, besser")), undo()),
        ("`undo`, the table's", piled(), Command::Undo { table: true, group: Some(EDUCATION) }),
        ("`hand_over`", at(HARVEST), Command::HandOver { item, on: true }),
        ("`choose_group`", at(ARRIVE), Command::ChooseGroup { group: HEALTH }),
        ("`choose_language`", at(ARRIVE), Command::ChooseLanguage { lang: words("ar") }),
        ("`summarise`", at(ORDER), Command::Summarise { group: EDUCATION, text: words("Viel."), lang: lang.clone() }),
        ("`write_for`, at the table", at(OPEN), write_for(EDUCATION, Behalf::Paper, &["Karte 3"])),
        ("`write_for`, at a third table", at(OPEN), write_for(HEALTH, Behalf::Person, &["Karte 3"])),
        ("`comment_for`", at(OPEN), remark_for(1, "Auch bei uns.")),
        ("`lock_group`", at(ORDER), Command::LockGroup { group: EDUCATION, on: true }),
        ("`prepare`", at(ARRIVE), Command::Prepare { plan: Box::new(renamed) }),
        ("`open_workshop`", prepared(plan()), Command::OpenWorkshop),
        ("`start_phase`", at(ARRIVE), Command::StartPhase { phase: ORDER, group: None }),
        ("`start_phase`, of one table", at(ARRIVE), Command::StartPhase { phase: ORDER, group: Some(EDUCATION) }),
        ("`next_phase`", at(ARRIVE), Command::NextPhase { group: None }),
        ("`previous_phase`", at(ORDER), Command::PreviousPhase { group: None }),
        ("`extend`", at(COLLECT), Command::Extend { secs: 60, group: None }),
        ("`reveal`", unrevealed(hosts(during(COLLECT))), Command::Reveal { group: None }),
        ("`approve`", tray(Standing::Queued), Command::Approve { what: this(1) }),
        ("`hide`", at(ORDER), hide(this(1))),
        ("`restore`", tray(hidden), Command::Restore { what: this(1) }),
        ("`admit_late`", tray(Standing::Late), Command::AdmitLate { card: card(1) }),
        (
            "`decline_late`",
            tray(Standing::Late),
            Command::DeclineLate { card: card(1), reason: reason.clone(), rule: HidingRule::OffTopic },
        ),
        ("`lock_card`", at(ORDER), Command::LockCard { card: card(1), on: true }),
        ("`lock_room`", at(ORDER), Command::LockRoom { on: true }),
        ("`pause_seat`", at(ORDER), Command::PauseSeat { seat: BERTA, on: true }),
        ("`pause_author`", at(ORDER), Command::PauseAuthor { what: Contribution::Card(card(1)), on: true }),
        ("`appoint_host`", at(ORDER), Command::AppointHost { seat: BERTA, on: true }),
        ("`appoint_interpreter`", at(ORDER), Command::AppointInterpreter { seat: BERTA, on: true }),
        ("`move_seat`", at(ORDER), Command::MoveSeat { seat: BERTA, group: HOUSING }),
        ("`rotate`", at(GALLERY), Command::Rotate),
        ("`mix`", at(ARRIVE), Command::Mix),
        ("`project`", at(ORDER), Command::Project { group: Some(EDUCATION), code: false, poll: None }),
        ("`close_workshop`", at(CLOSE), Command::CloseWorkshop),
        (
            "`merge_items`",
            at(ORDER),
            Command::MergeItems {
                items: vec![a(1), a(2)],
                kind: CardKind::Observation,
                text: words("Beides"),
                lang: lang.clone(),
                reason: reason.clone(),
            },
        ),
        (
            "`split_card`",
            at(ORDER),
            Command::SplitCard { card: card(1), parts: vec![words("Eins"), words("Zwei")], lang },
        ),
        (
            "`reword_card`",
            at(ORDER),
            Command::RewordCard { card: card(1), based_on: 1, text: words("Anders"), lang: None, reason: None },
        ),
        ("`reject_item`", at(ORDER), Command::RejectItem { item, reason: reason.clone() }),
        ("`put_back`", rejected(), Command::PutBack { card: card(1) }),
        ("`declare_people`", at(WEIGH), Command::DeclarePeople { seat: BERTA, people: 3 }),
        ("`name_delegate`", represented(hosts(during(WEIGH))), Command::NameDelegate { seat: FATMA }),
        (
            "`take_seat`",
            at(ARRIVE),
            Command::TakeSeat { kind: None, organisation: None, lang: words("de"), group: None },
        ),
    ];
    let table = [
        "`draft_poll`, of the table",
        "`drop_poll`, of the table",
        "`schedule_poll`, of the table",
        "`open_poll`, of the table",
        "`extend_poll`, of the table",
        "`close_poll`, of the table",
        "`cancel_poll`, of the table",
        "`count_paper`, of the table",
        "`break_tie`, of the table",
        "`cast_ballot`, of the table",
    ];
    let room = [
        "`draft_poll`, of the room",
        "`drop_poll`, of the room",
        "`schedule_poll`, of the room",
        "`open_poll`, of the room",
        "`extend_poll`, of the room",
        "`close_poll`, of the room",
        "`cancel_poll`, of the room",
        "`count_paper`, of the room",
        "`break_tie`, of the room",
        "`cast_ballot`, of the room",
    ];
    for (names, electorate) in [(table, Electorate::Table(EDUCATION)), (room, Electorate::Everyone)] {
        let (drafted, open, tied) = polls(electorate.clone());
        let group = matches!(electorate, Electorate::Table(_)).then_some(EDUCATION);
        let counts = vec![vec![2], vec![1]];
        let commands = [
            (at(WEIGH), Command::DraftPoll { poll: None, setup: setup(electorate) }),
            (drafted.clone(), Command::DropPoll { poll }),
            (drafted.clone(), Command::SchedulePoll { poll, secs: Some(60) }),
            (drafted, Command::OpenPoll { poll }),
            (open.clone(), Command::ExtendPoll { poll, secs: 60 }),
            (open.clone(), Command::ClosePoll { poll }),
            (open.clone(), Command::CancelPoll { poll, reason: reason.clone() }),
            (open.clone(), Command::CountPaper { poll, group, people: 3, counts }),
            (tied, Command::BreakTie { poll, options: Some(vec![0]), reason: reason.clone() }),
            (
                open,
                Command::CastBallot {
                    poll,
                    receipt: words("receipt-of-somebody"),
                    ballot: domain::workshop::poll::BallotWish { marks: vec![(0, 1)], reasons: Vec::new() },
                },
            ),
        ];
        all.extend(names.into_iter().zip(commands).map(|(name, (scene, command))| (name, scene, command)));
    }
    let lists = [
        [
            "`set_speaking`, of the table",
            "`ask_to_speak`, at the table",
            "`ask_to_speak` for others, at the table",
            "`call_speaker`, of the table",
            "`end_speech`, of the table",
        ],
        [
            "`set_speaking`, of the room",
            "`ask_to_speak`, in the room",
            "`ask_to_speak` for others, in the room",
            "`call_speaker`, of the room",
            "`end_speech`, of the room",
        ],
    ];
    for (names, group) in lists.into_iter().zip([Some(EDUCATION), None]) {
        let set = Command::SetSpeaking { group, open: true, alternate: false, limit_secs: 0 };
        let open = at(ORDER).and(STEWARD, set.clone());
        let asked = open.clone().and(STEWARD, Command::AskToSpeak { group, on: true, seat: Some(BERTA) });
        let speaking = asked.clone().and(STEWARD, Command::CallSpeaker { group, seat: Some(BERTA) });
        let commands = [
            (at(ORDER), set),
            (open.clone(), Command::AskToSpeak { group, on: true, seat: None }),
            (open, Command::AskToSpeak { group, on: true, seat: Some(BERTA) }),
            (asked, Command::CallSpeaker { group, seat: None }),
            (speaking, Command::EndSpeech { group }),
        ];
        all.extend(names.into_iter().zip(commands).map(|(name, (scene, command))| (name, scene, command)));
    }
    all
}

/// Interprets, and sits at the table on housing.
const INTERPRETER: SeatId = SeatId(208);

/// Represents an organisation at the table on education, as Berta does.
const FATMA: SeatId = SeatId(206);

fn represented(scene: Scene) -> Scene {
    let event = Event::SeatTaken {
        seat: FATMA,
        kind: None,
        organisation: Some(OrganisationId(1)),
        lang: de(),
        group: Some(EDUCATION),
    };
    scene.given(Actor::System, event.clone()).given(
        Actor::System,
        Event::SeatTaken {
            seat: SeatId(207),
            kind: None,
            organisation: Some(OrganisationId(1)),
            lang: de(),
            group: None,
        },
    )
}

fn unrevealed(scene: Scene) -> Scene {
    scene.card_standing(1, BERTA, CardKind::Observation, Standing::Open, false, EDUCATION)
}

/// What became of it, as the page says it.
fn outcome(scene: &Scene, by: Actor, command: &Command) -> String {
    let outcome = match command {
        // A ballot is no event: it goes into its box.
        Command::CastBallot { ballot, .. } => scene.fills_in(by, 1, ballot).map(|_| ()),
        _ => match scene.when(by, command.clone()).refusal() {
            Some(refusal) => Err(refusal),
            None => Ok(()),
        },
    };
    match outcome {
        Ok(()) => words("yes"),
        Err(refusal) => serde_json::to_value(&refusal).unwrap()["code"].as_str().unwrap().replace('_', " "),
    }
}

fn page() -> String {
    let mut page = words(
        "# Rights\n\nWho may ask for what, as the program decides it. Every command is tried by everybody, in a moment where whoever may ask it \
         most succeeds. This page is written by a test (`domain/tests/scenarios/rights.rs`), which fails when it is not true any more.\n\n\
         All commands, over whatever channel they come (the socket, a plain form), are decided by one function, `decide`, for one \
         actor whom the server found out from a cookie or a token. Who has no seat and runs nothing (the public, a projector) is no \
         actor: there is no command for them. What is not named is refused.\n\n\
         Cards and remarks that something is done with are those of a person at a table. *yes*: it is done. All else is the code of the refusal.\n\n",
    );
    let heads: Vec<_> = PARTS.iter().map(|(name, _)| *name).collect();
    let _ = writeln!(page, "| command | {} |\n| --- |{}", heads.join(" | "), " --- |".repeat(heads.len()));
    for (name, scene, command) in attempts() {
        let row: Vec<_> = PARTS.iter().map(|(_, by)| outcome(&scene, *by, &command)).collect();
        let _ = writeln!(page, "| {name} | {} |", row.join(" | "));
    }
    page
}

#[test]
fn the_page_of_rights_says_what_the_program_does() {
    let (page, written) = (page(), std::fs::read_to_string(PAGE).unwrap_or_default());
    // What follows is about pages, and another test's.
    let (commands, pages) = written.split_once(PAGES).unwrap_or((&written, ""));
    if std::env::var("GOLDEN").is_ok_and(|mode| mode == "write") {
        let pages = if pages.is_empty() { String::new() } else { format!("{PAGES}{pages}") };
        return std::fs::write(PAGE, format!("{page}{pages}")).unwrap();
    }
    for (line, (now, then)) in page.lines().zip(commands.lines()).enumerate() {
        assert_eq!(now, then, "docs/rights.md, line {}: GOLDEN=write writes it anew", line + 1);
    }
    assert_eq!(page.lines().count(), commands.lines().count());
}

#[test]
fn every_command_is_tried_and_somebody_may_ask_it() {
    let mut tried = BTreeSet::new();
    for (name, scene, command) in attempts() {
        let value = serde_json::to_value(&command).unwrap();
        let tag = value["do"].as_str().unwrap();
        assert!(name.starts_with(&format!("`{tag}`")), "{name} is tried with {tag}");
        tried.insert(tag.to_owned());
        let allowed = PARTS.iter().filter(|(_, by)| outcome(&scene, *by, &command) == "yes").count();
        // A seat is taken at the door, by the server itself.
        assert_eq!(allowed == 0, tag == "take_seat", "{name}");
    }
    let unknown = serde_json::from_str::<Command>(r#"{"do":"no such command"}"#).unwrap_err().to_string();
    let (_, all) = unknown.split_once("expected one of ").unwrap();
    let all: BTreeSet<_> = all.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(tried, all);
}

/// A pause is for disturbing others; what disturbs nobody, and one's vote, stay.
#[test]
fn whoever_is_paused_may_still_vote_fall_silent_and_take_a_remark_back() {
    let mut may = Vec::new();
    for (name, scene, command) in attempts() {
        let paused = scene.given(STEWARD, Event::SeatPaused { seat: BERTA, on: true, unnamed: false });
        if outcome(&paused, Actor::Seat(BERTA), &command) == "yes" {
            may.push(name);
        }
    }
    assert_eq!(
        may,
        [
            "`withdraw_comment`",
            "`choose_language`",
            "`cast_ballot`, of the table",
            "`cast_ballot`, of the room",
            "`end_speech`, of the table",
            "`end_speech`, of the room",
        ]
    );
}
