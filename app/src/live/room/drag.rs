//! Ordering by hand: tap and tap, drag with a mouse or a pen, or keys. Fingers tap: a dragging finger scrolls the page.

use domain::workshop::Item;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::live::room::bits::{item_key, item_of};
use crate::live::room::state::Room;

/// A pointer has to move so far before it is a drag and not a shaky tap.
const THRESHOLD: i32 = 8;

/// Something under the pointer, on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drag {
    item: Item,
    from: (i32, i32),
    moving: bool,
    over: Option<Item>,
}

pub(super) fn is_dragged(room: Room, item: Item) -> bool {
    room.drag.with(|drag| drag.is_some_and(|drag| drag.moving && drag.item == item))
}

pub(super) fn is_target(room: Room, item: Item) -> bool {
    room.drag.with(|drag| drag.is_some_and(|drag| drag.over == Some(item)))
}

/// A tap picks, or lets go.
pub(super) fn tap(room: Room, item: Item) {
    room.pick(item);
}

/// Space picks, as on every button; Enter puts together with what is picked.
pub(super) fn key(room: Room, item: Item, ev: &ev::KeyboardEvent) {
    if ev.key() != "Enter" || ev.is_composing() {
        return;
    }
    let mut items = room.picked.get_untracked();
    if items.iter().any(|picked| *picked != item) {
        ev.prevent_default();
        if !items.contains(&item) {
            items.push(item);
        }
        room.join(&items);
    }
}

fn element_of(ev: &ev::PointerEvent) -> Option<Element> {
    ev.target()?.dyn_into::<Element>().ok()?.closest("[data-item]").ok().flatten()
}

fn item_at(x: i32, y: i32) -> Option<Item> {
    #[expect(clippy::cast_precision_loss, reason = "a place on a screen is a small number")]
    let found = web_sys::window()?.document()?.element_from_point(x as f32, y as f32)?;
    let element = found.closest("[data-item]").ok().flatten()?;
    // A card inside an open pile stands for the pile.
    let outer = element.parent_element().and_then(|parent| parent.closest("[data-item]").ok().flatten());
    item_of(&outer.unwrap_or(element).get_attribute("data-item")?)
}

/// Moves what is dragged with the pointer. Set through the object model: the policy of the page forbids style attributes.
fn shift(item: &str, by: Option<(i32, i32)>) {
    let found = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(&format!("[data-item=\"{item}\"]")).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let style = element.style();
        // A browser that refuses shows the card where it lies; the drag works all the same.
        let _ = match by {
            Some((x, y)) => style
                .set_property("translate", &format!("{x}px {y}px"))
                .and_then(|()| style.set_property("pointer-events", "none"))
                .and_then(|()| style.set_property("z-index", "10")),
            None => style
                .remove_property("translate")
                .and_then(|_| style.remove_property("pointer-events"))
                .and_then(|_| style.remove_property("z-index"))
                .map(drop),
        };
    }
}

/// A pointer goes down on the table.
pub(super) fn down(room: Room, ev: &ev::PointerEvent) {
    if ev.pointer_type() == "touch" || ev.button() != 0 {
        return;
    }
    let within = |selector: &str| {
        ev.target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.closest(selector).ok().flatten().is_some())
    };
    if within(".card-tools, .talk, .cluster-cards, .cluster-naming, .btn, input, textarea") {
        return;
    }
    let item = element_of(ev).and_then(|element| item_of(&element.get_attribute("data-item")?));
    room.drag.set(item.map(|item| Drag { item, from: (ev.client_x(), ev.client_y()), moving: false, over: None }));
}

/// Follows the pointer for as long as the screen of ordering is there.
pub(super) fn listen(room: Room) {
    let moved = window_event_listener(ev::pointermove, move |ev| {
        let Some(mut now) = room.drag.get_untracked() else { return };
        let (x, y) = (ev.client_x(), ev.client_y());
        let (dx, dy) = (x - now.from.0, y - now.from.1);
        if !now.moving && dx.abs().max(dy.abs()) < THRESHOLD {
            return;
        }
        if !now.moving {
            now.moving = true;
            room.link.touch(now.item);
        }
        ev.prevent_default();
        shift(&item_key(now.item), Some((dx, dy)));
        now.over = item_at(x, y).filter(|over| *over != now.item);
        if room.drag.get_untracked() != Some(now) {
            room.drag.set(Some(now));
        }
    });
    let dropped = window_event_listener(ev::pointerup, move |_| {
        let Some(now) = room.drag.get_untracked() else { return };
        finish(room, now);
        if let (true, Some(over)) = (now.moving, now.over) {
            room.join(&[over, now.item]);
        }
    });
    let cancelled = window_event_listener(ev::pointercancel, move |_| {
        if let Some(now) = room.drag.get_untracked() {
            finish(room, now);
        }
    });
    on_cleanup(move || {
        moved.remove();
        dropped.remove();
        cancelled.remove();
        room.drag.set(None);
    });
}

fn finish(room: Room, now: Drag) {
    shift(&item_key(now.item), None);
    room.drag.set(None);
}
