//! Who sees what, in the cases people ask about first. The model test asks about all the others.

use domain::Actor;
use domain::ids::CardId;
use domain::view::{Audience, Change, Following, me, project_all, touched};
use domain::workshop::{Aside, CardKind, Command, Contribution, Item, Recorded};

use crate::scene::*;

const EDUCATED: Audience = Audience::Table(EDUCATION);
const HOUSED: Audience = Audience::Table(HOUSING);
const ALL: [Audience; 5] = [Audience::Projector, Audience::Hall, EDUCATED, HOUSED, Audience::Facilitators];

fn look(scene: &Scene, audience: Audience) -> Following {
    let mut following = Following::default();
    let changes = project_all(&scene.workshop, &Names, audience);
    following.replace("e".to_owned(), scene.workshop.seq, audience.to_string(), changes);
    following
}

fn who_sees(scene: &Scene, card: CardId) -> Vec<Audience> {
    ALL.into_iter().filter(|audience| look(scene, *audience).cards.contains_key(&card)).collect()
}

fn first(scene: &Scene) -> CardId {
    *scene.workshop.cards.keys().next().unwrap()
}

#[test]
fn a_card_on_the_table_is_seen_by_its_table_the_projector_and_those_who_run_the_room() {
    let scene = during(OPEN).observation(1, BERTA);
    assert_eq!(who_sees(&scene, card(1)), [Audience::Projector, EDUCATED, Audience::Facilitators]);
}

#[test]
fn a_private_card_is_seen_by_its_author_alone() {
    let scene = during(COLLECT).and(seat(BERTA), write("privat"));
    assert_eq!(who_sees(&scene, first(&scene)), []);
    let own = |seat| me(&scene.workshop, &Names, seat).unwrap().own.len();
    assert_eq!([BERTA, CEM, ANNA].map(own), [1, 0, 0]);
}

#[test]
fn what_waits_or_is_hidden_or_late_is_seen_by_those_who_run_the_room() {
    let waiting = moderated(OPEN).and(seat(BERTA), write("wartet"));
    assert_eq!(who_sees(&waiting, first(&waiting)), [Audience::Facilitators]);
    let hidden = during(OPEN).observation(1, BERTA).and(STEWARD, hide(this(1)));
    assert_eq!(who_sees(&hidden, card(1)), [Audience::Facilitators]);
    let late = during(OPEN).start(ORDER).after(61).and(seat(BERTA), write("zu spät"));
    assert_eq!(who_sees(&late, first(&late)), [Audience::Facilitators]);
}

#[test]
fn a_walk_opens_the_tables_and_closing_opens_them_to_all() {
    let walk = Command::StartPhase { phase: GALLERY, group: Some(HOUSING) };
    let scene = during(OPEN).observation(1, BERTA).and(STEWARD, walk);
    assert!(who_sees(&scene, card(1)).contains(&HOUSED));
    assert_eq!(who_sees(&scene.and(STEWARD, Command::CloseWorkshop), card(1)), ALL);
}

#[test]
fn nobody_is_told_who_wrote_anonymously() {
    let scene = during(SECRET).card(1, BERTA, CardKind::Observation);
    for audience in ALL {
        if let Some(card) = look(&scene, audience).cards.get(&card(1)) {
            assert_eq!(card.author, None);
            // Nor when to the second.
            assert_eq!(card.written.0 % 60_000, 0);
        }
    }
}

#[test]
fn a_name_is_shown_where_the_person_gave_one() {
    let scene = during(OPEN).observation(1, BERTA).observation(2, CEM);
    let table = look(&scene, EDUCATED);
    let name = |n| table.cards[&card(n)].author.clone().unwrap().name;
    assert_eq!([name(1), name(2)], [Some("Berta".to_owned()), None]);
    // The projector shows names, but no ids of seats.
    let author = look(&scene, Audience::Projector).cards[&card(1)].author.clone().unwrap();
    assert_eq!((author.name.as_deref(), author.seat), (Some("Berta"), None));
}

#[test]
fn a_table_knows_its_own_people_and_all_know_the_hosts() {
    let scene = during(OPEN);
    let people = |audience| look(&scene, audience).seats.keys().copied().collect::<Vec<_>>();
    assert_eq!(people(EDUCATED), [ANNA, BERTA, CEM]);
    assert_eq!(people(HOUSED), [DANA]);
    assert_eq!((people(Audience::Hall), people(Audience::Projector)), (vec![], vec![]));
    assert_eq!(people(Audience::Facilitators).len(), 5);
    for audience in ALL {
        assert_eq!(look(&scene, audience).groups[&EDUCATION].hosts, ["Anna"]);
        let desk = look(&scene, audience).groups[&EDUCATION].desk.is_some();
        assert_eq!(desk, audience == Audience::Facilitators);
    }
}

/// What an audience is sent for a command.
fn sent(scene: &Scene, by: Actor, command: Command, audience: Audience) -> Vec<Change> {
    let mut workshop = scene.workshop.clone();
    let mut sent = Vec::new();
    for event in scene.when(by, command).events() {
        let recorded = Recorded { seq: workshop.seq + 1, at: scene.now, by, event };
        let touched = touched(&mut workshop, &recorded);
        let keys = touched.keys.iter();
        sent.extend(keys.filter_map(|key| domain::view::project_one(&workshop, &Names, audience, *key)));
    }
    sent
}

#[test]
fn writing_privately_tells_others_a_number_and_no_id() {
    let scene = during(SECRET);
    for audience in ALL {
        let sent = sent(&scene, seat(BERTA), write("privat"), audience);
        assert!(matches!(&sent[..], [Change::Group(group)] if group.unrevealed == 1), "{sent:?}");
    }
}

#[test]
fn a_pause_is_told_to_those_who_run_the_room_and_an_unnamed_one_not_even_to_them() {
    let scene = during(SECRET).card(1, BERTA, CardKind::Observation);
    let by_name = Command::PauseSeat { seat: BERTA, on: true };
    let unnamed = Command::PauseAuthor { what: Contribution::Card(card(1)), on: true };
    for audience in [Audience::Projector, Audience::Hall, EDUCATED, HOUSED] {
        assert_eq!(sent(&scene, STEWARD, by_name.clone(), audience), []);
        assert_eq!(sent(&scene, STEWARD, unnamed.clone(), audience), []);
    }
    let told = sent(&scene, STEWARD, by_name, Audience::Facilitators);
    assert!(matches!(&told[..], [Change::Seat(seat), Change::Log(_)] if seat.paused), "{told:?}");
    let told = sent(&scene, STEWARD, unnamed, Audience::Facilitators);
    assert!(matches!(&told[..], [Change::Log(_)]), "{told:?}");
}

#[test]
fn a_cluster_shows_only_the_cards_that_may_be_seen() {
    let scene = during(ORDER).observation(1, BERTA).observation(2, CEM).cluster(1, &[a(1), a(2)]);
    let scene = scene.and(STEWARD, hide(this(1)));
    let seen = look(&scene, EDUCATED).clusters[&cluster(1)].clone();
    assert_eq!((seen.parts, seen.cards), (vec![a(2)], vec![card(2)]));
    let scene = scene.and(STEWARD, hide(this(2)));
    assert!(look(&scene, EDUCATED).clusters.is_empty());
    assert_eq!(look(&scene, Audience::Facilitators).clusters.len(), 1);
}

#[test]
fn support_of_a_cluster_counts_people_not_taps() {
    let scene = during(DERIVE).observation(1, BERTA).observation(2, CEM).cluster(1, &[a(1), a(2)]);
    let support = |scene: Scene, who, n| scene.and(seat(who), Command::Support { card: card(n), on: true });
    let scene = support(support(support(scene, ANNA, 1), ANNA, 2), CEM, 1);
    assert_eq!(look(&scene, EDUCATED).clusters[&cluster(1)].support, 2);
}

#[test]
fn what_was_set_aside_is_still_shown_with_the_reason_and_counted_no_more() {
    let why = domain::text::Reason::parse("Sagen dasselbe.").unwrap();
    let merge = Command::MergeItems {
        items: vec![Item::Card(card(1)), Item::Card(card(2))],
        kind: CardKind::Observation,
        text: "Zusammen".to_owned(),
        lang: "de".to_owned(),
        reason: why.to_string(),
    };
    let scene = during(ORDER).observation(1, BERTA).observation(2, CEM).observation(3, CEM);
    let one = CardId(scene.next);
    let scene = scene.and(seat(ANNA), merge);
    let table = look(&scene, EDUCATED);
    assert_eq!(table.groups[&EDUCATION].cards, 2);
    assert!(!table.cards.contains_key(&card(1)), "it no longer lies among the others");
    let view = &table.aside[&card(1)];
    assert_eq!((view.aside.clone(), view.lies_open()), (Some(Aside::Merged { into: one, reason: why }), false));
    assert!(table.cards[&one].lies_open() && table.cards[&card(3)].lies_open());
    assert_eq!(table.cards[&one].merged, [card(1), card(2)]);
    // An ordinary card's view has not grown by it.
    let ordinary = serde_json::to_string(&table.cards[&card(3)]).unwrap();
    assert!(!ordinary.contains("aside") && !ordinary.contains("merged"), "{ordinary}");
}
