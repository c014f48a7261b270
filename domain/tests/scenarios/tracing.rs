//! The public trace: that something was taken away, when and under which rule, and nothing that leads to it.

use domain::trace::{Taken, Traced, trace};
use domain::workshop::{Command, Contribution, GRACE_SECS, HidingRule, Item};

use crate::scene::*;

fn hide_as(what: Contribution, rule: HidingRule) -> Command {
    Command::Hide { what, reason: reason().to_string(), rule }
}

fn restore(what: Contribution) -> Command {
    Command::Restore { what }
}

#[test]
fn where_nothing_was_taken_away_there_is_no_trace() {
    let scene = moderated(OPEN).and(seat(BERTA), write("gut")).and(STEWARD, Command::LockRoom { on: true });
    let id = *scene.workshop.cards.keys().next().unwrap();
    let scene = scene.and(STEWARD, Command::Approve { what: Contribution::Card(id) });
    assert_eq!(trace(&scene.workshop), []);
}

#[test]
fn what_is_hidden_leaves_a_trace_with_its_rule_and_the_moment() {
    let remark = Contribution::Comment(card(2), comment(1));
    let scene =
        during(OPEN).observation(1, BERTA).observation(2, CEM).comment(1, 2, BERTA).observation(9, DANA).after(5);
    let first = scene.now;
    let scene = scene.and(STEWARD, hide_as(this(9), HidingRule::Insult)).after(7);
    let second = scene.now;
    let scene = scene.and(STEWARD, hide_as(remark, HidingRule::Advertising));
    let traces = trace(&scene.workshop);
    let told: Vec<_> = traces.iter().map(|t| (t.what, t.group, t.at, t.act, t.rule, t.restored_at)).collect();
    assert_eq!(
        told,
        [
            (Traced::Card, HOUSING, first, Taken::Hidden, Some(HidingRule::Insult), None),
            (Traced::Comment, EDUCATION, second, Taken::Hidden, Some(HidingRule::Advertising), None),
        ]
    );
}

#[test]
fn what_is_shown_again_and_hidden_once_more_tells_both() {
    let scene = during(OPEN).observation(1, BERTA).and(STEWARD, hide_as(this(1), HidingRule::OffTopic)).after(60);
    let back = scene.now;
    let scene = scene.and(STEWARD, restore(this(1))).after(60);
    let again = scene.now;
    let scene = scene.and(STEWARD, hide_as(this(1), HidingRule::Unlawful));
    let told: Vec<_> = trace(&scene.workshop).into_iter().map(|t| (t.rule, t.at, t.restored_at)).collect();
    assert_eq!((told[0].0, told[0].2), (Some(HidingRule::OffTopic), Some(back)));
    assert_eq!(told[1], (Some(HidingRule::Unlawful), again, None));
}

#[test]
fn a_late_card_that_is_declined_leaves_a_trace() {
    let scene = during(OPEN).start(ORDER).after(GRACE_SECS + 1).and(seat(BERTA), write("zu spät"));
    let card = *scene.workshop.cards.keys().next().unwrap();
    let decline = Command::DeclineLate { card, reason: "Steht schon da.".to_owned(), rule: HidingRule::Duplicate };
    let scene = scene.and(STEWARD, decline);
    let [declined] = trace(&scene.workshop)[..] else { panic!("one trace") };
    assert_eq!(
        (declined.act, declined.rule, declined.group),
        (Taken::Declined, Some(HidingRule::Duplicate), EDUCATION)
    );
    let scene = scene.after(1).and(STEWARD, restore(Contribution::Card(card)));
    assert_eq!(trace(&scene.workshop)[0].restored_at, Some(scene.now));
}

#[test]
fn what_was_turned_down_openly_leaves_a_trace_without_a_rule() {
    let scene = (1..=3).fold(during(ORDER), |scene, n| scene.observation(n, BERTA)).cluster(1, &[a(1), a(2)]);
    let reject = |item| Command::RejectItem { item, reason: "Liegt nicht bei der Stadt.".to_owned() };
    let scene = scene.and(seat(ANNA), reject(Item::Cluster(cluster(1)))).after(5);
    let back = scene.now;
    let scene =
        scene.and(seat(ANNA), Command::PutBack { card: card(2) }).after(5).and(seat(ANNA), reject(a(3))).after(5);
    // What is hidden and shown again meanwhile stays turned down.
    let scene = scene.and(STEWARD, hide(this(1))).and(STEWARD, restore(this(1)));
    let told: Vec<_> = trace(&scene.workshop).into_iter().map(|t| (t.act, t.rule.is_some(), t.restored_at)).collect();
    let hidden = (Taken::Hidden, true, Some(scene.now));
    let rejected = |restored_at| (Taken::Rejected, false, restored_at);
    assert_eq!(told, [rejected(None), rejected(Some(back)), rejected(None), hidden]);
    // Taking it back tells that as well.
    let undone = scene.and(seat(ANNA), undo());
    assert_eq!(trace(&undone.workshop)[2].restored_at, Some(undone.now));
}

#[test]
fn a_pile_that_was_turned_down_at_once_is_one_line() {
    let scene = (1..=3).fold(during(ORDER), |scene, n| scene.observation(n, BERTA)).cluster(1, &[a(1), a(2), a(3)]);
    let reason = "Liegt nicht bei der Stadt.".to_owned();
    let scene = scene.and(seat(ANNA), Command::RejectItem { item: Item::Cluster(cluster(1)), reason });
    let counts = |scene: &Scene| trace(&scene.workshop).iter().map(|it| (it.count, it.restored_at)).collect::<Vec<_>>();
    assert_eq!(counts(&scene), [(3, None)]);
    let scene = scene.after(5).and(seat(ANNA), Command::PutBack { card: card(2) });
    assert_eq!(counts(&scene), [(2, None), (1, Some(scene.now))]);
}

#[test]
fn of_what_was_written_anonymously_only_the_minute_is_told() {
    let scene = during(SECRET).card(1, BERTA, domain::workshop::CardKind::Observation).after(17);
    let scene = scene.and(STEWARD, hide(this(1))).after(61).and(STEWARD, restore(this(1)));
    let [told] = trace(&scene.workshop)[..] else { panic!("one trace") };
    assert_eq!((told.at.0 % 60_000, told.restored_at.unwrap().0 % 60_000), (0, 0));
    assert!(told.at < told.restored_at.unwrap());
}

#[test]
fn a_trace_leads_to_no_card_no_person_and_no_word() {
    let scene = during(OPEN).observation(1, BERTA).comment(1, 1, CEM).and(STEWARD, hide(this(1)));
    let scene = scene.and(STEWARD, hide(Contribution::Comment(card(1), comment(1))));
    let text = serde_json::to_string(&trace(&scene.workshop)).unwrap();
    let ids = [card(1).to_string(), comment(1).to_string(), BERTA.to_string(), CEM.to_string(), PERSON.to_string()];
    for secret in ids.iter().map(String::as_str).chain(["Karte", "Kommentar", "Berta", &*reason()]) {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    assert!(text.contains("personal_data"), "{text}");
}
