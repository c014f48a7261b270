//! Taking back: what an act would have to undo, and whether that still makes sense.
//!
//! An undo is an event of its own; nothing is removed from history.

use std::collections::BTreeSet;

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, GroupId};
use crate::lang::Lang;
use crate::refusal::Refusal;
use crate::text::CardText;
use crate::workshop::card::{Card, CardKind, Item, Standing};
use crate::workshop::cluster::Cluster;
use crate::workshop::plan::Verb;
use crate::workshop::{Group, Workshop};

/// How many acts a table remembers.
pub(super) const ACTS_KEPT: usize = 30;

/// An act that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The sequence number of the event that recorded it.
    pub id: u64,
    pub by: Actor,
    pub inverse: Inverse,
}

/// What undoes an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inverse {
    /// Puts clusters back as they were. `before` and `after` name the same clusters; nothing stands for "was not there".
    Reorder {
        before: Vec<(ClusterId, Option<Cluster>)>,
        after: Vec<(ClusterId, Option<Cluster>)>,
    },
    Rehang {
        card: CardId,
        under: Option<CardId>,
        now: Option<CardId>,
    },
    Rewrite {
        card: CardId,
        kind: CardKind,
        text: CardText,
        lang: Lang,
        standing: Standing,
        version: u32,
    },
    Unwithdraw {
        card: CardId,
        standing: Standing,
    },
}

impl Inverse {
    /// The right a phase must give for it.
    fn verb(&self) -> Verb {
        match self {
            Self::Reorder { .. } => Verb::Order,
            Self::Rehang { .. } => Verb::Hang,
            Self::Rewrite { .. } | Self::Unwithdraw { .. } => Verb::Rework,
        }
    }

    /// Whether it is one's own text, which nobody else takes back.
    pub(crate) fn is_personal(&self) -> bool {
        matches!(self, Self::Rewrite { .. } | Self::Unwithdraw { .. })
    }
}

/// The act an undo would take back: the actor's own last, or the table's last.
pub(crate) fn candidate(group: &Group, by: Actor, table: bool) -> Option<&Act> {
    group.acts.iter().rev().find(|act| if table { !act.inverse.is_personal() } else { act.by == by })
}

/// Whether the act can be taken back as things are now.
pub(crate) fn check(workshop: &Workshop, act: &Act) -> Result<Verb, Refusal> {
    let as_it_was = |c: &Card| !matches!(c.standing, Standing::Hidden { .. } | Standing::Withdrawn);
    let possible = match &act.inverse {
        Inverse::Reorder { before, after } => {
            let ours = |id: &ClusterId| after.iter().any(|(known, _)| known == id);
            let free = |item: &Item| match item {
                Item::Card(card) => {
                    let there = |c: &Card| c.standing != Standing::Withdrawn && c.cluster.as_ref().is_none_or(ours);
                    workshop.cards.get(card).is_some_and(there)
                }
                Item::Cluster(cluster) => {
                    ours(cluster) || workshop.clusters.get(cluster).is_some_and(|c| c.within.as_ref().is_none_or(ours))
                }
            };
            after.iter().all(|(id, cluster)| workshop.clusters.get(id) == cluster.as_ref())
                && before.iter().filter_map(|(_, c)| c.as_ref()).all(|c| c.parts.iter().all(free))
        }
        Inverse::Rehang { card, under, now } => {
            let fits = |c: &Card, above| {
                workshop.cards.get(&above).is_some_and(|a| a.is_public() && c.kind.hangs_under(a.kind))
            };
            let card = workshop.cards.get(card);
            card.is_some_and(|c| c.under == *now && as_it_was(c) && under.is_none_or(|above| fits(c, above)))
        }
        Inverse::Rewrite { card, kind, version, .. } => workshop
            .cards
            .get(card)
            .is_some_and(|c| c.version == *version && as_it_was(c) && workshop.kind_fits(c, *kind)),
        Inverse::Unwithdraw { card, .. } => workshop.cards.get(card).is_some_and(|c| c.standing == Standing::Withdrawn),
    };
    if !possible {
        return Err(Refusal::ChangedSince);
    }
    if moved_cards(&act.inverse).iter().any(|id| workshop.cards.get(id).is_some_and(|c| c.locked)) {
        return Err(Refusal::CardLocked);
    }
    Ok(act.inverse.verb())
}

/// The cards an undo would change or move to another cluster: none of them may be locked.
fn moved_cards(inverse: &Inverse) -> Vec<CardId> {
    let lying = |clusters: &[(ClusterId, Option<Cluster>)]| -> BTreeSet<(CardId, ClusterId)> {
        let clusters = clusters.iter().filter_map(|(id, cluster)| cluster.as_ref().map(|c| (*id, c)));
        let card = |part: &Item| match part {
            Item::Card(card) => Some(*card),
            Item::Cluster(_) => None,
        };
        clusters.flat_map(|(id, c)| c.parts.iter().filter_map(card).map(move |card| (card, id))).collect()
    };
    match inverse {
        Inverse::Reorder { before, after } => {
            lying(before).symmetric_difference(&lying(after)).map(|(card, _)| *card).collect()
        }
        Inverse::Rehang { card, .. } | Inverse::Rewrite { card, .. } | Inverse::Unwithdraw { card, .. } => vec![*card],
    }
}

/// Carries an inverse out.
pub(crate) fn carry_out(workshop: &mut Workshop, group: GroupId, act: u64) {
    let Some(table) = workshop.group_mut(group) else {
        return;
    };
    let Some(place) = table.acts.iter().position(|a| a.id == act) else {
        return;
    };
    match table.acts.remove(place).inverse {
        Inverse::Reorder { before, after } => {
            for (id, _) in &after {
                dissolve(workshop, *id);
            }
            for cluster in before.into_iter().filter_map(|(_, cluster)| cluster) {
                assemble(workshop, cluster);
            }
        }
        Inverse::Rehang { card, under, .. } => {
            if let Some(card) = workshop.cards.get_mut(&card) {
                card.under = under;
            }
        }
        Inverse::Rewrite { card: id, kind, text, lang, standing, version: undone } => {
            let Some(card) = workshop.cards.get_mut(&id) else {
                return;
            };
            card.kind = kind;
            card.text = text;
            card.lang = lang;
            card.standing = standing;
            card.version += 1;
            card.note_seen();
            let now = card.version;
            // The edit before this one now stands at a later version, and can be taken back in its turn.
            let Some(group) = workshop.group_mut(group) else {
                return;
            };
            for act in &mut group.acts {
                if let Inverse::Rewrite { card, version, .. } = &mut act.inverse
                    && *card == id
                    && version.checked_add(1) == Some(undone)
                {
                    *version = now;
                }
            }
        }
        Inverse::Unwithdraw { card, standing } => {
            if let Some(card) = workshop.cards.get_mut(&card) {
                card.standing = standing;
                card.note_seen();
            }
        }
    }
}

/// Takes a cluster apart; its parts are on their own again. Returns it as it was.
pub(crate) fn dissolve(workshop: &mut Workshop, id: ClusterId) -> Option<Cluster> {
    let cluster = workshop.clusters.remove(&id)?;
    for part in &cluster.parts {
        match part {
            Item::Card(card) => {
                if let Some(card) = workshop.cards.get_mut(card) {
                    card.cluster = None;
                }
            }
            Item::Cluster(inner) => {
                if let Some(inner) = workshop.clusters.get_mut(inner) {
                    inner.within = None;
                }
            }
        }
    }
    Some(cluster)
}

/// The clusters of a group as they are now, to tell later what an act has changed.
pub(crate) fn clusters_of(workshop: &Workshop, group: GroupId) -> Vec<Cluster> {
    workshop.clusters.values().filter(|c| c.group == group).cloned().collect()
}

/// What takes the clusters of a group back to what they were.
pub(crate) fn reordering(workshop: &Workshop, group: GroupId, before: Vec<Cluster>) -> Inverse {
    let now = clusters_of(workshop, group);
    let find = |list: &[Cluster], id| list.iter().find(|c| c.id == id).cloned();
    let mut ids: Vec<_> = before.iter().chain(&now).map(|c| c.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| find(&before, *id) != find(&now, *id));
    Inverse::Reorder {
        before: ids.iter().map(|id| (*id, find(&before, *id))).collect(),
        after: ids.iter().map(|id| (*id, find(&now, *id))).collect(),
    }
}

/// Puts a cluster's parts together.
pub(crate) fn assemble(workshop: &mut Workshop, cluster: Cluster) {
    for part in &cluster.parts {
        match part {
            Item::Card(card) => {
                if let Some(card) = workshop.cards.get_mut(card) {
                    card.cluster = Some(cluster.id);
                }
            }
            Item::Cluster(inner) => {
                if let Some(inner) = workshop.clusters.get_mut(inner) {
                    inner.within = Some(cluster.id);
                }
            }
        }
    }
    workshop.clusters.insert(cluster.id, cluster);
}
