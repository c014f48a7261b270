//! Beginning and ending a session: in one place, so that no way in forgets the second factor.

use axum::http::HeaderMap;
use domain::ids::AccountId;

use super::{DESK_ABSOLUTE_MS, DESK_IDLE_MS, device, hash, session_hash};
use crate::app_state::App;
use crate::error::AppError;
use crate::store::{NewSession, Strength};
use crate::{chance, clock};

/// So long the second factor may take, in milliseconds.
const WAITING_MS: i64 = 10 * 60 * 1000;

/// What came of showing the first factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// Signed in, with this session's secret.
    In(String),
    /// The second factor is asked for next; until then this secret opens nothing.
    Waiting(String),
}

/// Somebody has shown the first factor of an account. What this browser was signed in with until now ends.
///
/// # Errors
/// What the store says when it cannot save.
pub async fn begin(app: &App, headers: &HeaderMap, account: AccountId) -> Result<Begun, AppError> {
    begin_with(app, headers, account, chance::secret()).await
}

/// The same with a secret that was drawn before, so that it can be found [again].
///
/// # Errors
/// What the store says when it cannot save.
pub async fn begin_with(app: &App, headers: &HeaderMap, account: AccountId, secret: String) -> Result<Begun, AppError> {
    let has_second = app.store.totp(account.0).await?.is_some_and(|totp| totp.confirmed_ms.is_some());
    if has_second {
        put(app, headers, account, &secret, Strength::Waiting).await?;
        return Ok(Begun::Waiting(secret));
    }
    swap(app, headers, account, &secret, Strength::Plain).await?;
    Ok(Begun::In(secret))
}

/// What was begun with a secret, as long as it counts: for whoever clicks twice.
///
/// # Errors
/// What the store says when it cannot be read.
pub async fn again(app: &App, secret: String) -> Result<Option<Begun>, AppError> {
    let session = app.store.session(&hash(&secret), clock::now().0).await?;
    Ok(session.map(|session| match session.strength {
        Strength::Waiting => Begun::Waiting(secret),
        Strength::Plain | Strength::Assured => Begun::In(secret),
    }))
}

/// A session of this strength instead of the one this browser had: nobody goes on with a secret from before.
///
/// # Errors
/// What the store says when it cannot save.
pub async fn replace(
    app: &App,
    headers: &HeaderMap,
    account: AccountId,
    strength: Strength,
) -> Result<String, AppError> {
    let secret = chance::secret();
    swap(app, headers, account, &secret, strength).await?;
    Ok(secret)
}

async fn swap(
    app: &App,
    headers: &HeaderMap,
    account: AccountId,
    secret: &str,
    strength: Strength,
) -> Result<(), AppError> {
    put(app, headers, account, secret, strength).await?;
    if let Some(before) = session_hash(headers)
        && let Some(whose) = app.store.session(&before, clock::now().0).await?
    {
        app.store.revoke_session(whose.account, &before).await?;
    }
    Ok(())
}

async fn put(
    app: &App,
    headers: &HeaderMap,
    account: AccountId,
    secret: &str,
    strength: Strength,
) -> Result<(), AppError> {
    let (idle_ms, absolute_ms) = match strength {
        Strength::Waiting => (WAITING_MS, WAITING_MS),
        Strength::Plain | Strength::Assured => (DESK_IDLE_MS, DESK_ABSOLUTE_MS),
    };
    let session = NewSession {
        token_hash: hash(secret),
        account: account.0,
        device: device(headers),
        idle_ms,
        absolute_ms,
        strength,
    };
    Ok(app.store.put_session(&session, clock::now().0).await?)
}
