//! Texts of record: read by everybody, written by whoever coordinates.

use app::catalogue::UiLang;
use app::pages::{EditText, Page, SaidText, TextPage, Wording};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::directory::texts::{BINDING, Command as Text, Field, Text as Known, Which};
use domain::directory::{Command, Refusal};
use domain::text::Clause;
use domain::{Right, directory};

use super::asked::{Asked, day_in};
use super::form::Form;
use crate::directory::About;
use crate::error::AppError;

pub(super) async fn imprint(asked: Asked) -> Response {
    page(&asked, Which::Imprint).await
}

pub(super) async fn privacy(asked: Asked) -> Response {
    page(&asked, Which::Privacy).await
}

pub(super) async fn accessibility(asked: Asked) -> Response {
    page(&asked, Which::Accessibility).await
}

fn said(text: &Known) -> SaidText {
    text.fields.iter().map(|(field, text)| (*field, text.to_string())).collect()
}

async fn page(asked: &Asked, which: Which) -> Response {
    let found = async {
        let directory = asked.app.directory.now().await?;
        let binding = directory.texts.get(which, BINDING);
        let wanted = if asked.query("binding").is_some() { UiLang::De } else { asked.lang };
        let own = directory.texts.get(which, wanted.tag()).filter(|text| !text.fields.is_empty());
        let zone = &asked.app.settings.time_zone;
        let wording = |lang: UiLang, text: &Known| Wording { lang, day: day_in(zone, text.set), said: said(text) };
        let shown = own.map(|text| wording(wanted, text)).or_else(|| binding.map(|text| wording(UiLang::De, text)));
        let outdated = own.zip(binding).is_some_and(|(own, binding)| binding.set > own.set);
        let missing = which.missing(&binding.map(|text| text.fields.clone()).unwrap_or_default());
        let may_edit = asked.may(Right::Coordinate).await.is_ok();
        Ok(Page::Text(Box::new(TextPage { which, shown, outdated, missing, may_edit })))
    };
    asked.shown(found.await, None)
}

/// The text and the language that an address names.
async fn named(asked: &Asked, which: &str) -> Result<(Which, UiLang), AppError> {
    asked.may(Right::Coordinate).await?;
    let which = Which::from_key(which).ok_or(AppError::NotFound)?;
    let lang = match asked.query("in") {
        Some(tag) => UiLang::from_tag(&tag).ok_or(AppError::NotFound)?,
        None => UiLang::De,
    };
    Ok((which, lang))
}

async fn editing(asked: &Asked, which: Which, lang: UiLang) -> Result<EditText, AppError> {
    let directory = asked.app.directory.now().await?;
    let current = directory.texts.get(which, lang.tag());
    let binding = directory.texts.get(which, BINDING).map(|text| text.fields.clone()).unwrap_or_default();
    Ok(EditText {
        which,
        lang,
        version: current.map_or(0, |text| text.version),
        typed: current.map(said).unwrap_or_default(),
        problems: Vec::new(),
        problem: None,
        theirs: None,
        missing: which.missing(&binding),
        saved: asked.query("saved").is_some(),
    })
}

pub(super) async fn edit_page(asked: Asked, Path(which): Path<String>) -> Response {
    let page = async {
        let (which, lang) = named(&asked, &which).await?;
        Ok(Page::EditText(Box::new(editing(&asked, which, lang).await?)))
    };
    let page = page.await;
    asked.shown(page, None)
}

pub(super) async fn edit(asked: Asked, Path(which): Path<String>, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let (which, lang) = match named(&asked, &which).await {
        Ok(named) => named,
        Err(error) => return asked.sorry(&error, None),
    };
    match save(&asked, which, lang, &form).await {
        Ok(()) | Err(AppError::Directory(Refusal::AlreadySo)) => {
            asked.go(&format!("/texts/{}/edit?in={}&saved=yes", which.key(), lang.tag()))
        }
        Err(error) => {
            error.log();
            let page = again(&asked, which, lang, &form, &error).await;
            asked.shown(page.map(|page| Page::EditText(Box::new(page))), Some(&error))
        }
    }
}

async fn save(asked: &Asked, which: Which, lang: UiLang, form: &Form) -> Result<(), AppError> {
    let who = asked.may(Right::Coordinate).await?;
    let fields = which.fields().iter().map(|field| (*field, form.text(field.key()).to_owned())).collect();
    let based_on = form.text("based_on").parse().map_err(|_| AppError::Malformed)?;
    let command = Text::Set { which, lang: lang.tag().to_owned(), fields, based_on };
    asked.app.directory.act(who, Command::Text(command), About::default(), Vec::new()).await.map(|_| ())
}

/// The form as it was typed, with what is wrong, and what somebody else has said meanwhile. Sent once more, it counts.
async fn again(asked: &Asked, which: Which, lang: UiLang, form: &Form, wrong: &AppError) -> Result<EditText, AppError> {
    let mut page = editing(asked, which, lang).await?;
    let stale = matches!(wrong, AppError::Directory(Refusal::StaleText { .. }));
    let now = std::mem::take(&mut page.typed);
    page.typed = which.fields().iter().map(|field| (*field, form.text(field.key()).to_owned())).collect();
    page.theirs = stale.then_some(now);
    if !stale {
        page.version = form.text("based_on").parse().unwrap_or(page.version);
    }
    let problems = page.typed.iter().filter_map(|(field, text)| field_problem(*field, text)).collect::<Vec<_>>();
    page.problem = problems.is_empty().then(|| wrong.problem());
    page.problems = problems;
    page.saved = false;
    Ok(page)
}

fn field_problem(field: Field, text: &str) -> Option<(Field, domain::wire::Problem)> {
    let problem = Clause::parse_optional(text).err()?;
    Some((field, AppError::Directory(directory::Refusal::from(problem)).problem()))
}
