//! A one-time link: its token leaves the address at once, looking at the page does not use it up, the button does.

use app::pages::{Enter, Page};
use axum::extract::Path;
use axum::response::Response;
use tokio::sync::Mutex;

use super::asked::Asked;
use super::carried::{Carried, Purpose, arrived, put_down};
use crate::clock;
use crate::error::AppError;
use crate::identity::{self, DESK_ABSOLUTE_MS, DESK_COOKIE, DESK_IDLE_MS};
use crate::store::{NewSession, Strength};

/// One link is used at a time: a second click of the same instant finds the session that the first one began.
static USING: Mutex<()> = Mutex::const_new(());

/// Where whoever has come in finds everything, if no address says otherwise.
const DESK: &str = "/desk";

pub(super) async fn token(asked: Asked, Path(token): Path<String>) -> Response {
    arrived(&asked, Purpose::Enter, &token)
}

pub(super) async fn page(asked: Asked) -> Response {
    if Carried::of(&asked, Purpose::Enter).is_some() {
        return asked.page(Page::Enter(Enter { problem: None }));
    }
    already_in(&asked, DESK).await.unwrap_or_else(|| asked.sorry(&AppError::LinkNotCarried, None))
}

pub(super) async fn enter(asked: Asked) -> Response {
    let Some(carried) = Carried::of(&asked, Purpose::Enter) else {
        return already_in(&asked, DESK).await.unwrap_or_else(|| asked.sorry(&AppError::LinkNotCarried, None));
    };
    let onward = carried.next().unwrap_or(DESK);
    let answer = match open(&asked, &carried).await {
        Ok(session) => {
            let secs = u32::try_from(DESK_ABSOLUTE_MS / 1000).unwrap_or(u32::MAX);
            asked.go_with(onward, &[(DESK_COOKIE, &session, secs)])
        }
        // Whoever is signed in already has no need of the link.
        Err(error @ AppError::LinkUsed) => match already_in(&asked, onward).await {
            Some(answer) => answer,
            None => refused(&asked, &error),
        },
        // The link is still good: it stays carried, for another try.
        Err(error) => return refused(&asked, &error),
    };
    put_down(&asked, Purpose::Enter, answer)
}

/// Uses the link up. Answers the session's secret: a second click in the same browser gets the same one.
async fn open(asked: &Asked, carried: &Carried) -> Result<String, AppError> {
    let _alone = USING.lock().await;
    let (store, now) = (&asked.app.store, clock::now().0);
    let session = carried.fresh_secret();
    let hash = identity::hash(&session);
    match store.use_one_time_link(&carried.hash(), now).await? {
        Some(account) => {
            // What this browser was signed in with until now is replaced; nobody could end it from here any more.
            if let (Some(before), Ok(whose)) =
                (identity::session_hash(&asked.headers), identity::account(&**store, &asked.headers).await)
            {
                store.revoke_session(whose.0, &before).await?;
            }
            let session = NewSession {
                token_hash: hash,
                account,
                device: identity::device(&asked.headers),
                idle_ms: DESK_IDLE_MS,
                absolute_ms: DESK_ABSOLUTE_MS,
                strength: Strength::Plain,
            };
            store.put_session(&session, now).await?;
        }
        None if store.session_lives(&hash, now).await? => {}
        None => return Err(AppError::LinkUsed),
    }
    Ok(session)
}

/// The way on for somebody who is signed in.
async fn already_in(asked: &Asked, onward: &str) -> Option<Response> {
    identity::account(&*asked.app.store, &asked.headers).await.ok().map(|_| asked.go(onward))
}

fn refused(asked: &Asked, error: &AppError) -> Response {
    error.log();
    asked.page_with(error.status(), Page::Enter(Enter { problem: Some(error.problem()) }))
}
