//! How long personal data are kept, and what forgets them then.

use domain::Timestamp;
use domain::ids::WorkshopId;

use super::unused;
use crate::app_state::App;
use crate::error::AppError;
use crate::live::recorded;

/// A month, as it is counted here.
const MONTH_MS: i64 = 30 * 24 * 60 * 60 * 1000 + 12 * 60 * 60 * 1000;

/// For how long what is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retain {
    /// Names, tokens and return codes of a workshop, in months after it was closed; nothing for ever.
    pub names_months: Option<u32>,
    /// Accounts, in years after somebody last signed in; nothing for ever.
    pub accounts_years: Option<u32>,
}

impl Retain {
    fn before(months: u32, now: Timestamp) -> i64 {
        now.0.saturating_sub(i64::from(months).saturating_mul(MONTH_MS))
    }

    /// For how long an account is kept that nobody uses.
    pub(super) fn accounts_ms(self) -> Option<i64> {
        self.accounts_years.map(|years| i64::from(years).saturating_mul(12 * MONTH_MS))
    }
}

/// Forgets what is older than it is kept.
///
/// # Errors
/// What the store says when it cannot save; what was forgotten until then is forgotten.
pub async fn sweep(app: &App, retain: Retain, now: Timestamp) -> Result<(), AppError> {
    if let Some(months) = retain.names_months {
        let before = Retain::before(months, now);
        for id in app.store.all_workshops().await? {
            let Some(closed) = closed_at(app, WorkshopId(id)).await? else { continue };
            if closed < before && app.store.forget_workshop(id).await? > 0 {
                app.rooms.get(WorkshopId(id)).await?.names_changed().await?;
            }
        }
    }
    unused::sweep(app, retain, now).await
}

/// When a workshop was closed, if it is. The last events tell: nothing happens in a room after that but the end of its polls.
async fn closed_at(app: &App, workshop: WorkshopId) -> Result<Option<i64>, AppError> {
    let found = app.store.history(workshop.0, u64::MAX, &["workshop_closed"], 1).await?;
    match found.first() {
        Some(chained) => recorded(&chained.event).map(|it| Some(it.at.0)),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_back_from_now() {
        let three_years = Retain::before(36, Timestamp(100 * MONTH_MS));
        assert_eq!(three_years, 64 * MONTH_MS);
    }
}
