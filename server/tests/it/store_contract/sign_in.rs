//! The promises about how somebody signs in.

use std::sync::Arc;

use server::store::{
    Address, Append, Effect, Hash, KNOWN_BROWSER_MS, KnownBrowser, MailToken, StoreError, Strength, Totp,
};
use tokio::task::JoinSet;

use super::fixture::{FACILITATOR, Fixture, WORKSHOP, batch, command, new_session};

fn address(text: &str) -> Address {
    Address { address: text.to_owned(), folded: text.to_lowercase(), verified_ms: Some(5) }
}

fn token(token_hash: Hash, purpose: &str) -> MailToken {
    MailToken {
        token_hash,
        purpose: purpose.to_owned(),
        account: Some(FACILITATOR),
        body: "{}".to_owned(),
        expires_ms: 100,
    }
}

/// Carries out effects and answers what became of them.
async fn tried(f: &Fixture, effects: Vec<Effect>) -> Result<u64, StoreError> {
    let expected_seq = f.store.head(WORKSHOP).await.unwrap().unwrap().seq;
    let append = Append { effects, ..command("seat:1", None, &[]) };
    f.store.commit(vec![batch(WORKSHOP, expected_seq, vec![append])]).await.unwrap().remove(0)
}

pub(super) async fn an_address_leads_to_its_account_and_to_no_other(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    let put = |account, text: &str| Effect::PutAddress { account, address: address(text) };

    f.carry_out(vec![put(FACILITATOR, "Fatma@example.org")]).await;
    assert_eq!(f.store.account_by_address("fatma@example.org").await.unwrap(), Some(FACILITATOR));
    assert_eq!(f.store.address(FACILITATOR).await.unwrap(), Some(address("Fatma@example.org")));
    let taken = tried(f, vec![put(2, "FATMA@example.org")]).await;
    assert!(matches!(taken, Err(StoreError::CodeTaken)), "{taken:?}");
    assert_eq!(f.store.address(2).await.unwrap(), None);

    f.carry_out(vec![put(FACILITATOR, "f@example.org")]).await;
    assert_eq!(f.store.account_by_address("fatma@example.org").await.unwrap(), None);
}

pub(super) async fn a_password_replaces_the_one_before(f: &Fixture) {
    assert_eq!(f.store.password(FACILITATOR).await.unwrap(), None);
    for phc in ["$argon2id$one", "$argon2id$two"] {
        let phc = phc.to_owned();
        f.carry_out(vec![Effect::PutPassword { account: FACILITATOR, phc, set_ms: 1 }]).await;
    }
    assert_eq!(f.store.password(FACILITATOR).await.unwrap().as_deref(), Some("$argon2id$two"));
}

pub(super) async fn a_mailed_secret_opens_one_thing_once_and_not_for_ever(f: &Fixture) {
    let secret: Hash = [7; 32];
    f.carry_out(vec![Effect::PutMailToken(token(secret, "reset"))]).await;

    assert_eq!(f.store.mail_token(&secret, "reset", 99).await.unwrap(), Some(token(secret, "reset")));
    assert_eq!(f.store.mail_token(&secret, "register", 99).await.unwrap(), None);
    assert_eq!(f.store.mail_token(&secret, "reset", 100).await.unwrap(), None);

    let spend = || Effect::SpendMailToken { token_hash: secret };
    f.carry_out(vec![spend()]).await;
    assert_eq!(f.store.mail_token(&secret, "reset", 1).await.unwrap(), None);
    let phc = "$argon2id$late".to_owned();
    let again = tried(f, vec![spend(), Effect::PutPassword { account: FACILITATOR, phc, set_ms: 1 }]).await;
    assert!(matches!(again, Err(StoreError::NotFound)), "{again:?}");
    assert_eq!(f.store.password(FACILITATOR).await.unwrap(), None, "what stood beside it did not go in");
}

pub(super) async fn a_raced_mailed_secret_works_once(f: &Fixture) {
    let secret: Hash = [7; 32];
    f.carry_out(vec![Effect::PutMailToken(token(secret, "reset"))]).await;
    let mut racers = JoinSet::new();
    for _ in 0..16 {
        let store = Arc::clone(&f.store);
        racers.spawn(async move {
            let seq = store.head(WORKSHOP).await.unwrap().unwrap().seq;
            let effects = vec![Effect::SpendMailToken { token_hash: secret }];
            let append = Append { effects, ..command("seat:1", None, &[]) };
            store.commit(vec![batch(WORKSHOP, seq, vec![append])]).await.unwrap().remove(0).is_ok()
        });
    }
    assert_eq!(racers.join_all().await.into_iter().filter(|won| *won).count(), 1);
}

pub(super) async fn a_one_time_password_is_used_once_however_many_try(f: &Fixture) {
    let totp = Totp { secret: vec![1, 2, 3], confirmed_ms: Some(9), last_step: 10 };
    f.carry_out(vec![Effect::PutTotp { account: FACILITATOR, totp: Some(totp.clone()) }]).await;
    assert_eq!(f.store.totp(FACILITATOR).await.unwrap(), Some(totp));
    assert!(!f.store.use_totp_step(FACILITATOR, 10).await.unwrap());
    let mut racers = JoinSet::new();
    for _ in 0..16 {
        let store = Arc::clone(&f.store);
        racers.spawn(async move { store.use_totp_step(FACILITATOR, 11).await.unwrap() });
    }
    assert_eq!(racers.join_all().await.into_iter().filter(|won| *won).count(), 1);
    f.carry_out(vec![Effect::PutTotp { account: FACILITATOR, totp: None }]).await;
    assert_eq!(f.store.totp(FACILITATOR).await.unwrap(), None);
}

pub(super) async fn a_recovery_code_works_once_and_new_ones_replace_the_old(f: &Fixture) {
    f.carry_out(vec![Effect::PutRecoveryCodes { account: FACILITATOR, codes: vec![[1; 32], [2; 32]] }]).await;
    assert!(f.store.use_recovery_code(FACILITATOR, &[1; 32]).await.unwrap());
    assert!(!f.store.use_recovery_code(FACILITATOR, &[1; 32]).await.unwrap());
    assert_eq!(f.store.count_recovery_codes(FACILITATOR).await.unwrap(), 1);
    f.carry_out(vec![Effect::PutRecoveryCodes { account: FACILITATOR, codes: vec![[3; 32]] }]).await;
    assert!(!f.store.use_recovery_code(FACILITATOR, &[2; 32]).await.unwrap());
    assert!(!f.store.use_recovery_code(404, &[3; 32]).await.unwrap());
}

pub(super) async fn a_seat_is_taken_along_by_one_account(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    let claim = |account, seat| Effect::PutClaim { account, workshop: WORKSHOP, seat };
    for (byte, seat) in [(1, 5), (2, 5), (3, 6)] {
        f.store.put_seat_token(&[byte; 32], WORKSHOP, seat).await.unwrap();
        f.carry_out(vec![Effect::PutReentryCode { workshop: WORKSHOP, seat, code_hash: [byte; 32] }]).await;
    }
    f.carry_out(vec![claim(FACILITATOR, 5)]).await;

    for byte in [1, 2] {
        assert_eq!(f.store.seat_by_token(&[byte; 32]).await.unwrap(), None, "only the account opens it");
        assert_eq!(f.store.seat_by_reentry(WORKSHOP, &[byte; 32]).await.unwrap(), None);
    }
    assert_eq!(f.store.seat_by_token(&[3; 32]).await.unwrap(), Some((WORKSHOP, 6)));
    assert_eq!(f.store.seat_by_reentry(WORKSHOP, &[3; 32]).await.unwrap(), Some(6));
    assert_eq!(f.store.claims(FACILITATOR).await.unwrap(), [(WORKSHOP, 5)]);
    assert_eq!(f.store.claimed_by(WORKSHOP, 5).await.unwrap(), Some(FACILITATOR));
    assert_eq!(f.store.claimed_by(WORKSHOP, 6).await.unwrap(), None);
    let taken = tried(f, vec![claim(2, 5)]).await;
    assert!(matches!(taken, Err(StoreError::CodeTaken)), "{taken:?}");
}

pub(super) async fn a_browser_is_known_for_the_account_it_was_signed_in_with(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    let known = async |account| f.store.known_browsers(account).await.unwrap();
    let browser = |byte: u8, seen_ms| KnownBrowser { secret_hash: [byte; 32], seen_ms };
    f.store.know_browser(FACILITATOR, &[1; 32], 5).await.unwrap();
    f.store.know_browser(2, &[1; 32], 6).await.unwrap();
    assert_eq!(known(FACILITATOR).await, [browser(1, 5)]);
    assert_eq!(known(2).await, [browser(1, 6)], "two people share a browser");

    f.store.know_browser(FACILITATOR, &[2; 32], 7).await.unwrap();
    f.store.know_browser(FACILITATOR, &[1; 32], 8).await.unwrap();
    assert_eq!(known(FACILITATOR).await, [browser(1, 8), browser(2, 7)], "the last one first, each once");
    for byte in 10..20 {
        f.store.know_browser(FACILITATOR, &[byte; 32], i64::from(byte)).await.unwrap();
    }
    let last: Vec<_> = (10..20).rev().map(|byte| browser(byte, i64::from(byte))).collect();
    assert_eq!(known(FACILITATOR).await, last, "ten at most");

    f.store.sweep_expired(19 + KNOWN_BROWSER_MS - 1).await.unwrap();
    assert_eq!(known(FACILITATOR).await, [browser(19, 19)]);
    assert_eq!(known(2).await, []);
    f.carry_out(vec![Effect::EndSessions { account: FACILITATOR, except: None }]).await;
    assert_eq!(known(FACILITATOR).await, []);
}

pub(super) async fn everybody_s_addresses_are_listed(f: &Fixture) {
    assert_eq!(f.store.addresses().await.unwrap(), []);
    f.store.put_account(2, "Halil", 1).await.unwrap();
    for (account, text) in [(2, "Halil@example.org"), (FACILITATOR, "fatma@example.org")] {
        f.carry_out(vec![Effect::PutAddress { account, address: address(text) }]).await;
    }
    let mut expected = [(2, "Halil@example.org".to_owned()), (FACILITATOR, "fatma@example.org".to_owned())];
    expected.sort();
    assert_eq!(f.store.addresses().await.unwrap(), expected);
}

pub(super) async fn of_an_erased_account_nothing_is_left(f: &Fixture) {
    f.store.put_account(2, "Halil Unverwechselbar", 1).await.unwrap();
    f.store.put_session(&new_session([3; 32], 2, "", 100, 100, Strength::Plain), 0).await.unwrap();
    f.store.put_one_time_link(&[4; 32], 2, 100).await.unwrap();
    f.carry_out(vec![
        Effect::PutAddress { account: 2, address: address("halil@unverwechselbar.example") },
        Effect::PutPassword { account: 2, phc: "$argon2id$unverwechselbar".to_owned(), set_ms: 1 },
        Effect::PutMailToken(MailToken { account: Some(2), ..token([7; 32], "reset") }),
        Effect::PutTotp { account: 2, totp: Some(Totp { secret: vec![1], confirmed_ms: None, last_step: 0 }) },
        Effect::PutRecoveryCodes { account: 2, codes: vec![[1; 32]] },
        Effect::PutClaim { account: 2, workshop: WORKSHOP, seat: 5 },
        Effect::AddSteward { workshop: WORKSHOP, account: 2 },
    ])
    .await;

    f.store.know_browser(2, &[5; 32], 1).await.unwrap();

    f.carry_out(vec![Effect::EraseAccount { account: 2 }]).await;

    assert_eq!(f.store.known_browsers(2).await.unwrap(), []);
    assert_eq!(f.store.account(2).await.unwrap(), None);
    assert_eq!(f.store.session(&[3; 32], 1).await.unwrap(), None);
    assert_eq!(f.store.claimed_by(WORKSHOP, 5).await.unwrap(), None);
    assert!(!f.everything().await.to_lowercase().contains("unverwechselbar"));
}

pub(super) async fn what_one_account_had_goes_over_into_another(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    f.carry_out(vec![
        Effect::PutAddress { account: 2, address: address("halil@example.org") },
        Effect::PutClaim { account: 2, workshop: WORKSHOP, seat: 5 },
        Effect::AddSteward { workshop: WORKSHOP, account: 2 },
    ])
    .await;
    f.store.put_session(&new_session([3; 32], 2, "", 100, 100, Strength::Plain), 0).await.unwrap();

    f.carry_out(vec![Effect::MergeAccount { from: 2, into: FACILITATOR }]).await;

    assert_eq!(f.store.claims(FACILITATOR).await.unwrap(), [(WORKSHOP, 5)]);
    assert_eq!(f.store.account(2).await.unwrap(), None);
    assert_eq!(f.store.account_by_address("halil@example.org").await.unwrap(), None);
    // A session of the first opens nothing any more (Loomio 3.1.1: a login token survived the merge).
    assert_eq!(f.store.session(&[3; 32], 1).await.unwrap(), None);
}
