//! All organisations: one's own on top, then what waits for the coordinator, then those everybody sees.

use leptos::prelude::*;

use super::{OrganisationItem, about, address, mark, website};
use crate::catalogue::{OrganisationText as T, UiLang};
use crate::components::{Icon, IconName};
use crate::pages::document::{Sheet, Shell};
use crate::pages::parts::empty;

/// The list of organisations.
#[derive(Debug, Clone, Default)]
pub struct OrganisationList {
    /// Those the reader represents.
    pub own: Vec<OrganisationItem>,
    /// Only for whoever coordinates.
    pub tasks: OrganisationTasks,
    /// Those that are verified and there, by name.
    pub all: Vec<OrganisationItem>,
}

/// What waits for the coordinator.
#[derive(Debug, Clone, Default)]
pub struct OrganisationTasks {
    pub waiting: Vec<OrganisationItem>,
    pub new_names: Vec<OrganisationItem>,
    pub without_voice: Vec<OrganisationItem>,
}

pub(in crate::pages) fn list(shell: &Shell, page: OrganisationList) -> Sheet {
    let lang = shell.lang;
    let all = if page.all.is_empty() {
        empty(IconName::Building, lang.say(T::ListEmpty), lang.say(T::ListEmptyHint))
    } else {
        shelf(lang, &page.all)
    };
    let body = view! {
        <main id="main" class="wide desk" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::ListHeading)}</h1><p>{lang.say(T::ListLead)}</p></hgroup>
            {section(lang, T::YourOrganisations, &page.own)}
            {section(lang, T::ToVerify, &page.tasks.waiting)}
            {section(lang, T::NewNames, &page.tasks.new_names)}
            {section(lang, T::VoicesMissing, &page.tasks.without_voice)}
            <h2>{lang.say(T::AllOrganisations)}</h2>
            {all}
            <p class="actions">
                <a class="btn" href="/organisations/new"><Icon name=IconName::Plus/> {lang.say(T::RegisterOne)}</a>
            </p>
        </main>
    };
    Sheet::page(lang.say(T::ListHeading), body.into_any())
}

fn section(lang: UiLang, heading: T, items: &[OrganisationItem]) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    view! { <h2>{lang.say(heading)}</h2>{shelf(lang, items)} }.into_any()
}

fn shelf(lang: UiLang, items: &[OrganisationItem]) -> AnyView {
    let rows = items
        .iter()
        .map(|item| {
            let site = item.website.as_ref().map(|site| view! { <p class="shelf-site">{website(site)}</p> });
            view! {
                <li class="shelf-item">
                    <h3 class="shelf-title"><a href=address(item.id) dir="auto">{item.name.clone()}</a></h3>
                    <p class="shelf-meta">{about(lang, item)}</p>
                    {site}
                    {item.mark.map(|it| mark(lang, it))}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="shelf organisations">{rows}</ul> }.into_any()
}
