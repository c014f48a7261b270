//! A contribution, as people call it a card: what it says, who wrote it, and what has happened to it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, CommentId, GroupId, PhaseId, SeatId};
use crate::lang::Lang;
use crate::tagged::read_tagged;
use crate::text::{CardText, CommentText, Reason};
use crate::time::Timestamp;

/// What a card wants to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// Beobachtung: how things are.
    Observation,
    /// Leitlinie.
    Guideline,
    /// Oberziel.
    MainGoal,
    /// Ziel; hangs under a main goal.
    Goal,
    /// Maßnahme; hangs under a goal.
    Measure,
}

impl CardKind {
    /// Every kind, from the most general to the most concrete after the observation.
    pub const ALL: [Self; 5] = [Self::Observation, Self::Guideline, Self::MainGoal, Self::Goal, Self::Measure];

    /// Whether a card of this kind may hang under one of that kind.
    pub fn hangs_under(self, above: Self) -> bool {
        matches!((self, above), (Self::Goal, Self::MainGoal) | (Self::Measure, Self::Goal))
    }
}

/// Where a contribution stands with moderation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Standing {
    /// Waits for a facilitator (pre-moderation).
    Queued,
    /// Nothing stands against it.
    Open,
    /// Came after its phase was over; waits in the late tray.
    Late,
    /// Taken out of sight, with a reason its author can read.
    Hidden { reason: Reason },
    /// Taken back by its author.
    Withdrawn,
}

read_tagged! { Standing by "is" {
    "queued" => Queued,
    "open" => Open,
    "late" => Late,
    "hidden" => Hidden { reason },
    "withdrawn" => Withdrawn,
} }

/// One card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub id: CardId,
    pub group: GroupId,
    pub author: Actor,
    pub kind: CardKind,
    pub text: CardText,
    pub lang: Lang,
    /// The phase it was written in.
    pub phase: PhaseId,
    pub written: Timestamp,
    /// 1 when written, one more with every change of text or kind.
    pub version: u32,
    /// Its author's name is shown to nobody.
    pub anonymous: bool,
    /// False while only its author may see it.
    pub revealed: bool,
    pub standing: Standing,
    /// Others could see it once, even if they cannot now: only then need they be told that it is gone.
    pub was_public: bool,
    /// The same for those who run the workshop.
    pub was_on_desk: bool,
    /// It came after its phase was over, even if it was admitted since.
    pub late: bool,
    pub locked: bool,
    pub supporters: BTreeSet<SeatId>,
    pub comments: Vec<Comment>,
    pub cluster: Option<ClusterId>,
    pub under: Option<CardId>,
    /// What it was derived from.
    pub from: Option<Item>,
    /// The cards behind that: the one card, or all that lay in the cluster at that moment, for clusters come and go.
    pub sources: Vec<CardId>,
    pub handed_over: bool,
}

impl Card {
    /// Whether the people at its table may see it.
    pub fn is_public(&self) -> bool {
        self.revealed && self.standing == Standing::Open
    }

    /// Whether those who run the workshop may see it: unrevealed cards are their author's alone,
    /// unless moderation has to look at them first.
    pub fn is_on_desk(&self) -> bool {
        match self.standing {
            Standing::Open => self.revealed,
            Standing::Queued | Standing::Late | Standing::Hidden { .. } => true,
            Standing::Withdrawn => false,
        }
    }

    /// Remembers who could see it.
    pub(crate) fn note_seen(&mut self) {
        self.was_public |= self.is_public();
        self.was_on_desk |= self.is_on_desk();
    }
}

/// A short remark on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub id: CommentId,
    pub author: Actor,
    pub text: CommentText,
    pub lang: Lang,
    pub at: Timestamp,
    pub anonymous: bool,
    pub standing: Standing,
}

/// Something that can be put together with something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    Card(CardId),
    Cluster(ClusterId),
}

/// Something that can be moderated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contribution {
    Card(CardId),
    /// A comment, named with its card.
    Comment(CardId, CommentId),
}

impl Contribution {
    /// The card it is, or hangs on.
    pub fn card(self) -> CardId {
        match self {
            Self::Card(card) | Self::Comment(card, _) => card,
        }
    }
}
