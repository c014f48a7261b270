//! What is stored about somebody, on one page: to read, to print, to take along as a file, and to correct where it is changed.

use domain::text::PersonName;
use domain::wire::Problem;
use leptos::prelude::*;
use serde::Serialize;
use serde_json::Value;

use super::super::audit::{AuditRow, sentence};
use super::super::document::{Sheet, Shell};
use super::super::parts::{Row, problem_note};
use crate::catalogue::{AccountText as T, CommonText, Key, PrivacyText as P, UiLang};

/// All of it. The file that can be taken along is this very struct, so that the page and the file cannot drift apart.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StoredAbout {
    /// When this was put together.
    pub made: String,
    pub account: StoredAccount,
    pub address: Option<StoredAddress>,
    pub sign_in: StoredSignIn,
    pub mail: StoredMail,
    /// Roles for the whole city, by their keys.
    pub rights: Vec<String>,
    /// What the directory's history says about the account, oldest first.
    pub history: Vec<StoredAct>,
    /// The same in sentences.
    #[serde(skip)]
    pub told: Vec<AuditRow>,
    /// Workshops the account may run.
    pub runs: Vec<StoredWorkshop>,
    pub seats: Vec<StoredSeat>,
    /// What other parts of the program keep: a heading and its lines.
    pub more: Vec<(String, Vec<String>)>,
    /// Why something could not be corrected.
    #[serde(skip)]
    pub problem: Option<Problem>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct StoredAccount {
    pub id: String,
    pub name: String,
    pub language: String,
    pub opened: String,
    pub last_signed_in: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct StoredAddress {
    pub address: String,
    /// Since when mail is known to arrive.
    pub confirmed: Option<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct StoredSignIn {
    pub password_set: Option<String>,
    pub second_factor_since: Option<String>,
    pub codes_on_paper: u32,
    /// Passkeys: what each is called, since when, and when it was last used.
    pub passkeys: Vec<(String, String, Option<String>)>,
    /// Accounts elsewhere that open this one: at whose, how it is called there, and since when.
    pub elsewhere: Vec<(String, String, String)>,
    pub sessions: Vec<StoredSession>,
    /// When somebody last signed in, in each browser that is known for it.
    pub known_browsers: Vec<String>,
    /// Links that were sent or printed and not used yet: what for, and until when.
    pub open_links: Vec<(String, String)>,
}

#[derive(Debug, Clone, Serialize)]
pub struct StoredSession {
    pub device: String,
    pub begun: String,
    pub used: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct StoredMail {
    pub waiting: Vec<StoredLetter>,
    /// What was chosen: topic and how often.
    pub wishes: Vec<(String, String)>,
    /// Up to when news were gathered.
    pub news_until: Option<String>,
    /// Links that end a kind of mail: topic and day.
    pub unsubscribe_links: Vec<(String, String)>,
    /// Of what the person was reminded: a word for the thing, and when.
    pub reminders: Vec<(String, String)>,
}

#[derive(Debug, Clone, Serialize)]
pub struct StoredLetter {
    pub kind: String,
    pub address: String,
    pub subject: String,
    pub written: String,
}

/// Something that was done, as the history keeps it.
#[derive(Debug, Clone, Serialize)]
pub struct StoredAct {
    pub seq: u64,
    pub at: String,
    pub kind: String,
    pub body: Value,
}

#[derive(Debug, Clone, Serialize)]
pub struct StoredWorkshop {
    pub id: String,
    pub title: String,
    pub date: Option<String>,
    /// What was done there as a facilitator.
    pub acts: Vec<StoredAct>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct StoredSeat {
    pub workshop: String,
    pub title: String,
    pub date: Option<String>,
    pub name: Option<String>,
    pub organisation: Option<String>,
    pub language: String,
    pub joined: String,
    pub table: Option<String>,
    pub host: bool,
    /// Phones and browsers that open it.
    pub phones: u32,
    pub has_return_code: bool,
    pub cards: Vec<StoredText>,
    pub comments: Vec<StoredText>,
    /// Cards that are supported, by what they say.
    pub supported: Vec<String>,
    /// Polls: the question, and whether the vote can be read with its name. What was voted secretly nobody knows.
    pub took_part: Vec<(String, bool)>,
    /// Everything that was done from this seat, as the history keeps it.
    pub acts: Vec<StoredAct>,
}

#[derive(Debug, Clone, Serialize)]
pub struct StoredText {
    pub text: String,
    pub lang: String,
    pub written: String,
    /// Without a name for others.
    pub anonymous: bool,
    /// Somebody else's words, written down for them.
    pub on_behalf: bool,
    pub withdrawn: bool,
    /// What it said before.
    pub earlier: Vec<String>,
}

/// One line: what it is, and what it says.
fn fact(lang: UiLang, label: impl Key, value: impl IntoView + 'static) -> AnyView {
    view! { <dt>{lang.say(label)}</dt> <dd>{value}</dd> }.into_any()
}

fn words(text: &str) -> AnyView {
    view! { <bdi>{text.to_owned()}</bdi> }.into_any()
}

fn list(rows: Vec<AnyView>) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    view! { <ul class="stored-list">{rows.into_iter().map(|row| view! { <li>{row}</li> }).collect_view()}</ul> }
        .into_any()
}

fn section(lang: UiLang, id: &'static str, heading: P, change: &[(&'static str, T)], inside: AnyView) -> AnyView {
    let links =
        change.iter().map(|(href, text)| view! { <a class="btn" href=*href>{lang.say(*text)}</a> }).collect_view();
    let links = (!change.is_empty()).then(|| view! { <div class="actions no-print">{links}</div> });
    view! {
        <section class="step" aria-labelledby=id>
            <h2 class="step-title" id=id>{lang.say(heading)}</h2>
            {inside}
            {links}
        </section>
    }
    .into_any()
}

pub(super) fn sheet(shell: &Shell, about: &StoredAbout) -> Sheet {
    let lang = shell.lang;
    let more = about
        .more
        .iter()
        .map(|(heading, lines)| {
            let lines = list(lines.iter().map(|line| words(line)).collect());
            view! { <section class="step"><h2 class="step-title">{heading.clone()}</h2>{lines}</section> }
        })
        .collect_view();
    let body = view! {
        <main id="main" class="narrow account stored" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(P::DataHeading)}</h1><p>{lang.say(P::DataLead)}</p></hgroup>
            {problem_note(lang, about.problem.as_ref())}
            <div class="actions no-print">
                <a class="btn btn-main" href="/account/data.json" download>{lang.say(P::Download)}</a>
                <a class="btn" href="/account/delete">{lang.say(P::DeleteHeading)}</a>
            </div>
            <p class="hint no-print">{lang.say(P::DownloadHint)}</p>
            {you(lang, about)}
            {signing_in(lang, about)}
            {mail(lang, about)}
            {rights(lang, about)}
            {about.seats.iter().enumerate().map(|(number, seat)| one_seat(lang, number, seat)).collect_view()}
            {more}
            <section class="step" aria-labelledby="elsewhere">
                <h2 class="step-title" id="elsewhere">{lang.say(P::NotHereHeading)}</h2>
                <p>{lang.say(P::NotHere)}</p>
                <p class="hint">{lang.fill(P::MadeAt, &[("time", &format!("\u{2066}{}\u{2069}", about.made))])}</p>
            </section>
            <p class="aside-links no-print"><a href="/account">{lang.say(T::YourAccount)}</a> <a href="/privacy">{lang.say(P::PrivacyHeading)}</a></p>
        </main>
    };
    Sheet::page(lang.say(P::DataHeading), body.into_any())
}

fn you(lang: UiLang, about: &StoredAbout) -> AnyView {
    let account = &about.account;
    let name = if account.name.is_empty() { lang.say(T::Nameless) } else { &account.name };
    let address = match &about.address {
        Some(address) => {
            let since = address.confirmed.as_ref().map(|since| lang.fill(P::ConfirmedOn, &[("day", since)]));
            view! { <bdi dir="ltr">{address.address.clone()}</bdi> {since.map(|since| view! { " · " {since} })} }
                .into_any()
        }
        None => lang.say(P::None).into_any(),
    };
    let facts = view! {
        <dl class="facts">
            {fact(lang, T::YourName, words(name))}
            {fact(lang, T::MailAddress, address)}
            {fact(lang, P::Language, words(&account.language))}
            {fact(lang, P::Opened, words(&account.opened))}
            {account.last_signed_in.as_ref().map(|seen| fact(lang, P::LastSignedIn, words(seen)))}
            {fact(lang, P::Number, view! { <bdi dir="ltr">{account.id.clone()}</bdi> })}
        </dl>
    };
    let change: &[_] = &[("/account", T::ChangeName), ("/account/address", T::ChangeAddress)];
    section(lang, "you", P::AboutYou, change, facts.into_any())
}

fn signing_in(lang: UiLang, about: &StoredAbout) -> AnyView {
    let sign_in = &about.sign_in;
    let or_none = |text: &Option<String>| text.as_deref().map_or_else(|| lang.say(P::None).into_any(), words);
    let sessions = sign_in.sessions.iter().map(|session| {
        let values = [("begun", session.begun.as_str()), ("used", &session.used)];
        let when = lang.fill(P::SessionTimes, &values);
        let device = if session.device.is_empty() { lang.say(P::UnknownDevice) } else { &session.device };
        view! { <bdi>{device.to_owned()}</bdi> " · " {when} }.into_any()
    });
    let browsers = sign_in.known_browsers.iter().map(|seen| words(&lang.fill(P::SeenThere, &[("time", seen)])));
    let passkeys = sign_in.passkeys.iter().map(|(name, since, _)| words(&format!("{name} · {since}")));
    let elsewhere = sign_in.elsewhere.iter().map(|(issuer, subject, since)| {
        view! { <bdi dir="ltr">{issuer.clone()}</bdi> " · " <bdi>{subject.clone()}</bdi> " · " <bdi>{since.clone()}</bdi> }.into_any()
    });
    let links = sign_in.open_links.iter().map(|(what, until)| {
        view! { <bdi>{what.clone()}</bdi> " · " {lang.fill(P::GoodUntil, &[("time", until)])} }.into_any()
    });
    let facts = view! {
        <dl class="facts">
            {fact(lang, P::PasswordSet, or_none(&sign_in.password_set))}
            {fact(lang, P::SecondFactorSince, or_none(&sign_in.second_factor_since))}
            {(sign_in.codes_on_paper > 0).then(|| fact(lang, T::PaperCodes, lang.count(T::CodesLeft, sign_in.codes_on_paper)))}
            {(!sign_in.passkeys.is_empty()).then(|| fact(lang, P::Passkeys, list(passkeys.collect())))}
            {(!sign_in.elsewhere.is_empty()).then(|| fact(lang, P::AccountsElsewhere, list(elsewhere.collect())))}
            {fact(lang, P::SignedInOn, list(sessions.collect()))}
            {(!sign_in.known_browsers.is_empty()).then(|| fact(lang, P::KnownBrowsers, list(browsers.collect())))}
            {(!sign_in.open_links.is_empty()).then(|| fact(lang, P::OpenLinks, list(links.collect())))}
        </dl>
        <p class="hint">{lang.say(P::SecretsHashed)}</p>
    };
    let change: &[_] = &[("/account/password", T::ChangePassword), ("/account/second-factor", T::SecondFactor)];
    section(lang, "sign-in", P::SigningIn, change, facts.into_any())
}

fn mail(lang: UiLang, about: &StoredAbout) -> AnyView {
    let mail = &about.mail;
    let waiting = mail.waiting.iter().map(|letter| {
        view! { <bdi>{letter.subject.clone()}</bdi> " · " <bdi dir="ltr">{letter.address.clone()}</bdi> " · " <bdi>{letter.written.clone()}</bdi> }.into_any()
    });
    let wishes = mail.wishes.iter().map(|(topic, often)| words(&format!("{topic}: {often}")));
    let links = mail.unsubscribe_links.iter().map(|(topic, day)| words(&format!("{topic}, {day}")));
    let reminders = mail.reminders.iter().map(|(about, day)| words(&format!("{about}, {day}")));
    let nothing = mail.waiting.is_empty() && mail.wishes.is_empty() && mail.unsubscribe_links.is_empty();
    let facts = view! {
        <dl class="facts">
            {(!mail.waiting.is_empty()).then(|| fact(lang, P::MailWaiting, list(waiting.collect())))}
            {(!mail.wishes.is_empty()).then(|| fact(lang, P::MailWishes, list(wishes.collect())))}
            {mail.news_until.as_ref().map(|until| fact(lang, P::NewsUntil, words(until)))}
            {(!mail.unsubscribe_links.is_empty()).then(|| fact(lang, P::UnsubscribeLinks, list(links.collect())))}
            {(!mail.reminders.is_empty()).then(|| fact(lang, P::RemindersGiven, list(reminders.collect())))}
        </dl>
        {nothing.then(|| view! { <p>{lang.say(P::NoMail)}</p> })}
    };
    section(lang, "mail", P::Mail, &[("/account/mail", T::ToMail)], facts.into_any())
}

fn rights(lang: UiLang, about: &StoredAbout) -> AnyView {
    let rights = about.rights.iter().map(|right| words(right));
    let runs = about.runs.iter().map(|workshop| {
        let date = workshop.date.clone().map(|date| view! { " · " <bdi>{date}</bdi> });
        let href = format!("/w/{}/console", workshop.id);
        view! { <a href=href dir="auto">{workshop.title.clone()}</a>{date} }.into_any()
    });
    let history = about
        .told
        .iter()
        .map(|row| view! { <bdi dir="ltr">{row.at.clone()}</bdi> " · " {sentence(lang, row)} }.into_any());
    let facts = view! {
        {about.rights.is_empty().then(|| view! { <p>{lang.say(P::NoRights)}</p> })}
        {list(rights.collect())}
        {(!about.runs.is_empty()).then(|| view! { <h3>{lang.say(P::YouRun)}</h3> })}
        {list(runs.collect())}
        <h3>{lang.say(P::History)}</h3>
        {list(history.collect())}
    };
    section(lang, "rights", P::YourRights, &[], facts.into_any())
}

/// Correcting the name at a seat (Article 16 of the General Data Protection Regulation).
fn correction(lang: UiLang, number: usize, seat: &StoredSeat) -> AnyView {
    let id = format!("name-{number}");
    let row =
        Row { lang, id: &id, label: lang.say(P::NameThere), hint: Some(lang.say(P::NameThereHint)), problem: None };
    let field = view! {
        <input class="input" id=id.clone() name="name" type="text" dir="auto" autocomplete="name" maxlength=PersonName::MAX.to_string()
            aria-describedby=row.described_by() value=seat.name.clone()/>
    };
    view! {
        <details class="fold no-print">
            <summary>{lang.say(P::CorrectName)}</summary>
            <form class="form" method="post" action="/account/data">
                <input type="hidden" name="workshop" value=seat.workshop.clone()/>
                {row.around(field.into_any())}
                <button class="btn">{lang.say(P::SaveName)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn one_seat(lang: UiLang, number: usize, seat: &StoredSeat) -> AnyView {
    let text = |text: &StoredText| {
        let tags = [(text.anonymous, P::Anonymous), (text.on_behalf, P::WrittenDown), (text.withdrawn, P::Withdrawn)];
        let tags = tags
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, word)| view! { " " <span class="tag">{lang.say(word)}</span> })
            .collect_view();
        let earlier = (!text.earlier.is_empty()).then(|| {
            let earlier = text.earlier.iter().map(|words| view! { <bdi>{words.clone()}</bdi> " " }).collect_view();
            view! { <br/> <small>{lang.say(P::Earlier)} " " {earlier}</small> }
        });
        view! {
            <bdi lang=text.lang.clone()>{text.text.clone()}</bdi> " · " <bdi>{text.written.clone()}</bdi> {tags} {earlier}
        }
        .into_any()
    };
    let polls = seat.took_part.iter().map(|(question, named)| {
        let named = named.then(|| view! { " · " {lang.say(P::VoteWithName)} });
        view! { <bdi>{question.clone()}</bdi> {named} }.into_any()
    });
    let heading = format!("seat-{number}");
    let with = |label: P, rows: Vec<AnyView>| (!rows.is_empty()).then(|| fact(lang, label, list(rows)));
    let name = seat.name.clone().unwrap_or_else(|| lang.say(CommonText::WithoutName).to_owned());
    let acts = u32::try_from(seat.acts.len()).unwrap_or(u32::MAX);
    view! {
        <section class="step" aria-labelledby=heading.clone()>
            <h2 class="step-title" id=heading.clone() dir="auto">{seat.title.clone()}</h2>
            <dl class="facts">
                {seat.date.as_ref().map(|date| fact(lang, P::Date, words(date)))}
                {fact(lang, P::NameThere, words(&name))}
                {seat.organisation.as_ref().map(|name| fact(lang, P::Organisation, words(name)))}
                {seat.table.as_ref().map(|table| fact(lang, P::Table, words(table)))}
                {fact(lang, P::Language, words(&seat.language))}
                {fact(lang, P::Joined, words(&seat.joined))}
                {(seat.phones > 0).then(|| fact(lang, P::Phones, seat.phones.to_string()))}
                {seat.has_return_code.then(|| fact(lang, P::ReturnCode, lang.say(P::Hashed)))}
                {with(P::Cards, seat.cards.iter().map(text).collect())}
                {with(P::Comments, seat.comments.iter().map(text).collect())}
                {with(P::Supported, seat.supported.iter().map(|card| words(card)).collect())}
                {with(P::TookPart, polls.collect())}
                {fact(lang, P::Acts, lang.count(P::ActsCount, acts))}
            </dl>
            {correction(lang, number, seat)}
            <div class="actions no-print"><a class="btn" href=format!("/w/{}", seat.workshop)>{lang.say(P::ToWorkshop)}</a></div>
        </section>
    }
    .into_any()
}
