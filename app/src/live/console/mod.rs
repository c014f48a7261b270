//! The moderators' console: the course of the day on one side, the tables in the middle, what waits for a decision on the other.

mod activity;
mod board;
mod card;
mod confirm;
mod desk;
mod keys;
mod log;
mod menus;
mod ordering;
mod people;
mod polls;
mod queue;
mod rail;
mod reason;
mod screen;
mod speakers;
mod tables;
mod top;
mod whole_room;
mod words;

use domain::workshop::Stage;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::catalogue::{ConsoleText as T, Parcel, install, say, say_count};
use crate::components::{Icon, IconName};
use crate::live::console::board::Board;
use crate::live::console::confirm::Confirm;
use crate::live::console::desk::{Desk, Opened};
use crate::live::console::log::Log;
use crate::live::console::people::Hall;
use crate::live::console::polls::Polls;
use crate::live::console::queue::{LateTray, Queue};
use crate::live::console::rail::Rail;
use crate::live::console::screen::Screen;
use crate::live::console::speakers::Speakers;
use crate::live::console::tables::Tables;
use crate::live::console::top::Top;
use crate::live::console::whole_room::WholeRoom;
use crate::live::parts::{phase_name, problem_sentence};
use crate::live::{Link, LinkConfig, LinkStatus};

/// What the page gives the console to begin with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConsoleBoot {
    /// The workshop's id, as in the page's address.
    pub workshop: String,
    /// Areas `CommonText`, `ConsoleText` and `SpeakingText`.
    pub texts: Parcel,
    /// Where people join, without the scheme: `café.stadt.de`.
    pub join_url: String,
    /// The six digits.
    pub join_code: String,
    /// The projector's secret address.
    pub projector_url: String,
    /// The QR code of the join address, as an SVG.
    pub qr_svg: String,
}

/// The console. Empty until the browser has taken over: without a link there is nothing to steer.
#[component]
pub fn LiveConsole(
    /// What the page knows.
    console: ConsoleBoot,
) -> impl IntoView {
    let boot = StoredValue::new(console);
    let seated = RwSignal::new(None::<Desk>);
    Effect::new(move |_| {
        boot.with_value(|boot| {
            install(boot.texts.clone());
            let path = format!("/w/{}/console/live", boot.workshop);
            let outbox_key = Some(format!("vc.console.{}", boot.workshop));
            seated.set(Some(Desk::new(Link::open(LinkConfig { path, outbox_key }))));
        });
    });
    move || seated.get().map(|desk| view! { <Console desk boot/> })
}

/// Draws the console, on the page that has a place for it.
#[cfg(feature = "hydrate")]
pub(crate) fn start() {
    crate::live::place::fill("console", |console: ConsoleBoot| view! { <LiveConsole console/> });
}

/// The console as it stands once the link is open.
#[component]
fn Console(desk: Desk, boot: StoredValue<ConsoleBoot>) -> impl IntoView {
    keys::listen(desk);
    menus::listen();
    let known = desk.knows_room();
    view! {
        <Top desk boot/>
        <Heard desk/>
        <StatusLine desk/>
        <ProblemLine desk/>
        {move || {
            if known.get() {
                view! { <Columns desk boot/> }.into_any()
            } else {
                view! { <main id="main" class="console-main console-wait"><p>{say(T::Loading)}</p></main> }.into_any()
            }
        }}
        <Confirm desk/>
    }
    .into_any()
}

#[component]
fn Columns(desk: Desk, boot: StoredValue<ConsoleBoot>) -> impl IntoView {
    let open = Memo::new(move |_| desk.stage.get() == Stage::Open);
    let closed = Memo::new(move |_| desk.stage.get() == Stage::Closed);
    view! {
        <div class="console-grid">
            <Rail desk boot/>
            <main id="main" class="console-main">
                <Tables desk/>
                {move || match desk.opened.get() {
                    Some(Opened::Table(group)) => Some(view! { <Board desk group/> }.into_any()),
                    Some(Opened::Hall) => Some(view! { <Hall desk/> }.into_any()),
                    None => None,
                }}
            </main>
            <aside class="side" aria-label=say(T::Moderation)>
                {move || {
                    open.get()
                        .then(|| {
                            view! {
                                <Queue desk/>
                                <LateTray desk/>
                                <Speakers desk group=None/>
                                <WholeRoom desk/>
                            }
                        })
                }}
                <Polls desk workshop=boot.with_value(|boot| boot.workshop.clone())/>
                {move || (!closed.get()).then(|| view! { <Screen desk/> })}
                <Log desk/>
            </aside>
        </div>
    }
    .into_any()
}

/// Says aloud, for those who listen, when the phase changes.
#[component]
fn Heard(desk: Desk) -> impl IntoView {
    let phase = Memo::new(move |_| desk.course.with(|course| course.phase.as_ref().map(phase_name)));
    view! { <p class="vh" role="status" aria-live="polite">{move || phase.get()}</p> }
}

/// One calm line when the link is gone, or is no use trying.
#[component]
fn StatusLine(desk: Desk) -> impl IntoView {
    let unsaved = Memo::new(move |_| u32::try_from(desk.link.unsaved()).unwrap_or(u32::MAX));
    move || match desk.link.status.get() {
        LinkStatus::Connecting | LinkStatus::Live => ().into_any(),
        LinkStatus::Trouble => view! {
            <p class="trouble" role="status">
                <Icon name=IconName::WifiOff/>
                <span>
                    {say(T::Trouble)}
                    {move || Some(unsaved.get()).filter(|n| *n > 0).map(|n| format!(" {}", say_count(T::Waiting, n)))}
                </span>
            </p>
        }
        .into_any(),
        LinkStatus::Stopped(problem) if problem.code == "session_missing" => view! {
            <div class="trouble" role="alert">
                <Icon name=IconName::CircleAlert/>
                <span>{say(T::SignedOut)}</span>
            </div>
        }
        .into_any(),
        LinkStatus::Stopped(problem) => view! {
            <div class="trouble" role="alert">
                <Icon name=IconName::CircleAlert/>
                <span>{problem_sentence(&problem)}</span>
                <a class="btn btn-small" href="">{say(T::Reload)}</a>
            </div>
        }
        .into_any(),
    }
}

/// Why the last command was not carried out; gone with the next that is.
#[component]
fn ProblemLine(desk: Desk) -> impl IntoView {
    view! {
        <div class="console-problem" role="status">
            {move || {
                desk.problem
                    .get()
                    .map(|problem| {
                        view! {
                            <div class="note note-warn">
                                <Icon name=IconName::Info/>
                                <span>{problem_sentence(&problem)}</span>
                                <button
                                    type="button"
                                    class="btn btn-quiet btn-small"
                                    on:click=move |_| desk.problem.set(None)
                                >
                                    {say(T::Dismiss)}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
