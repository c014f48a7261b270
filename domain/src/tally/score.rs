//! Each participant gives every alternative 0 to 10 points; the highest sum wins.
//!
//! Source: range voting; W. D. Smith, “Range Voting” (2000); C. Hillinger, “The Case for Utilitarian Voting” (2005).

use serde::Serialize;

use super::ballot::{all_known, sums};
use super::{BallotProblem, Counted, Marks, Winners};

/// The highest number of points.
pub const MOST: u8 = 10;

/// The result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    /// How many ballots give points to anything. A mean is a sum divided by this, and never needed here.
    pub not_blank: u64,
    pub sums: Vec<u64>,
    pub winners: Winners,
}

/// Refuses a ballot with points off the scale, or for an alternative which is not there.
pub fn check(alternatives: u32, ballot: &Marks<u8>) -> Result<(), BallotProblem> {
    all_known(alternatives, ballot.keys())?;
    on_scale(ballot)
}

/// Every mark lies between 0 and [`MOST`].
pub(super) fn on_scale(ballot: &Marks<u8>) -> Result<(), BallotProblem> {
    match ballot.iter().find(|(_, given)| **given > MOST) {
        Some((alternative, given)) => {
            Err(BallotProblem::OffScale { alternative: *alternative, given: (*given).into(), max: MOST.into() })
        }
        None => Ok(()),
    }
}

/// Counts. No points for an alternative are 0 points. Without ballots all alternatives are tied.
pub fn tally(alternatives: u32, ballots: &[Counted<Marks<u8>>]) -> Tally {
    let sums = sums(alternatives, ballots, |points| u64::from(*points));
    Tally {
        ballots: Counted::total(ballots),
        not_blank: Counted::total_where(ballots, |it| !it.is_empty()),
        winners: Winners::with_most(&sums),
        sums,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::Alternative;

    #[test]
    fn the_worked_example_sums_points() {
        let scored = |points: [u8; 3]| Counted::once((0..).map(Alternative).zip(points).collect());
        let tally = tally(3, &[scored([10, 6, 0]), scored([0, 7, 8]), scored([4, 6, 5]), Counted::once(Marks::new())]);
        assert_eq!(tally.sums, [14, 19, 13]);
        assert_eq!(tally.winners, [1].into());
        assert_eq!((tally.ballots, tally.not_blank), (4, 3));
    }

    #[test]
    fn eleven_points_are_refused() {
        let ballot = [(Alternative(0), 11)].into();
        let off = BallotProblem::OffScale { alternative: Alternative(0), given: 11, max: 10 };
        assert_eq!(check(1, &ballot), Err(off));
    }
}
