//! Each participant spreads a number of dots over the alternatives, with at most so many on one; most dots win.
//!
//! Source: cumulative voting, in the form facilitators know as dotmocracy; A. T. Cole, “Legal and Mathematical Aspects of
//! Cumulative Voting”, South Carolina Law Quarterly 2 (1949). The cap is ours to set, up to all dots on one.

use serde::{Deserialize, Serialize};

use super::ballot::{all_known, sums};
use super::{BallotProblem, Counted, Marks, Winners};

/// How many dots a participant has, and how many of them one alternative may get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    pub dots: u32,
    pub cap: u32,
}

/// The result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    /// How many dots each alternative got.
    pub dots: Vec<u64>,
    pub winners: Winners,
}

/// Refuses a ballot with more dots than there are, with too many on one, or on an alternative which is not there.
/// Dots may be left over; a blank ballot leaves all.
pub fn check(alternatives: u32, rules: Rules, ballot: &Marks<u32>) -> Result<(), BallotProblem> {
    all_known(alternatives, ballot.keys())?;
    if let Some((alternative, given)) = ballot.iter().find(|(_, given)| **given > rules.cap) {
        return Err(BallotProblem::OverCap { alternative: *alternative, given: *given, cap: rules.cap });
    }
    let given = ballot.values().map(|it| u64::from(*it)).sum();
    if given > u64::from(rules.dots) {
        return Err(BallotProblem::TooManyDots { given, max: rules.dots });
    }
    Ok(())
}

/// Counts. Without ballots, or with blank ones only, all alternatives are tied.
pub fn tally(alternatives: u32, ballots: &[Counted<Marks<u32>>]) -> Tally {
    let dots = sums(alternatives, ballots, |given| u64::from(*given));
    Tally { ballots: Counted::total(ballots), winners: Winners::with_most(&dots), dots }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::Alternative;

    fn dotted<const N: usize>(dots: [u32; N]) -> Marks<u32> {
        (0..).map(Alternative).zip(dots).filter(|(_, given)| *given > 0).collect()
    }

    #[test]
    fn the_worked_example_sums_dots() {
        let ballots = [dotted([3, 2, 0]), dotted([0, 3, 2]), dotted([3, 0, 0])].map(Counted::once);
        let tally = tally(3, &ballots);
        assert_eq!(tally.dots, [6, 5, 2]);
        assert_eq!(tally.winners, [0].into());
    }

    #[test]
    fn too_many_dots_are_refused() {
        let rules = Rules { dots: 5, cap: 3 };
        assert_eq!(check(3, rules, &dotted([3, 2, 0])), Ok(()));
        assert_eq!(check(3, rules, &dotted([3, 2, 1])), Err(BallotProblem::TooManyDots { given: 6, max: 5 }));
        let over = BallotProblem::OverCap { alternative: Alternative(1), given: 4, cap: 3 };
        assert_eq!(check(3, rules, &dotted([0, 4, 0])), Err(over));
        let unknown = BallotProblem::UnknownAlternative { alternative: Alternative(2) };
        assert_eq!(check(2, rules, &dotted([0, 0, 1])), Err(unknown));
    }
}
