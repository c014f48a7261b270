//! Polls of a room: ballots go into sealed boxes and never into the log, timers open and close, turnout is told.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use domain::ids::PollId;
use domain::view::{Audience, turnout};
use domain::wire::ServerMessage;
use domain::workshop::poll::{self, BallotBox, BallotWish, Poll, PollStage, Seed, Voter};
use domain::workshop::{Command, Event};
use domain::{Actor, Timestamp};
use sha2::{Digest, Sha256};
use tokio::time::Instant;

use crate::error::AppError;
use crate::live::ballot_keys::BoxKeys;
use crate::live::frames::{Frame, frame};
use crate::live::room::{Order, Reply, Room, What};
use crate::store::{Append, Effect};

/// Receipts are between so many characters long.
const RECEIPT: std::ops::RangeInclusive<usize> = 16..=64;
/// When a timer's act could not be stored it is tried again after so long.
const TIMER_AGAIN: std::time::Duration = std::time::Duration::from_secs(1);

/// What a room keeps about its open polls besides their state.
#[derive(Default)]
pub(super) struct Boxes {
    keys: BTreeMap<PollId, BoxKeys>,
    /// Boxes that have changed since they were last sealed.
    changed: BTreeSet<PollId>,
    /// Boxes that were sealed anew and are not known to be stored.
    sealed: BTreeSet<PollId>,
    /// Polls that ended; their keys are thrown away once that is stored.
    ended: BTreeSet<PollId>,
    /// Not before then are timers looked at again.
    timers_rest_until: Option<Instant>,
    pub(super) turnout_stale: bool,
}

impl Room {
    /// A ballot: into the box, and who has voted into its own table. No event, and no trace of the command.
    pub(super) fn cast(
        &mut self,
        by: Actor,
        poll: PollId,
        receipt: &str,
        ballot: &BallotWish,
        now: Timestamp,
    ) -> Result<Vec<Effect>, AppError> {
        if !RECEIPT.contains(&receipt.len()) {
            return Err(AppError::Malformed);
        }
        let cast = poll::cast(&self.workshop, by, poll, ballot, receipt_key(receipt), now)?;
        let (voter, nth) = (cast.voter, cast.nth);
        let open = self.workshop.polls.get(&poll).and_then(|poll| poll.open());
        let is_new = open.is_none_or(|open| open.cast.get(&voter) != Some(&nth));
        self.workshop.take_in(cast);
        self.boxes.changed.insert(poll);
        // That somebody has changed a ballot is no news for anybody.
        self.boxes.turnout_stale |= is_new;
        self.untold.seats.extend(by.seat());
        let workshop = self.id.0;
        let took_part = Effect::PutParticipation { workshop, poll: poll.0, voter: voter.to_string(), ballots: nth };
        Ok(is_new.then_some(took_part).into_iter().collect())
    }

    /// Before a poll's opening is followed: without a place for its keys it does not open.
    pub(super) fn prepare_box(&mut self, events: &[Event]) -> Result<(), AppError> {
        for event in events {
            if let Event::PollOpened { poll, .. } = event {
                let keys = self.keys.create(self.id, *poll);
                let keys = keys.map_err(|e| AppError::StorageUnavailable(format!("no key for a ballot box: {e}")))?;
                self.boxes.keys.insert(*poll, keys);
            }
        }
        Ok(())
    }

    /// After an event was followed: a poll that opened gets its box, one that ended loses it.
    pub(super) fn follow_poll(&mut self, event: &Event, seed: Seed) -> Option<Effect> {
        match event {
            Event::PollOpened { poll, .. } => {
                self.workshop.place_box(*poll, BallotBox::new(seed), []);
                self.boxes.changed.insert(*poll);
                self.boxes.turnout_stale = true;
                None
            }
            Event::PollClosed { poll, .. } | Event::PollCancelled { poll, .. } => {
                self.boxes.changed.remove(poll);
                self.boxes.ended.insert(*poll);
                self.boxes.turnout_stale = true;
                Some(Effect::DropBallotBox { workshop: self.id.0, poll: poll.0 })
            }
            Event::SeatTaken { .. } | Event::SeatMoved { .. } | Event::SeatsMoved { .. } => {
                self.boxes.turnout_stale = true;
                None
            }
            Event::PeopleDeclared { .. } | Event::DelegateNamed { .. } | Event::PaperCounted { .. } => {
                self.boxes.turnout_stale = true;
                None
            }
            _ => None,
        }
    }

    /// The boxes that changed, sealed: once for all ballots of a batch, each with a new key.
    pub(super) async fn seal_boxes(&mut self, now: Timestamp) -> Result<Option<Append>, AppError> {
        let mut effects = Vec::new();
        for poll in std::mem::take(&mut self.boxes.changed) {
            let Some(found) = self.workshop.polls.get(&poll) else { continue };
            let Some((open, held)) = found.open().and_then(|open| Some((open, open.ballots.as_ref()?))) else {
                continue;
            };
            let keys = self.boxes.keys.get(&poll).cloned();
            let keys = keys.ok_or_else(|| AppError::Internal("an open poll has no key".to_owned()))?;
            let bytes = held.to_bytes(&found.setup, open);
            let sealed = on_disk(move || keys.seal(&bytes)).await;
            let sealed = sealed.map_err(|e| AppError::StorageUnavailable(format!("no key for a ballot box: {e}")))?;
            self.boxes.sealed.insert(poll);
            effects.push(Effect::PutBallotBox { workshop: self.id.0, poll: poll.0, sealed });
        }
        let at_ms = now.0;
        let actor = Actor::System.to_string();
        let sealed = Append { at_ms, actor, command_id: None, events: Vec::new(), effects };
        Ok((!sealed.effects.is_empty()).then_some(sealed))
    }

    /// What was sealed or has ended is stored: the keys of what was before are of no use any more, and must be of none.
    pub(super) async fn throw_keys_away(&mut self) {
        for poll in std::mem::take(&mut self.boxes.sealed) {
            let Some(keys) = self.boxes.keys.get_mut(&poll) else { continue };
            keys.turn();
            let turned = keys.clone();
            if let Err(error) = on_disk(move || turned.overwrite_other()).await {
                // The next sealing overwrites it in any case.
                tracing::error!(%error, "the key of a replaced ballot box could not be overwritten");
            }
        }
        for poll in std::mem::take(&mut self.boxes.ended) {
            self.boxes.keys.remove(&poll);
            if let Err(error) = self.keys.destroy(self.id, poll) {
                tracing::error!(%error, "the key of a closed poll could not be removed");
            }
        }
    }

    /// Reads the boxes of open polls. One that cannot be read takes the room down no more than it must: its poll cannot be
    /// voted on or counted, and says so.
    pub(super) async fn read_boxes(&mut self) -> Result<(), AppError> {
        let is_over = |poll: &Poll| matches!(poll.stage, PollStage::Closed(_) | PollStage::Cancelled { .. });
        let over = self.workshop.polls.values().filter(|poll| is_over(poll)).map(|poll| poll.id).collect();
        self.boxes = Boxes { ended: over, turnout_stale: true, ..Boxes::default() };
        // A server that stopped between closing a poll and throwing its key away left the key behind.
        self.throw_keys_away().await;
        let open: Vec<PollId> = self.workshop.polls.values().filter(|p| p.open().is_some()).map(|p| p.id).collect();
        if open.is_empty() {
            return Ok(());
        }
        let sealed: HashMap<u64, Vec<u8>> = self.store.ballot_boxes(self.id.0).await?.into_iter().collect();
        let participation = self.store.participation(self.id.0).await?;
        for poll in open {
            let setup = &self.workshop.polls[&poll].setup;
            let read = || -> Result<(BoxKeys, BallotBox), String> {
                let sealed = sealed.get(&poll.0).ok_or("there is no box")?;
                let (keys, bytes) = self.keys.open(self.id, poll, sealed).map_err(|e| e.to_string())?;
                let held = BallotBox::from_bytes(setup, &bytes).map_err(|e| e.to_string())?;
                Ok((keys, held))
            };
            match read() {
                Ok((keys, held)) => {
                    let own = participation.iter().filter(|it| it.poll == poll.0);
                    let cast = own.filter_map(|it| Some((it.voter.parse::<Voter>().ok()?, it.ballots)));
                    self.workshop.place_box(poll, held, cast);
                    self.boxes.keys.insert(poll, keys);
                }
                Err(cause) => tracing::error!(%poll, %cause, "the ballots of an open poll cannot be read"),
            }
        }
        Ok(())
    }

    /// When a timer next opens or closes a poll.
    pub(super) fn next_poll_wake(&self, now: Timestamp) -> Option<Instant> {
        let at = self.workshop.next_poll_timer()?;
        let wait = u64::try_from(at.0.saturating_sub(now.0)).unwrap_or(0);
        let wake = Instant::now() + std::time::Duration::from_millis(wait);
        Some(self.boxes.timers_rest_until.map_or(wake, |rest| wake.max(rest)))
    }

    /// Opens and closes what a timer says.
    pub(super) async fn run_timers(&mut self, now: Timestamp) {
        if self.boxes.timers_rest_until.is_some_and(|rest| Instant::now() < rest) {
            return;
        }
        let due = self.workshop.polls_due(now);
        if due.is_empty() {
            return;
        }
        let order = |command| Order {
            by: Actor::System,
            id: None,
            what: What::Command(command, Vec::new()),
            reply: Reply::Nobody,
        };
        let acts = due.iter().map(|(poll, opens)| match opens {
            true => Command::OpenPoll { poll: *poll },
            false => Command::ClosePoll { poll: *poll },
        });
        self.carry_out(acts.map(order).collect()).await;
        // What cannot open (because nobody came, say) is not tried for ever.
        let stuck = self.workshop.polls_due(now).into_iter().filter(|(_, opens)| *opens);
        let undone: Vec<_> = stuck.map(|(poll, _)| order(Command::SchedulePoll { poll, secs: None })).collect();
        if !undone.is_empty() {
            self.carry_out(undone).await;
        }
        self.boxes.timers_rest_until = Some(Instant::now() + TIMER_AGAIN);
    }

    /// How many have voted, to everybody who may know of the poll.
    pub(super) fn tell_turnout(&self) {
        self.tell_readers();
        let mut frames: HashMap<Audience, Frame> = HashMap::new();
        for listener in self.listeners.values() {
            let told = frames.entry(listener.audience).or_insert_with(|| {
                frame(&ServerMessage::Turnout { polls: turnout(&self.workshop, listener.audience) })
            });
            listener.outbox.share(told.clone());
        }
    }
}

/// Waits for the disk where nobody else has to.
async fn on_disk<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await?
}

/// Where a ballot lies in its box: nobody who sees the box learns the receipt.
pub(crate) fn receipt_key(receipt: &str) -> u128 {
    let digest = Sha256::digest(receipt.as_bytes());
    digest.iter().take(16).fold(0, |key, byte| (key << 8) | u128::from(*byte))
}
