//! Merging, splitting, rewording, turning down and putting back; and from an observation to a measure.

use domain::ids::SeatId;
use domain::refusal::Thing;
use domain::text::Reason;
use domain::view::{Audience, Key, me, project_one, touched};
use domain::workshop::{
    Aside, CardKind, Command, Contribution, Descent, Event, Item, MOST_CARDS_MERGED, Moderated, Recorded, SplitPart,
    Standing,
};
use domain::{Actor, Refusal, Role};

use crate::scene::*;

const WHY: &str = "Sagen dasselbe.";

fn why() -> Reason {
    Reason::parse(WHY).unwrap()
}

fn c(n: u64) -> Item {
    Item::Cluster(cluster(n))
}

fn merge(items: &[Item]) -> Command {
    merge_as(CardKind::Observation, items, "Zusammen", WHY)
}

fn merge_as(kind: CardKind, items: &[Item], words: &str, reason: &str) -> Command {
    let (items, text, reason) = (items.to_vec(), words.to_owned(), reason.to_owned());
    Command::MergeItems { items, kind, text, lang: "de".to_owned(), reason }
}

fn split(n: u64, parts: &[&str]) -> Command {
    let parts = parts.iter().map(|part| (*part).to_owned()).collect();
    Command::SplitCard { card: card(n), parts, lang: "de".to_owned() }
}

fn reword(n: u64, based_on: u32, words: &str) -> Command {
    let (text, reason) = (words.to_owned(), Some(WHY.to_owned()));
    Command::RewordCard { card: card(n), based_on, text, lang: None, reason }
}

fn reject(item: Item) -> Command {
    Command::RejectItem { item, reason: WHY.to_owned() }
}

fn put_back(n: u64) -> Command {
    Command::PutBack { card: card(n) }
}

/// Six cards on the table on education; 1 to 4 are Berta's, 5 and 6 Cem's. Card 9 lies on housing.
fn table_in(scene: Scene) -> Scene {
    let scene = (1..=4).fold(scene, |scene, n| scene.observation(n, BERTA));
    scene.observation(5, CEM).observation(6, CEM).observation(9, DANA)
}

fn table() -> Scene {
    table_in(during(ORDER))
}

/// All that only the host and those who run the room may do.
fn leading() -> [Command; 4] {
    [merge(&[a(1), a(5)]), reword(1, 1, "Neu"), reject(a(1)), put_back(2)]
}

/// The same, and splitting a card.
fn acts() -> [Command; 5] {
    let [merge, reword, reject, put_back] = leading();
    [merge, reword, reject, put_back, split(1, &["Eins", "Zwei"])]
}

/// The table, with card 2 turned down already.
fn ready() -> Scene {
    table().and(STEWARD, reject(a(2)))
}

/// The one card merged or split off last.
fn made(scene: &Scene) -> &domain::workshop::Card {
    scene.workshop.cards.values().find(|card| card.descent != Descent::Derived).unwrap()
}

#[test]
fn the_host_and_those_who_run_the_room_may_and_nobody_else() {
    let scene = ready();
    for command in leading() {
        scene.when(seat(ANNA), command.clone()).happens();
        scene.when(STEWARD, command.clone()).happens();
        scene.when(Actor::System, command.clone()).happens();
        scene.when(seat(CEM), command.clone()).refused_with(Refusal::NotPermitted);
        // Not even with one's own card.
        scene.when(seat(BERTA), command.clone()).refused_with(Refusal::NotPermitted);
        // What lies at another table is not there.
        scene.when(seat(DANA), command.clone()).refused_with(unknown(Thing::Card));
        scene.when(seat(EMIL), command).refused_with(unknown(Thing::Card));
    }
    // A host is one at her own table only.
    let host = Command::AppointHost { seat: DANA, on: true };
    let scene = scene.cluster(1, &[a(3), a(4)]).and(STEWARD, host);
    scene.when(seat(DANA), merge(&[c(1)])).refused_with(Refusal::NotAtYourTable);
    scene.when(seat(DANA), reject(c(1))).refused_with(Refusal::NotAtYourTable);
}

#[test]
fn they_are_acts_of_ordering() {
    for phase in [COLLECT, SECRET, GALLERY, WEIGH, CLOSE] {
        let scene = ready().start(phase);
        for command in acts() {
            scene.when(seat(ANNA), command.clone()).refused_with(Refusal::NotInThisPhase);
            scene.when(STEWARD, command).refused_with(Refusal::NotInThisPhase);
        }
    }
    for phase in [DERIVE, HARVEST] {
        let scene = ready().start(phase);
        for command in acts() {
            scene.when(seat(ANNA), command).happens();
        }
    }
    let closed = ready().and(STEWARD, Command::CloseWorkshop);
    for command in acts() {
        closed.when(STEWARD, command).refused_with(Refusal::WorkshopClosed);
    }
}

#[test]
fn locks_and_a_pause_hold_them_off() {
    let on = true;
    let scene = ready();
    let with = |command| scene.clone().and(STEWARD, command);
    for command in acts() {
        with(Command::LockRoom { on }).when(seat(ANNA), command.clone()).refused_with(Refusal::RoomLocked);
        let locked = with(Command::LockGroup { group: EDUCATION, on });
        locked.when(seat(ANNA), command.clone()).refused_with(Refusal::GroupLocked);
        let paused = with(Command::PauseSeat { seat: ANNA, on });
        paused.when(seat(ANNA), command.clone()).refused_with(Refusal::SeatPaused);
        // A locked card stays as it is and where it is, for everybody.
        let locked =
            with(Command::LockCard { card: card(1), on }).and(STEWARD, Command::LockCard { card: card(2), on });
        locked.when(seat(ANNA), command.clone()).refused_with(Refusal::CardLocked);
        locked.when(STEWARD, command).refused_with(Refusal::CardLocked);
    }
    let locked = table().cluster(1, &[a(1), a(2)]).and(STEWARD, Command::LockCard { card: card(1), on });
    locked.when(seat(ANNA), merge(&[c(1), a(3)])).refused_with(Refusal::CardLocked);
    locked.when(seat(ANNA), reject(c(1))).refused_with(Refusal::CardLocked);
    // Nor does it come loose because the only other card leaves; one that takes that card's place is fine.
    locked.when(seat(ANNA), reject(a(2))).refused_with(Refusal::CardLocked);
    locked.when(seat(ANNA), merge(&[a(2), a(3)])).refused_with(Refusal::CardLocked);
    locked.when(seat(ANNA), split(2, &["x", "y"])).happens();
    let nested = table().cluster(1, &[a(2), a(3)]).cluster(2, &[c(1), a(1)]);
    let locked = nested.and(STEWARD, Command::LockCard { card: card(1), on });
    locked.when(seat(ANNA), reject(c(1))).refused_with(Refusal::CardLocked);
    locked.when(seat(ANNA), reject(a(2))).happens();
    locked.when(seat(ANNA), merge(&[c(1)])).happens();
    locked.when(seat(ANNA), merge(&[c(1), a(5)])).refused_with(Refusal::CardLocked);
}

#[test]
fn only_what_lies_openly_on_the_table_is_touched() {
    let scene = ready();
    for (command, missing) in
        [(merge(&[a(1), a(77)]), 77), (split(77, &["x", "y"]), 77), (reword(77, 1, "x"), 77), (reject(a(77)), 77)]
    {
        scene.when(seat(ANNA), command).refused_with(unknown(Thing::Card));
        assert!(!scene.workshop.cards.contains_key(&card(missing)));
    }
    scene.when(seat(ANNA), put_back(77)).refused_with(unknown(Thing::Card));
    scene.when(seat(ANNA), reject(c(7))).refused_with(unknown(Thing::Cluster));
    // Another table's.
    scene.when(seat(ANNA), merge(&[a(1), a(9)])).refused_with(unknown(Thing::Card));
    scene.when(STEWARD, merge(&[a(1), a(9)])).refused_with(Refusal::NotAtYourTable);
    // What is hidden: not there for the host; those who run the room know of it, but it does not lie on the table.
    let hidden = scene.and(STEWARD, hide(this(1)));
    for command in [merge(&[a(5), a(1)]), split(1, &["x", "y"]), reword(1, 1, "x"), reject(a(1))] {
        hidden.when(seat(ANNA), command.clone()).refused_with(unknown(Thing::Card));
        hidden.when(STEWARD, command).refused_with(Refusal::NotAtYourTable);
    }
    let hidden = hidden.and(STEWARD, hide(this(2)));
    hidden.when(seat(ANNA), put_back(2)).refused_with(unknown(Thing::Card));
    hidden.when(STEWARD, put_back(2)).refused_with(Refusal::NotAtYourTable);
    // Nor one's own card nobody sees yet.
    let private = during(COLLECT).and(seat(BERTA), write("privat"));
    let id = *private.workshop.cards.keys().next().unwrap();
    let mut private = private.start(DERIVE);
    private.workshop.cards.get_mut(&id).unwrap().revealed = false;
    let own = Command::SplitCard { card: id, parts: vec!["x".to_owned(), "y".to_owned()], lang: "de".to_owned() };
    private.when(seat(BERTA), own).refused_with(Refusal::NotAtYourTable);
    private.when(seat(ANNA), reject(Item::Card(id))).refused_with(unknown(Thing::Card));
}

#[test]
fn a_merge_stands_for_its_cards_and_keeps_them() {
    let scene = table().and(seat(CEM), Command::Support { card: card(1), on: true }).comment(1, 5, BERTA);
    let event = Event::CardsMerged {
        card: domain::ids::CardId(scene.next),
        group: EDUCATION,
        kind: CardKind::Observation,
        text: text("Zusammen"),
        lang: de(),
        phase: ORDER,
        anonymous: false,
        sources: vec![card(1), card(5)],
        under: None,
        handed_over: false,
        reason: why(),
    };
    scene.when(seat(ANNA), merge(&[a(1), a(5)])).then([event]);
    let scene = scene.and(seat(ANNA), merge(&[a(1), a(5)]));
    let one = made(&scene);
    assert_eq!((one.descent, &one.sources[..], one.author), (Descent::Merged, &[card(1), card(5)][..], seat(ANNA)));
    assert!(one.lies_open() && one.supporters.is_empty());
    for n in [1, 5] {
        assert_eq!(scene.see(n).aside, Some(Aside::Merged { into: one.id, reason: why() }));
        assert!(scene.see(n).is_public() && !scene.see(n).lies_open());
    }
    // Support and remarks stay where they were given.
    assert_eq!((scene.see(1).supporters.len(), scene.see(5).comments.len()), (1, 1));
}

#[test]
fn a_merge_needs_two_cards_a_reason_a_text_and_a_kind_they_have() {
    let scene = table();
    let refused = |command, refusal| scene.when(seat(ANNA), command).refused_with(refusal);
    refused(merge(&[]), Refusal::CannotJoin);
    refused(merge(&[a(1)]), Refusal::CannotJoin);
    refused(merge(&[a(1), a(1)]), Refusal::CannotJoin);
    let of = |words: &str, reason: &str| merge_as(CardKind::Observation, &[a(1), a(2)], words, reason);
    refused(of("", WHY), Refusal::TextEmpty);
    refused(of("Zusammen", " "), Refusal::TextEmpty);
    refused(of("Zusammen", &"x".repeat(301)), Refusal::TextTooLong { max: 300, length: 301 });
    refused(of(&"x".repeat(1001), WHY), Refusal::TextTooLong { max: 1000, length: 1001 });
    // A goal is derived from observations, and leaves them where they lie.
    refused(merge_as(CardKind::Goal, &[a(1), a(2)], "Ziel", WHY), Refusal::KindNotAsked);
    refused(merge(&vec![a(1); 51]), Refusal::TooMany { max: 50 });
    let Command::MergeItems { items, kind, text, reason, .. } = of("x", WHY) else { panic!("a merge") };
    let nonsense = Command::MergeItems { items, kind, text, lang: "nonsense!".to_owned(), reason };
    refused(nonsense, Refusal::LanguageUnknown);
    // One cluster is several cards.
    let scene = scene.cluster(1, &[a(1), a(2)]);
    scene.when(seat(ANNA), merge(&[c(1)])).happens();
    let cards: Vec<_> = (1000..=1000 + u64::try_from(MOST_CARDS_MERGED).unwrap()).collect();
    let many = cards.iter().fold(table(), |scene, n| scene.observation(*n, BERTA));
    let many = many.cluster(1, &cards.iter().map(|n| a(*n)).collect::<Vec<_>>());
    many.when(seat(ANNA), merge(&[c(1)])).refused_with(Refusal::TooMany { max: 200 });
    many.when(seat(ANNA), reject(c(1))).refused_with(Refusal::TooMany { max: 200 });
}

#[test]
fn a_merged_card_takes_the_place_of_its_cards_in_their_cluster() {
    let scene = table().cluster(1, &[a(1), a(2), a(3)]).cluster(2, &[c(1), a(4)]);
    let merged = scene.clone().and(seat(ANNA), merge(&[a(2), a(3)]));
    let one = made(&merged).id;
    assert_eq!(merged.parts(cluster(1)), [a(1), Item::Card(one)]);
    assert_eq!((merged.see(2).cluster, merged.see(3).cluster), (None, None));
    // A whole cluster, in that around it.
    let merged = scene.clone().and(seat(ANNA), merge(&[c(1)]));
    let one = made(&merged).id;
    assert_eq!(merged.parts(cluster(2)), [Item::Card(one), a(4)]);
    // From different clusters: in the one that holds both; from nowhere common: on its own.
    let merged = scene.clone().and(seat(ANNA), merge(&[a(1), a(4)]));
    assert_eq!(made(&merged).cluster, Some(cluster(2)));
    let merged = scene.and(seat(ANNA), merge(&[a(1), a(5)]));
    assert_eq!(made(&merged).cluster, None);
    // What is hidden in a cluster stays there, and is not merged.
    let scene = table().cluster(1, &[a(1), a(2), a(3)]).and(STEWARD, hide(this(3)));
    let merged = scene.and(seat(ANNA), merge(&[c(1)]));
    assert_eq!(made(&merged).sources, [card(1), card(2)]);
    assert_eq!((merged.see(3).cluster, merged.see(3).aside.clone()), (Some(cluster(1)), None));
}

#[test]
fn what_hung_under_merged_cards_hangs_under_the_one() {
    use CardKind::{Goal, MainGoal, Measure};
    let hang = |n, under| Command::HangCard { card: card(n), under: Some(card(under)) };
    let scene = during(DERIVE).card(1, BERTA, MainGoal).card(2, CEM, Goal).card(3, CEM, Goal).card(4, BERTA, Measure);
    let scene = scene.card(5, BERTA, Measure).and(seat(BERTA), hang(2, 1)).and(seat(BERTA), hang(3, 1));
    let scene = scene.and(seat(BERTA), hang(4, 2)).and(seat(BERTA), hang(5, 3));
    let scene = scene.and(STEWARD, Command::LockCard { card: card(5), on: true });
    let merged = scene.clone().and(seat(ANNA), merge_as(Goal, &[a(2), a(3)], "Ein Ziel", WHY));
    let one = made(&merged);
    assert_eq!((one.under, merged.see(4).under), (Some(card(1)), Some(one.id)));
    // A locked card stays where it hangs.
    assert_eq!(merged.see(5).under, Some(card(3)));
    let undone = merged.and(seat(ANNA), undo());
    assert_eq!((undone.see(4).under, undone.see(2).under), (Some(card(2)), Some(card(1))));
}

#[test]
fn what_was_to_be_handed_over_still_is() {
    let hand = |item| Command::HandOver { item, on: true };
    let scene = table_in(during(HARVEST)).cluster(1, &[a(1), a(2)]).and(seat(BERTA), hand(a(5)));
    let merged = scene.clone().and(seat(ANNA), merge(&[a(5), a(6)]));
    assert!(made(&merged).handed_over);
    assert!(!made(&scene.clone().and(seat(ANNA), merge(&[c(1)]))).handed_over);
    let marked = scene.clone().and(seat(BERTA), hand(c(1))).and(seat(ANNA), merge(&[c(1)]));
    assert!(made(&marked).handed_over);
    assert!(made(&scene.and(seat(ANNA), split(5, &["x", "y"]))).handed_over);
}

#[test]
fn a_merged_card_is_nobodys_own() {
    let scene = table_in(during(DERIVE)).and(seat(ANNA), merge(&[a(1), a(5)]));
    let one = made(&scene).id;
    let edit = Command::EditCard { card: one, based_on: 1, text: "x".to_owned(), lang: None, kind: None };
    for command in [edit, Command::WithdrawCard { card: one }] {
        scene.when(seat(ANNA), command).refused_with(Refusal::NotYours);
    }
    let parts = vec!["x".to_owned(), "y".to_owned()];
    let split = Command::SplitCard { card: one, parts, lang: "de".to_owned() };
    let guest = scene.clone().and(STEWARD, Command::AppointHost { seat: ANNA, on: false });
    guest.when(seat(ANNA), split.clone()).refused_with(Refusal::NotPermitted);
    // The host still says it in other words, and splits it again.
    scene.when(seat(ANNA), split).happens();
    let reword = Command::RewordCard { card: one, based_on: 1, text: "x".to_owned(), lang: None, reason: None };
    scene.when(seat(ANNA), reword).happens();
}

#[test]
fn a_card_is_split_by_its_author_the_host_or_those_who_run_the_room() {
    let scene = table().cluster(1, &[a(1), a(2)]);
    let part =
        |n: u64, words| SplitPart { card: domain::ids::CardId(scene.next & !(7 << 40) | n << 40), text: text(words) };
    let event = Event::CardSplit {
        card: card(1),
        parts: vec![part(0, "Eins"), part(1, "Zwei")],
        lang: de(),
        phase: ORDER,
        anonymous: false,
        standing: Standing::Open,
    };
    for by in [seat(BERTA), seat(ANNA), STEWARD] {
        scene.when(by, split(1, &["Eins", "Zwei"])).then([event.clone()]);
    }
    scene.when(seat(CEM), split(1, &["x", "y"])).refused_with(Refusal::NotPermitted);
    scene.when(seat(DANA), split(1, &["x", "y"])).refused_with(unknown(Thing::Card));
    let scene = scene.and(seat(BERTA), split(1, &["Eins", "Zwei"]));
    assert_eq!((scene.see(1).aside.clone(), scene.see(1).cluster), (Some(Aside::Split), None));
    let parts: Vec<_> = scene.workshop.cards.values().filter(|c| c.descent == Descent::Split).collect();
    assert_eq!(parts.len(), 2);
    for part in parts {
        assert_eq!((part.from, &part.sources[..], part.cluster), (Some(a(1)), &[card(1)][..], Some(cluster(1))));
        assert!(part.lies_open());
    }
    assert_eq!(scene.parts(cluster(1)).len(), 3);
    // One's own card, once one has moved to another table, is the table's affair.
    let moved = table().and(STEWARD, Command::MoveSeat { seat: BERTA, group: HOUSING });
    moved.when(seat(BERTA), split(1, &["x", "y"])).refused_with(Refusal::NotAtYourTable);
}

#[test]
fn a_split_needs_two_to_five_texts() {
    let scene = table();
    let refused = |parts: &[&str], refusal| scene.when(seat(BERTA), split(1, parts)).refused_with(refusal);
    refused(&[], Refusal::TextEmpty);
    refused(&["Eins"], Refusal::TextEmpty);
    refused(&["Eins", " "], Refusal::TextEmpty);
    refused(&["1", "2", "3", "4", "5", "6"], Refusal::TooMany { max: 5 });
    scene.when(seat(BERTA), split(1, &["1", "2", "3", "4", "5"])).happens();
    let lang = "nonsense!".to_owned();
    let nonsense = Command::SplitCard { card: card(1), parts: vec!["1".to_owned(), "2".to_owned()], lang };
    scene.when(seat(BERTA), nonsense).refused_with(Refusal::LanguageUnknown);
}

#[test]
fn the_parts_of_a_card_are_looked_at_first_where_everything_is() {
    let standing = |scene: &Scene, by| {
        let events = scene.when(by, split(1, &["x", "y"])).events();
        let [Event::CardSplit { standing, .. }] = &events[..] else { panic!("{events:?}") };
        standing.clone()
    };
    let scene = table_in(moderated(ORDER));
    assert_eq!(standing(&scene, seat(BERTA)), Standing::Queued);
    assert_eq!([standing(&scene, seat(ANNA)), standing(&scene, STEWARD)], [Standing::Open, Standing::Open]);
}

#[test]
fn the_parts_of_an_anonymous_card_are_anonymous() {
    let scene = during(SECRET).card(1, BERTA, CardKind::Observation).start(ORDER);
    let scene = scene.and(seat(BERTA), split(1, &["x", "y"]));
    assert!(made(&scene).anonymous);
}

#[test]
fn rewording_keeps_the_author_and_what_was_said() {
    let scene = table();
    let reworded = Event::CardReworded { card: card(1), text: text("Neu"), lang: de(), reason: Some(why()) };
    scene.when(seat(ANNA), reword(1, 1, "Neu")).then([reworded]);
    scene.when(seat(ANNA), reword(1, 1, "Karte 1")).changes_nothing();
    scene.when(seat(ANNA), reword(1, 2, "Neu")).refused_with(Refusal::StaleVersion { current: 1 });
    scene.when(seat(ANNA), reword(1, 1, " ")).refused_with(Refusal::TextEmpty);
    let long = Command::RewordCard {
        card: card(1),
        based_on: 1,
        text: "Neu".to_owned(),
        lang: None,
        reason: Some("x".repeat(301)),
    };
    scene.when(seat(ANNA), long).refused_with(Refusal::TextTooLong { max: 300, length: 301 });
    // A reason is not asked for.
    let other = |lang: &str| Command::RewordCard {
        card: card(1),
        based_on: 1,
        text: "Karte 1".to_owned(),
        lang: Some(lang.to_owned()),
        reason: None,
    };
    scene.when(seat(ANNA), other("tr")).happens();
    scene.when(seat(ANNA), other("nonsense!")).refused_with(Refusal::LanguageUnknown);
    let scene = scene.after(9).and(seat(ANNA), reword(1, 1, "Neu"));
    let now = scene.see(1);
    assert_eq!((&*now.text, now.version, now.author, now.said.by), ("Neu", 2, seat(BERTA), seat(ANNA)));
    let [before] = &now.earlier[..] else { panic!("{:?}", now.earlier) };
    assert_eq!((&*before.text, before.said.by, before.replaced_by), ("Karte 1", seat(BERTA), seat(ANNA)));
    assert_eq!((before.replaced, before.reason.clone()), (scene.now, Some(why())));
    // Its author has the last word again, once the phase allows it.
    let scene = scene.start(DERIVE).and(seat(BERTA), edit(1, 2, "Doch anders"));
    assert_eq!((scene.see(1).earlier.len(), scene.see(1).said.by), (2, seat(BERTA)));
}

#[test]
fn of_very_many_wordings_the_last_fifty_are_kept() {
    let scene = (1..=60).fold(table(), |scene, n| scene.and(seat(ANNA), reword(1, n, &format!("Fassung {n}"))));
    let earlier = &scene.see(1).earlier;
    assert_eq!((earlier.len(), &*earlier[0].text, &*earlier[49].text), (50, "Fassung 10", "Fassung 59"));
}

#[test]
fn what_is_turned_down_leaves_the_table_and_stays_readable() {
    let scene = table().cluster(1, &[a(1), a(2), a(3)]);
    let rejected = |cards: &[u64]| {
        let cards = cards.iter().map(|n| card(*n)).collect();
        Event::CardsRejected { group: EDUCATION, cards, reason: why() }
    };
    scene.when(seat(ANNA), reject(a(1))).then([rejected(&[1])]);
    let no_reason = Command::RejectItem { item: a(1), reason: " ".to_owned() };
    scene.when(seat(ANNA), no_reason).refused_with(Refusal::TextEmpty);
    // A cluster: all that lies openly in it.
    let hidden = scene.clone().and(STEWARD, hide(this(2)));
    hidden.when(seat(ANNA), reject(c(1))).then([rejected(&[1, 3])]);
    let none = hidden.and(STEWARD, hide(this(1))).and(STEWARD, hide(this(3)));
    none.when(seat(ANNA), reject(c(1))).refused_with(unknown(Thing::Cluster));
    let scene = scene.and(seat(ANNA), reject(a(1)));
    assert_eq!(scene.see(1).aside, Some(Aside::Rejected { reason: why(), by: Role::Host }));
    assert_eq!(scene.parts(cluster(1)), [a(2), a(3)]);
    assert!(scene.see(1).is_public());
    // Its author is told why, and of nobody else's card.
    let scene = table().cluster(1, &[a(1), a(5)]).and(STEWARD, reject(c(1)));
    assert_eq!(scene.see(5).aside, Some(Aside::Rejected { reason: why(), by: Role::Facilitator }));
    assert_eq!(told(&scene, BERTA), [Moderated::Rejected { cards: vec![card(1)], reason: why() }]);
    let scene = scene.and(seat(ANNA), put_back(5));
    let cems =
        [Moderated::Rejected { cards: vec![card(5)], reason: why() }, Moderated::PutBack { cards: vec![card(5)] }];
    assert_eq!((told(&scene, CEM), told(&scene, BERTA).len(), told(&scene, ANNA)), (cems.to_vec(), 1, vec![]));
}

#[test]
fn what_was_set_aside_is_put_back() {
    let scene = table();
    scene.when(seat(ANNA), put_back(1)).refused_with(Refusal::AlreadySo);
    for act in [reject(a(1)), merge(&[a(1), a(5)]), split(1, &["x", "y"])] {
        let scene = scene.clone().and(seat(ANNA), act);
        scene.when(seat(ANNA), put_back(1)).then([Event::CardPutBack { card: card(1) }]);
        let scene = scene.and(seat(ANNA), put_back(1));
        assert!(scene.see(1).lies_open());
        // That was the taking back: there is nothing left to undo.
        scene.when(seat(ANNA), undo()).refused_with(Refusal::NothingToUndo);
    }
    // Its author is told either way.
    let last = |act| told(&scene.clone().and(seat(ANNA), act).and(seat(ANNA), put_back(1)), BERTA).pop();
    assert_eq!(last(reject(a(1))), Some(Moderated::PutBack { cards: vec![card(1)] }));
    assert_eq!(last(merge(&[a(1), a(5)])), Some(undone(1)));
    assert_eq!(last(split(1, &["x", "y"])), Some(undone(1)));
}

#[test]
fn an_author_is_told_what_others_do_with_the_own_card_and_of_no_other() {
    let scene = table();
    let reworded = Moderated::Reworded { card: card(1), reason: Some(why()) };
    let merged = |own: u64, into| Moderated::Merged { cards: vec![card(own)], into, reason: why() };
    for by in [seat(ANNA), STEWARD] {
        let other = scene.clone().and(by, reword(1, 1, "Neu"));
        assert_eq!(told_all(&other), [vec![], vec![reworded.clone()], vec![], vec![]]);
        assert_eq!(other.workshop.log.last().map(|entry| entry.by), Some(by));
        let other = scene.clone().and(by, merge(&[a(1), a(5)]));
        let into = made(&other).id;
        assert_eq!(told_all(&other), [vec![], vec![merged(1, into)], vec![merged(5, into)], vec![]]);
        // It is one line for those who run the room.
        assert_eq!(logged(&other), [Moderated::Merged { cards: vec![card(1), card(5)], into, reason: why() }]);
        let other = scene.clone().and(by, split(1, &["x", "y"]));
        assert_eq!(told_all(&other), [vec![], vec![Moderated::Split { card: card(1) }], vec![], vec![]]);
    }
    // Where no reason is given, there is none.
    let plain = Command::RewordCard { card: card(1), based_on: 1, text: "Neu".to_owned(), lang: None, reason: None };
    let other = scene.and(seat(ANNA), plain);
    assert_eq!(told(&other, BERTA), [Moderated::Reworded { card: card(1), reason: None }]);
    // What a host made of others' cards is hers, and she is told what a facilitator does with it.
    let other = table().and(seat(ANNA), merge(&[a(1), a(5)]));
    let one = made(&other).id;
    let again = Command::RewordCard {
        card: one,
        based_on: 1,
        text: "Neu".to_owned(),
        lang: None,
        reason: Some(WHY.to_owned()),
    };
    assert_eq!(told(&other.and(STEWARD, again), ANNA), [Moderated::Reworded { card: one, reason: Some(why()) }]);
}

#[test]
fn what_one_does_with_the_own_card_is_no_news() {
    // Card 7 is the host's own, and stands in the log of nobody.
    let scene = table().observation(7, ANNA);
    for act in [reword(7, 1, "Neu"), split(7, &["x", "y"]), merge(&[a(7), a(1)]), merge(&[a(7), a(8)])] {
        let scene = scene.clone().observation(8, ANNA).and(seat(ANNA), act);
        let names = |what: &Moderated| what.about().contains(&this(7));
        assert_eq!((told(&scene, ANNA), logged(&scene).iter().any(names)), (vec![], false));
        let undone = scene.and(seat(ANNA), undo());
        assert_eq!((told(&undone, ANNA), logged(&undone).iter().any(names)), (vec![], false));
    }
    // An author who splits the own card knows it, until somebody else takes that back.
    let by_author = table().and(seat(BERTA), split(1, &["x", "y"]));
    assert_eq!(logged(&by_author), []);
    assert_eq!(logged(&by_author.clone().and(seat(BERTA), undo())), []);
    let table_undo = Command::Undo { table: true, group: Some(EDUCATION) };
    assert_eq!(told(&by_author.clone().and(seat(ANNA), table_undo), BERTA), [undone(1)]);
    assert_eq!(told(&by_author.and(seat(ANNA), put_back(1)), BERTA), [undone(1)]);
    // Whoever ends by herself what others did with her card is told so: theirs is not the last word.
    let host = Command::AppointHost { seat: BERTA, on: true };
    let scene = table().and(STEWARD, host).and(seat(ANNA), merge(&[a(1), a(2), a(5)])).and(seat(BERTA), put_back(1));
    assert_eq!(told(&scene, BERTA).pop(), Some(undone(1)));
    let scene = table().and(STEWARD, Command::AppointHost { seat: BERTA, on: true });
    let scene = scene.and(seat(BERTA), split(1, &["x", "y"])).and(seat(BERTA), put_back(1));
    assert_eq!(told(&scene, BERTA), []);
}

#[test]
fn what_is_taken_back_is_not_the_last_word() {
    let table_undo = Command::Undo { table: true, group: Some(EDUCATION) };
    for (act, cems) in [(merge(&[a(1), a(5)]), true), (split(1, &["x", "y"]), false), (reword(1, 1, "Neu"), false)] {
        let done = table().and(seat(ANNA), act);
        for (by, command) in [(seat(ANNA), undo()), (STEWARD, table_undo.clone())] {
            let scene = done.clone().and(by, command);
            assert_eq!((told(&scene, BERTA).len(), told(&scene, BERTA).pop()), (2, Some(undone(1))));
            assert_eq!(told(&scene, CEM).pop(), cems.then(|| undone(5)));
            assert_eq!((told(&scene, ANNA), logged(&scene).len()), (vec![], 2));
        }
    }
    // What had been turned down lies on the table again, as ever.
    let scene = table().and(seat(ANNA), reject(a(1))).and(seat(ANNA), undo());
    assert_eq!(told(&scene, BERTA).pop(), Some(Moderated::PutBack { cards: vec![card(1)] }));
    // Neither the minutes nor the trace take it for something else.
    let scene = table().and(seat(ANNA), merge(&[a(1), a(5)])).and(seat(ANNA), undo());
    assert_eq!(domain::trace::trace(&scene.workshop), []);
    // Whoever leads no more takes back the own act, and it is told all the same.
    let scene = table().and(seat(ANNA), merge(&[a(1), a(5)]));
    let scene = scene.and(STEWARD, Command::AppointHost { seat: ANNA, on: false }).and(seat(ANNA), undo());
    assert_eq!(told(&scene, BERTA).pop(), Some(undone(1)));
}

#[test]
fn the_log_does_not_tell_whose_an_anonymous_card_is() {
    // Anna is the host, and card 1 is her own; card 2 is Berta's.
    let secret = || during(SECRET).card(1, ANNA, CardKind::Observation).card(2, BERTA, CardKind::Observation);
    let scene = || secret().start(ORDER);
    let acts = [|n| reword(n, 1, "Neu"), |n| split(n, &["x", "y"])];
    for act in acts {
        for last in [Some(undo()), Some(put_back(0)), None] {
            let logs = [1, 2].map(|n| {
                let done = scene().and(seat(ANNA), act(n));
                let scene = match &last {
                    Some(Command::PutBack { .. }) if done.see(n).aside.is_some() => done.and(seat(ANNA), put_back(n)),
                    Some(Command::Undo { .. }) => done.and(seat(ANNA), undo()),
                    _ => done,
                };
                assert_eq!(told(&scene, ANNA), [], "she knows what she does");
                assert_eq!(told(&scene, BERTA).is_empty(), n == 1);
                let alike = |what: Moderated| (std::mem::discriminant(&what), what.about() == [this(n)]);
                logged(&scene).into_iter().map(alike).collect::<Vec<_>>()
            });
            assert_eq!(logs[0], logs[1]);
            assert!(!logs[0].is_empty() && logs[0].iter().all(|(_, here)| *here));
        }
    }
    let merged = scene().and(seat(ANNA), merge(&[a(1), a(2)]));
    assert_eq!(logged(&merged)[0].about(), [this(1), this(2)]);
    // An author who leads no table leaves no line: it would say who it was. Not even after a line about that card.
    let scene = scene().and(seat(ANNA), reword(2, 1, "Neu"));
    let before = logged(&scene).len();
    let scene = scene.and(seat(BERTA), split(2, &["x", "y"]));
    assert_eq!(logged(&scene).len(), before);
    assert_eq!(logged(&scene.and(seat(BERTA), undo())).len(), before);
}

#[test]
fn an_author_is_told_when_it_happens_wherever_he_sits_by_now_and_nobody_else_is() {
    let scene = table().and(STEWARD, Command::MoveSeat { seat: BERTA, group: HOUSING });
    for act in [split(3, &["x", "y"]), reword(3, 1, "Neu"), merge(&[a(3), a(5)])] {
        let events = scene.when(seat(ANNA), act).events();
        let mut workshop = scene.workshop.clone();
        let recorded = Recorded { seq: workshop.seq + 1, at: scene.now, by: seat(ANNA), event: events[0].clone() };
        let touched = touched(&mut workshop, &recorded);
        assert!(touched.seats.contains(&BERTA) && touched.keys.contains(&Key::Log(recorded.seq)));
        assert!(!touched.seats.contains(&DANA) && !touched.everyone && touched.tables.is_empty());
        // The line is for those who run the room.
        for audience in [Audience::Table(EDUCATION), Audience::Table(HOUSING), Audience::Hall, Audience::Projector] {
            assert_eq!(project_one(&workshop, &Names, audience, Key::Log(recorded.seq)), None);
        }
    }
}

/// What somebody is told of the own cards.
fn told(scene: &Scene, seat: SeatId) -> Vec<Moderated> {
    let notices = me(&scene.workshop, &Names, seat).unwrap().notices;
    notices.into_iter().map(|entry| entry.what).collect()
}

fn told_all(scene: &Scene) -> [Vec<Moderated>; 4] {
    [ANNA, BERTA, CEM, DANA].map(|seat| told(scene, seat))
}

fn logged(scene: &Scene) -> Vec<Moderated> {
    scene.workshop.log.iter().map(|entry| entry.what.clone()).collect()
}

fn undone(n: u64) -> Moderated {
    Moderated::Undone { cards: vec![card(n)] }
}

#[test]
fn nothing_is_done_with_what_was_set_aside() {
    let on = true;
    for act in [reject(a(1)), merge(&[a(1), a(5)]), split(1, &["x", "y"])] {
        let scene = table_in(during(DERIVE)).card(7, CEM, CardKind::MainGoal).and(seat(ANNA), act);
        let from = Command::WriteCard {
            kind: CardKind::Goal,
            text: "x".to_owned(),
            lang: "de".to_owned(),
            phase: None,
            under: None,
            from: Some(a(1)),
        };
        for (by, command) in [
            (seat(BERTA), edit(1, 1, "x")),
            (seat(BERTA), Command::WithdrawCard { card: card(1) }),
            (seat(BERTA), Command::HangCard { card: card(1), under: None }),
            (seat(BERTA), split(1, &["x", "y"])),
            (seat(CEM), Command::Support { card: card(1), on }),
            (seat(CEM), remark(1, "x")),
            (seat(CEM), join(a(2), a(1))),
            (seat(CEM), from),
            (seat(ANNA), merge(&[a(2), a(1)])),
            (seat(ANNA), reword(1, 1, "x")),
            (seat(ANNA), reject(a(1))),
        ] {
            scene.when(by, command).refused_with(Refusal::SetAside);
        }
        let harvest = scene.clone().start(HARVEST);
        harvest.when(seat(CEM), Command::HandOver { item: a(1), on }).refused_with(Refusal::SetAside);
        // It can still be taken out of sight, should it name somebody; and then comes back as what it was.
        let hidden = scene.clone().and(STEWARD, hide(this(1)));
        let shown = hidden.and(STEWARD, Command::Restore { what: this(1) });
        assert_eq!(shown.see(1).aside, scene.see(1).aside);
    }
    let scene = during(DERIVE).card(1, BERTA, CardKind::MainGoal).card(2, CEM, CardKind::Goal);
    let scene = scene.and(seat(ANNA), reject(a(1)));
    let hang = Command::HangCard { card: card(2), under: Some(card(1)) };
    scene.when(seat(CEM), hang).refused_with(Refusal::SetAside);
}

#[test]
fn each_is_taken_back_by_whoever_did_it_or_for_the_table() {
    let table_undo = Command::Undo { table: true, group: Some(EDUCATION) };
    let scene = table().cluster(1, &[a(1), a(2), a(5)]);
    let acts = [merge(&[a(1), a(5)]), merge(&[c(1)]), split(1, &["x", "y"]), reject(c(1)), reword(1, 1, "Neu")];
    for act in acts {
        let done = scene.clone().and(seat(ANNA), act);
        for (by, command) in [(seat(ANNA), undo()), (STEWARD, table_undo.clone())] {
            let undone = done.clone().and(by, command);
            assert_eq!(undone.parts(cluster(1)), scene.parts(cluster(1)));
            for n in 1..=6 {
                let lies = |scene: &Scene| (scene.see(n).lies_open(), scene.see(n).cluster, scene.see(n).text.clone());
                assert_eq!(lies(&undone), lies(&scene), "card {n}");
                assert!(undone.see(n).earlier.is_empty());
            }
            let lying = undone.workshop.cards.values().filter(|card| card.lies_open()).count();
            assert_eq!(lying, 7, "what was made is gone");
        }
    }
    // An author's split is the table's to take back as well, her own words are not.
    let split_by_author = scene.and(seat(BERTA), split(1, &["x", "y"]));
    split_by_author.when(seat(ANNA), table_undo).happens();
    split_by_author.when(seat(CEM), undo()).refused_with(Refusal::NothingToUndo);
}

#[test]
fn rewordings_and_edits_are_taken_back_in_their_order() {
    let scene = table_in(during(DERIVE)).and(seat(BERTA), edit(1, 1, "zwei")).and(seat(ANNA), reword(1, 2, "drei"));
    // What the host said in other words came after, and has to go first.
    scene.when(seat(BERTA), undo()).refused_with(Refusal::ChangedSince);
    let scene = scene.and(seat(ANNA), undo());
    assert_eq!((&*scene.see(1).text, scene.see(1).earlier.len(), scene.see(1).said.by), ("zwei", 1, seat(BERTA)));
    let scene = scene.and(seat(BERTA), undo());
    assert_eq!((&*scene.see(1).text, scene.see(1).earlier.len()), ("Karte 1", 0));
}

#[test]
fn what_was_made_is_not_taken_away_once_somebody_has_done_something_with_it() {
    let merged = table_in(during(DERIVE)).card(7, CEM, CardKind::Goal).and(seat(ANNA), merge(&[a(1), a(5)]));
    let one = made(&merged).id;
    let from = Command::WriteCard {
        kind: CardKind::Goal,
        text: "x".to_owned(),
        lang: "de".to_owned(),
        phase: None,
        under: None,
        from: Some(Item::Card(one)),
    };
    for (by, act) in [
        (seat(CEM), Command::Support { card: one, on: true }),
        (seat(CEM), Command::Comment { card: one, text: "x".to_owned(), lang: "de".to_owned() }),
        (seat(CEM), from),
        (seat(CEM), join(Item::Card(one), a(2))),
        (STEWARD, Command::RewordCard { card: one, based_on: 1, text: "x".to_owned(), lang: None, reason: None }),
        (STEWARD, reject(Item::Card(one))),
        (STEWARD, hide(Contribution::Card(one))),
    ] {
        merged.clone().and(by, act).when(seat(ANNA), undo()).refused_with(Refusal::ChangedSince);
    }
    let locked = merged.clone().and(STEWARD, Command::LockCard { card: one, on: true });
    locked.when(seat(ANNA), undo()).refused_with(Refusal::CardLocked);
    // A card set aside since does not go back into a cluster that was taken apart before.
    let apart = table().cluster(1, &[a(1), a(2)]).and(seat(CEM), Command::TakeApart { cluster: cluster(1) });
    apart.and(seat(ANNA), reject(a(1))).when(seat(CEM), undo()).refused_with(Refusal::ChangedSince);
    // One's own edit is not taken back while the card is set aside.
    let edited = table_in(during(DERIVE)).and(seat(BERTA), edit(1, 1, "Neu")).and(seat(ANNA), reject(a(1)));
    edited.when(seat(BERTA), undo()).refused_with(Refusal::ChangedSince);
}

fn derive(kind: CardKind, from: Item, under: Option<domain::ids::CardId>) -> Command {
    let (text, lang) = (format!("{kind:?}"), "de".to_owned());
    Command::WriteCard { kind, text, lang, phase: None, under, from: Some(from) }
}

#[test]
fn an_observation_becomes_a_goal_and_the_goal_a_measure() {
    for by in [seat(CEM), seat(ANNA), STEWARD] {
        let scene = table_in(during(DERIVE)).cluster(1, &[a(1), a(2)]);
        for source in [a(5), c(1)] {
            let goal = domain::ids::CardId(scene.next);
            let scene = scene.clone().and(by, derive(CardKind::Goal, source, None));
            let measure = domain::ids::CardId(scene.next);
            let scene = scene.and(by, derive(CardKind::Measure, Item::Card(goal), Some(goal)));
            let (goal, measure) = (&scene.workshop.cards[&goal], &scene.workshop.cards[&measure]);
            assert_eq!((goal.from, goal.group, goal.author), (Some(source), EDUCATION, by));
            assert_eq!((measure.sources.clone(), measure.under), (vec![goal.id], Some(goal.id)));
            assert!(goal.lies_open() && measure.lies_open());
            // What it comes from stays where it lies.
            assert!(scene.see(5).lies_open() && scene.see(1).lies_open());
        }
    }
}

#[test]
fn those_who_run_the_room_derive_at_the_table_of_the_source_and_only_there() {
    let goal = |from| derive(CardKind::Goal, from, None);
    let scene = table_in(during(DERIVE));
    let events = scene.when(STEWARD, goal(a(9))).events();
    assert!(matches!(events[..], [Event::CardWritten { group: HOUSING, standing: Standing::Open, .. }]));
    scene.when(STEWARD, write("aus dem Nichts")).refused_with(Refusal::NotPermitted);
    scene.when(Actor::System, goal(a(1))).refused_with(Refusal::NotPermitted);
    scene.when(STEWARD, goal(a(77))).refused_with(unknown(Thing::Card));
    let under_another = derive(CardKind::Measure, a(1), Some(card(9)));
    scene.when(STEWARD, under_another).refused_with(Refusal::NotAtYourTable);
    for phase in [ORDER, GALLERY, HARVEST] {
        scene.clone().start(phase).when(STEWARD, goal(a(1))).refused_with(Refusal::NotInThisPhase);
    }
    // The kinds a phase asks for bind them too.
    scene.clone().start(OPEN).when(STEWARD, goal(a(1))).refused_with(Refusal::KindNotAsked);
    // Neither the queue nor privacy nor the timer: they look first, reveal, and hold the clock.
    let moderated = table_in(moderated(DERIVE)).and(STEWARD, goal(a(1)));
    assert!(moderated.workshop.cards.values().any(|c| c.kind == CardKind::Goal && c.lies_open()));
    let private = scene.start(COLLECT).after(COLLECT_SECS + 100).and(STEWARD, goal(a(1)));
    assert!(private.workshop.cards.values().any(|c| c.kind == CardKind::Goal && c.lies_open()));
}
