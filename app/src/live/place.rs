//! The place a page keeps for a live part: an element that names the part and holds what it is given.
//!
//! The part is drawn there by the browser alone. Nothing is hydrated: what the server sent for readers without wasm
//! stands beside it, and the wasm need not carry the code that would compare the two.

use leptos::prelude::*;
use serde::Serialize;
#[cfg(feature = "hydrate")]
use serde::de::DeserializeOwned;

/// The empty place, on the page.
pub fn keep_place<B: Serialize>(part: &'static str, boot: &B) -> AnyView {
    // Plain data with string keys: it cannot fail, and an empty boot would only leave the plain version standing.
    let boot = serde_json::to_string(boot).unwrap_or_default();
    view! { <div class=format!("{part}-island") data-live=part data-boot=boot></div> }.into_any()
}

/// Draws a part into its place, if this page has one.
#[cfg(feature = "hydrate")]
pub(crate) fn fill<B: DeserializeOwned + 'static, V: IntoView + 'static>(
    part: &str,
    draw: impl FnOnce(B) -> V + 'static,
) {
    use wasm_bindgen::JsCast;
    let found = document().query_selector(&format!("[data-live={part}]")).ok().flatten();
    let Some(place) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    let boot = place.get_attribute("data-boot").and_then(|boot| domain::json::read(&boot));
    if let Some(boot) = boot {
        leptos::mount::mount_to(place, move || draw(boot)).forget();
    }
}
