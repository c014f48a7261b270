//! The list of speakers: asking to speak, calling the next one, ending a speech.

use super::{Decision, Desk};
use crate::actor::Actor;
use crate::ids::{GroupId, SeatId};
use crate::refusal::{Refusal, Thing};
use crate::workshop::event::Event;
use crate::workshop::speaking::{Floor, LONGEST_SPEECH_SECS};

impl<'a> Desk<'a> {
    fn floor(&self, group: Option<GroupId>) -> Option<&'a Floor> {
        self.workshop.floors.get(&group)
    }

    /// Leads the list: a table's host does, and whoever runs the workshop; the room's only the latter.
    fn leads(&self, group: Option<GroupId>) -> Result<(), Refusal> {
        match group {
            Some(group) => {
                self.group(group)?;
                self.by.hosts(self.workshop, group)?;
            }
            None => self.by.steers()?,
        }
        self.not_paused()
    }

    /// The seat can stand on this list: it sits at the table, or the list is the room's.
    fn belongs(&self, group: Option<GroupId>, seat: SeatId) -> Result<(), Refusal> {
        let sits = self.workshop.seats.get(&seat).ok_or(Refusal::Unknown { what: Thing::Seat })?.group;
        match group {
            None => Ok(()),
            Some(_) if sits == group => Ok(()),
            Some(_) if sits.is_none() => Err(Refusal::NoTable),
            Some(_) => Err(Refusal::NotAtYourTable),
        }
    }

    pub(super) fn ask_to_speak(&self, group: Option<GroupId>, on: bool, seat: Option<SeatId>) -> Decision {
        self.open()?;
        let seat = match seat.filter(|seat| self.by != Actor::Seat(*seat)) {
            // For somebody else. Whether that seat is paused is not asked: the answer could tell who wrote anonymously.
            Some(other) => {
                self.leads(group)?;
                self.belongs(group, other)?;
                other
            }
            None => {
                let (own, _) = self.seat()?;
                match group {
                    Some(group) => {
                        self.group(group)?;
                        self.belongs(Some(group), own)?;
                        self.free_to_act(group)?;
                    }
                    None => {
                        self.not_paused()?;
                        if self.workshop.locked {
                            return Err(Refusal::RoomLocked);
                        }
                    }
                }
                own
            }
        };
        if on == self.floor(group).is_some_and(|floor| floor.waiting.contains(&seat)) {
            return Ok(Vec::new());
        }
        if on && !self.floor(group).is_some_and(|floor| floor.open) {
            return Err(Refusal::SpeakersClosed);
        }
        Ok(vec![Event::SpeechAsked { group, seat, on }])
    }

    pub(super) fn call_speaker(&self, group: Option<GroupId>, seat: Option<SeatId>) -> Decision {
        self.open()?;
        self.leads(group)?;
        let next = || self.floor(group)?.fair_order(|seat| self.workshop.kind_of(seat)).first().copied();
        let seat = match seat {
            // Anybody who sits there can be called, also out of turn.
            Some(seat) => self.belongs(group, seat).map(|()| seat)?,
            None => next().ok_or(Refusal::NobodyWaiting)?,
        };
        let speech = self.floor(group).and_then(|floor| floor.speech);
        let waits = self.floor(group).is_some_and(|floor| floor.waiting.contains(&seat));
        if !waits && speech.is_some_and(|speech| speech.seat == seat) {
            // Two who lead the list called the same person; it is one speech.
            return Ok(Vec::new());
        }
        let ended = speech.map(|speech| Event::SpeechEnded { group, seat: speech.seat });
        Ok(ended.into_iter().chain([Event::SpeechBegun { group, seat }]).collect())
    }

    pub(super) fn end_speech(&self, group: Option<GroupId>) -> Decision {
        self.open()?;
        // Whoever speaks may stop at any time; and nothing is wrong if somebody else was faster to end it.
        let last = self.floor(group).and_then(|floor| floor.last);
        if last.is_none() || self.by.seat() != last {
            self.leads(group)?;
        }
        let speech = self.floor(group).and_then(|floor| floor.speech);
        Ok(speech.map(|speech| Event::SpeechEnded { group, seat: speech.seat }).into_iter().collect())
    }

    pub(super) fn set_speaking(
        &self,
        group: Option<GroupId>,
        open: bool,
        alternate: bool,
        limit_secs: u32,
    ) -> Decision {
        self.open()?;
        self.leads(group)?;
        if limit_secs > LONGEST_SPEECH_SECS {
            return Err(Refusal::TooMany { max: LONGEST_SPEECH_SECS });
        }
        let now = self.floor(group).map_or((false, false, 0), |f| (f.open, f.alternate, f.limit_secs));
        let same = now == (open, alternate, limit_secs);
        Ok(if same { Vec::new() } else { vec![Event::SpeakingSet { group, open, alternate, limit_secs }] })
    }
}
