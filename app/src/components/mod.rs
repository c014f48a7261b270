//! Parts that pages and islands share.

mod icon;
mod languages;
pub use icon::{Icon, IconName};
pub use languages::{LANGUAGES, own_name};
