//! A one-time link: its token leaves the address at once, looking at the page does not use it up, the button does.

use app::pages::{Enter, Page};
use axum::extract::Path;
use axum::response::Response;
use domain::ids::AccountId;
use tokio::sync::Mutex;

use super::asked::Asked;
use super::carried::{Carried, Purpose, arrived, put_down};
use super::sign_in::onward;
use crate::clock;
use crate::error::AppError;
use crate::identity;
use crate::identity::sessions::{self, Begun};

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
    let next = carried.next().unwrap_or(DESK);
    let answer = match open(&asked, &carried).await {
        Ok(begun) => onward(&asked, &begun, next, None),
        // Whoever is signed in already has no need of the link.
        Err(error @ AppError::LinkUsed) => match already_in(&asked, next).await {
            Some(answer) => answer,
            None => refused(&asked, &error),
        },
        // The link is still good: it stays carried, for another try.
        Err(error) => return refused(&asked, &error),
    };
    put_down(&asked, Purpose::Enter, answer)
}

/// Uses the link up. It stands for the first factor alone: a second one that was set up is asked for. A second click in the
/// same browser finds what the first one began.
async fn open(asked: &Asked, carried: &Carried) -> Result<Begun, AppError> {
    let _alone = USING.lock().await;
    let app = &asked.app;
    let secret = carried.fresh_secret();
    match app.store.use_one_time_link(&carried.hash(), clock::now().0).await? {
        Some(account) => sessions::begin_with(app, &asked.headers, AccountId(account), secret).await,
        None => sessions::again(app, secret).await?.ok_or(AppError::LinkUsed),
    }
}

/// The way on for somebody who is signed in.
async fn already_in(asked: &Asked, onward: &str) -> Option<Response> {
    identity::account(&*asked.app.store, &asked.headers).await.ok().map(|_| asked.go(onward))
}

fn refused(asked: &Asked, error: &AppError) -> Response {
    error.log();
    asked.page_with(error.status(), Page::Enter(Enter { problem: Some(error.problem()) }))
}
