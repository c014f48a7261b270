//! The public trace of moderation: that something was taken away, when and under which rule; never what it was or whose.

use serde::Serialize;

use crate::ids::GroupId;
use crate::time::Timestamp;
use crate::view::when;
use crate::workshop::{Contribution, HidingRule, Moderated, Workshop};

/// One thing that was taken away. It names no card and no person, so that nobody is found by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Trace {
    pub what: Traced,
    /// The table it lay on.
    pub group: GroupId,
    /// When it was taken away; only the minute, where it was written anonymously.
    pub at: Timestamp,
    pub act: Taken,
    /// The rule of the published policy; what was turned down openly falls under none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<HidingRule>,
    /// When it was shown again, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restored_at: Option<Timestamp>,
}

/// What kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Traced {
    Card,
    Comment,
}

/// How it was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
    let mut traces: Vec<(Contribution, Trace)> = Vec::new();
    for entry in &workshop.log {
        let at = |what| when(entry.at, found(workshop, what).is_some_and(|(_, _, anonymous)| anonymous));
        let mut take = |what, act, rule| {
            if let Some((traced, group, _)) = found(workshop, what) {
                traces.push((what, Trace { what: traced, group, at: at(what), act, rule, restored_at: None }));
            }
        };
        match &entry.what {
            Moderated::Hidden { what, rule, .. } => take(*what, Taken::Hidden, Some(*rule)),
            Moderated::LateDeclined { card, rule, .. } => take(Contribution::Card(*card), Taken::Declined, Some(*rule)),
            Moderated::Rejected { cards, .. } => {
                cards.iter().for_each(|card| take(Contribution::Card(*card), Taken::Rejected, None));
            }
            Moderated::Restored { what } => give_back(&mut traces, *what, false, at(*what)),
            Moderated::PutBack { cards } => {
                for card in cards {
                    let what = Contribution::Card(*card);
                    give_back(&mut traces, what, true, at(what));
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
    traces.sort_by_key(|(_, trace)| trace.at);
    traces.into_iter().map(|(_, trace)| trace).collect()
}

/// The last time it was taken away, it came back. What was turned down and what was hidden come back each in its own way.
fn give_back(traces: &mut [(Contribution, Trace)], what: Contribution, rejected: bool, at: Timestamp) {
    let last = traces.iter_mut().rev().find(|(taken, trace)| {
        *taken == what && (trace.act == Taken::Rejected) == rejected && trace.restored_at.is_none()
    });
    if let Some((_, trace)) = last {
        trace.restored_at = Some(at);
    }
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
