//! A list of speakers (Redeliste): who waits, who speaks, who has spoken for how long, and who is next in fairness.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::ids::SeatId;
use crate::time::Timestamp;
use crate::workshop::Workshop;
use crate::workshop::seat::OrganisationKind;

/// The longest limit a speech can be given, in seconds.
pub const LONGEST_SPEECH_SECS: u32 = 3_600;

/// Where people speak one after the other: a table, or the room. A seat waits once at most, so no more wait than have seats.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Floor {
    /// Whether one can ask to speak. Those who wait are called also after the list was closed.
    pub open: bool,
    /// Whether kinds of organisation alternate.
    pub alternate: bool,
    /// How long a speech should be; 0 is without a limit. Shown, and never enforced.
    pub limit_secs: u32,
    /// Who waits, in the order of asking.
    pub waiting: Vec<SeatId>,
    pub speech: Option<Speech>,
    /// Who speaks, or else spoke last.
    pub last: Option<SeatId>,
    pub spoken: BTreeMap<SeatId, Spoken>,
}

/// A speech that is being given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speech {
    pub seat: SeatId,
    pub since: Timestamp,
}

/// What somebody has said so far, in numbers. A speech counts from its beginning, its time when it has ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spoken {
    pub speeches: u32,
    pub millis: u64,
}

/// How much people from one kind of organisation have spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindSpoken {
    /// Nothing for people who named no kind.
    pub kind: Option<OrganisationKind>,
    pub speeches: u32,
    /// Of speeches that have ended.
    pub millis: u64,
}

impl Floor {
    pub(crate) fn ask(&mut self, seat: SeatId, on: bool) {
        self.waiting.retain(|waits| *waits != seat);
        if on {
            self.waiting.push(seat);
        }
    }

    pub(crate) fn begin(&mut self, seat: SeatId, at: Timestamp) {
        self.end(at);
        self.ask(seat, false);
        self.speech = Some(Speech { seat, since: at });
        self.last = Some(seat);
        let spoken = self.spoken.entry(seat).or_default();
        spoken.speeches = spoken.speeches.saturating_add(1);
    }

    pub(crate) fn end(&mut self, at: Timestamp) {
        if let Some(Speech { seat, since }) = self.speech.take() {
            let spoken = self.spoken.entry(seat).or_default();
            // A clock that was set back gives no time, and takes none.
            spoken.millis = spoken.millis.saturating_add(u64::try_from(at.millis_since(since)).unwrap_or(0));
        }
    }

    /// Somebody goes away: no longer waits here, and no longer speaks.
    pub(crate) fn leave(&mut self, seat: SeatId, at: Timestamp) {
        self.ask(seat, false);
        if self.speech.is_some_and(|speech| speech.seat == seat) {
            self.end(at);
        }
    }

    /// The list is over: nobody waits any more, nobody speaks.
    pub(crate) fn close(&mut self, at: Timestamp) {
        self.end(at);
        self.open = false;
        self.waiting.clear();
    }

    /// How often somebody has spoken here.
    pub fn speeches(&self, seat: SeatId) -> u32 {
        self.spoken.get(&seat).map_or(0, |spoken| spoken.speeches)
    }

    /// Speeches and times by kind of organisation, in the order of [`OrganisationKind::ALL`], people without one last.
    pub fn by_kind(&self, kind: impl Fn(SeatId) -> Option<OrganisationKind>) -> Vec<KindSpoken> {
        let mut kinds = BTreeMap::<_, Spoken>::new();
        for (seat, spoken) in &self.spoken {
            let kind = kind(*seat);
            let sum = kinds.entry((kind.is_none(), kind)).or_default();
            sum.speeches = sum.speeches.saturating_add(spoken.speeches);
            sum.millis = sum.millis.saturating_add(spoken.millis);
        }
        let row = |((_, kind), Spoken { speeches, millis })| KindSpoken { kind, speeches, millis };
        kinds.into_iter().map(row).collect()
    }

    /// Those who wait, in the order in which it is fair to call them.
    ///
    /// Place after place is given to the one among those left who comes first by, in this order:
    ///
    /// 1. how often he has spoken on this floor: whoever has spoken least often;
    /// 2. where kinds alternate: whoever is of another kind than the one before, for the first place the one who
    ///    speaks now or spoke last (people without a kind count as one kind of their own);
    /// 3. where kinds alternate: whose kind has had the fewest speeches on this floor, the places given so far counted in;
    /// 4. who asked first.
    ///
    /// So everybody has spoken once before anybody speaks twice; and two of one kind follow each other only where,
    /// among those left who have spoken as seldom, there is nobody of another kind. Looking ahead could keep some of
    /// these apart too: of three people of one kind and one each of two others, the first is followed by the two others,
    /// because every kind is heard once before one is heard twice, and so two of the many come last together.
    pub fn fair_order(&self, kind: impl Fn(SeatId) -> Option<OrganisationKind>) -> Vec<SeatId> {
        // Who has spoken as often; and of these those of one kind, where kinds count. Each keeps the order of asking.
        let mut tiers = BTreeMap::<u32, BTreeMap<Option<OrganisationKind>, VecDeque<(usize, SeatId)>>>::new();
        let kind = |seat| if self.alternate { kind(seat) } else { None };
        for (place, seat) in self.waiting.iter().enumerate() {
            let tier = tiers.entry(self.speeches(*seat)).or_default();
            tier.entry(kind(*seat)).or_default().push_back((place, *seat));
        }
        let counted = self.by_kind(kind).into_iter().map(|row| (row.kind, row.speeches));
        let mut speeches: BTreeMap<_, u32> = counted.collect();
        let mut before = self.last.map(kind);
        let mut order = Vec::with_capacity(self.waiting.len());
        for mut tier in tiers.into_values() {
            loop {
                let next = tier.iter_mut().filter(|(_, queue)| !queue.is_empty()).min_by_key(|(kind, queue)| {
                    let had = speeches.get(kind).copied().unwrap_or(0);
                    (before == Some(**kind), had, queue.front().map(|(place, _)| *place))
                });
                let Some((kind, queue)) = next else {
                    break;
                };
                order.extend(queue.pop_front().map(|(_, seat)| seat));
                before = Some(*kind);
                let had = speeches.entry(*kind).or_default();
                *had = had.saturating_add(1);
            }
        }
        order
    }
}

impl Workshop {
    /// The kind of organisation somebody comes from.
    pub fn kind_of(&self, seat: SeatId) -> Option<OrganisationKind> {
        self.seats.get(&seat).and_then(|seat| seat.kind)
    }
}
