//! The ballot box (Urne): the ballots of an open poll, under keys made from receipts that only the voters' browsers keep.
//!
//! It becomes bytes of a length that depends on the poll and on how many could vote, never on what is in it: so that
//! sealed, one box looks like another, however many ballots it holds and whatever they say.

use std::collections::BTreeMap;

use super::{Ballot, Open, PollSetup, Seed};
use crate::ids::SeatId;
use crate::tally::{Alternative, Marks, Method};
use crate::text::Reason;
use crate::workshop::seat::OrganisationKind;

/// Where a ballot lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// From the voter's receipt, which is random and kept by the voter's browser alone.
    pub key: u128,
    /// Whose it is, where names are shown. Never in a secret poll.
    pub seat: Option<SeatId>,
    /// For breakdowns of five ballots and more.
    pub kind: Option<OrganisationKind>,
}

/// The ballots of an open poll, and the seed of its lot.
#[derive(Clone, PartialEq, Eq)]
pub struct BallotBox {
    seed: Seed,
    held: BTreeMap<u128, (Slot, Ballot)>,
}

/// A box shows nothing of what it holds.
impl std::fmt::Debug for BallotBox {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("BallotBox(…)")
    }
}

/// The bytes are no ballot box of this poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no ballot box of this poll")]
pub struct Unreadable;

const VERSION: u8 = 1;
/// Version, seed, number of ballots.
const HEAD: usize = 1 + 32 + 4;
/// Key, seat, kind.
const SLOT_HEAD: usize = 16 + 8 + 1;
/// The most bytes a reason takes.
const REASON_BYTES: usize = 4 * Reason::MAX as usize;

impl BallotBox {
    /// An empty box.
    pub fn new(seed: Seed) -> Self {
        Self { seed, held: BTreeMap::new() }
    }

    pub(super) fn seed(&self) -> Seed {
        self.seed
    }

    pub(super) fn contains(&self, key: u128) -> bool {
        self.held.contains_key(&key)
    }

    pub(super) fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.held.values().map(|(slot, _)| slot)
    }

    pub(super) fn put(&mut self, slot: Slot, ballot: Ballot) {
        self.held.insert(slot.key, (slot, ballot));
    }

    pub(super) fn ballots(&self) -> impl Iterator<Item = &(Slot, Ballot)> {
        self.held.values()
    }

    /// How many ballots lie in it.
    pub fn len(&self) -> u32 {
        u32::try_from(self.held.len()).unwrap_or(u32::MAX)
    }

    /// Nobody has voted yet.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// The ballot under a receipt, for its voter to see and change.
    pub fn under(&self, key: u128) -> Option<&Ballot> {
        self.held.get(&key).map(|(_, ballot)| ballot)
    }

    /// The ballot of a seat, where names are shown.
    pub fn of_seat(&self, seat: SeatId) -> Option<&Ballot> {
        self.held.values().find(|(slot, _)| slot.seat == Some(seat)).map(|(_, ballot)| ballot)
    }

    fn slot_bytes(setup: &PollSetup) -> usize {
        let reasons = if setup.method == Method::Consent { 2 + REASON_BYTES } else { 0 };
        SLOT_HEAD + setup.options.len() * (1 + reasons)
    }

    /// The box as bytes, always as many for the same poll and electorate.
    pub fn to_bytes(&self, setup: &PollSetup, open: &Open) -> Vec<u8> {
        let capacity = usize::try_from(open.capacity()).unwrap_or(usize::MAX).max(self.held.len());
        let length = HEAD + capacity * Self::slot_bytes(setup);
        let mut bytes = Vec::with_capacity(length);
        bytes.push(VERSION);
        bytes.extend(self.seed.0);
        bytes.extend(u32::try_from(self.held.len()).unwrap_or(u32::MAX).to_be_bytes());
        for (slot, ballot) in self.held.values() {
            bytes.extend(slot.key.to_be_bytes());
            bytes.extend(slot.seat.map_or(0, |seat| seat.0).to_be_bytes());
            let kind = slot.kind.and_then(|kind| OrganisationKind::ALL.iter().position(|it| *it == kind));
            bytes.push(kind.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or(0));
            for option in Alternative::all(setup.how_many()) {
                // A mark is at most 100, so that one more still fits.
                let mark = ballot.marks.get(&option).and_then(|mark| u8::try_from(mark + 1).ok());
                bytes.push(mark.unwrap_or(0));
                if setup.method == Method::Consent {
                    let reason = ballot.reasons.get(&option).map(|it| it.as_bytes()).unwrap_or_default();
                    bytes.extend(u16::try_from(reason.len()).unwrap_or(0).to_be_bytes());
                    bytes.extend(reason);
                    bytes.resize(bytes.len() + REASON_BYTES.saturating_sub(reason.len()), 0);
                }
            }
        }
        bytes.resize(length, 0);
        bytes
    }

    /// Reads what [`BallotBox::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`Unreadable`], if these are not such bytes.
    pub fn from_bytes(setup: &PollSetup, bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut rest = bytes;
        let [VERSION] = take::<1>(&mut rest)? else { return Err(Unreadable) };
        let seed = Seed(take(&mut rest)?);
        let count = u32::from_be_bytes(take(&mut rest)?);
        let mut read = Self::new(seed);
        for _ in 0..count {
            let key = u128::from_be_bytes(take(&mut rest)?);
            let seat = Some(u64::from_be_bytes(take(&mut rest)?)).filter(|seat| *seat != 0).map(SeatId);
            let [kind] = take::<1>(&mut rest)?;
            let kind = match kind.checked_sub(1) {
                Some(place) => Some(*OrganisationKind::ALL.get(usize::from(place)).ok_or(Unreadable)?),
                None => None,
            };
            let mut ballot = Ballot { marks: Marks::new(), reasons: BTreeMap::new() };
            for option in Alternative::all(setup.how_many()) {
                let [mark] = take::<1>(&mut rest)?;
                if let Some(mark) = mark.checked_sub(1) {
                    ballot.marks.insert(option, mark.into());
                }
                if setup.method == Method::Consent {
                    let length = usize::from(u16::from_be_bytes(take(&mut rest)?));
                    let (reason, after) = rest.split_at_checked(REASON_BYTES).ok_or(Unreadable)?;
                    let reason = reason.get(..length).and_then(|it| std::str::from_utf8(it).ok()).ok_or(Unreadable)?;
                    if !reason.is_empty() {
                        ballot.reasons.insert(option, Reason::parse(reason).map_err(|_| Unreadable)?);
                    }
                    rest = after;
                }
            }
            read.put(Slot { key, seat, kind }, ballot);
        }
        if rest.iter().any(|byte| *byte != 0) {
            return Err(Unreadable);
        }
        Ok(read)
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Unreadable> {
    let (taken, after) = rest.split_first_chunk::<N>().ok_or(Unreadable)?;
    *rest = after;
    Ok(*taken)
}
