//! A workshop (VisionsCafé): the state that a stream of events leads to.
//!
//! [`decide()`] may refuse, [`apply()`] never does, because history cannot be argued with.

mod apply;
pub mod card;
pub mod cluster;
pub mod command;
mod decide;
pub mod event;
pub mod mixing;
pub mod plan;
pub mod policy;
pub mod poll;
pub mod seat;
pub mod speaking;
pub mod template;
mod undo;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, FieldId, GroupId, PhaseId, PollId, SeatId, WorkshopId};
use crate::lang::Lang;
use crate::tagged::read_tagged;
use crate::text::{Passage, Reason, Title};
use crate::time::Timestamp;

pub use apply::apply;
pub use card::{Aside, Behalf, Card, CardKind, Comment, Contribution, Descent, Item, Said, Standing, Wording};
pub use cluster::Cluster;
pub use command::Command;
pub use decide::{Context, decide, withdraw_all};
pub use event::{Event, Recorded, SplitPart};
pub use plan::{About, Field, GroupPlan, Hue, Moderation, Phase, PhaseKind, Plan, Rules, Seating, Verb};
pub use policy::HidingRule;
pub use poll::Poll;
pub use seat::{OrganisationKind, Seat};
pub use speaking::{Floor, KindSpoken, LONGEST_SPEECH_SECS};
pub use undo::{Act, Inverse};

/// After a phase's time is up, half-written text still counts as written in time for so long.
pub const GRACE_SECS: u32 = 60;
/// The most cards one workshop takes.
pub const MOST_CARDS: usize = 20_000;
/// The most cards one person writes, or a host for the table.
pub const MOST_CARDS_OF_ONE: usize = 1_000;
/// The most seats one workshop takes.
pub const MOST_SEATS: usize = 2_000;
/// The most things merged at once, and the most cards behind them; the same for turning down a cluster.
pub const MOST_ITEMS_MERGED: usize = 50;
pub const MOST_CARDS_MERGED: usize = 200;
/// The most cards one card is split into.
pub const MOST_PARTS: usize = 5;
/// The most cards written down for others at once.
pub const MOST_WRITTEN_DOWN: usize = 6;
/// The most comments one card takes.
pub const MOST_COMMENTS: usize = 100;

/// How far a workshop is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Preparing,
    Open,
    Closed,
}

/// The live room's whole state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workshop {
    pub id: WorkshopId,
    pub stage: Stage,
    /// The plan's head; groups and agenda live below, where they change.
    pub about: Option<About>,
    pub rules: Rules,
    pub fields: Vec<Field>,
    pub groups: Vec<Group>,
    pub agenda: Vec<Phase>,
    pub seats: BTreeMap<SeatId, Seat>,
    pub cards: BTreeMap<CardId, Card>,
    pub clusters: BTreeMap<ClusterId, Cluster>,
    pub polls: BTreeMap<PollId, Poll>,
    /// Lists of speakers that were ever used: one for each table, and (with nothing) the room's.
    pub floors: BTreeMap<Option<GroupId>, Floor>,
    pub locked: bool,
    /// 1 for the first round at the tables; each rotation adds one.
    pub round: u32,
    pub spotlight: Spotlight,
    /// What facilitators did to contributions and seats, oldest first.
    pub log: Vec<LogEntry>,
    pub opened: Option<Timestamp>,
    pub closed: Option<Timestamp>,
    /// Every phase change, oldest first, for the minutes.
    pub course: Vec<CourseEntry>,
    /// Sequence number of the last event applied; 0 before the first.
    pub seq: u64,
}

/// What the projector shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spotlight {
    /// One group, or (with nothing) all of them.
    pub group: Option<GroupId>,
    /// Whether the join code and its QR are shown.
    pub code: bool,
    /// A poll instead: its draft, its progress or its result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poll: Option<PollId>,
}

/// A working group at its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub id: GroupId,
    pub field: FieldId,
    pub name: Title,
    pub places: u16,
    pub locked: bool,
    /// Where it stands in the agenda; nothing before the workshop opens.
    pub progress: Option<Progress>,
    /// What the round before found, for those who come next.
    pub summary: Option<Summary>,
    /// What rounds further back found, oldest first.
    pub earlier: Vec<Summary>,
    /// The last acts that can be taken back, oldest first.
    pub acts: Vec<Act>,
    /// When somebody last wrote, ordered, supported or commented here.
    pub last_activity: Option<Timestamp>,
}

/// A group's place in the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub phase: PhaseId,
    pub started: Timestamp,
    /// When the time is up; nothing where there is no timer.
    pub ends: Option<Timestamp>,
    /// The last phase in which writing was possible, and until when text begun there still counts as in time.
    pub grace: Option<(PhaseId, Timestamp)>,
    /// The cards of this run of the phase have been revealed; what is written from here on is seen at once.
    pub revealed: bool,
}

/// What a round found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    pub text: Passage,
    pub lang: Lang,
    /// The round it tells of.
    pub round: u32,
}

/// One line of the moderation log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    pub seq: u64,
    pub at: Timestamp,
    pub by: Actor,
    pub what: Moderated,
}

/// What was done in moderation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Moderated {
    Approved {
        what: Contribution,
    },
    Hidden {
        what: Contribution,
        reason: Reason,
        #[serde(default, skip_serializing_if = "HidingRule::is_other")]
        rule: HidingRule,
    },
    Restored {
        what: Contribution,
    },
    LateAdmitted {
        card: CardId,
    },
    LateDeclined {
        card: CardId,
        reason: Reason,
        #[serde(default, skip_serializing_if = "HidingRule::is_other")]
        rule: HidingRule,
    },
    CardLocked {
        card: CardId,
        on: bool,
    },
    GroupLocked {
        group: GroupId,
        on: bool,
    },
    RoomLocked {
        on: bool,
    },
    /// The seat is not named where an anonymous author was paused.
    SeatPaused {
        on: bool,
    },
    Rejected {
        cards: Vec<CardId>,
        reason: Reason,
    },
    /// What was turned down lies on the table again.
    PutBack {
        cards: Vec<CardId>,
    },
    /// Somebody else's card says it in other words now.
    Reworded {
        card: CardId,
        reason: Option<Reason>,
    },
    /// Another card says the same for these; the actor's own among them are left out.
    Merged {
        cards: Vec<CardId>,
        into: CardId,
        reason: Reason,
    },
    /// Somebody else's card was made several.
    Split {
        card: CardId,
    },
    /// A rewording, a merging or a splitting was taken back.
    Undone {
        cards: Vec<CardId>,
    },
}

impl Moderated {
    /// The contributions it was done with; none where it concerns a table, the room or a seat.
    pub fn about(&self) -> Vec<Contribution> {
        match self {
            Self::Approved { what } | Self::Hidden { what, .. } | Self::Restored { what } => vec![*what],
            Self::LateAdmitted { card }
            | Self::LateDeclined { card, .. }
            | Self::CardLocked { card, .. }
            | Self::Reworded { card, .. }
            | Self::Split { card, .. } => vec![Contribution::Card(*card)],
            Self::Rejected { cards, .. }
            | Self::PutBack { cards }
            | Self::Merged { cards, .. }
            | Self::Undone { cards } => cards.iter().copied().map(Contribution::Card).collect(),
            Self::GroupLocked { .. } | Self::RoomLocked { .. } | Self::SeatPaused { .. } => Vec::new(),
        }
    }
}

read_tagged! { Moderated by "act" {
    "approved" => Approved { what },
    "hidden" => Hidden { what, reason; rule },
    "restored" => Restored { what },
    "late_admitted" => LateAdmitted { card },
    "late_declined" => LateDeclined { card, reason; rule },
    "card_locked" => CardLocked { card, on },
    // What is about no card is told to those alone who run the workshop.
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "group_locked" => GroupLocked { group, on },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "room_locked" => RoomLocked { on },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "seat_paused" => SeatPaused { on },
    "rejected" => Rejected { cards, reason },
    "put_back" => PutBack { cards },
    "reworded" => Reworded { card, reason },
    "merged" => Merged { cards, into, reason },
    "split" => Split { card },
    "undone" => Undone { cards },
} }

/// A phase began for some groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseEntry {
    pub at: Timestamp,
    pub phase: PhaseId,
    pub groups: Vec<GroupId>,
}

impl Workshop {
    /// A workshop nothing has happened to.
    pub fn new(id: WorkshopId) -> Self {
        Self {
            id,
            stage: Stage::Preparing,
            about: None,
            rules: Rules { moderation: Moderation::After, seating: Seating::Choose },
            fields: Vec::new(),
            groups: Vec::new(),
            agenda: Vec::new(),
            seats: BTreeMap::new(),
            cards: BTreeMap::new(),
            clusters: BTreeMap::new(),
            polls: BTreeMap::new(),
            floors: BTreeMap::new(),
            locked: false,
            round: 1,
            spotlight: Spotlight { group: None, code: true, poll: None },
            log: Vec::new(),
            opened: None,
            closed: None,
            course: Vec::new(),
            seq: 0,
        }
    }

    /// Replays a history from its beginning.
    pub fn replay<'a>(id: WorkshopId, history: impl IntoIterator<Item = &'a Recorded>) -> Self {
        let mut workshop = Self::new(id);
        for recorded in history {
            apply(&mut workshop, recorded);
        }
        workshop
    }

    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.iter().find(|g| g.id == id)
    }

    pub(crate) fn group_mut(&mut self, id: GroupId) -> Option<&mut Group> {
        self.groups.iter_mut().find(|g| g.id == id)
    }

    pub fn phase(&self, id: PhaseId) -> Option<&Phase> {
        self.agenda.iter().find(|p| p.id == id)
    }

    /// The phase a group is in.
    pub fn phase_of(&self, group: GroupId) -> Option<&Phase> {
        self.group(group)?.progress.and_then(|p| self.phase(p.phase))
    }

    /// How many people sit at a table.
    pub fn people_at(&self, group: GroupId) -> u32 {
        u32::try_from(self.seats.values().filter(|s| s.group == Some(group)).count()).unwrap_or(u32::MAX)
    }

    /// The plan as it stands, for changing it or for using it as a template.
    pub fn plan(&self) -> Option<Plan> {
        Some(Plan {
            about: self.about.clone()?,
            rules: self.rules,
            fields: self.fields.clone(),
            groups: self
                .groups
                .iter()
                .map(|g| GroupPlan { id: g.id, field: g.field, name: g.name.clone(), places: g.places })
                .collect(),
            agenda: self.agenda.clone(),
        })
    }

    /// Whether a card could be of that kind, given what it hangs under and what hangs under it.
    pub(crate) fn kind_fits(&self, card: &Card, kind: CardKind) -> bool {
        let under = |above: CardId| self.cards.get(&above).is_some_and(|above| kind.hangs_under(above.kind));
        card.under.is_none_or(under)
            && !self.cards.values().any(|c| c.under == Some(card.id) && !c.kind.hangs_under(kind))
    }

    /// The clusters around an item, from the inside out. Ends even if a broken history had put one into itself.
    pub(crate) fn around(&self, item: Item) -> impl Iterator<Item = ClusterId> {
        let above = |item| match item {
            Item::Card(card) => self.cards.get(&card).and_then(|c| c.cluster),
            Item::Cluster(cluster) => self.clusters.get(&cluster).and_then(|c| c.within),
        };
        std::iter::successors(above(item), move |cluster| above(Item::Cluster(*cluster))).take(self.clusters.len())
    }

    /// The outermost cluster an item lies in, or the item itself.
    pub fn outermost(&self, item: Item) -> Item {
        self.around(item).last().map_or(item, Item::Cluster)
    }

    /// The table an item lies at.
    pub fn group_of(&self, item: Item) -> Option<GroupId> {
        match item {
            Item::Card(id) => self.cards.get(&id).map(|card| card.group),
            Item::Cluster(id) => self.clusters.get(&id).map(|cluster| cluster.group),
        }
    }

    /// How many clusters lie within each other at most, from this item inwards; 0 for a card.
    pub(crate) fn nesting(&self, item: Item) -> u32 {
        let mut deepest = 0;
        let mut waiting = vec![(item, 0)];
        while let Some((item, above)) = waiting.pop() {
            let Item::Cluster(id) = item else { continue };
            deepest = deepest.max(above + 1);
            // What lies within itself cannot be: more levels than clusters there are is enough.
            let parts = self.clusters.get(&id).filter(|_| (above as usize) < self.clusters.len());
            waiting.extend(parts.into_iter().flat_map(|cluster| &cluster.parts).map(|part| (*part, above + 1)));
        }
        deepest
    }

    /// All cards of a cluster, however deep, in the order they were put together.
    pub fn cards_of(&self, cluster: ClusterId) -> Vec<CardId> {
        let mut cards = Vec::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![Item::Cluster(cluster)];
        while let Some(item) = waiting.pop() {
            match item {
                Item::Card(card) => cards.push(card),
                Item::Cluster(inner) if !seen.insert(inner) => {}
                Item::Cluster(inner) => {
                    if let Some(inner) = self.clusters.get(&inner) {
                        waiting.extend(inner.parts.iter().rev());
                    }
                }
            }
        }
        cards
    }
}
