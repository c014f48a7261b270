//! The protocol of the live room: a closed list of messages, JSON text frames, subprotocol `visionscafe.v1`.
//!
//! Documented for other people's clients in `docs/live-protocol.md`. Unknown fields are ignored, unknown types refused.

use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, CommentId, GroupId, PollId, SeatId, WorkshopId};
use crate::tagged::read_tagged;
use crate::time::Timestamp;
use crate::view::{Change, Me, PollTurnout};
use crate::workshop::{Command, Item};

/// The websocket subprotocol.
pub const SUBPROTOCOL: &str = "visionscafe.v1";
/// The version a client says hello with.
pub const PROTOCOL: u32 = 1;
/// The longest message a client may send, in bytes.
pub const LONGEST_MESSAGE: usize = 16 * 1024;
/// The longest command id, in bytes.
pub const LONGEST_COMMAND_ID: usize = 64;
/// Whether this can name a command. Not everything that JSON can hold can be stored.
pub fn is_command_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= LONGEST_COMMAND_ID && !id.chars().any(char::is_control)
}

/// A client that hears nothing for so long should consider the link dead; the server pings twice as often.
pub const SILENCE_SECS: u32 = 30;

/// From a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientMessage {
    /// Always first. `token` for clients without cookies; `epoch` and `seq` when something is known already.
    Hello {
        protocol: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        token: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        epoch: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seq: Option<u64>,
        /// The audience as last told, when something is known already.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        audience: Option<String>,
    },
    /// Asks for something. The same id sent twice happens once.
    Command { id: String, command: Command },
    /// "I am moving this right now": told to the table, kept nowhere.
    Touch { item: Item },
    /// Answered with `pong`.
    Ping { n: u64 },
}

/// From the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage {
    /// The answer to `hello`.
    Welcome {
        protocol: u32,
        workshop: WorkshopId,
        you: Actor,
        now: Timestamp,
    },
    /// Everything this audience may see. Replaces what the client had, never merges.
    Snapshot {
        epoch: String,
        seq: u64,
        audience: String,
        changes: Vec<Change>,
    },
    /// What changed after `since`, up to and including `seq`. A client that is not at `since` says hello again.
    Delta {
        since: u64,
        seq: u64,
        changes: Vec<Change>,
    },
    /// What is for this person only, whole.
    Me {
        seq: u64,
        me: Box<Me>,
    },
    /// The command is on disk, at `seq`. Sent again for a repeated id.
    Ack {
        id: String,
        seq: u64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        made: Option<Made>,
    },
    /// The command is not carried out; nothing has changed.
    Refused {
        id: String,
        problem: Problem,
    },
    /// How many are here right now. At most four times a second; the last one is always sent.
    Presence {
        here: Vec<Here>,
        total: u32,
    },
    /// Who is moving what at this table; replaces the last such list.
    Touched {
        items: Vec<TouchedItem>,
    },
    /// How many have voted in the polls that are open; replaces the last such list. At most four times a second.
    Turnout {
        polls: Vec<PollTurnout>,
    },
    Pong {
        n: u64,
        now: Timestamp,
    },
    /// Something is wrong that is no command's fault.
    Problem {
        problem: Problem,
    },
    /// The server is about to close this socket; come back after so many milliseconds.
    Closing {
        problem: Problem,
        retry_after_ms: u32,
    },
}

read_tagged! { ServerMessage by "type" {
    "welcome" => Welcome { protocol, workshop, you, now },
    "snapshot" => Snapshot { epoch, seq, audience, changes },
    "delta" => Delta { since, seq, changes },
    "me" => Me { seq, me },
    "ack" => Ack { id, seq, made },
    "refused" => Refused { id, problem },
    "presence" => Presence { here, total },
    "touched" => Touched { items },
    "turnout" => Turnout { polls },
    "pong" => Pong { n, now },
    "problem" => Problem { problem },
    "closing" => Closing { problem, retry_after_ms },
} }

/// What a command made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Made {
    Card(CardId),
    Cluster(ClusterId),
    Comment(CommentId),
    Seat(SeatId),
    Poll(PollId),
}

/// Open connections at a table; `group` is absent for people without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Here {
    pub group: Option<GroupId>,
    pub people: u32,
}

/// Somebody is moving something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchedItem {
    pub item: Item,
    /// The name, where there is one.
    pub name: Option<String>,
    /// The seat, so that one does not see oneself.
    pub seat: Option<SeatId>,
}

/// What is wrong: a stable code and its data. The catalogue puts it into words.
///
/// The data are those of [`crate::Refusal`] and of the server's own codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u32>,
}

impl Problem {
    /// A problem that is only its code.
    pub fn bare(code: &str) -> Self {
        Self { code: code.to_owned(), max: None, length: None, current: None, what: None, retry_after_ms: None }
    }
}
