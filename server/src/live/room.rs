//! One workshop's room: a task that owns the state, decides, stores, acknowledges and publishes.
//!
//! It drains all that waits, decides each command against the working state, hands the batch to the store, and only then
//! answers and tells. When the store cannot save, the working state is thrown away and read again from the log.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use domain::ids::{AccountId, GroupId, OrganisationId, PollId, SeatId, WorkshopId};
use domain::text::{OrganisationName, PersonName};
use domain::view::{Audience, Key, Touched, touched};
use domain::wire::{Made, ServerMessage};
use domain::workshop::poll::Seed;
use domain::workshop::{Command, Context, Event, Item, OrganisationKind, Recorded, Workshop, decide, withdraw_all};
use domain::{Actor, Refusal, Timestamp};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;

use crate::error::AppError;
use crate::live::ballot_keys::BallotKeys;
use crate::live::frames::{Frame, frame};
use crate::live::limits::Bucket;
use crate::live::names::Names;
use crate::live::outbox::{Closing, Outbox};
use crate::live::polls::Boxes;
use crate::live::publish::Touching;
use crate::live::readers::{PollNews, Reader};
use crate::store::{Append, Batch, Committer, Effect, NewEvent, Store, StoreError};
use crate::{chance, clock};

/// How many asks are decided and stored together at most.
const MOST_AT_ONCE: usize = 256;
/// How many asks may wait before the askers have to.
pub(super) const MOST_WAITING: usize = 1024;
/// Changes that lie closer together travel in one frame.
pub(super) const TICK: Duration = Duration::from_millis(15);
/// Presence and touches are told so often at most.
pub(super) const PRESENCE_EVERY: Duration = Duration::from_millis(250);
/// A room nobody listens to or asks anything is put away after so long.
const IDLE: Duration = Duration::from_secs(600);
/// How many events are read at once when a room is opened.
const PAGE: u32 = 5_000;
/// After a conflict the log is read again and the batch decided anew, so often.
const TRIES: u32 = 3;

/// Whose eyes a socket serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Viewer {
    Seat(SeatId),
    Facilitator(AccountId),
    Projector,
}

impl Viewer {
    /// Whom it acts as, when it may act at all.
    pub fn actor(self) -> Option<Actor> {
        match self {
            Self::Seat(seat) => Some(Actor::Seat(seat)),
            Self::Facilitator(facilitator) => Some(Actor::Facilitator(facilitator)),
            Self::Projector => None,
        }
    }

    pub(super) fn audience(self, workshop: &Workshop) -> Audience {
        self.actor().map_or(Audience::Projector, |actor| Audience::of(workshop, actor))
    }

    pub(super) fn seat(self) -> Option<SeatId> {
        self.actor().and_then(Actor::seat)
    }
}

/// What somebody at the door asks for.
#[derive(Debug, Clone)]
pub struct SeatWish {
    pub name: Option<PersonName>,
    pub organisation: Option<OrganisationName>,
    /// The organisation of the directory that this person represents, as has been found out; it goes before what was typed.
    pub represents: Option<(OrganisationId, OrganisationName)>,
    pub kind: Option<OrganisationKind>,
    pub lang: String,
    pub group: Option<GroupId>,
    pub token_hash: [u8; 32],
    pub reentry_hash: [u8; 32],
}

/// A carried-out command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    pub seq: u64,
    pub made: Option<Made>,
}

/// What became of a command.
pub type Answer = Result<Done, AppError>;

/// A seat that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenSeat {
    pub seat: SeatId,
}

/// Where an answer goes.
pub(super) enum Reply {
    Socket(Arc<Outbox>),
    Once(oneshot::Sender<Answer>),
    /// A timer waits for no answer.
    Nobody,
}

/// What is to be decided.
#[derive(Clone)]
pub(super) enum What {
    Command(Command, Vec<Effect>),
    TakeSeat(SeatWish),
    /// Takes back all of one's own that can be taken back, at once.
    WithdrawAll,
}

/// One command on its way through the room.
pub(super) struct Order {
    pub(super) by: Actor,
    pub(super) id: Option<String>,
    pub(super) what: What,
    pub(super) reply: Reply,
}

/// What a client says it has.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) epoch: String,
    pub(super) seq: u64,
    pub(super) audience: String,
}

type Look = Box<dyn FnOnce(&Workshop, &Names) + Send>;

/// All that can be asked of a room.
pub(super) enum Ask {
    Order(Order),
    Attach {
        socket: u64,
        viewer: Viewer,
        outbox: Arc<Outbox>,
        known: Option<Known>,
    },
    Detach {
        socket: u64,
    },
    /// The socket lost frames and needs a snapshot.
    Resync {
        socket: u64,
        done: oneshot::Sender<()>,
    },
    Touch {
        socket: u64,
        item: Item,
    },
    Look(Look),
    /// Names were changed in the store by somebody else: reads them again and tells everybody.
    NamesChanged {
        done: oneshot::Sender<()>,
    },
    Read {
        viewer: Viewer,
        poll: PollId,
        told: oneshot::Sender<watch::Receiver<PollNews>>,
    },
    /// Somebody's page was closed; which one shows by itself.
    ReaderLeft,
    /// Ends every connection of somebody, or (with nothing) all.
    Close {
        whose: Option<Viewer>,
        closing: Closing,
    },
}

/// A socket that follows the room.
pub(super) struct Listener {
    pub(super) viewer: Viewer,
    pub(super) outbox: Arc<Outbox>,
    pub(super) audience: Audience,
}

/// The room.
pub(super) struct Room {
    pub(super) id: WorkshopId,
    pub(super) epoch: String,
    pub(super) store: Arc<dyn Store>,
    committer: Committer,
    pub(super) workshop: Workshop,
    pub(super) names: Names,
    pub(super) keys: BallotKeys,
    pub(super) boxes: Boxes,
    /// Commands carried out, so that the same id sent twice happens once.
    handled: HashMap<(Actor, String), Done>,
    /// When each thing last changed, for resuming.
    pub(super) changed: BTreeMap<Key, u64>,
    /// When a table last saw other things than before; and everybody.
    pub(super) tables_changed: HashMap<GroupId, u64>,
    pub(super) everyone_changed: u64,
    pub(super) listeners: HashMap<u64, Listener>,
    /// Open pages about polls, the oldest first.
    pub(super) readers: Vec<Reader>,
    /// What is stored but not yet told.
    pub(super) untold: Touched,
    /// The sequence number all listeners have.
    pub(super) told: u64,
    pub(super) last_told: Instant,
    /// Answers that go out with the next telling, after it.
    pub(super) answers: Vec<(Arc<Outbox>, Frame)>,
    buckets: HashMap<SeatId, Bucket>,
    door: Bucket,
    pub(super) presence_stale: bool,
    pub(super) presence_told: Instant,
    pub(super) touching: Touching,
    last_asked: Instant,
}

impl Room {
    /// Reads a workshop from the store.
    pub(super) async fn open(
        id: WorkshopId,
        store: Arc<dyn Store>,
        committer: Committer,
        keys: BallotKeys,
    ) -> Result<Self, AppError> {
        let row = store.workshop(id.0).await?.ok_or(AppError::NotFound)?;
        let epoch = store.head(id.0).await?.map_or(row.epoch, |head| head.epoch);
        let long_ago = Instant::now().checked_sub(PRESENCE_EVERY).unwrap_or_else(Instant::now);
        let mut room = Self {
            id,
            epoch,
            store,
            committer,
            workshop: Workshop::new(id),
            names: Names::default(),
            keys,
            boxes: Boxes::default(),
            handled: HashMap::new(),
            changed: BTreeMap::new(),
            tables_changed: HashMap::new(),
            everyone_changed: 0,
            listeners: HashMap::new(),
            readers: Vec::new(),
            untold: Touched::default(),
            told: 0,
            last_told: long_ago,
            answers: Vec::new(),
            buckets: HashMap::new(),
            door: Bucket::of_the_door(),
            presence_stale: false,
            presence_told: long_ago,
            touching: Touching::default(),
            last_asked: Instant::now(),
        };
        room.read_again().await?;
        room.untold = Touched::default();
        room.told = room.workshop.seq;
        Ok(room)
    }

    /// Throws the working state away and reads the log.
    async fn read_again(&mut self) -> Result<(), AppError> {
        let mut workshop = Workshop::new(self.id);
        let mut handled = HashMap::new();
        self.changed.clear();
        self.tables_changed.clear();
        self.everyone_changed = 0;
        loop {
            let page = self.store.read(self.id.0, workshop.seq, PAGE).await?;
            let last = page.len() < PAGE as usize;
            for row in page {
                let recorded = recorded(&row)?;
                if let Some(command) = row.command_id {
                    let done = Done { seq: row.seq, made: made(&recorded.event) };
                    handled.insert((recorded.by, command), done);
                }
                let touched = touched(&mut workshop, &recorded);
                self.note(&touched, recorded.seq);
            }
            if last {
                break;
            }
        }
        self.names = Names::load(&*self.store, self.id).await?;
        self.workshop = workshop;
        self.handled = handled;
        self.read_boxes().await
    }

    /// Whoever comes back later with what he had gets a snapshot, too: no name is left on any screen.
    async fn read_names_again(&mut self) {
        match Names::load(&*self.store, self.id).await {
            Ok(names) => self.names = names,
            Err(error) => return AppError::from(error).log(),
        }
        self.epoch = chance::key();
        if let Err(error) = self.store.renew_epoch(self.id.0, &self.epoch).await {
            AppError::from(error).log();
        }
        self.untold.everyone = true;
        self.untold.seats.extend(self.workshop.seats.keys());
        self.tell_now();
    }

    /// Remembers when things changed.
    fn note(&mut self, touched: &Touched, seq: u64) {
        self.changed.extend(touched.keys.iter().map(|key| (*key, seq)));
        self.tables_changed.extend(touched.tables.iter().map(|table| (*table, seq)));
        if touched.everyone {
            self.everyone_changed = seq;
        }
    }

    /// Runs until nobody needs the room any more.
    pub(super) async fn run(mut self, mut asks: mpsc::Receiver<Ask>) {
        loop {
            let wake = self.next_wake();
            tokio::select! {
                first = asks.recv() => {
                    let Some(first) = first else { break };
                    self.last_asked = Instant::now();
                    let mut waiting = vec![first];
                    while waiting.len() < MOST_AT_ONCE && let Ok(next) = asks.try_recv() {
                        waiting.push(next);
                    }
                    self.handle(waiting).await;
                }
                () = tokio::time::sleep_until(wake) => {}
            }
            self.run_timers(clock::now()).await;
            self.tell_if_due();
            let waits = self.workshop.next_poll_timer().is_some();
            let alone = self.listeners.is_empty() && self.readers.is_empty();
            if !waits && alone && self.last_asked.elapsed() >= IDLE {
                // Whoever still holds a handle finds it closed and opens the room again.
                asks.close();
            }
        }
        self.tell_now();
    }

    fn next_wake(&self) -> Instant {
        let now = Instant::now();
        let mut wake = now + IDLE;
        wake = self.next_poll_wake(clock::now()).map_or(wake, |due| wake.min(due));
        if self.told < self.workshop.seq || !self.answers.is_empty() || self.untold != Touched::default() {
            wake = wake.min(self.last_told + TICK);
        }
        if self.presence_stale || self.boxes.turnout_stale {
            wake = wake.min(self.presence_told + PRESENCE_EVERY);
        }
        self.touching.next_end().map_or(wake, |end| wake.min(end))
    }

    async fn handle(&mut self, waiting: Vec<Ask>) {
        let mut orders = Vec::new();
        let mut rest = Vec::new();
        for ask in waiting {
            match ask {
                Ask::Order(order) => orders.push(order),
                other => rest.push(other),
            }
        }
        if !orders.is_empty() {
            self.carry_out(orders).await;
        }
        for ask in rest {
            match ask {
                Ask::NamesChanged { done } => {
                    self.read_names_again().await;
                    let _ = done.send(());
                }
                other => self.attend(other),
            }
        }
    }

    fn attend(&mut self, ask: Ask) {
        match ask {
            Ask::Order(_) | Ask::NamesChanged { .. } => {}
            Ask::Attach { socket, viewer, outbox, known } => self.attach(socket, viewer, outbox, known),
            Ask::Detach { socket } => {
                self.presence_stale |= self.listeners.remove(&socket).is_some();
            }
            Ask::Resync { socket, done } => {
                self.resync(socket);
                let _ = done.send(());
            }
            Ask::Touch { socket, item } => self.touch(socket, item),
            Ask::Look(look) => look(&self.workshop, &self.names),
            Ask::Read { viewer, poll, told } => {
                let _ = told.send(self.begin_reading(viewer, poll));
            }
            Ask::ReaderLeft => self.presence_stale = true,
            Ask::Close { whose, closing } => {
                let meant = |l: &&Listener| whose.is_none_or(|whose| l.viewer == whose);
                self.listeners.values().filter(meant).for_each(|l| l.outbox.close(closing.clone()));
                self.end_reading(whose);
            }
        }
    }

    /// Decides and stores a batch, and answers each of it.
    pub(super) async fn carry_out(&mut self, orders: Vec<Order>) {
        for attempt in 1..=TRIES {
            let based_on = self.workshop.seq;
            let now = clock::now();
            let mut appends = Vec::new();
            let answers: Vec<Answer> = orders.iter().map(|order| self.decide(order, now, &mut appends)).collect();
            match self.seal_boxes(now).await {
                Ok(sealed) => appends.extend(sealed),
                Err(error) => {
                    // Nothing was stored; what is in the boxes is what was there before.
                    error.log();
                    let _ = self.read_again().await;
                    let refused = orders.iter().map(|_| Err(error.clone())).collect();
                    return self.answer(orders, refused);
                }
            }
            if appends.is_empty() {
                return self.answer(orders, answers);
            }
            let effects: Vec<Effect> = appends.iter().flat_map(|a: &Append| a.effects.clone()).collect();
            let batch = Batch { stream: self.id.0, expected_seq: based_on, appends };
            let Err(failure) = self.committer.commit(batch).await else {
                effects.iter().for_each(|effect| self.names.follow(effect));
                self.throw_keys_away().await;
                return self.answer(orders, answers);
            };
            // What was decided did not happen: back to what the log says.
            let again = matches!(failure, StoreError::Conflict { .. } | StoreError::AlreadyDone { .. });
            let reread = self.read_again().await;
            self.untold.everyone = true;
            self.untold.seats.extend(self.workshop.seats.keys());
            if again && reread.is_ok() && attempt < TRIES {
                continue;
            }
            let error = AppError::StorageUnavailable(failure.to_string());
            error.log();
            let refused = orders.iter().map(|_| Err(error.clone())).collect();
            if let Err(unreadable) = reread {
                // Neither written nor read: without a state there is no room. Sockets come back to a fresh one.
                self.answer(orders, refused);
                self.tell_answers();
                unreadable.log();
                self.listeners.values().for_each(|l| l.outbox.close(unavailable(&unreadable)));
                self.listeners.clear();
                self.last_asked = Instant::now().checked_sub(IDLE).unwrap_or(self.last_asked);
                return;
            }
            return self.answer(orders, refused);
        }
    }

    /// Decides one order against the working state and follows what it leads to.
    fn decide(&mut self, order: &Order, now: Timestamp, appends: &mut Vec<Append>) -> Answer {
        if let Some(id) = &order.id
            && let Some(done) = self.handled.get(&(order.by, id.clone()))
        {
            return Ok(*done);
        }
        // Over every channel alike: the plain form is no way around it.
        if let Some(seat) = order.by.seat() {
            let bucket = self.buckets.entry(seat).or_insert_with(Bucket::of_seat);
            bucket.take().map_err(|retry_after_ms| AppError::TooFast { retry_after_ms })?;
        }
        let (command, mut effects) = match &order.what {
            What::Command(Command::TakeSeat { .. }, _) => return Err(Refusal::NotPermitted.into()),
            What::Command(Command::CastBallot { poll, receipt, ballot }, _) => {
                let effects = self.cast(order.by, *poll, receipt, ballot, now)?;
                let done = Done { seq: self.workshop.seq, made: None };
                if let Some(id) = &order.id {
                    self.handled.insert((order.by, id.clone()), done);
                }
                let (actor, command_id) = (order.by.to_string(), None);
                appends.push(Append { at_ms: now.0, actor, command_id, events: Vec::new(), effects });
                return Ok(done);
            }
            What::Command(command, effects) => (Some(command.clone()), effects.clone()),
            What::WithdrawAll => (None, Vec::new()),
            What::TakeSeat(wish) => {
                self.door.take().map_err(|retry_after_ms| AppError::TooFast { retry_after_ms })?;
                let (command, effects) = self.at_the_door(wish);
                (Some(command), effects)
            }
        };
        let seed = Seed(chance::bytes());
        let context = Context { now, fresh: chance::id(), seed };
        let events = match command {
            Some(command) => decide(&self.workshop, command, order.by, context)?,
            None => withdraw_all(&self.workshop, order.by, context),
        };
        self.prepare_box(&events)?;
        let first_seq = self.workshop.seq + 1;
        let made = events.first().and_then(made);
        if let (Some(Made::Seat(seat)), What::TakeSeat(wish)) = (made, &order.what) {
            effects.extend(self.belongings(seat, wish, &events));
        }
        if events.iter().any(|event| matches!(event, Event::WorkshopClosed)) {
            effects.push(Effect::ReleaseJoinCode { workshop: self.id.0 });
        }
        let done = Done { seq: if events.is_empty() { self.workshop.seq } else { first_seq }, made };
        if events.is_empty() && effects.is_empty() {
            return Ok(done);
        }
        let mut stored = Vec::with_capacity(events.len());
        for event in events {
            let body = serde_json::to_string(&event).map_err(|e| AppError::Internal(e.to_string()))?;
            stored.push(NewEvent { kind: event.name().to_owned(), body });
            let recorded = Recorded { seq: self.workshop.seq + 1, at: now, by: order.by, event };
            let touched = touched(&mut self.workshop, &recorded);
            self.note(&touched, recorded.seq);
            self.untold.merge(touched);
            effects.extend(self.follow_poll(&recorded.event, seed));
        }
        if let Some(id) = &order.id {
            self.handled.insert((order.by, id.clone()), done);
        }
        appends.push(Append {
            at_ms: now.0,
            actor: order.by.to_string(),
            command_id: order.id.clone(),
            events: stored,
            effects,
        });
        Ok(done)
    }

    /// The command of somebody at the door, and the organisation he brings if nobody came from there before.
    fn at_the_door(&self, wish: &SeatWish) -> (Command, Vec<Effect>) {
        let mut effects = Vec::new();
        let mut put = |id: OrganisationId, name: &OrganisationName| {
            let name = name.to_string();
            effects.push(Effect::PutOrganisation { workshop: self.id.0, organisation: id.0, name });
            id
        };
        let organisation = match (&wish.represents, &wish.organisation) {
            (Some((id, name)), _) => Some(put(*id, name)),
            (None, Some(name)) => {
                let known = self.names.find_organisation(name);
                Some(known.unwrap_or_else(|| put(OrganisationId(chance::id()), name)))
            }
            (None, None) => None,
        };
        let command = Command::TakeSeat { kind: wish.kind, organisation, lang: wish.lang.clone(), group: wish.group };
        (command, effects)
    }

    /// What is personal about a seat, stored beside its event.
    fn belongings(&self, seat: SeatId, wish: &SeatWish, events: &[Event]) -> Vec<Effect> {
        let workshop = self.id.0;
        let organisation = events.iter().find_map(|event| match event {
            Event::SeatTaken { organisation, .. } => *organisation,
            _ => None,
        });
        let name = wish.name.as_ref().map(ToString::to_string);
        vec![
            Effect::PutPerson { workshop, seat: seat.0, name, organisation: organisation.map(|o| o.0) },
            Effect::PutSeatToken { token_hash: wish.token_hash, workshop, seat: seat.0 },
            Effect::PutReentryCode { workshop, seat: seat.0, code_hash: wish.reentry_hash },
        ]
    }

    /// Answers; to sockets together with the next telling, so that nobody has an answer before he can see what it did.
    fn answer(&mut self, orders: Vec<Order>, answers: Vec<Answer>) {
        for (order, answer) in orders.into_iter().zip(answers) {
            match order.reply {
                Reply::Nobody => {}
                Reply::Once(reply) => {
                    let _ = reply.send(answer);
                }
                Reply::Socket(outbox) => {
                    let id = order.id.unwrap_or_default();
                    let message = match answer {
                        Ok(done) => ServerMessage::Ack { id, seq: done.seq, made: done.made },
                        Err(error) => ServerMessage::Refused { id, problem: error.problem() },
                    };
                    self.answers.push((outbox, frame(&message)));
                }
            }
        }
    }
}

impl Drop for Room {
    /// However the room ends, nobody is left waiting in silence.
    fn drop(&mut self) {
        let error = AppError::Internal("the room has ended".to_owned());
        self.listeners.values().for_each(|l| l.outbox.close(unavailable(&error)));
    }
}

fn unavailable(error: &AppError) -> Closing {
    let spread = u32::try_from(chance::id() % 2_000).unwrap_or_default();
    Closing { code: 1011, problem: error.problem(), retry_after_ms: 500 + spread }
}

/// What a first event made, as the sender is told.
fn made(event: &Event) -> Option<Made> {
    match event {
        Event::CardWritten { card, .. } | Event::CardsMerged { card, .. } => Some(Made::Card(*card)),
        Event::CommentWritten { comment, .. } => Some(Made::Comment(*comment)),
        Event::ItemsJoined { cluster, .. } | Event::CardAdded { cluster, .. } => Some(Made::Cluster(*cluster)),
        Event::SeatTaken { seat, .. } => Some(Made::Seat(*seat)),
        Event::PollDrafted { poll, .. } => Some(Made::Poll(*poll)),
        _ => None,
    }
}

/// A stored row read as what it says.
pub(crate) fn recorded(row: &crate::store::Recorded) -> Result<Recorded, AppError> {
    let damaged = |cause: String| AppError::Internal(format!("event {} cannot be read: {cause}", row.seq));
    Ok(Recorded {
        seq: row.seq,
        at: Timestamp(row.at_ms),
        by: row.actor.parse().map_err(|_| damaged(format!("actor {}", row.actor)))?,
        event: serde_json::from_str(&row.body).map_err(|e| damaged(e.to_string()))?,
    })
}
