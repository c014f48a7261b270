//! A card's story: who wrote it, what it said before, where it comes from, what became of it; and who is told what.

use domain::ids::{CardId, SeatId};
use domain::story::{Done, Reader, Story, story};
use domain::view::Audience;
use domain::workshop::{Aside, CardKind, Command, Descent, HidingRule, Item, Standing};
use domain::{Actor, Role};

use crate::scene::*;

const TABLE: Reader = Reader { audience: Audience::Table(EDUCATION), seat: None };
const DESK: Reader = Reader { audience: Audience::Facilitators, seat: None };

fn tell(scene: &Scene, reader: Reader, id: CardId) -> Option<Story> {
    story(&scene.workshop, &Names, reader, id)
}

fn at_the_table(scene: &Scene, n: u64) -> Story {
    tell(scene, TABLE, card(n)).unwrap()
}

fn as_seat(scene: &Scene, seat: SeatId, n: u64) -> Option<Story> {
    tell(scene, Reader::of(&scene.workshop, Actor::Seat(seat)), card(n))
}

fn derive(kind: CardKind, from: Item) -> Command {
    let (text, lang) = (format!("{kind:?}"), "de".to_owned());
    Command::WriteCard { kind, text, lang, phase: None, under: None, from: Some(from) }
}

fn merge(items: &[Item]) -> Command {
    let (text, lang, reason) = ("Zusammen".to_owned(), "de".to_owned(), "Sagen dasselbe.".to_owned());
    Command::MergeItems { items: items.to_vec(), kind: CardKind::Observation, text, lang, reason }
}

fn reword(n: u64, based_on: u32, words: &str) -> Command {
    let (text, reason) = (words.to_owned(), Some("Kürzer.".to_owned()));
    Command::RewordCard { card: card(n), based_on, text, lang: None, reason }
}

fn split(n: u64) -> Command {
    Command::SplitCard { card: card(n), parts: vec!["Eins".to_owned(), "Zwei".to_owned()], lang: "de".to_owned() }
}

/// Four cards, two of them in a cluster with a name.
fn table() -> Scene {
    let scene = during(DERIVE).observation(1, BERTA).observation(2, CEM).observation(3, BERTA).observation(4, CEM);
    let name = Command::NameCluster { cluster: cluster(1), name: "Schule".to_owned() };
    scene.observation(9, DANA).cluster(1, &[a(1), a(2)]).and(seat(CEM), name)
}

#[test]
fn it_tells_who_wrote_it_where_and_when() {
    let scene = table();
    let told = at_the_table(&scene, 1);
    assert_eq!((&*told.card.text, told.written), ("Karte 1", scene.see(1).written));
    assert_eq!(told.author.unwrap().name.as_deref(), Some("Berta"));
    assert_eq!((told.group, told.table), (EDUCATION, Some(title("Bildung"))));
    assert_eq!(told.phase.map(|phase| phase.id), Some(DERIVE));
    assert_eq!(told.cluster.map(|cluster| cluster.name), Some(title("Schule")));
    assert_eq!((told.origin, told.aside, told.became, told.wordings, told.acts), (None, None, vec![], vec![], vec![]));
}

#[test]
fn it_is_told_to_those_who_see_the_card() {
    let scene = table();
    let who = |scene: &Scene| {
        let told = |seat| as_seat(scene, seat, 1).is_some();
        [told(BERTA), told(CEM), told(DANA), tell(scene, DESK, card(1)).is_some()]
    };
    assert_eq!(who(&scene), [true, true, false, true]);
    assert_eq!(who(&scene.clone().and(STEWARD, hide(this(1)))), [true, false, false, true]);
    let rejected = Command::RejectItem { item: a(1), reason: "Nicht hier.".to_owned() };
    assert_eq!(who(&scene.clone().and(STEWARD, rejected)), [true, true, false, true]);
    assert_eq!(who(&scene.clone().and(seat(BERTA), Command::WithdrawCard { card: card(1) })), [false; 4]);
    assert_eq!(who(&scene.start(GALLERY)), [true; 4]);
    assert_eq!(tell(&table(), DESK, card(77)), None);
}

#[test]
fn who_has_left_the_table_reads_of_her_card_but_not_how_the_table_calls_its_clusters() {
    let scene = table().and(STEWARD, Command::MoveSeat { seat: BERTA, group: HOUSING });
    assert_eq!(as_seat(&scene, CEM, 1).unwrap().cluster.map(|cluster| cluster.name), Some(title("Schule")));
    assert_eq!(as_seat(&scene, BERTA, 1).unwrap().cluster, None);
}

#[test]
fn it_tells_both_ways_what_was_derived() {
    let scene = table();
    let goal = CardId(scene.next);
    let scene = scene.and(seat(CEM), derive(CardKind::Goal, Item::Cluster(cluster(1))));
    let measure = CardId(scene.next);
    let scene = scene.and(seat(CEM), derive(CardKind::Measure, Item::Card(goal)));
    let scene = scene.and(seat(CEM), Command::HangCard { card: measure, under: Some(goal) });
    let became: Vec<_> = at_the_table(&scene, 1).became.into_iter().map(|b| (b.how, b.card.id, b.by)).collect();
    assert_eq!(became, [(Descent::Derived, goal, None)]);
    let told = tell(&scene, TABLE, goal).unwrap();
    let origin = told.origin.unwrap();
    assert_eq!((origin.how, origin.cluster, origin.more), (Descent::Derived, Some(title("Schule")), false));
    let texts: Vec<_> = origin.cards.iter().map(|card| &*card.text).collect();
    assert_eq!(texts, ["Karte 1", "Karte 2"]);
    assert_eq!(told.below.iter().map(|card| card.id).collect::<Vec<_>>(), [measure]);
    assert_eq!(tell(&scene, TABLE, measure).unwrap().under.unwrap().id, goal);
    // What is not shown is not named, on either side.
    let hidden = scene.clone().and(STEWARD, hide(this(1)));
    let origin = tell(&hidden, TABLE, goal).unwrap().origin.unwrap();
    assert_eq!((origin.cards.len(), origin.more), (1, true));
    let hidden = hidden.and(STEWARD, hide(this(2)));
    let origin = tell(&hidden, TABLE, goal).unwrap().origin.unwrap();
    assert_eq!((origin.cards.len(), origin.cluster), (0, None));
    let hidden = scene.and(STEWARD, hide(domain::workshop::Contribution::Card(goal)));
    assert_eq!(at_the_table(&hidden, 1).became, []);
    assert_eq!(tell(&hidden, DESK, card(1)).unwrap().became.len(), 1);
}

#[test]
fn it_tells_what_was_merged_and_why() {
    let scene = table().after(60).and(seat(ANNA), merge(&[a(1), a(3)]));
    let told = at_the_table(&scene, 1);
    let became = &told.became[0];
    let reason = domain::text::Reason::parse("Sagen dasselbe.").unwrap();
    assert_eq!((became.how, &*became.card.text, became.by), (Descent::Merged, "Zusammen", Some(Role::Host)));
    assert_eq!(
        (became.at, told.aside),
        (scene.now, Some(Aside::Merged { into: became.card.id, reason: reason.clone() }))
    );
    let origin = tell(&scene, TABLE, became.card.id).unwrap().origin.unwrap();
    assert_eq!((origin.how, origin.reason), (Descent::Merged, Some(reason)));
    assert_eq!(origin.cards.iter().map(|c| c.id).collect::<Vec<_>>(), [card(1), card(3)]);
    // What was taken back did not happen.
    assert_eq!(at_the_table(&scene.and(seat(ANNA), undo()), 1).became, []);
}

#[test]
fn it_tells_what_was_split_and_by_whom() {
    for (by, role) in [(seat(BERTA), Role::Author), (seat(ANNA), Role::Host), (STEWARD, Role::Facilitator)] {
        let scene = table().and(by, split(1));
        let told = at_the_table(&scene, 1);
        assert_eq!(told.aside, Some(Aside::Split));
        let mut parts: Vec<_> = told.became.iter().map(|b| (b.how, &*b.card.text, b.by)).collect();
        parts.sort_by_key(|(_, text, _)| *text);
        assert_eq!(parts, [(Descent::Split, "Eins", Some(role)), (Descent::Split, "Zwei", Some(role))]);
        let origin = tell(&scene, TABLE, told.became[0].card.id).unwrap().origin.unwrap();
        assert_eq!((origin.how, origin.cards[0].id), (Descent::Split, card(1)));
    }
}

#[test]
fn words_that_somebody_else_replaced_are_told_to_all_and_ones_own_are_not() {
    let scene = table().and(seat(BERTA), edit(1, 1, "Zweite")).and(seat(ANNA), reword(1, 2, "Dritte"));
    let scene = scene.and(seat(BERTA), edit(1, 3, "Vierte"));
    let texts = |told: Story| told.wordings.into_iter().map(|w| w.text).collect::<Vec<_>>();
    let said = |text: &str| Some(text.to_owned());
    let told = at_the_table(&scene, 1);
    let by: Vec<_> = told.wordings.iter().map(|w| (w.by, w.replaced_by)).collect();
    assert_eq!(by, [(Role::Author, Role::Author), (Role::Author, Role::Host), (Role::Host, Role::Author)]);
    assert_eq!(told.wordings[1].reason.as_deref(), Some("Kürzer."));
    assert_eq!(texts(told), [None, said("Zweite"), said("Dritte")]);
    let all = [said("Karte 1"), said("Zweite"), said("Dritte")];
    assert_eq!(texts(as_seat(&scene, BERTA, 1).unwrap()), all);
    assert_eq!(texts(tell(&scene, DESK, card(1)).unwrap()), all);
}

#[test]
fn what_was_polished_before_anybody_saw_it_is_the_authors_own_business() {
    let scene = during(COLLECT).and(seat(BERTA), write("Erster Versuch"));
    let id = *scene.workshop.cards.keys().next().unwrap();
    let edit = Command::EditCard { card: id, based_on: 1, text: "Besser".to_owned(), lang: None, kind: None };
    let scene = scene.and(seat(BERTA), edit).and(STEWARD, Command::Reveal { group: None });
    for reader in [TABLE, DESK] {
        assert_eq!(tell(&scene, reader, id).unwrap().wordings, []);
    }
    let own = Reader::of(&scene.workshop, seat(BERTA));
    assert_eq!(tell(&scene, own, id).unwrap().wordings[0].text.as_deref(), Some("Erster Versuch"));
    // What waited to be looked at was seen by those who look.
    let scene = moderated(DERIVE).card_standing(1, BERTA, CardKind::Observation, Standing::Queued, true, EDUCATION);
    let scene = scene.and(seat(BERTA), super::scene::edit(1, 1, "Besser"));
    let scene = scene.and(STEWARD, Command::Approve { what: this(1) });
    assert_eq!(at_the_table(&scene, 1).wordings, []);
    assert_eq!(tell(&scene, DESK, card(1)).unwrap().wordings[0].text.as_deref(), Some("Karte 1"));
}

#[test]
fn moderation_is_told_with_its_rule_and_its_reason_to_those_it_concerns() {
    let restore = Command::Restore { what: this(1) };
    let reject = Command::RejectItem { item: a(1), reason: "Nicht hier.".to_owned() };
    let scene = table().and(STEWARD, hide(this(1))).and(STEWARD, restore).and(seat(ANNA), reject);
    let scene = scene.and(seat(ANNA), Command::PutBack { card: card(1) });
    let scene = scene.and(STEWARD, Command::LockCard { card: card(1), on: true }).and(STEWARD, hide(this(2)));
    let acts =
        |told: Story| told.acts.into_iter().map(|act| (act.act, act.by, act.rule, act.reason)).collect::<Vec<_>>();
    let rule = Some(HidingRule::PersonalData);
    let because = domain::text::Reason::parse("Nicht hier.").ok();
    let expected = |hidden| {
        [
            (Done::Hidden, Role::Facilitator, rule, hidden),
            (Done::Restored, Role::Facilitator, None, None),
            (Done::Rejected, Role::Host, None, because.clone()),
            (Done::PutBack, Role::Host, None, None),
            (Done::Locked, Role::Facilitator, None, None),
        ]
    };
    assert_eq!(acts(at_the_table(&scene, 1)), expected(None));
    assert_eq!(acts(as_seat(&scene, BERTA, 1).unwrap()), expected(Some(reason())));
    assert_eq!(acts(tell(&scene, DESK, card(1)).unwrap()), expected(Some(reason())));
}

#[test]
fn who_wrote_anonymously_is_told_to_nobody() {
    // Anna is the host and wrote it herself.
    let scene = during(SECRET).card(1, ANNA, CardKind::Observation).card(2, BERTA, CardKind::Observation).start(ORDER);
    let scene = scene.after(7).and(seat(ANNA), reword(1, 1, "Neu")).and(seat(ANNA), reword(2, 1, "Neu"));
    for reader in [TABLE, DESK] {
        let told = [1, 2].map(|n| tell(&scene, reader, card(n)).unwrap());
        let alike = told.clone().map(|told| {
            let wording = &told.wordings[0];
            let minutes = [told.written, wording.at, wording.replaced].map(|at| at.0 % 60_000);
            (told.author, wording.by, wording.replaced_by, wording.text.is_some(), minutes)
        });
        assert_eq!(alike[0], (None, Role::Author, Role::Host, true, [0; 3]));
        // Her own card is told like everybody's.
        assert_eq!(alike[0], alike[1]);
    }
    let scene = scene.and(seat(ANNA), split(1)).and(seat(ANNA), split(2));
    let by = [1, 2].map(|n| at_the_table(&scene, n).became[0].by);
    assert_eq!(by, [Some(Role::Host), Some(Role::Host)]);
}
