//! The public trace of moderation: that something was taken away, when and under which rule; never what it was or whose.

use std::collections::HashMap;

use serde::Serialize;

use crate::ids::GroupId;
use crate::time::Timestamp;
use crate::view::when;
use crate::workshop::{Contribution, HidingRule, Moderated, Workshop};

/// What was taken away at one stroke. It names no card and no person, so that nobody is found by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Trace {
    /// When it was taken away; only the minute, where it was written anonymously.
    pub at: Timestamp,
    /// The table it lay on.
    pub group: GroupId,
    pub what: Traced,
    pub act: Taken,
    /// The rule of the published policy; what was turned down openly falls under none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<HidingRule>,
    /// When it was shown again, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restored_at: Option<Timestamp>,
    /// How many of the kind.
    pub count: u32,
}

/// What kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Traced {
    Card,
    Comment,
}

/// How it was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    Hidden,
    /// Came after its phase was over, and was not let in.
    Declined,
    /// Turned down openly: its table can still read it.
    Rejected,
}

/// Everything that was ever taken away, the oldest first.
pub fn trace(workshop: &Workshop) -> Vec<Trace> {
    let mut traces: Vec<Trace> = Vec::new();
    // What is away, and where that is told. What was turned down and what was hidden come back each in its own way.
    let mut away: HashMap<(Contribution, bool), usize> = HashMap::new();
    for entry in &workshop.log {
        let at = |what| when(entry.at, found(workshop, what).is_some_and(|(_, _, anonymous)| anonymous));
        let mut take = |contribution, act, rule| {
            if let Some((what, group, _)) = found(workshop, contribution) {
                away.insert((contribution, act == Taken::Rejected), traces.len());
                traces.push(Trace { at: at(contribution), group, what, act, rule, restored_at: None, count: 1 });
            }
        };
        match &entry.what {
            Moderated::Hidden { what, rule, .. } => take(*what, Taken::Hidden, Some(*rule)),
            Moderated::LateDeclined { card, rule, .. } => take(Contribution::Card(*card), Taken::Declined, Some(*rule)),
            Moderated::Rejected { cards, .. } => {
                cards.iter().for_each(|card| take(Contribution::Card(*card), Taken::Rejected, None));
            }
            Moderated::Restored { what } => {
                away.remove(&(*what, false)).into_iter().for_each(|place| traces[place].restored_at = Some(at(*what)));
            }
            Moderated::PutBack { cards } => {
                for what in cards.iter().map(|card| Contribution::Card(*card)) {
                    away.remove(&(what, true)).into_iter().for_each(|place| traces[place].restored_at = Some(at(what)));
                }
            }
            Moderated::Approved { .. }
            | Moderated::LateAdmitted { .. }
            | Moderated::CardLocked { .. }
            | Moderated::GroupLocked { .. }
            | Moderated::RoomLocked { .. }
            | Moderated::SeatPaused { .. }
            // Nothing is taken away by these.
            | Moderated::Reworded { .. }
            | Moderated::Merged { .. }
            | Moderated::Split { .. }
            | Moderated::Undone { .. } => {}
        }
    }
    // A pile that was turned down at once is one line, not one for each card.
    traces.sort();
    traces.dedup_by(|next, line| {
        let same = Trace { count: line.count, ..*next } == *line;
        line.count += if same { next.count } else { 0 };
        same
    });
    traces
}

/// What kind of thing it is, where it lies, and whether it was written anonymously.
fn found(workshop: &Workshop, what: Contribution) -> Option<(Traced, GroupId, bool)> {
    let card = workshop.cards.get(&what.card())?;
    match what {
        Contribution::Card(_) => Some((Traced::Card, card.group, card.anonymous)),
        Contribution::Comment(_, id) => {
            let comment = card.comments.iter().find(|comment| comment.id == id)?;
            Some((Traced::Comment, card.group, comment.anonymous))
        }
    }
}
