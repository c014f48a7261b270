//! Lists of speakers: asking, calling, ending, and who sees whom.

use domain::ids::{GroupId, OrganisationId, SeatId};
use domain::minutes::minutes;
use domain::refusal::Thing;
use domain::view::{Audience, FloorView, Following, Key, me, project_all, touched};
use domain::workshop::{Command, Event, Floor, KindSpoken, OrganisationKind, Recorded};
use domain::{Actor, Refusal};

use crate::scene::*;

const TABLE: Option<GroupId> = Some(EDUCATION);
const ROOM: Option<GroupId> = None;

fn ask(group: Option<GroupId>, on: bool) -> Command {
    Command::AskToSpeak { group, on, seat: None }
}

fn put(group: Option<GroupId>, seat: SeatId, on: bool) -> Command {
    Command::AskToSpeak { group, on, seat: Some(seat) }
}

fn next(group: Option<GroupId>) -> Command {
    Command::CallSpeaker { group, seat: None }
}

fn call(group: Option<GroupId>, seat: SeatId) -> Command {
    Command::CallSpeaker { group, seat: Some(seat) }
}

fn end(group: Option<GroupId>) -> Command {
    Command::EndSpeech { group }
}

fn set(group: Option<GroupId>, open: bool, alternate: bool, limit_secs: u32) -> Command {
    Command::SetSpeaking { group, open, alternate, limit_secs }
}

fn asked(group: Option<GroupId>, seat: SeatId, on: bool) -> Event {
    Event::SpeechAsked { group, seat, on }
}

fn begun(group: Option<GroupId>, seat: SeatId) -> Event {
    Event::SpeechBegun { group, seat }
}

fn ended(group: Option<GroupId>, seat: SeatId) -> Event {
    Event::SpeechEnded { group, seat }
}

/// Both the table's list and the room's are open.
fn open() -> Scene {
    during(ORDER).and(seat(ANNA), set(TABLE, true, false, 0)).and(STEWARD, set(ROOM, true, false, 0))
}

fn floor(scene: &Scene, group: Option<GroupId>) -> &Floor {
    &scene.workshop.floors[&group]
}

/// What somebody has said: how often, and for how many seconds.
fn spoken(scene: &Scene, group: Option<GroupId>, seat: SeatId) -> (u32, u64) {
    let spoken = floor(scene, group).spoken.get(&seat).copied().unwrap_or_default();
    (spoken.speeches, spoken.millis / 1000)
}

#[test]
fn one_asks_to_speak_at_the_own_table_and_in_the_room() {
    let scene = open();
    scene.when(seat(BERTA), ask(TABLE, true)).then([asked(TABLE, BERTA, true)]);
    scene.when(seat(BERTA), ask(ROOM, true)).then([asked(ROOM, BERTA, true)]);
    scene.when(seat(BERTA), ask(TABLE, false)).changes_nothing();
    // Naming oneself says the same.
    scene.when(seat(BERTA), put(TABLE, BERTA, true)).then([asked(TABLE, BERTA, true)]);
    // Who has no table yet is in the room all the same.
    scene.when(seat(EMIL), ask(ROOM, true)).then([asked(ROOM, EMIL, true)]);
    scene.when(seat(EMIL), ask(TABLE, true)).refused_with(Refusal::NoTable);
    scene.when(seat(DANA), ask(TABLE, true)).refused_with(Refusal::NotAtYourTable);
    scene.when(seat(DANA), ask(Some(NOWHERE), true)).refused_with(unknown(Thing::Group));
    scene.when(seat(NOBODY), ask(ROOM, true)).refused_with(unknown(Thing::Seat));
    scene.when(STEWARD, ask(ROOM, true)).refused_with(Refusal::NotPermitted);
    let waits = scene.and(seat(BERTA), ask(TABLE, true));
    waits.when(seat(BERTA), ask(TABLE, true)).changes_nothing();
    waits.when(seat(BERTA), ask(TABLE, false)).then([asked(TABLE, BERTA, false)]);
    assert_eq!(floor(&waits.and(seat(BERTA), ask(TABLE, false)), TABLE).waiting, []);
}

#[test]
fn whoever_is_paused_or_locked_waits_to_ask() {
    let locked = open().and(seat(ANNA), Command::LockGroup { group: EDUCATION, on: true });
    locked.when(seat(BERTA), ask(TABLE, true)).refused_with(Refusal::GroupLocked);
    // The table is locked, the room is not.
    locked.when(seat(BERTA), ask(ROOM, true)).happens();
    let locked = open().and(STEWARD, Command::LockRoom { on: true });
    for floor in [TABLE, ROOM] {
        locked.when(seat(BERTA), ask(floor, true)).refused_with(Refusal::RoomLocked);
    }
    let paused = open().and(STEWARD, Command::PauseSeat { seat: BERTA, on: true });
    for floor in [TABLE, ROOM] {
        paused.when(seat(BERTA), ask(floor, true)).refused_with(Refusal::SeatPaused);
    }
    // Whoever leads the list is not told of a pause: it could be one for something written anonymously.
    paused.when(seat(ANNA), put(TABLE, BERTA, true)).happens();
}

#[test]
fn nobody_asks_before_the_list_is_open_or_after_it_was_closed() {
    let never = during(ORDER);
    for floor in [TABLE, ROOM] {
        never.when(seat(BERTA), ask(floor, true)).refused_with(Refusal::SpeakersClosed);
        never.when(seat(BERTA), ask(floor, false)).changes_nothing();
    }
    never.when(seat(ANNA), put(TABLE, BERTA, true)).refused_with(Refusal::SpeakersClosed);
    let closed = open().and(seat(BERTA), ask(TABLE, true)).and(seat(ANNA), set(TABLE, false, false, 0));
    closed.when(seat(CEM), ask(TABLE, true)).refused_with(Refusal::SpeakersClosed);
    // Those who wait are called all the same, or go.
    closed.when(seat(BERTA), ask(TABLE, true)).changes_nothing();
    closed.when(seat(BERTA), ask(TABLE, false)).happens();
    closed.when(seat(ANNA), next(TABLE)).then([begun(TABLE, BERTA)]);
    // Anybody can be called where there is no list at all.
    never.when(seat(ANNA), call(TABLE, CEM)).then([begun(TABLE, CEM)]);
}

#[test]
fn whoever_leads_the_list_puts_people_on_it_who_have_no_phone() {
    let scene = open();
    for by in [seat(ANNA), STEWARD] {
        scene.when(by, put(TABLE, BERTA, true)).then([asked(TABLE, BERTA, true)]);
    }
    scene.when(STEWARD, put(ROOM, EMIL, true)).then([asked(ROOM, EMIL, true)]);
    scene.when(seat(ANNA), put(ROOM, BERTA, true)).refused_with(Refusal::NotPermitted);
    scene.when(seat(BERTA), put(TABLE, CEM, true)).refused_with(Refusal::NotPermitted);
    scene.when(seat(ANNA), put(Some(HOUSING), DANA, true)).refused_with(Refusal::NotPermitted);
    scene.when(STEWARD, put(TABLE, DANA, true)).refused_with(Refusal::NotAtYourTable);
    scene.when(STEWARD, put(TABLE, EMIL, true)).refused_with(Refusal::NoTable);
    scene.when(STEWARD, put(TABLE, NOBODY, true)).refused_with(unknown(Thing::Seat));
    scene.when(STEWARD, put(Some(NOWHERE), BERTA, true)).refused_with(unknown(Thing::Group));
    let waits = scene.and(seat(BERTA), ask(TABLE, true));
    waits.when(seat(ANNA), put(TABLE, BERTA, true)).changes_nothing();
    waits.when(seat(ANNA), put(TABLE, BERTA, false)).then([asked(TABLE, BERTA, false)]);
}

#[test]
fn the_list_is_led_by_the_host_and_the_rooms_by_those_who_run_it() {
    let scene = during(ORDER);
    let said = |group, open, alternate, limit_secs| Event::SpeakingSet { group, open, alternate, limit_secs };
    for by in [seat(ANNA), STEWARD] {
        scene.when(by, set(TABLE, true, true, 120)).then([said(TABLE, true, true, 120)]);
    }
    scene.when(STEWARD, set(ROOM, true, false, 3_600)).then([said(ROOM, true, false, 3_600)]);
    scene.when(STEWARD, set(ROOM, true, false, 3_601)).refused_with(Refusal::TooMany { max: 3_600 });
    scene.when(STEWARD, set(ROOM, false, false, 0)).changes_nothing();
    open().when(seat(ANNA), set(TABLE, true, false, 0)).changes_nothing();
    let leading = |group| [set(group, true, true, 0), next(group), call(group, BERTA), end(group)];
    for command in leading(TABLE) {
        scene.when(seat(BERTA), command.clone()).refused_with(Refusal::NotPermitted);
        scene.when(seat(DANA), command.clone()).refused_with(Refusal::NotPermitted);
        let paused = scene.clone().and(STEWARD, Command::PauseSeat { seat: ANNA, on: true });
        paused.when(seat(ANNA), command).refused_with(Refusal::SeatPaused);
    }
    for command in leading(ROOM) {
        scene.when(seat(ANNA), command).refused_with(Refusal::NotPermitted);
    }
    for command in leading(Some(NOWHERE)) {
        scene.when(STEWARD, command).refused_with(unknown(Thing::Group));
    }
    // A lock is for the others: whoever leads the list goes on.
    let locked = open().and(seat(BERTA), ask(TABLE, true)).and(STEWARD, Command::LockRoom { on: true });
    locked.when(seat(ANNA), next(TABLE)).then([begun(TABLE, BERTA)]);
}

#[test]
fn there_is_no_list_before_the_opening_and_none_after_closing() {
    let commands = || [ask(ROOM, true), put(ROOM, BERTA, true), next(ROOM), end(ROOM), set(ROOM, true, false, 0)];
    let closed = open().and(STEWARD, Command::CloseWorkshop);
    for command in commands() {
        prepared(plan()).when(STEWARD, command.clone()).refused_with(Refusal::NotOpenYet);
        closed.when(STEWARD, command).refused_with(Refusal::WorkshopClosed);
    }
    closed.when(seat(BERTA), ask(TABLE, true)).refused_with(Refusal::WorkshopClosed);
}

#[test]
fn calling_the_next_one_ends_the_speech_before() {
    let scene = open().and(seat(BERTA), ask(TABLE, true)).and(seat(CEM), ask(TABLE, true));
    scene.when(seat(ANNA), next(TABLE)).then([begun(TABLE, BERTA)]);
    let scene = scene.and(seat(ANNA), next(TABLE)).after(40);
    scene.when(STEWARD, next(TABLE)).then([ended(TABLE, BERTA), begun(TABLE, CEM)]);
    let scene = scene.and(STEWARD, next(TABLE)).after(10);
    assert_eq!((spoken(&scene, TABLE, BERTA), spoken(&scene, TABLE, CEM)), ((1, 40), (1, 0)));
    // Nobody is left, and nobody is interrupted for it.
    scene.when(seat(ANNA), next(TABLE)).refused_with(Refusal::NobodyWaiting);
    scene.when(STEWARD, next(ROOM)).refused_with(Refusal::NobodyWaiting);
    assert_eq!(floor(&scene, TABLE).speech.map(|speech| speech.seat), Some(CEM));
}

#[test]
fn somebody_can_be_called_out_of_turn() {
    let scene = open().and(seat(BERTA), ask(TABLE, true)).and(seat(CEM), ask(TABLE, true));
    let called = scene.clone().and(seat(ANNA), call(TABLE, CEM));
    assert_eq!(floor(&called, TABLE).waiting, [BERTA]);
    scene.when(seat(ANNA), call(TABLE, DANA)).refused_with(Refusal::NotAtYourTable);
    scene.when(STEWARD, call(TABLE, EMIL)).refused_with(Refusal::NoTable);
    scene.when(STEWARD, call(ROOM, EMIL)).then([begun(ROOM, EMIL)]);
    scene.when(STEWARD, call(ROOM, NOBODY)).refused_with(unknown(Thing::Seat));
    // Two who lead the list call the same person: one speech.
    called.when(STEWARD, call(TABLE, CEM)).changes_nothing();
    // Whoever speaks and has asked again is called again.
    let again = called.and(seat(CEM), ask(TABLE, true));
    again.when(STEWARD, call(TABLE, CEM)).then([ended(TABLE, CEM), begun(TABLE, CEM)]);
}

#[test]
fn a_speech_is_ended_by_the_speaker_or_whoever_leads_the_list() {
    let scene = open().and(seat(ANNA), call(TABLE, BERTA)).after(30);
    for by in [seat(BERTA), seat(ANNA), STEWARD] {
        scene.when(by, end(TABLE)).then([ended(TABLE, BERTA)]);
    }
    scene.when(seat(CEM), end(TABLE)).refused_with(Refusal::NotPermitted);
    scene.when(seat(NOBODY), end(TABLE)).refused_with(Refusal::NotPermitted);
    // Whoever is paused or locked in the midst of a speech may still come to its end.
    let paused = scene.clone().and(STEWARD, Command::PauseSeat { seat: BERTA, on: true });
    paused.and(STEWARD, Command::LockRoom { on: true }).when(seat(BERTA), end(TABLE)).happens();
    let over = scene.and(seat(BERTA), end(TABLE));
    assert_eq!(spoken(&over, TABLE, BERTA), (1, 30));
    for by in [seat(BERTA), seat(ANNA), STEWARD] {
        over.when(by, end(TABLE)).changes_nothing();
    }
    // Somebody else's speech is not ended by whoever spoke before.
    over.and(seat(ANNA), call(TABLE, CEM)).when(seat(BERTA), end(TABLE)).refused_with(Refusal::NotPermitted);
}

#[test]
fn who_has_not_spoken_comes_first() {
    let scene = open().and(seat(ANNA), call(TABLE, BERTA)).after(5).and(seat(BERTA), end(TABLE));
    let scene = [BERTA, CEM, ANNA].into_iter().fold(scene, |scene, who| scene.and(seat(who), ask(TABLE, true)));
    assert_eq!(floor(&scene, TABLE).fair_order(|_| None), [CEM, ANNA, BERTA]);
    scene.when(seat(ANNA), next(TABLE)).then([begun(TABLE, CEM)]);
    // What was said at the table does not count in the room.
    let scene = scene.and(seat(BERTA), ask(ROOM, true)).and(seat(CEM), ask(ROOM, true));
    scene.when(STEWARD, next(ROOM)).then([begun(ROOM, BERTA)]);
}

/// Two from schools, one each from a club and from none, on the room's list in this order.
fn mixed(alternate: bool) -> Scene {
    let kinds = [Some(OrganisationKind::School), Some(OrganisationKind::School), Some(OrganisationKind::Club), None];
    let come = |scene: Scene, (n, kind): (u64, Option<OrganisationKind>)| {
        let id = SeatId(210 + n);
        let organisation = kind.map(|_| OrganisationId(n));
        let taken = Event::SeatTaken { seat: id, kind, organisation, lang: de(), group: Some(HOUSING) };
        scene.given(Actor::System, taken).and(seat(id), ask(ROOM, true))
    };
    let scene = during(ORDER).and(STEWARD, set(ROOM, true, alternate, 0));
    (0..).zip(kinds).fold(scene, come)
}

fn order(scene: &Scene, group: Option<GroupId>) -> Vec<u64> {
    let order = floor(scene, group).fair_order(|seat| scene.workshop.kind_of(seat));
    order.into_iter().map(|seat| seat.0).collect()
}

#[test]
fn kinds_of_organisation_alternate_where_that_is_switched_on() {
    assert_eq!(order(&mixed(false), ROOM), [210, 211, 212, 213]);
    let scene = mixed(true);
    assert_eq!(order(&scene, ROOM), [210, 212, 213, 211]);
    // Switched off in the midst, the order of asking is back.
    let off = scene.clone().and(STEWARD, set(ROOM, true, false, 0));
    assert_eq!(order(&off, ROOM), [210, 211, 212, 213]);
    // It goes on from whoever spoke last, and counts what each kind has said.
    let scene = scene.and(STEWARD, call(ROOM, SeatId(212)));
    assert_eq!(order(&scene, ROOM), [210, 213, 211]);
    let scene = scene.and(STEWARD, call(ROOM, SeatId(213))).and(STEWARD, next(ROOM));
    assert_eq!(floor(&scene, ROOM).last, Some(SeatId(210)));
    assert_eq!(order(&scene, ROOM), [211]);
}

#[test]
fn whoever_leaves_a_table_leaves_its_list_and_its_floor() {
    let scene = open().and(seat(ANNA), call(TABLE, BERTA));
    let scene = scene.and(seat(CEM), ask(TABLE, true)).and(seat(CEM), ask(ROOM, true)).after(20);
    let moved = scene.clone().and(STEWARD, Command::MoveSeat { seat: CEM, group: HOUSING });
    assert_eq!((floor(&moved, TABLE).waiting.len(), floor(&moved, ROOM).waiting.clone()), (0, vec![CEM]));
    assert!(floor(&moved, TABLE).speech.is_some());
    let rotated = scene.clone().and(STEWARD, Command::Rotate).after(20);
    assert_eq!((floor(&rotated, TABLE).speech, spoken(&rotated, TABLE, BERTA)), (None, (1, 20)));
    assert_eq!(floor(&rotated, TABLE).waiting, []);
    assert!(floor(&rotated, TABLE).open);
    // Whoever stays is told.
    let mut scene = scene;
    for event in scene.when(STEWARD, Command::Rotate).events() {
        let recorded = Recorded { seq: scene.workshop.seq + 1, at: scene.now, by: STEWARD, event };
        assert!(touched(&mut scene.workshop, &recorded).keys.contains(&Key::Floor(TABLE)));
    }
}

#[test]
fn sitting_down_for_the_first_time_leaves_the_rooms_list_as_it_is() {
    let scene = open().and(seat(EMIL), ask(ROOM, true)).and(STEWARD, call(ROOM, EMIL)).and(seat(EMIL), ask(ROOM, true));
    let scene = scene.and(seat(EMIL), Command::ChooseGroup { group: HOUSING });
    assert_eq!(floor(&scene, ROOM).waiting, [EMIL]);
    assert_eq!(floor(&scene, ROOM).speech.map(|speech| speech.seat), Some(EMIL));
}

#[test]
fn closing_the_workshop_ends_what_is_being_said() {
    let scene = open().and(seat(ANNA), call(TABLE, BERTA)).and(STEWARD, call(ROOM, DANA));
    let scene = scene.and(seat(CEM), ask(TABLE, true)).after(15).and(STEWARD, Command::CloseWorkshop);
    assert_eq!((spoken(&scene, TABLE, BERTA), spoken(&scene, ROOM, DANA)), ((1, 15), (1, 15)));
    for group in [TABLE, ROOM] {
        let floor = floor(&scene, group);
        assert!(floor.waiting.is_empty() && floor.speech.is_none() && !floor.open);
    }
}

#[test]
fn a_clock_that_was_set_back_takes_no_time_away() {
    let scene = open().and(seat(ANNA), call(TABLE, BERTA)).after(10).and(seat(BERTA), end(TABLE));
    let scene = scene.and(seat(ANNA), call(TABLE, BERTA)).millis_later(-60_000).and(seat(BERTA), end(TABLE));
    assert_eq!(spoken(&scene, TABLE, BERTA), (2, 10));
}

#[test]
fn a_table_with_a_list_stays_in_the_plan() {
    let mut more = plan();
    let mut late = more.groups[0].clone();
    late.id = GroupId(104);
    more.groups.push(late);
    let scene = during(ORDER).and(STEWARD, Command::Prepare { plan: Box::new(more) });
    let gone = Command::Prepare { plan: Box::new(plan()) };
    scene.when(STEWARD, gone.clone()).happens();
    let scene = scene.and(STEWARD, set(Some(GroupId(104)), true, false, 0));
    scene.when(STEWARD, gone).refused_with(Refusal::PlanInUse);
}

const ALL: [Audience; 5] =
    [Audience::Projector, Audience::Hall, Audience::Table(EDUCATION), Audience::Table(HOUSING), Audience::Facilitators];

fn look(scene: &Scene, audience: Audience, group: Option<GroupId>) -> Option<FloorView> {
    let mut following = Following::default();
    let changes = project_all(&scene.workshop, &Names, audience);
    following.replace("e".to_owned(), scene.workshop.seq, audience.to_string(), changes);
    following.floors.get(&group).cloned()
}

fn names(view: &FloorView) -> Vec<Option<&str>> {
    view.next.iter().map(|speaker| speaker.who.name.as_deref()).collect()
}

#[test]
fn a_tables_list_is_seen_at_the_table_and_the_rooms_by_all() {
    let scene = open();
    let sees = |scene: &Scene, group| ALL.into_iter().filter(|a| look(scene, *a, group).is_some()).collect::<Vec<_>>();
    assert_eq!(sees(&scene, TABLE), [Audience::Table(EDUCATION), Audience::Facilitators]);
    assert_eq!(sees(&scene, ROOM), ALL);
    // A walk past the other tables, or the end, changes nothing about it.
    let walk = scene.and(STEWARD, Command::StartPhase { phase: GALLERY, group: None });
    assert_eq!(sees(&walk, TABLE), [Audience::Table(EDUCATION), Audience::Facilitators]);
    let closed = walk.and(STEWARD, Command::CloseWorkshop);
    assert_eq!(sees(&closed, TABLE), [Audience::Table(EDUCATION), Audience::Facilitators]);
    // A list that was never used is nowhere.
    assert_eq!(sees(&during(ORDER), ROOM), []);
}

#[test]
fn the_list_tells_names_in_fair_order_also_in_an_anonymous_phase() {
    let scene = during(SECRET).and(seat(ANNA), set(TABLE, true, false, 90));
    let scene = [BERTA, CEM, ANNA].into_iter().fold(scene, |scene, who| scene.and(seat(who), ask(TABLE, true)));
    let scene = scene.and(seat(ANNA), next(TABLE)).and(seat(BERTA), ask(TABLE, true));
    let view = look(&scene, Audience::Table(EDUCATION), TABLE).unwrap();
    let speaker = view.speaker.clone().unwrap();
    assert_eq!((speaker.who.seat, speaker.who.name.as_deref(), speaker.speeches), (Some(BERTA), Some("Berta"), 1));
    assert_eq!((view.since, view.limit_secs, view.waiting), (Some(scene.now), 90, 3));
    // Cem gave no name.
    assert_eq!(names(&view), [None, Some("Anna"), Some("Berta")]);
}

#[test]
fn the_projector_shows_the_speaker_and_the_next_three() {
    let scene = [BERTA, CEM, DANA, EMIL, ANNA]
        .into_iter()
        .fold(open(), |scene, who| scene.and(seat(who), ask(ROOM, true)))
        .and(STEWARD, next(ROOM))
        .after(9)
        .and(STEWARD, next(ROOM))
        .and(seat(BERTA), ask(ROOM, true));
    let view = look(&scene, Audience::Projector, ROOM).unwrap();
    assert_eq!((names(&view), view.waiting), (vec![Some("Dana"), Some("Emil"), Some("Anna")], 4));
    assert!(view.speaker.iter().chain(&view.next).all(|speaker| speaker.who.seat.is_none()));
    assert_eq!(view.spoken, []);
    let hall = look(&scene, Audience::Hall, ROOM).unwrap();
    assert_eq!(names(&hall), [Some("Dana"), Some("Emil"), Some("Anna"), Some("Berta")]);
    assert_eq!(hall.spoken, [KindSpoken { kind: None, speeches: 2, millis: 9_000 }]);
}

#[test]
fn of_a_long_list_in_the_room_people_see_the_beginning_and_themselves() {
    let come = |scene: Scene, n: u64| {
        let id = SeatId(1_000 + n);
        let taken = Event::SeatTaken { seat: id, kind: None, organisation: None, lang: de(), group: Some(HOUSING) };
        scene.given(Actor::System, taken).and(seat(id), ask(ROOM, true))
    };
    let scene = (0..30).fold(open(), come);
    let shown = |audience| look(&scene, audience, ROOM).map(|view| (view.next.len(), view.waiting)).unwrap();
    assert_eq!([Audience::Projector, Audience::Hall, Audience::Facilitators].map(shown), [(3, 30), (20, 30), (30, 30)]);
    let asked = |id| me(&scene.workshop, &Names, id).map(|me| (me.asked_at_table, me.asked_in_room)).unwrap();
    assert_eq!([SeatId(1_029), BERTA].map(asked), [(false, true), (false, false)]);
}

#[test]
fn everybody_is_told_of_his_own_waiting() {
    let mut scene = open().and(seat(EMIL), ask(ROOM, true));
    let mine = |scene: &Scene, id| me(&scene.workshop, &Names, id).map(|me| (me.asked_at_table, me.asked_in_room));
    // Somebody in the hall waits in the room, and at no table.
    assert_eq!(mine(&scene, EMIL), Some((false, true)));
    for (by, command, after) in [
        (seat(BERTA), ask(TABLE, true), (true, false)),
        (seat(ANNA), put(TABLE, BERTA, false), (false, false)),
        (seat(ANNA), put(TABLE, BERTA, true), (true, false)),
        (seat(ANNA), next(TABLE), (false, false)),
    ] {
        for event in scene.when(by, command).events() {
            let recorded = Recorded { seq: scene.workshop.seq + 1, at: scene.now, by, event };
            assert!(touched(&mut scene.workshop, &recorded).seats.contains(&BERTA));
        }
        assert_eq!(mine(&scene, BERTA), Some(after));
    }
}

#[test]
fn the_minutes_tell_times_by_kind_and_name_nobody() {
    let scene = mixed(true).and(STEWARD, set(Some(HOUSING), true, true, 0));
    // Each speaks ten seconds longer than the one before.
    let scene = (1..=4).fold(scene, |scene, n| scene.and(STEWARD, next(ROOM)).after(10 * n));
    let scene = scene.and(STEWARD, end(ROOM));
    let scene =
        scene.and(STEWARD, call(Some(HOUSING), SeatId(212))).after(7).and(seat(SeatId(212)), end(Some(HOUSING)));
    let scene = scene.after(5).and(STEWARD, Command::CloseWorkshop);
    let minutes = minutes(&scene.workshop, &Names);
    let row = |kind, speeches, secs: u64| KindSpoken { kind, speeches, millis: secs * 1000 };
    let (school, club) = (Some(OrganisationKind::School), Some(OrganisationKind::Club));
    assert_eq!(minutes.spoken, [row(school, 2, 50), row(club, 1, 20), row(None, 1, 30)]);
    let tables: Vec<_> = minutes.groups.iter().map(|group| group.spoken.clone()).collect();
    assert_eq!(tables, [vec![], vec![row(club, 1, 7)], vec![]]);
    let text = serde_json::to_string(&minutes).unwrap();
    assert!(!(210..214).any(|n| text.contains(&SeatId(n).to_string())), "{text}");
}
