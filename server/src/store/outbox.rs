//! Mail that waits to be sent, what people want of it, and links that end it.

use std::fmt;

use async_trait::async_trait;

use super::{Hash, StoreError};

/// A mail, ready to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct NewMail {
    /// The same mail has the same id however often it is sent.
    pub id: u64,
    /// Whose it is, where the address belongs to an account. It goes when the account goes.
    pub account: Option<u64>,
    pub address: String,
    /// What kind of letter, such as `reset_password`.
    pub kind: String,
    /// Tag of its language.
    pub lang: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// For mails that nobody needs.
    pub unsubscribe: Option<Unsubscribe>,
    pub created_ms: i64,
    /// Not before this.
    pub due_ms: i64,
    /// Worth nothing after this: given up.
    pub until_ms: i64,
}

/// How a mail's reader ends such mails.
#[derive(Clone, PartialEq, Eq)]
pub struct Unsubscribe {
    /// What is ended, such as `reminders`.
    pub topic: String,
    /// The whole address. It holds a secret of which the store keeps the hash.
    pub link: String,
    pub token_hash: Hash,
}

/// A mail that is being sent by whoever holds this.
#[derive(Clone, PartialEq, Eq)]
pub struct LeasedMail {
    pub id: u64,
    pub address: String,
    pub kind: String,
    pub lang: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The address that ends such mails, where there is one.
    pub unsubscribe: Option<String>,
    pub created_ms: i64,
    pub until_ms: i64,
    /// How many times it has been leased, this time counted.
    pub tries: u32,
}

// Links and addresses are nobody's business who reads a log.
impl fmt::Debug for NewMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewMail").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl fmt::Debug for Unsubscribe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsubscribe").field("topic", &self.topic).finish_non_exhaustive()
    }
}

impl fmt::Debug for LeasedMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LeasedMail")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("tries", &self.tries)
            .finish_non_exhaustive()
    }
}

/// How a mail ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailOutcome {
    /// The mail server has taken it on.
    Sent,
    GivenUp,
}

impl MailOutcome {
    pub(super) fn from_row(outcome: &str) -> Result<Self, StoreError> {
        match outcome {
            "sent" => Ok(Self::Sent),
            "given_up" => Ok(Self::GivenUp),
            other => Err(StoreError::Damaged(format!("a mail cannot be {other}"))),
        }
    }
}

/// Mails that are alike, for whoever runs the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailCount {
    pub kind: String,
    /// Nothing while they wait.
    pub outcome: Option<MailOutcome>,
    /// Why the last try failed.
    pub reason: Option<String>,
    pub count: u64,
    /// When the oldest of them was written.
    pub oldest_ms: i64,
}

/// How often an account wants mail about something; both are words of `domain::mail`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailWish {
    pub topic: String,
    pub often: String,
}

/// The wish that ends a kind of mail.
pub(super) const NEVER: &str = "never";

/// A mail that carries a way to unsubscribe is not even queued when its reader wants none of its kind.
#[async_trait]
pub trait Outbox: Send + Sync + 'static {
    /// Queues mails: all or none. With events of a stream they go by `Effect::QueueMail` instead.
    async fn queue_mails(&self, mails: Vec<NewMail>) -> Result<(), StoreError>;

    /// Ends when a mail has been queued through this store since the last time. Mails queued by other processes do not
    /// show: whoever waits here looks now and then all the same.
    async fn mail_queued(&self);

    /// Takes on mails that are due, the longest waiting first. Nobody else gets them for `lease_ms`; after that they are due
    /// again. What has become worthless is given up instead, with the reason `too_late`.
    async fn lease_mails(&self, now_ms: i64, limit: u32, lease_ms: i64) -> Result<Vec<LeasedMail>, StoreError>;

    /// The mail is out: forgets all but its kind. Whatever is no waiting mail is left alone.
    async fn mail_sent(&self, id: u64, now_ms: i64) -> Result<(), StoreError>;

    /// A try has failed: tries again at some time or, with nothing, gives up and forgets all but kind and reason. Only whoever
    /// holds the lease of that number of tries says so; a later lease stands.
    async fn mail_failed(
        &self,
        id: u64,
        tries: u32,
        reason: &str,
        retry_ms: Option<i64>,
        now_ms: i64,
    ) -> Result<(), StoreError>;

    /// Takes back what still waits for an account; answers how many.
    async fn erase_mails_of(&self, account: u64) -> Result<u64, StoreError>;

    /// Takes back what still waits for an address, whatever its capitals; answers how many.
    async fn erase_mails_to(&self, address: &str) -> Result<u64, StoreError>;

    /// How many mails of which kind wait, are sent or given up, and why; those that wait first.
    async fn mail_counts(&self) -> Result<Vec<MailCount>, StoreError>;

    /// How a mail ended; nothing while it waits, and once it is forgotten.
    async fn mail_outcome(&self, id: u64) -> Result<Option<MailOutcome>, StoreError>;

    /// Forgets mails that ended before some time, and links that were written and reminders that were given before another;
    /// answers how many.
    async fn sweep_mails(&self, ended_before_ms: i64, links_before_ms: i64) -> Result<u64, StoreError>;

    /// What an account has said it wants.
    async fn mail_wishes(&self, account: u64) -> Result<Vec<MailWish>, StoreError>;

    /// Sets how often an account wants mail about something. `never` takes back what waits.
    async fn put_mail_wish(&self, account: u64, topic: &str, often: &str) -> Result<(), StoreError>;

    /// What a link ends: a topic, and nothing about whose.
    async fn unsubscribe_topic(&self, token_hash: &Hash) -> Result<Option<String>, StoreError>;

    /// Follows a link: its account wants no mail about its topic any more. It may be followed again, and does no more.
    async fn unsubscribe(&self, token_hash: &Hash) -> Result<Option<String>, StoreError>;

    /// Up to when news were gathered for an account.
    async fn digested_until(&self, account: u64) -> Result<Option<i64>, StoreError>;

    /// News up to that time are gathered; queues the mail about them, if there is one. False, and nothing is done, when
    /// somebody has gathered as far before.
    async fn put_digest(&self, account: u64, until_ms: i64, mail: Option<NewMail>) -> Result<bool, StoreError>;

    /// Of what an account's owner was reminded, and when; in the order of the words.
    async fn reminders(&self, account: u64) -> Result<Vec<(String, i64)>, StoreError>;

    /// An account's owner is reminded of these things; queues the mail that does so, if there is one. False, and nothing is
    /// done, when somebody was faster with one of them.
    async fn put_reminders(
        &self,
        account: u64,
        about: &[String],
        at_ms: i64,
        mail: Option<NewMail>,
    ) -> Result<bool, StoreError>;
}
