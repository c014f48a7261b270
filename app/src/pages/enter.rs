//! Where a one-time link leads: it is used up by pressing the button, not by a mail program looking at it.

use domain::wire::Problem;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::{Tone, note, problem_note};
use crate::catalogue::PageText as P;
use crate::components::{Icon, IconName};

/// The data of a one-time link's page. The link's secret is not among it: the browser carries that itself.
#[derive(Debug, Clone)]
pub struct Enter {
    /// It has been used, or is too old.
    pub problem: Option<Problem>,
}

pub(super) fn sheet(shell: &Shell, page: Enter) -> Sheet {
    let lang = shell.lang;
    let form = if page.problem.is_some() {
        view! { <div class="actions"><a class="btn" href="/">{lang.say(P::ToStart)}</a></div> }.into_any()
    } else {
        view! {
            <form class="form" method="post" action="/enter">
                <button class="btn btn-main btn-wide">{lang.say(P::EnterAsFacilitator)} <Icon name=IconName::ArrowRight/></button>
            </form>
            {note(Tone::Info, lang.say(P::LinkWorksOnce))}
        }
        .into_any()
    };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(P::EnterHeading)}</h1><p>{lang.say(P::EnterLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {form}
        </main>
    };
    Sheet::page(lang.say(P::EnterHeading), body.into_any())
}
