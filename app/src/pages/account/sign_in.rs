//! Signing in, registering, and asking for a link when the password is forgotten.

use domain::wire::Problem;
use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::{Row, Tone, note, problem_note};
use super::passkeys::{SCRIPT, sign_in_button};
use super::{Register, SignIn, address_row, code_row, next_field, password_row, with_next};
use crate::catalogue::{AccountText as T, UiLang};
use crate::components::{Icon, IconName};

pub(super) fn sheet(shell: &Shell, page: SignIn) -> Sheet {
    let lang = shell.lang;
    let more = page.mail_works.then(|| {
        view! {
            <p class="aside-links">
                <a href="/forgot">{lang.say(T::ForgotPassword)}</a>
                <span>{lang.say(T::NoAccountYet)} " " <a href=with_next("/register", page.next.as_ref())>{lang.say(T::Register)}</a></span>
            </p>
        }
    });
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::SignIn)}</h1><p>{lang.say(T::SignInLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            <form class="form" method="post" action="/sign-in">
                {address_row(lang, &page.address, None, None)}
                {password_row(lang, T::Password, None)}
                {next_field(page.next.as_ref())}
                <button class="btn btn-main btn-wide">{lang.say(T::SignIn)} <Icon name=IconName::ArrowRight/></button>
            </form>
            {other_ways(lang, &page)}
            {more}
        </main>
    };
    Sheet { script: page.passkeys.then_some(SCRIPT), ..Sheet::page(lang.say(T::SignIn), body.into_any()) }
}

/// Ways in without a password.
fn other_ways(lang: UiLang, page: &SignIn) -> AnyView {
    let city = page.city.as_ref().map(|city| {
        let href = with_next("/sign-in/city", page.next.as_ref());
        view! { <a class="btn btn-wide" href=href><Icon name=IconName::Landmark/> <span dir="auto">{city.words(lang)}</span></a> }
    });
    if city.is_none() && !page.passkeys {
        return ().into_any();
    }
    let passkey = page.passkeys.then(|| sign_in_button(lang, page.next.as_ref()));
    view! {
        <div class="other-ways">
            <p class="hint">{lang.say(T::OrElse)}</p>
            {passkey}
            {city}
        </div>
    }
    .into_any()
}

pub(super) fn code(shell: &Shell, problem: Option<&Problem>) -> Sheet {
    let lang = shell.lang;
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::SecondStep)}</h1><p>{lang.say(T::SecondStepLead)}</p></hgroup>
            <form class="form" method="post" action="/sign-in/code">
                {code_row(lang, T::Code, Some(T::CodeHint), problem)}
                <button class="btn btn-main btn-wide">{lang.say(T::SignIn)} <Icon name=IconName::ArrowRight/></button>
            </form>
            <p class="aside-links"><a href="/sign-in">{lang.say(T::StartOver)}</a></p>
        </main>
    };
    Sheet::page(lang.say(T::SecondStep), body.into_any())
}

pub(super) fn register(shell: &Shell, page: Register) -> Sheet {
    let lang = shell.lang;
    let name = Row {
        lang,
        id: "name",
        label: lang.say(T::YourName),
        hint: Some(lang.say(T::YourNameHint)),
        problem: page.name_problem.as_ref(),
    };
    let name_input = view! {
        <input class="input" id="name" name="name" type="text" autocomplete="name" maxlength="60" dir="auto" required
            value=page.name.clone() aria-describedby=name.described_by() aria-invalid=name.invalid()/>
    };
    let form = if page.mail_works {
        view! {
            <form class="form" method="post" action="/register">
                {name.around(name_input.into_any())}
                {address_row(lang, &page.address, Some(lang.say(T::AddressHint)), page.address_problem.as_ref())}
                {next_field(page.next.as_ref())}
                <button class="btn btn-main btn-wide">{lang.say(T::SendLink)} <Icon name=IconName::ArrowRight/></button>
            </form>
        }
        .into_any()
    } else {
        note(Tone::Info, lang.say(T::NoMailHere))
    };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::Register)}</h1><p>{lang.say(T::RegisterLead)}</p></hgroup>
            {problem_note(lang, page.problem.as_ref())}
            {form}
            <p class="aside-links"><a href=with_next("/sign-in", page.next.as_ref())>{lang.say(T::SignIn)}</a></p>
        </main>
    };
    Sheet::page(lang.say(T::Register), body.into_any())
}

pub(super) fn forgot(shell: &Shell, address: &str, problem: Option<&Problem>, mail_works: bool) -> Sheet {
    let lang = shell.lang;
    let form = if mail_works {
        view! {
            <form class="form" method="post" action="/forgot">
                {address_row(lang, address, Some(lang.say(T::AddressHint)), problem)}
                <button class="btn btn-main btn-wide">{lang.say(T::SendLink)} <Icon name=IconName::ArrowRight/></button>
            </form>
        }
        .into_any()
    } else {
        note(Tone::Info, lang.say(T::NoMailHere))
    };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::ForgotPassword)}</h1></hgroup>
            {form}
            <p class="aside-links"><a href="/sign-in">{lang.say(T::SignIn)}</a></p>
        </main>
    };
    Sheet::page(lang.say(T::ForgotPassword), body.into_any())
}

pub(super) fn posted(shell: &Shell, certain: bool, back: &'static str) -> Sheet {
    let lang = shell.lang;
    let lead = if certain { T::LookInMailboxLead } else { T::LookInMailboxForgot };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::LookInMailbox)}</h1><p>{lang.say(lead)}</p></hgroup>
            <p class="hint">{lang.say(T::NothingCame)}</p>
            <div class="actions"><a class="btn" href=back>{lang.say(crate::catalogue::PageText::GoBack)}</a></div>
        </main>
    };
    Sheet::page(lang.say(T::LookInMailbox), body.into_any())
}
