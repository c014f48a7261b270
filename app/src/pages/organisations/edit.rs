//! The form about an organisation: to register one, and to change what it says of itself.

use domain::directory::organisations::Website;
use domain::ids::OrganisationId;
use domain::text::{Line, OrganisationName, PersonName};
use domain::wire::Problem;
use domain::workshop::OrganisationKind;
use leptos::prelude::*;

use super::address;
use crate::catalogue::{CommonText, OrganisationText as T, PageText as P, UiLang};
use crate::components::{Icon, IconName, LANGUAGES};
use crate::pages::document::{Sheet, Shell};
use crate::pages::join::kind_key;
use crate::pages::parts::{Row, Tone, bdi, field_problem, note, problem_note};

/// The form, with what was typed and what is wrong with it.
#[derive(Debug, Clone)]
pub struct EditOrganisation {
    /// None where it is registered just now.
    pub id: Option<OrganisationId>,
    /// As it is called at present.
    pub name: String,
    /// A new name waits for the coordinator.
    pub verified: bool,
    /// Saving hands it in again.
    pub turned_down: bool,
    /// Nobody is signed in, who is asked to be.
    pub sign_in: bool,
    pub typed: OrganisationForm,
    pub problems: Vec<(OrganisationField, Problem)>,
}

/// What was typed, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationForm {
    /// Makes the same form, sent twice, one organisation.
    pub nonce: String,
    /// The version that was on the page.
    pub version: String,
    pub name: String,
    pub kind: String,
    pub languages: Vec<String>,
    pub website: String,
    pub person: String,
    pub mail: String,
    pub phone: String,
}

/// Which control a problem belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationField {
    Name,
    Kind,
    Languages,
    Website,
    Person,
    Mail,
    Phone,
    /// The whole form.
    Whole,
}

impl OrganisationForm {
    /// Takes the fields of a form that was sent.
    pub fn parse(pairs: &[(String, String)]) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            let value = value.clone();
            match name.as_str() {
                "nonce" => form.nonce = value,
                "version" => form.version = value,
                "name" => form.name = value,
                "kind" => form.kind = value,
                "language" => form.languages.push(value),
                "website" => form.website = value,
                "person" => form.person = value,
                "mail" => form.mail = value,
                "phone" => form.phone = value,
                _ => {}
            }
        }
        form
    }

    /// The kind of organisation, if one was chosen.
    pub fn kind(&self) -> Option<OrganisationKind> {
        OrganisationKind::ALL.into_iter().find(|kind| kind_key(*kind) == self.kind)
    }
}

pub(in crate::pages) fn edit(shell: &Shell, page: EditOrganisation) -> Sheet {
    let lang = shell.lang;
    let heading = lang.say(if page.id.is_some() { T::EditHeading } else { T::NewHeading });
    let over = page.id.map(|_| view! { <p class="title-over">{bdi(&page.name)}</p> });
    let lead = page.id.is_none().then(|| view! { <p>{lang.say(T::NewLead)}</p> });
    let form = if page.sign_in { sign_in(lang, "/organisations/new") } else { form(lang, &page) };
    let body = view! {
        <main id="main" class="narrow" tabindex="-1">
            <hgroup class="title">{over}<h1>{heading}</h1>{lead}</hgroup>
            {form}
        </main>
    };
    Sheet::page(heading, body.into_any())
}

/// The ways to an account, and back.
pub(super) fn sign_in(lang: UiLang, next: &str) -> AnyView {
    let to = |page: &str| format!("{page}?next={next}");
    view! {
        {note(Tone::Info, lang.say(T::SignInFirst))}
        <div class="actions">
            <a class="btn btn-main" href=to("/sign-in")>{lang.say(T::SignIn)}</a>
            <a class="btn" href=to("/register")>{lang.say(T::MakeAccount)}</a>
        </div>
    }
    .into_any()
}

fn form(lang: UiLang, page: &EditOrganisation) -> AnyView {
    let typed = &page.typed;
    let at = |field: OrganisationField| page.problems.iter().find(|(at, _)| *at == field).map(|(_, problem)| problem);
    let (to, back) = match page.id {
        Some(id) => (format!("{}/edit", address(id)), address(id)),
        None => ("/organisations/new".to_owned(), "/organisations".to_owned()),
    };
    let input = |field,
                 id: &'static str,
                 label,
                 hint: Option<T>,
                 kind: &'static str,
                 complete: &'static str,
                 max: u32,
                 value: &str| {
        let row = Row { lang, id, label: lang.say(label), hint: hint.map(|it| lang.say(it)), problem: at(field) };
        let dir = if kind == "text" { "auto" } else { "ltr" };
        let input = view! {
            <input class="input" id=id name=id type=kind autocomplete=complete maxlength=max.to_string() dir=dir value=value.to_owned()
                aria-describedby=row.described_by() aria-invalid=row.invalid()/>
        };
        row.around(input.into_any())
    };
    let kind = Row { lang, id: "kind", label: lang.say(T::Kind), hint: None, problem: at(OrganisationField::Kind) };
    let kinds = OrganisationKind::ALL
        .map(|one| {
            let key = kind_key(one);
            let chosen = key == typed.kind;
            view! { <option value=key selected=chosen>{lang.say(CommonText::from(one))}</option> }
        })
        .collect_view();
    let kind_select = view! {
        <select class="input" id="kind" name="kind" aria-describedby=kind.described_by() aria-invalid=kind.invalid()>
            <option value="">{lang.say(T::ChooseKind)}</option>
            {kinds}
        </select>
    };
    let save = if page.id.is_none() {
        T::SendRegistration
    } else if page.turned_down {
        T::SendAgain
    } else {
        T::Save
    };
    // Addresses of pages and mail are typed as text, so that what is wrong is said by us, in the reader's language.
    view! {
        <form class="form" method="post" action=to>
            {problem_note(lang, at(OrganisationField::Whole))}
            <input type="hidden" name="nonce" value=typed.nonce.clone()/>
            <input type="hidden" name="version" value=typed.version.clone()/>
            {input(OrganisationField::Name, "name", T::Name, page.verified.then_some(T::NameKeptHint), "text", "organization", OrganisationName::MAX, &typed.name)}
            {kind.around(kind_select.into_any())}
            {languages(lang, &typed.languages, at(OrganisationField::Languages))}
            {input(OrganisationField::Website, "website", T::Website, Some(T::WebsiteHint), "text", "url", Website::MAX, &typed.website)}
            <fieldset class="choices">
                <legend>{lang.say(T::ContactLegend)}</legend>
                <p class="hint">{lang.say(T::ContactHint)}</p>
                <div class="form">
                    {input(OrganisationField::Person, "person", T::ContactPerson, None, "text", "name", PersonName::MAX, &typed.person)}
                    {input(OrganisationField::Mail, "mail", T::ContactMail, None, "email", "email", Line::MAX, &typed.mail)}
                    {input(OrganisationField::Phone, "phone", T::ContactPhone, Some(T::Optional), "tel", "tel", Line::MAX, &typed.phone)}
                </div>
            </fieldset>
            <div class="actions">
                <button class="btn btn-main"><Icon name=IconName::Check/> {lang.say(save)}</button>
                <a class="btn btn-quiet" href=back>{lang.say(P::GoBack)}</a>
            </div>
        </form>
    }
    .into_any()
}

fn languages(lang: UiLang, chosen: &[String], problem: Option<&Problem>) -> AnyView {
    let ticks = LANGUAGES
        .map(|(tag, name)| {
            let on = chosen.iter().any(|it| it == tag);
            view! { <label class="check"><input type="checkbox" name="language" value=tag checked=on/> <span lang=tag>{name}</span></label> }
        })
        .collect_view();
    view! {
        <fieldset class="ticks ticks-even" aria-describedby=problem.map(|_| "languages-problem")>
            <legend>{lang.say(T::Languages)}</legend>
            {ticks}
            {field_problem(lang, "languages-problem", problem)}
        </fieldset>
    }
    .into_any()
}
