//! The server's time, told from the browser's own steady clock and the moments the server has named.
//!
//! A phone's wall clock can be minutes off, so it is never asked. The steady clock may stand still while a phone sleeps;
//! the answer to the ping that follows every waking sets that right.

use domain::Timestamp;

/// A sample this much older than the present one replaces it, however slow its way was.
const SAMPLE_KEEPS_MS: f64 = 60_000.0;

/// The difference between the server's clock and ours.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Clock {
    sample: Option<Sample>,
}

#[derive(Debug, Clone, Copy)]
struct Sample {
    /// Server time minus steady time, in milliseconds.
    offset: f64,
    /// How long question and answer took; the offset is right to half of it.
    way: f64,
    /// When it was taken, by the steady clock.
    taken: f64,
}

impl Clock {
    /// The server named its time: asked at `asked`, heard at `heard`, both by the steady clock.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit a float's 53 bits for 280,000 years")]
    pub(crate) fn told(&mut self, server: Timestamp, asked: f64, heard: f64) {
        let way = (heard - asked).max(0.0);
        let offset = server.0 as f64 + way / 2.0 - heard;
        let better = self.sample.is_none_or(|old| {
            let stopped = (offset - old.offset).abs() > way + old.way;
            stopped || way <= old.way || heard - old.taken > SAMPLE_KEEPS_MS
        });
        if better {
            self.sample = Some(Sample { offset, way, taken: heard });
        }
    }

    /// The server's time when the steady clock shows `steady`; nothing before the server has named one.
    #[expect(clippy::cast_possible_truncation, reason = "a moment in milliseconds fits 64 bits")]
    pub(crate) fn now(&self, steady: f64) -> Option<Timestamp> {
        self.sample.map(|sample| Timestamp((steady + sample.offset).round() as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_way_is_taken_off() {
        let mut clock = Clock::default();
        assert_eq!(clock.now(0.0), None);
        clock.told(Timestamp(1_000_050), 100.0, 200.0);
        assert_eq!(clock.now(200.0), Some(Timestamp(1_000_100)));
        assert_eq!(clock.now(1_200.0), Some(Timestamp(1_001_100)));
    }

    #[test]
    fn a_slower_answer_does_not_spoil_a_quick_one() {
        let mut clock = Clock::default();
        clock.told(Timestamp(1_000_005), 0.0, 10.0);
        clock.told(Timestamp(1_001_700), 1_000.0, 2_000.0);
        assert_eq!(clock.now(10.0), Some(Timestamp(1_000_010)));
    }

    #[test]
    fn a_steady_clock_that_slept_is_set_right() {
        let mut clock = Clock::default();
        clock.told(Timestamp(1_000_005), 0.0, 10.0);
        // Forty seconds passed that the steady clock did not count.
        clock.told(Timestamp(1_041_025), 1_000.0, 1_050.0);
        assert_eq!(clock.now(1_050.0), Some(Timestamp(1_041_050)));
    }
}
