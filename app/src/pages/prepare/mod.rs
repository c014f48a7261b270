//! Preparing a workshop: one form for the whole plan, saved with one button, without JavaScript.

mod form;

use domain::ids::WorkshopId;
use domain::wire::Problem;
use domain::workshop::{CardKind, Hue, Moderation, PhaseKind, Seating, Stage};
use leptos::prelude::*;

pub use form::{FieldRow, GroupRow, PhaseRow, PrepareForm, RowProblem};
use form::{moderation_key, phase_kind_key, seating_key};

use super::document::{Sheet, Shell};
use super::parts::{Row, Tone, bdi, literal, note, problem_note};
use super::room::card_kind_key;
use super::words::{hue_name, icon_name};
use crate::catalogue::{CommonText, PageText as P, UiLang};
use crate::components::{FIELD_ICONS, Icon, IconName};

/// The data of the page where a workshop is prepared.
#[derive(Debug, Clone)]
pub struct Prepare {
    pub workshop: WorkshopId,
    pub stage: Stage,
    pub form: PrepareForm,
    /// What stands in the way of the whole plan.
    pub problem: Option<Problem>,
    /// What is wrong with single controls.
    pub problems: Vec<RowProblem>,
    /// The form was taken.
    pub saved: bool,
}

/// What every row needs to know.
struct Sketch<'a> {
    lang: UiLang,
    problems: &'a [RowProblem],
}

impl Sketch<'_> {
    fn say(&self, key: P) -> &'static str {
        self.lang.say(key)
    }

    fn problem(&self, name: &str) -> Option<&Problem> {
        self.problems.iter().find(|row| row.name == name).map(|row| &row.problem)
    }

    /// A labelled control. Its id is its name.
    fn row(
        &self,
        name: &str,
        label: P,
        hint: Option<P>,
        control: impl FnOnce(Option<String>, Option<&'static str>) -> AnyView,
    ) -> AnyView {
        let row = Row {
            lang: self.lang,
            id: name,
            label: self.say(label),
            hint: hint.map(|hint| self.say(hint)),
            problem: self.problem(name),
        };
        row.around(control(row.described_by(), row.invalid()))
    }

    /// One line of text.
    fn line(&self, name: &str, label: P, hint: Option<P>, value: &str, most: u32) -> AnyView {
        self.row(name, label, hint, |described, invalid| {
            view! {
                <input class="input" type="text" id=name.to_owned() name=name.to_owned() value=value.to_owned() dir="auto" autocomplete="off"
                    maxlength=most.to_string() aria-describedby=described aria-invalid=invalid/>
            }
            .into_any()
        })
    }

    /// A short number, typed in any digits.
    fn number(&self, name: &str, label: P, hint: Option<P>, value: &str) -> AnyView {
        self.row(name, label, hint, |described, invalid| {
            view! {
                <input class="input" type="text" inputmode="numeric" id=name.to_owned() name=name.to_owned() value=value.to_owned()
                    autocomplete="off" maxlength="8" aria-describedby=described aria-invalid=invalid/>
            }
            .into_any()
        })
    }

    /// Several lines of text.
    fn lines(&self, name: &str, label: P, hint: Option<P>, value: &str, usual: Option<&str>) -> AnyView {
        self.row(name, label, hint, |described, invalid| {
            view! {
                <textarea class="input" rows="3" id=name.to_owned() name=name.to_owned() dir="auto" placeholder=usual.map(str::to_owned) autocomplete="off" maxlength="2000"
                    aria-describedby=described aria-invalid=invalid inner_html=literal(value)></textarea>
            }
            .into_any()
        })
    }

    /// A choice from a list.
    fn select(&self, name: &str, label: P, options: AnyView) -> AnyView {
        self.row(name, label, None, |described, invalid| {
            view! { <select class="input" id=name.to_owned() name=name.to_owned() aria-describedby=described aria-invalid=invalid>{options}</select> }
                .into_any()
        })
    }

    fn tick(&self, name: &str, label: &str, on: bool) -> AnyView {
        view! { <label class="check"><input type="checkbox" name=name.to_owned() value="on" checked=on/> <span>{label.to_owned()}</span></label> }
            .into_any()
    }

    fn remove(&self, name: String, is_new: bool, on: bool) -> AnyView {
        if is_new { ().into_any() } else { self.tick(&name, self.say(P::Remove), on) }
    }

    /// A button that saves everything and comes back with one empty row more.
    fn add(&self, list: &'static str) -> AnyView {
        view! { <button class="btn" name="then" value=list><Icon name=IconName::Plus/> {self.say(P::AddRow)}</button> }
            .into_any()
    }
}

pub(super) fn sheet(shell: &Shell, page: Prepare) -> Sheet {
    let lang = shell.lang;
    let Prepare { workshop, stage, form, problem, problems, saved } = page;
    let form = form.with_blank_rows();
    let whole = problem.or_else(|| problems.iter().find(|row| row.name.is_empty()).map(|row| row.problem.clone()));
    let sketch = Sketch { lang, problems: &problems };
    let state = if whole.is_some() {
        problem_note(lang, whole.as_ref())
    } else if !problems.is_empty() {
        note(Tone::Bad, lang.say(P::PrepareNotSaved))
    } else if saved {
        note(Tone::Good, lang.say(P::PrepareSaved))
    } else {
        ().into_any()
    };
    let open = (stage == Stage::Open).then(|| note(Tone::Info, lang.say(P::PrepareWhileOpen)));
    let body = view! {
        <main id="main" class="wide prepare" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(P::PrepareHeading)}</h1><p>{bdi(&form.title)}</p></hgroup>
            {state}
            {open}
            <form class="form" method="post" action=format!("/w/{workshop}/prepare") autocomplete="off">
                {about(&sketch, &form)}
                {fields(&sketch, &form)}
                {groups(&sketch, &form)}
                {phases(&sketch, &form)}
                {rules(&sketch, &form)}
                <div class="form-end">
                    <button class="btn btn-main"><Icon name=IconName::Check/> {lang.say(P::Save)}</button>
                    <a class="btn" href=format!("/w/{workshop}/sheets")><Icon name=IconName::Printer/> {lang.say(P::LinkSheets)}</a>
                    <a class="btn" href=format!("/w/{workshop}/console")><Icon name=IconName::Monitor/> {lang.say(P::LinkConsole)}</a>
                </div>
            </form>
        </main>
    };
    Sheet { script: Some(KEEP_WHAT_IS_TYPED), ..Sheet::page(lang.say(P::PrepareHeading), body.into_any()) }
}

/// A long form is not left by a slip: the browser asks first. And what is marked as wrong has the focus.
const KEEP_WHAT_IS_TYPED: &str = r#"
const form = document.querySelector("form.form");
let typed = false;
form.addEventListener("input", () => { typed = true; });
form.addEventListener("submit", () => { typed = false; });
addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
const wrong = document.querySelector("[aria-invalid=true]");
if (wrong) {
  for (let fold = wrong.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  wrong.focus();
}
"#;

fn about(sketch: &Sketch<'_>, form: &PrepareForm) -> AnyView {
    view! {
        <section class="step" aria-labelledby="about">
            <h2 class="step-title" id="about">"1 · "{sketch.say(P::StepAbout)}</h2>
            {sketch.line("title", P::FormTitle, None, &form.title, 120)}
            <div class="form-cols">
                {sketch.line("date", P::FormDate, Some(P::FormDateHint), &form.date, 160)}
                {sketch.line("place", P::FormPlace, Some(P::FormPlaceHint), &form.place, 160)}
            </div>
            {sketch.lines("welcome", P::FormWelcome, Some(P::FormWelcomeHint), &form.welcome, None)}
        </section>
    }
    .into_any()
}

fn fields(sketch: &Sketch<'_>, form: &PrepareForm) -> AnyView {
    let rows = form.fields.iter().enumerate().map(|(row, field)| field_row(sketch, row, field)).collect_view();
    view! {
        <section class="step" aria-labelledby="fields">
            <h2 class="step-title" id="fields">"2 · "{sketch.say(P::StepFields)}</h2>
            <p class="hint">{sketch.say(P::StepFieldsHint)}</p>
            <ul class="rows">{rows}</ul>
            {sketch.add("fields")}
        </section>
    }
    .into_any()
}

fn field_row(sketch: &Sketch<'_>, row: usize, field: &FieldRow) -> AnyView {
    let name = |what: &str| format!("fields.{row}.{what}");
    let is_new = field.id.is_empty();
    let chosen = IconName::from_key(&field.icon).unwrap_or(IconName::Lightbulb);
    let icons = FIELD_ICONS
        .map(|icon| view! { <option value=icon.key() selected=icon == chosen>{sketch.lang.say(icon_name(icon.key()))}</option> })
        .collect_view()
        .into_any();
    let hues = Hue::ALL
        .map(|hue| view! { <option value=hue.key() selected=hue.key() == field.hue>{sketch.lang.say(hue_name(hue))}</option> })
        .collect_view()
        .into_any();
    let hue = Hue::ALL.into_iter().find(|hue| hue.key() == field.hue).unwrap_or(Hue::Blue);
    view! {
        <li class=format!("row hue-{}", hue.key())>
            <span class="row-icon"><Icon name=if is_new { IconName::Plus } else { chosen }/></span>
            <div class="row-main" role="group" aria-label=heading(sketch, P::RowField, row, &field.name, is_new)>
                <input type="hidden" name=name("id") value=field.id.clone()/>
                <div class="form-cols form-cols-three">
                    {sketch.line(&name("name"), if is_new { P::NewField } else { P::FieldName }, None, &field.name, 120)}
                    {sketch.select(&name("icon"), P::FieldIcon, icons)}
                    {sketch.select(&name("hue"), P::FieldHue, hues)}
                </div>
                {sketch.remove(name("remove"), is_new, field.remove)}
            </div>
        </li>
    }
    .into_any()
}

fn heading(sketch: &Sketch<'_>, word: P, row: usize, name: &str, is_new: bool) -> String {
    if is_new || name.is_empty() {
        format!("{} {}", sketch.say(word), row + 1)
    } else {
        format!("{} {}: {name}", sketch.say(word), row + 1)
    }
}

fn groups(sketch: &Sketch<'_>, form: &PrepareForm) -> AnyView {
    let rows = form.groups.iter().enumerate().map(|(row, group)| group_row(sketch, form, row, group)).collect_view();
    view! {
        <section class="step" aria-labelledby="groups">
            <h2 class="step-title" id="groups">"3 · "{sketch.say(P::StepGroups)}</h2>
            <p class="hint">{sketch.say(P::StepGroupsHint)}</p>
            <ul class="rows">{rows}</ul>
            {sketch.add("groups")}
        </section>
    }
    .into_any()
}

fn group_row(sketch: &Sketch<'_>, form: &PrepareForm, row: usize, group: &GroupRow) -> AnyView {
    let name = |what: &str| format!("groups.{row}.{what}");
    let is_new = group.id.is_empty();
    let field = group.field.parse::<usize>().ok().and_then(|row| form.fields.get(row));
    let hue = field.and_then(|field| Hue::ALL.into_iter().find(|hue| hue.key() == field.hue));
    let class = hue.map_or_else(|| "row".to_owned(), |hue| format!("row hue-{}", hue.key()));
    let icon = field.and_then(|field| IconName::from_key(&field.icon)).unwrap_or(if is_new {
        IconName::Plus
    } else {
        IconName::UsersRound
    });
    let options = form
        .fields
        .iter()
        .enumerate()
        .map(|(row, field)| {
            let value = row.to_string();
            let chosen = value == group.field;
            let text = if field.name.trim().is_empty() {
                sketch.say(P::FieldFromNewRow).to_owned()
            } else {
                field.name.clone()
            };
            view! { <option value=value selected=chosen dir="auto">{text}</option> }
        })
        .collect_view()
        .into_any();
    view! {
        <li class=class>
            <span class="row-icon"><Icon name=icon/></span>
            <div class="row-main" role="group" aria-label=heading(sketch, P::RowTable, row, &group.name, is_new)>
                <input type="hidden" name=name("id") value=group.id.clone()/>
                <div class="form-cols">
                    {sketch.line(&name("name"), if is_new { P::NewTable } else { P::TableName }, None, &group.name, 120)}
                    {sketch.select(&name("field"), P::TableField, options)}
                    {sketch.number(&name("places"), P::TablePlaces, None, &group.places)}
                    {sketch.line(&name("host"), P::TableHost, None, &group.host, 60)}
                </div>
                {sketch.remove(name("remove"), is_new, group.remove)}
            </div>
        </li>
    }
    .into_any()
}

fn phases(sketch: &Sketch<'_>, form: &PrepareForm) -> AnyView {
    let rows = form.phases.iter().enumerate().map(|(row, phase)| phase_row(sketch, row, phase)).collect_view();
    view! {
        <section class="step" aria-labelledby="phases">
            <h2 class="step-title" id="phases">"4 · "{sketch.say(P::StepPhases)}</h2>
            <p class="hint">{sketch.say(P::StepPhasesHint)}</p>
            <ol class="rows">{rows}</ol>
            {sketch.add("phases")}
        </section>
    }
    .into_any()
}

fn phase_row(sketch: &Sketch<'_>, row: usize, phase: &PhaseRow) -> AnyView {
    let lang = sketch.lang;
    let name = |what: &str| format!("phases.{row}.{what}");
    let is_new = phase.id.is_empty();
    let none =
        is_new.then(|| view! { <option value="" selected=phase.kind.is_empty()>{sketch.say(P::NoPhase)}</option> });
    let kinds = PhaseKind::ALL
        .map(|kind| {
            let key = phase_kind_key(kind);
            view! { <option value=key selected=key == phase.kind>{lang.say(CommonText::from(kind))}</option> }
        })
        .collect_view();
    let options = view! { {none}{kinds} }.into_any();
    let cards = CardKind::ALL
        .map(|kind| {
            let key = card_kind_key(kind);
            let on = phase.kinds.iter().any(|chosen| chosen == key);
            view! {
                <label class="check"><input type="checkbox" name=name("kinds") value=key checked=on/> <span>{lang.say(CommonText::from(kind))}</span></label>
            }
        })
        .collect_view();
    // Folded away unless something in it is used or wrong.
    let used = !phase.title.is_empty() || phase.private || phase.anonymous || !phase.kinds.is_empty();
    let wrong = sketch.problem(&name("title")).is_some();
    let kind = PhaseKind::ALL.into_iter().find(|kind| phase_kind_key(*kind) == phase.kind);
    let usual = kind.map(|kind| lang.say(CommonText::question(kind)));
    let label = kind.map_or("", |kind| lang.say(CommonText::from(kind)));
    let number = if is_new { view! { <Icon name=IconName::Plus/> }.into_any() } else { (row + 1).into_any() };
    view! {
        <li class="row">
            <span class="row-icon" aria-hidden="true">{number}</span>
            <div class="row-main" role="group" aria-label=heading(sketch, P::RowPhase, row, label, is_new)>
                <input type="hidden" name=name("id") value=phase.id.clone()/>
                <div class="form-cols form-cols-three">
                    {sketch.select(&name("kind"), if is_new { P::NewPhase } else { P::PhaseKindLabel }, options)}
                    {sketch.number(&name("minutes"), P::PhaseMinutes, None, &phase.minutes)}
                    {sketch.number(&name("order"), P::PhaseOrder, None, &phase.order)}
                </div>
                {sketch.lines(&name("prompt"), P::PhasePrompt, Some(P::PhasePromptHint), &phase.prompt, usual)}
                <details class="fold" open=wrong || (used && !is_new && phase.anonymous)>
                    <summary>{sketch.say(P::PhaseMore)}</summary>
                    <div class="form">
                        {sketch.line(&name("title"), P::PhaseTitle, Some(P::PhaseTitleHint), &phase.title, 120)}
                        <div>
                            {sketch.tick(&name("private"), sketch.say(P::PhasePrivate), phase.private)}
                            {sketch.tick(&name("anonymous"), sketch.say(P::PhaseAnonymous), phase.anonymous)}
                        </div>
                        <fieldset class="ticks"><legend>{sketch.say(P::PhaseKinds)}</legend>{cards}</fieldset>
                    </div>
                </details>
                {sketch.remove(name("remove"), is_new, phase.remove)}
            </div>
        </li>
    }
    .into_any()
}

fn rules(sketch: &Sketch<'_>, form: &PrepareForm) -> AnyView {
    let choice = |name: &'static str, key: &'static str, chosen: &str, text: P, more: P| {
        view! {
            <label class="choice"><input type="radio" name=name value=key checked=key == chosen/>
                <span class="choice-text"><strong>{sketch.say(text)}</strong><span class="choice-note">{sketch.say(more)}</span></span></label>
        }
        .into_any()
    };
    let seating = [
        (Seating::Choose, P::SeatingChoose, P::SeatingChooseMore),
        (Seating::Spread, P::SeatingSpread, P::SeatingSpreadMore),
        (Seating::AlikeFirst, P::SeatingAlike, P::SeatingAlikeMore),
    ]
    .map(|(seating, text, more)| choice("seating", seating_key(seating), &form.seating, text, more))
    .collect_view();
    let moderation = [
        (Moderation::After, P::ModerationAfter, P::ModerationAfterMore),
        (Moderation::Before, P::ModerationBefore, P::ModerationBeforeMore),
    ]
    .map(|(moderation, text, more)| choice("moderation", moderation_key(moderation), &form.moderation, text, more))
    .collect_view();
    view! {
        <section class="step" aria-labelledby="rules">
            <h2 class="step-title" id="rules">"5 · "{sketch.say(P::StepRules)}</h2>
            <fieldset class="choices choices-row"><legend>{sketch.say(P::SeatingLabel)}</legend>{seating}</fieldset>
            <fieldset class="choices choices-row"><legend>{sketch.say(P::ModerationLabel)}</legend>{moderation}</fieldset>
        </section>
    }
    .into_any()
}
