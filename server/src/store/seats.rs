//! Tokens and re-entry codes: how a phone proves that it belongs to a seat.

use async_trait::async_trait;

use super::{Hash, StoreError};

#[async_trait]
pub trait Seats: Send + Sync + 'static {
    /// The workshop and the seat a token opens.
    async fn seat_by_token(&self, token_hash: &Hash) -> Result<Option<(u64, u64)>, StoreError>;

    async fn seat_by_reentry(&self, workshop: u64, code_hash: &Hash) -> Result<Option<u64>, StoreError>;

    /// One more phone for a seat that exists.
    async fn put_seat_token(&self, token_hash: &Hash, workshop: u64, seat: u64) -> Result<(), StoreError>;

    /// Takes all tokens from a seat but one; answers how many.
    async fn revoke_seat_tokens(&self, workshop: u64, seat: u64, except: Option<&Hash>) -> Result<u64, StoreError>;
}
