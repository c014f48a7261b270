//! Taking back: what an act would have to undo, and whether that still makes sense.
//!
//! An undo is an event of its own; nothing is removed from history.

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, GroupId};
use crate::lang::Lang;
use crate::refusal::Refusal;
use crate::text::CardText;
use crate::workshop::card::{CardKind, Item, Standing};
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
    fn is_personal(&self) -> bool {
        matches!(self, Self::Rewrite { .. } | Self::Unwithdraw { .. })
    }
}

/// The act an undo would take back: the actor's own last, or the table's last.
pub(crate) fn candidate(group: &Group, by: Actor, table: bool) -> Option<&Act> {
    group.acts.iter().rev().find(|act| if table { !act.inverse.is_personal() } else { act.by == by })
}

/// Whether the act can be taken back as things are now.
pub(crate) fn check(workshop: &Workshop, act: &Act) -> Result<Verb, Refusal> {
    let possible = match &act.inverse {
        Inverse::Reorder { before, after } => {
            let ours = |id: &ClusterId| after.iter().any(|(known, _)| known == id);
            let free = |item: &Item| match item {
                Item::Card(card) => {
                    workshop.cards.get(card).is_some_and(|c| c.is_public() && c.cluster.as_ref().is_none_or(ours))
                }
                Item::Cluster(cluster) => {
                    ours(cluster) || workshop.clusters.get(cluster).is_some_and(|c| c.within.as_ref().is_none_or(ours))
                }
            };
            after.iter().all(|(id, cluster)| workshop.clusters.get(id) == cluster.as_ref())
                && before.iter().filter_map(|(_, c)| c.as_ref()).all(|c| c.parts.iter().all(free))
        }
        Inverse::Rehang { card, under, now } => {
            workshop.cards.get(card).is_some_and(|c| c.under == *now && c.standing == Standing::Open)
                && under.is_none_or(|above| workshop.cards.get(&above).is_some_and(|c| c.standing == Standing::Open))
        }
        Inverse::Rewrite { card, version, .. } => workshop.cards.get(card).is_some_and(|c| {
            c.version == *version && !matches!(c.standing, Standing::Hidden { .. } | Standing::Withdrawn)
        }),
        Inverse::Unwithdraw { card, .. } => workshop.cards.get(card).is_some_and(|c| c.standing == Standing::Withdrawn),
    };
    if possible { Ok(act.inverse.verb()) } else { Err(Refusal::ChangedSince) }
}

/// Carries an inverse out.
pub(crate) fn carry_out(workshop: &mut Workshop, group: GroupId, act: u64) {
    let Some(group) = workshop.group_mut(group) else {
        return;
    };
    let Some(place) = group.acts.iter().position(|a| a.id == act) else {
        return;
    };
    match group.acts.remove(place).inverse {
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
        Inverse::Rewrite { card, kind, text, lang, standing, .. } => {
            if let Some(card) = workshop.cards.get_mut(&card) {
                card.kind = kind;
                card.text = text;
                card.lang = lang;
                card.standing = standing;
                card.version += 1;
            }
        }
        Inverse::Unwithdraw { card, standing } => {
            if let Some(card) = workshop.cards.get_mut(&card) {
                card.standing = standing;
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
