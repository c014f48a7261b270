//! What a poll puts up for choice, and what came of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// An alternative, by its place among those of the poll, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Alternative(pub u32);

impl Alternative {
    /// Where its figures stand in a list with one entry per alternative.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// All alternatives of a poll that has so many.
    pub fn all(how_many: u32) -> impl Iterator<Item = Self> {
        (0..how_many).map(Self)
    }
}

/// Who wins: one alternative, several that are tied, or none.
///
/// Breaking a tie is an act of its own, which no tally takes upon itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Winners(pub BTreeSet<Alternative>);

impl Winners {
    /// All alternatives whose figure is the highest. If all figures are the same, all are tied.
    pub fn with_most<F: Ord>(figures: &[F]) -> Self {
        let most = figures.iter().max();
        Self::where_(figures, |figure| Some(figure) == most)
    }

    /// All alternatives whose figure is the lowest. If all figures are the same, all are tied.
    pub fn with_least<F: Ord>(figures: &[F]) -> Self {
        let least = figures.iter().min();
        Self::where_(figures, |figure| Some(figure) == least)
    }

    /// All alternatives whose figure passes.
    pub fn where_<F>(figures: &[F], passes: impl Fn(&F) -> bool) -> Self {
        Self((0..).zip(figures).filter(|(_, figure)| passes(figure)).map(|(place, _)| Alternative(place)).collect())
    }

    /// The winner, if there is exactly one.
    pub fn only(&self) -> Option<Alternative> {
        (self.0.len() == 1).then(|| self.0.first().copied()).flatten()
    }
}

#[cfg(test)]
impl<const N: usize> From<[u32; N]> for Winners {
    fn from(places: [u32; N]) -> Self {
        Self(places.into_iter().map(Alternative).collect())
    }
}
