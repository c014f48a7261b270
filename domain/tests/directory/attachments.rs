//! Files that lie at a post.

use domain::directory::Refusal;
use domain::directory::attachments::{Command as Attachment, MAX_AT_ONE_POST};
use domain::directory::posts::Command as Post;
use domain::ids::FileId;

use crate::city::*;
use crate::scene::*;

const ATTACH: Attachment = Attachment::Attach { post: MEMBER };

fn files(scene: &Scene) -> Vec<FileId> {
    scene.directory.attachments.at(MEMBER).into_iter().map(|(id, _)| id).collect()
}

#[test]
fn a_file_stays_with_the_post_whoever_holds_it() {
    let scene = staffed().making(71).and(signed_in(MIA), ATTACH);
    assert_eq!(files(&scene), [FileId(71)]);
    let left = scene.directory.attachments.get(FileId(71)).unwrap();
    assert_eq!((left.post, left.by, left.at), (MEMBER, Some(MIA), scene.now));
    // Her term is over, nobody has followed yet.
    let scene = scene.after(150);
    scene.refuses(signed_in(MIA), Attachment::Remove { file: FileId(71) }, Refusal::Unknown);
    assert_eq!(files(&scene), [FileId(71)]);
    let scene = scene.and(signed_in(PAUL), Attachment::Remove { file: FileId(71) });
    assert_eq!(files(&scene), []);
    scene.refuses(signed_in(PAUL), Attachment::Remove { file: FileId(71) }, Refusal::Unknown);
}

#[test]
fn the_same_form_sent_twice_keeps_one_file() {
    let scene = staffed().making(71).and(signed_in(MIA), ATTACH);
    scene.refuses(signed_in(MIA), ATTACH, Refusal::AlreadySo);
}

#[test]
fn no_more_lie_at_one_post_than_somebody_can_read() {
    let mut scene = staffed();
    for file in 0..MAX_AT_ONE_POST {
        scene = scene.making(1_000 + u64::from(file)).and(signed_in(MIA), ATTACH);
    }
    let scene = scene.making(2_000);
    scene.refuses(signed_in(MIA), ATTACH, Refusal::TooMany { max: MAX_AT_ONE_POST });
    let other = Attachment::Attach { post: OTHER_POST };
    assert!(scene.tried(signed_in(CARLA), other).is_ok(), "which takes nothing from others");
}

#[test]
fn nothing_is_left_at_a_post_that_is_no_more() {
    let scene = staffed().and(signed_in(CARLA), Post::Abolish { post: OTHER_POST });
    scene.refuses(signed_in(CARLA), Attachment::Attach { post: OTHER_POST }, Refusal::Dissolved);
}
