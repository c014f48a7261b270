//! The plan of a workshop: what a facilitator prepares, and what a past workshop hands on as a template.

use serde::{Deserialize, Serialize};

use crate::ids::{FieldId, GroupId, PhaseId};
use crate::refusal::Refusal;
use crate::text::{Line, Passage, Title};
use crate::workshop::card::CardKind;

/// The most phases, fields and groups a plan may hold.
pub const MOST_OF_EACH: usize = 40;
/// The most seats one group may have.
pub const MOST_PLACES: u16 = 200;
/// The longest a phase may be planned, in seconds: a day.
pub const LONGEST_PHASE_SECS: u32 = 24 * 60 * 60;

/// All that is prepared before people come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub about: About,
    pub rules: Rules,
    pub fields: Vec<Field>,
    pub groups: Vec<GroupPlan>,
    pub agenda: Vec<Phase>,
}

/// What the workshop is called, when and where it is, and how people are greeted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub title: Title,
    /// As people write it: "14. März 2026, 17 Uhr".
    pub date: Option<Line>,
    pub place: Option<Line>,
    pub welcome: Option<Passage>,
}

/// What holds for the whole workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    pub moderation: Moderation,
    pub seating: Seating,
}

/// When a facilitator looks at contributions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moderation {
    /// Before others see them: they wait in a queue.
    Before,
    /// After: they are seen at once and can be hidden.
    After,
}

/// How people come to their table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seating {
    /// Everybody chooses.
    Choose,
    /// Organisations and their kinds are spread evenly over the tables.
    Spread,
    /// The same kinds of organisation sit together first; mixing comes later, with one command.
    AlikeFirst,
}

/// A field of action (Handlungsfeld): always a colour and an icon and a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    pub id: FieldId,
    pub name: Title,
    /// Key of an icon known to the pages, for example `house`.
    pub icon: String,
    pub hue: Hue,
}

/// A field's colour: lightness and chroma are the same for all, so that none shouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hue {
    Blue,
    Violet,
    Orange,
    Red,
    Green,
    Teal,
    Amber,
    Lime,
    Sky,
    Indigo,
    Magenta,
    Pink,
}

impl Hue {
    /// Every hue; the first six are those of Landshut's fields, in their order.
    pub const ALL: [Self; 12] = [
        Self::Blue,
        Self::Violet,
        Self::Orange,
        Self::Red,
        Self::Green,
        Self::Teal,
        Self::Amber,
        Self::Lime,
        Self::Sky,
        Self::Indigo,
        Self::Magenta,
        Self::Pink,
    ];

    /// Its key, as stored and as in the style sheets (`hue-blue`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Violet => "violet",
            Self::Orange => "orange",
            Self::Red => "red",
            Self::Green => "green",
            Self::Teal => "teal",
            Self::Amber => "amber",
            Self::Lime => "lime",
            Self::Sky => "sky",
            Self::Indigo => "indigo",
            Self::Magenta => "magenta",
            Self::Pink => "pink",
        }
    }
}

/// A working group as planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPlan {
    pub id: GroupId,
    pub field: FieldId,
    pub name: Title,
    /// How many people have room.
    pub places: u16,
}

/// One phase of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    pub id: PhaseId,
    pub kind: PhaseKind,
    /// What it is called here; without one, the kind's own name is shown.
    pub title: Option<Title>,
    /// The first thing on every screen: what people are asked.
    pub prompt: Option<Passage>,
    /// How long it is meant to take; 0 means without a timer.
    pub secs: u32,
    /// What is written stays with its author until it is revealed.
    pub private: bool,
    /// Names are not shown for what is written in this phase, to nobody.
    pub anonymous: bool,
    /// The kinds of card asked for.
    pub kinds: Vec<CardKind>,
}

/// What a phase is for. The kind is a contract: it says which acts are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    /// People come in and find their table.
    Arrive,
    /// Everybody writes.
    Collect,
    /// The table puts together what belongs together.
    Order,
    /// Goals and measures are derived from what was collected.
    Derive,
    /// A walk past the other tables.
    Gallery,
    /// Weighing and voting; its polls come later, it already allows support and comments.
    Weigh,
    /// The table marks what it hands over.
    Harvest,
    /// The end: everything can be read, nothing changes.
    Close,
}

/// What a participant can do, as far as phases are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Write a new card.
    Write,
    /// Edit or withdraw one's own card.
    Rework,
    Support,
    Comment,
    /// Join, name, take apart.
    Order,
    /// Put a goal under a main goal, a measure under a goal.
    Hang,
    /// Mark what the table hands over.
    HandOver,
}

impl PhaseKind {
    /// Every kind, in the usual order of a workshop.
    pub const ALL: [Self; 8] = [
        Self::Arrive,
        Self::Collect,
        Self::Order,
        Self::Derive,
        Self::Gallery,
        Self::Weigh,
        Self::Harvest,
        Self::Close,
    ];

    /// The contract: which acts the phase allows. The browser shows only these; the server accepts only these.
    pub fn allows(self, verb: Verb) -> bool {
        match self {
            Self::Arrive | Self::Close => false,
            Self::Collect => matches!(verb, Verb::Write | Verb::Rework | Verb::Support | Verb::Comment),
            Self::Order => matches!(verb, Verb::Order | Verb::Support | Verb::Comment),
            Self::Derive => !matches!(verb, Verb::HandOver),
            Self::Gallery | Self::Weigh => matches!(verb, Verb::Support | Verb::Comment),
            Self::Harvest => matches!(verb, Verb::HandOver | Verb::Order | Verb::Hang | Verb::Comment),
        }
    }

    /// Whether people at one table see the other tables' cards.
    pub fn opens_other_tables(self) -> bool {
        matches!(self, Self::Gallery | Self::Close)
    }
}

impl Plan {
    /// Tables that were called like their field follow its new name.
    pub fn rename_tables(&mut self, before: &Self) {
        for field in &self.fields {
            let Some(old) = before.fields.iter().find(|old| old.id == field.id && old.name != field.name) else {
                continue;
            };
            let tables = self.groups.iter_mut().filter(|group| group.field == field.id && group.name == old.name);
            tables.for_each(|group| group.name = field.name.clone());
        }
    }

    /// Checks what types cannot say: counts, references, ranges, double ids.
    pub fn check(&self) -> Result<(), Refusal> {
        let too_many = |max: usize| Refusal::TooMany { max: u32::try_from(max).unwrap_or(u32::MAX) };
        if self.groups.is_empty() || self.agenda.is_empty() {
            return Err(Refusal::PlanIncomplete);
        }
        if [self.fields.len(), self.groups.len(), self.agenda.len()].iter().any(|n| *n > MOST_OF_EACH) {
            return Err(too_many(MOST_OF_EACH));
        }
        if self.groups.iter().any(|g| g.places == 0 || g.places > MOST_PLACES) {
            return Err(too_many(usize::from(MOST_PLACES)));
        }
        if self.agenda.iter().any(|p| p.secs > LONGEST_PHASE_SECS) {
            return Err(Refusal::TooMany { max: LONGEST_PHASE_SECS });
        }
        let icon_fits = |icon: &str| {
            !icon.is_empty()
                && icon.len() <= 40
                && icon.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        if self.fields.iter().any(|f| !icon_fits(&f.icon)) {
            return Err(Refusal::Unknown { what: crate::refusal::Thing::Field });
        }
        if self.groups.iter().any(|g| !self.fields.iter().any(|f| f.id == g.field)) {
            return Err(Refusal::Unknown { what: crate::refusal::Thing::Field });
        }
        let twice = |ids: Vec<u64>| {
            let mut sorted = ids.clone();
            sorted.sort_unstable();
            sorted.windows(2).any(|pair| pair[0] == pair[1])
        };
        if twice(self.fields.iter().map(|f| f.id.0).collect())
            || twice(self.groups.iter().map(|g| g.id.0).collect())
            || twice(self.agenda.iter().map(|p| p.id.0).collect())
        {
            return Err(Refusal::AlreadySo);
        }
        Ok(())
    }
}
