//! The promises about accounts, their links and their sessions.

use std::sync::Arc;

use server::store::{Account, Effect, Session, SignedIn, StoreError, Strength};
use tokio::task::JoinSet;

use super::fixture::{FACILITATOR, Fixture, WORKSHOP, new_session};

const LINK: [u8; 32] = [1; 32];
const SESSION: [u8; 32] = [2; 32];
const SECOND: i64 = 1_000;

/// Whose session it is.
async fn whose(f: &Fixture, token_hash: &[u8; 32], now_ms: i64) -> Option<u64> {
    f.store.session(token_hash, now_ms).await.unwrap().map(|it| it.account)
}

pub(super) async fn an_account_is_kept_and_renamed(f: &Fixture) {
    f.store.put_account(2, "Halil", 10).await.unwrap();
    f.store.put_account(2, "Halil B.", 20).await.unwrap();

    let renamed =
        Account { id: 2, name: "Halil B.".to_owned(), lang: "de".to_owned(), created_ms: 10, disabled_ms: None };
    assert_eq!(f.store.account(2).await.unwrap(), Some(renamed));
    assert_eq!(f.store.account(3).await.unwrap(), None);
}

pub(super) async fn a_one_time_link_works_once(f: &Fixture) {
    f.store.put_one_time_link(&LINK, FACILITATOR, 100).await.unwrap();

    assert_eq!(f.store.use_one_time_link(&[9; 32], 99).await.unwrap(), None);
    assert_eq!(f.store.use_one_time_link(&LINK, 99).await.unwrap(), Some(FACILITATOR));
    assert_eq!(f.store.use_one_time_link(&LINK, 99).await.unwrap(), None);
    let unknown = f.store.put_one_time_link(&LINK, 404, 100).await;
    assert!(matches!(unknown, Err(StoreError::Invalid(_))), "{unknown:?}");
}

pub(super) async fn a_raced_one_time_link_works_once(f: &Fixture) {
    f.store.put_one_time_link(&LINK, FACILITATOR, 100).await.unwrap();
    let mut racers = JoinSet::new();
    for _ in 0..16 {
        let store = Arc::clone(&f.store);
        racers.spawn(async move { store.use_one_time_link(&LINK, 1).await.unwrap() });
    }

    let winners: Vec<u64> = racers.join_all().await.into_iter().flatten().collect();

    assert_eq!(winners, [FACILITATOR]);
}

pub(super) async fn an_expired_one_time_link_does_not_work(f: &Fixture) {
    f.store.put_one_time_link(&LINK, FACILITATOR, 100).await.unwrap();

    assert_eq!(f.store.use_one_time_link(&LINK, 100).await.unwrap(), None);
}

pub(super) async fn an_unused_session_ends(f: &Fixture) {
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 1_000 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();

    assert_eq!(whose(f, &[9; 32], SECOND).await, None);
    assert_eq!(whose(f, &SESSION, SECOND).await, Some(FACILITATOR));
    assert_eq!(whose(f, &SESSION, 100 * SECOND).await, None);
}

pub(super) async fn a_used_session_ends_in_any_case(f: &Fixture) {
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 300 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();

    for now in [90, 180, 270, 299] {
        assert_eq!(whose(f, &SESSION, now * SECOND).await, Some(FACILITATOR), "{now}");
    }
    assert_eq!(whose(f, &SESSION, 300 * SECOND).await, None);
}

pub(super) async fn use_is_written_down_once_a_minute(f: &Fixture) {
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 1_000 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();

    // Use after 59 seconds is not written down: the session still ends 100 seconds after its start.
    assert_eq!(whose(f, &SESSION, 59 * SECOND).await, Some(FACILITATOR));
    assert_eq!(whose(f, &SESSION, 100 * SECOND).await, None);

    // Use after 60 seconds is.
    assert_eq!(whose(f, &SESSION, 60 * SECOND).await, Some(FACILITATOR));
    assert_eq!(whose(f, &SESSION, 119 * SECOND).await, Some(FACILITATOR));
    assert_eq!(whose(f, &SESSION, 160 * SECOND).await, None);
}

pub(super) async fn a_session_holds_where_its_use_cannot_be_written_down(f: &Fixture) {
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 300 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();
    f.tamper(
        "create trigger no_room before update on session begin select raise(abort, 'full'); end;",
        "create function full_disk() returns trigger language plpgsql as
             $$ begin raise exception using errcode = '53100'; end $$;
         create trigger full_disk before update on session execute function full_disk();",
    )
    .await
    .unwrap();

    assert_eq!(whose(f, &SESSION, 90 * SECOND).await, Some(FACILITATOR));
    assert_eq!(whose(f, &SESSION, 100 * SECOND).await, None);
}

pub(super) async fn a_revoked_session_ends_at_once(f: &Fixture) {
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 300 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();

    f.store.revoke_session(FACILITATOR, &SESSION).await.unwrap();
    f.store.revoke_session(FACILITATOR, &SESSION).await.unwrap();

    assert_eq!(whose(f, &SESSION, SECOND).await, None);
}

pub(super) async fn nobody_ends_the_session_of_somebody_else(f: &Fixture) {
    f.store.put_account(2, "Halil", 10).await.unwrap();
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 300 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();

    f.store.revoke_session(2, &SESSION).await.unwrap();
    f.store.revoke_other_sessions(2, &[9; 32]).await.unwrap();

    assert!(f.store.session_lives(&SESSION, SECOND).await.unwrap());
    assert_eq!(f.store.sessions(2, SECOND).await.unwrap(), []);
}

pub(super) async fn sessions_are_listed_by_their_last_use_and_all_others_can_be_ended(f: &Fixture) {
    let (old, new, gone) = ([3; 32], [4; 32], [5; 32]);
    f.store
        .put_session(&new_session(old, FACILITATOR, "Firefox · Linux", 900 * SECOND, 900 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();
    f.store
        .put_session(
            &new_session(new, FACILITATOR, "Safari · iPhone", 900 * SECOND, 900 * SECOND, Strength::Plain),
            SECOND,
        )
        .await
        .unwrap();
    f.store
        .put_session(&new_session(gone, FACILITATOR, "", 100 * SECOND, 900 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();
    whose(f, &old, 200 * SECOND).await;

    let listed = f.store.sessions(FACILITATOR, 200 * SECOND).await.unwrap();
    let session = |token_hash, device: &str, begun_ms, touched_ms| Session {
        token_hash,
        device: device.to_owned(),
        begun_ms,
        touched_ms,
    };
    assert_eq!(
        listed,
        [session(old, "Firefox · Linux", 0, 200 * SECOND), session(new, "Safari · iPhone", SECOND, SECOND)]
    );

    f.store.know_browser(FACILITATOR, &[7; 32], 1).await.unwrap();
    f.store.revoke_other_sessions(FACILITATOR, &new).await.unwrap();
    assert_eq!(
        f.store.known_browsers(FACILITATOR).await.unwrap(),
        [],
        "a browser that somebody else has is a stranger"
    );
    assert!(f.store.session_lives(&new, 200 * SECOND).await.unwrap());
    assert!(!f.store.session_lives(&old, 200 * SECOND).await.unwrap());
    assert_eq!(whose(f, &old, 200 * SECOND).await, None);
}

pub(super) async fn asking_whether_a_session_lives_is_no_use(f: &Fixture) {
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 300 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();

    assert!(f.store.session_lives(&SESSION, 90 * SECOND).await.unwrap());
    assert!(!f.store.session_lives(&SESSION, 100 * SECOND).await.unwrap());
    assert!(!f.store.session_lives(&[9; 32], SECOND).await.unwrap());
}

pub(super) async fn who_is_shut_out_has_no_session_and_no_link_until_let_in_again(f: &Fixture) {
    f.store.put_one_time_link(&LINK, FACILITATOR, 100).await.unwrap();
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 300 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();

    f.carry_out(vec![Effect::DisableAccount { account: FACILITATOR, since_ms: Some(50) }]).await;

    assert_eq!(whose(f, &SESSION, SECOND).await, None);
    assert_eq!(f.store.use_one_time_link(&LINK, 60).await.unwrap(), None);
    let listed = f.store.accounts().await.unwrap();
    assert_eq!(listed.iter().map(|it| (it.id, it.disabled_ms)).collect::<Vec<_>>(), [(FACILITATOR, Some(50))]);
    // A link that was used at the same instant leaves a session that opens nothing.
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 300 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();
    assert_eq!(whose(f, &SESSION, SECOND).await, None);
    assert!(!f.store.session_lives(&SESSION, SECOND).await.unwrap());

    f.carry_out(vec![Effect::DisableAccount { account: FACILITATOR, since_ms: None }]).await;
    assert_eq!(whose(f, &SESSION, SECOND).await, None);
    f.store
        .put_session(&new_session(SESSION, FACILITATOR, "", 100 * SECOND, 300 * SECOND, Strength::Plain), 0)
        .await
        .unwrap();
    assert_eq!(whose(f, &SESSION, SECOND).await, Some(FACILITATOR));
}

pub(super) async fn what_has_expired_is_swept_away(f: &Fixture) {
    f.store.put_one_time_link(&[1; 32], FACILITATOR, 100).await.unwrap();
    f.store.put_one_time_link(&[2; 32], FACILITATOR, 200).await.unwrap();
    f.store.put_session(&new_session([3; 32], FACILITATOR, "", 100, 500, Strength::Plain), 0).await.unwrap();
    f.store.put_session(&new_session([4; 32], FACILITATOR, "", 200, 100, Strength::Plain), 0).await.unwrap();
    f.store.put_session(&new_session([5; 32], FACILITATOR, "", 200, 500, Strength::Plain), 0).await.unwrap();

    assert_eq!(f.store.sweep_expired(100).await.unwrap(), 3);
    assert_eq!(f.store.sweep_expired(100).await.unwrap(), 0);

    assert_eq!(f.store.use_one_time_link(&[2; 32], 150).await.unwrap(), Some(FACILITATOR));
    assert_eq!(whose(f, &[5; 32], 150).await, Some(FACILITATOR));
}

pub(super) async fn a_session_that_waits_for_the_second_factor_opens_nothing(f: &Fixture) {
    let (waiting, assured) = ([3; 32], [4; 32]);
    f.store.put_session(&new_session(waiting, FACILITATOR, "", 100, 100, Strength::Waiting), 0).await.unwrap();
    f.store.put_session(&new_session(assured, FACILITATOR, "", 100, 100, Strength::Assured), 0).await.unwrap();

    let strength = |it: Option<SignedIn>| it.map(|it| it.strength);
    assert_eq!(strength(f.store.session(&waiting, 1).await.unwrap()), Some(Strength::Waiting));
    assert_eq!(strength(f.store.session(&assured, 1).await.unwrap()), Some(Strength::Assured));
    assert!(!f.store.session_lives(&waiting, 1).await.unwrap());
    assert!(f.store.session_lives(&assured, 1).await.unwrap());
    let listed = f.store.sessions(FACILITATOR, 1).await.unwrap();
    assert_eq!(listed.iter().map(|it| it.token_hash).collect::<Vec<_>>(), [assured]);
}

pub(super) async fn all_sessions_end_but_one_and_with_them_unused_links(f: &Fixture) {
    f.store.put_one_time_link(&LINK, FACILITATOR, 100).await.unwrap();
    f.store.put_session(&new_session([3; 32], FACILITATOR, "", 100, 100, Strength::Plain), 0).await.unwrap();
    f.store.put_session(&new_session([4; 32], FACILITATOR, "", 100, 100, Strength::Plain), 0).await.unwrap();

    f.carry_out(vec![Effect::EndSessions { account: FACILITATOR, except: Some([4; 32]) }]).await;

    assert_eq!(whose(f, &[3; 32], 1).await, None);
    assert_eq!(whose(f, &[4; 32], 1).await, Some(FACILITATOR));
    assert_eq!(f.store.use_one_time_link(&LINK, 1).await.unwrap(), None);
    f.carry_out(vec![Effect::EndSessions { account: FACILITATOR, except: None }]).await;
    assert_eq!(whose(f, &[4; 32], 1).await, None);
}

pub(super) async fn who_runs_a_workshop_is_added_and_taken_away(f: &Fixture) {
    f.store.put_account(2, "Halil", 10).await.unwrap();

    f.carry_out(vec![Effect::AddSteward { workshop: WORKSHOP, account: 2 }]).await;
    assert!(f.store.is_steward(WORKSHOP, 2).await.unwrap());
    f.carry_out(vec![Effect::RemoveSteward { workshop: WORKSHOP, account: 2 }]).await;
    assert!(!f.store.is_steward(WORKSHOP, 2).await.unwrap());
    assert!(f.store.is_steward(WORKSHOP, FACILITATOR).await.unwrap());
}
