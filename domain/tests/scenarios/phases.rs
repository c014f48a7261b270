//! The phases: what each allows, and how those who run the room lead through them.

use domain::ids::{GroupId, PhaseId};
use domain::refusal::Thing;
use domain::workshop::{CardKind, Command, Event, HidingRule, PhaseKind, Verb};
use domain::{Refusal, Timestamp};

use crate::scene::*;

const VERBS: [Verb; 7] =
    [Verb::Write, Verb::Rework, Verb::Support, Verb::Comment, Verb::Order, Verb::Hang, Verb::HandOver];

/// The contract, written out once more: a column per verb, in the order of `VERBS`.
const CONTRACT: [(PhaseKind, PhaseId, [bool; 7]); 8] = [
    (PhaseKind::Arrive, ARRIVE, [false, false, false, false, false, false, false]),
    (PhaseKind::Collect, OPEN, [true, true, true, true, false, false, false]),
    (PhaseKind::Order, ORDER, [false, false, true, true, true, false, false]),
    (PhaseKind::Derive, DERIVE, [true, true, true, true, true, true, false]),
    (PhaseKind::Gallery, GALLERY, [false, false, true, true, false, false, false]),
    (PhaseKind::Weigh, WEIGH, [false, false, true, true, false, false, false]),
    (PhaseKind::Harvest, HARVEST, [false, false, false, true, true, true, true]),
    (PhaseKind::Close, CLOSE, [false, false, false, false, false, false, false]),
];

/// One command for each verb, on a table with cards 1 (a main goal) and 2 (a goal), both Berta's.
fn command_for(verb: Verb) -> Command {
    match verb {
        Verb::Write => write("x"),
        Verb::Rework => edit(1, 1, "x"),
        Verb::Support => Command::Support { card: card(1), on: true },
        Verb::Comment => remark(1, "x"),
        Verb::Order => join(a(1), a(2)),
        Verb::Hang => Command::HangCard { card: card(2), under: Some(card(1)) },
        Verb::HandOver => Command::HandOver { item: a(1), on: true },
    }
}

#[test]
fn each_phase_allows_what_its_kind_says_and_nothing_else() {
    for (kind, phase, allowed) in CONTRACT {
        let scene = during(phase).card(1, BERTA, CardKind::MainGoal).card(2, BERTA, CardKind::Goal);
        for (verb, allowed) in VERBS.into_iter().zip(allowed) {
            assert_eq!(kind.allows(verb), allowed, "{kind:?} {verb:?}");
            let refusal = scene.when(seat(BERTA), command_for(verb)).refusal();
            assert_eq!(refusal, (!allowed).then_some(Refusal::NotInThisPhase), "{kind:?} {verb:?}");
        }
    }
    assert_eq!(CONTRACT.map(|(kind, ..)| kind), PhaseKind::ALL);
}

#[test]
fn those_who_run_the_room_order_as_the_phase_allows() {
    for (kind, phase, allowed) in CONTRACT {
        let scene = during(phase).card(1, BERTA, CardKind::MainGoal).card(2, BERTA, CardKind::Goal);
        for (verb, allowed) in VERBS.into_iter().zip(allowed).skip(4) {
            let refusal = scene.when(STEWARD, command_for(verb)).refusal();
            assert_eq!(refusal, (!allowed).then_some(Refusal::NotInThisPhase), "{kind:?} {verb:?}");
        }
    }
}

#[test]
fn a_walk_and_the_end_open_the_other_tables() {
    let open: Vec<_> = PhaseKind::ALL.into_iter().filter(|kind| kind.opens_other_tables()).collect();
    assert_eq!(open, [PhaseKind::Gallery, PhaseKind::Close]);
}

fn started(groups: &[GroupId], phase: PhaseId, ends: Option<Timestamp>) -> Event {
    Event::PhaseStarted { groups: groups.to_vec(), phase, ends }
}

const ALL: [GroupId; 3] = [EDUCATION, HOUSING, HEALTH];

fn start(phase: PhaseId, group: Option<GroupId>) -> Command {
    Command::StartPhase { phase, group }
}

#[test]
fn a_phase_starts_for_all_or_for_one_group_with_its_timer() {
    let scene = during(ARRIVE);
    let ends = Some(scene.now.plus_secs(COLLECT_SECS));
    scene.when(STEWARD, start(COLLECT, None)).then([started(&ALL, COLLECT, ends)]);
    scene.when(STEWARD, start(ORDER, Some(HOUSING))).then([started(&[HOUSING], ORDER, None)]);
    scene.when(STEWARD, start(NO_PHASE, None)).refused_with(unknown(Thing::Phase));
    scene.when(STEWARD, start(ORDER, Some(NOWHERE))).refused_with(unknown(Thing::Group));
    prepared(plan()).when(STEWARD, start(ORDER, None)).refused_with(Refusal::NotOpenYet);
}

#[test]
fn leaving_a_private_phase_reveals_what_was_written_there() {
    let scene = during(COLLECT).and(seat(BERTA), write("privat"));
    let revealed = Event::CardsRevealed { groups: vec![EDUCATION] };
    scene.when(STEWARD, start(ORDER, None)).then([revealed.clone(), started(&ALL, ORDER, None)]);
    scene.when(STEWARD, start(ORDER, Some(HOUSING))).then([started(&[HOUSING], ORDER, None)]);
    let next = Command::NextPhase { group: Some(EDUCATION) };
    scene.when(STEWARD, next).then([revealed, started(&[EDUCATION], OPEN, None)]);
}

#[test]
fn going_on_and_back_follows_the_agenda() {
    let scene = during(ORDER);
    let next = Command::NextPhase { group: None };
    let back = Command::PreviousPhase { group: None };
    scene.when(STEWARD, next.clone()).then([started(&ALL, DERIVE, None)]);
    scene.when(STEWARD, back.clone()).then([started(&ALL, SECRET, None)]);
    during(CLOSE).when(STEWARD, next.clone()).refused_with(Refusal::NoFurtherPhase);
    during(ARRIVE).when(STEWARD, back.clone()).refused_with(Refusal::NoFurtherPhase);
    for command in [next, back] {
        prepared(plan()).when(STEWARD, command).refused_with(Refusal::NotOpenYet);
    }
    let nowhere = Command::NextPhase { group: Some(NOWHERE) };
    scene.when(STEWARD, nowhere).refused_with(unknown(Thing::Group));
}

#[test]
fn groups_that_are_apart_come_together_on_from_the_foremost_and_back_from_the_hindmost() {
    let scene = during(ORDER).and(STEWARD, start(GALLERY, Some(HOUSING)));
    scene.when(STEWARD, Command::NextPhase { group: None }).then([started(&ALL, WEIGH, None)]);
    scene.when(STEWARD, Command::PreviousPhase { group: None }).then([started(&ALL, SECRET, None)]);
    scene.when(STEWARD, Command::NextPhase { group: Some(HOUSING) }).then([started(&[HOUSING], WEIGH, None)]);
    scene.when(STEWARD, Command::NextPhase { group: Some(HEALTH) }).then([started(&[HEALTH], DERIVE, None)]);
}

fn extend(secs: i32, group: Option<GroupId>) -> Command {
    Command::Extend { secs, group }
}

#[test]
fn a_timer_is_extended_from_its_end_or_from_now() {
    let scene = during(COLLECT).after(100);
    let planned = START.plus_secs(60 + COLLECT_SECS);
    let set = |groups: &[GroupId], ends| Event::TimerSet { groups: groups.to_vec(), ends };
    scene.when(STEWARD, extend(120, None)).then([set(&ALL, planned.plus_secs(120))]);
    scene.when(STEWARD, extend(-60, Some(HEALTH))).then([set(&[HEALTH], Timestamp(planned.0 - 60_000))]);
    // Never below now.
    scene.when(STEWARD, extend(i32::MIN, None)).then([set(&ALL, scene.now)]);
    let over = scene.clone().after(2 * COLLECT_SECS);
    over.when(STEWARD, extend(60, None)).then([set(&ALL, over.now.plus_secs(60))]);
    let untimed = during(ORDER).after(5);
    untimed.when(STEWARD, extend(60, Some(HOUSING))).then([set(&[HOUSING], untimed.now.plus_secs(60))]);
    scene.when(STEWARD, extend(60, Some(NOWHERE))).refused_with(unknown(Thing::Group));
    prepared(plan()).when(STEWARD, extend(60, None)).refused_with(Refusal::NotOpenYet);
}

#[test]
fn groups_with_different_timers_are_extended_each_from_its_own() {
    let scene = during(COLLECT).and(STEWARD, extend(100, Some(HOUSING)));
    let ends = scene.now.plus_secs(COLLECT_SECS);
    scene.when(STEWARD, extend(60, None)).then([
        Event::TimerSet { groups: vec![EDUCATION, HEALTH], ends: ends.plus_secs(60) },
        Event::TimerSet { groups: vec![HOUSING], ends: ends.plus_secs(160) },
    ]);
}

#[test]
fn an_extension_lets_late_text_be_in_time_again() {
    let scene = during(COLLECT).after(COLLECT_SECS + 61);
    let late = |scene: &Scene| {
        let scene = scene.clone().and(seat(BERTA), write("x"));
        scene.workshop.cards.values().any(|c| c.late)
    };
    assert!(late(&scene));
    assert!(!late(&scene.and(STEWARD, extend(30, None))));
}

#[test]
fn what_is_private_is_revealed_by_command() {
    let scene = during(COLLECT).and(seat(BERTA), write("privat"));
    let reveal = |group| Command::Reveal { group };
    scene.when(STEWARD, reveal(None)).then([Event::CardsRevealed { groups: vec![EDUCATION] }]);
    scene.when(STEWARD, reveal(Some(HOUSING))).changes_nothing();
    scene.when(STEWARD, reveal(Some(NOWHERE))).refused_with(unknown(Thing::Group));
    prepared(plan()).when(STEWARD, reveal(None)).refused_with(Refusal::NotOpenYet);
    let scene = scene.and(STEWARD, reveal(None));
    assert!(scene.workshop.cards.values().all(|c| c.revealed));
    scene.when(STEWARD, reveal(None)).changes_nothing();
}

#[test]
fn a_participant_steers_nothing() {
    let scene = during(ORDER).observation(1, BERTA);
    for command in steering() {
        // Not even a host, beyond her own table.
        for by in [BERTA, ANNA, NOBODY] {
            scene.when(seat(by), command.clone()).refused_with(Refusal::NotPermitted);
        }
    }
}

/// Every command that only those who run the room may give.
pub(crate) fn steering() -> Vec<Command> {
    let on = true;
    let reason = "Grund".to_owned();
    vec![
        Command::Prepare { plan: Box::new(plan()) },
        Command::OpenWorkshop,
        start(ORDER, None),
        Command::NextPhase { group: None },
        Command::PreviousPhase { group: None },
        extend(60, None),
        Command::Reveal { group: None },
        Command::Approve { what: this(1) },
        Command::Hide { what: this(1), reason: reason.clone(), rule: HidingRule::Insult },
        Command::Restore { what: this(1) },
        Command::AdmitLate { card: card(1) },
        Command::DeclineLate { card: card(1), reason, rule: HidingRule::Insult },
        Command::LockCard { card: card(1), on },
        Command::LockRoom { on },
        Command::PauseSeat { seat: CEM, on },
        Command::PauseAuthor { what: this(1), on },
        Command::AppointHost { seat: BERTA, on },
        Command::MoveSeat { seat: BERTA, group: HOUSING },
        Command::Rotate,
        Command::Mix,
        Command::Project { group: Some(HOUSING), code: false, poll: None },
        Command::CloseWorkshop,
    ]
}

#[test]
fn the_projector_shows_one_group_or_all() {
    let scene = during(ORDER);
    let project = |group, code| Command::Project { group, code, poll: None };
    scene.when(STEWARD, project(None, true)).changes_nothing();
    let turned = Event::ProjectorTurned { group: Some(HOUSING), code: false, poll: None };
    scene.when(STEWARD, project(Some(HOUSING), false)).then([turned]);
    scene.when(STEWARD, project(Some(NOWHERE), false)).refused_with(unknown(Thing::Group));
}
