//! Bodies, offices, posts, and who holds them from when to when; tasks, which stay with their post.

use domain::Right;
use domain::directory::accounts::Command as Account;
use domain::directory::bodies::{BodyKind, Command as Body, Place};
use domain::directory::handover::Open;
use domain::directory::posts::{Command as Post, Holding};
use domain::directory::tasks::{Command as Task, Outcome};
use domain::directory::{Refusal, handover::Ask};
use domain::ids::{BodyId, PostId};
use domain::{Timestamp, may};

use crate::city::*;
use crate::scene::*;

fn day(days: u32) -> Timestamp {
    NOW.plus_secs(days * DAY)
}

#[test]
fn a_body_is_founded_renamed_and_dissolved_and_stays_in_history() {
    let scene = city().making(21).and(signed_in(CARLA), found("Steuerungsgruppe"));
    let rename = Body::Rename { place: GROUP, name: title("Lenkungsgruppe") };
    let scene = scene.and(signed_in(CARLA), rename.clone());
    scene.refuses(signed_in(CARLA), rename.clone(), Refusal::AlreadySo);
    let scene = scene.after(10).and(signed_in(CARLA), Body::Dissolve { place: GROUP });
    let standing = scene.directory.bodies.get(GROUP).unwrap();
    assert_eq!((standing.kind, standing.dissolved), (Some(BodyKind::SteeringGroup), Some(day(10))));
    for command in [Body::Dissolve { place: GROUP }, rename] {
        scene.refuses(signed_in(CARLA), command, Refusal::Dissolved);
    }
    let create = Post::Create { place: GROUP, title: title("Vorsitz"), is_chair: true };
    scene.refuses(signed_in(CARLA), create, Refusal::Dissolved);
    let nowhere = Body::Dissolve { place: Place::Body(BodyId(99)) };
    scene.refuses(signed_in(CARLA), nowhere, Refusal::Unknown);
}

#[test]
fn a_post_has_one_holder_after_the_other_and_never_two_at_once() {
    let scene = staffed();
    let holder = |days| {
        let post = scene.directory.posts.get(MEMBER).unwrap();
        post.term(day(days)).map(|term| term.account)
    };
    assert_eq!([0, 99, 100, 299, 300, 399, 400].map(holder), {
        [Some(FELIX), Some(FELIX), Some(MIA), Some(MIA), None, None, Some(ANNA)]
    });
    let try_at = |from, until: Option<u32>| Post::Appoint {
        post: MEMBER,
        account: OLGA,
        from: day(from),
        until: until.map(day),
    };
    for (from, until) in [(0, Some(1)), (99, Some(101)), (299, Some(301)), (350, None), (350, Some(401)), (500, None)] {
        scene.refuses(signed_in(CARLA), try_at(from, until), Refusal::PostHeld);
    }
    scene.clone().and(signed_in(CARLA), try_at(300, Some(400)));
    scene.refuses(signed_in(CARLA), try_at(350, Some(350)), Refusal::EndsBeforeItBegins);
    let nobody = Post::Appoint { post: MEMBER, account: NOBODY, from: day(300), until: Some(day(301)) };
    scene.refuses(signed_in(CARLA), nobody, Refusal::Unknown);
}

#[test]
fn a_term_ends_by_itself_and_the_right_with_it() {
    let scene = staffed();
    let sees = |scene: &Scene, who| may(signed_in(who), Right::SeePost(MEMBER), &scene.directory, scene.now).is_ok();
    assert_eq!([FELIX, MIA, ANNA, OLGA].map(|who| sees(&scene, who)), [false, true, true, false]);
    let later = scene.after(100);
    assert!(!sees(&later, MIA));
    later.refuses(signed_in(MIA), open(MEMBER, "Noch etwas"), Refusal::NotPermitted);
    let post = later.directory.posts.get(MEMBER).unwrap();
    assert_eq!(later.directory.holding(post, later.now), Holding::Vacant { since: day(300) });
}

#[test]
fn a_chair_appoints_members_and_no_chairs() {
    let scene = staffed().and(signed_in(PAUL), set_end(MEMBER, day(200)));
    let scene = scene
        .and(signed_in(PAUL), Post::Appoint { post: MEMBER, account: OLGA, from: day(200), until: Some(day(300)) });
    scene.refuses(signed_in(PAUL), appoint(DEPUTY, OLGA, day(200)), Refusal::NotPermitted);
    scene.refuses(signed_in(QUIN), appoint(MEMBER, OLGA, day(300)), Refusal::NotPermitted);
}

#[test]
fn a_holder_may_go_and_nothing_else() {
    let scene = staffed();
    scene.refuses(signed_in(MIA), set_end(MEMBER, day(199)), Refusal::NotPermitted);
    scene.refuses(signed_in(MIA), set_end(MEMBER, day(350)), Refusal::NotPermitted);
    let stay = Post::SetEnd { post: MEMBER, from: day(100), until: None };
    scene.refuses(signed_in(MIA), stay, Refusal::NotPermitted);
    let others = Post::SetEnd { post: MEMBER, from: day(400), until: Some(day(500)) };
    scene.refuses(signed_in(MIA), others, Refusal::NotPermitted);
    let scene = scene.and(signed_in(MIA), set_end(MEMBER, day(200)));
    assert!(!scene.directory.posts.holds(MIA, MEMBER, scene.now));
    scene.refuses(signed_in(CARLA), set_end(MEMBER, day(100)), Refusal::EndsBeforeItBegins);
}

#[test]
fn what_lies_ahead_can_be_called_off() {
    let off = Post::SetEnd { post: MEMBER, from: day(400), until: Some(day(400)) };
    let scene = staffed().and(signed_in(CARLA), off);
    assert_eq!(scene.directory.posts.get(MEMBER).unwrap().next(scene.now), None);
}

#[test]
fn an_erased_holder_leaves_a_vacancy_and_a_shut_out_one_is_not_reachable() {
    let scene = staffed().and(signed_in(MIA), Account::Erase { account: MIA });
    let holding = |scene: &Scene| {
        let post = scene.directory.posts.get(MEMBER).unwrap();
        match scene.directory.holding(post, scene.now) {
            Holding::Held(_) => "held",
            Holding::NotReachable(_) => "not reachable",
            Holding::Vacant { .. } => "vacant",
        }
    };
    assert_eq!(holding(&scene), "vacant");
    let terms = &scene.directory.posts.get(MEMBER).unwrap().terms;
    assert_eq!(terms.iter().map(|term| term.account).collect::<Vec<_>>(), [FELIX, MIA, ANNA], "history stays");
    // Whoever was to come later and is gone now does not come.
    let scene = staffed().and(signed_in(ANNA), Account::Erase { account: ANNA });
    assert_eq!(scene.directory.posts.get(MEMBER).unwrap().next(scene.now), None);
    let scene = staffed().and(signed_in(CARLA), Account::Disable { account: MIA });
    assert_eq!(holding(&scene), "not reachable");
    scene.refuses(signed_in(MIA), open(MEMBER, "Noch etwas"), Refusal::NotPermitted);
    scene.refuses(signed_in(CARLA), appoint(DEPUTY, MIA, scene.now), Refusal::NotReachable);
}

#[test]
fn whoever_goes_over_into_another_account_holds_on() {
    let scene = staffed().and(signed_in(OLGA), Account::Merge { from: MIA, into: OLGA });
    assert!(scene.directory.posts.holds(OLGA, MEMBER, scene.now));
}

#[test]
fn a_task_stays_with_its_post_whoever_holds_it() {
    let scene = staffed().after(150);
    assert_eq!(scene.directory.open_at(MEMBER), [Open::Task(TASK)]);
    let task = scene.directory.tasks.get(TASK).unwrap();
    assert!(task.is_overdue(day(301)) && !task.is_overdue(day(300)));
    // Vacant: the chair and whoever coordinates see it, and close it.
    let close = Task::Close { task: TASK, outcome: Outcome::Done, note: None };
    scene.refuses(signed_in(MIA), close.clone(), Refusal::NotPermitted);
    let scene = scene.and(signed_in(PAUL), close.clone());
    scene.refuses(signed_in(PAUL), close, Refusal::AlreadySo);
    assert_eq!(scene.directory.open_at(MEMBER), []);
    let scene = scene.and(signed_in(CARLA), Task::Reopen { task: TASK });
    assert_eq!(scene.directory.open_at(MEMBER), [Open::Task(TASK)]);
}

#[test]
fn a_form_that_is_sent_twice_makes_one_thing() {
    let scene = staffed().making(77).and(signed_in(NORA), open(OTHER_POST, "Einladen"));
    scene.refuses(signed_in(NORA), open(OTHER_POST, "Einladen"), Refusal::AlreadySo);
    let scene = scene.and(signed_in(CARLA), found("Beirat"));
    scene.refuses(signed_in(CARLA), found("Beirat"), Refusal::AlreadySo);
    let create = Post::Create { place: GROUP, title: title("Mitglied"), is_chair: false };
    let scene = scene.and(signed_in(CARLA), create.clone());
    scene.refuses(signed_in(CARLA), create, Refusal::AlreadySo);
}

#[test]
fn what_has_to_be_done_next_comes_first_and_what_has_no_day_last() {
    let at = |due: Option<u32>| Task::Open {
        post: OTHER_POST,
        title: title("Etwas"),
        detail: None,
        lang: lang(),
        due: due.map(day),
    };
    let scene = [(1, None), (2, Some(9)), (3, Some(8))]
        .into_iter()
        .fold(staffed(), |scene, (id, due)| scene.making(id).and(signed_in(NORA), at(due)));
    let order: Vec<u64> = scene.directory.tasks.open_at(OTHER_POST).iter().map(|(id, _)| id.0).collect();
    assert_eq!(order, [3, 2, 1]);
}

#[test]
fn nothing_that_has_to_be_done_vanishes_with_its_post_or_its_body() {
    let scene = staffed();
    let left = Refusal::TasksOpen { current: 1 };
    scene.refuses(signed_in(CARLA), Post::Abolish { post: MEMBER }, left.clone());
    scene.refuses(signed_in(CARLA), Body::Dissolve { place: GROUP }, left);
    let scene = scene.and(signed_in(PAUL), Task::Move { task: TASK, to: OTHER_POST });
    let scene = scene.and(signed_in(CARLA), Post::Abolish { post: MEMBER });
    scene.refuses(signed_in(CARLA), appoint(MEMBER, OLGA, day(600)), Refusal::Dissolved);
    let post = scene.directory.posts.get(MEMBER).unwrap();
    assert_eq!(
        (post.terms.len(), post.next(scene.now)),
        (2, None),
        "who was to come does not, who was stays in history"
    );
    scene.refuses(signed_in(NORA), Task::Move { task: TASK, to: COUNCIL_CHAIR }, Refusal::NotPermitted);
    let nowhere = Task::Move { task: TASK, to: PostId(99) };
    scene.refuses(signed_in(CARLA), nowhere, Refusal::Unknown);
}

#[test]
fn whom_to_ask_is_who_was_there_before_then_the_chair_then_who_coordinates() {
    let asked = |scene: &Scene| {
        let post = scene.directory.posts.get(MEMBER).unwrap();
        scene.directory.whom_to_ask(post, scene.now)
    };
    let (before, chair, coordinator) = ((FELIX, Ask::Predecessor), (PAUL, Ask::Chair), (CARLA, Ask::Coordinator));
    assert_eq!(asked(&staffed()), [before, chair, coordinator]);
    // Somebody who cannot be reached any more is not named.
    let gone = staffed().and(signed_in(CARLA), Account::Disable { account: FELIX });
    assert_eq!(asked(&gone), [chair, coordinator]);
    let vacant = staffed().after(150);
    assert_eq!(asked(&vacant), [(MIA, Ask::Predecessor), chair, coordinator]);
}
