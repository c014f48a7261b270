//! The promises about opening, closing and copying a store.

use std::collections::BTreeSet;
use std::path::Path;

use server::store::{ChainReport, Effect, StoreError};

use super::fixture::{Fixture, Folder, WORKSHOP, batch, command};

pub(super) async fn what_was_written_is_there_after_opening_again(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", Some("c1"), &["1", "2"])])).await;
    let head = f.store.head(WORKSHOP).await.unwrap();
    f.store.close().await;

    let again = server::store::open(&f.url).await.unwrap();

    assert_eq!(again.head(WORKSHOP).await.unwrap(), head);
    assert_eq!(again.read(WORKSHOP, 0, 10).await.unwrap().len(), 2);
    assert_eq!(again.done_before(WORKSHOP, "seat:1", "c1").await.unwrap(), Some(1));
    let next = batch(WORKSHOP, 2, vec![command("seat:1", None, &["3"])]);
    assert_eq!(again.commit(vec![next]).await.unwrap(), [Ok(3)]);
    assert_eq!(again.verify(WORKSHOP).await.unwrap(), ChainReport { events: 3, first_broken: None });
    again.close().await;
}

pub(super) async fn a_closed_store_is_unavailable(f: &Fixture) {
    f.store.close().await;

    let written = f.store.commit(vec![batch(WORKSHOP, 0, vec![command("seat:1", None, &["1"])])]).await;
    assert!(matches!(written, Err(StoreError::Unavailable(_))), "{written:?}");
    let read = f.store.read(WORKSHOP, 0, 10).await;
    assert!(matches!(read, Err(StoreError::Unavailable(_))), "{read:?}");
}

pub(super) async fn a_backup_is_a_store_of_its_own(f: &Fixture) {
    f.put(batch(WORKSHOP, 0, vec![command("seat:1", None, &["1"])])).await;
    f.carry_out(vec![Effect::PutOrganisation { workshop: WORKSHOP, organisation: 1, name: "Turnverein".to_owned() }])
        .await;
    let Some(file) = f.spare_file() else {
        let refused = f.store.backup(Path::new("copy.db")).await;
        assert!(matches!(refused, Err(StoreError::Unsupported(_))), "{refused:?}");
        return;
    };

    f.store.backup(&file).await.unwrap();
    f.put(batch(WORKSHOP, 1, vec![command("seat:1", None, &["after the backup"])])).await;

    let again = f.store.backup(&file).await;
    assert!(matches!(again, Err(StoreError::Invalid(_))), "{again:?}");
    let copy = server::store::open(file.to_str().unwrap()).await.unwrap();
    assert_eq!(copy.verify(WORKSHOP).await.unwrap(), ChainReport { events: 1, first_broken: None });
    assert_eq!(copy.organisations(WORKSHOP).await.unwrap()[0].name, "Turnverein");
    copy.close().await;
}

#[tokio::test]
async fn a_file_may_be_named_in_three_ways() {
    let folder = Folder::new();
    let path = folder.0.join("a b/ü%20?.db");
    let path = path.to_str().unwrap();

    for url in [path.to_owned(), format!("sqlite:{path}"), format!("sqlite://{path}")] {
        let store = server::store::open(&url).await.unwrap();
        let before = store.account(1).await.unwrap();
        assert_eq!(before.is_some(), url != path, "{url}");
        store.put_account(1, "Fatma", 1).await.unwrap();
        store.close().await;
    }
    assert!(Path::new(path).exists());
}

#[tokio::test]
async fn what_cannot_be_opened_says_why() {
    for url in ["mysql://localhost/visionscafe", "sqlite::memory:", ":memory:", "sqlite:", ""] {
        let refused = server::store::open(url).await.err();
        assert!(matches!(refused, Some(StoreError::Unsupported(_))), "{url}: {refused:?}");
    }

    let folder = Folder::new();
    let file = folder.0.join("file");
    std::fs::write(
        &file,
        "this is not a database, and longer than a header of one hundred bytes, so that nobody can mistake it",
    )
    .unwrap();
    let refused = server::store::open(file.to_str().unwrap()).await.err();
    assert!(matches!(refused, Some(StoreError::Damaged(_))), "{refused:?}");
    let refused = server::store::open(file.join("below.db").to_str().unwrap()).await.err();
    assert!(matches!(refused, Some(StoreError::Unavailable(_))), "{refused:?}");
    let refused = server::store::open("postgres:///nothing?host=/nowhere").await.err();
    assert!(matches!(refused, Some(StoreError::Unavailable(_))), "{refused:?}");
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |database: &str| -> BTreeSet<String> {
        std::fs::read_dir(format!("{}/../migrations/{database}", env!("CARGO_MANIFEST_DIR")))
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect()
    };

    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}
