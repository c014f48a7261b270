//! An account's own page: who one is here, how one signs in, and where one has a part.

use leptos::prelude::*;

use super::super::document::{Sheet, Shell};
use super::super::parts::{Row, Tone, note};
use super::{ClaimedSeat, Overview, address_row, role_name};
use crate::catalogue::{AccountText as T, Key, OrganisationText, PageText as P, PostText, PrivacyText, UiLang};
use crate::components::{Icon, IconName};

pub(super) fn sheet(shell: &Shell, page: Overview) -> Sheet {
    let lang = shell.lang;
    let greeting = (!page.name.is_empty())
        .then(|| view! { <p>{lang.fill(T::Greeting, &[("name", &format!("\u{2068}{}\u{2069}", page.name))])}</p> });
    let body = view! {
        <main id="main" class="narrow account" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::YourAccount)}</h1>{greeting}</hgroup>
            {page.saved.then(|| note(Tone::Good, lang.say(T::SavedNote)))}
            {page.second_factor_wanted.then(|| note(Tone::Warn, lang.say(T::SecondFactorWanted)))}
            {ways(lang, &page)}
            {about(lang, &page)}
            {security(lang, &page)}
            {seats(lang, &page)}
            {merge(lang, &page)}
            <div class="actions">
                <a class="btn" href="/account/data">{lang.say(PrivacyText::DataHeading)}</a>
                <a class="btn" href="/account/delete">{lang.say(PrivacyText::DeleteHeading)}</a>
            </div>
            <form class="actions" method="post" action="/desk/leave"><button class="btn">{lang.say(T::SignOutHere)}</button></form>
        </main>
    };
    Sheet::page(lang.say(T::YourAccount), body.into_any())
}

/// Where to go from here.
fn ways(lang: UiLang, page: &Overview) -> AnyView {
    fn link(lang: UiLang, href: &'static str, icon: IconName, text: impl Key) -> AnyView {
        view! { <li><a class="btn btn-wide" href=href><Icon name=icon/> {lang.say(text)}</a></li> }.into_any()
    }
    let mut links = Vec::new();
    if page.facilitates {
        links.push(link(lang, "/desk", IconName::Monitor, T::ToWorkshops));
    }
    if page.coordinates {
        links.push(link(lang, "/accounts", IconName::Users, T::ToPeople));
        links.push(link(lang, "/audit", IconName::ListChecks, PrivacyText::AuditHeading));
        links.push(link(lang, "/texts/imprint/edit", IconName::Pencil, PrivacyText::ToTexts));
    }
    let organisations = lang.say(OrganisationText::ListHeading);
    links.push(view! { <li><a class="btn btn-wide" href="/organisations"><Icon name=IconName::Building/> {organisations}</a></li> }.into_any());
    let posts = |href: &'static str, icon: IconName, text: PostText| {
        view! { <li><a class="btn btn-wide" href=href><Icon name=icon/> {lang.say(text)}</a></li> }.into_any()
    };
    links.push(posts("/bodies", IconName::Landmark, PostText::BodiesHeading));
    links.push(posts("/handover", IconName::ListChecks, PostText::OpenAndHandover));
    view! { <ul class="ways">{links}</ul> }.into_any()
}

fn about(lang: UiLang, page: &Overview) -> AnyView {
    let roles = if page.roles.is_empty() {
        lang.say(T::NoRole).to_owned()
    } else {
        page.roles.iter().map(|role| lang.say(role_name(*role))).collect::<Vec<_>>().join(" · ")
    };
    let address = match &page.address {
        Some((address, verified)) => view! {
            <bdi dir="ltr">{address.clone()}</bdi>
            {(!verified).then(|| view! { " " <span class="tag">{lang.say(T::Unverified)}</span> })}
        }
        .into_any(),
        None => view! { <span class="hint">{lang.say(T::NoAddressYet)}</span> }.into_any(),
    };
    let change = if page.address.is_some() { T::ChangeAddress } else { T::AddAddress };
    let name = Row { lang, id: "name", label: lang.say(T::YourName), hint: None, problem: page.name_problem.as_ref() };
    let name_input = view! {
        <input class="input" id="name" name="name" type="text" autocomplete="name" maxlength="60" dir="auto" required
            value=page.name.clone() aria-describedby=name.described_by() aria-invalid=name.invalid()/>
    };
    let unfold = page.name_problem.is_some() || page.name.is_empty();
    view! {
        <section class="step" aria-labelledby="about">
            <h2 class="step-title" id="about">{lang.say(T::ThisIsYou)}</h2>
            <dl class="facts">
                <dt>{lang.say(T::YourName)}</dt>
                <dd><bdi>{if page.name.is_empty() { lang.say(T::Nameless).to_owned() } else { page.name.clone() }}</bdi></dd>
                <dt>{lang.say(T::MailAddress)}</dt>
                <dd>{address}</dd>
                <dt>{lang.say(T::Roles)}</dt>
                <dd>{roles}</dd>
            </dl>
            <details class="fold" open=unfold>
                <summary>{lang.say(T::ChangeName)}</summary>
                <form class="form" method="post" action="/account/name">
                    {name.around(name_input.into_any())}
                    <button class="btn">{lang.say(T::Save)}</button>
                </form>
            </details>
            <div class="actions">
                <a class="btn" href="/account/address">{lang.say(change)}</a>
                <a class="btn" href="/account/mail">{lang.say(T::ToMail)}</a>
            </div>
        </section>
    }
    .into_any()
}

fn security(lang: UiLang, page: &Overview) -> AnyView {
    let password = if page.has_password { T::ChangePassword } else { T::SetPassword };
    let (state, change) = match page.second_factor {
        true => (T::SecondFactorOn, T::Change),
        false => (T::SecondFactorOff, T::SetUp),
    };
    let left = page.second_factor.then(|| view! { <p class="hint">{lang.count(T::CodesLeft, page.codes_left)}</p> });
    let label = format!("{}: {}", lang.say(T::SecondFactor), lang.say(change));
    let city = page.city.map(|connected| {
        let state = if connected { T::CityOn } else { T::CityOff };
        view! { <p>{lang.say(state)}</p> }
    });
    view! {
        <section class="step" aria-labelledby="security">
            <h2 class="step-title" id="security">{lang.say(T::Security)}</h2>
            <p>{lang.say(state)}</p>
            {left}
            {city}
            {page.passkeys.map(|count| view! { <p>{lang.count(T::PasskeyCount, count)}</p> })}
            <div class="actions">
                {page.has_password.then(|| view! { <a class="btn" href="/account/second-factor" aria-label=label>{lang.say(change)}</a> })}
                <a class="btn" href="/account/password">{lang.say(password)}</a>
                {page.passkeys.map(|_| view! { <a class="btn" href="/account/passkeys">{lang.say(T::Passkeys)}</a> })}
                {page.city.map(|_| view! { <a class="btn" href="/account/city">{lang.say(T::CityHeading)}</a> })}
                <a class="btn" href="/desk/sessions">{lang.say(P::SessionsHeading)}</a>
            </div>
        </section>
    }
    .into_any()
}

fn seats(lang: UiLang, page: &Overview) -> AnyView {
    let link = |seat: &ClaimedSeat| {
        view! {
            <a href=format!("/w/{}", seat.workshop) dir="auto">{seat.title.clone()}</a>
            {seat.date.clone().map(|date| view! { " · " <bdi>{date}</bdi> })}
        }
    };
    let list = if page.seats.is_empty() {
        view! { <p class="hint">{lang.say(T::NoSeats)}</p> }.into_any()
    } else {
        let rows = page.seats.iter().map(|seat| view! { <li>{link(seat)}</li> }).collect_view();
        view! { <ul class="plain-list">{rows}</ul> }.into_any()
    };
    let claimable = page
        .claimable
        .iter()
        .map(|seat| {
            let label = format!("{}: {}", lang.say(T::ClaimSeat), seat.title);
            view! {
                <li>
                    {link(seat)}
                    <form method="post" action=format!("/w/{}/claim", seat.workshop)>
                        <button class="btn" aria-label=label>{lang.say(T::ClaimSeat)}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    let claims = (!page.claimable.is_empty()).then(|| {
        view! {
            <p>{lang.say(T::HeldHere)} " " {lang.say(T::ClaimSeatLead)}</p>
            <ul class="plain-list">{claimable}</ul>
        }
    });
    view! {
        <section class="step" aria-labelledby="seats">
            <h2 class="step-title" id="seats">{lang.say(T::YourSeats)}</h2>
            {list}
            {claims}
        </section>
    }
    .into_any()
}

fn merge(lang: UiLang, page: &Overview) -> AnyView {
    if !page.mail_works {
        return ().into_any();
    }
    let problem = page.merge_problem.as_ref();
    view! {
        <details class="fold" open=problem.is_some()>
            <summary>{lang.say(T::MergeHeading)}</summary>
            <form class="form" method="post" action="/account/merge">
                <p class="hint">{lang.say(T::MergeLead)}</p>
                {address_row(lang, "", None, problem)}
                <button class="btn">{lang.say(T::SendLink)}</button>
            </form>
        </details>
    }
    .into_any()
}
