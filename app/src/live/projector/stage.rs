//! The frame of the picture: phase and timer above, the way in below, and in between what the phase is about.

use domain::workshop::Verb;
use leptos::prelude::*;

use crate::catalogue::{ProjectorText as T, say, say_count};
use crate::components::{Icon, IconName};
use crate::live::LinkStatus;
use crate::live::marks::FieldMark;
use crate::live::overview::{Timer, clock_face, field_of, timer};
use crate::live::parts::{hue_class, phase_name, problem_sentence, question};
use crate::live::projector::ProjectorBoot;
use crate::live::projector::bodies::{Bars, Columns, JustArrived, OneTable, Results};
use crate::live::projector::poll::PollOnWall;
use crate::live::projector::showing::{Picture, Showing};
use crate::live::projector::speaking::SpeakingOnWall;

/// The address as people type it: without scheme, without the code.
pub(super) fn typed_address(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split_once("/j/").map_or(rest, |(host, _)| host);
    rest.trim_end_matches('/').to_owned()
}

/// `417092` as people read it aloud.
fn spaced_code(code: &str) -> String {
    match code.len() {
        6 if code.is_ascii() => format!("{} {}", &code[..3], &code[3..]),
        _ => code.to_owned(),
    }
}

#[component]
pub(super) fn Stage(showing: Showing, boot: StoredValue<ProjectorBoot>) -> impl IntoView {
    let field = Memo::new(move |_| {
        let group = showing.spotlight.get().group?;
        showing.link.following.with(|f| field_of(f, group))
    });
    let prompt = Memo::new(move |_| {
        let phase = showing.course.with(|c| c.phase.as_ref().map(question));
        match showing.picture.get() {
            Picture::End | Picture::Arriving => None,
            Picture::Covered | Picture::Cards | Picture::Harvest => phase,
        }
    });
    let one = Memo::new(move |_| showing.spotlight.get().group);
    // A poll that was dropped leaves the wall to what was there before.
    let polled = Memo::new(move |_| {
        let poll = showing.spotlight.get().poll?;
        showing.link.following.with(|known| known.polls.contains_key(&poll)).then_some(poll)
    });
    let locked = Memo::new(move |_| showing.link.following.with(|f| f.room.as_ref().is_some_and(|r| r.locked)));
    let writing =
        Memo::new(move |_| showing.course.with(|c| c.phase.as_ref().is_some_and(|p| p.kind.allows(Verb::Write))));
    let code_below = Memo::new(move |_| {
        showing.spotlight.get().code && !matches!(showing.picture.get(), Picture::Arriving | Picture::End)
    });
    view! {
        <main
            id="main"
            class=move || {
                format!("stage is-size-{} {}", showing.size.get(), field.with(|f| hue_class(f.as_ref())))
            }
        >
            <Top showing/>
            {move || prompt.get().filter(|_| polled.get().is_none()).map(|prompt| view! { <p class="stage-prompt" dir="auto">{prompt}</p> })}
            {move || {
                locked
                    .get()
                    .then(|| {
                        view! {
                            <p class="stage-locked">
                                <Icon name=IconName::Lock/>
                                <span>{say(T::RoomLocked)}</span>
                            </p>
                        }
                    })
            }}
            <div class="stage-body">
                {move || {
                    if let Some(poll) = polled.get() {
                        return view! { <PollOnWall showing poll/> }.into_any();
                    }
                    match (showing.picture.get(), one.get()) {
                        (Picture::Arriving, _) => view! { <Arriving showing boot/> }.into_any(),
                        (Picture::Covered, _) => view! { <Covered showing/> }.into_any(),
                        (Picture::Cards, None) => view! { <Columns showing handed=false/> }.into_any(),
                        (Picture::Cards, Some(group)) => view! { <OneTable showing group handed=false/> }.into_any(),
                        (Picture::Harvest, None) => view! { <Columns showing handed=true/> }.into_any(),
                        (Picture::Harvest, Some(group)) => view! { <OneTable showing group handed=true/> }.into_any(),
                        (Picture::End, _) => view! { <Results showing/> }.into_any(),
                    }
                }}
            </div>
            {move || {
                (showing.picture.get() == Picture::Cards && writing.get() && polled.get().is_none()).then(|| view! { <JustArrived showing/> })
            }}
            <SpeakingOnWall showing/>
            {move || code_below.get().then(|| view! { <Foot boot/> })}
        </main>
        <Trouble showing/>
    }
    .into_any()
}

#[component]
fn Top(showing: Showing) -> impl IntoView {
    let phase = Memo::new(move |_| showing.course.with(|c| c.phase.as_ref().map(phase_name)));
    let title = Memo::new(move |_| {
        showing.link.following.with(|f| f.room.as_ref()?.about.as_ref().map(|a| a.title.to_string()))
    });
    let table = Memo::new(move |_| {
        let group = showing.spotlight.get().group?;
        showing.link.following.with(|f| Some((field_of(f, group)?, f.groups.get(&group)?.name.clone())))
    });
    let over = move || showing.picture.get() == Picture::End;
    view! {
        <header class="stage-top">
            <h1 class="stage-phase" dir="auto">
                {move || match (showing.picture.get(), phase.get()) {
                    (Picture::Covered | Picture::Cards | Picture::Harvest, Some(phase)) => phase,
                    _ => title.get().unwrap_or_default(),
                }}
            </h1>
            {move || {
                table
                    .get()
                    .filter(|_| !over())
                    .map(|(field, name)| {
                        let own = (*field.name != name).then_some(name);
                        view! {
                            <p class="stage-table">
                                <FieldMark field/>
                                {own.map(|name| view! { " " <span class="stage-table-name" dir="auto">{name}</span> })}
                            </p>
                        }
                    })
            }}
            {move || (!over()).then(|| view! { <Clock showing/> })}
        </header>
    }
    .into_any()
}

#[component]
fn Clock(showing: Showing) -> impl IntoView {
    let reading = Memo::new(move |_| {
        let now = showing.now.get();
        showing.course.with(|c| timer(now, c.ends, c.phase.as_ref().is_some_and(|p| p.kind.allows(Verb::Write))))
    });
    move || {
        let (class, words, secs) = match reading.get() {
            Timer::Without => return ().into_any(),
            Timer::Running(secs) => ("stage-timer", None, secs),
            Timer::Grace(secs) => ("stage-timer is-grace", Some(T::StillSending), secs),
            Timer::Over(_) => {
                return view! { <p class="stage-timer is-over stage-timer-words">{say(T::TimeIsUp)}</p> }.into_any();
            }
        };
        view! {
            <p class=class>
                {words.map(|words| view! { <span class="stage-timer-words">{say(words)}</span> " " })}
                <time dir="ltr">{clock_face(secs)}</time>
            </p>
        }
        .into_any()
    }
}

/// How many are here: those who are connected, or where nothing is known of that, those who sit.
fn people(showing: Showing) -> Memo<u32> {
    Memo::new(move |_| {
        let group = showing.spotlight.get().group;
        let (here, total) = showing.link.here.get();
        let seated = showing.link.following.with(|f| {
            f.groups.values().filter(|g| group.is_none_or(|group| group == g.id)).map(|g| g.people).sum::<u32>()
        });
        let connected = match group {
            Some(group) => here.iter().find(|h| h.group == Some(group)).map_or(0, |h| h.people),
            None => here.iter().map(|h| h.people).sum::<u32>().min(total.max(1)),
        };
        if connected > 0 { connected } else { seated }
    })
}

/// The way in, as large as it can be; or who has come, where the code is not wanted.
#[component]
fn Arriving(showing: Showing, boot: StoredValue<ProjectorBoot>) -> impl IntoView {
    let arrived = people(showing);
    let code = Memo::new(move |_| showing.spotlight.get().code);
    let welcome = Memo::new(move |_| {
        showing.link.following.with(|f| f.room.as_ref()?.about.as_ref()?.welcome.as_ref().map(ToString::to_string))
    });
    move || {
        if code.get() {
            let (address, digits, qr) =
                boot.with_value(|b| (typed_address(&b.join_url), spaced_code(&b.join_code), b.qr_svg.clone()));
            view! {
                <div class="stage-join">
                    <div class="qr" role="img" aria-label=say(T::JoinQr) inner_html=qr></div>
                    <div class="stage-how">
                        <p>{say(T::ScanOrType)}</p>
                        <p class="stage-address" dir="ltr">
                            {address}
                        </p>
                        <p class="stage-code" dir="ltr">
                            {digits}
                        </p>
                        <p class="stage-people">{move || say_count(T::Arrived, arrived.get())}</p>
                    </div>
                </div>
            }
            .into_any()
        } else {
            view! {
                <p class="stage-big">{move || say_count(T::Arrived, arrived.get())}</p>
                {move || welcome.get().map(|text| view! { <p class="stage-after stage-welcome" dir="auto">{text}</p> })}
            }
            .into_any()
        }
    }
}

/// People write, and nobody sees what: only how much has come together.
#[component]
fn Covered(showing: Showing) -> impl IntoView {
    let writing = people(showing);
    let cards = Memo::new(move |_| {
        let group = showing.spotlight.get().group?;
        showing.link.following.with(|f| f.groups.get(&group).map(|g| g.cards))
    });
    view! {
        <p class="stage-big">{move || say_count(T::Writing, writing.get())}</p>
        {move || match cards.get() {
            Some(cards) => view! { <p class="stage-after">{say_count(T::CardCount, cards)}</p> }.into_any(),
            None => view! { <Bars showing/> }.into_any(),
        }}
        <p class="stage-hint">{say(T::Covered)}</p>
    }
    .into_any()
}

#[component]
fn Foot(boot: StoredValue<ProjectorBoot>) -> impl IntoView {
    let (address, digits, qr) =
        boot.with_value(|b| (typed_address(&b.join_url), spaced_code(&b.join_code), b.qr_svg.clone()));
    view! {
        <footer class="stage-foot">
            <p>
                {say(T::JoinAt)} " " <bdi dir="ltr">{address}</bdi> " · "
                <strong class="stage-smallcode" dir="ltr">
                    {digits}
                </strong>
            </p>
            <div class="qr qr-small" role="img" aria-label=say(T::JoinQr) inner_html=qr></div>
        </footer>
    }
    .into_any()
}

#[component]
fn Trouble(showing: Showing) -> impl IntoView {
    move || {
        let words = match showing.link.status.get() {
            LinkStatus::Connecting | LinkStatus::Live => return ().into_any(),
            LinkStatus::Trouble => say(T::Trouble).to_owned(),
            LinkStatus::Stopped(problem) => problem_sentence(&problem),
        };
        view! {
            <p class="trouble" role="status">
                <Icon name=IconName::WifiOff/>
                <span>{words}</span>
            </p>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_short_enough_to_type() {
        assert_eq!(typed_address("https://café.stadt.de/j/417092"), "café.stadt.de");
        assert_eq!(typed_address("http://localhost:3000/"), "localhost:3000");
        assert_eq!(typed_address("café.stadt.de/visionen"), "café.stadt.de/visionen");
    }
}
