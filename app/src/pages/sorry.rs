//! When something does not work: what happened, what was kept, what to do.

use domain::wire::Problem;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::sentence;
use crate::catalogue::{AccountText, PageText as P};

/// The data of the page for a problem.
#[derive(Debug, Clone)]
pub struct Sorry {
    pub problem: Problem,
    /// Where to go on from here; the start page where nothing better is known.
    pub back: Option<String>,
    /// Where to sign in, when that may help.
    pub sign_in: Option<String>,
}

pub(super) fn sheet(shell: &Shell, page: Sorry) -> Sheet {
    let lang = shell.lang;
    let code = page.problem.code.clone();
    let (heading, advice) = match code.as_str() {
        "not_found" | "unknown" | "code_unknown" => (P::SorryNotFound, P::AdviceNotFound),
        "not_permitted" | "session_missing" | "link_used" | "link_not_carried" | "forbidden_origin" => {
            (P::SorryNotPermitted, P::AdviceNotPermitted)
        }
        "too_fast" | "storage_unavailable" | "internal" => (P::SorryNotNow, P::AdviceNotNow),
        _ => (P::SorryNotDone, P::AdviceNotDone),
    };
    let heading = lang.say(heading);
    let back = page.back.map(|href| view! { <a class="btn btn-main" href=href>{lang.say(P::GoBack)}</a> });
    let sign_in =
        page.sign_in.map(|href| view! { <a class="btn btn-main" href=href>{lang.say(AccountText::SignIn)}</a> });
    let home_class = if back.is_some() || sign_in.is_some() { "btn" } else { "btn btn-main" };
    let body = view! {
        <main id="main" class="narrow sorry" tabindex="-1">
            <h1>{heading}</h1>
            <p>{sentence(lang, &page.problem)}</p>
            <p>{lang.say(advice)}</p>
            <div class="actions">{back}{sign_in}<a class=home_class href="/">{lang.say(P::ToStart)}</a></div>
            <p class="sorry-code">{lang.say(P::ErrorCode)} " " <code dir="ltr">{code}</code></p>
        </main>
    };
    Sheet::page(heading, body.into_any())
}
