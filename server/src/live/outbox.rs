//! What waits to be sent to one socket: bounded, so that a slow reader costs nobody else anything.
//!
//! When too much waits, the shared frames are dropped and a fresh snapshot follows; answers to one's own commands are kept.
//! A snapshot and what belongs to it starts the queue over and is never too much: it holds all that was dropped.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use domain::wire::Problem;
use tokio::sync::Notify;

use crate::live::frames::Frame;

/// How many frames may wait.
const MOST_FRAMES: usize = 256;
/// How many bytes may wait behind the last snapshot.
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// How many answers to one's own commands may wait; who asks more without reading is cut off.
const MOST_ANSWERS: usize = 512;

/// Why the server ends a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The websocket's close code.
    pub code: u16,
    pub problem: Problem,
    pub retry_after_ms: u32,
}

/// What the writer finds.
#[derive(Debug)]
pub enum Waiting {
    Frames(Vec<Frame>),
    /// Shared frames were dropped: the room must send a snapshot. Answers that were kept come along.
    Lagged(Vec<Frame>),
    Close(Vec<Frame>, Closing),
}

/// What a frame is, for the question whether it may be dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// News that many get. Counted, and dropped when there is too much.
    News,
    /// A snapshot, or what belongs to it. Not counted: there is one at most.
    Whole,
    /// For this socket alone, and it must arrive.
    Answer,
}

#[derive(Debug, Default)]
struct Queue {
    frames: VecDeque<(Frame, Kind)>,
    /// Of the news.
    bytes: usize,
    answers: usize,
    lagged: bool,
    closing: Option<Closing>,
}

impl Queue {
    fn keep_answers(&mut self) {
        self.frames.retain(|(_, kind)| *kind == Kind::Answer);
        self.bytes = 0;
    }
}

/// One socket's queue.
#[derive(Debug, Default)]
pub struct Outbox {
    queue: Mutex<Queue>,
    ready: Notify,
}

impl Outbox {
    /// Adds a frame that many get: a delta, presence.
    pub fn share(&self, frame: Frame) {
        self.with(|queue| {
            if queue.lagged {
                return;
            }
            if queue.frames.len() >= MOST_FRAMES || queue.bytes + frame.len() > MOST_BYTES {
                queue.keep_answers();
                queue.lagged = true;
                return;
            }
            queue.bytes += frame.len();
            queue.frames.push_back((frame, Kind::News));
        });
    }

    /// Starts over with a snapshot and what belongs to it; what waited before is in there.
    pub fn start_over(&self, whole: impl IntoIterator<Item = Frame>) {
        self.with(|queue| {
            queue.keep_answers();
            queue.lagged = false;
            queue.frames.extend(whole.into_iter().map(|frame| (frame, Kind::Whole)));
        });
    }

    /// Adds a frame for this socket alone that must arrive: an acknowledgement, a refusal.
    pub fn answer(&self, frame: Frame) {
        self.with(|queue| {
            queue.answers += 1;
            queue.frames.push_back((frame, Kind::Answer));
            if queue.answers > MOST_ANSWERS {
                queue.closing.get_or_insert_with(|| Closing {
                    code: 4408,
                    problem: Problem::bare("too_fast"),
                    retry_after_ms: 5_000,
                });
            }
        });
    }

    /// Ends the connection once what waits has been sent.
    pub fn close(&self, closing: Closing) {
        self.with(|queue| {
            queue.closing.get_or_insert(closing);
        });
    }

    /// Waits until there is something to send, and takes all of it.
    pub async fn next(&self) -> Waiting {
        loop {
            let notified = self.ready.notified();
            if let Some(waiting) = self.take() {
                return waiting;
            }
            notified.await;
        }
    }

    fn take(&self) -> Option<Waiting> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let frames: Vec<Frame> = queue.frames.drain(..).map(|(frame, _)| frame).collect();
        queue.bytes = 0;
        queue.answers = 0;
        if let Some(closing) = queue.closing.clone() {
            return Some(Waiting::Close(frames, closing));
        }
        if queue.lagged {
            return Some(Waiting::Lagged(frames));
        }
        (!frames.is_empty()).then_some(Waiting::Frames(frames))
    }

    fn with(&self, act: impl FnOnce(&mut Queue)) {
        act(&mut self.queue.lock().unwrap_or_else(PoisonError::into_inner));
        self.ready.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_slow_reader_loses_shared_frames_and_keeps_its_answers() {
        let outbox = Outbox::default();
        outbox.answer("ack".into());
        for _ in 0..=MOST_FRAMES {
            outbox.share("delta".into());
        }
        let Waiting::Lagged(frames) = outbox.next().await else { panic!("expected a lag") };
        assert_eq!(frames, vec![Frame::from("ack")]);
        outbox.share("dropped".into());
        outbox.start_over(["snapshot".into(), "me".into()]);
        let Waiting::Frames(frames) = outbox.next().await else { panic!("expected frames") };
        assert_eq!(frames, vec![Frame::from("snapshot"), Frame::from("me")]);
    }

    #[tokio::test]
    async fn a_snapshot_larger_than_the_bound_goes_out_with_all_that_belongs_to_it() {
        let outbox = Outbox::default();
        outbox.answer("welcome".into());
        outbox.start_over(["x".repeat(MOST_BYTES + 1).into(), "y".repeat(MOST_BYTES + 1).into()]);
        outbox.share("delta".into());
        assert!(matches!(outbox.next().await, Waiting::Frames(frames) if frames.len() == 4));
    }

    #[tokio::test]
    async fn of_snapshots_only_the_last_waits() {
        let outbox = Outbox::default();
        for n in 0..1_000 {
            outbox.start_over([format!("snapshot {n}").into()]);
        }
        let Waiting::Frames(frames) = outbox.next().await else { panic!("expected frames") };
        assert_eq!(frames, vec![Frame::from("snapshot 999")]);
    }

    #[tokio::test]
    async fn closing_comes_after_what_waits() {
        let outbox = Outbox::default();
        outbox.answer("ack".into());
        let closing = Closing { code: 1012, problem: Problem::bare("internal"), retry_after_ms: 1 };
        outbox.close(closing.clone());
        let Waiting::Close(frames, found) = outbox.next().await else { panic!("expected the end") };
        assert_eq!((frames.len(), found), (1, closing));
    }
}
