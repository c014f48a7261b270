//! Ordering: what belongs together is put together; a pile can be named, opened, taken apart again.

use domain::ids::ClusterId;
use domain::text::Title;
use domain::view::ClusterView;
use domain::workshop::{Command, Item, Verb};
use leptos::prelude::*;

use crate::catalogue::{RoomText as T, say, say_count};
use crate::components::IconName;
use crate::live::parts::{hue_class, problem_sentence};
use crate::live::room::bits::{
    button, empty, icon, icon_button, item_key, keyed, line, list, live, menu_item, number, when,
};
use crate::live::room::board::{Row, pile, piles};
use crate::live::room::card::{self, Look};
use crate::live::room::drafts::{Place, cleaned};
use crate::live::room::drag;
use crate::live::room::edit::{focus_soon, problem_of};
use crate::live::room::state::Room;

pub(super) fn view(room: Room) -> AnyView {
    drag::listen(room);
    let rows = Memo::new(move |_| {
        room.group.get().map_or_else(Vec::new, |group| room.link.following.with(|known| piles(known, group, true)))
    });
    view! {
        {when(move || rows.with(Vec::is_empty), || empty(IconName::Layers, say(T::NothingToOrder), say(T::NothingToOrderHint)))}
        {when(move || rows.with(|rows| rows.len() > 1) && room.may(Verb::Order), || view! { <p class="hint">{say(T::OrderHint)}</p> }.into_any())}
        <div on:pointerdown=move |ev| drag::down(room, &ev)>{list("cards", room, rows, row)}</div>
    }
    .into_any()
}

fn row(room: Room, row: Row) -> AnyView {
    match row {
        Row::Cluster(id) => cluster(room, id, Look::Pick),
        other => card::item(room, other, Look::Pick),
    }
}

/// Who is moving something at this table right now.
pub(super) fn touched(room: Room) -> AnyView {
    let who = Memo::new(move |_| {
        let me = room.link.me.with(|me| me.as_ref().map(|me| me.seat.id));
        room.link.touched.with(|touched| {
            touched
                .iter()
                .filter(|touch| touch.seat.is_none() || touch.seat != me)
                .map(|touch| touch.name.clone())
                .next()
        })
    });
    live(move || match who.get() {
        None => ().into_any(),
        Some(None) => line("ordering", IconName::Hand, say(T::SomebodyOrders).to_owned()),
        Some(Some(name)) => {
            view! { <p class="ordering">{icon(IconName::Hand)}<span><bdi>{name}</bdi>" "{say(T::Orders)}</span></p> }
                .into_any()
        }
    })
}

/// A pile, in any phase.
pub(super) fn cluster(room: Room, id: ClusterId, look: Look) -> AnyView {
    let item = Item::Cluster(id);
    let cluster = Memo::new(move |_| room.link.following.with(|known| known.clusters.get(&id).cloned()));
    let handed =
        Memo::new(move |_| cluster.with(|cluster| cluster.as_ref().is_some_and(|cluster| cluster.handed_over)));
    let open = Memo::new(move |_| room.open_piles.with(|open| open.contains(&id)));
    let class = move || {
        let mut class = String::from("cluster ");
        let group = cluster.with(|cluster| cluster.as_ref().map(|cluster| cluster.group));
        class.push_str(&group.map_or_else(String::new, |group| {
            room.link.following.with(|known| hue_class(crate::live::overview::field_of(known, group).as_ref()))
        }));
        let states = [
            (look == Look::Pick && room.picked.with(|picked| picked.contains(&item)), " is-picked"),
            (look == Look::Pick && drag::is_dragged(room, item), " is-dragging"),
            (look == Look::Pick && drag::is_target(room, item), " is-target"),
            (look == Look::Hand && room.is_handed(item, handed.get()), " is-handed"),
        ];
        for (_, name) in states.into_iter().filter(|(on, _)| *on) {
            class.push_str(name);
        }
        class
    };
    let inside = format!("pile-{id}");
    let controls = inside.clone();
    let toggle = move |_| {
        room.open_piles.update(|open| match open.iter().position(|open| *open == id) {
            Some(place) => drop(open.swap_remove(place)),
            None => open.push(id),
        });
    };
    let rows = Memo::new(move |_| room.link.following.with(|known| pile(known, id)));
    let below = match look {
        Look::Hand => card::hand_over(room, item, handed),
        Look::Source => when(
            move || room.may(Verb::Write),
            move || {
                button(
                    "btn btn-quiet btn-small cluster-derive",
                    Some(IconName::Target),
                    say(T::DeriveFromThis),
                    move || crate::live::room::write::derive_from(room, item),
                )
            },
        ),
        Look::Plain | Look::Pick | Look::Inside | Look::Tree => ().into_any(),
    };
    view! {
        <li class=class data-item=item_key(item)>
            <div class="cluster-head">
                {head(room, id, cluster, look)}
                {when(move || look == Look::Pick && room.may(Verb::Order), move || tools(room, id))}
                <button type="button" class="btn btn-icon btn-quiet cluster-open" aria-expanded=move || open.get().to_string() aria-controls=controls
                    aria-label=move || say(if open.get() { T::HideCards } else { T::ShowCards }) on:click=toggle>{icon(IconName::ChevronDown)}</button>
            </div>
            {when(move || room.naming.get() == Some(id) && room.may(Verb::Order), move || naming(room, id, cluster))}
            <ul class="cards cluster-cards" id=inside hidden=move || !open.get()>
                {when(move || open.get(), move || keyed(room, rows, if look == Look::Pick { inside_order } else { inside_plain }))}
            </ul>
            {below}
        </li>
    }
    .into_any()
}

fn inside_order(room: Room, row: Row) -> AnyView {
    card::item(room, row, Look::Inside)
}

fn inside_plain(room: Room, row: Row) -> AnyView {
    card::item(room, row, Look::Plain)
}

/// The name and the size; while ordering, a button.
fn head(room: Room, id: ClusterId, cluster: Memo<Option<ClusterView>>, look: Look) -> AnyView {
    let item = Item::Cluster(id);
    let words = move || {
        let Some((name, cards, support)) = cluster.with(|cluster| {
            cluster.as_ref().map(|cluster| (cluster.name.clone(), cluster.cards.len(), cluster.support))
        }) else {
            return ().into_any();
        };
        let named = name.is_some();
        let name = name.unwrap_or_else(|| say(T::NotNamedYet).to_owned());
        let support = (support > 0).then(|| format!(" · {}", say_count(T::SupportedBy, support)));
        view! {
            <span class="cluster-name" class:is-unnamed=!named dir="auto">{name}</span>" "
            <span class="cluster-size">{say_count(T::CardCount, number(cards))}{support}</span>
        }
        .into_any()
    };
    let picks = Memo::new(move |_| look == Look::Pick && room.may(Verb::Order));
    live(move || {
        if picks.get() {
            view! {
                <button type="button" class="cluster-pick"
                    aria-pressed=move || room.picked.with(|picked| picked.contains(&item)).to_string()
                    on:click=move |_| drag::tap(room, item)
                    on:keydown=move |ev| drag::key(room, item, &ev)>
                    {live(words)}<span class="card-mark">{icon(IconName::Check)}</span>
                </button>
            }
            .into_any()
        } else {
            view! { <p class="cluster-title cluster-pick">{live(words)}</p> }.into_any()
        }
    })
}

fn tools(room: Room, id: ClusterId) -> AnyView {
    view! {
        {icon_button("btn btn-icon btn-quiet", IconName::Pencil, say(T::NameThis), move || begin_naming(room, id))}
        <details class="menu" name="menu">
            <summary class="btn btn-icon btn-quiet" aria-label=say(T::MoreAboutPile)>{icon(IconName::Ellipsis)}</summary>
            <ul class="menu-list">
                {menu_item("menu-item", IconName::Split, say(T::TakeApart), move || room.act(Command::TakeApart { cluster: id }, T::TakenApartDone))}
            </ul>
        </details>
    }
    .into_any()
}

fn begin_naming(room: Room, id: ClusterId) {
    let open = room.naming.get_untracked() != Some(id);
    room.naming.set(open.then_some(id));
    if open {
        focus_soon(".cluster-naming input");
    }
}

fn naming(room: Room, id: ClusterId, cluster: Memo<Option<ClusterView>>) -> AnyView {
    let place = Place::Name(id);
    let draft = room.drafts.at(place);
    if draft.with_untracked(|draft| draft.text.is_empty())
        && let Some(name) = cluster.with_untracked(|cluster| cluster.as_ref().and_then(|cluster| cluster.name.clone()))
    {
        draft.update(|draft| draft.text = name);
    }
    // The form goes away with the focus in it: the pile has it then.
    let leave = move || {
        room.drafts.change(place, |draft| *draft = Default::default());
        room.naming.set(None);
        focus_soon(format!("[data-item=\"{}\"] button", item_key(Item::Cluster(id))));
    };
    let save = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let name = cleaned(&draft.with_untracked(|draft| draft.text.clone()));
        if let Err(problem) = Title::parse_optional(&name) {
            room.drafts.change(place, |draft| draft.problem = Some(problem_of(problem)));
            return;
        }
        // From here on the outbox keeps the name; refused, it comes back here.
        room.act(Command::NameCluster { cluster: id, name }, T::NamedDone);
        leave();
    };
    let field = format!("name-{id}");
    view! {
        <form class="cluster-naming" on:submit=save>
            <label class="vh" for=field.clone()>{say(T::WhatIsItCalled)}</label>
            <input class="input" id=field dir="auto" autocomplete="off" placeholder=say(T::WhatIsItCalled)
                prop:value=move || draft.with(|draft| draft.text.clone())
                on:input=move |ev| { room.link.touch(Item::Cluster(id)); room.drafts.change(place, |draft| draft.type_text(event_target_value(&ev))); }/>
            <button class="btn">{say(T::Save)}</button>
            {icon_button("btn btn-icon btn-quiet", IconName::X, say(T::Cancel), leave)}
            {live(move || draft.with(|draft| draft.problem.as_ref().map(problem_sentence)).map_or_else(|| ().into_any(), |problem| line("error", IconName::CircleAlert, problem)))}
        </form>
    }
    .into_any()
}

/// At the thumb, once something is picked.
pub(super) fn pickbar(room: Room) -> AnyView {
    let many = Memo::new(move |_| room.picked.with(Vec::len));
    view! {
        <div class="pickbar" role="region" aria-label=say(T::Selection)>
            <p class="pickbar-text">{move || if many.get() == 1 { say(T::TapTheSecond).to_owned() } else { say_count(T::Picked, number(many.get())) }}</p>
            {when(move || many.get() > 1, move || button("btn btn-main", Some(IconName::Merge), say(T::PutTogether), move || room.join(&room.picked.get_untracked())))}
            {icon_button("btn btn-icon", IconName::X, say(T::LetGoOfAll), move || room.let_go())}
        </div>
    }
    .into_any()
}

/// What has just happened, with the way to take it back.
pub(super) fn undo_line(room: Room) -> AnyView {
    live(move || match room.acted.get() {
        Some(done) => {
            let can = room.link.me.with(|me| me.as_ref().is_some_and(|me| me.can_undo));
            let undo =
                can.then(|| button("btn btn-quiet", Some(IconName::Undo), say(T::Undo), move || room.undo(false)));
            view! { <div class="undo"><p>{say(done)}</p>{undo}</div> }.into_any()
        }
        None => ().into_any(),
    })
}
