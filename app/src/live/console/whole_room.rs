//! What concerns everybody at once: changing tables, mixing, and silence.

use domain::workshop::Command;
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::desk::Desk;

#[component]
pub(super) fn WholeRoom(desk: Desk) -> impl IntoView {
    let locked = Memo::new(move |_| desk.link.following.with(|f| f.room.as_ref().is_some_and(|r| r.locked)));
    let round = Memo::new(move |_| desk.link.following.with(|f| f.room.as_ref().map_or(1, |r| r.round)));
    let many = Memo::new(move |_| desk.tables.with(Vec::len) > 1);
    view! {
        <section class="panel rail-room">
            <h2 class="panel-title">
                {say(T::WholeRoom)} " "
                <span class="tag">{move || say_with(T::Round, &[("n", &round.get().to_string())])}</span>
            </h2>
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=locked
                    on:change=move |ev| {
                        let on = event_target_checked(&ev);
                        desk.send(Command::LockRoom { on });
                    }
                />
                <span>
                    <Icon name=IconName::Lock/>
                    {say(T::LockRoom)}
                </span>
            </label>
            <p class="rail-note">{say(T::LockRoomHint)}</p>
            {move || {
                many.get()
                    .then(|| {
                        view! {
                            <button type="button" class="btn btn-wide" on:click=move |_| desk.ask_rotate()>
                                <Icon name=IconName::Repeat/>
                                {say(T::Rotate)}
                            </button>
                            <button type="button" class="btn btn-wide" on:click=move |_| desk.ask_mix()>
                                <Icon name=IconName::UsersRound/>
                                {say(T::Mix)}
                            </button>
                        }
                    })
            }}
        </section>
    }
    .into_any()
}
