//! Documents: QR codes, exports.

mod export;
mod qr;

pub use export::{csv, json};
pub use qr::{svg as qr_svg, terminal as qr_terminal};
