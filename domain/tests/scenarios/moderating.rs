//! Moderating: the queue, hiding with a reason, the late tray, locks and pauses.

use domain::Refusal;
use domain::refusal::Thing;
use domain::view::me;
use domain::workshop::{CardKind, Command, Contribution, Event, GRACE_SECS, HidingRule, Moderated, Standing};

use crate::scene::*;

fn approve(what: Contribution) -> Command {
    Command::Approve { what }
}

fn restore(what: Contribution) -> Command {
    Command::Restore { what }
}

fn remark_on(n: u64) -> Contribution {
    Contribution::Comment(card(1), comment(n))
}

fn hidden(n: u64) -> Moderated {
    Moderated::Hidden { what: this(n), reason: reason(), rule: HidingRule::PersonalData }
}

fn queued() -> Scene {
    moderated(OPEN).card_standing(1, BERTA, CardKind::Observation, Standing::Queued, true, EDUCATION)
}

#[test]
fn what_waits_is_approved() {
    let scene = queued();
    scene.when(STEWARD, approve(this(1))).then([Event::ContributionApproved { what: this(1) }]);
    let scene = scene.and(STEWARD, approve(this(1)));
    assert!(scene.see(1).is_public());
    scene.when(STEWARD, approve(this(1))).refused_with(Refusal::NotWaiting);
    scene.when(STEWARD, approve(this(7))).refused_with(unknown(Thing::Card));
    scene.when(STEWARD, approve(remark_on(7))).refused_with(unknown(Thing::Comment));
}

#[test]
fn a_private_card_that_was_approved_still_waits_for_its_reveal() {
    let scene = moderated(COLLECT).and(seat(BERTA), write("privat"));
    let id = *scene.workshop.cards.keys().next().unwrap();
    let scene = scene.and(STEWARD, approve(Contribution::Card(id)));
    assert!(!scene.workshop.cards[&id].is_public());
    let scene = scene.and(STEWARD, Command::Reveal { group: None });
    assert!(scene.workshop.cards[&id].is_public());
}

#[test]
fn what_is_open_or_waits_is_hidden_with_a_reason_and_its_author_is_told() {
    for scene in [queued(), during(OPEN).observation(1, BERTA)] {
        let event = Event::ContributionHidden { what: this(1), reason: reason(), rule: HidingRule::PersonalData };
        scene.when(STEWARD, hide(this(1))).then([event]);
        let no_reason = Command::Hide { what: this(1), reason: " ".to_owned(), rule: HidingRule::Insult };
        scene.when(STEWARD, no_reason).refused_with(Refusal::TextEmpty);
        let long = Command::Hide { what: this(1), reason: "x".repeat(301), rule: HidingRule::Insult };
        scene.when(STEWARD, long).refused_with(Refusal::TextTooLong { max: 300, length: 301 });
        let scene = scene.and(STEWARD, hide(this(1)));
        scene.when(STEWARD, hide(this(1))).refused_with(Refusal::NotWaiting);
        scene.when(STEWARD, approve(this(1))).refused_with(Refusal::NotWaiting);
        let berta = me(&scene.workshop, &Names, BERTA).unwrap();
        assert_eq!(berta.own[0].standing, Standing::Hidden { reason: reason() });
        assert_eq!(berta.notices[0].what, hidden(1));
        assert!(me(&scene.workshop, &Names, CEM).unwrap().notices.is_empty());
    }
}

#[test]
fn what_was_hidden_comes_back() {
    let scene = during(OPEN).observation(1, BERTA);
    scene.when(STEWARD, restore(this(1))).refused_with(Refusal::NotWaiting);
    let scene = scene.and(STEWARD, hide(this(1)));
    scene.when(STEWARD, restore(this(1))).then([Event::ContributionRestored { what: this(1) }]);
    let scene = scene.and(STEWARD, restore(this(1)));
    assert!(scene.see(1).is_public());
    let told: Vec<_> = me(&scene.workshop, &Names, BERTA).unwrap().notices.into_iter().map(|n| n.what).collect();
    assert_eq!(told, [hidden(1), Moderated::Restored { what: this(1) }]);
}

#[test]
fn a_comment_is_moderated_like_a_card() {
    let scene = during(OPEN).observation(1, BERTA).comment(1, 1, CEM);
    let what = remark_on(1);
    let scene = scene.and(STEWARD, hide(what));
    assert_eq!(me(&scene.workshop, &Names, CEM).unwrap().notices.len(), 1);
    assert!(me(&scene.workshop, &Names, BERTA).unwrap().notices.is_empty());
    let withdraw = Command::WithdrawComment { card: card(1), comment: comment(1) };
    scene.when(seat(CEM), withdraw.clone()).refused_with(unknown(Thing::Comment));
    let scene = scene.and(STEWARD, restore(what)).and(seat(CEM), withdraw);
    for command in [hide(what), restore(what), approve(what)] {
        scene.when(STEWARD, command).refused_with(Refusal::NotWaiting);
    }
    let scene = moderated(OPEN).observation(1, BERTA).and(seat(CEM), remark(1, "Wie?"));
    let id = scene.see(1).comments[0].id;
    scene.when(STEWARD, approve(Contribution::Comment(card(1), id))).happens();
}

#[test]
fn nobody_reads_an_unrevealed_card_by_moderating_it() {
    let scene = during(COLLECT).and(seat(BERTA), write("privat"));
    let id = *scene.workshop.cards.keys().next().unwrap();
    let what = Contribution::Card(id);
    for command in [
        hide(what),
        approve(what),
        restore(what),
        Command::LockCard { card: id, on: true },
        Command::PauseAuthor { what, on: true },
        Command::AdmitLate { card: id },
        Command::HangCard { card: id, under: None },
        Command::TakeOut { card: id },
    ] {
        scene.when(STEWARD, command).refused_with(unknown(Thing::Card));
    }
}

fn late() -> Scene {
    during(OPEN).start(ORDER).after(GRACE_SECS + 1).and(seat(BERTA), write("zu spät"))
}

#[test]
fn a_late_card_is_admitted_or_declined() {
    let scene = late();
    let id = *scene.workshop.cards.keys().next().unwrap();
    assert_eq!(scene.workshop.cards[&id].standing, Standing::Late);
    let admit = Command::AdmitLate { card: id };
    let decline =
        |reason: &str| Command::DeclineLate { card: id, reason: reason.to_owned(), rule: HidingRule::Duplicate };
    scene.when(STEWARD, hide(Contribution::Card(id))).refused_with(Refusal::NotWaiting);
    scene.when(STEWARD, decline("")).refused_with(Refusal::TextEmpty);
    scene.when(STEWARD, Command::AdmitLate { card: card(7) }).refused_with(unknown(Thing::Card));
    let unknown_card = Command::DeclineLate { card: card(7), reason: "x".to_owned(), rule: HidingRule::Other };
    scene.when(STEWARD, unknown_card).refused_with(unknown(Thing::Card));
    scene.when(STEWARD, admit.clone()).then([Event::LateCardAdmitted { card: id }]);
    let admitted = scene.clone().and(STEWARD, admit.clone());
    assert!(admitted.workshop.cards[&id].is_public() && admitted.workshop.cards[&id].late);
    admitted.when(STEWARD, admit.clone()).refused_with(Refusal::NotWaiting);
    let declined = scene.and(STEWARD, decline("Steht schon da."));
    assert!(!declined.workshop.cards[&id].is_public());
    declined.when(STEWARD, admit).refused_with(Refusal::NotWaiting);
    declined.when(STEWARD, decline("x")).refused_with(Refusal::NotWaiting);
    let told = me(&declined.workshop, &Names, BERTA).unwrap().notices;
    assert!(
        matches!(&told[0].what, Moderated::LateDeclined { reason, rule: HidingRule::Duplicate, .. } if &**reason == "Steht schon da.")
    );
    // What was declined by mistake can still come back.
    declined.when(STEWARD, restore(Contribution::Card(id))).happens();
}

#[test]
fn a_card_a_group_and_the_room_are_locked_and_unlocked() {
    let scene = during(OPEN).observation(1, BERTA);
    let lock_card = |on| Command::LockCard { card: card(1), on };
    let lock_group = |on| Command::LockGroup { group: EDUCATION, on };
    let lock_room = |on| Command::LockRoom { on };
    for command in [lock_card(false), lock_group(false), lock_room(false)] {
        scene.when(STEWARD, command).changes_nothing();
    }
    scene.when(STEWARD, lock_card(true)).then([Event::CardLocked { card: card(1), on: true }]);
    scene.when(STEWARD, lock_group(true)).then([Event::GroupLocked { group: EDUCATION, on: true }]);
    scene.when(STEWARD, lock_room(true)).then([Event::RoomLocked { on: true }]);
    let locked = scene.clone().and(STEWARD, lock_card(true)).and(STEWARD, lock_group(true));
    let locked = locked.and(STEWARD, lock_room(true));
    for command in [lock_card(true), lock_group(true), lock_room(true)] {
        locked.when(STEWARD, command).changes_nothing();
    }
    let free = locked.and(STEWARD, lock_card(false)).and(STEWARD, lock_group(false)).and(STEWARD, lock_room(false));
    free.when(seat(BERTA), edit(1, 1, "x")).happens();
    scene.when(STEWARD, Command::LockCard { card: card(7), on: true }).refused_with(unknown(Thing::Card));
    scene.when(STEWARD, Command::LockGroup { group: NOWHERE, on: true }).refused_with(unknown(Thing::Group));
}

#[test]
fn a_host_locks_her_own_table_only() {
    let scene = during(OPEN);
    let lock = |group| Command::LockGroup { group, on: true };
    scene.when(seat(ANNA), lock(EDUCATION)).happens();
    scene.when(seat(ANNA), lock(HOUSING)).refused_with(Refusal::NotPermitted);
    scene.when(seat(BERTA), lock(EDUCATION)).refused_with(Refusal::NotPermitted);
    let paused = scene.and(STEWARD, Command::PauseSeat { seat: ANNA, on: true });
    paused.when(seat(ANNA), lock(EDUCATION)).refused_with(Refusal::SeatPaused);
    prepared(plan()).when(STEWARD, lock(EDUCATION)).refused_with(Refusal::NotOpenYet);
}

#[test]
fn a_seat_is_paused_and_released() {
    let scene = during(OPEN);
    let pause = |on| Command::PauseSeat { seat: BERTA, on };
    let paused = |on| Event::SeatPaused { seat: BERTA, on, unnamed: false };
    scene.when(STEWARD, pause(false)).changes_nothing();
    scene.when(STEWARD, pause(true)).then([paused(true)]);
    scene.when(STEWARD, Command::PauseSeat { seat: NOBODY, on: true }).refused_with(unknown(Thing::Seat));
    let scene = scene.and(STEWARD, pause(true));
    scene.when(STEWARD, pause(true)).changes_nothing();
    assert!(me(&scene.workshop, &Names, BERTA).unwrap().seat.paused);
    scene.when(STEWARD, pause(false)).then([paused(false)]);
    // The language of the page is one's own affair, even now.
    scene.when(seat(BERTA), Command::ChooseLanguage { lang: "tr".to_owned() }).happens();
}

#[test]
fn the_author_of_something_is_paused_without_asking_who_it_is() {
    let pause = |what, on| Command::PauseAuthor { what, on };
    let scene = during(OPEN).observation(1, BERTA).comment(1, 1, CEM);
    let named = |seat| Event::SeatPaused { seat, on: true, unnamed: false };
    scene.when(STEWARD, pause(this(1), true)).then([named(BERTA)]);
    scene.when(STEWARD, pause(remark_on(1), true)).then([named(CEM)]);
    scene.when(STEWARD, pause(remark_on(7), true)).refused_with(unknown(Thing::Comment));
    scene.when(STEWARD, pause(this(7), true)).refused_with(unknown(Thing::Card));
    let scene = during(SECRET).card(1, BERTA, CardKind::Observation);
    let unnamed = |on| Event::SeatPaused { seat: BERTA, on, unnamed: true };
    scene.when(STEWARD, pause(this(1), true)).then([unnamed(true)]);
    let scene = scene.and(STEWARD, pause(this(1), true));
    scene.when(seat(BERTA), write("x")).refused_with(Refusal::SeatPaused);
    // Pausing and releasing by name neither helps nor tells.
    scene.when(STEWARD, Command::PauseSeat { seat: BERTA, on: false }).changes_nothing();
    let by_name = scene.clone().and(STEWARD, Command::PauseSeat { seat: BERTA, on: true });
    by_name.when(STEWARD, pause(this(1), true)).changes_nothing();
    let released = by_name.and(STEWARD, Command::PauseSeat { seat: BERTA, on: false });
    released.when(seat(BERTA), write("x")).refused_with(Refusal::SeatPaused);
    let released = released.and(STEWARD, pause(this(1), false));
    released.when(seat(BERTA), write("x")).happens();
}

#[test]
fn the_log_tells_what_was_done_and_by_whom_in_its_order() {
    let on = true;
    let scene = during(OPEN)
        .observation(1, BERTA)
        .and(STEWARD, hide(this(1)))
        .and(STEWARD, restore(this(1)))
        .and(STEWARD, Command::LockCard { card: card(1), on })
        .and(seat(ANNA), Command::LockGroup { group: EDUCATION, on })
        .and(STEWARD, Command::LockRoom { on })
        .and(STEWARD, Command::PauseSeat { seat: CEM, on });
    let log: Vec<_> = scene.workshop.log.iter().map(|entry| (entry.by, entry.what.clone())).collect();
    assert_eq!(
        log,
        [
            (STEWARD, hidden(1)),
            (STEWARD, Moderated::Restored { what: this(1) }),
            (STEWARD, Moderated::CardLocked { card: card(1), on }),
            (seat(ANNA), Moderated::GroupLocked { group: EDUCATION, on }),
            (STEWARD, Moderated::RoomLocked { on }),
            (STEWARD, Moderated::SeatPaused { on }),
        ]
    );
}
