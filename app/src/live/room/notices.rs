//! What moderation did with one's own contributions, and where one was moved to: calm lines above the cards, until read.

use domain::ids::CardId;
use domain::workshop::{Contribution, Moderated};
use leptos::prelude::*;

use crate::catalogue::{RoomText as T, say, say_with};
use crate::components::IconName;
use crate::live::browser;
use crate::live::parts::{problem_sentence, snippet, table_name};
use crate::live::room::bits::{button, icon, live};
use crate::live::room::state::Room;

pub(super) fn view(room: Room) -> AnyView {
    let read = RwSignal::new(kept(room));
    let shown = Memo::new(move |_| {
        let read = read.get();
        room.link.me.with(|me| {
            me.as_ref().map_or_else(Vec::new, |me| {
                let fresh = me.notices.iter().filter(|entry| !read.contains(&entry.seq) && tells(&entry.what));
                // The last word on a card is the one that counts.
                let mut latest: Vec<_> = fresh.cloned().collect();
                latest.reverse();
                let mut seen = Vec::new();
                latest.retain(|entry| {
                    let about = about(&entry.what);
                    let first = !seen.contains(&about);
                    seen.push(about);
                    first
                });
                latest.truncate(3);
                latest
            })
        })
    });
    let dismiss = move || {
        let all: Vec<u64> = room.link.me.with_untracked(|me| {
            me.as_ref().map_or_else(Vec::new, |me| me.notices.iter().map(|entry| entry.seq).collect())
        });
        if let Some(storage) = browser::local() {
            let newest = all.last().copied().unwrap_or_default();
            // Without storage the line comes back with the next visit; that is all.
            let _ = storage.set_item(&key(room), &newest.to_string());
        }
        read.set(all);
    };
    let moved = live(move || {
        if !room.moved.get() {
            return ().into_any();
        }
        let table = room
            .group
            .get()
            .map(|group| room.link.following.with(|known| table_name(known, group)))
            .unwrap_or_default();
        let sentence = say_with(T::YouSitNowAt, &[("table", &format!("\u{2068}{table}\u{2069}"))]);
        view! {
            <div class="note note-info is-read-once">{icon(IconName::Footprints)}<span>{sentence}</span>{button("btn btn-quiet btn-small", None, say(T::Understood), move || room.moved.set(false))}</div>
        }
        .into_any()
    });
    let notices = live(move || {
        let notices = shown.get();
        if notices.is_empty() {
            return ().into_any();
        }
        let lines =
            notices.into_iter().map(|entry| view! { <p>{one(room, entry.what)}</p> }.into_any()).collect::<Vec<_>>();
        view! {
            <div class="note note-info is-read-once">{icon(IconName::Info)}<div class="note-lines">{lines}</div>{button("btn btn-quiet btn-small", None, say(T::Understood), dismiss)}</div>
        }
        .into_any()
    });
    let refused = live(move || {
        room.refusal.get().map_or_else(
            || ().into_any(),
            |problem| view! { <div class="note note-warn is-read-once">{icon(IconName::CircleAlert)}<span>{problem_sentence(&problem)}</span>{button("btn btn-quiet btn-small", None, say(T::Understood), move || room.refusal.set(None))}</div> }.into_any(),
        )
    });
    view! { {moved}{notices}{refused} }.into_any()
}

fn key(room: Room) -> String {
    format!("vc.read.{}", room.boot.with_value(|boot| boot.seat.clone()))
}

/// Everything up to what was read last time.
fn kept(room: Room) -> Vec<u64> {
    let newest = browser::local()
        .and_then(|storage| storage.get_item(&key(room)).ok().flatten())
        .and_then(|text| text.parse::<u64>().ok())
        .unwrap_or_default();
    room.link.me.with_untracked(|me| {
        me.as_ref()
            .map_or_else(Vec::new, |me| me.notices.iter().map(|entry| entry.seq).filter(|seq| *seq <= newest).collect())
    })
}

/// Being approved is what everybody expects; a locked card says so itself.
fn tells(what: &Moderated) -> bool {
    matches!(
        what,
        Moderated::Hidden { .. }
            | Moderated::Restored { .. }
            | Moderated::LateAdmitted { .. }
            | Moderated::LateDeclined { .. }
            | Moderated::Rejected { .. }
            | Moderated::PutBack { .. }
    )
}

fn about(what: &Moderated) -> Option<Contribution> {
    match what {
        Moderated::Approved { what } | Moderated::Hidden { what, .. } | Moderated::Restored { what } => Some(*what),
        Moderated::LateAdmitted { card }
        | Moderated::LateDeclined { card, .. }
        | Moderated::CardLocked { card, .. } => Some(Contribution::Card(*card)),
        Moderated::Rejected { cards, .. } | Moderated::PutBack { cards } => {
            cards.first().map(|card| Contribution::Card(*card))
        }
        Moderated::GroupLocked { .. } | Moderated::RoomLocked { .. } | Moderated::SeatPaused { .. } => None,
    }
}

fn one(room: Room, what: Moderated) -> AnyView {
    let name = |contribution: Contribution| {
        untrack(|| room.card(contribution.card())).map_or_else(String::new, |card| snippet(&card.text, 40))
    };
    let first = |cards: &[CardId]| cards.first().map_or_else(String::new, |card| name(Contribution::Card(*card)));
    let (sentence, card, reason) = match what {
        Moderated::Hidden { what: what @ Contribution::Card(_), reason, .. } => {
            (T::CardWasHidden, name(what), Some(reason.to_string()))
        }
        Moderated::Hidden { what: what @ Contribution::Comment(..), reason, .. } => {
            (T::CommentWasHidden, name(what), Some(reason.to_string()))
        }
        Moderated::Restored { what: what @ Contribution::Card(_) } => (T::CardWasRestored, name(what), None),
        Moderated::Restored { what: what @ Contribution::Comment(..) } => (T::CommentWasRestored, name(what), None),
        Moderated::LateAdmitted { card } => (T::LateWasAdmitted, name(Contribution::Card(card)), None),
        Moderated::LateDeclined { card, reason, .. } => {
            (T::LateWasDeclined, name(Contribution::Card(card)), Some(reason.to_string()))
        }
        Moderated::Rejected { cards, reason } => (T::CardWasRejected, first(&cards), Some(reason.to_string())),
        Moderated::PutBack { cards } => (T::CardWasPutBack, first(&cards), None),
        Moderated::Approved { .. }
        | Moderated::CardLocked { .. }
        | Moderated::GroupLocked { .. }
        | Moderated::RoomLocked { .. }
        | Moderated::SeatPaused { .. } => return ().into_any(),
    };
    let quoted = (!card.is_empty()).then(|| view! { " "<q><bdi>{card}</bdi></q> });
    let reason = reason.map(|reason| view! { " "{say(T::Reason)}" "<bdi>{reason}</bdi> });
    view! { {say(sentence)}{quoted}{reason} }.into_any()
}
