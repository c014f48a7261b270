//! The promises of group commit.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use async_trait::async_trait;
use futures_util::future::join_all;
use server::store::{Batch, ChainReport, Committer, Head, Recorded, Store, StoreError, Streams};
use tokio::sync::Semaphore;

use super::fixture::{Fixture, OTHER, WORKSHOP, batch, command, new_workshop};

pub(super) async fn waiting_batches_share_a_commit(f: &Fixture) {
    let rooms: u64 = 40;
    for room in 0..rooms {
        f.store.create_workshop(new_workshop(1_000 + room, &format!("{}", 500_000 + room))).await.unwrap();
    }
    let gate = Arc::new(Gate::before(Arc::clone(&f.store)));
    let (committer, _) = Committer::start(Arc::clone(&gate) as Arc<dyn Streams>);
    let commit = |room: u64| {
        let committer = committer.clone();
        async move { committer.commit(batch(1_000 + room, 0, vec![command("seat:1", None, &["1"])])).await }
    };
    let first = tokio::spawn(commit(0));
    gate.first_has_come().await;
    // While it is held up, all the others come. Polled once, each lies in the queue: that has room for them.
    let mut others = std::pin::pin!(join_all((1..rooms).map(commit)));
    std::future::poll_fn(|context| {
        assert!(others.as_mut().poll(context).is_pending());
        Poll::Ready(())
    })
    .await;
    gate.open();

    assert_eq!(first.await.unwrap(), Ok(1));
    for answer in others.await {
        assert_eq!(answer, Ok(1));
    }
    assert_eq!(gate.commits.load(Ordering::SeqCst), 2);
}

pub(super) async fn everybody_gets_his_own_answer(f: &Fixture) {
    let (committer, _) = Committer::start(f.store.clone());

    let (wrong, right, unknown) = tokio::join!(
        committer.commit(batch(WORKSHOP, 5, vec![command("seat:1", None, &["1"])])),
        committer.commit(batch(OTHER, 0, vec![command("seat:1", None, &["1", "2"])])),
        committer.commit(batch(404, 0, vec![command("seat:1", None, &["1"])])),
    );

    assert_eq!(wrong, Err(StoreError::Conflict { current: 0 }));
    assert_eq!(right, Ok(2));
    assert_eq!(unknown, Err(StoreError::NotFound));
}

pub(super) async fn it_ends_with_everything_written(f: &Fixture) {
    let gate = Arc::new(Gate::before(Arc::clone(&f.store)));
    let (committer, running) = Committer::start(Arc::clone(&gate) as Arc<dyn Streams>);
    // Nobody waits for this answer, and the last handle is gone before anything is written.
    let asking = tokio::spawn(async move {
        committer.commit(batch(WORKSHOP, 0, vec![command("seat:1", None, &["last words"])])).await
    });
    gate.first_has_come().await;
    asking.abort();
    assert!(asking.await.is_err());
    gate.open();

    running.await.unwrap();

    assert_eq!(f.store.read(WORKSHOP, 0, 10).await.unwrap()[0].body, "last words");
}

#[tokio::test]
async fn it_survives_commits_that_fail_and_stores_that_panic() {
    let (committer, _) = Committer::start(Arc::new(Unreliable::default()));
    let commit = || committer.commit(batch(WORKSHOP, 0, vec![command("seat:1", None, &["1"])]));

    assert_eq!(commit().await, Err(StoreError::Unavailable("disk full".to_owned())));
    assert!(matches!(commit().await, Err(StoreError::Unavailable(_))));
    assert_eq!(commit().await, Ok(1));
}

/// Holds commits up until it is opened, and counts them.
struct Gate {
    store: Arc<dyn Store>,
    commits: AtomicUsize,
    has_come: Semaphore,
    open: Semaphore,
}

impl Gate {
    fn before(store: Arc<dyn Store>) -> Self {
        Self { store, commits: AtomicUsize::new(0), has_come: Semaphore::new(0), open: Semaphore::new(0) }
    }

    async fn first_has_come(&self) {
        self.has_come.acquire().await.unwrap().forget();
    }

    fn open(&self) {
        self.open.add_permits(Semaphore::MAX_PERMITS / 2);
    }
}

#[async_trait]
impl Streams for Gate {
    async fn commit(&self, batches: Vec<Batch>) -> Result<Vec<Result<u64, StoreError>>, StoreError> {
        self.commits.fetch_add(1, Ordering::SeqCst);
        self.has_come.add_permits(1);
        self.open.acquire().await.unwrap().forget();
        self.store.commit(batches).await
    }

    async fn begin_stream(&self, stream: u64, epoch: &str) -> Result<(), StoreError> {
        self.store.begin_stream(stream, epoch).await
    }

    async fn read(&self, stream: u64, after_seq: u64, limit: u32) -> Result<Vec<Recorded>, StoreError> {
        self.store.read(stream, after_seq, limit).await
    }

    async fn head(&self, stream: u64) -> Result<Option<Head>, StoreError> {
        self.store.head(stream).await
    }

    async fn done_before(&self, stream: u64, actor: &str, command_id: &str) -> Result<Option<u64>, StoreError> {
        self.store.done_before(stream, actor, command_id).await
    }

    async fn verify(&self, stream: u64) -> Result<ChainReport, StoreError> {
        self.store.verify(stream).await
    }

    async fn renew_epoch(&self, stream: u64, epoch: &str) -> Result<(), StoreError> {
        self.store.renew_epoch(stream, epoch).await
    }
}

/// Fails first, panics next, and then works.
#[derive(Default)]
struct Unreliable {
    commits: AtomicUsize,
}

#[async_trait]
impl Streams for Unreliable {
    async fn commit(&self, batches: Vec<Batch>) -> Result<Vec<Result<u64, StoreError>>, StoreError> {
        match self.commits.fetch_add(1, Ordering::SeqCst) {
            0 => Err(StoreError::Unavailable("disk full".to_owned())),
            1 => panic!("this panic is part of the test"),
            _ => Ok(batches.iter().map(|batch| Ok(batch.expected_seq + 1)).collect()),
        }
    }

    async fn begin_stream(&self, _: u64, _: &str) -> Result<(), StoreError> {
        unreachable!("a committer only commits")
    }

    async fn read(&self, _: u64, _: u64, _: u32) -> Result<Vec<Recorded>, StoreError> {
        unreachable!("a committer only commits")
    }

    async fn head(&self, _: u64) -> Result<Option<Head>, StoreError> {
        unreachable!("a committer only commits")
    }

    async fn done_before(&self, _: u64, _: &str, _: &str) -> Result<Option<u64>, StoreError> {
        unreachable!("a committer only commits")
    }

    async fn verify(&self, _: u64) -> Result<ChainReport, StoreError> {
        unreachable!("a committer only commits")
    }

    async fn renew_epoch(&self, _: u64, _: &str) -> Result<(), StoreError> {
        unreachable!("a committer only commits")
    }
}
