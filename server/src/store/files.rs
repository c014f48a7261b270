//! Files: logos and attachments, each of somebody or something that decides who may read it.

use async_trait::async_trait;
use domain::ids::{OrganisationId, PostId};

use super::{StoreError, from_row};

/// Whose a file is. Who may read it follows from that, anew each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileOwner {
    Organisation(OrganisationId),
    /// What was left for whoever holds it next.
    Post(PostId),
}

impl FileOwner {
    /// How it is written down.
    pub(super) fn columns(self) -> (&'static str, u64) {
        match self {
            Self::Organisation(id) => ("organisation", id.0),
            Self::Post(id) => ("post", id.0),
        }
    }

    pub(super) fn read(kind: &str, id: i64) -> Result<Self, StoreError> {
        match kind {
            "organisation" => Ok(Self::Organisation(OrganisationId(from_row(id)))),
            "post" => Ok(Self::Post(PostId(from_row(id)))),
            other => Err(StoreError::Damaged(format!("no file can belong to a {other}"))),
        }
    }
}

/// What kinds of files are kept. What somebody says about a file is not kept: these were found out by looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    Png,
    Pdf,
}

impl FileKind {
    /// As a browser is told.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }

    /// What its name ends in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    pub(super) fn read(ending: &str) -> Result<Self, StoreError> {
        [Self::Png, Self::Pdf]
            .into_iter()
            .find(|kind| kind.ending() == ending)
            .ok_or_else(|| StoreError::Damaged(format!("no file is a {ending}")))
    }
}

/// A file without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    pub id: u64,
    pub owner: FileOwner,
    pub kind: FileKind,
    /// A plain name without an ending; may be empty.
    pub name: String,
    pub added_ms: i64,
}

/// Reading files. They come and go as [effects](super::Effect), beside the event that tells of it.
#[async_trait]
pub trait Files: Send + Sync + 'static {
    /// A file and its bytes.
    async fn file(&self, id: u64) -> Result<Option<(FileRow, Vec<u8>)>, StoreError>;

    /// What it says on a file, without its bytes.
    async fn file_row(&self, id: u64) -> Result<Option<FileRow>, StoreError>;

    /// An owner's files, the oldest first.
    async fn files_of(&self, owner: FileOwner) -> Result<Vec<FileRow>, StoreError>;
}

/// A row of the table without its bytes: id, whose it is, kind, name, since when.
pub(super) type Row = (i64, String, i64, String, String, i64);

pub(super) fn read((id, owner_kind, owner, kind, name, added_ms): Row) -> Result<FileRow, StoreError> {
    let owner = FileOwner::read(&owner_kind, owner)?;
    Ok(FileRow { id: from_row(id), owner, kind: FileKind::read(&kind)?, name, added_ms })
}
