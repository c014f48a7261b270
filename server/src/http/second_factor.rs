//! Setting the second factor up, switching it off, and fresh codes on paper.

use app::pages::{AccountPage, FactorStage, Page, SecondFactor};
use axum::extract::RawForm;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use domain::Principal;
use domain::ids::AccountId;

use super::account::{assured, reauthenticate};
use super::asked::Asked;
use super::form::Form;
use super::register::{post, whose_mail};
use super::sign_in::second_factor;
use crate::clock;
use crate::documents::qr_svg;
use crate::error::AppError;
use crate::identity::{self, DESK_ABSOLUTE_MS, DESK_COOKIE, one_time, set_cookie};
use crate::mail::{FactorChange, Letter};
use crate::store::{Effect, Totp};

fn shown(asked: &Asked, status: StatusCode, page: SecondFactor) -> Response {
    asked.page_with(status, Page::Account(AccountPage::SecondFactor(Box::new(page))))
}

/// How far it is; what is being set up is shown only to whoever has begun it just now.
async fn stage(asked: &Asked, account: AccountId, setting_up: bool) -> Result<FactorStage, AppError> {
    let store = &asked.app.store;
    Ok(match store.totp(account.0).await? {
        Some(totp) if totp.confirmed_ms.is_some() => {
            FactorStage::On { codes_left: store.count_recovery_codes(account.0).await? }
        }
        Some(totp) if setting_up => {
            let name = store.address(account.0).await?.map_or_else(|| account.to_string(), |it| it.address);
            let address = one_time::address(&totp.secret, &name)
                .ok_or_else(|| AppError::Internal("no address for the app".to_owned()))?;
            FactorStage::SettingUp { qr_svg: qr_svg(&address), secret: one_time::written(&totp.secret) }
        }
        _ => FactorStage::Off,
    })
}

pub(super) async fn page(asked: Asked) -> Response {
    let found = async {
        let (account, _) = asked.own().await?;
        stage(&asked, account, false).await
    };
    match found.await {
        Ok(stage) => shown(&asked, StatusCode::OK, SecondFactor { stage, ..SecondFactor::default() }),
        Err(error) => asked.sorry(&error, None),
    }
}

pub(super) async fn act(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let (account, who) = match asked.own().await {
        Ok(own) => own,
        Err(error) => return asked.sorry(&error, None),
    };
    let act = form.text("do");
    match carry_out(&asked, account, who, act, &form).await {
        Ok(answer) => answer,
        Err(error) => {
            error.log();
            let stage = match stage(&asked, account, act == "confirm").await {
                Ok(stage) => stage,
                Err(error) => return asked.sorry(&error, None),
            };
            let problem = Some(error.problem());
            let page = match error {
                AppError::OldPasswordWrong => {
                    SecondFactor { stage, password_problem: problem, ..SecondFactor::default() }
                }
                AppError::CodeWrong => SecondFactor { stage, code_problem: problem, ..SecondFactor::default() },
                _ => SecondFactor { stage, problem, ..SecondFactor::default() },
            };
            shown(&asked, error.status(), page)
        }
    }
}

async fn carry_out(
    asked: &Asked,
    account: AccountId,
    who: Principal,
    act: &str,
    form: &Form,
) -> Result<Response, AppError> {
    let app = &asked.app;
    let totp = app.store.totp(account.0).await?;
    let is_on = totp.as_ref().is_some_and(|it| it.confirmed_ms.is_some());
    match (act, totp) {
        ("begin", _) if !is_on => {
            if app.store.password(account.0).await?.is_none() {
                return Err(AppError::PasswordFirst);
            }
            reauthenticate(asked, account, form.text("password")).await?;
            let totp = Some(Totp { secret: one_time::secret(), confirmed_ms: None, last_step: 0 });
            app.directory.carry_out(who, vec![Effect::PutTotp { account: account.0, totp }]).await?;
            let stage = stage(asked, account, true).await?;
            Ok(shown(asked, StatusCode::OK, SecondFactor { stage, ..SecondFactor::default() }))
        }
        ("confirm", Some(totp)) if !is_on => {
            app.limits.second_factor(account)?;
            let now = clock::now().0;
            let step = one_time::step_of(&totp.secret, form.text("code"), now).ok_or(AppError::CodeWrong)?;
            let (codes, kept) = one_time::recovery_codes();
            let totp = Some(Totp { confirmed_ms: Some(now), last_step: step, ..totp });
            let mut effects = vec![
                Effect::PutTotp { account: account.0, totp },
                Effect::PutRecoveryCodes { account: account.0, codes: kept },
                // Who is signed in elsewhere has not shown it.
                Effect::EndSessions { account: account.0, except: identity::session_hash(&asked.headers) },
            ];
            effects.extend(told(asked, account, FactorChange::Added).await?);
            app.directory.carry_out(who, effects).await?;
            app.rooms.close_facilitator(account).await;
            let secret = assured(asked, account).await?;
            let page = SecondFactor { stage: FactorStage::Codes { codes }, ..SecondFactor::default() };
            let mut answer = shown(asked, StatusCode::OK, page);
            let secs = u32::try_from(DESK_ABSOLUTE_MS / 1000).unwrap_or(u32::MAX);
            if let Some(cookie) = set_cookie(DESK_COOKIE, &secret, secs, app.settings.secure()) {
                answer.headers_mut().append(SET_COOKIE, cookie);
            }
            Ok(answer)
        }
        ("codes", _) if is_on => {
            reauthenticate(asked, account, form.text("password")).await?;
            second_factor(asked, account, form.text("code")).await?;
            let (codes, kept) = one_time::recovery_codes();
            let mut effects = vec![Effect::PutRecoveryCodes { account: account.0, codes: kept }];
            effects.extend(told(asked, account, FactorChange::RecoveryCodes).await?);
            app.directory.carry_out(who, effects).await?;
            let page = SecondFactor { stage: FactorStage::Codes { codes }, ..SecondFactor::default() };
            Ok(shown(asked, StatusCode::OK, page))
        }
        ("off", _) if is_on => {
            reauthenticate(asked, account, form.text("password")).await?;
            second_factor(asked, account, form.text("code")).await?;
            let mut effects = vec![
                Effect::PutTotp { account: account.0, totp: None },
                Effect::PutRecoveryCodes { account: account.0, codes: Vec::new() },
            ];
            effects.extend(told(asked, account, FactorChange::Removed).await?);
            app.directory.carry_out(who, effects).await?;
            Ok(asked.go("/account?saved=yes"))
        }
        // A page from before: it is as it is.
        _ => Ok(asked.go("/account/second-factor")),
    }
}

/// The mail that tells an owner that one signs in in another way now.
pub(super) async fn told(asked: &Asked, account: AccountId, change: FactorChange) -> Result<Option<Effect>, AppError> {
    let reset = format!("{}/forgot", asked.app.settings.public_url);
    let to = whose_mail(asked, account).await?.filter(|_| asked.app.settings.mail_works());
    Ok(to.map(|to| post(asked, &to, &Letter::SecondFactorChanged { change, reset })))
}
