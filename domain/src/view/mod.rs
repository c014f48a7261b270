//! What each audience may see of a workshop, and how a browser follows along.
//!
//! The browser never receives stored events: an event can carry what a viewer may not see. It receives
//! *views* of whole things (a card, a group, …), made for its audience. A change replaces the thing, or takes it away;
//! applying the same change twice does no harm.

mod by_id;
mod follow;
mod me;
mod poll;
mod project;
mod touched;

use serde::{Deserialize, Serialize};

use crate::actor::{Actor, Role};
use crate::ids::{CardId, ClusterId, CommentId, FieldId, GroupId, OrganisationId, PhaseId, PollId, SeatId, WorkshopId};
use crate::lang::Lang;
use crate::tagged::read_tagged;
use crate::text::{OrganisationName, PersonName};
use crate::time::Timestamp;
use crate::workshop::{
    About, Aside, Behalf, CardKind, Field, Item, KindSpoken, LogEntry, OrganisationKind, Phase, Rules, Seat, Spotlight,
    Stage, Standing, Summary,
};

pub use by_id::ById;
pub use follow::Following;
pub use me::me;
pub use poll::{MyVote, OptionView, PollResult, PollStageView, PollTurnout, PollView, poll_view, turnout};
pub(crate) use project::{author_of_card, scribe_of, sees_card, when};
pub use project::{looks_at, project_all, project_one};
pub use touched::{Key, Touched, touched};

/// Those who see the same. One frame is built per audience, not per socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The projector, and anybody with its address.
    Projector,
    /// People who have no table yet.
    Hall,
    /// The people at one table.
    Table(GroupId),
    /// Those who run the workshop.
    Facilitators,
}

/// Names, which the state does not hold: personal data live apart and can be erased.
pub trait People {
    fn name(&self, seat: SeatId) -> Option<PersonName>;
    fn organisation(&self, organisation: OrganisationId) -> Option<OrganisationName>;
    /// The host a table expects, as prepared; shown to facilitators only.
    fn expected_host(&self, group: GroupId) -> Option<PersonName>;
    /// Whether whoever sat there has deleted the account.
    fn is_erased(&self, _seat: SeatId) -> bool {
        false
    }
    /// Whether an organisation is one of the city's directory, rather than what somebody typed at the door.
    fn is_registered(&self, _organisation: OrganisationId) -> bool {
        false
    }
}

/// From where somebody is said to come. What somebody typed who has deleted the account might name a person, and is not told
/// any more; what was done for an organisation of the directory stays that organisation's.
pub(crate) fn comes_from(people: &dyn People, id: SeatId, seat: &Seat) -> Option<String> {
    let organisation = seat.organisation?;
    let told = !people.is_erased(id) || people.is_registered(organisation);
    people.organisation(organisation).filter(|_| told).map(|name| name.to_string())
}

/// One thing changed for an audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Change {
    Room(Box<RoomView>),
    Group(Box<GroupView>),
    GroupGone { id: GroupId },
    Card(Box<CardView>),
    CardGone { id: CardId },
    Cluster(ClusterView),
    ClusterGone { id: ClusterId },
    Seat(SeatView),
    SeatGone { id: SeatId },
    Log(LogEntry),
    Poll(Box<PollView>),
    PollGone { id: PollId },
    Floor(Box<FloorView>),
}

read_tagged! { Change by "is" {
    "room" => Room(whole),
    "group" => Group(whole),
    "group_gone" => GroupGone { id },
    "card" => Card(whole),
    "card_gone" => CardGone { id },
    "cluster" => Cluster(whole),
    "cluster_gone" => ClusterGone { id },
    "seat" => Seat(whole),
    "seat_gone" => SeatGone { id },
    #[cfg(any(not(target_arch = "wasm32"), feature = "steer"))]
    "log" => Log(whole),
    "poll" => Poll(whole),
    "poll_gone" => PollGone { id },
    "floor" => Floor(whole),
} }

/// The workshop as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomView {
    pub id: WorkshopId,
    pub stage: Stage,
    pub about: Option<About>,
    pub rules: Rules,
    pub fields: Vec<Field>,
    pub agenda: Vec<Phase>,
    pub locked: bool,
    pub round: u32,
    pub spotlight: Spotlight,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupView {
    pub id: GroupId,
    pub field: FieldId,
    pub name: String,
    pub places: u16,
    pub locked: bool,
    pub phase: Option<PhaseId>,
    pub started: Option<Timestamp>,
    /// When the phase's time is up.
    pub ends: Option<Timestamp>,
    pub summary: Option<Summary>,
    /// People who sit here.
    pub people: u32,
    /// Cards written here that were not withdrawn, hidden or late; unrevealed ones are counted too.
    pub cards: u32,
    /// Cards among them that are not revealed yet.
    pub unrevealed: u32,
    /// Cards and clusters marked for handing over.
    pub handed_over: u32,
    /// The hosts' names.
    pub hosts: Vec<String>,
    /// For facilitators only, as is all below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", not(feature = "steer")), serde(skip_deserializing))]
    pub desk: Option<GroupDesk>,
}

/// What facilitators see of a table beyond what all see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupDesk {
    pub queued: u32,
    pub late: u32,
    pub last_activity: Option<Timestamp>,
    pub expected_host: Option<String>,
}

/// Who wrote something, as far as this audience may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The seat, where the name is shown (never for anonymous contributions).
    pub seat: Option<SeatId>,
    pub name: Option<String>,
    pub organisation: Option<String>,
    /// Whoever it was has deleted the account; then no name is told, and the organisation only if the city knows it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
    /// Somebody else wrote it down, on whose behalf is not known by name: then all above is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behalf: Option<Behalf>,
    /// Who did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(target_arch = "wasm32", not(feature = "steer")), serde(skip_deserializing))]
    pub scribe: Option<Scribe>,
}

/// Who wrote down what another said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scribe {
    pub role: Role,
    /// Nothing where names are not shown, and for those who run the workshop.
    pub name: Option<String>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    pub id: CardId,
    pub group: GroupId,
    pub kind: CardKind,
    pub text: String,
    pub lang: Lang,
    /// Nothing where the author is not shown.
    pub author: Option<Author>,
    pub written: Timestamp,
    pub version: u32,
    /// Always `open`, except for its author and for facilitators.
    pub standing: Standing,
    pub revealed: bool,
    pub locked: bool,
    /// How many support it.
    pub support: u32,
    pub comments: Vec<CommentView>,
    pub cluster: Option<ClusterId>,
    pub under: Option<CardId>,
    pub from: Option<Item>,
    pub handed_over: bool,
    /// Why it does not lie on the table any more; it is shown in its story, and not among the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside: Option<Aside>,
    /// The cards it says the same for. Pages tell it; our own live parts do not read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub merged: Vec<CardId>,
}

impl CardView {
    /// Whether it lies among the table's cards.
    pub fn lies_open(&self) -> bool {
        self.aside.is_none() && self.revealed && self.standing == Standing::Open
    }
}

/// A comment on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    pub id: CommentId,
    pub text: String,
    pub lang: Lang,
    pub author: Option<Author>,
    pub at: Timestamp,
    pub standing: Standing,
}

/// Cards put together. Parts this audience may not see are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterView {
    pub id: ClusterId,
    pub group: GroupId,
    pub name: Option<String>,
    pub parts: Vec<Item>,
    pub within: Option<ClusterId>,
    /// All its cards, however deep.
    pub cards: Vec<CardId>,
    /// How many different people support one or more of its cards.
    pub support: u32,
    pub handed_over: bool,
}

/// A person present.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatView {
    pub id: SeatId,
    pub name: Option<String>,
    pub organisation: Option<String>,
    pub kind: Option<OrganisationKind>,
    pub group: Option<GroupId>,
    pub host: bool,
    /// Reads and writes down at every table.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(all(target_arch = "wasm32", not(feature = "steer")), serde(skip_deserializing))]
    pub interpreter: bool,
    /// Only facilitators and the seat itself learn of a pause; elsewhere false.
    pub paused: bool,
    /// How many people share its device, where it is more than one.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub people: u16,
    /// Speaks for its organisation where organisations vote.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub delegate: bool,
    /// Whoever it was has deleted the account; then no name is told, and the organisation only if the city knows it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
}

fn one() -> u16 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_one(people: &u16) -> bool {
    *people == 1
}

/// The list of speakers of a table, or of the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorView {
    /// The table; nothing for the room.
    pub group: Option<GroupId>,
    /// Whether one can ask to speak.
    pub open: bool,
    /// Whether kinds of organisation alternate.
    pub alternate: bool,
    /// How long a speech should be; 0 is without a limit.
    pub limit_secs: u32,
    pub speaker: Option<SpeakerView>,
    /// Since when the speaker has been speaking.
    pub since: Option<Timestamp>,
    /// How many wait.
    pub waiting: u32,
    /// Who is next, in fair order: all at a table, the first of them in the room.
    pub next: Vec<SpeakerView>,
    /// Speeches by kind of organisation, and the time of those that have ended. Empty on the projector.
    #[cfg_attr(all(target_arch = "wasm32", not(feature = "steer")), serde(skip_deserializing))]
    pub spoken: Vec<KindSpoken>,
}

impl FloorView {
    /// A list that was never used: closed and empty.
    pub fn unused(group: Option<GroupId>) -> Self {
        Self {
            group,
            open: false,
            alternate: false,
            limit_secs: 0,
            speaker: None,
            since: None,
            waiting: 0,
            next: Vec::new(),
            spoken: Vec::new(),
        }
    }

    /// Whether one can ask, somebody waits, or somebody speaks.
    pub fn is_in_use(&self) -> bool {
        self.open || self.waiting > 0 || self.speaker.is_some()
    }
}

/// Somebody who speaks or waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerView {
    pub who: Author,
    #[cfg_attr(all(target_arch = "wasm32", not(feature = "steer")), serde(skip_deserializing))]
    pub kind: Option<OrganisationKind>,
    /// How often on this floor, the present speech counted in.
    #[cfg_attr(all(target_arch = "wasm32", not(feature = "steer")), serde(skip_deserializing))]
    pub speeches: u32,
}

/// What is for one person only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub seat: SeatView,
    pub lang: Lang,
    /// One's own cards that the table does not see (unrevealed, queued, late, hidden, withdrawn), newest last.
    pub own: Vec<CardView>,
    /// Ids of one's own cards that the table sees.
    pub shown: Vec<CardId>,
    /// Ids of one's own comments that can be seen.
    pub comments: Vec<CommentId>,
    /// Cards one supports.
    pub supports: Vec<CardId>,
    /// There is an act of one's own that can be taken back.
    pub can_undo: bool,
    /// As host: there is an act of the table's that can be taken back.
    pub can_undo_table: bool,
    /// One waits to speak: at the own table, in the room.
    #[serde(default)]
    pub asked_at_table: bool,
    #[serde(default)]
    pub asked_in_room: bool,
    /// What moderation did with one's own contributions, oldest first.
    pub notices: Vec<LogEntry>,
    /// One's votes in polls that are open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<MyVote>,
}

impl Audience {
    /// The audience an actor belongs to.
    pub fn of(workshop: &crate::workshop::Workshop, actor: Actor) -> Self {
        match actor {
            Actor::Facilitator(_) | Actor::System => Self::Facilitators,
            Actor::Seat(seat) => match workshop.seats.get(&seat).and_then(|s| s.group) {
                Some(group) => Self::Table(group),
                None => Self::Hall,
            },
        }
    }
}

/// As it travels: `projector`, `hall`, `facilitators`, or `table:` and the group's id.
impl std::fmt::Display for Audience {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Projector => to.write_str("projector"),
            Self::Hall => to.write_str("hall"),
            Self::Facilitators => to.write_str("facilitators"),
            Self::Table(group) => write!(to, "table:{group}"),
        }
    }
}
