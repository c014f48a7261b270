//! Organisations, who represents them, and how that begins and ends.

use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::organisations::{Command, INVITATION_LASTS_SECS, MAX_WAITING, NameWish, Part, Standing};
use domain::directory::{Event, Refusal};
use domain::ids::{InvitationId, OrganisationId};
use domain::text::Reason;
use domain::{Principal, Right};

use crate::scene::*;

const DAY_SECS: u32 = 24 * 60 * 60;

fn reason() -> Reason {
    Reason::parse("Den Verein gibt es nicht mehr.").unwrap()
}

/// A voice, and it counts: the organisation is verified.
fn speaks_for(scene: &Scene, who: Principal) -> bool {
    [Right::ComeFor(HOUSE), Right::ChangeOrganisation(HOUSE)].iter().all(|right| scene.may(who, *right).is_ok())
}

#[test]
fn whoever_registers_an_organisation_speaks_for_it_once_the_coordinator_has_verified_it() {
    let scene = waiting();
    scene.refuses(Principal::Public, register(OrganisationId(9), "Chor"), Refusal::NotPermitted);
    scene.refuses(signed_in(VERA), register(HOUSE, "Noch eins"), Refusal::AlreadySo);
    assert_eq!(scene.house().standing, Standing::Waiting);
    assert!(!speaks_for(&scene, signed_in(VERA)));
    assert_eq!(scene.may(Principal::Public, Right::SeeOrganisation(HOUSE)), Err(Refusal::NotPermitted));
    scene.refuses(signed_in(VERA), Command::Verify { organisation: HOUSE, version: 1 }, Refusal::NotPermitted);
    let scene = scene.and(signed_in(CARLA), Command::Verify { organisation: HOUSE, version: 1 });
    assert!(speaks_for(&scene, signed_in(VERA)));
    assert_eq!(scene.may(Principal::Public, Right::SeeOrganisation(HOUSE)), Ok(()));
}

#[test]
fn nobody_floods_the_coordinator_with_organisations() {
    let more = |scene: Scene, n| scene.and(signed_in(VERA), register(OrganisationId(n), "Noch eins"));
    let scene = (1..u64::from(MAX_WAITING)).fold(waiting(), more);
    scene.refuses(signed_in(VERA), register(OrganisationId(9), "Eins zu viel"), Refusal::TooMany { max: MAX_WAITING });
    let scene = scene.and(signed_in(CARLA), Command::Verify { organisation: HOUSE, version: 1 });
    more(scene, 9);
}

#[test]
fn the_coordinator_verifies_only_what_she_has_seen() {
    let change = Command::Change { organisation: HOUSE, version: 1, details: details("Stadtverwaltung") };
    let scene = waiting().and(signed_in(VERA), change.clone());
    scene.refuses(signed_in(CARLA), Command::Verify { organisation: HOUSE, version: 1 }, Refusal::ChangedMeanwhile);
    // The same once more is a second click; something else from an old page is not.
    assert_eq!(scene.tried(signed_in(VERA), change), Ok(Vec::new()));
    let other = Command::Change { organisation: HOUSE, version: 1, details: details("Jugendamt") };
    scene.refuses(signed_in(VERA), other, Refusal::ChangedMeanwhile);
    let turn_down = Command::TurnDown { organisation: HOUSE, version: 1, reason: reason() };
    scene.refuses(signed_in(CARLA), turn_down, Refusal::ChangedMeanwhile);
}

#[test]
fn one_that_was_turned_down_reads_why_and_is_handed_in_again_by_changing_it() {
    let turn_down = |version| Command::TurnDown { organisation: HOUSE, version, reason: reason() };
    let verified = waiting().and(signed_in(CARLA), Command::Verify { organisation: HOUSE, version: 1 });
    verified.refuses(signed_in(CARLA), turn_down(1), Refusal::ChangedMeanwhile);
    verified.refuses(signed_in(CARLA), Command::Verify { organisation: HOUSE, version: 1 }, Refusal::AlreadySo);
    let scene = waiting().and(signed_in(CARLA), turn_down(1));
    assert_eq!(scene.house().standing, Standing::TurnedDown { reason: reason() });
    scene.refuses(signed_in(CARLA), turn_down(1), Refusal::AlreadySo);
    scene.refuses(signed_in(VERA), invite(Part::Helper, None), Refusal::OrganisationNotVerified);
    let change = Command::Change { organisation: HOUSE, version: 2, details: details("Haus der Kulturen e. V.") };
    let scene = scene.and(signed_in(VERA), change);
    assert_eq!((&scene.house().standing, &*scene.house().name), (&Standing::Waiting, "Haus der Kulturen e. V."));
}

#[test]
fn a_verified_organisation_keeps_its_name_until_the_coordinator_confirms_the_new_one() {
    let change = |version, name| Command::Change { organisation: HOUSE, version, details: details(name) };
    let scene = associations().and(signed_in(VERA), change(2, "Stadtverwaltung"));
    assert_eq!(&*scene.house().name, "Haus der Kulturen");
    assert!(matches!(&scene.house().name_wish, Some(NameWish::Waiting { name }) if &**name == "Stadtverwaltung"));
    let confirm = Command::ConfirmName { organisation: HOUSE, version: 3 };
    scene.refuses(signed_in(VERA), confirm.clone(), Refusal::NotPermitted);
    // Another wish in the meantime is not what she has seen.
    let other = scene.clone().and(signed_in(VERA), change(3, "Haus der Welt"));
    other.refuses(signed_in(CARLA), confirm.clone(), Refusal::ChangedMeanwhile);
    assert_eq!(&*scene.clone().and(signed_in(CARLA), confirm).house().name, "Stadtverwaltung");
    let keep = |reason| Command::KeepName { organisation: HOUSE, version: 3, reason };
    scene.refuses(signed_in(CARLA), keep(None), Refusal::ExplanationNeeded);
    let kept = scene.clone().and(signed_in(CARLA), keep(Some(reason())));
    assert!(matches!(&kept.house().name_wish, Some(NameWish::TurnedDown { .. })));
    assert_eq!(&*kept.house().name, "Haus der Kulturen");
    assert_eq!(scene.clone().and(signed_in(VERA), keep(None)).house().name_wish, None);
    // Typing the old name again takes the wish back, too.
    assert_eq!(scene.and(signed_in(VERA), change(3, "Haus der Kulturen")).house().name_wish, None);
}

#[test]
fn saving_without_a_change_changes_nothing() {
    let same = Command::Change { organisation: HOUSE, version: 2, details: details("Haus der Kulturen") };
    assert_eq!(associations().tried(signed_in(VERA), same), Ok(Vec::new()));
}

#[test]
fn an_invitation_makes_a_representative_of_whoever_it_was_sent_to() {
    let scene = invited(Part::Voice, None);
    scene.refuses(signed_in(OLGA), accept(OLGA), Refusal::InvitationForAnother);
    // One that went to the right address opens no other.
    scene.clone().addressed(InvitationId(7)).refuses(signed_in(OLGA), accept(OLGA), Refusal::InvitationForAnother);
    let scene = scene.addressed(INVITATION);
    scene.refuses(signed_in(MARA), accept(OLGA), Refusal::NotPermitted);
    let scene = scene.and(signed_in(OLGA), accept(OLGA));
    assert!(speaks_for(&scene, signed_in(OLGA)));
    assert_eq!(scene.may(signed_in(OLGA), Right::ChangeOrganisation(OTHER)), Err(Refusal::NotPermitted));
}

#[test]
fn an_invitation_is_accepted_once() {
    let scene = invited(Part::Helper, None).addressed(INVITATION).and(signed_in(OLGA), accept(OLGA));
    scene.refuses(signed_in(OLGA), accept(OLGA), Refusal::AlreadySo);
    scene.refuses(signed_in(FELIX), accept(FELIX), Refusal::InvitationUsed);
    let scene = scene.and(signed_in(VERA), dismiss(OLGA));
    scene.refuses(signed_in(OLGA), accept(OLGA), Refusal::InvitationUsed);
    assert_eq!(scene.may(signed_in(OLGA), Right::SeeMembers(HOUSE)), Err(Refusal::NotPermitted));
    let withdraw = Command::Withdraw { organisation: HOUSE, invitation: INVITATION };
    scene.refuses(signed_in(VERA), withdraw, Refusal::InvitationUsed);
}

#[test]
fn cve_2023_48220_an_expired_invitation_is_not_accepted_however_late_it_is_tried() {
    let scene = invited(Part::Voice, None).addressed(INVITATION).after_secs(INVITATION_LASTS_SECS);
    scene.refuses(signed_in(OLGA), accept(OLGA), Refusal::InvitationExpired);
    assert_eq!(scene.house().open_invitations(scene.now).count(), 0);
    let in_time = invited(Part::Voice, None).addressed(INVITATION).after_secs(INVITATION_LASTS_SECS - 1);
    in_time.and(signed_in(OLGA), accept(OLGA));
}

#[test]
fn a_withdrawn_invitation_is_not_accepted() {
    let withdraw = Command::Withdraw { organisation: HOUSE, invitation: INVITATION };
    invited(Part::Voice, None).refuses(signed_in(HUGO), withdraw.clone(), Refusal::NotPermitted);
    let scene = invited(Part::Voice, None).addressed(INVITATION).and(signed_in(VERA), withdraw.clone());
    scene.refuses(signed_in(OLGA), accept(OLGA), Refusal::InvitationWithdrawn);
    scene.refuses(signed_in(VERA), withdraw, Refusal::AlreadySo);
    let other = Command::Withdraw { organisation: OTHER, invitation: INVITATION };
    invited(Part::Voice, None).refuses(signed_in(MARA), other, Refusal::Unknown);
}

#[test]
fn whoever_speaks_for_it_does_not_get_to_help_only_by_accepting() {
    let scene = invited(Part::Helper, None).addressed(INVITATION);
    scene.refuses(signed_in(VERA), accept(VERA), Refusal::AlreadySo);
    let scene = invited(Part::Voice, None).addressed(INVITATION).and(signed_in(HUGO), accept(HUGO));
    assert!(speaks_for(&scene, signed_in(HUGO)));
}

#[test]
fn a_right_ends_with_its_time_without_anybody_doing_anything() {
    let until = NOW.plus_secs(DAY_SECS);
    let scene = invited(Part::Voice, Some(until)).addressed(INVITATION).and(signed_in(OLGA), accept(OLGA));
    let last = scene.clone().after_secs(DAY_SECS - 1);
    assert!(speaks_for(&last, signed_in(OLGA)));
    let ended = scene.after_secs(DAY_SECS);
    for right in [Right::ComeFor(HOUSE), Right::SeeMembers(HOUSE), Right::ChangeOrganisation(HOUSE)] {
        assert_eq!(ended.may(signed_in(OLGA), right), Err(Refusal::NotPermitted), "{right:?}");
    }
    // Whose time has ended is invited again; nobody stretches it afterwards.
    let stretch = Command::Appoint { organisation: HOUSE, account: OLGA, part: Part::Voice, until: None };
    ended.refuses(signed_in(VERA), stretch.clone(), Refusal::Unknown);
    let stretched = last.and(signed_in(VERA), stretch).after_secs(DAY_SECS);
    assert!(speaks_for(&stretched, signed_in(OLGA)));
}

#[test]
fn an_end_in_the_past_is_refused_also_when_an_invitation_waited_for_too_long() {
    associations().refuses(signed_in(VERA), invite(Part::Helper, Some(NOW)), Refusal::EndPast);
    let scene = invited(Part::Voice, Some(NOW.plus_secs(DAY_SECS))).addressed(INVITATION).after_secs(DAY_SECS);
    scene.refuses(signed_in(OLGA), accept(OLGA), Refusal::EndPast);
}

#[test]
fn who_helps_sees_who_else_is_there_and_comes_to_workshops_and_changes_nothing() {
    let scene = associations();
    for right in [Right::SeeMembers(HOUSE), Right::ComeFor(HOUSE)] {
        assert_eq!(scene.may(signed_in(HUGO), right), Ok(()), "{right:?}");
    }
    assert!(!speaks_for(&scene, signed_in(HUGO)));
    scene.refuses(signed_in(HUGO), invite(Part::Helper, None), Refusal::NotPermitted);
    scene.refuses(signed_in(HUGO), dismiss(VERA), Refusal::NotPermitted);
    scene.refuses(signed_in(HUGO), Command::Close { organisation: HOUSE, reason: reason() }, Refusal::NotPermitted);
}

#[test]
fn loomio_3_1_2_the_public_and_others_see_an_organisation_but_never_its_people() {
    let scene = associations();
    for who in [Principal::Public, signed_in(OLGA), signed_in(MARA)] {
        assert_eq!(scene.may(who, Right::SeeOrganisation(HOUSE)), Ok(()));
        assert_eq!(scene.may(who, Right::SeeMembers(HOUSE)), Err(Refusal::NotPermitted));
    }
    assert_eq!(scene.may(unassured(CARLA), Right::SeeMembers(HOUSE)), Err(Refusal::SecondFactorNeeded));
}

#[test]
fn when_the_last_voice_is_gone_the_coordinator_finds_a_successor_and_nothing_is_lost() {
    let without =
        |scene: &Scene| scene.directory.organisations.is_without_voice(HOUSE, &scene.directory.accounts, scene.now);
    let until =
        Command::Appoint { organisation: HOUSE, account: VERA, part: Part::Voice, until: Some(NOW.plus_secs(60)) };
    for gone in [
        associations().and(signed_in(VERA), dismiss(VERA)),
        associations().and(signed_in(VERA), Account::Erase { account: VERA }),
        associations().and(signed_in(CARLA), Account::Disable { account: VERA }),
        associations().and(signed_in(VERA), until).after_secs(60),
    ] {
        assert!(without(&gone));
        assert!(gone.house().is_verified());
        gone.refuses(signed_in(HUGO), invite(Part::Voice, None), Refusal::NotPermitted);
        let scene = gone.and(signed_in(CARLA), invite(Part::Voice, None)).addressed(INVITATION);
        let scene = scene.and(signed_in(OLGA), accept(OLGA));
        assert!(speaks_for(&scene, signed_in(OLGA)) && !without(&scene));
        // From then on its people are its own affair.
        let another =
            Command::Invite { organisation: HOUSE, invitation: InvitationId(8), part: Part::Helper, until: None };
        scene.refuses(signed_in(CARLA), another, Refusal::NotPermitted);
    }
    assert!(!without(&associations()));
}

#[test]
fn whoever_is_let_in_again_speaks_for_it_again() {
    let shut = associations().and(signed_in(CARLA), Account::Disable { account: VERA });
    assert!(!speaks_for(&shut, signed_in(VERA)));
    assert!(speaks_for(&shut.and(signed_in(CARLA), Account::Enable { account: VERA }), signed_in(VERA)));
}

#[test]
fn merged_accounts_represent_what_both_did() {
    let scene = associations().and(signed_in(OLGA), Account::Merge { from: VERA, into: OLGA });
    assert!(speaks_for(&scene, signed_in(OLGA)) && !speaks_for(&scene, signed_in(VERA)));
    // The part that may more stays.
    let scene = associations().and(signed_in(HUGO), Account::Merge { from: VERA, into: HUGO });
    assert!(speaks_for(&scene, signed_in(HUGO)));
    let scene = associations().and(signed_in(VERA), Account::Merge { from: HUGO, into: VERA });
    assert!(speaks_for(&scene, signed_in(VERA)));
}

#[test]
fn an_organisation_is_closed_by_the_last_who_speaks_for_it_or_by_the_coordinator_and_stays_known() {
    let close = Command::Close { organisation: HOUSE, reason: reason() };
    let two = invited(Part::Voice, None).addressed(INVITATION).and(signed_in(OLGA), accept(OLGA));
    two.refuses(signed_in(VERA), close.clone(), Refusal::OthersSpeakForIt);
    two.clone().and(signed_in(CARLA), close.clone());
    two.refuses(unassured(CARLA), close.clone(), Refusal::SecondFactorNeeded);
    let scene = invited(Part::Voice, None).addressed(INVITATION).and(signed_in(VERA), close.clone());
    assert_eq!(scene.house().standing, Standing::Closed { at: NOW, reason: reason() });
    assert_eq!(scene.house().verified, Some(NOW));
    assert_eq!(scene.may(Principal::Public, Right::SeeOrganisation(HOUSE)), Ok(()));
    assert!(!speaks_for(&scene, signed_in(VERA)));
    // Nothing goes on in it, and who was invited hears so.
    scene.refuses(signed_in(OLGA), accept(OLGA), Refusal::OrganisationClosed);
    scene.refuses(signed_in(CARLA), close, Refusal::OrganisationClosed);
    scene.refuses(signed_in(CARLA), Command::Verify { organisation: HOUSE, version: 3 }, Refusal::OrganisationClosed);
}

#[test]
fn a_coordinator_has_no_part_in_an_organisation_by_being_one() {
    let scene = associations();
    assert!(!speaks_for(&scene, signed_in(CARLA)));
    scene.refuses(signed_in(CARLA), invite(Part::Voice, None), Refusal::NotPermitted);
    let scene = scene.and(signed_in(CARLA), grant(VERA, CityRole::Coordinator));
    assert!(speaks_for(&scene, signed_in(VERA)));
}

#[test]
fn a_name_that_is_markup_is_a_name_and_events_hold_no_addresses() {
    let name = "<script>alert(1)</script>";
    let events = waiting().tried(signed_in(OLGA), register(OrganisationId(9), name)).unwrap();
    let Some(Event::Organisation(event)) = events.first() else { panic!("{events:?}") };
    assert_eq!(serde_json::to_value(event).unwrap()["name"], name);
    let invited = associations().tried(signed_in(VERA), invite(Part::Voice, None)).unwrap();
    assert!(!serde_json::to_string(&invited).unwrap().contains('@'));
}
