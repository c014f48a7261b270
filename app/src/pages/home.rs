//! The front door: a code, and nothing else to understand.

use domain::wire::Problem;
use leptos::prelude::*;

use super::document::{Sheet, Shell, language_links};
use super::parts::Row;
use crate::catalogue::{CommonText, PageText as P};
use crate::components::{Icon, IconName};

/// The data of the front door.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// What was typed.
    pub code: String,
    pub problem: Option<Problem>,
}

pub(super) fn sheet(shell: &Shell, page: Home) -> Sheet {
    let lang = shell.lang;
    let row = Row {
        lang,
        id: "code",
        label: lang.say(P::YourCode),
        hint: Some(lang.say(P::CodeHint)),
        problem: page.problem.as_ref(),
    };
    let input = view! {
        <input class="input code-input" id="code" name="code" type="text" inputmode="numeric" autocomplete="off" enterkeyhint="go"
            maxlength="11" dir="ltr" placeholder="000 000" required value=page.code
            aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    }
    .into_any();
    let row = row.around(input);
    let languages = language_links(shell, "").into_iter().map(|link| view! { <li>{link}</li> }).collect_view();
    let body = view! {
        <main id="main" class="narrow join" tabindex="-1">
            <hgroup class="title">
                <h1>{lang.say(CommonText::ProductName)}</h1>
                <p>{lang.say(P::HomeLead)}</p>
            </hgroup>
            <form class="form" method="post" action="/">
                {row}
                <button class="btn btn-main btn-wide">{lang.say(P::Continue)} <Icon name=IconName::ArrowRight/></button>
            </form>
            <nav class="langs" aria-label=lang.say(P::Language)><ul>{languages}</ul></nav>
            <p class="hint">{lang.say(P::HomeReturn)}</p>
            <p class="join-back"><a href="/desk">{lang.say(P::ForFacilitators)}</a></p>
        </main>
    };
    Sheet::page("", body.into_any())
}
