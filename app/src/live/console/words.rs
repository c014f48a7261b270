//! Times and names in the words of the console.

use domain::view::{Author, SeatView};
use domain::{Role, Timestamp};

use crate::catalogue::{CommonText, ConsoleText as T, say, say_with};

/// How long ago something was, roughly: a number that changes every second would only disturb.
pub(super) fn ago(now: Timestamp, then: Timestamp) -> String {
    let (text, n) = ago_parts(now.millis_since(then));
    say_with(text, &[("n", &n.to_string())])
}

fn ago_parts(millis: i64) -> (T, i64) {
    let secs = millis.max(0) / 1000;
    match secs {
        0..10 => (T::JustNow, 0),
        10..60 => (T::SecondsAgo, secs / 10 * 10),
        60..3600 => (T::MinutesAgo, secs / 60),
        _ => (T::HoursAgo, secs / 3600),
    }
}

/// The time of day where the moderator sits.
pub(super) fn time_of_day(at: Timestamp) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit a float's 53 bits for 280,000 years")]
    let date = js_sys::Date::new(&(at.0 as f64).into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Who wrote something, as far as one may know.
pub(super) fn author_parts(author: Option<&Author>) -> (String, Option<String>) {
    if let Some(author) = author
        && let Some(behalf) = author.behalf
    {
        let part = |role| match role {
            Role::Author | Role::Host => CommonText::HostWord,
            Role::Interpreter => CommonText::InterpreterWord,
            Role::Facilitator => CommonText::ModerationWord,
        };
        let scribe = author.scribe.as_ref();
        let scribe = scribe.map(|it| it.name.clone().unwrap_or_else(|| say(part(it.role)).to_owned()));
        return (say(CommonText::from(behalf)).to_owned(), scribe);
    }
    let none = if author.is_some_and(|a| a.erased) { CommonText::DeletedAccount } else { CommonText::WithoutName };
    let name = author.and_then(|a| a.name.clone()).unwrap_or_else(|| say(none).to_owned());
    (name, author.and_then(|a| a.organisation.clone()))
}

/// What a person is called here.
pub(super) fn seat_name(seat: &SeatView) -> String {
    let none = if seat.erased { CommonText::DeletedAccount } else { CommonText::WithoutName };
    seat.name.clone().unwrap_or_else(|| say(none).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_past_is_told_roughly() {
        assert_eq!(ago_parts(-5), (T::JustNow, 0));
        assert_eq!(ago_parts(9_999), (T::JustNow, 0));
        assert_eq!(ago_parts(27_000), (T::SecondsAgo, 20));
        assert_eq!(ago_parts(61_000), (T::MinutesAgo, 1));
        assert_eq!(ago_parts(3 * 3_600_000), (T::HoursAgo, 3));
    }
}
