//! Registering, a link for a forgotten password, and what the link in a mail leads to.
//!
//! An address is shown to be somebody's before anything is kept of an account, and each link is for one thing, once, for a
//! while, and bound to the account and address it was made for. Whoever asks is told the same whether or not there is an
//! account; who owns the address is told the truth, by mail.

use app::pages::{AccountPage, Confirm, Confirmed, Page, Register};
use axum::extract::{Path, RawForm};
use axum::http::StatusCode;
use axum::response::Response;
use domain::directory::{Command, accounts};
use domain::ids::AccountId;
use domain::text::PersonName;
use domain::{Principal, Refusal, Timestamp};
use serde::{Deserialize, Serialize};

use super::asked::Asked;
use super::carried::{Carried, Purpose, arrived, put_down};
use super::form::Form;
use super::sign_in::{go_in, second_factor};
use super::target;
use crate::directory::About;
use crate::error::AppError;
use crate::identity::{self, passwords};
use crate::mail::{self, Letter, To};
use crate::store::{Address, Effect, Hash, MailToken};
use crate::{chance, clock};

const HOUR_MS: i64 = 60 * 60 * 1000;

/// What a mailed secret is for, with what it is about. Stored as JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "snake_case")]
pub(super) enum Errand {
    Register {
        name: String,
        address: String,
        lang: String,
        next: Option<String>,
    },
    Reset,
    Address {
        address: String,
    },
    /// The token's account goes over into this one.
    Merge {
        into: AccountId,
    },
}

impl Errand {
    fn purpose(&self) -> &'static str {
        match self {
            Self::Register { .. } => "register",
            Self::Reset => "reset",
            Self::Address { .. } => "address",
            Self::Merge { .. } => "merge",
        }
    }

    fn lasts_ms(&self) -> i64 {
        match self {
            Self::Register { .. } | Self::Address { .. } => 24 * HOUR_MS,
            Self::Reset | Self::Merge { .. } => HOUR_MS,
        }
    }
}

const PURPOSES: [&str; 4] = ["register", "reset", "address", "merge"];

/// A fresh link for an errand, and what is stored of it.
pub(super) fn errand(asked: &Asked, account: Option<AccountId>, errand: &Errand) -> (String, Timestamp, Effect) {
    let secret = chance::secret();
    let until = Timestamp(clock::now().0 + errand.lasts_ms());
    let token = MailToken {
        token_hash: identity::hash(&secret),
        purpose: errand.purpose().to_owned(),
        account: account.map(|it| it.0),
        body: serde_json::to_string(errand).unwrap_or_default(),
        expires_ms: until.0,
    };
    (format!("{}/confirm/{secret}", asked.app.settings.public_url), until, Effect::PutMailToken(token))
}

/// A mail as an effect.
pub(super) fn post(asked: &Asked, to: &To, letter: &Letter) -> Effect {
    Effect::QueueMail(Box::new(mail::write(&asked.app.settings, to, letter)))
}

pub(super) async fn page(asked: Asked) -> Response {
    let (next, mail_works) = (asked.next(), asked.app.settings.mail_works());
    asked.page(Page::Account(AccountPage::Register(Register { next, mail_works, ..Register::default() })))
}

pub(super) async fn register(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let name = PersonName::parse(form.text("name")).map_err(|problem| AppError::from(Refusal::from(problem)));
    let address = form.text("address").trim();
    let address_problem = (!mail::is_address(address)).then_some(AppError::AddressInvalid);
    let next = form.get("next").and_then(target::within).map(str::to_owned);
    let page = Register {
        name: form.text("name").to_owned(),
        address: address.to_owned(),
        next: next.clone(),
        name_problem: name.as_ref().err().map(AppError::problem),
        address_problem: address_problem.as_ref().map(AppError::problem),
        problem: None,
        mail_works: asked.app.settings.mail_works(),
    };
    let (Ok(name), None) = (name, address_problem) else {
        return asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, Page::Account(AccountPage::Register(page)));
    };
    match send_register(&asked, name.to_string(), address, next).await {
        Ok(()) => asked.page(Page::Account(AccountPage::Posted { certain: true, back: "/sign-in" })),
        Err(error) => {
            error.log();
            let page = Register { problem: Some(error.problem()), ..page };
            asked.page_with(error.status(), Page::Account(AccountPage::Register(page)))
        }
    }
}

async fn send_register(asked: &Asked, name: String, address: &str, next: Option<String>) -> Result<(), AppError> {
    let app = &asked.app;
    if !app.settings.mail_works() {
        return Err(AppError::NoMail);
    }
    let folded = mail::folded(address);
    let key = identity::hash(&folded);
    let to = To { account: None, address: address.to_owned(), lang: asked.lang };
    // Too many mails to one address are not sent, and nobody is told which were.
    let effects = match app.store.account_by_address(&folded).await? {
        Some(account) => {
            if app.limits.reset(&key).is_err() {
                return Ok(());
            }
            let to = To { account: Some(account), ..to };
            vec![post(asked, &to, &Letter::AddressKnown { sign_in: format!("{}/sign-in", app.settings.public_url) })]
        }
        None => {
            if app.limits.mail_to_stranger(&key).is_err() {
                return Ok(());
            }
            let lang = asked.lang.tag().to_owned();
            let about = Errand::Register { name, address: address.to_owned(), lang, next };
            let (link, until, token) = errand(asked, None, &about);
            vec![token, post(asked, &to, &Letter::ConfirmAddress { link, until })]
        }
    };
    app.directory.carry_out(Principal::Public, effects).await
}

pub(super) async fn forgot_page(asked: Asked) -> Response {
    let mail_works = asked.app.settings.mail_works();
    asked.page(Page::Account(AccountPage::Forgot { address: String::new(), problem: None, mail_works }))
}

pub(super) async fn forgot(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let address = form.text("address").trim().to_owned();
    let sent = async {
        if !mail::is_address(&address) {
            return Err(AppError::AddressInvalid);
        }
        send_reset(&asked, &address).await
    };
    match sent.await {
        Ok(()) => asked.page(Page::Account(AccountPage::Posted { certain: false, back: "/sign-in" })),
        Err(error) => {
            error.log();
            let mail_works = asked.app.settings.mail_works();
            let page = AccountPage::Forgot { address, problem: Some(error.problem()), mail_works };
            asked.page_with(error.status(), Page::Account(page))
        }
    }
}

async fn send_reset(asked: &Asked, address: &str) -> Result<(), AppError> {
    let app = &asked.app;
    if !app.settings.mail_works() {
        return Err(AppError::NoMail);
    }
    let folded = mail::folded(address);
    let Some(account) = app.store.account_by_address(&folded).await? else { return Ok(()) };
    let standing = app.directory.now().await?.accounts.get(AccountId(account)).cloned();
    if standing.is_none_or(|it| it.disabled.is_some()) || app.limits.reset(&identity::hash(&folded)).is_err() {
        return Ok(());
    }
    let Some(to) = whose_mail(asked, AccountId(account)).await? else { return Ok(()) };
    let (link, until, token) = errand(asked, Some(AccountId(account)), &Errand::Reset);
    app.directory
        .carry_out(Principal::Public, vec![token, post(asked, &to, &Letter::ResetPassword { link, until })])
        .await
}

/// Where an account's mail goes, in its own language; nowhere while it has no address.
pub(super) async fn whose_mail(asked: &Asked, account: AccountId) -> Result<Option<To>, AppError> {
    let Some(address) = asked.app.store.address(account.0).await? else { return Ok(None) };
    let known = asked.app.store.account(account.0).await?;
    let lang = known.and_then(|it| app::catalogue::UiLang::from_tag(&it.lang)).unwrap_or(asked.app.settings.language);
    Ok(Some(To { account: Some(account.0), address: address.address, lang }))
}

/// The same for what others say: nobody is written to at an address that nobody has shown to be his.
pub(super) async fn confirmed_mail(asked: &Asked, account: AccountId) -> Result<Option<To>, AppError> {
    let address = asked.app.store.address(account.0).await?;
    if address.is_none_or(|it| it.verified_ms.is_none()) {
        return Ok(None);
    }
    whose_mail(asked, account).await
}

pub(super) async fn token(asked: Asked, Path(token): Path<String>) -> Response {
    arrived(&asked, Purpose::Confirm, &token)
}

/// A link that still counts.
struct Found {
    token: MailToken,
    errand: Errand,
}

async fn find(asked: &Asked) -> Result<Found, AppError> {
    let carried = Carried::of(asked, Purpose::Confirm).ok_or(AppError::LinkNotCarried)?;
    let hash: Hash = carried.hash();
    for purpose in PURPOSES {
        if let Some(token) = asked.app.store.mail_token(&hash, purpose, clock::now().0).await? {
            let errand: Errand =
                serde_json::from_str(&token.body).map_err(|e| AppError::Internal(format!("a mailed secret: {e}")))?;
            return Ok(Found { token, errand });
        }
    }
    Err(AppError::LinkUsed)
}

/// What the page says about a link.
async fn told(asked: &Asked, found: &Found) -> Result<Confirmed, AppError> {
    Ok(match &found.errand {
        Errand::Register { name, address, .. } => Confirmed::Register { name: name.clone(), address: address.clone() },
        Errand::Reset => Confirmed::Reset,
        Errand::Address { address } => Confirmed::Address { address: address.clone() },
        Errand::Merge { .. } => {
            let from = found.token.account.unwrap_or_default();
            let address = asked.app.store.address(from).await?.map(|it| it.address).unwrap_or_default();
            let totp = asked.app.store.totp(from).await?;
            Confirmed::Merge { address, needs_code: totp.is_some_and(|it| it.confirmed_ms.is_some()) }
        }
    })
}

fn confirm(asked: &Asked, status: StatusCode, confirm: Confirm) -> Response {
    asked.page_with(status, Page::Account(AccountPage::Confirm(confirm)))
}

fn no_link(asked: &Asked, error: &AppError) -> Response {
    error.log();
    let page = Confirm { what: Confirmed::Nothing, problem: Some(error.problem()), field_problem: None };
    confirm(asked, error.status(), page)
}

pub(super) async fn confirm_page(asked: Asked) -> Response {
    let shown = async {
        let found = find(&asked).await?;
        told(&asked, &found).await
    };
    match shown.await {
        Ok(what) => confirm(&asked, StatusCode::OK, Confirm { what, problem: None, field_problem: None }),
        Err(error) => no_link(&asked, &error),
    }
}

pub(super) async fn confirmed(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let found = match find(&asked).await {
        Ok(found) => found,
        Err(error) => return no_link(&asked, &error),
    };
    // Two accounts become one for whoever is signed in with the one that stays; the link is kept until then.
    let signed_out = matches!(found.errand, Errand::Merge { .. })
        && matches!(identity::principal(&asked.app, &asked.headers).await, Ok(Principal::Public));
    if signed_out {
        return asked.go("/sign-in?next=/confirm");
    }
    match carry_out(&asked, &found, &form).await {
        Ok(answer) => put_down(&asked, Purpose::Confirm, answer),
        // Somebody, perhaps a second click, was faster.
        Err(AppError::NotFound) => put_down(&asked, Purpose::Confirm, no_link(&asked, &AppError::LinkUsed)),
        Err(error) => match told(&asked, &found).await {
            Ok(what) => {
                error.log();
                let is_fields = matches!(error, AppError::Password(_) | AppError::CodeWrong | AppError::TooFast { .. });
                let problem = Some(error.problem());
                let (problem, field_problem) = if is_fields { (None, problem) } else { (problem, None) };
                confirm(&asked, error.status(), Confirm { what, problem, field_problem })
            }
            Err(error) => no_link(&asked, &error),
        },
    }
}

async fn carry_out(asked: &Asked, found: &Found, form: &Form) -> Result<Response, AppError> {
    let app = &asked.app;
    let spend = Effect::SpendMailToken { token_hash: found.token.token_hash };
    let bound = found.token.account.map(AccountId).ok_or(AppError::LinkUsed);
    match &found.errand {
        Errand::Register { name, address, lang, next } => {
            let phc = fresh_password(asked, form, &[name, address]).await?;
            let account = AccountId(chance::id());
            let now = clock::now().0;
            let effects = vec![
                spend,
                Effect::PutAccount { account: account.0, name: name.clone(), lang: lang.clone(), created_ms: now },
                Effect::PutAddress { account: account.0, address: verified(address) },
                Effect::PutPassword { account: account.0, phc, set_ms: now },
            ];
            let open = Command::Account(accounts::Command::Open { account });
            app.directory.act(Principal::Public, open, About::default(), effects).await.map_err(address_taken)?;
            Ok(go_in(asked, account, next.as_deref().and_then(target::within)).await)
        }
        Errand::Reset => {
            let account = bound?;
            let about = about_owner(asked, account).await?;
            let phc = fresh_password(asked, form, &about.iter().map(String::as_str).collect::<Vec<_>>()).await?;
            let mut effects = vec![
                spend,
                Effect::PutPassword { account: account.0, phc, set_ms: clock::now().0 },
                Effect::EndSessions { account: account.0, except: None },
                Effect::DropMailTokens { account: account.0 },
            ];
            effects.extend(password_changed(asked, account).await?);
            app.directory.carry_out(Principal::Public, effects).await?;
            app.rooms.close_facilitator(account).await;
            Ok(go_in(asked, account, None).await)
        }
        Errand::Address { address } => {
            let account = bound?;
            let before = whose_mail(asked, account).await?;
            let mut effects = vec![
                spend,
                Effect::PutAddress { account: account.0, address: verified(address) },
                // What was sent to the old address opens nothing any more.
                Effect::DropMailTokens { account: account.0 },
            ];
            let help = format!("{}/imprint", app.settings.public_url);
            effects.extend(before.map(|to| post(asked, &to, &Letter::AddressChanged { help })));
            app.directory.carry_out(Principal::Public, effects).await.map_err(address_taken)?;
            Ok(asked.go("/account?saved=yes"))
        }
        Errand::Merge { into } => {
            let from = bound?;
            let who = identity::principal(app, &asked.headers).await?;
            match who.account() {
                None => return Err(AppError::SessionMissing),
                Some(here) if here != *into => return Err(AppError::OtherAccount),
                Some(_) => {}
            }
            if app.store.totp(from.0).await?.is_some_and(|it| it.confirmed_ms.is_some()) {
                second_factor(asked, from, form.text("code")).await?;
            }
            let merge = Command::Account(accounts::Command::Merge { from, into: *into });
            let effects = vec![spend, Effect::MergeAccount { from: from.0, into: into.0 }];
            app.directory.act(who, merge, About::default(), effects).await?;
            app.rooms.close_facilitator(from).await;
            Ok(asked.go("/account?saved=yes"))
        }
    }
}

fn verified(address: &str) -> Address {
    Address { address: address.to_owned(), folded: mail::folded(address), verified_ms: Some(clock::now().0) }
}

/// The one key that others can hold here is an address.
pub(super) fn address_taken(error: AppError) -> AppError {
    match error {
        AppError::CodeTaken => AppError::AddressTaken,
        other => other,
    }
}

/// The password of a form, hashed, if it will do.
pub(super) async fn fresh_password(asked: &Asked, form: &Form, about: &[&str]) -> Result<String, AppError> {
    let password = form.text("new");
    passwords::check(password, about).map_err(AppError::Password)?;
    asked.app.passwords.hash(password).await
}

/// What others know of an account's owner.
pub(super) async fn about_owner(asked: &Asked, account: AccountId) -> Result<Vec<String>, AppError> {
    let name = asked.app.store.account(account.0).await?.map(|it| it.name);
    let address = asked.app.store.address(account.0).await?.map(|it| it.address);
    Ok([name, address].into_iter().flatten().collect())
}

/// The mail that tells an owner that the password is another.
pub(super) async fn password_changed(asked: &Asked, account: AccountId) -> Result<Option<Effect>, AppError> {
    let reset = format!("{}/forgot", asked.app.settings.public_url);
    let to = whose_mail(asked, account).await?.filter(|_| asked.app.settings.mail_works());
    Ok(to.map(|to| post(asked, &to, &Letter::PasswordChanged { reset })))
}
