//! What is kept of a person, for that person to see; what is forgotten after a time; and the log as an auditor reads it.

use async_trait::async_trait;

use super::{Hash, Recorded, StoreError};

/// What is kept of an account beside what its other methods tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AboutAccount {
    /// When somebody last signed in with it.
    pub seen_ms: Option<i64>,
    pub password_set_ms: Option<i64>,
    /// Until when unused one-time links are good.
    pub links_until_ms: Vec<i64>,
    /// Mailed secrets that were not used: what for, and until when.
    pub mail_tokens: Vec<(String, i64)>,
    pub mails: Vec<WaitingMail>,
    /// Links at the foot of mails: what each ends, and when it was written.
    pub unsubscribe_links: Vec<(String, i64)>,
}

/// A mail that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingMail {
    pub kind: String,
    pub address: String,
    pub subject: String,
    pub created_ms: i64,
}

/// What is kept of a seat, beside the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AboutSeat {
    pub name: Option<String>,
    pub organisation: Option<u64>,
    /// Phones and browsers that open it.
    pub phones: u32,
    /// A code brings somebody back to it.
    pub has_code: bool,
    /// Open polls in which it has voted.
    pub voted: Vec<u64>,
}

/// An event with what chains it to all before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chained {
    pub event: Recorded,
    pub hash: Hash,
}

#[async_trait]
pub trait Privacy: Send + Sync + 'static {
    async fn about_account(&self, account: u64) -> Result<AboutAccount, StoreError>;

    async fn about_seat(&self, workshop: u64, seat: u64) -> Result<AboutSeat, StoreError>;

    /// All seats whose person has deleted the account: workshop and seat.
    async fn erased_seats(&self) -> Result<Vec<(u64, u64)>, StoreError>;

    /// Accounts with which nobody has signed in since some time, and when somebody last did, or opened it; the longest unused
    /// first.
    async fn unused_accounts(&self, before_ms: i64) -> Result<Vec<(u64, i64)>, StoreError>;

    /// Forgets who was at a workshop: names, the hosts expected, tokens and re-entry codes; seats that are in an account keep
    /// their name and can be entered by that account. Answers how many rows that were.
    async fn forget_workshop(&self, workshop: u64) -> Result<u64, StoreError>;

    /// Everything that somebody did in a stream, oldest first.
    async fn acts(&self, stream: u64, actor: &str) -> Result<Vec<Recorded>, StoreError>;

    /// The events before a sequence number, newest first, at most `limit`; of these kinds alone, where some are named.
    async fn history(
        &self,
        stream: u64,
        before_seq: u64,
        kinds: &[&str],
        limit: u32,
    ) -> Result<Vec<Chained>, StoreError>;
}

/// Kinds as one text that a statement can look into; empty for all.
pub(super) fn listed(kinds: &[&str]) -> String {
    if kinds.is_empty() { String::new() } else { format!(",{},", kinds.join(",")) }
}
