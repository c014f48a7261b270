//! The list of speakers, of the table and of the room: who speaks, when it is one's own turn, and one's own wish to speak.

use domain::Timestamp;
use domain::ids::{GroupId, SeatId};
use domain::view::FloorView;
use domain::workshop::Command;
use leptos::prelude::*;

use crate::catalogue::{CommonText, RoomText as T, say, say_count};
use crate::components::IconName;
use crate::live::overview::clock_face;
use crate::live::room::bits::{button, effect, icon, live, menu_item, number, when};
use crate::live::room::state::{Room, Stop};

/// What a person is shown of one list.
#[derive(Clone, PartialEq)]
struct Shown {
    /// Who speaks, by name, and since when.
    speech: Option<(String, Timestamp)>,
    limit_secs: u32,
    waiting: u32,
    /// How many are before this person.
    before: Option<usize>,
    /// What this person can do.
    may: Option<May>,
    /// This person leads the list: who is next, and whether somebody speaks.
    leads: bool,
    next: Option<SeatId>,
}

/// The one thing a person can do about himself.
#[derive(Clone, Copy, PartialEq)]
enum May {
    Ask,
    Withdraw,
    End,
}

pub(super) fn view(room: Room) -> AnyView {
    view! {
        {live(move || room.group.get().map_or_else(|| ().into_any(), |group| strip(room, Some(group))))}
        {strip(room, None)}
    }
    .into_any()
}

/// For hosts: opens the table's list, or closes it; how it is led stays as it is.
pub(super) fn switch(room: Room) -> AnyView {
    live(move || {
        let Some(group) = room.group.get() else { return ().into_any() };
        let known = |floor: &FloorView| (floor.open, floor.alternate, floor.limit_secs);
        let floors = room.link.following;
        let (open, alternate, limit_secs) =
            floors.with(|all| all.floors.get(&Some(group)).map_or((false, false, 0), known));
        let word = if open { T::CloseFloor } else { T::OpenFloor };
        menu_item("menu-item", IconName::Mic, say(word), move || {
            room.ask(Command::SetSpeaking { group: Some(group), open: !open, alternate, limit_secs });
        })
    })
}

fn look(room: Room, group: Option<GroupId>) -> Option<Shown> {
    let (me, known) = room.link.me.with(|me| {
        let me = me.as_ref()?;
        Some((me.seat.id, if group.is_some() { me.asked_at_table } else { me.asked_in_room }))
    })?;
    // A tap counts before the server has said so.
    let asked = room.newest(|command| match command {
        Command::AskToSpeak { group: known, on, .. } if *known == group => Some(*on),
        _ => None,
    });
    let asked = asked.unwrap_or(known);
    let stop = room.stop.get();
    room.link.following.with(|all| {
        let floor = all.floors.get(&group)?;
        floor.is_in_use().then(|| {
            let speaker = floor.speaker.as_ref().map(|speaker| &speaker.who);
            let may = if speaker.is_some_and(|who| who.seat == Some(me)) {
                Some(May::End)
            } else if stop.is_some_and(|stop| group.is_some() || stop != Stop::Table) {
                None
            } else if asked {
                Some(May::Withdraw)
            } else {
                floor.open.then_some(May::Ask)
            };
            Shown {
                speech: speaker.zip(floor.since).map(|(who, since)| {
                    (who.name.clone().unwrap_or_else(|| say(CommonText::WithoutName).to_owned()), since)
                }),
                limit_secs: floor.limit_secs,
                waiting: floor.waiting,
                before: floor.next.iter().position(|it| it.who.seat == Some(me)),
                may,
                leads: group.is_some() && room.host.get() && stop != Some(Stop::Paused),
                next: floor.next.first().and_then(|it| it.who.seat),
            }
        })
    })
}

fn strip(room: Room, group: Option<GroupId>) -> AnyView {
    let shown = Memo::new(move |_| look(room, group));
    let read = move |read: fn(&Shown) -> bool| move || shown.with(|shown| shown.as_ref().is_some_and(read));
    announce(room, shown);
    let page = format!("/w/{}/speaking", room.boot.with_value(|boot| boot.workshop.clone()));
    let title = if group.is_some() { T::FloorOfTable } else { T::FloorOfRoom };
    let mine = move || {
        let Some(may) = shown.with(|shown| shown.as_ref().and_then(|shown| shown.may)) else { return };
        room.ask(match may {
            May::Ask | May::Withdraw => Command::AskToSpeak { group, on: may == May::Ask, seat: None },
            May::End => Command::EndSpeech { group },
        });
    };
    let next = move || {
        let seat = shown.with_untracked(|shown| shown.as_ref().and_then(|shown| shown.next));
        room.ask(Command::CallSpeaker { group, seat });
    };
    let end = move || {
        room.ask(Command::EndSpeech { group });
    };
    when(read(|_| true), move || {
        view! {
            <section class="note note-info floor" aria-label=say(title)>
                {icon(IconName::Mic)}
                <div class="note-lines">
                    <p><a href=page.clone()>{say(title)}</a></p>
                    {live(move || shown.with(|shown| shown.as_ref().map_or_else(|| ().into_any(), |shown| speech(room, shown))))}
                    {live(move || shown.with(|shown| shown.as_ref().map_or_else(|| ().into_any(), turn)))}
                </div>
                <div class="floor-tools">
                    {when(read(|shown| shown.may.is_some()), move || own(shown, mine))}
                    {when(read(|shown| shown.leads && shown.next.is_some()), move || button("btn btn-small", None, say(T::NextSpeaker), next))}
                    {when(read(|shown| shown.leads && shown.speech.is_some() && shown.may != Some(May::End)), move || button("btn btn-small", None, say(T::EndSpeech), end))}
                </div>
            </section>
        }
        .into_any()
    })
}

/// The one button of one's own: it stays while its word changes, and so does the focus on it.
fn own(shown: Memo<Option<Shown>>, act: impl Fn() + 'static) -> AnyView {
    let may = move || shown.with(|shown| shown.as_ref().and_then(|shown| shown.may));
    let word = move || match may() {
        Some(May::Withdraw) => say(T::RatherNot),
        Some(May::End) => say(T::SpokenOut),
        Some(May::Ask) | None => say(T::WantToSpeak),
    };
    let class = move || if may() == Some(May::Withdraw) { "btn btn-small" } else { "btn btn-main btn-small" };
    view! { <button type="button" class=class on:click=move |_| act()>{word}</button> }.into_any()
}

fn speech(room: Room, shown: &Shown) -> AnyView {
    let Some((name, since)) = shown.speech.clone() else {
        return view! { <p>{say(T::NobodySpeaks)}</p> }.into_any();
    };
    let who = match shown.may {
        Some(May::End) => view! { <strong>{say(T::YouSpeak)}</strong> }.into_any(),
        _ => view! { {say(T::Speaks)}" "<strong><bdi>{name}</bdi></strong> }.into_any(),
    };
    view! { <p class="floor-speech">{who}" "{clock(room, since, shown.limit_secs)}</p> }.into_any()
}

/// How long somebody has been speaking, by the server's clock. A limit is only a hint.
fn clock(room: Room, since: Timestamp, limit_secs: u32) -> AnyView {
    let secs = move || {
        room.link.tick.track();
        u32::try_from(room.link.now().millis_since(since) / 1000).unwrap_or(0)
    };
    let over = move || limit_secs > 0 && secs() >= limit_secs;
    let limit = (limit_secs > 0).then(|| format!(" / {}", clock_face(limit_secs)));
    view! {
        <span class="timer" class:is-over=over>
            <time dir="ltr">{move || clock_face(secs())}{limit}</time>
            {move || over().then(|| format!(" {}", say(T::TimeUp)))}
        </span>
    }
    .into_any()
}

/// When it is one's own turn; for all others, how many wait.
fn turn(shown: &Shown) -> AnyView {
    let sentence = match shown.before {
        Some(0) => say(T::YouAreNext).to_owned(),
        Some(before) => say_count(T::BeforeYou, number(before)),
        None if shown.waiting > 0 => say_count(T::PeopleWait, shown.waiting),
        None => return ().into_any(),
    };
    view! { <p>{sentence}</p> }.into_any()
}

/// Says aloud what concerns this person: the own turn comes, or is there.
fn announce(room: Room, shown: Memo<Option<Shown>>) {
    let mut said = None;
    effect(move || {
        let now = shown.with(|shown| {
            let shown = shown.as_ref()?;
            let next = (shown.before == Some(0)).then_some(T::YouAreNext);
            if shown.may == Some(May::End) { Some(T::YouSpeak) } else { next }
        });
        if let Some(sentence) = now.filter(|_| now != said) {
            room.speech.say(say(sentence));
        }
        said = now;
    });
}
