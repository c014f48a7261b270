//! Equal ballots, counted; and what makes a ballot impossible.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Alternative;

/// A ballot, and how often exactly this one was cast.
///
/// Tallies are exact up to a thousand million ballots in all, which is also what a ballot file may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted<B> {
    pub count: u32,
    pub ballot: B,
}

impl<B> Counted<B> {
    /// A ballot that was cast once.
    pub fn once(ballot: B) -> Self {
        Self { count: 1, ballot }
    }

    /// How many ballots these are in all.
    pub fn total(ballots: &[Self]) -> u64 {
        ballots.iter().map(|it| u64::from(it.count)).sum()
    }

    /// How many ballots of a kind these are.
    pub(super) fn total_where(ballots: &[Self], is_so: impl Fn(&B) -> bool) -> u64 {
        ballots.iter().filter(|it| is_so(&it.ballot)).map(|it| u64::from(it.count)).sum()
    }
}

/// What one ballot says about each alternative. Alternatives it says nothing about are not in the map.
pub type Marks<M> = BTreeMap<Alternative, M>;

/// One sum per alternative, over all ballots, of what each mark is worth.
pub(super) fn sums<M>(alternatives: u32, ballots: &[Counted<Marks<M>>], worth: impl Fn(&M) -> u64) -> Vec<u64> {
    let mut sums = vec![0; alternatives as usize];
    for Counted { count, ballot } in ballots {
        for (alternative, mark) in ballot {
            if let Some(sum) = sums.get_mut(alternative.index()) {
                *sum += u64::from(*count) * worth(mark);
            }
        }
    }
    sums
}

/// Every alternative that a ballot names is one of the poll's.
pub(super) fn all_known<'a>(
    alternatives: u32,
    named: impl IntoIterator<Item = &'a Alternative>,
) -> Result<(), BallotProblem> {
    match named.into_iter().find(|it| it.0 >= alternatives) {
        Some(unknown) => Err(BallotProblem::UnknownAlternative { alternative: *unknown }),
        None => Ok(()),
    }
}

/// Why a ballot cannot be counted. It is refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum BallotProblem {
    #[error("there is no such alternative")]
    UnknownAlternative { alternative: Alternative },
    #[error("an alternative is ranked twice")]
    RankedTwice { alternative: Alternative },
    #[error("{given} dots were given, there are {max}")]
    TooManyDots { given: u64, max: u32 },
    #[error("{given} dots were given to one alternative, {cap} are possible")]
    OverCap { alternative: Alternative, given: u32, cap: u32 },
    #[error("{given} is not on the scale from 0 to {max}")]
    OffScale { alternative: Alternative, given: u32, max: u32 },
}
