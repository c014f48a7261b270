//! Whether text sent now is in time: the timer, the minute of grace, and the late tray. Pure; the server decides the same.

use domain::Timestamp;
use domain::workshop::GRACE_SECS;

/// What sending now means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sending {
    InTime,
    /// Time is up; so many seconds are left.
    Grace(u32),
    /// It goes to the late tray.
    Late,
}

/// For a text begun in the running phase, or not begun yet.
pub(super) fn in_this_phase(now: Timestamp, ends: Option<Timestamp>) -> Sending {
    match ends {
        Some(ends) if now > ends => left(now, ends.plus_secs(GRACE_SECS)),
        _ => Sending::InTime,
    }
}

/// For a text begun in a phase that is over. `until` is when its grace ends; `may_write` says whether the running phase takes
/// cards, for then it counts for that one afterwards.
pub(super) fn begun_before(now: Timestamp, until: Option<Timestamp>, may_write: bool) -> Sending {
    match until.map_or(Sending::Late, |until| left(now, until)) {
        Sending::Late if may_write => Sending::InTime,
        sending => sending,
    }
}

fn left(now: Timestamp, until: Timestamp) -> Sending {
    let millis = until.millis_since(now);
    if millis < 0 {
        return Sending::Late;
    }
    Sending::Grace(u32::try_from(millis.saturating_add(999) / 1000).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_of_grace_follows_the_time() {
        let at = |now| in_this_phase(Timestamp(now), Some(Timestamp(10_000)));
        assert_eq!(at(10_000), Sending::InTime);
        assert_eq!(at(10_001), Sending::Grace(60));
        assert_eq!(at(70_000), Sending::Grace(0));
        assert_eq!(at(70_001), Sending::Late);
        assert_eq!(in_this_phase(Timestamp(10_000), None), Sending::InTime);
    }

    #[test]
    fn a_text_of_the_phase_before_has_its_own_grace() {
        let until = Some(Timestamp(60_000));
        assert_eq!(begun_before(Timestamp(18_500), until, false), Sending::Grace(42));
        assert_eq!(begun_before(Timestamp(60_001), until, false), Sending::Late);
        assert_eq!(begun_before(Timestamp(60_001), until, true), Sending::InTime);
        assert_eq!(begun_before(Timestamp(0), None, false), Sending::Late);
    }
}
