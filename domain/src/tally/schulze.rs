//! Schulze's method: rankings are compared two by two, and the strongest chains of comparisons decide.
//!
//! Strength is counted in winning votes. Source: M. Schulze, “A New Monotonic, Clone-Independent, Reversal Symmetric, and
//! Condorcet-Consistent Single-Winner Election Method”, Social Choice and Welfare 36 (2011), with (p, q) ordered by p.

use std::collections::BTreeSet;

use serde::Serialize;

use super::ballot::all_known;
use super::{Alternative, BallotProblem, Counted, Winners};

/// Ranks, best first; alternatives in one rank are equal to this participant. Whatever is not ranked stands below all
/// that is, and is equal among itself. A blank ballot ranks nothing and prefers nothing.
pub type Ranking = Vec<BTreeSet<Alternative>>;

/// The result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    /// `pairs[a][b]`: how many ballots rank a above b.
    pub pairs: Vec<Vec<u64>>,
    /// `paths[a][b]`: how strong the strongest chain of majorities from a to b is; 0 where there is none.
    pub paths: Vec<Vec<u64>>,
    pub winners: Winners,
}

/// Refuses a ballot that ranks an alternative twice, or one which is not there.
pub fn check(alternatives: u32, ballot: &Ranking) -> Result<(), BallotProblem> {
    let mut ranked = BTreeSet::new();
    for alternative in ballot.iter().flatten() {
        if !ranked.insert(*alternative) {
            return Err(BallotProblem::RankedTwice { alternative: *alternative });
        }
    }
    all_known(alternatives, &ranked)
}

/// Counts. Winners are those whose chain to every other is at least as strong as the chain back. Without ballots all
/// alternatives are tied. Time grows with the third power of the alternatives.
pub fn tally(alternatives: u32, ballots: &[Counted<Ranking>]) -> Tally {
    let pairs = pairs(alternatives, ballots);
    let paths = strongest_paths(&pairs);
    let all = 0..pairs.len();
    let undefeated: Vec<_> = all.clone().map(|a| all.clone().all(|b| paths[a][b] >= paths[b][a])).collect();
    Tally { ballots: Counted::total(ballots), pairs, paths, winners: Winners::where_(&undefeated, |it| *it) }
}

fn pairs(alternatives: u32, ballots: &[Counted<Ranking>]) -> Vec<Vec<u64>> {
    let size = alternatives as usize;
    let mut pairs = vec![vec![0; size]; size];
    for Counted { count, ballot } in ballots {
        let mut rank = vec![usize::MAX; size];
        for (place, equals) in ballot.iter().enumerate() {
            for alternative in equals {
                if let Some(slot) = rank.get_mut(alternative.index()) {
                    *slot = place;
                }
            }
        }
        for above in ballot.iter().flatten().map(|it| it.index()).filter(|it| *it < size) {
            for below in (0..size).filter(|below| rank[above] < rank[*below]) {
                pairs[above][below] += u64::from(*count);
            }
        }
    }
    pairs
}

/// The widest path between any two (Floyd and Warshall), along majorities only.
fn strongest_paths(pairs: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let all = 0..pairs.len();
    let wins = |a: usize, b: usize| if pairs[a][b] > pairs[b][a] { pairs[a][b] } else { 0 };
    let mut paths: Vec<Vec<_>> = all.clone().map(|a| all.clone().map(|b| wins(a, b)).collect()).collect();
    for via in all.clone() {
        let onward = paths[via].clone();
        for from in all.clone().filter(|from| *from != via) {
            let here = paths[from][via];
            if here == 0 {
                continue;
            }
            for (path, on) in paths[from].iter_mut().zip(&onward) {
                *path = (*path).max(here.min(*on));
            }
        }
        // A chain that returns to where it began says nothing.
        all.clone().for_each(|a| paths[a][a] = 0);
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(count: u32, order: &str) -> Counted<Ranking> {
        let place = |letter: char| Alternative(letter as u32 - 'A' as u32);
        Counted { count, ballot: order.split('>').map(|equals| equals.chars().map(place).collect()).collect() }
    }

    #[test]
    fn the_worked_example_is_schulzes_own() {
        let ballots = [
            ranked(5, "A>C>B>E>D"),
            ranked(5, "A>D>E>C>B"),
            ranked(8, "B>E>D>A>C"),
            ranked(3, "C>A>B>E>D"),
            ranked(7, "C>A>E>B>D"),
            ranked(2, "C>B>A>D>E"),
            ranked(7, "D>C>E>B>A"),
            ranked(8, "E>B>A>D>C"),
        ];
        let tally = tally(5, &ballots);
        assert_eq!(tally.pairs[0], [0, 20, 26, 30, 22]);
        assert_eq!(tally.paths[4], [25, 28, 28, 31, 0]);
        assert_eq!(tally.paths[0], [0, 28, 28, 30, 24]);
        assert_eq!(tally.paths.iter().map(|it| it[4]).collect::<Vec<_>>(), [24, 24, 24, 24, 0]);
        assert_eq!(tally.winners, [4].into());
    }

    #[test]
    fn a_perfect_cycle_ties_all() {
        assert_eq!(tally(3, &["A>B>C", "B>C>A", "C>A>B"].map(|it| ranked(1, it))).winners, [0, 1, 2].into());
    }

    #[test]
    fn what_is_not_ranked_stands_below() {
        assert_eq!(tally(3, &[ranked(1, "B")]).winners, [1].into());
        assert_eq!(tally(3, &[ranked(1, "AB")]).winners, [0, 1].into());
        assert_eq!(tally(3, &[Counted::once(vec![])]).winners, [0, 1, 2].into());
        assert_eq!(tally(3, &[]).winners, [0, 1, 2].into());
    }

    #[test]
    fn nothing_is_ranked_twice() {
        let twice = check(3, &ranked(1, "A>BA").ballot);
        assert_eq!(twice, Err(BallotProblem::RankedTwice { alternative: Alternative(0) }));
    }
}
