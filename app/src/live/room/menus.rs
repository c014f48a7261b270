//! Menus are `<details>`: they open by themselves, and close when something was chosen, elsewhere was tapped, or with Escape.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

fn open_menu() -> Option<Element> {
    web_sys::window()?.document()?.query_selector(".menu[open]").ok().flatten()
}

/// Watches for as long as the room is there.
pub(super) fn listen() {
    let clicked = window_event_listener(ev::click, |ev| {
        let Some(target) = ev.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let within = |selector: &str| target.closest(selector).ok().flatten().is_some();
        // The button of a menu opens and closes it by itself; a text in a menu can be marked.
        if within(".menu > summary") || (within(".menu-list") && !within(".menu-item")) {
            return;
        }
        if let Some(menu) = open_menu() {
            let _ = menu.remove_attribute("open");
            // What was chosen with a key disappears: the focus goes back to the button of the menu, which is still there.
            let chosen =
                web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
            if chosen.is_some_and(|chosen| menu.contains(Some(&chosen)))
                && let Ok(Some(summary)) = menu.query_selector("summary")
                && let Some(summary) = summary.dyn_ref::<HtmlElement>()
            {
                let _ = summary.focus();
            }
        }
    });
    let pressed = window_event_listener(ev::keydown, |ev| {
        if ev.key() == "Escape"
            && let Some(menu) = open_menu()
        {
            let _ = menu.remove_attribute("open");
            if let Ok(Some(summary)) = menu.query_selector("summary")
                && let Some(summary) = summary.dyn_ref::<HtmlElement>()
            {
                let _ = summary.focus();
            }
        }
    });
    on_cleanup(move || {
        clicked.remove();
        pressed.remove();
    });
}
