//! All open rooms: found by id, opened from the log when first asked for, and again after one has failed.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::Actor;
use domain::ids::{AccountId, PollId, SeatId, WorkshopId};
use domain::wire::{Made, Problem};
use domain::workshop::{Command, Item, Workshop};
use tokio::sync::{Mutex, Semaphore, mpsc, oneshot};

use crate::chance;
use crate::error::AppError;
use crate::live::ballot_keys::BallotKeys;
use crate::live::names::Names;
use crate::live::outbox::{Closing, Outbox};
use crate::live::readers::Reading;
use crate::live::room::{Answer, Ask, Known, MOST_WAITING, Order, Reply, Room, SeatWish, TakenSeat, Viewer, What};
use crate::store::{Committer, Effect, Store};

/// The open rooms.
pub struct Rooms {
    store: Arc<dyn Store>,
    committer: Committer,
    keys: BallotKeys,
    open: Mutex<HashMap<WorkshopId, RoomHandle>>,
    sockets: AtomicU64,
}

/// A way to ask a room.
#[derive(Clone)]
pub struct RoomHandle {
    asks: mpsc::Sender<Ask>,
    /// One long reading at a time waits among the asks: what others do comes between any two of them.
    reading: Arc<Semaphore>,
}

impl Rooms {
    /// No room is open yet.
    pub fn new(store: Arc<dyn Store>, committer: Committer, keys: BallotKeys) -> Self {
        Self { store, committer, keys, open: Mutex::default(), sockets: AtomicU64::new(1) }
    }

    /// The room of a workshop, opened if need be.
    ///
    /// # Errors
    /// `NotFound` when there is no such workshop; what the store says when it cannot be read.
    pub async fn get(&self, id: WorkshopId) -> Result<RoomHandle, AppError> {
        let mut open = self.open.lock().await;
        if let Some(room) = open.get(&id).filter(|room| !room.asks.is_closed()) {
            return Ok(room.clone());
        }
        let room = Room::open(id, Arc::clone(&self.store), self.committer.clone(), self.keys.clone()).await?;
        let (asks, waiting) = mpsc::channel(MOST_WAITING);
        let handle = RoomHandle { asks, reading: Arc::new(Semaphore::new(1)) };
        open.retain(|_, room| !room.asks.is_closed());
        open.insert(id, handle.clone());
        tokio::spawn(room.run(waiting));
        Ok(handle)
    }

    /// A number for a socket, never given twice.
    pub(super) fn next_socket(&self) -> u64 {
        self.sockets.fetch_add(1, Ordering::Relaxed)
    }

    /// Tells every socket to come back later, in a spread of a few seconds.
    pub async fn close_all(&self) {
        for room in self.open.lock().await.values() {
            let retry_after_ms = 1_000 + u32::try_from(chance::id() % 3_000).unwrap_or_default();
            let closing = Closing { code: 1012, problem: Problem::bare("internal"), retry_after_ms };
            let _ = room.asks.send(Ask::Close { whose: None, closing }).await;
        }
    }

    /// Ends all of a facilitator's connections; those whose session still counts come back at once.
    pub async fn close_facilitator(&self, facilitator: AccountId) {
        for room in self.open.lock().await.values() {
            let whose = Some(Viewer::Facilitator(facilitator));
            let _ = room.asks.send(Ask::Close { whose, closing: come_again() }).await;
        }
    }

    /// Forgets all rooms: each ends when its last handle is dropped, with everything stored.
    pub async fn forget(&self) {
        self.open.lock().await.clear();
    }
}

/// Ends a connection whose right is to be looked at anew.
fn come_again() -> Closing {
    Closing { code: 1012, problem: Problem::bare("internal"), retry_after_ms: 0 }
}

impl RoomHandle {
    /// Asks for a command and waits for the answer.
    ///
    /// # Errors
    /// Why it was not carried out; nothing has changed then.
    pub async fn command(&self, by: Actor, id: Option<String>, command: Command, effects: Vec<Effect>) -> Answer {
        self.order(by, id, What::Command(command, effects)).await
    }

    /// Lets somebody in.
    ///
    /// # Errors
    /// Why there is no seat.
    pub async fn take_seat(&self, wish: SeatWish) -> Result<TakenSeat, AppError> {
        match self.order(Actor::System, None, What::TakeSeat(wish)).await?.made {
            Some(Made::Seat(seat)) => Ok(TakenSeat { seat }),
            _ => Err(AppError::Internal("taking a seat made none".to_owned())),
        }
    }

    /// Takes back all of a seat's contributions that can be taken back now, at once.
    ///
    /// # Errors
    /// Why nothing was taken back.
    pub async fn withdraw_all(&self, seat: SeatId) -> Answer {
        self.order(Actor::Seat(seat), None, What::WithdrawAll).await
    }

    /// Names were changed in the store: when this answers, every screen has been told.
    ///
    /// # Errors
    /// The room has just ended.
    pub async fn names_changed(&self) -> Result<(), AppError> {
        let (done, changed) = oneshot::channel();
        self.asks.send(Ask::NamesChanged { done }).await.map_err(|_| ended())?;
        changed.await.map_err(|_| ended())
    }

    /// Ends all of a seat's connections for good.
    ///
    /// # Errors
    /// The room has just ended.
    pub async fn close_seat(&self, seat: SeatId) -> Result<(), AppError> {
        let closing = Closing { code: 4401, problem: AppError::SessionMissing.problem(), retry_after_ms: 2_000 };
        let whose = Some(Viewer::Seat(seat));
        self.asks.send(Ask::Close { whose, closing }).await.map_err(|_| ended())
    }

    /// Ends all of a seat's connections; whoever still may come back does so at once.
    ///
    /// # Errors
    /// The room has just ended.
    pub async fn reopen_seat(&self, seat: SeatId) -> Result<(), AppError> {
        let whose = Some(Viewer::Seat(seat));
        self.asks.send(Ask::Close { whose, closing: come_again() }).await.map_err(|_| ended())
    }

    /// Looks at a few things of the state, between two commands. What takes longer is [read](Self::read).
    ///
    /// # Errors
    /// The room has just ended.
    pub async fn look<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Workshop, &Names) -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let (answer, answered) = oneshot::channel();
        let ask = Ask::Look(Box::new(move |workshop, names| {
            let _ = answer.send(look(workshop, names));
        }));
        self.asks.send(ask).await.map_err(|_| ended())?;
        answered.await.map_err(|_| ended())
    }

    /// Looks at the state for a page that goes through much of it. However many readers there are, whoever writes or votes
    /// waits for one of them at most.
    ///
    /// # Errors
    /// The room has just ended.
    pub async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Workshop, &Names) -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let _turn = self.reading.acquire().await.map_err(|_| ended())?;
        self.look(look).await
    }

    /// Somebody opens the page of a poll.
    ///
    /// # Errors
    /// The room has just ended.
    pub async fn begin_reading(&self, viewer: Viewer, poll: PollId) -> Result<Reading, AppError> {
        let (told, news) = oneshot::channel();
        self.asks.send(Ask::Read { viewer, poll, told }).await.map_err(|_| ended())?;
        // A page alone keeps no room from ending.
        Ok(Reading::new(news.await.map_err(|_| ended())?, self.asks.downgrade()))
    }

    async fn order(&self, by: Actor, id: Option<String>, what: What) -> Answer {
        let (answer, answered) = oneshot::channel();
        let order = Order { by, id, what, reply: Reply::Once(answer) };
        self.asks.send(Ask::Order(order)).await.map_err(|_| ended())?;
        answered.await.map_err(|_| ended())?
    }

    /// From a socket: the answer goes to its outbox.
    pub(super) async fn command_of(
        &self,
        by: Actor,
        id: String,
        command: Command,
        outbox: Arc<Outbox>,
    ) -> Result<(), AppError> {
        let order = Order { by, id: Some(id), what: What::Command(command, Vec::new()), reply: Reply::Socket(outbox) };
        self.asks.send(Ask::Order(order)).await.map_err(|_| ended())
    }

    pub(super) async fn attach(
        &self,
        socket: u64,
        viewer: Viewer,
        outbox: Arc<Outbox>,
        known: Option<Known>,
    ) -> Result<(), AppError> {
        self.asks.send(Ask::Attach { socket, viewer, outbox, known }).await.map_err(|_| ended())
    }

    pub(super) async fn detach(&self, socket: u64) {
        let _ = self.asks.send(Ask::Detach { socket }).await;
    }

    pub(super) async fn resync(&self, socket: u64) -> Result<(), AppError> {
        let (done, resynced) = oneshot::channel();
        self.asks.send(Ask::Resync { socket, done }).await.map_err(|_| ended())?;
        resynced.await.map_err(|_| ended())
    }

    pub(super) async fn touch(&self, socket: u64, item: Item) -> Result<(), AppError> {
        self.asks.send(Ask::Touch { socket, item }).await.map_err(|_| ended())
    }
}

fn ended() -> AppError {
    AppError::StorageUnavailable("the room has ended and opens again".to_owned())
}
