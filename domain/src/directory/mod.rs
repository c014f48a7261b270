//! The directory (Verzeichnis): who has a part in the city's work for years, beyond any one workshop.
//!
//! One stream of events for the whole installation. Its subjects lean on each other (an invitation of an organisation is
//! accepted by an account, a right ends with the account that had it), and its history is the audit: who changed which
//! right when. It holds pseudonyms; names and addresses of people lie in tables of their own.
//!
//! Each subject is a file with its state, commands, events and rules; here they come together.

pub mod accounts;
/// Files that lie at a post.
pub mod attachments;
/// Steering groups, councils, committees, and the offices of the administration.
pub mod bodies;
/// What goes over when somebody leaves, and what was said about it.
pub mod handover;
/// Invitations to a post, by mail.
pub mod invitations;
pub mod organisations;
/// Who holds which post from when to when.
pub mod posts;
mod refusal;
/// What has to be done by when, at which post.
pub mod tasks;
pub mod texts;
/// What waits for somebody, and whom the city still needs.
pub mod waiting;

use serde::{Deserialize, Serialize};

use crate::actor::Principal;
use crate::ids::{InvitationId, WorkshopId};
use crate::time::Timestamp;

pub use accounts::Accounts;
pub use attachments::Attachments;
pub use bodies::Bodies;
pub use handover::Handovers;
pub use invitations::Invitations;
pub use organisations::Organisations;
pub use posts::Posts;
pub use refusal::Refusal;
pub use tasks::Tasks;
pub use texts::Texts;

/// Everything the directory knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    pub accounts: Accounts,
    pub texts: Texts,
    pub organisations: Organisations,
    pub bodies: Bodies,
    pub posts: Posts,
    pub tasks: Tasks,
    pub handovers: Handovers,
    pub invitations: Invitations,
    pub attachments: Attachments,
}

/// What somebody wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Account(accounts::Command),
    Text(texts::Command),
    Organisation(organisations::Command),
    Body(bodies::Command),
    Post(posts::Command),
    Task(tasks::Command),
    Handover(handover::Command),
    PostInvitation(invitations::Command),
    Attachment(attachments::Command),
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

impl From<organisations::Command> for Command {
    fn from(command: organisations::Command) -> Self {
        Self::Organisation(command)
    }
}

impl From<bodies::Command> for Command {
    fn from(command: bodies::Command) -> Self {
        Self::Body(command)
    }
}

impl From<posts::Command> for Command {
    fn from(command: posts::Command) -> Self {
        Self::Post(command)
    }
}

impl From<tasks::Command> for Command {
    fn from(command: tasks::Command) -> Self {
        Self::Task(command)
    }
}

impl From<handover::Command> for Command {
    fn from(command: handover::Command) -> Self {
        Self::Handover(command)
    }
}

impl From<attachments::Command> for Command {
    fn from(command: attachments::Command) -> Self {
        Self::Attachment(command)
    }
}

impl From<invitations::Command> for Command {
    fn from(command: invitations::Command) -> Self {
        Self::PostInvitation(command)
    }
}

/// What has happened. A stored event is a public format: tagged by name, one golden file each, never rewritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Event {
    Account(accounts::Event),
    Text(texts::Event),
    Organisation(organisations::Event),
    Body(bodies::Event),
    Post(posts::Event),
    Task(tasks::Event),
    Handover(handover::Event),
    PostInvitation(invitations::Event),
    Attachment(attachments::Event),
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Account(event) => event.name(),
            Self::Text(event) => event.name(),
            Self::Organisation(event) => event.name(),
            Self::Body(event) => event.name(),
            Self::Post(event) => event.name(),
            Self::Task(event) => event.name(),
            Self::Handover(event) => event.name(),
            Self::PostInvitation(event) => event.name(),
            Self::Attachment(event) => event.name(),
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
    /// The invitation in question, if it went to an address that is shown to be that of whoever asks.
    pub addressed: Option<InvitationId>,
}

/// Decides one command.
///
/// # Errors
/// The refusal says what stands in the way; nothing has happened then.
pub fn decide(directory: &Directory, command: Command, by: Principal, context: Context) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Account(command) => accounts::decide(directory, command, by, context),
        Command::Text(command) => texts::decide(directory, command, by, context.now),
        Command::Organisation(command) => organisations::decide(directory, command, by, context),
        Command::Body(command) => bodies::decide(directory, command, by, context),
        Command::Post(command) => posts::decide(directory, command, by, context),
        Command::Task(command) => tasks::decide(directory, command, by, context),
        Command::Handover(command) => handover::decide(directory, command, by, context),
        Command::PostInvitation(command) => invitations::decide(directory, command, by, context),
        Command::Attachment(command) => attachments::decide(directory, command, by, context),
    }
}

/// Follows an event. Never refuses: history cannot be argued with.
pub fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    match event {
        Event::Text(event) => texts::apply(directory, event, at),
        Event::Account(event) => {
            accounts::apply(directory, event, at);
            organisations::follow(directory, event);
            posts::account_changed(directory, event, at);
            handover::account_changed(directory, event);
        }
        Event::Organisation(event) => organisations::apply(directory, event, at),
        Event::Body(event) => bodies::apply(directory, event, at),
        Event::Post(event) => posts::apply(directory, event, at),
        Event::Task(event) => tasks::apply(directory, event, at),
        Event::Handover(event) => handover::apply(directory, event, at),
        Event::PostInvitation(event) => invitations::apply(directory, event, at),
        Event::Attachment(event) => attachments::apply(directory, event, at),
    }
}
