//! The directory (Verzeichnis): who has a part in the city's work for years, beyond any one workshop.
//!
//! One stream of events for the whole installation. Its subjects lean on each other (an invitation of an organisation is
//! accepted by an account, a right ends with the account that had it), and its history is the audit: who changed which
//! right when. It holds pseudonyms; names and addresses of people lie in tables of their own.
//!
//! Each subject is a file with its state, commands, events and rules; here they come together.

pub mod accounts;
mod refusal;
pub mod texts;

use serde::{Deserialize, Serialize};

use crate::actor::Principal;
use crate::ids::WorkshopId;
use crate::time::Timestamp;

pub use accounts::Accounts;
pub use refusal::Refusal;
pub use texts::Texts;

/// Everything the directory knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    pub accounts: Accounts,
    pub texts: Texts,
}

/// What somebody wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Account(accounts::Command),
    Text(texts::Command),
}

impl From<accounts::Command> for Command {
    fn from(command: accounts::Command) -> Self {
        Self::Account(command)
    }
}

impl From<texts::Command> for Command {
    fn from(command: texts::Command) -> Self {
        Self::Text(command)
    }
}

/// What has happened. A stored event is a public format: tagged by name, one golden file each, never rewritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Event {
    Account(accounts::Event),
    Text(texts::Event),
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Account(event) => event.name(),
            Self::Text(event) => event.name(),
        }
    }
}

/// What the core cannot know by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// By the server's clock.
    pub now: Timestamp,
    /// 64 random bits: the id of the thing a command makes.
    pub fresh: u64,
    /// The workshop in question, if whoever asks runs it.
    pub runs: Option<WorkshopId>,
}

/// Decides one command.
///
/// # Errors
/// The refusal says what stands in the way; nothing has happened then.
pub fn decide(directory: &Directory, command: Command, by: Principal, context: Context) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Account(command) => accounts::decide(directory, command, by, context),
        Command::Text(command) => texts::decide(directory, command, by),
    }
}

/// Follows an event. Never refuses: history cannot be argued with.
pub fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    match event {
        Event::Account(event) => accounts::apply(directory, event, at),
        Event::Text(event) => texts::apply(directory, event, at),
    }
}
