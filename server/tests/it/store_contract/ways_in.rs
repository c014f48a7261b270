//! The promises about signing in without a password.

use std::sync::Arc;

use server::store::{Append, Effect, Federated, Passkey, StoreError};
use tokio::task::JoinSet;

use super::fixture::{FACILITATOR, Fixture, WORKSHOP, batch, command};

const ISSUER: &str = "https://id.example.org";

fn passkey(id: u8, account: u64) -> Passkey {
    Passkey {
        credential_id: vec![id; 20],
        account,
        name: "Telefon".to_owned(),
        credential: r#"{"key":"public"}"#.to_owned(),
        counter: 7,
        added_ms: i64::from(id),
        used_ms: None,
    }
}

fn connect(account: u64, subject: &str) -> Effect {
    let federated = Federated { issuer: ISSUER.to_owned(), subject: subject.to_owned(), since_ms: 3 };
    Effect::PutFederated { account, federated }
}

fn disconnect(account: u64) -> Effect {
    Effect::DropFederated { account, issuer: ISSUER.to_owned() }
}

fn forget(passkey: &Passkey) -> Effect {
    Effect::DropPasskey { account: passkey.account, credential_id: passkey.credential_id.clone() }
}

async fn tried(f: &Fixture, effects: Vec<Effect>) -> Result<u64, StoreError> {
    let expected_seq = f.store.head(WORKSHOP).await.unwrap().unwrap().seq;
    let append = Append { effects, ..command("seat:1", None, &[]) };
    f.store.commit(vec![batch(WORKSHOP, expected_seq, vec![append])]).await.unwrap().remove(0)
}

pub(super) async fn a_passkey_is_one_account_s_and_is_named_by_nobody_else(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    let (first, second) = (passkey(1, FACILITATOR), passkey(2, FACILITATOR));
    f.carry_out(vec![Effect::PutPasskey(second.clone()), Effect::PutPasskey(first.clone())]).await;

    assert_eq!(f.store.passkeys(FACILITATOR).await.unwrap(), [first.clone(), second]);
    assert_eq!(f.store.passkey(&[1; 20]).await.unwrap(), Some(first));
    assert_eq!(f.store.passkey(&[9; 20]).await.unwrap(), None);
    let taken = tried(f, vec![Effect::PutPasskey(passkey(1, 2))]).await;
    assert!(matches!(taken, Err(StoreError::CodeTaken)), "{taken:?}");

    let rename =
        |account, name: &str| Effect::RenamePasskey { account, credential_id: vec![1; 20], name: name.to_owned() };
    f.carry_out(vec![rename(2, "Meins"), rename(FACILITATOR, "Laptop")]).await;
    assert_eq!(f.store.passkey(&[1; 20]).await.unwrap().unwrap().name, "Laptop");
}

pub(super) async fn of_two_uses_with_the_same_count_one_is_true(f: &Fixture) {
    let key = passkey(1, FACILITATOR);
    f.carry_out(vec![Effect::PutPasskey(key.clone())]).await;
    let mut racers = JoinSet::new();
    for _ in 0..8 {
        let (store, key) = (Arc::clone(&f.store), key.clone());
        racers.spawn(async move { store.use_passkey(&key, 8, r#"{"key":"used"}"#, 50).await.unwrap() });
    }
    assert_eq!(racers.join_all().await.into_iter().filter(|won| *won).count(), 1);
    let used = f.store.passkey(&[1; 20]).await.unwrap().unwrap();
    assert_eq!((used.counter, used.used_ms, used.credential.as_str()), (8, Some(50), r#"{"key":"used"}"#));
}

pub(super) async fn an_account_elsewhere_opens_one_here_and_one_only(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    f.carry_out(vec![connect(FACILITATOR, "a")]).await;
    assert_eq!(f.store.federated_account(ISSUER, "a").await.unwrap(), Some(FACILITATOR));
    assert_eq!(f.store.federated_account(ISSUER, "A").await.unwrap(), None);
    // Two providers, the same subject: somebody else (ASVS 6.8.1).
    assert_eq!(f.store.federated_account("https://other.example.org", "a").await.unwrap(), None);
    assert_eq!(f.store.federated(FACILITATOR).await.unwrap().len(), 1);
    for taken in [connect(2, "a"), connect(FACILITATOR, "b")] {
        let taken = tried(f, vec![taken]).await;
        assert!(matches!(taken, Err(StoreError::CodeTaken)), "{taken:?}");
    }
}

pub(super) async fn the_last_way_in_is_not_removed(f: &Fixture) {
    let key = passkey(1, FACILITATOR);
    f.carry_out(vec![connect(FACILITATOR, "a"), Effect::PutPasskey(key.clone())]).await;
    assert_eq!(f.store.ways_in(FACILITATOR).await.unwrap(), 2);
    let both = tried(f, vec![forget(&key), disconnect(FACILITATOR)]).await;
    assert!(matches!(both, Err(StoreError::NotFound)), "{both:?}");
    assert_eq!(f.store.ways_in(FACILITATOR).await.unwrap(), 2, "neither is gone");

    f.carry_out(vec![forget(&key)]).await;
    let last = tried(f, vec![disconnect(FACILITATOR)]).await;
    assert!(matches!(last, Err(StoreError::NotFound)), "{last:?}");

    let phc = "$argon2id$".to_owned();
    f.carry_out(vec![Effect::PutPassword { account: FACILITATOR, phc, set_ms: 1 }]).await;
    assert_eq!(f.store.ways_in(FACILITATOR).await.unwrap(), 1, "a password is nothing without an address");
    let address =
        server::store::Address { address: "f@e.org".to_owned(), folded: "f@e.org".to_owned(), verified_ms: None };
    f.carry_out(vec![Effect::PutAddress { account: FACILITATOR, address }, disconnect(FACILITATOR)]).await;
    assert_eq!(f.store.federated(FACILITATOR).await.unwrap(), []);
}

pub(super) async fn passkeys_end_with_their_account_and_the_city_s_account_goes_over(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    f.store.put_account(3, "Fatma", 1).await.unwrap();
    f.carry_out(vec![Effect::PutPasskey(passkey(1, 2)), connect(2, "a"), connect(3, "b")]).await;

    f.carry_out(vec![Effect::MergeAccount { from: 2, into: FACILITATOR }]).await;
    assert_eq!(f.store.passkey(&[1; 20]).await.unwrap(), None);
    assert_eq!(f.store.federated_account(ISSUER, "a").await.unwrap(), Some(FACILITATOR));

    f.carry_out(vec![Effect::MergeAccount { from: 3, into: FACILITATOR }]).await;
    assert_eq!(f.store.federated_account(ISSUER, "b").await.unwrap(), None, "it has one there already");

    f.carry_out(vec![Effect::PutPasskey(passkey(4, FACILITATOR))]).await;
    f.store.put_account(5, "Amal", 1).await.unwrap();
    f.carry_out(vec![
        connect(5, "unverwechselbar"),
        Effect::PutPasskey(passkey(5, 5)),
        Effect::EraseAccount { account: 5 },
    ])
    .await;
    assert_eq!(f.store.passkey(&[5; 20]).await.unwrap(), None);
    assert!(!f.everything().await.contains("unverwechselbar"));
}
