//! The people of a table: who hosts, who is paused, and moving somebody to another table.

use domain::ids::{GroupId, SeatId};
use domain::workshop::{Command, Stage};
use leptos::prelude::*;

use crate::catalogue::{CommonText, ConsoleText as T, say, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::desk::Desk;
use crate::live::console::words::seat_name;

/// The people of a table, hosts first; or (with nothing) those who have none.
#[component]
pub(super) fn People(desk: Desk, group: Option<GroupId>) -> impl IntoView {
    let seats = Memo::new(move |_| {
        desk.link.following.with(|f| {
            let mut seats: Vec<_> = f.seats.values().filter(|s| s.group == group).collect();
            seats.sort_by_cached_key(|s| (!s.host, s.name.is_none(), s.name.as_ref().map(|n| n.to_lowercase()), s.id));
            seats.into_iter().map(|s| s.id).collect::<Vec<_>>()
        })
    });
    let many = Memo::new(move |_| seats.with(Vec::len));
    view! {
        <section class="panel">
            <h2 class="panel-title">
                {say(if group.is_some() { T::People } else { T::NoTable })} " "
                <span class="count">{move || many.get()}</span>
            </h2>
            {move || (many.get() == 0).then(|| view! { <p class="panel-none">{say(T::NobodyHere)}</p> })}
            <ul class="seats">
                <For each=move || seats.get() key=|id| *id let:id>
                    <Person desk id/>
                </For>
            </ul>
        </section>
    }
    .into_any()
}

/// Those who have no table yet.
#[component]
pub(super) fn Hall(desk: Desk) -> impl IntoView {
    view! { <People desk group=None/> }
}

#[component]
fn Person(desk: Desk, id: SeatId) -> impl IntoView {
    let seat = Memo::new(move |_| desk.link.following.with(|f| f.seats.get(&id).cloned()));
    let name = Memo::new(move |_| seat.with(|s| s.as_ref().map(seat_name).unwrap_or_default()));
    let belongs = Memo::new(move |_| {
        seat.with(|s| {
            let s = s.as_ref()?;
            s.organisation.clone().or_else(|| s.kind.map(|kind| say(CommonText::from(kind)).to_owned()))
        })
    });
    let host = Memo::new(move |_| seat.with(|s| s.as_ref().is_some_and(|s| s.host)));
    let interpreter = Memo::new(move |_| seat.with(|s| s.as_ref().is_some_and(|s| s.interpreter)));
    let paused = Memo::new(move |_| seat.with(|s| s.as_ref().is_some_and(|s| s.paused)));
    let table = Memo::new(move |_| seat.with(|s| s.as_ref().and_then(|s| s.group)));
    let closed = Memo::new(move |_| desk.stage.get() == Stage::Closed);
    view! {
        <li class="seat" class:is-paused=paused>
            <span class="seat-name">
                <bdi>{move || name.get()}</bdi>
            </span>
            <span class="seat-note" dir="auto">{move || belongs.get()}</span>
            {move || host.get().then(|| view! { <span class="tag tag-info">{say(CommonText::HostWord)}</span> })}
            {move || interpreter.get().then(|| view! { <span class="tag tag-info">{say(CommonText::InterpreterWord)}</span> })}
            {move || {
                paused
                    .get()
                    .then(|| {
                        view! {
                            <span class="tag tag-warn">
                                <Icon name=IconName::Pause/>
                                {say(T::Paused)}
                            </span>
                        }
                    })
            }}
            {move || (!closed.get()).then(|| view! { <SeatMenu desk id name host interpreter paused table/> })}
        </li>
    }
    .into_any()
}

/// What can be done about one person.
#[component]
fn SeatMenu(
    desk: Desk,
    id: SeatId,
    name: Memo<String>,
    host: Memo<bool>,
    interpreter: Memo<bool>,
    paused: Memo<bool>,
    table: Memo<Option<GroupId>>,
) -> impl IntoView {
    let move_to = move |ev: leptos::ev::Event| {
        if let Ok(group) = event_target_value(&ev).parse() {
            desk.send(Command::MoveSeat { seat: id, group });
        }
    };
    view! {
        <details class="menu" name="menu">
            <summary class="btn btn-icon" aria-label=move || say_with(T::SeatMenu, &[("name", &name.get())])>
                <Icon name=IconName::Ellipsis/>
            </summary>
            <ul class="menu-list">
                {move || {
                    table
                        .get()
                        .map(|_| {
                            view! {
                                <li>
                                    <button
                                        type="button"
                                        class="menu-item"
                                        on:click=move |_| {
                                            let on = !host.get_untracked();
                                            desk.send(Command::AppointHost { seat: id, on });
                                        }
                                    >
                                        <Icon name=IconName::Hand/>
                                        {move || say(if host.get() { T::NoMoreHost } else { T::MakeHost })}
                                    </button>
                                </li>
                            }
                        })
                }}
                <li>
                    <button
                        type="button"
                        class="menu-item"
                        on:click=move |_| {
                            let on = !interpreter.get_untracked();
                            desk.send(Command::AppointInterpreter { seat: id, on });
                        }
                    >
                        <Icon name=IconName::Languages/>
                        {move || say(if interpreter.get() { T::NoMoreInterpreter } else { T::MakeInterpreter })}
                    </button>
                </li>
                <li>
                    <button
                        type="button"
                        class="menu-item"
                        on:click=move |_| {
                            let on = !paused.get_untracked();
                            desk.send(Command::PauseSeat { seat: id, on });
                        }
                    >
                        <Icon name=IconName::Pause/>
                        {move || say(if paused.get() { T::ResumeSeat } else { T::PauseSeat })}
                    </button>
                </li>
                <li class="menu-field">
                    <label>
                        {say(T::MoveTo)}
                        <select class="input" on:change=move_to>
                            <option value="" selected=true>
                                "…"
                            </option>
                            {move || {
                                desk.tables
                                    .get()
                                    .into_iter()
                                    .filter(|group| Some(*group) != table.get())
                                    .map(|group| {
                                        view! { <option value=group.to_string()>{desk.table_name(group)}</option> }
                                    })
                                    .collect_view()
                            }}
                        </select>
                    </label>
                </li>
            </ul>
        </details>
    }
    .into_any()
}
