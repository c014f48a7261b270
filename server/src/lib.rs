//! The only shell: HTTP, live rooms, store, identity, documents, command line.

/// What all parts of the running server share.
pub mod app_state;
/// Built assets, embedded.
pub mod assets;
pub mod chance;
/// The clock and the source of randomness, each the only one.
pub mod clock;
/// The command line's commands.
pub mod commands;
/// What a start is told by flags and environment.
pub mod config;
/// An invented VisionsCafé to look at.
pub mod demo;
/// Who has which right, kept beside its log.
pub mod directory;
/// QR codes, exports.
pub mod documents;
/// Problems, as the outside may know them.
pub mod error;
/// Pages, forms and the public interface.
pub mod http;
/// Who somebody is: cookies, tokens, one-time links.
pub mod identity;
/// Closing a connection so that its last words arrive.
mod lingering;
/// The live rooms and their sockets.
pub mod live;
/// Letters, and how they leave.
pub mod mail;
/// A new workshop's first event, id and codes.
pub mod opening;
/// What people can ask of whoever keeps their data.
pub mod privacy;
/// Accepting connections.
pub mod serving;
/// What lasts.
pub mod store;
