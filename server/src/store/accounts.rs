//! Accounts: their one-time links and their sessions.

use async_trait::async_trait;

use super::{Hash, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: u64,
    pub name: String,
    /// The language its mail is written in.
    pub lang: String,
    pub created_ms: i64,
    /// Since when nobody gets in as this account; nothing for those who may.
    pub disabled_ms: Option<i64>,
}

/// Where somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub token_hash: Hash,
    /// What kind of browser on what kind of device, in a few words; empty where it was not known.
    pub device: String,
    pub begun_ms: i64,
    /// When it was last used, to the minute.
    pub touched_ms: i64,
}

/// How much a session has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The password was right and the second factor is still asked for: nobody is signed in yet.
    Waiting,
    Plain,
    /// With a second factor.
    Assured,
}

impl Strength {
    pub(super) fn to_row(self) -> i16 {
        match self {
            Self::Waiting => 0,
            Self::Plain => 1,
            Self::Assured => 2,
        }
    }

    pub(super) fn from_row(row: i16) -> Self {
        match row {
            2 => Self::Assured,
            1 => Self::Plain,
            _ => Self::Waiting,
        }
    }
}

/// A session to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    pub token_hash: Hash,
    pub account: u64,
    /// What kind of browser on what kind of device, in a few words.
    pub device: String,
    /// It ends after so long without use …
    pub idle_ms: i64,
    /// … and after so long in any case.
    pub absolute_ms: i64,
    pub strength: Strength,
}

/// What is behind a session's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedIn {
    pub account: u64,
    pub strength: Strength,
}

#[async_trait]
pub trait Accounts: Send + Sync + 'static {
    /// Adds an account, or renames one; the time of creation stays.
    async fn put_account(&self, id: u64, name: &str, created_ms: i64) -> Result<(), StoreError>;

    async fn account(&self, id: u64) -> Result<Option<Account>, StoreError>;

    /// Everybody, the oldest first.
    async fn accounts(&self) -> Result<Vec<Account>, StoreError>;

    async fn put_one_time_link(&self, token_hash: &Hash, account: u64, expires_ms: i64) -> Result<(), StoreError>;

    /// Whose link it was: once, however many ask at the same time, and not after it has expired.
    async fn use_one_time_link(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<u64>, StoreError>;

    /// Begins a session.
    async fn put_session(&self, session: &NewSession, now_ms: i64) -> Result<(), StoreError>;

    /// Whose session it is, and how much it has shown. That counts as use, written down at most once a minute, and forgotten
    /// where it cannot be written.
    async fn session(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<SignedIn>, StoreError>;

    /// Whether somebody is signed in with it still. That does not count as use.
    async fn session_lives(&self, token_hash: &Hash, now_ms: i64) -> Result<bool, StoreError>;

    /// Where an account is signed in, the last used first.
    async fn sessions(&self, account: u64, now_ms: i64) -> Result<Vec<Session>, StoreError>;

    /// Ends one of an account's own sessions; whatever is no such session is left alone.
    async fn revoke_session(&self, account: u64, token_hash: &Hash) -> Result<(), StoreError>;

    /// Ends all of an account's sessions but one. No browser is known any more, either.
    async fn revoke_other_sessions(&self, account: u64, kept: &Hash) -> Result<(), StoreError>;

    /// Removes links, sessions, mailed secrets and invitations' addresses that have expired; answers how many.
    async fn sweep_expired(&self, now_ms: i64) -> Result<u64, StoreError>;
}

/// How often the use of a session is written down, in milliseconds.
pub(super) const TOUCH_EVERY_MS: i64 = 60_000;
