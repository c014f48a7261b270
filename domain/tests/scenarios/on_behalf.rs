//! Writing down what others say: who may, what is recorded of it, who may correct it, and how it is told.

use domain::ids::{CardId, CommentId};
use domain::minutes::minutes;
use domain::refusal::Thing;
use domain::story::{Reader, story};
use domain::view::{Audience, Author, Scribe, me};
use domain::workshop::{
    Behalf, CardKind, Command, Event, MOST_WRITTEN_DOWN, Moderation, Plan, Rules, Seating, Standing, withdraw_all,
};
use domain::{Actor, Refusal, Role};

use crate::scene::*;

/// Dana interprets; her own table is the one on housing.
fn interpreted(scene: Scene) -> Scene {
    scene.and(STEWARD, Command::AppointInterpreter { seat: DANA, on: true })
}

fn paper(words: &str) -> Command {
    write_for(EDUCATION, Behalf::Paper, &[words])
}

fn written(scene: &Scene) -> CardId {
    CardId(scene.next)
}

fn by(role: Role, name: Option<&str>) -> Option<Scribe> {
    Some(Scribe { role, name: name.map(str::to_owned) })
}

fn told(scene: &Scene, reader: Reader, id: CardId) -> Author {
    story(&scene.workshop, &Names, reader, id).unwrap().author.unwrap()
}

const TABLE: Reader = Reader { audience: Audience::Table(EDUCATION), seat: None };

#[test]
fn a_host_writes_down_what_somebody_at_the_table_says() {
    let scene = during(OPEN);
    let command = write_for(EDUCATION, Behalf::Person, &["Es fehlt an Lehrkräften"]);
    scene.when(seat(ANNA), command).then([Event::CardWritten {
        card: written(&scene),
        group: EDUCATION,
        kind: CardKind::Observation,
        text: text("Es fehlt an Lehrkräften"),
        lang: de(),
        phase: OPEN,
        anonymous: false,
        revealed: true,
        standing: Standing::Open,
        under: None,
        from: None,
        behalf: Some(Behalf::Person),
    }]);
}

#[test]
fn several_cards_off_paper_are_several_cards_or_none() {
    let scene = during(OPEN);
    let all = write_for(EDUCATION, Behalf::Paper, &["Eins", "Zwei", "Drei"]);
    let ids: Vec<_> = scene
        .when(STEWARD, all)
        .events()
        .into_iter()
        .map(|event| match event {
            Event::CardWritten { card, behalf: Some(Behalf::Paper), .. } => card,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(ids.len() == 3 && ids.is_sorted() && ids[0] != ids[1] && ids[1] != ids[2], "{ids:?}");
    let one_empty = write_for(EDUCATION, Behalf::Paper, &["Eins", " ", "Drei"]);
    scene.when(STEWARD, one_empty).refused_with(Refusal::TextEmpty);
    scene.when(STEWARD, write_for(EDUCATION, Behalf::Paper, &[])).refused_with(Refusal::TextEmpty);
    let many = write_for(EDUCATION, Behalf::Paper, &["x"; MOST_WRITTEN_DOWN + 1]);
    scene.when(STEWARD, many).refused_with(Refusal::TooMany { max: 6 });
}

#[test]
fn a_host_does_so_for_the_own_table_an_interpreter_and_those_who_run_it_for_any_and_nobody_else() {
    let scene = interpreted(during(OPEN));
    for group in [EDUCATION, HOUSING, HEALTH] {
        let command = || write_for(group, Behalf::Person, &["Es zieht."]);
        scene.when(STEWARD, command()).happens();
        scene.when(seat(DANA), command()).happens();
        for other in [seat(BERTA), seat(EMIL), Actor::System] {
            scene.when(other, command()).refused_with(Refusal::NotPermitted);
        }
    }
    scene.when(seat(ANNA), paper("Es zieht.")).happens();
    let elsewhere = write_for(HOUSING, Behalf::Paper, &["Es zieht."]);
    scene.when(seat(ANNA), elsewhere).refused_with(Refusal::NotPermitted);
    let nowhere = write_for(NOWHERE, Behalf::Paper, &["Es zieht."]);
    scene.when(STEWARD, nowhere.clone()).refused_with(unknown(Thing::Group));
    scene.when(seat(ANNA), nowhere).refused_with(Refusal::NotPermitted);
}

#[test]
fn an_interpreter_moderates_nothing_and_opens_nothing() {
    let scene = interpreted(during(ORDER).observation(1, BERTA));
    let item = a(1);
    for command in [
        hide(this(1)),
        Command::LockGroup { group: EDUCATION, on: true },
        Command::NextPhase { group: None },
        Command::Reveal { group: None },
        Command::AppointInterpreter { seat: BERTA, on: true },
    ] {
        scene.when(seat(DANA), command).refused_with(Refusal::NotPermitted);
    }
    // What lies at another table is read there, and not worked with.
    scene.when(seat(DANA), Command::RejectItem { item, reason: "Nein.".to_owned() }).refused_with(unknown(Thing::Card));
    scene.when(seat(DANA), Command::Support { card: card(1), on: true }).refused_with(unknown(Thing::Card));
}

#[test]
fn an_interpreter_is_appointed_for_all_tables_and_keeps_the_part_when_moved() {
    let scene = during(OPEN);
    let appoint = |seat, on| Command::AppointInterpreter { seat, on };
    scene.when(STEWARD, appoint(EMIL, true)).then([Event::InterpreterAppointed { seat: EMIL, on: true }]);
    scene.when(STEWARD, appoint(EMIL, false)).changes_nothing();
    scene.when(STEWARD, appoint(NOBODY, true)).refused_with(unknown(Thing::Seat));
    scene.when(seat(ANNA), appoint(ANNA, true)).refused_with(Refusal::NotPermitted);
    let moved = interpreted(scene).and(STEWARD, Command::MoveSeat { seat: DANA, group: EDUCATION });
    moved.when(seat(DANA), write_for(HOUSING, Behalf::Person, &["Es zieht."])).happens();
    let over = moved.and(STEWARD, appoint(DANA, false));
    over.when(seat(DANA), paper("Es zieht.")).refused_with(Refusal::NotPermitted);
}

#[test]
fn an_interpreter_reads_what_lies_openly_at_every_table_and_no_more() {
    let scene = interpreted(during(OPEN).observation(1, BERTA)).start(COLLECT);
    let scene = scene.card_standing(2, BERTA, CardKind::Observation, Standing::Open, false, EDUCATION);
    let reads = |scene: &Scene, who, n| {
        let reader = Reader::of(&scene.workshop, seat(who));
        story(&scene.workshop, &Names, reader, card(n)).is_some()
    };
    assert!(reads(&scene, DANA, 1) && !reads(&scene, DANA, 2));
    let other = during(OPEN).observation(1, BERTA);
    assert!(!reads(&other, DANA, 1), "nobody else at that table does");
}

#[test]
fn it_is_held_to_the_phase_the_locks_and_the_pause() {
    let wrong = Command::WriteFor {
        group: EDUCATION,
        behalf: Behalf::Paper,
        kind: CardKind::Goal,
        texts: vec!["Ziel".to_owned()],
        lang: "de".to_owned(),
    };
    during(OPEN).when(seat(ANNA), wrong).refused_with(Refusal::KindNotAsked);
    during(ARRIVE).when(STEWARD, paper("früh")).refused_with(Refusal::NotInThisPhase);
    let locked = during(OPEN).and(STEWARD, Command::LockRoom { on: true });
    locked.when(seat(ANNA), paper("x")).refused_with(Refusal::RoomLocked);
    locked.when(STEWARD, paper("x")).happens();
    let paused = during(OPEN).and(STEWARD, Command::PauseSeat { seat: ANNA, on: true });
    paused.when(seat(ANNA), paper("x")).refused_with(Refusal::SeatPaused);
    prepared(plan()).when(STEWARD, paper("x")).refused_with(Refusal::NotOpenYet);
}

#[test]
fn what_is_copied_when_the_phase_is_over_lies_in_the_late_tray_whoever_copies() {
    let scene = during(OPEN).start(ORDER).after(600);
    for by in [seat(ANNA), STEWARD] {
        let events = scene.when(by, paper("Es zieht.")).events();
        assert!(matches!(events[..], [Event::CardWritten { standing: Standing::Late, phase: OPEN, .. }]), "{events:?}");
    }
}

#[test]
fn it_is_looked_at_first_like_anybodys_where_all_is() {
    let rules = Rules { moderation: Moderation::Before, seating: Seating::Choose };
    let standing = |by| {
        let scene = moderated(OPEN);
        assert_eq!(scene.workshop.plan().map(|plan: Plan| plan.rules), Some(rules));
        match &scene.when(by, paper("x")).events()[..] {
            [Event::CardWritten { standing, .. }] => standing.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((standing(seat(ANNA)), standing(STEWARD)), (Standing::Queued, Standing::Open));
}

#[test]
fn whoever_wrote_it_down_corrects_it_and_takes_it_back_and_the_words_before_stay_readable() {
    for (by, name) in [(seat(ANNA), Some("Anna")), (STEWARD, None)] {
        let scene = during(OPEN);
        let id = written(&scene);
        let scene = scene.and(by, paper("Es zihet."));
        let edit =
            |based_on| Command::EditCard { card: id, based_on, text: "Es zieht.".to_owned(), lang: None, kind: None };
        scene.when(seat(BERTA), edit(1)).refused_with(Refusal::NotYours);
        let role = if name.is_some() { Role::Host } else { Role::Facilitator };
        let scene = scene.and(by, edit(1));
        let story = story(&scene.workshop, &Names, TABLE, id).unwrap();
        let [before] = &story.wordings[..] else { panic!("{:?}", story.wordings) };
        assert_eq!((before.text.as_deref(), before.by, before.replaced_by), (Some("Es zihet."), role, role));
        scene.when(seat(BERTA), Command::WithdrawCard { card: id }).refused_with(Refusal::NotYours);
        scene.when(by, Command::WithdrawCard { card: id }).then([Event::CardWithdrawn { card: id }]);
    }
}

#[test]
fn a_correction_is_taken_back_like_any_of_ones_own() {
    let scene = during(OPEN);
    let id = written(&scene);
    let edit = Command::EditCard { card: id, based_on: 1, text: "Anders.".to_owned(), lang: None, kind: None };
    let scene = scene.and(seat(ANNA), paper("Es zieht.")).and(seat(ANNA), edit).and(seat(ANNA), undo());
    assert_eq!(scene.workshop.cards[&id].text, text("Es zieht."));
    let gone = scene.and(seat(ANNA), Command::WithdrawCard { card: id }).and(seat(ANNA), undo());
    assert_eq!(gone.workshop.cards[&id].standing, Standing::Open);
}

#[test]
fn it_is_told_as_written_down_and_never_as_the_scribes_own() {
    let scene = interpreted(during(OPEN));
    let parts = [(seat(ANNA), by(Role::Host, Some("Anna"))), (seat(DANA), by(Role::Interpreter, Some("Dana")))];
    for (actor, scribe) in parts.into_iter().chain([(STEWARD, by(Role::Facilitator, None))]) {
        let id = written(&scene);
        let scene = scene.clone().and(actor, paper("Es zieht."));
        let expected = Author {
            seat: None,
            name: None,
            organisation: None,
            erased: false,
            behalf: Some(Behalf::Paper),
            scribe: scribe.clone(),
        };
        assert_eq!(told(&scene, TABLE, id), expected);
        let minutes = minutes(&scene.workshop, &Names);
        let author = minutes.groups[0].loose[0].author.clone().unwrap();
        assert_eq!((author.name, author.behalf, author.scribe), (None, Some(Behalf::Paper), scribe));
    }
}

#[test]
fn where_no_names_are_shown_only_the_part_of_the_scribe_is() {
    let scene = during(SECRET);
    let id = written(&scene);
    let scene = scene.and(seat(ANNA), paper("Es zieht.")).and(STEWARD, Command::Reveal { group: None });
    assert_eq!(told(&scene, TABLE, id).scribe, by(Role::Host, None));
    let before = during(SECRET);
    let id = written(&before);
    let before = before.and(seat(ANNA), paper("Es zieht."));
    assert!(story(&before.workshop, &Names, TABLE, id).is_none(), "it is private until the reveal");
    let mine = me(&before.workshop, &Names, ANNA).unwrap();
    assert_eq!(mine.own[0].author.as_ref().and_then(|author| author.behalf), Some(Behalf::Paper));
}

#[test]
fn a_remark_is_written_down_the_same_way() {
    let scene = interpreted(during(OPEN).observation(1, BERTA));
    let id = CommentId(scene.next);
    scene.when(seat(BERTA), remark_for(1, "Bei uns auch.")).refused_with(Refusal::NotPermitted);
    scene.when(seat(EMIL), remark_for(1, "Bei uns auch.")).refused_with(unknown(Thing::Card));
    for by in [seat(ANNA), STEWARD] {
        scene.when(by, remark_for(1, "Bei uns auch.")).happens();
    }
    let scene = scene.and(seat(DANA), remark_for(1, "Bei uns auch."));
    let remark = scene.see(1).comments[0].clone();
    assert_eq!((remark.behalf, remark.visiting), (Some((Behalf::Person, Role::Interpreter)), false));
    let minutes = minutes(&scene.workshop, &Names);
    let author = minutes.groups[0].loose[0].comments[0].author.clone().unwrap();
    assert_eq!((author.name, author.scribe), (None, by(Role::Interpreter, Some("Dana"))));
    let back = Command::WithdrawComment { card: card(1), comment: id };
    scene.when(seat(ANNA), back).refused_with(Refusal::NotYours);
    let desk = during(OPEN).observation(1, BERTA);
    let back = Command::WithdrawComment { card: card(1), comment: CommentId(desk.next) };
    desk.and(STEWARD, remark_for(1, "Bei uns auch.")).when(STEWARD, back).happens();
}

#[test]
fn what_was_written_down_for_others_is_not_withdrawn_with_the_scribes_own() {
    let scene = during(OPEN).observation(1, ANNA).observation(2, BERTA).comment(1, 2, ANNA);
    let scene = scene.and(seat(ANNA), paper("Es zieht.")).and(seat(ANNA), remark_for(2, "Stimmt."));
    let context = domain::workshop::Context { now: scene.now, fresh: 1, seed: SEED };
    let withdrawn = withdraw_all(&scene.workshop, seat(ANNA), context);
    let own = [Event::CardWithdrawn { card: card(1) }, Event::CommentWithdrawn { card: card(2), comment: comment(1) }];
    assert_eq!(withdrawn, own);
}

#[test]
fn whoever_only_writes_for_a_table_is_not_counted_there() {
    let scene = interpreted(during(OPEN));
    let people = |scene: &Scene| minutes(&scene.workshop, &Names).groups[0].people;
    let before = people(&scene);
    let scene = scene.and(seat(DANA), paper("Es zieht."));
    assert_eq!(people(&scene), before);
}

#[test]
fn what_is_made_of_it_says_so_too() {
    let scene = during(DERIVE);
    let id = written(&scene);
    let scene = scene.and(seat(ANNA), paper("Es zieht, und es ist laut."));
    let parts = vec!["Es zieht.".to_owned(), "Es ist laut.".to_owned()];
    let scene = scene.and(STEWARD, Command::SplitCard { card: id, parts, lang: "de".to_owned() });
    let made = scene.workshop.cards.values().filter(|card| card.sources.contains(&id));
    let made: Vec<_> = made.map(|card| (card.behalf, card.made_as)).collect();
    assert_eq!(made, [(Some(Behalf::Paper), Role::Facilitator); 2]);
}

#[test]
fn whoever_may_not_write_for_a_table_any_more_changes_nothing_there_either() {
    let scene = interpreted(during(OPEN));
    let id = written(&scene);
    let scene = scene.and(seat(DANA), paper("Es zieht."));
    let version = scene.workshop.cards[&id].version;
    let edit = Command::EditCard { card: id, based_on: version, text: "Verdreht.".to_owned(), lang: None, kind: None };
    scene.when(seat(DANA), edit.clone()).happens();
    let scene = scene.and(STEWARD, Command::AppointInterpreter { seat: DANA, on: false });
    scene.when(seat(DANA), edit).refused_with(Refusal::NotPermitted);
    scene.when(seat(DANA), Command::WithdrawCard { card: id }).refused_with(Refusal::NotPermitted);
}
