//! Questions and forms that lie over the room for a moment.

use domain::ids::{CardId, CommentId, GroupId};
use domain::text::Passage;
use domain::workshop::{CardKind, Command, Item};
use leptos::html;
use leptos::prelude::*;

use crate::catalogue::{RoomText as T, say};
use crate::components::IconName;
use crate::live::parts::{problem_sentence, snippet};
use crate::live::room::bits::{button, effect, line, live};
use crate::live::room::board::places_under;
use crate::live::room::card::name_of;
use crate::live::room::drafts::{Place, cleaned};
use crate::live::room::edit::problem_of;
use crate::live::room::state::{Room, Sheet};

/// The dialog; empty and closed most of the time.
pub(super) fn view(room: Room) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || {
        let open = room.sheet.with(Option::is_some);
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            // Fails only for a dialog that is open already or not in the page.
            let _ = dialog.show_modal();
        } else if !open {
            dialog.close();
        }
    });
    let content = live(move || match room.sheet.get() {
        Some(Sheet::Withdraw(id)) => withdraw(room, id),
        Some(Sheet::WithdrawComment(card, comment)) => withdraw_comment(room, card, comment),
        Some(Sheet::Hang(id)) => hang(room, id),
        Some(Sheet::Summary(group)) => summary(room, group),
        None => ().into_any(),
    });
    view! { <dialog class="dialog" aria-labelledby="sheet-title" node_ref=dialog on:close=move |_| room.sheet.set(None)>{content}</dialog> }.into_any()
}

fn title(text: &'static str) -> AnyView {
    view! { <h2 class="dialog-title" id="sheet-title">{text}</h2> }.into_any()
}

fn cancel(room: Room) -> AnyView {
    button("btn", None, say(T::Cancel), move || room.sheet.set(None))
}

fn withdraw(room: Room, id: CardId) -> AnyView {
    let text = untrack(|| room.card(id)).map(|card| snippet(&card.text, 160));
    view! {
        {title(say(T::WithdrawAsk))}
        <p class="card-text" dir="auto">{text}</p>
        <p>{say(T::WithdrawHint)}</p>
        <div class="actions">
            {button("btn btn-danger", Some(IconName::Trash), say(T::Withdraw), move || {
                room.sheet.set(None);
                room.act(Command::WithdrawCard { card: id }, T::WithdrawnDone);
            })}
            {cancel(room)}
        </div>
    }
    .into_any()
}

fn withdraw_comment(room: Room, card: CardId, comment: CommentId) -> AnyView {
    view! {
        {title(say(T::WithdrawCommentAsk))}
        <div class="actions">
            {button("btn btn-danger", Some(IconName::Trash), say(T::Withdraw), move || {
                room.sheet.set(None);
                room.ask(Command::WithdrawComment { card, comment });
            })}
            {cancel(room)}
        </div>
    }
    .into_any()
}

/// Where a goal or a measure could hang.
fn hang(room: Room, id: CardId) -> AnyView {
    let Some(card) = untrack(|| room.card(id)) else { return ().into_any() };
    let places = room.link.following.with_untracked(|known| places_under(known, card.group, card.kind));
    let heading = say(if card.kind == CardKind::Measure { T::WhichGoal } else { T::WhichMainGoal });
    let none = places.is_empty().then(|| {
        view! { <p>{say(if card.kind == CardKind::Measure { T::NoGoalYet } else { T::NoMainGoalYet })}</p> }.into_any()
    });
    let hang_under = move |under: Option<CardId>| {
        room.sheet.set(None);
        room.act(Command::HangCard { card: id, under }, T::HungDone);
    };
    let choices = places
        .into_iter()
        .map(|above| {
            let name = untrack(|| name_of(room, Item::Card(above)));
            let here = card.under == Some(above);
            view! {
                <button type="button" class="btn btn-wide" aria-pressed=here.to_string() on:click=move |_| hang_under(Some(above))>
                    <bdi>{name}</bdi>
                </button>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    let alone = card.under.map(|_| button("btn btn-wide btn-quiet", None, say(T::OnItsOwn), move || hang_under(None)));
    view! {
        {title(heading)}
        {none}
        <div class="sheet-choices">{choices}{alone}</div>
        <div class="actions">{cancel(room)}</div>
    }
    .into_any()
}

/// What this round found, for those who come next: the host writes it.
fn summary(room: Room, group: GroupId) -> AnyView {
    let place = Place::Summary(group);
    let draft = room.drafts.at(place);
    if draft.with_untracked(|draft| draft.text.is_empty()) {
        let present = room.table.with_untracked(|table| {
            table.as_ref().and_then(|table| table.summary.as_ref().map(|summary| summary.text.to_string()))
        });
        if let Some(text) = present {
            room.drafts.change(place, |draft| draft.text = text);
        }
    }
    let save = move || {
        let text = cleaned(&draft.with_untracked(|draft| draft.text.clone()));
        if let Err(problem) = Passage::parse_optional(&text) {
            room.drafts.change(place, |draft| draft.problem = Some(problem_of(problem)));
            return;
        }
        room.sheet.set(None);
        // From here on the outbox keeps the text; refused, it comes back here.
        room.act(Command::Summarise { group, text, lang: room.lang.get_untracked() }, T::SummarySaved);
        room.drafts.change(place, |draft| *draft = Default::default());
    };
    view! {
        {title(say(T::SummaryTitle))}
        <p class="hint">{say(T::SummaryHint)}</p>
        <textarea class="input" rows="6" dir="auto" aria-labelledby="sheet-title"
            prop:value=move || draft.with(|draft| draft.text.clone())
            on:input=move |ev| room.drafts.change(place, |draft| draft.type_text(event_target_value(&ev)))></textarea>
        {live(move || draft.with(|draft| draft.problem.as_ref().map(problem_sentence)).map_or_else(|| ().into_any(), |problem| line("error", IconName::CircleAlert, problem)))}
        <div class="actions">{button("btn btn-main", None, say(T::Save), save)}{cancel(room)}</div>
    }
    .into_any()
}
