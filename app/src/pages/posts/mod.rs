//! Pages about bodies, offices and posts: who is where, what waits, and what is handed over.

mod appointment;
mod attachments;
mod bodies;
#[cfg(test)]
mod examples;
mod handover;
mod place;
mod post;
mod tasks;

use domain::directory::bodies::BodyKind;
use domain::directory::handover::Ask;
use domain::ids::PostId;
use domain::wire::Problem;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::other_lang;
use crate::catalogue::{PostText as T, UiLang, ask_reason, place_kind};

pub use appointment::{AppointmentPage, AppointmentState};
pub use attachments::AttachmentLine;
pub use bodies::{BodiesPage, PlaceLine};
#[cfg(test)]
pub(super) use examples::examples;
pub use handover::{HandoverOrganisation, HandoverPage, HandoverPost, HandoverWorkshop};
pub use place::PlacePage;
pub use post::{AppointForm, PostInside, PostPage, TermLine};
pub use tasks::{ClosedLine, TaskLine};

/// Any of them.
#[derive(Debug, Clone)]
pub enum PostsPage {
    /// `/bodies`
    Bodies(BodiesPage),
    /// `/bodies/{body}` and `/offices/{office}`
    Place(Box<PlacePage>),
    /// `/posts/{post}`
    Post(Box<PostPage>),
    /// `/appointment`
    Appointment(AppointmentPage),
    /// `/handover/{account}`
    Handover(Box<HandoverPage>),
}

/// What was typed into a form that could not be taken, so that nothing of it is lost.
#[derive(Debug, Clone)]
pub struct Typed {
    /// Which form of the page: what its button says under `do`.
    pub act: String,
    pub fields: Vec<(String, String)>,
    pub problem: Problem,
}

impl Typed {
    /// The problem, if it is this form's.
    fn problem<'a>(typed: Option<&'a Self>, act: &str) -> Option<&'a Problem> {
        typed.filter(|it| it.act == act).map(|it| &it.problem)
    }

    /// What was typed into a field of a form; nothing where that form was not the one.
    fn text(typed: Option<&Self>, act: &str, name: &str) -> String {
        let fields = typed.filter(|it| it.act == act).map(|it| it.fields.as_slice()).unwrap_or_default();
        fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// Whether a box was ticked, or a choice made; `unless_typed` where this form was not the one.
    fn chose(typed: Option<&Self>, act: &str, name: &str, value: &str, unless_typed: bool) -> bool {
        match typed.filter(|it| it.act == act) {
            Some(typed) => typed.fields.iter().any(|(known, said)| known == name && said == value),
            None => unless_typed,
        }
    }
}

/// Whether somebody is at a post, as this reader may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// Without a name where the reader may not know it.
    By {
        name: Option<String>,
        until: Option<String>,
    },
    NotReachable {
        name: Option<String>,
    },
    Vacant {
        since: String,
    },
    /// There is no such post any more.
    Nobody,
}

impl Held {
    fn is_missing(&self) -> bool {
        matches!(self, Self::NotReachable { .. } | Self::Vacant { .. })
    }
}

/// A post in a list.
#[derive(Debug, Clone)]
pub struct PostLine {
    pub id: PostId,
    pub title: String,
    /// Of the body or office.
    pub place: String,
    pub is_chair: bool,
    pub held: Held,
    /// Who comes next, and from which day.
    pub next: Option<(String, String)>,
    /// How many tasks are open, and how many of them are late; for those who may know.
    pub open: Option<(u32, u32)>,
}

/// Something that was left to a successor.
#[derive(Debug, Clone)]
pub struct NoteLine {
    /// Nothing was written.
    pub text: Option<String>,
    pub lang: String,
    pub from: String,
    /// Who did it for them.
    pub by: Option<String>,
    pub to: Option<String>,
    pub day: String,
}

/// An invitation that can be accepted still. To whom it went is not told: that is an address.
#[derive(Debug, Clone)]
pub struct InvitationLine {
    pub key: String,
    pub post: PostId,
    pub title: String,
    /// Who sent it.
    pub by: String,
    pub sent: String,
    pub expires: String,
}

/// Somebody who can be asked.
#[derive(Debug, Clone)]
pub struct AskLine {
    pub name: String,
    pub why: Ask,
    pub address: Option<String>,
}

pub(super) fn sheet(shell: &Shell, page: PostsPage) -> Sheet {
    match page {
        PostsPage::Bodies(page) => bodies::sheet(shell, page),
        PostsPage::Place(page) => place::sheet(shell, *page),
        PostsPage::Appointment(page) => appointment::sheet(shell, page),
        PostsPage::Post(page) => post::sheet(shell, *page),
        PostsPage::Handover(page) => handover::sheet(shell, *page),
    }
}

/// A value kept together, whichever way the text around it runs.
fn apart(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

fn day(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}

/// Whether somebody is there, in a few words.
fn held_line(lang: UiLang, held: &Held) -> AnyView {
    match held {
        Held::By { name, until } => {
            let name = match name {
                Some(name) => view! { <bdi>{name.clone()}</bdi> }.into_any(),
                None => lang.say(T::Held).into_any(),
            };
            let until = until.as_ref().map(|it| format!(", {}", lang.fill(T::Until, &[("day", &day(it))])));
            view! { <span>{name}{until}</span> }.into_any()
        }
        Held::NotReachable { name } => {
            let name = name.as_ref().map(|name| view! { <bdi>{name.clone()}</bdi> " " });
            view! { <span>{name}<span class="tag tag-bad">{lang.say(T::NotReachable)}</span></span> }.into_any()
        }
        Held::Vacant { since } => {
            view! { <span class="tag tag-warn">{lang.fill(T::VacantSince, &[("day", &day(since))])}</span> }.into_any()
        }
        Held::Nobody => ().into_any(),
    }
}

/// How much waits at a post.
fn open_line(lang: UiLang, open: Option<(u32, u32)>) -> Option<String> {
    let (open, late) = open.filter(|(open, _)| *open > 0)?;
    let late = if late > 0 { format!(", {}", lang.count(T::LateCount, late)) } else { String::new() };
    Some(format!("{}{late}", lang.count(T::OpenCount, open)))
}

/// A post as one entry of a list.
fn post_item(lang: UiLang, post: &PostLine, with_place: bool) -> AnyView {
    let place = with_place.then(|| view! { <bdi>{post.place.clone()}</bdi> " · " });
    let next = post.next.as_ref().map(|(name, from)| {
        let text = lang.fill(T::NextIs, &[("name", &apart(name)), ("day", &day(from))]);
        view! { <p class="shelf-meta">{text}</p> }
    });
    let open = open_line(lang, post.open).map(|text| view! { <p class="shelf-meta">{text}</p> });
    let chair = post.is_chair.then(|| view! { " " <span class="tag">{lang.say(T::ChairTag)}</span> });
    view! {
        <li class="shelf-item post-item">
            <h3 class="shelf-title"><a href=format!("/posts/{}", post.id) dir="auto">{post.title.clone()}</a>{chair}</h3>
            <p class="shelf-meta">{place}{held_line(lang, &post.held)}</p>
            {next}
            {open}
        </li>
    }
    .into_any()
}

/// What was left, in its own language and direction; the latest first.
fn notes(lang: UiLang, heading: T, notes: &[NoteLine]) -> AnyView {
    if notes.is_empty() {
        return ().into_any();
    }
    let one = |note: &NoteLine| {
        let by = match &note.by {
            Some(by) => {
                let values = [("by", apart(by)), ("name", apart(&note.from)), ("day", day(&note.day))];
                lang.fill(T::NoteOnBehalf, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
            }
            None => lang.fill(T::NoteBy, &[("name", &apart(&note.from)), ("day", &day(&note.day))]),
        };
        let to = match &note.to {
            Some(to) => lang.fill(T::HandedTo, &[("name", &apart(to))]),
            None => lang.say(T::HandedToNobody).to_owned(),
        };
        let text = match &note.text {
            Some(text) => {
                view! { <p class="left-text" dir="auto" lang=other_lang(lang, &note.lang)>{text.clone()}</p> }
                    .into_any()
            }
            None => view! { <p class="hint">{lang.say(T::NoteWithout)}</p> }.into_any(),
        };
        view! { <li class="left-note">{text}<p class="shelf-meta">{by} " · " {to}</p></li> }
    };
    let items = notes.iter().map(one).collect_view();
    view! {
        <section class="step step-first" aria-labelledby="left">
            <h2 class="step-title" id="left">{lang.say(heading)}</h2>
            <ul class="plain-list">{items}</ul>
        </section>
    }
    .into_any()
}

/// Who can be asked, and how to reach them.
fn asks(lang: UiLang, asks: &[AskLine]) -> AnyView {
    let one = |ask: &AskLine| {
        let address = ask.address.as_ref().map(|address| {
            view! { <span class="ask-address"><a href=format!("mailto:{address}")><bdi dir="ltr">{address.clone()}</bdi></a></span> }
        });
        view! { <li><span><bdi>{ask.name.clone()}</bdi> ", " {lang.say(ask_reason(ask.why))}</span> {address}</li> }
    };
    // Whoever coordinates, and finds nobody else, is the one to ask.
    if asks.is_empty() {
        return ().into_any();
    }
    let items = asks.iter().map(one).collect_view();
    view! {
        <section class="step" aria-labelledby="ask">
            <h2 class="step-title" id="ask">{lang.say(T::WhomToAsk)}</h2>
            <ul class="plain-list">{items}</ul>
        </section>
    }
    .into_any()
}

fn invitation_text(lang: UiLang, line: &InvitationLine) -> String {
    let (name, sent, until) = (apart(&line.by), day(&line.sent), day(&line.expires));
    lang.fill(T::InvitationLine, &[("name", &name), ("day", &sent), ("until", &until)])
}

fn kind_line(lang: UiLang, kind: Option<BodyKind>) -> &'static str {
    lang.say(place_kind(kind))
}

/// People as options, after a first one that says what nothing chosen means.
fn people_options(nobody: &str, people: &[(String, String)], chosen: &str) -> AnyView {
    let options = people
        .iter()
        .map(|(id, name)| view! { <option value=id.clone() selected=id == chosen dir="auto">{name.clone()}</option> })
        .collect_view();
    view! { <option value="">{nobody.to_owned()}</option>{options} }.into_any()
}
