//! Taking a seat: a name or none, where one comes from, what one reads, and which table.

use domain::ids::{GroupId, OrganisationId};
use domain::wire::Problem;
use domain::workshop::{OrganisationKind, Seating, Stage};
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::languages::language_options;
use super::parts::{FieldTag, Row, Tone, bdi, field_problem, hued, note, problem_note, spaced, title};
use crate::catalogue::{CommonText, OrganisationText, PageText as P, UiLang};
use crate::components::{Icon, IconName};

/// The data of the page where a seat is taken.
#[derive(Debug, Clone)]
pub struct Join {
    /// The workshop's six digits.
    pub code: String,
    pub title: String,
    pub date: Option<String>,
    pub place: Option<String>,
    pub welcome: Option<String>,
    pub stage: Stage,
    pub seating: Seating,
    pub tables: Vec<JoinTable>,
    /// Organisations already named here, to choose from.
    pub organisations: Vec<String>,
    /// Organisations for which whoever is signed in may come.
    pub represents: Vec<(OrganisationId, String)>,
    pub typed: JoinForm,
    pub problem: Option<JoinProblem>,
}

/// A table to choose.
#[derive(Debug, Clone)]
pub struct JoinTable {
    pub id: GroupId,
    pub field: FieldTag,
    pub name: String,
    /// Places still free.
    pub free: u32,
}

/// What was typed, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JoinForm {
    pub name: String,
    /// Takes part without a name.
    pub nameless: bool,
    /// Id of an organisation of the directory; empty for none.
    pub represents: String,
    pub organisation: String,
    /// Key of a kind of organisation, such as `city_council`; empty for none.
    pub kind: String,
    /// Tag of the language read.
    pub lang: String,
    /// Id of the chosen table; empty for none.
    pub group: String,
    /// The personal code of somebody who was here before.
    pub return_code: String,
}

/// Which control a problem belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinField {
    Name,
    Represents,
    Organisation,
    Kind,
    Lang,
    Group,
    ReturnCode,
    /// The whole form.
    Whole,
}

/// What is wrong, and where.
#[derive(Debug, Clone)]
pub struct JoinProblem {
    pub field: JoinField,
    pub problem: Problem,
}

impl JoinForm {
    /// Takes the fields of a form that was sent: `name`, `nameless`, `organisation`, `kind`, `lang`, `group`, `code`.
    pub fn parse(pairs: &[(String, String)]) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            let value = value.clone();
            match name.as_str() {
                "name" => form.name = value,
                "nameless" => form.nameless = true,
                "represents" => form.represents = value,
                "organisation" => form.organisation = value,
                "kind" => form.kind = value,
                "lang" => form.lang = value,
                "group" => form.group = value,
                "code" => form.return_code = value,
                _ => {}
            }
        }
        form
    }

    /// The kind of organisation, if one was chosen.
    pub fn kind(&self) -> Option<OrganisationKind> {
        OrganisationKind::ALL.into_iter().find(|kind| kind_key(*kind) == self.kind)
    }

    /// The table, if one was chosen and is an id.
    pub fn group(&self) -> Option<GroupId> {
        self.group.parse().ok()
    }
}

/// A kind of organisation as forms and exports name it, the same word as on the wire.
pub fn kind_key(kind: OrganisationKind) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(key)) => key,
        _ => String::new(),
    }
}

pub(super) fn sheet(shell: &Shell, page: Join) -> Sheet {
    let lang = shell.lang;
    let below = vec![page.date.clone().unwrap_or_default(), page.place.clone().unwrap_or_default()];
    let heading = title(Some(bdi(&page.title)), lang.say(P::JoinHeading).into_any(), below);
    let welcome = page.welcome.clone().map(|text| view! { <p class="join-welcome" dir="auto">{text}</p> });
    let forms = match page.stage {
        Stage::Preparing => note(Tone::Info, lang.say(P::JoinNotYet)),
        Stage::Closed => note(Tone::Info, lang.say(P::JoinOver)),
        Stage::Open => join_form(lang, &page),
    };
    let returning = return_form(lang, &page);
    let name = page.title.clone();
    let body = view! {
        <main id="main" class="narrow join" tabindex="-1">
            {heading}
            {welcome}
            {forms}
            {returning}
        </main>
    };
    Sheet::page(name, body.into_any())
}

fn join_form(lang: UiLang, page: &Join) -> AnyView {
    let typed = &page.typed;
    let at = |field: JoinField| page.problem.as_ref().filter(|p| p.field == field).map(|p| &p.problem);

    let name = Row {
        lang,
        id: "name",
        label: lang.say(P::YourName),
        hint: Some(lang.say(P::NameHint)),
        problem: at(JoinField::Name),
    };
    let name_input = view! {
        <input class="input" id="name" name="name" type="text" autocomplete="name" maxlength="60" dir="auto"
            value=typed.name.clone() aria-describedby=name.described_by() aria-invalid=name.invalid()/>
    };
    let organisation = Row {
        lang,
        id: "organisation",
        label: lang.say(P::YourOrganisation),
        hint: None,
        problem: at(JoinField::Organisation),
    };
    let organisation_input = view! {
        <input class="input" id="organisation" name="organisation" type="text" autocomplete="organization" maxlength="120" dir="auto"
            list="organisations" value=typed.organisation.clone()
            aria-describedby=organisation.described_by() aria-invalid=organisation.invalid()/>
    };
    let known = page.organisations.iter().map(|name| view! { <option value=name.clone()></option> }).collect_view();
    let kind =
        Row { lang, id: "kind", label: lang.say(P::KindOfOrganisation), hint: None, problem: at(JoinField::Kind) };
    let kinds = OrganisationKind::ALL
        .map(|one| {
            let key = kind_key(one);
            let chosen = key == typed.kind;
            view! { <option value=key selected=chosen>{lang.say(CommonText::from(one))}</option> }
        })
        .collect_view();
    let kind_select = view! {
        <select class="input" id="kind" name="kind" aria-describedby=kind.described_by() aria-invalid=kind.invalid()>
            <option value="">{lang.say(P::NoStatement)}</option>
            {kinds}
        </select>
    };
    let reads = Row {
        lang,
        id: "lang",
        label: lang.say(P::YourLanguage),
        hint: Some(lang.say(P::LanguageHint)),
        problem: at(JoinField::Lang),
    };
    let chosen = if typed.lang.is_empty() { lang.tag() } else { &typed.lang };
    let lang_select = view! {
        <select class="input" id="lang" name="lang" aria-describedby=reads.described_by() aria-invalid=reads.invalid()>{language_options(chosen)}</select>
    };
    // What is optional is folded away, but never when it was used: what was typed stays in sight.
    let unfold = !typed.organisation.is_empty()
        || !typed.kind.is_empty()
        || at(JoinField::Organisation).or(at(JoinField::Kind)).is_some();
    view! {
        <form class="form" method="post" action=format!("/j/{}", page.code)>
            {problem_note(lang, at(JoinField::Whole))}
            {name.around(name_input.into_any())}
            <label class="check"><input type="checkbox" name="nameless" value="on" checked=typed.nameless/> <span>{lang.say(P::JoinNameless)}</span></label>
            {represents(lang, page, at(JoinField::Represents))}
            <details class="fold" open=unfold>
                <summary>{lang.say(P::OrganisationFold)}</summary>
                <div class="form">
                    {organisation.around(organisation_input.into_any())}
                    <datalist id="organisations">{known}</datalist>
                    {kind.around(kind_select.into_any())}
                </div>
            </details>
            {reads.around(lang_select.into_any())}
            {tables(lang, page, at(JoinField::Group))}
            <button class="btn btn-main btn-wide">{lang.say(P::TakeSeat)} <Icon name=IconName::ArrowRight/></button>
        </form>
    }
    .into_any()
}

/// For whoever is signed in and represents an organisation.
fn represents(lang: UiLang, page: &Join, problem: Option<&Problem>) -> AnyView {
    if page.represents.is_empty() && problem.is_none() {
        return ().into_any();
    }
    let choice = |value: String, name: AnyView| {
        let chosen = value == page.typed.represents;
        view! {
            <label class="choice">
                <input type="radio" name="represents" value=value checked=chosen/>
                <span class="choice-text">{name}</span>
            </label>
        }
    };
    let all = page.represents.iter().map(|(id, name)| choice(id.to_string(), bdi(name))).collect_view();
    view! {
        <fieldset class="choices" aria-describedby=problem.map(|_| "represents-problem")>
            <legend>{lang.say(OrganisationText::ComesFor)}</legend>
            {all}
            {choice(String::new(), lang.say(OrganisationText::ComesForNone).into_any())}
            {field_problem(lang, "represents-problem", problem)}
        </fieldset>
    }
    .into_any()
}

fn tables(lang: UiLang, page: &Join, problem: Option<&Problem>) -> AnyView {
    if page.seating != Seating::Choose {
        return view! { {note(Tone::Info, lang.say(P::TableAssigned))}{field_problem(lang, "group-problem", problem)} }
            .into_any();
    }
    let cards = page
        .tables
        .iter()
        .map(|table| {
            let id = table.id.to_string();
            let full = table.free == 0;
            let chosen = id == page.typed.group && !full;
            let places = if full { lang.say(P::TableFull).to_owned() } else { lang.count(P::PlacesFree, table.free) };
            let name = (table.name != table.field.name).then(|| view! { <bdi>{table.name.clone()}</bdi>" · " });
            view! {
                <label class=hued("choice", Some(&table.field))>
                    <input type="radio" name="group" value=id checked=chosen disabled=full required/>
                    <span class="choice-text">{table.field.label()}<span class="choice-note">{name}{places}</span></span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices" aria-describedby=problem.map(|_| "group-problem")>
            <legend>{lang.say(P::YourTable)}</legend>
            {cards}
            {field_problem(lang, "group-problem", problem)}
        </fieldset>
    }
    .into_any()
}

fn return_form(lang: UiLang, page: &Join) -> AnyView {
    let problem = page.problem.as_ref().filter(|p| p.field == JoinField::ReturnCode).map(|p| &p.problem);
    let row =
        Row { lang, id: "return-code", label: lang.say(P::ReturnCode), hint: Some(lang.say(P::ReturnHint)), problem };
    let input = view! {
        <input class="input" id="return-code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40"
            dir="ltr" required value=page.typed.return_code.clone() aria-describedby=row.described_by() aria-invalid=row.invalid()/>
    };
    let unfold = problem.is_some() || !page.typed.return_code.is_empty();
    view! {
        <details class="fold" id="return" open=unfold>
            <summary>{lang.say(P::WasHere)}</summary>
            <form class="form" method="post" action=format!("/j/{}/return", page.code)>
                {row.around(input.into_any())}
                <button class="btn btn-wide">{lang.say(P::ComeBack)}</button>
            </form>
        </details>
        <p class="hint">{lang.say(P::YourCode)}": "<bdi dir="ltr">{spaced(&page.code)}</bdi></p>
    }
    .into_any()
}
