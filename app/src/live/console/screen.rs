//! What the projector shows: one table or all, with or without the code to join.

use domain::ids::GroupId;
use domain::workshop::{Command, Spotlight};
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say};
use crate::live::console::desk::Desk;

fn spotlight(desk: Desk) -> Memo<Spotlight> {
    Memo::new(move |_| {
        desk.link
            .following
            .with(|f| f.room.as_ref().map_or(Spotlight { group: None, code: true, poll: None }, |r| r.spotlight))
    })
}

#[component]
pub(super) fn Screen(desk: Desk) -> impl IntoView {
    let shown = spotlight(desk);
    let choose = move |ev: leptos::ev::Event| {
        let group: Option<GroupId> = event_target_value(&ev).parse().ok();
        desk.send(Command::Project { group, code: shown.get_untracked().code, poll: None });
    };
    view! {
        <section class="panel projector-panel">
            <h2 class="panel-title">{say(T::Projector)}</h2>
            <label class="screen-choice">
                {say(T::ProjectorShows)}
                <select class="input" on:change=choose>
                    <option value="" prop:selected=move || shown.get().group.is_none() && shown.get().poll.is_none()>
                        {say(T::AllTables)}
                    </option>
                    <Show when=move || shown.get().poll.is_some()>
                        <option disabled prop:selected=true>
                            {say(T::ProjectorPoll)}
                        </option>
                    </Show>
                    <For each=move || desk.tables.get() key=|id| *id let:group>
                        <option value=group.to_string() prop:selected=move || shown.get().group == Some(group) && shown.get().poll.is_none()>
                            {move || desk.table_name(group)}
                        </option>
                    </For>
                </select>
            </label>
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=move || shown.get().code
                    on:change=move |ev| {
                        let code = event_target_checked(&ev);
                        let Spotlight { group, poll, .. } = shown.get_untracked();
                        desk.send(Command::Project { group, code, poll });
                    }
                />
                <span>{say(T::ProjectorCode)}</span>
            </label>
        </section>
    }
    .into_any()
}

/// Whether the projector shows this table, and a way to turn it there.
#[component]
pub(super) fn ShowOnProjector(desk: Desk, group: GroupId) -> impl IntoView {
    let shown = spotlight(desk);
    view! {
        <button
            type="button"
            class="btn btn-small"
            aria-pressed=move || (shown.get().group == Some(group)).to_string()
            on:click=move |_| {
                let Spotlight { group: now, code, .. } = shown.get_untracked();
                let group = (now != Some(group)).then_some(group);
                desk.send(Command::Project { group, code, poll: None });
            }
        >
            <crate::components::Icon name=crate::components::IconName::Projector/>
            {say(T::Projector)}
        </button>
    }
}
