//! Parts that pages and islands share.

mod icon;
pub use icon::{Icon, IconName};
