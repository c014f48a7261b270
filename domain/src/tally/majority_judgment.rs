//! Majority judgment: each participant grades every alternative, and the best median grade wins.
//!
//! Equal medians are told apart by taking one median grade from each and looking again; who has the same grades in the
//! same numbers stays tied. Source: M. Balinski and R. Laraki, “Majority Judgment” (MIT Press, 2011).

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::ballot::all_known;
use super::{BallotProblem, Counted, Marks, Winners};

/// A grade, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    Reject,
    Poor,
    Fair,
    Good,
    Excellent,
}

impl Grade {
    /// All grades, from worst to best.
    pub const ALL: [Self; 5] = [Self::Reject, Self::Poor, Self::Fair, Self::Good, Self::Excellent];
}

/// How often one alternative got each grade, from worst to best.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Grades(pub [u64; 5]);

/// The result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    /// How many ballots grade anything. Each alternative has so many grades.
    pub not_blank: u64,
    pub grades: Vec<Grades>,
    pub winners: Winners,
}

/// Refuses a ballot that grades an alternative which is not there.
pub fn check(alternatives: u32, ballot: &Marks<Grade>) -> Result<(), BallotProblem> {
    all_known(alternatives, ballot.keys())
}

/// Counts. What a ballot leaves out while grading others it rejects; a ballot that is blank as a whole counts as cast and
/// grades nothing. Without ballots all alternatives are tied.
pub fn tally(alternatives: u32, ballots: &[Counted<Marks<Grade>>]) -> Tally {
    let not_blank = Counted::total_where(ballots, |it| !it.is_empty());
    let mut grades = vec![Grades::default(); alternatives as usize];
    for Counted { count, ballot } in ballots {
        for (alternative, grade) in ballot {
            if let Some(Grades(counts)) = grades.get_mut(alternative.index()) {
                counts[*grade as usize] += u64::from(*count);
            }
        }
    }
    for Grades(counts) in &mut grades {
        let given: u64 = counts.iter().sum();
        counts[Grade::Reject as usize] += not_blank.saturating_sub(given);
    }
    let best = grades.iter().copied().max_by(|a, b| a.compare(b));
    let winners = Winners::where_(&grades, |it| best.is_some_and(|best| it.compare(&best) == Ordering::Equal));
    Tally { ballots: Counted::total(ballots), not_blank, grades, winners }
}

impl Grades {
    fn how_many(&self) -> u64 {
        self.0.iter().sum()
    }

    /// The median grade; of an even number the lower of the two in the middle. Nothing, if there are no grades.
    pub fn median(&self) -> Option<Grade> {
        let middle = self.how_many().checked_sub(1)? / 2;
        let mut passed = 0;
        Grade::ALL.into_iter().find(|grade| {
            passed += self.0[*grade as usize];
            passed > middle
        })
    }

    /// Which of two is graded better, both having the same number of grades.
    ///
    /// Taking medians away one by one visits the sorted grades from the middle outwards. So the first place visited at
    /// which the two differ decides, and it is found without taking anything away: between two places at which either
    /// changes its grade both stay the same.
    pub fn compare(&self, other: &Self) -> Ordering {
        let total = self.how_many();
        let (mut first, mut start) = (None, 0);
        let (mut ours, mut theirs) = (self.sorted(), other.sorted());
        while let (Some((our_end, our_grade)), Some((their_end, their_grade))) = (ours.peek(), theirs.peek()) {
            let end = *our_end.min(their_end);
            if our_grade != their_grade && start < end {
                let visited = first_visit(total, start, end - 1);
                if first.is_none_or(|(earliest, _)| visited < earliest) {
                    first = Some((visited, our_grade.cmp(their_grade)));
                }
            }
            start = end;
            let (ours_ends, theirs_ends) = (*our_end == end, *their_end == end);
            ours.next_if(|_| ours_ends);
            theirs.next_if(|_| theirs_ends);
        }
        first.map_or(Ordering::Equal, |(_, order)| order)
    }

    /// The grades in order, as runs: where each run ends, and its grade.
    fn sorted(&self) -> std::iter::Peekable<impl Iterator<Item = (u64, Grade)>> {
        let mut end = 0;
        let counts = self.0;
        Grade::ALL
            .into_iter()
            .map(move |grade| {
                end += counts[grade as usize];
                (end, grade)
            })
            .peekable()
    }
}

/// When the first of the places `from..=to` is visited, if medians are taken from `total` sorted grades.
fn first_visit(total: u64, from: u64, to: u64) -> u64 {
    let middle = (total - 1) / 2;
    // With an odd number the next lower median lies below, with an even number above.
    let (below, above) = if total % 2 == 1 { (1, 0) } else { (0, 1) };
    if to < middle {
        2 * (middle - to) - below
    } else if from > middle {
        2 * (from - middle) - above
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tally::Alternative;

    /// The definition, word by word.
    fn medians(Grades(counts): Grades) -> Vec<usize> {
        let mut sorted: Vec<usize> =
            (0..5).flat_map(|g| std::iter::repeat_n(g, usize::try_from(counts[g]).unwrap())).collect();
        let mut taken = Vec::new();
        while !sorted.is_empty() {
            taken.push(sorted.remove((sorted.len() - 1) / 2));
        }
        taken
    }

    proptest! {
        #[test]
        fn comparing_is_taking_medians_away(
            pair in prop::collection::vec((0_usize..5, 0_usize..5), 1..14)
        ) {
            let (mut a, mut b) = (Grades::default(), Grades::default());
            for (one, other) in pair {
                a.0[one] += 1;
                b.0[other] += 1;
            }
            prop_assert_eq!(a.compare(&b), medians(a).cmp(&medians(b)));
            prop_assert_eq!(a.median().map(|g| g as usize), medians(a).first().copied());
        }
    }

    #[test]
    fn the_worked_example_is_decided_by_the_second_median() {
        use Grade::{Excellent, Fair, Good, Poor, Reject};
        let graded = |grades: [Grade; 2]| Counted::once((0..).map(Alternative).zip(grades).collect());
        let ballots = [[Excellent, Good], [Good, Good], [Good, Good], [Poor, Fair], [Reject, Fair]].map(graded);
        let tally = tally(2, &ballots);
        assert_eq!(tally.grades[0].median(), Some(Good));
        assert_eq!(tally.grades[1].median(), Some(Good));
        assert_eq!(tally.winners, [1].into(), "without one Good the medians are Poor and Fair");
    }

    #[test]
    fn what_is_left_out_is_rejected_but_a_blank_ballot_is_not() {
        let first_is_good: Marks<Grade> = [(Alternative(0), Grade::Good)].into();
        let tally = tally(2, &[Counted::once(first_is_good), Counted::once(Marks::new())]);
        assert_eq!(tally.grades[1], Grades([1, 0, 0, 0, 0]));
        assert_eq!((tally.ballots, tally.not_blank), (2, 1));
    }

    #[test]
    fn without_grades_all_are_tied() {
        assert_eq!(tally(2, &[]).winners, [0, 1].into());
    }
}
