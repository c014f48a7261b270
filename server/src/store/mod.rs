//! What lasts: the event log and the tables beside it, on SQLite or PostgreSQL.
//!
//! `Store` is the promise, one trait per subject; two adapters keep it, and one contract suite
//! (`tests/it/store_contract.rs`) holds both to it. What every method promises:
//!
//! - One method is one transaction: when it answers `Ok`, all of it is on disk; otherwise none of it.
//! - Ids are any `u64`. Secrets arrive hashed; bodies arrive as JSON text and are kept byte for byte.
//! - Time is an argument, in milliseconds since 1970; nothing here reads a clock or draws a random number.
//! - Text without U+0000: PostgreSQL cannot hold it, and JSON writes it as an escape anyway.

mod error;
pub use error::StoreError;

mod streams;
pub use streams::{Append, Batch, ChainReport, Effect, Head, NewEvent, Recorded, Streams};

mod workshops;
pub use workshops::{NewWorkshop, WorkshopRow, Workshops};

mod people;
pub use people::{HostName, Organisation, People, Person};

mod seats;
pub use seats::Seats;

mod polls;
pub use polls::{Participation, Polls};

mod accounts;
pub use accounts::{Account, Accounts, NewSession, Session, SignedIn, Strength};

mod sign_in;
pub use sign_in::{Address, KNOWN_BROWSER_MS, KnownBrowser, MailToken, SignIn, Totp};

mod ways_in;
pub use ways_in::{Federated, Passkey, WaysIn};
mod privacy;
pub use privacy::{AboutAccount, AboutSeat, Chained, Privacy, WaitingMail};
mod organisations;
pub use organisations::{Contact, Invited, Organisations};

mod outbox;
pub use outbox::{LeasedMail, MailCount, MailOutcome, MailWish, NewMail, Outbox, Unsubscribe};

mod files;
pub use files::{FileKind, FileOwner, FileRow, Files};

mod committer;
pub use committer::Committer;

mod chain;
mod postgres;
mod sqlite;

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;

/// A SHA-256: of a secret, or of everything a stream has seen so far.
pub type Hash = [u8; 32];

/// Everything that lasts. The methods are in the traits it is made of.
#[async_trait]
pub trait Store:
    Streams + Workshops + People + Seats + Accounts + SignIn + WaysIn + Organisations + Polls + Files + Outbox + Privacy
{
    /// Writes a consistent copy to a file that does not exist yet, while work goes on.
    /// PostgreSQL has `pg_dump` for that and answers `Unsupported`.
    async fn backup(&self, to: &Path) -> Result<(), StoreError>;

    /// Lets running work end and closes all connections. Later calls answer `Unavailable`.
    async fn close(&self);
}

/// Opens the store behind a URL, creates what is missing and brings its tables up to date.
///
/// `postgres://…` is PostgreSQL; `sqlite:data/visionscafe.db` or a bare path is a SQLite file.
pub async fn open(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    match url.split_once(':') {
        Some(("postgres" | "postgresql", _)) => Ok(Arc::new(postgres::Postgres::open(url).await?)),
        Some(("sqlite", path)) => {
            let path = path.strip_prefix("//").unwrap_or(path);
            Ok(Arc::new(sqlite::Sqlite::open(path).await?))
        }
        Some((scheme, rest)) if rest.starts_with("//") => Err(StoreError::Unsupported(format!(
            "{scheme} is not a database this program knows: use sqlite or postgres"
        ))),
        Some(_) | None => Ok(Arc::new(sqlite::Sqlite::open(url).await?)),
    }
}

/// Both databases have signed 64-bit integers only: an id keeps its bits and may look negative there.
fn to_row(id: u64) -> i64 {
    id.cast_signed()
}

/// The way back of `to_row`.
fn from_row(id: i64) -> u64 {
    id.cast_unsigned()
}

/// The hash in a column, whose length the schema checks.
fn hash_from_row(bytes: Vec<u8>) -> Result<Hash, StoreError> {
    bytes.try_into().map_err(|_| StoreError::Damaged("a hash is not 32 bytes long".to_owned()))
}
