//! An organisation's logo: looked at, drawn anew, and shown to whoever may see the organisation, until it is taken down.

use axum::extract::{FromRequest, Multipart, Path, Request};
use axum::response::Response;
use domain::ids::OrganisationId;
use domain::{Right, directory};

use super::Seen;
use super::shown;
use crate::error::AppError;
use crate::http::asked::Asked;
use crate::http::uploads::{LOGO_BYTES, keep_logo};
use crate::store::{Effect, FileKind, FileOwner};
use app::pages::Said;

pub(in crate::http) async fn logo(asked: Asked, Path(id): Path<String>, request: Request) -> Response {
    let kept = async {
        let seen = Seen::of(&asked).await?;
        let (id, known) = seen.organisation(&id)?;
        // Nothing is read before it is known who sends it.
        let who = asked.may(Right::ChangeOrganisation(id)).await?;
        if known.is_closed() {
            return Err(directory::Refusal::OrganisationClosed.into());
        }
        let account = who.account().ok_or(AppError::SessionMissing)?;
        asked.app.limits.upload(account)?;
        let form = Multipart::from_request(request, &()).await.map_err(|_| AppError::Malformed)?;
        let form = asked.app.uploads.read(form, LOGO_BYTES, account).await?;
        if form.pairs.iter().any(|(name, value)| name == "do" && value == "remove") {
            let kept = asked.app.store.files_of(FileOwner::Organisation(id)).await?;
            let logos = kept.iter().filter(|file| file.kind == FileKind::Png);
            asked.app.directory.carry_out(who, logos.map(|file| Effect::DropFile { id: file.id }).collect()).await?;
            return Ok(id);
        }
        let (_, file) = form.file.ok_or(AppError::NoPicture)?;
        keep_logo(&asked.app, FileOwner::Organisation(id), file).await?;
        Ok::<_, AppError>(id)
    };
    match kept.await {
        Ok(id) => asked.go(&shown::address(id, Some(Said::Saved))),
        Err(error) => asked.sorry(&error, Some(format!("/organisations/{id}"))),
    }
}

/// The address of the logo, if there is one.
pub(super) async fn address(asked: &Asked, id: OrganisationId) -> Result<Option<String>, AppError> {
    let files = asked.app.store.files_of(FileOwner::Organisation(id)).await?;
    let logo = files.iter().rev().find(|file| file.kind == FileKind::Png);
    Ok(logo.map(|file| format!("/files/{}", domain::ids::FileId(file.id))))
}
