//! Invitations to a post: accepted once, in time, by whoever was sent one.

use domain::directory::Refusal;
use domain::directory::invitations::Command as Invitation;

use crate::city::*;
use crate::scene::*;

/// Mia has gone, and somebody is invited in her place.
fn invited() -> Scene {
    let vacant = staffed().and(signed_in(CARLA), set_end(MEMBER, staffed().now));
    vacant.making(POST_INVITATION.0).and(signed_in(PAUL), invite_to(MEMBER))
}

fn accept(account: domain::ids::AccountId) -> Invitation {
    Invitation::Accept { invitation: POST_INVITATION, account }
}

#[test]
fn whoever_accepts_holds_the_post_from_then_on_and_once() {
    let scene = invited().after(3).and(signed_in(OLGA), accept(OLGA));
    assert!(scene.directory.posts.holds(OLGA, MEMBER, scene.now));
    scene.refuses(signed_in(OLGA), accept(OLGA), Refusal::AppointmentOver);
    scene.refuses(signed_in(NORA), accept(NORA), Refusal::AppointmentOver);
}

#[test]
fn nobody_accepts_for_somebody_else() {
    invited().refuses(signed_in(NORA), accept(OLGA), Refusal::NotPermitted);
    invited().refuses(signed_in(CARLA), accept(OLGA), Refusal::NotPermitted);
}

#[test]
fn an_invitation_that_has_expired_or_was_withdrawn_is_good_for_nothing() {
    let late = invited().after(14);
    late.refuses(signed_in(OLGA), accept(OLGA), Refusal::AppointmentOver);
    late.refuses(signed_in(PAUL), Invitation::Withdraw { invitation: POST_INVITATION }, Refusal::AlreadySo);
    let withdrawn = invited().and(signed_in(CARLA), Invitation::Withdraw { invitation: POST_INVITATION });
    withdrawn.refuses(signed_in(OLGA), accept(OLGA), Refusal::AppointmentOver);
}

#[test]
fn of_two_invitations_the_first_that_is_accepted_counts() {
    let scene = invited().making(62).and(signed_in(PAUL), invite_to(MEMBER));
    let scene = scene.and(signed_in(OLGA), accept(OLGA)).after(1);
    let second = Invitation::Accept { invitation: domain::ids::PostInvitationId(62), account: NORA };
    scene.refuses(signed_in(NORA), second, Refusal::PostHeld);
}
