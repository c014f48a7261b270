//! The one place that says what an audience may see. Whatever leaves the server about a workshop was made here or in `me`.

use std::collections::BTreeSet;

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, GroupId, SeatId};
use crate::time::Timestamp;
use crate::view::touched::Key;
use crate::view::{
    Audience, Author, CardView, Change, ClusterView, CommentView, GroupDesk, GroupView, People, RoomView, SeatView,
};
use crate::workshop::{Card, Cluster, Comment, Group, Item, Seat, Stage, Standing, Workshop};

/// Everything an audience may see, for a snapshot.
pub fn project_all(workshop: &Workshop, people: &dyn People, audience: Audience) -> Vec<Change> {
    let keys = std::iter::once(Key::Room)
        .chain(workshop.groups.iter().map(|g| Key::Group(g.id)))
        .chain(workshop.seats.keys().map(|s| Key::Seat(*s)))
        .chain(workshop.cards.keys().map(|c| Key::Card(*c)))
        .chain(workshop.clusters.keys().map(|c| Key::Cluster(*c)))
        .chain(workshop.log.iter().map(|e| Key::Log(e.seq)));
    keys.filter_map(|key| project_one(workshop, people, audience, key))
        .filter(|change| {
            !matches!(
                change,
                Change::GroupGone { .. }
                    | Change::CardGone { .. }
                    | Change::ClusterGone { .. }
                    | Change::SeatGone { .. }
            )
        })
        .collect()
}

/// One thing as an audience may see it now; "gone" where it may not, or where the thing is no more.
pub fn project_one(workshop: &Workshop, people: &dyn People, audience: Audience, key: Key) -> Option<Change> {
    let eye = Eye { workshop, people, audience };
    match key {
        Key::Room => Some(Change::Room(Box::new(eye.room()))),
        Key::Group(id) => Some(match workshop.group(id) {
            Some(group) => Change::Group(Box::new(eye.group(group))),
            None => Change::GroupGone { id },
        }),
        Key::Card(id) => Some(match workshop.cards.get(&id).filter(|c| eye.sees_card(c)) {
            Some(card) => Change::Card(Box::new(eye.card(card))),
            None => Change::CardGone { id },
        }),
        Key::Cluster(id) => Some(match workshop.clusters.get(&id).filter(|c| eye.sees_cluster(c)) {
            Some(cluster) => Change::Cluster(eye.cluster(cluster)),
            None => Change::ClusterGone { id },
        }),
        Key::Seat(id) => Some(match workshop.seats.get(&id).filter(|s| eye.sees_seat(s)) {
            Some(seat) => Change::Seat(eye.seat(id, seat)),
            None => Change::SeatGone { id },
        }),
        Key::Log(seq) => match audience {
            Audience::Facilitators => workshop.log.iter().find(|e| e.seq == seq).cloned().map(Change::Log),
            Audience::Projector | Audience::Hall | Audience::Table(_) => None,
        },
    }
}

/// Whether an audience may see a card at all.
pub(crate) fn sees_card(workshop: &Workshop, audience: Audience, card: &Card) -> bool {
    match audience {
        Audience::Facilitators => match card.standing {
            // Unrevealed cards are their author's alone, unless moderation has to look at them first.
            Standing::Open => card.revealed,
            Standing::Queued | Standing::Late | Standing::Hidden { .. } => true,
            Standing::Withdrawn => false,
        },
        Audience::Projector => card.is_public(),
        Audience::Table(own) => card.is_public() && (card.group == own || others_open(workshop, own)),
        Audience::Hall => card.is_public() && workshop.stage == Stage::Closed,
    }
}

/// Whether a table sees the others.
pub(crate) fn others_open(workshop: &Workshop, own: GroupId) -> bool {
    workshop.stage == Stage::Closed || workshop.phase_of(own).is_some_and(|p| p.kind.opens_other_tables())
}

struct Eye<'a> {
    workshop: &'a Workshop,
    people: &'a dyn People,
    audience: Audience,
}

impl Eye<'_> {
    fn sees_card(&self, card: &Card) -> bool {
        sees_card(self.workshop, self.audience, card)
    }

    fn sees_comment(&self, comment: &Comment) -> bool {
        match comment.standing {
            Standing::Open => true,
            Standing::Queued | Standing::Late | Standing::Hidden { .. } => self.audience == Audience::Facilitators,
            Standing::Withdrawn => false,
        }
    }

    /// A cluster is seen where one of its cards is.
    fn sees_cluster(&self, cluster: &Cluster) -> bool {
        self.visible_cards(cluster.id).next().is_some()
    }

    fn visible_cards(&self, cluster: ClusterId) -> impl Iterator<Item = CardId> {
        let cards = self.workshop.cards_of(cluster);
        cards.into_iter().filter(|id| self.workshop.cards.get(id).is_some_and(|c| self.sees_card(c)))
    }

    fn sees_seat(&self, seat: &Seat) -> bool {
        match self.audience {
            Audience::Facilitators => true,
            Audience::Table(own) => seat.group == Some(own),
            Audience::Projector | Audience::Hall => false,
        }
    }

    fn room(&self) -> RoomView {
        let w = self.workshop;
        RoomView {
            id: w.id,
            stage: w.stage,
            about: w.about.clone(),
            rules: w.rules,
            fields: w.fields.clone(),
            agenda: w.agenda.clone(),
            locked: w.locked,
            round: w.round,
            spotlight: w.spotlight,
        }
    }

    fn group(&self, group: &Group) -> GroupView {
        let cards = || self.workshop.cards.values().filter(|c| c.group == group.id);
        let count =
            |which: &dyn Fn(&Card) -> bool| u32::try_from(cards().filter(|c| which(c)).count()).unwrap_or(u32::MAX);
        let counted = |c: &Card| matches!(c.standing, Standing::Open | Standing::Queued);
        let clusters = self.workshop.clusters.values().filter(|c| c.group == group.id && c.handed_over).count();
        let hosts = self.workshop.seats.iter().filter(|(_, s)| s.host && s.group == Some(group.id));
        let desk = || GroupDesk {
            queued: count(&|c| c.standing == Standing::Queued),
            late: count(&|c| c.standing == Standing::Late),
            last_activity: group.last_activity,
            expected_host: self.people.expected_host(group.id).map(|n| n.to_string()),
        };
        GroupView {
            id: group.id,
            field: group.field,
            name: group.name.to_string(),
            places: group.places,
            locked: group.locked,
            phase: group.progress.map(|p| p.phase),
            started: group.progress.map(|p| p.started),
            ends: group.progress.and_then(|p| p.ends),
            summary: group.summary.clone(),
            people: self.workshop.people_at(group.id),
            cards: count(&counted),
            unrevealed: count(&|c| counted(c) && !c.revealed),
            handed_over: count(&|c| c.handed_over && c.is_public())
                .saturating_add(u32::try_from(clusters).unwrap_or(u32::MAX)),
            hosts: hosts.filter_map(|(id, _)| self.people.name(*id)).map(|n| n.to_string()).collect(),
            desk: (self.audience == Audience::Facilitators).then(desk),
        }
    }

    fn author(&self, by: Actor, anonymous: bool) -> Option<Author> {
        let seat = by.seat().filter(|_| !anonymous)?;
        let organisation = self.workshop.seats.get(&seat).and_then(|s| s.organisation);
        Some(Author {
            seat: (self.audience != Audience::Projector).then_some(seat),
            name: self.people.name(seat).map(|n| n.to_string()),
            organisation: organisation.and_then(|o| self.people.organisation(o)).map(|n| n.to_string()),
        })
    }

    fn card(&self, card: &Card) -> CardView {
        let comments = card.comments.iter().filter(|c| self.sees_comment(c)).map(|c| CommentView {
            id: c.id,
            text: c.text.to_string(),
            lang: c.lang.clone(),
            author: self.author(c.author, c.anonymous),
            at: when(c.at, c.anonymous),
            standing: c.standing.clone(),
        });
        view_of(card, self.author(card.author, card.anonymous), comments.collect())
    }

    fn cluster(&self, cluster: &Cluster) -> ClusterView {
        let cards: Vec<CardId> = self.visible_cards(cluster.id).collect();
        let supporters: BTreeSet<SeatId> = cards
            .iter()
            .filter_map(|id| self.workshop.cards.get(id))
            .flat_map(|c| c.supporters.iter().copied())
            .collect();
        let parts = cluster.parts.iter().copied().filter(|part| match part {
            Item::Card(card) => cards.contains(card),
            Item::Cluster(inner) => self.visible_cards(*inner).next().is_some(),
        });
        ClusterView {
            id: cluster.id,
            group: cluster.group,
            name: cluster.name.as_ref().map(|n| n.to_string()),
            parts: parts.collect(),
            within: cluster.within,
            support: u32::try_from(supporters.len()).unwrap_or(u32::MAX),
            handed_over: cluster.handed_over,
            cards,
        }
    }

    fn seat(&self, id: SeatId, seat: &Seat) -> SeatView {
        seat_view(self.people, id, seat, self.audience == Audience::Facilitators)
    }
}

/// A seat with its name; whether it is paused only where that is told.
pub(crate) fn seat_view(people: &dyn People, id: SeatId, seat: &Seat, with_pause: bool) -> SeatView {
    SeatView {
        id,
        name: people.name(id).map(|n| n.to_string()),
        organisation: seat.organisation.and_then(|o| people.organisation(o)).map(|n| n.to_string()),
        kind: seat.kind,
        group: seat.group,
        host: seat.host,
        paused: seat.paused && with_pause,
    }
}

/// Anonymous contributions tell only the minute, so that nobody is known by the second they tapped "send".
fn when(at: Timestamp, anonymous: bool) -> Timestamp {
    if anonymous { Timestamp(at.0 - at.0.rem_euclid(60_000)) } else { at }
}

/// The view of a card, given what may be told of its author and comments.
pub(crate) fn view_of(card: &Card, author: Option<Author>, comments: Vec<CommentView>) -> CardView {
    CardView {
        id: card.id,
        group: card.group,
        kind: card.kind,
        text: card.text.to_string(),
        lang: card.lang.clone(),
        author,
        written: when(card.written, card.anonymous),
        version: card.version,
        standing: card.standing.clone(),
        revealed: card.revealed,
        locked: card.locked,
        support: u32::try_from(card.supporters.len()).unwrap_or(u32::MAX),
        comments,
        cluster: card.cluster,
        under: card.under,
        from: card.from,
        handed_over: card.handed_over,
    }
}
