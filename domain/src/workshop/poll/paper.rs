//! Votes of people without phones, counted by a host: shows of hands, and dots on paper.
//!
//! They are told as sums. For counting and for the ballot file they become ballots with the same sums, marked as paper.

use serde::{Deserialize, Serialize};

use super::{MOST_DECLARED, PollSetup};
use crate::refusal::Refusal;
use crate::tally::{Alternative, Marks, Method};

/// What was counted at one table, or in the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperCount {
    /// How many people took part so.
    pub people: u16,
    /// Per option: how many hands or dots; for yes/no polls three numbers: yes, no, abstention.
    pub counts: Vec<Vec<u32>>,
}

/// How many numbers are counted for each option: three for yes/no polls (yes, no, abstention), else one. Nothing where the
/// method needs whole ballots, so that it cannot be counted without them.
pub fn paper_columns(method: Method) -> Option<usize> {
    match method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => Some(3),
        Method::Approval | Method::Dots | Method::StrawPoll => Some(1),
        Method::Score
        | Method::Resistance
        | Method::Consent
        | Method::Schulze
        | Method::MajorityJudgment
        | Method::EqualShares => None,
    }
}

impl PaperCount {
    /// Checks that so many people can have voted so.
    ///
    /// # Errors
    /// If the method needs whole ballots, or the numbers do not fit together.
    pub(crate) fn check(&self, setup: &PollSetup) -> Result<(), Refusal> {
        if self.people > MOST_DECLARED * 10 {
            return Err(Refusal::TooMany { max: (MOST_DECLARED * 10).into() });
        }
        let wide = paper_columns(setup.method).ok_or(Refusal::NotOnPaper)?;
        if self.counts.len() != setup.options.len() || self.counts.iter().any(|it| it.len() != wide) {
            return Err(Refusal::OptionUnknown);
        }
        let people = u64::from(self.people);
        let sum = |numbers: &[u32]| numbers.iter().map(|it| u64::from(*it)).sum::<u64>();
        let total: u64 = self.counts.iter().map(|it| sum(it)).sum();
        let each_within = |most: u64| self.counts.iter().all(|it| sum(it) <= most);
        let terms = setup.terms;
        let fits = match setup.method {
            Method::StrawPoll => total <= people,
            Method::Dots => total <= people * u64::from(terms.dots) && each_within(people * u64::from(terms.cap)),
            _ => each_within(people),
        };
        if fits { Ok(()) } else { Err(Refusal::MoreThanPeople { max: self.people.into() }) }
    }

    /// Ballots that add up to what was counted, one per person.
    pub(super) fn ballots(&self, setup: &PollSetup) -> Vec<Marks<u32>> {
        let people = usize::from(self.people);
        let mut ballots = vec![Marks::new(); people];
        let options = || Alternative::all(setup.how_many()).zip(&self.counts);
        let number = |counts: &[u32], place: usize| counts.get(place).map_or(0, |it| usize::try_from(*it).unwrap_or(0));
        match setup.method {
            Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => {
                for (option, counts) in options() {
                    let said = [(1, number(counts, 0)), (0, number(counts, 1)), (2, number(counts, 2))];
                    let marks = said.into_iter().flat_map(|(mark, times)| std::iter::repeat_n(mark, times));
                    for (ballot, mark) in ballots.iter_mut().zip(marks) {
                        ballot.insert(option, mark);
                    }
                }
            }
            Method::StrawPoll => {
                let hands = options().flat_map(|(option, counts)| std::iter::repeat_n(option, number(counts, 0)));
                for (ballot, option) in ballots.iter_mut().zip(hands) {
                    ballot.insert(option, 1);
                }
            }
            Method::Dots => {
                // One dot after the other, to one person after the other: nobody gets more than the fair share of all
                // dots, nor of those on one option, so both limits hold.
                let dots = options().flat_map(|(option, counts)| std::iter::repeat_n(option, number(counts, 0)));
                for (nth, option) in dots.enumerate() {
                    if let Some(ballot) = ballots.get_mut(nth % people.max(1)) {
                        *ballot.entry(option).or_insert(0) += 1;
                    }
                }
            }
            _ => {
                for (option, counts) in options() {
                    for ballot in ballots.iter_mut().take(number(counts, 0)) {
                        ballot.insert(option, 1);
                    }
                }
            }
        }
        ballots
    }
}
