//! Systemic consensing: each participant says how much resistance, 0 to 10, every alternative meets in them; the least
//! resistance wins. The status quo is always among the alternatives and may win like any other.
//!
//! Source: E. Visotschnig and S. Schrotta, “Das SK-Prinzip” (2005); G. Paulus, S. Schrotta and E. Visotschnig,
//! “Systemisches KONSENSieren” (2009).

use serde::Serialize;

use super::ballot::{all_known, sums};
use super::score::{MOST, on_scale};
use super::{Alternative, BallotProblem, Counted, Marks, Winners};

/// How one alternative fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct GroupResistance {
    /// The sum of all resistance.
    pub resistance: u64,
    /// What lacks to the highest resistance there could be: 10 on each ballot that is not blank. Acceptance in per cent
    /// is `100 · acceptance / possible`.
    pub acceptance: u64,
}

/// The result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    /// The highest resistance there could be.
    pub possible: u64,
    pub group: Vec<GroupResistance>,
    pub status_quo: Alternative,
    pub winners: Winners,
}

impl Tally {
    /// Whether leaving everything as it is meets no more resistance than anything else.
    pub fn status_quo_wins(&self) -> bool {
        self.winners.0.contains(&self.status_quo)
    }
}

/// Refuses a ballot with resistance off the scale, or to an alternative which is not there.
pub fn check(alternatives: u32, ballot: &Marks<u8>) -> Result<(), BallotProblem> {
    all_known(alternatives, ballot.keys())?;
    on_scale(ballot)
}

/// Counts. Who says nothing about an alternative does not resist it. A ballot that is blank as a whole counts as cast and
/// changes neither resistance nor acceptance. Without ballots all alternatives are tied, the status quo among them.
pub fn tally(alternatives: u32, status_quo: Alternative, ballots: &[Counted<Marks<u8>>]) -> Tally {
    let possible = u64::from(MOST) * Counted::total_where(ballots, |it| !it.is_empty());
    let resistance = sums(alternatives, ballots, |it| u64::from(*it));
    let winners = Winners::with_least(&resistance);
    let group = resistance
        .into_iter()
        .map(|resistance| GroupResistance { resistance, acceptance: possible.saturating_sub(resistance) })
        .collect();
    Tally { ballots: Counted::total(ballots), possible, group, status_quo, winners }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resisting(marks: [u8; 3]) -> Counted<Marks<u8>> {
        Counted::once((0..).map(Alternative).zip(marks).collect())
    }

    #[test]
    fn the_worked_example_finds_the_least_resistance() {
        let tally = tally(3, Alternative(2), &[resisting([0, 3, 8]), resisting([9, 2, 6]), resisting([1, 4, 10])]);
        assert_eq!(tally.possible, 30);
        assert_eq!(tally.group[0], GroupResistance { resistance: 10, acceptance: 20 });
        assert_eq!(tally.group[1], GroupResistance { resistance: 9, acceptance: 21 });
        assert_eq!(tally.winners, [1].into());
        assert!(!tally.status_quo_wins());
    }

    #[test]
    fn everything_can_stay_as_it_is() {
        let tally = tally(3, Alternative(2), &[resisting([8, 9, 2]), Counted::once(Marks::new())]);
        assert!(tally.status_quo_wins());
        assert_eq!((tally.ballots, tally.possible), (2, 10));
    }
}
