//! Accounts and the rights they are given.

use domain::directory::Refusal;
use domain::directory::accounts::{CityRole, Command};
use domain::{Principal, Right};

use crate::scene::*;

#[test]
fn an_account_is_opened_once() {
    let scene = city().and(Principal::Public, Command::Open { account: NOBODY });
    assert!(scene.directory.accounts.get(NOBODY).is_some_and(|it| it.opened == NOW && it.roles.is_empty()));
    scene.refuses(Principal::Public, Command::Open { account: NOBODY }, Refusal::AlreadySo);
}

#[test]
fn a_role_is_given_by_who_coordinates_and_counts_at_once() {
    let scene = city();
    scene.refuses(signed_in(FELIX), grant(OLGA, CityRole::Facilitator), Refusal::NotPermitted);
    scene.refuses(signed_in(OLGA), grant(OLGA, CityRole::Coordinator), Refusal::NotPermitted);
    assert_eq!(scene.may(signed_in(OLGA), Right::PrepareWorkshops), Err(Refusal::NotPermitted));
    let scene = scene.and(signed_in(CARLA), grant(OLGA, CityRole::Facilitator));
    assert_eq!(scene.may(signed_in(OLGA), Right::PrepareWorkshops), Ok(()));
    scene.refuses(signed_in(CARLA), grant(OLGA, CityRole::Facilitator), Refusal::AlreadySo);
    scene.refuses(signed_in(CARLA), grant(NOBODY, CityRole::Facilitator), Refusal::Unknown);
}

#[test]
fn a_role_that_is_taken_away_counts_no_more() {
    let revoke = Command::Revoke { account: FELIX, role: CityRole::Facilitator };
    let scene = city().and(signed_in(CARLA), revoke.clone());
    assert_eq!(scene.may(signed_in(FELIX), Right::PrepareWorkshops), Err(Refusal::NotPermitted));
    scene.refuses(signed_in(CARLA), revoke, Refusal::AlreadySo);
}

#[test]
fn a_workshop_is_run_by_whoever_is_listed_there_and_may_run_any() {
    let run = |scene: &Scene, who, listed| scene.may(who, Right::RunWorkshop { listed });
    let scene = city();
    for who in [signed_in(FELIX), signed_in(CARLA), unassured(CARLA)] {
        assert_eq!(run(&scene, who, true), Ok(()), "{who}");
        assert_eq!(run(&scene, who, false), Err(Refusal::NotPermitted), "nobody who is not listed: {who}");
    }
    for who in [signed_in(OLGA), signed_in(NOBODY), Principal::Operator, Principal::Public] {
        assert_eq!(run(&scene, who, true), Err(Refusal::NotPermitted), "a list alone opens nothing: {who}");
    }
    let revoke = Command::Revoke { account: FELIX, role: CityRole::Facilitator };
    for command in [revoke, Command::Disable { account: FELIX }] {
        let without = scene.clone().and(signed_in(CARLA), command.clone());
        assert_eq!(run(&without, signed_in(FELIX), true), Err(Refusal::NotPermitted), "{command:?}");
    }
}

#[test]
fn power_over_others_needs_the_second_factor_where_the_city_asks_for_it() {
    let scene = city();
    scene.refuses(unassured(CARLA), grant(OLGA, CityRole::Facilitator), Refusal::SecondFactorNeeded);
    // Who has no such power is not told that a second factor would help.
    scene.refuses(unassured(OLGA), grant(OLGA, CityRole::Facilitator), Refusal::NotPermitted);
    assert_eq!(scene.may(unassured(CARLA), Right::Own(CARLA)), Ok(()));
}

#[test]
fn somebody_is_always_left_who_coordinates() {
    let scene = city();
    let revoke = |account| Command::Revoke { account, role: CityRole::Coordinator };
    scene.refuses(signed_in(CARLA), revoke(CARLA), Refusal::LastCoordinator);
    scene.refuses(signed_in(CARLA), Command::Disable { account: CARLA }, Refusal::LastCoordinator);
    scene.refuses(signed_in(CARLA), Command::Erase { account: CARLA }, Refusal::LastCoordinator);
    let scene = scene.and(signed_in(CARLA), grant(OLGA, CityRole::Coordinator));
    // One who is shut out does not count as left.
    let shut = scene.clone().and(signed_in(OLGA), Command::Disable { account: CARLA });
    shut.refuses(signed_in(OLGA), revoke(OLGA), Refusal::LastCoordinator);
    scene.and(signed_in(OLGA), revoke(CARLA)).refuses(signed_in(CARLA), revoke(OLGA), Refusal::NotPermitted);
    // Whoever runs the server can, and makes a new link afterwards.
    city().and(Principal::Operator, Command::Disable { account: CARLA });
}

#[test]
fn who_is_shut_out_has_no_right_left_not_even_the_own() {
    let scene = city().and(signed_in(CARLA), Command::Disable { account: FELIX });
    for right in [Right::Own(FELIX), Right::PrepareWorkshops, Right::Staff { runs: true }] {
        assert_eq!(scene.may(signed_in(FELIX), right), Err(Refusal::NotPermitted), "{right:?}");
    }
    let scene = scene.and(signed_in(CARLA), Command::Enable { account: FELIX });
    assert_eq!(scene.may(signed_in(FELIX), Right::PrepareWorkshops), Ok(()));
}

#[test]
fn who_runs_a_workshop_lets_others_run_it_and_nobody_else_does() {
    let add = |account| Command::AddSteward { workshop: WORKSHOP, account };
    city().refuses(signed_in(FELIX), add(CARLA), Refusal::NotPermitted);
    city().running().and(signed_in(FELIX), add(CARLA));
    city().and(signed_in(CARLA), add(FELIX));
    city().running().refuses(signed_in(FELIX), add(OLGA), Refusal::NotFacilitator);
    let remove = Command::RemoveSteward { workshop: WORKSHOP, account: FELIX };
    city().running().and(signed_in(FELIX), remove.clone());
    city().and(signed_in(CARLA), remove.clone());
    city().refuses(signed_in(FELIX), remove, Refusal::NotPermitted);
    let unknown = Command::AddSteward { workshop: WORKSHOP, account: NOBODY };
    city().running().refuses(signed_in(FELIX), unknown, Refusal::Unknown);
}

#[test]
fn an_account_is_erased_by_its_owner_or_by_the_software_and_by_nobody_else() {
    let erase = Command::Erase { account: OLGA };
    city().refuses(signed_in(CARLA), erase.clone(), Refusal::NotPermitted);
    city().refuses(Principal::Public, erase.clone(), Refusal::NotPermitted);
    // An older copy of the data was brought back: who is erased is erased, the last coordinator too.
    let again = city().and(Principal::Operator, Command::Erase { account: CARLA });
    assert_eq!(again.directory.accounts.get(CARLA), None);
    let scene = city().and(signed_in(OLGA), erase.clone());
    assert_eq!(scene.directory.accounts.get(OLGA), None);
    scene.refuses(signed_in(OLGA), erase, Refusal::NotPermitted);
}

#[test]
fn merged_accounts_leave_one_with_the_rights_of_both() {
    let merge = Command::Merge { from: FELIX, into: OLGA };
    city().refuses(signed_in(FELIX), merge.clone(), Refusal::NotPermitted);
    city().refuses(signed_in(OLGA), Command::Merge { from: OLGA, into: OLGA }, Refusal::AlreadySo);
    let shut_out = city().and(signed_in(CARLA), Command::Disable { account: FELIX });
    shut_out.refuses(signed_in(OLGA), merge.clone(), Refusal::NotPermitted);
    let scene = city().and(signed_in(OLGA), merge);
    assert_eq!(scene.directory.accounts.get(FELIX), None);
    assert!(scene.directory.accounts.has(OLGA, CityRole::Facilitator));
}
