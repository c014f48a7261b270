//! What holds whatever people do, in any order: one holder at a time, nothing to be done without a post, nothing lost by
//! handing over, and somebody who sees what waits where nobody is.

use std::collections::BTreeSet;

use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::bodies::Command as Body;
use domain::directory::posts::Command as Post;
use domain::directory::tasks::{Command as Task, Outcome};
use domain::directory::{Command, Directory};
use domain::ids::{AccountId, PostId, TaskId};
use domain::{Principal, Right, Timestamp, may};
use proptest::prelude::*;

use crate::city::*;
use crate::scene::*;

const PEOPLE: [AccountId; 6] = [CARLA, FELIX, MIA, NORA, PAUL, ANNA];
const POSTS: [PostId; 4] = [CHAIR, DEPUTY, MEMBER, OTHER_POST];

fn day(days: u16) -> Timestamp {
    NOW.plus_secs(u32::from(days) * DAY)
}

fn command(with: (u8, usize, usize, usize, u16, u16, u8)) -> Command {
    let (what, one, two, post, from, length, task) = with;
    let (account, other, post) = (PEOPLE[one % 6], PEOPLE[two % 6], POSTS[post % 4]);
    let until = (length % 5 > 0).then(|| day(from.saturating_add(length)));
    let (from, task) = (day(from), TaskId(1_000 + u64::from(task % 30)));
    match what % 14 {
        0..=2 => Post::Appoint { post, account, from, until }.into(),
        3 => Post::SetEnd { post, from, until }.into(),
        4 | 5 => open(post, "Etwas"),
        6 => Task::Close { task, outcome: Outcome::Done, note: None }.into(),
        7 => Task::Move { task, to: post }.into(),
        8 => Task::Reopen { task }.into(),
        9 => hand_over(account, Some(other), vec![post]),
        10 => hand_over(account, None, vec![post]),
        11 => Post::Abolish { post }.into(),
        12 => Body::Dissolve { place: GROUP }.into(),
        _ if length % 3 == 0 => Account::Disable { account }.into(),
        _ if length % 3 == 1 => Account::Merge { from: account, into: other }.into(),
        _ => Account::Erase { account }.into(),
    }
}

fn waiting(directory: &Directory) -> BTreeSet<TaskId> {
    directory.tasks.iter().filter(|(_, task)| task.is_open()).map(|(id, _)| id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_people_do(steps in prop::collection::vec(
        (any::<u8>(), any::<usize>(), any::<usize>(), any::<usize>(), 0u16..60, 0u16..60, any::<u8>(), any::<usize>()), 1..60,
    )) {
        let mut scene = founded();
        for (turn, (what, one, two, post, from, length, task, who)) in steps.into_iter().enumerate() {
            scene = scene.after(1).making(1_000 + turn as u64);
            let who: Principal = signed_in(PEOPLE[who % 6]);
            let asked = command((what, one, two, post, from, length, task));
            let before = waiting(&scene.directory);
            let is_handover = matches!(asked, Command::Handover(_));
            if scene.tried(who, asked.clone()).is_err() {
                continue;
            }
            scene = scene.and(who, asked);
            let directory = &scene.directory;
            if is_handover {
                prop_assert_eq!(&waiting(directory), &before, "handing over loses nothing");
            }
            for (id, post) in directory.posts.iter() {
                for pair in post.terms.windows(2) {
                    let ends = pair[0].until;
                    prop_assert!(ends.is_some_and(|end| end <= pair[1].from), "two holders at once: {:?}", post);
                }
                prop_assert!(post.terms.iter().all(|it| it.until.is_none_or(|end| it.from < end)), "{:?}", post);
                let open = !directory.open_at(id).is_empty();
                prop_assert!(!open || post.abolished.is_none(), "a task waits at a post that is no more");
                let seen = PEOPLE.iter().filter(|it| may(signed_in(**it), Right::WorkAt(id), directory, scene.now).is_ok());
                prop_assert!(seen.count() > 0, "nobody sees what waits at {id:?}");
            }
            let placed = directory.tasks.iter().filter(|(_, it)| it.is_open());
            for (_, task) in placed {
                prop_assert!(directory.posts.get(task.post).is_some(), "a task without a post");
            }
            prop_assert!(directory.accounts.with(CityRole::Coordinator).next().is_some(), "somebody coordinates");
        }
    }
}
