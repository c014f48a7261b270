//! One organisation. The public sees what it is; its own people and the coordinator see who is there, too.

use domain::directory::organisations::{NameWish, Standing};
use domain::ids::OrganisationId;
use domain::wire::Problem;
use leptos::prelude::*;

use super::people::{self, Inside, OrganisationAct, TypedAct};
use super::{Mark, OrganisationItem, address, isolated, languages, mark, website};
use crate::catalogue::{CommonText, OrganisationText as T, UiLang};
use crate::components::{Icon, IconName};
use crate::pages::document::{Sheet, Shell};
use crate::pages::parts::{Row, Tone, bdi, note, problem_note};

/// One organisation, as one reader sees it.
#[derive(Debug, Clone)]
pub struct OrganisationPage {
    /// Where its logo is drawn from.
    pub logo: Option<String>,
    pub item: OrganisationItem,
    pub standing: Standing,
    /// Since which day it has been verified.
    pub verified_since: Option<String>,
    /// On which day it was closed.
    pub closed_on: Option<String>,
    pub version: u32,
    pub name_wish: Option<NameWish>,
    /// Its people, for those who may see them.
    pub inside: Option<Inside>,
    pub can: OrganisationCan,
    /// This server sends mail.
    pub mail_works: bool,
    /// Told once, after something was done.
    pub said: Option<Said>,
    /// An invitation's link that no mail carries.
    pub link: Option<String>,
    pub failed: Option<(OrganisationAct, Problem)>,
    pub typed: TypedAct,
}

/// What the reader may do here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OrganisationCan {
    pub verify: bool,
    pub change: bool,
    /// Also to give others another part.
    pub invite: bool,
    pub close: bool,
    pub leave: bool,
}

/// What was done just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Registered,
    Saved,
    Verified,
    TurnedDown,
    Invited,
    Withdrawn,
    Dismissed,
    Left,
    Joined,
    Closed,
}

impl Said {
    const ALL: [(Self, &'static str, T); 10] = [
        (Self::Registered, "registered", T::SaidRegistered),
        (Self::Saved, "saved", T::SaidSaved),
        (Self::Verified, "verified", T::SaidVerified),
        (Self::TurnedDown, "turned_down", T::SaidTurnedDown),
        (Self::Invited, "invited", T::SaidInvited),
        (Self::Withdrawn, "withdrawn", T::SaidWithdrawn),
        (Self::Dismissed, "dismissed", T::SaidDismissed),
        (Self::Left, "left", T::SaidLeft),
        (Self::Joined, "joined", T::SaidJoined),
        (Self::Closed, "closed", T::SaidClosed),
    ];

    /// As an address says it.
    pub fn key(self) -> &'static str {
        Self::ALL.into_iter().find(|(it, ..)| *it == self).map_or("", |(_, key, _)| key)
    }

    /// What an address says.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known, _)| *known == key).map(|(it, ..)| it)
    }

    fn words(self) -> T {
        Self::ALL.into_iter().find(|(it, ..)| *it == self).map_or(T::SaidSaved, |(.., words)| words)
    }
}

pub(in crate::pages) fn sheet(shell: &Shell, page: OrganisationPage) -> Sheet {
    let lang = shell.lang;
    let item = &page.item;
    let kind = lang.say(CommonText::from(item.kind));
    let said = page.said.map(|said| note(Tone::Good, lang.say(said.words())));
    let link = page.link.as_ref().map(|link| {
        view! {
            {note(Tone::Warn, lang.say(T::InviteLink))}
            <p class="keycode"><bdi dir="ltr">{link.clone()}</bdi></p>
        }
    });
    let site = item.website.as_ref().map(|site| view! { <p>{website(site)}</p> });
    let spoken = languages(lang, &item.languages).map(|spoken| view! { <p>{spoken}</p> });
    let since = page.verified_since.as_ref().filter(|_| page.closed_on.is_none()).map(|day| {
        view! { <p class="hint">{lang.fill(T::VerifiedSince, &[("day", &isolated(day))])}</p> }
    });
    let change = page.can.change.then(|| {
        view! { <p class="actions"><a class="btn" href=format!("{}/edit", address(item.id))><Icon name=IconName::Pencil/> {lang.say(T::EditHeading)}</a></p> }
    });
    let inside = page.inside.as_ref().map(|inside| people::inside(lang, &page, inside));
    let tag = item.mark.filter(|it| *it != Mark::Verified).map(|it| view! { <p>{mark(lang, it)}</p> });
    let body = view! {
        <main id="main" class="narrow organisation" tabindex="-1">
            {page.logo.clone().map(|logo| view! { <img class="organisation-logo" src=logo alt=""/> })}
            <hgroup class="title"><p class="title-over">{kind}</p><h1>{bdi(&item.name)}</h1></hgroup>
            {said}
            {link}
            {problem_note(lang, page.failed.as_ref().map(|(_, problem)| problem))}
            {tag}
            {standing(lang, &page)}
            {site}
            {spoken}
            {since}
            {change}
            {page.can.change.then(|| logo(lang, item.id, page.logo.is_some()))}
            {judge(lang, &page)}
            {inside}
            {close(lang, &page)}
            <p class="actions"><a class="btn btn-quiet" href="/organisations">{lang.say(T::ListHeading)}</a></p>
        </main>
    };
    Sheet::page(item.name.clone(), body.into_any())
}

/// A picture is chosen and sent at once; what is wrong with it is said on a page of its own, with the way back.
fn logo(lang: UiLang, organisation: OrganisationId, is_there: bool) -> AnyView {
    let row = Row { lang, id: "logo", label: lang.say(T::Logo), hint: Some(lang.say(T::LogoHint)), problem: None };
    let input = view! {
        <input class="input" id="logo" name="logo" type="file" accept="image/png,image/jpeg,image/webp,image/gif" required
            aria-describedby=row.described_by()/>
    };
    view! {
        <details class="fold">
            <summary>{lang.say(T::Logo)}</summary>
            <form class="form" method="post" enctype="multipart/form-data" action=format!("{}/logo", address(organisation))>
                {row.around(input.into_any())}
                <button class="btn">{lang.say(T::SaveLogo)}</button>
            </form>
            {is_there.then(|| view! {
                <form method="post" action=format!("{}/act", address(organisation))>
                    <button class="btn" name="act" value=OrganisationAct::DropLogo.key()>{lang.say(T::DropLogo)}</button>
                </form>
            })}
        </details>
    }
    .into_any()
}

/// How it stands, for whom it concerns.
fn standing(lang: UiLang, page: &OrganisationPage) -> AnyView {
    let with_reason = |words, reason: &str| lang.fill(words, &[("reason", &isolated(reason))]);
    let stands = match &page.standing {
        Standing::Closed { reason, .. } => {
            let day = isolated(page.closed_on.as_deref().unwrap_or_default());
            view! {
                {note(Tone::Info, lang.fill(T::ClosedOn, &[("day", &day)]))}
                <p dir="auto">{with_reason(T::ClosedReason, reason)}</p>
            }
            .into_any()
        }
        Standing::Waiting if page.item.part.is_some() => note(Tone::Info, lang.say(T::WaitingNote)),
        Standing::TurnedDown { reason } if page.inside.is_some() => {
            let advice = page.can.change.then(|| view! { <p>{lang.say(T::TurnedDownAdvice)}</p> });
            view! { {note(Tone::Warn, with_reason(T::TurnedDownNote, reason))}{advice} }.into_any()
        }
        Standing::Waiting | Standing::TurnedDown { .. } | Standing::Verified => ().into_any(),
    };
    let wish = match (&page.name_wish, page.inside.is_some()) {
        (Some(NameWish::Waiting { name }), true) => {
            let back = (page.can.change && !page.can.verify).then(|| {
                let keep = OrganisationAct::KeepName;
                view! {
                    <form class="actions" method="post" action=people::act_address(page)>
                        <input type="hidden" name="version" value=page.version.to_string()/>
                        <button class="btn" name="act" value=keep.key()>{lang.say(T::TakeWishBack)}</button>
                    </form>
                }
            });
            view! { {note(Tone::Info, lang.fill(T::WishWaiting, &[("name", &isolated(name))]))}{back} }.into_any()
        }
        (Some(NameWish::TurnedDown { name, reason }), true) => {
            let values = [("name", &*isolated(name)), ("reason", &*isolated(reason))];
            note(Tone::Warn, lang.fill(T::WishTurnedDown, &values))
        }
        _ => ().into_any(),
    };
    let voiceless = page.inside.as_ref().filter(|inside| inside.without_voice && page.standing == Standing::Verified);
    let voiceless = voiceless.map(|_| note(Tone::Warn, lang.say(T::WithoutVoiceNote)));
    view! { {stands}{wish}{voiceless} }.into_any()
}

/// What the coordinator decides.
fn judge(lang: UiLang, page: &OrganisationPage) -> AnyView {
    if !page.can.verify {
        return ().into_any();
    }
    match (&page.standing, &page.name_wish) {
        (Standing::Waiting | Standing::TurnedDown { .. }, _) => {
            let no = matches!(page.standing, Standing::Waiting).then(|| {
                with_reason(lang, page, OrganisationAct::TurnDown, T::TurnDown, T::TurnDownReason, T::TurnDown, None)
            });
            view! {
                <section class="step" aria-labelledby="judge">
                    <h2 class="step-title" id="judge">{lang.say(T::VerifyHeading)}</h2>
                    <p>{lang.say(T::VerifyLead)}</p>
                    {yes(page, OrganisationAct::Verify, lang.say(T::VerifyDo))}
                    {no}
                </section>
            }
            .into_any()
        }
        (Standing::Verified, Some(NameWish::Waiting { name })) => view! {
            <section class="step" aria-labelledby="judge">
                <h2 class="step-title" id="judge">{lang.say(T::NameHeading)}</h2>
                <p>{lang.fill(T::NameLead, &[("name", &isolated(name))])}</p>
                {yes(page, OrganisationAct::ConfirmName, lang.say(T::NameConfirm))}
                {with_reason(lang, page, OrganisationAct::KeepName, T::NameKeep, T::TurnDownReason, T::NameKeep, None)}
            </section>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn yes(page: &OrganisationPage, act: OrganisationAct, words: &'static str) -> AnyView {
    view! {
        <form class="actions" method="post" action=people::act_address(page)>
            <input type="hidden" name="version" value=page.version.to_string()/>
            <button class="btn btn-main" name="act" value=act.key()><Icon name=IconName::Check/> {words}</button>
        </form>
    }
    .into_any()
}

/// Something that cannot be done without a reason; folded away, so that nobody does it by the way.
fn with_reason(
    lang: UiLang,
    page: &OrganisationPage,
    act: OrganisationAct,
    summary: T,
    label: T,
    button: T,
    hint: Option<T>,
) -> AnyView {
    let failed = page.failed.as_ref().filter(|(failed, _)| *failed == act).map(|(_, problem)| problem);
    let id = format!("reason-{}", act.key());
    let row = Row { lang, id: &id, label: lang.say(label), hint: None, problem: failed };
    let typed = if failed.is_some() { page.typed.reason.clone() } else { String::new() };
    let input = view! {
        <input class="input" id=id.clone() name="reason" type="text" maxlength="300" dir="auto" autocomplete="off" value=typed
            aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    };
    let hint = hint.map(|hint| view! { <p>{lang.say(hint)}</p> });
    view! {
        <details class="fold" open=failed.is_some()>
            <summary>{lang.say(summary)}</summary>
            <form class="form" method="post" action=people::act_address(page)>
                {hint}
                <input type="hidden" name="version" value=page.version.to_string()/>
                {row.around(input.into_any())}
                <div class="actions"><button class="btn btn-danger" name="act" value=act.key()>{lang.say(button)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn close(lang: UiLang, page: &OrganisationPage) -> AnyView {
    if !page.can.close {
        return ().into_any();
    }
    with_reason(lang, page, OrganisationAct::Close, T::Close, T::CloseReason, T::CloseDo, Some(T::CloseHint))
}
