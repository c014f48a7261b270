//! The upgrade to a websocket: Origin checked, size and buffers bounded, and it is known who comes.

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::ids::{AccountId, WorkshopId};
use domain::wire::SUBPROTOCOL;

use super::desk::by_projector_key;
use crate::app_state::App;
use crate::error::AppError;
use crate::identity;
use crate::live::{SocketRole, Viewer, serve_socket};

/// Larger messages end the connection; those above the protocol's own limit are only refused.
const LARGEST_FRAME: usize = 64 * 1024;
/// Per socket, and there are thousands: the default of 128 KiB is too much.
const READ_BUFFER: usize = 4 * 1024;
const WRITE_BUFFER: usize = 8 * 1024;
/// A snapshot of the largest room passes.
const LARGEST_WRITE: usize = 32 * 1024 * 1024;

/// A participant's socket; without a seat's cookie a steward's, and otherwise the token in `hello` decides.
pub(super) async fn room(
    State(app): State<App>,
    Path(workshop): Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Ok(workshop) = workshop.parse::<WorkshopId>() else { return StatusCode::NOT_FOUND.into_response() };
    let role = match identity::seat_and_session(&*app.store, workshop, &headers).await {
        Ok((seat, None)) => SocketRole::Known(Viewer::Seat(seat)),
        Ok((seat, Some(session))) => SocketRole::Claimed(seat, session),
        Err(AppError::SessionMissing) => match identity::steward(&app, workshop, &headers).await {
            Ok(facilitator) => as_steward(facilitator, &headers),
            Err(_) => SocketRole::ByToken,
        },
        Err(error) => return refuse(&error),
    };
    open(app, workshop, role, &headers, upgrade)
}

/// The console's socket.
pub(super) async fn console(
    State(app): State<App>,
    Path(workshop): Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Ok(workshop) = workshop.parse::<WorkshopId>() else { return StatusCode::NOT_FOUND.into_response() };
    match identity::steward(&app, workshop, &headers).await {
        Ok(facilitator) => open(app, workshop, as_steward(facilitator, &headers), &headers, upgrade),
        // Said over the socket, where the page can hear it.
        Err(AppError::SessionMissing | AppError::Forbidden) => {
            open(app, workshop, SocketRole::ByToken, &headers, upgrade)
        }
        Err(error) => refuse(&error),
    }
}

/// The projector's socket: whoever has its address sees what it shows.
pub(super) async fn projector(
    State(app): State<App>,
    Path(key): Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    match by_projector_key(&app, &key).await {
        Ok(row) => open(app, WorkshopId(row.id), SocketRole::Known(Viewer::Projector), &headers, upgrade),
        Err(error) => refuse(&error),
    }
}

fn as_steward(facilitator: AccountId, headers: &HeaderMap) -> SocketRole {
    identity::session_hash(headers).map_or(SocketRole::ByToken, |session| SocketRole::Steward(facilitator, session))
}

fn open(app: App, workshop: WorkshopId, role: SocketRole, headers: &HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    if !from_us(headers, &app.settings.public_url) {
        return (StatusCode::FORBIDDEN, "forbidden_origin\n").into_response();
    }
    upgrade
        .protocols([SUBPROTOCOL])
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(LARGEST_WRITE)
        .max_message_size(LARGEST_FRAME)
        .max_frame_size(LARGEST_FRAME)
        .on_upgrade(move |socket| serve_socket(socket, workshop, role, app))
}

/// A browser says where a page came from; other sites' pages must not speak with our cookies. Other clients say nothing.
pub(super) fn from_us(headers: &HeaderMap, public_url: &str) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    let host = headers.get(HOST).and_then(|h| h.to_str().ok());
    let same_host = host.is_some_and(|host| origin.split_once("://").is_some_and(|(_, authority)| authority == host));
    origin == public_url || same_host
}

fn refuse(error: &AppError) -> Response {
    error.log();
    (error.status(), error.problem().code).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_our_own_pages_and_clients_without_pages_get_in() {
        let asks = |origin: Option<&'static str>, host: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static(host));
            if let Some(origin) = origin {
                headers.insert(ORIGIN, HeaderValue::from_static(origin));
            }
            from_us(&headers, "https://cafe.example.org")
        };
        assert!(asks(None, "cafe.example.org"));
        assert!(asks(Some("https://cafe.example.org"), "inner:3000"));
        assert!(asks(Some("http://10.0.0.5:3000"), "10.0.0.5:3000"));
        assert!(!asks(Some("https://evil.example"), "cafe.example.org"));
        assert!(!asks(Some("https://cafe.example.org.evil.example"), "cafe.example.org"));
        assert!(!asks(Some("null"), "cafe.example.org"));
    }
}
