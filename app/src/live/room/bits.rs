//! Small pieces every screen is made of. Plain functions and boxed handlers: each view made of them costs the wasm little.

use domain::workshop::Item;
use leptos::prelude::*;

use crate::catalogue::reader;
use crate::components::{Icon, IconName};
use crate::live::room::board::Row;
use crate::live::room::state::Room;

pub(super) fn icon(name: IconName) -> AnyView {
    view! { <Icon name=name/> }.into_any()
}

/// A button with a word, and perhaps an icon before it.
pub(super) fn button(
    class: &'static str,
    mark: Option<IconName>,
    word: &'static str,
    act: impl FnMut() + 'static,
) -> AnyView {
    word_button(class, mark, word, Box::new(act))
}

fn word_button(class: &'static str, mark: Option<IconName>, word: &'static str, mut act: Box<dyn FnMut()>) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| act()>{mark.map(icon)}<span>{word}</span></button> }
        .into_any()
}

/// A button that is only an icon to the eye.
pub(super) fn icon_button(
    class: &'static str,
    mark: IconName,
    label: &'static str,
    act: impl FnMut() + 'static,
) -> AnyView {
    bare_button(class, mark, label, Box::new(act))
}

fn bare_button(class: &'static str, mark: IconName, label: &'static str, mut act: Box<dyn FnMut()>) -> AnyView {
    view! { <button type="button" class=class aria-label=label title=label on:click=move |_| act()>{icon(mark)}</button> }.into_any()
}

/// An entry of a menu.
pub(super) fn menu_item(
    class: &'static str,
    mark: IconName,
    word: &'static str,
    act: impl FnMut() + 'static,
) -> AnyView {
    let item = button(class, Some(mark), word, act);
    view! { <li>{item}</li> }.into_any()
}

/// A line with an icon before it.
pub(super) fn line(class: &'static str, mark: IconName, text: String) -> AnyView {
    view! { <p class=class>{icon(mark)}<span>{text}</span></p> }.into_any()
}

/// What stands where nothing is yet.
pub(super) fn empty(mark: IconName, title: &'static str, text: &'static str) -> AnyView {
    view! { <div class="empty">{icon(mark)}<p class="empty-title">{title}</p><p>{text}</p></div> }.into_any()
}

/// A part of the screen with a heading and, where it says something, a number.
pub(super) fn zone(id: &'static str, title: &'static str, number: Option<Signal<usize>>, body: AnyView) -> AnyView {
    let number = number.map(|number| view! { " "<span class="count">{move || number.get()}</span> }.into_any());
    view! {
        <section class="zone" aria-labelledby=id>
            <h2 class="zone-title" id=id>{title}{number}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// A list that keeps what stays, so that focus and half-typed words survive every change.
pub(super) fn list(class: &'static str, room: Room, rows: Memo<Vec<Row>>, item: fn(Room, Row) -> AnyView) -> AnyView {
    view! { <ul class=class>{keyed(room, rows, item)}</ul> }.into_any()
}

/// The items alone.
pub(super) fn keyed(room: Room, rows: Memo<Vec<Row>>, item: fn(Room, Row) -> AnyView) -> AnyView {
    view! { <For each=move || rows.get() key=Row::clone children=move |row| item(room, row)/> }.into_any()
}

/// Shows a view while something holds; it is made anew only when that changes.
pub(super) fn when(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    body: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    when_boxed(Box::new(holds), Box::new(body))
}

type Ask = Box<dyn Fn() -> bool + Send + Sync>;
type Make = Box<dyn Fn() -> AnyView + Send + Sync>;

fn when_boxed(holds: Ask, body: Make) -> AnyView {
    let holds = Memo::new(move |_| holds());
    (move || if holds.get() { body() } else { ().into_any() }).into_any()
}

/// A view that changes as a whole; it is made anew whenever anything it reads changes.
pub(super) fn live(body: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let body: Make = Box::new(body);
    (move || body()).into_any()
}

/// Does something, and does it again whenever anything it read has changed. What an effect is made of is in the wasm once.
pub(super) fn effect(act: impl FnMut() + 'static) {
    effect_boxed(Box::new(act));
}

fn effect_boxed(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_| act());
}

/// The language of a text, where it is not the reader's own: for `lang` attributes.
pub(super) fn other_lang(lang: &str) -> Option<String> {
    (lang != reader().tag()).then(|| lang.to_owned())
}

/// An item as an attribute's value.
pub(super) fn item_key(item: Item) -> String {
    match item {
        Item::Card(id) => format!("card:{id}"),
        Item::Cluster(id) => format!("cluster:{id}"),
    }
}

/// An item from an attribute's value.
pub(super) fn item_of(key: &str) -> Option<Item> {
    match key.split_once(':')? {
        ("card", id) => id.parse().ok().map(Item::Card),
        ("cluster", id) => id.parse().ok().map(Item::Cluster),
        _ => None,
    }
}

/// How many, for plural forms.
pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use domain::ids::{CardId, ClusterId};

    use super::*;

    #[test]
    fn an_item_reads_back_from_its_key() {
        for item in [Item::Card(CardId(5)), Item::Cluster(ClusterId(u64::MAX))] {
            assert_eq!(item_of(&item_key(item)), Some(item));
        }
        assert_eq!(item_of("card:"), None);
        assert_eq!(item_of("x"), None);
    }
}
