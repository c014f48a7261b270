//! Signing in with an account of the city's own, and connecting one with an account that is here already.
//!
//! An account at the provider is known by issuer and subject, and by nothing else: a mail address that the provider names
//! opens nothing here, however it was verified. Where somebody has that address already, the two are connected by whoever
//! can sign in to both.

use app::pages::{AccountPage, CityAccount, CityStage, Page};
use axum::extract::RawForm;
use axum::http::StatusCode;
use axum::response::Response;
use domain::directory::{Command, accounts};
use domain::ids::AccountId;
use domain::text::PersonName;
use domain::{Principal, Timestamp};

use super::account::reauthenticate;
use super::asked::{Asked, day_in};
use super::form::Form;
use super::second_factor::told;
use super::sign_in::{ACCOUNT, go_in, signed_in, with_problem};
use crate::directory::About;
use crate::error::AppError;
use crate::identity::city::{Away, Back, Citizen, City, Proven};
use crate::identity::{self, Cookies, sessions};
use crate::mail::{self, FactorChange};
use crate::store::{Address, Effect, Federated, Strength};
use crate::{chance, clock};

/// Holds the secret of a sign-in that is away at the provider.
const AWAY_COOKIE: &str = "city";
const AWAY_SECS: u32 = 10 * 60;

fn city(asked: &Asked) -> Result<&City, AppError> {
    asked.app.city.as_deref().ok_or(AppError::NotFound)
}

/// Off to the provider.
pub(super) async fn begin(asked: Asked) -> Response {
    let next = asked.next();
    match set_out(&asked, Away::SignIn { next: next.clone() }).await {
        Ok(answer) => answer,
        Err(AppError::NotFound) => asked.sorry(&AppError::NotFound, Some("/sign-in".to_owned())),
        Err(error) => with_problem(&asked, next, &error),
    }
}

/// The same, to connect the account of whoever is signed in.
pub(super) async fn connect(asked: Asked) -> Response {
    let set_out = async {
        city(&asked)?;
        let (account, _) = asked.own().await?;
        set_out(&asked, Away::Connect { account: account.0 }).await
    };
    match set_out.await {
        Ok(answer) => answer,
        Err(error @ AppError::CityUnreachable) => show(&asked, Some(&error)).await,
        Err(error) => asked.sorry(&error, Some(ACCOUNT.to_owned())),
    }
}

async fn set_out(asked: &Asked, away: Away) -> Result<Response, AppError> {
    let secret = chance::secret();
    let to = city(asked)?.begin(&secret, asked.lang).await?;
    asked.app.away.put(identity::hash(&secret), away, clock::now().0);
    Ok(asked.go_with(to.as_str(), &[(AWAY_COOKIE, &secret, AWAY_SECS)]))
}

/// Back from the provider.
pub(super) async fn back(asked: Asked) -> Response {
    let secret = Cookies::of(&asked.headers).get(AWAY_COOKIE).map(str::to_owned);
    let away = secret.as_deref().and_then(|it| asked.app.away.take(&identity::hash(it), clock::now().0));
    let (Some(secret), Some(away)) = (secret, away) else {
        return with_problem(&asked, None, &AppError::CityExpired);
    };
    let answer = Back {
        code: asked.query("code"),
        state: asked.query("state"),
        iss: asked.query("iss"),
        error: asked.query("error"),
    };
    let proven = async { city(&asked)?.finish(&secret, &answer).await };
    let done = match (proven.await, &away) {
        (Ok(proven), Away::SignIn { next }) => come_in(&asked, &proven, next.as_deref()).await,
        (Ok(proven), Away::Connect { account }) => found(&asked, &proven, *account).await,
        (Ok(_), Away::Found { .. }) => Err(AppError::CityExpired),
        (Err(error), _) => Err(error),
    };
    match (done, away) {
        (Ok(answer), _) => answer,
        (Err(error), Away::SignIn { next }) => with_problem(&asked, next, &error),
        (Err(error), Away::Connect { .. } | Away::Found { .. }) => show(&asked, Some(&error)).await,
    }
}

async fn come_in(asked: &Asked, proven: &Proven, next: Option<&str>) -> Result<Response, AppError> {
    let app = &asked.app;
    let city = city(asked)?;
    let known = app.store.federated_account(city.issuer(), proven.subject()).await?;
    let account = match known {
        Some(account) => AccountId(account),
        None => {
            let citizen = city.citizen(proven).await?;
            match open(asked, city.issuer(), &citizen).await {
                // Twice at the same time: the other was faster.
                Err(AppError::CodeTaken) => {
                    let known = app.store.federated_account(city.issuer(), proven.subject()).await?;
                    known.map(AccountId).ok_or(AppError::CityKnownAddress)?
                }
                other => other?,
            }
        }
    };
    let standing = app.directory.now().await?.accounts.get(account).cloned();
    if standing.is_none_or(|it| it.disabled.is_some()) {
        return Err(AppError::ShutOut);
    }
    if proven.strong() {
        let secret = sessions::replace(app, &asked.headers, account, Strength::Assured).await?;
        return Ok(signed_in(asked, &secret, next.unwrap_or(ACCOUNT)));
    }
    Ok(go_in(asked, account, next).await)
}

/// An account for somebody who was never here.
async fn open(asked: &Asked, issuer: &str, citizen: &Citizen) -> Result<AccountId, AppError> {
    let app = &asked.app;
    let address = citizen.address.as_deref().filter(|it| mail::is_address(it));
    if let Some(address) = address
        && app.store.account_by_address(&mail::folded(address)).await?.is_some()
    {
        return Err(AppError::CityKnownAddress);
    }
    let account = AccountId(chance::id());
    let now = clock::now().0;
    let name = citizen.name.as_deref().and_then(|it| PersonName::parse(it).ok());
    let mut effects = vec![
        Effect::PutAccount {
            account: account.0,
            name: name.map(|it| it.to_string()).unwrap_or_default(),
            lang: asked.lang.tag().to_owned(),
            created_ms: now,
        },
        bound(account, issuer, &citizen.subject),
    ];
    effects.extend(address.map(|address| {
        let address = Address { address: address.to_owned(), folded: mail::folded(address), verified_ms: Some(now) };
        Effect::PutAddress { account: account.0, address }
    }));
    let open = Command::Account(accounts::Command::Open { account });
    app.directory.act(Principal::Public, open, About::default(), effects).await?;
    Ok(account)
}

fn bound(account: AccountId, issuer: &str, subject: &str) -> Effect {
    let federated = Federated { issuer: issuer.to_owned(), subject: subject.to_owned(), since_ms: clock::now().0 };
    Effect::PutFederated { account: account.0, federated }
}

/// Somebody who is signed in has come back to connect: asked once more, since the account there may be another's, who has
/// signed in on this browser.
async fn found(asked: &Asked, proven: &Proven, account: u64) -> Result<Response, AppError> {
    let city = city(asked)?;
    let (here, _) = asked.own().await?;
    if here.0 != account {
        return Err(AppError::OtherAccount);
    }
    match asked.app.store.federated_account(city.issuer(), proven.subject()).await? {
        Some(owner) if owner == account => return Ok(asked.go("/account/city")),
        Some(_) => return Err(AppError::CityTaken),
        None => {}
    }
    let citizen = city.citizen(proven).await?;
    let called = [citizen.name, citizen.address].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let called = if called.is_empty() { citizen.subject.clone() } else { called };
    let secret = chance::secret();
    let away = Away::Found { account, subject: citizen.subject, called };
    asked.app.away.put(identity::hash(&secret), away, clock::now().0);
    Ok(asked.go_with("/account/city", &[(AWAY_COOKIE, &secret, AWAY_SECS)]))
}

pub(super) async fn page(asked: Asked) -> Response {
    show(&asked, None).await
}

/// What waits for a yes: under which key, whose it is, and what it is called.
fn waiting(asked: &Asked, account: AccountId) -> Option<(crate::store::Hash, String, String)> {
    let key = identity::hash(Cookies::of(&asked.headers).get(AWAY_COOKIE)?);
    match asked.app.away.look(&key, clock::now().0)? {
        Away::Found { account: whose, subject, called } if whose == account.0 => Some((key, subject, called)),
        _ => None,
    }
}

async fn show(asked: &Asked, wrong: Option<&AppError>) -> Response {
    let page = async {
        let city = city(asked)?;
        let (account, _) = asked.own().await?;
        let connected = asked.app.store.federated(account.0).await?.into_iter().find(|it| it.issuer == city.issuer());
        let stage = match (connected, waiting(asked, account)) {
            (Some(it), _) => CityStage::On { day: day_in(&asked.app.settings.time_zone, Timestamp(it.since_ms)) },
            (None, Some((_, _, called))) => CityStage::Found { called },
            (None, None) => CityStage::Off,
        };
        let problem = wrong.map(AppError::problem);
        let of_password = matches!(wrong, Some(AppError::OldPasswordWrong));
        Ok::<_, AppError>(CityAccount {
            stage,
            has_password: asked.app.store.password(account.0).await?.is_some(),
            problem: problem.clone().filter(|_| !of_password),
            password_problem: problem.filter(|_| of_password),
        })
    };
    if let Some(error) = wrong {
        error.log();
    }
    let status = wrong.map_or(StatusCode::OK, AppError::status);
    match page.await {
        Ok(page) => asked.page_with(status, Page::Account(AccountPage::City(Box::new(page)))),
        Err(error) => asked.sorry(&error, Some(ACCOUNT.to_owned())),
    }
}

pub(super) async fn act(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    match carry_out(&asked, &form).await {
        Ok(()) => asked.go("/account?saved=yes"),
        Err(error @ (AppError::SessionMissing | AppError::NotFound)) => asked.sorry(&error, Some(ACCOUNT.to_owned())),
        Err(error) => show(&asked, Some(&error)).await,
    }
}

async fn carry_out(asked: &Asked, form: &Form) -> Result<(), AppError> {
    let app = &asked.app;
    let issuer = city(asked)?.issuer();
    let (account, who) = asked.own().await?;
    match form.text("do") {
        "connect" => {
            let (key, subject, _) = waiting(asked, account).ok_or(AppError::CityExpired)?;
            reauthenticate(asked, account, form.text("password")).await?;
            let mut effects = vec![bound(account, issuer, &subject)];
            effects.extend(told(asked, account, FactorChange::CityConnected).await?);
            match app.directory.carry_out(who, effects).await {
                // A second click comes to the same.
                Err(AppError::CodeTaken) if app.store.federated_account(issuer, &subject).await? == Some(account.0) => {
                }
                Err(AppError::CodeTaken) => return Err(AppError::CityTaken),
                other => other?,
            }
            app.away.take(&key, clock::now().0);
            Ok(())
        }
        "disconnect" => {
            if !app.store.federated(account.0).await?.iter().any(|it| it.issuer == issuer) {
                return Ok(());
            }
            reauthenticate(asked, account, form.text("password")).await?;
            let mut effects = vec![Effect::DropFederated { account: account.0, issuer: issuer.to_owned() }];
            effects.extend(told(asked, account, FactorChange::CityDisconnected).await?);
            app.directory.carry_out(who, effects).await.map_err(last_way_in)
        }
        _ => Err(AppError::Malformed),
    }
}

/// What is not found is another way to sign in.
pub(super) fn last_way_in(error: AppError) -> AppError {
    match error {
        AppError::NotFound => AppError::LastWayIn,
        other => other,
    }
}
