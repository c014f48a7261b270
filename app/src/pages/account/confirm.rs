//! Where a link in a mail leads: one thing to confirm, by a button. Looking confirms nothing.

use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::problem_note;
use super::{Confirm, Confirmed, code_row, new_password_row};
use crate::catalogue::{AccountText as T, PageText as P};
use crate::components::{Icon, IconName};

pub(super) fn sheet(shell: &Shell, page: Confirm) -> Sheet {
    let lang = shell.lang;
    let field = page.field_problem.as_ref();
    let (heading, lead, about, fields, button) = match &page.what {
        Confirmed::Register { name, address } => (
            T::ConfirmRegister,
            Some(T::ConfirmRegisterLead),
            Some(view! { <p class="confirm-about"><bdi>{name.clone()}</bdi> " · " <bdi dir="ltr">{address.clone()}</bdi></p> }.into_any()),
            new_password_row(lang, field),
            T::Register,
        ),
        Confirmed::Reset => {
            (T::ConfirmReset, Some(T::ConfirmResetLead), None, new_password_row(lang, field), T::SavePassword)
        }
        Confirmed::Address { address } => (
            T::ConfirmAddress,
            Some(T::ConfirmAddressLead),
            Some(view! { <p class="confirm-about"><bdi dir="ltr">{address.clone()}</bdi></p> }.into_any()),
            ().into_any(),
            T::ConfirmButton,
        ),
        Confirmed::Merge { address, needs_code } => (
            T::ConfirmMerge,
            Some(T::ConfirmMergeLead),
            Some(view! { <p class="confirm-about"><bdi dir="ltr">{address.clone()}</bdi></p> }.into_any()),
            needs_code.then(|| code_row(lang, T::MergeCode, Some(T::CodeHint), field)).into_any(),
            T::ConfirmButton,
        ),
        Confirmed::Nothing => (T::ConfirmButton, None, None, ().into_any(), T::ConfirmButton),
    };
    let form = if page.what == Confirmed::Nothing {
        view! {
            <div class="actions">
                <a class="btn" href="/sign-in">{lang.say(T::SignIn)}</a>
                <a class="btn" href="/">{lang.say(P::ToStart)}</a>
            </div>
        }
        .into_any()
    } else {
        view! {
            <form class="form" method="post" action="/confirm">
                {fields}
                <button class="btn btn-main btn-wide">{lang.say(button)} <Icon name=IconName::ArrowRight/></button>
            </form>
        }
        .into_any()
    };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(heading)}</h1>{lead.map(|lead| view! { <p>{lang.say(lead)}</p> })}</hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {about}
            {form}
        </main>
    };
    Sheet::page(lang.say(heading), body.into_any())
}
