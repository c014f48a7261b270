//! Cards: written, changed, withdrawn, hung under others.

use super::{Decision, Desk, Writing, too_many};
use crate::actor::Actor;
use crate::ids::{CardId, GroupId, PhaseId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::text::CardText;
use crate::workshop::card::{Card, CardKind, Descent, Item, Standing};
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
        let group = match (self.by, from) {
            (Actor::Seat(_), _) => self.seat()?.1.group.ok_or(Refusal::NoTable)?,
            // Those who run the workshop have no table of their own, but may help any table to a goal or a measure.
            (Actor::Facilitator(_), Some(source)) => self.group_of(source)?,
            // The demo speaks for its invented people by way of their seats; nobody else writes without one.
            (Actor::Facilitator(_) | Actor::System, _) => return Err(Refusal::NotPermitted),
        };
        self.free_to_act(group)?;
        let steers = self.by.seat().is_none();
        if steers {
            self.allowed(group, Verb::Write)?;
        }
        let (text, lang) = (CardText::parse(text)?, Lang::parse(lang)?);
        self.room_for(1)?;
        // They are not bound by the timer, which they hold.
        let writing = if steers { Writing::InTime(self.phase(group)?) } else { self.writing(group, begun)? };
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
        // Nobody but they could find it again, if it were not seen at once.
        let revealed = !phase.private || late || steers || self.already_revealed(group, phase);
        let standing = match (late, self.workshop.rules.moderation) {
            _ if steers => Standing::Open,
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
            behalf: None,
        }])
    }

    /// Whether so many more cards stay within the bounds.
    pub(super) fn room_for(&self, more: usize) -> Result<(), Refusal> {
        let cards = &self.workshop.cards;
        // Counted only where there are so many at all: this is asked with every card.
        let own = || cards.values().filter(|card| card.author == self.by).count();
        let reached = if cards.len() + more > MOST_CARDS {
            MOST_CARDS
        } else if cards.len() + more > MOST_CARDS_OF_ONE && own() + more > MOST_CARDS_OF_ONE {
            MOST_CARDS_OF_ONE
        } else {
            return Ok(());
        };
        Err(too_many(reached))
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
        // A merged card says what several said: it is nobody's own.
        if card.author != self.by || card.descent == Descent::Merged {
            return Err(Refusal::NotYours);
        }
        // Words of somebody else: only as long as one may write for that table.
        if card.behalf.is_some() {
            self.by.writes_for(self.workshop, card.group)?;
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
        if card.aside.is_some() {
            return Err(Refusal::SetAside);
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
        if above.aside.is_some() {
            return Err(Refusal::SetAside);
        }
        if kind.hangs_under(above.kind) { Ok(()) } else { Err(Refusal::DoesNotFitUnder) }
    }

    pub(super) fn hang_card(&self, id: CardId, under: Option<CardId>) -> Decision {
        let card = self.card(id)?;
        self.acts_at(card.group, Verb::Hang)?;
        if matches!(card.standing, Standing::Withdrawn | Standing::Hidden { .. }) {
            return Err(Refusal::Unknown { what: Thing::Card });
        }
        if card.aside.is_some() {
            return Err(Refusal::SetAside);
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
