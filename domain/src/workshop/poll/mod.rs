//! A poll (Abstimmung): a question put to some people of a workshop, and what came of it.
//!
//! What an open poll holds is not in the event log: ballots lie in its [`BallotBox`], which lasts sealed and apart, and
//! who has voted lies in [`Open::cast`], apart from the ballots. Only when it closes do its ballots become part of an
//! event, sorted by what they say. So there is no running tally that could be told to anybody.

mod ballot;
mod ballot_box;
mod closing;
mod electorate;
mod lot;
mod paper;
mod record;
mod setup;

use std::collections::BTreeMap;

use crate::actor::Actor;
use crate::ids::{GroupId, PollId, SeatId};
use crate::recount::{Id, Outcome};
use crate::refusal::{Refusal, Thing};
use crate::text::Reason;
use crate::time::Timestamp;
use crate::workshop::{Stage, Workshop};

pub use ballot::{Ballot, BallotWish, highest_mark, unanswered};
pub use ballot_box::{BallotBox, Slot, Unreadable};
pub use closing::{Closing, FEWEST_SHOWN, KindShare, Objection, Turnout, close};
pub use electorate::{Allowance, Electorate, Voter, delegates, voters};
pub use lot::{LotHash, Seed};
pub use paper::{PaperCount, paper_columns};
pub use record::BallotRecord;
pub use setup::{Label, OptionWish, PollOption, PollSetup, PollWish, Terms};

/// The most polls one workshop takes.
pub const MOST_POLLS: usize = 200;
/// The most options of one poll.
pub const MOST_OPTIONS: usize = 50;
/// The most proposals of one consent poll: each may meet a written objection from everybody.
pub const MOST_PROPOSALS: usize = 5;
/// The most ballots a consent poll takes.
pub const MOST_IN_CONSENT: u32 = 300;
/// The longest a poll is open by its timer.
pub const LONGEST_POLL_SECS: u32 = 7 * 24 * 60 * 60;
/// The most people one device can stand for, and one paper count can tell of.
pub const MOST_DECLARED: u16 = 50;

/// One poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    pub id: PollId,
    pub setup: PollSetup,
    /// Who drafted it.
    pub by: Actor,
    pub stage: PollStage,
}

/// How far a poll is. Each stage holds what is true only then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PollStage {
    /// Not open yet; `opens` when a timer will open it.
    Draft {
        opens: Option<Timestamp>,
    },
    Open(Box<Open>),
    Closed(Box<Closed>),
    /// Given up before it closed; its ballots were thrown away uncounted.
    Cancelled {
        reason: Reason,
    },
}

/// An open poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    pub at: Timestamp,
    /// When the timer closes it.
    pub ends: Option<Timestamp>,
    /// What a lot would be drawn from, as a hash.
    pub lot: LotHash,
    /// Who may vote.
    pub voters: BTreeMap<Voter, Allowance>,
    /// How many ballots each voter has cast. Kept apart from the ballots, and not in the log.
    pub cast: BTreeMap<Voter, u16>,
    /// The ballots. Nothing while they cannot be read.
    pub ballots: Option<BallotBox>,
    /// What was counted without phones, by table (nothing: in the room).
    pub paper: BTreeMap<Option<GroupId>, PaperCount>,
}

/// A closed poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    pub opened: Timestamp,
    pub at: Timestamp,
    pub lot: LotHash,
    pub closing: Closing,
    /// What the ballots come to; nothing where equal shares has more ties than can be listed.
    pub report: Option<crate::recount::Report>,
    /// How a tie was broken.
    pub broken: Option<TieBreak>,
}

/// A tie was broken: an act of its own.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TieBreak {
    /// The options it was decided for, by their place.
    pub options: Vec<u32>,
    pub how: TieBreakKind,
}

/// How a tie is broken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieBreakKind {
    /// By those who run the workshop, with a reason.
    Choice { reason: Reason },
    /// By the lot that was fixed before anybody voted.
    Lot,
}

impl Closed {
    /// Counts what an event tells.
    pub(crate) fn count(setup: &PollSetup, opened: Timestamp, at: Timestamp, lot: LotHash, closing: Closing) -> Self {
        let entitled = closing.turnout.entitled(setup.electorate == Electorate::Organisations);
        let report = record::report(setup, &closing.ballots, entitled);
        Self { opened, at, lot, closing, report, broken: None }
    }

    /// The options that win: one, several that are tied or all carried, or none. Empty without ballots.
    pub fn winners(&self) -> Vec<u32> {
        match self.report.as_ref().map(|report| &report.outcome) {
            Some(Outcome::Winners(ids)) if self.has_ballots() => ids.iter().filter_map(place).collect(),
            Some(Outcome::Outcomes(outcomes)) if outcomes.len() == 1 => {
                outcomes.iter().flatten().filter_map(place).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What is tied, if anything: each entry is one way to break the tie.
    pub fn tied(&self, setup: &PollSetup) -> Vec<Vec<u32>> {
        let ways: Vec<Vec<u32>> = match self.report.as_ref().map(|report| &report.outcome) {
            _ if !self.has_ballots() || setup.method.decides_each() => Vec::new(),
            Some(Outcome::Winners(ids)) => ids.iter().filter_map(place).map(|option| vec![option]).collect(),
            Some(Outcome::Outcomes(outcomes)) => {
                outcomes.iter().map(|ids| ids.iter().filter_map(place).collect()).collect()
            }
            None => Vec::new(),
        };
        if ways.len() > 1 { ways } else { Vec::new() }
    }

    /// Whether anybody voted.
    pub fn has_ballots(&self) -> bool {
        !self.closing.ballots.is_empty()
    }
}

/// The place of an option that a file numbers from 1.
fn place(id: &Id) -> Option<u32> {
    match id {
        Id::Number(number) => number.checked_sub(1),
        Id::Text(text) => text.parse::<u32>().ok()?.checked_sub(1),
    }
}

/// A ballot on its way into the box. Never an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    pub poll: PollId,
    pub voter: Voter,
    /// How many ballots this voter will have cast, this one included.
    pub nth: u16,
    pub slot: Slot,
    pub ballot: Ballot,
}

impl Poll {
    /// The open stage, if it is open.
    pub fn open(&self) -> Option<&Open> {
        match &self.stage {
            PollStage::Open(open) => Some(open),
            PollStage::Draft { .. } | PollStage::Closed(_) | PollStage::Cancelled { .. } => None,
        }
    }

    pub(crate) fn open_mut(&mut self) -> Option<&mut Open> {
        match &mut self.stage {
            PollStage::Open(open) => Some(open),
            PollStage::Draft { .. } | PollStage::Closed(_) | PollStage::Cancelled { .. } => None,
        }
    }

    /// The closed stage, if it is closed.
    pub fn closed(&self) -> Option<&Closed> {
        match &self.stage {
            PollStage::Closed(closed) => Some(closed),
            PollStage::Draft { .. } | PollStage::Open(_) | PollStage::Cancelled { .. } => None,
        }
    }
}

impl Open {
    /// How many ballots there are by now, paper included, and how many there could be.
    pub fn turnout(&self) -> (u32, u32) {
        let paper: u32 = self.paper.values().map(|it| u32::from(it.people)).sum();
        let cast: u32 = self.cast.values().map(|it| u32::from(*it)).sum();
        let may: u32 = self.voters.values().map(|it| u32::from(it.ballots)).sum();
        (cast.saturating_add(paper), may.saturating_add(paper))
    }

    /// How many ballots the box must have room for; grows with the electorate in steps, never with the ballots.
    pub fn capacity(&self) -> u32 {
        let may: u32 = self.voters.values().map(|it| u32::from(it.ballots)).sum();
        may.div_ceil(64).max(1).saturating_mul(64)
    }

    /// As whom a seat may vote, and how often.
    pub fn voter(&self, workshop: &Workshop, seat: SeatId) -> Option<(Voter, Allowance)> {
        let organisation = workshop.seats.get(&seat).and_then(|s| s.organisation).map(Voter::Organisation);
        let candidates = [Some(Voter::Seat(seat)), organisation];
        let found = candidates.into_iter().flatten().find_map(|voter| Some((voter, *self.voters.get(&voter)?)));
        found.filter(|(_, allowance)| allowance.seat == seat)
    }
}

/// Decides whether a ballot may be cast, and where it goes. `receipt` is a random number that only the voter's browser
/// keeps: with the same one a ballot replaces the earlier one, and nothing else tells which one that was.
///
/// # Errors
/// Why not; nothing has changed then.
pub fn cast(
    workshop: &Workshop,
    by: Actor,
    id: PollId,
    wish: &BallotWish,
    receipt: u128,
    now: Timestamp,
) -> Result<Cast, Refusal> {
    let seat = by.seat().ok_or(Refusal::NotPermitted)?;
    let found = workshop.seats.get(&seat).ok_or(Refusal::Unknown { what: Thing::Seat })?;
    let poll = workshop.polls.get(&id).ok_or(Refusal::Unknown { what: Thing::Poll })?;
    let open = match &poll.stage {
        PollStage::Draft { .. } => return Err(Refusal::PollNotOpen),
        PollStage::Open(open) => open,
        PollStage::Closed(_) | PollStage::Cancelled { .. } => return Err(Refusal::PollOver),
    };
    if workshop.stage == Stage::Closed {
        return Err(Refusal::WorkshopClosed);
    }
    // The event that closes it may be a moment late; the ballot is not.
    if open.ends.is_some_and(|ends| now >= ends) {
        return Err(Refusal::PollOver);
    }
    let (voter, allowance) = open.voter(workshop, seat).ok_or(Refusal::NotEligible)?;
    let ballot = Ballot::parse(&poll.setup, wish)?;
    let ballots = open.ballots.as_ref().ok_or(Refusal::BallotsUnreadable)?;
    let named = !poll.setup.secret;
    let own = ballots.slots().filter(|it| named && it.seat == Some(seat));
    // Where names are shown and a seat has one ballot, that one is replaced whatever the receipt.
    let key = if named && allowance.ballots == 1 { own.map(|it| it.key).next().unwrap_or(receipt) } else { receipt };
    let cast = open.cast.get(&voter).copied().unwrap_or(0);
    // Where names are shown nobody takes the place of somebody else, even with that one's receipt.
    if named && ballots.slots().any(|it| it.key == key && it.seat != Some(seat)) {
        return Err(Refusal::NotEligible);
    }
    let nth = match ballots.contains(key) {
        true if cast == 0 => return Err(Refusal::NotEligible),
        true => cast,
        false if cast < allowance.ballots => cast + 1,
        false => return Err(Refusal::AlreadyVoted),
    };
    let slot = Slot { key, seat: named.then_some(seat), kind: found.kind };
    Ok(Cast { poll: id, voter, nth, slot, ballot })
}

impl Workshop {
    /// Takes a ballot in. What no longer fits anything changes nothing.
    pub fn take_in(&mut self, cast: Cast) {
        let Some(open) = self.polls.get_mut(&cast.poll).and_then(Poll::open_mut) else { return };
        open.cast.insert(cast.voter, cast.nth);
        if let Some(ballots) = &mut open.ballots {
            ballots.put(cast.slot, cast.ballot);
        }
    }

    /// Gives an open poll its box: an empty one when it opens, the stored one when the room is opened again.
    pub fn place_box(&mut self, poll: PollId, ballots: BallotBox, cast: impl IntoIterator<Item = (Voter, u16)>) {
        let Some(open) = self.polls.get_mut(&poll).and_then(Poll::open_mut) else { return };
        open.ballots = Some(ballots);
        open.cast = cast.into_iter().collect();
    }

    /// When a timer next opens or closes a poll.
    pub fn next_poll_timer(&self) -> Option<Timestamp> {
        self.polls.values().filter_map(Poll::timer).min()
    }

    /// Polls whose timer has run out, with whether they open (or else close).
    pub fn polls_due(&self, now: Timestamp) -> Vec<(PollId, bool)> {
        let due = self.polls.values().filter(|poll| poll.timer().is_some_and(|at| at <= now));
        due.map(|poll| (poll.id, poll.open().is_none())).collect()
    }
}

impl Poll {
    fn timer(&self) -> Option<Timestamp> {
        match &self.stage {
            PollStage::Draft { opens } => *opens,
            // What cannot be read cannot be counted: it waits for somebody to look.
            PollStage::Open(open) => open.ends.filter(|_| open.ballots.is_some()),
            PollStage::Closed(_) | PollStage::Cancelled { .. } => None,
        }
    }
}
