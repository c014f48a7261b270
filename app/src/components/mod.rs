//! Parts that pages and live parts share.

mod icon;
mod languages;
pub use icon::{FIELD_ICONS, Icon, IconName};
pub use languages::{LANGUAGES, own_name};
