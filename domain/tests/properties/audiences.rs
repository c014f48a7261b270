//! The model of invariant 4: what a viewer may not see never leaves the server.
//!
//! Every audience is fed only with what the server would send. After each act it must know exactly what a fresh
//! snapshot would tell it, and nothing that was ever sent to it may hold a text the oracle forbids at that moment.

use std::collections::{BTreeMap, BTreeSet};

use domain::Actor;
use domain::ids::{CardId, GroupId, SeatId};
use domain::story::{Reader, story};
use domain::trace::trace;
use domain::view::{Audience, ById, Change, Following, Key, Me, Touched, me, project_all, project_one};
use domain::wire::ServerMessage;
use domain::workshop::Workshop;
use proptest::prelude::*;
use serde_json::Value;

use crate::cases;
use crate::oracle::{Oracle, markers};
use crate::world::{Crowd, Outcome, Setting, World, settings, steps};

/// All audiences there are at the moment.
fn audiences(workshop: &Workshop) -> Vec<Audience> {
    let tables = workshop.groups.iter().map(|g| Audience::Table(g.id));
    [Audience::Projector, Audience::Hall, Audience::Facilitators].into_iter().chain(tables).collect()
}

fn fresh(workshop: &Workshop, audience: Audience) -> Following {
    let mut following = Following::default();
    let changes = project_all(workshop, &Crowd, audience);
    following.replace("epoch".to_owned(), workshop.seq, audience.to_string(), changes);
    following
}

fn snapshot(workshop: &Workshop, audience: Audience) -> ServerMessage {
    ServerMessage::Snapshot {
        epoch: "epoch".to_owned(),
        seq: workshop.seq,
        audience: audience.to_string(),
        changes: project_all(workshop, &Crowd, audience),
    }
}

fn delta<'a>(
    workshop: &Workshop,
    audience: Audience,
    since: u64,
    keys: impl Iterator<Item = &'a Key>,
) -> ServerMessage {
    let changes = keys.filter_map(|key| project_one(workshop, &Crowd, audience, *key)).collect();
    ServerMessage::Delta { since, seq: workshop.seq, changes }
}

/// Takes a message as it came over the wire.
fn receive(following: &mut Following, text: &str) {
    match serde_json::from_str(text).unwrap() {
        ServerMessage::Snapshot { epoch, seq, audience, changes } => following.replace(epoch, seq, audience, changes),
        ServerMessage::Delta { since, seq, changes } => assert!(following.advance(since, seq, changes)),
        other => panic!("not for a follower: {other:?}"),
    }
}

/// The same in all; if not, only what differs is shown.
fn must_agree(known: &Following, fresh: &Following) {
    fn differing<K: Copy + Ord + std::fmt::Debug, V: PartialEq + std::fmt::Debug>(
        known: &ById<K, V>,
        fresh: &ById<K, V>,
    ) {
        for key in known.keys().chain(fresh.keys()) {
            assert_eq!(known.get(key), fresh.get(key), "{key:?} is not known as it is");
        }
    }
    differing(&known.groups, &fresh.groups);
    differing(&known.cards, &fresh.cards);
    differing(&known.clusters, &fresh.clusters);
    differing(&known.seats, &fresh.seats);
    differing(&known.log, &fresh.log);
    differing(&known.floors, &fresh.floors);
    differing(&known.polls, &fresh.polls);
    assert_eq!(known, fresh);
}

/// A client that closed its eyes at some moment.
struct Sleeper {
    audience: Audience,
    known: Following,
}

/// The server's memory of what changed when, and everybody who follows.
struct House {
    world: World,
    oracle: Oracle,
    followers: BTreeMap<Audience, Following>,
    personal: BTreeMap<SeatId, Me>,
    changed: BTreeMap<Key, u64>,
    tables_changed: BTreeMap<GroupId, u64>,
    everyone_changed: u64,
    sleepers: Vec<Sleeper>,
}

impl House {
    fn new(setting: Setting) -> Self {
        let world = World::new(setting);
        let mut oracle = Oracle::default();
        world.history.iter().for_each(|recorded| oracle.follow(recorded));
        let w = &world.workshop;
        let followers = audiences(w).into_iter().map(|a| (a, fresh(w, a))).collect();
        let personal = w.seats.keys().map(|s| (*s, me(w, &Crowd, *s).unwrap())).collect();
        Self {
            everyone_changed: w.seq,
            world,
            oracle,
            followers,
            personal,
            changed: BTreeMap::new(),
            tables_changed: BTreeMap::new(),
            sleepers: Vec::new(),
        }
    }

    /// Tells everybody what a few acts, told together, have changed.
    fn tell(&mut self, outcomes: &[Outcome]) {
        let mut touched = Touched::default();
        for outcome in outcomes {
            outcome.events.iter().for_each(|recorded| self.oracle.follow(recorded));
            touched.merge(outcome.touched.clone());
        }
        let w = &self.world.workshop;
        for key in &touched.keys {
            self.changed.insert(*key, w.seq);
        }
        for table in &touched.tables {
            self.tables_changed.insert(*table, w.seq);
        }
        if touched.everyone {
            self.everyone_changed = w.seq;
        }
        let present = audiences(w);
        self.followers.retain(|audience, _| present.contains(audience));
        for audience in present {
            let anew = touched.everyone || matches!(audience, Audience::Table(t) if touched.tables.contains(&t));
            let following = self.followers.entry(audience).or_default();
            let message = if anew || following.room.is_none() {
                snapshot(w, audience)
            } else {
                delta(w, audience, following.seq, touched.keys.iter())
            };
            let text = serde_json::to_string(&message).unwrap();
            check_message(&self.oracle, audience, &text);
            receive(following, &text);
            must_agree(following, &fresh(w, audience));
            let told: BTreeSet<_> =
                markers(&serde_json::to_string(&snapshot(w, audience)).unwrap()).into_iter().collect();
            let missing: Vec<_> = self.oracle.must_read(audience).difference(&told).copied().collect();
            assert!(missing.is_empty(), "{audience} is not shown {missing:?}");
        }
        for seat in w.seats.keys() {
            let now = me(w, &Crowd, *seat).unwrap();
            if touched.everyone || touched.seats.contains(seat) {
                check_me(&self.oracle, *seat, &now);
                self.personal.insert(*seat, now);
            } else {
                assert_eq!(self.personal.get(seat), Some(&now), "{seat} was not told what is his");
            }
        }
        self.check_own_texts();
    }

    /// Everybody finds all of his own cards again.
    fn check_own_texts(&self) {
        for (seat, me) in &self.personal {
            let audience = Audience::of(&self.world.workshop, Actor::Seat(*seat));
            let following = &self.followers[&audience];
            let shown = me.shown.iter().flat_map(|id| markers(&following.card(*id).unwrap().text));
            let found: BTreeSet<_> = shown.chain(me.own.iter().flat_map(|c| markers(&c.text))).collect();
            assert_eq!(found, self.oracle.own_texts(*seat), "{seat} does not find all own cards");
        }
    }

    fn falls_asleep(&mut self, n: usize) {
        let audiences: Vec<_> = self.followers.keys().copied().collect();
        let audience = audiences[n % audiences.len()];
        self.sleepers.push(Sleeper { audience, known: self.followers[&audience].clone() });
    }

    /// Everybody who slept says what is known, and gets what has changed since.
    fn wake_all(&mut self) {
        let w = &self.world.workshop;
        for mut sleeper in std::mem::take(&mut self.sleepers) {
            let audience = sleeper.audience;
            if !audiences(w).contains(&audience) {
                continue;
            }
            let table = match audience {
                Audience::Table(table) => self.tables_changed.get(&table).copied().unwrap_or(0),
                Audience::Projector | Audience::Hall | Audience::Facilitators => 0,
            };
            let since = sleeper.known.seq;
            let message = if since >= self.everyone_changed.max(table) {
                let keys = self.changed.iter().filter(|(_, seq)| **seq > since).map(|(key, _)| key);
                delta(w, audience, since, keys)
            } else {
                snapshot(w, audience)
            };
            let text = serde_json::to_string(&message).unwrap();
            check_message(&self.oracle, audience, &text);
            receive(&mut sleeper.known, &text);
            must_agree(&sleeper.known, &fresh(w, audience));
        }
    }
}

/// Nothing in what is sent to an audience may be forbidden to it.
fn check_message(oracle: &Oracle, audience: Audience, text: &str) {
    for marker in markers(text) {
        assert!(oracle.may_read(audience, marker), "{audience} must not read {marker}: {text}");
    }
    let message: Value = serde_json::from_str(text).unwrap();
    let changes = message["changes"].as_array().unwrap();
    // That somebody has left a table, the table may know.
    let leaving = |c: &&Value| matches!(audience, Audience::Table(_)) && c["is"] == "seat_gone";
    let staying: Vec<_> = changes.iter().filter(|c| !leaving(c)).collect();
    let told = serde_json::to_string(&staying).unwrap();
    for seat in oracle.seats().filter(|seat| !oracle.may_see_seat(audience, *seat)) {
        assert!(!told.contains(&seat.to_string()), "{audience} must not learn of {seat}: {told}");
    }
    // An id that was never shown would tell when its author tapped "send".
    for card in oracle.cards_never_shown(audience) {
        assert!(!told.contains(&card.to_string()), "{audience} must not learn of {card}: {told}");
    }
    for card in changes.iter().filter(|c| c["is"] == "card") {
        check_anonymity(oracle, card);
    }
}

/// Neither the card nor a comment on it tells of somebody who wrote anonymously.
fn check_anonymity(oracle: &Oracle, card: &Value) {
    let own = &oracle.cards[&card["id"].as_str().unwrap().parse().unwrap()];
    let mut without_comments = card.clone();
    for comment in without_comments["comments"].take().as_array().unwrap() {
        let known = &own.comments[&comment["id"].as_str().unwrap().parse().unwrap()];
        assert_eq!(comment["author"].is_null(), known.anonymous, "{comment}");
        assert!(!known.anonymous || !comment.to_string().contains(&known.author.to_string()));
    }
    assert_eq!(card["author"].is_null(), own.anonymous || own.author.is_none(), "{card}");
    let told = without_comments.to_string();
    assert!(!own.anonymous || own.author.is_none_or(|author| !told.contains(&author.to_string())), "{told}");
}

fn check_me(oracle: &Oracle, seat: SeatId, me: &Me) {
    let text = serde_json::to_string(me).unwrap();
    for marker in markers(&text) {
        assert!(oracle.may_read_as(seat, marker), "{seat} must not read {marker}: {text}");
    }
    for other in oracle.seats().filter(|other| *other != seat && !oracle.may_name_to(seat, *other)) {
        assert!(!text.contains(&other.to_string()), "{seat} must not learn of {other}: {text}");
    }
}

/// What facilitators are sent because an anonymous author was paused: nothing that tells one seat from another.
fn check_pause(outcome: &Outcome, workshop: &Workshop, before: &Workshop) {
    use domain::workshop::{Command, Contribution};
    let Command::PauseAuthor { what, .. } = &outcome.command else { return };
    let card = &workshop.cards[&what.card()];
    let anonymous = match what {
        Contribution::Card(_) => card.anonymous,
        Contribution::Comment(_, id) => card.comments.iter().any(|c| c.id == *id && c.anonymous),
    };
    if !anonymous || outcome.events.is_empty() {
        return;
    }
    let audience = Audience::Facilitators;
    let seats = |w: &Workshop| fresh(w, audience).seats;
    assert_eq!(seats(before), seats(workshop), "a pause told who wrote anonymously");
    let told = outcome.touched.keys.iter().filter_map(|key| project_one(workshop, &Crowd, audience, *key));
    let told: Vec<_> = told.collect();
    assert!(!told.iter().any(|change| matches!(change, Change::Seat(_))), "a pause named its seat");
    let text = serde_json::to_string(&told).unwrap();
    assert!(!workshop.seats.keys().any(|s| text.contains(&s.to_string())), "{text}");
}

/// Stories as this audience reads them, and as each of these people does.
fn check_stories(oracle: &Oracle, w: &Workshop) {
    let people = w.seats.keys().map(|seat| Reader::of(w, Actor::Seat(*seat)));
    let all = audiences(w).into_iter().map(|audience| Reader { audience, seat: None });
    for reader in all.chain(people) {
        for id in w.cards.keys() {
            let Some(told) = story(w, &Crowd, reader, *id) else {
                assert!(oracle.must_tell(reader.audience, *id).is_empty(), "{reader:?} is not told of {id}");
                continue;
            };
            let text = serde_json::to_string(&told).unwrap();
            let found: BTreeSet<_> = markers(&text).into_iter().collect();
            for marker in &found {
                let may = oracle.may_read_in_story(reader.audience, reader.seat, *marker);
                assert!(may, "{reader:?} must not read {marker}: {text}");
            }
            let missing: Vec<_> = oracle.must_tell(reader.audience, *id).difference(&found).copied().collect();
            assert!(missing.is_empty(), "{reader:?} is not told {missing:?}: {text}");
            let knows = |seat: SeatId| reader.seat == Some(seat) || oracle.may_see_seat(reader.audience, seat);
            for seat in oracle.seats().filter(|seat| !knows(*seat)) {
                assert!(!text.contains(&seat.to_string()), "{reader:?} must not learn of {seat}: {text}");
            }
            let others = oracle.cards_never_shown(reader.audience);
            let not_his = |card: &CardId| reader.seat.is_none_or(|seat| w.cards[card].author != Actor::Seat(seat));
            for card in others.filter(not_his) {
                assert!(!text.contains(&card.to_string()), "{reader:?} must not learn of {card}: {text}");
            }
            assert!(!oracle.cards[id].anonymous || told.author.is_none(), "{text}");
        }
    }
}

/// What everybody may read of moderation leads to no card, no person and no word.
fn check_trace(w: &Workshop) {
    let text = serde_json::to_string(&trace(w)).unwrap();
    assert!(markers(&text).is_empty(), "{text}");
    assert!(!w.cards.keys().any(|card| text.contains(&card.to_string())), "{text}");
    assert!(!w.seats.keys().any(|seat| text.contains(&seat.to_string())), "{text}");
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn nobody_is_ever_sent_what_is_not_for_him_and_everybody_is_told_all_the_rest(
        setting in settings(),
        steps in steps(90),
    ) {
        let mut house = House::new(setting);
        let mut waiting = Vec::new();
        for (n, step) in steps.iter().enumerate() {
            let before = house.world.workshop.clone();
            let outcome = house.world.step(step);
            if outcome.refusal.is_none() {
                check_pause(&outcome, &house.world.workshop, &before);
            }
            waiting.push(outcome);
            // Acts close together travel in one frame.
            if n % 5 != 0 || n + 1 == steps.len() {
                house.tell(&std::mem::take(&mut waiting));
                if n % 4 == 1 {
                    house.falls_asleep(n / 4);
                }
                if n % 23 == 0 {
                    house.wake_all();
                }
            }
        }
        house.wake_all();
        check_stories(&house.oracle, &house.world.workshop);
        check_trace(&house.world.workshop);
    }
}
