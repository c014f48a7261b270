//! The live room in the browser: one link, and the islands that show what it tells.

/// The link to the live room.
pub mod link;
/// The participant's room.
pub mod room;

mod browser;
mod clock;
mod outbox;
mod pulse;
mod socket;

pub use link::{Link, LinkConfig, LinkStatus, Outcome};
pub use outbox::Waiting;
