//! Coming in, sitting down, changing tables, rotating, mixing.

use std::collections::BTreeMap;

use domain::ids::{GroupId, OrganisationId, SeatId};
use domain::refusal::Thing;
use domain::workshop::{Command, Event, OrganisationKind, Plan, Rules, Seating};
use domain::{Actor, Refusal};

use crate::scene::*;

fn take(group: Option<GroupId>) -> Command {
    come(None, None, group)
}

fn come(organisation: Option<u64>, kind: Option<OrganisationKind>, group: Option<GroupId>) -> Command {
    Command::TakeSeat { kind, organisation: organisation.map(OrganisationId), lang: "tr".to_owned(), group }
}

fn seating(seating: Seating) -> Scene {
    let plan = plan();
    opened(Plan { rules: Rules { seating, ..plan.rules }, ..plan })
}

#[test]
fn somebody_comes_in_and_chooses_a_table_or_none() {
    let scene = seating(Seating::Choose);
    for group in [Some(HEALTH), None] {
        let taken = Event::SeatTaken {
            seat: SeatId(scene.next),
            kind: None,
            organisation: None,
            lang: domain::lang::Lang::parse("tr").unwrap(),
            group,
        };
        scene.when(Actor::System, take(group)).then([taken]);
    }
    scene.when(Actor::System, take(Some(NOWHERE))).refused_with(unknown(Thing::Group));
    // One chair only.
    let full = scene.clone().and(Actor::System, take(Some(HEALTH)));
    full.when(Actor::System, take(Some(HEALTH))).refused_with(Refusal::GroupFull);
    full.when(Actor::System, take(None)).happens();
    let nonsense = Command::TakeSeat { kind: None, organisation: None, lang: "??".to_owned(), group: None };
    scene.when(Actor::System, nonsense).refused_with(Refusal::LanguageUnknown);
}

#[test]
fn seats_are_given_by_the_door_only() {
    let scene = during(ARRIVE);
    for by in [seat(BERTA), STEWARD] {
        scene.when(by, take(None)).refused_with(Refusal::NotPermitted);
    }
    prepared(plan()).when(Actor::System, take(None)).refused_with(Refusal::NotOpenYet);
}

/// How many of each organisation, and how many at all, sit at each table.
fn tables(scene: &Scene) -> BTreeMap<GroupId, (BTreeMap<Option<OrganisationId>, u32>, u32)> {
    let mut tables = BTreeMap::new();
    for seat in scene.workshop.seats.values() {
        let (organisations, people): &mut (BTreeMap<_, _>, u32) = tables.entry(seat.group.unwrap()).or_default();
        *organisations.entry(seat.organisation).or_default() += 1;
        *people += 1;
    }
    tables
}

/// Tables of four, and twelve people of three organisations of different kinds.
fn twelve_people(rule: Seating) -> Scene {
    let mut plan = plan();
    plan.rules.seating = rule;
    plan.groups.iter_mut().for_each(|g| g.places = 4);
    let kinds = [OrganisationKind::School, OrganisationKind::Police, OrganisationKind::Club];
    (0..12).fold(opened(plan), |scene, n: u64| {
        let which = n % 3;
        scene.and(Actor::System, come(Some(70 + which), Some(kinds[usize::try_from(which).unwrap()]), Some(HEALTH)))
    })
}

#[test]
fn organisations_are_spread_evenly() {
    let scene = twelve_people(Seating::Spread);
    for (organisations, people) in tables(&scene).values() {
        assert_eq!(*people, 4);
        assert!(organisations.values().all(|n| (1..=2).contains(n)), "{organisations:?}");
    }
}

#[test]
fn alike_sit_together_first_and_are_mixed_later() {
    let scene = twelve_people(Seating::AlikeFirst);
    for (organisations, people) in tables(&scene).values() {
        assert_eq!((organisations.len(), *people), (1, 4));
    }
    let scene = scene.and(STEWARD, Command::Mix);
    for (organisations, people) in tables(&scene).values() {
        assert_eq!((organisations.len(), *people), (3, 4));
    }
    assert_eq!(scene.workshop.round, 1);
    // Mixing what is mixed moves nobody.
    scene.when(STEWARD, Command::Mix).changes_nothing();
}

#[test]
fn when_all_tables_are_full_people_wait_in_the_hall() {
    let scene = twelve_people(Seating::Spread).and(Actor::System, take(None));
    let in_the_hall = scene.workshop.seats.values().filter(|s| s.group.is_none()).count();
    assert_eq!(in_the_hall, 1);
}

#[test]
fn where_tables_are_assigned_nobody_changes_them() {
    let scene = seating(Seating::Spread).and(Actor::System, take(None));
    let (id, sits) = scene.workshop.seats.iter().next().unwrap();
    let other = if sits.group == Some(HOUSING) { EDUCATION } else { HOUSING };
    scene.when(seat(*id), Command::ChooseGroup { group: other }).refused_with(Refusal::SeatingAssigned);
}

#[test]
fn people_change_tables_while_they_arrive() {
    let choose = |group| Command::ChooseGroup { group };
    let moved = |seat, group| Event::SeatMoved { seat, group };
    let scene = during(ARRIVE);
    scene.when(seat(BERTA), choose(HOUSING)).then([moved(BERTA, HOUSING)]);
    scene.when(seat(BERTA), choose(EDUCATION)).changes_nothing();
    scene.when(seat(BERTA), choose(NOWHERE)).refused_with(unknown(Thing::Group));
    scene.when(seat(NOBODY), choose(HOUSING)).refused_with(unknown(Thing::Seat));
    scene.when(STEWARD, choose(HOUSING)).refused_with(Refusal::NotPermitted);
    let full = scene.clone().and(seat(CEM), choose(HEALTH));
    full.when(seat(BERTA), choose(HEALTH)).refused_with(Refusal::GroupFull);
    let paused = scene.and(STEWARD, Command::PauseSeat { seat: BERTA, on: true });
    paused.when(seat(BERTA), choose(HOUSING)).refused_with(Refusal::SeatPaused);
    // Later only those may sit down who have no table yet.
    let scene = during(ORDER);
    scene.when(seat(BERTA), choose(HOUSING)).refused_with(Refusal::NotInThisPhase);
    scene.when(seat(EMIL), choose(HOUSING)).then([moved(EMIL, HOUSING)]);
}

#[test]
fn everybody_chooses_the_language_of_the_page() {
    let choose = |lang: &str| Command::ChooseLanguage { lang: lang.to_owned() };
    let scene = during(ORDER);
    let lang = domain::lang::Lang::parse("uk").unwrap();
    scene.when(seat(EMIL), choose("uk")).then([Event::LanguageChosen { seat: EMIL, lang }]);
    scene.when(seat(EMIL), choose("de")).changes_nothing();
    scene.when(seat(EMIL), choose("")).refused_with(Refusal::LanguageUnknown);
    scene.when(STEWARD, choose("uk")).refused_with(Refusal::NotPermitted);
    scene.when(seat(NOBODY), choose("uk")).refused_with(unknown(Thing::Seat));
}

#[test]
fn hosts_are_appointed_where_they_sit() {
    let appoint = |seat, on| Command::AppointHost { seat, on };
    let scene = during(ORDER);
    scene.when(STEWARD, appoint(BERTA, true)).then([Event::HostAppointed { seat: BERTA, on: true }]);
    scene.when(STEWARD, appoint(ANNA, true)).changes_nothing();
    scene.when(STEWARD, appoint(ANNA, false)).then([Event::HostAppointed { seat: ANNA, on: false }]);
    scene.when(STEWARD, appoint(EMIL, true)).refused_with(Refusal::NoTable);
    scene.when(STEWARD, appoint(NOBODY, true)).refused_with(unknown(Thing::Seat));
}

#[test]
fn a_facilitator_seats_anybody_anywhere() {
    let place = |seat, group| Command::MoveSeat { seat, group };
    let scene = during(ORDER);
    scene.when(STEWARD, place(BERTA, HOUSING)).then([Event::SeatMoved { seat: BERTA, group: HOUSING }]);
    scene.when(STEWARD, place(BERTA, EDUCATION)).changes_nothing();
    scene.when(STEWARD, place(BERTA, NOWHERE)).refused_with(unknown(Thing::Group));
    scene.when(STEWARD, place(NOBODY, HOUSING)).refused_with(unknown(Thing::Seat));
    // Also one chair more at a full table.
    let scene = scene.and(STEWARD, place(BERTA, HEALTH));
    scene.when(STEWARD, place(CEM, HEALTH)).happens();
    // A host who is moved is a guest at the next table.
    let scene = scene.and(STEWARD, place(ANNA, HOUSING));
    assert!(!scene.workshop.seats[&ANNA].host);
}

#[test]
fn everybody_moves_on_and_the_host_stays() {
    let scene = during(ORDER);
    let moves = vec![(BERTA, HOUSING), (CEM, HOUSING), (DANA, HEALTH)];
    scene.when(STEWARD, Command::Rotate).then([Event::SeatsMoved { moves, rotation: true }]);
    let scene = scene.and(STEWARD, Command::Rotate);
    let group = |seat: SeatId| scene.workshop.seats[&seat].group;
    assert_eq!([ANNA, BERTA, DANA, EMIL].map(group), [Some(EDUCATION), Some(HOUSING), Some(HEALTH), None]);
    assert!(scene.workshop.seats[&ANNA].host);
    assert_eq!(scene.workshop.round, 2);
    // The last table goes on to the first.
    let scene = scene.and(STEWARD, Command::Rotate);
    assert_eq!(scene.workshop.seats[&DANA].group, Some(EDUCATION));
}

#[test]
fn a_rotation_of_nobody_is_no_new_round() {
    let scene = opened(plan());
    scene.when(STEWARD, Command::Rotate).changes_nothing();
    scene.when(STEWARD, Command::Mix).changes_nothing();
    for command in [Command::Rotate, Command::Mix, Command::MoveSeat { seat: ANNA, group: HOUSING }] {
        prepared(plan()).when(STEWARD, command).refused_with(Refusal::NotOpenYet);
    }
}

#[test]
fn the_host_writes_down_what_the_round_found() {
    let summarise = |group, text: &str| Command::Summarise { group, text: text.to_owned(), lang: "de".to_owned() };
    let scene = during(ORDER);
    for by in [seat(ANNA), STEWARD] {
        scene.when(by, summarise(EDUCATION, "Es fehlt an Lehrkräften.")).happens();
    }
    scene.when(seat(ANNA), summarise(HOUSING, "x")).refused_with(Refusal::NotPermitted);
    scene.when(seat(BERTA), summarise(EDUCATION, "x")).refused_with(Refusal::NotPermitted);
    scene.when(STEWARD, summarise(NOWHERE, "x")).refused_with(unknown(Thing::Group));
    let long = Refusal::TextTooLong { max: 2000, length: 2001 };
    scene.when(seat(ANNA), summarise(EDUCATION, &"x".repeat(2001))).refused_with(long);
    let lang = Command::Summarise { group: EDUCATION, text: "x".to_owned(), lang: "?".to_owned() };
    scene.when(seat(ANNA), lang).refused_with(Refusal::LanguageUnknown);
    let paused = scene.clone().and(STEWARD, Command::PauseSeat { seat: ANNA, on: true });
    paused.when(seat(ANNA), summarise(EDUCATION, "x")).refused_with(Refusal::SeatPaused);
    prepared(plan()).when(STEWARD, summarise(EDUCATION, "x")).refused_with(Refusal::NotOpenYet);
    // It lies on top for those who come next, and makes place for theirs; the minutes keep both.
    let scene = scene.and(seat(ANNA), summarise(EDUCATION, "eins")).and(STEWARD, Command::Rotate);
    let group = |scene: &Scene| scene.workshop.group(EDUCATION).unwrap().clone();
    assert_eq!(group(&scene).summary.map(|s| (s.round, s.text.to_string())), Some((1, "eins".to_owned())));
    let scene = scene.and(seat(ANNA), summarise(EDUCATION, "zwei")).and(seat(ANNA), summarise(EDUCATION, "Zwei"));
    assert_eq!(group(&scene).summary.map(|s| (s.round, s.text.to_string())), Some((2, "Zwei".to_owned())));
    assert_eq!(group(&scene).earlier.iter().map(|s| s.text.to_string()).collect::<Vec<_>>(), ["eins"]);
    let scene = scene.and(seat(ANNA), summarise(EDUCATION, " "));
    assert_eq!(group(&scene).summary, None);
}
