//! From what a method counts to what a file holds.

use super::{Ballots, Entry, Line};
use crate::tally::approval::Approvals;
use crate::tally::consent::Stance;
use crate::tally::majority_judgment::Grade;
use crate::tally::schulze::Ranking;
use crate::tally::straw_poll::Pointer;
use crate::tally::yes_no::Answer;
use crate::tally::{Alternative, Counted, Marks};

/// The categories of a `.cat` file for yes and no, in their order.
pub const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::Abstain];

/// The categories of a `.cat` file for consent, in their order.
pub const STANCES: [Stance; 3] = [Stance::NoObjection, Stance::Concern, Stance::Objection];

/// The categories of a `.cat` file for majority judgment, in their order: best first.
pub const GRADES: [Grade; 5] = [Grade::Excellent, Grade::Good, Grade::Fair, Grade::Poor, Grade::Reject];

impl Ballots {
    /// Rankings, for `.soc .soi .toc .toi`.
    pub fn of_rankings(ballots: &[Counted<Ranking>]) -> Self {
        Self::Rankings(entries(ballots, Ranking::clone))
    }

    /// Marks of a few kinds, such as [`ANSWERS`], [`STANCES`] or [`GRADES`], for `.cat`.
    pub fn of_kinds<M: PartialEq>(kinds: &[M], ballots: &[Counted<Marks<M>>]) -> Self {
        let category = |mark: &M| (0..).zip(kinds).find(|(_, kind)| *kind == mark).map(|(place, _)| place);
        let sorted = |marks: &Marks<M>| marks.iter().filter_map(|(it, mark)| Some((*it, category(mark)?))).collect();
        Self::Categories {
            categories: u32::try_from(kinds.len()).unwrap_or(u32::MAX),
            ballots: entries(ballots, sorted),
        }
    }

    /// Approvals in two categories, yes and no, for `.cat`.
    pub fn of_approvals(alternatives: u32, ballots: &[Counted<Approvals>]) -> Self {
        let sorted = |chosen: &Approvals| {
            Alternative::all(alternatives).map(|it| (it, u32::from(!chosen.contains(&it)))).collect()
        };
        Self::Categories { categories: 2, ballots: entries(ballots, sorted) }
    }

    /// Approvals of what has costs, for `.pb`.
    pub fn of_approvals_with_costs(ballots: &[Counted<Approvals>]) -> Self {
        Self::Approvals(entries(ballots, Approvals::clone))
    }

    /// Dots, scores or resistance, for `.csv`.
    pub fn of_numbers<M: Copy + Into<u32>>(ballots: &[Counted<Marks<M>>]) -> Self {
        let words = |marks: &Marks<M>| marks.iter().map(|(it, mark)| (*it, (*mark).into().to_string())).collect();
        Self::Words(entries(ballots, words))
    }

    /// Where hands pointed, for `.csv`.
    pub fn of_pointers(ballots: &[Counted<Pointer>]) -> Self {
        let chosen = |pointer: &Pointer| pointer.iter().map(|it| (*it, "1".to_owned())).collect::<Marks<String>>();
        Self::Words(entries(ballots, chosen))
    }
}

fn entries<A, B>(ballots: &[Counted<A>], convert: impl Fn(&A) -> B) -> Vec<Entry<B>> {
    ballots.iter().map(|it| Entry { line: Line::default(), count: it.count, ballot: convert(&it.ballot) }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::recount::{BallotFile, Headers, Named, Options, Outcome, recount, write};
    use crate::tally::equal_shares::{self, Budget, Completion};
    use crate::tally::yes_no::{Majority, Quorum};
    use crate::tally::{
        Method, Winners, approval, consent, dots, majority_judgment, resistance, schulze, score, straw_poll, yes_no,
    };

    const MOST: u32 = 4;

    fn ballots<B: std::fmt::Debug + Clone>(ballot: impl Strategy<Value = B>) -> impl Strategy<Value = Vec<Counted<B>>> {
        prop::collection::vec((1_u32..3, ballot).prop_map(|(count, ballot)| Counted { count, ballot }), 0..6)
    }

    fn marks<M: std::fmt::Debug>(mark: impl Strategy<Value = M>) -> impl Strategy<Value = Marks<M>> {
        prop::collection::btree_map((0..MOST).prop_map(Alternative), mark, 0..=MOST as usize)
    }

    fn some() -> impl Strategy<Value = BTreeSet<Alternative>> {
        prop::collection::btree_set((0..MOST).prop_map(Alternative), 0..=MOST as usize)
    }

    /// Ranks from rank numbers.
    fn ranking() -> impl Strategy<Value = Ranking> {
        marks(0..MOST).prop_map(|marks| {
            let ranks: BTreeSet<_> = marks.values().copied().collect();
            ranks.iter().map(|rank| marks.iter().filter(|(_, it)| *it == rank).map(|(it, _)| *it).collect()).collect()
        })
    }

    /// What a recount finds in a file with these ballots.
    fn recounted(options: &Options, headers: &[(&str, &str)], ballots: Ballots) -> Outcome {
        let alternatives = (1..=MOST).map(|it| Named::numbered(it, "Something, \"quoted\"; named")).collect();
        let header = |(key, value): &(&str, &str)| ((*key).to_owned(), (Line::default(), (*value).to_owned()));
        let headers: Headers = headers.iter().map(header).collect();
        let (ending, text) = write(&BallotFile { alternatives, headers, ballots });
        recount(&format!("poll.{ending}"), text.as_bytes(), options).unwrap().outcome
    }

    fn numbers(winners: &BTreeSet<Alternative>) -> Vec<crate::recount::Id> {
        winners.iter().map(|it| crate::recount::Id::Number(it.0 + 1)).collect()
    }

    fn found(Winners(winners): Winners) -> Outcome {
        Outcome::Winners(numbers(&winners))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_file_recounts_to_what_its_ballots_tally_to(
            answers in ballots(marks(prop::sample::select(ANSWERS.to_vec()))),
            stances in ballots(marks(prop::sample::select(STANCES.to_vec()))),
            grades in ballots(marks(prop::sample::select(GRADES.to_vec()))),
            approvals in ballots(some()),
            points in ballots(marks(0_u8..=10)),
            dotted in ballots(marks(0_u32..6)),
            rankings in ballots(ranking()),
            pointers in ballots(prop::option::of((0..MOST).prop_map(Alternative))),
        ) {
            let tally = |method, ballots| recounted(&Options::new(method), &[], ballots);
            let carried = yes_no::tally(MOST, Majority::TwoThirds, Quorum(3), &answers).winners;
            let quorum = [("QUORUM", "3")];
            prop_assert_eq!(
                recounted(&Options::new(Method::YesNoTwoThirds), &quorum, Ballots::of_kinds(&ANSWERS, &answers)),
                found(carried)
            );
            let consented = consent::tally(MOST, &stances).winners;
            prop_assert_eq!(tally(Method::Consent, Ballots::of_kinds(&STANCES, &stances)), found(consented));
            let judged = majority_judgment::tally(MOST, &grades).winners;
            prop_assert_eq!(tally(Method::MajorityJudgment, Ballots::of_kinds(&GRADES, &grades)), found(judged));
            let approved = approval::tally(MOST, &approvals).winners;
            prop_assert_eq!(tally(Method::Approval, Ballots::of_approvals(MOST, &approvals)), found(approved));
            let scored = score::tally(MOST, &points).winners;
            prop_assert_eq!(tally(Method::Score, Ballots::of_numbers(&points)), found(scored));
            let resisted = resistance::tally(MOST, Alternative(3), &points).winners;
            let status_quo = [("STATUS QUO", "4")];
            prop_assert_eq!(
                recounted(&Options::new(Method::Resistance), &status_quo, Ballots::of_numbers(&points)),
                found(resisted)
            );
            let dots = dots::tally(MOST, &dotted).winners;
            prop_assert_eq!(tally(Method::Dots, Ballots::of_numbers(&dotted)), found(dots));
            let ranked = schulze::tally(MOST, &rankings).winners;
            prop_assert_eq!(tally(Method::Schulze, Ballots::of_rankings(&rankings)), found(ranked));
            let pointed = straw_poll::tally(MOST, &pointers).winners;
            prop_assert_eq!(tally(Method::StrawPoll, Ballots::of_pointers(&pointers)), found(pointed));
            let seats = equal_shares::tally(&Budget::seats(2, MOST), Completion::None, &approvals).unwrap().outcomes;
            prop_assert_eq!(
                recounted(&Options::new(Method::EqualShares), &[("SEATS", "2")], Ballots::of_approvals(MOST, &approvals)),
                Outcome::Outcomes(seats.iter().map(numbers).collect())
            );
        }
    }
}
