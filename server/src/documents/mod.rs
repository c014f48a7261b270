//! Documents: QR codes, exports.

mod audit;
mod export;
mod qr;

pub use audit::{csv as audit_csv, hex, json_lines as audit_json_lines};
pub use export::{csv, json};
pub use qr::{svg as qr_svg, terminal as qr_terminal};
