//! What lies on a table, in the order in which a room wants to read it.

use domain::Timestamp;
use domain::ids::{CardId, GroupId};
use domain::view::{CardView, Following};
use domain::workshop::Item;

/// Something on the table, and how deep it hangs under others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Lying {
    pub(super) item: Item,
    pub(super) depth: u8,
}

/// All of a table: what hangs together first, each goal below what it hangs under; then clusters, the largest first;
/// then single cards, the newest first. With `handed`, only what is handed over.
pub(super) fn lying(following: &Following, group: GroupId, handed: bool) -> Vec<Lying> {
    let cards: Vec<&CardView> =
        following.cards.values().filter(|c| c.group == group && (!handed || c.handed_over)).collect();
    let is_there = |id: CardId| cards.iter().any(|c| c.id == id);
    let mut found = Vec::new();
    let mut roots: Vec<&CardView> = cards
        .iter()
        .copied()
        .filter(|c| c.under.is_none_or(|above| !is_there(above)) && cards.iter().any(|below| below.under == Some(c.id)))
        .collect();
    roots.sort_by_key(|c| (c.written, c.id));
    for root in roots {
        hang(&cards, root, 0, &mut found);
    }
    let mut clusters: Vec<_> = following
        .clusters
        .values()
        .filter(|c| c.group == group && if handed { c.handed_over } else { c.within.is_none() })
        .collect();
    clusters.sort_by_key(|c| (std::cmp::Reverse(c.cards.len()), c.id));
    found.extend(clusters.iter().map(|c| Lying { item: Item::Cluster(c.id), depth: 0 }));
    let mut single: Vec<&CardView> = cards
        .iter()
        .copied()
        .filter(|c| (handed || c.cluster.is_none()) && !found.iter().any(|l| l.item == Item::Card(c.id)))
        .collect();
    single.sort_by_key(|c| std::cmp::Reverse((c.written, c.id)));
    found.extend(single.into_iter().map(|c| Lying { item: Item::Card(c.id), depth: 0 }));
    found
}

/// A card and all that hangs under it. Each card is named once, so that a circle could not catch us.
fn hang(cards: &[&CardView], card: &CardView, depth: u8, found: &mut Vec<Lying>) {
    let item = Item::Card(card.id);
    if found.iter().any(|l| l.item == item) {
        return;
    }
    found.push(Lying { item, depth });
    let mut below: Vec<&&CardView> = cards.iter().filter(|c| c.under == Some(card.id)).collect();
    below.sort_by_key(|c| (c.written, c.id));
    for card in below {
        hang(cards, card, depth.saturating_add(1).min(2), found);
    }
}

/// How long a card counts as just arrived.
pub(super) const NEW_MILLIS: i64 = 90_000;

/// The newest cards of a table, or (with nothing) of all, that came in just now.
pub(super) fn just_arrived(following: &Following, group: Option<GroupId>, now: Timestamp, most: usize) -> Vec<CardId> {
    let mut cards: Vec<_> = following
        .cards
        .values()
        .filter(|c| group.is_none_or(|group| c.group == group) && now.millis_since(c.written) < NEW_MILLIS)
        .map(|c| (std::cmp::Reverse(c.written), c.id))
        .collect();
    cards.sort_unstable();
    cards.into_iter().take(most).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use domain::ids::ClusterId;
    use domain::lang::Lang;
    use domain::view::ClusterView;
    use domain::workshop::{CardKind, Standing};

    use super::*;

    const HERE: GroupId = GroupId(1);

    fn card(id: u64, written: i64) -> CardView {
        CardView {
            id: CardId(id),
            group: HERE,
            kind: CardKind::Goal,
            text: "Text".to_owned(),
            lang: Lang::parse("de").unwrap(),
            author: None,
            written: Timestamp(written),
            version: 1,
            standing: Standing::Open,
            revealed: true,
            locked: false,
            support: 0,
            comments: Vec::new(),
            cluster: None,
            under: None,
            from: None,
            handed_over: false,
            aside: None,
            merged: Vec::new(),
        }
    }

    fn table(cards: Vec<CardView>, clusters: Vec<(u64, Vec<u64>)>) -> Following {
        let mut following = Following { cards: cards.into_iter().map(|c| (c.id, c)).collect(), ..Following::default() };
        for (id, parts) in clusters {
            let id = ClusterId(id);
            let cards: Vec<CardId> = parts.into_iter().map(CardId).collect();
            for card in &cards {
                following.cards.get_mut(card).unwrap().cluster = Some(id);
            }
            let parts = cards.iter().copied().map(Item::Card).collect();
            let cluster =
                ClusterView { id, group: HERE, name: None, parts, within: None, cards, support: 0, handed_over: false };
            following.clusters.insert(id, cluster);
        }
        following
    }

    fn ids(found: &[Lying]) -> Vec<(u64, u8)> {
        let id = |l: &Lying| match l.item {
            Item::Card(card) => (card.0, l.depth),
            Item::Cluster(cluster) => (100 + cluster.0, l.depth),
        };
        found.iter().map(id).collect()
    }

    #[test]
    fn trees_come_first_then_large_clusters_then_new_cards() {
        let mut under = card(2, 30);
        under.under = Some(CardId(1));
        let mut deeper = card(3, 20);
        deeper.under = Some(CardId(2));
        let cards = vec![
            card(1, 10),
            under,
            deeper,
            card(4, 1),
            card(5, 2),
            card(6, 3),
            card(7, 4),
            card(8, 5),
            card(9, 50),
            card(10, 60),
        ];
        let room = table(cards, vec![(1, vec![4, 5]), (2, vec![6, 7, 8])]);
        assert_eq!(ids(&lying(&room, HERE, false)), [(1, 0), (2, 1), (3, 2), (102, 0), (101, 0), (10, 0), (9, 0)]);
        assert_eq!(lying(&room, GroupId(9), false), []);
    }

    #[test]
    fn handed_over_means_only_that_also_out_of_a_cluster() {
        let mut room = table(vec![card(1, 1), card(2, 2), card(3, 3)], vec![(1, vec![1, 2])]);
        assert_eq!(lying(&room, HERE, true), []);
        room.cards.get_mut(&CardId(2)).unwrap().handed_over = true;
        assert_eq!(ids(&lying(&room, HERE, true)), [(2, 0)]);
        room.clusters.get_mut(&ClusterId(1)).unwrap().handed_over = true;
        assert_eq!(ids(&lying(&room, HERE, true)), [(101, 0), (2, 0)]);
    }

    #[test]
    fn a_circle_ends() {
        let (mut one, mut two, mut three) = (card(1, 1), card(2, 2), card(3, 3));
        one.under = Some(CardId(2));
        two.under = Some(CardId(1));
        three.under = Some(CardId(1));
        let found = lying(&table(vec![one, two, three], vec![]), HERE, false);
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn only_what_came_just_now_has_just_arrived() {
        let room = table(vec![card(1, 0), card(2, 100_000), card(3, 120_000), card(4, 110_000)], vec![]);
        let now = Timestamp(150_000);
        assert_eq!(just_arrived(&room, None, now, 2), [CardId(3), CardId(4)]);
        assert_eq!(just_arrived(&room, Some(GroupId(9)), now, 2), []);
        assert_eq!(just_arrived(&room, Some(HERE), Timestamp(500_000), 2), []);
    }
}
