//! What all parts of the running server share.

use std::path::PathBuf;
use std::sync::Arc;

use app::catalogue::UiLang;
use jiff::tz::TimeZone;

use crate::assets::Assets;
use crate::directory::Directory;
use crate::error::AppError;
use crate::http::uploads::Uploads;
use crate::identity::city::{Away, City, CitySettings};
use crate::identity::passkeys::{Asking, Passkeys};
use crate::identity::passwords::Passwords;
use crate::identity::waiting::Waiting;
use crate::identity::{Guesses, Limits};
use crate::live::{BallotKeys, Rooms};
use crate::privacy::{ErasedList, erase_again};
use crate::store::{Committer, Store};

/// The running server. Cloning shares it.
#[derive(Clone)]
pub struct App {
    pub store: Arc<dyn Store>,
    pub rooms: Arc<Rooms>,
    pub directory: Arc<Directory>,
    pub assets: Arc<Assets>,
    pub guesses: Arc<Guesses>,
    pub limits: Arc<Limits>,
    pub passwords: Arc<Passwords>,
    /// The city's identity provider, where there is one.
    pub city: Option<Arc<City>>,
    /// Sign-ins that are away at the provider.
    pub away: Arc<Waiting<Away>>,
    /// Where browsers offer them.
    pub passkeys: Option<Arc<Passkeys>>,
    /// What devices were asked.
    pub asking: Arc<Waiting<Asking>>,
    pub erased: Arc<ErasedList>,
    pub uploads: Arc<Uploads>,
    pub settings: Arc<Settings>,
}

impl App {
    /// Puts a server together.
    ///
    /// # Errors
    /// What the store says when the directory cannot be read.
    pub async fn open(
        store: Arc<dyn Store>,
        committer: Committer,
        keys: BallotKeys,
        assets: Assets,
        settings: Settings,
    ) -> Result<Self, AppError> {
        let city = settings.city.clone().map(|city| City::new(city, &settings.public_url)).transpose();
        let city = city.map_err(AppError::Internal)?;
        let settings = Arc::new(settings);
        let directory = Directory::open(Arc::clone(&store), committer.clone()).await?.telling(Arc::clone(&settings));
        let erased = ErasedList::in_file(settings.erased_list.clone());
        erase_again(&*store, &directory, &erased).await?;
        Ok(Self {
            rooms: Arc::new(Rooms::new(Arc::clone(&store), committer, keys)),
            store,
            directory: Arc::new(directory),
            assets: Arc::new(assets),
            guesses: Arc::default(),
            limits: Arc::default(),
            passwords: Arc::default(),
            city: city.map(Arc::new),
            away: Arc::default(),
            passkeys: Passkeys::at(&settings.public_url).map(Arc::new),
            asking: Arc::default(),
            erased: Arc::new(erased),
            uploads: Arc::default(),
            settings,
        })
    }
}

/// What was configured.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Without a slash at the end.
    pub public_url: String,
    pub language: UiLang,
    pub time_zone: TimeZone,
    /// Coordinators use their rights only after showing a second factor.
    pub second_factor: bool,
    /// Mail is sent.
    pub mail: bool,
    /// The city's identity provider.
    pub city: Option<CitySettings>,
    /// Where the list of those lies who were erased, outside the database and its backups.
    pub erased_list: PathBuf,
}

impl Settings {
    /// Cookies travel over TLS only, where there is TLS.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Whether mail that is queued is sent. Where it is not, pages that would need it say so.
    pub fn mail_works(&self) -> bool {
        self.mail
    }
}
