//! What only SQLite's own connections can show.

use std::os::unix::fs::PermissionsExt;

use crate::store::{Append, Batch, NewEvent, NewWorkshop, StoreError, Streams, Workshops};

use super::Sqlite;

#[tokio::test]
async fn a_full_disk_refuses_and_loses_nothing() {
    let folder = std::env::temp_dir().join(format!("visionscafe_full_{}", std::process::id()));
    let file = folder.join("visionscafe.db");
    let store = Sqlite::open(file.to_str().unwrap()).await.unwrap();
    store.create_workshop(workshop()).await.unwrap();
    assert_eq!(store.commit(vec![batch(0, "small")]).await.unwrap(), [Ok(1)]);

    let big = "x".repeat(1_000_000);
    for _ in 0..3 {
        // No page more than there are. SQLite then ends the transaction by itself, and with it goes
        // the connection and this limit.
        let pages: i64 = sqlx::query_scalar("pragma page_count").fetch_one(&store.writer).await.unwrap();
        let limit = sqlx::AssertSqlSafe(format!("pragma max_page_count = {pages}"));
        sqlx::raw_sql(limit).execute(&store.writer).await.unwrap();

        let refused = store.commit(vec![batch(1, "small too"), batch(2, &big)]).await;

        assert!(matches!(&refused, Err(StoreError::Unavailable(cause)) if cause.contains("full")), "{refused:?}");
        assert_eq!(store.head(1).await.unwrap().unwrap().seq, 1);
    }

    // Room again: it goes on where it was.
    let results = store.commit(vec![batch(1, "small too"), batch(2, &big)]).await;
    assert_eq!(results.unwrap(), [Ok(2), Ok(3)]);
    assert_eq!(store.verify(1).await.unwrap().first_broken, None);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn every_commit_waits_for_the_disk() {
    let folder = std::env::temp_dir().join(format!("visionscafe_sync_{}", std::process::id()));
    let file = folder.join("visionscafe.db");
    let store = Sqlite::open(file.to_str().unwrap()).await.unwrap();

    let pragma = async |sql: &'static str| -> String {
        let row = sqlx::query(sql).fetch_one(&store.writer).await.unwrap();
        sqlx::Row::try_get::<String, _>(&row, 0)
            .or_else(|_| sqlx::Row::try_get::<i64, _>(&row, 0).map(|number| number.to_string()))
            .unwrap()
    };

    assert_eq!(pragma("pragma journal_mode").await, "wal");
    assert_eq!(pragma("pragma synchronous").await, "2");
    assert_eq!(pragma("pragma foreign_keys").await, "1");
    assert_eq!(pragma("pragma secure_delete").await, "1");
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn no_other_account_of_the_machine_reads_the_database_or_what_lies_beside_it() {
    let folder = std::env::temp_dir().join(format!("visionscafe_mode_{}", std::process::id()));
    let store = Sqlite::open(folder.join("visionscafe.db").to_str().unwrap()).await.unwrap();
    store.create_workshop(workshop()).await.unwrap();
    let files = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap());
    let modes: Vec<_> = files.map(|file| file.metadata().unwrap().permissions().mode() & 0o777).collect();
    assert_eq!(modes, [0o600; 3], "the database, its write-ahead log and the index of that");
    std::fs::remove_dir_all(folder).unwrap();
}

fn workshop() -> NewWorkshop {
    NewWorkshop {
        id: 1,
        epoch: "epoch".to_owned(),
        join_code: "100001".to_owned(),
        projector_key: "projector".to_owned(),
        created_ms: 0,
        stewards: Vec::new(),
        first: append(None),
    }
}

fn batch(expected_seq: u64, body: &str) -> Batch {
    Batch { stream: 1, expected_seq, appends: vec![append(Some(body))] }
}

fn append(body: Option<&str>) -> Append {
    Append {
        at_ms: 0,
        actor: "seat:1".to_owned(),
        command_id: None,
        events: body
            .map(|body| NewEvent { kind: "card_written".to_owned(), body: body.to_owned() })
            .into_iter()
            .collect(),
        effects: Vec::new(),
    }
}
