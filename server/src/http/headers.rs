//! Headers that every answer carries, the nonce of its scripts, and the cookies of every request, sockets' included.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::app_state::App;
use crate::chance;
use crate::identity;

/// This answer's nonce: only scripts that carry it run.
#[derive(Debug, Clone)]
pub(super) struct Nonce(pub(super) String);

/// Puts the headers on; lets no cookie in that is not ours.
pub(super) async fn secure(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let nonce = chance::key();
    request.extensions_mut().insert(Nonce(nonce.clone()));
    if app.settings.secure() {
        identity::only_ours(request.headers_mut());
    }
    let websocket = app.settings.public_url.replacen("http", "ws", 1);
    let mut answer = next.run(request).await;
    // What an answer says of itself on top of what all say: that it is to be shown in a sandbox, if at all.
    let own = answer.headers().get(CONTENT_SECURITY_POLICY).and_then(|own| own.to_str().ok());
    let own = own.map(|own| format!("; {own}")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
         img-src 'self' data:; connect-src 'self' {websocket}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'{own}"
    );
    let headers = answer.headers_mut();
    put(headers, CONTENT_SECURITY_POLICY, &policy);
    put(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Addresses of projectors and one-time links are secrets: no other site learns them. Where even our own next page must
    // not, the answer says so itself.
    if !headers.contains_key(REFERRER_POLICY) {
        put(headers, REFERRER_POLICY, "same-origin");
    }
    put(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(headers, HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    if !headers.contains_key(CACHE_CONTROL) {
        put(headers, CACHE_CONTROL, "no-store");
    }
    if app.settings.secure() {
        put(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    answer
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
