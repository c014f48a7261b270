//! What all parts of the running server share.

use std::sync::Arc;

use app::catalogue::UiLang;
use jiff::tz::TimeZone;

use crate::assets::Assets;
use crate::http::uploads::Uploads;
use crate::identity::{Guesses, Limits};
use crate::live::Rooms;
use crate::store::Store;

/// The running server. Cloning shares it.
#[derive(Clone)]
pub struct App {
    pub store: Arc<dyn Store>,
    pub rooms: Arc<Rooms>,
    pub assets: Arc<Assets>,
    pub guesses: Arc<Guesses>,
    pub limits: Arc<Limits>,
    pub uploads: Arc<Uploads>,
    pub settings: Arc<Settings>,
}

/// What was configured.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Without a slash at the end.
    pub public_url: String,
    pub language: UiLang,
    pub time_zone: TimeZone,
}

impl Settings {
    /// Cookies travel over TLS only, where there is TLS.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
