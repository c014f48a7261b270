//! Who helps at the tables: hosts and interpreters, appointed by those who run the workshop, without JavaScript.

use domain::ids::{SeatId, WorkshopId};
use domain::wire::Problem;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::{Tone, bdi, empty, note, problem_note};
use crate::catalogue::{BehalfText as T, CommonText, StoryText, UiLang};
use crate::components::IconName;

/// The data of the page.
#[derive(Debug, Clone)]
pub struct Helpers {
    pub workshop: WorkshopId,
    /// People by table; the last entry may have no table.
    pub tables: Vec<(Option<String>, Vec<HelperRow>)>,
    pub problem: Option<Problem>,
    /// Something was just saved.
    pub saved: bool,
    /// Nothing can be changed any more.
    pub closed: bool,
}

/// One person.
#[derive(Debug, Clone)]
pub struct HelperRow {
    pub seat: SeatId,
    pub name: Option<String>,
    pub organisation: Option<String>,
    pub host: bool,
    pub interpreter: bool,
}

pub(super) fn sheet(shell: &Shell, page: Helpers) -> Sheet {
    let lang = shell.lang;
    let tables = if page.tables.is_empty() {
        empty(IconName::UsersRound, lang.say(T::HelpersNobody), lang.say(T::HelpersNobodyHint))
    } else {
        page.tables
            .iter()
            .enumerate()
            .map(|(place, table)| section(lang, &page, place, table))
            .collect_view()
            .into_any()
    };
    let body = view! {
        <main id="main" class="column" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::Helpers)}</h1><p>{lang.say(T::HelpersLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {page.saved.then(|| note(Tone::Good, lang.say(T::HelpersSaved)))}
            {tables}
            <div class="actions"><a class="btn" href=format!("/w/{}/console", page.workshop)>{lang.say(StoryText::BackToConsole)}</a></div>
        </main>
    };
    Sheet::page(lang.say(T::Helpers), body.into_any())
}

fn section(lang: UiLang, page: &Helpers, place: usize, (table, people): &(Option<String>, Vec<HelperRow>)) -> AnyView {
    let id = format!("table-{place}");
    let title = match table {
        Some(name) => bdi(name),
        None => lang.say(T::WithoutTable).into_any(),
    };
    let rows = people.iter().map(|row| person(lang, page, table.is_some(), row)).collect_view();
    view! {
        <section class="step" aria-labelledby=id.clone()>
            <h2 class="step-title" id=id.clone()>{title}</h2>
            <ul class="shelf">{rows}</ul>
        </section>
    }
    .into_any()
}

fn person(lang: UiLang, page: &Helpers, seated: bool, row: &HelperRow) -> AnyView {
    let name = row.name.clone().unwrap_or_else(|| lang.say(CommonText::WithoutName).to_owned());
    let tag = |word| view! { " "<span class="tag tag-info">{lang.say(word)}</span> };
    let organisation = row.organisation.as_ref().map(|name| view! { <p class="shelf-meta">{bdi(name)}</p> });
    let act = |act: &'static str, on: bool, word: T| {
        let label = format!("{}: {name}", lang.say(word));
        view! {
            <form method="post" action=format!("/w/{}/helpers", page.workshop)>
                <input type="hidden" name="seat" value=row.seat.to_string()/>
                <input type="hidden" name="on" value=if on { "yes" } else { "no" }/>
                <button class="btn" name="act" value=act aria-label=label>{lang.say(word)}</button>
            </form>
        }
    };
    let host = seated.then(|| act("host", !row.host, if row.host { T::NoMoreHost } else { T::MakeHost }));
    let word = if row.interpreter { T::NoMoreInterpreter } else { T::MakeInterpreter };
    let tools = (!page.closed)
        .then(|| view! { <div class="speaking-tools">{host}{act("interpreter", !row.interpreter, word)}</div> });
    view! {
        <li class="shelf-item voters-item">
            <p class="shelf-title">
                {bdi(&name)}
                {row.host.then(|| tag(CommonText::HostWord))}
                {row.interpreter.then(|| tag(CommonText::InterpreterWord))}
            </p>
            {organisation}
            {tools}
        </li>
    }
    .into_any()
}
