//! Messages made into frames: serialised once, the bytes shared by all who get them.

use axum::extract::ws::Utf8Bytes;
use domain::wire::ServerMessage;

/// One text frame. Cloning shares the bytes.
pub(super) type Frame = Utf8Bytes;

/// Serialises a message.
pub(super) fn frame(message: &ServerMessage) -> Frame {
    // Our messages hold string keys and finite numbers only; serialising them cannot fail.
    serde_json::to_string(message)
        .unwrap_or_else(|_| r#"{"type":"problem","problem":{"code":"internal"}}"#.to_owned())
        .into()
}
