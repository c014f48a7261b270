//! Changing one's own card, where it lies.

use domain::ids::CardId;
use domain::text::{CardText, TextProblem};
use domain::wire::Problem;
use domain::workshop::Command;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::catalogue::{RoomText as T, say};
use crate::components::IconName;
use crate::live::parts::problem_sentence;
use crate::live::room::bits::{button, line, live};
use crate::live::room::drafts::{Place, cleaned};
use crate::live::room::state::Room;

/// What the server would say to a text, said without asking it.
pub(super) fn problem_of(problem: TextProblem) -> Problem {
    match problem {
        TextProblem::Empty => Problem::bare("text_empty"),
        TextProblem::TooLong { max, length } => {
            Problem { max: Some(max), length: Some(length), ..Problem::bare("text_too_long") }
        }
        TextProblem::ControlCharacters => Problem::bare("text_control_characters"),
        TextProblem::DirectionControls => Problem::bare("text_direction_controls"),
    }
}

/// Opens the form on a card, with what was half written there, or with its text.
pub(super) fn begin(room: Room, id: CardId) {
    let Some(card) = untrack(|| room.card(id)) else { return };
    room.drafts.change(Place::Edit(id), |draft| {
        if draft.is_blank() {
            draft.text = card.text;
            draft.based_on = Some(card.version);
            draft.problem = None;
        }
    });
    room.editing.set(Some(id));
    focus_soon(".card-edit textarea");
}

fn leave(room: Room, id: CardId) {
    room.drafts.change(Place::Edit(id), |draft| *draft = Default::default());
    room.editing.set(None);
}

fn save(room: Room, id: CardId) {
    let draft = room.drafts.at(Place::Edit(id)).get_untracked();
    let text = cleaned(&draft.text);
    if let Err(problem) = CardText::parse(&text) {
        room.drafts.change(Place::Edit(id), |draft| draft.problem = Some(problem_of(problem)));
        return;
    }
    let version = untrack(|| room.card(id)).map_or(1, |card| card.version);
    // From here on the outbox keeps the text; refused, it comes back here.
    room.ask(Command::EditCard { card: id, based_on: draft.based_on.unwrap_or(version), text, lang: None, kind: None });
    leave(room, id);
}

pub(super) fn form(room: Room, id: CardId) -> AnyView {
    let draft = room.drafts.at(Place::Edit(id));
    // Only where somebody was faster does the text as it stands now have to be seen beside one's own.
    let present = move || {
        let stale = draft.with(|draft| draft.problem.as_ref().is_some_and(|problem| problem.code == "stale_version"));
        let text = stale.then(|| room.card(id).map(|card| card.text)).flatten();
        text.map(|text| {
            view! { <p class="hint">{say(T::StandsNow)}</p><p class="card-text" dir="auto">{text}</p> }.into_any()
        })
        .unwrap_or_else(|| ().into_any())
    };
    let problem = move || draft.with(|draft| draft.problem.as_ref().map(problem_sentence));
    view! {
        {live(present)}
        <form class="card-edit" on:submit=move |ev| { ev.prevent_default(); save(room, id); }>
            <textarea class="input" dir="auto" rows="3" aria-label=say(T::ChangeCard)
                prop:value=move || draft.with(|draft| draft.text.clone())
                on:input=move |ev| room.drafts.change(Place::Edit(id), |draft| draft.type_text(event_target_value(&ev)))></textarea>
            {live(move || problem().map_or_else(|| ().into_any(), |problem| line("error", IconName::CircleAlert, problem)))}
            <div class="actions">
                <button class="btn btn-main">{say(T::Save)}</button>
                {button("btn btn-quiet", None, say(T::Cancel), move || leave(room, id))}
            </div>
        </form>
    }
    .into_any()
}

/// Brings something that is about to appear into view, sideways, without moving the page.
pub(super) fn show_soon(selector: &'static str) {
    request_animation_frame(move || {
        let found = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.query_selector(selector).ok().flatten())
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        let row = found.as_ref().and_then(|element| element.closest("nav").ok().flatten());
        if let (Some(element), Some(row)) = (found, row) {
            let (inner, outer) = (element.get_bounding_client_rect(), row.get_bounding_client_rect());
            let off = (inner.left() + inner.right() - outer.left() - outer.right()) / 2.0;
            #[expect(clippy::cast_possible_truncation, reason = "a place on a screen is a small number")]
            row.set_scroll_left(row.scroll_left() + off as i32);
        }
    });
}

/// Moves the focus to something that is about to appear.
pub(super) fn focus_soon(selector: impl AsRef<str> + 'static) {
    request_animation_frame(move || {
        let found = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.query_selector(selector.as_ref()).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus();
        }
    });
}
