//! Which mail somebody wants, and the link at the foot of a mail that ends one kind of it.

use app::pages::{EndMail, MailWishes, Page};
use axum::extract::{Path, RawForm};
use axum::http::StatusCode;
use axum::response::Response;
use domain::mail::{Often, Topic};

use super::asked::Asked;
use super::join::form_pairs;
use crate::error::AppError;
use crate::identity;
use crate::mail;

pub(super) async fn wishes(asked: Asked) -> Response {
    let page = async {
        let account = identity::account(&*asked.app.store, &asked.headers).await?;
        let mut wishes = Vec::new();
        for topic in Topic::ALL {
            wishes.push((topic, mail::wish(&*asked.app.store, account.0, topic).await?));
        }
        let saved = asked.query("saved").is_some();
        Ok::<_, AppError>(Page::MailWishes(MailWishes { wishes, mail_works: asked.app.settings.mail_works(), saved }))
    };
    asked.shown(page.await, None)
}

/// Sets what a form says; a topic that it leaves out stays as it is.
pub(super) async fn wish(asked: Asked, RawForm(form): RawForm) -> Response {
    let saved = async {
        let store = &*asked.app.store;
        let account = identity::account(store, &asked.headers).await?;
        for (topic, often) in wished(&form)? {
            store.put_mail_wish(account.0, topic.key(), often.key()).await?;
        }
        Ok::<_, AppError>(())
    };
    match saved.await {
        Ok(()) => asked.go("/account/mail?saved=yes"),
        Err(error) => asked.sorry(&error, Some("/account/mail".to_owned())),
    }
}

fn wished(form: &[u8]) -> Result<Vec<(Topic, Often)>, AppError> {
    let read = |(topic, often): (String, String)| {
        let topic = Topic::from_key(&topic)?;
        Some((topic, topic.wish(&often)?))
    };
    let wished: Option<Vec<_>> = form_pairs(form).into_iter().map(read).collect();
    wished.filter(|wished| !wished.is_empty()).ok_or(AppError::Malformed)
}

/// Looking at the link ends nothing: mail programs look at links, too.
pub(super) async fn end_page(asked: Asked, Path(token): Path<String>) -> Response {
    let topic = asked.app.store.unsubscribe_topic(&identity::hash(&token)).await;
    answer(&asked, token, topic, false)
}

/// The button was pressed, here or in a mail program (RFC 8058): that sends neither cookies nor an origin, and wants no
/// redirect. Whoever is signed in makes no difference.
pub(super) async fn end(asked: Asked, Path(token): Path<String>) -> Response {
    let topic = asked.app.store.unsubscribe(&identity::hash(&token)).await;
    answer(&asked, token, topic, true)
}

fn answer(
    asked: &Asked,
    token: String,
    topic: Result<Option<String>, crate::store::StoreError>,
    ended: bool,
) -> Response {
    match topic {
        Ok(topic) => {
            let topic = topic.as_deref().and_then(Topic::from_key);
            let status = if topic.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
            asked.page_with(status, Page::EndMail(EndMail { token, topic, ended }))
        }
        Err(error) => asked.sorry(&error.into(), None),
    }
}
