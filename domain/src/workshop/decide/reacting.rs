//! Support and comments.

use super::{Decision, Desk, too_many};
use crate::ids::{CardId, CommentId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::text::CommentText;
use crate::workshop::MOST_COMMENTS;
use crate::workshop::card::{Card, Standing};
use crate::workshop::event::Event;
use crate::workshop::plan::{Moderation, Verb};

impl<'a> Desk<'a> {
    pub(super) fn support(&self, id: CardId, on: bool) -> Decision {
        let (seat, _) = self.seat()?;
        let card = self.card(id)?;
        self.reacts_to(card, Verb::Support)?;
        if card.supporters.contains(&seat) == on {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CardSupported { card: id, seat, on }])
    }

    pub(super) fn comment(&self, id: CardId, text: &str, lang: &str) -> Decision {
        let card = self.card(id)?;
        let (_, seat) = self.seat()?;
        self.reacts_to(card, Verb::Comment)?;
        let (text, lang) = (CommentText::parse(text)?, Lang::parse(lang)?);
        if card.comments.len() >= MOST_COMMENTS {
            return Err(too_many(MOST_COMMENTS));
        }
        let anonymous = seat.group.and_then(|g| self.workshop.phase_of(g)).is_some_and(|p| p.anonymous);
        let standing = match self.workshop.rules.moderation {
            Moderation::Before => Standing::Queued,
            Moderation::After => Standing::Open,
        };
        let comment = CommentId(self.context.fresh);
        Ok(vec![Event::CommentWritten { card: id, comment, text, lang, anonymous, standing, behalf: None }])
    }

    pub(super) fn withdraw_comment(&self, card: CardId, comment: CommentId) -> Decision {
        self.open()?;
        let found = self
            .card(card)?
            .comments
            .iter()
            .find(|c| c.id == comment)
            .ok_or(Refusal::Unknown { what: Thing::Comment })?;
        if found.author != self.by {
            let seen = found.standing == Standing::Open;
            return Err(if seen { Refusal::NotYours } else { Refusal::Unknown { what: Thing::Comment } });
        }
        if !matches!(found.standing, Standing::Open | Standing::Queued) {
            return Err(Refusal::Unknown { what: Thing::Comment });
        }
        Ok(vec![Event::CommentWithdrawn { card, comment }])
    }

    /// A visible card, at one's own table or (in a phase that opens them) at another; the phase is that of one's own table.
    pub(super) fn reacts_to(&self, card: &Card, verb: Verb) -> Result<(), Refusal> {
        self.open()?;
        let own = self.seat()?.1.group.ok_or(Refusal::NoTable)?;
        self.free_to_act(own)?;
        if !card.is_public() {
            return Err(Refusal::NotInThisPhase);
        }
        if card.aside.is_some() {
            return Err(Refusal::SetAside);
        }
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        self.allowed(own, verb)
    }
}
