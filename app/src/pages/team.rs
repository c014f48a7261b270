//! Who runs a workshop: those on its list, whoever is to join them, and who goes.

use domain::ids::WorkshopId;
use domain::wire::Problem;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::{Row, Tone, bdi, empty, note, problem_note};
use crate::catalogue::{AccountText, StoryText, TeamText as T, UiLang};
use crate::components::{Icon, IconName};

/// The data of the page.
#[derive(Debug, Clone)]
pub struct TeamPage {
    pub workshop: WorkshopId,
    pub title: String,
    pub people: Vec<TeamRow>,
    /// Who can be added: id, name.
    pub others: Vec<(String, String)>,
    /// The reader runs the workshop, rather than only coordinating.
    pub runs: bool,
    /// Whoever is added gets a mail.
    pub mail_works: bool,
    pub problem: Option<Problem>,
    /// Something was just saved.
    pub saved: bool,
}

/// One of those on the list.
#[derive(Debug, Clone)]
pub struct TeamRow {
    pub id: String,
    pub name: String,
    /// The reader.
    pub own: bool,
    /// Still may run workshops at all.
    pub counts: bool,
}

pub(super) fn sheet(shell: &Shell, page: TeamPage) -> Sheet {
    let lang = shell.lang;
    let nobody = !page.people.iter().any(|person| person.counts);
    let rows = page.people.iter().map(|person| row(lang, &page, person)).collect_view();
    let (back, to) = match page.runs {
        true => (lang.say(StoryText::BackToConsole), format!("/w/{}/console", page.workshop)),
        false => (lang.say(T::BackToDesk), "/desk".to_owned()),
    };
    let body = view! {
        <main id="main" class="column" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::Team)}</h1><p class="shelf-title">{bdi(&page.title)}</p></hgroup>
            <p>{lang.say(T::TeamLead)}</p>
            {problem_note(lang, page.problem.as_ref())}
            {page.saved.then(|| note(Tone::Good, lang.say(T::Saved)))}
            {nobody.then(|| empty(IconName::UsersRound, lang.say(T::Nobody), lang.say(T::NobodyHint)))}
            {(!page.people.is_empty()).then(|| view! { <ul class="shelf">{rows}</ul> })}
            {add(lang, &page)}
            <div class="actions"><a class="btn" href=to>{back}</a></div>
        </main>
    };
    Sheet::page(lang.say(T::Team), body.into_any())
}

fn row(lang: UiLang, page: &TeamPage, person: &TeamRow) -> AnyView {
    let word = lang.say(if person.own { T::Leave } else { T::Remove });
    view! {
        <li class="shelf-item voters-item">
            <p class="shelf-title">
                {bdi(&person.name)}
                {person.own.then(|| view! { " "<span class="tag tag-good">{lang.say(AccountText::ItsYou)}</span> })}
                {(!person.counts).then(|| view! { " "<span class="tag tag-bad">{lang.say(T::NoRight)}</span> })}
            </p>
            <form class="speaking-tools" method="post" action=format!("/w/{}/team", page.workshop)>
                <input type="hidden" name="account" value=person.id.clone()/>
                <button class="btn" name="do" value="remove" aria-label=format!("{word}: {}", person.name)>{word}</button>
            </form>
        </li>
    }
    .into_any()
}

fn add(lang: UiLang, page: &TeamPage) -> AnyView {
    if page.others.is_empty() {
        return note(Tone::Info, lang.say(T::NobodyElse));
    }
    let hint = lang.say(if page.mail_works { T::AddHint } else { T::AddHintNoMail });
    let who = Row { lang, id: "account", label: lang.say(T::AddWho), hint: Some(hint), problem: None };
    let options =
        page.others.iter().map(|(id, name)| view! { <option value=id.clone() dir="auto">{name.clone()}</option> });
    let select = view! {
        <select class="input" id="account" name="account" required aria-describedby=who.described_by()>
            <option value="">{lang.say(T::Choose)}</option>
            {options.collect_view()}
        </select>
    };
    view! {
        <section class="step" aria-labelledby="add">
            <h2 class="step-title" id="add">{lang.say(T::AddHeading)}</h2>
            <form class="form" method="post" action=format!("/w/{}/team", page.workshop)>
                {who.around(select.into_any())}
                <div class="actions"><button class="btn btn-main" name="do" value="add"><Icon name=IconName::Plus/> {lang.say(T::Add)}</button></div>
            </form>
        </section>
    }
    .into_any()
}
