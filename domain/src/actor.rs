//! Who acts. Every command arrives with one of these, found out by the server from a cookie or a token, never from the message.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, GroupId, NotAnId, SeatId};
use crate::refusal::Refusal;
use crate::workshop::Workshop;

/// Somebody who may act in a workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A person at the workshop; a table host is one of them.
    Seat(SeatId),
    /// A steward of this workshop: prepares and runs it.
    Facilitator(AccountId),
    /// The software itself: demo data, and nothing else.
    System,
}

/// In what part somebody acted, where the person is nobody's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Whoever wrote it.
    Author,
    /// The host of the table.
    Host,
    Facilitator,
}

impl Actor {
    /// The part in which he did what only the host or a facilitator may do.
    pub fn role(self) -> Role {
        match self {
            Self::Facilitator(_) | Self::System => Role::Facilitator,
            Self::Seat(_) => Role::Host,
        }
    }

    /// Only those who run the workshop pass.
    pub fn steers(self) -> Result<(), Refusal> {
        match self {
            Self::Facilitator(_) | Self::System => Ok(()),
            Self::Seat(_) => Err(Refusal::NotPermitted),
        }
    }

    /// Those who run the workshop and this group's host pass.
    pub fn hosts(self, workshop: &Workshop, group: GroupId) -> Result<(), Refusal> {
        match self {
            Self::Facilitator(_) | Self::System => Ok(()),
            Self::Seat(seat) if workshop.seats.get(&seat).is_some_and(|s| s.host && s.group == Some(group)) => Ok(()),
            Self::Seat(_) => Err(Refusal::NotPermitted),
        }
    }

    /// The seat, when it is one.
    pub fn seat(self) -> Option<SeatId> {
        match self {
            Self::Seat(seat) => Some(seat),
            Self::Facilitator(_) | Self::System => None,
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seat(id) => write!(to, "seat:{id}"),
            Self::Facilitator(id) => write!(to, "facilitator:{id}"),
            Self::System => to.write_str("system"),
        }
    }
}

impl FromStr for Actor {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        match text.split_once(':') {
            Some(("seat", id)) => id.parse().map(Self::Seat),
            Some(("facilitator", id)) => id.parse().map(Self::Facilitator),
            None if text == "system" => Ok(Self::System),
            _ => Err(NotAnId),
        }
    }
}
