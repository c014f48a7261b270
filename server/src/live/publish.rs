//! Telling: what was stored goes out, built once per audience; what is for one person goes to that person.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use domain::ids::{GroupId, SeatId};
use domain::view::{Audience, Key, Touched, me, project_all, project_one};
use domain::wire::{Here, ServerMessage, TouchedItem};
use domain::workshop::Item;
use tokio::time::Instant;

use crate::live::frames::{Frame, frame};
use crate::live::outbox::Outbox;
use crate::live::readers::Reader;
use crate::live::room::{Known, Listener, PRESENCE_EVERY, Room, TICK, Viewer};

/// A touch is forgotten after so long without another.
const TOUCH_LASTS: Duration = Duration::from_secs(6);

/// Who is moving what right now. Kept nowhere else, and forgotten soon.
#[derive(Debug, Default)]
pub(super) struct Touching {
    items: HashMap<Item, (GroupId, SeatId, Instant)>,
    stale: bool,
}

impl Touching {
    pub(super) fn next_end(&self) -> Option<Instant> {
        self.items.values().map(|(_, _, end)| *end).min()
    }

    fn forget_old(&mut self, now: Instant) {
        let before = self.items.len();
        self.items.retain(|_, (_, _, end)| *end > now);
        self.stale |= self.items.len() != before;
    }
}

impl Room {
    /// A socket begins to follow.
    pub(super) fn attach(&mut self, socket: u64, viewer: Viewer, outbox: Arc<Outbox>, known: Option<Known>) {
        // Everybody else gets what waits first, so that this one's next delta joins on.
        self.tell_now();
        let audience = viewer.audience(&self.workshop);
        let first = known.and_then(|known| self.resume(audience, &known)).unwrap_or_else(|| self.snapshot(audience));
        outbox.start_over([first].into_iter().chain(viewer.seat().and_then(|seat| self.me(seat))));
        self.listeners.insert(socket, Listener { viewer, outbox, audience });
        self.presence_stale = true;
        self.touching.stale |= !self.touching.items.is_empty();
        self.boxes.turnout_stale = true;
    }

    /// A socket that lost frames starts over.
    pub(super) fn resync(&mut self, socket: u64) {
        self.tell_now();
        let Some(listener) = self.listeners.get(&socket) else { return };
        let me = listener.viewer.seat().and_then(|seat| self.me(seat));
        listener.outbox.start_over([self.snapshot(listener.audience)].into_iter().chain(me));
        self.presence_stale = true;
    }

    /// What a client lacks, when it can go on from what it has.
    fn resume(&self, audience: Audience, known: &Known) -> Option<Frame> {
        let table_changed = match audience {
            Audience::Table(table) => self.tables_changed.get(&table).copied().unwrap_or(0),
            Audience::Projector | Audience::Hall | Audience::Facilitators => 0,
        };
        let joins_on = known.epoch == self.epoch
            && known.audience == audience.to_string()
            && known.seq <= self.workshop.seq
            && known.seq >= self.everyone_changed.max(table_changed);
        if !joins_on {
            return None;
        }
        let keys = self.changed.iter().filter(|(_, seq)| **seq > known.seq).map(|(key, _)| *key);
        let changes = keys.filter_map(|key| project_one(&self.workshop, &self.names, audience, key)).collect();
        Some(frame(&ServerMessage::Delta { since: known.seq, seq: self.workshop.seq, changes }))
    }

    fn snapshot(&self, audience: Audience) -> Frame {
        frame(&ServerMessage::Snapshot {
            epoch: self.epoch.clone(),
            seq: self.workshop.seq,
            audience: audience.to_string(),
            changes: project_all(&self.workshop, &self.names, audience),
        })
    }

    fn me(&self, seat: SeatId) -> Option<Frame> {
        let me = me(&self.workshop, &self.names, seat)?;
        Some(frame(&ServerMessage::Me { seq: self.workshop.seq, me: Box::new(me) }))
    }

    /// Tells what waits, unless the last telling was a moment ago: then soon.
    pub(super) fn tell_if_due(&mut self) {
        let now = Instant::now();
        if now >= self.last_told + TICK {
            self.tell_now();
        }
        self.touching.forget_old(now);
        if now >= self.presence_told + PRESENCE_EVERY {
            if std::mem::take(&mut self.presence_stale) {
                self.tell_presence();
                self.presence_told = now;
            }
            if std::mem::take(&mut self.boxes.turnout_stale) {
                self.tell_turnout();
                self.presence_told = now;
            }
            if std::mem::take(&mut self.touching.stale) {
                self.tell_touches();
                self.presence_told = now;
            }
        } else {
            self.presence_stale |= self.touching.stale;
        }
    }

    /// Tells everybody what has been stored since the last time, then gives the answers.
    pub(super) fn tell_now(&mut self) {
        let seq = self.workshop.seq;
        if self.told != seq || self.untold != Touched::default() {
            self.tell(seq);
        }
        self.tell_answers();
    }

    /// Gives the answers that wait.
    pub(super) fn tell_answers(&mut self) {
        for (outbox, answer) in self.answers.drain(..) {
            outbox.answer(answer);
        }
    }

    fn tell(&mut self, seq: u64) {
        let untold = std::mem::take(&mut self.untold);
        let since = std::mem::replace(&mut self.told, seq);
        self.last_told = Instant::now();
        let mut listeners = std::mem::take(&mut self.listeners);
        let mut deltas: HashMap<Audience, Frame> = HashMap::new();
        let mut snapshots: HashMap<Audience, Frame> = HashMap::new();
        let mut personal: HashMap<SeatId, Option<Frame>> = HashMap::new();
        // After a ballot there is nothing new but for its voter.
        let only_personal = since == seq && untold.keys.is_empty() && untold.tables.is_empty() && !untold.everyone;
        for listener in listeners.values_mut() {
            if only_personal && !listener.viewer.seat().is_some_and(|seat| untold.seats.contains(&seat)) {
                continue;
            }
            let audience = listener.viewer.audience(&self.workshop);
            let moved = std::mem::replace(&mut listener.audience, audience) != audience;
            let other_things = matches!(audience, Audience::Table(table) if untold.tables.contains(&table));
            self.presence_stale |= moved;
            let whole = moved || other_things || untold.everyone;
            let mine = listener.viewer.seat().filter(|seat| whole || untold.seats.contains(seat));
            let mine = mine.and_then(|seat| personal.entry(seat).or_insert_with(|| self.me(seat)).clone());
            if whole {
                let snapshot = snapshots.entry(audience).or_insert_with(|| self.snapshot(audience));
                listener.outbox.start_over([snapshot.clone()].into_iter().chain(mine));
                continue;
            }
            if only_personal {
                mine.into_iter().for_each(|news| listener.outbox.share(news));
                continue;
            }
            let delta = deltas.entry(audience).or_insert_with(|| {
                let changes =
                    untold.keys.iter().filter_map(|key| project_one(&self.workshop, &self.names, audience, *key));
                frame(&ServerMessage::Delta { since, seq, changes: changes.collect() })
            });
            [delta.clone()].into_iter().chain(mine).for_each(|news| listener.outbox.share(news));
        }
        self.listeners = listeners;
        if untold.keys.iter().any(|key| matches!(key, Key::Poll(_))) {
            self.tell_readers();
        }
    }

    /// How many people have the room or a poll of it open, by table. A person with two phones counts once.
    fn tell_presence(&mut self) {
        self.forget_readers();
        let in_the_room = self.listeners.values().filter_map(|l| l.viewer.seat());
        let at_a_ballot = self.readers.iter().filter_map(Reader::seat);
        let seats: BTreeSet<SeatId> = in_the_room.chain(at_a_ballot).collect();
        let mut here: BTreeMap<Option<GroupId>, u32> = BTreeMap::new();
        for seat in &seats {
            *here.entry(self.workshop.seats.get(seat).and_then(|s| s.group)).or_default() += 1;
        }
        let message = ServerMessage::Presence {
            here: here.into_iter().map(|(group, people)| Here { group, people }).collect(),
            total: u32::try_from(seats.len()).unwrap_or(u32::MAX),
        };
        let told = frame(&message);
        self.listeners.values().for_each(|l| l.outbox.share(told.clone()));
    }

    /// Somebody moves something: told to the table, at most a few times a second.
    pub(super) fn touch(&mut self, socket: u64, item: Item) {
        let Some(seat) = self.listeners.get(&socket).and_then(|l| l.viewer.seat()) else { return };
        let Some(table) = self.workshop.seats.get(&seat).filter(|s| !s.is_paused()).and_then(|s| s.group) else {
            return;
        };
        let at_table = match item {
            Item::Card(card) => self.workshop.cards.get(&card).is_some_and(|c| c.group == table && c.lies_open()),
            Item::Cluster(cluster) => self.workshop.clusters.get(&cluster).is_some_and(|c| c.group == table),
        };
        if !at_table {
            return;
        }
        // A person moves one thing at a time.
        self.touching.items.retain(|_, (_, who, _)| *who != seat);
        self.touching.items.insert(item, (table, seat, Instant::now() + TOUCH_LASTS));
        self.touching.stale = true;
        self.presence_stale = true;
    }

    fn tell_touches(&self) {
        let mut frames: HashMap<Audience, Frame> = HashMap::new();
        for listener in self.listeners.values() {
            let sees = |table: GroupId| match listener.audience {
                Audience::Table(own) => own == table,
                Audience::Facilitators => true,
                Audience::Projector | Audience::Hall => false,
            };
            let told = frames.entry(listener.audience).or_insert_with(|| {
                let items = self.touching.items.iter().filter(|(_, (table, _, _))| sees(*table)).map(
                    |(item, (table, seat, _))| {
                        let anonymous = self.workshop.phase_of(*table).is_some_and(|p| p.anonymous);
                        let name = domain::view::People::name(&self.names, *seat).filter(|_| !anonymous);
                        TouchedItem {
                            item: *item,
                            name: name.map(|n| n.to_string()),
                            seat: (!anonymous).then_some(*seat),
                        }
                    },
                );
                frame(&ServerMessage::Touched { items: items.collect() })
            });
            listener.outbox.share(told.clone());
        }
    }
}
