//! What moderation did, newest first: every moderator sees what the others did.

use domain::ids::CardId;
use domain::view::Following;
use domain::workshop::{Contribution, LogEntry, Moderated};
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, log_text, rule_name, say, say_with};
use crate::live::console::desk::Desk;
use crate::live::console::words::time_of_day;
use crate::live::parts::{snippet, table_name};

/// So many lines are kept on the page; the minutes know them all.
const LINES: usize = 60;
/// So many cards of one act are named.
const NAMED: usize = 3;

fn quoted(text: &str) -> String {
    say_with(T::Quoted, &[("text", &snippet(text, 60))])
}

fn named(following: &Following, what: Contribution) -> String {
    let card = following.card(what.card());
    match what {
        Contribution::Card(_) => card.map_or_else(|| say(T::ACard).to_owned(), |c| quoted(&c.text)),
        Contribution::Comment(_, id) => card
            .and_then(|c| c.comments.iter().find(|c| c.id == id))
            .map_or_else(|| say(T::AComment).to_owned(), |c| quoted(&c.text)),
    }
}

fn line(following: &Following, entry: &LogEntry) -> String {
    let card = |card: &CardId| named(following, Contribution::Card(*card));
    let cards = |cards: &[CardId]| cards.iter().take(NAMED).map(card).collect::<Vec<_>>().join(", ");
    let (mut under, mut became) = ("", String::new());
    let (what, reason) = match &entry.what {
        Moderated::Approved { what } | Moderated::Restored { what } => (named(following, *what), String::new()),
        Moderated::Hidden { what, reason, rule } => {
            under = say(rule_name(*rule));
            (named(following, *what), reason.to_string())
        }
        Moderated::LateAdmitted { card: id }
        | Moderated::CardLocked { card: id, .. }
        | Moderated::Split { card: id } => (card(id), String::new()),
        Moderated::LateDeclined { card: id, reason, rule } => {
            under = say(rule_name(*rule));
            (card(id), reason.to_string())
        }
        Moderated::Rejected { cards: ids, reason } => (cards(ids), reason.to_string()),
        Moderated::PutBack { cards: ids } | Moderated::Undone { cards: ids } => (cards(ids), String::new()),
        Moderated::Reworded { card: id, reason } => {
            (card(id), reason.as_ref().map(ToString::to_string).unwrap_or_default())
        }
        Moderated::Merged { cards: ids, into, reason } => {
            became = card(into);
            (cards(ids), reason.to_string())
        }
        Moderated::GroupLocked { group, .. } => (table_name(following, *group), String::new()),
        Moderated::RoomLocked { .. } | Moderated::SeatPaused { .. } => (String::new(), String::new()),
    };
    say_with(log_text(&entry.what), &[("what", &what), ("into", &became), ("rule", under), ("reason", &reason)])
}

#[component]
pub(super) fn Log(desk: Desk) -> impl IntoView {
    let entries =
        Memo::new(move |_| desk.link.following.with(|f| f.log.values().rev().take(LINES).cloned().collect::<Vec<_>>()));
    view! {
        <section class="panel">
            <h2 class="panel-title" id="log">
                {say(T::Log)}
            </h2>
            {move || entries.with(Vec::is_empty).then(|| view! { <p class="panel-none">{say(T::LogEmpty)}</p> })}
            <div class="log" tabindex="0" role="region" aria-labelledby="log">
                <ol class="log-lines">
                    <For each=move || entries.get() key=|entry| entry.seq let:entry>
                        <li class="log-item">
                            <time dir="ltr">{time_of_day(entry.at)}</time>
                            // A card that was covered when it was approved can be named once it is revealed.
                            <span dir="auto">{move || desk.link.following.with(|f| line(f, &entry))}</span>
                        </li>
                    </For>
                </ol>
            </div>
        </section>
    }
    .into_any()
}
