//! One card: what somebody said, first; who said it and what became of it, below.

use domain::ids::CardId;
use domain::text::CARD_AIM;
use domain::view::CardView;
use domain::workshop::{CardKind, Command, Item, Standing, Verb};
use leptos::prelude::*;

use crate::catalogue::{CommonText, RoomText as T, reader, say, say_count, say_with};
use crate::components::{IconName, own_name};
use crate::live::outbox::Waiting;
use crate::live::parts::{hue_class, kind_icon, problem_sentence, snippet};
use crate::live::room::bits::{button, icon, item_key, line, live, menu_item, number, other_lang, when};
use crate::live::room::board::{Row, is_goal};
use crate::live::room::state::{Room, Sheet};
use crate::live::room::{drag, edit, talk, write};

/// Where a card lies, which says what can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    /// In the phase of ordering: the whole card can be tapped.
    Pick,
    /// In an open pile, while ordering.
    Inside,
    /// In the tree of goals.
    Tree,
    /// What goals are derived from.
    Source,
    /// At the harvest.
    Hand,
}

pub(super) fn plain(room: Room, row: Row) -> AnyView {
    item(room, row, Look::Plain)
}

pub(super) fn item(room: Room, row: Row, look: Look) -> AnyView {
    let Row::Card(id) = row else { return ().into_any() };
    let card = Memo::new(move |_| room.card(id));
    let handed = Memo::new(move |_| {
        card.with(|card| card.as_ref().is_some_and(|card| room.is_handed(Item::Card(id), card.handed_over)))
    });
    let class = move || {
        card.with(|card| card.as_ref().map_or_else(String::new, |card| classes(room, card, look, handed.get())))
    };
    view! {
        <li class=class id=format!("card-{id}") data-item=item_key(Item::Card(id))>
            {body(room, id, card, look)}
        </li>
    }
    .into_any()
}

fn classes(room: Room, card: &CardView, look: Look, handed: bool) -> String {
    let mut class = String::from("card");
    let hue = room.link.following.with(|known| hue_class(crate::live::overview::field_of(known, card.group).as_ref()));
    let mut add = |on: bool, name: &str| {
        if on {
            class.push(' ');
            class.push_str(name);
        }
    };
    add(!hue.is_empty(), &hue);
    add(room.is_mine(card.id), "is-mine");
    add(room.sent_edit(card.id).is_some(), "is-pending");
    add(card.standing == Standing::Queued, "is-queued");
    add(card.standing == Standing::Late, "is-late");
    add(matches!(card.standing, Standing::Hidden { .. }), "is-hidden");
    add(card.locked, "is-locked");
    match look {
        Look::Pick => {
            let item = Item::Card(card.id);
            add(room.picked.with(|picked| picked.contains(&item)), "is-picked");
            add(drag::is_dragged(room, item), "is-dragging");
            add(drag::is_target(room, item), "is-target");
        }
        Look::Tree => {
            add(true, "tree-card");
            add(card.kind == CardKind::MainGoal, "is-main-goal");
            add(card.kind == CardKind::Goal, "is-goal");
            add(card.kind == CardKind::Measure, "is-measure");
        }
        Look::Hand => add(handed, "is-handed"),
        Look::Plain | Look::Inside | Look::Source => {}
    }
    class
}

/// The class of a card that is no list item of its own, as in the tree.
pub(super) fn tree_class(room: Room, card: Memo<Option<CardView>>) -> String {
    card.with(|card| card.as_ref().map_or_else(String::new, |card| classes(room, card, Look::Tree, false)))
}

/// All that is inside a card.
pub(super) fn body(room: Room, id: CardId, card: Memo<Option<CardView>>, look: Look) -> AnyView {
    let editing = Memo::new(move |_| room.editing.get() == Some(id) && look != Look::Pick);
    let words = move || {
        if editing.get() {
            edit::form(room, id)
        } else if look == Look::Pick {
            pick_button(room, id, card)
        } else {
            text(room, id, card)
        }
    };
    let tools = when(
        move || card.with(Option::is_some),
        move || {
            view! {
                <div class="card-foot">
                    {live(move || by(room, id, card))}
                    <div class="card-tools">{support(room, id, card)}{talk::toggle(room, id, card)}{menu(room, id, card, look)}</div>
                </div>
            }
            .into_any()
        },
    );
    view! {
        {live(move || kind(room, card, look))}
        {words}
        {live(move || state(room, id, card))}
        {live(move || source(room, card, look))}
        {tools}
        {talk::under(room, id, card)}
        {below(room, id, card, look)}
    }
    .into_any()
}

/// The kind, where it is not the one everybody writes.
fn kind(room: Room, card: Memo<Option<CardView>>, look: Look) -> AnyView {
    let Some(kind) = card.with(|card| card.as_ref().map(|card| card.kind)) else { return ().into_any() };
    let usual = room.phase.with(|phase| phase.as_ref().is_some_and(|phase| phase.kinds == [kind]))
        || kind == CardKind::Observation;
    if usual && look != Look::Tree {
        return ().into_any();
    }
    line("card-kind", kind_icon(kind), say(CommonText::from(kind)).to_owned())
}

/// A text that folds after six lines or so.
fn text(room: Room, id: CardId, card: Memo<Option<CardView>>) -> AnyView {
    let open = RwSignal::new(false);
    let words = Memo::new(move |_| {
        room.sent_edit(id).or_else(|| card.with(|card| card.as_ref().map(|card| card.text.clone()))).unwrap_or_default()
    });
    let long = Memo::new(move |_| words.with(|words| is_long(words)));
    let class = move || match (long.get(), open.get()) {
        (true, true) => "card-text is-long is-open",
        (true, false) => "card-text is-long",
        (false, _) => "card-text",
    };
    let lang = move || card.with(|card| card.as_ref().and_then(|card| other_lang(card.lang.as_str())));
    view! {
        <p class=class dir="auto" lang=lang>{move || words.get()}</p>
        {when(move || long.get(), move || view! {
            <button type="button" class="card-more" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                {move || say(if open.get() { T::ReadLess } else { T::ReadAll })}
            </button>
        }.into_any())}
    }
    .into_any()
}

fn is_long(text: &str) -> bool {
    text.chars().count() > CARD_AIM as usize || text.lines().count() > 6
}

/// The text as a button as large as the card.
fn pick_button(room: Room, id: CardId, card: Memo<Option<CardView>>) -> AnyView {
    let item = Item::Card(id);
    let words = Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.text.clone())).unwrap_or_default());
    let lang = move || card.with(|card| card.as_ref().and_then(|card| other_lang(card.lang.as_str())));
    let may =
        Memo::new(move |_| room.may(Verb::Order) && card.with(|card| card.as_ref().is_some_and(|card| !card.locked)));
    live(move || {
        if !may.get() {
            return text(room, id, card);
        }
        let class = move || if words.with(|words| is_long(words)) { "card-text is-long" } else { "card-text" };
        view! {
            <button type="button" class="card-pick"
                aria-pressed=move || room.picked.with(|picked| picked.contains(&item)).to_string()
                on:click=move |_| drag::tap(room, item)
                on:keydown=move |ev| drag::key(room, item, &ev)>
                <span class=class dir="auto" lang=lang>{move || words.get()}</span>
                <span class="card-mark">{icon(IconName::Check)}</span>
            </button>
        }
        .into_any()
    })
}

/// What has become of it, as far as it is not simply lying there.
fn state(room: Room, id: CardId, card: Memo<Option<CardView>>) -> AnyView {
    let Some((standing, locked)) = card.with(|card| card.as_ref().map(|card| (card.standing.clone(), card.locked)))
    else {
        return ().into_any();
    };
    if room.sent_edit(id).is_some() {
        return line("card-state", IconName::Clock, say(T::Saving).to_owned());
    }
    match standing {
        Standing::Queued => line("card-state", IconName::Eye, say(T::BeingChecked).to_owned()),
        Standing::Late => line("card-state", IconName::Hourglass, say(T::LateWaiting).to_owned()),
        Standing::Hidden { reason } => {
            let reason = reason.to_string();
            view! {
                <div class="card-reason">
                    {icon(IconName::EyeOff)}
                    <p><strong>{say(T::HiddenByModeration)}</strong>" "{say(T::Reason)}" "<bdi>{reason}</bdi>" "{say(T::TextIsKept)}</p>
                </div>
            }
            .into_any()
        }
        Standing::Open | Standing::Withdrawn if locked => {
            line("card-state", IconName::Lock, say(T::CardIsLocked).to_owned())
        }
        Standing::Open | Standing::Withdrawn => ().into_any(),
    }
}

/// What a goal was derived from.
fn source(room: Room, card: Memo<Option<CardView>>, look: Look) -> AnyView {
    let from = card.with(|card| card.as_ref().and_then(|card| card.from));
    match from.filter(|_| look == Look::Tree).and_then(|from| name_of(room, from)) {
        Some(name) => view! { <p class="card-state">{icon(IconName::Link)}<span>{say(T::DerivedFrom)}" "<bdi>{name}</bdi></span></p> }.into_any(),
        None => ().into_any(),
    }
}

/// How to call a card or a pile somewhere else.
pub(super) fn name_of(room: Room, item: Item) -> Option<String> {
    room.link.following.with(|known| match item {
        Item::Card(id) => known.cards.get(&id).map(|card| snippet(&card.text, 50)),
        Item::Cluster(id) => known
            .clusters
            .get(&id)
            .map(|cluster| cluster.name.clone().unwrap_or_else(|| say_count(T::PileOf, number(cluster.cards.len())))),
    })
}

/// Who wrote it, as far as that is told, and in which language.
fn by(room: Room, id: CardId, card: Memo<Option<CardView>>) -> AnyView {
    let known = card.with(|card| card.as_ref().map(|card| (card.author.clone(), card.lang.clone(), is_public(card))));
    let Some((author, lang, public)) = known else {
        return ().into_any();
    };
    let mut words: Vec<AnyView> = Vec::new();
    let mut add = |word: AnyView| {
        if !words.is_empty() {
            words.push(" · ".into_any());
        }
        words.push(word);
    };
    let behalf = author.as_ref().and_then(|author| author.behalf);
    if let Some(behalf) = behalf {
        add(say(CommonText::from(behalf)).into_any());
    }
    if room.is_mine(id) {
        add(say(T::ByYou).into_any());
    } else if let Some(author) = author {
        if author.erased {
            add(say(CommonText::DeletedAccount).into_any());
        }
        for word in [author.name, author.organisation].into_iter().flatten() {
            add(view! { <bdi>{word}</bdi> }.into_any());
        }
    }
    if lang.as_str() != reader().tag() {
        let name = own_name(lang.as_str()).to_owned();
        add(view! { <span class="card-lang" lang=lang.to_string()>{name}</span> }.into_any());
    }
    if public {
        add(view! { <a class="story-link" href=room.story(id)>{say(T::Story)}</a> }.into_any());
    }
    view! { <p class="card-by">{words}</p> }.into_any()
}

/// Whether others see it too, so that it can be supported and talked about.
pub(super) fn is_public(card: &CardView) -> bool {
    card.standing == Standing::Open && card.revealed
}

fn support(room: Room, id: CardId, card: Memo<Option<CardView>>) -> AnyView {
    let can = Memo::new(move |_| {
        room.may(Verb::Support)
            && !room.is_mine(id)
            && card.with(|card| card.as_ref().is_some_and(|card| is_public(card) && !card.locked))
    });
    let state = Memo::new(move |_| room.support(id, card.with(|card| card.as_ref().map_or(0, |card| card.support))));
    live(move || {
        if can.get() {
            view! {
                <button type="button" class="support"
                    aria-pressed=move || state.get().0.to_string()
                    aria-label=move || say_with(T::SupportLabel, &[("n", &state.get().1.to_string())])
                    on:click=move |_| { room.ask(Command::Support { card: id, on: !state.get_untracked().0 }); }>
                    {icon(IconName::Heart)}<span>{move || state.get().1}</span>
                </button>
            }
            .into_any()
        } else if state.get().1 > 0 {
            view! { <p class="support"><span class="vh">{move || say_count(T::SupportedBy, state.get().1)}</span>{icon(IconName::Heart)}<span aria-hidden="true">{move || state.get().1}</span></p> }.into_any()
        } else {
            ().into_any()
        }
    })
}

/// What else can be done with a card, now and by this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Can {
    rework: bool,
    hang: bool,
    derive: bool,
}

fn menu(room: Room, id: CardId, card: Memo<Option<CardView>>, look: Look) -> AnyView {
    let can = Memo::new(move |_| {
        card.with(|card| {
            let Some(card) = card else { return Can::default() };
            let at_home = room.group.get() == Some(card.group);
            let free = !card.locked && !matches!(card.standing, Standing::Hidden { .. } | Standing::Withdrawn);
            let open = free && at_home && is_public(card);
            Can {
                rework: free && room.is_mine(id) && room.may(Verb::Rework) && look != Look::Pick,
                hang: open && room.may(Verb::Hang) && look == Look::Tree && card.kind != CardKind::MainGoal,
                derive: open
                    && room.may(Verb::Write)
                    && matches!(look, Look::Source | Look::Tree)
                    && room.is_for(Verb::Hang),
            }
        })
    });
    live(move || {
        let can = can.get();
        if can == Can::default() {
            return ().into_any();
        }
        let items = [
            can.rework.then(|| menu_item("menu-item", IconName::Pencil, say(T::Change), move || edit::begin(room, id))),
            can.hang.then(|| {
                menu_item("menu-item", IconName::Layers, say(T::Place), move || room.sheet.set(Some(Sheet::Hang(id))))
            }),
            can.derive.then(|| {
                menu_item("menu-item", IconName::Target, say(T::DeriveFromThis), move || {
                    write::derive_from(room, Item::Card(id))
                })
            }),
            can.rework.then(|| {
                menu_item("menu-item is-danger", IconName::Trash, say(T::Withdraw), move || {
                    room.sheet.set(Some(Sheet::Withdraw(id)))
                })
            }),
        ];
        view! {
            <details class="menu" name="menu">
                <summary class="btn btn-icon" aria-label=say(T::MoreAboutCard)>{icon(IconName::Ellipsis)}</summary>
                <ul class="menu-list">{items.into_iter().flatten().collect::<Vec<_>>()}</ul>
            </details>
        }
        .into_any()
    })
}

/// What stands at the foot of a card in one phase only.
fn below(room: Room, id: CardId, card: Memo<Option<CardView>>, look: Look) -> AnyView {
    match look {
        Look::Inside => when(
            move || room.may(Verb::Order) && card.with(|card| card.as_ref().is_some_and(|card| !card.locked)),
            move || {
                button("btn btn-quiet btn-small", Some(IconName::Split), say(T::TakeOut), move || {
                    room.act(Command::TakeOut { card: id }, T::TakenOutDone);
                })
            },
        ),
        Look::Tree => {
            let below = move || {
                card.with(|card| {
                    card.as_ref()
                        .and_then(|card| match card.kind {
                            CardKind::MainGoal => Some(CardKind::Goal),
                            CardKind::Goal => Some(CardKind::Measure),
                            CardKind::Observation | CardKind::Guideline | CardKind::Measure => None,
                        })
                        .filter(|kind| is_goal(*kind) && room.kinds().contains(kind))
                })
            };
            let below = Memo::new(move |_| below());
            live(move || match below.get().filter(|_| room.may(Verb::Write) && room.is_for(Verb::Hang)) {
                Some(kind) => {
                    let word = say(if kind == CardKind::Goal { T::GoalBelow } else { T::MeasureBelow });
                    button("btn btn-quiet btn-small tree-add", Some(IconName::Plus), word, move || {
                        write::begin_under(room, id, kind)
                    })
                }
                None => ().into_any(),
            })
        }
        Look::Source => when(
            move || room.may(Verb::Write) && room.is_for(Verb::Hang),
            move || {
                button("btn btn-quiet btn-small", Some(IconName::Target), say(T::DeriveFromThis), move || {
                    write::derive_from(room, Item::Card(id))
                })
            },
        ),
        Look::Hand => hand_over(
            room,
            Item::Card(id),
            Memo::new(move |_| card.with(|card| card.as_ref().is_some_and(|card| card.handed_over))),
        ),
        Look::Plain | Look::Pick => ().into_any(),
    }
}

/// The box that marks what the table hands over.
pub(super) fn hand_over(room: Room, item: Item, known: Memo<bool>) -> AnyView {
    when(
        move || room.may(Verb::HandOver),
        move || {
            view! {
                <label class="hand-over">
                    <input type="checkbox" prop:checked=move || room.is_handed(item, known.get())
                        on:change=move |ev| { room.ask(Command::HandOver { item, on: event_target_checked(&ev) }); }/>
                    " "<span>{say(T::WeHandThisOver)}</span>
                </label>
            }
            .into_any()
        },
    )
}

/// A card on its way: there at once, with a small clock, until the server has it; or come back, with the reason.
pub(super) fn sent(room: Room, row: Row) -> AnyView {
    let Row::Sent(id) = row else { return ().into_any() };
    let key = id.clone();
    let entry =
        Memo::new(move |_| room.link.waiting.with(|waiting| waiting.iter().find(|entry| entry.id == key).cloned()));
    let hue = room.field.with_untracked(|field| hue_class(field.as_ref()));
    live(move || {
        let Some(Waiting { command: Command::WriteCard { text, lang, .. }, problem, .. }) = entry.get() else {
            return ().into_any();
        };
        let lang = other_lang(&lang);
        let state = match problem {
            None => line("card-state", IconName::Clock, say(T::Saving).to_owned()),
            Some(problem) => {
                let id = id.clone();
                view! {
                    {line("card-state", IconName::CircleAlert, problem_sentence(&problem))}
                    {button("btn btn-quiet btn-small", Some(IconName::Pencil), say(T::BackToBox), move || write::take_up(room, &id))}
                }
                .into_any()
            }
        };
        view! { <li class=format!("card is-mine is-pending {hue}")><p class="card-text" dir="auto" lang=lang>{text}</p>{state}</li> }.into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_fold() {
        assert!(!is_long("kurz"));
        assert!(is_long(&"a".repeat(281)));
        assert!(is_long("1\n2\n3\n4\n5\n6\n7"));
    }
}
