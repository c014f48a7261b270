//! What people see: pages for reading (plain HTML from the server) and live parts, drawn by the browser (wasm).
//!
//! Pages hold no rules: they are given data, and live parts ask `domain`.

// Views nest one type per element; the deepest of ours exceed rustc's default.
#![recursion_limit = "512"]
#![expect(unreachable_pub, reason = "the component macro makes its own items public, whatever the component is")]

/// Every visible sentence, in every language.
pub mod catalogue;
/// Parts that pages and live parts share.
pub mod components;
/// The live room in the browser: link, outbox, and the live parts.
pub mod live;
/// Pages as the server sends them.
#[cfg(feature = "ssr")]
pub mod pages;

/// Draws what is live on this page; called once by the page's loader when wasm has arrived.
///
/// There are two shares: `room` for people's phones, `steer` for the console and the projector. A phone loads only its own.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start() {
    #[cfg(feature = "room")]
    live::room::start();
    #[cfg(feature = "steer")]
    {
        live::console::start();
        live::projector::start();
    }
}
