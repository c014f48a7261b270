//! Seats and tables: who sits where.

use super::{Decision, Desk};
use crate::actor::Actor;
use crate::ids::{GroupId, SeatId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::workshop::MOST_SEATS;
use crate::workshop::event::Event;
use crate::workshop::mixing::{self, Belonging};
use crate::workshop::plan::Seating;
use crate::workshop::seat::Seat;

impl<'a> Desk<'a> {
    pub(super) fn take_seat(&self, wish: Seat) -> Decision {
        if self.by != Actor::System {
            return Err(Refusal::NotPermitted);
        }
        self.open()?;
        if self.workshop.seats.len() >= MOST_SEATS {
            return Err(Refusal::TooMany { max: u32::try_from(MOST_SEATS).unwrap_or(u32::MAX) });
        }
        let who = Belonging { organisation: wish.organisation, kind: wish.kind };
        let group = match self.workshop.rules.seating {
            Seating::Choose => {
                if let Some(group) = wish.group {
                    self.has_room(group)?;
                }
                wish.group
            }
            Seating::Spread | Seating::AlikeFirst => mixing::assign(self.workshop, who),
        };
        Ok(vec![Event::SeatTaken {
            seat: SeatId(self.context.fresh),
            kind: wish.kind,
            organisation: wish.organisation,
            lang: wish.lang,
            group,
        }])
    }

    pub(super) fn has_room(&self, group: GroupId) -> Result<(), Refusal> {
        let places = u32::from(self.group(group)?.places);
        if self.workshop.people_at(group) < places { Ok(()) } else { Err(Refusal::GroupFull) }
    }

    pub(super) fn choose_group(&self, group: GroupId) -> Decision {
        self.open()?;
        let (id, seat) = self.seat()?;
        self.not_paused()?;
        // Whoever has no table may always take one; changing is for the time of arriving.
        if let Some(own) = seat.group {
            if self.workshop.rules.seating != Seating::Choose {
                return Err(Refusal::SeatingAssigned);
            }
            if own == group {
                return Ok(Vec::new());
            }
            if self.phase(own)?.kind != crate::workshop::PhaseKind::Arrive {
                return Err(Refusal::NotInThisPhase);
            }
        }
        self.has_room(group)?;
        Ok(vec![Event::SeatMoved { seat: id, group }])
    }

    pub(super) fn choose_language(&self, lang: &str) -> Decision {
        let (id, seat) = self.seat()?;
        self.not_closed()?;
        let lang = Lang::parse(lang)?;
        if seat.lang == lang {
            return Ok(Vec::new());
        }
        Ok(vec![Event::LanguageChosen { seat: id, lang }])
    }

    pub(super) fn appoint_host(&self, seat: SeatId, on: bool) -> Decision {
        self.steers()?;
        let found = self.workshop.seats.get(&seat).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        if found.group.is_none() {
            return Err(Refusal::NoTable);
        }
        Ok(if found.host == on { Vec::new() } else { vec![Event::HostAppointed { seat, on }] })
    }

    /// For every table of the workshop, and without one: whoever interprets goes where it is needed.
    pub(super) fn appoint_interpreter(&self, seat: SeatId, on: bool) -> Decision {
        self.steers()?;
        let found = self.workshop.seats.get(&seat).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        Ok(if found.interpreter == on { Vec::new() } else { vec![Event::InterpreterAppointed { seat, on }] })
    }

    pub(super) fn move_seat(&self, seat: SeatId, group: GroupId) -> Decision {
        self.steers()?;
        self.open()?;
        let found = self.workshop.seats.get(&seat).ok_or(Refusal::Unknown { what: Thing::Seat })?;
        self.group(group)?;
        // Whoever runs the room may put one chair more to a full table.
        Ok(if found.group == Some(group) { Vec::new() } else { vec![Event::SeatMoved { seat, group }] })
    }

    pub(super) fn move_many(&self, rotation: bool) -> Decision {
        self.steers()?;
        self.open()?;
        let moves = if rotation { mixing::rotate(self.workshop) } else { mixing::mix(self.workshop) };
        Ok(if moves.is_empty() { Vec::new() } else { vec![Event::SeatsMoved { moves, rotation }] })
    }
}
