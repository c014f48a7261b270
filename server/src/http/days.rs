//! Days as forms send them (`2026-08-31`), and the moments they begin and end on a clock in the city.

use domain::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::asked::day_in;
use crate::error::AppError;

/// Days before and after these are slips of the keyboard.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2200;

/// A day that was typed; nothing where nothing was.
fn parse(text: &str) -> Result<Option<Date>, AppError> {
    match text.trim() {
        "" => Ok(None),
        typed => {
            let date: Date = typed.parse().map_err(|_| AppError::DayInvalid)?;
            if YEARS.contains(&date.year()) { Ok(Some(date)) } else { Err(AppError::DayInvalid) }
        }
    }
}

fn start(zone: &TimeZone, date: Date) -> Result<Timestamp, AppError> {
    let at = date.to_zoned(zone.clone()).map_err(|_| AppError::DayInvalid)?;
    Ok(Timestamp(at.timestamp().as_millisecond()))
}

/// The moment a typed day begins.
pub(super) fn beginning(zone: &TimeZone, text: &str) -> Result<Option<Timestamp>, AppError> {
    parse(text)?.map(|date| start(zone, date)).transpose()
}

/// The first moment after a typed day.
pub(super) fn after(zone: &TimeZone, text: &str) -> Result<Option<Timestamp>, AppError> {
    parse(text)?.map(|date| start(zone, date.tomorrow().map_err(|_| AppError::DayInvalid)?)).transpose()
}

/// A day as forms send it.
pub(super) fn iso(zone: &TimeZone, at: Timestamp) -> String {
    let Ok(at) = jiff::Timestamp::from_millisecond(at.0) else { return String::new() };
    at.to_zoned(zone.clone()).date().to_string()
}

/// The last day before a moment, as people read it.
pub(super) fn last_before(zone: &TimeZone, at: Timestamp) -> String {
    day_in(zone, Timestamp(at.0.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    #[test]
    fn a_day_begins_and_ends_on_the_city_s_clock_summer_and_winter() {
        let zone = berlin();
        let begins = beginning(&zone, "2026-03-29").unwrap().unwrap();
        let ends = after(&zone, " 2026-03-29 ").unwrap().unwrap();
        assert_eq!(ends.millis_since(begins), 23 * 60 * 60 * 1000, "the clocks go forward");
        assert_eq!((iso(&zone, begins).as_str(), last_before(&zone, ends).as_str()), ("2026-03-29", "29.03.2026"));
    }

    #[test]
    fn nothing_typed_is_no_day_and_nonsense_is_refused() {
        assert!(matches!(beginning(&berlin(), " "), Ok(None)));
        for typed in ["31.08.2026", "2026-02-30", "0001-01-01", "9999-12-31", "heute"] {
            assert!(matches!(beginning(&berlin(), typed), Err(AppError::DayInvalid)), "{typed}");
            assert!(matches!(after(&berlin(), typed), Err(AppError::DayInvalid)), "{typed}");
        }
    }
}
