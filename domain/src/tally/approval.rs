//! Each participant approves of any number of alternatives; the most approved wins.
//!
//! Source: S. J. Brams and P. C. Fishburn, “Approval Voting”, American Political Science Review 72 (1978).

use std::collections::BTreeSet;

use serde::Serialize;

use super::ballot::all_known;
use super::{Alternative, BallotProblem, Counted, Winners};

/// The alternatives a participant approves of. A blank ballot approves of none.
pub type Approvals = BTreeSet<Alternative>;

/// The result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    /// How many ballots approve of each alternative.
    pub approvals: Vec<u64>,
    pub winners: Winners,
}

/// Refuses a ballot that names an alternative which is not there.
pub fn check(alternatives: u32, ballot: &Approvals) -> Result<(), BallotProblem> {
    all_known(alternatives, ballot)
}

/// Counts. Without ballots, or with blank ones only, all alternatives are tied.
pub fn tally(alternatives: u32, ballots: &[Counted<Approvals>]) -> Tally {
    let mut approvals = vec![0; alternatives as usize];
    for Counted { count, ballot } in ballots {
        for alternative in ballot {
            if let Some(sum) = approvals.get_mut(alternative.index()) {
                *sum += u64::from(*count);
            }
        }
    }
    Tally { ballots: Counted::total(ballots), winners: Winners::with_most(&approvals), approvals }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn approving<const N: usize>(count: u32, places: [u32; N]) -> Counted<Approvals> {
        Counted { count, ballot: places.map(Alternative).into() }
    }

    #[test]
    fn the_worked_example_ties_two() {
        let tally = tally(3, &[approving(4, [0, 1]), approving(3, [1]), approving(3, [0, 2]), approving(1, [])]);
        assert_eq!(tally.approvals, [7, 7, 3]);
        assert_eq!(tally.winners, [0, 1].into());
        assert_eq!(tally.ballots, 11);
    }

    #[test]
    fn without_approvals_all_are_tied() {
        assert_eq!(tally(2, &[]).winners, [0, 1].into());
        assert_eq!(tally(2, &[approving(5, [])]).winners, [0, 1].into());
    }
}
