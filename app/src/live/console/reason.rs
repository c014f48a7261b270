//! Why something is hidden or turned down: no such act without a reason that its author can read.

use domain::text::Reason;
use domain::workshop::HidingRule;
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, rule_name, say};

/// What the reason is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    Hiding,
    Declining,
}

/// Asks for a reason. The text belongs to this form alone, so that nothing that arrives meanwhile touches it.
#[component]
pub(super) fn ReasonForm(
    purpose: For,
    /// Gets the reason, and the rule it falls under.
    #[prop(into)]
    on_reason: Callback<(String, HidingRule)>,
    /// Given up.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let rule = RwSignal::new(HidingRule::Other);
    let missing = RwSignal::new(false);
    let input = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let quick = match purpose {
        For::Hiding => (T::ReasonNames, HidingRule::PersonalData),
        For::Declining => (T::ReasonTooLate, HidingRule::Other),
    };
    let quick = [
        quick,
        (T::ReasonHurtful, HidingRule::Insult),
        (T::ReasonTopic, HidingRule::OffTopic),
        (T::ReasonTwice, HidingRule::Duplicate),
        (T::ReasonAdvert, HidingRule::Advertising),
    ];
    let act = match purpose {
        For::Hiding => T::Hide,
        For::Declining => T::Decline,
    };
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let text = reason.get_untracked();
        if text.trim().is_empty() {
            missing.set(true);
        } else {
            on_reason.run((text, rule.get_untracked()));
        }
    };
    let leave = move |ev: leptos::ev::KeyboardEvent| {
        if ev.key() == "Escape" {
            ev.stop_propagation();
            on_cancel.run(());
        }
    };
    view! {
        <form class="reason" on:submit=submit on:keydown=leave>
            <label>
                {say(T::UnderRule)}
                <select class="input" prop:value=move || rule.get().key() on:change=move |ev| rule.set(HidingRule::from_key(&event_target_value(&ev)).unwrap_or_default())>
                    {HidingRule::ALL
                        .map(|rule| view! { <option value=rule.key() selected=rule == HidingRule::Other>{say(rule_name(rule))}</option> })
                        .into_iter()
                        .collect_view()}
                </select>
            </label>
            <label>
                {say(T::Reason)}
                <input
                    class="input"
                    dir="auto"
                    maxlength=Reason::MAX.to_string()
                    aria-invalid=move || missing.get().then_some("true")
                    node_ref=input
                    prop:value=reason
                    on:input=move |ev| {
                        missing.set(false);
                        reason.set(event_target_value(&ev));
                    }
                />
            </label>
            {move || missing.get().then(|| view! { <p class="error" role="alert">{say(T::ReasonNeeded)}</p> })}
            <div class="reason-quick" role="group" aria-label=say(T::QuickReasons)>
                {quick
                    .map(|(words, falls_under)| {
                        let take = move |_| {
                            reason.set(say(words).to_owned());
                            rule.set(falls_under);
                            missing.set(false);
                        };
                        view! {
                            <button type="button" class="btn btn-small" on:click=take>
                                {say(words)}
                            </button>
                        }
                    })
                    .into_iter()
                    .collect_view()}
            </div>
            <div class="queue-tools">
                <button class="btn btn-small btn-main">{say(act)}</button>
                <button type="button" class="btn btn-small btn-quiet" on:click=move |_| on_cancel.run(())>
                    {say(T::Cancel)}
                </button>
                <a class="btn btn-small btn-quiet" href="/policy" target="_blank" rel="noopener">
                    {say(T::ReadPolicy)}
                </a>
            </div>
        </form>
    }
    .into_any()
}
