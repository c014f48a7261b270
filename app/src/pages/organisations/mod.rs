//! Organisations: the list of all, one of them as the public and as its own people see it, the form about it, and what is
//! behind an invitation's link.

mod edit;
mod invitation;
mod list;
mod one;
mod people;

use domain::directory::organisations::{Part, Website};
use domain::ids::OrganisationId;
use domain::workshop::OrganisationKind;
use leptos::prelude::*;

use super::parts::dotted;
use crate::catalogue::{CommonText, OrganisationText as T, UiLang};
use crate::components::own_name;

pub(super) use edit::edit;
pub use edit::{EditOrganisation, OrganisationField, OrganisationForm};
pub(super) use invitation::invitation;
pub use invitation::{InvitationPage, InvitationState};
pub(super) use list::list;
pub use list::{OrganisationList, OrganisationTasks};
pub(super) use one::sheet;
pub use one::{OrganisationCan, OrganisationPage, Said};
pub use people::{ContactShown, Inside, InvitationRow, MemberRow, OrganisationAct, TypedAct};

/// What stands beside an organisation's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Waiting,
    Verified,
    TurnedDown,
    Closed,
    WithoutVoice,
    NameWished,
}

/// An organisation, as everybody sees it who may see it at all.
#[derive(Debug, Clone)]
pub struct OrganisationItem {
    pub id: OrganisationId,
    pub name: String,
    pub kind: OrganisationKind,
    /// Tags of the languages it works in.
    pub languages: Vec<String>,
    pub website: Option<Website>,
    pub mark: Option<Mark>,
    /// What the reader does for it.
    pub part: Option<Part>,
}

/// Where an organisation is found.
pub(super) fn address(organisation: OrganisationId) -> String {
    format!("/organisations/{organisation}")
}

/// A time or a name, in its own direction within a sentence.
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

fn mark(lang: UiLang, mark: Mark) -> AnyView {
    let (class, words) = match mark {
        Mark::Waiting => ("tag tag-warn", T::MarkWaiting),
        Mark::Verified => ("tag tag-good", T::MarkVerified),
        Mark::TurnedDown => ("tag tag-bad", T::MarkTurnedDown),
        Mark::Closed => ("tag", T::MarkClosed),
        Mark::WithoutVoice => ("tag tag-warn", T::MarkWithoutVoice),
        Mark::NameWished => ("tag tag-warn", T::MarkNameWished),
    };
    view! { <span class=class>{lang.say(words)}</span> }.into_any()
}

/// Kind, languages, and what the reader does for it.
fn about(lang: UiLang, item: &OrganisationItem) -> AnyView {
    let mut parts = vec![lang.say(CommonText::from(item.kind)).to_owned()];
    parts.extend(item.part.map(|part| lang.say(T::from(part)).to_owned()));
    parts.extend(languages(lang, &item.languages));
    dotted(parts)
}

fn languages(lang: UiLang, tags: &[String]) -> Option<String> {
    let names: Vec<String> = tags.iter().map(|tag| isolated(own_name(tag))).collect();
    let between = if lang == UiLang::Ar { "، " } else { ", " };
    (!names.is_empty()).then(|| lang.fill(T::WorksIn, &[("languages", &names.join(between))]))
}

/// The way to an organisation's own site, which may be anybody's.
fn website(website: &Website) -> AnyView {
    let address = website.to_string();
    let spoken = website.spoken().to_owned();
    view! { <a href=address rel="nofollow ugc noopener noreferrer" dir="ltr">{spoken}</a> }.into_any()
}
