//! How lively each table has been in the last minutes, as far as this console has seen it.
//!
//! The server tells only when something last happened at a table. Whoever watches can count how often that changes:
//! enough for a small picture beside the words.

use std::collections::BTreeMap;

use domain::Timestamp;
use domain::ids::GroupId;

/// So many minutes are shown.
pub(super) const MINUTES: usize = 10;

/// What was seen of each table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Activity {
    tables: BTreeMap<GroupId, Seen>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Seen {
    last: Option<Timestamp>,
    /// Acts per minute since 1970.
    acts: BTreeMap<i64, u32>,
}

fn minute(at: Timestamp) -> i64 {
    at.0.div_euclid(60_000)
}

impl Activity {
    /// The server has named the moment of a table's last act.
    pub(super) fn saw(&mut self, group: GroupId, last: Option<Timestamp>) {
        let seen = self.tables.entry(group).or_default();
        let Some(at) = last else { return };
        if seen.last == Some(at) {
            return;
        }
        seen.last = Some(at);
        *seen.acts.entry(minute(at)).or_default() += 1;
        while seen.acts.len() > MINUTES {
            seen.acts.pop_first();
        }
    }

    /// Acts in each of the last minutes, the present one last.
    pub(super) fn of(&self, group: GroupId, now: Timestamp) -> [u32; MINUTES] {
        let mut bars = [0; MINUTES];
        let Some(seen) = self.tables.get(&group) else { return bars };
        for (bar, back) in bars.iter_mut().rev().zip(0..) {
            *bar = seen.acts.get(&(minute(now) - back)).copied().unwrap_or(0);
        }
        bars
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_new_moment_counts_once_in_its_minute() {
        let mut activity = Activity::default();
        let table = GroupId(1);
        for at in [60_000, 60_500, 60_500, 121_000] {
            activity.saw(table, Some(Timestamp(at)));
        }
        activity.saw(table, None);
        assert_eq!(activity.of(table, Timestamp(179_000)), [0, 0, 0, 0, 0, 0, 0, 0, 2, 1]);
        assert_eq!(activity.of(table, Timestamp(9 * 60_000)), [0, 2, 1, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(activity.of(GroupId(2), Timestamp(0)), [0; MINUTES]);
    }
}
