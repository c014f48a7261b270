//! What is known of a person, what is forgotten, and the log as an auditor reads it.

use server::store::{Effect, MailToken, Strength};

use super::fixture::{FACILITATOR, Fixture, OTHER, WORKSHOP, batch, command, new_session};

fn person(workshop: u64, seat: u64, name: &str) -> Effect {
    Effect::PutPerson { workshop, seat, name: Some(name.to_owned()), organisation: Some(4) }
}

pub(super) async fn what_is_kept_of_an_account_is_told(f: &Fixture) {
    assert_eq!(f.store.about_account(404).await.unwrap(), Default::default());
    f.store.put_session(&new_session([3; 32], FACILITATOR, "", 100, 100, Strength::Plain), 70).await.unwrap();
    f.store.put_session(&new_session([4; 32], FACILITATOR, "", 100, 100, Strength::Plain), 60).await.unwrap();
    f.store.put_one_time_link(&[5; 32], FACILITATOR, 90).await.unwrap();
    let token = MailToken {
        token_hash: [6; 32],
        purpose: "reset".to_owned(),
        account: Some(FACILITATOR),
        body: "{}".to_owned(),
        expires_ms: 80,
    };
    let password = Effect::PutPassword { account: FACILITATOR, phc: "$x".to_owned(), set_ms: 40 };
    f.carry_out(vec![Effect::PutMailToken(token), password]).await;

    let about = f.store.about_account(FACILITATOR).await.unwrap();

    assert_eq!((about.seen_ms, about.password_set_ms), (Some(70), Some(40)));
    assert_eq!((about.links_until_ms, about.mail_tokens), (vec![90], vec![("reset".to_owned(), 80)]));
    assert!(about.mails.is_empty() && about.unsubscribe_links.is_empty());
}

pub(super) async fn what_is_kept_of_a_seat_is_told(f: &Fixture) {
    let voted =
        |poll, voter: &str| Effect::PutParticipation { workshop: WORKSHOP, poll, voter: voter.to_owned(), ballots: 1 };
    let seat = domain::workshop::poll::Voter::Seat(domain::ids::SeatId(2)).to_string();
    f.carry_out(vec![
        person(WORKSHOP, 2, "Kerem"),
        Effect::PutSeatToken { token_hash: [1; 32], workshop: WORKSHOP, seat: 2 },
        Effect::PutSeatToken { token_hash: [2; 32], workshop: WORKSHOP, seat: 2 },
        Effect::PutReentryCode { workshop: WORKSHOP, seat: 2, code_hash: [3; 32] },
        voted(9, &seat),
        voted(8, "seat:another"),
    ])
    .await;

    let about = f.store.about_seat(WORKSHOP, 2).await.unwrap();

    assert_eq!((about.name.as_deref(), about.organisation), (Some("Kerem"), Some(4)));
    assert_eq!((about.phones, about.has_code, about.voted), (2, true, vec![9]));
    assert_eq!(f.store.about_seat(OTHER, 2).await.unwrap(), Default::default());
}

pub(super) async fn an_erased_account_takes_the_names_of_its_seats_along(f: &Fixture) {
    f.store.put_account(2, "Halil", 1).await.unwrap();
    f.carry_out(vec![
        person(WORKSHOP, 5, "Unverwechselbar"),
        person(WORKSHOP, 6, "Kerem"),
        Effect::PutClaim { account: 2, workshop: WORKSHOP, seat: 5 },
        Effect::PutSeatToken { token_hash: [1; 32], workshop: WORKSHOP, seat: 5 },
        Effect::PutReentryCode { workshop: WORKSHOP, seat: 5, code_hash: [3; 32] },
        Effect::PutHostName { workshop: WORKSHOP, group: 1, name: Some("unverwechselbar".to_owned()) },
        Effect::PutHostName { workshop: WORKSHOP, group: 2, name: Some("Kerem".to_owned()) },
    ])
    .await;

    f.carry_out(vec![Effect::EraseAccount { account: 2 }]).await;

    assert!(!f.everything().await.to_lowercase().contains("unverwechselbar"));
    assert_eq!(f.store.erased_seats().await.unwrap(), [(WORKSHOP, 5)]);
    assert_eq!(f.store.seat_by_token(&[1; 32]).await.unwrap(), None);
    assert_eq!(f.store.seat_by_reentry(WORKSHOP, &[3; 32]).await.unwrap(), None);
    let people = f.store.people(WORKSHOP).await.unwrap();
    let told: Vec<_> = people.iter().map(|it| (it.seat, it.name.as_deref(), it.organisation, it.erased)).collect();
    assert_eq!(told, [(5, None, None, true), (6, Some("Kerem"), Some(4), false)]);
    assert_eq!(f.store.host_names(WORKSHOP).await.unwrap().len(), 1);
}

pub(super) async fn an_erased_seat_is_never_named_again(f: &Fixture) {
    f.carry_out(vec![person(WORKSHOP, 5, "Halil"), person(WORKSHOP, 6, "Kerem")]).await;
    f.carry_out(vec![Effect::ErasePerson { workshop: WORKSHOP, seat: 5 }]).await;
    // A room that did not know yet writes the name once more.
    f.carry_out(vec![person(WORKSHOP, 5, "Halil")]).await;
    assert!(!f.everything().await.contains("Halil"));
    assert!(f.everything().await.contains("Kerem"));
    assert_eq!(f.store.erased_seats().await.unwrap(), [(WORKSHOP, 5)]);
}

pub(super) async fn of_a_forgotten_workshop_only_seats_in_accounts_keep_their_name(f: &Fixture) {
    f.carry_out(vec![
        person(WORKSHOP, 5, "Halil"),
        person(WORKSHOP, 6, "Kerem"),
        person(OTHER, 5, "Berta"),
        Effect::PutClaim { account: FACILITATOR, workshop: WORKSHOP, seat: 6 },
        Effect::PutSeatToken { token_hash: [1; 32], workshop: WORKSHOP, seat: 5 },
        Effect::PutSeatToken { token_hash: [2; 32], workshop: OTHER, seat: 5 },
        Effect::PutReentryCode { workshop: WORKSHOP, seat: 5, code_hash: [3; 32] },
        Effect::PutHostName { workshop: WORKSHOP, group: 1, name: Some("Halil".to_owned()) },
    ])
    .await;

    assert_eq!(f.store.forget_workshop(WORKSHOP).await.unwrap(), 4);
    assert_eq!(f.store.forget_workshop(WORKSHOP).await.unwrap(), 0);

    assert!(!f.everything().await.contains("Halil"));
    let names = async |workshop| {
        f.store.people(workshop).await.unwrap().into_iter().filter_map(|it| it.name).collect::<Vec<_>>()
    };
    assert_eq!((names(WORKSHOP).await, names(OTHER).await), (vec!["Kerem".to_owned()], vec!["Berta".to_owned()]));
    assert_eq!(f.store.seat_by_token(&[1; 32]).await.unwrap(), None);
    assert_eq!(f.store.seat_by_token(&[2; 32]).await.unwrap(), Some((OTHER, 5)));
}

pub(super) async fn history_is_read_backwards_by_kind_and_by_actor(f: &Fixture) {
    let mut first = command("seat:1", None, &["1", "2"]);
    first.events[1].kind = "card_locked".to_owned();
    f.put(batch(WORKSHOP, 0, vec![first, command("seat:2", None, &["3"])])).await;
    let head = f.store.head(WORKSHOP).await.unwrap().unwrap();

    let seqs = async |before, kinds: &[&str], limit| {
        let found = f.store.history(WORKSHOP, before, kinds, limit).await.unwrap();
        found.iter().map(|it| it.event.seq).collect::<Vec<_>>()
    };
    assert_eq!(seqs(u64::MAX, &[], 2).await, [3, 2]);
    assert_eq!(seqs(2, &[], 2).await, [1]);
    assert_eq!(seqs(u64::MAX, &["card_locked"], 9).await, [2]);
    assert_eq!(seqs(u64::MAX, &["card_lock", "written"], 9).await, Vec::<u64>::new());
    assert_eq!(f.store.history(WORKSHOP, u64::MAX, &[], 1).await.unwrap()[0].hash, head.hash);
    let acts = f.store.acts(WORKSHOP, "seat:1").await.unwrap();
    assert_eq!(acts.iter().map(|it| it.body.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    assert!(f.store.acts(OTHER, "seat:1").await.unwrap().is_empty());
}

pub(super) async fn an_account_is_unused_since_somebody_last_signed_in_with_it(f: &Fixture) {
    f.store.put_account(2, "Halil", 50).await.unwrap();
    f.store.put_account(3, "Kerem", 50).await.unwrap();
    f.store.put_session(&new_session([3; 32], 3, "", 100, 100, Strength::Plain), 70).await.unwrap();

    assert_eq!(f.store.unused_accounts(50).await.unwrap(), [(FACILITATOR, 1)], "since it was opened");
    assert_eq!(f.store.unused_accounts(71).await.unwrap(), [(FACILITATOR, 1), (2, 50), (3, 70)]);
    f.store.put_session(&new_session([4; 32], FACILITATOR, "", 100, 100, Strength::Plain), 90).await.unwrap();
    assert_eq!(f.store.unused_accounts(71).await.unwrap(), [(2, 50), (3, 70)]);
}
