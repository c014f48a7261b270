//! The live room in the browser: one link, and the parts that show what it tells.

/// The moderators' console.
#[cfg(any(feature = "ssr", feature = "steer"))]
pub mod console;
/// The link to the live room.
pub mod link;
/// The whole room at a glance.
pub mod overview;
/// The place a page keeps for a live part.
pub mod place;
/// The projector.
#[cfg(any(feature = "ssr", feature = "steer"))]
pub mod projector;
/// The participant's room.
#[cfg(any(feature = "ssr", feature = "room"))]
pub mod room;

mod browser;
mod clock;
#[cfg(any(feature = "ssr", feature = "steer"))]
mod marks;
mod outbox;
mod parts;
mod pulse;
mod socket;

pub use link::{Link, LinkConfig, LinkStatus, Outcome};
pub use outbox::Waiting;
