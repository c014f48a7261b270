//! All bodies and offices, and first of all where somebody is missing.

use domain::directory::bodies::BodyKind;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::{Row, empty};
use super::{PostLine, Typed, kind_line, post_item};
use crate::catalogue::{PostText as T, UiLang};
use crate::components::{Icon, IconName};

/// The data of the page.
#[derive(Debug, Clone, Default)]
pub struct BodiesPage {
    /// Posts without anybody, where the reader is one of those who can do something about it.
    pub missing: Vec<PostLine>,
    pub bodies: Vec<PlaceLine>,
    pub offices: Vec<PlaceLine>,
    pub may_change: bool,
    /// The id of what the form makes, so that sending it twice makes one.
    pub fresh: String,
    pub typed: Option<Typed>,
}

/// A body or an office in a list.
#[derive(Debug, Clone)]
pub struct PlaceLine {
    pub href: String,
    pub name: String,
    /// Nothing for an office.
    pub kind: Option<BodyKind>,
    pub posts: u32,
    pub vacant: u32,
}

pub(super) fn sheet(shell: &Shell, page: BodiesPage) -> Sheet {
    let lang = shell.lang;
    let nothing = page.bodies.is_empty() && page.offices.is_empty();
    let missing = (!page.missing.is_empty()).then(|| {
        let items = page.missing.iter().map(|post| post_item(lang, post, true)).collect_view();
        view! {
            <section class="block" aria-labelledby="missing">
                <h2 id="missing">{lang.say(T::VacantPosts)}</h2>
                <p class="hint">{lang.say(T::VacantPostsLead)}</p>
                <ul class="shelf">{items}</ul>
            </section>
        }
    });
    let body = view! {
        <main id="main" class="wide desk posts" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::BodiesHeading)}</h1><p>{lang.say(T::BodiesLead)}</p></hgroup>
            {missing}
            {nothing.then(|| empty(IconName::Landmark, lang.say(T::NoBodiesYet), lang.say(T::NoBodiesHint)))}
            {places(lang, "bodies", T::Bodies, &page.bodies)}
            {places(lang, "offices", T::Offices, &page.offices)}
            {page.may_change.then(|| add(lang, &page))}
        </main>
    };
    Sheet::page(lang.say(T::BodiesHeading), body.into_any())
}

fn places(lang: UiLang, id: &'static str, heading: T, places: &[PlaceLine]) -> Option<AnyView> {
    let one = |place: &PlaceLine| {
        let vacant = (place.vacant > 0)
            .then(|| view! { <span class="tag tag-warn">{lang.count(T::VacantCount, place.vacant)}</span> });
        view! {
            <li class="shelf-item">
                <h3 class="shelf-title"><a href=place.href.clone() dir="auto">{place.name.clone()}</a></h3>
                <p class="shelf-meta">{kind_line(lang, place.kind)} " · " {lang.count(T::PostsCount, place.posts)}</p>
                {vacant}
            </li>
        }
    };
    let items = places.iter().map(one).collect_view();
    (!places.is_empty()).then(|| {
        view! { <section class="block" aria-labelledby=id><h2 id=id>{lang.say(heading)}</h2><ul class="shelf">{items}</ul></section> }
            .into_any()
    })
}

fn add(lang: UiLang, page: &BodiesPage) -> AnyView {
    let typed = page.typed.as_ref();
    let problem = Typed::problem(typed, "found");
    let name = Row { lang, id: "name", label: lang.say(T::PlaceName), hint: None, problem };
    let name_input = view! {
        <input class="input" id="name" name="name" type="text" maxlength="120" dir="auto" required
            value=Typed::text(typed, "found", "name") aria-describedby=name.described_by() aria-invalid=name.invalid()/>
    };
    let chosen = Typed::text(typed, "found", "kind");
    let kinds = BodyKind::ALL.into_iter().map(|kind| (kind.key(), Some(kind))).chain([("office", None)]);
    let kinds = kinds
        .map(|(key, kind)| view! { <option value=key selected=key == chosen>{kind_line(lang, kind)}</option> })
        .collect_view();
    view! {
        <section class="step no-print" aria-labelledby="add">
            <h2 class="step-title" id="add">{lang.say(T::AddPlace)}</h2>
            <form class="form" method="post" action="/bodies">
                <input type="hidden" name="id" value=page.fresh.clone()/>
                {name.around(name_input.into_any())}
                <div class="form-row">
                    <label for="kind">{lang.say(T::PlaceKind)}</label>
                    <select class="input" id="kind" name="kind">{kinds}</select>
                </div>
                <div class="actions"><button class="btn btn-main" name="do" value="found"><Icon name=IconName::Plus/> {lang.say(T::Enter)}</button></div>
            </form>
        </section>
    }
    .into_any()
}
