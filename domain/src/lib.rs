//! The rules of VisionsCafé: what a workshop is, what may happen in it, and who may see what.
//!
//! Pure Rust: no I/O, no clock, no randomness. The server decides with it, the browser follows with it.

/// Who acts, and what each may do.
pub mod actor;
/// Who has a part in the city's work for years.
pub mod directory;
/// Names for things: one newtype per kind of id.
pub mod ids;
/// Reading of JSON, in little code.
pub mod json;
/// Languages and their direction.
pub mod lang;
/// What mail is about, and how often one may want it.
pub mod mail;
/// The record of a workshop.
pub mod minutes;
/// Ballot files, for everybody to recount.
pub mod recount;
/// What stands in the way.
pub mod refusal;
/// Where a card comes from, and what became of it.
pub mod story;
/// Reading of enums whose tag travels among their fields.
mod tagged;
/// From ballots to results, method by method.
pub mod tally;
/// Text from outside, parsed once at the edge.
pub mod text;
/// Moments, as the server's clock gave them.
pub mod time;
/// What moderation took away, for everybody to see that it did.
pub mod trace;
/// What each audience may see, and how it follows along.
pub mod view;
/// Everything that travels over the websocket.
pub mod wire;
/// The live room: plan, state, commands, events.
pub mod workshop;

pub use actor::{Actor, Look, Principal, Right, Role, Scope, Visitor, may};
pub use refusal::Refusal;
pub use time::Timestamp;
