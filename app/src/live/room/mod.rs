//! The participant's room: the phase decides what is on the screen. What cannot be done now is not there.

mod arrive;
mod bar;
mod bits;
mod board;
mod card;
mod collect;
mod drafts;
mod drag;
mod edit;
mod floor;
mod focus;
mod goals;
mod grace;
mod menus;
mod notices;
mod order;
mod polls;
mod sheet;
mod speech;
mod state;
mod talk;
mod walk;
mod write;

use domain::workshop::PhaseKind;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::catalogue::{CommonText, Parcel, RoomText as T, install, say};
use crate::components::IconName;
use crate::live::parts::{hue_class, phase_name, question};
use crate::live::room::bits::{effect, icon, line, live, other_lang, when};
use crate::live::room::state::{Room, Screen};
use crate::live::{Link, LinkConfig, LinkStatus};

/// What the live part is given by its page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoomBoot {
    /// The workshop's id.
    pub workshop: String,
    /// The seat's id: what is kept in the browser is kept per seat.
    pub seat: String,
    /// The reader's texts: areas `CommonText` and `RoomText`.
    pub texts: Parcel,
    /// The code that restores the seat on another phone.
    pub reentry_code: Option<String>,
}

/// The live room. Empty on the server; once it knows the room it takes the place of the plain version, `#plain`.
#[component]
pub fn LiveRoom(
    /// What the page knows.
    room: RoomBoot,
) -> impl IntoView {
    let boot = StoredValue::new(room);
    let open = RwSignal::new(None::<Room>);
    effect(move || {
        let boot = boot.get_value();
        install(boot.texts.clone());
        let path = format!("/w/{}/live", boot.workshop);
        let outbox_key = Some(format!("vc.out.{}", boot.seat));
        let room = Room::new(Link::open(LinkConfig { path, outbox_key }), boot);
        room.watch();
        room.speech.listen();
        menus::listen();
        focus::keep(room);
        open.set(Some(room));
    });
    move || open.get().map(view)
}

/// Draws the room, on the page that has a place for it.
#[cfg(feature = "hydrate")]
pub(crate) fn start() {
    crate::live::place::fill("room", |room: RoomBoot| view! { <LiveRoom room/> });
}

fn view(room: Room) -> AnyView {
    let known = Memo::new(move |_| room.is_known());
    effect(move || {
        if known.get() {
            take_over(room);
        }
    });
    paint(room);
    view! {
        {when(move || known.get(), move || all(room))}
        {when(move || !known.get(), move || early_trouble(room))}
    }
    .into_any()
}

/// Until the room is known, the plain version stays; a link that does not come is worth a line all the same.
fn early_trouble(room: Room) -> AnyView {
    when(
        move || matches!(room.link.status.get(), LinkStatus::Trouble | LinkStatus::Stopped(_)),
        || line("trouble", IconName::WifiOff, say(T::NoConnectionPlain).to_owned()),
    )
}

fn all(room: Room) -> AnyView {
    view! {
        {bar::view(room)}
        <p class="vh" role="status" aria-live="polite">{move || room.speech.said.get()}</p>
        {main(room)}
        {thumbs(room)}
        {sheet::view(room)}
    }
    .into_any()
}

fn main(room: Room) -> AnyView {
    let class = move || {
        let phase = match room.screen.get() {
            Screen::Soon | Screen::NoTable => "arrive",
            Screen::Closed => "closed",
            Screen::Phase(kind) => match kind {
                PhaseKind::Arrive => "arrive",
                PhaseKind::Collect => "collect",
                PhaseKind::Order => "order",
                PhaseKind::Derive => "derive",
                PhaseKind::Gallery => "gallery",
                PhaseKind::Weigh => "weigh",
                PhaseKind::Harvest => "harvest",
                PhaseKind::Close => "closed",
            },
        };
        format!("room-main phase-{phase}")
    };
    view! {
        <main id="main" class=class tabindex="-1">
            {live(move || prompt(room))}
            {live(move || before(room))}
            {floor::view(room)}
            {polls::view(room)}
            {notices::view(room)}
            {when(move || room.is_for(domain::workshop::Verb::Write), move || collect::privacy(room))}
            {order::touched(room)}
            {live(move || screen(room))}
        </main>
    }
    .into_any()
}

fn screen(room: Room) -> AnyView {
    match room.screen.get() {
        Screen::Soon | Screen::NoTable | Screen::Phase(PhaseKind::Arrive) => arrive::view(room),
        Screen::Phase(PhaseKind::Collect) => collect::view(room),
        Screen::Phase(PhaseKind::Order) => order::view(room),
        Screen::Phase(PhaseKind::Derive) => goals::view(room),
        Screen::Phase(PhaseKind::Gallery) => walk::gallery(room),
        Screen::Phase(PhaseKind::Weigh) => walk::own(room),
        Screen::Phase(PhaseKind::Harvest) => walk::harvest(room),
        Screen::Phase(PhaseKind::Close) | Screen::Closed => walk::close(room),
    }
}

/// What people are asked: the first thing on every screen.
fn prompt(room: Room) -> AnyView {
    let (over, asked) = match room.screen.get() {
        Screen::Soon => (None, say(T::BeginsSoon).to_owned()),
        Screen::NoTable => (Some(say(CommonText::PhaseArrive).to_owned()), say(T::FindYourTable).to_owned()),
        Screen::Closed => (None, say(T::ItIsOver).to_owned()),
        Screen::Phase(_) => room.phase.with(|phase| {
            phase.as_ref().map_or((None, String::new()), |phase| (Some(phase_name(phase)), question(phase)))
        }),
    };
    let over = over.map(|over| view! { <p class="prompt-phase" dir="auto">{over}</p> });
    view! { <div class="prompt">{over}<h1 class="prompt-text" dir="auto">{asked}</h1></div> }.into_any()
}

/// After a rotation: what those found who sat here before.
fn before(room: Room) -> AnyView {
    let round = room.about.with(|about| about.as_ref().map_or(1, |about| about.round));
    let summary = room.table.with(|table| table.as_ref().and_then(|table| table.summary.clone()));
    match summary.filter(|summary| summary.round < round) {
        Some(summary) => view! {
            <details class="before" open=true>
                <summary>{icon(IconName::History)}<span>{say(T::RoundBefore)}</span>{icon(IconName::ChevronDown)}</summary>
                <p class="card-text" dir="auto" lang=other_lang(summary.lang.as_str())>{summary.text.to_string()}</p>
            </details>
        }
        .into_any(),
        None => ().into_any(),
    }
}

/// What lies at the thumb: exactly one thing, with what has just happened above it.
fn thumbs(room: Room) -> AnyView {
    let picking = Memo::new(move |_| !room.picked.with(Vec::is_empty));
    let writing = Memo::new(move |_| write::is_open(room));
    let working = move || matches!(room.screen.get(), Screen::Phase(kind) if !matches!(kind, PhaseKind::Arrive | PhaseKind::Close));
    // The form is made once and then only hidden: half-typed text, cursor and keyboard stay.
    view! {
        <div class="thumbs">
            {order::undo_line(room)}
            {when(move || picking.get(), move || order::pickbar(room))}
            <div hidden=move || picking.get()>
                {when(move || writing.get(), move || write::form(room))}
                {when(move || !writing.get(), move || view! {
                    {live(move || room.stop.get().filter(|_| working()).map_or_else(|| ().into_any(), write::stop_line))}
                    {write::unsaved(room)}
                }.into_any())}
            </div>
        </div>
    }
    .into_any()
}

/// The live room takes the place of the plain one; what was typed there already is not lost.
fn take_over(room: Room) {
    use wasm_bindgen::JsCast;
    let Some(plain) =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("plain"))
    else {
        return;
    };
    let typed = plain
        .query_selector("textarea[name=text]")
        .ok()
        .flatten()
        .and_then(|area| area.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
        .map(|area| area.value());
    if let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) {
        let phase = room.phase.with_untracked(|phase| phase.as_ref().map(|phase| phase.id));
        room.drafts.change(drafts::Place::Card, |draft| {
            if draft.is_blank() {
                draft.text = typed;
                draft.phase = phase;
            }
        });
    }
    // Hidden copies of everything would only confuse whoever looks for something on the page.
    plain.set_inner_html("");
    let _ = plain.set_attribute("hidden", "");
}

/// The page wears the colour of the table's field, also after a change of tables.
fn paint(room: Room) {
    effect(move || {
        let hue = room.field.with(|field| hue_class(field.as_ref()));
        let body = web_sys::window().and_then(|window| window.document()).and_then(|document| document.body());
        if let (Some(body), true) = (body, room.is_known()) {
            let _ = body.set_attribute("class", format!("room {hue}").trim());
        }
    });
}
