//! The promises about streams.

use std::sync::Arc;

use server::store::{Append, ChainReport, Effect, NewEvent, Person, Recorded, StoreError, Streams};
use tokio::task::JoinSet;

use super::fixture::{Fixture, OTHER, WORKSHOP, batch, command};

pub(super) async fn what_is_committed_is_read_back_as_it_was_given(f: &Fixture) {
    // The body is text, not JSON to be understood: spaces, order and doubled keys stay.
    let odd = "{ \"b\":1,\"a\":2,\"a\":3,\"text\":\"Straße \\u0000 نص 'x' 🌱\" }\n";
    let append = Append {
        at_ms: -5,
        actor: "seat:1".to_owned(),
        command_id: Some("c1".to_owned()),
        events: vec![
            NewEvent { kind: "card_written".to_owned(), body: odd.to_owned() },
            NewEvent { kind: "card_queued".to_owned(), body: String::new() },
        ],
        effects: Vec::new(),
    };

    assert_eq!(f.put(batch(WORKSHOP, 0, vec![append])).await, 2);

    let first = Recorded {
        seq: 1,
        at_ms: -5,
        actor: "seat:1".to_owned(),
        command_id: Some("c1".to_owned()),
        kind: "card_written".to_owned(),
        body: odd.to_owned(),
    };
    let second =
        Recorded { seq: 2, command_id: None, kind: "card_queued".to_owned(), body: String::new(), ..first.clone() };
    assert_eq!(f.store.read(WORKSHOP, 0, 10).await.unwrap(), [first, second]);
    assert_eq!(f.store.head(WORKSHOP).await.unwrap().unwrap().seq, 2);
    assert_eq!(f.store.done_before(WORKSHOP, "seat:1", "c1").await.unwrap(), Some(1));
    assert_eq!(f.store.read(OTHER, 0, 10).await.unwrap(), []);
}

pub(super) async fn a_stream_is_read_in_pieces(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", None, &["1", "2", "3", "4", "5"])])).await;

    assert_eq!(bodies(f, 0, 2).await, ["1", "2"]);
    assert_eq!(bodies(f, 2, 2).await, ["3", "4"]);
    assert_eq!(bodies(f, 4, u32::MAX).await, ["5"]);
    assert!(bodies(f, 5, 2).await.is_empty());
    assert!(bodies(f, 0, 0).await.is_empty());
}

pub(super) async fn sequence_numbers_have_no_gaps_when_many_commit_at_once(f: &Fixture) {
    let mut writers = JoinSet::new();
    for writer in 0..8 {
        let store = Arc::clone(&f.store);
        writers.spawn(async move {
            let mut expected_seq = 0;
            let mut written = 0;
            while written < 10 {
                let body = format!("{writer}/{written}");
                let append = command("seat:1", None, &[&body, "and"]);
                match commit_one(&*store, batch(WORKSHOP, expected_seq, vec![append])).await {
                    Ok(head) => {
                        assert_eq!(head, expected_seq + 2);
                        expected_seq = head;
                        written += 1;
                    }
                    Err(StoreError::Conflict { current }) => expected_seq = current,
                    Err(other) => panic!("{other}"),
                }
            }
        });
    }
    writers.join_all().await;

    let events = f.store.read(WORKSHOP, 0, 1000).await.unwrap();
    let seqs: Vec<u64> = events.iter().map(|event| event.seq).collect();
    assert_eq!(seqs, (1..=160).collect::<Vec<_>>());
    for writer in 0..8 {
        let own: Vec<&str> = events
            .iter()
            .map(|event| event.body.as_str())
            .filter(|body| body.starts_with(&format!("{writer}/")))
            .collect();
        let in_order: Vec<String> = (0..10).map(|n| format!("{writer}/{n}")).collect();
        assert_eq!(own, in_order);
    }
    assert_eq!(f.store.verify(WORKSHOP).await.unwrap(), ChainReport { events: 160, first_broken: None });
}

pub(super) async fn a_conflict_fails_alone(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", None, &["1", "2"])])).await;

    let results = f
        .store
        .commit(vec![
            batch(WORKSHOP, 1, vec![command("seat:2", None, &["too late"])]),
            batch(OTHER, 0, vec![command("seat:3", None, &["in time"])]),
            batch(WORKSHOP, 3, vec![command("seat:4", None, &["too early"])]),
        ])
        .await
        .unwrap();

    let conflict = Err(StoreError::Conflict { current: 2 });
    assert_eq!(results, [conflict.clone(), Ok(1), conflict]);
    assert_eq!(bodies(f, 0, 10).await, ["1", "2"]);
    assert_eq!(f.store.read(OTHER, 0, 10).await.unwrap()[0].body, "in time");
}

pub(super) async fn batches_of_one_stream_build_on_each_other(f: &Fixture) {
    let results = f
        .store
        .commit(vec![
            batch(WORKSHOP, 0, vec![command("seat:1", None, &["1"]), command("seat:2", None, &["2"])]),
            batch(WORKSHOP, 2, vec![command("seat:3", None, &["3"])]),
            batch(WORKSHOP, 3, vec![]),
        ])
        .await
        .unwrap();

    assert_eq!(results, [Ok(2), Ok(3), Ok(3)]);
    assert_eq!(bodies(f, 0, 10).await, ["1", "2", "3"]);
    assert_eq!(f.store.verify(WORKSHOP).await.unwrap().first_broken, None);
}

pub(super) async fn a_raced_command_is_carried_out_once(f: &Fixture) {
    let mut phones = JoinSet::new();
    for _ in 0..16 {
        let store = Arc::clone(&f.store);
        phones.spawn(async move {
            let append = command("seat:1", Some("c1"), &["once", "only"]);
            commit_one(&*store, batch(WORKSHOP, 0, vec![append])).await
        });
    }
    let results = phones.join_all().await;

    let again = Err(StoreError::AlreadyDone { append: 0, seq: 1 });
    assert_eq!(results.iter().filter(|result| **result == Ok(2)).count(), 1);
    assert_eq!(results.iter().filter(|result| **result == again).count(), 15);
    assert_eq!(bodies(f, 0, 10).await, ["once", "only"]);
}

pub(super) async fn a_repeated_command_fails_alone_and_says_which(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", None, &["1"]), command("seat:1", Some("c1"), &["2", "3"])])).await;
    let repeating =
        vec![named(command("seat:2", Some("c2"), &["new"]), 2, "Nadia"), command("seat:1", Some("c1"), &["2", "3"])];

    let results = f
        .store
        .commit(vec![
            batch(OTHER, 0, vec![command("seat:9", None, &["before"])]),
            batch(WORKSHOP, 3, repeating),
            batch(OTHER, 1, vec![command("seat:9", None, &["after"])]),
        ])
        .await
        .unwrap();

    assert_eq!(results, [Ok(1), Err(StoreError::AlreadyDone { append: 1, seq: 2 }), Ok(2)]);
    assert_eq!(bodies(f, 0, 10).await, ["1", "2", "3"]);
    assert_eq!(f.store.people(WORKSHOP).await.unwrap(), []);
    assert_eq!(f.store.done_before(WORKSHOP, "seat:2", "c2").await.unwrap(), None);
    assert_eq!(f.store.verify(WORKSHOP).await.unwrap().first_broken, None);
}

pub(super) async fn a_command_id_belongs_to_its_actor_and_its_stream(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", Some("c1"), &["1"])])).await;
    f.put(batch(WORKSHOP, 1, vec![command("seat:2", Some("c1"), &["2"])])).await;
    f.put(batch(OTHER, 0, vec![command("seat:1", Some("c1"), &["3"])])).await;

    assert_eq!(f.store.done_before(WORKSHOP, "seat:1", "c1").await.unwrap(), Some(1));
    assert_eq!(f.store.done_before(WORKSHOP, "seat:2", "c1").await.unwrap(), Some(2));
    assert_eq!(f.store.done_before(OTHER, "seat:2", "c1").await.unwrap(), None);
}

pub(super) async fn the_same_command_twice_in_one_batch_is_invalid(f: &Fixture) {
    let twice = vec![command("seat:1", Some("c1"), &["1"]), command("seat:1", Some("c1"), &["1"])];

    let result = commit_one(&*f.store, batch(WORKSHOP, 0, twice)).await;

    assert!(matches!(result, Err(StoreError::Invalid(_))), "{result:?}");
    assert!(bodies(f, 0, 10).await.is_empty());
}

pub(super) async fn an_unknown_stream_is_not_found(f: &Fixture) {
    let results = f
        .store
        .commit(vec![
            batch(404, 0, vec![command("seat:1", None, &["lost"])]),
            batch(OTHER, 0, vec![command("seat:1", None, &["kept"])]),
        ])
        .await
        .unwrap();

    assert_eq!(results, [Err(StoreError::NotFound), Ok(1)]);
    assert_eq!(f.store.head(404).await.unwrap(), None);
    assert_eq!(f.store.read(404, 0, 10).await.unwrap(), []);
    assert_eq!(f.store.verify(404).await, Err(StoreError::NotFound));
    assert_eq!(f.store.renew_epoch(404, "x").await, Err(StoreError::NotFound));
}

pub(super) async fn an_invalid_batch_takes_its_events_and_effects_back(f: &Fixture) {
    let mut astray = named(command("seat:1", None, &["lost"]), 1, "Nadia");
    astray.effects.push(Effect::PutPerson { workshop: 404, seat: 1, name: None, organisation: None });

    let results = f
        .store
        .commit(vec![
            batch(WORKSHOP, 0, vec![astray]),
            batch(WORKSHOP, 0, vec![named(command("seat:2", None, &["kept"]), 2, "Kerem")]),
        ])
        .await
        .unwrap();

    assert!(matches!(results[0], Err(StoreError::Invalid(_))), "{results:?}");
    assert_eq!(results[1], Ok(1));
    assert_eq!(bodies(f, 0, 10).await, ["kept"]);
    let kerem = Person { seat: 2, name: Some("Kerem".to_owned()), organisation: None, erased: false };
    assert_eq!(f.store.people(WORKSHOP).await.unwrap(), [kerem]);
    assert_eq!(f.store.verify(WORKSHOP).await.unwrap(), ChainReport { events: 1, first_broken: None });
}

pub(super) async fn nothing_is_written_when_the_transaction_fails(f: &Fixture) {
    // A promise that is only called in at the very end makes the commit itself fail.
    f.tamper(
        "create table debt (id integer references account (id) deferrable initially deferred);
         create trigger borrow after insert on event when new.kind = 'borrow' begin insert into debt values (404); end;",
        "create table debt (id bigint references account (id) deferrable initially deferred);
         create function borrow() returns trigger language plpgsql as
             $$ begin insert into debt values (404); return null; end $$;
         create trigger borrow after insert on event for each row when (new.kind = 'borrow') execute function borrow();",
    )
    .await
    .unwrap();
    let mut borrow = command("seat:1", Some("c2"), &["never"]);
    borrow.events[0].kind = "borrow".to_owned();
    let good = || batch(WORKSHOP, 0, vec![named(command("seat:1", Some("c1"), &["good"]), 1, "Nadia")]);

    let outcome = f.store.commit(vec![good(), batch(OTHER, 0, vec![borrow])]).await;

    assert!(outcome.is_err(), "{outcome:?}");
    for stream in [WORKSHOP, OTHER] {
        assert_eq!(f.store.read(stream, 0, 10).await.unwrap(), []);
        assert_eq!(f.store.head(stream).await.unwrap().unwrap().seq, 0);
    }
    assert_eq!(f.store.people(WORKSHOP).await.unwrap(), []);

    // The store goes on working, and the same command may come again.
    assert_eq!(f.put(good()).await, 1);
}

pub(super) async fn history_can_neither_be_changed_nor_removed(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", None, &["said"])])).await;

    for sql in ["update event set body = 'unsaid'", "delete from event"] {
        let refused = f.tamper(sql, sql).await.unwrap_err().to_string();
        assert!(refused.contains("history is append-only"), "{refused}");
    }

    assert_eq!(bodies(f, 0, 10).await, ["said"]);
}

pub(super) async fn an_altered_body_breaks_the_chain_at_its_place(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", Some("c1"), &["1", "2", "3"])])).await;
    assert_eq!(f.store.verify(WORKSHOP).await.unwrap(), ChainReport { events: 3, first_broken: None });

    f.forge("update event set body = 'two' where seq = 2").await;

    assert_eq!(f.store.verify(WORKSHOP).await.unwrap(), ChainReport { events: 3, first_broken: Some(2) });
}

pub(super) async fn a_removed_event_breaks_the_chain_at_its_place(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", None, &["1", "2", "3", "4"])])).await;

    f.forge("delete from event where seq = 3").await;

    assert_eq!(f.store.verify(WORKSHOP).await.unwrap(), ChainReport { events: 3, first_broken: Some(3) });
}

pub(super) async fn a_cut_or_extended_stream_is_noticed(f: &Fixture) {
    for stream in [WORKSHOP, OTHER] {
        f.put(batch(stream, 0, vec![command("seat:1", None, &["1", "2", "3"])])).await;
    }

    f.forge(&format!(
        "delete from event where seq = 3 and stream = {}; update stream set head_seq = 2 where id = {OTHER};",
        WORKSHOP.cast_signed(),
    ))
    .await;

    assert_eq!(f.store.verify(WORKSHOP).await.unwrap(), ChainReport { events: 2, first_broken: Some(3) });
    assert_eq!(f.store.verify(OTHER).await.unwrap(), ChainReport { events: 3, first_broken: Some(3) });
}

pub(super) async fn a_stream_cannot_pass_for_another(f: &Fixture) {
    for stream in [WORKSHOP, OTHER] {
        f.put(batch(stream, 0, vec![command("seat:1", None, &["the same"])])).await;
    }

    let one = f.store.head(WORKSHOP).await.unwrap().unwrap();
    let other = f.store.head(OTHER).await.unwrap().unwrap();

    assert_eq!((one.seq, other.seq), (1, 1));
    assert_ne!(one.hash, other.hash);
}

pub(super) async fn a_long_stream_is_verified(f: &Fixture) {
    let bodies = vec!["{}"; 5_000];
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", None, &bodies)])).await;
    assert_eq!(f.store.verify(WORKSHOP).await.unwrap(), ChainReport { events: 5_000, first_broken: None });

    f.forge("update event set actor = 'seat:2' where seq = 4999").await;

    assert_eq!(f.store.verify(WORKSHOP).await.unwrap(), ChainReport { events: 5_000, first_broken: Some(4_999) });
}

pub(super) async fn a_new_epoch_leaves_the_events_alone(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", None, &["1"])])).await;
    let before = f.store.head(WORKSHOP).await.unwrap().unwrap();

    f.store.renew_epoch(WORKSHOP, "after the restore").await.unwrap();

    let after = f.store.head(WORKSHOP).await.unwrap().unwrap();
    assert_eq!(after.epoch, "after the restore");
    assert_eq!((after.seq, after.hash), (before.seq, before.hash));
    assert_eq!(f.store.workshop(WORKSHOP).await.unwrap().unwrap().epoch, "after the restore");
    assert_eq!(f.store.verify(WORKSHOP).await.unwrap().first_broken, None);
}

async fn commit_one<S: Streams + ?Sized>(store: &S, batch: server::store::Batch) -> Result<u64, StoreError> {
    store.commit(vec![batch]).await.unwrap().remove(0)
}

async fn bodies(f: &Fixture, after_seq: u64, limit: u32) -> Vec<String> {
    let events = f.store.read(WORKSHOP, after_seq, limit).await.unwrap();
    events.into_iter().map(|event| event.body).collect()
}

fn named(mut append: Append, seat: u64, name: &str) -> Append {
    append.effects.push(Effect::PutPerson {
        workshop: WORKSHOP,
        seat,
        name: Some(name.to_owned()),
        organisation: None,
    });
    append
}

pub(super) async fn a_stream_is_begun_once(f: &Fixture) {
    f.store.begin_stream(4711, "first").await.unwrap();
    assert_eq!(f.put(batch(4711, 0, vec![command("seat:1", None, &["{}"])])).await, 1);

    f.store.begin_stream(4711, "second").await.unwrap();

    let head = f.store.head(4711).await.unwrap().unwrap();
    assert_eq!((head.seq, head.epoch.as_str()), (1, "first"));
    assert_eq!(f.store.verify(4711).await.unwrap().first_broken, None);
}
