//! The record of rights as files: every event as it was stored, with the hash that chains it to all before it. How the hash is made
//! stands in docs/privacy.md, so that somebody else's program can follow the chain.

use serde_json::{Value, json};

use super::export::quoted;
use crate::store::Chained;

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut to, byte| {
        let _ = write!(to, "{byte:02x}");
        to
    })
}

/// One JSON object a line. `body` is text, byte for byte as it was hashed.
pub fn json_lines(all: &[Chained]) -> String {
    let line = |chained: &Chained| {
        let event = &chained.event;
        let value: Value = json!({
            "seq": event.seq,
            "at_ms": event.at_ms,
            "actor": event.actor,
            "command_id": event.command_id,
            "kind": event.kind,
            "body": event.body,
            "hash": hex(&chained.hash),
        });
        format!("{value}\n")
    };
    all.iter().map(line).collect()
}

/// The same as CSV (RFC 4180) in UTF-8 with a byte order mark.
pub fn csv(all: &[Chained]) -> String {
    let head = ["seq", "at_ms", "actor", "command_id", "kind", "body", "hash"].map(str::to_owned);
    let line = |chained: &Chained| {
        let event = &chained.event;
        [
            event.seq.to_string(),
            event.at_ms.to_string(),
            event.actor.clone(),
            event.command_id.clone().unwrap_or_default(),
            event.kind.clone(),
            event.body.clone(),
            hex(&chained.hash),
        ]
    };
    let rows = std::iter::once(head).chain(all.iter().map(line));
    let rows = rows.map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
    format!("\u{feff}{}\r\n", rows.collect::<Vec<_>>().join("\r\n"))
}
