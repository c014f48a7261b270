//! Cards: written, changed, withdrawn, hung under others.

use super::{Decision, Desk, Writing};
use crate::actor::Actor;
use crate::ids::{CardId, GroupId, PhaseId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::text::CardText;
use crate::workshop::card::{Card, CardKind, Item, Standing};
use crate::workshop::event::Event;
use crate::workshop::plan::{Moderation, Phase, Verb};
use crate::workshop::{GRACE_SECS, MOST_CARDS, MOST_CARDS_OF_ONE};

impl<'a> Desk<'a> {
    pub(super) fn write_card(
        &self,
        kind: CardKind,
        text: &str,
        lang: &str,
        begun: Option<PhaseId>,
        under: Option<CardId>,
        from: Option<Item>,
    ) -> Decision {
        self.open()?;
        let group = match self.by {
            Actor::Seat(_) => self.seat()?.1.group.ok_or(Refusal::NoTable)?,
            // The demo speaks for its invented people by way of their seats; nobody else writes without one.
            Actor::Facilitator(_) | Actor::System => return Err(Refusal::NotPermitted),
        };
        self.free_to_act(group)?;
        let (text, lang) = (CardText::parse(text)?, Lang::parse(lang)?);
        if let Some(max) = self.most_reached() {
            return Err(Refusal::TooMany { max: u32::try_from(max).unwrap_or(u32::MAX) });
        }
        let writing = self.writing(group, begun)?;
        let (phase, late) = match writing {
            Writing::InTime(phase) => (phase, false),
            Writing::Late(phase) => (phase, true),
        };
        if !late && !phase.kinds.is_empty() && !phase.kinds.contains(&kind) {
            return Err(Refusal::KindNotAsked);
        }
        if let Some(above) = under {
            self.fits_under(group, kind, above)?;
        }
        if let Some(source) = from {
            self.is_at(group, source)?;
        }
        let revealed = !phase.private || late || self.already_revealed(group, phase);
        let standing = match (late, self.workshop.rules.moderation) {
            (true, _) => Standing::Late,
            (false, Moderation::Before) => Standing::Queued,
            (false, Moderation::After) => Standing::Open,
        };
        Ok(vec![Event::CardWritten {
            card: CardId(self.context.fresh),
            group,
            kind,
            text,
            lang,
            phase: phase.id,
            anonymous: phase.anonymous,
            revealed,
            standing,
            under,
            from,
        }])
    }

    /// The bound on cards that stands in the way of another one, if any does.
    fn most_reached(&self) -> Option<usize> {
        let cards = &self.workshop.cards;
        if cards.len() >= MOST_CARDS {
            return Some(MOST_CARDS);
        }
        // Counted only where there are so many at all: this is asked with every card.
        let own = || cards.values().filter(|card| card.author == self.by).count();
        (cards.len() >= MOST_CARDS_OF_ONE && own() >= MOST_CARDS_OF_ONE).then_some(MOST_CARDS_OF_ONE)
    }

    /// What a text sent now counts for, given the phase it was begun in.
    pub(super) fn writing(&self, group: GroupId, begun: Option<PhaseId>) -> Result<Writing<'a>, Refusal> {
        let progress = self.group(group)?.progress.ok_or(Refusal::NotOpenYet)?;
        let phase = self.phase(group)?;
        let now = self.context.now;
        if phase.kind.allows(Verb::Write) && begun.is_none_or(|b| b == phase.id) {
            let in_time = progress.ends.is_none_or(|ends| now <= ends.plus_secs(GRACE_SECS));
            return Ok(if in_time { Writing::InTime(phase) } else { Writing::Late(phase) });
        }
        // The phase has moved on while somebody was typing.
        if let Some((left, until)) = progress.grace
            && let Some(left) = self.workshop.phase(left)
            && begun.is_none_or(|b| b == left.id)
            && now <= until
        {
            return Ok(Writing::InTime(left));
        }
        if phase.kind.allows(Verb::Write) {
            // Begun in some other phase: what counts is the one that runs.
            return self.writing(group, None);
        }
        let past = progress.grace.and_then(|(left, _)| self.workshop.phase(left));
        past.map(Writing::Late).ok_or(Refusal::NotInThisPhase)
    }

    /// A private phase is open once its cards were revealed, or once the table has left it.
    /// Started again (for the next round, say), it is private again.
    pub(super) fn already_revealed(&self, group: GroupId, phase: &Phase) -> bool {
        let now = self.workshop.group(group).and_then(|g| g.progress).filter(|p| p.phase == phase.id);
        now.is_none_or(|now| now.revealed)
    }

    pub(super) fn edit_card(
        &self,
        id: CardId,
        based_on: u32,
        text: &str,
        lang: Option<String>,
        kind: Option<CardKind>,
    ) -> Decision {
        let card = self.own_card(id)?;
        self.reworks(card)?;
        let text = CardText::parse(text)?;
        let lang = lang.map(|l| Lang::parse(&l)).transpose()?.unwrap_or_else(|| card.lang.clone());
        let kind = kind.unwrap_or(card.kind);
        if card.version != based_on {
            return Err(Refusal::StaleVersion { current: card.version });
        }
        if kind != card.kind {
            let asked = self.workshop.phase(card.phase).is_none_or(|p| p.kinds.is_empty() || p.kinds.contains(&kind));
            if !asked {
                return Err(Refusal::KindNotAsked);
            }
            if !self.workshop.kind_fits(card, kind) {
                return Err(Refusal::DoesNotFitUnder);
            }
        }
        let standing = match (&card.standing, self.workshop.rules.moderation) {
            // A changed text is looked at again.
            (Standing::Open, Moderation::Before) => Standing::Queued,
            (standing, _) => standing.clone(),
        };
        if text == card.text && lang == card.lang && kind == card.kind {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CardEdited { card: id, kind, text, lang, standing }])
    }

    pub(super) fn withdraw_card(&self, id: CardId) -> Decision {
        let card = self.own_card(id)?;
        self.reworks(card)?;
        Ok(vec![Event::CardWithdrawn { card: id }])
    }

    pub(super) fn own_card(&self, id: CardId) -> Result<&'a Card, Refusal> {
        let card = self.card(id)?;
        if card.author != self.by {
            return Err(Refusal::NotYours);
        }
        Ok(card)
    }

    pub(super) fn reworks(&self, card: &Card) -> Result<(), Refusal> {
        self.open()?;
        self.free_to_act(card.group)?;
        match card.standing {
            Standing::Withdrawn | Standing::Hidden { .. } => {
                return Err(Refusal::Unknown { what: Thing::Card });
            }
            Standing::Queued | Standing::Open | Standing::Late => {}
        }
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        let progress = self.group(card.group)?.progress.ok_or(Refusal::NotOpenYet)?;
        let in_grace = progress.grace.is_some_and(|(phase, until)| phase == card.phase && self.context.now <= until);
        if in_grace { Ok(()) } else { self.allowed(card.group, Verb::Rework) }
    }

    pub(super) fn fits_under(&self, group: GroupId, kind: CardKind, above: CardId) -> Result<(), Refusal> {
        let above = self.card(above)?;
        if !above.is_public() || above.group != group {
            return Err(Refusal::NotAtYourTable);
        }
        if kind.hangs_under(above.kind) { Ok(()) } else { Err(Refusal::DoesNotFitUnder) }
    }

    pub(super) fn hang_card(&self, id: CardId, under: Option<CardId>) -> Decision {
        let card = self.card(id)?;
        self.acts_at(card.group, Verb::Hang)?;
        if matches!(card.standing, Standing::Withdrawn | Standing::Hidden { .. }) {
            return Err(Refusal::Unknown { what: Thing::Card });
        }
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        if let Some(above) = under {
            self.fits_under(card.group, card.kind, above)?;
        }
        if card.under == under {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CardHung { card: id, under }])
    }
}
