//! One post: who is there, what was left, what is to be done, who was there before, and whom to ask.

use domain::ids::PostId;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::{Row, Tone, note, problem_note};
use super::{
    AskLine, AttachmentLine, ClosedLine, Held, InvitationLine, NoteLine, TaskLine, Typed, apart, asks, attachments,
    day, held_line, invitation_text, notes, people_options, tasks,
};
use crate::catalogue::{PostText as T, UiLang};
use crate::components::{Icon, IconName};

/// The data of the page.
#[derive(Debug, Clone)]
pub struct PostPage {
    pub id: PostId,
    pub title: String,
    pub place: String,
    pub place_href: String,
    pub is_chair: bool,
    /// The day since which it is no more.
    pub abolished: Option<String>,
    pub held: Held,
    pub next: Option<(String, String)>,
    /// The reader holds it, and whether the public knows the name.
    pub own: Option<bool>,
    /// For those who may look inside.
    pub inside: Option<PostInside>,
    pub can_work: bool,
    pub can_change: bool,
    /// For those who may say who holds it.
    pub appoint: Option<AppointForm>,
    /// Other posts of the same place where the reader works, too: id and title.
    pub siblings: Vec<(String, String)>,
    pub fresh: String,
    pub typed: Option<Typed>,
    pub saved: bool,
    /// Today, as a form sends it.
    pub today: String,
}

/// What only those see who have to do with the post.
#[derive(Debug, Clone, Default)]
pub struct PostInside {
    pub notes: Vec<NoteLine>,
    pub tasks: Vec<TaskLine>,
    /// The oldest first.
    pub attachments: Vec<AttachmentLine>,
    pub closed: Vec<ClosedLine>,
    /// The latest first.
    pub terms: Vec<TermLine>,
    pub asks: Vec<AskLine>,
}

/// One time somebody held it.
#[derive(Debug, Clone)]
pub struct TermLine {
    pub name: String,
    pub from: String,
    pub until: Option<String>,
    /// By which a form names it.
    pub key: String,
    /// It lies ahead, and can be called off.
    pub ahead: bool,
    /// Its end can be changed by this reader.
    pub can_end: bool,
}

/// To say who holds it.
#[derive(Debug, Clone, Default)]
pub struct AppointForm {
    /// Id and name of those who can be chosen.
    pub people: Vec<(String, String)>,
    /// Whom the last holder proposed.
    pub proposed: Option<(String, String)>,
    pub invitations: Vec<InvitationLine>,
    /// Somebody can be invited by mail.
    pub mail_works: bool,
}

pub(super) fn sheet(shell: &Shell, page: PostPage) -> Sheet {
    let lang = shell.lang;
    let next = page.next.as_ref().map(|(name, from)| {
        view! { <p class="shelf-meta">{lang.fill(T::NextIs, &[("name", &apart(name)), ("day", &day(from))])}</p> }
    });
    let inside = page.inside.as_ref();
    let chair = page.is_chair.then(|| view! { " " <span class="tag">{lang.say(T::ChairTag)}</span> });
    let body = view! {
        <main id="main" class="narrow posts post" tabindex="-1">
            <p class="title-over"><a href=page.place_href.clone() dir="auto">{page.place.clone()}</a></p>
            <div class="post-head"><h1 dir="auto">{page.title.clone()}</h1>{chair}</div>
            <p class="post-held">{held_line(lang, &page.held)}</p>
            {next}
            {page.saved.then(|| note(Tone::Good, lang.say(T::Saved)))}
            {page.abolished.as_ref().map(|it| note(Tone::Info, lang.fill(T::AbolishedOn, &[("day", &day(it))])))}
            {page.own.is_some().then(|| note(Tone::Info, lang.say(T::YourPost)))}
            {page.appoint.as_ref().and_then(|form| proposal(lang, &page, form))}
            {inside.map(|it| notes(lang, T::NotesHeading, &it.notes))}
            {inside.map(|it| tasks::section(lang, &page, it))}
            {inside.map(|it| attachments::section(lang, &page, &it.attachments))}
            {inside.map(|it| asks(lang, &it.asks))}
            {page.appoint.as_ref().map(|form| appoint(lang, &page, form))}
            {page.appoint.as_ref().map(|form| invite(lang, &page, form))}
            {inside.map(|it| terms(lang, &page, it))}
            {inside.map(|it| tasks::closed(lang, &page, it))}
            {page.own.map(|shown| own(lang, &page, shown))}
            {page.can_change.then(|| settings(lang, &page))}
        </main>
    };
    Sheet::page(page.title.clone(), body.into_any())
}

/// One click to confirm whom the last holder would like to see here.
fn proposal(lang: UiLang, page: &PostPage, form: &AppointForm) -> Option<AnyView> {
    let (id, name) = form.proposed.as_ref()?;
    let label = format!("{}: {name}", lang.say(T::Confirm));
    let view = view! {
        <form class="step no-print" method="post" action=format!("/posts/{}", page.id)>
            <p>{lang.fill(T::Proposed, &[("name", &apart(name))])}</p>
            <input type="hidden" name="account" value=id.clone()/>
            <input type="hidden" name="from" value=page.today.clone()/>
            <div class="actions"><button class="btn btn-main" name="do" value="confirm" aria-label=label><Icon name=IconName::Check/> {lang.say(T::Confirm)}</button></div>
        </form>
    };
    Some(view.into_any())
}

fn appoint(lang: UiLang, page: &PostPage, form: &AppointForm) -> AnyView {
    let typed = page.typed.as_ref();
    let problem = Typed::problem(typed, "appoint").or_else(|| Typed::problem(typed, "confirm"));
    let said = |name| Typed::text(typed, "appoint", name);
    let (about_day, about_who) = match problem {
        Some(it) if ["choice_needed", "not_reachable"].contains(&it.code.as_str()) => (None, problem),
        _ => (problem, None),
    };
    let person = Row {
        lang,
        id: "account",
        label: lang.say(T::Person),
        hint: Some(lang.say(T::PersonHint)),
        problem: about_who,
    };
    let from = Row {
        lang,
        id: "from",
        label: lang.say(T::FirstDay),
        hint: Some(lang.say(T::FirstDayHint)),
        problem: about_day,
    };
    let until =
        Row { lang, id: "until", label: lang.say(T::LastDay), hint: Some(lang.say(T::LastDayHint)), problem: None };
    let from_value = Some(said("from")).filter(|it| !it.is_empty()).unwrap_or_else(|| page.today.clone());
    let person_box = view! {
        <select class="input" id="account" name="account" required aria-describedby=person.described_by() aria-invalid=person.invalid()>
            {people_options(lang.say(T::ChooseSomebody), &form.people, &said("account"))}
        </select>
    };
    let from_box = view! {
        <input class="input" id="from" name="from" type="date" required value=from_value
            aria-describedby=from.described_by() aria-invalid=from.invalid()/>
    };
    let until_box = view! { <input class="input" id="until" name="until" type="date" value=said("until") aria-describedby=until.described_by()/> };
    let open = problem.is_some() || page.held.is_missing();
    view! {
        <details class="fold no-print" open=open>
            <summary>{lang.say(T::Fill)}</summary>
            <form class="form" method="post" action=format!("/posts/{}", page.id)>
                {person.around(person_box.into_any())}
                <div class="form-cols">
                    {from.around(from_box.into_any())}
                    {until.around(until_box.into_any())}
                </div>
                <div class="actions"><button class="btn" name="do" value="appoint">{lang.say(T::Fill)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn invite(lang: UiLang, page: &PostPage, form: &AppointForm) -> AnyView {
    let typed = page.typed.as_ref();
    let problem = Typed::problem(typed, "invite");
    let said = |name| Typed::text(typed, "invite", name);
    let (about_day, problem) = match problem {
        Some(it) if ["day_invalid", "ends_before_it_begins", "post_held"].contains(&it.code.as_str()) => {
            (problem, None)
        }
        _ => (None, problem),
    };
    let (hint, day_hint) = (Some(lang.say(T::InviteHint)), Some(lang.say(T::LastDayHint)));
    let address = Row { lang, id: "address", label: lang.say(T::InviteAddress), hint, problem };
    let until = Row { lang, id: "invite-until", label: lang.say(T::LastDay), hint: day_hint, problem: about_day };
    let address_box = view! {
        <input class="input" id="address" name="address" type="email" dir="ltr" autocomplete="off" required
            value=said("address") aria-describedby=address.described_by() aria-invalid=address.invalid()/>
    };
    let until_box = view! {
        <input class="input" id="invite-until" name="until" type="date" value=said("until")
            aria-describedby=until.described_by() aria-invalid=until.invalid()/>
    };
    let action = format!("/posts/{}", page.id);
    let open = problem.or(about_day).is_some();
    let form_view = form.mail_works.then(|| {
        view! {
            <details class="fold no-print" open=open>
                <summary>{lang.say(T::InviteHeading)}</summary>
                <form class="form" method="post" action=action.clone()>
                    <input type="hidden" name="id" value=page.fresh.clone()/>
                    {address.around(address_box.into_any())}
                    {until.around(until_box.into_any())}
                    <div class="actions"><button class="btn" name="do" value="invite">{lang.say(T::SendInvitation)}</button></div>
                </form>
            </details>
        }
    });
    let one = |line: &InvitationLine| {
        let text = invitation_text(lang, line);
        view! {
            <li>
                <form class="actions" method="post" action=action.clone()>
                    <span>{text.clone()}</span>
                    <input type="hidden" name="invitation" value=line.key.clone()/>
                    <button class="btn no-print" name="do" value="withdraw-invitation" aria-label=format!("{}: {text}", lang.say(T::WithdrawInvitation))>{lang.say(T::WithdrawInvitation)}</button>
                </form>
            </li>
        }
    };
    let list = (!form.invitations.is_empty()).then(|| {
        view! {
            <section class="step" aria-labelledby="invitations">
                <h2 class="step-title" id="invitations">{lang.say(T::OpenInvitations)}</h2>
                <ul class="plain-list">{form.invitations.iter().map(one).collect_view()}</ul>
            </section>
        }
    });
    view! { {form_view}{list} }.into_any()
}

fn terms(lang: UiLang, page: &PostPage, inside: &PostInside) -> AnyView {
    let action = format!("/posts/{}", page.id);
    let one = |term: &TermLine| {
        let time = match &term.until {
            Some(until) => lang.fill(T::FromUntil, &[("from", &day(&term.from)), ("until", &day(until))]),
            None => lang.fill(T::Since, &[("day", &day(&term.from))]),
        };
        let typed =
            page.typed.as_ref().filter(|it| it.fields.iter().any(|(name, value)| name == "term" && *value == term.key));
        let problem = Typed::problem(typed, "end").or_else(|| Typed::problem(typed, "withdraw"));
        let id = format!("end-{}", term.key);
        let row = Row { lang, id: &id, label: lang.say(T::LastDay), hint: None, problem };
        let value =
            Some(Typed::text(typed, "end", "until")).filter(|it| !it.is_empty()).unwrap_or_else(|| page.today.clone());
        let input = view! {
            <input class="input" id=id.clone() name="until" type="date" value=value
                aria-describedby=row.described_by() aria-invalid=row.invalid()/>
        };
        let label = |text: &str| format!("{text}: {}", term.name);
        let button = match page.own {
            Some(_) if page.appoint.is_none() => T::Resign,
            _ => T::SetEnd,
        };
        let end = term.can_end.then(|| {
            let withdraw = term.ahead.then(|| {
                view! { <button class="btn" name="do" value="withdraw" aria-label=label(lang.say(T::Withdraw))>{lang.say(T::Withdraw)}</button> }
            });
            view! {
                <details class="fold no-print" open=problem.is_some()>
                    <summary aria-label=label(lang.say(button))>{lang.say(button)}</summary>
                    <form class="form" method="post" action=action.clone()>
                        <input type="hidden" name="term" value=term.key.clone()/>
                        {row.around(input.into_any())}
                        <div class="actions">
                            <button class="btn" name="do" value="end" aria-label=label(lang.say(button))>{lang.say(button)}</button>
                            {withdraw}
                        </div>
                    </form>
                </details>
            }
        });
        view! { <li><p><bdi>{term.name.clone()}</bdi> ", " {time}</p>{end}</li> }
    };
    let list = match inside.terms.is_empty() {
        true => view! { <p>{lang.say(T::NobodyYet)}</p> }.into_any(),
        false => view! { <ul class="plain-list">{inside.terms.iter().map(one).collect_view()}</ul> }.into_any(),
    };
    view! {
        <section class="step" aria-labelledby="held">
            <h2 class="step-title" id="held">{lang.say(T::WhoHeld)}</h2>
            {list}
        </section>
    }
    .into_any()
}

fn own(lang: UiLang, page: &PostPage, shown: bool) -> AnyView {
    let (act, text) = if shown { ("hide-name", T::HideMyName) } else { ("show-name", T::ShowMyName) };
    view! {
        <form class="step no-print" method="post" action=format!("/posts/{}", page.id)>
            <p class="hint">{lang.say(T::NameHint)}</p>
            <div class="actions">
                <button class="btn" name="do" value=act>{lang.say(text)}</button>
                <a class="btn" href="/handover">{lang.say(T::HandoverHeading)}</a>
            </div>
        </form>
    }
    .into_any()
}

fn settings(lang: UiLang, page: &PostPage) -> AnyView {
    let typed = page.typed.as_ref();
    let problem = Typed::problem(typed, "rename");
    let value = if problem.is_some() { Typed::text(typed, "rename", "title") } else { page.title.clone() };
    let name = Row { lang, id: "rename", label: lang.say(T::PostTitle), hint: None, problem };
    let input = view! {
        <input class="input" id="rename" name="title" type="text" maxlength="120" dir="auto" required
            value=value aria-describedby=name.described_by() aria-invalid=name.invalid()/>
    };
    let abolishing = Typed::problem(typed, "abolish");
    view! {
        <details class="fold no-print" open=problem.or(abolishing).is_some()>
            <summary>{lang.say(T::Settings)}</summary>
            <div class="form">
                <form class="form" method="post" action=format!("/posts/{}", page.id)>
                    {name.around(input.into_any())}
                    <div class="actions"><button class="btn" name="do" value="rename">{lang.say(T::Rename)}</button></div>
                </form>
                <form class="form" method="post" action=format!("/posts/{}", page.id)>
                    {problem_note(lang, abolishing)}
                    <p class="hint">{lang.say(T::AbolishHint)}</p>
                    <div class="actions"><button class="btn btn-danger" name="do" value="abolish">{lang.say(T::Abolish)}</button></div>
                </form>
            </div>
        </details>
    }
    .into_any()
}
