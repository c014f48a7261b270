//! A facilitator's desk: the workshops, the newest first, and how to make another.

use domain::ids::WorkshopId;
use domain::wire::Problem;
use domain::workshop::Stage;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::{dotted, empty, problem_note, spaced};
use crate::catalogue::{OrganisationText, PageText as P, TeamText, UiLang};
use crate::components::{Icon, IconName};

/// The data of a facilitator's desk.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    /// In the order they are shown.
    pub workshops: Vec<DeskWorkshop>,
    /// Those that nobody runs, for whoever coordinates; for others none.
    pub without: Vec<DeskWorkshop>,
    /// The reader may make new ones.
    pub may_prepare: bool,
    pub problem: Option<Problem>,
}

/// One workshop on the desk.
#[derive(Debug, Clone)]
pub struct DeskWorkshop {
    pub id: WorkshopId,
    pub title: String,
    pub date: Option<String>,
    pub place: Option<String>,
    pub stage: Stage,
    /// The six digits people join with.
    pub code: Option<String>,
    /// Seats taken.
    pub people: u32,
}

pub(super) fn sheet(shell: &Shell, page: Desk) -> Sheet {
    let lang = shell.lang;
    let shelf = if page.workshops.is_empty() {
        let hint = if page.may_prepare { lang.say(P::DeskEmptyHint) } else { lang.say(TeamText::MayNotPrepare) };
        empty(IconName::Inbox, lang.say(P::DeskEmpty), hint)
    } else {
        let items = page.workshops.iter().map(|workshop| shelf_item(lang, workshop)).collect_view();
        view! { <ul class="shelf">{items}</ul> }.into_any()
    };
    let body = view! {
        <main id="main" class="wide desk" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(P::DeskHeading)}</h1><p>{lang.say(P::DeskLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {shelf}
            {without(lang, &page.without)}
            {page.may_prepare.then(|| new_workshop(lang, &page.workshops))}
            <p class="actions"><a class="btn btn-quiet" href="/organisations">{lang.say(OrganisationText::ListHeading)}</a> <a class="btn btn-quiet" href="/desk/sessions">{lang.say(P::SessionsHeading)}</a></p>
        </main>
    };
    Sheet::page(lang.say(P::DeskHeading), body.into_any())
}

fn shelf_item(lang: UiLang, workshop: &DeskWorkshop) -> AnyView {
    let address = |page: &str| format!("/w/{}/{page}", workshop.id);
    let (tag, word) = match workshop.stage {
        Stage::Preparing => ("tag", P::StagePreparing),
        Stage::Open => ("tag tag-good", P::StageOpen),
        Stage::Closed => ("tag tag-info", P::StageClosed),
    };
    let first = match workshop.stage {
        Stage::Preparing => address("prepare"),
        Stage::Open => address("console"),
        Stage::Closed => address("minutes"),
    };
    let mut meta: Vec<String> = [workshop.date.clone(), workshop.place.clone()].into_iter().flatten().collect();
    if workshop.people > 0 {
        meta.push(lang.count(P::PeopleCount, workshop.people));
    }
    let code = workshop
        .code
        .as_ref()
        .filter(|_| workshop.stage != Stage::Closed)
        .map(|code| view! { <span class="shelf-code">{lang.say(P::CodeWord)} " " <bdi dir="ltr">{spaced(code)}</bdi></span> });
    let between = (code.is_some() && !meta.is_empty()).then_some(" · ");
    let link = |page: &'static str, icon: IconName, text: P| {
        view! { <a class="btn" href=address(page)><Icon name=icon/> {lang.say(text)}</a> }.into_any()
    };
    let links = match workshop.stage {
        Stage::Preparing => vec![
            link("prepare", IconName::Pencil, P::LinkPrepare),
            link("sheets", IconName::Printer, P::LinkSheets),
            link("console", IconName::Monitor, P::LinkConsole),
        ],
        Stage::Open => vec![
            link("console", IconName::Monitor, P::LinkConsole),
            link("prepare", IconName::Pencil, P::LinkPrepare),
            link("sheets", IconName::Printer, P::LinkSheets),
            link("minutes", IconName::FileText, P::LinkMinutes),
        ],
        Stage::Closed => vec![
            link("minutes", IconName::FileText, P::LinkMinutes),
            link("replay", IconName::History, P::LinkReplay),
            link("console", IconName::Monitor, P::LinkConsole),
        ],
    };
    view! {
        <li class="shelf-item">
            <h2 class="shelf-title"><a href=first dir="auto">{workshop.title.clone()}</a></h2>
            <p class="shelf-meta">{dotted(meta)}{between}{code}</p>
            <span class=tag>{lang.say(word)}</span>
            <div class="actions">{links}</div>
        </li>
    }
    .into_any()
}

/// What waits for somebody who runs it.
fn without(lang: UiLang, workshops: &[DeskWorkshop]) -> Option<AnyView> {
    if workshops.is_empty() {
        return None;
    }
    let word = lang.say(TeamText::FindSomebody);
    let items = workshops
        .iter()
        .map(|workshop| {
            let date = workshop.date.clone().map(|date| view! { <p class="shelf-meta">{date}</p> });
            view! {
                <li class="shelf-item">
                    <h3 class="shelf-title" dir="auto">{workshop.title.clone()}</h3>
                    {date}
                    <div class="actions"><a class="btn" href=format!("/w/{}/team", workshop.id) aria-label=format!("{word}: {}", workshop.title)>{word}</a></div>
                </li>
            }
        })
        .collect_view();
    let section = view! {
        <section class="step" aria-labelledby="without">
            <h2 class="step-title" id="without">{lang.say(TeamText::WithoutHeading)}</h2>
            <p>{lang.say(TeamText::WithoutLead)}</p>
            <ul class="shelf">{items}</ul>
        </section>
    };
    Some(section.into_any())
}

fn new_workshop(lang: UiLang, workshops: &[DeskWorkshop]) -> AnyView {
    let past = workshops
        .iter()
        .map(|workshop| view! { <option value=workshop.id.to_string() dir="auto">{lang.fill(P::TemplatePast, &[("title", &workshop.title)])}</option> })
        .collect_view();
    view! {
        <section class="step" aria-labelledby="new">
            <h2 class="step-title" id="new">{lang.say(P::NewWorkshop)}</h2>
            <form class="form" method="post" action="/desk/new">
                <div class="form-row">
                    <label for="template">{lang.say(P::Template)}</label>
                    <p class="hint" id="template-hint">{lang.say(P::TemplateHint)}</p>
                    <select class="input" id="template" name="template" aria-describedby="template-hint">
                        <option value="standard">{lang.say(P::TemplateStandard)}</option>
                        {past}
                    </select>
                </div>
                <div class="actions"><button class="btn btn-main"><Icon name=IconName::Plus/> {lang.say(P::MakeWorkshop)}</button></div>
            </form>
        </section>
    }
    .into_any()
}
