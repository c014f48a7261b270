//! Deriving goals and measures: the tree on top, what it is derived from below.

use domain::ids::GroupId;
use domain::view::Following;
use domain::workshop::Verb;
use leptos::prelude::*;

use crate::catalogue::{RoomText as T, say};
use crate::components::IconName;
use crate::live::room::bits::{empty, item_key, keyed, list, when, zone};
use crate::live::room::board::{Row, children, loose, piles, roots};
use crate::live::room::card::{self, Look, body, tree_class};
use crate::live::room::collect::on_their_way;
use crate::live::room::order;
use crate::live::room::state::{Room, is_there};

pub(super) fn view(room: Room) -> AnyView {
    let group = Signal::derive(move || room.group.get());
    let sent = on_their_way(room);
    let unseen = unseen(room);
    view! {
        {when(move || !sent.with(Vec::is_empty) || !unseen.with(Vec::is_empty), move || {
            let list = view! { <ul class="cards">{keyed(room, sent, card::sent)}{keyed(room, unseen, card::plain)}</ul> }.into_any();
            zone("own", say(T::YourCards), None, list)
        })}
        {tree(room, group, true)}
        {sources(room, group)}
    }
    .into_any()
}

/// One's own cards that the table does not see.
fn unseen(room: Room) -> Memo<Vec<Row>> {
    Memo::new(move |_| {
        let group = room.group.get();
        room.link.me.with(|me| {
            me.as_ref().map_or_else(Vec::new, |me| {
                me.own
                    .iter()
                    .filter(|card| Some(card.group) == group && is_there(card))
                    .map(|card| Row::Card(card.id))
                    .collect()
            })
        })
    })
}

fn rows(room: Room, group: Signal<Option<GroupId>>, of: fn(&Following, GroupId) -> Vec<Row>) -> Memo<Vec<Row>> {
    Memo::new(move |_| group.get().map_or_else(Vec::new, |group| room.link.following.with(|known| of(known, group))))
}

/// Main goals with what hangs under them, and what does not hang anywhere yet.
pub(super) fn tree(room: Room, group: Signal<Option<GroupId>>, always: bool) -> AnyView {
    let (roots, loose) = (rows(room, group, roots), rows(room, group, loose));
    let some = Memo::new(move |_| !roots.with(Vec::is_empty) || !loose.with(Vec::is_empty));
    let trees = move || {
        view! {
            {when(move || !some.get(), || empty(IconName::Mountain, say(T::NoGoals), say(T::NoGoalsHint)))}
            {when(move || !roots.with(Vec::is_empty), move || list("tree", room, roots, branch))}
            {when(move || !loose.with(Vec::is_empty), move || {
                let list = list("tree", room, loose, branch);
                view! { <h3 class="zone-title">{say(T::NotPlacedYet)}</h3>{list} }.into_any()
            })}
        }
        .into_any()
    };
    when(move || always || some.get(), move || zone("goals", say(T::GoalsAndMeasures), None, trees()))
}

fn branch(room: Room, row: Row) -> AnyView {
    let Row::Card(id) = row else { return ().into_any() };
    let card = Memo::new(move |_| room.card(id));
    let below = Memo::new(move |_| room.link.following.with(|known| children(known, id)));
    view! {
        <li class="tree-item">
            <div class=move || tree_class(room, card) id=format!("card-{id}") data-item=item_key(domain::workshop::Item::Card(id))>
                {body(room, id, card, Look::Tree)}
            </div>
            {when(move || !below.with(Vec::is_empty), move || list("tree", room, below, branch))}
        </li>
    }
    .into_any()
}

/// The observations and piles that goals come from.
fn sources(room: Room, group: Signal<Option<GroupId>>) -> AnyView {
    let rows = rows(room, group, |known, group| piles(known, group, false));
    when(
        move || !rows.with(Vec::is_empty),
        move || {
            let hint =
                when(move || room.may(Verb::Write), || view! { <p class="hint">{say(T::DeriveHint)}</p> }.into_any());
            let list = list("cards", room, rows, source);
            zone("sources", say(T::WhatWeCollected), None, view! { {hint}{list} }.into_any())
        },
    )
}

fn source(room: Room, row: Row) -> AnyView {
    match row {
        Row::Cluster(id) => order::cluster(room, id, Look::Source),
        other => card::item(room, other, Look::Source),
    }
}
