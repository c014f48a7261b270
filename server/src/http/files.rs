//! Files on their way out. Whether somebody may have one is asked each time: an address that was passed on, or that a
//! former representative still has, opens nothing.

use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName};
use axum::response::{IntoResponse, Response};
use domain::Right;
use domain::ids::FileId;

use super::asked::Asked;
use crate::documents::attachment;
use crate::error::AppError;
use crate::store::{FileKind, FileOwner, FileRow};

pub(super) async fn serve(asked: Asked, Path(id): Path<String>) -> Response {
    match load(&asked, &id).await {
        Ok((file, bytes)) => download(&file, bytes),
        Err(error) => asked.sorry(&error, None),
    }
}

/// The file, for those who may have it. To others it does not exist.
async fn load(asked: &Asked, id: &str) -> Result<(FileRow, Vec<u8>), AppError> {
    let id: FileId = id.parse().map_err(|_| AppError::NotFound)?;
    // Its bytes are fetched for those alone who get them.
    let file = asked.app.store.file_row(id.0).await?.ok_or(AppError::NotFound)?;
    if !may_read(asked, file.owner).await? {
        return Err(AppError::NotFound);
    }
    asked.app.store.file(id.0).await?.ok_or(AppError::NotFound)
}

/// Whether whoever asks may read this owner's files: as much as its owner may be seen.
async fn may_read(asked: &Asked, owner: FileOwner) -> Result<bool, AppError> {
    let right = match owner {
        FileOwner::Organisation(id) => Right::SeeOrganisation(id),
        FileOwner::Post(id) => Right::SeePost(id),
    };
    match asked.may(right).await {
        Ok(_) => Ok(true),
        Err(AppError::SessionMissing | AppError::Forbidden | AppError::Directory(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Never shown as a page of ours: it is saved, under a name of ours, as what we found it to be, and should a browser show it
/// all the same, it is in a sandbox. A picture in a page (`<img>`) is drawn regardless.
///
/// Nobody keeps a copy on the way, not even the browser: the right can be lost at any time, devices are shared, and what is
/// drawn anew is small. Logos that are public one day may be served under an address made from their content, and kept.
fn download(file: &FileRow, bytes: Vec<u8>) -> Response {
    let ours = match file.kind {
        FileKind::Png => "visionscafe-logo",
        FileKind::Pdf => "visionscafe",
    };
    let mut answer = bytes.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type()));
    headers.insert(CONTENT_DISPOSITION, attachment(ours, &file.name, file.kind.ending()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    answer
}
