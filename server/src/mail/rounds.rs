//! Goes round: reminders where time gets short, and overviews at their hour, for everybody with an account.

use std::sync::Arc;
use std::time::Duration;

use app::catalogue::UiLang;
use domain::Timestamp;
use domain::ids::AccountId;
use domain::mail::{Often, Topic};

use super::digest::{DigestReader, Digests, wish};
use super::waiting::{DirectoryNews, Words};
use super::{Letter, To, write};
use crate::app_state::{App, Settings};
use crate::clock;
use crate::directory::Directory;
use crate::error::AppError;
use crate::privacy::Retain;
use crate::store::Store;

/// So often somebody goes round. What was told lies in the database: once more, or twice at once, does no harm.
const EVERY: Duration = Duration::from_secs(10 * 60);
/// Reminders are written by day, by the clock on the wall.
const DAYTIME: std::ops::Range<i8> = 7..21;
/// Of the same thing somebody is reminded again after so long, in milliseconds, if its day was moved.
const AGAIN_MS: i64 = 20 * 60 * 60 * 1000;

/// Writes reminders and overviews.
pub struct Rounds {
    store: Arc<dyn Store>,
    directory: Arc<Directory>,
    settings: Arc<Settings>,
    retain: Retain,
}

impl Rounds {
    /// For a running server.
    pub fn of(app: &App, retain: Retain) -> Self {
        Self {
            store: Arc::clone(&app.store),
            directory: Arc::clone(&app.directory),
            settings: Arc::clone(&app.settings),
            retain,
        }
    }

    /// Goes round until it is dropped.
    pub async fn run(self) {
        let mut every = tokio::time::interval(EVERY);
        loop {
            every.tick().await;
            if let Err(error) = self.go(clock::now()).await {
                tracing::warn!(%error, "reminders and overviews wait for the next round");
            }
        }
    }

    /// Goes round once; answers how many mails that made.
    ///
    /// # Errors
    /// What the store says when it cannot answer; what was queued until then stays.
    pub async fn go(&self, now: Timestamp) -> Result<u32, AppError> {
        let readers = self.readers().await?;
        let reminders = self.remind(&readers, now).await?;
        let news = DirectoryNews {
            store: Arc::clone(&self.store),
            directory: Arc::clone(&self.directory),
            settings: Arc::clone(&self.settings),
            retain: self.retain,
        };
        let digests = Digests {
            store: Arc::clone(&self.store),
            settings: Arc::clone(&self.settings),
            sources: vec![Arc::new(news)],
        };
        Ok(reminders + digests.gather(&readers, now).await?)
    }

    /// Everybody who gets in and has shown that an address is theirs: nobody is written to at somebody else's.
    async fn readers(&self) -> Result<Vec<DigestReader>, AppError> {
        let mut readers = Vec::new();
        for known in self.store.accounts().await?.into_iter().filter(|it| it.disabled_ms.is_none()) {
            let Some(address) = self.store.address(known.id).await? else { continue };
            if address.verified_ms.is_some() {
                readers.push(DigestReader {
                    account: known.id,
                    address: address.address,
                    lang: UiLang::from_tag(&known.lang).unwrap_or(self.settings.language),
                    opened: Timestamp(known.created_ms),
                });
            }
        }
        Ok(readers)
    }

    /// One mail for all of which somebody is to be reminded now.
    async fn remind(&self, readers: &[DigestReader], now: Timestamp) -> Result<u32, AppError> {
        let at = jiff::Timestamp::from_millisecond(now.0).map_err(|e| AppError::Internal(e.to_string()))?;
        if !DAYTIME.contains(&at.to_zoned(self.settings.time_zone.clone()).hour()) {
            return Ok(0);
        }
        let state = self.directory.now().await?;
        let mut queued = 0;
        for reader in readers {
            let account = AccountId(reader.account);
            let waiting = state.waiting_for(account, now).into_iter();
            let mut due: Vec<_> =
                waiting.filter_map(|it| Some((state.reminds(account, it.what, now)?, it.what))).collect();
            if due.is_empty() || wish(&*self.store, reader.account, Topic::Reminders).await? == Often::Never {
                continue;
            }
            let told = self.store.reminders(reader.account).await?;
            due.retain(|(about, _)| !is_told(&told, about, now));
            let words = Words { store: &*self.store, settings: &self.settings, state: &state, lang: reader.lang };
            let (mut about, mut items) = (Vec::new(), Vec::new());
            for (word, what) in due {
                if let Some(item) = words.item(what).await? {
                    about.push(word);
                    items.push(item);
                }
            }
            if items.is_empty() {
                continue;
            }
            let to = To { account: Some(reader.account), address: reader.address.clone(), lang: reader.lang };
            let mail = write(&self.settings, &to, &Letter::Reminder { items });
            if self.store.put_reminders(reader.account, &about, now.0, Some(mail)).await? {
                queued += 1;
            }
        }
        Ok(queued)
    }
}

/// Whether somebody was reminded of this, or, if its day was moved since, of the same thing a short while ago: whoever moves
/// a day again and again does not fill a mailbox.
fn is_told(told: &[(String, i64)], about: &str, now: Timestamp) -> bool {
    let thing = about.rsplit_once(':').map_or(about, |(thing, _)| thing);
    told.iter().any(|(word, at)| {
        let same = word.rsplit_once(':').is_some_and(|(before, _)| before == thing);
        word == about || (same && now.0 - at < AGAIN_MS)
    })
}
