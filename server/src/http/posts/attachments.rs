//! Files that lie at a post: PDFs, for those who may look inside.

use app::pages::AttachmentLine;
use axum::extract::{FromRequest, Multipart, Path, Request};
use axum::response::Response;
use domain::directory::attachments::Command as Attachment;
use domain::directory::{Command, Refusal};
use domain::ids::{FileId, PostId};
use domain::{Principal, Right};

use super::super::asked::Asked;
use super::super::uploads::{ATTACHMENT_BYTES, Upload, UploadForm, attachment};
use super::page::shown;
use super::{Reader, Sent};
use crate::chance;
use crate::directory::About;
use crate::error::AppError;
use crate::store::{Effect, FileOwner};

/// Those at one post, the oldest first.
pub(super) async fn lines(reader: &Reader<'_>, post: PostId) -> Result<Vec<AttachmentLine>, AppError> {
    let mut names: std::collections::BTreeMap<u64, String> =
        reader.asked.app.store.files_of(FileOwner::Post(post)).await?.into_iter().map(|it| (it.id, it.name)).collect();
    let at = reader.directory.attachments.at(post).into_iter();
    Ok(at
        .map(|(id, it)| AttachmentLine {
            id,
            name: names.remove(&id.0).unwrap_or_default(),
            by: reader.name_of(it.by),
            day: reader.day(it.at),
        })
        .collect())
}

pub(in crate::http) async fn attach(asked: Asked, Path(post): Path<String>, request: Request) -> Response {
    let here = format!("/posts/{post}");
    let kept = async {
        let id: PostId = post.parse().map_err(|_| AppError::NotFound)?;
        // Nothing is read before it is known who sends it.
        let who = asked.may(Right::WorkAt(id)).await?;
        let account = who.account().ok_or(AppError::SessionMissing)?;
        asked.app.limits.upload(account)?;
        let form = Multipart::from_request(request, &()).await.map_err(|_| AppError::Malformed)?;
        let UploadForm { pairs, file } = asked.app.uploads.read(form, ATTACHMENT_BYTES, account).await?;
        let sent = Sent { fields: pairs };
        let (_, file) = file.ok_or(AppError::NoPdf)?;
        let fresh = sent.fresh().ok_or(AppError::Malformed)?;
        match keep(&asked, who, id, FileId(fresh), file.clone()).await {
            Err(AppError::Directory(Refusal::AlreadySo) | AppError::CodeTaken) => {
                let there = asked.app.store.file(fresh).await?;
                let same = there.is_some_and(|(row, bytes)| row.owner == FileOwner::Post(id) && bytes == file.bytes);
                // A second click: it lies there. Another file in an old form is another file.
                if same { Ok(()) } else { keep(&asked, who, id, FileId(chance::id()), file).await }
            }
            other => other,
        }
    };
    match kept.await {
        Ok(()) => asked.go(&format!("{here}?saved=1#attachments")),
        Err(error) if is_about_the_file(&error) => {
            error.log();
            let sent = Sent { fields: vec![("do".to_owned(), "attach".to_owned())] };
            asked.shown(shown(&asked, &post, Some(sent.typed(&error))).await, Some(&error))
        }
        Err(error) => asked.sorry(&error, Some(here)),
    }
}

async fn keep(asked: &Asked, who: Principal, post: PostId, id: FileId, file: Upload) -> Result<(), AppError> {
    let put = attachment(FileOwner::Post(post), id, file)?;
    let about = About { fresh: Some(id.0), ..About::default() };
    asked.app.directory.act(who, Attachment::Attach { post }.into(), about, vec![put]).await.map(|_| ())
}

/// The page can be shown again, with a sentence at the form.
fn is_about_the_file(error: &AppError) -> bool {
    matches!(
        error,
        AppError::NoPdf
            | AppError::FileDamaged
            | AppError::FileTooLarge { .. }
            | AppError::TooFast { .. }
            | AppError::Directory(Refusal::TooMany { .. })
    )
}

/// What a form asks for that takes one away.
pub(super) fn remove(sent: &Sent) -> Result<(Command, Vec<Effect>), AppError> {
    let file: FileId = sent.text("file").parse().map_err(|_| AppError::Malformed)?;
    Ok((Attachment::Remove { file }.into(), vec![Effect::DropFile { id: file.0 }]))
}
