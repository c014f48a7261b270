//! What is stored about somebody, as a page and as a file; and the end of an account.

use app::pages::{AccountPage, DeleteAccount, Page, StoredAbout};
use axum::extract::RawForm;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::Response;
use domain::Refusal;
use domain::ids::{AccountId, WorkshopId};
use domain::text::PersonName;
use domain::wire::Problem;

use super::account::reauthenticate;
use super::asked::Asked;
use super::form::Form;
use super::records::file;
use super::sign_in::second_factor;
use crate::error::AppError;
use crate::identity::{self, DESK_COOKIE, reentry_cookie, seat_cookie};
use crate::privacy;
use crate::store::Effect;

pub(super) async fn page(asked: Asked) -> Response {
    let stored = async {
        let (account, _) = asked.own().await?;
        let about = privacy::stored_about(&asked.app, asked.lang, account).await?;
        Ok(Page::Account(AccountPage::Data(Box::new(about))))
    };
    let stored = stored.await;
    asked.shown(stored, None)
}

/// Corrects the name at a seat of one's own (Article 16 of the General Data Protection Regulation); an empty one takes it away.
pub(super) async fn correct(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let (account, who) = match asked.own().await {
        Ok(own) => own,
        Err(error) => return asked.sorry(&error, None),
    };
    let corrected = async {
        let (app, store) = (&asked.app, &*asked.app.store);
        let workshop: WorkshopId = form.text("workshop").parse().map_err(|_| AppError::NotFound)?;
        let claims = store.claims(account.0).await?;
        let (_, seat) = claims.into_iter().find(|(there, _)| *there == workshop.0).ok_or(AppError::NotFound)?;
        let name = PersonName::parse_optional(form.text("name")).map_err(Refusal::from)?;
        let people = store.people(workshop.0).await?;
        let organisation = people.into_iter().find(|it| it.seat == seat).and_then(|it| it.organisation);
        let name = name.map(|it| it.to_string());
        let effect = Effect::PutPerson { workshop: workshop.0, seat, name, organisation };
        app.directory.carry_out(who, vec![effect]).await?;
        app.rooms.get(workshop).await?.names_changed().await
    };
    match corrected.await {
        Ok(()) => asked.go("/account/data"),
        Err(error @ AppError::Refused(_)) => {
            error.log();
            let again = privacy::stored_about(&asked.app, asked.lang, account).await;
            let again = again.map(|about| StoredAbout { problem: Some(error.problem()), ..about });
            asked.shown(again.map(|about| Page::Account(AccountPage::Data(Box::new(about)))), Some(&error))
        }
        Err(error) => asked.sorry(&error, Some("/account/data".to_owned())),
    }
}

/// The same as a file. There is no link to it that works for anybody else: each time it is the session that opens it.
pub(super) async fn download(asked: Asked) -> Response {
    let stored = async {
        let (account, _) = asked.own().await?;
        asked.app.limits.sign_in(&identity::hash(&format!("data:{account}")))?;
        let about = privacy::stored_about(&asked.app, asked.lang, account).await?;
        serde_json::to_string_pretty(&about).map_err(|e| AppError::Internal(e.to_string()))
    };
    match stored.await {
        Ok(json) => {
            let mut answer = file(json, "application/json", "visionscafe-meine-daten.json");
            answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            answer
        }
        Err(error) => asked.sorry(&error, Some("/account/data".to_owned())),
    }
}

async fn last_page(asked: &Asked, withdraw: bool, wrong: Option<&AppError>) -> Result<Page, AppError> {
    let (account, _) = asked.own().await?;
    let store = &*asked.app.store;
    let contributions = privacy::contributions(&asked.app, account).await?;
    let runs = store.workshops_of(account.0).await?.len();
    let mut page = DeleteAccount {
        has_password: store.password(account.0).await?.is_some(),
        second_factor: has_second_factor(asked, account).await?,
        seats: contributions.seats,
        withdrawable: contributions.withdrawable,
        staying: contributions.staying,
        runs: u32::try_from(runs).unwrap_or(u32::MAX),
        withdraw,
        ..DeleteAccount::default()
    };
    let problem = wrong.map(AppError::problem);
    match wrong {
        Some(AppError::OldPasswordWrong) => page.password_problem = problem,
        Some(AppError::CodeWrong) => page.code_problem = problem,
        Some(AppError::Malformed) => page.problem = Some(Problem::bare("choice_needed")),
        _ => page.problem = problem,
    }
    Ok(Page::Account(AccountPage::Delete(Box::new(page))))
}

async fn has_second_factor(asked: &Asked, account: AccountId) -> Result<bool, AppError> {
    Ok(asked.app.store.totp(account.0).await?.is_some_and(|totp| totp.confirmed_ms.is_some()))
}

pub(super) async fn delete_page(asked: Asked) -> Response {
    let page = last_page(&asked, false, None).await;
    asked.shown(page, None)
}

pub(super) async fn delete(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let withdraw = form.get("withdraw").is_some();
    let deleted = async {
        let (account, who) = asked.own().await?;
        if asked.app.store.password(account.0).await?.is_none() && form.get("sure").is_none() {
            return Err(AppError::Malformed);
        }
        reauthenticate(&asked, account, form.text("password")).await?;
        if has_second_factor(&asked, account).await? {
            second_factor(&asked, account, form.text("code")).await?;
        }
        privacy::erase(&asked.app, who, account, withdraw).await
    };
    match deleted.await {
        Ok(seats) => {
            // What this browser still carries opens nothing, and need not lie around.
            let names = seats.iter().flat_map(|(workshop, _)| cookies_of(*workshop)).chain([DESK_COOKIE.to_owned()]);
            let names: Vec<String> = names.collect();
            let gone: Vec<(&str, &str, u32)> = names.iter().map(|name| (name.as_str(), "", 0)).collect();
            asked.go_with("/account/deleted", &gone)
        }
        // A second click: it is done already.
        Err(AppError::SessionMissing) => asked.go("/account/deleted"),
        Err(error) => {
            error.log();
            asked.shown(last_page(&asked, withdraw, Some(&error)).await, Some(&error))
        }
    }
}

fn cookies_of(workshop: WorkshopId) -> [String; 2] {
    [seat_cookie(workshop), reentry_cookie(workshop)]
}

pub(super) async fn deleted(asked: Asked) -> Response {
    // Whoever is signed in has not deleted anything.
    match asked.own().await {
        Ok(_) => asked.go("/account"),
        Err(_) => asked.page(Page::Account(AccountPage::Deleted)),
    }
}
