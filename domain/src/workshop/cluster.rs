//! Things put together: a cluster keeps its parts as they were, so that taking apart loses nothing.

use crate::actor::Actor;
use crate::ids::{ClusterId, GroupId};
use crate::text::Title;
use crate::workshop::card::Item;

/// Cards, or clusters of cards, that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    pub id: ClusterId,
    pub group: GroupId,
    pub name: Option<Title>,
    /// At least two, in the order they were put together.
    pub parts: Vec<Item>,
    /// The cluster it has become a part of.
    pub within: Option<ClusterId>,
    pub made_by: Actor,
    pub handed_over: bool,
}
