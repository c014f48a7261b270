//! Who may vote. Persons and organisations are different voters and are never counted together.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::MOST_IN_CONSENT;
use crate::ids::{GroupId, NotAnId, OrganisationId, SeatId};
use crate::tally::Method;
use crate::workshop::Workshop;
use crate::workshop::seat::{OrganisationKind, Seat};

/// Whom a poll asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Electorate {
    /// Everybody in the room, each person.
    Everyone,
    /// The people at one table.
    Table(GroupId),
    /// People of some kinds of organisation.
    Kinds(Vec<OrganisationKind>),
    /// Organisations, each with one voice: that of its delegate.
    Organisations,
}

/// One who votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voter {
    Seat(SeatId),
    Organisation(OrganisationId),
}

/// As it is stored: `seat:` or `organisation:` and the id.
impl fmt::Display for Voter {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seat(id) => write!(to, "seat:{id}"),
            Self::Organisation(id) => write!(to, "organisation:{id}"),
        }
    }
}

impl FromStr for Voter {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        match text.split_once(':') {
            Some(("seat", id)) => id.parse().map(Self::Seat),
            Some(("organisation", id)) => id.parse().map(Self::Organisation),
            _ => Err(NotAnId),
        }
    }
}

/// How a voter votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// The seat that casts: the voter's own, or the organisation's delegate.
    pub seat: SeatId,
    /// How many ballots: more than one for a device that is passed round.
    pub ballots: u16,
}

/// Who may vote if a poll opened now.
pub fn voters(workshop: &Workshop, electorate: &Electorate) -> BTreeMap<Voter, Allowance> {
    let one_each = |fits: &dyn Fn(&Seat) -> bool| {
        let seats = workshop.seats.iter().filter(|(_, seat)| fits(seat));
        seats.map(|(id, seat)| (Voter::Seat(*id), Allowance { seat: *id, ballots: seat.people })).collect()
    };
    match electorate {
        Electorate::Everyone => one_each(&|_| true),
        Electorate::Table(group) => one_each(&|seat| seat.group == Some(*group)),
        Electorate::Kinds(kinds) => one_each(&|seat| seat.kind.is_some_and(|kind| kinds.contains(&kind))),
        Electorate::Organisations => delegates(workshop)
            .into_iter()
            .map(|(organisation, seat)| (Voter::Organisation(organisation), Allowance { seat, ballots: 1 }))
            .collect(),
    }
}

/// Who speaks for each organisation: the one named, or else whoever of its people came first.
pub fn delegates(workshop: &Workshop) -> BTreeMap<OrganisationId, SeatId> {
    let mut delegates: BTreeMap<OrganisationId, (bool, crate::Timestamp, SeatId)> = BTreeMap::new();
    for (id, seat) in &workshop.seats {
        let Some(organisation) = seat.organisation else { continue };
        let rank = (!seat.delegate, seat.joined, *id);
        delegates.entry(organisation).and_modify(|best| *best = rank.min(*best)).or_insert(rank);
    }
    delegates.into_iter().map(|(organisation, (_, _, seat))| (organisation, seat)).collect()
}

impl Workshop {
    /// Lets those in who have come to belong to an electorate, where a poll allows late arrivals. Nobody loses a vote.
    pub(crate) fn admit_late_voters(&mut self) {
        let late = self.polls.values().filter(|poll| poll.setup.late && poll.open().is_some());
        let now: Vec<_> = late
            .map(|poll| {
                let consent = poll.setup.method == Method::Consent;
                (poll.id, consent, voters(self, &poll.setup.electorate))
            })
            .collect();
        for (id, consent, voters) in now {
            let Some(open) = self.polls.get_mut(&id).and_then(super::Poll::open_mut) else { continue };
            // Written objections take room: the limit at the opening holds for those who come later, too.
            let so_far = open.voters.values().map(|it| u32::from(it.ballots)).sum();
            let mut room = if consent { MOST_IN_CONSENT.saturating_sub(so_far) } else { u32::MAX };
            for (voter, allowance) in voters {
                let had = open.voters.get(&voter).map_or(0, |it| it.ballots);
                let more = allowance.ballots.saturating_sub(had).min(u16::try_from(room).unwrap_or(u16::MAX));
                room -= u32::from(more);
                if had + more == 0 {
                    continue;
                }
                let held = open.voters.entry(voter).or_insert(allowance);
                held.ballots = had + more;
                // A delegate can be changed; what the one before has cast stays. Whether there is such a ballot must not
                // matter here: a replay of the events knows of none.
                held.seat = allowance.seat;
            }
        }
    }
}
