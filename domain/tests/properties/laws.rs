//! Laws of the core: replay, totality, structure, undo.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{CardId, ClusterId, GroupId};
use domain::workshop::{
    Aside, Card, Cluster, Command, Descent, Item, Recorded, Stage, Standing, Wording, Workshop, apply,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::world::{FACILITATOR, World, is_ordering, settings, steps};
use crate::{cases, polling};

/// What holds of any state a workshop can be in.
pub(crate) fn is_sound(workshop: &Workshop) {
    for cluster in workshop.clusters.values() {
        assert!(cluster.parts.len() >= 2, "{} has fewer than two parts", cluster.id);
        assert_eq!(cluster.parts.iter().collect::<BTreeSet<_>>().len(), cluster.parts.len(), "a part twice");
        for part in &cluster.parts {
            let (group, above) = match part {
                Item::Card(card) => (workshop.cards[card].group, workshop.cards[card].cluster),
                Item::Cluster(inner) => (workshop.clusters[inner].group, workshop.clusters[inner].within),
            };
            assert_eq!((group, above), (cluster.group, Some(cluster.id)), "{part:?} does not point to its cluster");
        }
        let contains = |outer: ClusterId| workshop.clusters[&outer].parts.contains(&Item::Cluster(cluster.id));
        assert!(cluster.within.is_none_or(contains), "{} is not where it says", cluster.id);
        let mut seen = BTreeSet::from([cluster.id]);
        let mut here = cluster.within;
        while let Some(outer) = here {
            assert!(seen.insert(outer), "{} lies in itself", cluster.id);
            here = workshop.clusters[&outer].within;
        }
    }
    for card in workshop.cards.values() {
        let contains = |outer: ClusterId| workshop.clusters[&outer].parts.contains(&Item::Card(card.id));
        assert!(card.cluster.is_none_or(contains), "{} is not where it says", card.id);
        let fits = |above: CardId| {
            let above = &workshop.cards[&above];
            above.group == card.group && card.kind.hangs_under(above.kind)
        };
        assert!(card.under.is_none_or(fits), "{} hangs where it does not fit", card.id);
        assert!(card.supporters.iter().all(|s| workshop.seats.contains_key(s)), "support from nobody");
        let known = card.author.seat().is_none_or(|s| workshop.seats.contains_key(&s));
        assert!(known, "written by nobody");
        assert!(card.aside.is_none() || card.cluster.is_none(), "{} was set aside and lies in a cluster", card.id);
        if let Some(Aside::Merged { into, .. }) = &card.aside {
            let made = &workshop.cards[into];
            assert!(made.descent == Descent::Merged && made.sources.contains(&card.id), "{} forgot it", made.id);
        }
        if card.aside == Some(Aside::Split) {
            let part = |c: &Card| c.descent == Descent::Split && c.sources == [card.id];
            assert!(workshop.cards.values().any(part), "{} has no parts", card.id);
        }
        assert!(workshop.group(card.group).is_some() && workshop.phase(card.phase).is_some());
        assert!(card.version >= 1);
    }
    for seat in workshop.seats.values() {
        assert!(seat.group.is_none_or(|g| workshop.group(g).is_some()), "somebody sits at no table");
    }
    for (group, floor) in &workshop.floors {
        assert!(group.is_none_or(|g| workshop.group(g).is_some()), "a list of speakers at no table");
        assert_eq!(floor.waiting.iter().collect::<BTreeSet<_>>().len(), floor.waiting.len(), "somebody waits twice");
        // At a table only those wait and speak who sit there.
        for seat in floor.waiting.iter().chain(floor.speech.iter().map(|speech| &speech.seat)) {
            assert!(group.is_none() || workshop.seats[seat].group == *group, "{seat} is on another table's list");
        }
        assert!(floor.speech.is_none_or(|speech| floor.last == Some(speech.seat)));
        assert!(floor.last.is_none_or(|seat| floor.speeches(seat) > 0), "somebody spoke without a speech");
        assert!(workshop.stage != Stage::Closed || (floor.waiting.is_empty() && floor.speech.is_none() && !floor.open));
    }
    assert!(workshop.spotlight.group.is_none_or(|g| workshop.group(g).is_some()), "the projector shows no table");
    assert!(workshop.spotlight.poll.is_none_or(|p| workshop.polls.contains_key(&p)), "the projector shows no poll");
    polling::are_sound(workshop);
}

/// What a card says and where it lies, to the letter: all that acts of ordering change.
type Lying = (CardId, String, Option<ClusterId>, Option<CardId>, Option<Aside>, Vec<Wording>, bool);

fn lying(workshop: &Workshop, group: GroupId) -> Vec<Lying> {
    let here = workshop.cards.values().filter(|c| c.group == group && c.standing != Standing::Withdrawn);
    let whole =
        |c: &Card| (c.id, c.text.to_string(), c.cluster, c.under, c.aside.clone(), c.earlier.clone(), c.is_public());
    here.map(whole).collect()
}

fn clusters(workshop: &Workshop, group: GroupId) -> Vec<Cluster> {
    workshop.clusters.values().filter(|c| c.group == group).cloned().collect()
}

/// The table an ordering event was about, when it was one.
fn ordered(workshop: &Workshop, before: &Workshop, recorded: &[Recorded]) -> Option<GroupId> {
    let [Recorded { event, .. }] = recorded else { return None };
    let differs =
        |g: &GroupId| clusters(workshop, *g) != clusters(before, *g) || lying(workshop, *g) != lying(before, *g);
    is_ordering(event).then(|| workshop.groups.iter().map(|g| g.id).find(differs)).flatten()
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn whatever_happens_the_state_is_sound_and_a_replay_leads_to_it(setting in settings(), steps in steps(120)) {
        let mut world = World::new(setting);
        for step in &steps {
            let before = world.workshop.clone();
            let outcome = world.step(step);
            if outcome.refusal.is_some() {
                prop_assert_eq!(&world.workshop, &before);
            }
            // What tied is decided after the workshop, too.
            if before.stage == Stage::Closed && !matches!(outcome.command, Command::BreakTie { .. }) {
                prop_assert!(outcome.refusal.is_some(), "{:?} after closing", outcome.command);
            }
            for (place, recorded) in outcome.events.iter().enumerate() {
                prop_assert_eq!(recorded.seq, before.seq + 1 + place as u64);
                prop_assert_eq!(recorded.by, outcome.by);
            }
            is_sound(&world.workshop);
        }
        // Ballots and who has cast them are not in the log; all the rest is.
        let without = polling::without_boxes(&world.workshop);
        prop_assert_eq!(&Workshop::replay(world.workshop.id, &world.history), &without);
        let seqs: Vec<_> = world.history.iter().map(|r| r.seq).collect();
        prop_assert_eq!(seqs, (1..=world.workshop.seq).collect::<Vec<_>>());
    }

    #[test]
    fn taking_back_an_act_of_ordering_at_once_restores_the_table(setting in settings(), steps in steps(120)) {
        let mut world = World::new(setting);
        for step in &steps {
            let before = world.workshop.clone();
            let outcome = world.step(step);
            let Some(group) = ordered(&world.workshop, &before, &outcome.events) else { continue };
            // By the same person, or by whoever runs the room; on a copy, so that the course of things is not changed.
            for (by, table) in [(outcome.by, false), (FACILITATOR, true)] {
                let history = world.history.clone();
                let after = world.workshop.clone();
                let undone = world.ask(Command::Undo { table, group: Some(group) }, by);
                prop_assert_eq!(undone.refusal, None);
                prop_assert_eq!(clusters(&world.workshop, group), clusters(&before, group));
                // What was made is gone again, and all else lies where it lay and says what it said.
                prop_assert_eq!(lying(&world.workshop, group), lying(&before, group));
                world.workshop = after;
                world.history = history;
            }
        }
    }

    #[test]
    fn events_in_any_order_do_no_harm(
        setting in settings(),
        steps in steps(100),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 1..300),
    ) {
        let mut world = World::new(setting);
        for step in &steps {
            world.step(step);
        }
        let mut workshop = Workshop::new(world.workshop.id);
        for (seq, index) in order.iter().enumerate() {
            let recorded = Recorded { seq: seq as u64 + 1, ..index.get(&world.history).clone() };
            apply(&mut workshop, &recorded);
            // Looking must come to an end as well.
            for cluster in workshop.clusters.keys() {
                workshop.cards_of(*cluster);
                workshop.outermost(Item::Cluster(*cluster));
            }
        }
        prop_assert_eq!(workshop.seq, order.len() as u64);
    }
}

/// A law that is never put to the test says nothing: the random people really do everything there is to do.
#[test]
fn random_people_do_everything_there_is_to_do() {
    let mut runner = TestRunner::deterministic();
    let mut happened = BTreeMap::<String, u32>::new();
    let mut refused = BTreeSet::<String>::new();
    for _ in 0..200 {
        let setting = settings().new_tree(&mut runner).unwrap().current();
        let steps = steps(120).new_tree(&mut runner).unwrap().current();
        let mut world = World::new(setting);
        for step in &steps {
            if let Some(refusal) = world.step(step).refusal {
                refused.insert(serde_json::to_value(refusal).unwrap()["code"].as_str().unwrap().to_owned());
            }
        }
        for recorded in &world.history {
            *happened.entry(recorded.event.name().to_owned()).or_default() += 1;
        }
    }
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/events");
    for file in std::fs::read_dir(golden).unwrap() {
        let name = file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(happened.contains_key(&name), "{name} never happened: {happened:?}");
    }
    assert!(refused.contains("set_aside") && refused.len() >= 35, "only {refused:?}");
}
