//! The live rooms: one task owns a workshop's state, and many sockets follow it.
//!
//! A command is decided by `domain`, stored, acknowledged and published, in this order.

mod ballot_keys;
mod frames;
mod limits;
mod names;
mod outbox;
mod polls;
mod publish;
mod readers;
mod room;
mod rooms;
mod socket;

pub use ballot_keys::BallotKeys;
pub use limits::Bucket;
pub use names::Names;
pub use outbox::{Closing, Outbox};
pub(crate) use polls::receipt_key;
pub use readers::{NewsStage, PollNews, Reading};
pub(crate) use room::recorded;
pub use room::{Answer, SeatWish, TakenSeat, Viewer};
pub use rooms::{RoomHandle, Rooms};
pub use socket::{SocketRole, serve_socket};
