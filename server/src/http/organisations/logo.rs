//! An organisation's logo: looked at, drawn anew, and shown to whoever may see the organisation.

use axum::extract::{FromRequest, Multipart, Path, Request};
use axum::response::Response;
use domain::directory::organisations::Command;
use domain::ids::{FileId, OrganisationId};
use domain::{Right, directory};

use super::Seen;
use super::shown;
use crate::chance;
use crate::directory::About;
use crate::error::AppError;
use crate::http::asked::Asked;
use crate::http::uploads::{self, LOGO_BYTES};
use crate::store::{FileKind, FileOwner};
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
        let (_, file) = form.file.ok_or(AppError::NoPicture)?;
        let put = uploads::logo(&asked.app, FileOwner::Organisation(id), FileId(chance::id()), file).await?;
        let command = Command::Picture { organisation: id, on: true };
        asked.app.directory.act(who, command.into(), About::default(), vec![put]).await?;
        Ok::<_, AppError>(id)
    };
    match kept.await {
        Ok(id) => asked.go(&shown::address(id, Some(Said::Saved))),
        Err(error) => asked.sorry(&error, Some(format!("/organisations/{id}"))),
    }
}

/// The logo's file, if there is one.
pub(super) async fn of(asked: &Asked, id: OrganisationId) -> Result<Option<FileId>, AppError> {
    let files = asked.app.store.files_of(FileOwner::Organisation(id)).await?;
    Ok(files.iter().rev().find(|file| file.kind == FileKind::Png).map(|file| FileId(file.id)))
}
