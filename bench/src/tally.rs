//! From what was sent and seen to figures: who saw what how late, and whether anything was lost.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use tokio::time::Instant;

use crate::follower::{Diary, Eyes, Outcome, Sent};

/// How long things took.
#[derive(Debug, Clone, Default)]
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn sort(&mut self) {
        self.0.sort_unstable();
    }

    /// What so many of a thousand stayed below; sorted before.
    pub(crate) fn at(&self, thousandths: usize) -> Duration {
        // The nearest rank: of 100 times, the 99th is p99.
        let rank = (self.0.len() * thousandths).div_ceil(1000).clamp(1, self.0.len().max(1));
        self.0.get(rank - 1).copied().unwrap_or_default()
    }
}

/// All figures.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) sent: u64,
    pub(crate) acked: u64,
    pub(crate) refused: BTreeMap<String, u64>,
    pub(crate) unanswered: u64,
    pub(crate) by_command: BTreeMap<String, u64>,
    /// Acknowledged texts that were not there at the end.
    pub(crate) lost: u64,
    /// Acknowledged texts that were there more than once.
    pub(crate) duplicates: u64,
    /// Texts that somebody who should have seen them never saw.
    pub(crate) unseen: u64,
    /// From a command to every screen that shows it.
    pub(crate) to_screens: Times,
    /// The same, of texts, by their mark on the screen.
    pub(crate) texts_to_screens: Times,
    /// The same, of commands for the whole room.
    pub(crate) steering_to_screens: Times,
    pub(crate) to_ack: Times,
    pub(crate) reconnects: Times,
    pub(crate) reconnects_by_delta: u64,
    pub(crate) frames: u64,
    pub(crate) bytes: u64,
    pub(crate) snapshots: u64,
    pub(crate) gaps: u64,
    pub(crate) repeats: u64,
    pub(crate) went_back: u64,
    pub(crate) too_fast: u64,
    pub(crate) problems: u64,
}

/// Makes the figures. `there` says how often each mark was there at the end.
pub(crate) fn tally(diaries: &[Diary], there: &HashMap<u32, u64>) -> Tally {
    let mut tally = Tally::default();
    for diary in diaries {
        tally.frames += diary.frames;
        tally.bytes += diary.bytes;
        tally.snapshots += diary.snapshots;
        tally.gaps += diary.gaps;
        tally.repeats += diary.repeats;
        tally.went_back += diary.went_back;
        tally.too_fast += diary.too_fast;
        tally.problems += diary.problems;
        for back in diary.breaks.iter().filter(|b| b.up.is_some()) {
            tally.reconnects.add(back.took);
            tally.reconnects_by_delta += u64::from(back.by_delta);
        }
        for sent in &diary.sent {
            count(&mut tally, sent, there);
            follow(&mut tally, diary.eyes, sent, diaries);
        }
    }
    for times in [
        &mut tally.to_screens,
        &mut tally.texts_to_screens,
        &mut tally.steering_to_screens,
        &mut tally.to_ack,
        &mut tally.reconnects,
    ] {
        times.sort();
    }
    tally
}

fn count(tally: &mut Tally, sent: &Sent, there: &HashMap<u32, u64>) {
    tally.sent += 1;
    *tally.by_command.entry(sent.what.clone()).or_default() += 1;
    match &sent.answered {
        None => tally.unanswered += 1,
        Some((_, Outcome::Refused(code))) => *tally.refused.entry(code.clone()).or_default() += 1,
        Some((at, Outcome::Done { .. })) => {
            tally.acked += 1;
            if !sent.again {
                tally.to_ack.add(*at - sent.at);
            }
            if let Some(marker) = sent.marker {
                match there.get(&marker).copied().unwrap_or(0) {
                    0 => tally.lost += 1,
                    1 => {}
                    _ => tally.duplicates += 1,
                }
            }
        }
    }
}

/// When each screen that should show a command did so.
fn follow(tally: &mut Tally, by: Eyes, sent: &Sent, diaries: &[Diary]) {
    let Some((_, Outcome::Done { seq, .. })) = &sent.answered else { return };
    let whole_room = by == Eyes::Console;
    for diary in diaries {
        let concerned =
            whole_room || diary.eyes != Eyes::Person || audience_at(diary, sent.at) == Some(sent.audience.as_str());
        if !concerned {
            continue;
        }
        let reached = diary.reached.partition_point(|(_, known)| known < seq);
        let reached = diary.reached.get(reached).map(|(at, _)| *at);
        if let Some(marker) = sent.marker {
            match diary.seen.get(&marker) {
                None => tally.unseen += 1,
                // Private cards come with the revealing, which is measured by itself.
                Some(at) if reached.is_some_and(|reached| *at <= reached) && is_steady(diary, sent, *at) => {
                    tally.texts_to_screens.add(at.saturating_duration_since(sent.at));
                }
                Some(_) => {}
            }
        }
        if let Some(at) = reached.filter(|at| is_steady(diary, sent, *at)) {
            let time = at.saturating_duration_since(sent.at);
            tally.to_screens.add(time);
            if whole_room {
                tally.steering_to_screens.add(time);
            }
        }
    }
}

/// Both links held all the time: otherwise the time tells of the network that was taken away.
fn is_steady(diary: &Diary, sent: &Sent, seen: Instant) -> bool {
    let here_before = diary.reached.first().is_some_and(|(first, _)| *first <= sent.at);
    let broken = diary.breaks.iter().any(|b| b.down <= seen && b.up.is_none_or(|up| up >= sent.at));
    here_before && !broken && !sent.again
}

fn audience_at(diary: &Diary, at: Instant) -> Option<&str> {
    diary.audiences.iter().rev().find(|(since, _)| *since <= at).map(|(_, audience)| audience.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_ranks() {
        let mut times = Times::default();
        (1..=100).rev().for_each(|ms| times.add(Duration::from_millis(ms)));
        times.sort();
        assert_eq!(times.at(500), Duration::from_millis(50));
        assert_eq!(times.at(990), Duration::from_millis(99));
        assert_eq!(times.at(1000), Duration::from_millis(100));
        assert_eq!(Times::default().at(500), Duration::ZERO);
    }
}
