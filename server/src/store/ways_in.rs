//! Ways to sign in without a password: passkeys, and accounts at the city's identity provider. What adds and removes them are
//! [effects](super::Effect); none of them removes the last way in.

use async_trait::async_trait;

use super::StoreError;

/// A key pair on somebody's device, of which we hold the public half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// As the authenticator names it.
    pub credential_id: Vec<u8>,
    pub account: u64,
    /// What its owner calls it.
    pub name: String,
    /// The public key and what belongs to it, as JSON text.
    pub credential: String,
    /// How often it was used, by its own count.
    pub counter: u32,
    pub added_ms: i64,
    pub used_ms: Option<i64>,
}

/// An account somewhere else that opens one here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Federated {
    pub issuer: String,
    pub subject: String,
    pub since_ms: i64,
}

#[async_trait]
pub trait WaysIn: Send + Sync + 'static {
    /// An account's passkeys, the oldest first.
    async fn passkeys(&self, account: u64) -> Result<Vec<Passkey>, StoreError>;

    async fn passkey(&self, credential_id: &[u8]) -> Result<Option<Passkey>, StoreError>;

    /// Writes down that a passkey was used, if its count is still the one that was looked at: of two that come with the
    /// same, one is true.
    async fn use_passkey(
        &self,
        before: &Passkey,
        counter: u32,
        credential: &str,
        now_ms: i64,
    ) -> Result<bool, StoreError>;

    /// Whom an account at an identity provider belongs to here.
    async fn federated_account(&self, issuer: &str, subject: &str) -> Result<Option<u64>, StoreError>;

    /// What an account is connected with, by issuer.
    async fn federated(&self, account: u64) -> Result<Vec<Federated>, StoreError>;

    /// In how many ways an account's owner can sign in: an address with its password, passkeys, identity providers.
    async fn ways_in(&self, account: u64) -> Result<u32, StoreError>;
}
