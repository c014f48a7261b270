//! What becomes of cards: merging, splitting, rewording, turning down, putting back. Nothing is lost by any of it.

use std::collections::BTreeSet;

use super::{Decision, Desk, too_many};
use crate::ids::{CardId, ClusterId, GroupId};
use crate::lang::Lang;
use crate::refusal::{Refusal, Thing};
use crate::text::{CardText, Reason};
use crate::workshop::apply::common_cluster;
use crate::workshop::card::{Card, CardKind, Descent, Item, Standing};
use crate::workshop::event::{Event, SplitPart};
use crate::workshop::plan::{Moderation, Verb};
use crate::workshop::{MOST_CARDS_MERGED, MOST_ITEMS_MERGED, MOST_PARTS};

impl<'a> Desk<'a> {
    pub(super) fn merge_items(&self, items: &[Item], kind: CardKind, text: &str, lang: &str, reason: &str) -> Decision {
        let first = *items.first().ok_or(Refusal::CannotJoin)?;
        let group = self.group_of(first)?;
        self.curates(group)?;
        let (text, lang, reason) = (CardText::parse(text)?, Lang::parse(lang)?, Reason::parse(reason)?);
        if items.len() > MOST_ITEMS_MERGED {
            return Err(too_many(MOST_ITEMS_MERGED));
        }
        let sources = self.cards_behind(group, items)?;
        if sources.len() < 2 {
            return Err(Refusal::CannotJoin);
        }
        // It says the same as they do. What wants to be more than they are is derived from them, and leaves them where they lie.
        if !sources.iter().any(|card| card.kind == kind) {
            return Err(Refusal::KindNotAsked);
        }
        let ids: Vec<_> = sources.iter().map(|card| card.id).collect();
        self.loosens_nothing_locked(&ids, common_cluster(self.workshop, &ids))?;
        self.room_for(1)?;
        let phase = self.phase(group)?;
        let clusters = items.iter().flat_map(|item| match item {
            Item::Cluster(cluster) => self.workshop.clusters.get(cluster),
            Item::Card(_) => None,
        });
        Ok(vec![Event::CardsMerged {
            card: CardId(self.context.fresh),
            group,
            kind,
            text,
            lang,
            phase: phase.id,
            anonymous: phase.anonymous,
            under: self.common_place(kind, &sources),
            handed_over: clusters.into_iter().any(|c| c.handed_over) || sources.iter().any(|c| c.handed_over),
            sources: ids,
            reason,
        }])
    }

    /// What all of them hang under, where their place is the same and it is still one for such a card.
    fn common_place(&self, kind: CardKind, sources: &[&Card]) -> Option<CardId> {
        let above = sources.first()?.under?;
        let fits = |above: &Card| above.lies_open() && kind.hangs_under(above.kind);
        let there = self.workshop.cards.get(&above).is_some_and(fits);
        (there && sources.iter().all(|card| card.under == Some(above) && card.id != above)).then_some(above)
    }

    /// The cards that lie openly in these, each once. What is hidden in a cluster stays where it is.
    fn cards_behind(&self, group: GroupId, items: &[Item]) -> Result<Vec<&'a Card>, Refusal> {
        let mut cards: Vec<&Card> = Vec::new();
        for item in items {
            self.is_at(group, *item)?;
            let behind = match item {
                Item::Card(card) => vec![*card],
                Item::Cluster(cluster) => self.workshop.cards_of(*cluster),
            };
            for card in behind.iter().filter_map(|id| self.workshop.cards.get(id)).filter(|card| card.lies_open()) {
                if card.locked {
                    return Err(Refusal::CardLocked);
                }
                if cards.iter().all(|known| known.id != card.id) {
                    cards.push(card);
                }
            }
            if cards.len() > MOST_CARDS_MERGED {
                return Err(too_many(MOST_CARDS_MERGED));
            }
        }
        Ok(cards)
    }

    /// A locked card does not come loose because the only other card of its cluster leaves, unless the one that is made takes that place.
    fn loosens_nothing_locked(&self, leaving: &[CardId], place: Option<ClusterId>) -> Result<(), Refusal> {
        let around = leaving.iter().flat_map(|id| self.workshop.around(Item::Card(*id)));
        let around: BTreeSet<_> = around.filter(|cluster| Some(*cluster) != place).collect();
        let loosens = |cluster: &ClusterId| {
            let left = self.left_of(*cluster, leaving, place, self.workshop.clusters.len());
            matches!(left[..], [only] if self.is_locked(only))
        };
        if around.iter().any(loosens) { Err(Refusal::CardLocked) } else { Ok(()) }
    }

    /// The parts of a cluster once these cards have left; what a cluster within is left with takes that cluster's place.
    fn left_of(&self, cluster: ClusterId, leaving: &[CardId], place: Option<ClusterId>, depth: usize) -> Vec<Item> {
        let parts = self.parts(cluster).iter().filter_map(|part| match part {
            Item::Card(card) => (!leaving.contains(card)).then_some(*part),
            // At least the card that is made will lie there.
            Item::Cluster(inner) if Some(*inner) == place => Some(*part),
            Item::Cluster(_) if depth == 0 => None,
            Item::Cluster(inner) => match self.left_of(*inner, leaving, place, depth - 1)[..] {
                [] => None,
                [only] => Some(only),
                _ => Some(*part),
            },
        });
        parts.collect()
    }

    /// What only the host and those who run the workshop do with the table's cards.
    fn curates(&self, group: GroupId) -> Result<(), Refusal> {
        self.acts_at(group, Verb::Order)?;
        self.by.hosts(self.workshop, group)
    }

    pub(super) fn split_card(&self, id: CardId, parts: &[String], lang: &str) -> Decision {
        let card = self.card(id)?;
        self.acts_at(card.group, Verb::Order)?;
        let leads = self.by.hosts(self.workshop, card.group);
        if card.author != self.by || card.descent == Descent::Merged {
            leads.clone()?;
        }
        self.is_at(card.group, Item::Card(id))?;
        if parts.len() > MOST_PARTS {
            return Err(too_many(MOST_PARTS));
        }
        // Into one is not split: the second text is missing.
        if parts.len() < 2 {
            return Err(Refusal::TextEmpty);
        }
        let texts = parts.iter().map(|text| CardText::parse(text)).collect::<Result<Vec<_>, _>>()?;
        let lang = Lang::parse(lang)?;
        self.room_for(texts.len())?;
        let phase = self.phase(card.group)?;
        Ok(vec![Event::CardSplit {
            card: id,
            parts: (0..).zip(texts).map(|(n, text)| SplitPart { card: self.fresh_card(n), text }).collect(),
            lang,
            phase: phase.id,
            // Whoever wrote the whole is not to be known by its parts.
            anonymous: card.anonymous || phase.anonymous,
            standing: match self.workshop.rules.moderation {
                Moderation::Before if leads.is_err() => Standing::Queued,
                Moderation::Before | Moderation::After => Standing::Open,
            },
        }])
    }

    /// The ids of several cards made at once, from one draw of chance. They sort as they are counted: nothing else tells
    /// their order, for they are made at the same moment.
    pub(super) fn fresh_card(&self, n: u64) -> CardId {
        const PLACE: u64 = 40;
        CardId(self.context.fresh & !(0b111 << PLACE) | n << PLACE)
    }

    pub(super) fn reword_card(
        &self,
        id: CardId,
        based_on: u32,
        text: &str,
        lang: Option<String>,
        reason: Option<String>,
    ) -> Decision {
        let card = self.card(id)?;
        self.curates(card.group)?;
        self.is_at(card.group, Item::Card(id))?;
        let text = CardText::parse(text)?;
        let lang = lang.map(|l| Lang::parse(&l)).transpose()?.unwrap_or_else(|| card.lang.clone());
        let reason = Reason::parse_optional(reason.as_deref().unwrap_or_default())?;
        if card.version != based_on {
            return Err(Refusal::StaleVersion { current: card.version });
        }
        if text == card.text && lang == card.lang {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CardReworded { card: id, text, lang, reason }])
    }

    pub(super) fn reject_item(&self, item: Item, reason: &str) -> Decision {
        let group = self.group_of(item)?;
        self.curates(group)?;
        let reason = Reason::parse(reason)?;
        let cards: Vec<_> = self.cards_behind(group, &[item])?.into_iter().map(|card| card.id).collect();
        if cards.is_empty() {
            return Err(Refusal::Unknown { what: Thing::Cluster });
        }
        self.loosens_nothing_locked(&cards, None)?;
        Ok(vec![Event::CardsRejected { group, cards, reason }])
    }

    pub(super) fn put_back(&self, id: CardId) -> Decision {
        let card = self.card(id)?;
        self.curates(card.group)?;
        if !card.is_public() {
            return Err(Refusal::NotAtYourTable);
        }
        if card.aside.is_none() {
            return Err(Refusal::AlreadySo);
        }
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        Ok(vec![Event::CardPutBack { card: id }])
    }
}
