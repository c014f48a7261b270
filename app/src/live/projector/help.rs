//! The short help: which key does what, and the switch that turns keys off.

use leptos::html;
use leptos::prelude::*;

use crate::catalogue::{ProjectorText as T, say};
use crate::live::projector::showing::Showing;

#[component]
pub(super) fn Help(showing: Showing) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let wanted = showing.help.get();
        let Some(dialog) = dialog.get() else { return };
        if wanted && !dialog.open() {
            // Fails only for a dialog that is open already or not in the page.
            let _ = dialog.show_modal();
        } else if !wanted {
            dialog.close();
        }
    });
    let keys = [
        ("← →", T::KeyTables),
        ("0", T::KeyAll),
        ("C", T::KeyCode),
        ("F", T::KeyFull),
        ("+ −", T::KeySize),
        ("N", T::KeyPage),
        ("P", T::KeyHold),
        ("?", T::KeyHelp),
    ];
    view! {
        <dialog class="dialog" aria-labelledby="keys" node_ref=dialog on:close=move |_| showing.help.set(false)>
            <h2 class="dialog-title" id="keys">
                {say(T::KeysTitle)}
            </h2>
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
                    prop:checked=move || showing.keys_on.get()
                    on:change=move |ev| showing.keys_on.set(event_target_checked(&ev))
                />
                <span>{say(T::KeysOn)}</span>
            </label>
            <div class="actions">
                <button type="button" class="btn btn-main" on:click=move |_| showing.help.set(false)>
                    {say(T::CloseHelp)}
                </button>
            </div>
        </dialog>
    }
    .into_any()
}
