//! The method of equal shares: the budget belongs to the participants in equal parts, and what is bought is paid by those
//! who approve of it.
//!
//! In each round the alternative is bought whose supporters get the most for their money, that is, with the smallest
//! payment per unit of utility when all its supporters pay alike and who cannot gives all that is left. Utility is cost: an
//! alternative is worth to its supporters what it costs. With seats instead of a budget every alternative costs one.
//!
//! Source: D. Peters and P. Skowron, “Proportionality and the Limits of Welfarism” (2020); D. Peters, G. Pierczyński and
//! P. Skowron, “Proportional Participatory Budgeting with Additive Utilities” (2021). Ties and completion are as in
//! pabutools (`method_of_equal_shares` with `resoluteness=False`, `Cost_Sat`, `voter_budget_increment=1`).

mod run;

use std::collections::BTreeSet;

use num_bigint::BigInt;
use num_traits::{One, Zero};
use serde::{Deserialize, Serialize};

use super::approval::Approvals;
use super::line::Watch;
use super::{Alternative, Counted};
use run::Run;

/// More tied selections than this are not listed.
pub const MOST_OUTCOMES: usize = 1000;

/// More ways out of forks than this are not followed, in all steps together.
pub const MOST_STATES: usize = 20_000;

/// What can be spent, and what each alternative costs, all in the same smallest unit of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    pub total: u64,
    pub costs: Vec<u64>,
    /// How many smallest units make the whole unit that completion adds per ballot and step: 1 if amounts are whole euros,
    /// 100 if they are cents.
    pub unit: u64,
}

impl Budget {
    /// So many seats: each alternative takes one.
    pub fn seats(seats: u32, alternatives: u32) -> Self {
        Self { total: seats.into(), costs: vec![1; alternatives as usize], unit: 1 }
    }

    fn cost(&self, alternative: Alternative) -> u64 {
        self.costs.get(alternative.index()).copied().unwrap_or(0)
    }
}

/// What to do when equal shares leave money over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Completion {
    /// Leave it.
    #[default]
    None,
    /// Give every ballot one unit more and start again, until a selection leaves no room for another alternative that
    /// somebody approves of, or costs more than there is: then the selections of the step before stand.
    Add1u,
}

/// The result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ballots: u64,
    /// How many ballots approve of each alternative.
    pub approvals: Vec<u64>,
    /// Every selection that some order of choosing among equals leads to.
    pub outcomes: BTreeSet<BTreeSet<Alternative>>,
}

/// There are so many ties that the selections cannot be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("there are too many ties: more than {most} selections, or ways to reach them", most = MOST_OUTCOMES)]
pub struct TooManyTies;

/// Counts. Blank ballots have a share and spend none of it. Without ballots, and where nothing can be afforded, the one
/// selection is empty. What costs nothing has no utility and is never selected.
///
/// # Errors
/// [`TooManyTies`], if there are more than [`MOST_OUTCOMES`] selections or more than [`MOST_STATES`] ways to follow.
pub fn tally(budget: &Budget, completion: Completion, ballots: &[Counted<Approvals>]) -> Result<Tally, TooManyTies> {
    let alternatives = u32::try_from(budget.costs.len()).unwrap_or(u32::MAX);
    let approvals = super::approval::tally(alternatives, ballots).approvals;
    let cast = Counted::total(ballots);
    let outcomes = if cast == 0 { [BTreeSet::new()].into() } else { selections(budget, completion, ballots)? };
    Ok(Tally { ballots: cast, approvals, outcomes })
}

type Outcomes = BTreeSet<BTreeSet<Alternative>>;

fn selections(
    budget: &Budget,
    completion: Completion,
    ballots: &[Counted<Approvals>],
) -> Result<Outcomes, TooManyTies> {
    let run = Run::new(budget, ballots);
    let mut states_left = MOST_STATES;
    let mut units = BigInt::zero();
    let mut watch = Watch::default();
    let mut outcomes = run.selections(&units, &mut watch, &mut states_left)?;
    if completion == Completion::None {
        return Ok(outcomes);
    }
    while !outcomes.iter().any(|it| run.leaves_no_room(it)) {
        // No comparison will ever turn: more money changes nothing.
        let Some(keeps) = watch.keeps() else { break };
        units += keeps + BigInt::one();
        watch = Watch::default();
        let next = run.selections(&units, &mut watch, &mut states_left)?;
        if next.iter().any(|it| !run.is_affordable(it)) {
            break;
        }
        outcomes = next;
    }
    Ok(outcomes)
}

#[cfg(test)]
mod tests;
