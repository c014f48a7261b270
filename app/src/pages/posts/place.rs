//! One body or office: its posts, and who is there.

use domain::directory::bodies::BodyKind;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::{Row, Tone, note, problem_note};
use super::{PostLine, Typed, day, kind_line, post_item};
use crate::catalogue::{PostText as T, UiLang};
use crate::components::{Icon, IconName};

/// The data of the page.
#[derive(Debug, Clone)]
pub struct PlacePage {
    /// The page's address.
    pub href: String,
    pub name: String,
    /// Nothing for an office.
    pub kind: Option<BodyKind>,
    /// The day it was dissolved.
    pub dissolved: Option<String>,
    pub posts: Vec<PostLine>,
    pub may_change: bool,
    pub fresh: String,
    pub typed: Option<Typed>,
    pub saved: bool,
}

pub(super) fn sheet(shell: &Shell, page: PlacePage) -> Sheet {
    let lang = shell.lang;
    let posts = match page.posts.is_empty() {
        true => view! { <p>{lang.say(T::NoPostsYet)}</p> }.into_any(),
        false => {
            let items = page.posts.iter().map(|post| post_item(lang, post, false)).collect_view();
            view! { <ul class="shelf">{items}</ul> }.into_any()
        }
    };
    let change = page.may_change && page.dissolved.is_none();
    let body = view! {
        <main id="main" class="wide desk posts" tabindex="-1">
            <p class="title-over no-print"><a href="/bodies">{lang.say(T::BodiesHeading)}</a></p>
            <hgroup class="title"><h1 dir="auto">{page.name.clone()}</h1><p>{kind_line(lang, page.kind)}</p></hgroup>
            {page.saved.then(|| note(Tone::Good, lang.say(T::Saved)))}
            {page.dissolved.as_ref().map(|it| note(Tone::Info, lang.fill(T::DissolvedOn, &[("day", &day(it))])))}
            <section class="block" aria-labelledby="posts">
                <h2 id="posts">{lang.say(T::Posts)}</h2>
                {posts}
            </section>
            {change.then(|| add(lang, &page))}
            {change.then(|| settings(lang, &page))}
        </main>
    };
    Sheet::page(page.name.clone(), body.into_any())
}

fn add(lang: UiLang, page: &PlacePage) -> AnyView {
    let typed = page.typed.as_ref();
    let problem = Typed::problem(typed, "create");
    let title =
        Row { lang, id: "title", label: lang.say(T::PostTitle), hint: Some(lang.say(T::PostTitleHint)), problem };
    let input = view! {
        <input class="input" id="title" name="title" type="text" maxlength="120" dir="auto" required
            value=Typed::text(typed, "create", "title") aria-describedby=title.described_by() aria-invalid=title.invalid()/>
    };
    let chair = Typed::chose(typed, "create", "chair", "yes", false);
    view! {
        <section class="step no-print" aria-labelledby="add">
            <h2 class="step-title" id="add">{lang.say(T::AddPost)}</h2>
            <form class="form" method="post" action=page.href.clone()>
                <input type="hidden" name="id" value=page.fresh.clone()/>
                {title.around(input.into_any())}
                <div class="form-row">
                    <label class="check"><input type="checkbox" name="chair" value="yes" checked=chair aria-describedby="chair-hint"/> {lang.say(T::LeadsHere)}</label>
                    <p class="hint" id="chair-hint">{lang.say(T::LeadsHereHint)}</p>
                </div>
                <div class="actions"><button class="btn btn-main" name="do" value="create"><Icon name=IconName::Plus/> {lang.say(T::AddPost)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn settings(lang: UiLang, page: &PlacePage) -> AnyView {
    let typed = page.typed.as_ref();
    let problem = Typed::problem(typed, "rename");
    let (label, typed_name) = (lang.say(T::PlaceName), Typed::text(typed, "rename", "name"));
    let value = if problem.is_some() { typed_name } else { page.name.clone() };
    let name = Row { lang, id: "rename", label, hint: None, problem };
    let input = view! {
        <input class="input" id="rename" name="name" type="text" maxlength="120" dir="auto" required
            value=value aria-describedby=name.described_by() aria-invalid=name.invalid()/>
    };
    let dissolving = Typed::problem(typed, "dissolve");
    view! {
        <details class="fold no-print" open=problem.or(dissolving).is_some()>
            <summary>{lang.say(T::Settings)}</summary>
            <div class="form">
                <form class="form" method="post" action=page.href.clone()>
                    {name.around(input.into_any())}
                    <div class="actions"><button class="btn" name="do" value="rename">{lang.say(T::Rename)}</button></div>
                </form>
                <form class="form" method="post" action=page.href.clone()>
                    {problem_note(lang, dissolving)}
                    <p class="hint">{lang.say(T::DissolveHint)}</p>
                    <div class="actions"><button class="btn btn-danger" name="do" value="dissolve">{lang.say(T::Dissolve)}</button></div>
                </form>
            </div>
        </details>
    }
    .into_any()
}
