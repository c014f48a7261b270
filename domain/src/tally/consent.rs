//! Consent: an alternative passes unless somebody objects. A concern is heard and written down, and stops nothing.
//!
//! Source: the consent principle of sociocracy; G. Endenburg, “Sociocracy: The Organization of Decision-Making” (1998).
//! Reasons for objections belong to the round in which they are integrated, not to the count.

use serde::{Deserialize, Serialize};

use super::ballot::{all_known, sums};
use super::{BallotProblem, Counted, Marks, Winners};

/// Where a participant stands towards one alternative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    NoObjection,
    Concern,
    Objection,
}

/// How one alternative fared. Who said nothing about it is in none of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stances {
    pub no_objection: u64,
    pub concern: u64,
    pub objection: u64,
}

impl Stances {
    /// Somebody was heard, and nobody objects.
    pub fn has_consent(&self) -> bool {
        self.objection == 0 && self.no_objection + self.concern > 0
    }
}

/// The result. The winners are all alternatives that have consent: none, some or all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    pub stances: Vec<Stances>,
    pub winners: Winners,
}

/// Refuses a ballot that names an alternative which is not there.
pub fn check(alternatives: u32, ballot: &Marks<Stance>) -> Result<(), BallotProblem> {
    all_known(alternatives, ballot.keys())
}

/// Counts. Where nobody was heard there is no consent: without ballots nothing passes.
pub fn tally(alternatives: u32, ballots: &[Counted<Marks<Stance>>]) -> Tally {
    let count = |which: Stance| sums(alternatives, ballots, |it| u64::from(*it == which));
    let (none, concern, objection) = (count(Stance::NoObjection), count(Stance::Concern), count(Stance::Objection));
    let stances: Vec<_> = none
        .into_iter()
        .zip(concern)
        .zip(objection)
        .map(|((no_objection, concern), objection)| Stances { no_objection, concern, objection })
        .collect();
    let winners = Winners::where_(&stances, Stances::has_consent);
    Tally { ballots: Counted::total(ballots), stances, winners }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::Alternative;

    #[test]
    fn the_worked_example_stops_at_one_objection() {
        let say = |count, first, second| Counted {
            count,
            ballot: [(Alternative(0), first), (Alternative(1), second)].into(),
        };
        let tally = tally(
            3,
            &[
                say(6, Stance::NoObjection, Stance::NoObjection),
                say(2, Stance::Concern, Stance::NoObjection),
                say(1, Stance::NoObjection, Stance::Objection),
            ],
        );
        assert_eq!(tally.stances[0], Stances { no_objection: 7, concern: 2, objection: 0 });
        assert_eq!(tally.winners, [0].into(), "the second meets an objection, about the third nobody was heard");
    }
}
