//! What an invitation to a post leads to: which post, and the button that accepts it.

use domain::wire::Problem;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::problem_note;
use super::{apart, day};
use crate::catalogue::{AccountText, PostText as T};
use crate::components::{Icon, IconName};

/// The data of the page.
#[derive(Debug, Clone)]
pub struct AppointmentPage {
    /// Title and place; nothing where the link says nothing any more.
    pub post: Option<(String, String)>,
    /// The last day of the term.
    pub until: Option<String>,
    pub state: AppointmentState,
}

/// What can be done now.
#[derive(Debug, Clone)]
pub enum AppointmentState {
    /// It takes an account.
    SignIn,
    Ready,
    Problem(Problem),
}

pub(super) fn sheet(shell: &Shell, page: AppointmentPage) -> Sheet {
    let lang = shell.lang;
    let about = page.post.as_ref().map(|(title, place)| {
        let until = page.until.as_ref().map(|it| format!(", {}", lang.fill(T::Until, &[("day", &day(it))])));
        let text = lang.fill(T::AppointmentLead, &[("title", &apart(title)), ("place", &apart(place))]);
        view! { <p class="confirm-about">{text}{until}</p> }
    });
    let now = match &page.state {
        AppointmentState::Problem(problem) => problem_note(lang, Some(problem)),
        AppointmentState::SignIn => view! {
            <p>{lang.say(T::AppointmentSignIn)}</p>
            <div class="actions">
                <a class="btn btn-main" href="/sign-in?next=/appointment">{lang.say(AccountText::SignIn)}</a>
                <a class="btn" href="/register?next=/appointment">{lang.say(AccountText::Register)}</a>
            </div>
        }
        .into_any(),
        AppointmentState::Ready => view! {
            <form class="actions" method="post" action="/appointment">
                <button class="btn btn-main"><Icon name=IconName::Check/> {lang.say(T::Accept)}</button>
            </form>
        }
        .into_any(),
    };
    let body = view! {
        <main id="main" class="narrow account" tabindex="-1">
            <h1>{lang.say(T::AppointmentHeading)}</h1>
            {about}
            {now}
        </main>
    };
    Sheet::page(lang.say(T::AppointmentHeading), body.into_any())
}
