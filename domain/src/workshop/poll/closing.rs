//! What a poll comes to when it closes: its ballots without their voters, the turnout, and what may be broken down.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{BallotRecord, Open, PollSetup, Seed, Voter};
use crate::ids::{OrganisationId, SeatId};
use crate::tally::{Alternative, Marks, Method};
use crate::text::Reason;
use crate::workshop::Workshop;
use crate::workshop::seat::OrganisationKind;

/// A breakdown is shown from this many ballots on.
pub const FEWEST_SHOWN: u32 = 5;

/// What a poll held when it closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub ballots: Vec<BallotRecord>,
    /// Why somebody objects or is concerned; apart from the ballots, sorted by their words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
    pub turnout: Turnout,
    /// Support by kind of organisation, as far as five ballots and more hide each of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<KindShare>,
    /// What the lot is drawn from.
    pub seed: Seed,
}

/// An objection or a concern, in somebody's words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Objection {
    /// The option's place.
    pub option: u32,
    /// An objection; otherwise a concern.
    pub objection: bool,
    pub reason: Reason,
    /// Whose, where names were shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatId>,
}

/// How many voted, of how many. Persons and organisations are counted apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// Persons who voted with a device; 0 where organisations vote.
    pub persons: u32,
    pub of_persons: u32,
    /// Organisations that voted, or from which somebody did.
    pub organisations: u32,
    pub of_organisations: u32,
    /// Persons who voted on paper or by a show of hands.
    pub paper: u32,
}

impl Turnout {
    /// How many could have voted, for a quorum.
    pub fn entitled(&self, by_organisation: bool) -> u32 {
        if by_organisation { self.of_organisations } else { self.of_persons.saturating_add(self.paper) }
    }
}

/// How one kind of organisation supports the options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindShare {
    pub kind: OrganisationKind,
    pub ballots: u32,
    /// Per option, how many of these ballots support it.
    pub support: Vec<u32>,
}

/// Closes: takes the ballots out of their box. Nothing if they cannot be read.
pub fn close(workshop: &Workshop, setup: &PollSetup, open: &Open) -> Option<Closing> {
    let held = open.ballots.as_ref()?;
    let mut counted: BTreeMap<BallotRecord, u32> = BTreeMap::new();
    let mut objections = Vec::new();
    let record = |marks: &Marks<u32>, seat, paper| {
        let marks = marks.iter().map(|(option, mark)| (option.0, *mark)).collect();
        BallotRecord { marks, seat, paper, count: 0 }
    };
    for (slot, ballot) in held.ballots() {
        *counted.entry(record(&ballot.marks, slot.seat, false)).or_default() += 1;
        objections.extend(ballot.reasons.iter().map(|(option, reason)| Objection {
            option: option.0,
            objection: ballot.marks.get(option) == Some(&2),
            reason: reason.clone(),
            seat: slot.seat,
        }));
    }
    for paper in open.paper.values() {
        for marks in paper.ballots(setup) {
            *counted.entry(record(&marks, None, true)).or_default() += 1;
        }
    }
    objections.sort();
    let ballots = counted.into_iter().map(|(record, count)| BallotRecord { count, ..record });
    Some(Closing {
        ballots: ballots.collect(),
        objections,
        turnout: turnout(workshop, open),
        kinds: if setup.common_ground { kinds(workshop, setup, open) } else { Vec::new() },
        seed: held.seed(),
    })
}

fn turnout(workshop: &Workshop, open: &Open) -> Turnout {
    let of_seat = |seat: &SeatId| workshop.seats.get(seat).and_then(|it| it.organisation);
    let organisation = |voter: &Voter| match voter {
        Voter::Seat(seat) => of_seat(seat),
        Voter::Organisation(organisation) => Some(*organisation),
    };
    let organisations = |voters: &mut dyn Iterator<Item = &Voter>| -> u32 {
        let all: BTreeSet<OrganisationId> = voters.filter_map(organisation).collect();
        u32::try_from(all.len()).unwrap_or(u32::MAX)
    };
    let is_person = |voter: &Voter| matches!(voter, Voter::Seat(_));
    let cast = open.cast.iter().filter(|(voter, _)| is_person(voter));
    let may = open.voters.iter().filter(|(voter, _)| is_person(voter));
    Turnout {
        persons: cast.map(|(_, times)| u32::from(*times)).sum(),
        of_persons: may.map(|(_, allowance)| u32::from(allowance.ballots)).sum(),
        organisations: organisations(&mut open.cast.keys()),
        of_organisations: organisations(&mut open.voters.keys()),
        paper: open.paper.values().map(|it| u32::from(it.people)).sum(),
    }
}

/// Whether a mark supports its option. Nothing for rankings, which know no such thing.
fn supports(method: Method, mark: Option<u32>) -> Option<bool> {
    match method {
        Method::YesNoSimple
        | Method::YesNoAbsolute
        | Method::YesNoTwoThirds
        | Method::Approval
        | Method::EqualShares
        | Method::StrawPoll => Some(mark == Some(1)),
        Method::Dots => Some(mark.is_some_and(|it| it > 0)),
        Method::Score => Some(mark.is_some_and(|it| it >= 6)),
        // Who says nothing does not resist.
        Method::Resistance => Some(mark.unwrap_or(0) <= 4),
        Method::Consent => Some(mark.is_some_and(|it| it <= 1)),
        Method::MajorityJudgment => Some(mark.is_some_and(|it| it >= 3)),
        Method::Schulze => None,
    }
}

/// The breakdown, with every kind of fewer than five ballots or voters left out; and more of them, smallest first, while those left
/// out together could be worked out by subtraction.
fn kinds(workshop: &Workshop, setup: &PollSetup, open: &Open) -> Vec<KindShare> {
    let Some(held) = &open.ballots else { return Vec::new() };
    if supports(setup.method, None).is_none() {
        return Vec::new();
    }
    let mut shares: BTreeMap<OrganisationKind, KindShare> = BTreeMap::new();
    // Paper hides nobody: whoever counted it knows what it says, and its ballots are marked in the event.
    let mut all: u32 = 0;
    for (slot, ballot) in held.ballots() {
        all += 1;
        let Some(kind) = slot.kind else { continue };
        let share =
            shares.entry(kind).or_insert_with(|| KindShare { kind, ballots: 0, support: vec![0; setup.options.len()] });
        share.ballots += 1;
        for (option, sum) in Alternative::all(setup.how_many()).zip(&mut share.support) {
            *sum += u32::from(supports(setup.method, ballot.marks.get(&option).copied()) == Some(true));
        }
    }
    // Five ballots of one device that is passed round are no five voters to hide among.
    let mut voters: BTreeMap<OrganisationKind, u32> = BTreeMap::new();
    for voter in open.cast.keys() {
        let seat = open.voters.get(voter).and_then(|it| workshop.seats.get(&it.seat));
        if let Some(kind) = seat.and_then(|seat| seat.kind) {
            *voters.entry(kind).or_default() += 1;
        }
    }
    let enough = |share: &KindShare| {
        share.ballots >= FEWEST_SHOWN && voters.get(&share.kind).is_some_and(|voters| *voters >= FEWEST_SHOWN)
    };
    let mut shown: Vec<_> = shares.into_values().filter(enough).collect();
    loop {
        let hidden = all.saturating_sub(shown.iter().map(|share| share.ballots).sum());
        if hidden == 0 || hidden >= FEWEST_SHOWN {
            return shown;
        }
        let Some(smallest) = (0..shown.len()).min_by_key(|place| shown[*place].ballots) else { return shown };
        shown.remove(smallest);
    }
}
