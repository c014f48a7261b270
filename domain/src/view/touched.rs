//! Which things an event touches, so that only these are shown anew.
//!
//! Some events change things they do not name (an undo, a withdrawal from a cluster): these are found by comparing
//! the table before and after.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::{Discriminant, discriminant};

use crate::actor::Actor;
use crate::ids::{CardId, ClusterId, GroupId, PollId, SeatId};
use crate::view::Audience;
use crate::view::project::{others_open, sees_card};
use crate::workshop::{Card, Cluster, Contribution, Event, Item, Recorded, Standing, Workshop};

/// A thing that has a view of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Room,
    Group(GroupId),
    Seat(SeatId),
    /// A seat as only those who run the workshop see it.
    Pause(SeatId),
    Card(CardId),
    Cluster(ClusterId),
    Log(u64),
    Poll(PollId),
    /// The list of speakers of a table, or of the room.
    Floor(Option<GroupId>),
}

/// What an event touches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    pub keys: BTreeSet<Key>,
    /// Seats whose personal view may have changed.
    pub seats: BTreeSet<SeatId>,
    /// Tables that now see other things than before and need a snapshot.
    pub tables: BTreeSet<GroupId>,
    /// Everybody needs a snapshot.
    pub everyone: bool,
}

impl Touched {
    /// Takes in what another event touches.
    pub fn merge(&mut self, other: Self) {
        self.keys.extend(other.keys);
        self.seats.extend(other.seats);
        self.tables.extend(other.tables);
        self.everyone |= other.everyone;
    }
}

/// Applies an event and says what it touched.
pub fn touched(workshop: &mut Workshop, recorded: &Recorded) -> Touched {
    let before = Before::look(workshop, &recorded.event);
    crate::workshop::apply(workshop, recorded);
    before.compare(workshop, recorded)
}

/// What tells whether a card lies as it lay: its cluster, its version, what it hangs under, and how and whether it lies there.
type Lying = (Option<ClusterId>, u32, Option<CardId>, Discriminant<Standing>, bool);

fn lying(card: &Card) -> Lying {
    (card.cluster, card.version, card.under, discriminant(&card.standing), card.aside.is_some())
}

/// How a table was ordered: per card how it lay; and all clusters.
struct Order {
    group: GroupId,
    cards: BTreeMap<CardId, Lying>,
    clusters: Vec<Cluster>,
}

/// What has to be remembered from before an event.
struct Before {
    /// A table as it was ordered.
    order: Option<Order>,
    /// Where people sat who are about to move.
    places: Vec<(SeatId, Option<GroupId>)>,
    /// Unrevealed cards with their authors.
    unrevealed: Vec<(CardId, Actor)>,
    /// Tables that saw the others.
    open_tables: BTreeSet<GroupId>,
    /// Seats that could vote in a poll that ends.
    poll_seats: Vec<SeatId>,
    /// The table that saw a draft.
    drafted_at: Option<GroupId>,
    /// Polls as they were shown, where options are cards or clusters: what is hidden takes its words along.
    worded: Vec<(PollId, Vec<bool>)>,
    /// The poll on the wall.
    projected: Option<PollId>,
    /// Who could undo what.
    undo: Option<(GroupId, Undo)>,
}

/// Who could undo what at a table.
#[derive(PartialEq, Eq)]
struct Undo {
    own: BTreeSet<SeatId>,
    table: bool,
}

impl Undo {
    fn look(workshop: &Workshop, group: GroupId) -> Self {
        let acts = workshop.group(group).map(|g| g.acts.as_slice()).unwrap_or_default();
        Self {
            own: acts.iter().filter_map(|act| act.by.seat()).collect(),
            table: acts.iter().any(|act| !act.inverse.is_personal()),
        }
    }
}

impl Before {
    fn look(workshop: &Workshop, event: &Event) -> Self {
        let card_group = |card: &CardId| workshop.cards.get(card).map(|c| c.group);
        let cluster_group = |cluster: &ClusterId| workshop.clusters.get(cluster).map(|c| c.group);
        let table = match event {
            Event::ItemsJoined { group, .. }
            | Event::ActUndone { group, .. }
            | Event::CardsMerged { group, .. }
            | Event::CardsRejected { group, .. } => Some(*group),
            Event::CardAdded { cluster, .. }
            | Event::ClusterNamed { cluster, .. }
            | Event::ClusterTakenApart { cluster } => cluster_group(cluster),
            Event::CardTakenOut { card }
            | Event::CardWithdrawn { card }
            | Event::CardSplit { card, .. }
            | Event::CardPutBack { card } => card_group(card),
            _ => None,
        };
        let acting = match event {
            Event::CardEdited { card, .. } | Event::CardHung { card, .. } | Event::CardReworded { card, .. } => {
                card_group(card)
            }
            _ => table,
        };
        let order = table.map(|group| {
            let here = workshop.cards.values().filter(|c| c.group == group);
            Order {
                group,
                cards: here.map(|c| (c.id, lying(c))).collect(),
                clusters: workshop.clusters.values().filter(|c| c.group == group).cloned().collect(),
            }
        });
        let places = match event {
            Event::SeatMoved { seat, .. } => vec![*seat],
            Event::SeatsMoved { moves, .. } => moves.iter().map(|(seat, _)| *seat).collect(),
            _ => Vec::new(),
        };
        let unrevealed = match event {
            Event::CardsRevealed { groups } => workshop
                .cards
                .values()
                .filter(|c| groups.contains(&c.group) && !c.revealed)
                .map(|c| (c.id, c.author))
                .collect(),
            _ => Vec::new(),
        };
        let open_tables = match event {
            Event::PhaseStarted { groups, .. } => {
                groups.iter().copied().filter(|g| others_open(workshop, *g)).collect()
            }
            _ => BTreeSet::new(),
        };
        Self {
            order,
            places: places.into_iter().map(|s| (s, workshop.seats.get(&s).and_then(|s| s.group))).collect(),
            unrevealed,
            open_tables,
            poll_seats: match event {
                Event::PollClosed { poll, .. } | Event::PollCancelled { poll, .. } => poll_seats(workshop, *poll),
                _ => Vec::new(),
            },
            drafted_at: match event {
                Event::PollDrafted { poll, .. } => drafted_at(workshop, *poll),
                _ => None,
            },
            worded: if keeps_standings(event) { Vec::new() } else { worded(workshop) },
            projected: workshop.spotlight.poll,
            undo: acting.map(|group| (group, Undo::look(workshop, group))),
        }
    }

    fn compare(self, workshop: &Workshop, recorded: &Recorded) -> Touched {
        let mut touched = Touched::default();
        let keys = &mut touched.keys;
        match &recorded.event {
            Event::PlanSet { .. } | Event::WorkshopClosed => {
                touched.everyone = true;
                touched.seats.extend(workshop.seats.keys());
            }
            Event::WorkshopOpened => {
                keys.insert(Key::Room);
            }
            Event::ProjectorTurned { poll, .. } => {
                keys.insert(Key::Room);
                keys.extend(poll.iter().chain(&self.projected).copied().map(Key::Poll));
            }
            Event::PollDropped { poll } => {
                keys.insert(Key::Poll(*poll));
                keys.extend((self.projected == Some(*poll)).then_some(Key::Room));
            }
            Event::PollDrafted { poll, .. } => {
                keys.insert(Key::Poll(*poll));
                // A draft that is not the table's own any more is gone from there; nobody else is told of it.
                touched.tables.extend(self.drafted_at.filter(|table| drafted_at(workshop, *poll) != Some(*table)));
            }
            Event::PollScheduled { poll, .. } | Event::TieBroken { poll, .. } => {
                keys.insert(Key::Poll(*poll));
            }
            // Nothing of it is shown while the poll is open; how many took part is told with the turnout.
            Event::PaperCounted { .. } => {}
            Event::PollOpened { poll, .. } | Event::PollTimerSet { poll, .. } => {
                keys.insert(Key::Poll(*poll));
                touched.seats.extend(poll_seats(workshop, *poll));
            }
            Event::PollClosed { poll, .. } | Event::PollCancelled { poll, .. } => {
                keys.insert(Key::Poll(*poll));
                touched.seats.extend(&self.poll_seats);
            }
            Event::PeopleDeclared { seat, .. } => {
                keys.insert(Key::Seat(*seat));
                touched.seats.insert(*seat);
            }
            Event::DelegateNamed { seat } => {
                let organisation = workshop.seats.get(seat).and_then(|s| s.organisation);
                for (id, _) in workshop.seats.iter().filter(|(_, s)| s.organisation == organisation) {
                    keys.insert(Key::Seat(*id));
                    touched.seats.insert(*id);
                }
            }
            Event::SeatTaken { seat, group, .. } => {
                keys.insert(Key::Seat(*seat));
                keys.extend(group.map(Key::Group));
                touched.seats.insert(*seat);
            }
            Event::SeatMoved { .. } | Event::SeatsMoved { .. } => {
                keys.insert(Key::Room);
            }
            Event::LanguageChosen { seat, .. } => {
                touched.seats.insert(*seat);
            }
            Event::HostAppointed { seat, .. } => {
                keys.insert(Key::Seat(*seat));
                keys.extend(workshop.seats.get(seat).and_then(|s| s.group).map(Key::Group));
                touched.seats.insert(*seat);
            }
            Event::InterpreterAppointed { seat, .. } => {
                keys.insert(Key::Seat(*seat));
                touched.seats.insert(*seat);
            }
            Event::SeatPaused { seat, unnamed, .. } => {
                // Showing the seat anew, even unchanged, would tell who wrote anonymously.
                keys.extend((!*unnamed).then_some(Key::Pause(*seat)));
                touched.seats.insert(*seat);
            }
            Event::PhaseStarted { groups, .. } => {
                keys.extend(groups.iter().copied().map(Key::Group));
                let turned = |g: &GroupId| others_open(workshop, *g) != self.open_tables.contains(g);
                touched.tables.extend(groups.iter().copied().filter(turned));
                // Seats of a table that now sees others may see own cards there that were personal before.
                let seats = workshop.seats.iter().filter(|(_, s)| s.group.is_some_and(|g| touched.tables.contains(&g)));
                touched.seats.extend(seats.map(|(id, _)| *id));
            }
            Event::TimerSet { groups, .. } => keys.extend(groups.iter().copied().map(Key::Group)),
            Event::CardsRevealed { groups } => keys.extend(groups.iter().copied().map(Key::Group)),
            Event::CardWritten { card, .. }
            | Event::CardEdited { card, .. }
            | Event::CardWithdrawn { card }
            | Event::CommentWritten { card, .. }
            | Event::CommentWithdrawn { card, .. }
            | Event::CardHung { card, .. }
            | Event::CardReworded { card, .. }
            | Event::CardSplit { card, .. }
            | Event::CardPutBack { card } => {
                touch_card(&mut touched, workshop, *card);
                touched.seats.extend(recorded.by.seat());
            }
            Event::CardSupported { card, seat, .. } => {
                touch_card(&mut touched, workshop, *card);
                touched.seats.insert(*seat);
            }
            Event::ItemsJoined { group, .. }
            | Event::ActUndone { group, .. }
            | Event::CardsMerged { group, .. }
            | Event::CardsRejected { group, .. } => {
                keys.insert(Key::Group(*group));
            }
            Event::CardAdded { cluster, .. }
            | Event::ClusterNamed { cluster, .. }
            | Event::ClusterTakenApart { cluster } => {
                keys.insert(Key::Cluster(*cluster));
            }
            Event::CardTakenOut { card } => {
                keys.insert(Key::Card(*card));
            }
            Event::HandoverMarked { item, .. } => match item {
                Item::Card(card) => touch_card(&mut touched, workshop, *card),
                Item::Cluster(cluster) => {
                    keys.insert(Key::Cluster(*cluster));
                    keys.extend(workshop.clusters.get(cluster).map(|c| Key::Group(c.group)));
                }
            },
            Event::Summarised { group, .. } => {
                keys.insert(Key::Group(*group));
            }
            // The log tells of these, and what it tells of is touched.
            Event::ContributionApproved { .. }
            | Event::ContributionHidden { .. }
            | Event::ContributionRestored { .. }
            | Event::LateCardAdmitted { .. }
            | Event::LateCardDeclined { .. }
            | Event::CardLocked { .. } => {}
            Event::GroupLocked { group, .. } => {
                keys.insert(Key::Group(*group));
            }
            Event::RoomLocked { .. } => {
                keys.insert(Key::Room);
            }
            Event::SpeakingSet { group, .. } | Event::SpeechEnded { group, .. } => {
                keys.insert(Key::Floor(*group));
            }
            Event::SpeechAsked { group, seat, .. } | Event::SpeechBegun { group, seat } => {
                keys.insert(Key::Floor(*group));
                touched.seats.insert(*seat);
            }
        }
        if !keeps_standings(&recorded.event) {
            let rewritten = worded(workshop).into_iter().filter(|now| !self.worded.contains(now));
            touched.keys.extend(rewritten.map(|(poll, _)| Key::Poll(poll)));
        }
        self.compare_places(workshop, &mut touched);
        for (card, author) in &self.unrevealed {
            touched.keys.insert(Key::Card(*card));
            touched.seats.extend(author.seat());
        }
        touch_told(&mut touched, workshop, recorded.seq);
        self.compare_undo(workshop, &mut touched);
        self.compare_order(workshop, recorded, &mut touched);
        touch_absent_authors(&mut touched, workshop);
        touched
    }

    /// Whoever could undo something and no longer can, or the other way round.
    fn compare_undo(&self, workshop: &Workshop, touched: &mut Touched) {
        let Some((group, before)) = &self.undo else {
            return;
        };
        let now = Undo::look(workshop, *group);
        touched.seats.extend(before.own.symmetric_difference(&now.own));
        if before.table != now.table {
            let hosts = workshop.seats.iter().filter(|(_, s)| s.host && s.group == Some(*group));
            touched.seats.extend(hosts.map(|(id, _)| *id));
        }
    }

    fn compare_places(&self, workshop: &Workshop, touched: &mut Touched) {
        for (seat, from) in &self.places {
            touched.keys.insert(Key::Seat(*seat));
            touched.seats.insert(*seat);
            touched.keys.extend(from.map(Key::Group));
            // Whoever leaves a table leaves its list of speakers.
            touched.keys.extend(from.map(|from| Key::Floor(Some(from))));
            touched.keys.extend(workshop.seats.get(seat).and_then(|s| s.group).map(Key::Group));
        }
    }

    fn compare_order(self, workshop: &Workshop, recorded: &Recorded, touched: &mut Touched) {
        let Some(Order { group, cards, clusters }) = self.order else {
            return;
        };
        for card in workshop.cards.values().filter(|c| c.group == group) {
            let before = cards.get(&card.id);
            if before != Some(&lying(card)) {
                touch_card(touched, workshop, card.id);
            }
            // Its author counts it among what the table sees, or no longer.
            if before.is_none_or(|(_, _, _, standing, _)| *standing != discriminant(&card.standing)) {
                touched.seats.extend(card.author.seat());
            }
        }
        for cluster in clusters.iter().filter(|c| workshop.clusters.get(&c.id) != Some(*c)) {
            touched.keys.insert(Key::Cluster(cluster.id));
        }
        let known = |id: &ClusterId| clusters.iter().any(|c| c.id == *id);
        touched.keys.extend(
            workshop.clusters.values().filter(|c| c.group == group && !known(&c.id)).map(|c| Key::Cluster(c.id)),
        );
        // An undone withdrawal or edit changes a card's standing without any of the above.
        if matches!(recorded.event, Event::ActUndone { .. }) {
            for card in workshop.cards.values().filter(|c| c.group == group && c.author == recorded.by) {
                touched.keys.insert(Key::Card(card.id));
            }
            touched.seats.extend(recorded.by.seat());
        }
        // Its last activity, if nothing else.
        touched.keys.insert(Key::Group(group));
        // A cluster's view tells of all its cards: whatever lies around a touched cluster is touched.
        let around: Vec<_> = touched
            .keys
            .iter()
            .filter_map(|k| match k {
                Key::Cluster(c) => Some(Item::Cluster(*c)),
                _ => None,
            })
            .collect();
        for item in around {
            touch_around(touched, workshop, item);
        }
    }
}

/// Where the log tells of it, whoever wrote what it was done with is told.
fn touch_told(touched: &mut Touched, workshop: &Workshop, seq: u64) {
    if let Some(entry) = workshop.log.last().filter(|entry| entry.seq == seq) {
        touched.keys.insert(Key::Log(seq));
        for what in entry.what.about() {
            touch_contribution(touched, workshop, what);
        }
    }
}

/// What happens most in a lively room hides no card and shows none again, so that every poll reads as it did.
fn keeps_standings(event: &Event) -> bool {
    matches!(
        event,
        Event::CardWritten { .. }
            | Event::CardSupported { .. }
            | Event::CommentWritten { .. }
            | Event::ItemsJoined { .. }
            | Event::CardAdded { .. }
            | Event::CardTakenOut { .. }
            | Event::SeatTaken { .. }
            | Event::SeatMoved { .. }
            | Event::LanguageChosen { .. }
            | Event::SpeechAsked { .. }
    )
}

/// Of each poll that asks about cards or clusters, which of its options can be read.
fn worded(workshop: &Workshop) -> Vec<(PollId, Vec<bool>)> {
    let asks = workshop.polls.values().filter(|poll| poll.setup.options.iter().any(|option| option.item.is_some()));
    asks.map(|poll| (poll.id, poll.setup.readable(workshop))).collect()
}

/// The table that sees a poll because it is its own.
fn drafted_at(workshop: &Workshop, poll: PollId) -> Option<GroupId> {
    let poll = workshop.polls.get(&poll)?;
    poll.setup.table().filter(|table| poll.setup.group == Some(*table))
}

/// The seats that may vote in an open poll.
fn poll_seats(workshop: &Workshop, poll: PollId) -> Vec<SeatId> {
    let open = workshop.polls.get(&poll).and_then(|poll| poll.open());
    open.map(|open| open.voters.values().map(|it| it.seat).collect()).unwrap_or_default()
}

fn touch_contribution(touched: &mut Touched, workshop: &Workshop, what: Contribution) {
    touch_card(touched, workshop, what.card());
    let Some(card) = workshop.cards.get(&what.card()) else {
        return;
    };
    match what {
        Contribution::Card(_) => touched.seats.extend(card.author.seat()),
        Contribution::Comment(_, id) => {
            touched.seats.extend(card.comments.iter().filter(|c| c.id == id).filter_map(|c| c.author.seat()));
        }
    }
}

/// A card, its table's counts, and every cluster around it.
fn touch_card(touched: &mut Touched, workshop: &Workshop, id: CardId) {
    touched.keys.insert(Key::Card(id));
    if let Some(card) = workshop.cards.get(&id) {
        touched.keys.insert(Key::Group(card.group));
    }
    touch_around(touched, workshop, Item::Card(id));
}

fn touch_around(touched: &mut Touched, workshop: &Workshop, item: Item) {
    touched.keys.extend(workshop.around(item).map(Key::Cluster));
}

/// A card that its author's own table does not show is part of the author's personal view.
fn touch_absent_authors(touched: &mut Touched, workshop: &Workshop) {
    let cards = touched.keys.iter().filter_map(|key| match key {
        Key::Card(id) => workshop.cards.get(id),
        _ => None,
    });
    let absent = |card: &&Card| !sees_card(workshop, Audience::of(workshop, card.author), card);
    let authors: Vec<_> = cards.filter(absent).filter_map(|card| card.author.seat()).collect();
    touched.seats.extend(authors);
}
