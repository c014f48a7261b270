//! A show of hands: each participant points at one alternative, or at none. It tells a mood and decides nothing.
//!
//! Counted as plurality, the oldest method there is; it measures first choices and no more.

use serde::Serialize;

use super::ballot::all_known;
use super::{Alternative, BallotProblem, Counted, Winners};

/// Where a participant points. A blank ballot points nowhere.
pub type Pointer = Option<Alternative>;

/// The result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    /// How many point at each alternative.
    pub hands: Vec<u64>,
    /// Those at which most point.
    pub winners: Winners,
}

/// Refuses a ballot that points at an alternative which is not there.
pub fn check(alternatives: u32, ballot: &Pointer) -> Result<(), BallotProblem> {
    all_known(alternatives, ballot)
}

/// Counts. Without ballots, or with blank ones only, all alternatives are tied.
pub fn tally(alternatives: u32, ballots: &[Counted<Pointer>]) -> Tally {
    let mut hands = vec![0; alternatives as usize];
    for Counted { count, ballot } in ballots {
        if let Some(sum) = ballot.and_then(|it| hands.get_mut(it.index())) {
            *sum += u64::from(*count);
        }
    }
    Tally { ballots: Counted::total(ballots), winners: Winners::with_most(&hands), hands }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_names_the_most_pointed_at() {
        let pointing = |count, place: Option<u32>| Counted { count, ballot: place.map(Alternative) };
        let tally = tally(3, &[pointing(5, Some(0)), pointing(8, Some(2)), pointing(2, None)]);
        assert_eq!(tally.hands, [5, 0, 8]);
        assert_eq!(tally.winners, [2].into());
        assert_eq!(tally.ballots, 15);
    }
}
