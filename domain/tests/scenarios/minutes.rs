//! The minutes tell what everybody may read, where it comes from and what became of it.

use domain::ids::OrganisationId;
use domain::minutes::{Author, HandedOver, Minutes, Origin, SetAside, minutes};
use domain::workshop::{Aside, CardKind, Command, Event, HidingRule, Item, OrganisationKind, PhaseKind, Stage};
use domain::{Actor, Role, Timestamp};

use crate::scene::*;

fn take_down(scene: &Scene) -> Minutes {
    minutes(&scene.workshop, &Names)
}

fn json(minutes: &Minutes) -> String {
    serde_json::to_string(minutes).unwrap()
}

#[test]
fn a_workshop_that_has_only_been_planned_has_minutes_too() {
    let minutes = take_down(&prepared(plan()));
    assert_eq!((minutes.stage, minutes.opened, minutes.represented.people), (Stage::Preparing, None, 0));
    assert_eq!(minutes.groups.len(), 3);
}

#[test]
fn they_tell_who_was_represented() {
    use OrganisationKind::{Club, School};
    let come = |scene: Scene, kind, organisation: Option<u64>| {
        let organisation = organisation.map(OrganisationId);
        let take = Command::TakeSeat { kind, organisation, lang: "de".to_owned(), group: Some(HOUSING) };
        scene.and(Actor::System, take)
    };
    // The five of the scene named nothing.
    let scene = come(during(ARRIVE), Some(Club), Some(2));
    let scene = come(scene, Some(Club), Some(1));
    let scene = come(scene, Some(Club), Some(2));
    let scene = come(scene, Some(School), None);
    let scene = come(scene, None, Some(3));
    let represented = take_down(&scene).represented;
    assert_eq!((represented.people, represented.without_organisation, represented.tables), (10, 5, 3));
    let kinds: Vec<_> = represented.kinds.iter().map(|k| (k.kind, k.people, k.organisations)).collect();
    assert_eq!(kinds, [(Some(School), 1, 0), (Some(Club), 3, 2), (None, 1, 1)]);
    assert_eq!(represented.kinds[1].names, ["Verein 1", "Verein 2"]);
}

#[test]
fn they_tell_how_the_phases_ran() {
    let scene = during(COLLECT).after(300).and(STEWARD, Command::StartPhase { phase: ORDER, group: Some(HOUSING) });
    let scene = scene.after(300).and(STEWARD, Command::StartPhase { phase: GALLERY, group: None });
    let scene = scene.after(100).and(STEWARD, Command::CloseWorkshop);
    let at = |secs: u32| START.plus_secs(60 + secs);
    let runs: Vec<(PhaseKind, Timestamp, Option<Timestamp>, Vec<String>)> = take_down(&scene)
        .course
        .into_iter()
        .map(|run| (run.kind, run.from, run.until, run.groups.iter().map(ToString::to_string).collect()))
        .collect();
    assert_eq!(
        runs,
        [
            (PhaseKind::Arrive, at(0), Some(at(0)), vec![]),
            (PhaseKind::Collect, at(0), Some(at(600)), vec![]),
            (PhaseKind::Order, at(300), Some(at(600)), vec!["Wohnen".to_owned()]),
            (PhaseKind::Gallery, at(600), Some(at(700)), vec![]),
        ]
    );
}

#[test]
fn a_phase_that_still_runs_has_no_end() {
    assert_eq!(take_down(&during(ORDER)).course.last().unwrap().until, None);
}

fn worked() -> Scene {
    let goal = |kind, under: Option<u64>, from| Command::WriteCard {
        kind,
        text: format!("{kind:?}"),
        lang: "de".to_owned(),
        phase: None,
        under: under.map(card),
        from,
    };
    during(DERIVE)
        .observation(1, BERTA)
        .observation(2, CEM)
        .card(3, ANNA, CardKind::MainGoal)
        .observation(4, CEM)
        .cluster(1, &[a(1), a(2)])
        .and(seat(BERTA), Command::NameCluster { cluster: cluster(1), name: "Schule".to_owned() })
        .and(seat(CEM), goal(CardKind::Goal, Some(3), Some(Item::Cluster(cluster(1)))))
        .and(seat(CEM), Command::Support { card: card(1), on: true })
        .and(seat(BERTA), edit(1, 1, "Karte 1, neu"))
        .comment(1, 1, BERTA)
}

#[test]
fn they_tell_what_was_written_and_what_became_of_it() {
    let minutes = take_down(&worked());
    let education = &minutes.groups[0];
    assert_eq!((education.people, &education.hosts[..]), (3, &["Anna".to_owned()][..]));
    let cluster = &education.clusters[0];
    assert_eq!((cluster.name.clone(), cluster.support), (Some(title("Schule")), 1));
    let first = &cluster.cards[0];
    assert_eq!((&*first.text, first.edits, first.support), ("Karte 1, neu", 1, 1));
    assert_eq!(first.author, Some(own(Some("Berta"))));
    assert_eq!(first.comments.len(), 1);
    let goal = education.loose.iter().find(|c| c.kind == CardKind::Goal).unwrap();
    assert_eq!(first.became.iter().map(|m| m.id).collect::<Vec<_>>(), [goal.id]);
    assert_eq!(goal.author, Some(own(None)));
    let Some(Origin::Cluster { name: Some(name), cards }) = &goal.from else { panic!("{:?}", goal.from) };
    assert_eq!((&**name, cards.len()), ("Schule", 2));
    assert_eq!(goal.under.as_ref().map(|m| m.id), Some(card(3)));
    // The tree: the main goal with the goal below it.
    let [main] = &education.goals[..] else { panic!("{:?}", education.goals) };
    assert_eq!((main.card.id, main.below[0].card.id), (card(3), goal.id));
}

#[test]
fn lineage_outlives_the_cluster_it_came_from() {
    let scene = worked().and(seat(BERTA), Command::TakeApart { cluster: cluster(1) });
    let minutes = take_down(&scene);
    let goal = minutes.groups[0].loose.iter().find(|c| c.kind == CardKind::Goal).unwrap();
    let Some(Origin::Cluster { name: None, cards }) = &goal.from else { panic!("{:?}", goal.from) };
    assert_eq!(cards.iter().map(|c| c.id).collect::<Vec<_>>(), [card(1), card(2)]);
    let hidden = scene.and(STEWARD, hide(this(1))).and(STEWARD, hide(this(2)));
    let minutes = take_down(&hidden);
    let goal = minutes.groups[0].loose.iter().find(|c| c.kind == CardKind::Goal).unwrap();
    assert_eq!(goal.from, Some(Origin::NotShown));
}

#[test]
fn they_tell_what_was_handed_over() {
    let hand = |item| Command::HandOver { item, on: true };
    let scene = worked().start(HARVEST).and(seat(BERTA), hand(a(4))).and(seat(CEM), hand(Item::Cluster(cluster(1))));
    let minutes = take_down(&scene.and(STEWARD, hide(this(2))));
    let [HandedOver::Cluster { cards, support: 1, .. }, HandedOver::Card { card: handed, .. }] =
        &minutes.groups[0].handed_over[..]
    else {
        panic!("{:?}", minutes.groups[0].handed_over)
    };
    assert_eq!(cards.iter().map(|c| c.id).collect::<Vec<_>>(), [card(1)]);
    assert_eq!(handed.id, card(4));
}

#[test]
fn they_hold_nothing_that_not_everybody_may_read() {
    let scene = during(COLLECT).and(seat(BERTA), write("noch privat"));
    assert!(!json(&take_down(&scene)).contains("noch privat"));
    let scene = moderated(OPEN).and(seat(BERTA), write("wartet noch"));
    assert!(!json(&take_down(&scene)).contains("wartet noch"));
    let scene = during(OPEN).observation(1, BERTA).comment(1, 1, CEM).comment(2, 1, CEM).observation(2, CEM);
    let comment = domain::workshop::Contribution::Comment(card(1), comment(1));
    let scene = scene.and(STEWARD, hide(this(2))).and(STEWARD, hide(comment));
    let minutes = take_down(&scene);
    let text = json(&minutes);
    assert!(text.contains("Karte 1") && text.contains("Kommentar 2"));
    for secret in ["Karte 2", "Kommentar 1", &*reason()] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert_eq!(minutes.moderation.hidden, 2);
    let withdrawn = scene.and(seat(BERTA), Command::WithdrawCard { card: card(1) });
    assert!(!json(&take_down(&withdrawn)).contains("Kommentar 2"));
}

#[test]
fn they_name_nobody_who_wrote_anonymously_and_no_seat_at_all() {
    let scene = during(SECRET).card(1, BERTA, CardKind::Observation).observation(2, CEM).start(OPEN);
    let scene = scene.observation(3, CEM).and(STEWARD, Command::CloseWorkshop);
    let minutes = take_down(&scene);
    let authors: Vec<_> = minutes.groups[0].loose.iter().map(|c| c.author.is_some()).collect();
    assert_eq!(authors, [false, false, true]);
    let text = json(&minutes);
    assert!(!text.contains("Berta"));
    for seat in scene.workshop.seats.keys() {
        assert!(!text.contains(&seat.to_string()));
    }
}

#[test]
fn they_count_what_moderation_did() {
    let scene = during(OPEN).observation(1, BERTA).and(STEWARD, hide(this(1)));
    let scene = scene.and(STEWARD, Command::Restore { what: this(1) });
    let scene = scene.given(STEWARD, Event::LateCardAdmitted { card: card(1) });
    let scene =
        scene.given(STEWARD, Event::LateCardDeclined { card: card(1), reason: reason(), rule: HidingRule::Duplicate });
    let scene = scene.given(STEWARD, Event::ContributionApproved { what: this(1) });
    let figures = take_down(&scene).moderation;
    assert_eq!((figures.hidden, figures.restored, figures.approved), (1, 1, 1));
    assert_eq!((figures.late_admitted, figures.late_declined), (1, 1));
}

#[test]
fn they_tell_what_was_merged_split_and_turned_down_with_the_reason() {
    let why = domain::text::Reason::parse("Sagen dasselbe.").unwrap();
    let merge = Command::MergeItems {
        items: vec![a(1), a(2)],
        kind: CardKind::Observation,
        text: "Zusammen".to_owned(),
        lang: "de".to_owned(),
        reason: why.to_string(),
    };
    let parts = vec!["Eins".to_owned(), "Zwei".to_owned()];
    let scene = (1..=5).fold(during(ORDER), |scene, n| scene.observation(n, BERTA).after(1));
    let scene = scene
        .and(seat(ANNA), merge)
        .and(seat(BERTA), Command::SplitCard { card: card(3), parts, lang: "de".to_owned() })
        .and(seat(ANNA), Command::RejectItem { item: a(4), reason: why.to_string() });
    let minutes = take_down(&scene);
    let education = &minutes.groups[0];
    let aside: Vec<_> = education.set_aside.iter().map(|SetAside { card, aside }| (card.id, aside.clone())).collect();
    let into = education.set_aside[0].card.became[0].id;
    let merged = Aside::Merged { into, reason: why.clone() };
    let rejected = Aside::Rejected { reason: why, by: Role::Host };
    assert_eq!(aside, [(card(1), merged.clone()), (card(2), merged), (card(3), Aside::Split), (card(4), rejected)]);
    // What lies on the table: the merged one, both parts, and the card nobody touched.
    let mut loose: Vec<_> = education.loose.iter().map(|c| (&*c.text, c.from.clone())).collect();
    loose.sort_by_key(|(text, _)| *text);
    assert_eq!(loose.iter().map(|(text, _)| *text).collect::<Vec<_>>(), ["Eins", "Karte 5", "Zusammen", "Zwei"]);
    assert!(matches!(&loose[0].1, Some(Origin::Split(whole)) if whole.id == card(3)));
    assert!(matches!(&loose[2].1, Some(Origin::Merged(cards)) if cards.len() == 2));
    assert_eq!((minutes.moderation.rejected, minutes.moderation.put_back), (1, 0));
    // What is hidden as well is told of no more, and its reason neither.
    let scene = (1..=4).fold(scene, |scene, n| scene.and(STEWARD, hide(this(n))));
    let minutes = take_down(&scene);
    assert_eq!(minutes.groups[0].set_aside, []);
    assert!(minutes.groups[0].loose.iter().any(|c| c.from == Some(Origin::NotShown)));
    assert!(!json(&minutes).contains("Sagen dasselbe."));
}

#[test]
fn a_goal_under_one_that_was_turned_down_stands_on_top() {
    let hang = Command::HangCard { card: card(2), under: Some(card(1)) };
    let scene = during(DERIVE).card(1, BERTA, CardKind::MainGoal).card(2, CEM, CardKind::Goal).and(seat(CEM), hang);
    let hand = |item| Command::HandOver { item, on: true };
    let scene = scene.start(HARVEST).and(seat(CEM), hand(a(1)));
    let scene = scene.and(seat(ANNA), Command::RejectItem { item: a(1), reason: "Nicht hier.".to_owned() });
    let minutes = take_down(&scene);
    assert_eq!(minutes.groups[0].goals.iter().map(|goal| goal.card.id).collect::<Vec<_>>(), [card(2)]);
    // Nor is handed over what was turned down.
    assert_eq!(minutes.groups[0].handed_over, []);
}

#[test]
fn a_table_sees_what_others_left_on_the_gallery_walk() {
    let scene = during(WEIGH)
        .card(1, BERTA, CardKind::Observation)
        .card(2, BERTA, CardKind::Observation)
        .and(seat(ANNA), Command::Support { card: card(1), on: true })
        .start(GALLERY);
    let comment = |text: &str| Command::Comment { card: card(2), text: text.to_owned(), lang: "de".to_owned() };
    let visits = |scene: &Scene| {
        let group = minutes(&scene.workshop, &Names).groups.into_iter().find(|group| group.id == EDUCATION).unwrap();
        let told = group.visits.into_iter().map(|it| (it.card.id, it.support, it.comments.len()));
        told.collect::<Vec<_>>()
    };
    assert_eq!(visits(&scene), [], "what the table itself says is no visit");
    let scene = scene
        .and(seat(DANA), comment("Das gibt es bei uns schon."))
        .and(seat(DANA), Command::Support { card: card(2), on: true })
        .and(seat(DANA), Command::Support { card: card(1), on: true });
    assert_eq!(visits(&scene), [(card(2), 1, 1), (card(1), 1, 0)]);
    let scene = scene.and(seat(DANA), Command::Support { card: card(1), on: false });
    assert_eq!(visits(&scene), [(card(2), 1, 1)]);
}

/// Somebody who wrote his own words, and comes from nowhere.
fn own(name: Option<&str>) -> Author {
    Author { name: name.map(str::to_owned), organisation: None, erased: false, behalf: None, scribe: None }
}
