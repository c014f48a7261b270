//! Everybody's accounts and rights, for whoever coordinates.

use domain::directory::accounts::CityRole;
use domain::wire::Problem;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::problem_note;
use super::role_name;
use crate::catalogue::{AccountText as T, PostText, UiLang};

/// The data of the page.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Those whose name or address fits what was looked for; the oldest first.
    pub people: Vec<PersonRow>,
    /// What was looked for; empty for everybody.
    pub sought: String,
    pub problem: Option<Problem>,
}

/// One account.
#[derive(Debug, Clone)]
pub struct PersonRow {
    pub id: String,
    pub name: String,
    pub address: Option<String>,
    pub roles: Vec<CityRole>,
    pub disabled: bool,
    /// The day it was opened.
    pub since: String,
    /// The reader's own.
    pub own: bool,
}

pub(super) fn sheet(shell: &Shell, page: People) -> Sheet {
    let lang = shell.lang;
    let rows = page.people.iter().map(|person| one(lang, person)).collect_view();
    let list = match page.people.is_empty() {
        true => view! { <p role="status">{lang.say(T::NobodyFound)}</p> }.into_any(),
        false => view! { <ul class="shelf">{rows}</ul> }.into_any(),
    };
    let everybody = (!page.sought.is_empty())
        .then(|| view! { <a class="btn btn-quiet" href="/accounts">{lang.say(T::EverybodyAgain)}</a> });
    let body = view! {
        <main id="main" class="wide desk" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::PeopleHeading)}</h1><p>{lang.say(T::PeopleLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            <form class="form" method="get" action="/accounts" role="search">
                <div class="form-row">
                    <label for="q">{lang.say(T::FindPerson)}</label>
                    <input class="input" id="q" name="q" type="search" maxlength="100" dir="auto" value=page.sought.clone()/>
                </div>
                <div class="actions"><button class="btn">{lang.say(T::Find)}</button> {everybody}</div>
            </form>
            {list}
            <div class="actions"><a class="btn" href="/account">{lang.say(T::YourAccount)}</a></div>
        </main>
    };
    Sheet::page(lang.say(T::PeopleHeading), body.into_any())
}

fn one(lang: UiLang, person: &PersonRow) -> AnyView {
    let name = if person.name.is_empty() { lang.say(T::Nameless).to_owned() } else { person.name.clone() };
    let tags: Vec<AnyView> = person
        .roles
        .iter()
        .map(|role| view! { <span class="tag tag-info">{lang.say(role_name(*role))}</span> }.into_any())
        .chain(person.disabled.then(|| view! { <span class="tag tag-bad">{lang.say(T::IsShutOut)}</span> }.into_any()))
        .chain(person.own.then(|| view! { <span class="tag tag-good">{lang.say(T::ItsYou)}</span> }.into_any()))
        .collect();
    let button = |act: &'static str, text: String, danger: bool| {
        let class = if danger { "btn btn-danger" } else { "btn" };
        let label = format!("{text}: {name}");
        view! { <button class=class name="do" value=act aria-label=label>{text}</button> }.into_any()
    };
    let roles = CityRole::ALL.map(|role| {
        let (act, text) = match (role, person.roles.contains(&role)) {
            (CityRole::Coordinator, false) => ("grant-coordinator", T::GiveRole),
            (CityRole::Coordinator, true) => ("revoke-coordinator", T::TakeRole),
            (CityRole::Facilitator, false) => ("grant-facilitator", T::GiveRole),
            (CityRole::Facilitator, true) => ("revoke-facilitator", T::TakeRole),
        };
        button(act, lang.fill(text, &[("role", lang.say(role_name(role)))]), false)
    });
    let door = match person.disabled {
        true => button("enable", lang.say(T::LetIn).to_owned(), false),
        false => button("disable", lang.say(T::ShutOut).to_owned(), true),
    };
    let since = lang.fill(T::Since, &[("day", &format!("\u{2066}{}\u{2069}", person.since))]);
    view! {
        <li class="shelf-item person">
            <h2 class="shelf-title"><bdi>{name.clone()}</bdi></h2>
            <p class="shelf-meta">{person.address.clone().map(|it| view! { <bdi dir="ltr">{it}</bdi> " · " })}{since}</p>
            <p class="tags">{tags}</p>
            <form class="actions" method="post" action="/accounts">
                <input type="hidden" name="account" value=person.id.clone()/>
                {roles.into_iter().collect_view()}
                {(!person.own).then_some(door)}
                <a class="btn" href=format!("/handover/{}", person.id) aria-label=format!("{}: {name}", lang.say(PostText::OpenAndHandover))>{lang.say(PostText::OpenAndHandover)}</a>
            </form>
        </li>
    }
    .into_any()
}
