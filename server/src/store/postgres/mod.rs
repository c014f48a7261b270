//! The store in PostgreSQL: many connections, and a row lock on every stream that a commit moves.

mod accounts;
mod files;
mod organisations;
mod outbox;
mod people;
mod polls;
mod privacy;
mod seats;
mod sign_in;
mod streams;
mod ways_in;
mod workshops;

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use tokio::sync::Notify;

use super::{Store, StoreError};

const CONNECTIONS: u32 = 8;
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// For reading several times and seeing one state.
const SNAPSHOT: &str = "begin isolation level repeatable read read only";

pub(super) struct Postgres {
    pool: PgPool,
    /// A mail was queued.
    queued: Notify,
}

impl Postgres {
    pub(super) async fn open(url: &str) -> Result<Self, StoreError> {
        // A server may be set to answer before the disk has; this connection may not. A lock that
        // nobody releases must not hold up the rooms for ever.
        let options = PgConnectOptions::from_str(url)?
            .application_name("visionscafe")
            .options([("synchronous_commit", "on"), ("lock_timeout", "5s")]);

        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_with(options)
            .await?;
        sqlx::migrate!("../migrations/postgres").run(&pool).await?;
        Ok(Self { pool, queued: Notify::new() })
    }
}

#[async_trait]
impl Store for Postgres {
    async fn backup(&self, _to: &Path) -> Result<(), StoreError> {
        Err(StoreError::Unsupported("PostgreSQL is backed up with pg_dump".to_owned()))
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}
