//! A contribution, as people call it a card: what it says, who wrote it, and what has happened to it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::actor::{Actor, Role};
use crate::ids::{CardId, ClusterId, CommentId, GroupId, PhaseId, SeatId};
use crate::lang::Lang;
use crate::tagged::read_tagged;
use crate::text::{CardText, CommentText, Reason};
use crate::time::Timestamp;

/// How many earlier wordings of a card are kept at hand; the log has them all.
const WORDINGS_KEPT: usize = 50;

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

/// On whose behalf somebody wrote it down. Who that was is recorded; whose words they are is not, for that would be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
// A phone tells the two apart with as little code as can be.
#[cfg_attr(all(target_arch = "wasm32", not(feature = "steer")), serde(from = "String"))]
pub enum Behalf {
    /// Of somebody at the table, who says it and does not write.
    Person,
    /// It stands on paper: a card, a letter, a flip chart.
    Paper,
}

impl Behalf {
    pub const ALL: [Self; 2] = [Self::Person, Self::Paper];

    /// The word forms and files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Paper => "paper",
        }
    }
}

#[cfg(all(target_arch = "wasm32", not(feature = "steer")))]
impl From<String> for Behalf {
    fn from(key: String) -> Self {
        if key == "paper" { Self::Paper } else { Self::Person }
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

/// Why a card no longer lies among the table's cards. It can still be read, in its own story and in that of what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Aside {
    /// Another card says the same for several.
    Merged { into: CardId, reason: Reason },
    /// It said several things, and each has a card of its own by now.
    Split,
    /// Turned down, openly: everybody who could read it still can, and reads why.
    Rejected { reason: Reason, by: Role },
}

read_tagged! { Aside by "is" {
    "merged" => Merged { into, reason },
    "split" => Split,
    "rejected" => Rejected { reason, by },
} }

/// How a card came from its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Descent {
    /// Beside them: a goal from an observation. Also for a card that comes from nothing.
    Derived,
    /// In their place, one for several.
    Merged,
    /// In its place, one of several.
    Split,
}

/// What a card said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub text: CardText,
    pub lang: Lang,
    pub said: Said,
    /// Who put other words in its place, in what part, and when.
    pub replaced_by: Actor,
    pub replaced_as: Role,
    pub replaced: Timestamp,
    pub reason: Option<Reason>,
}

/// Whose a wording is, and who could read it while it stood. The part is kept with it: a host who says an anonymous card of
/// her own in other words does so as the host, and is not known by it as its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    pub by: Actor,
    pub role: Role,
    pub at: Timestamp,
    pub in_public: bool,
    pub on_desk: bool,
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub id: CardId,
    pub group: GroupId,
    pub author: Actor,
    /// In what part it was made: host and facilitators also merge and split.
    pub made_as: Role,
    /// On whose behalf the author wrote it down; nothing for one's own words.
    pub behalf: Option<Behalf>,
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
    /// Set aside: it does not lie among the table's cards.
    pub aside: Option<Aside>,
    /// Whose words it bears.
    pub said: Said,
    /// What it said before, oldest first; of very many, the last ones.
    pub earlier: Vec<Wording>,
    /// Others could see it once, even if they cannot now: only then need they be told that it is gone.
    pub was_public: bool,
    /// The same for those who run the workshop.
    pub was_on_desk: bool,
    /// It came after its phase was over, even if it was admitted since.
    pub late: bool,
    pub locked: bool,
    pub supporters: BTreeSet<SeatId>,
    /// Those of them who sat at another table when they did so.
    pub visitors: BTreeSet<SeatId>,
    pub comments: Vec<Comment>,
    pub cluster: Option<ClusterId>,
    pub under: Option<CardId>,
    /// What it was derived from.
    pub from: Option<Item>,
    /// The cards behind that: the one card, or all that lay in the cluster at that moment, for clusters come and go.
    pub sources: Vec<CardId>,
    /// How it came from them.
    pub descent: Descent,
    pub handed_over: bool,
}

impl Said {
    /// Words that nobody has read yet.
    pub(crate) fn now(by: Actor, role: Role, at: Timestamp) -> Self {
        Self { by, role, at, in_public: false, on_desk: false }
    }
}

impl Card {
    /// Whether the people at its table may see it.
    pub fn is_public(&self) -> bool {
        self.revealed && self.standing == Standing::Open
    }

    /// Whether it lies on the table, where things are done with it.
    pub fn lies_open(&self) -> bool {
        self.is_public() && self.aside.is_none()
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
        self.said.in_public |= self.is_public();
        self.said.on_desk |= self.is_on_desk();
    }

    /// Says it in other words from now on, and keeps what it said.
    pub(crate) fn say(&mut self, text: &CardText, lang: &Lang, said: Said, reason: Option<&Reason>) {
        if self.earlier.len() >= WORDINGS_KEPT {
            self.earlier.remove(0);
        }
        self.earlier.push(Wording {
            text: std::mem::replace(&mut self.text, text.clone()),
            lang: std::mem::replace(&mut self.lang, lang.clone()),
            said: std::mem::replace(&mut self.said, said),
            replaced_by: said.by,
            replaced_as: said.role,
            replaced: said.at,
            reason: reason.cloned(),
        });
        self.version += 1;
    }

    /// Says again what it said before.
    pub(crate) fn take_back(&mut self, text: CardText, lang: Lang) {
        if let Some(before) = self.earlier.pop_if(|before| before.text == text && before.lang == lang) {
            self.said = before.said;
        }
        self.text = text;
        self.lang = lang;
        self.version += 1;
    }
}

/// A short remark on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub id: CommentId,
    pub author: Actor,
    /// On whose behalf, and in what part the author wrote it down; nothing for one's own words.
    pub behalf: Option<(Behalf, Role)>,
    pub text: CommentText,
    pub lang: Lang,
    pub at: Timestamp,
    pub anonymous: bool,
    /// It was left by somebody who sat at another table.
    pub visiting: bool,
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
