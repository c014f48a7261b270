//! The small city with bodies: a steering group that Paul chairs, in which Mia and Nora sit; a council that Quin chairs.
//! Felix sat where Mia sits now, and Anna comes after her.

use domain::Timestamp;
use domain::directory::Command;
use domain::directory::accounts::Event as AccountEvent;
use domain::directory::bodies::{BodyKind, Command as Body, Place};
use domain::directory::handover::Command as Handover;
use domain::directory::invitations::Command as Invitation;
use domain::directory::posts::Command as Post;
use domain::directory::tasks::Command as Task;
use domain::ids::{AccountId, BodyId, PostId, PostInvitationId, TaskId};
use domain::lang::Lang;
use domain::text::{HandoverNote, Title};

use crate::scene::*;

pub(crate) const MIA: AccountId = AccountId(11);
pub(crate) const NORA: AccountId = AccountId(12);
pub(crate) const PAUL: AccountId = AccountId(13);
pub(crate) const QUIN: AccountId = AccountId(14);
pub(crate) const ANNA: AccountId = AccountId(15);
pub(crate) const GROUP: Place = Place::Body(BodyId(21));
pub(crate) const COUNCIL: Place = Place::Body(BodyId(22));
pub(crate) const EMPTY: Place = Place::Body(BodyId(23));
pub(crate) const CHAIR: PostId = PostId(31);
pub(crate) const DEPUTY: PostId = PostId(32);
pub(crate) const MEMBER: PostId = PostId(33);
pub(crate) const OTHER_POST: PostId = PostId(34);
pub(crate) const COUNCIL_CHAIR: PostId = PostId(35);
pub(crate) const TASK: TaskId = TaskId(41);
pub(crate) const POST_INVITATION: PostInvitationId = PostInvitationId(61);

pub(crate) fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

pub(crate) fn lang() -> Lang {
    Lang::parse("de").unwrap()
}

pub(crate) fn found(name: &str) -> Command {
    Body::FoundBody { name: title(name), kind: BodyKind::SteeringGroup }.into()
}

pub(crate) fn appoint(post: PostId, account: AccountId, from: Timestamp) -> Command {
    Post::Appoint { post, account, from, until: None }.into()
}

/// The end of Mia's term.
pub(crate) fn set_end(post: PostId, until: Timestamp) -> Command {
    Post::SetEnd { post, from: NOW.plus_secs(100 * DAY), until: Some(until) }.into()
}

pub(crate) fn open(post: PostId, text: &str) -> Command {
    let due = Some(NOW.plus_secs(300 * DAY));
    Task::Open { post, title: title(text), detail: None, lang: lang(), due }.into()
}

pub(crate) fn hand_over(from: AccountId, to: Option<AccountId>, posts: Vec<PostId>) -> Command {
    let note = HandoverNote::parse_optional("Der Entwurf liegt im Ordner 3.").unwrap();
    Handover::HandOver { from, to, posts, workshops: Vec::new(), coordination: false, note, lang: lang() }.into()
}

/// To hold it for a day from then on; good until day 214.
pub(crate) fn invite_to(post: PostId) -> Command {
    let (until, expires) = (Some(NOW.plus_secs(300 * DAY)), NOW.plus_secs(214 * DAY));
    Invitation::Invite { post, until, expires }.into()
}

/// Bodies and posts; nobody holds any yet.
pub(crate) fn founded() -> Scene {
    let carla = signed_in(CARLA);
    let opened = [MIA, NORA, PAUL, QUIN, ANNA].map(|account| AccountEvent::AccountOpened { account });
    let scene = opened.into_iter().fold(city(), |scene, event| scene.given(domain::directory::Event::Account(event)));
    let scene = [(21, "Steuerungsgruppe"), (22, "Integrationsbeirat"), (23, "Ausschuss")]
        .into_iter()
        .fold(scene, |scene, (id, name)| scene.making(id).and(carla, found(name)));
    let posts = [
        (CHAIR, GROUP, "Vorsitz", true),
        (DEPUTY, GROUP, "Stellvertretung", true),
        (MEMBER, GROUP, "Mitglied", false),
        (OTHER_POST, GROUP, "Mitglied", false),
        (COUNCIL_CHAIR, COUNCIL, "Vorsitz", true),
    ];
    posts.into_iter().fold(scene, |scene, (post, place, name, is_chair)| {
        scene.making(post.0).and(carla, Post::Create { place, title: title(name), is_chair })
    })
}

/// Two hundred days later everybody sits where they sit, and one task waits at Mia's post.
pub(crate) fn staffed() -> Scene {
    let carla = signed_in(CARLA);
    let day = |days: u32| NOW.plus_secs(days * DAY);
    let term = |post, account, from, until: Option<u32>| Post::Appoint { post, account, from, until: until.map(day) };
    founded()
        .and(carla, term(CHAIR, PAUL, NOW, None))
        .and(carla, term(COUNCIL_CHAIR, QUIN, NOW, None))
        .and(carla, term(OTHER_POST, NORA, NOW, None))
        .and(carla, term(MEMBER, FELIX, NOW, Some(100)))
        .and(carla, term(MEMBER, MIA, day(100), Some(300)))
        .and(carla, term(MEMBER, ANNA, day(400), None))
        .making(TASK.0)
        .and(carla, open(MEMBER, "Bericht schreiben"))
        .making(FRESH)
        .after(200)
}
