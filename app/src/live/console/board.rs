//! One table, opened: its cards to read and moderate, its people; taking part only after "Mitmachen".

use domain::ids::{ClusterId, GroupId};
use domain::view::Following;
use domain::workshop::{Command, Item, Stage, Standing, Verb};
use leptos::html;
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say, say_count, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::card::CardItem;
use crate::live::console::desk::Desk;
use crate::live::console::ordering::{Movers, Naming, Pickbar, pick};
use crate::live::console::people::People;
use crate::live::console::screen::ShowOnProjector;
use crate::live::console::speakers::Speakers;
use crate::live::console::tables::LockButton;
use crate::live::marks::classes;
use crate::live::overview::field_of;
use crate::live::parts::{field_icon, hue_class};

/// What lies on a table: clusters first, then single cards, the newest first; what is hidden comes last.
fn lying(following: &Following, group: GroupId) -> Vec<Item> {
    let clusters =
        following.clusters.values().filter(|c| c.group == group && c.within.is_none()).map(|c| Item::Cluster(c.id));
    let mut cards: Vec<_> = following
        .cards
        .values()
        .filter(|c| {
            c.group == group && c.cluster.is_none() && !matches!(c.standing, Standing::Late | Standing::Withdrawn)
        })
        .collect();
    cards.sort_by_key(|c| (matches!(c.standing, Standing::Hidden { .. }), std::cmp::Reverse((c.written, c.id))));
    clusters.chain(cards.into_iter().map(|c| Item::Card(c.id))).collect()
}

#[component]
pub(super) fn Board(desk: Desk, group: GroupId) -> impl IntoView {
    let field = Memo::new(move |_| desk.link.following.with(|f| field_of(f, group)));
    let table = desk.table(group);
    let locked = Memo::new(move |_| table.with(|t| t.as_ref().is_some_and(|t| t.locked)));
    let covered = Memo::new(move |_| table.with(|t| t.as_ref().map_or(0, |t| t.unrevealed)));
    let summary = Memo::new(move |_| table.with(|t| t.as_ref().and_then(|t| t.summary.clone())));
    let items = Memo::new(move |_| desk.link.following.with(|f| lying(f, group)));
    let empty = Memo::new(move |_| items.with(Vec::is_empty));
    let open = Memo::new(move |_| desk.stage.get() == Stage::Open);
    let may_order = Memo::new(move |_| {
        let phase = table.with(|t| t.as_ref().and_then(|t| t.phase));
        let kind = desk
            .link
            .following
            .with(|f| f.room.as_ref().and_then(|r| r.agenda.iter().find(|p| Some(p.id) == phase)).map(|p| p.kind));
        open.get() && kind.is_some_and(|kind| kind.allows(Verb::Order))
    });
    // Where nothing can be ordered any more, there is nothing to take part in.
    Effect::new(move |_| {
        if !may_order.get() {
            desk.joining_in.set(false);
            desk.picked.set(Vec::new());
        }
    });
    let section = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        if let Some(section) = section.get() {
            section.scroll_into_view();
        }
    });
    view! {
        <section
            class=move || format!("panel board {}", field.with(|f| hue_class(f.as_ref())))
            aria-labelledby="board"
            node_ref=section
        >
            <div class="board-head">
                <h2 class="panel-title" id="board">
                    {move || field.get().map(|field| view! { <Icon name=field_icon(&field)/> })}
                    <span dir="auto">{move || desk.table_name(group)}</span>
                </h2>
                <div class="board-tools">
                    <ShowOnProjector desk group/>
                    {move || open.get().then(|| view! { <LockButton desk group locked/> })}
                    <button
                        type="button"
                        class="btn btn-icon"
                        aria-label=say(T::CloseBoard)
                        title=say(T::CloseBoard)
                        on:click=move |_| desk.close()
                    >
                        <Icon name=IconName::X/>
                    </button>
                </div>
            </div>
            {move || may_order.get().then(|| view! { <JoiningIn desk group/> })}
            {move || {
                summary
                    .get()
                    .map(|summary| {
                        view! {
                            <details class="before">
                                <summary>
                                    <Icon name=IconName::History/>
                                    {say_with(T::SummaryBefore, &[("n", &summary.round.to_string())])}
                                </summary>
                                <p class="card-text" dir="auto" lang=summary.lang.to_string()>
                                    {summary.text.to_string()}
                                </p>
                            </details>
                        }
                    })
            }}
            <Movers desk group/>
            {move || {
                (covered.get() > 0)
                    .then(|| {
                        view! {
                            <p class="note note-info">
                                <Icon name=IconName::EyeOff/>
                                <span>{say_count(T::CoveredBoardText, covered.get())}</span>
                            </p>
                        }
                    })
            }}
            {move || {
                (empty.get() && covered.get() == 0)
                    .then(|| {
                        view! {
                            <div class="empty">
                                <Icon name=IconName::Lightbulb/>
                                <p class="empty-title">{say(T::EmptyBoard)}</p>
                                <p>{say(T::EmptyBoardText)}</p>
                            </div>
                        }
                    })
            }}
            <ul class="cards">
                <For each=move || items.get() key=|item| *item let:item>
                    {match item {
                        Item::Card(id) => view! { <CardItem desk id nested=false/> }.into_any(),
                        Item::Cluster(id) => view! { <ClusterItem desk id/> }.into_any(),
                    }}
                </For>
            </ul>
            <Pickbar desk/>
        </section>
        {move || open.get().then(|| view! { <Speakers desk group=Some(group)/> })}
        <People desk group=Some(group)/>
    }
    .into_any()
}

/// The switch that lets the moderator take part, and what it allows.
#[component]
fn JoiningIn(desk: Desk, group: GroupId) -> impl IntoView {
    view! {
        <div class="board-join">
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=desk.joining_in
                    on:change=move |ev| {
                        desk.joining_in.set(event_target_checked(&ev));
                        desk.picked.set(Vec::new());
                    }
                />
                <span>
                    <Icon name=IconName::Pencil/>
                    {say(T::JoinIn)}
                </span>
            </label>
            {move || {
                desk.joining_in
                    .get()
                    .then(|| {
                        view! {
                            <p class="rail-note">{say(T::JoinInHint)}</p>
                            <button
                                type="button"
                                class="btn btn-small"
                                on:click=move |_| desk.send(Command::Undo { table: true, group: Some(group) })
                            >
                                <Icon name=IconName::Undo/>
                                {say(T::UndoTable)}
                            </button>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// Cards that lie together.
#[component]
fn ClusterItem(desk: Desk, id: ClusterId) -> impl IntoView {
    let cluster = Memo::new(move |_| desk.link.following.with(|f| f.clusters.get(&id).cloned()));
    let name = Memo::new(move |_| cluster.with(|c| c.as_ref().and_then(|c| c.name.clone())));
    let size = Memo::new(move |_| {
        cluster.with(|c| c.as_ref().map_or(0, |c| u32::try_from(c.cards.len()).unwrap_or(u32::MAX)))
    });
    let handed = Memo::new(move |_| cluster.with(|c| c.as_ref().is_some_and(|c| c.handed_over)));
    let cards = Memo::new(move |_| cluster.with(|c| c.as_ref().map_or_else(Vec::new, |c| c.cards.clone())));
    let hue = Memo::new(move |_| {
        desk.link.following.with(|f| hue_class(f.clusters.get(&id).and_then(|c| field_of(f, c.group)).as_ref()))
    });
    let unfolded = RwSignal::new(false);
    let naming = RwSignal::new(false);
    let item = Item::Cluster(id);
    let picked = Memo::new(move |_| desk.picked.with(|p| p.contains(&item)));
    let head = move || {
        view! {
            <span class="cluster-name" class:is-unnamed=move || name.get().is_none() dir="auto">
                {move || name.get().unwrap_or_else(|| say(T::Unnamed).to_owned())}
            </span>
            " "
            <span class="cluster-size">{move || say_count(T::CardCount, size.get())}</span>
            {move || handed.get().then(|| view! { <span class="tag tag-good">{say(T::HandedOver)}</span> })}
        }
    };
    view! {
        <li class=move || classes("cluster", &hue.get(), &[("is-picked", picked.get())])>
            <div class="cluster-head">
                {move || {
                    if desk.joining_in.get() {
                        view! {
                            <button
                                type="button"
                                class="cluster-pick"
                                aria-pressed=move || picked.get().to_string()
                                on:click=move |_| pick(desk, item)
                            >
                                {head()}
                                <span class="card-mark">
                                    <Icon name=IconName::Check/>
                                </span>
                            </button>
                            <button
                                type="button"
                                class="btn btn-icon"
                                aria-label=say(T::Rename)
                                on:click=move |_| naming.update(|on| *on = !*on)
                            >
                                <Icon name=IconName::Pencil/>
                            </button>
                        }
                            .into_any()
                    } else {
                        view! { <p class="cluster-pick">{head()}</p> }.into_any()
                    }
                }}
                <button
                    type="button"
                    class="btn btn-icon cluster-open"
                    aria-label=say(T::ShowCards)
                    aria-expanded=move || unfolded.get().to_string()
                    on:click=move |_| unfolded.update(|on| *on = !*on)
                >
                    <Icon name=IconName::ChevronDown/>
                </button>
            </div>
            {move || {
                (naming.get() && desk.joining_in.get())
                    .then(|| {
                        let name = name.get_untracked().unwrap_or_default();
                        view! { <Naming desk cluster=id name on_done=move |()| naming.set(false)/> }
                    })
            }}
            {move || {
                unfolded
                    .get()
                    .then(|| {
                        view! {
                            <ul class="cards cluster-cards">
                                <For each=move || cards.get() key=|id| *id let:id>
                                    <CardItem desk id nested=true/>
                                </For>
                            </ul>
                            {move || {
                                desk.joining_in
                                    .get()
                                    .then(|| {
                                        view! {
                                            <div class="cluster-tools">
                                                <button
                                                    type="button"
                                                    class="btn btn-small"
                                                    on:click=move |_| desk.send(Command::TakeApart { cluster: id })
                                                >
                                                    <Icon name=IconName::Split/>
                                                    {say(T::TakeApart)}
                                                </button>
                                            </div>
                                        }
                                    })
                            }}
                        }
                    })
            }}
        </li>
    }
    .into_any()
}
