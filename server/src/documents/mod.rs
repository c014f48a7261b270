//! Documents: QR codes, exports, and files that people send.

mod attachment;
mod audit;
mod export;
mod file_name;
mod picture;
mod qr;

pub use attachment::{MOST_BYTES as LONGEST_ATTACHMENT, check_pdf};
pub use audit::{csv as audit_csv, hex, json_lines as audit_json_lines};
pub use export::{csv, json};
pub use file_name::{attachment, plain_name};
pub use picture::{Easel, MOST_BYTES as LONGEST_PICTURE};
pub use qr::{svg as qr_svg, terminal as qr_terminal};
