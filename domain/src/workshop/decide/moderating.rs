//! The queue, hiding, the late tray, locks and pauses.

use super::{Decision, Desk};
use crate::ids::{CardId, GroupId, SeatId};
use crate::refusal::{Refusal, Thing};
use crate::text::Reason;
use crate::workshop::card::{Contribution, Standing};
use crate::workshop::event::Event;
use crate::workshop::policy::HidingRule;

impl<'a> Desk<'a> {
    pub(super) fn lock_group(&self, group: GroupId, on: bool) -> Decision {
        self.open()?;
        let now = self.group(group)?.locked;
        self.by.hosts(self.workshop, group)?;
        self.not_paused()?;
        Ok(if now == on { Vec::new() } else { vec![Event::GroupLocked { group, on }] })
    }

    pub(super) fn standing_of(&self, what: Contribution) -> Result<&'a Standing, Refusal> {
        let card = self.moderated_card(what.card())?;
        match what {
            Contribution::Card(_) => Ok(&card.standing),
            Contribution::Comment(_, id) => {
                let comment = card.comments.iter().find(|c| c.id == id);
                comment.map(|c| &c.standing).ok_or(Refusal::Unknown { what: Thing::Comment })
            }
        }
    }

    pub(super) fn approve(&self, what: Contribution) -> Decision {
        self.steers()?;
        match self.standing_of(what)? {
            Standing::Queued => Ok(vec![Event::ContributionApproved { what }]),
            Standing::Open | Standing::Late | Standing::Hidden { .. } | Standing::Withdrawn => Err(Refusal::NotWaiting),
        }
    }

    pub(super) fn hide(&self, what: Contribution, reason: &str, rule: HidingRule) -> Decision {
        self.steers()?;
        let reason = Reason::parse(reason)?;
        match self.standing_of(what)? {
            Standing::Queued | Standing::Open => Ok(vec![Event::ContributionHidden { what, reason, rule }]),
            Standing::Late | Standing::Hidden { .. } | Standing::Withdrawn => Err(Refusal::NotWaiting),
        }
    }

    pub(super) fn restore(&self, what: Contribution) -> Decision {
        self.steers()?;
        match self.standing_of(what)? {
            Standing::Hidden { .. } => Ok(vec![Event::ContributionRestored { what }]),
            Standing::Queued | Standing::Open | Standing::Late | Standing::Withdrawn => Err(Refusal::NotWaiting),
        }
    }

    pub(super) fn late(&self, card: CardId) -> Result<(), Refusal> {
        self.steers()?;
        if self.moderated_card(card)?.standing == Standing::Late { Ok(()) } else { Err(Refusal::NotWaiting) }
    }

    pub(super) fn admit_late(&self, card: CardId) -> Decision {
        self.late(card)?;
        Ok(vec![Event::LateCardAdmitted { card }])
    }

    pub(super) fn decline_late(&self, card: CardId, reason: &str, rule: HidingRule) -> Decision {
        self.late(card)?;
        Ok(vec![Event::LateCardDeclined { card, reason: Reason::parse(reason)?, rule }])
    }

    pub(super) fn lock_card(&self, card: CardId, on: bool) -> Decision {
        self.steers()?;
        Ok(if self.moderated_card(card)?.locked == on { Vec::new() } else { vec![Event::CardLocked { card, on }] })
    }

    pub(super) fn lock_room(&self, on: bool) -> Decision {
        self.steers()?;
        Ok(if self.workshop.locked == on { Vec::new() } else { vec![Event::RoomLocked { on }] })
    }

    pub(super) fn pause_seat(&self, seat: SeatId, on: bool) -> Decision {
        self.steers()?;
        self.pause(seat, on, false)
    }

    pub(super) fn pause(&self, id: SeatId, on: bool, unnamed: bool) -> Decision {
        let seat = self.workshop.seats.get(&id).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        let now = if unnamed { seat.paused_unnamed } else { seat.paused };
        Ok(if now == on { Vec::new() } else { vec![Event::SeatPaused { seat: id, on, unnamed }] })
    }

    pub(super) fn pause_author(&self, what: Contribution, on: bool) -> Decision {
        self.steers()?;
        let card = self.moderated_card(what.card())?;
        let (author, anonymous) = match what {
            Contribution::Card(_) => (card.author, card.anonymous),
            Contribution::Comment(_, id) => {
                let comment = card.comments.iter().find(|c| c.id == id);
                comment.map(|c| (c.author, c.anonymous)).ok_or(Refusal::Unknown { what: Thing::Comment })?
            }
        };
        // Apart from a pause by name: whether the one changes the other would tell who it is.
        self.pause(author.seat().ok_or(Refusal::Unknown { what: Thing::Seat })?, on, anonymous)
    }
}
