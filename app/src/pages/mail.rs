//! Which mail somebody wants: one's own choice, and the link at the foot of a mail that ends one kind of it.

use domain::mail::{Often, Topic};
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::{Tone, note};
use crate::catalogue::{MailText as T, PageText as P, UiLang};

/// What an account wants.
#[derive(Debug, Clone)]
pub struct MailWishes {
    /// Every topic, and how often mail about it comes.
    pub wishes: Vec<(Topic, Often)>,
    /// This server sends mail at all.
    pub mail_works: bool,
    /// They were just saved.
    pub saved: bool,
}

/// The end of one kind of mail.
#[derive(Debug, Clone)]
pub struct EndMail {
    /// The secret of the link, as it stood in the address.
    pub token: String,
    /// What it ends; nothing where the link does not work.
    pub topic: Option<Topic>,
    /// It is done.
    pub ended: bool,
}

pub(super) fn wishes(shell: &Shell, page: MailWishes) -> Sheet {
    let lang = shell.lang;
    let rows = page.wishes.iter().map(|(topic, often)| one(lang, *topic, *often)).collect_view();
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::MailHeading)}</h1><p>{lang.say(T::MailLead)}</p></hgroup>
            {page.saved.then(|| note(Tone::Good, lang.say(T::WishesSaved)))}
            {(!page.mail_works).then(|| note(Tone::Info, lang.say(T::NoMailHere)))}
            <form class="form" method="post" action="/account/mail">
                {rows}
                <button class="btn btn-main">{lang.say(T::SaveWishes)}</button>
            </form>
        </main>
    };
    Sheet::page(lang.say(T::MailHeading), body.into_any())
}

fn one(lang: UiLang, topic: Topic, wanted: Often) -> AnyView {
    let (name, hint) = match topic {
        Topic::Reminders => (T::Reminders, T::RemindersHint),
        Topic::Digest => (T::Digest, T::DigestHint),
    };
    let choices = topic
        .choices()
        .iter()
        .map(|often| {
            let words = match often {
                Often::AtOnce => T::AtOnce,
                Often::Daily => T::Daily,
                Often::Weekly => T::Weekly,
                Often::Never => T::Never,
            };
            view! {
                <label class="choice">
                    <input type="radio" name=topic.key() value=often.key() checked=*often == wanted required/>
                    <span class="choice-text">{lang.say(words)}</span>
                </label>
            }
        })
        .collect_view();
    let hint_id = format!("{}-hint", topic.key());
    view! {
        <fieldset class="choices" aria-describedby=hint_id.clone()>
            <legend>{lang.say(name)}</legend>
            <p class="hint" id=hint_id.clone()>{lang.say(hint)}</p>
            {choices}
        </fieldset>
    }
    .into_any()
}

pub(super) fn end(shell: &Shell, page: EndMail) -> Sheet {
    let lang = shell.lang;
    let Some(topic) = page.topic else {
        let heading = lang.say(T::EndUnknown);
        let body = view! {
            <main id="main" class="narrow" tabindex="-1">
                <h1>{heading}</h1>
                <p>{lang.say(T::EndUnknownLead)}</p>
                <div class="actions"><a class="btn" href="/account/mail">{lang.say(T::MailHeading)}</a></div>
            </main>
        };
        return Sheet::page(heading, body.into_any());
    };
    let (asked, ended) = match topic {
        Topic::Reminders => (T::EndReminders, T::EndedReminders),
        Topic::Digest => (T::EndDigest, T::EndedDigest),
    };
    let heading = lang.say(asked);
    let rest = if page.ended {
        view! {
            {note(Tone::Good, lang.say(ended))}
            <p>{lang.say(T::EndLead)}</p>
            <div class="actions">
                <a class="btn" href="/">{lang.say(P::ToStart)}</a>
                <a class="btn btn-quiet" href="/account/mail">{lang.say(T::MailHeading)}</a>
            </div>
        }
        .into_any()
    } else {
        view! {
            <p>{lang.say(T::EndLead)}</p>
            <form class="form" method="post" action=format!("/unsubscribe/{}", page.token)>
                <button class="btn btn-main btn-wide">{lang.say(T::EndDo)}</button>
            </form>
        }
        .into_any()
    };
    let heading = if page.ended { lang.say(T::EndedHeading) } else { heading };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <h1>{heading}</h1>
            {rest}
        </main>
    };
    Sheet::page(heading, body.into_any())
}
