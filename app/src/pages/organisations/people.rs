//! Who is there for an organisation, and whom it has invited: for its own people and the coordinator.

use domain::directory::organisations::{Part, Standing};
use domain::ids::{AccountId, InvitationId};
use domain::wire::Problem;
use leptos::prelude::*;

use super::{OrganisationPage, address, isolated};
use crate::catalogue::{OrganisationText as T, UiLang};
use crate::components::{Icon, IconName};
use crate::pages::parts::{Row, Tone, dotted, note};

/// What only its own people and the coordinator see.
#[derive(Debug, Clone, Default)]
pub struct Inside {
    pub contact: ContactShown,
    pub members: Vec<MemberRow>,
    /// Those whose time has ended by itself.
    pub ended: Vec<MemberRow>,
    pub invitations: Vec<InvitationRow>,
    pub without_voice: bool,
    /// Whoever reads this is the only one left who speaks for it.
    pub last_voice: bool,
}

/// How it is reached; each part may be empty.
#[derive(Debug, Clone, Default)]
pub struct ContactShown {
    pub person: String,
    pub mail: String,
    pub phone: String,
}

/// Somebody who represents it.
#[derive(Debug, Clone)]
pub struct MemberRow {
    pub account: AccountId,
    pub name: Option<String>,
    pub part: Part,
    pub since: String,
    /// The last day, as people read it.
    pub last_day: Option<String>,
    /// The same as a form says it.
    pub last_day_iso: String,
    pub me: bool,
}

/// An invitation that can still be accepted.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    pub id: InvitationId,
    /// As much of the address as is kept.
    pub hint: String,
    pub part: Part,
    pub expires: String,
    pub last_day: Option<String>,
}

/// What a form on an organisation's page asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationAct {
    Verify,
    TurnDown,
    ConfirmName,
    KeepName,
    Close,
    Invite,
    Withdraw,
    Appoint,
    Dismiss,
    Leave,
    DropLogo,
}

impl OrganisationAct {
    const ALL: [(Self, &'static str); 11] = [
        (Self::Verify, "verify"),
        (Self::TurnDown, "turn_down"),
        (Self::ConfirmName, "confirm_name"),
        (Self::KeepName, "keep_name"),
        (Self::Close, "close"),
        (Self::Invite, "invite"),
        (Self::Withdraw, "withdraw"),
        (Self::Appoint, "appoint"),
        (Self::Dismiss, "dismiss"),
        (Self::Leave, "leave"),
        (Self::DropLogo, "drop_logo"),
    ];

    /// As a form says it.
    pub fn key(self) -> &'static str {
        Self::ALL.into_iter().find(|(it, _)| *it == self).map_or("", |(_, key)| key)
    }

    /// What a form says.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == key).map(|(it, _)| it)
    }
}

/// What was typed into one of the forms, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedAct {
    /// Makes the same form, sent twice, one invitation.
    pub nonce: String,
    pub version: String,
    pub address: String,
    pub part: String,
    pub last_day: String,
    pub reason: String,
    pub account: String,
    pub invitation: String,
}

impl TypedAct {
    /// Takes the fields of a form that was sent.
    pub fn parse(pairs: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            let value = value.clone();
            match name.as_str() {
                "nonce" => typed.nonce = value,
                "version" => typed.version = value,
                "address" => typed.address = value,
                "part" => typed.part = value,
                "last_day" => typed.last_day = value,
                "reason" => typed.reason = value,
                "account" => typed.account = value,
                "invitation" => typed.invitation = value,
                _ => {}
            }
        }
        typed
    }
}

pub(super) fn act_address(page: &OrganisationPage) -> String {
    format!("{}/act", address(page.item.id))
}

/// The problem of one form, if it is the one that failed.
fn failed(page: &OrganisationPage, act: OrganisationAct) -> Option<&Problem> {
    page.failed.as_ref().filter(|(failed, _)| *failed == act).map(|(_, problem)| problem)
}

pub(super) fn inside(lang: UiLang, page: &OrganisationPage, inside: &Inside) -> AnyView {
    let members = inside.members.iter().map(|member| one(lang, page, member)).collect_view();
    let members = if inside.members.is_empty() {
        view! { <p>{lang.say(T::NobodyThere)}</p> }.into_any()
    } else {
        view! { <ul class="shelf">{members}</ul> }.into_any()
    };
    let ended = (!inside.ended.is_empty()).then(|| {
        let rows = inside.ended.iter().map(|member| gone(lang, member)).collect_view();
        view! { <h3>{lang.say(T::Ended)}</h3><ul class="shelf">{rows}</ul> }
    });
    view! {
        <section class="step" aria-labelledby="people">
            <h2 class="step-title" id="people">{lang.say(T::People)}</h2>
            <p class="hint with-icon"><Icon name=IconName::Lock/> {lang.say(T::OnlyInside)}</p>
            {contact(lang, &inside.contact)}
            {members}
            {ended}
            {invitations(lang, page, &inside.invitations)}
            {invite(lang, page)}
            {leave(lang, page, inside)}
        </section>
    }
    .into_any()
}

fn contact(lang: UiLang, contact: &ContactShown) -> AnyView {
    let row = |words, value: AnyView| view! { <dt>{lang.say(words)}</dt><dd>{value}</dd> };
    let text = |value: &str| view! { <bdi>{value.to_owned()}</bdi> }.into_any();
    let link = |scheme: &str, value: &str| {
        let to: String = value.chars().filter(|c| !c.is_whitespace()).collect();
        view! { <a href=format!("{scheme}:{to}") dir="ltr">{value.to_owned()}</a> }.into_any()
    };
    let person = (!contact.person.is_empty()).then(|| row(T::ContactPerson, text(&contact.person)));
    let mail = (!contact.mail.is_empty()).then(|| row(T::ContactMail, link("mailto", &contact.mail)));
    let phone = (!contact.phone.is_empty()).then(|| row(T::ContactPhone, link("tel", &contact.phone)));
    let any = person.is_some() || mail.is_some() || phone.is_some();
    any.then(|| view! { <dl class="facts">{person}{mail}{phone}</dl> }).into_any()
}

fn who(lang: UiLang, member: &MemberRow) -> String {
    member.name.clone().unwrap_or_else(|| lang.say(T::NameUnknown).to_owned())
}

fn one(lang: UiLang, page: &OrganisationPage, member: &MemberRow) -> AnyView {
    let mut meta = vec![lang.say(T::from(member.part)).to_owned()];
    meta.push(lang.fill(T::Since, &[("day", &isolated(&member.since))]));
    meta.extend(member.last_day.as_ref().map(|day| lang.fill(T::UntilDay, &[("day", &isolated(day))])));
    let me = member.me.then(|| view! { <span class="tag tag-info">{lang.say(T::You)}</span> });
    view! {
        <li class="shelf-item">
            <h3 class="shelf-title"><bdi>{who(lang, member)}</bdi> {me}</h3>
            <p class="shelf-meta">{dotted(meta)}</p>
            {change(lang, page, member)}
        </li>
    }
    .into_any()
}

fn gone(lang: UiLang, member: &MemberRow) -> AnyView {
    let day = isolated(member.last_day.as_deref().unwrap_or_default());
    let meta = vec![lang.say(T::from(member.part)).to_owned(), lang.fill(T::ThroughDay, &[("day", &day)])];
    view! {
        <li class="shelf-item">
            <p class="shelf-title"><bdi>{who(lang, member)}</bdi></p>
            <p class="shelf-meta">{dotted(meta)}</p>
        </li>
    }
    .into_any()
}

/// Another part, another end, or the end at once.
fn change(lang: UiLang, page: &OrganisationPage, member: &MemberRow) -> AnyView {
    let dismiss = page.can.change && !member.me;
    if !(page.can.invite || dismiss) {
        return ().into_any();
    }
    let account = member.account.to_string();
    let this = page.typed.account == account;
    let problem = failed(page, OrganisationAct::Appoint).filter(|_| this);
    let (part, day) = match problem {
        Some(_) => (Part::from_key(&page.typed.part).unwrap_or(member.part), page.typed.last_day.clone()),
        None => (member.part, member.last_day_iso.clone()),
    };
    // Read out alone, a button must still say whom it is about.
    let about = |words| format!("{}: {}", lang.say(words), who(lang, member));
    let appoint = page.can.invite.then(|| {
        view! {
            <form class="form" method="post" action=act_address(page)>
                <input type="hidden" name="account" value=account.clone()/>
                {parts(lang, part)}
                {last_day(lang, &format!("last-day-{account}"), &day, problem)}
                <div class="actions"><button class="btn" name="act" value=OrganisationAct::Appoint.key() aria-label=about(T::Save)>{lang.say(T::Save)}</button></div>
            </form>
        }
    });
    let dismiss = dismiss.then(|| {
        view! {
            <form class="form" method="post" action=act_address(page)>
                <input type="hidden" name="account" value=account.clone()/>
                <p class="hint">{lang.say(T::DismissHint)}</p>
                <div class="actions"><button class="btn btn-danger" name="act" value=OrganisationAct::Dismiss.key() aria-label=about(T::Dismiss)>{lang.say(T::Dismiss)}</button></div>
            </form>
        }
    });
    view! {
        <details class="fold" open=problem.is_some()>
            <summary aria-label=about(T::ChangePart)>{lang.say(T::ChangePart)}</summary>
            <div class="form">{appoint}{dismiss}</div>
        </details>
    }
    .into_any()
}

fn parts(lang: UiLang, chosen: Part) -> AnyView {
    let choices = Part::ALL
        .map(|part| {
            let hint = match part {
                Part::Voice => T::PartVoiceHint,
                Part::Helper => T::PartHelperHint,
            };
            view! {
                <label class="choice">
                    <input type="radio" name="part" value=part.key() checked=part == chosen required/>
                    <span class="choice-text">{lang.say(T::from(part))}<span class="choice-note">{lang.say(hint)}</span></span>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset class="choices"><legend>{lang.say(T::PartLegend)}</legend>{choices}</fieldset> }.into_any()
}

fn last_day(lang: UiLang, id: &str, value: &str, problem: Option<&Problem>) -> AnyView {
    // Only what is about the day stands at the day.
    let problem = problem.filter(|it| matches!(it.code.as_str(), "day_unreadable" | "end_past"));
    let row = Row { lang, id, label: lang.say(T::EndDay), hint: Some(lang.say(T::EndDayHint)), problem };
    let input = view! {
        <input class="input" id=id.to_owned() name="last_day" type="date" value=value.to_owned()
            aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    };
    row.around(input.into_any())
}

fn invitations(lang: UiLang, page: &OrganisationPage, invitations: &[InvitationRow]) -> AnyView {
    if invitations.is_empty() {
        return ().into_any();
    }
    let rows = invitations
        .iter()
        .map(|invitation| {
            let mut meta = vec![lang.say(T::from(invitation.part)).to_owned()];
            meta.push(lang.fill(T::InvitationExpires, &[("time", &isolated(&invitation.expires))]));
            let label = format!("{}: {}", lang.say(T::Withdraw), invitation.hint);
            let withdraw = page.can.change.then(|| {
                view! {
                    <form class="actions" method="post" action=act_address(page)>
                        <input type="hidden" name="invitation" value=invitation.id.to_string()/>
                        <button class="btn" name="act" value=OrganisationAct::Withdraw.key() aria-label=label><Icon name=IconName::X/> {lang.say(T::Withdraw)}</button>
                    </form>
                }
            });
            view! {
                <li class="shelf-item">
                    <p class="shelf-title"><bdi dir="ltr">{invitation.hint.clone()}</bdi></p>
                    <p class="shelf-meta">{dotted(meta)}</p>
                    {withdraw}
                </li>
            }
        })
        .collect_view();
    view! { <h3>{lang.say(T::OpenInvitations)}</h3><ul class="shelf">{rows}</ul> }.into_any()
}

fn invite(lang: UiLang, page: &OrganisationPage) -> AnyView {
    if !(page.can.invite && page.standing == Standing::Verified) {
        return ().into_any();
    }
    let problem = failed(page, OrganisationAct::Invite);
    let typed = &page.typed;
    let at_address = problem.filter(|it| !matches!(it.code.as_str(), "day_unreadable" | "end_past"));
    let row = Row {
        lang,
        id: "address",
        label: lang.say(T::InviteAddress),
        hint: Some(lang.say(T::InviteHint)),
        problem: at_address,
    };
    let address = if problem.is_some() { typed.address.clone() } else { String::new() };
    let input = view! {
        <input class="input" id="address" name="address" type="email" autocomplete="off" maxlength="254" dir="ltr" value=address
            aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    };
    let (part, day) = match problem {
        Some(_) => (Part::from_key(&typed.part).unwrap_or(Part::Helper), typed.last_day.clone()),
        // Where nobody speaks for it, somebody who does is wanted.
        None if page.inside.as_ref().is_some_and(|it| it.without_voice) => (Part::Voice, String::new()),
        None => (Part::Helper, String::new()),
    };
    let no_mail = (!page.mail_works).then(|| note(Tone::Info, lang.say(T::InviteNoMail)));
    view! {
        <details class="fold" id="invite" open=problem.is_some()>
            <summary>{lang.say(T::Invite)}</summary>
            <form class="form" method="post" action=act_address(page) novalidate>
                {no_mail}
                <input type="hidden" name="nonce" value=typed.nonce.clone()/>
                {row.around(input.into_any())}
                {parts(lang, part)}
                {last_day(lang, "last-day", &day, problem)}
                <div class="actions"><button class="btn btn-main" name="act" value=OrganisationAct::Invite.key()><Icon name=IconName::Send/> {lang.say(T::InviteDo)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn leave(lang: UiLang, page: &OrganisationPage, inside: &Inside) -> AnyView {
    if !page.can.leave {
        return ().into_any();
    }
    let last = inside.last_voice.then(|| note(Tone::Warn, lang.say(T::LeaveLast)));
    view! {
        <details class="fold" id="leave">
            <summary>{lang.say(T::Leave)}</summary>
            <form class="form" method="post" action=act_address(page)>
                {last}
                <p>{lang.say(T::LeaveHint)}</p>
                <div class="actions"><button class="btn btn-danger" name="act" value=OrganisationAct::Leave.key()><Icon name=IconName::LogOut/> {lang.say(T::LeaveDo)}</button></div>
            </form>
        </details>
    }
    .into_any()
}
