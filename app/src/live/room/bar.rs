//! The line on top: where one is, how much time is left, and the menu.

use domain::workshop::{Command, PhaseKind, Verb};
use leptos::prelude::*;

use crate::catalogue::{CommonText, RoomText as T, UiLang, reader, say};
use crate::components::{Icon, IconName};
use crate::live::LinkStatus;
use crate::live::overview::{Timer, clock_face, timer};
use crate::live::parts::{field_icon, problem_sentence};
use crate::live::room::bits::{icon, live, menu_item, when};
use crate::live::room::floor;
use crate::live::room::state::{Room, Screen, Sheet};

pub(super) fn view(room: Room) -> AnyView {
    view! {
        <header class="roombar">
            {live(move || place(room))}
            {clock(room)}
            <details class="menu" name="menu">
                <summary class="btn btn-icon" aria-label=say(T::Menu)>{icon(IconName::Menu)}</summary>
                {menu(room)}
            </details>
        </header>
        {trouble(room)}
    }
    .into_any()
}

fn place(room: Room) -> AnyView {
    let Some(field) = room.field.get() else {
        let title = room
            .about
            .with(|about| about.as_ref().and_then(|about| about.about.as_ref()).map(|about| about.title.to_string()));
        let title = title.unwrap_or_else(|| say(CommonText::ProductName).to_owned());
        return view! { <p class="roombar-where"><span class="roombar-field"><bdi>{title}</bdi></span></p> }.into_any();
    };
    let table =
        room.table.with(|table| table.as_ref().map(|table| table.name.clone())).filter(|name| *name != *field.name);
    view! {
        <p class="roombar-where">
            <Icon name=field_icon(&field)/>" "<span class="roombar-field"><bdi>{field.name.to_string()}</bdi></span>
            {table.map(|table| view! { " "<span class="roombar-table"><bdi>{table}</bdi></span> })}
        </p>
    }
    .into_any()
}

/// The time left, by the server's clock.
fn clock(room: Room) -> AnyView {
    let state = Memo::new(move |_| {
        room.link.tick.track();
        let ends = room.table.with(|table| table.as_ref().and_then(|table| table.ends));
        match room.screen.get() {
            Screen::Phase(kind) if kind != PhaseKind::Close => timer(room.link.now(), ends, kind.allows(Verb::Write)),
            Screen::Phase(_) | Screen::Soon | Screen::NoTable | Screen::Closed => Timer::Without,
        }
    });
    let class = move || match state.get() {
        Timer::Grace(_) => "timer is-grace",
        Timer::Over(_) => "timer is-over",
        Timer::Running(_) | Timer::Without => "timer",
    };
    let face = move || match state.get() {
        Timer::Running(secs) | Timer::Grace(secs) => clock_face(secs),
        Timer::Over(_) | Timer::Without => String::new(),
    };
    let word = move || match state.get() {
        Timer::Running(_) => say(T::TimeLeft),
        Timer::Grace(_) => say(T::StillTime),
        Timer::Over(_) | Timer::Without => say(T::TimeUp),
    };
    when(
        move || state.get() != Timer::Without,
        move || {
            let over = Memo::new(move |_| matches!(state.get(), Timer::Over(_)));
            view! {
                <p class=class>
                    {icon(IconName::Clock)}
                    <span class:vh=move || !over.get()>{word}" "</span>
                    {when(move || !over.get(), move || view! { <time dir="ltr">{face}</time> }.into_any())}
                </p>
            }
            .into_any()
        },
    )
}

fn menu(room: Room) -> AnyView {
    let code = room.boot.with_value(|boot| boot.reentry_code.clone()).map(|code| {
        view! { <li><p class="keycode">{icon(IconName::Key)}<span>{say(T::ReturnCode)}</span><bdi dir="ltr">{code}</bdi></p></li> }.into_any()
    });
    let languages = UiLang::ALL
        .into_iter()
        .map(|lang| {
            let here = (lang == reader()).then_some("true");
            view! {
                <li><a class="menu-item" lang=lang.tag() dir=lang.dir() hreflang=lang.tag() aria-current=here href=format!("?lang={}", lang.tag())>
                    {icon(IconName::Globe)}<span>{lang.own_name()}</span>
                </a></li>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    let can_undo = move || room.link.me.with(|me| me.as_ref().is_some_and(|me| me.can_undo)) && is_working(room);
    let can_undo_table =
        move || room.link.me.with(|me| me.as_ref().is_some_and(|me| me.can_undo_table)) && is_working(room);
    let locked = move || room.table.with(|table| table.as_ref().is_some_and(|table| table.locked));
    let hosts = move || room.host.get() && matches!(room.screen.get(), Screen::Phase(_));
    let lock = move || {
        live(move || {
            let (on, mark, word) =
                if locked() { (false, IconName::Unlock, T::UnlockTable) } else { (true, IconName::Lock, T::LockTable) };
            menu_item("menu-item", mark, say(word), move || {
                if let Some(group) = room.group.get_untracked() {
                    room.ask(Command::LockGroup { group, on });
                }
            })
        })
    };
    view! {
        <ul class="menu-list">
            {code}
            {when(can_undo, move || menu_item("menu-item", IconName::Undo, say(T::UndoMine), move || room.undo(false)))}
            {when(hosts, move || view! { <li class="menu-sep" role="presentation"></li> }.into_any())}
            {when(move || hosts() && can_undo_table(), move || menu_item("menu-item", IconName::Undo, say(T::UndoTable), move || room.undo(true)))}
            {when(hosts, move || menu_item("menu-item", IconName::FileText, say(T::SummaryTitle), move || room.sheet.set(room.group.get_untracked().map(Sheet::Summary))))}
            {when(hosts, lock)}
            {when(hosts, move || floor::switch(room))}
            <li class="menu-sep" role="presentation"></li>
            <li><a class="menu-item" href=format!("/w/{}/cards", room.boot.with_value(|boot| boot.workshop.clone()))>{icon(IconName::Layers)}<span>{say(T::StoriesOfAll)}</span></a></li>
            {languages}
        </ul>
    }
    .into_any()
}

/// Whether the phase allows to take anything back.
fn is_working(room: Room) -> bool {
    [Verb::Order, Verb::Hang, Verb::Rework].into_iter().any(|verb| room.may(verb))
}

/// One calm line when there has been no link for a while, or when there is no use in trying.
fn trouble(room: Room) -> AnyView {
    live(move || match room.link.status.get() {
        LinkStatus::Connecting | LinkStatus::Live => ().into_any(),
        LinkStatus::Trouble => {
            view! { <p class="trouble" role="status">{icon(IconName::WifiOff)}<span>{say(T::NoConnection)}</span></p> }
                .into_any()
        }
        LinkStatus::Stopped(problem) => {
            let lost = problem.code == "session_missing";
            view! {
                <p class="trouble" role="alert">
                    {icon(IconName::CircleAlert)}<span>{problem_sentence(&problem)}</span>
                    " "<a class="btn btn-small" href=if lost { "/" } else { "" }>{say(if lost { T::JoinAgain } else { T::ReloadPage })}</a>
                </p>
            }
            .into_any()
        }
    })
}
