//! Signing in: address and password, then the second factor where there is one. What is wrong is never said more exactly
//! than "address or password": nobody learns here who has an account.

use app::pages::{AccountPage, CityName, Page, SignIn};
use axum::extract::RawForm;
use axum::response::Response;
use domain::ids::AccountId;

use super::asked::Asked;
use super::form::Form;
use super::target;
use crate::error::AppError;
use crate::identity::sessions::{self, Begun};
use crate::identity::{self, Cookies, DESK_ABSOLUTE_MS, DESK_COOKIE, cookie_text, cookie_value, one_time};
use crate::mail;
use crate::store::{Hash, KNOWN_BROWSER_MS, Strength};
use crate::{chance, clock};

/// Holds a session that waits for its second factor, and where to go on to.
const WAITING_COOKIE: &str = "waiting";
const NEXT_COOKIE: &str = "onward";
/// The secret of a browser in which somebody has signed in before.
const KNOWN_COOKIE: &str = "known";
const WAITING_SECS: u32 = 10 * 60;
/// Where whoever has signed in finds everything, if no address says otherwise.
pub(super) const ACCOUNT: &str = "/account";

pub(super) async fn page(asked: Asked) -> Response {
    let next = asked.next();
    if identity::account(&*asked.app.store, &asked.headers).await.is_ok() {
        return asked.go(next.as_deref().unwrap_or(ACCOUNT));
    }
    asked.page(Page::Account(AccountPage::SignIn(blank(&asked, next))))
}

/// The page before anything was typed.
fn blank(asked: &Asked, next: Option<String>) -> SignIn {
    SignIn {
        next,
        mail_works: asked.app.settings.mail_works(),
        city: asked.app.city.as_ref().map(|city| CityName(city.name().map(str::to_owned))),
        passkeys: asked.app.passkeys.is_some(),
        ..SignIn::default()
    }
}

/// The page again, since another way in did not lead in. Where to go on to is kept.
pub(super) fn with_problem(asked: &Asked, next: Option<String>, error: &AppError) -> Response {
    error.log();
    let page = SignIn { problem: Some(error.problem()), ..blank(asked, next) };
    asked.page_with(error.status(), Page::Account(AccountPage::SignIn(page)))
}

pub(super) async fn sign_in(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let next = form.get("next").and_then(target::within).map(str::to_owned);
    match first_factor(&asked, form.text("address"), form.text("password")).await {
        Ok(account) => go_in(&asked, account, next.as_deref()).await,
        Err(error) => {
            error.log();
            let page = SignIn {
                address: form.text("address").to_owned(),
                problem: Some(error.problem()),
                ..blank(&asked, next)
            };
            asked.page_with(error.status(), Page::Account(AccountPage::SignIn(page)))
        }
    }
}

/// Whose address and password these are.
async fn first_factor(asked: &Asked, address: &str, password: &str) -> Result<AccountId, AppError> {
    let app = &asked.app;
    let folded = mail::folded(address);
    let account = match known_browser(asked, &folded).await? {
        Some((account, browser)) => {
            app.limits.sign_in_known(&identity::hash(&folded), &browser)?;
            Some(account)
        }
        None => {
            app.limits.sign_in(&identity::hash(&folded))?;
            app.store.account_by_address(&folded).await?
        }
    };
    let (phc, open) = match account {
        Some(account) => {
            let directory = app.directory.now().await?;
            let standing = directory.accounts.get(AccountId(account));
            (app.store.password(account).await?, standing.is_some_and(|it| it.disabled.is_none()))
        }
        None => (None, false),
    };
    // Takes as long whether or not there is such an account, and whether or not it may come in.
    let fits = app.passwords.fits(password, phc).await?;
    account.filter(|_| fits && open).map(AccountId).ok_or(AppError::WrongCredentials)
}

/// The account with this address, and the sign of this browser, if somebody has signed in with the one in the other before.
async fn known_browser(asked: &Asked, folded: &str) -> Result<Option<(u64, Hash)>, AppError> {
    let store = &asked.app.store;
    let Some(browser) = Cookies::of(&asked.headers).get(KNOWN_COOKIE).map(identity::hash) else { return Ok(None) };
    let account = store.account_by_address(folded).await?;
    // Asked also where there is no such account: how long it takes tells nobody.
    let known = store.known_browsers(account.unwrap_or_default()).await?;
    Ok(account.filter(|_| known.iter().any(|it| it.secret_hash == browser)).map(|account| (account, browser)))
}

/// On for somebody who has shown the first factor. This browser is known from now on.
pub(super) async fn go_in(asked: &Asked, account: AccountId, next: Option<&str>) -> Response {
    let begun = async {
        let begun = sessions::begin(&asked.app, &asked.headers, account).await?;
        let browsers = asked.app.store.known_browsers(account.0).await?;
        // One that is not known to this account may have been put there by somebody else.
        let own = |secret: &&str| browsers.iter().any(|it| it.secret_hash == identity::hash(secret));
        let known =
            Cookies::of(&asked.headers).get(KNOWN_COOKIE).filter(own).map_or_else(chance::secret, str::to_owned);
        asked.app.store.know_browser(account.0, &identity::hash(&known), clock::now().0).await?;
        Ok::<_, AppError>((begun, known))
    };
    let (begun, known) = match begun.await {
        Ok(begun) => begun,
        Err(error) => return asked.sorry(&error, Some("/sign-in".to_owned())),
    };
    onward(asked, &begun, next.unwrap_or(ACCOUNT), Some((KNOWN_COOKIE, known.as_str(), secs(KNOWN_BROWSER_MS))))
}

/// On with what was begun: to where somebody was going, or to the second factor first. One more cookie may go along.
pub(super) fn onward(asked: &Asked, begun: &Begun, next: &str, more: Option<(&str, &str, u32)>) -> Response {
    match begun {
        Begun::In(secret) => {
            let cookies: Vec<_> = signed_in_cookies(secret).into_iter().chain(more).collect();
            asked.go_with(next, &cookies)
        }
        Begun::Waiting(secret) => {
            let next = cookie_value(next);
            let waiting = [(WAITING_COOKIE, secret.as_str(), WAITING_SECS), (NEXT_COOKIE, &next, WAITING_SECS)];
            let cookies: Vec<_> = waiting.into_iter().chain(more).collect();
            asked.go_with("/sign-in/code", &cookies)
        }
    }
}

/// The answer that carries a session's secret, and forgets what waited.
pub(super) fn signed_in(asked: &Asked, secret: &str, onward: &str) -> Response {
    asked.go_with(onward, &signed_in_cookies(secret))
}

/// The cookies of that answer.
pub(super) fn signed_in_cookies(secret: &str) -> [(&str, &str, u32); 3] {
    [(DESK_COOKIE, secret, secs(DESK_ABSOLUTE_MS)), (WAITING_COOKIE, "", 0), (NEXT_COOKIE, "", 0)]
}

fn secs(ms: i64) -> u32 {
    u32::try_from(ms / 1000).unwrap_or(u32::MAX)
}

/// Whose second factor this browser is asked for.
async fn waiting(asked: &Asked) -> Result<AccountId, AppError> {
    let secret = Cookies::of(&asked.headers).get(WAITING_COOKIE).map(identity::hash);
    let session = match secret {
        Some(secret) => asked.app.store.session(&secret, clock::now().0).await?,
        None => None,
    };
    let session = session.filter(|it| it.strength == Strength::Waiting).ok_or(AppError::SessionMissing)?;
    Ok(AccountId(session.account))
}

pub(super) async fn code_page(asked: Asked) -> Response {
    match waiting(&asked).await {
        Ok(_) => asked.page(Page::Account(AccountPage::Code { problem: None })),
        Err(AppError::SessionMissing) => asked.go("/sign-in"),
        Err(error) => asked.sorry(&error, Some("/sign-in".to_owned())),
    }
}

pub(super) async fn code(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let account = match waiting(&asked).await {
        Ok(account) => account,
        Err(AppError::SessionMissing) => return asked.go("/sign-in"),
        Err(error) => return asked.sorry(&error, Some("/sign-in".to_owned())),
    };
    let entered = async {
        second_factor(&asked, account, form.text("code")).await?;
        if let Some(waited) = Cookies::of(&asked.headers).get(WAITING_COOKIE) {
            asked.app.store.revoke_session(account.0, &identity::hash(waited)).await?;
        }
        sessions::replace(&asked.app, &asked.headers, account, Strength::Assured).await
    };
    match entered.await {
        Ok(secret) => {
            let kept = Cookies::of(&asked.headers).get(NEXT_COOKIE).and_then(cookie_text);
            signed_in(&asked, &secret, kept.as_deref().and_then(target::within).unwrap_or(ACCOUNT))
        }
        Err(error) => {
            error.log();
            asked.page_with(error.status(), Page::Account(AccountPage::Code { problem: Some(error.problem()) }))
        }
    }
}

/// Takes a code of an account's second factor, from the app or from paper: each once.
///
/// # Errors
/// `CodeWrong`, or `TooFast`.
pub(super) async fn second_factor(asked: &Asked, account: AccountId, typed: &str) -> Result<(), AppError> {
    let app = &asked.app;
    app.limits.second_factor(account)?;
    let totp = app.store.totp(account.0).await?.filter(|totp| totp.confirmed_ms.is_some());
    let step = totp.and_then(|totp| one_time::step_of(&totp.secret, typed, clock::now().0));
    let taken = match step {
        Some(step) => app.store.use_totp_step(account.0, step).await?,
        None => app.store.use_recovery_code(account.0, &one_time::recovery_hash(typed)).await?,
    };
    if taken { Ok(()) } else { Err(AppError::CodeWrong) }
}
