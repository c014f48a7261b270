//! Accounts: their one-time links and their sessions.

use async_trait::async_trait;

use super::{Hash, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: u64,
    pub name: String,
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

#[async_trait]
pub trait Accounts: Send + Sync + 'static {
    /// Adds an account, or renames one; the time of creation stays.
    async fn put_account(&self, id: u64, name: &str, created_ms: i64) -> Result<(), StoreError>;

    async fn account(&self, id: u64) -> Result<Option<Account>, StoreError>;

    /// Everybody, the oldest first.
    async fn accounts(&self) -> Result<Vec<Account>, StoreError>;

    /// Shuts an account out from that moment or, with nothing, lets in again. Sessions and links from before are gone
    /// either way. False when there is none of that id.
    async fn disable_account(&self, id: u64, since_ms: Option<i64>) -> Result<bool, StoreError>;

    async fn put_one_time_link(&self, token_hash: &Hash, account: u64, expires_ms: i64) -> Result<(), StoreError>;

    /// Whose link it was: once, however many ask at the same time, and not after it has expired.
    async fn use_one_time_link(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<u64>, StoreError>;

    /// A session that ends after `idle_ms` without use, and after `absolute_ms` in any case.
    async fn put_session(
        &self,
        token_hash: &Hash,
        account: u64,
        device: &str,
        now_ms: i64,
        idle_ms: i64,
        absolute_ms: i64,
    ) -> Result<(), StoreError>;

    /// Whose session it is. That counts as use, written down at most once a minute, and forgotten
    /// where it cannot be written.
    async fn session(&self, token_hash: &Hash, now_ms: i64) -> Result<Option<u64>, StoreError>;

    /// Whether it is somebody's session still. That does not count as use.
    async fn session_lives(&self, token_hash: &Hash, now_ms: i64) -> Result<bool, StoreError>;

    /// Where an account is signed in, the last used first.
    async fn sessions(&self, account: u64, now_ms: i64) -> Result<Vec<Session>, StoreError>;

    /// Ends one of an account's own sessions; whatever is no such session is left alone.
    async fn revoke_session(&self, account: u64, token_hash: &Hash) -> Result<(), StoreError>;

    /// Ends all of an account's sessions but one.
    async fn revoke_other_sessions(&self, account: u64, kept: &Hash) -> Result<(), StoreError>;

    /// Removes links and sessions that have expired; answers how many.
    async fn sweep_expired(&self, now_ms: i64) -> Result<u64, StoreError>;
}

/// How often the use of a session is written down, in milliseconds.
pub(super) const TOUCH_EVERY_MS: i64 = 60_000;
