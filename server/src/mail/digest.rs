//! What is new, together in one mail: every day or every week, and none when nothing is new.

use std::sync::Arc;

use app::catalogue::UiLang;
use async_trait::async_trait;
use domain::Timestamp;
use domain::mail::{Often, Topic};
use jiff::ToSpan;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use super::{DigestItem, Letter, To, write};
use crate::app_state::Settings;
use crate::error::AppError;
use crate::store::Store;

/// Who may get a digest.
#[derive(Clone, PartialEq, Eq)]
pub struct DigestReader {
    pub account: u64,
    pub address: String,
    pub lang: UiLang,
    /// Since when there is this account.
    pub opened: Timestamp,
}

/// Where news come from.
#[async_trait]
pub trait DigestSource: Send + Sync + 'static {
    /// What became new for somebody after one moment and not after another, the most important first.
    async fn news(
        &self,
        reader: &DigestReader,
        after: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<DigestItem>, AppError>;
}

/// Gathers digests.
pub struct Digests {
    pub store: Arc<dyn Store>,
    pub settings: Arc<Settings>,
    pub sources: Vec<Arc<dyn DigestSource>>,
}

/// Digests are gathered at this hour, by the clock on the wall.
const HOUR: i8 = 7;

impl Digests {
    /// Queues what is due for these people, once however many servers do so; answers how many mails that makes. When a source
    /// does not answer, nothing is queued for that person now, and nothing is missed later.
    ///
    /// # Errors
    /// Nothing can be saved.
    pub async fn gather(&self, readers: &[DigestReader], now: Timestamp) -> Result<u32, AppError> {
        let mut queued = 0;
        for reader in readers {
            let often = wish(&*self.store, reader.account, Topic::Digest).await?;
            let Some((before, until)) = period(often, &self.settings.time_zone, now) else { continue };
            let gathered = self.store.digested_until(reader.account).await?.map(Timestamp);
            // Whoever is new here waits for the next one like everybody else.
            if gathered.unwrap_or(reader.opened) >= until {
                continue;
            }
            let Some(items) = self.news(reader, gathered.unwrap_or(before), until).await else { continue };
            let to = To { account: Some(reader.account), address: reader.address.clone(), lang: reader.lang };
            let mail = (!items.is_empty()).then(|| write(&self.settings, &to, &Letter::Digest { items }));
            let is_mail = mail.is_some();
            if self.store.put_digest(reader.account, until.0, mail).await? && is_mail {
                queued += 1;
            }
        }
        Ok(queued)
    }

    async fn news(&self, reader: &DigestReader, after: Timestamp, until: Timestamp) -> Option<Vec<DigestItem>> {
        let mut items = Vec::new();
        for source in &self.sources {
            match source.news(reader, after, until).await {
                Ok(news) => items.extend(news),
                Err(error) => {
                    tracing::warn!(%error, "news cannot be gathered for a digest");
                    return None;
                }
            }
        }
        Some(items)
    }
}

/// How often an account wants mail about something.
///
/// # Errors
/// What the store says when it cannot answer.
pub async fn wish(store: &dyn Store, account: u64, topic: Topic) -> Result<Often, AppError> {
    let said = store.mail_wishes(account).await?.into_iter().find(|wish| wish.topic == topic.key());
    Ok(said.and_then(|said| topic.wish(&said.often)).unwrap_or(topic.unless_said()))
}

/// When the last week ended.
pub(super) fn last_monday(zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    period(Often::Weekly, zone, now).map(|(_, until)| until)
}

/// The last whole period: when it began, and when it ended.
fn period(often: Often, zone: &TimeZone, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let local = jiff::Timestamp::from_millisecond(now.0).ok()?.to_zoned(zone.clone());
    let (day, days) = match often {
        Often::AtOnce | Often::Never => return None,
        Often::Daily => (local.date(), 1),
        Often::Weekly => {
            let since_monday = local.date().weekday().since(Weekday::Monday);
            (local.date().checked_sub(i64::from(since_monday).days()).ok()?, 7)
        }
    };
    let at = |date: jiff::civil::Date| {
        let at = date.at(HOUR, 0, 0, 0).to_zoned(zone.clone()).ok()?;
        Some(Timestamp(at.timestamp().as_millisecond()))
    };
    let back = |date: jiff::civil::Date, days: i64| date.checked_sub(days.days()).ok();
    // Before the hour it is still the period before.
    let day = if at(day)? > now { back(day, days)? } else { day };
    Some((at(back(day, days)?)?, at(day)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Timestamp {
        Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    fn berlin(often: Often, now: &str) -> Option<(String, String)> {
        let text = |at: Timestamp| jiff::Timestamp::from_millisecond(at.0).unwrap().to_string();
        period(often, &TimeZone::get("Europe/Berlin").unwrap(), moment(now)).map(|(from, to)| (text(from), text(to)))
    }

    #[test]
    fn a_day_ends_at_seven_by_the_clock_on_the_wall() {
        let period = |now| berlin(Often::Daily, now).unwrap();
        assert_eq!(period("2026-03-17T05:59:59Z").1, "2026-03-16T06:00:00Z");
        assert_eq!(period("2026-03-17T06:00:00Z").1, "2026-03-17T06:00:00Z");
        // The clocks are put forward on the 29th.
        assert_eq!(
            period("2026-03-29T12:00:00Z"),
            ("2026-03-28T06:00:00Z".to_owned(), "2026-03-29T05:00:00Z".to_owned())
        );
    }

    #[test]
    fn a_week_ends_on_monday() {
        let monday = ("2026-03-09T06:00:00Z".to_owned(), "2026-03-16T06:00:00Z".to_owned());
        for now in ["2026-03-16T06:00:00Z", "2026-03-18T22:00:00Z", "2026-03-23T05:59:00Z"] {
            let (from, to) = berlin(Often::Weekly, now).unwrap();
            assert_eq!((from, to), monday, "{now}");
        }
    }

    #[test]
    fn who_wants_none_has_no_period() {
        assert_eq!(berlin(Often::Never, "2026-03-17T05:59:59Z"), None);
    }
}
