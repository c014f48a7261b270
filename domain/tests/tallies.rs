//! What must hold for tallies whatever the ballots: names and order make no difference, and methods keep their promises.
#![cfg(test)]

use std::collections::BTreeSet;

use domain::tally::equal_shares::{Budget, Completion};
use domain::tally::majority_judgment::Grade;
use domain::tally::{
    Alternative, Counted, Marks, Winners, approval, dots, equal_shares, majority_judgment, resistance, schulze, score,
    straw_poll,
};
use proptest::prelude::*;

const MOST: u32 = 5;

/// What a participant thinks of each alternative, from 0 to 10. Every ballot is made from this.
type Opinion = Vec<u8>;

fn opinions() -> impl Strategy<Value = Vec<Opinion>> {
    (1..=MOST).prop_flat_map(|alternatives| {
        let mark = prop_oneof![0_u8..=10, prop::sample::select(vec![0_u8, 5, 10])];
        prop::collection::vec(prop::collection::vec(mark, alternatives as usize), 1..12)
    })
}

/// The same opinions with the alternatives, and the ballots, in another order; and the order of the alternatives.
fn reordered() -> impl Strategy<Value = (Vec<Opinion>, Vec<Opinion>, Vec<u32>)> {
    opinions().prop_flat_map(|opinions| {
        let alternatives: Vec<u32> = (0..).take(opinions[0].len()).collect();
        (Just(opinions.clone()), Just(opinions).prop_shuffle(), Just(alternatives).prop_shuffle()).prop_map(
            |(opinions, shuffled, order)| {
                let others = shuffled.iter().map(|it| order.iter().map(|old| it[*old as usize]).collect()).collect();
                (opinions, others, order)
            },
        )
    })
}

fn once<B>(opinions: &[Opinion], ballot: impl Fn(&Opinion) -> B) -> Vec<Counted<B>> {
    opinions.iter().map(|it| Counted::once(ballot(it))).collect()
}

fn approvals(opinion: &Opinion) -> BTreeSet<Alternative> {
    (0..).map(Alternative).zip(opinion).filter(|(_, mark)| **mark > 5).map(|(it, _)| it).collect()
}

fn marks<M>(opinion: &Opinion, mark: impl Fn(u8) -> M) -> Marks<M> {
    (0..).map(Alternative).zip(opinion).filter(|(_, it)| **it > 0).map(|(it, given)| (it, mark(*given))).collect()
}

/// Best first; what is worth nothing is not ranked.
fn ranking(opinion: &Opinion) -> schulze::Ranking {
    let worth = |which: u8| (0..).map(Alternative).zip(opinion).filter(move |(_, it)| **it == which).map(|(it, _)| it);
    (1..=10).rev().map(|it| worth(it).collect()).filter(|rank: &BTreeSet<_>| !rank.is_empty()).collect()
}

fn grade(mark: u8) -> Grade {
    Grade::ALL[usize::from(mark) * 4 / 10]
}

type Tally = fn(u32, &[Opinion]) -> Winners;

/// Every method that has winners, by the winners it finds.
const METHODS: [(&str, Tally); 7] = [
    ("approval", |n, it| approval::tally(n, &once(it, approvals)).winners),
    ("dots", |n, it| dots::tally(n, &once(it, |it| marks(it, u32::from))).winners),
    ("score", |n, it| score::tally(n, &once(it, |it| marks(it, |mark| mark))).winners),
    ("resistance", |n, it| resistance::tally(n, Alternative(0), &once(it, |it| marks(it, |mark| mark))).winners),
    ("schulze", |n, it| schulze::tally(n, &once(it, ranking)).winners),
    ("majority judgment", |n, it| majority_judgment::tally(n, &once(it, |it| marks(it, grade))).winners),
    ("straw poll", |n, it| {
        let first = |it: &Opinion| (0..).map(Alternative).zip(it).find(|(_, mark)| **mark == 10).map(|(it, _)| it);
        // A hand goes up for one alone, so only opinions with one ten point anywhere.
        let pointed = |it: &Opinion| first(it).filter(|_| it.iter().filter(|mark| **mark == 10).count() == 1);
        straw_poll::tally(n, &once(it, pointed)).winners
    }),
];

fn how_many(opinions: &[Opinion]) -> u32 {
    u32::try_from(opinions[0].len()).unwrap()
}

/// Winners in the order before, from winners in the order after.
fn back(order: &[u32], winners: &BTreeSet<Alternative>) -> BTreeSet<Alternative> {
    winners.iter().map(|it| Alternative(order[it.index()])).collect()
}

fn shares(costs: &[u64], total: u64, completion: Completion, opinions: &[Opinion]) -> BTreeSet<BTreeSet<Alternative>> {
    let budget = Budget { total, costs: costs.to_vec(), unit: 1 };
    equal_shares::tally(&budget, completion, &once(opinions, approvals)).unwrap().outcomes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn neither_names_nor_the_order_of_ballots_matter((opinions, others, order) in reordered()) {
        for (method, tally) in METHODS {
            let before = tally(how_many(&opinions), &opinions);
            let after = tally(how_many(&others), &others);
            prop_assert_eq!(&before.0, &back(&order, &after.0), "{}", method);
            prop_assert!(!before.0.is_empty(), "{method} finds somebody");
        }
    }

    #[test]
    fn equal_shares_knows_neither_names_nor_order(
        (opinions, others, order) in reordered(),
        costs in prop::collection::vec(1_u64..20, MOST as usize),
        total in 1_u64..40,
    ) {
        for completion in [Completion::None, Completion::Add1u] {
            let before = shares(&costs[..order.len()], total, completion, &opinions);
            let costs: Vec<_> = order.iter().map(|old| costs[*old as usize]).collect();
            let after = shares(&costs, total, completion, &others);
            let after: BTreeSet<_> = after.iter().map(|it| back(&order, it)).collect();
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn equal_shares_spends_no_more_than_there_is(
        opinions in opinions(),
        costs in prop::collection::vec(1_u64..20, MOST as usize),
        total in 0_u64..40,
    ) {
        for completion in [Completion::None, Completion::Add1u] {
            for outcome in shares(&costs[..opinions[0].len()], total, completion, &opinions) {
                prop_assert!(outcome.iter().map(|it| costs[it.index()]).sum::<u64>() <= total);
            }
        }
    }

    #[test]
    fn a_group_that_agrees_gets_its_share_of_the_seats(opinions in opinions(), size in 1_usize..6, seats in 1_u32..6) {
        // A new alternative, wanted by a group of its own that wants nothing else (extended justified representation).
        let mut opinions = opinions;
        opinions.iter_mut().for_each(|it| it.push(0));
        let new = how_many(&opinions) - 1;
        let lone = (0..=new).map(|it| if it == new { 10 } else { 0 }).collect::<Opinion>();
        opinions.extend(std::iter::repeat_n(lone, size));
        let entitled = size * seats as usize >= opinions.len();
        let budget = Budget::seats(seats, new + 1);
        let outcomes = equal_shares::tally(&budget, Completion::None, &once(&opinions, approvals)).unwrap().outcomes;
        for outcome in outcomes {
            prop_assert!(!entitled || outcome.contains(&Alternative(new)));
        }
    }

    #[test]
    fn counting_a_ballot_twice_is_casting_it_twice(opinions in opinions(), count in 1_u32..5) {
        let counted: Vec<_> = once(&opinions, ranking).into_iter().map(|it| Counted { count, ..it }).collect();
        let cast: Vec<_> = counted.iter().flat_map(|it| std::iter::repeat_n(Counted::once(it.ballot.clone()), count as usize)).collect();
        let alternatives = how_many(&opinions);
        prop_assert_eq!(schulze::tally(alternatives, &counted), schulze::tally(alternatives, &cast));
    }

    #[test]
    fn schulze_lets_a_condorcet_winner_win_alone(opinions in opinions(), above in prop::collection::vec(any::<bool>(), 12)) {
        // A new alternative that more than half rank alone at the top, and the others nowhere.
        let mut ballots = once(&opinions, ranking);
        let new = Alternative(how_many(&opinions));
        let majority = ballots.len() / 2 + 1;
        for (place, (ballot, above)) in ballots.iter_mut().zip(above).enumerate() {
            if above || place < majority {
                ballot.ballot.insert(0, [new].into());
            }
        }
        prop_assert_eq!(schulze::tally(new.0 + 1, &ballots).winners.only(), Some(new));
    }

    #[test]
    fn schulze_finds_the_winner_of_all_pairs(opinions in opinions()) {
        let tally = schulze::tally(how_many(&opinions), &once(&opinions, ranking));
        let all = 0..tally.pairs.len();
        let beats_all = |a: usize| all.clone().all(|b| a == b || tally.pairs[a][b] > tally.pairs[b][a]);
        if let Some(winner) = all.clone().find(|a| beats_all(*a)) {
            prop_assert_eq!(tally.winners.only().map(Alternative::index), Some(winner));
        }
    }

    #[test]
    fn clones_change_nothing_for_schulze(opinions in opinions(), of in any::<prop::sample::Index>(), order in prop::collection::vec(0_u8..3, 12)) {
        // Each ballot has the clone next to the original: above it, beside it, or below.
        let alternatives = how_many(&opinions);
        let original = Alternative(u32::try_from(of.index(alternatives as usize)).unwrap());
        let clone = Alternative(alternatives);
        let ballots = once(&opinions, ranking);
        let mut cloned = ballots.clone();
        for (Counted { ballot, .. }, order) in cloned.iter_mut().zip(order) {
            let Some(place) = ballot.iter().position(|rank| rank.contains(&original)) else { continue };
            // Within a rank of several, or unranked, only a place beside the original is next to it.
            match order {
                1 if ballot[place].len() == 1 => ballot.insert(place, [clone].into()),
                2 if ballot[place].len() == 1 => ballot.insert(place + 1, [clone].into()),
                _ => _ = ballot[place].insert(clone),
            }
        }
        let before = schulze::tally(alternatives, &ballots).winners.0;
        let after = schulze::tally(alternatives + 1, &cloned).winners.0;
        let without: BTreeSet<_> = after.iter().copied().filter(|it| *it != original && *it != clone).collect();
        let others: BTreeSet<_> = before.iter().copied().filter(|it| *it != original).collect();
        prop_assert_eq!(without, others);
        prop_assert_eq!(after.contains(&original) || after.contains(&clone), before.contains(&original));
    }

    #[test]
    fn a_copy_with_the_same_marks_shares_the_fate_of_its_original(opinions in opinions(), of in any::<prop::sample::Index>()) {
        let original = of.index(opinions[0].len());
        let cloned: Vec<Opinion> = opinions.iter().map(|it| it.iter().copied().chain([it[original]]).collect()).collect();
        // A straw poll splits, and so do dots, which is why neither is in this list.
        for (method, tally) in METHODS.into_iter().filter(|(method, _)| !["straw poll", "dots"].contains(method)) {
            let before = tally(how_many(&opinions), &opinions);
            let mut expected = before.0.clone();
            if before.0.iter().any(|it| it.index() == original) {
                expected.insert(Alternative(how_many(&opinions)));
            }
            prop_assert_eq!(tally(how_many(&cloned), &cloned).0, expected, "{}", method);
        }
    }
}
