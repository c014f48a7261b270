//! Writing a card, always at the thumb. The form stays the same through every update and every phase.

use domain::Timestamp;
use domain::ids::CardId;
use domain::text::{CARD_AIM, CardText};
use domain::workshop::{CardKind, Command, Item, Verb};
use leptos::html::Textarea;
use leptos::prelude::*;

use crate::catalogue::{CommonText, RoomText as T, say, say_count, say_with};
use crate::components::{IconName, LANGUAGES};
use crate::live::overview::clock_face;
use crate::live::parts::{kind_icon, problem_sentence};
use crate::live::room::bits::{button, icon, icon_button, line, live, number, when};
use crate::live::room::card::name_of;
use crate::live::room::drafts::{Draft, Place, cleaned};
use crate::live::room::edit::{focus_soon, problem_of};
use crate::live::room::grace::{Sending, begun_before, in_this_phase};
use crate::live::room::state::{Room, Stop};

/// From so many characters on they are counted where one can see it.
const COUNTED_FROM: usize = 200;
/// The box is emptied after so long even without an answer: the outbox has the text, and the card shows it with a clock.
const PATIENCE_MS: u64 = 1_200;

/// What sending the draft now would mean.
fn sending(room: Room, draft: &Draft) -> Sending {
    let now: Timestamp = room.link.now();
    let here = room.phase.with(|phase| phase.as_ref().map(|phase| phase.id));
    let writes = room.is_for(Verb::Write);
    if writes && (draft.phase.is_none() || draft.phase == here) {
        in_this_phase(now, room.table.with(|table| table.as_ref().and_then(|table| table.ends)))
    } else {
        begun_before(now, room.grace_until.get(), writes)
    }
}

/// The kind the draft will be.
fn kind_of(room: Room, draft: &Draft) -> CardKind {
    let kinds = room.kinds();
    let begun_here =
        draft.phase.is_none() || room.phase.with(|phase| phase.as_ref().map(|phase| phase.id)) == draft.phase;
    match draft.kind {
        Some(kind) if !begun_here || kinds.contains(&kind) => kind,
        // Goals begin with a main goal, wherever it stands in the phase's list.
        _ => kinds
            .iter()
            .find(|kind| **kind == CardKind::MainGoal)
            .or(kinds.first())
            .copied()
            .unwrap_or(CardKind::Observation),
    }
}

fn type_text(room: Room, text: String) {
    let phase = room.phase.with_untracked(|phase| phase.as_ref().map(|phase| phase.id));
    room.drafts.change(Place::Card, |draft| {
        if draft.is_blank() {
            draft.phase = phase;
        }
        draft.type_text(text);
    });
}

fn send(room: Room) {
    let draft = room.drafts.at(Place::Card).get_untracked();
    if draft.sent.is_some() || room.stop.get_untracked().is_some() {
        return;
    }
    let text = cleaned(&draft.text);
    if let Err(problem) = CardText::parse(&text) {
        room.drafts.change(Place::Card, |draft| draft.problem = Some(problem_of(problem)));
        focus_soon(".write-box");
        return;
    }
    let kind = untrack(|| kind_of(room, &draft));
    let fits = |above: &CardId| untrack(|| room.card(*above)).is_some_and(|above| kind.hangs_under(above.kind));
    let id = room.ask(Command::WriteCard {
        kind,
        text,
        lang: room.lang.get_untracked(),
        phase: draft.phase,
        under: draft.under.filter(fits),
        from: draft.from,
    });
    let length = draft.text.chars().count();
    let sent = id.clone();
    room.drafts.change(Place::Card, |draft| {
        draft.sent = Some((sent, length));
        draft.problem = None;
    });
    set_timeout(
        move || {
            room.drafts.change(Place::Card, |draft| {
                draft.settle(&id);
            });
        },
        std::time::Duration::from_millis(PATIENCE_MS),
    );
    // The next thought follows the last: the keyboard of a phone stays open.
    focus_soon(".write-box");
}

/// Begins a card that will hang under another.
pub(super) fn begin_under(room: Room, above: CardId, kind: CardKind) {
    room.drafts.change(Place::Card, |draft| (draft.under, draft.kind) = (Some(above), Some(kind)));
    focus_soon(".write-box");
}

/// Begins a goal derived from a card or a pile.
pub(super) fn derive_from(room: Room, item: Item) {
    let goal = untrack(|| room.kinds()).contains(&CardKind::Goal).then_some(CardKind::Goal);
    room.drafts.change(Place::Card, |draft| (draft.from, draft.kind) = (Some(item), goal.or(draft.kind)));
    focus_soon(".write-box");
}

/// Takes a card that came back up into the box, behind what is half written there.
pub(super) fn take_up(room: Room, id: &str) {
    let entry = room.link.waiting.with_untracked(|waiting| waiting.iter().find(|entry| entry.id == id).cloned());
    let Some(entry) = entry else { return };
    if let (Command::WriteCard { text, .. }, Some(problem)) = (&entry.command, entry.problem.clone()) {
        room.drafts.change(Place::Card, |draft| draft.take_back(text, problem));
        room.link.dismiss(&entry.id);
        focus_soon(".write-box");
    }
}

/// Whether there is something to write, or something half written left.
pub(super) fn is_open(room: Room) -> bool {
    room.is_for(Verb::Write) || !room.drafts.at(Place::Card).with(Draft::is_blank)
}

pub(super) fn stop_line(stop: Stop) -> AnyView {
    let (mark, text) = match stop {
        Stop::Paused => (IconName::Hand, T::YouArePaused),
        Stop::Room => (IconName::Lock, T::RoomIsLocked),
        Stop::Table => (IconName::Lock, T::TableIsLocked),
    };
    line("thumb-note", mark, say(text).to_owned())
}

/// The form.
pub(super) fn form(room: Room) -> AnyView {
    let draft = room.drafts.at(Place::Card);
    let area = NodeRef::<Textarea>::new();
    let text = Memo::new(move |_| draft.with(|draft| draft.text.clone()));
    let used = Memo::new(move |_| text.with(|text| text.chars().count()));
    let is_long = move || used.get() > CARD_AIM as usize;
    let blank = Memo::new(move |_| draft.with(Draft::is_blank));
    let free = Memo::new(move |_| room.stop.get().is_none());
    let busy = Memo::new(move |_| draft.with(|draft| draft.sent.is_some()));
    let kind = Memo::new(move |_| draft.with(|draft| kind_of(room, draft)));
    // A rough guess, for browsers whose text boxes do not grow by themselves.
    let rows = move || {
        text.with(|text| text.lines().map(|line| 1 + line.chars().count() / 34).sum::<usize>()).clamp(1, 5).to_string()
    };
    let time = Memo::new(move |_| {
        room.link.tick.track();
        draft.with(|draft| sending(room, draft))
    });
    let begun_before = Memo::new(move |_| !blank.get() && !room.is_for(Verb::Write));
    view! {
        <form class="write" on:submit=move |ev| { ev.prevent_default(); send(room); }>
            {unsaved(room)}
            {live(move || match time.get() {
                Sending::InTime => ().into_any(),
                Sending::Grace(_) => grace(time),
                Sending::Late => line("grace", IconName::Hourglass, say(T::LateHint).to_owned()),
            })}
            {when(move || free.get() && room.is_for(Verb::Write) && room.kinds().len() > 1, move || kinds(room, kind))}
            {live(move || about(room, T::Under, draft.with(|draft| draft.under.filter(|_| kind.get() != CardKind::MainGoal).map(Item::Card)), |draft| draft.under = None))}
            {live(move || about(room, T::DerivedFrom, draft.with(|draft| draft.from), |draft| draft.from = None))}
            {live(move || draft.with(|draft| draft.problem.as_ref().map(problem_sentence)).map_or_else(|| ().into_any(), |problem| {
                view! { <p class="error" role="alert" id="write-problem">{icon(IconName::CircleAlert)}<span>{problem}</span></p> }.into_any()
            }))}
            {live(move || room.stop.get().map_or_else(|| ().into_any(), stop_line))}
            <div class="write-row" hidden=move || !free.get() && blank.get()>
                <label class="vh" for="write-box">{say(T::YourCard)}</label>
                <textarea class="write-box" id="write-box" dir="auto" rows=rows node_ref=area
                    placeholder=say(T::YourIdea)
                    lang=move || room.lang.get()
                    readonly=move || !free.get()
                    aria-describedby="write-problem"
                    aria-invalid=move || draft.with(|draft| draft.problem.is_some()).then_some("true")
                    prop:value=move || text.get()
                    on:input=move |ev| type_text(room, event_target_value(&ev))
                    on:keydown=move |ev| if ev.key() == "Enter" && (ev.ctrl_key() || ev.meta_key()) { ev.prevent_default(); send(room); }></textarea>
                {when(move || free.get(), move || view! {
                    <button class="btn btn-main btn-icon write-send" aria-label=say(T::SendCard) aria-disabled=move || busy.get().then_some("true")>{icon(IconName::Send)}</button>
                }.into_any())}
            </div>
            <div class="write-foot">
                {when(move || free.get() && !blank.get(), move || languages(room))}
                {when(move || begun_before.get(), move || button("btn btn-quiet btn-small", Some(IconName::Trash), say(T::Discard), move || {
                    room.drafts.change(Place::Card, |draft| *draft = Draft::default());
                }))}
                {when(move || used.get() >= COUNTED_FROM, move || view! {
                    <p class="write-count" class:is-long=is_long>
                        {move || {
                            let (n, aim, max) = (used.get().to_string(), CARD_AIM.to_string(), CardText::MAX.to_string());
                            if used.get() > CARD_AIM as usize {
                                say_with(T::CharactersLong, &[("n", &n), ("max", &max)])
                            } else {
                                say_with(T::CharactersOf, &[("n", &n), ("max", &aim)])
                            }
                        }}
                    </p>
                }.into_any())}
            </div>
        </form>
    }
    .into_any()
}

/// How many acts are not on the server's disk yet, once that has lasted a moment.
pub(super) fn unsaved(room: Room) -> AnyView {
    let count = Memo::new(move |_| number(room.link.unsaved()));
    // Most acts are saved within a blink; a line that flashes up would only worry.
    let shown = Memo::new(move |before: Option<&(u32, bool)>| {
        room.link.tick.track();
        let count = count.get();
        let lasted = before.is_some_and(|(last, _)| *last > 0 && count > 0);
        (count, lasted)
    });
    live(move || {
        match shown.get() {
        (n, true) if n > 0 => view! { <p class="unsaved" role="status">{icon(IconName::Clock)}<span>{say_count(T::NotSavedYet, n)}</span></p> }.into_any(),
        _ => ().into_any(),
    }
    })
}

fn grace(time: Memo<Sending>) -> AnyView {
    let left = move || match time.get() {
        Sending::Grace(secs) => clock_face(secs),
        Sending::InTime | Sending::Late => clock_face(0),
    };
    view! { <p class="grace">{icon(IconName::Hourglass)}<span>{say(T::TimeIsUpStill)}" "<time dir="ltr">{left}</time>" "{say(T::TimeIsUpFinish)}</span></p> }.into_any()
}

fn kinds(room: Room, kind: Memo<CardKind>) -> AnyView {
    let pills = room
        .kinds()
        .into_iter()
        .map(|one| {
            view! {
                <label class="pill">
                    <input type="radio" name="kind" prop:checked=move || kind.get() == one
                        on:change=move |_| room.drafts.change(Place::Card, |draft| draft.kind = Some(one))/>
                    " "<span>{icon(kind_icon(one))}{say(CommonText::from(one))}</span>
                </label>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! { <div class="write-kinds" role="radiogroup" aria-label=say(T::WhatDoYouWrite)>{pills}</div> }.into_any()
}

/// What the card will hang under or come from, with the way to let go of it.
fn about(room: Room, word: T, item: Option<Item>, let_go: fn(&mut Draft)) -> AnyView {
    let Some(name) = item.and_then(|item| name_of(room, item)) else { return ().into_any() };
    view! {
        <p class="write-under">
            {icon(if matches!(word, T::Under) { IconName::Mountain } else { IconName::Link })}
            <span>{say(word)}</span><bdi>{name}</bdi>
            {icon_button("btn btn-icon btn-small btn-quiet", IconName::X, say(T::LetGo), move || room.drafts.change(Place::Card, let_go))}
        </p>
    }
    .into_any()
}

fn languages(room: Room) -> AnyView {
    let chosen = room.lang.get_untracked();
    let unknown = (!LANGUAGES.iter().any(|(tag, _)| *tag == chosen)).then(|| chosen.clone());
    let options = unknown
        .iter()
        .map(|tag| (tag.clone(), tag.clone()))
        .chain(LANGUAGES.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned())))
        .map(|(tag, name)| {
            view! { <option value=tag.clone() lang=tag.clone() selected=tag == chosen>{name}</option> }.into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <label class="write-lang">
            <span class="vh">{say(T::WrittenIn)}</span>{icon(IconName::Languages)}
            <select class="input" on:change=move |ev| room.choose_lang(event_target_value(&ev))>{options}</select>
        </label>
    }
    .into_any()
}
