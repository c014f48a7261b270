//! One run of equal shares, along all ties at once.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use num_bigint::BigInt;
use num_integer::Integer;

use super::{Budget, MOST_OUTCOMES, Outcomes, TooManyTies};
use crate::tally::approval::Approvals;
use crate::tally::line::{Line, Watch};
use crate::tally::{Alternative, Counted};

/// What stays the same in all runs.
pub(super) struct Run<'a> {
    budget: &'a Budget,
    /// How many ballots of each kind.
    counts: Vec<u64>,
    cast: u64,
    /// Which kinds of ballot approve of what can be bought: of alternatives that cost something and that somebody wants.
    supporters: BTreeMap<Alternative, Vec<u32>>,
}

/// A place on the way: what is bought, and what everybody has left.
#[derive(Debug, Clone)]
struct State {
    /// What is bought, and for which payment. As nobody pays more than is left, what a ballot has left is its share
    /// without all these payments, or nothing, whatever their order: two places with the same purchases are the same.
    bought: BTreeMap<Alternative, Payment>,
    /// What can perhaps still be bought, each with the price it had when last looked at. Prices never fall.
    on_offer: BTreeMap<Alternative, Option<Price>>,
    /// Money is counted in this part of the smallest unit, so that it always comes out even.
    parts: BigInt,
    /// What one ballot can have left. Ballots that have always paid alike share a purse.
    purses: Vec<Line>,
    /// The purse of each kind of ballot.
    purse_of: Vec<usize>,
}

/// What supporters pay for an alternative: each the same, `sum / payers`, or all that is left.
#[derive(Debug, Clone)]
struct Price {
    sum: Line,
    payers: BigInt,
    /// `payers · cost · parts`: the sum divided by this is the payment per unit of utility.
    per_utility: BigInt,
}

/// A payment in lowest terms: the sum divided by the number, in smallest units of money.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Payment(Line, BigInt);

impl Price {
    fn payment(&self, parts: &BigInt) -> Payment {
        let below = &self.payers * parts;
        let common = self.sum.now.gcd(&self.sum.per_unit).gcd(&below);
        Payment(self.sum.divided(&common), below / common)
    }

    fn compare(&self, other: &Self, watch: &mut Watch) -> Ordering {
        watch.compare(&(&self.sum * &other.per_utility), &(&other.sum * &self.per_utility))
    }
}

impl<'a> Run<'a> {
    pub(super) fn new(budget: &'a Budget, ballots: &[Counted<Approvals>]) -> Self {
        let mut kinds: BTreeMap<&Approvals, u64> = BTreeMap::new();
        for Counted { count, ballot } in ballots.iter().filter(|it| it.count > 0) {
            *kinds.entry(ballot).or_default() += u64::from(*count);
        }
        let mut supporters: BTreeMap<Alternative, Vec<u32>> = BTreeMap::new();
        for (kind, approvals) in (0..).zip(kinds.keys()) {
            for alternative in approvals.iter().filter(|it| budget.cost(**it) > 0) {
                supporters.entry(*alternative).or_default().push(kind);
            }
        }
        Self { budget, counts: kinds.into_values().collect(), cast: Counted::total(ballots), supporters }
    }

    pub(super) fn is_affordable(&self, selection: &BTreeSet<Alternative>) -> bool {
        self.cost(selection) <= self.budget.total.into()
    }

    /// Nothing more that somebody approves of could be paid from the whole budget.
    pub(super) fn leaves_no_room(&self, selection: &BTreeSet<Alternative>) -> bool {
        let spent = self.cost(selection);
        let mut others = self.supporters.keys().filter(|it| !selection.contains(it));
        others.all(|it| spent + u128::from(self.budget.cost(*it)) > self.budget.total.into())
    }

    fn cost(&self, selection: &BTreeSet<Alternative>) -> u128 {
        selection.iter().map(|it| u128::from(self.budget.cost(*it))).sum()
    }

    /// All selections, if every ballot gets so many units on top of its share.
    ///
    /// The watch learns for how many further units the selections are certain to stay the same.
    pub(super) fn selections(
        &self,
        units: &BigInt,
        watch: &mut Watch,
        states_left: &mut usize,
    ) -> Result<Outcomes, TooManyTies> {
        let mut outcomes = Outcomes::new();
        let mut seen = HashSet::new();
        // Where the way forks, and what remains to be tried there.
        let mut forks: Vec<(Rc<State>, Alternative)> = Vec::new();
        let mut here = Some(self.begin(units));
        loop {
            let Some(mut state) = here.take() else {
                let Some((fork, alternative)) = forks.pop() else { return Ok(outcomes) };
                *states_left = states_left.checked_sub(1).ok_or(TooManyTies)?;
                let next = self.buy(&fork, alternative, watch);
                if seen.insert(next.bought.clone()) {
                    here = Some(next);
                }
                continue;
            };
            let tied = self.cheapest(&mut state, watch);
            if let Some(alternative) = self.hinders_nobody(&tied, &state, watch) {
                here = Some(self.buy(&state, alternative, watch));
            } else if tied.is_empty() {
                outcomes.insert(state.bought.into_keys().collect());
                if outcomes.len() > MOST_OUTCOMES {
                    return Err(TooManyTies);
                }
            } else {
                let fork = Rc::new(state);
                forks.extend(self.entangled(&tied).into_iter().map(|it| (Rc::clone(&fork), it)));
            }
        }
    }

    fn begin(&self, units: &BigInt) -> State {
        // A share is `total / cast`, so parts of `1 / cast` make it whole.
        let cast = BigInt::from(self.cast);
        let per_unit = &cast * BigInt::from(self.budget.unit);
        let share = Line { now: BigInt::from(self.budget.total) + &per_unit * units, per_unit };
        State {
            bought: BTreeMap::new(),
            on_offer: self.supporters.keys().map(|it| (*it, None)).collect(),
            parts: cast,
            purses: vec![share],
            purse_of: vec![0; self.counts.len()],
        }
    }

    /// All alternatives that cost the least per utility. Those that can no longer be paid are taken off the offer.
    fn cheapest(&self, state: &mut State, watch: &mut Watch) -> Vec<Alternative> {
        let mut best: Option<Price> = None;
        let mut tied = Vec::new();
        for alternative in state.likely_first() {
            let last_price = state.on_offer.get(&alternative).and_then(Option::as_ref);
            if let (Some(best), Some(price)) = (&best, last_price)
                && price.compare(best, watch) == Ordering::Greater
            {
                continue;
            }
            let Some(price) = self.price(state, alternative, watch) else {
                state.on_offer.remove(&alternative);
                continue;
            };
            match best.as_ref().map_or(Ordering::Less, |best| price.compare(best, watch)) {
                Ordering::Less => {
                    best = Some(price.clone());
                    tied = vec![alternative];
                }
                Ordering::Equal => tied.push(alternative),
                Ordering::Greater => {}
            }
            state.on_offer.insert(alternative, Some(price));
        }
        tied
    }

    /// What an alternative costs its supporters now. Nothing, if they have not enough.
    fn price(&self, state: &State, alternative: Alternative, watch: &mut Watch) -> Option<Price> {
        let mut payers_of: BTreeMap<usize, u64> = BTreeMap::new();
        for kind in &self.supporters[&alternative] {
            let kind = *kind as usize;
            *payers_of.entry(state.purse_of[kind]).or_default() += self.counts[kind];
        }
        let cost = BigInt::from(self.budget.cost(alternative));
        let mut sum = Line::fixed(&cost * &state.parts);
        let mut available = Line::fixed(0);
        for (purse, payers) in &payers_of {
            available += &(&state.purses[*purse] * &BigInt::from(*payers));
        }
        if watch.compare(&available, &sum) == Ordering::Less {
            return None;
        }
        let mut payers = BigInt::from(payers_of.values().sum::<u64>());
        loop {
            let mut poor = Vec::new();
            for purse in payers_of.keys() {
                if watch.compare(&(&state.purses[*purse] * &payers), &sum) == Ordering::Less {
                    poor.push(*purse);
                }
            }
            if poor.is_empty() {
                break;
            }
            for purse in poor {
                let givers = BigInt::from(payers_of.remove(&purse).unwrap_or(0));
                sum = &sum - &(&state.purses[purse] * &givers);
                payers -= givers;
            }
        }
        let per_utility = &payers * cost * &state.parts;
        Some(Price { sum, payers, per_utility })
    }

    /// The state after an alternative was bought at its present price.
    fn buy(&self, state: &State, alternative: Alternative, watch: &mut Watch) -> State {
        let mut next = state.clone();
        let Some(Some(price)) = next.on_offer.remove(&alternative) else { return next };
        next.bought.insert(alternative, price.payment(&state.parts));
        let common = price.sum.now.gcd(&price.sum.per_unit).gcd(&price.payers);
        let finer = &price.payers / &common;
        let payment = price.sum.divided(&common);
        next.parts *= &finer;
        let mut purses = Vec::new();
        let mut place: HashMap<Line, usize> = HashMap::new();
        let mut keep = |line: Line| {
            *place.entry(line).or_insert_with_key(|line| {
                purses.push(line.clone());
                purses.len() - 1
            })
        };
        let mut moved: HashMap<(usize, bool), usize> = HashMap::new();
        let mut pays = vec![false; next.purse_of.len()];
        for kind in &self.supporters[&alternative] {
            pays[*kind as usize] = true;
        }
        for (purse, pays) in next.purse_of.iter_mut().zip(pays) {
            *purse = *moved.entry((*purse, pays)).or_insert_with(|| {
                let before = &state.purses[*purse] * &finer;
                keep(match pays.then(|| watch.compare(&before, &payment)) {
                    None => before,
                    Some(Ordering::Greater) => &before - &payment,
                    Some(Ordering::Equal | Ordering::Less) => Line::fixed(0),
                })
            });
        }
        next.purses = purses;
        next
    }

    /// A tied alternative that will be bought anyway, and that can be bought now without changing anything for the others:
    /// all its supporters who also want others of the tied can pay their part for all of them.
    fn hinders_nobody(&self, tied: &[Alternative], state: &State, watch: &mut Watch) -> Option<Alternative> {
        if let [only] = tied {
            return Some(*only);
        }
        let mut wanted: HashMap<u32, u128> = HashMap::new();
        for alternative in tied {
            for kind in &self.supporters[alternative] {
                *wanted.entry(*kind).or_default() += u128::from(self.budget.cost(*alternative));
            }
        }
        tied.iter().copied().find(|alternative| {
            let Some(Some(price)) = state.on_offer.get(alternative) else { return false };
            let own = self.budget.cost(*alternative);
            let asked: BTreeSet<(usize, u128)> = self.supporters[alternative]
                .iter()
                .filter(|kind| wanted[kind] > u128::from(own))
                .map(|kind| (state.purse_of[*kind as usize], wanted[kind]))
                .collect();
            asked.into_iter().all(|(purse, sum)| {
                let has = &state.purses[purse] * &(&price.payers * BigInt::from(own));
                watch.compare(&has, &(&price.sum * &BigInt::from(sum))) != Ordering::Less
            })
        })
    }

    /// Of the tied, those that share supporters with the first, directly or by way of others. The rest can wait: whatever
    /// is bought of these leaves the others as they are.
    fn entangled(&self, tied: &[Alternative]) -> Vec<Alternative> {
        let Some((first, rest)) = tied.split_first() else { return Vec::new() };
        let mut group = vec![*first];
        let mut kinds: BTreeSet<u32> = self.supporters[first].iter().copied().collect();
        let mut others = rest.to_vec();
        while let Some(at) = others.iter().position(|it| self.supporters[it].iter().any(|kind| kinds.contains(kind))) {
            let joins = others.swap_remove(at);
            kinds.extend(&self.supporters[&joins]);
            group.push(joins);
        }
        group
    }
}

impl State {
    /// What is on offer, what was cheap last time first. The order is for speed alone.
    fn likely_first(&self) -> Vec<Alternative> {
        let mut order: Vec<_> = self.on_offer.iter().collect();
        order.sort_by(|(_, one), (_, other)| match (one, other) {
            (Some(one), Some(other)) => (&one.sum.now * &other.per_utility).cmp(&(&other.sum.now * &one.per_utility)),
            _ => one.is_some().cmp(&other.is_some()),
        });
        order.into_iter().map(|(alternative, _)| *alternative).collect()
    }
}
