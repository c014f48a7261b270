//! The course of the day: the phases, the timer of the running one, and the few acts that move the room.

use domain::ids::PhaseId;
use domain::workshop::{Command, Phase, Stage, Verb};
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say, say_count, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::ConsoleBoot;
use crate::live::console::desk::Desk;
use crate::live::console::keys::KeyHelp;
use crate::live::console::top::result_links;
use crate::live::overview::{Timer, clock_face, timer};
use crate::live::parts::phase_name;

#[component]
pub(super) fn Rail(desk: Desk, boot: StoredValue<ConsoleBoot>) -> impl IntoView {
    let agenda = Memo::new(move |_| {
        desk.link.following.with(|f| f.room.as_ref().map_or_else(Vec::new, |r| r.agenda.iter().map(|p| p.id).collect()))
    });
    view! {
        <nav class="rail" aria-label=say(T::Agenda)>
            {move || match desk.stage.get() {
                Stage::Preparing => view! { <BeforeOpening desk boot/> }.into_any(),
                Stage::Open => view! { <Scope desk/> }.into_any(),
                Stage::Closed => view! { <AfterClosing boot/> }.into_any(),
            }}
            <ol class="phases">
                <For each=move || agenda.get() key=|id| *id let:id>
                    <PhaseRow desk id/>
                </For>
            </ol>
            <KeyHelp desk/>
        </nav>
    }
    .into_any()
}

#[component]
fn BeforeOpening(desk: Desk, boot: StoredValue<ConsoleBoot>) -> impl IntoView {
    let page = |name: &str| format!("/w/{}/{name}", boot.with_value(|b| b.workshop.clone()));
    view! {
        <section class="panel">
            <p>{say(T::NotOpened)}</p>
            <button type="button" class="btn btn-main btn-wide" on:click=move |_| desk.send(Command::OpenWorkshop)>
                <Icon name=IconName::Play/>
                {say(T::OpenWorkshop)}
            </button>
            <a class="btn btn-wide" href=page("prepare")>
                <Icon name=IconName::Settings/>
                {say(T::LinkPrepare)}
            </a>
            <a class="btn btn-wide" href=page("sheets")>
                <Icon name=IconName::Printer/>
                {say(T::LinkSheets)}
            </a>
        </section>
    }
    .into_any()
}

#[component]
fn AfterClosing(boot: StoredValue<ConsoleBoot>) -> impl IntoView {
    let links = boot.with_value(|b| result_links(&b.workshop));
    view! {
        <section class="panel">
            <h2 class="panel-title">{say(T::Closed)}</h2>
            <p>{say(T::ClosedText)}</p>
            {links
                .map(|(href, icon, words)| {
                    view! {
                        <a class="btn btn-wide" href=href>
                            <Icon name=icon/>
                            {say(words)}
                        </a>
                    }
                })
                .into_iter()
                .collect_view()}
        </section>
    }
    .into_any()
}

/// Whether steering means all tables or the opened one. Offered only while one stands open.
#[component]
fn Scope(desk: Desk) -> impl IntoView {
    let opened = Memo::new(move |_| desk.opened_table());
    let option = move |one: bool, words: T| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="scope"
                    prop:checked=move || desk.only_opened.get() == one
                    on:change=move |_| desk.only_opened.set(one)
                />
                <span>{say(words)}</span>
            </label>
        }
    };
    move || {
        opened.get().map(|group| {
            view! {
                <fieldset class="rail-scope">
                    <legend>{say(T::AppliesTo)}</legend>
                    <div class="segments">{option(false, T::AllTables)} {option(true, T::OnlyThisTable)}</div>
                    {move || desk.only_opened.get().then(|| view! { <p class="rail-note"><strong dir="auto">{desk.table_name(group)}</strong></p> })}
                </fieldset>
            }
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Done,
    Now,
    Ahead,
}

#[component]
fn PhaseRow(desk: Desk, id: PhaseId) -> impl IntoView {
    let phase =
        Memo::new(move |_| desk.link.following.with(|f| f.room.as_ref()?.agenda.iter().find(|p| p.id == id).cloned()));
    let place = Memo::new(move |_| {
        let now = desk.course.with(|course| course.phase.as_ref().map(|p| p.id));
        desk.link.following.with(|f| {
            let Some(room) = &f.room else { return Place::Ahead };
            if room.stage == Stage::Closed {
                return Place::Done;
            }
            let at = |id| room.agenda.iter().position(|p| p.id == id);
            match now.and_then(at).map(|now| at(id).cmp(&Some(now))) {
                Some(std::cmp::Ordering::Less) => Place::Done,
                Some(std::cmp::Ordering::Equal) => Place::Now,
                Some(std::cmp::Ordering::Greater) | None => Place::Ahead,
            }
        })
    });
    // Where the tables are apart, each phase says how many are in it.
    let tables = Memo::new(move |_| {
        let apart = desk.course.with(|course| course.apart);
        let here = desk.link.following.with(|f| f.groups.values().filter(|g| g.phase == Some(id)).count());
        u32::try_from(here).ok().filter(|here| apart && *here > 0)
    });
    let is_now = Memo::new(move |_| place.get() == Place::Now);
    let can_start = move || desk.stage.get() == Stage::Open && !is_now.get();
    let name = move || phase.with(|p| p.as_ref().map(phase_name).unwrap_or_default());
    view! {
        <li
            class="phase"
            class:is-done=move || place.get() == Place::Done
            class:is-now=is_now
            aria-current=move || is_now.get().then_some("step")
        >
            {move || (place.get() == Place::Done).then(|| view! { <Icon name=IconName::Check/> })}
            <span class="phase-name" dir="auto">
                {move || {
                    if can_start() {
                        view! {
                            <button
                                type="button"
                                class="phase-jump"
                                title=say(T::StartPhase)
                                aria-label=say_with(T::StartPhaseNamed, &[("phase", &name())])
                                on:click=move |_| {
                                    if let Some(phase) = phase.get_untracked() {
                                        desk.ask_start(&phase);
                                    }
                                }
                            >
                                {name}
                            </button>
                        }
                            .into_any()
                    } else {
                        name().into_any()
                    }
                }}
                {move || (place.get() == Place::Done).then(|| view! { <span class="vh">" ("{say(T::PhaseDone)}")"</span> })}
            </span>
            <span class="phase-mins">
                {move || match tables.get() {
                    Some(n) => Some(say_count(T::TablesHere, n)),
                    None => planned(phase.get().as_ref()),
                }}
            </span>
            {move || (is_now.get() && desk.stage.get() == Stage::Open).then(|| view! { <Running desk/> })}
        </li>
    }
    .into_any()
}

fn planned(phase: Option<&Phase>) -> Option<String> {
    let secs = phase?.secs;
    (secs > 0).then(|| say_with(T::PlannedMinutes, &[("n", &secs.div_ceil(60).to_string())]))
}

/// The running phase's timer and tools.
#[component]
fn Running(desk: Desk) -> impl IntoView {
    let reading = Memo::new(move |_| {
        let now = desk.now.get();
        desk.course
            .with(|course| timer(now, course.ends, course.phase.as_ref().is_some_and(|p| p.kind.allows(Verb::Write))))
    });
    let after = Memo::new(move |_| desk.course.with(|c| c.after.as_ref().map(phase_name)));
    let before = Memo::new(move |_| desk.course.with(|c| c.before.as_ref().map(phase_name)));
    let unrevealed = Memo::new(move |_| desk.course.with(|c| c.unrevealed));
    let odd = Memo::new(move |_| desk.course.with(|c| (c.apart, c.times_differ)));
    let extend = move |secs: i32| desk.send(Command::Extend { secs, group: desk.scope.get_untracked() });
    view! {
        <p
            class="timer timer-big"
            class:is-grace=move || matches!(reading.get(), Timer::Grace(_))
            class:is-over=move || matches!(reading.get(), Timer::Over(_))
        >
            {move || {
                let (words, secs) = match reading.get() {
                    Timer::Without => return view! { <span class="timer-none">{say(T::WithoutTimer)}</span> }.into_any(),
                    Timer::Running(secs) => (None, secs),
                    Timer::Grace(secs) => (Some(T::InGrace), secs),
                    Timer::Over(secs) => (Some(T::TimeOver), secs),
                };
                view! {
                    <span class=if words.is_some() { "timer-words" } else { "vh" }>{say(words.unwrap_or(T::TimeLeft))}</span>
                    <time dir="ltr">{clock_face(secs)}</time>
                }
                    .into_any()
            }}
        </p>
        {move || match odd.get() {
            (true, _) => Some(view! { <p class="rail-note">{say(T::TablesApart)}</p> }),
            (false, true) => Some(view! { <p class="rail-note">{say(T::TimesDiffer)}</p> }),
            (false, false) => None,
        }}
        <div class="phase-tools">
            <button type="button" class="btn" title=say(T::FiveMoreLong) on:click=move |_| extend(300)>
                {say(T::FiveMore)}
            </button>
            <button type="button" class="btn" title=say(T::OneLessLong) on:click=move |_| extend(-60)>
                {say(T::OneLess)}
            </button>
        </div>
        {move || {
            (unrevealed.get() > 0)
                .then(|| {
                    view! {
                        <p class="rail-note">{move || say_count(T::StillCovered, unrevealed.get())}</p>
                        <button type="button" class="btn btn-wide" on:click=move |_| desk.ask_reveal()>
                            <Icon name=IconName::Eye/>
                            {say(T::Reveal)}
                        </button>
                    }
                })
        }}
        {move || {
            after
                .get()
                .map(|name| {
                    view! {
                        <button
                            type="button"
                            class="btn btn-main btn-wide"
                            on:click=move |_| desk.send(Command::NextPhase { group: desk.scope.get_untracked() })
                        >
                            {say_with(T::NextPhase, &[("phase", &name)])}
                            <Icon name=IconName::ArrowRight/>
                        </button>
                    }
                        .into_any()
                })
                .or_else(|| {
                    desk.scope
                        .get()
                        .is_none()
                        .then(|| {
                            view! {
                                <button type="button" class="btn btn-main btn-wide" on:click=move |_| desk.ask_close()>
                                    <Icon name=IconName::Archive/>
                                    {say(T::CloseWorkshop)}
                                </button>
                            }
                                .into_any()
                        })
                })
        }}
        {move || {
            before
                .get()
                .map(|name| {
                    view! {
                        <button type="button" class="btn btn-quiet btn-wide" on:click=move |_| desk.ask_back()>
                            <Icon name=IconName::ArrowLeft/>
                            {say_with(T::BackPhase, &[("phase", &name)])}
                        </button>
                    }
                })
        }}
    }
    .into_any()
}
