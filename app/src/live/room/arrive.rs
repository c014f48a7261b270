//! Arriving: a welcome, who sits at the table, and the choice of a table where people choose.

use domain::ids::GroupId;
use domain::workshop::{Command, PhaseKind};
use leptos::prelude::*;

use crate::catalogue::{CommonText, RoomText as T, say, say_count};
use crate::components::{Icon, IconName};
use crate::live::overview::{field_of, here_at, tables};
use crate::live::parts::{field_icon, hue_class};
use crate::live::room::bits::{button, icon, line, list, live, when};
use crate::live::room::board::Row;
use crate::live::room::state::{Room, Screen};

pub(super) fn view(room: Room) -> AnyView {
    let welcome = Memo::new(move |_| {
        room.about.with(|about| {
            about
                .as_ref()
                .and_then(|about| about.about.as_ref())
                .and_then(|about| about.welcome.as_ref())
                .map(ToString::to_string)
        })
    });
    let choosing = Memo::new(move |_| room.screen.get() == Screen::NoTable || room.choosing_table.get());
    view! {
        {live(move || welcome.get().map_or_else(|| ().into_any(), |text| view! { <section class="welcome"><p dir="auto">{text}</p></section> }.into_any()))}
        {when(move || choosing.get() && room.chooses_table(), move || choose(room))}
        {when(move || room.screen.get() == Screen::NoTable && !room.chooses_table(), move || line("note note-info", IconName::Info, say(T::TableIsAssigned).to_owned()))}
        {when(move || !choosing.get() && room.group.get().is_some(), move || people(room))}
        {code(room)}
    }
    .into_any()
}

/// Who sits at one's table.
pub(super) fn people(room: Room) -> AnyView {
    let rows = Memo::new(move |_| {
        let group = room.group.get();
        room.link.following.with(|known| {
            let mut seats: Vec<_> =
                known.seats.values().filter(|seat| seat.group == group && seat.name.is_some()).collect();
            seats.sort_by_key(|seat| (!seat.host, seat.name.clone()));
            seats.into_iter().map(|seat| Row::Person(seat.id)).collect::<Vec<_>>()
        })
    });
    let all = Memo::new(move |_| {
        let group = room.group.get();
        room.link.following.with(|known| known.seats.values().filter(|seat| seat.group == group).count())
    });
    let nameless = move || u32::try_from(all.get().saturating_sub(rows.with(Vec::len))).unwrap_or(u32::MAX);
    let here = move || room.link.here.with(|(here, _)| here_at(here, room.group.get()));
    view! {
        <section class="table-people" aria-labelledby="people">
            <h2 class="zone-title" id="people">{say(T::AtTheTable)}" "<span class="count">{move || all.get()}</span></h2>
            {list("people-list", room, rows, person)}
            {when(move || nameless() > 0, move || view! { <p class="hint">{move || say_count(T::NamelessPeople, nameless())}</p> }.into_any())}
            {when(move || here() > 0, move || view! { <p class="hint">{move || say_count(T::ConnectedNow, here())}</p> }.into_any())}
            {when(
                move || room.chooses_table() && room.screen.get() == Screen::Phase(PhaseKind::Arrive),
                move || button("btn", Some(IconName::Footprints), say(T::OtherTable), move || room.choosing_table.set(true)),
            )}
        </section>
    }
    .into_any()
}

fn person(room: Room, row: Row) -> AnyView {
    let Row::Person(id) = row else { return ().into_any() };
    let seat = Memo::new(move |_| room.link.following.with(|known| known.seats.get(&id).cloned()));
    let me = move || room.link.me.with(|me| me.as_ref().is_some_and(|me| me.seat.id == id));
    live(move || {
        let Some(seat) = seat.get() else { return ().into_any() };
        let note = match (seat.host, me()) {
            (true, _) => Some(say(CommonText::HostWord)),
            (false, true) => Some(say(T::ThatIsYou)),
            (false, false) => None,
        };
        view! {
            <li class="person" class:is-host=seat.host>
                <bdi>{seat.name}</bdi>{note.map(|note| view! { " "<span class="person-note">{note}</span> })}
            </li>
        }
        .into_any()
    })
}

/// The tables, with the places that are left.
fn choose(room: Room) -> AnyView {
    let chosen = RwSignal::new(None::<GroupId>);
    let choices = move || {
        room.link.following.with(tables).into_iter().map(|id| choice(room, id, chosen)).collect::<Vec<_>>().into_any()
    };
    let sit = move || {
        if let Some(group) = chosen.get_untracked() {
            room.ask(Command::ChooseGroup { group });
        }
    };
    view! {
        <fieldset class="choices">
            <legend>{say(T::ChooseTable)}</legend>
            {live(choices)}
        </fieldset>
        <div class="actions">
            {when(move || chosen.get().is_some(), move || button("btn btn-main", None, say(T::SitHere), sit))}
            {when(move || room.group.get().is_some(), move || button("btn btn-quiet", None, say(T::StayHere), move || room.choosing_table.set(false)))}
        </div>
    }
    .into_any()
}

fn choice(room: Room, id: GroupId, chosen: RwSignal<Option<GroupId>>) -> AnyView {
    let Some((table, field)) =
        room.link.following.with(|known| Some((known.groups.get(&id)?.clone(), field_of(known, id))))
    else {
        return ().into_any();
    };
    let left = u32::from(table.places).saturating_sub(table.people);
    let here = room.group.get() == Some(id);
    let hue = hue_class(field.as_ref());
    let mark = field.as_ref().map_or(IconName::Users, field_icon);
    let name = field.map_or_else(|| table.name.clone(), |field| field.name.to_string());
    let own = (name != table.name).then(|| view! { <bdi>{table.name.clone()}</bdi>" · " });
    let note = match left {
        _ if here => say(T::YourTable).to_owned(),
        0 => say(T::TableFull).to_owned(),
        left => say_count(T::PlacesLeft, left),
    };
    view! {
        <label class=format!("choice {hue}")>
            <input type="radio" name="table" prop:checked=move || chosen.get() == Some(id) disabled=left == 0 || here
                on:change=move |_| chosen.set(Some(id))/>
            " "<span class="choice-text">
                <span class="field"><Icon name=mark/>" "<span dir="auto">{name}</span></span>
                " "<span class="choice-note">{own}{note}</span>
            </span>
        </label>
    }
    .into_any()
}

/// The code that brings one back on another phone.
fn code(room: Room) -> AnyView {
    room.boot
        .with_value(|boot| boot.reentry_code.clone())
        .map_or_else(
            || ().into_any(),
            |code| view! { <p class="keycode">{icon(IconName::Key)}<span>{say(T::ReturnCode)}</span><bdi dir="ltr">{code}</bdi></p><p class="hint">{say(T::ReturnCodeHint)}</p> }.into_any(),
        )
}
