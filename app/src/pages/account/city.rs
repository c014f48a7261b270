//! An account's connection with the account that its owner has at the city.

use domain::wire::Problem;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::problem_note;
use super::password_row;
use crate::catalogue::{AccountText as T, UiLang};
use crate::components::{Icon, IconName};

/// The data of the page.
#[derive(Debug, Clone, Default)]
pub struct CityAccount {
    pub stage: CityStage,
    pub has_password: bool,
    /// What concerns no field.
    pub problem: Option<Problem>,
    pub password_problem: Option<Problem>,
}

/// How far it is.
#[derive(Debug, Clone, Default)]
pub enum CityStage {
    #[default]
    Off,
    /// Somebody is back from there, called so.
    Found { called: String },
    On {
        /// Since when.
        day: String,
    },
}

pub(super) fn sheet(shell: &Shell, page: CityAccount) -> Sheet {
    let lang = shell.lang;
    let inside = match &page.stage {
        CityStage::Off => view! {
            <div class="actions"><a class="btn btn-main btn-wide" href="/account/city/begin">{lang.say(T::CityConnect)} <Icon name=IconName::ArrowRight/></a></div>
        }
        .into_any(),
        CityStage::Found { called } => {
            let about = view! {
                <p>{lang.say(T::CityFound)}</p>
                <p class="confirm-about"><bdi>{called.clone()}</bdi></p>
            };
            form(lang, &page, about.into_any(), ("connect", T::CityYes, "btn btn-main btn-wide"))
        }
        CityStage::On { day } => {
            let about = view! { <p>{lang.fill(T::CityConnectedSince, &[("day", day)])}</p> };
            form(lang, &page, about.into_any(), ("disconnect", T::CityDisconnect, "btn btn-danger btn-wide"))
        }
    };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::CityHeading)}</h1><p>{lang.say(T::CityLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {inside}
            <p class="aside-links"><a href="/account">{lang.say(T::YourAccount)}</a></p>
        </main>
    };
    Sheet::page(lang.say(T::CityHeading), body.into_any())
}

fn form(
    lang: UiLang,
    page: &CityAccount,
    about: AnyView,
    (act, words, class): (&'static str, T, &'static str),
) -> AnyView {
    let password = page.has_password.then(|| password_row(lang, T::OldPassword, page.password_problem.as_ref()));
    view! {
        <form class="form" method="post" action="/account/city">
            {about}
            {password}
            <button class=class name="do" value=act>{lang.say(words)}</button>
        </form>
    }
    .into_any()
}
