//! The hash chain: each event's hash depends on all events before it, so that no past can be
//! altered unnoticed.

use sha2::{Digest, Sha256};

use super::{Batch, ChainReport, Hash, Head, Recorded, StoreError};

/// An event as it will be stored: numbered and linked to the one before.
pub(super) struct Link<'a> {
    pub(super) seq: u64,
    pub(super) at_ms: i64,
    pub(super) actor: &'a str,
    pub(super) command_id: Option<&'a str>,
    pub(super) kind: &'a str,
    pub(super) body: &'a str,
    pub(super) hash: Hash,
}

/// The hash before the first event. It depends on the id: no stream can pass for another.
pub(super) fn genesis(stream: u64) -> Hash {
    Sha256::new().chain_update(b"visionscafe event chain 1").chain_update(stream.to_be_bytes()).finalize().into()
}

/// Numbers and links the events of a batch; answers where the stream ends then.
pub(super) fn link<'a>(batch: &'a Batch, head: &Head) -> (Vec<Link<'a>>, Head) {
    let mut links = Vec::new();
    let mut head = head.clone();
    for append in &batch.appends {
        let mut command_id = append.command_id.as_deref();
        for event in &append.events {
            let mut link = Link {
                seq: head.seq + 1,
                at_ms: append.at_ms,
                actor: &append.actor,
                command_id: command_id.take(),
                kind: &event.kind,
                body: &event.body,
                hash: head.hash,
            };
            link.hash = hash(&head.hash, &link);
            head.seq = link.seq;
            head.hash = link.hash;
            links.push(link);
        }
    }
    (links, head)
}

/// Every field with its length before it: no two different events give the same bytes.
fn hash(previous: &Hash, link: &Link<'_>) -> Hash {
    let mut sha = Sha256::new();
    sha.update(previous);
    sha.update(link.seq.to_be_bytes());
    sha.update(link.at_ms.to_be_bytes());
    let mut field = |text: &str| {
        sha.update((text.len() as u64).to_be_bytes());
        sha.update(text);
    };
    field(link.actor);
    match link.command_id {
        Some(id) => {
            field("command");
            field(id);
        }
        None => field(""),
    }
    field(link.kind);
    field(link.body);
    sha.finalize().into()
}

/// Follows a stream from its beginning and compares.
pub(super) struct Verifier {
    seq: u64,
    hash: Hash,
    first_broken: Option<u64>,
}

impl Verifier {
    pub(super) fn new(stream: u64) -> Self {
        Self { seq: 0, hash: genesis(stream), first_broken: None }
    }

    /// The next stored event with its stored hash.
    pub(super) fn follow(&mut self, event: &Recorded, stored: &Hash) {
        let expected = self.seq + 1;
        let computed = hash(
            &self.hash,
            &Link {
                seq: event.seq,
                at_ms: event.at_ms,
                actor: &event.actor,
                command_id: event.command_id.as_deref(),
                kind: &event.kind,
                body: &event.body,
                hash: *stored,
            },
        );
        if event.seq != expected || computed != *stored {
            self.first_broken.get_or_insert(expected);
        }
        self.seq = expected;
        self.hash = *stored;
    }

    /// The stream must end where its head says.
    pub(super) fn finish(mut self, head: &Head) -> ChainReport {
        if self.first_broken.is_none() {
            self.first_broken = match self.seq.cmp(&head.seq) {
                std::cmp::Ordering::Less => Some(self.seq + 1),
                std::cmp::Ordering::Greater => Some(head.seq + 1),
                std::cmp::Ordering::Equal if self.hash != head.hash => Some(self.seq),
                std::cmp::Ordering::Equal => None,
            };
        }
        ChainReport { events: self.seq, first_broken: self.first_broken }
    }
}

/// Refuses what would break a unique key by itself: one command twice in the same batch.
pub(super) fn check(batch: &Batch) -> Result<(), StoreError> {
    let mut seen = std::collections::HashSet::new();
    for append in &batch.appends {
        if let Some(id) = &append.command_id
            && !append.events.is_empty()
            && !seen.insert((&append.actor, id))
        {
            return Err(StoreError::Invalid("a batch holds the same command twice".to_owned()));
        }
    }
    Ok(())
}
