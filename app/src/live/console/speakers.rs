//! The list of speakers, of the room or of one table: who speaks, who waits in fair order, and how it is led.

use domain::ids::{GroupId, SeatId};
use domain::view::{FloorView, SpeakerView};
use domain::workshop::{Command, KindSpoken};
use leptos::prelude::*;

use crate::catalogue::{CommonText, SpeakingText as T, say, say_count, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::desk::Desk;
use crate::live::console::words::{author_parts, seat_name};
use crate::live::overview::clock_face;

/// The limits that are offered, in seconds.
const LIMITS: [u32; 6] = [0, 60, 120, 180, 300, 600];

#[component]
pub(super) fn Speakers(desk: Desk, group: Option<GroupId>) -> impl IntoView {
    let floor = Memo::new(move |_| {
        desk.link.following.with(|f| f.floors.get(&group).cloned()).unwrap_or_else(|| FloorView::unused(group))
    });
    let waiting = Memo::new(move |_| floor.with(|floor| floor.waiting));
    // A list that is closed and empty has nothing to say: the switch is all there is.
    let in_use = Memo::new(move |_| floor.with(FloorView::is_in_use));
    let id = if group.is_some() { "speakers-table" } else { "speakers-room" };
    let title = match group {
        None => say(T::OfRoom).to_owned(),
        Some(group) => say_with(T::OfTable, &[("table", &format!("\u{2068}{}\u{2069}", desk.table_name(group)))]),
    };
    let open = Memo::new(move |_| floor.with(|floor| floor.open));
    view! {
        <section class="panel speakers" aria-labelledby=id>
            <h2 class="panel-title" id=id>
                <Icon name=IconName::Mic/>
                <span>{title}</span>
                {move || Some(waiting.get()).filter(|n| *n > 0).map(|n| view! { <span class="count">{n}</span> })}
            </h2>
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=open
                    on:change=move |ev| {
                        let open = event_target_checked(&ev);
                        set(desk, &FloorView { open, ..floor.get_untracked() });
                    }
                />
                <span>{say(T::IsOpen)}</span>
            </label>
            {move || in_use.get().then(|| view! { <Now desk floor/> <Queue desk floor/> })}
            {move || open.get().then(|| view! { <Add desk floor/> })}
            <details class="speakers-more">
                <summary>{say(T::Settings)} " · " {say(T::Times)}</summary>
                <Settings desk floor/>
                {move || times(&floor.with(|floor| floor.spoken.clone()))}
            </details>
        </section>
    }
    .into_any()
}

/// Leads the list as it is wished now.
fn set(desk: Desk, floor: &FloorView) {
    let FloorView { group, open, alternate, limit_secs, .. } = *floor;
    desk.send(Command::SetSpeaking { group, open, alternate, limit_secs });
}

fn name_of(speaker: &SpeakerView) -> String {
    author_parts(Some(&speaker.who)).0
}

/// Who speaks, since when, and who is next.
#[component]
fn Now(desk: Desk, floor: Memo<FloorView>) -> impl IntoView {
    let group = floor.with_untracked(|floor| floor.group);
    let speech = Memo::new(move |_| floor.with(|floor| Some((name_of(floor.speaker.as_ref()?), floor.since?))));
    let limit = Memo::new(move |_| floor.with(|floor| floor.limit_secs));
    let next = Memo::new(move |_| {
        floor.with(|floor| floor.next.first().and_then(|next| Some((next.who.seat?, name_of(next)))))
    });
    let speaking = move || match speech.get() {
        None => view! { <p class="panel-none">{say(T::NobodySpeaks)}</p> }.into_any(),
        Some((name, since)) => {
            let secs = Memo::new(move |_| u32::try_from(desk.now.get().millis_since(since) / 1000).unwrap_or(0));
            let over = move || limit.get() > 0 && secs.get() >= limit.get();
            view! {
                <p class="speakers-now">
                    <strong>{isolated(T::Speaks, &name)}</strong>
                    <span class="timer" class:is-over=over>
                        <time dir="ltr">
                            {move || clock_face(secs.get())}
                            {move || Some(limit.get()).filter(|limit| *limit > 0).map(|limit| format!(" / {}", clock_face(limit)))}
                        </time>
                        {move || over().then(|| format!(" {}", say(T::TimeUp)))}
                    </span>
                </p>
            }
            .into_any()
        }
    };
    view! {
        <div role="status">{speaking}</div>
        <div class="queue-tools">
            {move || {
                next.get()
                    .map(|(seat, name)| {
                        view! {
                            <button
                                type="button"
                                class="btn btn-main"
                                on:click=move |_| desk.send(Command::CallSpeaker { group, seat: Some(seat) })
                            >
                                {isolated(T::NextIs, &name)}
                            </button>
                        }
                    })
            }}
            {move || {
                speech
                    .get()
                    .map(|_| {
                        view! {
                            <button
                                type="button"
                                class="btn"
                                on:click=move |_| desk.send(Command::EndSpeech { group })
                            >
                                {say(T::EndSpeech)}
                            </button>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// A sentence with a name that keeps its own direction.
fn isolated(text: T, name: &str) -> String {
    say_with(text, &[("name", &format!("\u{2068}{name}\u{2069}"))])
}

/// Those who wait, in fair order.
#[component]
fn Queue(desk: Desk, floor: Memo<FloorView>) -> impl IntoView {
    let seats =
        Memo::new(move |_| floor.with(|floor| floor.next.iter().filter_map(|next| next.who.seat).collect::<Vec<_>>()));
    view! {
        {move || seats.with(Vec::is_empty).then(|| view! { <p class="panel-none">{say(T::NobodyWaits)}</p> })}
        <ol class="queue">
            <For each=move || seats.get() key=|seat| *seat let:seat>
                <Waits desk floor seat/>
            </For>
        </ol>
    }
    .into_any()
}

#[component]
fn Waits(desk: Desk, floor: Memo<FloorView>, seat: SeatId) -> impl IntoView {
    let group = floor.with_untracked(|floor| floor.group);
    let row =
        Memo::new(move |_| floor.with(|floor| floor.next.iter().find(|next| next.who.seat == Some(seat)).cloned()));
    let about = move || {
        row.get().map(|row| {
            let belongs = row.who.organisation.clone();
            let belongs = belongs.or_else(|| row.kind.map(|kind| say(CommonText::from(kind)).to_owned()));
            let spoken = match row.speeches {
                0 => say(T::HasNotSpoken).to_owned(),
                n => say_count(T::HasSpoken, n),
            };
            view! {
                <p>
                    <bdi>{name_of(&row)}</bdi>
                </p>
                <p class="queue-by">{belongs.map(|belongs| view! { <bdi>{belongs}</bdi> <span>"·"</span> })} <span>{spoken}</span></p>
            }
        })
    };
    let called = move |text: T| {
        let name = row.with(|row| row.as_ref().map(name_of).unwrap_or_default());
        format!("{}: {name}", say(text))
    };
    view! {
        <li class="queue-item">
            {about}
            <div class="queue-tools">
                <button
                    type="button"
                    class="btn btn-small"
                    aria-label=move || called(T::Call)
                    on:click=move |_| desk.send(Command::CallSpeaker { group, seat: Some(seat) })
                >
                    <Icon name=IconName::Mic/>
                    {say(T::Call)}
                </button>
                <button
                    type="button"
                    class="btn btn-icon"
                    aria-label=move || called(T::TakeOff)
                    title=say(T::TakeOff)
                    on:click=move |_| desk.send(Command::AskToSpeak { group, on: false, seat: Some(seat) })
                >
                    <Icon name=IconName::X/>
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Puts somebody on the list who has no phone at hand.
#[component]
fn Add(desk: Desk, floor: Memo<FloorView>) -> impl IntoView {
    let group = floor.with_untracked(|floor| floor.group);
    let others = Memo::new(move |_| {
        let waits = floor.with(|floor| floor.next.iter().filter_map(|next| next.who.seat).collect::<Vec<_>>());
        desk.link.following.with(|f| {
            let here = |seat: &&domain::view::SeatView| group.is_none() || seat.group == group;
            let mut others: Vec<_> = f
                .seats
                .values()
                .filter(here)
                .filter(|seat| !waits.contains(&seat.id))
                .map(|seat| (seat_name(seat), seat.id))
                .collect();
            others.sort_by_cached_key(|(name, id)| (name.to_lowercase(), *id));
            others
        })
    });
    let add = move |ev: leptos::ev::Event| {
        if let Ok(seat) = event_target_value(&ev).parse() {
            desk.send(Command::AskToSpeak { group, on: true, seat: Some(seat) });
        }
    };
    view! {
        <label class="screen-choice">
            {say(T::AddWho)}
            <select class="input" on:change=add>
                {move || {
                    let others = others.get().into_iter();
                    let options = others.map(|(name, id)| view! { <option value=id.to_string()>{name}</option> });
                    view! {
                        <option value="" selected=true>
                            {say(T::Choose)}
                        </option>
                        {options.collect_view()}
                    }
                }}
            </select>
        </label>
    }
    .into_any()
}

#[component]
fn Settings(desk: Desk, floor: Memo<FloorView>) -> impl IntoView {
    let limit = Memo::new(move |_| floor.with(|floor| floor.limit_secs));
    let choices = move || {
        let now = limit.get();
        let mut limits = LIMITS.to_vec();
        if !limits.contains(&now) {
            limits.push(now);
            limits.sort_unstable();
        }
        let option = |secs: u32| {
            let words = if secs == 0 { say(T::WithoutLimit).to_owned() } else { clock_face(secs) };
            view! { <option value=secs.to_string() selected=secs == now>{words}</option> }
        };
        limits.into_iter().map(option).collect_view()
    };
    view! {
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || floor.with(|floor| floor.alternate)
                on:change=move |ev| {
                    let alternate = event_target_checked(&ev);
                    set(desk, &FloorView { alternate, ..floor.get_untracked() });
                }
            />
            <span>{say(T::Alternate)}</span>
        </label>
        <label class="screen-choice">
            {say(T::Limit)}
            <select
                class="input"
                on:change=move |ev| {
                    if let Ok(limit_secs) = event_target_value(&ev).parse() {
                        set(desk, &FloorView { limit_secs, ..floor.get_untracked() });
                    }
                }
            >
                {choices}
            </select>
        </label>
    }
    .into_any()
}

/// Who has spoken how much, by kind of organisation.
fn times(spoken: &[KindSpoken]) -> AnyView {
    if spoken.is_empty() {
        return view! { <p class="panel-none">{say(T::NobodySpoke)}</p> }.into_any();
    }
    let row = |row: &KindSpoken| {
        let kind = row.kind.map_or_else(|| say(T::WithoutKind), |kind| say(CommonText::from(kind)));
        let secs = u32::try_from(row.millis / 1000).unwrap_or(u32::MAX);
        view! {
            <tr>
                <th scope="row">{kind}</th>
                <td class="num">{row.speeches}</td>
                <td class="num">
                    <bdi dir="ltr">{clock_face(secs)}</bdi>
                </td>
            </tr>
        }
    };
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{say(T::KindOfOrganisation)}</th>
                    <th scope="col" class="num">
                        {say(T::Speeches)}
                    </th>
                    <th scope="col" class="num">
                        {say(T::Time)}
                    </th>
                </tr>
            </thead>
            <tbody>{spoken.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
