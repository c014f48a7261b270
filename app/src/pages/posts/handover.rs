//! All that one person has open, and the form that hands it over. Printed, it is a sheet for the folder.

use domain::ids::{OrganisationId, WorkshopId};
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::languages::language_options;
use super::super::parts::{Row, Tone, empty, literal, note, problem_note};
use super::{
    AskLine, InvitationLine, NoteLine, PostLine, TaskLine, Typed, apart, asks, day, invitation_text, notes,
    people_options, post_item, tasks,
};
use crate::catalogue::{PostText as T, UiLang};
use crate::components::{Icon, IconName};

/// The data of the page.
#[derive(Debug, Clone)]
pub struct HandoverPage {
    /// The account's id.
    pub account: String,
    pub name: String,
    /// The reader's own.
    pub own: bool,
    pub notes: Vec<NoteLine>,
    pub posts: Vec<HandoverPost>,
    pub workshops: Vec<HandoverWorkshop>,
    pub organisations: Vec<HandoverOrganisation>,
    /// For whoever coordinates: where somebody is missing.
    pub coordinates: Option<Vec<PostLine>>,
    /// What was handed over before, both ways, without its notes.
    pub history: Vec<NoteLine>,
    pub asks: Vec<AskLine>,
    /// Those this person sent.
    pub invitations: Vec<InvitationLine>,
    /// Those who can be chosen: id and name.
    pub people: Vec<(String, String)>,
    pub typed: Option<Typed>,
    /// Something was handed over just now.
    pub done: bool,
    pub today: String,
}

/// A post with what waits there.
#[derive(Debug, Clone)]
pub struct HandoverPost {
    pub line: PostLine,
    pub tasks: Vec<TaskLine>,
}

/// A workshop the person runs.
#[derive(Debug, Clone)]
pub struct HandoverWorkshop {
    pub id: WorkshopId,
    pub title: String,
    pub date: Option<String>,
}

/// An organisation the person speaks for. Nobody hands that over: the organisation invites.
#[derive(Debug, Clone)]
pub struct HandoverOrganisation {
    pub id: OrganisationId,
    pub name: String,
    /// The last day.
    pub until: Option<String>,
    /// Who else speaks for it.
    pub others: Vec<String>,
    /// So many invitations to speak for it can be accepted.
    pub invited: u32,
    /// The reader may invite somebody.
    pub can_invite: bool,
}

pub(super) fn sheet(shell: &Shell, page: HandoverPage) -> Sheet {
    let lang = shell.lang;
    let heading = lang.fill(T::HandoverOf, &[("name", &apart(&page.name))]);
    let lead = if page.own { T::HandoverLead } else { T::HandoverOthersLead };
    let nothing = page.posts.is_empty() && page.workshops.is_empty() && page.coordinates.is_none();
    let body = view! {
        <main id="main" class="narrow posts handover" tabindex="-1">
            <hgroup class="title"><h1>{heading.clone()}</h1><p>{lang.say(lead)}</p><p class="hint">{lang.fill(T::AsOf, &[("day", &day(&page.today))])}</p></hgroup>
            {page.done.then(|| note(Tone::Good, lang.say(T::HandedOver)))}
            {notes(lang, T::NotesHeading, &page.notes)}
            {(nothing && page.organisations.is_empty()).then(|| empty(IconName::Inbox, lang.say(T::NothingToHandOver), lang.say(T::NothingToHandOverHint)))}
            {posts(lang, &page)}
            {workshops(lang, &page)}
            {organisations(lang, &page)}
            {invitations(lang, &page)}
            {page.coordinates.as_ref().map(|missing| coordination(lang, missing))}
            {(!nothing).then(|| asks(lang, &page.asks))}
            {(!nothing).then(|| form(lang, &page))}
            {history(lang, &page)}
            {(!nothing).then(|| view! { <p class="hint no-print">{lang.say(T::Print)}</p> })}
        </main>
    };
    Sheet::page(heading, body.into_any())
}

fn posts(lang: UiLang, page: &HandoverPage) -> Option<AnyView> {
    let one = |post: &HandoverPost| {
        let tasks = match post.tasks.is_empty() {
            true => view! { <p>{lang.say(T::NothingOpen)}</p> }.into_any(),
            false => {
                let items =
                    post.tasks.iter().map(|task| view! { <li class="task">{tasks::task_head(lang, task)}</li> });
                view! { <ol class="tasks">{items.collect_view()}</ol> }.into_any()
            }
        };
        view! {
            <li class="handover-post">
                <h3><a href=format!("/posts/{}", post.line.id) dir="auto">{post.line.title.clone()}</a></h3>
                <p class="shelf-meta" dir="auto">{post.line.place.clone()}</p>
                {tasks}
            </li>
        }
    };
    (!page.posts.is_empty()).then(|| {
        view! {
            <section class="step" aria-labelledby="posts">
                <h2 class="step-title" id="posts">{lang.say(T::YourPosts)}</h2>
                <ul class="plain-list">{page.posts.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn workshops(lang: UiLang, page: &HandoverPage) -> Option<AnyView> {
    let one = |workshop: &HandoverWorkshop| {
        let title = match page.own {
            true => view! { <a href=format!("/w/{}/console", workshop.id) dir="auto">{workshop.title.clone()}</a> }
                .into_any(),
            false => view! { <bdi>{workshop.title.clone()}</bdi> }.into_any(),
        };
        let date = workshop.date.clone().map(|it| view! { ", " <bdi>{it}</bdi> });
        view! { <li><span>{title}{date}</span></li> }
    };
    (!page.workshops.is_empty()).then(|| {
        view! {
            <section class="step" aria-labelledby="workshops">
                <h2 class="step-title" id="workshops">{lang.say(T::YourWorkshops)}</h2>
                <ul class="plain-list">{page.workshops.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn organisations(lang: UiLang, page: &HandoverPage) -> Option<AnyView> {
    let one = |organisation: &HandoverOrganisation| {
        let address = format!("/organisations/{}", organisation.id);
        let others = match organisation.others.as_slice() {
            [] => lang.say(T::NoOtherVoice).to_owned(),
            others => {
                let names: Vec<String> = others.iter().map(|name| apart(name)).collect();
                lang.fill(T::OtherVoices, &[("names", &names.join(", "))])
            }
        };
        let until = organisation.until.as_ref().map(|it| lang.fill(T::VoiceUntil, &[("day", &day(it))]));
        let invited = (organisation.invited > 0).then(|| lang.count(T::VoicesInvited, organisation.invited));
        let invite = organisation.can_invite.then(|| {
            let words = lang.fill(T::InviteSomebody, &[("name", &apart(&organisation.name))]);
            view! { <p class="no-print"><a href=format!("{address}#invite")>{words}</a></p> }
        });
        view! {
            <li class="handover-post">
                <h3><a href=address dir="auto">{organisation.name.clone()}</a></h3>
                <p>{others} {until.map(|it| format!(" {it}"))} {invited.map(|it| format!(" {it}"))}</p>
                {invite}
            </li>
        }
    };
    (!page.organisations.is_empty()).then(|| {
        let heading = if page.own { T::YourOwnOrganisations } else { T::YourOrganisations };
        view! {
            <section class="step" aria-labelledby="organisations">
                <h2 class="step-title" id="organisations">{lang.say(heading)}</h2>
                <p class="hint">{lang.say(T::OrganisationsHint)}</p>
                <ul class="plain-list">{page.organisations.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn invitations(lang: UiLang, page: &HandoverPage) -> Option<AnyView> {
    let one = |line: &InvitationLine| {
        let text = invitation_text(lang, line);
        view! { <li><span><a href=format!("/posts/{}", line.post) dir="auto">{line.title.clone()}</a> ", " {text}</span></li> }
    };
    (!page.invitations.is_empty()).then(|| {
        view! {
            <section class="step" aria-labelledby="invitations">
                <h2 class="step-title" id="invitations">{lang.say(T::OpenInvitations)}</h2>
                <ul class="plain-list">{page.invitations.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn coordination(lang: UiLang, missing: &[PostLine]) -> AnyView {
    let count = u32::try_from(missing.len()).unwrap_or(u32::MAX);
    let items = missing.iter().map(|post| post_item(lang, post, true)).collect_view();
    view! {
        <section class="step" aria-labelledby="coordination">
            <h2 class="step-title" id="coordination">{lang.say(T::WaitsForCoordination)}</h2>
            <p>{lang.count(T::CoordinationOpen, count)}</p>
            <ul class="shelf">{items}</ul>
        </section>
    }
    .into_any()
}

const ACT: &str = "hand-over";

fn form(lang: UiLang, page: &HandoverPage) -> AnyView {
    let typed = page.typed.as_ref();
    let problem = Typed::problem(typed, ACT);
    let about_note = problem.filter(|it| it.code.starts_with("text_"));
    let about_who = problem
        .filter(|it| ["successor_needed", "not_facilitator", "not_reachable", "unknown"].contains(&it.code.as_str()));
    let rest = problem.filter(|_| about_note.is_none() && about_who.is_none());
    let tick = |name: &'static str, value: String, text: AnyView| {
        let checked = Typed::chose(typed, ACT, name, &value, name != "coordination");
        view! { <label class="check"><input type="checkbox" name=name value=value checked=checked/> <span>{text}</span></label> }
            .into_any()
    };
    let posts = page.posts.iter().map(|post| {
        let text = view! { <bdi>{post.line.title.clone()}</bdi> " (" <bdi>{post.line.place.clone()}</bdi> ")" };
        tick("post", post.line.id.to_string(), text.into_any())
    });
    let workshops = page
        .workshops
        .iter()
        .map(|it| tick("workshop", it.id.to_string(), view! { <bdi>{it.title.clone()}</bdi> }.into_any()));
    let coordination = page
        .coordinates
        .as_ref()
        .map(|_| tick("coordination", "yes".to_owned(), lang.say(T::CoordinationGoes).into_any()));
    let ticks: Vec<AnyView> = posts.chain(workshops).chain(coordination).collect();
    let to_hint = format!("{} {}", lang.say(T::ToWhomHint), lang.say(T::ProposalHint));
    let to = Row { lang, id: "to", label: lang.say(T::ToWhom), hint: Some(&to_hint), problem: about_who };
    let chosen = Typed::text(typed, ACT, "to");
    let to_box = view! {
        <select class="input" id="to" name="to" aria-describedby=to.described_by() aria-invalid=to.invalid()>
            {people_options(lang.say(T::ToNobody), &page.people, &chosen)}
        </select>
    };
    let text =
        Row { lang, id: "note", label: lang.say(T::NoteLabel), hint: Some(lang.say(T::NoteHint)), problem: about_note };
    let text_box = view! {
        <textarea class="input" id="note" name="note" rows="8" maxlength="8000" dir="auto" aria-describedby=text.described_by()
            aria-invalid=text.invalid() inner_html=literal(&Typed::text(typed, ACT, "note"))></textarea>
    };
    let note_lang =
        Some(Typed::text(typed, ACT, "lang")).filter(|it| !it.is_empty()).unwrap_or_else(|| lang.tag().to_owned());
    view! {
        <section class="step no-print" aria-labelledby="pass-on">
            <h2 class="step-title" id="pass-on">{lang.say(T::PassOn)}</h2>
            <form class="form" method="post" action=format!("/handover/{}", page.account)>
                {problem_note(lang, rest)}
                <fieldset class="choices"><legend>{lang.say(T::WhatGoes)}</legend>{ticks}</fieldset>
                {to.around(to_box.into_any())}
                {text.around(text_box.into_any())}
                <div class="write-lang">
                    <label for="lang">{lang.say(T::NoteLang)}</label>
                    <select class="input" id="lang" name="lang">{language_options(&note_lang)}</select>
                </div>
                {page.own.then(|| view! { <p class="hint">{lang.say(T::HandOverHint)}</p> })}
                <div class="actions"><button class="btn btn-main" name="do" value=ACT><Icon name=IconName::ArrowRight/> {lang.say(T::HandOverNow)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn history(lang: UiLang, page: &HandoverPage) -> Option<AnyView> {
    let one = |line: &NoteLine| {
        let to = line.to.as_deref().map_or_else(|| lang.say(T::NobodyWord).to_owned(), apart);
        let text = lang.fill(T::HistoryLine, &[("day", &day(&line.day)), ("from", &apart(&line.from)), ("to", &to)]);
        let by = line.by.as_ref().map(|by| {
            view! { " " <span class="tag">{lang.fill(T::HistoryOnBehalf, &[("name", &apart(by))])}</span> }
        });
        view! { <li>{text}{by}</li> }
    };
    (!page.history.is_empty()).then(|| {
        view! {
            <section class="step" aria-labelledby="history">
                <h2 class="step-title" id="history">{lang.say(T::HistoryHeading)}</h2>
                <ul class="plain-list">{page.history.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
