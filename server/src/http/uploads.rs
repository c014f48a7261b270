//! Forms with files in them (multipart/form-data, RFC 7578): read within limits, looked at, and kept.
//!
//! A page that takes files gives its route `body_limit`, asks first who is there (and `limits.upload`), and only then reads.
//! Nothing is believed that the form says of a file but its name, and that is cleaned before it is kept.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Multipart};
use axum::http::StatusCode;
use domain::ids::{AccountId, FileId};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::app_state::App;
use crate::clock;
use crate::documents::{Easel, LONGEST_ATTACHMENT, LONGEST_PICTURE, check_pdf, plain_name};
use crate::error::AppError;
use crate::store::{Effect, FileKind, FileOwner, FileRow};

/// Beside its file a form may hold so much: what is typed, and what stands between the parts.
const REST_OF_THE_FORM: usize = 64 * 1024;
const MOST_PARTS: usize = 64;
/// A form is there within this time, however slow the line.
const READ_WITHIN: Duration = Duration::from_secs(60);
/// So many forms are read at the same time: their files lie in memory until they are kept.
const READ_AT_ONCE: usize = 8;
/// For a turn one waits so long at most.
const TURN_WITHIN: Duration = Duration::from_secs(10);
const AGAIN_MS: u32 = 10_000;

/// What is needed to take files in.
pub struct Uploads {
    easel: Easel,
    reading: Semaphore,
    /// Whose forms these are: one at a time each, so that nobody takes all the places by sending slowly.
    senders: Mutex<HashSet<AccountId>>,
}

/// Somebody sends a form, until it is read or given up.
struct Sending<'a>(&'a Uploads, AccountId);

impl Drop for Sending<'_> {
    fn drop(&mut self) {
        self.0.senders.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

impl Default for Uploads {
    fn default() -> Self {
        Self { easel: Easel::default(), reading: Semaphore::new(READ_AT_ONCE), senders: Mutex::default() }
    }
}

/// A file as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// What it was called where it came from: for `plain_name`, and for nothing else.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A form with what was typed and, where one was chosen, a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UploadForm {
    pub pairs: Vec<(String, String)>,
    /// The name of its field, and the file. One at most.
    pub file: Option<(String, Upload)>,
}

/// What a route takes whose form holds a file of so many bytes.
pub fn body_limit(most_bytes: usize) -> DefaultBodyLimit {
    DefaultBodyLimit::max(most_bytes + REST_OF_THE_FORM)
}

impl Uploads {
    /// Reads a form with one file of so many bytes at most.
    ///
    /// # Errors
    /// `FileTooLarge`, `TooLarge` for the rest of it, `Malformed`; `TooFast` when too many are sending at the moment, or
    /// this account is already.
    pub async fn read(&self, form: Multipart, most_bytes: usize, by: AccountId) -> Result<UploadForm, AppError> {
        if !self.senders.lock().unwrap_or_else(PoisonError::into_inner).insert(by) {
            return Err(AppError::TooFast { retry_after_ms: AGAIN_MS });
        }
        let _sending = Sending(self, by);
        let turn = timeout(TURN_WITHIN, self.reading.acquire()).await;
        let Ok(Ok(_turn)) = turn else { return Err(AppError::TooFast { retry_after_ms: AGAIN_MS }) };
        timeout(READ_WITHIN, read(form, most_bytes)).await.unwrap_or(Err(AppError::Malformed))
    }
}

async fn read(mut form: Multipart, most_bytes: usize) -> Result<UploadForm, AppError> {
    let wrong = |error: &axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(most_bytes),
        _ => AppError::Malformed,
    };
    let (mut read, mut typed) = (UploadForm::default(), 0);
    for _ in 0..MOST_PARTS {
        let Some(mut part) = form.next_field().await.map_err(|error| wrong(&error))? else { return Ok(read) };
        let field = part.name().unwrap_or_default().to_owned();
        // What cannot stand in the head of a part is written so by browsers (WHATWG HTML, multipart form data).
        let name = part.file_name().map(|name| name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"));
        let room = if name.is_some() { most_bytes } else { REST_OF_THE_FORM - typed };
        let mut bytes = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(|error| wrong(&error))? {
            if bytes.len() + piece.len() > room {
                return Err(if name.is_some() { too_large(most_bytes) } else { AppError::TooLarge });
            }
            bytes.extend_from_slice(&piece);
        }
        match name {
            // A field for a file in which none was chosen comes without a name and empty.
            Some(name) if name.is_empty() && bytes.is_empty() => {}
            Some(_) if read.file.is_some() => return Err(AppError::Malformed),
            Some(name) => read.file = Some((field, Upload { name, bytes })),
            None => {
                typed += bytes.len();
                read.pairs.push((field, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    Err(AppError::TooLarge)
}

fn too_large(most_bytes: usize) -> AppError {
    AppError::FileTooLarge { most_mib: u32::try_from(most_bytes / (1024 * 1024)).unwrap_or(u32::MAX) }
}

/// The longest file of a form for a logo.
pub const LOGO_BYTES: usize = LONGEST_PICTURE;
/// The longest file of a form for an attachment.
pub const ATTACHMENT_BYTES: usize = LONGEST_ATTACHMENT;

/// What there is to keep of a logo: drawn anew, in place of the owner's one before.
///
/// # Errors
/// What is wrong with the picture.
pub async fn logo(app: &App, owner: FileOwner, id: FileId, upload: Upload) -> Result<Effect, AppError> {
    let png = app.uploads.easel.draw(upload.bytes).await?;
    Ok(Effect::ReplaceFile { file: row(id, owner, FileKind::Png, &upload.name), bytes: png.into() })
}

/// What there is to keep of an attachment, which stays as it came.
///
/// # Errors
/// What is wrong with the file.
pub fn attachment(owner: FileOwner, id: FileId, upload: Upload) -> Result<Effect, AppError> {
    check_pdf(&upload.bytes)?;
    let file = row(id, owner, FileKind::Pdf, &upload.name);
    Ok(Effect::PutFile { file, bytes: upload.bytes.into() })
}

fn row(id: FileId, owner: FileOwner, kind: FileKind, name: &str) -> FileRow {
    FileRow { id: id.0, owner, kind, name: plain_name(name), added_ms: clock::now().0 }
}
