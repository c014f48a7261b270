//! The promises about organisations' contacts and invitations.

use std::sync::Arc;

use server::store::{Append, Contact, Effect, Invited, StoreError};
use tokio::task::JoinSet;

use super::fixture::{Fixture, WORKSHOP, batch, command};

const HOUSE: u64 = u64::MAX - 7;

fn contact(person: &str) -> Contact {
    Contact { person: person.to_owned(), mail: "haus@example.org".to_owned(), phone: String::new() }
}

fn invited(invitation: u64, organisation: u64, address: u8, expires_ms: i64) -> Invited {
    Invited { invitation, organisation, address_hash: [address; 32], hint: "am…@example.org".to_owned(), expires_ms }
}

fn put(invited: Invited, now_ms: i64) -> Effect {
    Effect::PutInvited { invited, now_ms }
}

async fn tried(f: &Fixture, effects: Vec<Effect>) -> Result<u64, StoreError> {
    let expected_seq = f.store.head(WORKSHOP).await.unwrap().unwrap().seq;
    let append = Append { effects, ..command("seat:1", None, &[]) };
    f.store.commit(vec![batch(WORKSHOP, expected_seq, vec![append])]).await.unwrap().remove(0)
}

pub(super) async fn how_an_organisation_is_reached_is_kept_until_it_is_closed(f: &Fixture) {
    assert_eq!(f.store.contact(HOUSE).await.unwrap(), None);
    for person in ["Vera", "Hugo"] {
        f.carry_out(vec![Effect::PutContact { organisation: HOUSE, contact: contact(person) }]).await;
    }
    f.carry_out(vec![
        Effect::PutContact { organisation: 2, contact: contact("Mara") },
        put(invited(5, HOUSE, 1, 100), 1),
    ])
    .await;
    assert_eq!(f.store.contact(HOUSE).await.unwrap(), Some(contact("Hugo")));

    f.carry_out(vec![Effect::DropOrganisation { organisation: HOUSE }]).await;
    assert_eq!(f.store.contact(HOUSE).await.unwrap(), None);
    assert_eq!(f.store.invited_by(HOUSE).await.unwrap(), Vec::new());
    assert_eq!(f.store.contact(2).await.unwrap(), Some(contact("Mara")));
}

pub(super) async fn an_address_is_invited_once_as_long_as_the_invitation_can_be_accepted(f: &Fixture) {
    f.carry_out(vec![put(invited(5, HOUSE, 1, 100), 1)]).await;
    assert_eq!(f.store.invited(5).await.unwrap(), Some(invited(5, HOUSE, 1, 100)));
    let again = tried(f, vec![put(invited(6, HOUSE, 1, 200), 99)]).await;
    assert!(matches!(again, Err(StoreError::CodeTaken)), "{again:?}");
    // Another address, another organisation, and the same address once the first invitation has expired.
    f.carry_out(vec![put(invited(7, HOUSE, 2, 150), 99), put(invited(8, 2, 1, 100), 99)]).await;
    f.carry_out(vec![put(invited(6, HOUSE, 1, 200), 100)]).await;
    assert_eq!(f.store.invited(5).await.unwrap(), None);
    assert_eq!(f.store.invited_by(HOUSE).await.unwrap(), [invited(6, HOUSE, 1, 200), invited(7, HOUSE, 2, 150)]);
}

pub(super) async fn a_raced_invitation_to_one_address_goes_in_once(f: &Fixture) {
    let mut racers = JoinSet::new();
    for n in 0..8 {
        let store = Arc::clone(&f.store);
        racers.spawn(async move {
            let seq = store.head(WORKSHOP).await.unwrap().unwrap().seq;
            let append = Append { effects: vec![put(invited(n, HOUSE, 1, 100), 1)], ..command("seat:1", None, &[]) };
            store.commit(vec![batch(WORKSHOP, seq, vec![append])]).await.unwrap().remove(0).is_ok()
        });
    }
    assert_eq!(racers.join_all().await.into_iter().filter(|went_in| *went_in).count(), 1);
    assert_eq!(f.store.invited_by(HOUSE).await.unwrap().len(), 1);
}

pub(super) async fn to_whom_an_invitation_went_is_forgotten_when_it_is_over(f: &Fixture) {
    f.carry_out(vec![put(invited(5, HOUSE, 1, 100), 1), put(invited(6, HOUSE, 2, 101), 1)]).await;
    f.store.sweep_expired(100).await.unwrap();
    assert_eq!(f.store.invited_by(HOUSE).await.unwrap(), [invited(6, HOUSE, 2, 101)]);
    f.carry_out(vec![Effect::DropInvited { invitation: 6 }]).await;
    assert_eq!(f.store.invited(6).await.unwrap(), None);
}
