//! Who somebody is, found out from cookies and tokens. Secrets are kept only as their SHA-256.

pub mod city;
mod cookies;
mod device;
mod guesses;
mod limits;
pub mod one_time;
pub mod passkeys;
pub mod passwords;
pub mod sessions;
pub mod waiting;

use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;
use domain::ids::{AccountId, OrganisationId, SeatId, WorkshopId};
use domain::{Principal, Right};
use sha2::{Digest, Sha256};

use crate::app_state::App;
use crate::clock;
use crate::directory::Directory;
use crate::error::AppError;
use crate::store::{Hash, SignedIn, Store, Strength};

pub use cookies::{Cookies, cookie_text, cookie_value, only_ours, set_cookie, set_cookie_at};
pub use device::device;
pub use guesses::Guesses;
pub use limits::Limits;

/// The cookie of a facilitator's session.
pub const DESK_COOKIE: &str = "desk";
/// A facilitator's session ends after so long without use …
pub const DESK_IDLE_MS: i64 = 12 * 60 * 60 * 1000;
/// … and after so long in any case.
pub const DESK_ABSOLUTE_MS: i64 = 14 * 24 * 60 * 60 * 1000;
/// A one-time link can be used for so long.
pub const LINK_LASTS_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// A seat's cookie is kept by the browser for so long, in seconds.
pub const SEAT_LASTS_SECS: u32 = 90 * 24 * 60 * 60;

/// How long what is open outlives the end of its session, or the loss of its right.
const RIGHT_CHECKED_EVERY: Duration = Duration::from_secs(2);

/// What is stored of a secret.
pub fn hash(secret: &str) -> Hash {
    Sha256::digest(secret.as_bytes()).into()
}

/// What is stored of an address that an organisation has invited: nobody can read it back, and it says nothing at another
/// organisation.
pub fn hash_invited(organisation: OrganisationId, folded: &str) -> Hash {
    hash(&format!("invited:{organisation}:{folded}"))
}

/// What is stored of a return code: bound to its workshop, whatever capitals and spaces were typed.
pub fn hash_reentry(workshop: WorkshopId, code: &str) -> Hash {
    let letters: String = code
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c.to_ascii_lowercase() {
            // Crockford's alphabet: what looks alike is alike.
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect();
    hash(&format!("reentry:{workshop}:{letters}"))
}

/// The name of the cookie that holds a seat's token.
pub fn seat_cookie(workshop: WorkshopId) -> String {
    format!("seat-{workshop}")
}

/// The name of the cookie that holds a person's return code, so that the page can show it again.
pub fn reentry_cookie(workshop: WorkshopId) -> String {
    format!("return-{workshop}")
}

/// The seat a token opens in a workshop.
///
/// # Errors
/// `SessionMissing` when it opens none there.
pub async fn seat_of_token(store: &dyn Store, workshop: WorkshopId, token: &str) -> Result<SeatId, AppError> {
    match store.seat_by_token(&hash(token)).await? {
        Some((there, seat)) if there == workshop.0 => Ok(SeatId(seat)),
        Some(_) | None => Err(AppError::SessionMissing),
    }
}

/// The seat somebody's cookies open in a workshop: with a token of the seat's own, or as the account that has taken it along.
///
/// # Errors
/// `SessionMissing` when they open none there.
pub async fn seat(store: &dyn Store, workshop: WorkshopId, headers: &HeaderMap) -> Result<SeatId, AppError> {
    seat_and_session(store, workshop, headers).await.map(|(seat, _)| seat)
}

/// The same, with the session it depends on, if it is open by that alone.
///
/// # Errors
/// `SessionMissing` when they open none there.
pub async fn seat_and_session(
    store: &dyn Store,
    workshop: WorkshopId,
    headers: &HeaderMap,
) -> Result<(SeatId, Option<Hash>), AppError> {
    if let Some(token) = Cookies::of(headers).get(&seat_cookie(workshop)) {
        match seat_of_token(store, workshop, token).await {
            Err(AppError::SessionMissing) => {}
            other => return other.map(|seat| (seat, None)),
        }
    }
    let account = account(store, headers).await?;
    let claims = store.claims(account.0).await?;
    let seat = claims.into_iter().find(|(there, _)| *there == workshop.0).ok_or(AppError::SessionMissing)?;
    Ok((SeatId(seat.1), session_hash(headers)))
}

/// What is stored of the session in somebody's cookies, whether or not it still counts.
pub fn session_hash(headers: &HeaderMap) -> Option<Hash> {
    Cookies::of(headers).get(DESK_COOKIE).map(hash)
}

/// The account somebody's cookies belong to.
///
/// # Errors
/// `SessionMissing` when nobody is signed in with them, or nobody any more.
pub async fn account(store: &dyn Store, headers: &HeaderMap) -> Result<AccountId, AppError> {
    let signed_in = signed_in(store, headers).await?.ok_or(AppError::SessionMissing)?;
    Ok(AccountId(signed_in.account))
}

/// Who asks, as rights see it.
///
/// # Errors
/// What the store says when it cannot be read.
pub async fn principal(app: &App, headers: &HeaderMap) -> Result<Principal, AppError> {
    let signed_in = signed_in(&*app.store, headers).await?;
    Ok(signed_in.map_or(Principal::Public, |it| Principal::Account {
        id: AccountId(it.account),
        assured: it.strength == Strength::Assured || !app.settings.second_factor,
    }))
}

async fn signed_in(store: &dyn Store, headers: &HeaderMap) -> Result<Option<SignedIn>, AppError> {
    let Some(session) = session_hash(headers) else { return Ok(None) };
    let found = store.session(&session, clock::now().0).await?;
    Ok(found.filter(|it| it.strength > Strength::Waiting))
}

/// The account, if it may run this workshop.
///
/// # Errors
/// `SessionMissing` without a session, `Forbidden` when it is somebody else's workshop.
pub async fn steward(app: &App, workshop: WorkshopId, headers: &HeaderMap) -> Result<AccountId, AppError> {
    let who = principal(app, headers).await?;
    let account = who.account().ok_or(AppError::SessionMissing)?;
    if runs(&*app.store, &app.directory, workshop, who).await? { Ok(account) } else { Err(AppError::Forbidden) }
}

/// Whether somebody may run a workshop now: the store knows who is listed, [`domain::may`] says what follows from it.
async fn runs(
    store: &dyn Store,
    directory: &Directory,
    workshop: WorkshopId,
    who: Principal,
) -> Result<bool, AppError> {
    let Some(account) = who.account() else { return Ok(false) };
    let listed = store.is_steward(workshop.0, account.0).await?;
    Ok(domain::may(who, Right::RunWorkshop { listed }, &*directory.now().await?, clock::now()).is_ok())
}

/// Waits until a steward's session counts no more or the workshop is not his any longer, wherever that was brought about.
/// While the store cannot be asked nobody loses anything.
pub async fn right_lost(
    store: Arc<dyn Store>,
    directory: Arc<Directory>,
    workshop: WorkshopId,
    steward: AccountId,
    session: Hash,
) {
    // What is asked here asks for no second factor.
    let who = Principal::Account { id: steward, assured: false };
    loop {
        tokio::time::sleep(RIGHT_CHECKED_EVERY).await;
        let lives = store.session_lives(&session, clock::now().0).await;
        let runs = runs(&*store, &directory, workshop, who).await;
        if matches!((lives, runs), (Ok(false), _) | (_, Ok(false))) {
            return;
        }
    }
}

/// Waits until a session counts no more, wherever that was brought about.
pub async fn session_lost(store: Arc<dyn Store>, session: Hash) {
    loop {
        tokio::time::sleep(RIGHT_CHECKED_EVERY).await;
        if let Ok(false) = store.session_lives(&session, clock::now().0).await {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_code_may_be_typed_as_it_is_read() {
        let workshop = WorkshopId(7);
        assert_eq!(hash_reentry(workshop, "a1b0-c2d3"), hash_reentry(workshop, " AlBO c2D3 "));
        assert_ne!(hash_reentry(workshop, "a1b0c2d3"), hash_reentry(WorkshopId(8), "a1b0c2d3"));
    }
}
