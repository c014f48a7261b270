//! The overview: one row per table, so that the eye finds the one that needs somebody.

use domain::ids::GroupId;
use domain::workshop::{Command, Stage};
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say, say_count, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::activity::MINUTES;
use crate::live::console::desk::{Desk, Opened};
use crate::live::console::words::ago;
use crate::live::marks::{FieldMark, classes};
use crate::live::overview::{field_of, here_at, silent_for};
use crate::live::parts::{hue_class, phase_name};

#[component]
pub(super) fn Tables(desk: Desk) -> impl IntoView {
    let none = Memo::new(move |_| desk.tables.with(Vec::is_empty));
    let waiting =
        Memo::new(move |_| desk.link.following.with(|f| f.seats.values().filter(|s| s.group.is_none()).count()));
    view! {
        <section class="panel" aria-labelledby="tables">
            <h2 class="panel-title" id="tables">
                {say(T::Tables)}
            </h2>
            {move || {
                none.get()
                    .then(|| {
                        view! {
                            <div class="empty">
                                <Icon name=IconName::Layers/>
                                <p class="empty-title">{say(T::NoTables)}</p>
                                <p>{say(T::NoTablesText)}</p>
                            </div>
                        }
                    })
            }}
            <ul class="groups">
                <For each=move || desk.tables.get() key=|id| *id let:group>
                    <TableRow desk group/>
                </For>
                {move || u32::try_from(waiting.get()).ok().filter(|n| *n > 0).map(|n| view! { <HallRow desk n/> })}
            </ul>
        </section>
    }
    .into_any()
}

/// People who have no table yet.
#[component]
fn HallRow(desk: Desk, n: u32) -> impl IntoView {
    view! {
        <li class="group" class:is-open=move || desk.opened.get() == Some(Opened::Hall)>
            <button
                type="button"
                class="group-open"
                aria-expanded=move || (desk.opened.get() == Some(Opened::Hall)).to_string()
                on:click=move |_| desk.open(Opened::Hall)
            >
                <span class="field">
                    <Icon name=IconName::UsersRound/>
                    <span>{say(T::NoTable)}</span>
                </span>
                <span class="group-people">{say_count(T::PeopleCount, n)}</span>
            </button>
            <span class="group-lock-gap"></span>
        </li>
    }
}

#[component]
fn TableRow(desk: Desk, group: GroupId) -> impl IntoView {
    let table = desk.table(group);
    let field = Memo::new(move |_| desk.link.following.with(|f| field_of(f, group)));
    let here = Memo::new(move |_| desk.link.here.with(|(here, _)| here_at(here, Some(group))));
    let count =
        move |of: fn(&domain::view::GroupView) -> u32| Memo::new(move |_| table.with(|t| t.as_ref().map_or(0, of)));
    let people = count(|t| t.people);
    let cards = count(|t| t.cards);
    let covered = count(|t| t.unrevealed);
    let queued = count(|t| t.desk.as_ref().map_or(0, |d| d.queued));
    let late = count(|t| t.desk.as_ref().map_or(0, |d| d.late));
    let handed = count(|t| t.handed_over);
    let locked = Memo::new(move |_| table.with(|t| t.as_ref().is_some_and(|t| t.locked)));
    let phase = Memo::new(move |_| {
        let id = table.with(|t| t.as_ref()?.phase)?;
        desk.link.following.with(|f| f.room.as_ref()?.agenda.iter().find(|p| p.id == id).cloned())
    });
    // Named only where this table is somewhere else than most.
    let apart = Memo::new(move |_| {
        let most = desk.course.with(|c| c.phase.as_ref().map(|p| p.id));
        phase.with(|p| p.as_ref().filter(|p| Some(p.id) != most).map(phase_name))
    });
    let silent = Memo::new(move |_| {
        let kind = phase.with(|p| p.as_ref().map(|p| p.kind));
        let (started, last) = table
            .with(|t| t.as_ref().map_or((None, None), |t| (t.started, t.desk.as_ref().and_then(|d| d.last_activity))));
        let locked = locked.get() || desk.link.following.with(|f| f.room.as_ref().is_some_and(|r| r.locked));
        silent_for(desk.now.get(), kind, locked, here.get(), started, last)
    });
    let last = Memo::new(move |_| {
        let last = table.with(|t| t.as_ref()?.desk.as_ref()?.last_activity);
        last.map_or_else(|| say(T::NothingYet).to_owned(), |last| ago(desk.now.get(), last))
    });
    let own_name = Memo::new(move |_| {
        let name = table.with(|t| t.as_ref().map(|t| t.name.clone()))?;
        field.with(|f| f.as_ref().is_none_or(|f| *f.name != name)).then_some(name)
    });
    let hosts = Memo::new(move |_| {
        table.with(|t| {
            let t = t.as_ref()?;
            Some(if !t.hosts.is_empty() {
                say_with(T::Hosts, &[("names", &t.hosts.join(", "))])
            } else if let Some(name) = t.desk.as_ref().and_then(|d| d.expected_host.as_ref()) {
                say_with(T::HostExpected, &[("name", name)])
            } else {
                say(T::NoHost).to_owned()
            })
        })
    });
    let closed = Memo::new(move |_| desk.stage.get() == Stage::Closed);
    let is_open = Memo::new(move |_| desk.opened.get() == Some(Opened::Table(group)));
    let small = move |memo: Memo<u32>, words: T| {
        move || (memo.get() > 0).then(|| view! { <span class="group-small">{say_count(words, memo.get())}</span> })
    };
    view! {
        <li
            class=move || {
                let states = [
                    ("is-open", is_open.get()),
                    ("is-locked", locked.get()),
                    ("is-silent", silent.get().is_some()),
                ];
                classes("group", &field.with(|f| hue_class(f.as_ref())), &states)
            }
        >
            <button
                type="button"
                class="group-open"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| desk.open(Opened::Table(group))
            >
                <span class="group-name">
                    {move || field.get().map(|field| view! { <FieldMark field/> })}
                    {move || own_name.get().map(|name| view! { <span class="group-small" dir="auto">{name}</span> })}
                    <span class="group-small" dir="auto">{move || hosts.get()}</span>
                </span>
                <span class="group-people">
                    {move || say_count(T::PeopleCount, people.get())}
                    <span class="group-small">{move || say_count(T::HereCount, here.get())}</span>
                </span>
                <span class="group-cards">
                    {move || say_count(T::CardCount, cards.get())} {small(covered, T::CoveredCount)}
                    {small(queued, T::QueuedCount)} {small(late, T::LateCount)} {small(handed, T::HandedCount)}
                </span>
                <Spark desk group/>
                <span class="group-last">
                    <span class="vh">{say(T::LastActivity)}": "</span>
                    {move || last.get()}
                </span>
            </button>
            {move || (!closed.get()).then(|| view! { <LockButton desk group locked/> })}
            {move || {
                silent
                    .get()
                    .map(|minutes| {
                        view! {
                            <p class="group-warn">
                                <Icon name=IconName::Warning/>
                                <span>{say_count(T::Silent, minutes)}</span>
                            </p>
                        }
                    })
            }}
            {move || {
                locked
                    .get()
                    .then(|| {
                        view! {
                            <p class="group-warn is-calm">
                                <Icon name=IconName::Lock/>
                                <span>{say(T::Locked)}</span>
                            </p>
                        }
                    })
            }}
            {move || {
                apart
                    .get()
                    .map(|phase| view! { <p class="group-warn is-calm">{say_with(T::InPhase, &[("phase", &phase)])}</p> })
            }}
        </li>
    }
    .into_any()
}

/// Locks a table, or unlocks it.
#[component]
pub(super) fn LockButton(desk: Desk, group: GroupId, locked: Memo<bool>) -> impl IntoView {
    let label = move || {
        let words = if locked.get() { T::UnlockTable } else { T::LockTable };
        say_with(words, &[("table", &desk.table_name(group))])
    };
    view! {
        <button
            type="button"
            class="btn btn-icon btn-quiet group-lock"
            aria-label=label
            title=label
            on:click=move |_| {
                let on = !locked.get_untracked();
                desk.send(Command::LockGroup { group, on });
            }
        >
            {move || {
                if locked.get() {
                    view! { <Icon name=IconName::Lock/> }
                } else {
                    view! { <Icon name=IconName::Unlock/> }
                }
            }}
        </button>
    }
    .into_any()
}

/// The last ten minutes as ten small bars; the words beside it say what counts.
#[component]
fn Spark(desk: Desk, group: GroupId) -> impl IntoView {
    let bars = Memo::new(move |_| {
        let now = desk.now.get();
        desk.activity.with(|activity| activity.of(group, now))
    });
    view! {
        <svg class="spark" viewBox="0 0 60 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {(0..MINUTES)
                .map(|place| {
                    let height = move || 1 + bars.with(|bars| bars[place]).min(12) * 19 / 12;
                    view! {
                        <rect
                            x=(place * 6).to_string()
                            y=move || (20 - height()).to_string()
                            width="5"
                            height=move || height().to_string()
                        ></rect>
                    }
                })
                .collect_view()}
        </svg>
    }
    .into_any()
}
