//! Polls: drafting, opening, closing, counting paper, breaking ties. Ballots themselves are no events: see `poll::cast`.

use super::{Decision, Desk};
use crate::actor::Actor;
use crate::ids::{GroupId, PollId, SeatId};
use crate::refusal::{Refusal, Thing};
use crate::tally::Method;
use crate::text::Reason;
use crate::time::Timestamp;
use crate::workshop::event::Event;
use crate::workshop::poll::{
    self, Electorate, LONGEST_POLL_SECS, MOST_DECLARED, MOST_IN_CONSENT, MOST_POLLS, Open, PaperCount, Poll, PollSetup,
    PollStage, PollWish, TieBreak, TieBreakKind,
};

impl<'a> Desk<'a> {
    pub(super) fn poll(&self, id: PollId) -> Result<&'a Poll, Refusal> {
        self.workshop.polls.get(&id).ok_or(Refusal::Unknown { what: Thing::Poll })
    }

    /// Those who run the workshop; and a table's host, for what his table alone is asked.
    fn runs(&self, group: Option<GroupId>, electorate: &Electorate) -> Result<(), Refusal> {
        match group {
            Some(group) if *electorate == Electorate::Table(group) => {
                self.group(group)?;
                self.by.hosts(self.workshop, group)?;
                self.not_paused()
            }
            Some(_) | None => self.by.steers(),
        }
    }

    fn own_poll(&self, id: PollId) -> Result<&'a Poll, Refusal> {
        self.not_closed()?;
        let poll = self.poll(id)?;
        self.runs(poll.setup.group, &poll.setup.electorate)?;
        Ok(poll)
    }

    fn own_draft(&self, id: PollId) -> Result<&'a Poll, Refusal> {
        let poll = self.own_poll(id)?;
        match poll.stage {
            PollStage::Draft { .. } => Ok(poll),
            PollStage::Open(_) | PollStage::Closed(_) | PollStage::Cancelled { .. } => Err(Refusal::PollFixed),
        }
    }

    /// Also after the workshop: a poll whose ballots could not be read when it closed is open still, and somebody must be
    /// able to close it once they can, or to give it up.
    fn own_open(&self, id: PollId) -> Result<(&'a Poll, &'a Open), Refusal> {
        let poll = self.poll(id)?;
        self.runs(poll.setup.group, &poll.setup.electorate)?;
        still_open(poll).map(|open| (poll, open))
    }

    pub(super) fn draft_poll(&self, id: Option<PollId>, wish: &PollWish) -> Decision {
        self.not_closed()?;
        self.runs(wish.group, &wish.electorate)?;
        if wish.common_ground {
            // Among the few at one table a breakdown would point at people.
            self.by.steers()?;
        }
        let setup = Box::new(PollSetup::parse(self.workshop, self.by, wish)?);
        let poll = match id {
            Some(id) if self.own_draft(id)?.setup == *setup => return Ok(Vec::new()),
            Some(id) => id,
            None if self.workshop.polls.len() >= MOST_POLLS => {
                return Err(Refusal::TooMany { max: u32::try_from(MOST_POLLS).unwrap_or(u32::MAX) });
            }
            None => PollId(self.context.fresh),
        };
        Ok(vec![Event::PollDrafted { poll, setup }])
    }

    pub(super) fn drop_poll(&self, poll: PollId) -> Decision {
        self.own_draft(poll)?;
        Ok(vec![Event::PollDropped { poll }])
    }

    pub(super) fn schedule_poll(&self, id: PollId, secs: Option<u32>) -> Decision {
        self.open()?;
        let draft = self.own_draft(id)?;
        self.complete(draft)?;
        if secs.is_some_and(|secs| secs > LONGEST_POLL_SECS) {
            return Err(Refusal::TooMany { max: LONGEST_POLL_SECS });
        }
        let opens = secs.map(|secs| self.context.now.plus_secs(secs));
        let same = draft.stage == PollStage::Draft { opens };
        Ok(if same { Vec::new() } else { vec![Event::PollScheduled { poll: id, opens }] })
    }

    fn complete(&self, draft: &Poll) -> Result<(), Refusal> {
        if draft.setup.is_complete() { Ok(()) } else { Err(Refusal::PollIncomplete) }
    }

    pub(super) fn open_poll(&self, id: PollId) -> Decision {
        self.open()?;
        let draft = self.own_draft(id)?;
        self.complete(draft)?;
        let voters = poll::voters(self.workshop, &draft.setup.electorate);
        if voters.is_empty() && !draft.setup.late {
            return Err(Refusal::PollIncomplete);
        }
        let ballots: u32 = voters.values().map(|it| u32::from(it.ballots)).sum();
        if draft.setup.method == Method::Consent && ballots > MOST_IN_CONSENT {
            return Err(Refusal::TooMany { max: MOST_IN_CONSENT });
        }
        let secs = draft.setup.secs;
        let ends = (secs > 0).then(|| self.context.now.plus_secs(secs));
        Ok(vec![Event::PollOpened { poll: id, ends, lot: self.context.seed.hash() }])
    }

    pub(super) fn extend_poll(&self, id: PollId, secs: i32) -> Decision {
        self.not_closed()?;
        let (_, open) = self.own_open(id)?;
        let now = self.context.now;
        let from = open.ends.map_or(now, |ends| ends.max(now));
        let latest = now.plus_secs(LONGEST_POLL_SECS);
        let ends = Timestamp(from.0.saturating_add(i64::from(secs) * 1000)).clamp(now, latest);
        Ok(vec![Event::PollTimerSet { poll: id, ends }])
    }

    pub(super) fn close_poll(&self, id: PollId) -> Decision {
        let (poll, open) = self.own_open(id)?;
        let closing = poll::close(self.workshop, &poll.setup, open).ok_or(Refusal::BallotsUnreadable)?;
        Ok(vec![Event::PollClosed { poll: id, closing: Box::new(closing) }])
    }

    /// Closes all polls, as far as their ballots can be read.
    pub(super) fn closing_polls(&self) -> impl Iterator<Item = Event> {
        self.workshop.polls.values().filter_map(|poll| {
            let closing = poll::close(self.workshop, &poll.setup, poll.open()?)?;
            Some(Event::PollClosed { poll: poll.id, closing: Box::new(closing) })
        })
    }

    pub(super) fn cancel_poll(&self, id: PollId, reason: &str) -> Decision {
        self.own_open(id)?;
        Ok(vec![Event::PollCancelled { poll: id, reason: Reason::parse(reason)? }])
    }

    pub(super) fn count_paper(&self, id: PollId, group: Option<GroupId>, paper: PaperCount) -> Decision {
        self.not_closed()?;
        let poll = self.poll(id)?;
        match group {
            Some(group) => {
                self.by.hosts(self.workshop, group)?;
                self.not_paused()?;
            }
            None => self.by.steers()?,
        }
        if let Some(group) = group {
            self.group(group)?;
        }
        let open = still_open(poll)?;
        if open.ends.is_some_and(|ends| self.context.now >= ends) {
            return Err(Refusal::PollOver);
        }
        if poll.setup.table().is_some_and(|table| group != Some(table)) {
            return Err(Refusal::NotAtYourTable);
        }
        if poll.setup.electorate == Electorate::Organisations {
            return Err(Refusal::NotOnPaper);
        }
        if paper.people > 0 {
            paper.check(&poll.setup)?;
        }
        let same = match open.paper.get(&group) {
            Some(held) => *held == paper,
            None => paper.people == 0,
        };
        Ok(if same { Vec::new() } else { vec![Event::PaperCounted { poll: id, group, paper }] })
    }

    pub(super) fn break_tie(&self, id: PollId, options: Option<Vec<u32>>, reason: &str) -> Decision {
        // A tie may be broken after the workshop, too.
        let poll = self.poll(id)?;
        self.runs(poll.setup.group, &poll.setup.electorate)?;
        let closed = poll.closed().ok_or(Refusal::NoTie)?;
        let tied = closed.tied(&poll.setup);
        if tied.is_empty() || closed.broken.is_some() {
            return Err(Refusal::NoTie);
        }
        let tie_break = match options {
            Some(options) if !tied.contains(&options) => return Err(Refusal::OptionUnknown),
            Some(options) => TieBreak { options, how: TieBreakKind::Choice { reason: Reason::parse(reason)? } },
            None => {
                let drawn = closed.closing.seed.draw(id, tied.len());
                let options = tied.get(drawn).cloned().ok_or(Refusal::NoTie)?;
                TieBreak { options, how: TieBreakKind::Lot }
            }
        };
        Ok(vec![Event::TieBroken { poll: id, tie_break }])
    }

    pub(super) fn declare_people(&self, id: SeatId, people: u16) -> Decision {
        self.open()?;
        let seat = self.workshop.seats.get(&id).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        match (self.by, seat.group) {
            (Actor::Seat(_), Some(group)) => {
                self.by.hosts(self.workshop, group)?;
                self.not_paused()?;
            }
            _ => self.by.steers()?,
        }
        if !(1..=MOST_DECLARED).contains(&people) {
            return Err(Refusal::TooMany { max: MOST_DECLARED.into() });
        }
        Ok(if seat.people == people { Vec::new() } else { vec![Event::PeopleDeclared { seat: id, people }] })
    }

    pub(super) fn name_delegate(&self, id: SeatId) -> Decision {
        self.steers()?;
        let seat = self.workshop.seats.get(&id).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        if seat.organisation.is_none() {
            return Err(Refusal::NotEligible);
        }
        Ok(if seat.delegate { Vec::new() } else { vec![Event::DelegateNamed { seat: id }] })
    }
}

fn still_open(poll: &Poll) -> Result<&Open, Refusal> {
    match &poll.stage {
        PollStage::Draft { .. } => Err(Refusal::PollNotOpen),
        PollStage::Open(open) => Ok(open),
        PollStage::Closed(_) | PollStage::Cancelled { .. } => Err(Refusal::PollOver),
    }
}
