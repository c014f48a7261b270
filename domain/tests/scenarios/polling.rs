//! Polls: who may ask, who may vote and how often, what stays hidden, and what comes of it.

use domain::ids::{OrganisationId, PollId, SeatId};
use domain::minutes::{minutes, proposal};
use domain::refusal::Thing;
use domain::tally::Method;
use domain::view::{Audience, Change, Key, PollStageView, me, project_all, project_one, touched, turnout};
use domain::workshop::poll::{
    BallotBox, BallotWish, Closed, Closing, Electorate, OptionWish, PollWish, Terms, TieBreak, TieBreakKind, Turnout,
};
use domain::workshop::{CardKind, Command, Event, Item, OrganisationKind, Recorded, Stage};
use domain::{Actor, Refusal};

use crate::scene::*;

fn option(text: &str) -> OptionWish {
    OptionWish { item: None, text: text.to_owned(), cost: 0 }
}

fn wish(method: Method) -> PollWish {
    PollWish {
        group: None,
        question: "Womit fangen wir an?".to_owned(),
        lang: "de".to_owned(),
        method,
        electorate: Electorate::Everyone,
        options: vec![option("Schulhof öffnen"), option("Bank an der Haltestelle"), option("Lotsen")],
        terms: Terms { dots: 5, cap: 3, seats: 2, ..Terms::default() },
        secret: true,
        late: false,
        common_ground: false,
        secs: 0,
        follows: None,
    }
}

fn draft(setup: PollWish) -> Command {
    Command::DraftPoll { poll: None, setup: Box::new(setup) }
}

fn open_with(setup: PollWish) -> Scene {
    during(WEIGH).and(STEWARD, draft(setup)).and(STEWARD, Command::OpenPoll { poll: POLL })
}

fn close() -> Command {
    Command::ClosePoll { poll: POLL }
}

fn closed(scene: &Scene) -> &Closed {
    scene.workshop.polls[&POLL].closed().expect("the poll is closed")
}

fn closing(scene: &Scene) -> Closing {
    let events = scene.when(STEWARD, close()).events();
    match events.as_slice() {
        [Event::PollClosed { closing, .. }] => (**closing).clone(),
        other => panic!("closing led to {other:?}"),
    }
}

const ALL_METHODS: [(Method, &[(u32, u32)]); 12] = [
    (Method::YesNoSimple, &[(0, 1), (1, 0), (2, 2)]),
    (Method::YesNoAbsolute, &[(0, 1), (1, 0), (2, 2)]),
    (Method::YesNoTwoThirds, &[(0, 1), (1, 0), (2, 2)]),
    (Method::Approval, &[(0, 1), (2, 1)]),
    (Method::Dots, &[(0, 3), (1, 2)]),
    (Method::Score, &[(0, 10), (1, 0), (2, 5)]),
    (Method::Resistance, &[(0, 0), (1, 10), (2, 3), (3, 8)]),
    (Method::Consent, &[(0, 0), (1, 1), (2, 0)]),
    (Method::Schulze, &[(0, 1), (1, 2), (2, 2)]),
    (Method::MajorityJudgment, &[(0, 4), (1, 0), (2, 2)]),
    (Method::EqualShares, &[(0, 1), (1, 1)]),
    (Method::StrawPoll, &[(0, 1)]),
];

#[test]
fn by_each_method_people_vote_and_the_first_option_wins() {
    for (method, marks) in ALL_METHODS {
        let scene = open_with(wish(method));
        let scene =
            [ANNA, BERTA, CEM].into_iter().zip(1..).fold(scene, |s, (who, receipt)| s.voted(who, receipt, marks));
        let scene = scene.and(STEWARD, close());
        let closed = closed(&scene);
        let report = closed.report.as_ref().expect("it can be counted");
        assert_eq!(report.ballots, 3, "{method}");
        assert!(closed.winners().contains(&0), "{method}: {:?}", closed.winners());
        assert!(
            !closed.winners().contains(&1) || method == Method::Consent || method == Method::EqualShares,
            "{method}"
        );
        assert_eq!(closed.closing.turnout, Turnout { persons: 3, of_persons: 5, ..Turnout::default() });
    }
}

#[test]
fn what_a_method_cannot_count_is_refused_and_nothing_is_counted() {
    let refused = |method, marks: &[(u32, u32)], refusal: Refusal| {
        let scene = open_with(wish(method));
        assert_eq!(scene.votes(BERTA, 1, marks), Err(refusal), "{method} {marks:?}");
        assert_eq!(
            scene.and(STEWARD, close()).workshop.polls[&POLL].closed().unwrap().report.as_ref().unwrap().ballots,
            0
        );
    };
    for (method, _) in ALL_METHODS {
        refused(method, &[(4, 1)], Refusal::OptionUnknown);
        refused(method, &[(0, 1), (0, 1)], Refusal::OptionTwice);
    }
    refused(Method::YesNoSimple, &[(0, 3)], Refusal::OffScale { max: 2 });
    refused(Method::Approval, &[(0, 2)], Refusal::OffScale { max: 1 });
    refused(Method::Dots, &[(0, 4)], Refusal::OverCap { max: 3 });
    refused(Method::Dots, &[(0, 3), (1, 3)], Refusal::TooManyDots { max: 5 });
    refused(Method::Dots, &[(0, u32::MAX), (1, u32::MAX)], Refusal::OverCap { max: 3 });
    refused(Method::Score, &[(0, 11)], Refusal::OffScale { max: 10 });
    refused(Method::Resistance, &[(0, 11)], Refusal::OffScale { max: 10 });
    refused(Method::Consent, &[(0, 3)], Refusal::OffScale { max: 2 });
    refused(Method::Consent, &[(0, 2)], Refusal::ReasonNeeded);
    refused(Method::Schulze, &[(0, 0)], Refusal::OffScale { max: 3 });
    refused(Method::Schulze, &[(0, 4)], Refusal::OffScale { max: 3 });
    refused(Method::MajorityJudgment, &[(0, 5)], Refusal::OffScale { max: 4 });
    refused(Method::StrawPoll, &[(0, 1), (1, 1)], Refusal::OneOptionOnly);
}

#[test]
fn a_poll_is_drafted_only_as_it_can_be_asked() {
    let scene = during(WEIGH);
    let refused = |change: &dyn Fn(&mut PollWish), refusal: Refusal| {
        let mut setup = wish(Method::Dots);
        change(&mut setup);
        scene.when(STEWARD, draft(setup)).refused_with(refusal);
    };
    refused(&|s| s.question = "  ".to_owned(), Refusal::TextEmpty);
    refused(&|s| s.group = Some(NOWHERE), unknown(Thing::Group));
    refused(&|s| s.electorate = Electorate::Table(NOWHERE), unknown(Thing::Group));
    refused(&|s| s.electorate = Electorate::Kinds(Vec::new()), Refusal::PollIncomplete);
    refused(&|s| s.terms.dots = 101, Refusal::OffScale { max: 100 });
    refused(&|s| s.terms.cap = 6, Refusal::OffScale { max: 5 });
    refused(&|s| s.options = vec![option(""); 2], Refusal::TextEmpty);
    refused(&|s| s.options = vec![option("x"); 51], Refusal::TooMany { max: 50 });
    refused(&|s| s.secs = 604_801, Refusal::TooMany { max: 604_800 });
    refused(&|s| s.follows = Some(PollId(1)), unknown(Thing::Poll));
    refused(&|s| s.options[0].item = Some(a(1)), unknown(Thing::Card));
    scene.when(seat(BERTA), draft(wish(Method::Dots))).refused_with(Refusal::NotPermitted);
    scene.when(seat(ANNA), draft(wish(Method::Dots))).refused_with(Refusal::NotPermitted);
    let own = PollWish { group: Some(EDUCATION), electorate: Electorate::Table(EDUCATION), ..wish(Method::Dots) };
    scene.when(seat(ANNA), draft(own.clone())).happens();
    scene.when(seat(BERTA), draft(own.clone())).refused_with(Refusal::NotPermitted);
    let other = PollWish { electorate: Electorate::Everyone, ..own };
    scene.when(seat(ANNA), draft(other)).refused_with(Refusal::NotPermitted);
    let lonely = PollWish { options: vec![option("nur eins")], ..wish(Method::Dots) };
    let scene = during(WEIGH).and(STEWARD, draft(lonely));
    scene.when(STEWARD, Command::OpenPoll { poll: POLL }).refused_with(Refusal::PollIncomplete);
}

#[test]
fn cards_and_piles_bring_their_own_words_and_hidden_ones_bring_none() {
    let of = |item| PollWish {
        options: vec![OptionWish { item: Some(item), text: String::new(), cost: 0 }, option("etwas anderes")],
        ..wish(Method::Approval)
    };
    let scene = during(DERIVE).card(1, BERTA, CardKind::Goal).card(2, BERTA, CardKind::Goal).cluster(1, &[a(1), a(2)]);
    let text = |scene: &Scene| scene.workshop.polls[&POLL].setup.options[0].text.as_ref().map(ToString::to_string);
    let by_card = scene.and(STEWARD, draft(of(a(1))));
    assert_eq!(text(&by_card).as_deref(), Some("Karte 1"));
    let named = by_card.and(STEWARD, Command::NameCluster { cluster: cluster(1), name: "Schule".to_owned() });
    let again = Command::DraftPoll { poll: Some(POLL), setup: Box::new(of(Item::Cluster(cluster(1)))) };
    assert_eq!(text(&named.and(STEWARD, again)).as_deref(), Some("Schule"));
    let hidden = during(DERIVE).card(1, BERTA, CardKind::Goal).and(STEWARD, hide(this(1)));
    hidden.when(STEWARD, draft(of(a(1)))).refused_with(unknown(Thing::Card));
}

#[test]
fn a_yes_no_poll_without_options_asks_about_the_question_and_resistance_adds_the_status_quo() {
    let bare = |method| PollWish { options: Vec::new(), ..wish(method) };
    for method in [Method::YesNoSimple, Method::Consent] {
        let scene = open_with(bare(method));
        assert_eq!(scene.workshop.polls[&POLL].setup.options.len(), 1, "{method}");
    }
    let scene = during(WEIGH).and(STEWARD, draft(wish(Method::Resistance)));
    let options = &scene.workshop.polls[&POLL].setup.options;
    assert_eq!((options.len(), options[3].text.as_ref()), (4, None));
}

#[test]
fn an_open_poll_is_fixed() {
    let scene = open_with(wish(Method::Approval));
    let again = Command::DraftPoll { poll: Some(POLL), setup: Box::new(wish(Method::Dots)) };
    scene.when(STEWARD, again).refused_with(Refusal::PollFixed);
    scene.when(STEWARD, Command::DropPoll { poll: POLL }).refused_with(Refusal::PollFixed);
    scene.when(STEWARD, Command::OpenPoll { poll: POLL }).refused_with(Refusal::PollFixed);
    for command in [close(), Command::CancelPoll { poll: POLL, reason: "Zu früh".to_owned() }] {
        scene.when(seat(ANNA), command.clone()).refused_with(Refusal::NotPermitted);
        let over = open_with(wish(Method::Approval)).and(STEWARD, command);
        over.when(STEWARD, close()).refused_with(Refusal::PollOver);
        assert_eq!(over.votes(BERTA, 1, &[(0, 1)]), Err(Refusal::PollOver));
    }
}

#[test]
fn nobody_votes_before_it_opens_nor_from_the_millisecond_on_in_which_it_ends() {
    let drafted = during(WEIGH).and(STEWARD, draft(PollWish { secs: 60, ..wish(Method::Approval) }));
    assert_eq!(drafted.votes(BERTA, 1, &[(0, 1)]), Err(Refusal::PollNotOpen));
    let open = drafted.and(STEWARD, Command::OpenPoll { poll: POLL });
    assert!(open.votes(BERTA, 1, &[(0, 1)]).is_ok());
    let last = open.after(60).millis_later(-1);
    assert!(last.votes(BERTA, 1, &[(0, 1)]).is_ok());
    assert_eq!(last.workshop.polls_due(last.now), []);
    let over = last.millis_later(1);
    assert_eq!(over.votes(BERTA, 1, &[(0, 1)]), Err(Refusal::PollOver));
    assert_eq!(over.workshop.polls_due(over.now), [(POLL, false)]);
    over.when(Actor::System, close()).happens();
    let longer = over.and(STEWARD, Command::ExtendPoll { poll: POLL, secs: 30 });
    assert!(longer.votes(BERTA, 1, &[(0, 1)]).is_ok());
    assert_eq!(longer.workshop.next_poll_timer(), Some(longer.now.plus_secs(30)));
}

#[test]
fn a_timer_opens_a_draft() {
    let scene = during(WEIGH).and(STEWARD, draft(wish(Method::Approval)));
    let scene = scene.and(STEWARD, Command::SchedulePoll { poll: POLL, secs: Some(120) });
    assert_eq!(scene.workshop.polls_due(scene.now.plus_secs(119)), []);
    let scene = scene.after(120);
    assert_eq!(scene.workshop.polls_due(scene.now), [(POLL, true)]);
    let taken_back = scene.and(STEWARD, Command::SchedulePoll { poll: POLL, secs: None });
    assert_eq!(taken_back.workshop.next_poll_timer(), None);
}

#[test]
fn a_voter_has_one_ballot_and_can_change_it_with_the_receipt_alone() {
    let scene = open_with(wish(Method::Approval)).voted(BERTA, 11, &[(0, 1)]);
    assert_eq!(scene.votes(BERTA, 12, &[(1, 1)]), Err(Refusal::AlreadyVoted), "another phone, no receipt");
    assert_eq!(scene.votes(CEM, 11, &[(1, 1)]), Err(Refusal::NotEligible), "somebody else's receipt");
    let scene = scene.voted(BERTA, 11, &[(1, 1)]).voted(CEM, 13, &[(1, 1)]);
    assert_eq!(turnout(&scene.workshop, Audience::Hall)[0].voted, 2);
    let closing = closing(&scene);
    assert_eq!(closing.ballots.len(), 1);
    assert_eq!((closing.ballots[0].marks.as_slice(), closing.ballots[0].count), ([(1, 1)].as_slice(), 2));
    assert_eq!(closing.ballots[0].seat, None);
}

#[test]
fn where_names_are_shown_a_ballot_is_the_seat_s_own_whatever_the_phone() {
    let scene = open_with(PollWish { secret: false, ..wish(Method::Approval) });
    let scene = scene.voted(BERTA, 11, &[(0, 1)]).voted(BERTA, 12, &[(1, 1)]);
    let closing = closing(&scene);
    assert_eq!(closing.ballots.len(), 1);
    assert_eq!((closing.ballots[0].marks.as_slice(), closing.ballots[0].seat), ([(1, 1)].as_slice(), Some(BERTA)));
}

#[test]
fn late_arrivals_vote_where_that_was_said_before() {
    let come = |scene: Scene| {
        let event = Event::SeatTaken { seat: NOBODY, kind: None, organisation: None, lang: de(), group: None };
        scene.given(Actor::System, event)
    };
    let shut = come(open_with(wish(Method::Approval)));
    assert_eq!(shut.votes(NOBODY, 1, &[(0, 1)]), Err(Refusal::NotEligible));
    let welcome = come(open_with(PollWish { late: true, ..wish(Method::Approval) }));
    assert!(welcome.votes(NOBODY, 1, &[(0, 1)]).is_ok());
    assert_eq!(turnout(&welcome.workshop, Audience::Hall)[0].of, 6);
}

#[test]
fn a_table_s_poll_is_its_people_s_even_when_they_move_on() {
    let at_table =
        PollWish { group: Some(EDUCATION), electorate: Electorate::Table(EDUCATION), ..wish(Method::Approval) };
    let scene = open_with(at_table);
    assert_eq!(scene.votes(DANA, 1, &[(0, 1)]), Err(Refusal::NotEligible));
    let moved = scene.and(STEWARD, Command::MoveSeat { seat: BERTA, group: HOUSING });
    assert!(moved.votes(BERTA, 1, &[(0, 1)]).is_ok());
    assert_eq!(me(&moved.workshop, &Names, BERTA).unwrap().votes.len(), 1, "she is still told of it");
    assert_eq!(turnout(&moved.workshop, Audience::Table(HOUSING)), [], "her new table is not");
    assert_eq!(turnout(&moved.workshop, Audience::Table(EDUCATION)).len(), 1);
}

/// Two people of one organisation, one of another, and Dana of none; of three kinds.
fn with_organisations() -> Scene {
    let come = |scene: Scene, (id, organisation, kind)| {
        let organisation = Some(OrganisationId(organisation));
        let event = Event::SeatTaken { seat: SeatId(id), kind: Some(kind), organisation, lang: de(), group: None };
        scene.given(Actor::System, event).millis_later(1)
    };
    [(601, 1, OrganisationKind::School), (602, 1, OrganisationKind::School), (603, 2, OrganisationKind::Club)]
        .into_iter()
        .fold(during(WEIGH), come)
}

#[test]
fn an_organisation_has_one_voice_that_of_its_delegate() {
    let setup = PollWish { electorate: Electorate::Organisations, ..wish(Method::YesNoSimple) };
    let scene = with_organisations().and(STEWARD, draft(setup));
    let scene = scene.and(STEWARD, Command::NameDelegate { seat: SeatId(602) });
    let scene = scene.and(STEWARD, Command::OpenPoll { poll: POLL });
    assert_eq!(scene.votes(SeatId(601), 1, &[(0, 1)]), Err(Refusal::NotEligible));
    assert_eq!(scene.votes(BERTA, 1, &[(0, 1)]), Err(Refusal::NotEligible));
    let scene = scene.voted(SeatId(602), 1, &[(0, 1)]).voted(SeatId(603), 2, &[(0, 1)]);
    let found = closing(&scene).turnout;
    let expected = Turnout { persons: 0, of_persons: 0, organisations: 2, of_organisations: 2, paper: 0 };
    assert_eq!(found, expected, "organisations are not counted as persons");
    scene.when(STEWARD, Command::NameDelegate { seat: BERTA }).refused_with(Refusal::NotEligible);
}

#[test]
fn named_kinds_vote_alone() {
    let setup = PollWish { electorate: Electorate::Kinds(vec![OrganisationKind::Club]), ..wish(Method::Approval) };
    let scene = with_organisations().and(STEWARD, draft(setup)).and(STEWARD, Command::OpenPoll { poll: POLL });
    assert!(scene.votes(SeatId(603), 1, &[(0, 1)]).is_ok());
    assert_eq!(scene.votes(SeatId(601), 1, &[(0, 1)]), Err(Refusal::NotEligible));
}

#[test]
fn a_device_is_passed_round_for_as_many_as_were_declared() {
    let scene = during(WEIGH).and(STEWARD, Command::DeclarePeople { seat: BERTA, people: 3 });
    scene.when(seat(BERTA), Command::DeclarePeople { seat: BERTA, people: 9 }).refused_with(Refusal::NotPermitted);
    scene.when(seat(ANNA), Command::DeclarePeople { seat: DANA, people: 2 }).refused_with(Refusal::NotPermitted);
    scene.when(seat(ANNA), Command::DeclarePeople { seat: CEM, people: 2 }).happens();
    scene.when(STEWARD, Command::DeclarePeople { seat: BERTA, people: 0 }).refused_with(Refusal::TooMany { max: 50 });
    let scene = scene.and(STEWARD, draft(wish(Method::Approval))).and(STEWARD, Command::OpenPoll { poll: POLL });
    let scene = scene.voted(BERTA, 1, &[(0, 1)]).voted(BERTA, 2, &[(1, 1)]).voted(BERTA, 2, &[(2, 1)]);
    let scene = scene.voted(BERTA, 3, &[(0, 1)]);
    assert_eq!(scene.votes(BERTA, 4, &[(0, 1)]), Err(Refusal::AlreadyVoted));
    assert_eq!(turnout(&scene.workshop, Audience::Facilitators)[0].voted, 3);
    assert_eq!(turnout(&scene.workshop, Audience::Facilitators)[0].of, 7);
    assert_eq!(closing(&scene).ballots.iter().map(|it| it.count).sum::<u32>(), 3);
}

fn paper(people: u16, counts: &[&[u32]]) -> Command {
    let counts = counts.iter().map(|it| it.to_vec()).collect();
    Command::CountPaper { poll: POLL, group: Some(EDUCATION), people, counts }
}

#[test]
fn paper_is_counted_with_the_rest_and_marked() {
    let scene = open_with(wish(Method::Dots)).voted(BERTA, 1, &[(2, 3)]);
    scene.when(seat(BERTA), paper(2, &[&[3], &[0], &[1]])).refused_with(Refusal::NotPermitted);
    scene.when(seat(ANNA), paper(2, &[&[7], &[0], &[0]])).refused_with(Refusal::MoreThanPeople { max: 2 });
    scene.when(seat(ANNA), paper(2, &[&[6], &[5], &[0]])).refused_with(Refusal::MoreThanPeople { max: 2 });
    scene.when(seat(ANNA), paper(2, &[&[6], &[5]])).refused_with(Refusal::OptionUnknown);
    let scene = scene.and(seat(ANNA), paper(4, &[&[9], &[9], &[1]])).and(seat(ANNA), paper(2, &[&[5], &[4], &[1]]));
    let scene = scene.and(STEWARD, close());
    let closed = closed(&scene);
    let dots: Vec<_> = closed.report.as_ref().unwrap().alternatives.iter().map(|it| it.figures[0].1).collect();
    assert_eq!(dots, [5, 4, 4]);
    assert_eq!(closed.closing.turnout.paper, 2);
    let by_hand: u32 = closed.closing.ballots.iter().filter(|it| it.paper).map(|it| it.count).sum();
    assert_eq!(by_hand, 2);
    assert!(closed.closing.ballots.iter().all(|it| it.marks.iter().map(|(_, dots)| dots).sum::<u32>() <= 5));
    open_with(wish(Method::Schulze)).when(seat(ANNA), paper(1, &[&[1], &[0], &[0]])).refused_with(Refusal::NotOnPaper);
}

#[test]
fn a_show_of_hands_is_entered_as_yes_no_and_abstention() {
    let setup = PollWish {
        options: Vec::new(),
        terms: Terms { quorum: 50, ..Terms::default() },
        ..wish(Method::YesNoAbsolute)
    };
    let scene = open_with(setup).and(seat(ANNA), paper(6, &[&[4, 1, 1]])).and(STEWARD, close());
    let report = closed(&scene).report.clone().unwrap();
    assert_eq!(report.alternatives[0].figures, [("yes", 4), ("no", 1), ("abstain", 1)]);
    assert_eq!(report.details["quorum_reached"], true, "6 of 11 are more than half");
    assert_eq!(closed(&scene).winners(), [0]);
}

#[test]
fn objections_are_kept_with_their_reasons_apart_from_the_ballots() {
    let scene = open_with(wish(Method::Consent));
    let object = |reason: &str| BallotWish {
        marks: vec![(0, 2), (1, 0)],
        reasons: vec![(0, reason.to_owned()), (1, "galt einer früheren Meinung".to_owned())],
    };
    let cast = |scene: Scene, who, receipt, wish: &BallotWish| {
        let cast = scene.fills_in(seat(who), receipt, wish).unwrap();
        scene.taken_in(cast)
    };
    let scene = cast(scene, BERTA, 1, &object("Zu laut für die Nachbarn"));
    let scene = cast(scene, CEM, 2, &object("Am Abend ist niemand da"));
    let scene = scene.and(STEWARD, close());
    let closed = closed(&scene);
    let reasons: Vec<_> = closed.closing.objections.iter().map(|it| (&*it.reason, it.option, it.seat)).collect();
    assert_eq!(reasons, [("Am Abend ist niemand da", 0, None), ("Zu laut für die Nachbarn", 0, None)]);
    assert_eq!(closed.winners(), [1]);
    let next = PollWish { follows: Some(POLL), ..wish(Method::Consent) };
    scene.when(STEWARD, draft(next)).happens();
}

#[test]
fn a_tie_is_a_set_until_somebody_breaks_it_and_says_how() {
    let tied = || {
        let scene = open_with(wish(Method::Approval)).voted(BERTA, 1, &[(0, 1)]).voted(CEM, 2, &[(1, 1)]);
        scene.and(STEWARD, close())
    };
    let scene = tied();
    assert_eq!(closed(&scene).winners(), [0, 1]);
    assert_eq!(closed(&scene).tied(&scene.workshop.polls[&POLL].setup), [[0], [1]]);
    let choose = |options: &[u32], reason: &str| Command::BreakTie {
        poll: POLL,
        options: Some(options.to_vec()),
        reason: reason.to_owned(),
    };
    scene.when(seat(ANNA), choose(&[0], "so")).refused_with(Refusal::NotPermitted);
    scene.when(STEWARD, choose(&[2], "so")).refused_with(Refusal::OptionUnknown);
    scene.when(STEWARD, choose(&[0], " ")).refused_with(Refusal::TextEmpty);
    let chosen = tied().and(STEWARD, choose(&[1], "Schneller zu haben"));
    assert_eq!(closed(&chosen).winners(), [0, 1], "what was counted stays what it was");
    chosen.when(STEWARD, choose(&[0], "doch nicht")).refused_with(Refusal::NoTie);
    let lot = Command::BreakTie { poll: POLL, options: None, reason: String::new() };
    let drawn = vec![u32::try_from(SEED.draw(POLL, 2)).unwrap()];
    let tie_break = TieBreak { options: drawn, how: TieBreakKind::Lot };
    tied().when(STEWARD, lot.clone()).then([Event::TieBroken { poll: POLL, tie_break }]);
    assert_eq!(closed(&tied()).closing.seed.hash(), closed(&tied()).lot, "the seed is the one that was promised");
    let clear = open_with(wish(Method::Approval)).voted(BERTA, 1, &[(0, 1)]).and(STEWARD, close());
    clear.when(STEWARD, lot.clone()).refused_with(Refusal::NoTie);
    let empty = open_with(wish(Method::Approval)).and(STEWARD, close());
    empty.when(STEWARD, lot).refused_with(Refusal::NoTie);
}

#[test]
fn while_it_is_open_nobody_is_shown_what_was_voted() {
    for audience in [Audience::Facilitators, Audience::Projector, Audience::Hall, Audience::Table(EDUCATION)] {
        let shown = |marks: &[(u32, u32)]| {
            let scene = open_with(wish(Method::Approval)).voted(BERTA, 1, marks);
            let mine = [ANNA, CEM, DANA, EMIL].map(|who| me(&scene.workshop, &Names, who));
            (project_all(&scene.workshop, &Names, audience), turnout(&scene.workshop, audience), mine)
        };
        assert_eq!(shown(&[(0, 1)]), shown(&[(1, 1), (2, 1)]), "{audience}");
        let (changes, counted, _) = shown(&[(0, 1)]);
        assert!(
            changes
                .iter()
                .any(|it| matches!(it, Change::Poll(poll) if matches!(poll.stage, PollStageView::Open { .. })))
        );
        assert_eq!((counted[0].voted, counted[0].of), (1, 5));
    }
}

#[test]
fn a_draft_is_seen_by_those_who_prepare_it_and_on_the_wall_when_put_there() {
    let scene = during(WEIGH).and(STEWARD, draft(wish(Method::Approval)));
    let sees = |scene: &Scene, audience| {
        matches!(project_one(&scene.workshop, &Names, audience, Key::Poll(POLL)), Some(Change::Poll(_)))
    };
    assert!(sees(&scene, Audience::Facilitators));
    for audience in [Audience::Projector, Audience::Hall, Audience::Table(EDUCATION)] {
        assert!(!sees(&scene, audience), "{audience}");
    }
    let mut scene = scene;
    let event = Event::ProjectorTurned { group: None, code: false, poll: Some(POLL) };
    let recorded = Recorded { seq: scene.workshop.seq + 1, at: scene.now, by: STEWARD, event };
    assert!(touched(&mut scene.workshop, &recorded).keys.contains(&Key::Poll(POLL)));
    assert!(sees(&scene, Audience::Projector));
    assert!(!sees(&scene, Audience::Table(EDUCATION)));
}

/// So many people of each kind, and how many of them approve of the first option.
fn common_ground(groups: &[(Option<OrganisationKind>, u64, u64)]) -> Vec<(OrganisationKind, u32, u32)> {
    let mut scene = opened(plan());
    let mut id = 700;
    let mut approve = Vec::new();
    for (kind, people, approving) in groups {
        for nth in 0..*people {
            id += 1;
            let event = Event::SeatTaken { seat: SeatId(id), kind: *kind, organisation: None, lang: de(), group: None };
            scene = scene.given(Actor::System, event);
            approve.push((SeatId(id), nth < *approving));
        }
    }
    let setup = PollWish { common_ground: true, ..wish(Method::Approval) };
    let mut scene = scene.and(STEWARD, draft(setup)).and(STEWARD, Command::OpenPoll { poll: POLL });
    for ((who, yes), receipt) in approve.into_iter().zip(1..) {
        scene = scene.voted(who, receipt, if yes { &[(0, 1)] } else { &[(1, 1)] });
    }
    closing(&scene).kinds.iter().map(|it| (it.kind, it.ballots, it.support[0])).collect()
}

#[test]
fn a_kind_is_broken_down_only_where_five_hide_each_other_and_nobody_is_left_over() {
    use OrganisationKind::{Club, Police, School};
    assert_eq!(common_ground(&[(Some(School), 5, 3), (Some(Club), 6, 6)]), [(School, 5, 3), (Club, 6, 6)]);
    assert_eq!(common_ground(&[(Some(School), 4, 3), (Some(Club), 5, 5)]), [], "four could be worked out");
    assert_eq!(
        common_ground(&[(Some(School), 5, 3), (Some(Club), 7, 5), (Some(Police), 1, 1)]),
        [(Club, 7, 5)],
        "the one officer hides among five from schools"
    );
    assert_eq!(common_ground(&[(Some(School), 5, 3), (None, 5, 1)]), [(School, 5, 3)]);
    assert_eq!(common_ground(&[(Some(School), 5, 3), (None, 2, 1)]), []);
}

#[test]
fn a_box_is_as_long_whatever_is_in_it_and_reads_back() {
    for (method, marks) in ALL_METHODS {
        let empty = open_with(wish(method));
        let bytes = |scene: &Scene| {
            let poll = &scene.workshop.polls[&POLL];
            let open = poll.open().unwrap();
            (open.ballots.as_ref().unwrap().to_bytes(&poll.setup, open), poll.setup.clone())
        };
        let length = bytes(&empty).0.len();
        let full =
            [ANNA, BERTA, CEM, DANA, EMIL].into_iter().zip(1..).fold(empty, |s, (who, n)| s.voted(who, n, marks));
        let (written, setup) = bytes(&full);
        assert_eq!(written.len(), length, "{method}");
        let read = BallotBox::from_bytes(&setup, &written).unwrap();
        assert_eq!(full.workshop.polls[&POLL].open().unwrap().ballots.as_ref(), Some(&read), "{method}");
        for broken in [&written[..40], &[&written[..], &[1]].concat(), &[]] {
            assert!(BallotBox::from_bytes(&setup, broken).is_err(), "{method}");
        }
    }
}

#[test]
fn a_box_with_reasons_is_as_long_as_one_without() {
    let scene = open_with(wish(Method::Consent));
    let bytes = |scene: &Scene| {
        let poll = &scene.workshop.polls[&POLL];
        poll.open().unwrap().ballots.as_ref().unwrap().to_bytes(&poll.setup, poll.open().unwrap())
    };
    let before = bytes(&scene).len();
    let long = "ش".repeat(300);
    let wish = BallotWish { marks: vec![(0, 2)], reasons: vec![(0, long)] };
    let cast = scene.fills_in(seat(BERTA), 9, &wish).unwrap();
    let scene = scene.taken_in(cast);
    let after = bytes(&scene);
    assert_eq!(after.len(), before);
    assert!(BallotBox::from_bytes(&scene.workshop.polls[&POLL].setup, &after).is_ok());
}

#[test]
fn without_its_box_a_poll_is_neither_voted_on_nor_counted_but_can_be_given_up() {
    let mut scene = open_with(wish(Method::Approval));
    let event = Event::PollOpened { poll: POLL, ends: Some(scene.now), lot: SEED.hash() };
    let recorded = Recorded { seq: scene.workshop.seq + 1, at: scene.now, by: STEWARD, event };
    domain::workshop::apply(&mut scene.workshop, &recorded);
    let scene = scene.millis_later(-1);
    assert_eq!(scene.votes(BERTA, 1, &[(0, 1)]), Err(Refusal::BallotsUnreadable));
    scene.when(STEWARD, close()).refused_with(Refusal::BallotsUnreadable);
    assert_eq!(scene.workshop.next_poll_timer(), None, "no timer counts what cannot be read");
    scene.when(STEWARD, Command::CancelPoll { poll: POLL, reason: "Schlüssel verloren".to_owned() }).happens();
}

#[test]
fn closing_the_workshop_closes_its_polls_first() {
    let scene = open_with(wish(Method::Approval)).voted(BERTA, 1, &[(0, 1)]);
    let scene = scene.and(STEWARD, Command::CloseWorkshop);
    assert_eq!(scene.workshop.stage, Stage::Closed);
    assert_eq!(closed(&scene).winners(), [0]);
    let tied = open_with(wish(Method::Approval)).voted(BERTA, 1, &[(0, 1)]).voted(CEM, 2, &[(1, 1)]);
    let tied = tied.and(STEWARD, Command::CloseWorkshop);
    let lot = Command::BreakTie { poll: POLL, options: None, reason: String::new() };
    tied.when(STEWARD, lot).happens();
}

#[test]
fn a_replay_of_the_events_alone_leads_to_the_same_result() {
    let scene = open_with(wish(Method::Schulze)).voted(BERTA, 1, &[(0, 1), (1, 2)]).voted(CEM, 2, &[(0, 1)]);
    let closing = closing(&scene);
    let stored = serde_json::to_string(&Event::PollClosed { poll: POLL, closing: Box::new(closing) }).unwrap();
    assert!(!stored.contains(&BERTA.to_string()) && !stored.contains(&CEM.to_string()), "{stored}");
    let fresh = open_with(wish(Method::Schulze)).given(STEWARD, serde_json::from_str(&stored).unwrap());
    assert_eq!(closed(&fresh), closed(&scene.and(STEWARD, close())));
}

#[test]
fn what_is_debugged_shows_no_ballot() {
    let scene = open_with(wish(Method::Score));
    let debugged = |marks| {
        let cast = scene.votes(BERTA, 1, marks).unwrap();
        let mut workshop = scene.workshop.clone();
        let mut text = format!("{cast:?}");
        workshop.take_in(cast);
        text += &format!("{workshop:?}");
        text
    };
    assert_eq!(debugged(&[(0, 7)]), debugged(&[(1, 9)]));
}

#[test]
fn people_who_vote_on_paper_hide_nobody_in_a_breakdown() {
    use OrganisationKind::{Club, School};
    let come = |scene: Scene, id: u64| {
        let kind = Some(if id < 704 { School } else { Club });
        let event = Event::SeatTaken { seat: SeatId(id), kind, organisation: None, lang: de(), group: None };
        scene.given(Actor::System, event)
    };
    let scene = (700..710).fold(opened(plan()), come);
    let scene = scene.and(STEWARD, draft(PollWish { common_ground: true, ..wish(Method::Approval) }));
    let scene = scene.and(STEWARD, Command::OpenPoll { poll: POLL });
    let scene = (700..710).fold(scene, |scene, id| scene.voted(SeatId(id), id.into(), &[(0, 1)]));
    let scene = scene.and(STEWARD, paper(9, &[&[9], &[0], &[0]]));
    assert_eq!(closing(&scene).kinds, [], "without the marked paper ballots and the clubs, four from schools are left");
}

#[test]
fn another_delegate_may_be_named_meanwhile_but_has_no_second_ballot() {
    let setup = PollWish { electorate: Electorate::Organisations, late: true, ..wish(Method::Approval) };
    let scene = with_organisations().and(STEWARD, draft(setup)).and(STEWARD, Command::OpenPoll { poll: POLL });
    let name = Command::NameDelegate { seat: SeatId(602) };
    let instead = scene.clone().and(STEWARD, name.clone());
    assert!(instead.votes(SeatId(602), 2, &[(1, 1)]).is_ok());
    assert_eq!(instead.votes(SeatId(601), 2, &[(1, 1)]), Err(Refusal::NotEligible));
    let after = scene.voted(SeatId(601), 1, &[(0, 1)]).and(STEWARD, name);
    assert_eq!(after.votes(SeatId(602), 2, &[(1, 1)]), Err(Refusal::AlreadyVoted));
    assert_eq!(after.votes(SeatId(601), 1, &[(1, 1)]), Err(Refusal::NotEligible), "no longer the delegate");
    let voters = |scene: &Scene| scene.workshop.polls[&POLL].open().unwrap().voters.clone();
    assert_eq!(voters(&after), voters(&instead), "a replay, which knows of no ballot, finds the same voters");
    assert_eq!(closing(&after).ballots.iter().map(|it| it.count).sum::<u32>(), 1);
}

#[test]
fn after_the_workshop_no_timer_opens_a_poll() {
    let scene = during(WEIGH).and(STEWARD, draft(wish(Method::Approval)));
    let scene = scene.and(STEWARD, Command::SchedulePoll { poll: POLL, secs: Some(60) });
    let scene = scene.and(STEWARD, Command::CloseWorkshop).after(120);
    assert_eq!(scene.workshop.polls_due(scene.now), [], "it would be tried for ever");
    assert_eq!(scene.workshop.next_poll_timer(), None);
}

#[test]
fn a_poll_whose_ballots_cannot_be_read_outlives_the_workshop_until_somebody_ends_it() {
    let mut scene = open_with(wish(Method::Approval)).voted(BERTA, 1, &[(0, 1)]);
    let open = scene.workshop.polls[&POLL].open().unwrap();
    let (held, cast) = (open.ballots.clone().unwrap(), open.cast.clone());
    let event = Event::PollOpened { poll: POLL, ends: None, lot: SEED.hash() };
    let recorded = Recorded { seq: scene.workshop.seq + 1, at: scene.now, by: STEWARD, event };
    domain::workshop::apply(&mut scene.workshop, &recorded);
    let scene = scene.and(STEWARD, Command::CloseWorkshop);
    scene.when(STEWARD, close()).refused_with(Refusal::BallotsUnreadable);
    scene.when(seat(ANNA), close()).refused_with(Refusal::NotPermitted);
    scene.when(STEWARD, Command::CancelPoll { poll: POLL, reason: "Schlüssel verloren".to_owned() }).happens();
    let mut found = scene;
    found.workshop.place_box(POLL, held, cast);
    assert_eq!(found.votes(CEM, 2, &[(1, 1)]), Err(Refusal::WorkshopClosed));
    found.when(STEWARD, Command::ExtendPoll { poll: POLL, secs: 60 }).refused_with(Refusal::WorkshopClosed);
    assert_eq!(closed(&found.and(STEWARD, close())).winners(), [0]);
}

#[test]
fn ballots_that_say_the_same_look_the_same() {
    let kept = |method, marks: &[(u32, u32)]| {
        let scene = open_with(wish(method)).voted(BERTA, 1, marks);
        closing(&scene).ballots.iter().flat_map(|it| it.marks.clone()).collect::<Vec<_>>()
    };
    for method in [Method::Approval, Method::EqualShares, Method::StrawPoll, Method::Dots] {
        assert_eq!(kept(method, &[(2, 1), (1, 0)]), [(2, 1)], "{method}");
    }
    assert_eq!(kept(Method::Schulze, &[(0, 3), (1, 2), (2, 3)]), [(0, 2), (1, 1), (2, 2)]);
    assert_eq!(kept(Method::Schulze, &[(2, 3)]), [(2, 1)]);
    assert_eq!(kept(Method::Score, &[(0, 0), (1, 7)]), [(0, 0), (1, 7)], "0 points is not nothing at all");
}

#[test]
fn a_paused_host_counts_no_paper_but_a_paused_seat_keeps_its_vote() {
    let scene = open_with(wish(Method::Approval)).and(STEWARD, Command::PauseSeat { seat: ANNA, on: true });
    scene.when(seat(ANNA), paper(2, &[&[1], &[1], &[0]])).refused_with(Refusal::SeatPaused);
    assert!(scene.votes(ANNA, 1, &[(0, 1)]).is_ok(), "a pause stops words, no votes");
}

#[test]
fn where_names_are_shown_a_strange_receipt_does_not_push_a_ballot_out() {
    let scene = during(WEIGH).and(STEWARD, Command::DeclarePeople { seat: CEM, people: 2 });
    let scene = scene.and(STEWARD, draft(PollWish { secret: false, ..wish(Method::Approval) }));
    let scene = scene.and(STEWARD, Command::OpenPoll { poll: POLL });
    let scene = scene.voted(BERTA, 11, &[(0, 1)]).voted(CEM, 12, &[(1, 1)]);
    assert_eq!(scene.votes(CEM, 11, &[(1, 1)]), Err(Refusal::NotEligible));
    assert!(scene.votes(CEM, 13, &[(1, 1)]).is_ok());
}

#[test]
fn a_draft_that_is_taken_over_for_the_room_is_gone_from_its_table() {
    let own = PollWish { group: Some(EDUCATION), electorate: Electorate::Table(EDUCATION), ..wish(Method::Approval) };
    let mut scene = during(WEIGH).and(seat(ANNA), draft(own));
    let table = Audience::Table(EDUCATION);
    assert!(matches!(project_one(&scene.workshop, &Names, table, Key::Poll(POLL)), Some(Change::Poll(_))));
    let again = Command::DraftPoll { poll: Some(POLL), setup: Box::new(wish(Method::Approval)) };
    let event = scene.when(STEWARD, again).events().remove(0);
    let recorded = Recorded { seq: scene.workshop.seq + 1, at: scene.now, by: STEWARD, event };
    let touched = touched(&mut scene.workshop, &recorded);
    assert!(touched.tables.contains(&EDUCATION), "it is told anew, without the draft");
    assert_eq!(project_one(&scene.workshop, &Names, table, Key::Poll(POLL)), None);
}

#[test]
fn the_hash_of_the_lot_is_told_to_all_when_the_poll_opens() {
    let scene = open_with(wish(Method::Approval));
    for audience in [Audience::Facilitators, Audience::Projector, Audience::Hall, Audience::Table(EDUCATION)] {
        let Some(Change::Poll(poll)) = project_one(&scene.workshop, &Names, audience, Key::Poll(POLL)) else {
            panic!("{audience} sees no poll")
        };
        assert_eq!(poll.stage, PollStageView::Open { ends: None, lot: SEED.hash() });
    }
}

#[test]
fn a_consent_poll_takes_no_more_than_its_limit_whoever_comes_late() {
    let scene = open_with(PollWish { late: true, ..wish(Method::Consent) });
    let shared = |scene: Scene, id: u64| {
        let event = Event::SeatTaken { seat: SeatId(id), kind: None, organisation: None, lang: de(), group: None };
        scene.given(Actor::System, event).given(STEWARD, Event::PeopleDeclared { seat: SeatId(id), people: 50 })
    };
    let scene = (700..708).fold(scene, shared);
    assert_eq!(turnout(&scene.workshop, Audience::Hall)[0].of, 300);
    assert!(scene.votes(SeatId(700), 1, &[(0, 0)]).is_ok());
    assert_eq!(scene.votes(SeatId(707), 1, &[(0, 0)]), Err(Refusal::NotEligible));
}

#[test]
fn the_minutes_tell_what_was_asked_and_what_came_of_it_and_a_goal_keeps_its_votes() {
    let from_card = OptionWish { item: Some(a(1)), text: String::new(), cost: 0 };
    let setup = PollWish { options: vec![from_card, option("etwas anderes")], ..wish(Method::Approval) };
    let scene = during(DERIVE)
        .card(1, BERTA, CardKind::Goal)
        .and(STEWARD, draft(setup))
        .and(STEWARD, Command::OpenPoll { poll: POLL });
    let of = |scene: &Scene| minutes(&scene.workshop, &Names);
    let running = scene.voted(ANNA, 1, &[(0, 1)]).voted(BERTA, 2, &[(0, 1), (1, 1)]);
    assert!(of(&running).polls.is_empty(), "nothing is written of a poll that runs");
    let over = running.and(STEWARD, close());
    let record = of(&over);
    let [poll] = record.polls.as_slice() else { panic!("one poll is over: {:?}", record.polls) };
    let PollStageView::Closed { result, .. } = &poll.poll.stage else { panic!("it is closed") };
    assert_eq!(
        (result.winners.as_slice(), result.bars.as_slice(), result.ballots),
        ([0].as_slice(), [2, 1].as_slice(), 2)
    );
    assert!(poll.counted.as_ref().is_some_and(|it| it.report.is_some() && it.ties.is_empty() && it.kinds.is_none()));
    let goal = record.groups.iter().flat_map(|group| &group.goals).find(|goal| goal.card.id == card(1)).unwrap();
    let votes: Vec<_> = goal.votes.iter().map(|it| (it.poll, it.figure, it.ballots, it.chosen)).collect();
    assert_eq!(votes, [(POLL, 2, 2, true)]);

    let table = over.workshop.cards[&card(1)].group;
    let proposed = proposal(&over.workshop, &Names, table).unwrap();
    assert_eq!(proposed.group.goals[0].votes.len(), 1);
    assert_eq!(proposed.polls.len(), 1, "a poll of the whole room, but about a goal of the table");
    assert!(proposal(&over.workshop, &Names, HOUSING).unwrap().polls.is_empty());
}

#[test]
fn the_minutes_tell_why_a_poll_was_given_up_and_what_spoke_against_a_proposal() {
    let setup = PollWish { options: vec![option("Abends öffnen")], ..wish(Method::Consent) };
    let scene = open_with(setup);
    let objects = BallotWish { marks: vec![(0, 2)], reasons: vec![(0, "Da ist niemand da".to_owned())] };
    let cast = scene.fills_in(seat(ANNA), 7, &objects).unwrap();
    let over = scene.taken_in(cast).and(STEWARD, close());
    let record = minutes(&over.workshop, &Names).polls.remove(0).counted.unwrap();
    let objections: Vec<_> = record.objections.iter().map(|it| (it.objection, &*it.reason, &it.author)).collect();
    assert_eq!(objections, [(true, "Da ist niemand da", &None)], "no name in a secret poll");

    let reason = "Die Frage war falsch.".to_owned();
    let given_up = open_with(wish(Method::Dots)).and(STEWARD, Command::CancelPoll { poll: POLL, reason });
    let record = minutes(&given_up.workshop, &Names).polls.remove(0);
    assert!(record.counted.is_none());
    assert!(matches!(record.poll.stage, PollStageView::Cancelled { reason } if reason == "Die Frage war falsch."));
}

#[test]
fn a_card_that_is_hidden_takes_its_words_out_of_the_polls_and_brings_them_back() {
    let from_card = OptionWish { item: Some(a(1)), text: String::new(), cost: 0 };
    let setup = PollWish { options: vec![from_card, option("etwas anderes")], ..wish(Method::Approval) };
    let scene = during(DERIVE)
        .card(1, BERTA, CardKind::Goal)
        .and(STEWARD, draft(setup))
        .and(STEWARD, Command::OpenPoll { poll: POLL });
    let words = |scene: &Scene| {
        let Some(Change::Poll(poll)) = project_one(&scene.workshop, &Names, Audience::Hall, Key::Poll(POLL)) else {
            panic!("the poll is shown");
        };
        poll.options.iter().map(|it| it.text.clone().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(words(&scene), ["Karte 1", "etwas anderes"]);
    let hides = scene.when(STEWARD, hide(this(1))).events();
    let told = hides.into_iter().fold(scene.workshop.clone(), |mut workshop, event| {
        let recorded = Recorded { seq: workshop.seq + 1, at: scene.now, by: STEWARD, event };
        assert!(touched(&mut workshop, &recorded).keys.contains(&Key::Poll(POLL)), "everybody is told");
        workshop
    });
    assert!(!told.cards[&card(1)].is_public());
    let hidden = scene.and(STEWARD, hide(this(1)));
    assert_eq!(words(&hidden), ["[…]", "etwas anderes"]);
    let back = hidden.and(STEWARD, Command::Restore { what: this(1) });
    assert_eq!(words(&back), ["Karte 1", "etwas anderes"]);
}

#[test]
fn a_pile_without_a_name_shows_one_cards_words_only_while_that_card_is_shown() {
    let of = |item| PollWish {
        options: vec![OptionWish { item: Some(item), text: String::new(), cost: 0 }, option("etwas anderes")],
        ..wish(Method::Approval)
    };
    let scene = during(ORDER)
        .card(1, BERTA, CardKind::Observation)
        .card(2, BERTA, CardKind::Observation)
        .cluster(1, &[a(1), a(2)])
        .and(STEWARD, draft(of(Item::Cluster(cluster(1)))))
        .and(STEWARD, Command::OpenPoll { poll: POLL });
    let words = |scene: &Scene| match project_one(&scene.workshop, &Names, Audience::Hall, Key::Poll(POLL)) {
        Some(Change::Poll(poll)) => poll.options[0].text.clone().unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!(words(&scene), "Karte 1");
    let hidden = scene.and(STEWARD, hide(this(1)));
    assert_eq!(words(&hidden), "[…]", "the other card of the pile does not keep its words in sight");
    let apart = hidden.and(seat(ANNA), Command::TakeApart { cluster: cluster(1) });
    assert_eq!(words(&apart), "[…]", "nor does taking the pile apart bring them back");
}

#[test]
fn a_host_puts_to_the_vote_what_lies_at_the_own_table_and_asks_for_no_breakdown() {
    let from = |item| PollWish {
        group: Some(EDUCATION),
        electorate: Electorate::Table(EDUCATION),
        options: vec![OptionWish { item: Some(item), text: String::new(), cost: 0 }, option("etwas anderes")],
        ..wish(Method::Approval)
    };
    let scene = during(WEIGH).card(1, BERTA, CardKind::Goal).card(2, DANA, CardKind::Goal);
    scene.when(seat(ANNA), draft(from(a(1)))).happens();
    scene.when(seat(ANNA), draft(from(a(2)))).refused_with(unknown(Thing::Card));
    scene.when(STEWARD, draft(from(a(2)))).happens();
    let ground = PollWish { common_ground: true, ..from(a(1)) };
    scene.when(seat(ANNA), draft(ground)).refused_with(Refusal::NotPermitted);
}
