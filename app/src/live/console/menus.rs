//! Menus close when something in them was chosen, when one clicks elsewhere, and with Escape.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The open menu, if there is one; the browser itself keeps it to one, because all bear one name.
fn open_menu() -> Option<Element> {
    web_sys::window()?.document()?.query_selector(".menu[open]").ok().flatten()
}

/// Closes the open menu and gives its button the focus back. True if there was one.
pub(super) fn close_open_menu() -> bool {
    let Some(menu) = open_menu() else { return false };
    let _ = menu.remove_attribute("open");
    if let Ok(Some(summary)) = menu.query_selector("summary")
        && let Some(summary) = summary.dyn_ref::<web_sys::HtmlElement>()
    {
        let _ = summary.focus();
    }
    true
}

/// Watches clicks for as long as the console is there.
pub(super) fn listen() {
    let handle = window_event_listener(ev::click, |ev| {
        let Some(target) = ev.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
        let within = |selector: &str| target.closest(selector).ok().flatten().is_some();
        // The button of a menu opens and closes it by itself; fields in a menu are there to be used.
        if within(".menu > summary") || (within(".menu-list") && !within(".menu-item")) {
            return;
        }
        if let Some(menu) = open_menu() {
            let _ = menu.remove_attribute("open");
        }
    });
    on_cleanup(move || handle.remove());
}
