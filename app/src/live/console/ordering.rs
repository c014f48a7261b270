//! Taking part in ordering, when the moderator has chosen to: tap one, tap the other, put them together.

use domain::ids::{ClusterId, GroupId};
use domain::text::Title;
use domain::workshop::{Command, Item};
use leptos::html;
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::desk::Desk;

/// Picks an item, or lets go of it. A third one takes the place of the second.
pub(super) fn pick(desk: Desk, item: Item) {
    desk.picked.update(|picked| {
        if let Some(place) = picked.iter().position(|p| *p == item) {
            picked.remove(place);
        } else {
            picked.truncate(1);
            picked.push(item);
        }
    });
    desk.link.touch(item);
}

/// What is picked, and what can be done with it.
#[component]
pub(super) fn Pickbar(desk: Desk) -> impl IntoView {
    let many = Memo::new(move |_| desk.picked.with(Vec::len));
    let join = move |_| {
        if let [first, second] = desk.picked.get_untracked()[..] {
            desk.send(Command::JoinItems { first, second });
            desk.picked.set(Vec::new());
        }
    };
    move || {
        (many.get() > 0).then(|| {
            view! {
                <div class="pickbar" role="region" aria-label=say(T::Selection)>
                    <p class="pickbar-text">{move || say(if many.get() > 1 { T::PickedTwo } else { T::PickOne })}</p>
                    {move || {
                        (many.get() > 1)
                            .then(|| {
                                view! {
                                    <button type="button" class="btn btn-main" on:click=join>
                                        <Icon name=IconName::Merge/>
                                        {say(T::Join)}
                                    </button>
                                }
                            })
                    }}
                    <button
                        type="button"
                        class="btn btn-icon"
                        aria-label=say(T::Unpick)
                        on:click=move |_| desk.picked.set(Vec::new())
                    >
                        <Icon name=IconName::X/>
                    </button>
                </div>
            }
            .into_any()
        })
    }
}

/// Who at this table is moving something right now.
#[component]
pub(super) fn Movers(desk: Desk, group: GroupId) -> impl IntoView {
    let names = Memo::new(move |_| {
        let touched = desk.link.touched.get();
        desk.link.following.with(|f| {
            let mut names: Vec<String> = touched
                .iter()
                .filter(|t| match t.item {
                    Item::Card(card) => f.cards.get(&card).is_some_and(|c| c.group == group),
                    Item::Cluster(cluster) => f.clusters.get(&cluster).is_some_and(|c| c.group == group),
                })
                // Without a seat it is the moderators' own hand.
                .filter(|t| t.seat.is_some() || t.name.is_some())
                .map(|t| t.name.clone().unwrap_or_else(|| say(T::Somebody).to_owned()))
                .collect();
            names.sort();
            names.dedup();
            names
        })
    });
    move || {
        names
            .get()
            .into_iter()
            .map(|name| {
                view! {
                    <p class="ordering">
                        <Icon name=IconName::Hand/>
                        <span dir="auto">{say_with(T::IsOrdering, &[("name", &name)])}</span>
                    </p>
                }
            })
            .collect_view()
    }
}

/// Gives a cluster a name.
#[component]
pub(super) fn Naming(
    desk: Desk,
    cluster: ClusterId,
    /// The name it has.
    name: String,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let text = RwSignal::new(name);
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
            input.select();
        }
    });
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        desk.send(Command::NameCluster { cluster, name: text.get_untracked() });
        on_done.run(());
    };
    view! {
        <form
            class="cluster-naming"
            on:submit=submit
            on:keydown=move |ev| {
                if ev.key() == "Escape" {
                    ev.stop_propagation();
                    on_done.run(());
                }
            }
        >
            <input
                class="input"
                dir="auto"
                aria-label=say(T::NameQuestion)
                placeholder=say(T::NameQuestion)
                maxlength=Title::MAX.to_string()
                node_ref=input
                prop:value=text
                on:input=move |ev| text.set(event_target_value(&ev))
            />
            <button class="btn btn-main btn-small">{say(T::Save)}</button>
            <button type="button" class="btn btn-quiet btn-small" on:click=move |_| on_done.run(())>
                {say(T::Cancel)}
            </button>
        </form>
    }
    .into_any()
}
