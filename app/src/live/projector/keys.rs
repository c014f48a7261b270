//! The projector's keys, and the pages that turn by themselves.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use crate::catalogue::reader;
use crate::live::projector::showing::Showing;

/// A page stays so long.
const PAGE_STAYS: Duration = Duration::from_secs(14);

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Step { forward: bool },
    All,
    Code,
    FullScreen,
    Size(i8),
    TurnPage,
    HoldPages,
    Help,
    Close,
}

/// Reads a key. From right to left, "on" lies to the left.
fn read(key: &str, rtl: bool) -> Option<Key> {
    Some(match key {
        "ArrowRight" => Key::Step { forward: !rtl },
        "ArrowLeft" => Key::Step { forward: rtl },
        "ArrowDown" | " " => Key::Step { forward: true },
        "ArrowUp" => Key::Step { forward: false },
        "0" | "a" | "A" => Key::All,
        "c" | "C" => Key::Code,
        "f" | "F" => Key::FullScreen,
        "+" => Key::Size(1),
        "-" => Key::Size(-1),
        "PageDown" | "n" | "N" => Key::TurnPage,
        "p" | "P" => Key::HoldPages,
        "?" => Key::Help,
        "Escape" => Key::Close,
        _ => return None,
    })
}

fn toggle_full_screen() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        // Browsers may refuse; then the window stays as it is.
        let _ = root.request_fullscreen();
    }
}

fn prefers_stillness() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// Listens for as long as the projector is there.
pub(super) fn listen(showing: Showing) {
    if prefers_stillness() {
        showing.turning.set(false);
    }
    let rtl = reader().dir() == "rtl";
    let handle = window_event_listener(ev::keydown, move |ev| {
        if ev.ctrl_key() || ev.alt_key() || ev.meta_key() {
            return;
        }
        let Some(key) = read(&ev.key(), rtl) else { return };
        // The help has buttons of its own; it can be called even when keys are off, or nobody could switch them on again.
        let in_help = showing.help.get_untracked();
        if (in_help || !showing.keys_on.get_untracked()) && !matches!(key, Key::Help | Key::Close) {
            return;
        }
        if key != Key::Close {
            ev.prevent_default();
        }
        match key {
            Key::Step { forward } => showing.step(forward),
            Key::All => showing.show(None),
            Key::Code => showing.toggle_code(),
            Key::FullScreen => toggle_full_screen(),
            Key::Size(by) => showing.resize(by),
            Key::TurnPage => turn_page(showing),
            Key::HoldPages => showing.turning.update(|on| *on = !*on),
            Key::Help => showing.help.update(|on| *on = !*on),
            Key::Close => showing.help.set(false),
        }
    });
    on_cleanup(move || handle.remove());
    let timer = set_interval_with_handle(
        move || {
            if showing.turning.get_untracked() && !showing.help.get_untracked() {
                turn_page(showing);
            }
        },
        PAGE_STAYS,
    );
    if let Ok(timer) = timer {
        on_cleanup(move || timer.clear());
    }
}

fn turn_page(showing: Showing) {
    showing.page_turn.update(|n| *n = n.wrapping_add(1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_follow_the_direction_of_writing() {
        assert_eq!(read("ArrowRight", false), Some(Key::Step { forward: true }));
        assert_eq!(read("ArrowRight", true), Some(Key::Step { forward: false }));
        assert_eq!(read("ArrowLeft", true), Some(Key::Step { forward: true }));
        assert_eq!(read(" ", true), Some(Key::Step { forward: true }));
        assert_eq!(read("0", false), Some(Key::All));
        assert_eq!(read("x", false), None);
    }
}
