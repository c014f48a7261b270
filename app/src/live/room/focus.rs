//! When what had the focus is gone, the page's content has it: whoever uses keys need not begin at the top again.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::live::room::bits::effect;
use crate::live::room::state::Room;

/// Watches for as long as the room is there. Once a second is soon enough: whatever knows better where the focus
/// belongs, as a form that has just opened, has moved it by then.
pub(super) fn keep(room: Room) {
    let last = StoredValue::new_local(None::<Element>);
    let came = window_event_listener(ev::focusin, move |ev| {
        last.set_value(ev.target().and_then(|target| target.dyn_into::<Element>().ok()));
    });
    effect(move || {
        room.link.tick.track();
        // Somebody who tapped beside everything wants the focus nowhere: only what is gone counts.
        if last.with_value(|last| last.as_ref().is_some_and(is_gone)) {
            last.set_value(None);
            to_the_content();
        }
    });
    on_cleanup(move || came.remove());
}

fn is_gone(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    !element.is_connected() || (place.width() == 0.0 && place.height() == 0.0)
}

fn to_the_content() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if document.active_element().is_some_and(|active| active.tag_name() != "BODY") {
        return;
    }
    let main = document.get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
    if let Some(main) = main {
        // An element that cannot take the focus leaves it where it is.
        let _ = main.focus();
    }
}
