//! Keys for those who run the room with one hand: never while somebody types, and they can be switched off.

use domain::workshop::{Command, Stage};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::catalogue::{ConsoleText as T, say};
use crate::live::browser;
use crate::live::console::desk::{Desk, Opened};
use crate::live::console::menus::close_open_menu;

/// Where the browser remembers that the keys are switched off.
const KEYS_OFF: &str = "vc.console.keys_off";

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Next,
    Back,
    Reveal,
    Extend,
    Table(usize),
    Escape,
}

fn read(key: &str) -> Option<Key> {
    match key {
        "n" | "N" => Some(Key::Next),
        "p" | "P" => Some(Key::Back),
        "r" | "R" => Some(Key::Reveal),
        "+" => Some(Key::Extend),
        "Escape" => Some(Key::Escape),
        _ => {
            let digit = key.parse::<usize>().ok()?;
            (1..=9).contains(&digit).then(|| Key::Table(digit - 1))
        }
    }
}

/// Whether somebody types here, or a question stands open: then keys belong to that.
fn is_busy(ev: &ev::KeyboardEvent) -> bool {
    if ev.ctrl_key() || ev.alt_key() || ev.meta_key() || ev.is_composing() {
        return true;
    }
    let target = ev.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        target
            .closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]")
            .ok()
            .flatten()
            .is_some()
    })
}

/// Listens for as long as the console is there.
pub(super) fn listen(desk: Desk) {
    if browser::local().and_then(|storage| storage.get_item(KEYS_OFF).ok().flatten()).is_some() {
        desk.keys_on.set(false);
    }
    let handle = window_event_listener(ev::keydown, move |ev| {
        if is_busy(&ev) || desk.asked.with_untracked(Option::is_some) {
            return;
        }
        let Some(key) = read(&ev.key()) else { return };
        if key == Key::Escape {
            if !close_open_menu() {
                desk.close();
            }
            return;
        }
        if !desk.keys_on.get_untracked() {
            return;
        }
        ev.prevent_default();
        let open = desk.stage.get_untracked() == Stage::Open;
        match key {
            Key::Table(place) => {
                if let Some(group) = desk.tables.with_untracked(|tables| tables.get(place).copied()) {
                    desk.open(Opened::Table(group));
                }
            }
            Key::Next if open => desk.ask_next(),
            Key::Back if open => desk.ask_back(),
            Key::Reveal if open => desk.ask_reveal(),
            Key::Extend if open => desk.send(Command::Extend { secs: 300, group: desk.scope.get_untracked() }),
            Key::Next | Key::Back | Key::Reveal | Key::Extend | Key::Escape => {}
        }
    });
    on_cleanup(move || handle.remove());
}

/// The list of keys, folded, with the switch that turns them off.
#[component]
pub(super) fn KeyHelp(desk: Desk) -> impl IntoView {
    let keys = [
        ("N", T::KeyNext),
        ("P", T::KeyBack),
        ("R", T::Reveal),
        ("+", T::FiveMoreLong),
        ("1–9", T::KeyTable),
        ("Esc", T::KeyEscape),
    ];
    let turn = move |on: bool| {
        desk.keys_on.set(on);
        if let Some(storage) = browser::local() {
            // A browser that keeps nothing forgets the switch with the page; that is all.
            let _ = if on { storage.remove_item(KEYS_OFF) } else { storage.set_item(KEYS_OFF, "1") };
        }
    };
    view! {
        <details class="fold rail-keys">
            <summary>{say(T::Keys)}</summary>
            <div>
                <dl class="keys">
                    {keys
                        .map(|(key, words)| {
                            view! {
                                <div>
                                    <dt>
                                        <kbd dir="ltr">{key}</kbd>
                                    </dt>
                                    <dd>{say(words)}</dd>
                                </div>
                            }
                        })
                        .into_iter()
                        .collect_view()}
                </dl>
                <label class="switch">
                    <input
                        type="checkbox"
                        role="switch"
                        prop:checked=move || desk.keys_on.get()
                        on:change=move |ev| turn(event_target_checked(&ev))
                    />
                    <span>{say(T::KeysOn)}</span>
                </label>
            </div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read() {
        assert_eq!(read("n"), Some(Key::Next));
        assert_eq!(read("1"), Some(Key::Table(0)));
        assert_eq!(read("9"), Some(Key::Table(8)));
        assert_eq!(read("0"), None);
        assert_eq!(read("12"), None);
        assert_eq!(read("x"), None);
    }
}
