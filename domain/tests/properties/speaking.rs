//! The laws of the list of speakers: what is fair, said without the program's way of finding it.

use std::collections::{BTreeMap, BTreeSet};

use domain::Timestamp;
use domain::ids::{GroupId, SeatId};
use domain::workshop::speaking::Spoken;
use domain::workshop::{Event, Floor, OrganisationKind};
use proptest::prelude::*;

use crate::cases;
use crate::world::{World, settings, steps};

type Kind = Option<OrganisationKind>;

/// A list on which people wait who have spoken so often, and their kinds; some others have spoken and do not wait.
#[derive(Debug, Clone)]
struct List {
    floor: Floor,
    kinds: BTreeMap<SeatId, Kind>,
}

impl List {
    fn kind(&self, seat: SeatId) -> Kind {
        self.kinds[&seat]
    }

    fn order(&self) -> Vec<SeatId> {
        self.floor.fair_order(|seat| self.kind(seat))
    }
}

/// People of few kinds, so that kinds meet; their ids are in no order.
fn lists(most: usize) -> impl Strategy<Value = List> {
    let person = (0..4usize, 0..3u32, any::<u16>());
    let people = |most| prop::collection::vec(person.clone(), 0..=most);
    (people(most), people(4), any::<bool>(), any::<prop::sample::Index>()).prop_map(
        |(waiting, others, alternate, last)| {
            let mut list = List { floor: Floor { open: true, alternate, ..Floor::default() }, kinds: BTreeMap::new() };
            let waits = waiting.len();
            for (n, (kind, speeches, scatter)) in waiting.into_iter().chain(others).enumerate() {
                let seat = SeatId(u64::from(scatter) << 16 | n as u64);
                // The fourth kind is none.
                list.kinds.insert(seat, OrganisationKind::ALL[..3].get(kind).copied());
                list.floor.spoken.insert(seat, Spoken { speeches, millis: 0 });
                if n < waits {
                    list.floor.waiting.push(seat);
                }
            }
            let spoken: Vec<_> = list.floor.spoken.iter().filter(|(_, s)| s.speeches > 0).map(|(id, _)| *id).collect();
            list.floor.last = (!spoken.is_empty()).then(|| spoken[last.index(spoken.len())]);
            list
        },
    )
}

/// What the rule says of each place of an order: spoken how often, same kind as before, speeches of that kind, asked when.
fn merits(list: &List, order: &[SeatId]) -> Vec<(u32, bool, u32, usize)> {
    let mut merits: Vec<(u32, bool, u32, usize)> = Vec::new();
    for (place, seat) in order.iter().enumerate() {
        let kind = list.kind(*seat);
        let before = if place == 0 { list.floor.last } else { Some(order[place - 1]) };
        let had =
            list.floor.spoken.iter().filter(|(id, _)| list.kind(**id) == kind).map(|(_, s)| s.speeches).sum::<u32>();
        let given = order[..place].iter().filter(|id| list.kind(**id) == kind).count();
        let asked = list.floor.waiting.iter().position(|waits| waits == seat).unwrap();
        merits.push((
            list.floor.speeches(*seat),
            list.floor.alternate && before.is_some_and(|before| list.kind(before) == kind),
            if list.floor.alternate { had + u32::try_from(given).unwrap() } else { 0 },
            asked,
        ));
    }
    merits
}

/// All orders there are of so many.
fn orders(seats: &[SeatId]) -> Vec<Vec<SeatId>> {
    if seats.is_empty() {
        return vec![Vec::new()];
    }
    let first = |place: usize| {
        let mut rest = seats.to_vec();
        let first = rest.remove(place);
        orders(&rest).into_iter().map(move |rest| [vec![first], rest].concat())
    };
    (0..seats.len()).flat_map(first).collect()
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn everybody_who_waits_is_in_the_order_once_and_nobody_else(list in lists(40)) {
        let order = list.order();
        prop_assert_eq!(order.len(), list.floor.waiting.len());
        prop_assert_eq!(order.iter().collect::<BTreeSet<_>>(), list.floor.waiting.iter().collect::<BTreeSet<_>>());
        prop_assert_eq!(&order, &list.clone().order());
    }

    #[test]
    fn nobody_who_has_spoken_more_often_stands_before_somebody_who_has_spoken_less(list in lists(40)) {
        let order = list.order();
        prop_assert!(order.is_sorted_by_key(|seat| list.floor.speeches(*seat)));
        // Without alternating, those who have spoken as often stand in the order of asking.
        let asked = |seat: &SeatId| list.floor.waiting.iter().position(|waits| waits == seat);
        if !list.floor.alternate {
            prop_assert!(order.is_sorted_by_key(|seat| (list.floor.speeches(*seat), asked(seat))));
        }
        // And so do people of one kind, whether kinds alternate or not.
        for kind in list.kinds.values() {
            let alike: Vec<_> = order.iter().filter(|seat| list.kind(**seat) == *kind).collect();
            prop_assert!(alike.is_sorted_by_key(|seat| (list.floor.speeches(**seat), asked(seat))));
        }
    }

    #[test]
    fn two_of_one_kind_follow_each_other_only_where_nobody_of_another_kind_is_left(mut list in lists(40)) {
        list.floor.alternate = true;
        let order = list.order();
        let mut before = list.floor.last;
        for (place, seat) in order.iter().enumerate() {
            let kind = list.kind(*seat);
            if before.is_some_and(|before| list.kind(before) == kind) {
                let rivals = order[place..].iter().filter(|id| list.floor.speeches(**id) == list.floor.speeches(*seat));
                prop_assert!(rivals.into_iter().all(|id| list.kind(*id) == kind), "{order:?}");
            }
            before = Some(*seat);
        }
    }

    /// The definition, tried out: of all orders there are it is the one that is best at the first place at which they differ.
    #[test]
    fn of_all_orders_it_is_the_best_from_the_first_place_on(list in lists(6)) {
        let best = orders(&list.floor.waiting).into_iter().min_by_key(|order| merits(&list, order)).unwrap();
        prop_assert_eq!(list.order(), best);
    }
}

/// What the doc comment of the rule owns up to.
#[test]
fn every_kind_is_heard_once_before_one_is_heard_twice_even_if_two_of_the_many_come_last() {
    let [many, one, other] = [OrganisationKind::School, OrganisationKind::Club, OrganisationKind::Police].map(Some);
    let seats: Vec<_> = (1..=5).map(SeatId).collect();
    let kinds = seats.iter().copied().zip([many, many, many, one, other]).collect();
    let floor = Floor { alternate: true, waiting: seats, ..Floor::default() };
    assert_eq!(List { floor, kinds }.order(), [1, 4, 5, 2, 3].map(SeatId));
}

/// Times of speeches, told from the events alone.
#[derive(Default)]
struct Clock {
    speaks: BTreeMap<Option<GroupId>, (SeatId, Timestamp)>,
    sits: BTreeMap<SeatId, GroupId>,
    millis: BTreeMap<(Option<GroupId>, SeatId), u64>,
}

impl Clock {
    fn ends(&mut self, floor: Option<GroupId>, at: Timestamp) {
        if let Some((seat, since)) = self.speaks.remove(&floor) {
            *self.millis.entry((floor, seat)).or_default() += u64::try_from(at.0 - since.0).unwrap();
        }
    }

    fn sits(&mut self, seat: SeatId, group: GroupId, at: Timestamp) {
        let left = self.sits.insert(seat, group);
        if left.is_some_and(|left| self.speaks.get(&Some(left)).is_some_and(|(speaks, _)| *speaks == seat)) {
            self.ends(left, at);
        }
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_second_spoken_is_counted_once(setting in settings(), steps in steps(120)) {
        let mut world = World::new(setting);
        for step in &steps {
            world.step(step);
        }
        let mut clock = Clock::default();
        for recorded in &world.history {
            let at = recorded.at;
            match &recorded.event {
                Event::SeatTaken { seat, group: Some(group), .. } | Event::SeatMoved { seat, group } => {
                    clock.sits(*seat, *group, at);
                }
                Event::SeatsMoved { moves, .. } => moves.iter().for_each(|(seat, group)| clock.sits(*seat, *group, at)),
                Event::SpeechBegun { group, seat } => {
                    // The one before was ended by an event of its own.
                    prop_assert_eq!(clock.speaks.insert(*group, (*seat, at)), None);
                }
                Event::SpeechEnded { group, seat } => {
                    prop_assert_eq!(clock.speaks.get(group).map(|(speaks, _)| *speaks), Some(*seat));
                    clock.ends(*group, at);
                }
                Event::WorkshopClosed => {
                    let all: Vec<_> = clock.speaks.keys().copied().collect();
                    all.into_iter().for_each(|floor| clock.ends(floor, at));
                }
                _ => {}
            }
        }
        for (group, floor) in &world.workshop.floors {
            let speaks = floor.speech.map(|speech| (speech.seat, speech.since));
            prop_assert_eq!(clock.speaks.get(group).copied(), speaks);
            for (seat, spoken) in &floor.spoken {
                prop_assert_eq!(spoken.millis, clock.millis.remove(&(*group, *seat)).unwrap_or(0));
            }
        }
        prop_assert!(clock.millis.is_empty(), "nowhere counted: {:?}", clock.millis);
    }
}
