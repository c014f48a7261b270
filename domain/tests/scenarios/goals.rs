//! Goals under main goals, measures under goals; and what a table hands over.

use domain::Refusal;
use domain::refusal::Thing;
use domain::workshop::{CardKind, Command, Event, Item, Standing};

use crate::scene::*;

fn hang(n: u64, under: Option<u64>) -> Command {
    Command::HangCard { card: card(n), under: under.map(card) }
}

#[test]
fn only_goals_and_measures_hang_each_under_its_kind() {
    use CardKind::{Goal, MainGoal, Measure};
    for below in CardKind::ALL {
        for above in CardKind::ALL {
            let scene = during(DERIVE).card(1, BERTA, below).card(2, CEM, above);
            let fits = matches!((below, above), (Goal, MainGoal) | (Measure, Goal));
            let refusal = scene.when(seat(ANNA), hang(1, Some(2))).refusal();
            assert_eq!(refusal, (!fits).then_some(Refusal::DoesNotFitUnder), "{below:?} under {above:?}");
        }
    }
}

#[test]
fn nothing_ever_hangs_under_itself() {
    for kind in CardKind::ALL {
        let scene = during(DERIVE).card(1, BERTA, kind);
        scene.when(seat(BERTA), hang(1, Some(1))).refused_with(Refusal::DoesNotFitUnder);
    }
    // Nor in a longer circle: kinds only go from the general to the concrete.
    let under = |a: CardKind, b: CardKind| a.hangs_under(b);
    for a in CardKind::ALL {
        for b in CardKind::ALL.into_iter().filter(|b| under(a, *b)) {
            assert!(!under(b, a));
            assert!(CardKind::ALL.into_iter().filter(|c| under(b, *c)).all(|c| !under(c, a)));
        }
    }
}

fn tree() -> Scene {
    during(DERIVE)
        .card(1, BERTA, CardKind::MainGoal)
        .card(2, CEM, CardKind::Goal)
        .card(3, BERTA, CardKind::Measure)
        .card(9, DANA, CardKind::MainGoal)
}

#[test]
fn a_card_is_hung_moved_and_taken_down() {
    let scene = tree();
    scene.when(seat(ANNA), hang(2, Some(1))).then([Event::CardHung { card: card(2), under: Some(card(1)) }]);
    scene.when(seat(ANNA), hang(2, None)).changes_nothing();
    let scene = scene.and(seat(ANNA), hang(2, Some(1)));
    scene.when(seat(ANNA), hang(2, Some(1))).changes_nothing();
    scene.when(STEWARD, hang(2, None)).then([Event::CardHung { card: card(2), under: None }]);
}

#[test]
fn only_what_lies_on_the_table_is_hung() {
    let scene = tree();
    scene.when(seat(ANNA), hang(2, Some(9))).refused_with(unknown(Thing::Card));
    scene.when(STEWARD, hang(2, Some(9))).refused_with(Refusal::NotAtYourTable);
    scene.when(seat(ANNA), hang(2, Some(77))).refused_with(unknown(Thing::Card));
    scene.when(seat(ANNA), hang(77, None)).refused_with(unknown(Thing::Card));
    scene.when(seat(DANA), hang(2, None)).refused_with(unknown(Thing::Card));
    let hidden = scene.clone().and(STEWARD, hide(this(1)));
    hidden.when(seat(CEM), hang(2, Some(1))).refused_with(unknown(Thing::Card));
    hidden.when(STEWARD, hang(2, Some(1))).refused_with(Refusal::NotAtYourTable);
    // What is hidden is not moved either, by nobody.
    let hidden = scene.and(STEWARD, hide(this(2)));
    for by in [seat(CEM), seat(BERTA), STEWARD] {
        hidden.when(by, hang(2, Some(1))).refused_with(unknown(Thing::Card));
    }
}

#[test]
fn locks_and_a_pause_hold_the_tree() {
    let on = true;
    let with = |command| tree().and(STEWARD, command);
    let attempt = hang(2, Some(1));
    with(Command::LockRoom { on }).when(seat(ANNA), attempt.clone()).refused_with(Refusal::RoomLocked);
    let locked = with(Command::LockGroup { group: EDUCATION, on });
    locked.when(seat(ANNA), attempt.clone()).refused_with(Refusal::GroupLocked);
    with(Command::PauseSeat { seat: ANNA, on }).when(seat(ANNA), attempt.clone()).refused_with(Refusal::SeatPaused);
    let locked = with(Command::LockCard { card: card(2), on });
    locked.when(seat(ANNA), attempt.clone()).refused_with(Refusal::CardLocked);
    // Under a locked card something may still hang: that changes the other card.
    with(Command::LockCard { card: card(1), on }).when(seat(ANNA), attempt).happens();
}

fn hand(item: Item, on: bool) -> Command {
    Command::HandOver { item, on }
}

fn harvest() -> Scene {
    during(HARVEST)
        .observation(1, BERTA)
        .observation(2, CEM)
        .observation(3, CEM)
        .observation(9, DANA)
        .cluster(1, &[a(1), a(2)])
}

#[test]
fn a_table_marks_what_it_hands_over() {
    let scene = harvest();
    for item in [a(3), a(1), Item::Cluster(cluster(1))] {
        scene.when(seat(BERTA), hand(item, true)).then([Event::HandoverMarked { item, on: true }]);
        scene.when(seat(BERTA), hand(item, false)).changes_nothing();
        let marked = scene.clone().and(STEWARD, hand(item, true));
        marked.when(seat(BERTA), hand(item, true)).changes_nothing();
        marked.when(seat(CEM), hand(item, false)).then([Event::HandoverMarked { item, on: false }]);
    }
}

#[test]
fn only_a_tables_own_is_handed_over() {
    let scene = harvest();
    scene.when(seat(BERTA), hand(a(9), true)).refused_with(unknown(Thing::Card));
    scene.when(seat(DANA), hand(Item::Cluster(cluster(1)), true)).refused_with(Refusal::NotAtYourTable);
    scene.when(seat(BERTA), hand(a(77), true)).refused_with(unknown(Thing::Card));
    scene.when(seat(BERTA), hand(Item::Cluster(cluster(7)), true)).refused_with(unknown(Thing::Cluster));
    scene.when(seat(EMIL), hand(Item::Cluster(cluster(1)), true)).refused_with(Refusal::NotAtYourTable);
    let hidden = scene.clone().and(STEWARD, hide(this(3)));
    hidden.when(seat(BERTA), hand(a(3), true)).refused_with(unknown(Thing::Card));
    hidden.when(seat(CEM), hand(a(3), true)).refused_with(Refusal::NotAtYourTable);
    let on = true;
    let with = |command| scene.clone().and(STEWARD, command);
    with(Command::LockRoom { on }).when(seat(BERTA), hand(a(3), true)).refused_with(Refusal::RoomLocked);
    let locked = with(Command::LockGroup { group: EDUCATION, on });
    locked.when(seat(BERTA), hand(a(3), true)).refused_with(Refusal::GroupLocked);
    let paused = with(Command::PauseSeat { seat: BERTA, on });
    paused.when(seat(BERTA), hand(a(3), true)).refused_with(Refusal::SeatPaused);
    with(Command::LockCard { card: card(3), on }).when(seat(BERTA), hand(a(3), true)).refused_with(Refusal::CardLocked);
    assert_eq!(scene.see(3).standing, Standing::Open);
}
