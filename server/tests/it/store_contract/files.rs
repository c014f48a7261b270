//! The promises about files.

use std::sync::Arc;

use domain::ids::OrganisationId;
use server::store::{FileKind, FileOwner, FileRow, StoreError};
use tokio::task::JoinSet;

use super::fixture::Fixture;

const HOUSE: FileOwner = FileOwner::Organisation(OrganisationId(0xf000_0000_0000_0005));
const CLUB: FileOwner = FileOwner::Organisation(OrganisationId(6));

fn pdf(id: u64, added_ms: i64) -> FileRow {
    FileRow { id, owner: HOUSE, kind: FileKind::Pdf, name: format!("Satzung {id}"), added_ms }
}

pub(super) async fn a_file_is_read_back_byte_for_byte(f: &Fixture) {
    let bytes: Vec<u8> = (0..=255).cycle().take(10 * 1024 * 1024).collect();
    let file = FileRow { name: "شعار".to_owned(), ..pdf(0xf000_0000_0000_0001, 5) };

    assert!(f.store.put_file(&file, &bytes, 1).await.unwrap());

    assert_eq!(f.store.file(file.id).await.unwrap(), Some((file.clone(), bytes.clone())));
    assert_eq!(f.store.file_row(file.id).await.unwrap(), Some(file.clone()));
    assert_eq!(f.store.file(2).await.unwrap(), None);
    assert_eq!(f.store.file_row(2).await.unwrap(), None);
    for length in [0, bytes.len() + 1] {
        let refused = f.store.put_file(&pdf(3, 5), &vec![1; length], 9).await;
        assert!(matches!(refused, Err(StoreError::Invalid(_))), "{length}: {refused:?}");
    }
    let twice = f.store.put_file(&file, &[1], 9).await;
    assert!(matches!(twice, Err(StoreError::Invalid(_))), "{twice:?}");
}

pub(super) async fn an_owner_s_files_are_listed_and_nobody_else_s(f: &Fixture) {
    f.store.put_file(&pdf(1, 20), &[1], 9).await.unwrap();
    f.store.put_file(&pdf(2, 10), &[2], 9).await.unwrap();
    f.store.put_file(&FileRow { owner: CLUB, ..pdf(3, 5) }, &[3], 9).await.unwrap();

    assert_eq!(f.store.files_of(HOUSE).await.unwrap(), [pdf(2, 10), pdf(1, 20)]);
    assert_eq!(f.store.files_of(CLUB).await.unwrap().len(), 1);
}

pub(super) async fn an_owner_keeps_only_so_many_of_a_kind_however_many_come_at_once(f: &Fixture) {
    let mut racers = JoinSet::new();
    for id in 0..12 {
        let store = Arc::clone(&f.store);
        racers.spawn(async move { store.put_file(&pdf(id, 1), &[1], 3).await.unwrap() });
    }

    let kept = racers.join_all().await.into_iter().filter(|kept| *kept).count();

    assert_eq!((kept, f.store.files_of(HOUSE).await.unwrap().len()), (3, 3));
    // Another kind, and another owner, have room of their own.
    assert!(f.store.put_file(&FileRow { kind: FileKind::Png, ..pdf(20, 1) }, &[1], 3).await.unwrap());
    assert!(f.store.put_file(&FileRow { owner: CLUB, ..pdf(21, 1) }, &[1], 3).await.unwrap());
}

pub(super) async fn a_new_logo_takes_the_place_of_the_one_before(f: &Fixture) {
    let logo = |id| FileRow { kind: FileKind::Png, ..pdf(id, 1) };
    f.store.put_file(&pdf(1, 1), &[1], 9).await.unwrap();
    f.store.replace_file(&FileRow { owner: CLUB, ..logo(2) }, &[2]).await.unwrap();
    f.store.replace_file(&logo(3), &[3]).await.unwrap();
    f.store.replace_file(&logo(4), &[4]).await.unwrap();

    assert_eq!(f.store.file(3).await.unwrap(), None);
    assert_eq!(f.store.file(4).await.unwrap(), Some((logo(4), vec![4])));
    assert_eq!(f.store.files_of(HOUSE).await.unwrap(), [pdf(1, 1), logo(4)]);
    assert_eq!(f.store.files_of(CLUB).await.unwrap().len(), 1);
}

pub(super) async fn a_deleted_file_is_found_nowhere(f: &Fixture) {
    f.store.put_file(&pdf(1, 1), b"%PDF a secret that goes away", 9).await.unwrap();
    assert!(f.everything().await.contains("Satzung 1"));

    assert!(f.store.delete_file(1).await.unwrap());
    assert!(!f.store.delete_file(1).await.unwrap());

    assert_eq!(f.store.file(1).await.unwrap(), None);
    let left = f.everything().await;
    assert!(!left.contains("Satzung 1") && !left.contains("a secret that goes away"));
}
