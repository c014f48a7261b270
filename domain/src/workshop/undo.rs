//! Taking back: what an act would have to undo, and whether that still makes sense.
//!
//! An undo is an event of its own; nothing is removed from history.

use std::collections::BTreeSet;

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, GroupId};
use crate::lang::Lang;
use crate::refusal::Refusal;
use crate::text::CardText;
use crate::workshop::card::{Aside, Card, CardKind, Item, Standing};
use crate::workshop::cluster::Cluster;
use crate::workshop::plan::Verb;
use crate::workshop::{Group, Workshop};

/// How many acts a table remembers.
pub(super) const ACTS_KEPT: usize = 30;

/// Clusters as they are at some moment; nothing stands for "is not there".
type Clusters = Vec<(ClusterId, Option<Cluster>)>;

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
    /// Puts clusters back as they were. `before` and `after` name the same clusters.
    Reorder {
        before: Clusters,
        after: Clusters,
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
        /// They were the author's own words.
        personal: bool,
    },
    Unwithdraw {
        card: CardId,
        standing: Standing,
    },
    /// Lays cards that were merged, split or turned down on the table again, and takes away what was made of them.
    LayBack {
        cards: Vec<(CardId, Aside)>,
        /// What was made, and what it hung under at first.
        made: Vec<(CardId, Option<CardId>)>,
        /// What hung under one of the cards before, and hangs under the first that was made.
        rehung: Vec<(CardId, CardId)>,
        before: Clusters,
        after: Clusters,
    },
}

impl Inverse {
    /// The right a phase must give for it.
    fn verb(&self) -> Verb {
        match self {
            Self::Reorder { .. } | Self::LayBack { .. } | Self::Rewrite { personal: false, .. } => Verb::Order,
            Self::Rehang { .. } => Verb::Hang,
            Self::Rewrite { personal: true, .. } | Self::Unwithdraw { .. } => Verb::Rework,
        }
    }

    /// Whether it is one's own text, which nobody else takes back.
    pub(crate) fn is_personal(&self) -> bool {
        matches!(self, Self::Rewrite { personal: true, .. } | Self::Unwithdraw { .. })
    }

    /// Whether it would lay this card on the table again.
    pub(crate) fn lays_back(&self, card: CardId) -> bool {
        matches!(self, Self::LayBack { cards, .. } if cards.iter().any(|(id, _)| *id == card))
    }
}

/// The act an undo would take back: the actor's own last, or the table's last.
pub(crate) fn candidate(group: &Group, by: Actor, table: bool) -> Option<&Act> {
    group.acts.iter().rev().find(|act| if table { !act.inverse.is_personal() } else { act.by == by })
}

/// Whether the act can be taken back as things are now.
pub(crate) fn check(workshop: &Workshop, act: &Act) -> Result<Verb, Refusal> {
    let as_it_was =
        |c: &Card| !matches!(c.standing, Standing::Hidden { .. } | Standing::Withdrawn) && c.aside.is_none();
    let possible = match &act.inverse {
        Inverse::Reorder { before, after } => clusters_fit(workshop, before, after, &|_| false),
        Inverse::LayBack { cards, made, rehung, before, after } => {
            let set_aside = |(id, aside): &(CardId, Aside)| {
                let card = workshop.cards.get(id);
                card.is_some_and(|c| c.standing != Standing::Withdrawn && c.aside.as_ref() == Some(aside))
            };
            cards.iter().all(set_aside)
                && made
                    .iter()
                    .all(|(id, under)| is_as_made(workshop, *id, *under, rehung) && lies_as_left(workshop, *id, after))
                && rehung
                    .iter()
                    .all(|(id, _)| workshop.cards.get(id).is_some_and(|c| c.under == made.first().map(|m| m.0)))
                && clusters_fit(workshop, before, after, &|id| cards.iter().any(|(card, _)| *card == id))
        }
        Inverse::Rehang { card, under, now } => {
            let fits = |c: &Card, above| {
                workshop.cards.get(&above).is_some_and(|a| a.lies_open() && c.kind.hangs_under(a.kind))
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

/// Whether clusters are as an act left them, and what lay in them before is free to lie there again.
/// A card that was set aside since is not, but for those that would be laid back.
fn clusters_fit(workshop: &Workshop, before: &Clusters, after: &Clusters, laid_back: &dyn Fn(CardId) -> bool) -> bool {
    let ours = |id: &ClusterId| after.iter().any(|(known, _)| known == id);
    let free = |item: &Item| match item {
        Item::Card(card) => workshop.cards.get(card).is_some_and(|c| {
            c.standing != Standing::Withdrawn
                && (c.aside.is_none() || laid_back(c.id))
                && c.cluster.as_ref().is_none_or(ours)
        }),
        Item::Cluster(cluster) => {
            ours(cluster) || workshop.clusters.get(cluster).is_some_and(|c| c.within.as_ref().is_none_or(ours))
        }
    };
    after.iter().all(|(id, cluster)| workshop.clusters.get(id) == cluster.as_ref())
        && before.iter().filter_map(|(_, c)| c.as_ref()).all(|c| c.parts.iter().all(free))
}

/// Whether a card that was made lies in one of the clusters the act left behind, or in none.
fn lies_as_left(workshop: &Workshop, id: CardId, after: &Clusters) -> bool {
    let cluster = workshop.cards.get(&id).and_then(|card| card.cluster);
    cluster.is_none_or(|cluster| after.iter().any(|(known, _)| *known == cluster))
}

/// Whether nobody has done anything with a card since it was made: taking it away takes nothing from anybody.
fn is_as_made(workshop: &Workshop, id: CardId, under: Option<CardId>, rehung: &[(CardId, CardId)]) -> bool {
    let untouched = |c: &Card| {
        c.version == 1
            && matches!(c.standing, Standing::Open | Standing::Queued)
            && c.aside.is_none()
            && c.supporters.is_empty()
            && c.comments.is_empty()
            && c.under == under
    };
    let leans_on_it = |c: &Card| {
        c.standing != Standing::Withdrawn
            && (c.sources.contains(&id) || c.under == Some(id) && rehung.iter().all(|(hung, _)| *hung != c.id))
    };
    workshop.cards.get(&id).is_some_and(untouched) && !workshop.cards.values().any(leans_on_it)
}

/// The cards an undo would change or move to another cluster: none of them may be locked.
fn moved_cards(inverse: &Inverse) -> Vec<CardId> {
    let lying = |clusters: &Clusters| -> BTreeSet<(CardId, ClusterId)> {
        let clusters = clusters.iter().filter_map(|(id, cluster)| cluster.as_ref().map(|c| (*id, c)));
        let card = |part: &Item| match part {
            Item::Card(card) => Some(*card),
            Item::Cluster(_) => None,
        };
        clusters.flat_map(|(id, c)| c.parts.iter().filter_map(card).map(move |card| (card, id))).collect()
    };
    let moved = |before: &Clusters, after: &Clusters| -> Vec<CardId> {
        lying(before).symmetric_difference(&lying(after)).map(|(card, _)| *card).collect()
    };
    match inverse {
        Inverse::Reorder { before, after } => moved(before, after),
        Inverse::LayBack { cards, made, rehung, before, after } => {
            let aside = cards.iter().map(|(card, _)| *card).chain(made.iter().map(|(card, _)| *card));
            aside.chain(rehung.iter().map(|(card, _)| *card)).chain(moved(before, after)).collect()
        }
        Inverse::Rehang { card, .. } | Inverse::Rewrite { card, .. } | Inverse::Unwithdraw { card, .. } => vec![*card],
    }
}

/// Cards whose authors may have to be told that an act was taken back.
#[derive(Debug, Default)]
pub(super) struct TakenBack {
    /// They had been turned down.
    pub(super) rejected: Vec<CardId>,
    /// They had been merged, split, or said in other words by somebody who leads.
    pub(super) changed: Vec<CardId>,
}

/// Carries an inverse out.
pub(super) fn carry_out(workshop: &mut Workshop, group: GroupId, act: u64) -> TakenBack {
    let mut taken_back = TakenBack::default();
    let Some(table) = workshop.group_mut(group) else {
        return taken_back;
    };
    let Some(place) = table.acts.iter().position(|a| a.id == act) else {
        return taken_back;
    };
    match table.acts.remove(place).inverse {
        Inverse::Reorder { before, after } => exchange(workshop, before, &after),
        Inverse::LayBack { cards, made, rehung, before, after } => {
            exchange(workshop, before, &after);
            for (id, above) in rehung {
                if let Some(card) = workshop.cards.get_mut(&id) {
                    card.under = Some(above);
                }
            }
            for (id, _) in made {
                if let Some(card) = workshop.cards.get_mut(&id) {
                    card.standing = Standing::Withdrawn;
                }
            }
            for (id, aside) in cards {
                if let Some(card) = workshop.cards.get_mut(&id) {
                    card.aside = None;
                    match aside {
                        Aside::Rejected { .. } => taken_back.rejected.push(id),
                        Aside::Merged { .. } | Aside::Split => taken_back.changed.push(id),
                    }
                }
            }
        }
        Inverse::Rehang { card, under, .. } => {
            if let Some(card) = workshop.cards.get_mut(&card) {
                card.under = under;
            }
        }
        Inverse::Rewrite { card: id, kind, text, lang, standing, version: undone, personal } => {
            let Some(card) = workshop.cards.get_mut(&id) else {
                return taken_back;
            };
            taken_back.changed.extend((!personal).then_some(id));
            card.kind = kind;
            card.take_back(text, lang);
            card.standing = standing;
            card.note_seen();
            let now = card.version;
            // The edit before this one now stands at a later version, and can be taken back in its turn.
            let Some(group) = workshop.group_mut(group) else {
                return taken_back;
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
    taken_back
}

/// Clusters as they were, in the place of those that are there now.
fn exchange(workshop: &mut Workshop, before: Clusters, now: &Clusters) {
    for (id, _) in now {
        dissolve(workshop, *id);
    }
    for cluster in before.into_iter().filter_map(|(_, cluster)| cluster) {
        assemble(workshop, cluster);
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

/// The clusters of a group that were changed: as they were, and as they are now.
pub(crate) fn changed_clusters(workshop: &Workshop, group: GroupId, before: Vec<Cluster>) -> (Clusters, Clusters) {
    let now = clusters_of(workshop, group);
    let find = |list: &[Cluster], id| list.iter().find(|c| c.id == id).cloned();
    let mut ids: Vec<_> = before.iter().chain(&now).map(|c| c.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| find(&before, *id) != find(&now, *id));
    let all = |list: &[Cluster]| ids.iter().map(|id| (*id, find(list, *id))).collect();
    (all(&before), all(&now))
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
