//! Putting together, naming, taking apart.

use domain::Refusal;
use domain::ids::ClusterId;
use domain::refusal::Thing;
use domain::workshop::{CardKind, Command, Event, Item, Standing};

use crate::scene::*;

fn c(n: u64) -> Item {
    Item::Cluster(cluster(n))
}

/// Six cards on the table on education; 1 to 4 are Berta's, 5 and 6 Cem's. Card 9 lies on housing.
fn table() -> Scene {
    let scene = (1..=4).fold(during(ORDER), |scene, n| scene.observation(n, BERTA));
    scene.observation(5, CEM).observation(6, CEM).observation(9, DANA)
}

/// The id of the cluster an item lies in, as made by a command.
fn around(scene: &Scene, n: u64) -> ClusterId {
    scene.see(n).cluster.unwrap()
}

#[test]
fn two_cards_make_a_cluster() {
    let scene = table();
    let events = scene.when(seat(CEM), join(a(1), a(2))).events();
    let [Event::ItemsJoined { group: EDUCATION, parts, name: None, .. }] = &events[..] else { panic!("{events:?}") };
    assert_eq!(parts, &[a(1), a(2)]);
    let scene = scene.and(seat(CEM), join(a(1), a(2)));
    assert_eq!(scene.see(1).cluster, scene.see(2).cluster);
    assert!(scene.see(1).cluster.is_some());
}

#[test]
fn a_card_joins_the_cluster_whichever_was_tapped_first() {
    let scene = table().cluster(1, &[a(1), a(2)]);
    let added = Event::CardAdded { cluster: cluster(1), card: card(3) };
    for (first, second) in [(a(3), c(1)), (c(1), a(3)), (a(3), a(2)), (a(1), a(3))] {
        scene.when(seat(CEM), join(first, second)).then([added.clone()]);
    }
    let scene = scene.and(seat(CEM), join(c(1), a(3)));
    assert_eq!(scene.parts(cluster(1)), [a(1), a(2), a(3)]);
}

#[test]
fn two_clusters_make_one_that_keeps_both() {
    let scene = table().cluster(1, &[a(1), a(2)]).cluster(2, &[a(3), a(4)]).and(seat(CEM), join(a(1), a(4)));
    let outer = scene.workshop.clusters[&cluster(1)].within.unwrap();
    assert_eq!(scene.parts(outer), [c(1), c(2)]);
    assert_eq!(scene.parts(cluster(1)), [a(1), a(2)]);
    assert_eq!(scene.workshop.cards_of(outer), [card(1), card(2), card(3), card(4)]);
    // A card goes to the outermost.
    scene.when(seat(CEM), join(a(5), a(3))).then([Event::CardAdded { cluster: outer, card: card(5) }]);
}

#[test]
fn a_name_travels_on_when_only_one_has_one() {
    let named = |scene: Scene, n, name: &str| {
        scene.and(seat(CEM), Command::NameCluster { cluster: cluster(n), name: name.to_owned() })
    };
    let two = table().cluster(1, &[a(1), a(2)]).cluster(2, &[a(3), a(4)]);
    let name_of = |scene: &Scene| {
        let joined = scene.clone().and(seat(CEM), join(c(1), c(2)));
        let outer = joined.workshop.clusters[&cluster(1)].within.unwrap();
        joined.workshop.clusters[&outer].name.clone()
    };
    assert_eq!(name_of(&two), None);
    assert_eq!(name_of(&named(two.clone(), 1, "Schule")), Some(title("Schule")));
    assert_eq!(name_of(&named(two.clone(), 2, "Schule")), Some(title("Schule")));
    assert_eq!(name_of(&named(named(two, 1, "Schule"), 2, "Sprache")), None);
}

#[test]
fn what_belongs_together_already_cannot_be_joined() {
    let scene = table().cluster(1, &[a(1), a(2)]).cluster(2, &[a(3), a(4)]).cluster(3, &[c(1), c(2)]);
    for (first, second) in [(a(5), a(5)), (a(1), a(2)), (a(1), c(1)), (c(1), c(3)), (c(1), a(4)), (c(3), c(3))] {
        scene.when(seat(CEM), join(first, second)).refused_with(Refusal::CannotJoin);
    }
}

#[test]
fn only_what_lies_openly_on_ones_own_table_can_be_ordered() {
    let scene = table();
    scene.when(seat(CEM), join(a(1), a(9))).refused_with(unknown(Thing::Card));
    scene.when(STEWARD, join(a(1), a(9))).refused_with(Refusal::NotAtYourTable);
    scene.when(seat(CEM), join(a(1), c(7))).refused_with(unknown(Thing::Cluster));
    scene.when(seat(CEM), join(c(7), a(1))).refused_with(unknown(Thing::Cluster));
    scene.when(seat(CEM), join(a(77), a(1))).refused_with(unknown(Thing::Card));
    let scene = scene.cluster(1, &[a(1), a(2)]);
    scene.when(seat(DANA), join(c(1), a(9))).refused_with(Refusal::NotAtYourTable);
    scene.when(seat(EMIL), join(c(1), c(1))).refused_with(Refusal::NotAtYourTable);
    scene.when(seat(DANA), Command::TakeApart { cluster: cluster(1) }).refused_with(Refusal::NotAtYourTable);
    let name = Command::NameCluster { cluster: cluster(1), name: "x".to_owned() };
    scene.when(seat(DANA), name).refused_with(Refusal::NotAtYourTable);
    // Those who run the room may order at every table.
    scene.when(STEWARD, join(a(3), a(4))).happens();
    let hidden = scene.and(STEWARD, hide(this(3)));
    hidden.when(seat(CEM), join(a(3), a(4))).refused_with(unknown(Thing::Card));
    // Its author and the desk know of it, but it does not lie on the table.
    hidden.when(seat(BERTA), join(a(3), a(4))).refused_with(Refusal::NotAtYourTable);
    hidden.when(STEWARD, join(a(4), a(3))).refused_with(Refusal::NotAtYourTable);
}

#[test]
fn a_cluster_gets_a_name_and_loses_it() {
    let name = |name: &str| Command::NameCluster { cluster: cluster(1), name: name.to_owned() };
    let scene = table().cluster(1, &[a(1), a(2)]);
    scene.when(seat(CEM), name("")).changes_nothing();
    let named = Event::ClusterNamed { cluster: cluster(1), name: Some(title("Schule")) };
    scene.when(seat(CEM), name(" Schule ")).then([named]);
    let too_long = Refusal::TextTooLong { max: 120, length: 121 };
    scene.when(seat(CEM), name(&"x".repeat(121))).refused_with(too_long);
    let scene = scene.and(seat(CEM), name("Schule"));
    scene.when(seat(CEM), name("Schule")).changes_nothing();
    scene.when(seat(CEM), name(" ")).then([Event::ClusterNamed { cluster: cluster(1), name: None }]);
    let unknown_cluster = Command::NameCluster { cluster: cluster(9), name: String::new() };
    scene.when(seat(CEM), unknown_cluster).refused_with(unknown(Thing::Cluster));
}

#[test]
fn taking_apart_loosens_the_outermost_and_keeps_what_was_inside() {
    let scene = table().cluster(1, &[a(1), a(2)]).cluster(2, &[c(1), a(3)]);
    let apart = Event::ClusterTakenApart { cluster: cluster(2) };
    scene.when(seat(CEM), Command::TakeApart { cluster: cluster(2) }).then([apart.clone()]);
    scene.when(seat(CEM), Command::TakeApart { cluster: cluster(1) }).then([apart]);
    let scene = scene.and(seat(CEM), Command::TakeApart { cluster: cluster(2) });
    assert_eq!(scene.parts(cluster(1)), [a(1), a(2)]);
    assert_eq!(scene.workshop.clusters[&cluster(1)].within, None);
    assert_eq!(scene.see(3).cluster, None);
    scene.when(seat(CEM), Command::TakeApart { cluster: cluster(2) }).refused_with(unknown(Thing::Cluster));
}

#[test]
fn a_card_is_taken_out_and_a_cluster_of_one_is_none() {
    let out = |n| Command::TakeOut { card: card(n) };
    let scene = table().cluster(1, &[a(1), a(2), a(3)]);
    scene.when(seat(CEM), out(1)).then([Event::CardTakenOut { card: card(1) }]);
    scene.when(seat(CEM), out(5)).refused_with(Refusal::AlreadySo);
    scene.when(seat(CEM), out(77)).refused_with(unknown(Thing::Card));
    scene.when(seat(DANA), out(1)).refused_with(unknown(Thing::Card));
    let scene = scene.and(seat(CEM), out(1));
    assert_eq!(scene.parts(cluster(1)), [a(2), a(3)]);
    let scene = scene.and(seat(CEM), out(2));
    assert!(scene.workshop.clusters.is_empty());
    assert_eq!(scene.see(3).cluster, None);
}

#[test]
fn what_is_left_of_a_nested_cluster_of_two_takes_its_place() {
    let scene = table().cluster(1, &[a(1), a(2)]).cluster(2, &[a(3), a(4)]).cluster(3, &[c(1), c(2), a(5)]);
    let scene = scene.and(seat(CEM), Command::TakeOut { card: card(1) });
    assert_eq!(scene.parts(cluster(3)), [a(2), c(2), a(5)]);
    assert_eq!((scene.see(1).cluster, around(&scene, 2)), (None, cluster(3)));
    // A cluster left alone with another around it.
    let scene = table().cluster(1, &[a(1), a(2)]).cluster(2, &[c(1), a(3)]).cluster(3, &[c(2), a(4)]);
    let scene = scene.and(seat(CEM), Command::TakeOut { card: card(3) });
    assert_eq!(scene.parts(cluster(3)), [c(1), a(4)]);
    assert_eq!(scene.workshop.clusters[&cluster(1)].within, Some(cluster(3)));
    assert!(!scene.workshop.clusters.contains_key(&cluster(2)));
}

#[test]
fn a_withdrawn_card_leaves_its_cluster() {
    let scene = during(DERIVE).observation(1, BERTA).observation(2, CEM).observation(3, CEM);
    let scene = scene.cluster(1, &[a(1), a(2), a(3)]);
    let scene = scene.and(seat(BERTA), Command::WithdrawCard { card: card(1) });
    assert_eq!(scene.parts(cluster(1)), [a(2), a(3)]);
    let scene = scene.and(seat(CEM), Command::WithdrawCard { card: card(2) });
    assert!(scene.workshop.clusters.is_empty());
    assert_eq!((scene.see(1).standing.clone(), scene.see(3).cluster), (Standing::Withdrawn, None));
}

#[test]
fn locks_and_a_pause_keep_the_order() {
    let on = true;
    let scene = table().cluster(1, &[a(1), a(2)]).cluster(2, &[c(1), a(3)]);
    let acts = [
        join(a(5), c(2)),
        Command::NameCluster { cluster: cluster(1), name: "x".to_owned() },
        Command::TakeApart { cluster: cluster(2) },
        Command::TakeOut { card: card(3) },
    ];
    let all = |scene: Scene, refusal: Refusal| {
        for act in &acts {
            scene.when(seat(CEM), act.clone()).refused_with(refusal.clone());
        }
    };
    all(scene.clone().and(STEWARD, Command::LockRoom { on }), Refusal::RoomLocked);
    all(scene.clone().and(STEWARD, Command::LockGroup { group: EDUCATION, on }), Refusal::GroupLocked);
    all(scene.clone().and(STEWARD, Command::PauseSeat { seat: CEM, on }), Refusal::SeatPaused);
    // A locked card stays where it is, for those who run the room as well.
    let scene = scene.and(STEWARD, Command::LockCard { card: card(3), on });
    for by in [seat(CEM), STEWARD] {
        scene.when(by, Command::TakeOut { card: card(3) }).refused_with(Refusal::CardLocked);
        scene.when(by, Command::TakeApart { cluster: cluster(2) }).refused_with(Refusal::CardLocked);
        scene.when(by, join(a(5), a(3))).refused_with(Refusal::CardLocked);
        scene.when(by, Command::TakeOut { card: card(1) }).happens();
    }
    // Nor does it come loose because the only other card leaves; its author may still withdraw that one.
    let scene = table().cluster(1, &[a(1), a(2)]).and(STEWARD, Command::LockCard { card: card(1), on });
    scene.when(seat(CEM), Command::TakeOut { card: card(2) }).refused_with(Refusal::CardLocked);
    let scene = scene.start(DERIVE).and(seat(BERTA), Command::WithdrawCard { card: card(2) });
    assert_eq!(scene.see(1).cluster, None);
}

#[test]
fn piles_lie_within_each_other_eight_deep_and_no_deeper() {
    let mut scene = during(ORDER).card(1, BERTA, CardKind::Observation).card(2, BERTA, CardKind::Observation);
    scene = scene.and(seat(ANNA), Command::JoinItems { first: a(1), second: a(2) });
    for level in 2..=8 {
        let (one, other) = (2 * level - 1, 2 * level);
        scene = scene.card(one, BERTA, CardKind::Observation).card(other, BERTA, CardKind::Observation);
        scene = scene.and(seat(ANNA), Command::JoinItems { first: a(one), second: a(other) });
        scene = scene.and(seat(ANNA), Command::JoinItems { first: a(1), second: a(one) });
    }
    scene = scene.card(98, BERTA, CardKind::Observation).card(99, BERTA, CardKind::Observation);
    scene = scene.and(seat(ANNA), Command::JoinItems { first: a(98), second: a(99) });
    let deeper = Command::JoinItems { first: a(98), second: a(1) };
    scene.when(seat(ANNA), deeper).refused_with(Refusal::TooMany { max: 8 });
}
