//! What those who run a poll do with it, and what everybody sees of its progress.

use domain::tally::Method;
use domain::view::PollStageView;
use leptos::prelude::*;

use super::{Paper, PollPage, Told, address, ballot, option_name};
use crate::catalogue::{PollText as T, UiLang};
use crate::components::{Icon, IconName};
use crate::pages::parts::{Tone, note};

/// A button that does one thing.
fn act(lang: UiLang, page: &PollPage, what: &'static str, class: &'static str, words: T) -> AnyView {
    let to = format!("{}/act", address(page.workshop, page.poll.id));
    view! {
        <form method="post" action=to>
            <button class=class name="do" value=what>{lang.say(words)}</button>
        </form>
    }
    .into_any()
}

pub(super) fn draft(lang: UiLang, page: &PollPage) -> AnyView {
    if !page.runs {
        return note(Tone::Info, lang.say(T::NotYetOpen));
    }
    let to = address(page.workshop, page.poll.id);
    let waits = matches!(page.poll.stage, PollStageView::Draft { opens: Some(_) });
    let schedule = if waits {
        act(lang, page, "unschedule", "btn", T::Unschedule)
    } else {
        view! {
            <form class="poll-inline" method="post" action=format!("{to}/act")>
                <label for="minutes">{lang.say(T::OpenIn)}</label>
                <input class="input input-number" id="minutes" name="minutes" type="number" inputmode="numeric" min="1" max="10080" required/>
                <button class="btn" name="do" value="schedule">{lang.say(T::Schedule)}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="step" aria-labelledby="run">
            <h2 class="step-title" id="run">{lang.say(T::RunIt)}</h2>
            <div class="actions">
                {act(lang, page, "open", "btn btn-main", T::OpenNow)}
                {project(lang, page)}
                <a class="btn" href=format!("{to}/edit")><Icon name=IconName::Pencil/> {lang.say(T::Edit)}</a>
                {act(lang, page, "drop", "btn btn-danger", T::Drop)}
            </div>
            {schedule}
        </section>
        <section class="step" aria-labelledby="preview">
            <h2 class="step-title" id="preview">{lang.say(T::Preview)}</h2>
            {ballot::preview(lang, page)}
        </section>
    }
    .into_any()
}

/// Turning the screen to it is for those who run the workshop.
pub(super) fn project(lang: UiLang, page: &PollPage) -> AnyView {
    if page.runs_workshop { act(lang, page, "project", "btn", T::ToScreen) } else { ().into_any() }
}

pub(super) fn open(lang: UiLang, page: &PollPage) -> AnyView {
    let turnout = page.turnout.map(|it| {
        let values = [("voted", &*it.voted.to_string()), ("of", &*it.of.to_string())];
        view! {
            <div class="poll-turnout" role="status">
                <p>{lang.fill(T::Turnout, &values)}</p>
                <progress max=it.of.to_string() value=it.voted.to_string() aria-hidden="true"></progress>
            </div>
        }
    });
    let run = page.runs.then(|| {
        let to = format!("{}/act", address(page.workshop, page.poll.id));
        view! {
            <section class="step" aria-labelledby="run">
                <h2 class="step-title" id="run">{lang.say(T::RunIt)}</h2>
                <div class="actions">
                    {act(lang, page, "close", "btn btn-main", T::CloseNow)}
                    {act(lang, page, "extend", "btn", T::Extend)}
                    {project(lang, page)}
                </div>
                <details class="poll-cancel">
                    <summary>{lang.say(T::Cancel)}</summary>
                    <form class="form" method="post" action=to>
                        <p class="hint">{lang.say(T::CancelHint)}</p>
                        <div class="form-row">
                            <label for="reason">{lang.say(T::CancelReason)}</label>
                            <input class="input" id="reason" name="reason" type="text" dir="auto" maxlength="300" required autocomplete="off"/>
                        </div>
                        <div class="actions"><button class="btn btn-danger" name="do" value="cancel">{lang.say(T::Cancel)}</button></div>
                    </form>
                </details>
            </section>
        }
    });
    view! {
        {turnout}
        {run}
        {page.paper.as_ref().map(|it| paper(lang, page, it))}
    }
    .into_any()
}

/// Sums of what was counted without devices.
fn paper(lang: UiLang, page: &PollPage, paper: &Paper) -> AnyView {
    let to = format!("{}/paper", address(page.workshop, page.poll.id));
    let columns: &[T] = match page.poll.method {
        _ if paper.columns == 3 => &[T::Yes, T::No, T::Abstain],
        Method::Dots => &[T::FigDots],
        _ => &[T::FigHands],
    };
    let entered = |place: usize, column: usize| {
        paper.entered.as_ref().and_then(|it| it.counts.get(place)?.get(column)).map(u32::to_string)
    };
    let rows = (0..page.poll.options.len())
        .map(|place| {
            let (name, own) = option_name(lang, &page.poll, place);
            let fields = columns
                .iter()
                .enumerate()
                .map(|(column, words)| {
                    let id = format!("p{place}-{column}");
                    view! {
                        <span class="poll-sum">
                            <label for=id.clone()>{lang.say(*words)}</label>
                            <input class="input input-number" type="number" inputmode="numeric" min="0" max="50000" id=id.clone() name=id value=entered(place, column)/>
                        </span>
                    }
                })
                .collect_view();
            view! { <fieldset class="ballot-row"><legend class="ballot-option" lang=own dir="auto">{name}</legend><div class="poll-sums">{fields}</div></fieldset> }
        })
        .collect_view();
    let saved = paper
        .entered
        .as_ref()
        .filter(|_| page.told == Some(Told::PaperSaved))
        .map(|it| note(Tone::Good, lang.fill(T::PaperSaved, &[("people", &it.people.to_string())])));
    let unfolded = page.told == Some(Told::PaperSaved);
    view! {
        <details class="step poll-paper" open=unfolded>
            <summary class="step-title">{lang.say(T::PaperHeading)}</summary>
            {saved}
            <p class="hint">{lang.say(T::PaperHint)}</p>
            <form class="form" method="post" action=to>
                <div class="form-row">
                    <label for="people">{lang.say(T::PaperPeople)}</label>
                    <input class="input input-number" type="number" inputmode="numeric" min="0" max="500" id="people" name="people" required
                        value=paper.entered.as_ref().map(|it| it.people.to_string())/>
                </div>
                {rows}
                <div class="actions"><button class="btn">{lang.say(T::PaperSave)}</button></div>
            </form>
        </details>
    }
    .into_any()
}
