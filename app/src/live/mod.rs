//! The live room in the browser: one link, and the islands that show what it tells.

/// The link to the live room.
pub mod link;
/// The moderators' console.
pub mod console;
/// The whole room at a glance.
pub mod overview;
/// The projector.
pub mod projector;
/// The participant's room.
pub mod room;

mod browser;
mod clock;
mod outbox;
mod parts;
mod pulse;
mod socket;

pub use link::{Link, LinkConfig, LinkStatus, Outcome};
pub use outbox::Waiting;
