//! Numbers that move along a line while money is added.
//!
//! Equal shares completes a selection by giving every participant one unit more, again and again. Most units change
//! nothing. All that a run compares are numbers that grow or shrink evenly with the units added, so a run can tell how
//! many units may still be added before any of its comparisons turns out differently: the steps between are skipped, and
//! their result is known all the same.

use std::cmp::Ordering;
use std::ops::{Add, AddAssign, Mul, Sub};

use num_bigint::BigInt;
use num_traits::{Signed, Zero};

/// A number now, and how much it changes with each unit added.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Line {
    pub(super) now: BigInt,
    pub(super) per_unit: BigInt,
}

impl Line {
    pub(super) fn fixed(now: impl Into<BigInt>) -> Self {
        Self { now: now.into(), per_unit: BigInt::zero() }
    }

    /// Divides what is known to be a multiple.
    pub(super) fn divided(&self, by: &BigInt) -> Self {
        Self { now: &self.now / by, per_unit: &self.per_unit / by }
    }
}

impl Add for &Line {
    type Output = Line;

    fn add(self, other: Self) -> Line {
        Line { now: &self.now + &other.now, per_unit: &self.per_unit + &other.per_unit }
    }
}

impl AddAssign<&Line> for Line {
    fn add_assign(&mut self, other: &Line) {
        self.now += &other.now;
        self.per_unit += &other.per_unit;
    }
}

impl Sub for &Line {
    type Output = Line;

    fn sub(self, other: Self) -> Line {
        Line { now: &self.now - &other.now, per_unit: &self.per_unit - &other.per_unit }
    }
}

impl Mul<&BigInt> for &Line {
    type Output = Line;

    fn mul(self, by: &BigInt) -> Line {
        Line { now: &self.now * by, per_unit: &self.per_unit * by }
    }
}

/// Compares, and remembers for how many units all comparisons so far keep their outcome.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// Nothing, while no comparison will ever turn.
    keeps: Option<BigInt>,
}

impl Watch {
    /// How many units can be added without changing any outcome; nothing, if any number can.
    pub(super) fn keeps(&self) -> Option<&BigInt> {
        self.keeps.as_ref()
    }

    pub(super) fn compare(&mut self, one: &Line, other: &Line) -> Ordering {
        let slope = &one.per_unit - &other.per_unit;
        let order = one.now.cmp(&other.now);
        let turns = match order {
            Ordering::Equal => !slope.is_zero(),
            Ordering::Less => slope.is_positive(),
            Ordering::Greater => slope.is_negative(),
        };
        if turns {
            // The last whole number of units before the two are level.
            let apart = (&one.now - &other.now).abs();
            let keeps: BigInt = if apart.is_zero() { apart } else { (apart - 1) / slope.abs() };
            if self.keeps.as_ref().is_none_or(|so_far| keeps < *so_far) {
                self.keeps = Some(keeps);
            }
        }
        order
    }
}
