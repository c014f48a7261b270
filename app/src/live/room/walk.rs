//! Looking at tables: one's own while weighing, the others' on the gallery walk and at the end.

use domain::ids::{CardId, GroupId};
use domain::workshop::{PhaseKind, Stage, Standing};
use leptos::prelude::*;

use crate::catalogue::{RoomText as T, say, say_count};
use crate::components::IconName;
use crate::live::overview::{field_of, tables};
use crate::live::parts::{field_icon, hue_class, table_name};
use crate::live::room::bits::{effect, empty, icon, line, list, live, when, zone};
use crate::live::room::board::{Row, is_goal, piles};
use crate::live::room::card::{self, Look};
use crate::live::room::edit::show_soon;
use crate::live::room::goals::tree;
use crate::live::room::order;
use crate::live::room::state::{Room, Screen};

/// The gallery: a row of tables, and what lies on the chosen one.
pub(super) fn gallery(room: Room) -> AnyView {
    let all = Memo::new(move |_| room.link.following.with(tables));
    // On the walk one begins at the next table where there is something: everybody at another one. At the end, at one's own.
    let chosen = Memo::new(move |_| {
        room.walk.get().or_else(|| {
            let own = room.group.get();
            if room.screen.get() != Screen::Phase(PhaseKind::Gallery) && own.is_some() {
                return own;
            }
            all.with(|all| {
                let after = all.iter().position(|group| Some(*group) == own).map_or(0, |place| place + 1);
                let has_cards = |group: &&GroupId| {
                    room.link.following.with(|known| known.groups.get(group).is_some_and(|group| group.cards > 0))
                };
                let round = || all.iter().cycle().skip(after).take(all.len().saturating_sub(1).max(1));
                round().find(has_cards).or_else(|| round().next()).copied()
            })
        })
    });
    // What is chosen has to be seen, also where the row is longer than the screen.
    effect(move || {
        if chosen.get().is_some() {
            show_soon(".walk [aria-current=true]");
        }
    });
    let name = move || chosen.get().map(|group| room.link.following.with(|known| table_name(known, group)));
    let stops = live(move || {
        all.get()
            .into_iter()
            .map(|group| {
                let (name, field) =
                    room.link.following.with(|known| (table_name(known, group), field_of(known, group)));
                let mark = field.as_ref().map_or(IconName::Users, field_icon);
                let own = (room.group.get() == Some(group)).then(|| view! { " "<span>{say(T::YourTableShort)}</span> });
                view! {
                    <li><button type="button" class=format!("walk-stop {}", hue_class(field.as_ref()))
                        aria-current=move || (chosen.get() == Some(group)).then_some("true")
                        on:click=move |_| room.walk.set(Some(group))>{icon(mark)}" "<bdi>{name}</bdi>{own}</button></li>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
            .into_any()
    });
    view! {
        <nav class="walk" aria-label=say(T::Tables)><ul>{stops}</ul></nav>
        <h2 class="zone-title" dir="auto">{name}</h2>
        {when(move || room.group.get().is_some_and(|own| chosen.get() == Some(own)), move || view! { <p class="hint">{proposal(room, T::FromVisitors)}</p> }.into_any())}
        {table(room, Signal::derive(move || chosen.get()))}
    }
    .into_any()
}

/// One's own table, for weighing.
pub(super) fn own(room: Room) -> AnyView {
    table(room, Signal::derive(move || room.group.get()))
}

/// What lies on a table, for reading, supporting and commenting.
fn table(room: Room, group: Signal<Option<GroupId>>) -> AnyView {
    let rows = Memo::new(move |_| {
        group.get().map_or_else(Vec::new, |group| room.link.following.with(|known| piles(known, group, false)))
    });
    let goals = Memo::new(move |_| {
        let group = group.get();
        room.link
            .following
            .with(|known| known.cards.values().any(|card| Some(card.group) == group && is_goal(card.kind)))
    });
    view! {
        {when(move || rows.with(Vec::is_empty) && !goals.get(), || empty(IconName::Footprints, say(T::NothingHere), say(T::NothingHereHint)))}
        {tree(room, group, false)}
        {when(move || !rows.with(Vec::is_empty), move || zone("cards", say(T::Cards), Some(Signal::derive(move || rows.with(Vec::len))), list("cards", room, rows, row)))}
    }
    .into_any()
}

fn row(room: Room, row: Row) -> AnyView {
    match row {
        Row::Cluster(id) => order::cluster(room, id, Look::Plain),
        other => card::plain(room, other),
    }
}

/// The end: thanks, the way to the minutes, and everything there is to read.
pub(super) fn close(room: Room) -> AnyView {
    let minutes = format!("/w/{}/minutes", room.boot.with_value(|boot| boot.workshop.clone()));
    let closed =
        Memo::new(move |_| room.about.with(|about| about.as_ref().is_some_and(|about| about.stage == Stage::Closed)));
    // What was hidden is not in the minutes either.
    let mine = move || {
        let open = |id: &CardId| room.card(*id).is_some_and(|card| card.standing == Standing::Open);
        room.mine.with(|mine| u32::try_from(mine.iter().filter(|id| open(id)).count()).unwrap_or(u32::MAX))
    };
    let minutes_link = when(
        move || closed.get(),
        move || {
            let minutes = minutes.clone();
            view! { <a class="btn btn-main btn-wide" href=minutes>{icon(IconName::FileText)}<span>{say(T::ReadMinutes)}</span></a> }.into_any()
        },
    );
    view! {
        <section class="closed">
            {icon(IconName::CircleCheck)}
            <p class="closed-title">{say(T::ThankYou)}</p>
            {when(move || mine() > 0, move || view! { <p>{move || say_count(T::YouWrote, mine())}</p> }.into_any())}
            <p>{say(T::WhatHappensNow)}</p>
            {minutes_link}
        </section>
        {when(move || !closed.get(), || line("note note-info", IconName::Info, say(T::MinutesSoon).to_owned()))}
        {when(move || room.link.following.with(|known| !known.cards.is_empty()), move || gallery(room))}
    }
    .into_any()
}

/// The harvest: the table marks what it hands over.
pub(super) fn harvest(room: Room) -> AnyView {
    let rows = Memo::new(move |_| {
        room.group.get().map_or_else(Vec::new, |group| room.link.following.with(|known| piles(known, group, true)))
    });
    let handed = move || room.table.with(|table| table.as_ref().map_or(0, |table| table.handed_over));
    view! {
        <p class="hint">{say(T::HarvestHint)} " " {proposal(room, T::Proposal)}</p>
        <p class="hint">{move || if handed() == 0 { say(T::NothingHanded).to_owned() } else { say_count(T::HandedOver, handed()) }}</p>
        {when(move || rows.with(Vec::is_empty), || empty(IconName::Wheat, say(T::NothingHere), say(T::NothingHereHint)))}
        {list("cards", room, rows, hand)}
    }
    .into_any()
}

/// The way to what one's own table has gathered, votes and visitors' remarks included.
fn proposal(room: Room, words: T) -> AnyView {
    let to = move || {
        let group = room.group.get().map(|group| group.to_string()).unwrap_or_default();
        room.boot.with_value(|boot| format!("/w/{}/tables/{group}", boot.workshop))
    };
    view! { <a href=to>{say(words)}</a> }.into_any()
}

fn hand(room: Room, row: Row) -> AnyView {
    match row {
        Row::Cluster(id) => order::cluster(room, id, Look::Hand),
        other => card::item(room, other, Look::Hand),
    }
}
