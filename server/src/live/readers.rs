//! People who read a poll's page: they follow no room, but are here, and are told when their poll opens, ends, or more
//! have voted.

use domain::ids::{PollId, SeatId};
use domain::workshop::Workshop;
use domain::workshop::poll::PollStage;
use tokio::sync::{mpsc, watch};

use crate::live::room::{Ask, Room, Viewer};

/// Open pages of one person at most; the oldest goes first.
const MOST_PAGES: usize = 8;

/// What has to be known of a poll to see that a page about it is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PollNews {
    pub stage: NewsStage,
    /// How many have voted, and of how many.
    pub turnout: Option<(u32, u32)>,
}

/// How far a poll is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewsStage {
    Draft,
    Open,
    Closed,
    Cancelled,
    /// Its draft was thrown away.
    Gone,
}

impl PollNews {
    pub(super) fn of(workshop: &Workshop, poll: PollId) -> Self {
        let Some(poll) = workshop.polls.get(&poll) else {
            return Self { stage: NewsStage::Gone, turnout: None };
        };
        let stage = match &poll.stage {
            PollStage::Draft { .. } => NewsStage::Draft,
            PollStage::Open(_) => NewsStage::Open,
            PollStage::Closed(_) => NewsStage::Closed,
            PollStage::Cancelled { .. } => NewsStage::Cancelled,
        };
        Self { stage, turnout: poll.open().map(|open| open.turnout()) }
    }
}

/// An open page, as the room knows it.
pub(super) struct Reader {
    viewer: Viewer,
    poll: PollId,
    news: watch::Sender<PollNews>,
}

impl Reader {
    pub(super) fn seat(&self) -> Option<SeatId> {
        self.viewer.seat()
    }
}

/// An open page, as its connection knows it. When it is dropped the person has left.
pub struct Reading {
    /// What was told last, and what comes.
    pub news: watch::Receiver<PollNews>,
    asks: mpsc::WeakSender<Ask>,
}

impl Reading {
    pub(super) fn new(news: watch::Receiver<PollNews>, asks: mpsc::WeakSender<Ask>) -> Self {
        Self { news, asks }
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        if let Some(asks) = self.asks.upgrade() {
            // In a room too busy for this the next telling of who is here finds out as well.
            let _ = asks.try_send(Ask::ReaderLeft);
        }
    }
}

impl Room {
    /// Somebody opens a poll's page.
    pub(super) fn begin_reading(&mut self, viewer: Viewer, poll: PollId) -> watch::Receiver<PollNews> {
        self.forget_readers();
        if self.readers.iter().filter(|reader| reader.viewer == viewer).count() >= MOST_PAGES
            && let Some(oldest) = self.readers.iter().position(|reader| reader.viewer == viewer)
        {
            self.readers.remove(oldest);
        }
        let (news, told) = watch::channel(PollNews::of(&self.workshop, poll));
        self.readers.push(Reader { viewer, poll, news });
        self.presence_stale = true;
        told
    }

    /// Tells each page what has changed about its poll, if anything has.
    pub(super) fn tell_readers(&self) {
        for reader in &self.readers {
            let now = PollNews::of(&self.workshop, reader.poll);
            reader.news.send_if_modified(|told| std::mem::replace(told, now) != now);
        }
    }

    /// Forgets pages that were left.
    pub(super) fn forget_readers(&mut self) {
        self.readers.retain(|reader| !reader.news.is_closed());
    }

    /// Ends pages of somebody, or (with nothing) all: whoever still may comes back at once.
    pub(super) fn end_reading(&mut self, whose: Option<Viewer>) {
        self.readers.retain(|reader| whose.is_some_and(|whose| whose != reader.viewer));
        self.presence_stale = true;
    }
}
