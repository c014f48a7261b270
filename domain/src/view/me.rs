//! What is for one person only: own cards nobody else sees yet, own support, what moderation did with one's own.

use std::collections::HashSet;

use crate::actor::Actor;
use crate::ids::{GroupId, SeatId};
use crate::view::project::{seat_view, sees_card, view_of, written_for};
use crate::view::{Audience, Author, Me, MyVote, People};
use crate::workshop::{Card, Contribution, LogEntry, Moderated, Standing, Workshop};

/// So many notices are told, the last ones: whoever has more has read the others, or never will. A story page has them all.
const NOTICES_KEPT: usize = 100;

/// The personal part of one seat's view. Nothing when there is no such seat.
pub fn me(workshop: &Workshop, people: &dyn People, seat: SeatId) -> Option<Me> {
    let own = workshop.seats.get(&seat)?;
    let audience = Audience::of(workshop, Actor::Seat(seat));
    let mine = |by: Actor| by == Actor::Seat(seat);
    let view = seat_view(people, seat, own, own.is_paused());
    let author = Author {
        seat: Some(seat),
        name: view.name.clone(),
        organisation: view.organisation.clone(),
        erased: view.erased,
        behalf: None,
        scribe: None,
    };
    let author = |card: &Card| match card.behalf {
        None => author.clone(),
        Some(behalf) => written_for(people, behalf, card.made_as, card.author, card.anonymous),
    };
    let mut hidden: Vec<_> = workshop
        .cards
        .values()
        .filter(|c| mine(c.author) && c.standing != Standing::Withdrawn && !sees_card(workshop, audience, c))
        // What was written down for another table is there, and is nobody's own here.
        .filter(|c| c.behalf.is_none() || own.group == Some(c.group))
        .collect();
    hidden.sort_by_key(|c| (c.written, c.id));
    let acts = |group: GroupId| workshop.group(group).map(|g| g.acts.as_slice()).unwrap_or_default();
    let acts = own.group.map(acts).unwrap_or_default();
    let waits = |floor| workshop.floors.get(&floor).is_some_and(|floor| floor.waiting.contains(&seat));
    Some(Me {
        lang: own.lang.clone(),
        own: hidden.into_iter().map(|c| view_of(c, Some(author(c)), Vec::new())).collect(),
        shown: workshop
            .cards
            .values()
            .filter(|c| mine(c.author) && sees_card(workshop, audience, c))
            .map(|c| c.id)
            .collect(),
        comments: workshop
            .cards
            .values()
            .flat_map(|c| &c.comments)
            .filter(|c| mine(c.author) && matches!(c.standing, Standing::Open | Standing::Queued))
            .map(|c| c.id)
            .collect(),
        supports: workshop.cards.values().filter(|c| c.supporters.contains(&seat)).map(|c| c.id).collect(),
        can_undo: acts.iter().any(|act| mine(act.by)),
        can_undo_table: own.host && acts.iter().any(|act| !act.inverse.is_personal()),
        asked_at_table: own.group.is_some() && waits(own.group),
        asked_in_room: waits(None),
        notices: notices(workshop, seat),
        votes: workshop
            .polls
            .values()
            .filter_map(|poll| {
                let open = poll.open()?;
                let (voter, allowance) = open.voter(workshop, seat)?;
                let cast = open.cast.get(&voter).copied().unwrap_or(0);
                Some(MyVote {
                    poll: poll.id,
                    question: poll.setup.question.to_string(),
                    lang: poll.setup.lang.clone(),
                    ends: open.ends,
                    may: allowance.ballots,
                    cast,
                })
            })
            .collect(),
        seat: view,
    })
}

/// What others did with one's own contributions, and of nobody else's.
fn notices(workshop: &Workshop, seat: SeatId) -> Vec<LogEntry> {
    let me = Actor::Seat(seat);
    let mine = |what: &Contribution| {
        let card = workshop.cards.get(&what.card());
        card.is_some_and(|card| match what {
            Contribution::Card(_) => card.author == me,
            Contribution::Comment(_, id) => card.comments.iter().any(|c| c.id == *id && c.author == me),
        })
    };
    let mut told: Vec<LogEntry> = Vec::new();
    let mut known: HashSet<Contribution> = HashSet::new();
    for entry in &workshop.log {
        // What one does oneself is no news, but where it ends what one was told of.
        let ends =
            matches!(entry.what, Moderated::Restored { .. } | Moderated::PutBack { .. } | Moderated::Undone { .. });
        let is_news = |what: &Contribution| mine(what) && (entry.by != me || ends && known.contains(what));
        if !entry.what.about().iter().any(is_news) {
            continue;
        }
        let mut entry = entry.clone();
        if let Moderated::Rejected { cards, .. }
        | Moderated::PutBack { cards }
        | Moderated::Merged { cards, .. }
        | Moderated::Undone { cards } = &mut entry.what
        {
            cards.retain(|card| is_news(&Contribution::Card(*card)));
        }
        known.extend(entry.what.about());
        told.push(entry);
    }
    told.split_off(told.len().saturating_sub(NOTICES_KEPT))
}
