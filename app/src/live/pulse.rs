//! Whether the link lives, and when to try again: a small machine that is told the time and does nothing itself.

/// A ping goes out so often.
const PING_EVERY_MS: f64 = 15_000.0;
/// A link without any frame for so long is dead.
const SILENCE_MS: f64 = 1_000.0 * domain::wire::SILENCE_SECS as f64;
/// When a phone wakes up, the answer to its ping must be there in so long.
const WAKING_MS: f64 = 3_000.0;
/// Connecting and being welcomed may take so long.
const OPENING_MS: f64 = 10_000.0;
/// The first pause between two tries, at most; it doubles up to the longest.
const FIRST_PAUSE_MS: f64 = 500.0;
const LONGEST_PAUSE_MS: f64 = 15_000.0;
/// After so long without a link people are told.
const PATIENCE_MS: f64 = 5_000.0;

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Connect,
    Ping,
    /// The link is dead, though nobody has said so.
    GiveUp,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Down { retry_at: f64 },
    Opening { since: f64 },
    Up { heard: f64, ping_at: f64, answer_by: Option<f64> },
}

/// The life of one link. All moments are milliseconds of a steady clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pulse {
    state: State,
    failures: u32,
    /// Since when there has been no welcomed link.
    without_since: Option<f64>,
}

impl Pulse {
    /// Wants to connect at once.
    pub(crate) fn new(now: f64) -> Self {
        Self { state: State::Down { retry_at: now }, failures: 0, without_since: Some(now) }
    }

    /// What is to be done now, if anything. `Connect` and `Ping` are taken as done.
    pub(crate) fn beat(&mut self, now: f64) -> Option<Act> {
        match &mut self.state {
            State::Down { retry_at } if now >= *retry_at => {
                self.state = State::Opening { since: now };
                Some(Act::Connect)
            }
            State::Opening { since } if now - *since > OPENING_MS => Some(Act::GiveUp),
            State::Up { heard, answer_by, .. } if now - *heard > SILENCE_MS || answer_by.is_some_and(|by| now > by) => {
                Some(Act::GiveUp)
            }
            State::Up { ping_at, .. } if now >= *ping_at => {
                *ping_at = now + PING_EVERY_MS;
                Some(Act::Ping)
            }
            State::Down { .. } | State::Opening { .. } | State::Up { .. } => None,
        }
    }

    /// The server has welcomed us.
    pub(crate) fn welcomed(&mut self, now: f64) {
        self.state = State::Up { heard: now, ping_at: now + PING_EVERY_MS, answer_by: None };
        self.failures = 0;
        self.without_since = None;
    }

    /// A frame has come.
    pub(crate) fn heard(&mut self, now: f64) {
        if let State::Up { heard, answer_by, .. } = &mut self.state {
            *heard = now;
            *answer_by = None;
        }
    }

    /// The page is looked at again, or the net is back: looks at the link at once.
    pub(crate) fn wake(&mut self, now: f64) {
        match &mut self.state {
            State::Down { retry_at } => *retry_at = now,
            State::Opening { .. } => {}
            State::Up { ping_at, answer_by, .. } => {
                *ping_at = now;
                answer_by.get_or_insert(now + WAKING_MS);
            }
        }
    }

    /// The link is gone. `chance` is drawn from 0 to 1; `hint` is what the server asked for.
    pub(crate) fn lost(&mut self, now: f64, hint_ms: Option<u32>, chance: f64) {
        let pause = pause(self.failures, chance).max(hint_ms.map_or(0.0, f64::from));
        self.failures = self.failures.saturating_add(1);
        self.state = State::Down { retry_at: now + pause };
        self.without_since.get_or_insert(now);
    }

    pub(crate) fn is_up(&self) -> bool {
        matches!(self.state, State::Up { .. })
    }

    /// Whether it is time to tell people.
    pub(crate) fn is_trouble(&self, now: f64) -> bool {
        self.without_since.is_some_and(|since| now - since >= PATIENCE_MS)
    }
}

/// Exponential backoff with full jitter: a whole room must not come back in the same moment.
fn pause(failures: u32, chance: f64) -> f64 {
    let longest = (FIRST_PAUSE_MS * f64::from(2u32.saturating_pow(failures.min(16)))).min(LONGEST_PAUSE_MS);
    longest * chance
}

#[cfg(test)]
mod tests {
    use super::*;

    fn up(now: f64) -> Pulse {
        let mut pulse = Pulse::new(now);
        assert_eq!(pulse.beat(now), Some(Act::Connect));
        pulse.welcomed(now);
        pulse
    }

    #[test]
    fn pauses_grow_and_stay_below_the_longest() {
        assert_eq!([0, 1, 2, 5, 40].map(|n| pause(n, 1.0)), [500.0, 1_000.0, 2_000.0, 15_000.0, 15_000.0]);
        assert_eq!(pause(3, 0.25), 1_000.0);
    }

    #[test]
    fn the_servers_hint_is_honoured() {
        let mut pulse = up(0.0);
        pulse.lost(100.0, Some(4_000), 0.1);
        assert_eq!(pulse.beat(4_000.0), None);
        assert_eq!(pulse.beat(4_100.0), Some(Act::Connect));
    }

    #[test]
    fn silence_of_half_a_minute_is_death() {
        let mut pulse = up(0.0);
        assert_eq!(pulse.beat(14_999.0), None);
        assert_eq!(pulse.beat(15_000.0), Some(Act::Ping));
        assert_eq!(pulse.beat(30_000.0), Some(Act::Ping));
        assert_eq!(pulse.beat(30_001.0), Some(Act::GiveUp));
        pulse.heard(30_001.0);
        assert_eq!(pulse.beat(30_002.0), None);
    }

    #[test]
    fn waking_up_asks_at_once_and_waits_three_seconds() {
        let mut pulse = up(0.0);
        pulse.wake(5_000.0);
        assert_eq!(pulse.beat(5_000.0), Some(Act::Ping));
        assert_eq!(pulse.beat(8_000.0), None);
        assert_eq!(pulse.beat(8_001.0), Some(Act::GiveUp));
        pulse.lost(8_001.0, None, 1.0);
        pulse.wake(8_100.0);
        assert_eq!(pulse.beat(8_100.0), Some(Act::Connect));
    }

    #[test]
    fn trouble_is_told_after_five_seconds_of_all_tries_together() {
        let mut pulse = up(0.0);
        assert!(!pulse.is_trouble(60_000.0));
        pulse.lost(1_000.0, None, 0.0);
        assert_eq!(pulse.beat(1_000.0), Some(Act::Connect));
        pulse.lost(3_000.0, None, 0.0);
        assert!(!pulse.is_trouble(5_999.0));
        assert!(pulse.is_trouble(6_000.0));
        pulse.welcomed(7_000.0);
        assert!(!pulse.is_trouble(7_000.0));
    }
}
