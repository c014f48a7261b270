//! Putting together, naming, taking apart, handing over, and taking acts back.

use super::{Decision, Desk};
use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, GroupId};
use crate::refusal::{Refusal, Thing};
use crate::text::Title;
use crate::workshop::card::Item;
use crate::workshop::event::Event;
use crate::workshop::plan::Verb;
use crate::workshop::undo;

/// So many clusters may lie within each other: more nobody can read, and every page has to show them.
const MOST_NESTED: u32 = 8;

impl<'a> Desk<'a> {
    /// The item is at this table and can be seen there.
    pub(super) fn is_at(&self, group: GroupId, item: Item) -> Result<(), Refusal> {
        let there = match item {
            Item::Card(card) => {
                let card = self.card(card)?;
                if card.locked {
                    return Err(Refusal::CardLocked);
                }
                if card.is_public() && card.group == group && card.aside.is_some() {
                    return Err(Refusal::SetAside);
                }
                card.lies_open() && card.group == group
            }
            Item::Cluster(cluster) => self.cluster(cluster)?.group == group,
        };
        if there { Ok(()) } else { Err(Refusal::NotAtYourTable) }
    }

    pub(super) fn group_of(&self, item: Item) -> Result<GroupId, Refusal> {
        Ok(match item {
            Item::Card(card) => self.card(card)?.group,
            Item::Cluster(cluster) => self.cluster(cluster)?.group,
        })
    }

    pub(super) fn join_items(&self, first: Item, second: Item) -> Decision {
        let group = self.group_of(first)?;
        self.acts_at(group, Verb::Order)?;
        self.is_at(group, first)?;
        self.is_at(group, second)?;
        let (first, second) = (self.workshop.outermost(first), self.workshop.outermost(second));
        if first == second {
            return Err(Refusal::CannotJoin);
        }
        if let (Item::Cluster(_), Item::Cluster(_)) = (first, second)
            && self.workshop.nesting(first).max(self.workshop.nesting(second)) >= MOST_NESTED
        {
            return Err(Refusal::TooMany { max: MOST_NESTED });
        }
        Ok(vec![match (first, second) {
            (Item::Cluster(cluster), Item::Card(card)) | (Item::Card(card), Item::Cluster(cluster)) => {
                Event::CardAdded { cluster, card }
            }
            (Item::Card(_), Item::Card(_)) | (Item::Cluster(_), Item::Cluster(_)) => Event::ItemsJoined {
                cluster: ClusterId(self.context.fresh),
                group,
                parts: vec![first, second],
                name: self.inherited_name(first, second),
            },
        }])
    }

    /// A name travels on when only one of the two has one.
    pub(super) fn inherited_name(&self, first: Item, second: Item) -> Option<Title> {
        let name = |item| match item {
            Item::Cluster(cluster) => self.workshop.clusters.get(&cluster).and_then(|c| c.name.clone()),
            Item::Card(_) => None,
        };
        match (name(first), name(second)) {
            (Some(name), None) | (None, Some(name)) => Some(name),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }

    pub(super) fn name_cluster(&self, id: ClusterId, name: &str) -> Decision {
        let cluster = self.cluster(id)?;
        self.acts_at(cluster.group, Verb::Order)?;
        let name = Title::parse_optional(name)?;
        if cluster.name == name {
            return Ok(Vec::new());
        }
        Ok(vec![Event::ClusterNamed { cluster: id, name }])
    }

    pub(super) fn take_apart(&self, id: ClusterId) -> Decision {
        let group = self.cluster(id)?.group;
        self.acts_at(group, Verb::Order)?;
        match self.workshop.outermost(Item::Cluster(id)) {
            Item::Cluster(outermost) => {
                if self.parts(outermost).iter().any(|part| self.is_locked(*part)) {
                    return Err(Refusal::CardLocked);
                }
                Ok(vec![Event::ClusterTakenApart { cluster: outermost }])
            }
            Item::Card(_) => Err(Refusal::Unknown { what: Thing::Cluster }),
        }
    }

    pub(super) fn parts(&self, cluster: ClusterId) -> &'a [Item] {
        self.workshop.clusters.get(&cluster).map(|c| c.parts.as_slice()).unwrap_or_default()
    }

    /// A locked card stays where it is.
    pub(super) fn is_locked(&self, item: Item) -> bool {
        match item {
            Item::Card(card) => self.workshop.cards.get(&card).is_some_and(|c| c.locked),
            Item::Cluster(_) => false,
        }
    }

    pub(super) fn take_out(&self, id: CardId) -> Decision {
        let card = self.card(id)?;
        self.acts_at(card.group, Verb::Order)?;
        if card.locked {
            return Err(Refusal::CardLocked);
        }
        let parts = self.parts(card.cluster.ok_or(Refusal::AlreadySo)?);
        // Of two, the other comes loose as well.
        if parts.len() == 2 && parts.iter().any(|part| self.is_locked(*part)) {
            return Err(Refusal::CardLocked);
        }
        Ok(vec![Event::CardTakenOut { card: id }])
    }

    pub(super) fn undo(&self, table: bool, group: Option<GroupId>) -> Decision {
        self.open()?;
        let group = match (self.by, group) {
            (Actor::Seat(_), _) => self.seat()?.1.group.ok_or(Refusal::NoTable)?,
            (_, Some(group)) => group,
            (_, None) => return Err(Refusal::Unknown { what: Thing::Group }),
        };
        if table {
            self.by.hosts(self.workshop, group)?;
        }
        self.free_to_act(group)?;
        let act = undo::candidate(self.group(group)?, self.by, table).ok_or(Refusal::NothingToUndo)?;
        let verb = undo::check(self.workshop, act)?;
        self.allowed(group, verb)?;
        Ok(vec![Event::ActUndone { group, act: act.id }])
    }

    pub(super) fn hand_over(&self, item: Item, on: bool) -> Decision {
        let group = self.group_of(item)?;
        self.acts_at(group, Verb::HandOver)?;
        self.is_at(group, item)?;
        let now = match item {
            Item::Card(card) => self.card(card)?.handed_over,
            Item::Cluster(cluster) => self.cluster(cluster)?.handed_over,
        };
        if now == on {
            return Ok(Vec::new());
        }
        Ok(vec![Event::HandoverMarked { item, on }])
    }
}
