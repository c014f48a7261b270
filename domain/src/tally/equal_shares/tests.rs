//! Worked examples, and the definition word by word as an oracle.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_integer::Integer;
use proptest::prelude::*;

use super::*;

fn approving<const N: usize>(count: u32, places: [u32; N]) -> Counted<Approvals> {
    Counted { count, ballot: places.map(Alternative).into() }
}

fn outcomes(budget: &Budget, completion: Completion, ballots: &[Counted<Approvals>]) -> Vec<Vec<u32>> {
    let tally = tally(budget, completion, ballots).unwrap();
    tally.outcomes.into_iter().map(|it| it.into_iter().map(|it| it.0).collect()).collect()
}

#[test]
fn the_worked_example_leaves_money_until_it_is_completed() {
    // 10 ballots share 100: 10 each. Six can pay 54 for the first; the others have 40 and cannot pay 45 for the second.
    let budget = Budget { total: 100, costs: vec![54, 45, 30], unit: 1 };
    let ballots = [approving(6, [0]), approving(4, [1, 2])];
    assert_eq!(outcomes(&budget, Completion::None, &ballots), [[0, 2]]);
    let budget = Budget { total: 100, costs: vec![54, 45], unit: 1 };
    let ballots = [approving(6, [0]), approving(4, [1])];
    assert_eq!(outcomes(&budget, Completion::None, &ballots), [[0]]);
    // Two units more for each, and the four have 48.
    assert_eq!(outcomes(&budget, Completion::Add1u, &ballots), [[0, 1]]);
}

#[test]
fn seats_go_to_groups_in_proportion_and_ties_are_all_listed() {
    // Two seats among four who want one of three alike, and four who want the fourth.
    let ballots = [approving(4, [0, 1, 2]), approving(4, [3])];
    assert_eq!(outcomes(&Budget::seats(2, 4), Completion::None, &ballots), [[0, 3], [1, 3], [2, 3]]);
}

#[test]
fn without_ballots_money_or_wishes_nothing_is_selected() {
    let nothing: Vec<Vec<u32>> = vec![vec![]];
    let blank = [approving(3, [])];
    let wish = [approving(3, [0])];
    for completion in [Completion::None, Completion::Add1u] {
        assert_eq!(outcomes(&Budget::seats(2, 3), completion, &[]), nothing);
        assert_eq!(outcomes(&Budget::seats(2, 3), completion, &blank), nothing);
        assert_eq!(outcomes(&Budget::seats(0, 3), completion, &wish), nothing);
        assert_eq!(outcomes(&Budget { total: 5, costs: vec![0], unit: 1 }, completion, &wish), nothing);
        assert_eq!(outcomes(&Budget { total: 5, costs: vec![6], unit: 1 }, completion, &wish), nothing);
    }
}

#[test]
fn many_alternatives_that_do_not_hinder_each_other_are_bought_at_once() {
    let ballots = [Counted { count: 7, ballot: Alternative::all(60).collect() }];
    assert_eq!(outcomes(&Budget::seats(60, 60), Completion::None, &ballots).len(), 1);
}

#[test]
fn too_many_ties_are_an_error_and_not_a_long_wait() {
    let ballots = [Counted { count: 7, ballot: Alternative::all(60).collect() }];
    for completion in [Completion::None, Completion::Add1u] {
        assert_eq!(tally(&Budget::seats(30, 60), completion, &ballots), Err(TooManyTies));
    }
}

#[test]
fn completion_takes_few_looks_where_money_is_much_and_people_are_few() {
    let budget = Budget { total: 900_000_000, costs: vec![899_999_990, 500_000_000, 400_000_011], unit: 1 };
    let ballots = [approving(1, [0]), approving(1, [1, 2]), approving(1, [2])];
    assert_eq!(outcomes(&budget, Completion::None, &ballots), [[2]]);
    assert_eq!(outcomes(&budget, Completion::Add1u, &ballots), [[2]]);
}

/// An exact fraction, as simple as can be.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part(BigInt, BigInt);

impl Part {
    fn new(above: impl Into<BigInt>, below: impl Into<BigInt>) -> Self {
        let (above, below) = (above.into(), below.into());
        let common = above.gcd(&below);
        if common.is_zero() { Self(0.into(), 1.into()) } else { Self(above / &common, below / common) }
    }

    fn minus(&self, other: &Self) -> Self {
        Self::new(&self.0 * &other.1 - &other.0 * &self.1, &self.1 * &other.1)
    }

    fn times(&self, by: u64) -> Self {
        Self::new(&self.0 * by, self.1.clone())
    }

    fn over(&self, by: u64) -> Self {
        Self::new(self.0.clone(), &self.1 * by)
    }
}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some((&self.0 * &other.1).cmp(&(&other.0 * &self.1)))
    }
}

/// All selections with so much money for each voter, trying every order among equals.
fn by_definition(
    costs: &[u64],
    voters: &[BTreeSet<usize>],
    money: Vec<Part>,
    bought: BTreeSet<usize>,
) -> Vec<BTreeSet<usize>> {
    let mut rates: BTreeMap<usize, Part> = BTreeMap::new();
    for (project, cost) in costs.iter().enumerate().filter(|(project, cost)| **cost > 0 && !bought.contains(project)) {
        let mut rich: Vec<usize> = (0..voters.len()).filter(|v| voters[*v].contains(&project)).collect();
        let mut rest = Part::new(*cost, 1);
        while !rich.is_empty() {
            let each = rest.over(rich.len() as u64);
            let (poor, others): (Vec<usize>, Vec<usize>) = rich.iter().partition(|v| money[**v] < each);
            if poor.is_empty() {
                rates.insert(project, each.over(*cost));
                break;
            }
            poor.iter().for_each(|v| rest = rest.minus(&money[*v]));
            rich = others;
        }
    }
    let Some(least) = rates.values().min_by(|a, b| a.partial_cmp(b).unwrap()).cloned() else { return vec![bought] };
    let tied = rates.into_iter().filter(|(_, rate)| *rate == least).map(|(project, _)| project);
    tied.flat_map(|project| {
        let each = least.times(costs[project]);
        let left = money.iter().zip(voters).map(|(has, wants)| match wants.contains(&project) {
            true if *has < each => Part::new(0, 1),
            true => has.minus(&each),
            false => has.clone(),
        });
        let with = bought.iter().copied().chain([project]).collect();
        by_definition(costs, voters, left.collect(), with)
    })
    .collect()
}

fn completed_by_definition(
    total: u64,
    costs: &[u64],
    voters: &[BTreeSet<usize>],
    completion: Completion,
) -> BTreeSet<BTreeSet<usize>> {
    let cost = |selection: &BTreeSet<usize>| selection.iter().map(|p| costs[*p]).sum::<u64>();
    let wanted = |p: &usize| costs[*p] > 0 && voters.iter().any(|v| v.contains(p));
    let full = |selection: &BTreeSet<usize>| {
        (0..costs.len()).filter(wanted).all(|p| selection.contains(&p) || cost(selection) + costs[p] > total)
    };
    let people = voters.len() as u64;
    let mut so_far = BTreeSet::new();
    for units in 0.. {
        let money = vec![Part::new(total + units * people, people); voters.len()];
        let next: BTreeSet<_> = by_definition(costs, voters, money, BTreeSet::new()).into_iter().collect();
        if next.iter().any(|it| cost(it) > total) {
            return so_far;
        }
        so_far = next;
        if completion == Completion::None || so_far.iter().any(full) {
            break;
        }
    }
    so_far
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_finds_what_the_definition_finds(
        costs in prop::collection::vec(prop_oneof![1_u64..4, 1_u64..40], 1..6),
        voters in prop::collection::vec(prop::collection::btree_set(0_usize..6, 0..5), 1..8),
        total in 1_u64..90,
    ) {
        let budget = Budget { total, costs: costs.clone(), unit: 1 };
        let voters: Vec<BTreeSet<usize>> =
            voters.into_iter().map(|v| v.into_iter().filter(|p| *p < costs.len()).collect()).collect();
        let ballots: Vec<_> = voters
            .iter()
            .map(|v| Counted::once(v.iter().map(|p| Alternative(u32::try_from(*p).unwrap())).collect::<Approvals>()))
            .collect();
        for completion in [Completion::None, Completion::Add1u] {
            let ours: BTreeSet<BTreeSet<usize>> = tally(&budget, completion, &ballots).unwrap().outcomes
                .into_iter().map(|it| it.into_iter().map(Alternative::index).collect()).collect();
            prop_assert_eq!(ours, completed_by_definition(total, &costs, &voters, completion));
        }
    }
}
