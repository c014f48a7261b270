//! Where a facilitator is signed in. What ends here ends for consoles that are open with it, too.

use app::pages::{Page, SessionRow, Sessions};
use axum::extract::RawForm;
use axum::response::Response;
use domain::Timestamp;

use super::asked::{Asked, day_and_clock_in};
use super::join::form_pairs;
use crate::clock;
use crate::error::AppError;
use crate::identity;
use crate::store::{Hash, Session};

pub(super) async fn page(asked: Asked) -> Response {
    match list(&asked).await {
        Ok(sessions) => asked.page(Page::Sessions(Sessions { sessions })),
        Err(error) => asked.sorry(&error, None),
    }
}

/// Ends one of one's own sessions (`end` names it), or all others (`end=others`).
pub(super) async fn end(asked: Asked, RawForm(form): RawForm) -> Response {
    let which = form_pairs(&form).into_iter().find(|(name, _)| name == "end").map(|(_, value)| value);
    let ended = async {
        let store = &*asked.app.store;
        let facilitator = identity::account(store, &asked.headers).await?;
        let here = identity::session_hash(&asked.headers).ok_or(AppError::SessionMissing)?;
        match which.as_deref() {
            Some("others") => store.revoke_other_sessions(facilitator.0, &here).await?,
            Some(handle) => store.revoke_session(facilitator.0, &hash_of(handle)?).await?,
            None => return Err(AppError::Malformed),
        }
        // Those whose session still counts come back at once.
        asked.app.rooms.close_facilitator(facilitator).await;
        Ok(())
    };
    match ended.await {
        Ok(()) => asked.go("/desk/sessions"),
        Err(error) => asked.sorry(&error, Some("/desk/sessions".to_owned())),
    }
}

async fn list(asked: &Asked) -> Result<Vec<SessionRow>, AppError> {
    let store = &*asked.app.store;
    let facilitator = identity::account(store, &asked.headers).await?;
    let here = identity::session_hash(&asked.headers);
    let time = |ms| day_and_clock_in(&asked.app.settings.time_zone, Timestamp(ms));
    let row = |session: Session| SessionRow {
        here: here == Some(session.token_hash),
        handle: session.token_hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        begun: (session.begun_ms > 0).then(|| time(session.begun_ms)),
        used: time(session.touched_ms),
        device: session.device,
    };
    Ok(store.sessions(facilitator.0, clock::now().0).await?.into_iter().map(row).collect())
}

fn hash_of(handle: &str) -> Result<Hash, AppError> {
    let digit = |place: usize| handle.get(place..place + 2).and_then(|byte| u8::from_str_radix(byte, 16).ok());
    let bytes: Option<Vec<u8>> = (0..handle.len()).step_by(2).map(digit).collect();
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or(AppError::Malformed)
}
