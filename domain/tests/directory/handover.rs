//! Handing over: what somebody has open goes to a successor, or waits at its post, and a note stays.

use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::handover::{Command as Handover, Open};
use domain::directory::{Command, Event, Refusal};

use crate::city::*;
use crate::scene::*;

fn everything(coordination: bool, to: Option<domain::ids::AccountId>) -> Command {
    Handover::HandOver {
        from: CARLA,
        to,
        posts: Vec::new(),
        workshops: vec![WORKSHOP],
        coordination,
        note: None,
        lang: lang(),
    }
    .into()
}

#[test]
fn a_post_goes_over_with_its_tasks_and_the_note_in_one_step() {
    let scene = staffed().and(signed_in(PAUL), hand_over(PAUL, None, vec![CHAIR]));
    let scene = scene.after(1).and(signed_in(CARLA), appoint(CHAIR, CARLA, scene_now(201)));
    let scene = scene.after(1).and(signed_in(CARLA), hand_over(CARLA, Some(OLGA), vec![CHAIR]));
    assert!(scene.directory.posts.holds(OLGA, CHAIR, scene.now));
    let notes: Vec<_> = scene.directory.handovers.of_post(CHAIR).map(|it| (it.from, it.to)).collect();
    assert_eq!(notes, [(CARLA, Some(OLGA)), (PAUL, None)], "the latest first, and none is lost");
}

fn scene_now(days: u32) -> domain::Timestamp {
    NOW.plus_secs(days * DAY)
}

#[test]
fn whoever_may_not_appoint_proposes_and_the_post_waits() {
    let scene = staffed().and(signed_in(MIA), hand_over(MIA, Some(OLGA), vec![MEMBER]));
    assert!(
        !scene.directory.posts.holds(OLGA, MEMBER, scene.now) && !scene.directory.posts.holds(MIA, MEMBER, scene.now)
    );
    assert_eq!(scene.directory.posts.get(MEMBER).unwrap().proposed, Some(OLGA));
    assert_eq!(scene.directory.open_at(MEMBER), [Open::Task(TASK)], "what waits stays there");
    let until = Some(scene_now(400));
    let confirm = domain::directory::posts::Command::Appoint { post: MEMBER, account: OLGA, from: scene.now, until };
    let scene = scene.and(signed_in(PAUL), confirm);
    assert_eq!(scene.directory.posts.get(MEMBER).unwrap().proposed, None);
    assert!(scene.directory.posts.holds(OLGA, MEMBER, scene.now));
}

#[test]
fn who_coordinates_does_it_for_somebody_who_has_left_and_it_is_told() {
    let gone = staffed().and(signed_in(CARLA), Account::Disable { account: MIA });
    gone.refuses(signed_in(MIA), hand_over(MIA, None, vec![MEMBER]), Refusal::NotPermitted);
    gone.refuses(signed_in(PAUL), hand_over(MIA, None, vec![MEMBER]), Refusal::NotPermitted);
    let scene = gone.and(signed_in(CARLA), hand_over(MIA, Some(NORA), vec![MEMBER]));
    assert!(scene.directory.posts.holds(NORA, MEMBER, scene.now));
    let told = scene.directory.handovers.of_account(MIA).next().unwrap();
    assert!(told.on_behalf() && told.by == Some(CARLA));
    let own = staffed().and(signed_in(MIA), hand_over(MIA, None, vec![MEMBER]));
    assert!(!own.directory.handovers.of_account(MIA).next().unwrap().on_behalf());
}

#[test]
fn a_successor_holds_it_until_whoever_was_to_come_next() {
    let scene = staffed().and(signed_in(CARLA), hand_over(MIA, Some(NORA), vec![MEMBER]));
    let post = scene.directory.posts.get(MEMBER).unwrap();
    assert_eq!(post.term(scene.now).unwrap().until, Some(scene_now(400)));
    assert_eq!(post.next(scene.now).unwrap().account, ANNA);
}

#[test]
fn a_page_that_is_out_of_date_hands_nothing_over() {
    let scene = staffed().and(signed_in(MIA), hand_over(MIA, None, vec![MEMBER]));
    scene.refuses(signed_in(MIA), hand_over(MIA, None, vec![MEMBER]), Refusal::PostNotHeld);
    // One that does not fit, and none of them goes.
    staffed().refuses(signed_in(CARLA), hand_over(MIA, Some(NORA), vec![MEMBER, CHAIR]), Refusal::PostNotHeld);
    staffed().refuses(signed_in(MIA), hand_over(MIA, None, vec![]), Refusal::NothingChosen);
    staffed().refuses(signed_in(MIA), hand_over(MIA, Some(MIA), vec![MEMBER]), Refusal::AlreadySo);
    staffed().refuses(signed_in(MIA), hand_over(MIA, Some(NOBODY), vec![MEMBER]), Refusal::Unknown);
}

#[test]
fn whoever_goes_on_with_a_workshop_may_run_some() {
    let scene = staffed();
    let events = scene.tried(signed_in(CARLA), everything(false, Some(MIA))).unwrap();
    let names: Vec<&str> = events.iter().map(Event::name).collect();
    assert_eq!(names, ["role_granted", "steward_added", "steward_removed", "handed_over"]);
    let scene = scene.and(signed_in(CARLA), everything(false, Some(MIA)));
    assert!(scene.directory.accounts.facilitates(MIA));
    // Who does not coordinate gives nobody a right in the city.
    let from_mia = |to| {
        let (posts, workshops, note) = (Vec::new(), vec![WORKSHOP], None);
        let (from, to, coordination, lang) = (MIA, Some(to), false, lang());
        Command::from(Handover::HandOver { from, to, posts, workshops, coordination, note, lang })
    };
    scene.refuses(signed_in(MIA), from_mia(NORA), Refusal::NotFacilitator);
    scene.refuses(unassured(CARLA), everything(false, Some(NORA)), Refusal::NotFacilitator);
    scene.and(signed_in(MIA), from_mia(CARLA));
}

#[test]
fn workshops_and_the_right_to_coordinate_need_somebody() {
    staffed().refuses(signed_in(CARLA), everything(true, None), Refusal::SuccessorNeeded);
    let (mia, events) = (Some(MIA), staffed().tried(signed_in(CARLA), everything(true, Some(MIA))).unwrap());
    let names: Vec<&str> = events.iter().map(Event::name).collect();
    assert_eq!(names, ["steward_added", "steward_removed", "role_granted", "role_revoked", "handed_over"]);
    let scene = staffed().and(signed_in(CARLA), everything(true, mia));
    assert!(scene.directory.accounts.has(MIA, CityRole::Coordinator));
    assert!(!scene.directory.accounts.has(CARLA, CityRole::Coordinator));
    staffed().refuses(unassured(CARLA), everything(true, mia), Refusal::SecondFactorNeeded);
    // Nobody hands on what is not his.
    let not_mine = Handover::HandOver {
        from: MIA,
        to: Some(NORA),
        posts: Vec::new(),
        workshops: Vec::new(),
        coordination: true,
        note: None,
        lang: lang(),
    };
    staffed().refuses(signed_in(MIA), not_mine.clone(), Refusal::NotPermitted);
    staffed().refuses(signed_in(CARLA), not_mine, Refusal::Unknown);
}
