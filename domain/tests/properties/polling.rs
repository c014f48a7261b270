//! The laws of polls: no ballot is lost or made, and while a poll is open nobody is told anything of what was voted.

use std::collections::BTreeSet;

use domain::ids::{PollId, SeatId};
use domain::lang::Lang;
use domain::recount;
use domain::tally::Method;
use domain::view::{Audience, me, project_all, turnout};
use domain::workshop::poll::{
    BallotBox, BallotWish, Closed, Electorate, FEWEST_SHOWN, Label, MOST_IN_CONSENT, Open, OptionWish, Poll, PollSetup,
    PollStage, PollWish, Seed, Terms, TieBreakKind, cast as cast_ballot,
};
use domain::workshop::{Command, Context, Event, OrganisationKind, Recorded, Stage, Workshop, apply, decide};
use domain::{Actor, Timestamp};
use proptest::prelude::*;

use crate::cases;
use crate::world::{Crowd, WORKSHOP, World, settings, steps};

/// What holds of all polls at any moment.
pub(crate) fn are_sound(workshop: &Workshop) {
    for poll in workshop.polls.values() {
        match &poll.stage {
            PollStage::Draft { .. } | PollStage::Cancelled { .. } => {}
            PollStage::Open(open) => open_is_sound(&poll.setup, open),
            PollStage::Closed(closed) => closed_is_sound(poll, closed),
        }
    }
}

/// How many ballots the box holds.
fn in_box(open: &Open) -> u32 {
    open.ballots.as_ref().expect("it has its box").len()
}

fn cast(open: &Open) -> u32 {
    open.cast.values().map(|times| u32::from(*times)).sum()
}

fn open_is_sound(setup: &PollSetup, open: &Open) {
    for (voter, times) in &open.cast {
        assert!((1..=open.voters[voter].ballots).contains(times), "{voter} cast {times} ballots");
    }
    assert_eq!(in_box(open), cast(open), "ballots and those who cast them");
    let held = open.ballots.as_ref().unwrap();
    assert_eq!(BallotBox::from_bytes(setup, &held.to_bytes(setup, open)).as_ref(), Ok(held), "it does not read back");
    let (voted, of) = open.turnout();
    assert!(voted <= of);
    assert!(
        setup.method != Method::Consent
            || open.voters.values().map(|it| u32::from(it.ballots)).sum::<u32>() <= MOST_IN_CONSENT
    );
}

fn closed_is_sound(poll: &Poll, closed: &Closed) {
    let (setup, closing) = (&poll.setup, &closed.closing);
    let counted = |paper| closing.ballots.iter().filter(move |it| it.paper == paper).map(|it| it.count).sum::<u32>();
    let by_organisations = setup.electorate == Electorate::Organisations;
    let turnout = closing.turnout;
    assert_eq!(counted(false), if by_organisations { turnout.organisations } else { turnout.persons });
    assert_eq!(counted(true), turnout.paper);
    assert!(turnout.persons <= turnout.of_persons && turnout.organisations <= turnout.of_organisations);
    // Equal ballots stand together, sorted by what they say.
    assert!(closing.ballots.is_sorted());
    let different: BTreeSet<_> = closing.ballots.iter().map(|it| (&it.marks, it.seat, it.paper)).collect();
    assert_eq!(different.len(), closing.ballots.len());
    assert!(closing.objections.is_sorted());
    if setup.secret {
        assert!(
            closing.ballots.iter().all(|it| it.seat.is_none()) && closing.objections.iter().all(|it| it.seat.is_none())
        );
    } else {
        assert!(closing.ballots.iter().all(|it| it.seat.is_some() != it.paper));
    }
    // Nobody can be worked out of a breakdown: all shown are many, and so are those left over, or there are none.
    if !closing.kinds.is_empty() {
        assert!(setup.common_ground && closing.kinds.iter().all(|it| it.ballots >= FEWEST_SHOWN));
        let left = counted(false) - closing.kinds.iter().map(|it| it.ballots).sum::<u32>();
        assert!(left == 0 || left >= FEWEST_SHOWN, "{left} are left over");
        for share in &closing.kinds {
            assert_eq!(share.support.len(), setup.options.len());
            assert!(share.support.iter().all(|support| *support <= share.ballots));
        }
    }
    let report = closed.report.as_ref().expect("so few ballots can be counted");
    assert_eq!(report.ballots, u64::from(counted(false) + counted(true)));
    assert!(closed.winners().iter().all(|option| *option < setup.how_many()));
    let ways = closed.tied(setup);
    assert!(ways.len() != 1, "one way is no tie");
    if let Some(broken) = &closed.broken {
        assert!(ways.contains(&broken.options));
        if broken.how == TieBreakKind::Lot {
            assert_eq!(ways[closing.seed.draw(poll.id, ways.len())], broken.options);
        }
    }
    assert_eq!(closing.seed.hash(), closed.lot, "the seed is the one that was promised");
    // Whoever downloads the ballots comes to the same.
    let entitled = turnout.entitled(by_organisations);
    let words = |label: Label<'_>| match label {
        Label::Text(text) => text.to_owned(),
        Label::StatusQuo => "alles bleibt".to_owned(),
        Label::Question => setup.question.to_string(),
    };
    let (ending, text) = recount::write(&setup.ballot_file(&closing.ballots, entitled, &words));
    let again = recount::recount(&format!("x.{ending}"), text.as_bytes(), &setup.recount_options());
    let again = again.unwrap_or_else(|problem| panic!("{problem:?}\n{text}"));
    assert_eq!((again.ballots, &again.outcome), (report.ballots, &report.outcome), "{text}");
    assert_eq!(again.details, report.details, "{text}");
    for (again, counted) in again.alternatives.iter().zip(&report.alternatives) {
        assert_eq!(again.figures, counted.figures, "{text}");
    }
}

/// What a replay of the events finds.
pub(crate) fn without_boxes(workshop: &Workshop) -> Workshop {
    let mut workshop = workshop.clone();
    for poll in workshop.polls.values_mut() {
        if let PollStage::Open(open) = &mut poll.stage {
            open.ballots = None;
            open.cast.clear();
        }
    }
    workshop
}

/// All that is sent to anybody, as it goes over the wire.
fn all_that_is_sent(workshop: &Workshop) -> String {
    let tables = workshop.groups.iter().map(|g| Audience::Table(g.id));
    let audiences = [Audience::Projector, Audience::Hall, Audience::Facilitators].into_iter().chain(tables);
    let shared: Vec<_> = audiences.map(|a| (project_all(workshop, &Crowd, a), turnout(workshop, a))).collect();
    let personal: Vec<_> = workshop.seats.keys().map(|seat| me(workshop, &Crowd, *seat)).collect();
    serde_json::to_string(&(shared, personal)).unwrap()
}

/// How long the boxes are.
fn lengths(workshop: &Workshop) -> Vec<usize> {
    let open = workshop.polls.values().filter_map(|poll| Some((&poll.setup, poll.open()?)));
    open.map(|(setup, open)| open.ballots.as_ref().unwrap().to_bytes(setup, open).len()).collect()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn while_a_poll_is_open_nobody_is_told_anything_of_what_was_voted(setting in settings(), steps in steps(90)) {
        let mut world = World::new(setting);
        let mut other = world.of_another_opinion();
        for step in &steps {
            let (done, otherwise) = (world.step(step), other.step(step));
            if done.events.iter().any(|recorded| matches!(recorded.event, Event::PollClosed { .. })) {
                // Now it is told. From here on the two think differently again.
                other = world.of_another_opinion();
                continue;
            }
            prop_assert_eq!(&done.refusal, &otherwise.refusal);
            prop_assert_eq!(&done.events, &otherwise.events);
            prop_assert_eq!(&done.touched, &otherwise.touched);
            prop_assert_eq!(all_that_is_sent(&world.workshop), all_that_is_sent(&other.workshop));
            prop_assert_eq!(lengths(&world.workshop), lengths(&other.workshop));
            prop_assert_eq!(format!("{:?}", world.workshop.polls), format!("{:?}", other.workshop.polls));
        }
    }

    #[test]
    fn every_ballot_that_was_cast_is_counted_once(setting in settings(), steps in steps(120)) {
        let mut world = World::new(setting);
        for step in &steps {
            let before = world.workshop.clone();
            let outcome = world.step(step);
            for recorded in &outcome.events {
                let Event::PollClosed { poll, closing } = &recorded.event else { continue };
                let open = before.polls[poll].open().expect("it was open");
                let counted: u32 = closing.ballots.iter().map(|it| it.count).sum();
                prop_assert_eq!(counted, open.turnout().0);
                prop_assert_eq!(counted - closing.turnout.paper, in_box(open));
                // Told anew from the log, it is counted alike.
                let stored = serde_json::to_string(&recorded.event).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Event>(&stored).unwrap(), &recorded.event);
            }
        }
    }

    #[test]
    fn nobody_gets_more_ballots_than_were_his_at_some_time_and_nobody_loses_one(setting in settings(), steps in steps(120)) {
        let mut world = World::new(setting);
        for step in &steps {
            let before = world.workshop.clone();
            world.step(step);
            for poll in before.polls.values() {
                let now = world.workshop.polls.get(&poll.id).and_then(Poll::open);
                let (Some(then), Some(now)) = (poll.open(), now) else { continue };
                for (voter, allowance) in &then.voters {
                    prop_assert!(now.voters[voter].ballots >= allowance.ballots, "{} lost a vote", voter);
                }
                if !poll.setup.late {
                    prop_assert_eq!(&now.voters, &then.voters);
                }
                for (voter, times) in &then.cast {
                    prop_assert!(now.cast[voter] >= *times);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn no_breakdown_leaves_few_over(
        people in prop::collection::vec((0..4usize, any::<bool>(), any::<bool>()), 1..40),
        by_hand in 0..9u16,
    ) {
        let happen = |workshop: &mut Workshop, event| {
            let recorded = Recorded { seq: workshop.seq + 1, at: Timestamp(1_000), by: Actor::System, event };
            apply(workshop, &recorded);
        };
        let mut workshop = Workshop::new(WORKSHOP);
        for (n, (kind, ..)) in (1..).zip(&people) {
            // The fourth kind is none.
            let kind = OrganisationKind::ALL[..3].get(*kind).copied();
            let lang = Lang::parse("de").unwrap();
            happen(&mut workshop, Event::SeatTaken { seat: SeatId(n), kind, organisation: None, lang, group: None });
        }
        let option = |text: &str| OptionWish { item: None, text: text.to_owned(), cost: 0 };
        let wish = PollWish {
            group: None,
            question: "Was hilft allen?".to_owned(),
            lang: "de".to_owned(),
            method: Method::Approval,
            electorate: Electorate::Everyone,
            options: vec![option("eins"), option("zwei")],
            terms: Terms::default(),
            secret: true,
            late: false,
            common_ground: true,
            secs: 0,
            follows: None,
        };
        let seed = Seed([3; 32]);
        let context = Context { now: Timestamp(1_000), fresh: 9, seed };
        let poll = PollId(9);
        workshop.stage = Stage::Open;
        let acts = [
            Command::DraftPoll { poll: None, setup: Box::new(wish) },
            Command::OpenPoll { poll },
            Command::CountPaper { poll, group: None, people: by_hand, counts: vec![vec![u32::from(by_hand)], vec![0]] },
        ];
        for command in acts {
            for event in decide(&workshop, command, Actor::System, context).unwrap() {
                happen(&mut workshop, event);
            }
            if workshop.polls[&poll].open().is_some_and(|open| open.ballots.is_none()) {
                workshop.place_box(poll, BallotBox::new(seed), []);
            }
        }
        for (n, (_, votes, approves)) in (1..).zip(&people) {
            if *votes {
                let ballot = BallotWish { marks: vec![(u32::from(!approves), 1)], reasons: Vec::new() };
                let by = Actor::Seat(SeatId(n));
                let cast = cast_ballot(&workshop, by, poll, &ballot, n.into(), Timestamp(1_000)).unwrap();
                workshop.take_in(cast);
            }
        }
        are_sound(&workshop);
        for event in decide(&workshop, Command::ClosePoll { poll }, Actor::System, context).unwrap() {
            happen(&mut workshop, event);
        }
        are_sound(&workshop);
        // Nor is more kept back than must be: where all kinds are large and nobody is of none, all are shown.
        let of = |kind: usize| people.iter().filter(|(its, votes, _)| *its == kind && *votes).count();
        if (0..3).all(|kind| of(kind) >= 5) && (of(3) == 0 || of(3) >= 5) {
            prop_assert_eq!(workshop.polls[&poll].closed().unwrap().closing.kinds.len(), 3);
        }
    }
}

/// Without ballots that differ the law about two opinions would say nothing.
#[test]
fn two_opinions_come_to_different_results() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut cast, mut differing) = (0, 0);
    for _ in 0..100 {
        let setting = settings().new_tree(&mut runner).unwrap().current();
        let steps = steps(90).new_tree(&mut runner).unwrap().current();
        let mut world = World::new(setting);
        let mut other = world.of_another_opinion();
        for step in &steps {
            let (done, otherwise) = (world.step(step), other.step(step));
            if matches!(done.command, Command::CastBallot { .. }) && done.refusal.is_none() {
                cast += 1;
            }
            let closed = |recorded: &Recorded| matches!(recorded.event, Event::PollClosed { .. });
            if done.events.iter().any(closed) {
                differing += u32::from(done.events != otherwise.events);
                other = world.of_another_opinion();
            }
        }
    }
    assert!(cast > 300 && differing > 20, "{cast} ballots, {differing} results that differ");
}
