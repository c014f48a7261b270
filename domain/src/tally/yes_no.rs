//! Yes, no or abstention, for each alternative by itself.
//!
//! Source: the majorities of German municipal law (e.g. Art. 51 of the Bavarian Gemeindeordnung: a majority of those
//! voting); see `docs/voting.md` for the words.

use serde::{Deserialize, Serialize};

use super::ballot::{all_known, sums};
use super::{BallotProblem, Counted, Marks, Winners};

/// What a ballot answers about one alternative. To say nothing is to abstain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    Abstain,
}

/// How many must say yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Majority {
    /// More yes than no. Abstentions do not count.
    Simple,
    /// Yes on more than half of all ballots cast, abstentions and blank ballots included.
    Absolute,
    /// At least two yes for each no, and at least one yes. Abstentions do not count.
    TwoThirds,
}

/// How many ballots it takes for anything to be decided, abstentions and blank ballots included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quorum(pub u64);

impl Quorum {
    /// A share of those who are entitled, such as one half of 25: rounded up to whole ballots, here 13.
    /// A share of nothing, or with nothing below the line, asks for no ballots.
    pub fn share_of(entitled: u32, numerator: u32, denominator: u32) -> Self {
        if denominator == 0 {
            return Self(0);
        }
        Self((u64::from(entitled) * u64::from(numerator)).div_ceil(u64::from(denominator)))
    }
}

/// How one alternative fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Answers {
    pub yes: u64,
    pub no: u64,
    /// Abstentions, spoken or silent.
    pub abstain: u64,
    pub carried: bool,
}

/// The result. The winners are the alternatives that are carried: none, some or all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    pub quorum_reached: bool,
    pub answers: Vec<Answers>,
    pub winners: Winners,
}

/// Refuses a ballot that names an alternative which is not there.
pub fn check(alternatives: u32, ballot: &Marks<Answer>) -> Result<(), BallotProblem> {
    all_known(alternatives, ballot.keys())
}

/// Counts. Without ballots nothing is carried, whatever the quorum.
pub fn tally(alternatives: u32, majority: Majority, quorum: Quorum, ballots: &[Counted<Marks<Answer>>]) -> Tally {
    let cast = Counted::total(ballots);
    let quorum_reached = cast >= quorum.0;
    let yes = sums(alternatives, ballots, |answer| u64::from(*answer == Answer::Yes));
    let no = sums(alternatives, ballots, |answer| u64::from(*answer == Answer::No));
    let answers: Vec<_> = yes
        .into_iter()
        .zip(no)
        .map(|(yes, no)| {
            let enough = match majority {
                Majority::Simple => yes > no,
                Majority::Absolute => 2 * yes > cast,
                Majority::TwoThirds => yes > 0 && yes >= 2 * no,
            };
            Answers { yes, no, abstain: cast - yes - no, carried: enough && quorum_reached }
        })
        .collect();
    let winners = Winners::where_(&answers, |it| it.carried);
    Tally { ballots: cast, quorum_reached, answers, winners }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::Alternative;

    fn ballots(yes: u32, no: u32, abstain: u32) -> Vec<Counted<Marks<Answer>>> {
        [(yes, Answer::Yes), (no, Answer::No), (abstain, Answer::Abstain)]
            .map(|(count, answer)| Counted { count, ballot: [(Alternative(0), answer)].into() })
            .into()
    }

    fn carried(majority: Majority, quorum: u64, (yes, no, abstain): (u32, u32, u32)) -> bool {
        tally(1, majority, Quorum(quorum), &ballots(yes, no, abstain)).answers[0].carried
    }

    #[test]
    fn the_worked_example_is_carried_by_simple_majority_only() {
        assert!(carried(Majority::Simple, 0, (9, 6, 5)));
        assert!(!carried(Majority::Absolute, 0, (9, 6, 5)), "9 of 20 are not more than half");
        assert!(!carried(Majority::TwoThirds, 0, (9, 6, 5)), "9 of 15 are less than two thirds");
    }

    #[test]
    fn borders_are_where_the_words_put_them() {
        assert!(!carried(Majority::Simple, 0, (5, 5, 0)));
        assert!(!carried(Majority::Absolute, 0, (5, 0, 5)));
        assert!(carried(Majority::Absolute, 0, (6, 0, 5)));
        assert!(carried(Majority::TwoThirds, 0, (10, 5, 9)));
        assert!(!carried(Majority::TwoThirds, 0, (10, 6, 0)));
        assert!(!carried(Majority::TwoThirds, 0, (0, 0, 9)));
    }

    #[test]
    fn below_the_quorum_nothing_is_carried() {
        assert!(carried(Majority::Simple, 13, (12, 0, 1)));
        assert!(!carried(Majority::Simple, 14, (12, 0, 1)));
        assert_eq!(Quorum::share_of(25, 1, 2), Quorum(13));
        assert_eq!(Quorum::share_of(24, 1, 2), Quorum(12));
    }

    #[test]
    fn silence_is_abstention_and_no_ballots_carry_nothing() {
        let silent = [Counted { count: 3, ballot: Marks::new() }];
        let tally = tally(2, Majority::TwoThirds, Quorum(0), &silent);
        assert_eq!(tally.answers[1].abstain, 3);
        assert_eq!(tally.winners, Winners::default());
        for majority in [Majority::Simple, Majority::Absolute, Majority::TwoThirds] {
            assert!(!carried(majority, 0, (0, 0, 0)));
        }
    }
}
