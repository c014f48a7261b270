//! The browser's side: what a client knows, and how it follows changes.

use crate::ids::{CardId, ClusterId, GroupId, PollId, SeatId};
use crate::view::{ById, CardView, Change, ClusterView, FloorView, GroupView, PollView, RoomView, SeatView};
use crate::workshop::LogEntry;

/// Everything a client has been told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Following {
    pub epoch: String,
    pub seq: u64,
    pub audience: String,
    pub room: Option<RoomView>,
    pub groups: ById<GroupId, GroupView>,
    /// What lies on the tables.
    pub cards: ById<CardId, CardView>,
    /// What was merged, split or turned down, and lies nowhere any more.
    pub aside: ById<CardId, CardView>,
    pub clusters: ById<ClusterId, ClusterView>,
    pub seats: ById<SeatId, SeatView>,
    pub log: ById<u64, LogEntry>,
    pub polls: ById<PollId, PollView>,
    /// Lists of speakers, the room's under nothing. One that was never used is not there.
    pub floors: ById<Option<GroupId>, FloorView>,
}

impl Following {
    /// Starts over with a snapshot.
    pub fn replace(&mut self, epoch: String, seq: u64, audience: String, changes: Vec<Change>) {
        *self = Self { epoch, seq, audience, ..Self::default() };
        for change in changes {
            self.apply(change);
        }
    }

    /// Follows a delta. False when it does not join on to what is known: then the client says hello again.
    #[must_use]
    pub fn advance(&mut self, since: u64, seq: u64, changes: Vec<Change>) -> bool {
        if since != self.seq {
            return false;
        }
        self.seq = seq;
        for change in changes {
            self.apply(change);
        }
        true
    }

    /// Applies one change; the same one twice does no harm.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Room(room) => self.room = Some(*room),
            Change::Group(group) => {
                self.groups.insert(group.id, group);
            }
            Change::GroupGone { id } => {
                self.groups.remove(&id);
            }
            Change::Card(card) => {
                self.drop_card(card.id);
                let cards = if card.aside.is_some() { &mut self.aside } else { &mut self.cards };
                cards.insert(card.id, card);
            }
            Change::CardGone { id } => self.drop_card(id),
            Change::Cluster(cluster) => {
                self.clusters.insert(cluster.id, cluster);
            }
            Change::ClusterGone { id } => {
                self.clusters.remove(&id);
            }
            Change::Seat(seat) => {
                self.seats.insert(seat.id, seat);
            }
            Change::SeatGone { id } => {
                self.seats.remove(&id);
            }
            Change::Log(entry) => {
                self.log.insert(entry.seq, entry);
            }
            Change::Poll(poll) => self.polls.insert(poll.id, poll),
            Change::PollGone { id } => self.polls.remove(&id),
            Change::Floor(floor) => {
                self.floors.insert(floor.group, floor);
            }
        }
    }
    fn drop_card(&mut self, id: CardId) {
        self.cards.remove(&id);
        self.aside.remove(&id);
    }

    /// A card, whether it lies on a table or was set aside.
    pub fn card(&self, id: CardId) -> Option<&CardView> {
        self.cards.get(&id).or_else(|| self.aside.get(&id))
    }
}
