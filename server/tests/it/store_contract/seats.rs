//! The promises about tokens and re-entry codes.

use server::store::{Effect, StoreError};

use super::fixture::{Fixture, OTHER, WORKSHOP, batch, command};

pub(super) async fn a_token_opens_its_seat(f: &Fixture) {
    f.carry_out(vec![Effect::PutSeatToken { token_hash: [1; 32], workshop: WORKSHOP, seat: 5 }]).await;

    assert_eq!(f.store.seat_by_token(&[1; 32]).await.unwrap(), Some((WORKSHOP, 5)));
    assert_eq!(f.store.seat_by_token(&[2; 32]).await.unwrap(), None);
}

pub(super) async fn a_second_phone_opens_the_same_seat(f: &Fixture) {
    f.store.put_seat_token(&[1; 32], WORKSHOP, 5).await.unwrap();
    f.store.put_seat_token(&[2; 32], WORKSHOP, 5).await.unwrap();

    assert_eq!(f.store.seat_by_token(&[1; 32]).await.unwrap(), Some((WORKSHOP, 5)));
    assert_eq!(f.store.seat_by_token(&[2; 32]).await.unwrap(), Some((WORKSHOP, 5)));

    // A token never moves to another seat.
    assert_eq!(f.store.put_seat_token(&[1; 32], WORKSHOP, 6).await, Err(StoreError::CodeTaken));
    assert_eq!(f.store.seat_by_token(&[1; 32]).await.unwrap(), Some((WORKSHOP, 5)));
    let unknown = f.store.put_seat_token(&[3; 32], 404, 5).await;
    assert!(matches!(unknown, Err(StoreError::Invalid(_))), "{unknown:?}");
}

pub(super) async fn tokens_are_revoked_but_for_one(f: &Fixture) {
    for token in 1..=3 {
        f.store.put_seat_token(&[token; 32], WORKSHOP, 5).await.unwrap();
    }
    f.store.put_seat_token(&[4; 32], WORKSHOP, 6).await.unwrap();
    f.store.put_seat_token(&[5; 32], OTHER, 5).await.unwrap();

    assert_eq!(f.store.revoke_seat_tokens(WORKSHOP, 5, Some(&[2; 32])).await.unwrap(), 2);
    assert_eq!(f.store.seat_by_token(&[1; 32]).await.unwrap(), None);
    assert_eq!(f.store.seat_by_token(&[2; 32]).await.unwrap(), Some((WORKSHOP, 5)));

    assert_eq!(f.store.revoke_seat_tokens(WORKSHOP, 5, None).await.unwrap(), 1);
    assert_eq!(f.store.seat_by_token(&[2; 32]).await.unwrap(), None);
    assert_eq!(f.store.seat_by_token(&[4; 32]).await.unwrap(), Some((WORKSHOP, 6)));
    assert_eq!(f.store.seat_by_token(&[5; 32]).await.unwrap(), Some((OTHER, 5)));
}

pub(super) async fn a_reentry_code_leads_to_its_seat_until_it_is_replaced(f: &Fixture) {
    let code = |code: u8| Effect::PutReentryCode { workshop: WORKSHOP, seat: 5, code_hash: [code; 32] };
    f.carry_out(vec![code(1)]).await;
    assert_eq!(f.store.seat_by_reentry(WORKSHOP, &[1; 32]).await.unwrap(), Some(5));
    assert_eq!(f.store.seat_by_reentry(OTHER, &[1; 32]).await.unwrap(), None);

    f.carry_out(vec![code(2)]).await;

    assert_eq!(f.store.seat_by_reentry(WORKSHOP, &[1; 32]).await.unwrap(), None);
    assert_eq!(f.store.seat_by_reentry(WORKSHOP, &[2; 32]).await.unwrap(), Some(5));
}

pub(super) async fn a_reentry_code_in_use_fails_alone(f: &Fixture) {
    let joining = |workshop, seat| {
        let mut append = command("seat:1", Some("c1"), &["joined"]);
        append.effects = vec![Effect::PutReentryCode { workshop, seat, code_hash: [1; 32] }];
        append
    };
    f.put(batch(WORKSHOP, 0, vec![joining(WORKSHOP, 5)])).await;
    let mut same_code = joining(WORKSHOP, 6);
    same_code.command_id = Some("c2".to_owned());

    let results =
        f.store.commit(vec![batch(WORKSHOP, 1, vec![same_code]), batch(OTHER, 0, vec![joining(OTHER, 6)])]).await;

    // The same code in another workshop is another code.
    assert_eq!(results.unwrap(), [Err(StoreError::CodeTaken), Ok(1)]);
    assert_eq!(f.store.seat_by_reentry(WORKSHOP, &[1; 32]).await.unwrap(), Some(5));
    assert_eq!(f.store.seat_by_reentry(OTHER, &[1; 32]).await.unwrap(), Some(6));
    assert_eq!(f.store.head(WORKSHOP).await.unwrap().unwrap().seq, 1);
}
