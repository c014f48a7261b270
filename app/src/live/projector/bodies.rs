//! The pictures of the phases: bars, one table, all tables, and the end.

use domain::ids::{CardId, GroupId};
use domain::view::Following;
use domain::workshop::{CardKind, Item};
use leptos::prelude::*;

use crate::catalogue::{CommonText, ProjectorText as T, reader, say, say_count, say_with};
use crate::components::{Icon, IconName};
use crate::live::marks::FieldMark;
use crate::live::overview::field_of;
use crate::live::parts::{hue_class, kind_icon, table_name};
use crate::live::projector::fit::FitList;
use crate::live::projector::lying::{Lying, NEW_MILLIS, just_arrived, lying};
use crate::live::projector::showing::Showing;

/// So many cards are shown as just arrived.
const ARRIVALS: usize = 3;

/// How much has come together at each table: a bar and a number, never who is best.
#[component]
pub(super) fn Bars(showing: Showing) -> impl IntoView {
    view! { <FitList showing class="stage-bars" items=showing.tables draw=bar/> }
}

fn bar(showing: Showing, group: GroupId) -> impl IntoView {
    let cards = Memo::new(move |_| showing.link.following.with(|f| f.groups.get(&group).map_or(0, |g| g.cards)));
    let most =
        Memo::new(move |_| showing.link.following.with(|f| f.groups.values().map(|g| g.cards).max().unwrap_or(0)));
    let field = Memo::new(move |_| showing.link.following.with(|f| Some((field_of(f, group)?, table_name(f, group)))));
    view! {
        <li class=move || format!("stage-bar {}", field.with(|f| hue_class(f.as_ref().map(|(field, _)| field))))>
            {move || field.get().map(|(field, word)| view! { <FieldMark field word/> })}
            <svg class="bar" aria-hidden="true" focusable="false">
                <rect width=move || format!("{}%", percent(cards.get(), most.get())) height="100%"></rect>
            </svg>
            <span class="stage-num">
                <span aria-hidden="true">{cards}</span>
                <span class="vh">{move || say_count(T::CardCount, cards.get())}</span>
            </span>
        </li>
    }
    .into_any()
}

fn percent(part: u32, most: u32) -> u32 {
    u32::try_from(u64::from(part) * 100 / u64::from(most.max(1))).unwrap_or(100).min(100)
}

/// One table's board in large type.
#[component]
pub(super) fn OneTable(showing: Showing, group: GroupId, handed: bool) -> impl IntoView {
    let items = Memo::new(move |_| showing.link.following.with(|f| lying(f, group, handed)));
    let empty = Memo::new(move |_| items.with(Vec::is_empty));
    view! {
        {handed.then(|| view! { <h2 class="stage-sub">{say(T::HandedOver)}</h2> })}
        {move || {
            if empty.get() {
                view! { <p class="stage-after">{say(if handed { T::NothingHandedOver } else { T::NothingYet })}</p> }.into_any()
            } else {
                view! { <FitList showing class="cards stage-cards" items draw=thing/> }.into_any()
            }
        }}
    }
    .into_any()
}

fn thing(showing: Showing, lying: Lying) -> AnyView {
    match lying.item {
        Item::Card(id) => view! { <Card showing id depth=lying.depth mark_new=true/> }.into_any(),
        Item::Cluster(id) => {
            let cluster = Memo::new(move |_| showing.link.following.with(|f| f.clusters.get(&id).cloned()));
            let name = Memo::new(move |_| cluster.with(|c| c.as_ref().and_then(|c| c.name.clone())));
            let cards = Memo::new(move |_| cluster.with(|c| c.as_ref().map_or_else(Vec::new, |c| c.cards.clone())));
            let hue = Memo::new(move |_| {
                showing
                    .link
                    .following
                    .with(|f| hue_class(f.clusters.get(&id).and_then(|c| field_of(f, c.group)).as_ref()))
            });
            // A few of its voices below the name; the number says how many there are.
            let voices = Memo::new(move |_| {
                let cards = cards.get();
                showing.link.following.with(|f| {
                    cards
                        .iter()
                        .filter_map(|id| f.cards.get(id))
                        .take(3)
                        .map(|c| (c.text.clone(), c.lang.to_string()))
                        .collect::<Vec<_>>()
                })
            });
            view! {
                <li class=move || format!("cluster {}", hue.get())>
                    <p class="cluster-head">
                        <span class="cluster-name" class:is-unnamed=move || name.get().is_none() dir="auto">
                            {move || name.get().unwrap_or_else(|| say(T::Unnamed).to_owned())}
                        </span>
                        " "
                        <span class="cluster-size">{move || say_count(T::CardCount, size(&cards.read()))}</span>
                    </p>
                    <ul class="stage-voices">
                        {move || {
                            voices
                                .get()
                                .into_iter()
                                .map(|(text, lang)| {
                                    view! {
                                        <li dir="auto" lang=lang>
                                            {text}
                                        </li>
                                    }
                                })
                                .collect_view()
                        }}
                    </ul>
                </li>
            }
            .into_any()
        }
    }
}

fn size<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

/// A card without names: on the wall it is the table's.
#[component]
fn Card(
    showing: Showing,
    id: CardId,
    /// How deep it hangs under others.
    depth: u8,
    /// A new one says so.
    mark_new: bool,
) -> impl IntoView {
    let card = Memo::new(move |_| showing.link.following.with(|f| f.cards.get(&id).cloned()));
    let text = Memo::new(move |_| card.with(|c| c.as_ref().map(|c| (c.text.clone(), c.lang.to_string()))));
    let kind = Memo::new(move |_| card.with(|c| c.as_ref().map(|c| c.kind)));
    let support = Memo::new(move |_| card.with(|c| c.as_ref().map_or(0, |c| c.support)));
    let is_new = Memo::new(move |_| {
        let now = showing.now.get();
        card.with(|c| c.as_ref().is_some_and(|c| now.millis_since(c.written) < NEW_MILLIS))
    });
    let hue = Memo::new(move |_| {
        showing.link.following.with(|f| hue_class(f.cards.get(&id).and_then(|c| field_of(f, c.group)).as_ref()))
    });
    view! {
        <li class=move || format!("card is-depth-{depth} {}", hue.get()) class:is-fresh=is_new>
            {move || {
                kind.get()
                    .filter(|kind| *kind != CardKind::Observation)
                    .map(|kind| {
                        view! {
                            <p class="card-kind">
                                <Icon name=kind_icon(kind)/>
                                {say(CommonText::from(kind))}
                            </p>
                        }
                    })
            }}
            {move || {
                text.get()
                    .map(|(text, lang)| {
                        view! {
                            <p class="card-text" dir="auto" lang=lang>
                                {move || {
                                    (is_new.get() && mark_new)
                                        .then(|| view! { <bdi class="card-new" lang=reader().tag()>{say(T::New)}</bdi> " " })
                                }}
                                {text}
                            </p>
                        }
                    })
            }}
            {move || {
                Some(support.get())
                    .filter(|n| *n > 0)
                    .map(|n| {
                        view! {
                            <p class="card-support">
                                <Icon name=IconName::Heart/>
                                <span aria-hidden="true">{n}</span>
                                <span class="vh">{say_count(T::Support, n)}</span>
                            </p>
                        }
                    })
            }}
        </li>
    }
    .into_any()
}

/// All tables side by side.
#[component]
pub(super) fn Columns(showing: Showing, handed: bool) -> impl IntoView {
    let draw = if handed { column_of_handed } else { column };
    view! {
        {handed.then(|| view! { <h2 class="stage-sub">{say(T::HandedOver)}</h2> })}
        <FitList showing class="stage-groups" items=showing.tables draw/>
    }
    .into_any()
}

fn column(showing: Showing, group: GroupId) -> AnyView {
    table_column(showing, group, false)
}

fn column_of_handed(showing: Showing, group: GroupId) -> AnyView {
    table_column(showing, group, true)
}

fn table_column(showing: Showing, group: GroupId, handed: bool) -> AnyView {
    let field = Memo::new(move |_| showing.link.following.with(|f| Some((field_of(f, group)?, table_name(f, group)))));
    let cards = Memo::new(move |_| showing.link.following.with(|f| f.groups.get(&group).map_or(0, |g| g.cards)));
    let items = Memo::new(move |_| showing.link.following.with(|f| lying(f, group, handed)));
    let empty = Memo::new(move |_| items.with(Vec::is_empty));
    view! {
        <li class=move || format!("stage-group {}", field.with(|f| hue_class(f.as_ref().map(|(field, _)| field))))>
            <p class="stage-group-head">
                {move || field.get().map(|(field, word)| view! { <FieldMark field word/> })}
                {(!handed)
                    .then(|| {
                        view! {
                            <span class="stage-group-size">
                                <span aria-hidden="true">{cards}</span>
                                <span class="vh">{move || say_count(T::CardCount, cards.get())}</span>
                            </span>
                        }
                    })}
            </p>
            {move || {
                if empty.get() {
                    let words = if handed { T::NothingHandedOver } else { T::NothingYet };
                    view! { <p class="stage-group-none">{say(words)}</p> }.into_any()
                } else {
                    view! { <FitList showing class="stage-clusters" items draw=line inner=true/> }.into_any()
                }
            }}
        </li>
    }
    .into_any()
}

/// What one line of a column says.
fn line_words(following: &Following, item: Item) -> Option<(String, Option<String>, u32)> {
    match item {
        Item::Card(id) => following.cards.get(&id).map(|c| (c.text.clone(), Some(c.lang.to_string()), 1)),
        Item::Cluster(id) => {
            let cluster = following.clusters.get(&id)?;
            let first = || cluster.cards.first().and_then(|id| following.cards.get(id));
            let (text, lang) = match &cluster.name {
                Some(name) => (name.clone(), None),
                None => first()
                    .map_or_else(|| (say(T::Unnamed).to_owned(), None), |c| (c.text.clone(), Some(c.lang.to_string()))),
            };
            Some((text, lang, size(&cluster.cards)))
        }
    }
}

fn line(showing: Showing, lying: Lying) -> AnyView {
    let words = Memo::new(move |_| showing.link.following.with(|f| line_words(f, lying.item)));
    let is_cluster = matches!(lying.item, Item::Cluster(_));
    view! {
        <li class=format!("stage-line is-depth-{}", lying.depth) class:is-cluster=is_cluster>
            {move || {
                words
                    .get()
                    .map(|(text, lang, n)| {
                        view! {
                            <span class="stage-line-text" dir="auto" lang=lang>
                                {text}
                            </span>
                            {is_cluster
                                .then(|| {
                                    view! {
                                        <span class="count">
                                            <span aria-hidden="true">{n}</span>
                                            <span class="vh">{say_count(T::CardCount, n)}</span>
                                        </span>
                                    }
                                })}
                        }
                    })
            }}
        </li>
    }
    .into_any()
}

/// What has come in within the last moments.
#[component]
pub(super) fn JustArrived(showing: Showing) -> impl IntoView {
    let cards = Memo::new(move |_| {
        let (group, now) = (showing.spotlight.get().group, showing.now.get());
        // On one table's board the new ones are marked where they lie.
        if group.is_some() {
            return Vec::new();
        }
        showing.link.following.with(|f| just_arrived(f, None, now, ARRIVALS))
    });
    let some = Memo::new(move |_| !cards.with(Vec::is_empty));
    move || {
        some.get().then(|| {
            view! {
                <aside class="stage-new" aria-label=say(T::JustArrived)>
                    <p class="stage-new-title">{say(T::JustArrived)}</p>
                    <ul>
                        <For each=move || cards.get() key=|id| *id let:id>
                            <Card showing id depth=0 mark_new=false/>
                        </For>
                    </ul>
                </aside>
            }
            .into_any()
        })
    }
}

/// Thank you, and what came of it.
#[component]
pub(super) fn Results(showing: Showing) -> impl IntoView {
    let counted = Memo::new(move |_| {
        showing.link.following.with(|f| {
            (
                f.groups.values().map(|g| g.cards).sum::<u32>(),
                u32::try_from(f.groups.values().filter(|g| g.cards > 0).count()).unwrap_or(0),
            )
        })
    });
    view! {
        <p class="stage-big stage-thanks">{say(T::Thanks)}</p>
        <p class="stage-after">
            {move || {
                let (cards, tables) = counted.get();
                say_with(
                    T::Result,
                    &[("cards", &say_count(T::CardCount, cards)), ("tables", &say_count(T::TableCount, tables))],
                )
            }}
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_is_full_and_nothing_is_nothing() {
        assert_eq!([percent(23, 23), percent(0, 23), percent(1, 3), percent(0, 0)], [100, 0, 33, 0]);
        assert_eq!(percent(u32::MAX, u32::MAX), 100);
    }
}
