//! Personal data of a workshop, apart from its history so that they can be erased.

use async_trait::async_trait;

use super::StoreError;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub seat: u64,
    pub name: Option<String>,
    pub organisation: Option<u64>,
    /// Whoever sat there has deleted the account: nothing names anybody here again.
    pub erased: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub organisation: u64,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostName {
    pub group: u64,
    pub name: String,
}

/// Lists come ordered by id, so that both databases answer alike. Writing happens through `Effect`.
#[async_trait]
pub trait People: Send + Sync + 'static {
    async fn people(&self, workshop: u64) -> Result<Vec<Person>, StoreError>;

    async fn organisations(&self, workshop: u64) -> Result<Vec<Organisation>, StoreError>;

    async fn host_names(&self, workshop: u64) -> Result<Vec<HostName>, StoreError>;

    /// Forgets who sat there: name and organisation, the tokens and the re-entry code. The history,
    /// which knows the seat only by its number, stays as it is. Erasing twice changes nothing.
    ///
    /// SQLite's file holds nothing of it afterwards; PostgreSQL's files do until the next vacuum.
    async fn erase_person(&self, workshop: u64, seat: u64) -> Result<(), StoreError>;
}
