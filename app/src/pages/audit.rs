//! Who changed rights, organisations and texts of record, and when: the directory's history in sentences.

use domain::directory::accounts::CityRole;
use domain::directory::texts::Which;
use leptos::prelude::*;

use super::account::role_name;
use super::document::{Sheet, Shell};
use super::parts::empty;
use crate::catalogue::{AccountText, CommonText, PrivacyText as P, UiLang, audit_sentence, which_name};
use crate::components::IconName;

/// Kinds of events that belong together: the word in the address, the heading, and the names they are stored under. What is in
/// none of them is found under "everything".
pub const AUDIT_GROUPS: [(&str, P, &[&str]); 4] = [
    (
        "accounts",
        P::AuditAccounts,
        &[
            "account_opened",
            "role_granted",
            "role_revoked",
            "account_disabled",
            "account_enabled",
            "steward_added",
            "steward_removed",
            "factor_forgotten",
            "account_erased",
            "account_merged",
        ],
    ),
    (
        "organisations",
        P::AuditOrganisations,
        &[
            "organisation_registered",
            "organisation_described",
            "organisation_pictured",
            "organisation_contact_changed",
            "organisation_renamed",
            "organisation_handed_in",
            "organisation_name_wished",
            "organisation_name_kept",
            "organisation_verified",
            "organisation_turned_down",
            "organisation_closed",
            "representative_invited",
            "representative_invitation_withdrawn",
            "representative_joined",
            "representative_changed",
            "representative_left",
            "representative_dismissed",
        ],
    ),
    (
        "bodies",
        P::AuditBodies,
        &[
            "body_founded",
            "office_founded",
            "place_renamed",
            "place_dissolved",
            "post_created",
            "post_renamed",
            "post_abolished",
            "holder_appointed",
            "term_end_set",
            "appointment_withdrawn",
            "post_invitation_sent",
            "post_invitation_withdrawn",
            "post_invitation_accepted",
            "holder_shown",
            "successor_proposed",
            "attachment_added",
            "attachment_removed",
            "task_opened",
            "task_rescheduled",
            "task_closed",
            "task_reopened",
            "task_moved",
            "handed_over",
        ],
    ),
    ("texts", P::AuditTexts, &["text_set"]),
];

/// Somebody in the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditWho {
    /// An account with its name (which may be empty); nothing where it is there no more.
    Account(Option<String>),
    Operator,
    Public,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct AuditRow {
    pub seq: u64,
    pub at: String,
    pub by: AuditWho,
    pub behalf: Option<AuditWho>,
    pub kind: String,
    pub whom: Option<AuditWho>,
    pub role: Option<CityRole>,
    pub text: Option<(Which, String)>,
    pub name: Option<String>,
    /// What it is about beside people: its address, and what it is called today.
    pub subject: Option<(String, String)>,
}

/// The data of the page.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    /// Newest first.
    pub rows: Vec<AuditRow>,
    /// Which group is shown; all without.
    pub group: Option<&'static str>,
    /// Where older ones go on.
    pub older: Option<u64>,
    /// These are not the newest.
    pub later: bool,
}

fn who(lang: UiLang, who: &AuditWho) -> String {
    let name = match who {
        AuditWho::Account(Some(name)) if name.is_empty() => lang.say(AccountText::Nameless),
        AuditWho::Account(Some(name)) => name,
        AuditWho::Account(None) => lang.say(CommonText::DeletedAccount),
        AuditWho::Operator => lang.say(P::ByOperator),
        AuditWho::Public => lang.say(P::ByPublic),
    };
    isolated(name)
}

/// Keeps a text's direction to itself.
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// What happened, as a sentence.
pub(super) fn sentence(lang: UiLang, row: &AuditRow) -> String {
    let whom = row.whom.as_ref().map(|whom| who(lang, whom)).unwrap_or_default();
    let role = row.role.map(|role| lang.say(role_name(role))).unwrap_or_default();
    let text = row.text.as_ref().map(|(which, tag)| {
        let language = match UiLang::from_tag(tag) {
            Some(known) => known.own_name(),
            None => tag.as_str(),
        };
        format!("{} ({})", lang.say(which_name(*which)), isolated(language))
    });
    let name = row.name.as_deref().map(isolated).unwrap_or_default();
    match audit_sentence(&row.kind) {
        Some(sentence) => {
            let text = text.unwrap_or_default();
            lang.fill(sentence, &[("whom", &whom), ("role", role), ("text", &text), ("name", &name)])
        }
        None => lang.fill(P::SayOther, &[("kind", &isolated(&row.kind))]),
    }
}

pub(super) fn sheet(shell: &Shell, page: &Audit) -> Sheet {
    let lang = shell.lang;
    let tab = |href: String, text: P, here: bool| {
        view! { <a class="btn" href=href aria-current=here.then_some("page")>{lang.say(text)}</a> }.into_any()
    };
    let groups = AUDIT_GROUPS
        .iter()
        .map(|(key, text, _)| tab(format!("/audit?of={key}"), *text, page.group == Some(*key)))
        .collect::<Vec<_>>();
    let of = page.group.map(|key| format!("of={key}&")).unwrap_or_default();
    let rows = page
        .rows
        .iter()
        .map(|row| {
            let by = who(lang, &row.by);
            // Where the sentence has the name already, it is not said twice.
            let subject = row.subject.as_ref().filter(|(_, name)| row.name.as_ref() != Some(name)).map(|(href, name)| {
                view! { "\u{a0}· " <a href=href.clone()><bdi>{name.clone()}</bdi></a> }
            });
            let behalf = row.behalf.as_ref().map(|it| {
                view! { " · " {lang.fill(P::OnBehalf, &[("name", &who(lang, it))])} }
            });
            view! {
                <li class="audit-row">
                    <p>{sentence(lang, row)} {subject}</p>
                    <p class="hint"><bdi dir="ltr">{row.at.clone()}</bdi> " · " {by} {behalf} " · " <bdi dir="ltr">{format!("#{}", row.seq)}</bdi></p>
                </li>
            }
        })
        .collect_view();
    let list = if page.rows.is_empty() {
        empty(IconName::ListChecks, lang.say(P::AuditEmpty), "")
    } else {
        view! { <ol class="audit" reversed>{rows}</ol> }.into_any()
    };
    let older = page.older.map(|seq| tab(format!("/audit?{of}before={seq}"), P::Older, false));
    let newest = page.later.then(|| tab(format!("/audit?{of}"), P::Newest, false));
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(P::AuditHeading)}</h1><p>{lang.say(P::AuditLead)}</p></hgroup>
            <nav class="actions" aria-label=lang.say(P::AuditHeading)>{tab("/audit".to_owned(), P::AuditAll, page.group.is_none())} {groups}</nav>
            {list}
            <div class="actions">{newest} {older}</div>
            <section class="step" aria-labelledby="export">
                <h2 class="step-title" id="export">{lang.say(P::AuditExport)}</h2>
                <p>{lang.say(P::AuditExportLead)}</p>
                <div class="actions">
                    <a class="btn" href="/audit.jsonl" download>"JSON Lines"</a>
                    <a class="btn" href="/audit.csv" download>"CSV"</a>
                </div>
            </section>
            <p class="aside-links"><a href="/account">{lang.say(AccountText::YourAccount)}</a></p>
        </main>
    };
    Sheet::page(lang.say(P::AuditHeading), body.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_happens_in_the_directory_has_a_sentence_and_one_group() {
        let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/../domain/tests/golden/directory");
        let mut kinds = 0;
        for file in std::fs::read_dir(golden).unwrap() {
            let kind = file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
            assert!(audit_sentence(&kind).is_some(), "{kind} has no sentence");
            let groups = AUDIT_GROUPS.iter().filter(|(_, _, kinds)| kinds.contains(&kind.as_str()));
            assert_eq!(groups.count(), 1, "{kind} is in no group, or in several");
            kinds += 1;
        }
        assert!(kinds > 40, "the examples were not found");
    }
}
