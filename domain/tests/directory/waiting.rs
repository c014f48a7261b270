//! What waits for whom, of what somebody is reminded, and whom the city still needs.

use domain::Timestamp;
use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::organisations::{Command as Organisation, Part};
use domain::directory::tasks::{Command as Task, Outcome};
use domain::directory::waiting::{Needed, Waits};
use domain::ids::AccountId;
use domain::text::Reason;

use crate::city::*;
use crate::scene::*;

fn day(days: u32) -> Timestamp {
    NOW.plus_secs(days * DAY)
}

fn waits(scene: &Scene, account: AccountId) -> Vec<Waits> {
    scene.directory.waiting_for(account, scene.now).into_iter().map(|it| it.what).collect()
}

fn reminded(scene: &Scene, account: AccountId) -> Vec<String> {
    let all = waits(scene, account).into_iter();
    all.filter_map(|what| scene.directory.reminds(account, what, scene.now)).collect()
}

#[test]
fn a_task_waits_for_whoever_holds_its_post_from_a_week_before_its_day() {
    // Mia's term ends on the day of the task; what is said about that is told below.
    let tasks = |scene: &Scene| {
        let mut all = waits(scene, MIA);
        all.retain(|it| !matches!(it, Waits::PostEnds { .. }));
        all
    };
    let scene = staffed().and(signed_in(CARLA), set_end(MEMBER, day(390)));
    let (task, post, due) = (TASK, MEMBER, day(300));
    assert_eq!(tasks(&scene.clone().after(92)), []);
    let near = scene.clone().after(93);
    assert_eq!(tasks(&near), [Waits::TaskNear { task, post, due }]);
    assert_eq!(reminded(&near, MIA), Vec::<String>::new(), "there is time still");
    let short = scene.clone().after(97);
    assert_eq!(reminded(&short, MIA), [format!("task:{TASK}:{}", due.0)]);
    let today = scene.clone().after(100);
    assert_eq!(tasks(&today), [Waits::TaskNear { task, post, due }], "its day is not over");
    let late = scene.clone().after(101);
    assert_eq!(tasks(&late), [Waits::TaskLate { task, post, due }]);
    assert_eq!(reminded(&late, MIA), [format!("task_late:{TASK}:{}", due.0)]);
    assert_eq!(waits(&late, PAUL), [], "who leads is not told what others have to do");
    let moved = late.clone().and(signed_in(MIA), Task::Reschedule { task, due: Some(day(304)) });
    assert_eq!(reminded(&moved, MIA), [format!("task:{TASK}:{}", day(304).0)], "another day, another reminder");
    let done = late.and(signed_in(MIA), Task::Close { task, outcome: Outcome::Done, note: None });
    assert_eq!(tasks(&done), []);
}

#[test]
fn nobody_is_reminded_of_what_he_has_just_written_down_himself() {
    let due = Some(day(202));
    let open = Task::Open { post: MEMBER, title: title("Anrufen"), detail: None, lang: lang(), due };
    let scene = staffed().making(77).and(signed_in(MIA), open);
    assert_eq!(waits(&scene, MIA).len(), 1);
    assert_eq!(reminded(&scene, MIA), Vec::<String>::new());
    assert_eq!(reminded(&scene.after(1), MIA).len(), 1);
}

#[test]
fn whose_time_at_a_post_ends_soon_is_told_unless_it_goes_on() {
    let ends = Waits::PostEnds { post: MEMBER, until: day(300) };
    assert!(!waits(&staffed().after(71), MIA).contains(&ends));
    let scene = staffed().after(72);
    assert!(waits(&scene, MIA).contains(&ends));
    assert_eq!(reminded(&scene, MIA), [format!("post_ends:{MEMBER}:{}", day(300).0)]);
    let goes_on = scene.and(
        signed_in(CARLA),
        domain::directory::posts::Command::Appoint {
            post: MEMBER,
            account: MIA,
            from: day(300),
            until: Some(day(390)),
        },
    );
    assert!(!waits(&goes_on, MIA).contains(&ends));
}

#[test]
fn what_is_open_at_a_post_without_anybody_waits_for_the_chair_and_for_whoever_coordinates() {
    let empty = Waits::NobodyAt { post: MEMBER, open: 1 };
    let held = staffed();
    let vacant = staffed().after(101);
    for who in [PAUL, CARLA] {
        assert!(!waits(&held, who).contains(&empty));
        assert!(waits(&vacant, who).contains(&empty), "{who}");
    }
    assert!(waits(&vacant, NORA).is_empty() && waits(&vacant, QUIN).is_empty());
    let waiting = vacant.directory.waiting_for(PAUL, vacant.now);
    assert_eq!(waiting[0].since, Some(day(300)));
    let shut_out = held.and(signed_in(CARLA), Account::Disable { account: MIA });
    assert!(waits(&shut_out, PAUL).contains(&empty), "nobody does the work");
    assert_eq!(waits(&shut_out, MIA), []);
}

#[test]
fn who_is_proposed_waits_for_those_who_may_say_yes() {
    let scene = staffed().and(signed_in(MIA), hand_over(MIA, Some(OLGA), vec![MEMBER]));
    let proposed = Waits::Proposed { post: MEMBER, account: OLGA };
    assert!(waits(&scene, PAUL).contains(&proposed) && waits(&scene, CARLA).contains(&proposed));
    assert!(!waits(&scene, OLGA).contains(&proposed) && !waits(&scene, QUIN).contains(&proposed));
}

#[test]
fn organisations_wait_for_whoever_coordinates_and_for_nobody_else() {
    let scene = waiting();
    let both = [Waits::ToVerify { organisation: HOUSE }, Waits::ToVerify { organisation: OTHER }];
    assert_eq!(waits(&scene, CARLA), both);
    assert_eq!(waits(&scene, VERA), []);
    let left = associations().and(signed_in(VERA), dismiss(VERA));
    assert_eq!(waits(&left, CARLA), [Waits::NoVoice { organisation: HOUSE }]);
    let renamed = Organisation::Change { organisation: OTHER, version: 2, details: details("Anders") };
    let renamed = associations().and(signed_in(MARA), renamed);
    assert_eq!(waits(&renamed, CARLA), [Waits::ToName { organisation: OTHER }]);
}

#[test]
fn the_end_of_somebody_s_time_waits_for_himself_and_for_those_who_speak_for_the_organisation() {
    let appoint =
        Organisation::Appoint { organisation: HOUSE, account: HUGO, part: Part::Helper, until: Some(day(40)) };
    let scene = associations().and(signed_in(VERA), appoint);
    assert_eq!((waits(&scene, VERA), waits(&scene, HUGO)), (vec![], vec![]));
    let scene = scene.after(12);
    let until = day(40);
    assert_eq!(waits(&scene, HUGO), [Waits::PartEnds { organisation: HOUSE, until }]);
    assert_eq!(waits(&scene, VERA), [Waits::ColleagueEnds { organisation: HOUSE, account: HUGO, until }]);
    assert_eq!(reminded(&scene, HUGO).len(), 1);
    assert_eq!(reminded(&scene, VERA).len(), 0);
    assert_eq!(waits(&scene.after(28), VERA), [], "it is over");
}

#[test]
fn the_city_needs_who_coordinates_who_holds_a_post_now_or_later_and_the_last_voice() {
    let needs = |scene: &Scene, account| scene.directory.needs(account, scene.now);
    let city = staffed();
    assert_eq!(needs(&city, CARLA), Some(Needed::Coordinates));
    assert_eq!(needs(&city, MIA), Some(Needed::HoldsPost));
    assert_eq!(needs(&city, ANNA), Some(Needed::HoldsPost), "she comes later");
    assert_eq!(needs(&city, FELIX), None, "he held one once");
    assert_eq!(needs(&city.clone().after(101), MIA), None);
    let scene = associations();
    assert_eq!(needs(&scene, VERA), Some(Needed::LastVoice));
    assert_eq!(needs(&scene, HUGO), None, "he helps");
    assert_eq!(needs(&waiting(), VERA), Some(Needed::LastVoice), "somebody has to decide about it");
    let turned_down = Organisation::TurnDown {
        organisation: HOUSE,
        version: 1,
        reason: Reason::parse("Das gibt es nicht.").unwrap(),
    };
    assert_eq!(needs(&waiting().and(signed_in(CARLA), turned_down), VERA), None);
    let two = Organisation::Appoint { organisation: HOUSE, account: HUGO, part: Part::Voice, until: None };
    let two = scene.and(signed_in(VERA), two);
    assert_eq!((needs(&two, VERA), needs(&two, HUGO)), (None, None));
    let shut_out = two.and(signed_in(CARLA), Account::Disable { account: HUGO });
    assert_eq!(needs(&shut_out, VERA), Some(Needed::LastVoice), "the other one does not get in");
    let granted = staffed().and(signed_in(CARLA), grant(FELIX, CityRole::Coordinator));
    assert_eq!(needs(&granted, FELIX), Some(Needed::Coordinates));
}
