//! Writing cards and comments, changing and withdrawing one's own, tapping support.

use domain::ids::{CardId, PhaseId};
use domain::refusal::Thing;
use domain::workshop::{CardKind, Command, Event, GRACE_SECS, Item, Standing};
use domain::{Actor, Refusal};

use crate::scene::*;

fn written(scene: &Scene, standing: Standing, revealed: bool, phase: PhaseId) -> Event {
    Event::CardWritten {
        card: CardId(scene.next),
        group: EDUCATION,
        kind: CardKind::Observation,
        text: text("Es fehlt an Lehrkräften"),
        lang: de(),
        phase,
        anonymous: phase == SECRET,
        revealed,
        standing,
        under: None,
        from: None,
        behalf: None,
    }
}

const WORDS: &str = "  Es fehlt an Lehrkräften\r\n";

#[test]
fn a_card_is_written_at_ones_own_table_and_trimmed() {
    let scene = during(OPEN);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Open, true, OPEN)]);
}

#[test]
fn in_a_private_phase_it_stays_with_its_author() {
    let scene = during(COLLECT);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Open, false, COLLECT)]);
}

#[test]
fn in_an_anonymous_phase_it_has_no_name() {
    let scene = during(SECRET);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Open, false, SECRET)]);
}

#[test]
fn under_pre_moderation_it_waits_in_the_queue() {
    let scene = moderated(OPEN);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Queued, true, OPEN)]);
    let scene = moderated(COLLECT);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Queued, false, COLLECT)]);
}

#[test]
fn after_the_reveal_new_cards_of_the_phase_are_seen_at_once() {
    let scene = during(COLLECT).and(seat(CEM), write("eins")).and(STEWARD, Command::Reveal { group: None });
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Open, true, COLLECT)]);
}

#[test]
fn a_private_phase_that_is_started_again_is_private_again() {
    let scene = during(COLLECT).and(seat(CEM), write("eins")).start(ORDER).after(600).start(COLLECT);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Open, false, COLLECT)]);
}

#[test]
fn the_minute_of_grace_counts_to_its_last_moment() {
    let scene = during(COLLECT).after(COLLECT_SECS + GRACE_SECS);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Open, false, COLLECT)]);
    let scene = scene.millis_later(1);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Late, true, COLLECT)]);
}

#[test]
fn the_grace_holds_when_the_phase_has_moved_on_and_counts_from_the_move() {
    let scene = during(COLLECT).after(100).start(ORDER).after(GRACE_SECS);
    // What was private is revealed with the phase; so is what comes in its minute of grace.
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Open, true, COLLECT)]);
    let scene = scene.millis_later(1);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Late, true, COLLECT)]);
}

#[test]
fn a_timer_that_ran_out_before_the_move_counts_from_its_end() {
    let scene = during(COLLECT).after(COLLECT_SECS + 30).start(ORDER).after(30);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Open, true, COLLECT)]);
    let scene = scene.millis_later(1);
    scene.when(seat(BERTA), write(WORDS)).then([written(&scene, Standing::Late, true, COLLECT)]);
}

#[test]
fn text_begun_in_a_phase_long_gone_goes_to_the_late_tray() {
    let scene = during(OPEN).start(SECRET).start(ORDER).after(1);
    let command = write_a(CardKind::Observation, WORDS, Some(OPEN));
    scene.when(seat(BERTA), command).then([written(&scene, Standing::Late, true, SECRET)]);
}

#[test]
fn text_begun_in_another_phase_counts_for_the_one_that_runs() {
    let scene = during(OPEN).after(1).start(SECRET).after(GRACE_SECS + 1);
    let command = write_a(CardKind::Observation, WORDS, Some(OPEN));
    scene.when(seat(BERTA), command).then([written(&scene, Standing::Open, false, SECRET)]);
}

#[test]
fn text_begun_before_the_move_still_counts_for_its_phase() {
    let scene = during(COLLECT).after(1).start(SECRET).after(GRACE_SECS);
    let command = write_a(CardKind::Observation, WORDS, Some(COLLECT));
    scene.when(seat(BERTA), command).then([written(&scene, Standing::Open, true, COLLECT)]);
}

#[test]
fn where_nobody_could_write_yet_there_is_no_late_tray() {
    during(ARRIVE).when(seat(BERTA), write("zu früh")).refused_with(Refusal::NotInThisPhase);
}

#[test]
fn the_late_tray_takes_any_kind_of_card() {
    let scene = during(OPEN).start(ORDER).after(GRACE_SECS + 1);
    scene.when(seat(BERTA), write_a(CardKind::Goal, "Ziel", Some(OPEN))).happens();
}

#[test]
fn who_may_not_write_is_refused() {
    let scene = during(OPEN);
    for by in [STEWARD, Actor::System] {
        scene.when(by, write("x")).refused_with(Refusal::NotPermitted);
    }
    scene.when(seat(EMIL), write("x")).refused_with(Refusal::NoTable);
    scene.when(seat(NOBODY), write("x")).refused_with(unknown(Thing::Seat));
    prepared(plan()).when(seat(BERTA), write("x")).refused_with(Refusal::NotOpenYet);
}

#[test]
fn text_that_cannot_be_taken_is_refused_with_its_reason() {
    let scene = during(OPEN);
    let try_text = |text: &str| scene.when(seat(BERTA), write(text)).refusal();
    assert_eq!(try_text(" \n "), Some(Refusal::TextEmpty));
    assert_eq!(try_text(&"ä".repeat(1001)), Some(Refusal::TextTooLong { max: 1000, length: 1001 }));
    assert_eq!(try_text(&"ä".repeat(1000)), None);
    assert_eq!(try_text("a\u{0}b"), Some(Refusal::TextControlCharacters));
    assert_eq!(try_text("a\u{202e}b"), Some(Refusal::TextDirectionControls));
    assert_eq!(try_text("<script>alert(1)</script>"), None);
    let lang = |lang: &str| {
        let command = Command::WriteCard {
            kind: CardKind::Observation,
            text: "x".to_owned(),
            lang: lang.to_owned(),
            phase: None,
            under: None,
            from: None,
        };
        scene.when(seat(BERTA), command).refusal()
    };
    assert_eq!(lang("tr"), None);
    assert_eq!(lang("klingonisch"), Some(Refusal::LanguageUnknown));
}

#[test]
fn a_kind_that_is_not_asked_for_is_refused() {
    during(OPEN).when(seat(BERTA), write_a(CardKind::Measure, "x", None)).refused_with(Refusal::KindNotAsked);
    during(DERIVE).when(seat(BERTA), write_a(CardKind::Measure, "x", None)).happens();
}

fn write_under(kind: CardKind, above: u64, from: Option<Item>) -> Command {
    Command::WriteCard {
        kind,
        text: "Ein Ziel".to_owned(),
        lang: "de".to_owned(),
        phase: None,
        under: Some(card(above)),
        from,
    }
}

#[test]
fn a_goal_is_written_under_a_main_goal_and_remembers_what_it_was_derived_from() {
    let scene = during(DERIVE)
        .card(1, ANNA, CardKind::MainGoal)
        .observation(2, CEM)
        .observation(3, CEM)
        .cluster(1, &[a(2), a(3)]);
    let from = Some(Item::Cluster(cluster(1)));
    let scene = scene.and(seat(BERTA), write_under(CardKind::Goal, 1, from));
    let goal = scene.workshop.cards.values().find(|c| c.kind == CardKind::Goal).unwrap();
    assert_eq!((goal.under, goal.from), (Some(card(1)), from));
    assert_eq!(goal.sources, [card(2), card(3)]);
}

#[test]
fn what_does_not_fit_above_is_refused() {
    let scene = during(DERIVE).card(1, ANNA, CardKind::MainGoal).card(2, DANA, CardKind::MainGoal).card_standing(
        3,
        CEM,
        CardKind::MainGoal,
        Standing::Open,
        false,
        EDUCATION,
    );
    let scene = scene.observation(4, DANA);
    let try_under = |kind, above| scene.when(seat(BERTA), write_under(kind, above, None)).refusal();
    assert_eq!(try_under(CardKind::Goal, 1), None);
    assert_eq!(try_under(CardKind::Measure, 1), Some(Refusal::DoesNotFitUnder));
    // At another table, unrevealed, or not there at all: nobody here knows of it.
    assert_eq!(try_under(CardKind::Goal, 2), Some(unknown(Thing::Card)));
    assert_eq!(try_under(CardKind::Goal, 3), Some(unknown(Thing::Card)));
    assert_eq!(try_under(CardKind::Goal, 77), Some(unknown(Thing::Card)));
    // One's own unrevealed card is known, but nothing can hang there.
    let own = scene.when(seat(CEM), write_under(CardKind::Goal, 3, None));
    own.refused_with(Refusal::NotAtYourTable);
    let from = |item| scene.when(seat(BERTA), write_under(CardKind::Goal, 1, Some(item))).refusal();
    assert_eq!(from(a(4)), Some(unknown(Thing::Card)));
    assert_eq!(from(Item::Cluster(cluster(9))), Some(unknown(Thing::Cluster)));
}

#[test]
fn locks_and_a_pause_hold_the_pen() {
    let on = true;
    let scene = during(OPEN).observation(1, BERTA);
    let attempts = |scene: Scene, refusal: Refusal| {
        scene.when(seat(BERTA), write("x")).refused_with(refusal.clone());
        scene.when(seat(BERTA), edit(1, 1, "x")).refused_with(refusal.clone());
        scene.when(seat(BERTA), Command::WithdrawCard { card: card(1) }).refused_with(refusal.clone());
        scene.when(seat(BERTA), Command::Support { card: card(1), on }).refused_with(refusal.clone());
        scene.when(seat(BERTA), remark(1, "x")).refused_with(refusal);
    };
    attempts(scene.clone().and(STEWARD, Command::LockRoom { on }), Refusal::RoomLocked);
    attempts(scene.clone().and(STEWARD, Command::LockGroup { group: EDUCATION, on }), Refusal::GroupLocked);
    attempts(scene.clone().and(STEWARD, Command::PauseSeat { seat: BERTA, on }), Refusal::SeatPaused);
    let other_table = scene.clone().and(STEWARD, Command::LockGroup { group: HOUSING, on });
    other_table.when(seat(BERTA), write("x")).happens();
    // A locked card holds only what concerns it.
    let scene = scene.and(STEWARD, Command::LockCard { card: card(1), on });
    scene.when(seat(BERTA), write("x")).happens();
    scene.when(seat(BERTA), edit(1, 1, "x")).refused_with(Refusal::CardLocked);
    scene.when(seat(BERTA), Command::WithdrawCard { card: card(1) }).refused_with(Refusal::CardLocked);
    scene.when(seat(CEM), Command::Support { card: card(1), on }).refused_with(Refusal::CardLocked);
    scene.when(seat(CEM), remark(1, "x")).refused_with(Refusal::CardLocked);
}

#[test]
fn ones_own_card_is_changed_and_gets_a_new_version() {
    let scene = during(OPEN).observation(1, BERTA);
    let edited = Event::CardEdited {
        card: card(1),
        kind: CardKind::Observation,
        text: text("Neu"),
        lang: de(),
        standing: Standing::Open,
    };
    scene.when(seat(BERTA), edit(1, 1, " Neu ")).then([edited]);
    let scene = scene.and(seat(BERTA), edit(1, 1, "Neu"));
    assert_eq!((scene.see(1).version, &*scene.see(1).text), (2, "Neu"));
    scene.when(seat(BERTA), edit(1, 2, "Neu")).changes_nothing();
    scene.when(seat(BERTA), edit(1, 1, "Zu spät")).refused_with(Refusal::StaleVersion { current: 2 });
    scene.when(seat(BERTA), edit(1, 2, "")).refused_with(Refusal::TextEmpty);
    let lang = Command::EditCard {
        card: card(1),
        based_on: 2,
        text: "Neu".to_owned(),
        lang: Some("?".to_owned()),
        kind: None,
    };
    scene.when(seat(BERTA), lang).refused_with(Refusal::LanguageUnknown);
}

#[test]
fn a_changed_text_goes_back_to_the_queue_under_pre_moderation() {
    let scene = moderated(OPEN).observation(1, BERTA).and(seat(BERTA), edit(1, 1, "Neu"));
    assert_eq!(scene.see(1).standing, Standing::Queued);
}

#[test]
fn somebody_elses_card_cannot_be_changed() {
    let scene = during(OPEN).observation(1, BERTA);
    let hidden = scene.clone().and(STEWARD, hide(this(1)));
    for (by, refusal) in
        [(seat(CEM), Refusal::NotYours), (STEWARD, Refusal::NotYours), (seat(DANA), unknown(Thing::Card))]
    {
        scene.when(by, edit(1, 1, "x")).refused_with(refusal.clone());
        scene.when(by, Command::WithdrawCard { card: card(1) }).refused_with(refusal);
    }
    // A hidden card is nobody else's, not even as "not yours"; and its author cannot change it either.
    for by in [seat(CEM), seat(BERTA)] {
        hidden.when(by, edit(1, 1, "x")).refused_with(unknown(Thing::Card));
        hidden.when(by, Command::WithdrawCard { card: card(1) }).refused_with(unknown(Thing::Card));
    }
    scene.when(seat(BERTA), edit(9, 1, "x")).refused_with(unknown(Thing::Card));
}

#[test]
fn a_card_can_be_finished_in_the_minute_of_grace() {
    let scene = during(OPEN).observation(1, BERTA).start(ORDER).after(GRACE_SECS);
    scene.when(seat(BERTA), edit(1, 1, "Fertig")).happens();
    let scene = scene.millis_later(1);
    scene.when(seat(BERTA), edit(1, 1, "Fertig")).refused_with(Refusal::NotInThisPhase);
    scene.when(seat(BERTA), Command::WithdrawCard { card: card(1) }).refused_with(Refusal::NotInThisPhase);
}

#[test]
fn a_card_changes_its_kind_only_where_it_still_fits() {
    let kind =
        |n, kind| Command::EditCard { card: card(n), based_on: 1, text: "x".to_owned(), lang: None, kind: Some(kind) };
    let scene = during(OPEN).observation(1, BERTA);
    scene.when(seat(BERTA), kind(1, CardKind::Goal)).refused_with(Refusal::KindNotAsked);
    let scene = during(DERIVE)
        .card(1, BERTA, CardKind::MainGoal)
        .card(2, BERTA, CardKind::Goal)
        .card(3, BERTA, CardKind::Guideline)
        .and(seat(BERTA), Command::HangCard { card: card(2), under: Some(card(1)) });
    scene.when(seat(BERTA), kind(1, CardKind::Goal)).refused_with(Refusal::DoesNotFitUnder);
    scene.when(seat(BERTA), kind(2, CardKind::Measure)).refused_with(Refusal::DoesNotFitUnder);
    scene.when(seat(BERTA), kind(3, CardKind::Measure)).happens();
}

#[test]
fn a_withdrawn_card_is_gone_for_all_commands() {
    let scene = during(DERIVE).observation(1, BERTA);
    scene.when(seat(BERTA), Command::WithdrawCard { card: card(1) }).then([Event::CardWithdrawn { card: card(1) }]);
    let scene = scene.and(seat(BERTA), Command::WithdrawCard { card: card(1) });
    scene.when(seat(BERTA), Command::WithdrawCard { card: card(1) }).refused_with(unknown(Thing::Card));
    scene.when(seat(BERTA), edit(1, 1, "x")).refused_with(unknown(Thing::Card));
    scene.when(seat(CEM), remark(1, "x")).refused_with(unknown(Thing::Card));
    scene.when(seat(BERTA), Command::HangCard { card: card(1), under: None }).refused_with(unknown(Thing::Card));
    scene.when(STEWARD, hide(this(1))).refused_with(Refusal::NotWaiting);
}

#[test]
fn support_is_given_and_taken_back_once() {
    let support = |on| Command::Support { card: card(1), on };
    let scene = during(WEIGH).observation(1, BERTA);
    let supported = |on| Event::CardSupported { card: card(1), seat: CEM, on };
    scene.when(seat(CEM), support(true)).then([supported(true)]);
    scene.when(seat(CEM), support(false)).changes_nothing();
    let scene = scene.and(seat(CEM), support(true));
    assert_eq!(scene.see(1).supporters.iter().collect::<Vec<_>>(), [&CEM]);
    scene.when(seat(CEM), support(true)).changes_nothing();
    scene.when(seat(CEM), support(false)).then([supported(false)]);
    scene.when(STEWARD, support(true)).refused_with(Refusal::NotPermitted);
    scene.when(seat(EMIL), support(true)).refused_with(unknown(Thing::Card));
}

#[test]
fn what_nobody_else_sees_is_neither_supported_nor_commented() {
    let scene = during(COLLECT).and(seat(BERTA), write("meins"));
    let id = *scene.workshop.cards.keys().next().unwrap();
    let support = Command::Support { card: id, on: true };
    let comment = Command::Comment { card: id, text: "x".to_owned(), lang: "de".to_owned() };
    scene.when(seat(CEM), support.clone()).refused_with(unknown(Thing::Card));
    scene.when(seat(CEM), comment.clone()).refused_with(unknown(Thing::Card));
    scene.when(seat(BERTA), support).refused_with(Refusal::NotInThisPhase);
    scene.when(seat(BERTA), comment).refused_with(Refusal::NotInThisPhase);
}

#[test]
fn a_comment_is_written_and_withdrawn_by_its_author() {
    let scene = during(GALLERY).observation(1, BERTA);
    scene.when(seat(CEM), remark(1, "")).refused_with(Refusal::TextEmpty);
    let too_long = Refusal::TextTooLong { max: 280, length: 281 };
    scene.when(seat(CEM), remark(1, &"x".repeat(281))).refused_with(too_long);
    scene.when(STEWARD, remark(1, "x")).refused_with(Refusal::NotPermitted);
    scene.when(seat(EMIL), remark(1, "x")).refused_with(unknown(Thing::Card));
    scene.when(seat(CEM), remark(1, "Wie?")).happens();
    let scene = scene.comment(1, 1, CEM);
    let withdraw = Command::WithdrawComment { card: card(1), comment: comment(1) };
    scene.when(seat(BERTA), withdraw.clone()).refused_with(Refusal::NotYours);
    let unknown_comment = Command::WithdrawComment { card: card(1), comment: comment(7) };
    scene.when(seat(CEM), unknown_comment).refused_with(unknown(Thing::Comment));
    let withdrawn = Event::CommentWithdrawn { card: card(1), comment: comment(1) };
    scene.when(seat(CEM), withdraw.clone()).then([withdrawn]);
    let scene = scene.and(seat(CEM), withdraw.clone());
    scene.when(seat(CEM), withdraw.clone()).refused_with(unknown(Thing::Comment));
    scene.when(seat(BERTA), withdraw).refused_with(unknown(Thing::Comment));
}

#[test]
fn a_comment_takes_its_anonymity_from_the_phase_of_its_authors_table() {
    let start = Command::StartPhase { phase: SECRET, group: Some(EDUCATION) };
    let scene = during(OPEN).observation(1, BERTA).and(STEWARD, start).and(seat(CEM), remark(1, "geheim"));
    assert!(scene.see(1).comments[0].anonymous);
    let scene = moderated(OPEN).observation(1, BERTA).and(seat(CEM), remark(1, "offen"));
    assert!(!scene.see(1).comments[0].anonymous);
    assert_eq!(scene.see(1).comments[0].standing, Standing::Queued);
}

#[test]
fn a_card_takes_a_hundred_comments() {
    let full = (0..100).fold(during(OPEN).observation(1, BERTA), |scene, n| scene.comment(n, 1, CEM));
    full.when(seat(CEM), remark(1, "noch einer")).refused_with(Refusal::TooMany { max: 100 });
}

#[test]
fn a_seat_takes_a_look_only_where_the_phase_opens_the_other_tables() {
    let support = Command::Support { card: card(1), on: true };
    let at = |phase| during(phase).observation(1, DANA);
    at(GALLERY).when(seat(BERTA), support.clone()).happens();
    at(WEIGH).when(seat(BERTA), support.clone()).refused_with(unknown(Thing::Card));
    at(CLOSE).when(seat(BERTA), support).refused_with(Refusal::NotInThisPhase);
}

#[test]
fn one_person_does_not_fill_the_workshop() {
    let full = (0..1_000).fold(during(OPEN), |scene, n| scene.and(seat(BERTA), write(&format!("Karte {n}"))));
    full.when(seat(BERTA), write("eine mehr")).refused_with(Refusal::TooMany { max: 1_000 });
    full.when(seat(CEM), write("die erste")).happens();
}

#[test]
fn a_phase_begun_again_is_private_again_even_in_the_same_moment() {
    let written = during(COLLECT).and(seat(BERTA), write("geheim"));
    let again = written.and(STEWARD, Command::StartPhase { phase: COLLECT, group: Some(EDUCATION) });
    again.when(seat(BERTA), write(WORDS)).then([self::written(&again, Standing::Open, false, COLLECT)]);
    let revealed = again.and(seat(BERTA), write("noch eine")).and(STEWARD, Command::Reveal { group: None });
    revealed.when(seat(BERTA), write(WORDS)).then([self::written(&revealed, Standing::Open, true, COLLECT)]);
}
