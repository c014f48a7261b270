//! The rules of VisionsCafé: what a workshop is, what may happen in it, and who may see what.
//!
//! Pure Rust: no I/O, no clock, no randomness. The server decides with it, the browser follows with it.

/// Names for things: one newtype per kind of id.
pub mod ids;
/// Moments, as the server's clock gave them.
pub mod time;
/// Text from outside, parsed once at the edge.
pub mod text;
/// Languages and their direction.
pub mod lang;
/// Who acts, and what each may do.
pub mod actor;
/// What stands in the way.
pub mod refusal;
/// The live room: plan, state, commands, events.
pub mod workshop;
/// What each audience may see, and how it follows along.
pub mod view;
/// The record of a workshop.
pub mod minutes;
/// Everything that travels over the websocket.
pub mod wire;

pub use actor::Actor;
pub use refusal::Refusal;
pub use time::Timestamp;
