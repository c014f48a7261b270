//! Passkeys: signing in with one, and an account's own.
//!
//! What a device was asked waits here, under a secret in a cookie of this browser, for ten minutes and for one answer. These
//! few addresses speak JSON with the page's script, because no form can ask a device for anything.

use app::pages::{AccountPage, Page, PasskeyRow, Passkeys as PasskeysPage, sentence};
use axum::body::Bytes;
use axum::extract::RawForm;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderValue, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use domain::ids::AccountId;
use domain::text::PersonName;
use domain::{Refusal, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};

use super::account::reauthenticate;
use super::asked::{Asked, day_and_clock_in, day_in};
use super::city::last_way_in;
use super::form::Form;
use super::second_factor::told;
use super::sign_in::{ACCOUNT, signed_in_cookies};
use super::target;
use crate::error::AppError;
use crate::identity::passkeys::{Asking, Passkeys};
use crate::identity::{self, Cookies, sessions, set_cookie};
use crate::mail::FactorChange;
use crate::store::{Effect, Passkey, Strength};
use crate::{chance, clock};

const ASKING_COOKIE: &str = "passkey";
const ASKING_SECS: u32 = 10 * 60;
const HERE: &str = "/account/passkeys";
/// So many keys has one account at most.
const MOST: usize = 20;

/// What the page's script sends.
#[derive(Deserialize)]
struct Answer {
    credential: Value,
    next: Option<String>,
}

fn possible(asked: &Asked) -> Result<&Passkeys, AppError> {
    asked.app.passkeys.as_deref().ok_or(AppError::NotFound)
}

/// An answer for the page's script, with cookies as `go_with` sets them.
fn say(asked: &Asked, status: StatusCode, value: &Value, cookies: &[(&str, &str, u32)]) -> Response {
    let mut answer = (status, value.to_string()).into_response();
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    for (name, value, secs) in cookies {
        if let Some(cookie) = set_cookie(name, value, *secs, asked.app.settings.secure()) {
            answer.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    answer
}

/// What stands in the way, as a sentence that the script shows.
fn no(asked: &Asked, error: &AppError) -> Response {
    error.log();
    let problem = error.problem();
    let value = json!({ "code": problem.code, "problem": sentence(asked.lang, &problem) });
    say(asked, error.status(), &value, &[])
}

/// Lets something wait for the device's answer.
fn ask(asked: &Asked, options: &Value, asking: Asking) -> Response {
    let secret = chance::secret();
    asked.app.asking.put(identity::hash(&secret), asking, clock::now().0);
    say(asked, StatusCode::OK, options, &[(ASKING_COOKIE, &secret, ASKING_SECS)])
}

/// What was asked of this browser's device; nobody gets an answer to it a second time.
fn asking(asked: &Asked) -> Result<Asking, AppError> {
    let key = Cookies::of(&asked.headers).get(ASKING_COOKIE).map(identity::hash);
    key.and_then(|key| asked.app.asking.take(&key, clock::now().0)).ok_or(AppError::PasskeyRefused)
}

pub(super) async fn sign_in_begin(asked: Asked) -> Response {
    let options = possible(&asked).and_then(Passkeys::sign_in);
    match options {
        Ok((options, state)) => ask(&asked, &options, Asking::SignIn { state }),
        Err(error) => no(&asked, &error),
    }
}

pub(super) async fn sign_in(asked: Asked, body: Bytes) -> Response {
    match come_in(&asked, &body).await {
        Ok((secret, onward)) => {
            let mut cookies = signed_in_cookies(&secret).to_vec();
            cookies.push((ASKING_COOKIE, "", 0));
            say(&asked, StatusCode::OK, &json!({ "to": onward }), &cookies)
        }
        Err(error) => no(&asked, &error),
    }
}

/// Whatever is wrong with a key, it is refused in the same words.
async fn come_in(asked: &Asked, body: &[u8]) -> Result<(String, String), AppError> {
    let app = &asked.app;
    let site = possible(asked)?;
    let Asking::SignIn { state } = asking(asked)? else { return Err(AppError::PasskeyRefused) };
    let answer: Answer = serde_json::from_slice(body).map_err(|_| AppError::Malformed)?;
    let (handle, id) = site.named(&answer.credential)?;
    let kept = app.store.passkey(&id).await?.filter(|it| it.account == handle).ok_or(AppError::PasskeyRefused)?;
    let (credential, counter) = site.shown(answer.credential, *state, &kept)?;
    if !app.store.use_passkey(&kept, counter, &credential, clock::now().0).await? {
        return Err(AppError::PasskeyRefused);
    }
    let account = AccountId(kept.account);
    if app.directory.now().await?.accounts.get(account).is_none_or(|it| it.disabled.is_some()) {
        return Err(AppError::ShutOut);
    }
    let secret = sessions::replace(app, &asked.headers, account, Strength::Assured).await?;
    let onward = answer.next.as_deref().and_then(target::within).unwrap_or(ACCOUNT).to_owned();
    Ok((secret, onward))
}

/// What went wrong with a form of the page.
#[derive(Default)]
struct Wrong {
    error: Option<AppError>,
    /// The key it was about.
    about: Option<String>,
}

pub(super) async fn page(asked: Asked) -> Response {
    show(&asked, Wrong::default()).await
}

async fn show(asked: &Asked, wrong: Wrong) -> Response {
    let page = async {
        let (account, _) = asked.own().await?;
        let store = &asked.app.store;
        let zone = &asked.app.settings.time_zone;
        let row = |key: Passkey| PasskeyRow {
            open: wrong.about.as_deref() == Some(hex(&key.credential_id).as_str()),
            handle: hex(&key.credential_id),
            name: key.name,
            added: day_in(zone, Timestamp(key.added_ms)),
            used: key.used_ms.map(|used| day_and_clock_in(zone, Timestamp(used))),
        };
        let keys = store.passkeys(account.0).await?;
        Ok::<_, AppError>(PasskeysPage {
            possible: asked.app.passkeys.is_some(),
            full: keys.len() >= MOST,
            keys: keys.into_iter().map(row).collect(),
            has_password: store.password(account.0).await?.is_some(),
            problem: wrong.error.as_ref().map(AppError::problem),
            saved: asked.query("saved").is_some(),
        })
    };
    let status = wrong.error.as_ref().map_or(StatusCode::OK, AppError::status);
    match page.await {
        Ok(page) => asked.page_with(status, Page::Account(AccountPage::Passkeys(Box::new(page)))),
        Err(error) => asked.sorry(&error, None),
    }
}

pub(super) async fn add_begin(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let begun = async {
        let site = possible(&asked)?;
        let (account, _) = asked.own().await?;
        let name = PersonName::parse(form.text("name")).map_err(Refusal::from)?.to_string();
        reauthenticate(&asked, account, form.text("password")).await?;
        let store = &asked.app.store;
        let has = store.passkeys(account.0).await?;
        if has.len() >= MOST {
            return Err(AppError::TooLarge);
        }
        let address = store.address(account.0).await?.map(|it| it.address);
        let person = store.account(account.0).await?.map(|it| it.name).filter(|it| !it.is_empty());
        let address = address.or_else(|| person.clone()).unwrap_or_else(|| account.to_string());
        let person = person.unwrap_or_else(|| address.clone());
        let (options, state) = site.add(account, &address, &person, &has)?;
        Ok((options, Asking::Add { account: account.0, name, state }))
    };
    match begun.await {
        Ok((options, asking)) => ask(&asked, &options, asking),
        Err(error) => no(&asked, &error),
    }
}

pub(super) async fn add(asked: Asked, body: Bytes) -> Response {
    let added = async {
        let site = possible(&asked)?;
        let (here, who) = asked.own().await?;
        let Asking::Add { account, name, state } = asking(&asked)? else { return Err(AppError::PasskeyRefused) };
        if here.0 != account {
            return Err(AppError::OtherAccount);
        }
        let answer: Answer = serde_json::from_slice(&body).map_err(|_| AppError::Malformed)?;
        let key = site.added(answer.credential, &state, account, name, clock::now().0)?;
        let mut effects = vec![Effect::PutPasskey(key)];
        effects.extend(told(&asked, here, FactorChange::PasskeyAdded).await?);
        match asked.app.directory.carry_out(who, effects).await {
            Err(AppError::CodeTaken) => Err(AppError::PasskeyRefused),
            other => other,
        }
    };
    match added.await {
        Ok(()) => {
            let to = json!({ "to": format!("{HERE}?saved=yes") });
            say(&asked, StatusCode::OK, &to, &[(ASKING_COOKIE, "", 0)])
        }
        Err(error) => no(&asked, &error),
    }
}

pub(super) async fn act(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    match carry_out(&asked, &form).await {
        Ok(()) => asked.go(&format!("{HERE}?saved=yes")),
        Err(error @ AppError::SessionMissing) => asked.sorry(&error, Some(HERE.to_owned())),
        Err(error) => {
            error.log();
            show(&asked, Wrong { error: Some(error), about: form.get("key").map(str::to_owned) }).await
        }
    }
}

async fn carry_out(asked: &Asked, form: &Form) -> Result<(), AppError> {
    let app = &asked.app;
    let (account, who) = asked.own().await?;
    let keys = app.store.passkeys(account.0).await?;
    let key = keys.into_iter().find(|key| form.get("key") == Some(hex(&key.credential_id).as_str()));
    match (form.text("do"), key) {
        ("rename", Some(key)) => {
            let name = PersonName::parse(form.text("name")).map_err(Refusal::from)?.to_string();
            let rename = Effect::RenamePasskey { account: account.0, credential_id: key.credential_id, name };
            app.directory.carry_out(who, vec![rename]).await
        }
        ("remove", Some(key)) => {
            reauthenticate(asked, account, form.text("password")).await?;
            let mut effects = vec![Effect::DropPasskey { account: account.0, credential_id: key.credential_id }];
            effects.extend(told(asked, account, FactorChange::PasskeyRemoved).await?);
            app.directory.carry_out(who, effects).await.map_err(last_way_in)
        }
        // A second click: it is gone already.
        ("rename" | "remove", None) => Ok(()),
        _ => Err(AppError::Malformed),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
