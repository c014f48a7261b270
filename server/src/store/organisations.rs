//! What is known of an organisation besides its history: how it is reached, and to whom its invitations went. What changes
//! that are [effects](super::Effect).

use async_trait::async_trait;

use super::{Hash, StoreError};

/// How an organisation is reached; each part may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    pub person: String,
    pub mail: String,
    pub phone: String,
}

/// To whom an invitation went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    pub invitation: u64,
    pub organisation: u64,
    pub address_hash: Hash,
    /// As much of the address as whoever invited needs to know it again.
    pub hint: String,
    pub expires_ms: i64,
}

#[async_trait]
pub trait Organisations: Send + Sync + 'static {
    async fn contact(&self, organisation: u64) -> Result<Option<Contact>, StoreError>;

    async fn invited(&self, invitation: u64) -> Result<Option<Invited>, StoreError>;

    /// All of an organisation, the one that expires last first.
    async fn invited_by(&self, organisation: u64) -> Result<Vec<Invited>, StoreError>;
}
