//! Open polls: who has voted, and their sealed ballot boxes.

use async_trait::async_trait;

use super::StoreError;

/// How often a voter has voted in an open poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participation {
    pub poll: u64,
    pub voter: String,
    pub ballots: u16,
}

#[async_trait]
pub trait Polls: Send + Sync + 'static {
    /// Who has voted in the open polls of a workshop, in the order of polls and voters.
    async fn participation(&self, workshop: u64) -> Result<Vec<Participation>, StoreError>;

    /// The sealed boxes of a workshop's open polls, by poll.
    async fn ballot_boxes(&self, workshop: u64) -> Result<Vec<(u64, Vec<u8>)>, StoreError>;
}
