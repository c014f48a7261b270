//! How somebody signs in: addresses, passwords, second factors, and secrets that were sent by mail. What changes them are
//! [effects](super::Effect), so that it stands or falls with what is written in the log beside it.

use async_trait::async_trait;

use super::{Hash, StoreError};

/// So long after the last time is a browser known in which somebody signed in: as long as browsers keep a cookie at most.
pub const KNOWN_BROWSER_MS: i64 = 400 * 24 * 60 * 60 * 1000;

/// So many browsers of one account are known at most.
pub(super) const KNOWN_BROWSERS: i64 = 10;

/// Where an account's mail goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// As its owner writes it.
    pub address: String,
    /// As it is looked up.
    pub folded: String,
    /// When its owner has shown that mail arrives; nothing where no mail could be sent.
    pub verified_ms: Option<i64>,
}

/// A single-use secret that was sent to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailToken {
    pub token_hash: Hash,
    /// What it is for; it opens nothing else.
    pub purpose: String,
    /// Whom it is bound to, where the account is there already.
    pub account: Option<u64>,
    /// What it is about, as JSON text.
    pub body: String,
    pub expires_ms: i64,
}

/// One-time passwords by the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totp {
    pub secret: Vec<u8>,
    /// Nothing while it is being set up: then it is asked for nowhere.
    pub confirmed_ms: Option<i64>,
    /// The last step that was used.
    pub last_step: u64,
}

/// A browser in which somebody has signed in before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBrowser {
    /// Of the secret in its cookie.
    pub secret_hash: Hash,
    /// When somebody last signed in there.
    pub seen_ms: i64,
}

#[async_trait]
pub trait SignIn: Send + Sync + 'static {
    async fn address(&self, account: u64) -> Result<Option<Address>, StoreError>;

    async fn account_by_address(&self, folded: &str) -> Result<Option<u64>, StoreError>;

    /// The PHC string of the account's password.
    async fn password(&self, account: u64) -> Result<Option<String>, StoreError>;

    /// A secret that was sent by mail and has neither been used nor expired. Looking does not use it up.
    async fn mail_token(&self, token_hash: &Hash, purpose: &str, now_ms: i64) -> Result<Option<MailToken>, StoreError>;

    async fn totp(&self, account: u64) -> Result<Option<Totp>, StoreError>;

    /// Whether this step or a later one has not been used; from now on it has, however many ask at the same time.
    async fn use_totp_step(&self, account: u64, step: u64) -> Result<bool, StoreError>;

    /// Whether the account had this recovery code; from now on it has not.
    async fn use_recovery_code(&self, account: u64, code_hash: &Hash) -> Result<bool, StoreError>;

    async fn count_recovery_codes(&self, account: u64) -> Result<u32, StoreError>;

    /// Everybody's addresses, as they are written.
    async fn addresses(&self) -> Result<Vec<(u64, String)>, StoreError>;

    /// The browsers in which somebody has signed in with this account, the last one first.
    async fn known_browsers(&self, account: u64) -> Result<Vec<KnownBrowser>, StoreError>;

    /// Somebody has signed in with this account in the browser that holds this secret. It is known for
    /// [`KNOWN_BROWSER_MS`] from now on, unless the account's sessions are all ended meanwhile or ten others come after it.
    async fn know_browser(&self, account: u64, secret: &Hash, now_ms: i64) -> Result<(), StoreError>;

    /// The seats an account has taken along: workshop and seat.
    async fn claims(&self, account: u64) -> Result<Vec<(u64, u64)>, StoreError>;

    /// Whose seat it is, if an account has taken it along.
    async fn claimed_by(&self, workshop: u64, seat: u64) -> Result<Option<u64>, StoreError>;
}
