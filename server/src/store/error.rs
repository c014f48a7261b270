//! Why the store could not do what it was asked.

use sqlx::error::ErrorKind;
use sqlx::migrate::MigrateError;
use sqlx::postgres::PgDatabaseError;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Somebody else wrote to the stream: read on from what you have, decide again.
    #[error("the stream has moved on to {current}")]
    Conflict { current: u64 },

    /// The batch's append with this index carries a command id that its actor has used before;
    /// `seq` is the first event of that time. Nothing of the batch went in.
    #[error("the command was carried out before, at {seq}")]
    AlreadyDone { append: usize, seq: u64 },

    /// There is no such stream, workshop or person.
    #[error("nothing is stored under this id")]
    NotFound,

    /// The join code or re-entry code belongs to somebody else: draw another.
    #[error("the code is in use")]
    CodeTaken,

    /// The request makes no sense to the database: a mistake of the caller's.
    #[error("the store cannot accept this: {0}")]
    Invalid(String),

    /// This kind of database does not do that.
    #[error("{0}")]
    Unsupported(String),

    /// Disk full, I/O error, no connection, too busy: nothing was promised, trying again later may help.
    #[error("the store is unavailable: {0}")]
    Unavailable(String),

    /// What is stored cannot be read any more.
    #[error("the stored data are damaged: {0}")]
    Damaged(String),
}

impl StoreError {
    /// Whether this is about the database rather than about one request.
    pub(super) fn concerns_everyone(&self) -> bool {
        match self {
            Self::Unavailable(_) | Self::Damaged(_) => true,
            Self::Conflict { .. }
            | Self::AlreadyDone { .. }
            | Self::NotFound
            | Self::CodeTaken
            | Self::Invalid(_)
            | Self::Unsupported(_) => false,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let cause = error.to_string();
        match &error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::Configuration(_) => Self::Invalid(cause),
            sqlx::Error::TypeNotFound { .. }
            | sqlx::Error::ColumnIndexOutOfBounds { .. }
            | sqlx::Error::ColumnNotFound(_)
            | sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::Decode(_) => Self::Damaged(cause),
            sqlx::Error::Encode(_) => Self::Invalid(cause),
            sqlx::Error::Database(database) => {
                let code = database.code().unwrap_or_default();
                let verdict = match database.try_downcast_ref::<PgDatabaseError>() {
                    Some(_) => judge_sqlstate(&code),
                    None => judge_sqlite(&code),
                };
                verdict(cause)
            }
            // Sockets, pools, worker threads: all of them mean that nobody is there to answer.
            _ => Self::Unavailable(cause),
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            other => Self::Damaged(other.to_string()),
        }
    }
}

/// Whether a unique key stood in the way: the one broken constraint that is not a mistake.
pub(super) fn is_repetition(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|database| matches!(database.kind(), ErrorKind::UniqueViolation))
}

/// SQLite's primary result codes, <https://www.sqlite.org/rescode.html>.
fn judge_sqlite(extended: &str) -> fn(String) -> StoreError {
    const PERM: i32 = 3;
    const BUSY: i32 = 5;
    const LOCKED: i32 = 6;
    const NOMEM: i32 = 7;
    const READONLY: i32 = 8;
    const INTERRUPT: i32 = 9;
    const IOERR: i32 = 10;
    const CORRUPT: i32 = 11;
    const FULL: i32 = 13;
    const CANTOPEN: i32 = 14;
    const PROTOCOL: i32 = 15;
    const NOTADB: i32 = 26;

    match extended.parse::<i32>().unwrap_or_default() & 0xff {
        PERM | BUSY | LOCKED | NOMEM | READONLY | INTERRUPT | IOERR | FULL | CANTOPEN | PROTOCOL => {
            StoreError::Unavailable
        }
        CORRUPT | NOTADB => StoreError::Damaged,
        _ => StoreError::Invalid,
    }
}

/// PostgreSQL's classes, <https://www.postgresql.org/docs/current/errcodes-appendix.html>:
/// connection, read-only, rollback, authorisation, resources, limits, state, intervention, system.
fn judge_sqlstate(code: &str) -> fn(String) -> StoreError {
    match code.get(..2).unwrap_or_default() {
        "08" | "25" | "28" | "3D" | "40" | "53" | "55" | "57" | "58" => StoreError::Unavailable,
        "XX" if code == "XX001" || code == "XX002" => StoreError::Damaged,
        "XX" => StoreError::Unavailable,
        _ => StoreError::Invalid,
    }
}
