//! The store in a SQLite file: one connection writes, a few read, and a commit is on disk before it
//! is answered.

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

#[cfg(test)]
mod tests;

use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, SqliteConnection};
use tokio::sync::Notify;

use super::{Store, StoreError};

const READERS: u32 = 4;
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// Takes the write lock at once: a transaction that begins by reading could be refused it later.
const BEGIN: &str = "begin immediate";

/// How long emptying the write-ahead log may hold up writing, when somebody is reading from it.
const EMPTYING_TIMEOUT: Duration = Duration::from_millis(200);

pub(super) struct Sqlite {
    options: SqliteConnectOptions,
    writer: SqlitePool,
    readers: SqlitePool,
    /// A mail was queued.
    queued: Notify,
}

impl Sqlite {
    pub(super) async fn open(path: &str) -> Result<Self, StoreError> {
        if path.is_empty() || path.contains(":memory:") {
            return Err(StoreError::Unsupported("the SQLite store needs a file".to_owned()));
        }
        let path = Path::new(path);
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|error| StoreError::Unavailable(format!("{}: {error}", folder.display())))?;
        }

        // Nobody else on this machine reads who has voted. What SQLite puts beside the file takes the same permissions.
        match std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Unavailable(format!("{}: {error}", path.display())));
            }
            _ => {}
        }

        // WAL with anything less than FULL loses answered commits when the power fails.
        // `secure_delete` overwrites what is erased.
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("secure_delete", "on")
            .busy_timeout(BUSY_TIMEOUT)
            .row_buffer_size(1024);

        // After a full disk SQLite has ended the transaction by itself while sqlx still counts it as
        // open; such a connection can never begin another one and has to go.
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .before_acquire(|connection, _| {
                let usable = !connection.is_in_transaction();
                Box::pin(async move { Ok(usable) })
            })
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("../migrations/sqlite").run(&writer).await?;

        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_with(options.clone().read_only(true).create_if_missing(false))
            .await?;
        Ok(Self { options, writer, readers, queued: Notify::new() })
    }

    /// Folds the write-ahead log, which still holds what has been erased, into the file. Where a reader
    /// is in the way this happens at a later checkpoint; the erasure itself stands already.
    async fn empty_log(&self) -> Result<(), StoreError> {
        let options = self.options.clone().busy_timeout(EMPTYING_TIMEOUT);
        let mut connection = SqliteConnection::connect_with(&options).await?;
        sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut connection).await?;
        connection.close().await?;
        Ok(())
    }
}

#[async_trait]
impl Store for Sqlite {
    async fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let Some(file) = to.to_str() else {
            return Err(StoreError::Invalid("the backup's path is not UTF-8".to_owned()));
        };
        if to.exists() {
            return Err(StoreError::Invalid(format!("{file} exists already")));
        }
        sqlx::query("vacuum into $1").bind(file).execute(&self.readers).await?;

        // SQLite does not wait for the disk when it writes a copy.
        let copy = to.to_owned();
        tokio::task::spawn_blocking(move || std::fs::File::open(copy)?.sync_all())
            .await
            .map_err(|error| StoreError::Unavailable(error.to_string()))?
            .map_err(|error| StoreError::Unavailable(format!("{}: {error}", to.display())))
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
