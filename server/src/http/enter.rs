//! A facilitator's one-time link: looking at it does not use it up, the button does.

use app::pages::{Enter, Page};
use axum::extract::Path;
use axum::response::Response;

use super::asked::Asked;
use crate::error::AppError;
use crate::identity::{self, DESK_ABSOLUTE_MS, DESK_COOKIE, DESK_IDLE_MS};
use crate::store::Strength;
use crate::{chance, clock};

pub(super) async fn page(asked: Asked, Path(token): Path<String>) -> Response {
    if !token.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return asked.sorry(&AppError::NotFound, None);
    }
    asked.page(Page::Enter(Enter { token, problem: None }))
}

pub(super) async fn enter(asked: Asked, Path(token): Path<String>) -> Response {
    let session = chance::secret();
    let entered = async {
        let (store, now) = (&asked.app.store, clock::now().0);
        let facilitator = store.use_one_time_link(&identity::hash(&token), now).await?.ok_or(AppError::LinkUsed)?;
        let (hash, device) = (identity::hash(&session), identity::device(&asked.headers));
        store.put_session(&hash, facilitator, &device, now, DESK_IDLE_MS, DESK_ABSOLUTE_MS, Strength::Plain).await?;
        Ok::<_, AppError>(())
    };
    match entered.await {
        Ok(()) => {
            let secs = u32::try_from(DESK_ABSOLUTE_MS / 1000).unwrap_or(u32::MAX);
            asked.go_with("/desk", &[(DESK_COOKIE, &session, secs)])
        }
        Err(error) => {
            error.log();
            asked.page_with(error.status(), Page::Enter(Enter { token: String::new(), problem: Some(error.problem()) }))
        }
    }
}
