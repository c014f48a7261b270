//! The directory of workshops: what must be known before a stream is read.

use async_trait::async_trait;

use super::{Append, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWorkshop {
    /// Also the id of its stream.
    pub id: u64,
    /// The stream's first epoch, random.
    pub epoch: String,
    /// Six digits.
    pub join_code: String,
    pub projector_key: String,
    pub created_ms: i64,
    /// Facilitators who may run it; they must be known.
    pub stewards: Vec<u64>,
    /// The first events of its stream.
    pub first: Append,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopRow {
    pub id: u64,
    /// `None` once the workshop is closed and the code released.
    pub join_code: Option<String>,
    pub projector_key: String,
    pub epoch: String,
    pub created_ms: i64,
}

#[async_trait]
pub trait Workshops: Send + Sync + 'static {
    /// Creates the workshop and its stream. `CodeTaken` when an open workshop has the join code.
    async fn create_workshop(&self, new: NewWorkshop) -> Result<(), StoreError>;

    async fn workshop(&self, id: u64) -> Result<Option<WorkshopRow>, StoreError>;

    async fn workshop_by_code(&self, join_code: &str) -> Result<Option<WorkshopRow>, StoreError>;

    async fn workshop_by_projector_key(&self, projector_key: &str) -> Result<Option<WorkshopRow>, StoreError>;

    /// The workshops an account may run, newest first.
    async fn workshops_of(&self, account: u64) -> Result<Vec<WorkshopRow>, StoreError>;

    async fn count_workshops(&self) -> Result<u64, StoreError>;

    /// The ids of all workshops, oldest first.
    async fn all_workshops(&self) -> Result<Vec<u64>, StoreError>;

    /// Lets an account run the workshop; once more changes nothing.
    async fn add_steward(&self, workshop: u64, account: u64) -> Result<(), StoreError>;

    /// Who is listed as running it, by id.
    async fn stewards_of(&self, workshop: u64) -> Result<Vec<u64>, StoreError>;

    /// Who is listed where, as pairs of workshop and account.
    async fn stewards(&self) -> Result<Vec<(u64, u64)>, StoreError>;

    async fn is_steward(&self, workshop: u64, account: u64) -> Result<bool, StoreError>;
}
