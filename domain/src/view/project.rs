//! The one place that says what an audience may see. Whatever leaves the server about a workshop was made here or in `me`.

use std::collections::BTreeSet;

use crate::actor::{Actor, Role};
use crate::ids::{CardId, ClusterId, GroupId, SeatId};
use crate::time::Timestamp;
use crate::view::poll::{poll_view, sees_poll};
use crate::view::touched::Key;
use crate::view::{
    Audience, Author, CardView, Change, ClusterView, CommentView, FloorView, GroupDesk, GroupView, People, RoomView,
    Scribe, SeatView, SpeakerView, comes_from,
};
use crate::workshop::{Behalf, Card, Cluster, Comment, Descent, Floor, Group, Item, Seat, Stage, Standing, Workshop};

/// How many who wait to speak in the room are shown to people; all of them many times over would be too much to send.
const NEXT_IN_ROOM: usize = 20;
/// How many of them the projector shows.
const NEXT_ON_PROJECTOR: usize = 3;

/// Everything an audience may see, for a snapshot.
pub fn project_all(workshop: &Workshop, people: &dyn People, audience: Audience) -> Vec<Change> {
    let keys = std::iter::once(Key::Room)
        .chain(workshop.groups.iter().map(|g| Key::Group(g.id)))
        .chain(workshop.seats.keys().map(|s| Key::Seat(*s)))
        .chain(workshop.cards.keys().map(|c| Key::Card(*c)))
        .chain(workshop.clusters.keys().map(|c| Key::Cluster(*c)))
        .chain(workshop.log.iter().map(|e| Key::Log(e.seq)))
        .chain(workshop.polls.keys().map(|p| Key::Poll(*p)))
        .chain(workshop.floors.keys().map(|floor| Key::Floor(*floor)));
    keys.filter_map(|key| project_one(workshop, people, audience, key))
        .filter(|change| {
            !matches!(
                change,
                Change::GroupGone { .. }
                    | Change::CardGone { .. }
                    | Change::ClusterGone { .. }
                    | Change::SeatGone { .. }
                    | Change::PollGone { .. }
            )
        })
        .collect()
}

/// One thing as an audience may see it now; "gone" where it may not any more, or where the thing is no more.
///
/// What an audience can never have seen is not even called gone: an id that arrives with the second in which
/// somebody tapped "send" would tell more than the card does later.
pub fn project_one(workshop: &Workshop, people: &dyn People, audience: Audience, key: Key) -> Option<Change> {
    let eye = Eye { workshop, people, audience };
    match key {
        Key::Room => Some(Change::Room(Box::new(eye.room()))),
        Key::Group(id) => Some(match workshop.group(id) {
            Some(group) => Change::Group(Box::new(eye.group(group))),
            None => Change::GroupGone { id },
        }),
        Key::Card(id) => match workshop.cards.get(&id) {
            Some(card) if eye.sees_card(card) => Some(Change::Card(Box::new(eye.card(card)))),
            Some(card) => eye.may_have_seen(card).then_some(Change::CardGone { id }),
            None => None,
        },
        Key::Cluster(id) => match workshop.clusters.get(&id) {
            Some(cluster) if eye.sees_cluster(cluster) => Some(Change::Cluster(eye.cluster(cluster))),
            Some(cluster) => eye.looks_at(cluster.group).then_some(Change::ClusterGone { id }),
            None => Some(Change::ClusterGone { id }),
        },
        Key::Seat(id) => match workshop.seats.get(&id) {
            Some(seat) if eye.sees_seat(seat) => Some(Change::Seat(eye.seat(id, seat))),
            Some(_) => matches!(audience, Audience::Table(_)).then_some(Change::SeatGone { id }),
            None => None,
        },
        Key::Pause(id) => match audience {
            Audience::Facilitators => workshop.seats.get(&id).map(|seat| Change::Seat(eye.seat(id, seat))),
            Audience::Projector | Audience::Hall | Audience::Table(_) => None,
        },
        Key::Poll(id) => match workshop.polls.get(&id) {
            Some(poll) if sees_poll(workshop, audience, poll) => {
                Some(Change::Poll(Box::new(poll_view(workshop, poll))))
            }
            Some(_) => (audience == Audience::Projector).then_some(Change::PollGone { id }),
            None => Some(Change::PollGone { id }),
        },
        Key::Log(seq) => match audience {
            Audience::Facilitators => workshop.log.iter().find(|e| e.seq == seq).cloned().map(Change::Log),
            Audience::Projector | Audience::Hall | Audience::Table(_) => None,
        },
        Key::Floor(group) => {
            let floor = workshop.floors.get(&group).filter(|_| eye.hears(group))?;
            Some(Change::Floor(Box::new(eye.floor(group, floor))))
        }
    }
}

/// Whether an audience may see a card at all.
pub(crate) fn sees_card(workshop: &Workshop, audience: Audience, card: &Card) -> bool {
    match audience {
        Audience::Facilitators => card.is_on_desk(),
        Audience::Projector | Audience::Hall | Audience::Table(_) => {
            card.is_public() && looks_at(workshop, audience, card.group)
        }
    }
}

/// Whether an audience sees what lies openly on a table.
/// Whether an audience looks at a table: at its board, its polls, its proposal.
pub fn looks_at(workshop: &Workshop, audience: Audience, group: GroupId) -> bool {
    match audience {
        Audience::Facilitators | Audience::Projector => true,
        Audience::Table(own) => group == own || others_open(workshop, own),
        Audience::Hall => workshop.stage == Stage::Closed,
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

    fn looks_at(&self, group: GroupId) -> bool {
        looks_at(self.workshop, self.audience, group)
    }

    /// Whether it may have to be told that a card is gone. Who no longer looks at a table got a snapshot for that.
    fn may_have_seen(&self, card: &Card) -> bool {
        match self.audience {
            Audience::Facilitators => card.was_on_desk,
            Audience::Projector | Audience::Hall | Audience::Table(_) => card.was_public && self.looks_at(card.group),
        }
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
        let counted = |c: &Card| matches!(c.standing, Standing::Open | Standing::Queued) && c.aside.is_none();
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
            handed_over: count(&|c| c.handed_over && c.lies_open())
                .saturating_add(u32::try_from(clusters).unwrap_or(u32::MAX)),
            hosts: hosts.filter_map(|(id, _)| self.people.name(*id)).map(|n| n.to_string()).collect(),
            desk: (self.audience == Audience::Facilitators).then(desk),
        }
    }

    fn author(&self, by: Actor, anonymous: bool) -> Option<Author> {
        author_of(self.workshop, self.people, self.audience, by, anonymous)
    }

    fn card(&self, card: &Card) -> CardView {
        let comments = card.comments.iter().filter(|c| self.sees_comment(c)).map(|c| CommentView {
            id: c.id,
            text: c.text.to_string(),
            lang: c.lang.clone(),
            author: match c.behalf {
                None => self.author(c.author, c.anonymous),
                Some((behalf, role)) => Some(written_for(self.people, behalf, role, c.author, c.anonymous)),
            },
            at: when(c.at, c.anonymous),
            standing: c.standing.clone(),
        });
        let author = author_of_card(self.workshop, self.people, self.audience, card);
        view_of(card, author, comments.collect())
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

    /// Whether it sees a list of speakers: the room's all do, a table's only those who sit there or run the workshop.
    fn hears(&self, floor: Option<GroupId>) -> bool {
        match self.audience {
            Audience::Facilitators => true,
            Audience::Table(own) => floor.is_none_or(|group| group == own),
            Audience::Projector | Audience::Hall => floor.is_none(),
        }
    }

    fn floor(&self, group: Option<GroupId>, floor: &Floor) -> FloorView {
        let kind = |seat| self.workshop.kind_of(seat);
        let shown = match (self.audience, group) {
            (Audience::Facilitators, _) | (Audience::Table(_), Some(_)) => usize::MAX,
            (Audience::Table(_) | Audience::Hall, _) => NEXT_IN_ROOM,
            (Audience::Projector, _) => NEXT_ON_PROJECTOR,
        };
        let speaker = |seat| {
            // Whoever speaks stands up: names are told in an anonymous phase as well.
            let who = self.author(Actor::Seat(seat), false)?;
            Some(SpeakerView { who, kind: kind(seat), speeches: floor.speeches(seat) })
        };
        FloorView {
            group,
            open: floor.open,
            alternate: floor.alternate,
            limit_secs: floor.limit_secs,
            speaker: floor.speech.and_then(|speech| speaker(speech.seat)),
            since: floor.speech.map(|speech| speech.since),
            waiting: u32::try_from(floor.waiting.len()).unwrap_or(u32::MAX),
            next: floor.fair_order(kind).into_iter().take(shown).filter_map(speaker).collect(),
            spoken: if self.audience == Audience::Projector { Vec::new() } else { floor.by_kind(kind) },
        }
    }

    fn seat(&self, id: SeatId, seat: &Seat) -> SeatView {
        // A pause by name is told to those who run the workshop, an unnamed one to nobody but the seat itself.
        seat_view(self.people, id, seat, self.audience == Audience::Facilitators && seat.paused)
    }
}

/// Who wrote something, as far as an audience may know.
pub(crate) fn author_of(
    workshop: &Workshop,
    people: &dyn People,
    audience: Audience,
    by: Actor,
    anonymous: bool,
) -> Option<Author> {
    let seat = by.seat().filter(|_| !anonymous)?;
    Some(Author {
        seat: (audience != Audience::Projector).then_some(seat),
        name: people.name(seat).map(|n| n.to_string()),
        organisation: workshop.seats.get(&seat).and_then(|known| comes_from(people, seat, known)),
        erased: people.is_erased(seat),
        behalf: None,
        scribe: None,
    })
}

/// Who wrote a card, as far as an audience may know; and who wrote it down, where that was somebody else.
pub(crate) fn author_of_card(
    workshop: &Workshop,
    people: &dyn People,
    audience: Audience,
    card: &Card,
) -> Option<Author> {
    match card.behalf {
        None => author_of(workshop, people, audience, card.author, card.anonymous),
        Some(behalf) => Some(written_for(people, behalf, card.made_as, card.author, card.anonymous)),
    }
}

/// Somebody unnamed, for whom another wrote it down.
pub(crate) fn written_for(people: &dyn People, behalf: Behalf, role: Role, by: Actor, anonymous: bool) -> Author {
    Author {
        seat: None,
        name: None,
        organisation: None,
        erased: false,
        behalf: Some(behalf),
        scribe: Some(scribe_of(people, role, by, anonymous)),
    }
}

/// Whoever wrote something down for another: always in what part, by name where names are shown.
pub(crate) fn scribe_of(people: &dyn People, role: Role, by: Actor, anonymous: bool) -> Scribe {
    let name = by.seat().filter(|_| !anonymous).and_then(|seat| people.name(seat));
    Scribe { role, name: name.map(|name| name.to_string()) }
}

/// A seat with its name.
pub(crate) fn seat_view(people: &dyn People, id: SeatId, seat: &Seat, paused: bool) -> SeatView {
    SeatView {
        id,
        name: people.name(id).map(|n| n.to_string()),
        organisation: comes_from(people, id, seat),
        kind: seat.kind,
        group: seat.group,
        host: seat.host,
        interpreter: seat.interpreter,
        paused,
        people: seat.people,
        delegate: seat.delegate,
        erased: people.is_erased(id),
    }
}

/// Anonymous contributions tell only the minute, so that nobody is known by the second they tapped "send".
pub(crate) fn when(at: Timestamp, anonymous: bool) -> Timestamp {
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
        aside: card.aside.clone(),
        merged: match card.descent {
            Descent::Merged => card.sources.clone(),
            Descent::Derived | Descent::Split => Vec::new(),
        },
    }
}
