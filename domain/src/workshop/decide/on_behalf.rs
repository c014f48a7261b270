//! Writing down what others say: for somebody at the table who does not write, or off paper. Who did so is recorded.

use super::{Decision, Desk, Writing, too_many};
use crate::ids::{CardId, CommentId, GroupId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::text::{CardText, CommentText};
use crate::workshop::card::{Behalf, CardKind, Standing};
use crate::workshop::event::Event;
use crate::workshop::plan::{Moderation, Verb};
use crate::workshop::{MOST_COMMENTS, MOST_WRITTEN_DOWN};

impl Desk<'_> {
    pub(super) fn write_for(
        &self,
        group: GroupId,
        behalf: Behalf,
        kind: CardKind,
        texts: &[String],
        lang: &str,
    ) -> Decision {
        self.open()?;
        self.by.writes_for(self.workshop, group)?;
        self.group(group)?;
        self.free_to_act(group)?;
        if texts.is_empty() {
            return Err(Refusal::TextEmpty);
        }
        if texts.len() > MOST_WRITTEN_DOWN {
            return Err(too_many(MOST_WRITTEN_DOWN));
        }
        let texts = texts.iter().map(|text| CardText::parse(text)).collect::<Result<Vec<_>, _>>()?;
        let lang = Lang::parse(lang)?;
        self.room_for(texts.len())?;
        let steers = self.by.seat().is_none();
        let phase = self.phase(group)?;
        let writing = if steers && phase.kind.allows(Verb::Write) {
            // They are not bound by the timer, which they hold.
            Writing::InTime(phase)
        } else {
            // Off paper, much is written down when the phase is over: then it lies in the late tray, as anybody's would.
            self.writing(group, None)?
        };
        let (phase, late) = match writing {
            Writing::InTime(phase) => (phase, false),
            Writing::Late(phase) => (phase, true),
        };
        if !late && !phase.kinds.is_empty() && !phase.kinds.contains(&kind) {
            return Err(Refusal::KindNotAsked);
        }
        // Nobody but those who run the workshop could find theirs again, if they were not seen at once.
        let revealed = !phase.private || late || steers || self.already_revealed(group, phase);
        let standing = match (late, self.workshop.rules.moderation) {
            (true, _) => Standing::Late,
            (false, Moderation::Before) if !steers => Standing::Queued,
            (false, Moderation::Before | Moderation::After) => Standing::Open,
        };
        let written = (0..).zip(texts).map(|(n, text)| Event::CardWritten {
            card: self.fresh_card(n),
            group,
            kind,
            text,
            lang: lang.clone(),
            phase: phase.id,
            anonymous: phase.anonymous,
            revealed,
            standing: standing.clone(),
            under: None,
            from: None,
            behalf: Some(behalf),
        });
        Ok(written.collect())
    }

    pub(super) fn comment_for(&self, id: CardId, behalf: Behalf, text: &str, lang: &str) -> Decision {
        self.open()?;
        // What does not lie openly is not there, and for whoever may not write here nothing is.
        let card = self.workshop.cards.get(&id).filter(|card| card.is_public());
        let Some(card) = card.filter(|card| self.by.writes_for(self.workshop, card.group).is_ok()) else {
            return Err(self.card(id).map_or(Refusal::Unknown { what: Thing::Card }, |_| Refusal::NotPermitted));
        };
        self.free_to_act(card.group)?;
        if card.aside.is_some() {
            return Err(Refusal::SetAside);
        }
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        self.allowed(card.group, Verb::Comment)?;
        let (text, lang) = (CommentText::parse(text)?, Lang::parse(lang)?);
        if card.comments.len() >= MOST_COMMENTS {
            return Err(too_many(MOST_COMMENTS));
        }
        let standing = match self.workshop.rules.moderation {
            Moderation::Before if self.by.seat().is_some() => Standing::Queued,
            Moderation::Before | Moderation::After => Standing::Open,
        };
        Ok(vec![Event::CommentWritten {
            card: id,
            comment: CommentId(self.context.fresh),
            text,
            lang,
            anonymous: self.phase(card.group)?.anonymous,
            standing,
            behalf: Some(behalf),
        }])
    }
}
