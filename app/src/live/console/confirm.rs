//! The question before something that cannot easily be taken back.

use leptos::html;
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say};
use crate::live::console::desk::Desk;

#[component]
pub(super) fn Confirm(desk: Desk) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let yes = NodeRef::<html::Button>::new();
    let no = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        let asked = desk.asked.get();
        let Some(dialog) = dialog.get() else { return };
        match asked {
            Some(_) if !dialog.open() => {
                // Fails only for a dialog that is open already or not in the page; both are as good as shown.
                let _ = dialog.show_modal();
            }
            Some(_) => {}
            None => dialog.close(),
        }
    });
    // What ends everything is not one careless Enter away.
    Effect::new(move |_| {
        let Some(final_act) = desk.asked.with(|asked| asked.as_ref().map(|a| a.final_act)) else { return };
        if let Some(button) = if final_act { no.get() } else { yes.get() } {
            let _ = button.focus();
        }
    });
    let content = move || {
        desk.asked.get().map(|asked| {
            let command = asked.command;
            view! {
                <h2 class="dialog-title" id="ask">
                    {asked.title}
                </h2>
                {asked.lines.into_iter().map(|line| view! { <p dir="auto">{line}</p> }).collect_view()}
                <div class="actions">
                    <button
                        type="button"
                        class=if asked.final_act { "btn btn-danger" } else { "btn btn-main" }
                        node_ref=yes
                        on:click=move |_| {
                            desk.send(command.clone());
                            desk.asked.set(None);
                        }
                    >
                        {asked.yes}
                    </button>
                    <button type="button" class="btn" node_ref=no on:click=move |_| desk.asked.set(None)>
                        {say(T::Cancel)}
                    </button>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <dialog class="dialog" aria-labelledby="ask" node_ref=dialog on:close=move |_| desk.asked.set(None)>
            {content}
        </dialog>
    }
    .into_any()
}
