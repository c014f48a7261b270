//! Group commit: what many rooms want written at the same moment shares one transaction, and so
//! one wait for the disk.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::{Batch, StoreError, Streams};

/// How many commands at most share one transaction. Later ones wait for the next.
const APPENDS_PER_COMMIT: usize = 512;

/// How many batches may wait before a room has to wait for its place in the queue.
const WAITING_BATCHES: usize = 1024;

type Answer = oneshot::Sender<Result<u64, StoreError>>;

/// A handle on the task that writes; clone it for every room.
#[derive(Clone)]
pub struct Committer {
    queue: mpsc::Sender<(Batch, Answer)>,
}

impl Committer {
    /// Starts the task. It ends, with everything written, when the last handle is dropped.
    pub fn start(store: Arc<dyn Streams>) -> (Self, JoinHandle<()>) {
        let (queue, waiting) = mpsc::channel(WAITING_BATCHES);
        (Self { queue }, tokio::spawn(write_all(store, waiting)))
    }

    /// Answers with the stream's new head once the batch is on disk. A batch that is queued will be
    /// written even if nobody waits for the answer any more.
    pub async fn commit(&self, batch: Batch) -> Result<u64, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.queue.send((batch, answer)).await.map_err(|_| stopped())?;
        answered.await.map_err(|_| stopped())?
    }
}

async fn write_all(store: Arc<dyn Streams>, mut waiting: mpsc::Receiver<(Batch, Answer)>) {
    while let Some((batch, answer)) = waiting.recv().await {
        let mut appends = batch.appends.len();
        let (mut batches, mut answers) = (vec![batch], vec![answer]);
        while appends < APPENDS_PER_COMMIT
            && let Ok((batch, answer)) = waiting.try_recv()
        {
            appends += batch.appends.len();
            batches.push(batch);
            answers.push(answer);
        }
        let results = write(&store, batches, answers.len()).await;
        for (answer, result) in answers.into_iter().zip(results) {
            // A room that is gone does not need its answer.
            let _ = answer.send(result);
        }
    }
}

/// One result per batch, whatever happens. In a task of its own: a panic in there ends that commit
/// and not this committer, on which every room depends.
async fn write(store: &Arc<dyn Streams>, batches: Vec<Batch>, count: usize) -> Vec<Result<u64, StoreError>> {
    let store = Arc::clone(store);
    let written = tokio::spawn(async move { store.commit(batches).await })
        .await
        .unwrap_or_else(|panic| Err(StoreError::Unavailable(panic.to_string())));
    match written {
        Ok(results) => results,
        Err(error) => vec![Err(error); count],
    }
}

fn stopped() -> StoreError {
    StoreError::Unavailable("the committer has stopped".to_owned())
}
