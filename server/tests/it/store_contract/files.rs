//! The promises about files.

use domain::ids::{OrganisationId, PostId};
use server::store::{Append, Effect, FileKind, FileOwner, FileRow, StoreError};

use super::fixture::{Fixture, WORKSHOP, batch, command};

const HOUSE: FileOwner = FileOwner::Organisation(OrganisationId(0xf000_0000_0000_0005));
const CLUB: FileOwner = FileOwner::Organisation(OrganisationId(6));

fn pdf(id: u64, added_ms: i64) -> FileRow {
    FileRow { id, owner: HOUSE, kind: FileKind::Pdf, name: format!("Satzung {id}"), added_ms }
}

async fn tried(f: &Fixture, file: FileRow, bytes: &[u8]) -> Result<u64, StoreError> {
    let expected_seq = f.store.head(WORKSHOP).await.unwrap().unwrap().seq;
    let append =
        Append { effects: vec![Effect::PutFile { file, bytes: bytes.into() }], ..command("seat:1", None, &[]) };
    f.store.commit(vec![batch(WORKSHOP, expected_seq, vec![append])]).await.unwrap().remove(0)
}

async fn put(f: &Fixture, file: FileRow, bytes: &[u8]) {
    tried(f, file, bytes).await.unwrap();
}

pub(super) async fn a_file_is_read_back_byte_for_byte(f: &Fixture) {
    let bytes: Vec<u8> = (0..=255).cycle().take(10 * 1024 * 1024).collect();
    let file = FileRow { name: "شعار".to_owned(), ..pdf(0xf000_0000_0000_0001, 5) };

    put(f, file.clone(), &bytes).await;

    assert_eq!(f.store.file(file.id).await.unwrap(), Some((file.clone(), bytes.clone())));
    assert_eq!(f.store.file_row(file.id).await.unwrap(), Some(file.clone()));
    assert_eq!(f.store.file(2).await.unwrap(), None);
    assert_eq!(f.store.file_row(2).await.unwrap(), None);
    for length in [0, bytes.len() + 1] {
        let refused = tried(f, pdf(3, 5), &vec![1; length]).await;
        assert!(matches!(refused, Err(StoreError::Invalid(_))), "{length}: {refused:?}");
    }
    let twice = tried(f, file, &[1]).await;
    assert!(matches!(twice, Err(StoreError::CodeTaken)), "{twice:?}");
}

pub(super) async fn an_owner_s_files_are_listed_and_nobody_else_s(f: &Fixture) {
    put(f, pdf(1, 20), &[1]).await;
    put(f, pdf(2, 10), &[2]).await;
    put(f, FileRow { owner: CLUB, ..pdf(3, 5) }, &[3]).await;
    // A post with the same number is another owner.
    let post = FileOwner::Post(PostId(6));
    put(f, FileRow { owner: post, ..pdf(4, 5) }, &[4]).await;

    assert_eq!(f.store.files_of(HOUSE).await.unwrap(), [pdf(2, 10), pdf(1, 20)]);
    assert_eq!(f.store.files_of(CLUB).await.unwrap().len(), 1);
    assert_eq!(f.store.files_of(post).await.unwrap(), [FileRow { owner: post, ..pdf(4, 5) }]);
}

pub(super) async fn a_new_logo_takes_the_place_of_the_one_before(f: &Fixture) {
    let logo = |id| FileRow { kind: FileKind::Png, ..pdf(id, 1) };
    put(f, pdf(1, 1), &[1]).await;
    let replace = |file, byte: u8| Effect::ReplaceFile { file, bytes: [byte].into() };
    for (file, byte) in [(FileRow { owner: CLUB, ..logo(2) }, 2), (logo(3), 3), (logo(4), 4)] {
        f.carry_out(vec![replace(file, byte)]).await;
    }

    assert_eq!(f.store.file(3).await.unwrap(), None);
    assert_eq!(f.store.file(4).await.unwrap(), Some((logo(4), vec![4])));
    assert_eq!(f.store.files_of(HOUSE).await.unwrap(), [pdf(1, 1), logo(4)]);
    assert_eq!(f.store.files_of(CLUB).await.unwrap().len(), 1);
}

pub(super) async fn a_deleted_file_is_found_nowhere(f: &Fixture) {
    put(f, pdf(1, 1), b"%PDF a secret that goes away").await;
    assert!(f.everything().await.contains("Satzung 1"));

    f.carry_out(vec![Effect::DropFile { id: 1 }]).await;

    assert_eq!(f.store.file(1).await.unwrap(), None);
    let left = f.everything().await;
    assert!(!left.contains("Satzung 1") && !left.contains("a secret that goes away"));
}
