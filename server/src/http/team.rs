//! Who runs a workshop: read and changed by those who do, and by whoever coordinates.

use std::collections::BTreeMap;

use app::catalogue::AccountText;
use app::pages::{Page, TeamPage, TeamRow};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::directory::accounts::Command as Account;
use domain::directory::{Command, Directory, Refusal};
use domain::ids::{AccountId, WorkshopId};
use domain::{Principal, Right};

use super::asked::Asked;
use super::desk::title_of;
use super::form::Form;
use super::register::{confirmed_mail, post};
use crate::app_state::App;
use crate::directory::About;
use crate::error::AppError;
use crate::identity;
use crate::mail::Letter;
use crate::store::{Effect, WorkshopRow};

/// Who asks about which workshop.
struct Reader {
    workshop: WorkshopId,
    who: Principal,
    /// Runs it himself.
    runs: bool,
}

impl Reader {
    async fn find(asked: &Asked, workshop: &str) -> Result<Self, AppError> {
        let workshop: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
        let runs = match identity::steward(&asked.app, workshop, &asked.headers).await {
            Ok(_) => true,
            Err(AppError::SessionMissing | AppError::Forbidden) => false,
            Err(error) => return Err(error),
        };
        let who = asked.may(Right::Staff { runs }).await?;
        asked.app.store.workshop(workshop.0).await?.ok_or(AppError::NotFound)?;
        Ok(Self { workshop, who, runs })
    }
}

pub(super) async fn page(asked: Asked, Path(workshop): Path<String>) -> Response {
    asked.shown(shown(&asked, &workshop, None).await, None)
}

async fn shown(asked: &Asked, workshop: &str, wrong: Option<&AppError>) -> Result<Page, AppError> {
    let Reader { workshop, who, runs } = Reader::find(asked, workshop).await?;
    let directory = asked.app.directory.now().await?;
    let listed = asked.app.store.stewards_of(workshop.0).await?;
    let names = names(asked).await?;
    let people = listed.iter().map(|id| TeamRow {
        id: AccountId(*id).to_string(),
        name: names.get(id).cloned().unwrap_or_default(),
        own: who.account() == Some(AccountId(*id)),
        counts: directory.accounts.facilitates(AccountId(*id)),
    });
    let others = directory.accounts.iter().map(|(id, _)| id);
    let others = others.filter(|id| directory.accounts.facilitates(*id) && !listed.contains(&id.0));
    let mut others: Vec<(String, String)> =
        others.map(|id| (id.to_string(), names.get(&id.0).cloned().unwrap_or_default())).collect();
    others.sort_by_key(|(_, name)| name.to_lowercase());
    Ok(Page::Team(Box::new(TeamPage {
        workshop,
        title: title_of(&asked.app, workshop).await?,
        people: people.collect(),
        others,
        runs,
        mail_works: asked.app.settings.mail_works(),
        problem: wrong.map(AppError::problem),
        saved: wrong.is_none() && asked.query("told").is_some(),
    })))
}

async fn names(asked: &Asked) -> Result<BTreeMap<u64, String>, AppError> {
    let said = |name: String| if name.is_empty() { asked.lang.say(AccountText::Nameless).to_owned() } else { name };
    Ok(asked.app.store.accounts().await?.into_iter().map(|it| (it.id, said(it.name))).collect())
}

pub(super) async fn act(asked: Asked, Path(workshop): Path<String>, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    match changed(&asked, &workshop, &form).await {
        Ok(to) => asked.go(&to),
        Err(error @ (AppError::Directory(_) | AppError::ChoiceNeeded)) => {
            error.log();
            asked.shown(shown(&asked, &workshop, Some(&error)).await, Some(&error))
        }
        Err(error) => asked.sorry(&error, Some(format!("/w/{workshop}/team"))),
    }
}

/// Puts somebody on the list or takes him off; a second click changes nothing. Answers where to go on.
async fn changed(asked: &Asked, workshop: &str, form: &Form) -> Result<String, AppError> {
    let reader = Reader::find(asked, workshop).await?;
    let workshop = reader.workshop;
    let account: AccountId = form.text("account").parse().map_err(|_| AppError::ChoiceNeeded)?;
    let listed = asked.app.store.stewards_of(workshop.0).await?;
    let is_listed = listed.contains(&account.0);
    let about = About { runs: reader.runs.then_some(workshop), ..About::default() };
    match form.text("do") {
        "add" if !is_listed => {
            let mut effects = vec![Effect::AddSteward { workshop: workshop.0, account: account.0 }];
            effects.extend(letter(asked, &reader, account).await?);
            let command = Command::Account(Account::AddSteward { workshop, account });
            asked.app.directory.act(reader.who, command, about, effects).await?;
        }
        "remove" if is_listed => {
            let directory = asked.app.directory.now().await?;
            // Whoever coordinates may leave it without anybody, and sees that it waits.
            if reader.runs && is_last(&directory, &listed, account) {
                return Err(Refusal::SuccessorNeeded.into());
            }
            let effects = vec![Effect::RemoveSteward { workshop: workshop.0, account: account.0 }];
            let command = Command::Account(Account::RemoveSteward { workshop, account });
            asked.app.directory.act(reader.who, command, about, effects).await?;
            // Consoles that are open would otherwise stay in power for a moment.
            asked.app.rooms.close_facilitator(account).await;
        }
        "add" | "remove" => {}
        _ => return Err(AppError::Malformed),
    }
    Ok(match Reader::find(asked, &workshop.to_string()).await {
        Ok(_) => format!("/w/{workshop}/team?told=saved"),
        Err(_) => "/desk".to_owned(),
    })
}

/// Without this one nobody on the list may run the workshop, and with him somebody does.
fn is_last(directory: &Directory, listed: &[u64], account: AccountId) -> bool {
    let mut run = listed.iter().map(|id| AccountId(*id)).filter(|id| directory.accounts.facilitates(*id));
    directory.accounts.facilitates(account) && run.all(|id| id == account)
}

/// What somebody is written whom another has put on the list.
async fn letter(asked: &Asked, reader: &Reader, account: AccountId) -> Result<Option<Effect>, AppError> {
    if reader.who.account() == Some(account) || !asked.app.settings.mail_works() {
        return Ok(None);
    }
    let Some(to) = confirmed_mail(asked, account).await? else { return Ok(None) };
    let names = names(asked).await?;
    let by = reader.who.account().and_then(|by| names.get(&by.0).cloned()).unwrap_or_default();
    let letter = Letter::Runs {
        workshop: title_of(&asked.app, reader.workshop).await?,
        by,
        link: format!("{}/w/{}/team", asked.app.settings.public_url, reader.workshop),
    };
    Ok(Some(post(asked, &to, &letter)))
}

/// The workshops that nobody runs: those on their lists, if any, may run none. The newest first.
///
/// # Errors
/// What the store says when it cannot be read.
pub(super) async fn without_anybody(app: &App) -> Result<Vec<WorkshopRow>, AppError> {
    let directory = app.directory.now().await?;
    let run = app.store.stewards().await?.into_iter();
    let run: std::collections::BTreeSet<u64> =
        run.filter(|(_, account)| directory.accounts.facilitates(AccountId(*account))).map(|(id, _)| id).collect();
    let mut without = Vec::new();
    for id in app.store.all_workshops().await?.into_iter().rev().filter(|id| !run.contains(id)) {
        without.extend(app.store.workshop(id).await?);
    }
    Ok(without)
}
