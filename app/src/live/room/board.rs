//! What lies where on a table: piles first, then single cards; main goals with what hangs under them. Pure.

use domain::Timestamp;
use domain::ids::{CardId, ClusterId, CommentId, GroupId, SeatId};
use domain::view::{CardView, Following};
use domain::workshop::{CardKind, Item};
use serde::{Deserialize, Serialize};

/// One line of any list in the room; its own key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Row {
    Card(CardId),
    Cluster(ClusterId),
    /// A card on its way to the server, by its command.
    Sent(String),
    Comment(CardId, CommentId),
    Table(GroupId),
    Person(SeatId),
    /// A line of the moderation log.
    Notice(u64),
}

/// Whether a card belongs in the tree of goals.
pub(super) fn is_goal(kind: CardKind) -> bool {
    matches!(kind, CardKind::MainGoal | CardKind::Goal | CardKind::Measure)
}

/// The table's piles, the oldest first, then its single cards; without goals and measures where these have a tree of their own.
pub(super) fn piles(following: &Following, group: GroupId, with_goals: bool) -> Vec<Row> {
    let clusters = following
        .clusters
        .values()
        .filter(|cluster| cluster.group == group && cluster.within.is_none())
        .map(|cluster| {
            let oldest = cluster.cards.iter().filter_map(|id| following.cards.get(id)).map(|card| card.written).min();
            (oldest, Item::Cluster(cluster.id))
        })
        .collect();
    let mut rows = in_time(clusters);
    rows.extend(cards(following, |card| {
        card.group == group && card.cluster.is_none() && (with_goals || !is_goal(card.kind))
    }));
    rows
}

/// Some of all the cards, the oldest first.
pub(super) fn cards(following: &Following, wanted: impl Fn(&CardView) -> bool) -> Vec<Row> {
    in_time(following.cards.values().filter(|card| wanted(card)).map(timed).collect())
}

/// When a card was written, for [`in_time`].
pub(super) fn timed(card: &CardView) -> (Option<Timestamp>, Item) {
    (Some(card.written), Item::Card(card.id))
}

/// The oldest first. All lists are put in order here: every kind of list that is sorted costs a phone 4 KB.
pub(super) fn in_time(mut items: Vec<(Option<Timestamp>, Item)>) -> Vec<Row> {
    items.sort_unstable();
    items
        .into_iter()
        .map(|(_, item)| match item {
            Item::Card(id) => Row::Card(id),
            Item::Cluster(id) => Row::Cluster(id),
        })
        .collect()
}

/// The cards of a pile, however deep, in the order they were put together.
pub(super) fn pile(following: &Following, cluster: ClusterId) -> Vec<Row> {
    following
        .clusters
        .get(&cluster)
        .map_or_else(Vec::new, |cluster| cluster.cards.iter().copied().map(Row::Card).collect())
}

/// The outermost pile an item lies in, or the item itself.
pub(super) fn outermost(following: &Following, item: Item) -> Item {
    let mut here = item;
    // A pile within itself cannot be; should the server ever say so, the browser must not hang.
    for _ in 0..64 {
        let above = match here {
            Item::Card(card) => following.cards.get(&card).and_then(|card| card.cluster),
            Item::Cluster(cluster) => following.clusters.get(&cluster).and_then(|cluster| cluster.within),
        };
        match above {
            Some(cluster) if following.clusters.contains_key(&cluster) => here = Item::Cluster(cluster),
            _ => break,
        }
    }
    here
}

/// Main goals: the roots of the tree.
pub(super) fn roots(following: &Following, group: GroupId) -> Vec<Row> {
    goals(following, group, |card| card.kind == CardKind::MainGoal)
}

/// Goals and measures that hang under nothing one can see.
pub(super) fn loose(following: &Following, group: GroupId) -> Vec<Row> {
    goals(following, group, |card| {
        matches!(card.kind, CardKind::Goal | CardKind::Measure)
            && card.under.is_none_or(|above| !following.cards.contains_key(&above))
    })
}

/// What hangs under a card.
pub(super) fn children(following: &Following, above: CardId) -> Vec<Row> {
    let group = following.cards.get(&above).map(|card| card.group);
    group.map_or_else(Vec::new, |group| goals(following, group, |card| card.under == Some(above)))
}

/// Cards a card of this kind could hang under.
pub(super) fn places_under(following: &Following, group: GroupId, kind: CardKind) -> Vec<CardId> {
    cards(following, |card| card.group == group && kind.hangs_under(card.kind))
        .into_iter()
        .filter_map(|row| if let Row::Card(id) = row { Some(id) } else { None })
        .collect()
}

fn goals(following: &Following, group: GroupId, wanted: impl Fn(&CardView) -> bool) -> Vec<Row> {
    cards(following, |card| card.group == group && wanted(card))
}

/// What is picked, after the room has changed: things that are gone or lie in a pile by now count as that pile, once.
pub(super) fn still_picked(following: &Following, picks: &[Item]) -> Vec<Item> {
    let mut still = Vec::new();
    let there = picks
        .iter()
        .filter(|item| match item {
            Item::Card(card) => following.cards.contains_key(card),
            Item::Cluster(cluster) => following.clusters.contains_key(cluster),
        })
        .map(|item| outermost(following, *item));
    for item in there {
        if !still.contains(&item) {
            still.push(item);
        }
    }
    still
}

#[cfg(test)]
mod tests {
    use domain::Timestamp;
    use domain::lang::Lang;
    use domain::view::ClusterView;
    use domain::workshop::Standing;

    use super::*;

    const TABLE: GroupId = GroupId(1);

    fn card(id: u64, kind: CardKind, under: Option<u64>, cluster: Option<u64>) -> CardView {
        CardView {
            id: CardId(id),
            group: TABLE,
            kind,
            text: format!("Karte {id}"),
            lang: Lang::parse("de").unwrap(),
            author: None,
            written: Timestamp(i64::try_from(id).unwrap()),
            version: 1,
            standing: Standing::Open,
            revealed: true,
            locked: false,
            support: 0,
            comments: Vec::new(),
            cluster: cluster.map(ClusterId),
            under: under.map(CardId),
            from: None,
            handed_over: false,
            aside: None,
            merged: Vec::new(),
        }
    }

    fn cluster(id: u64, cards: &[u64], within: Option<u64>) -> ClusterView {
        ClusterView {
            id: ClusterId(id),
            group: TABLE,
            name: None,
            parts: Vec::new(),
            within: within.map(ClusterId),
            cards: cards.iter().copied().map(CardId).collect(),
            support: 0,
            handed_over: false,
        }
    }

    fn following(cards: Vec<CardView>, clusters: Vec<ClusterView>) -> Following {
        Following {
            cards: cards.into_iter().map(|card| (card.id, card)).collect(),
            clusters: clusters.into_iter().map(|cluster| (cluster.id, cluster)).collect(),
            ..Following::default()
        }
    }

    #[test]
    fn piles_stand_before_single_cards_and_inner_piles_nowhere() {
        let room = following(
            vec![
                card(1, CardKind::Observation, None, None),
                card(2, CardKind::Observation, None, Some(9)),
                card(3, CardKind::Observation, None, Some(9)),
                card(4, CardKind::Observation, None, Some(8)),
                card(5, CardKind::Goal, None, None),
            ],
            vec![cluster(9, &[2, 3], Some(8)), cluster(8, &[2, 3, 4], None)],
        );
        assert_eq!(piles(&room, TABLE, true), [Row::Cluster(ClusterId(8)), Row::Card(CardId(1)), Row::Card(CardId(5))]);
        assert_eq!(piles(&room, TABLE, false), [Row::Cluster(ClusterId(8)), Row::Card(CardId(1))]);
        assert_eq!(outermost(&room, Item::Card(CardId(2))), Item::Cluster(ClusterId(8)));
        assert_eq!(
            still_picked(
                &room,
                &[Item::Card(CardId(2)), Item::Card(CardId(77)), Item::Card(CardId(3)), Item::Card(CardId(1))]
            ),
            [Item::Cluster(ClusterId(8)), Item::Card(CardId(1))]
        );
    }

    #[test]
    fn a_goal_whose_main_goal_is_hidden_is_not_lost() {
        let room = following(
            vec![
                card(1, CardKind::MainGoal, None, None),
                card(2, CardKind::Goal, Some(1), None),
                card(3, CardKind::Measure, Some(2), None),
                card(4, CardKind::Goal, Some(66), None),
            ],
            Vec::new(),
        );
        assert_eq!(roots(&room, TABLE), [Row::Card(CardId(1))]);
        assert_eq!(children(&room, CardId(1)), [Row::Card(CardId(2))]);
        assert_eq!(children(&room, CardId(2)), [Row::Card(CardId(3))]);
        assert_eq!(loose(&room, TABLE), [Row::Card(CardId(4))]);
        assert_eq!(places_under(&room, TABLE, CardKind::Measure), [CardId(2), CardId(4)]);
    }
}
