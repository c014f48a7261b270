//! What others did with one's own contributions, and where one was moved to: calm lines above the cards, until read.

use domain::text::Reason;
use domain::workshop::{Contribution, Moderated};
use leptos::prelude::*;

use crate::catalogue::{RoomText as T, say, say_with};
use crate::components::IconName;
use crate::live::browser;
use crate::live::parts::{problem_sentence, snippet, table_name};
use crate::live::room::bits::{button, icon, live};
use crate::live::room::state::Room;

/// So many lines are read at a time, and all that tell of the same act.
const AT_A_TIME: usize = 3;

pub(super) fn view(room: Room) -> AnyView {
    let read = RwSignal::new(kept(room));
    let shown = Memo::new(move |_| {
        let read = read.get();
        room.link.me.with(|me| {
            let mut fresh: Vec<(u64, Contribution, Moderated)> = Vec::new();
            let notices = me.as_ref().map_or(&[][..], |me| &me.notices);
            for entry in notices.iter().rev().filter(|entry| entry.seq > read) {
                for what in entry.what.about() {
                    // The last word on a card is the one that counts.
                    if sentence(what, &entry.what).is_some() && fresh.iter().all(|(_, told, _)| *told != what) {
                        fresh.push((entry.seq, what, entry.what.clone()));
                    }
                }
            }
            // A few at a time, the oldest first; the others follow when these are read.
            fresh.reverse();
            let upto = fresh.get(AT_A_TIME - 1).map_or(u64::MAX, |(seq, ..)| *seq);
            fresh.retain(|(seq, ..)| *seq <= upto);
            fresh
        })
    });
    let dismiss = move || {
        let newest = shown.with_untracked(|shown| shown.last().map_or(0, |(seq, ..)| *seq));
        if let Some(storage) = browser::local() {
            // Without storage the line comes back with the next visit; that is all.
            let _ = storage.set_item(&key(room), &newest.to_string());
        }
        read.set(newest);
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
        let lines = notices
            .iter()
            .map(|(_, what, act)| view! { <p>{one(room, *what, act)}</p> }.into_any())
            .collect::<Vec<_>>();
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

/// What was read last time; all before it was read too.
fn kept(room: Room) -> u64 {
    browser::local()
        .and_then(|storage| storage.get_item(&key(room)).ok().flatten())
        .and_then(|text| text.parse().ok())
        .unwrap_or_default()
}

/// What is said of an act, and why it was done. Being approved is what everybody expects; a locked card says so itself.
fn sentence(what: Contribution, act: &Moderated) -> Option<(T, Option<&Reason>)> {
    let comment = matches!(what, Contribution::Comment(..));
    Some(match act {
        Moderated::Hidden { reason, .. } => {
            (if comment { T::CommentWasHidden } else { T::CardWasHidden }, Some(reason))
        }
        Moderated::Restored { .. } => (if comment { T::CommentWasRestored } else { T::CardWasRestored }, None),
        Moderated::LateAdmitted { .. } => (T::LateWasAdmitted, None),
        Moderated::LateDeclined { reason, .. } => (T::LateWasDeclined, Some(reason)),
        Moderated::Rejected { reason, .. } => (T::CardWasRejected, Some(reason)),
        Moderated::PutBack { .. } => (T::CardWasPutBack, None),
        Moderated::Reworded { reason, .. } => (T::CardWasReworded, reason.as_ref()),
        Moderated::Merged { reason, .. } => (T::CardWasMerged, Some(reason)),
        Moderated::Split { .. } => (T::CardWasSplit, None),
        Moderated::Undone { .. } => (T::CardChangeUndone, None),
        Moderated::Approved { .. }
        | Moderated::CardLocked { .. }
        | Moderated::GroupLocked { .. }
        | Moderated::RoomLocked { .. }
        | Moderated::SeatPaused { .. } => return None,
    })
}

fn one(room: Room, what: Contribution, act: &Moderated) -> AnyView {
    let Some((sentence, reason)) = sentence(what, act) else {
        return ().into_any();
    };
    // Its story tells the rest: what it said before, and what became of it.
    let card = untrack(|| room.card(what.card())).map(|card| {
        view! { " "<a href=room.story(card.id)><q><bdi>{snippet(&card.text, 40)}</bdi></q></a> }
    });
    let reason = reason.map(|reason| view! { " "{say(T::Reason)}" "<bdi>{reason.to_string()}</bdi> });
    view! { {say(sentence)}{card}{reason} }.into_any()
}
