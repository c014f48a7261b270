//! An account's own page, and what its owner changes there.

use app::pages::{AccountPage, ClaimedSeat, Overview, Page};
use axum::extract::{Path, RawForm};
use axum::http::StatusCode;
use axum::response::Response;
use domain::directory::accounts::CityRole;
use domain::ids::{AccountId, SeatId, WorkshopId};
use domain::text::PersonName;
use domain::{Principal, Refusal, Right, directory, may};

use super::asked::Asked;
use super::form::Form;
use super::register::{Errand, about_owner, address_taken, errand, fresh_password, password_changed, post, whose_mail};
use crate::clock;
use crate::error::AppError;
use crate::identity::{self, Cookies, sessions};
use crate::mail::{self, Letter, To};
use crate::store::{Address, Effect};

/// So many cookies are looked through for seats.
const MOST_SEATS: usize = 60;

/// What went wrong with a form of the page.
#[derive(Default)]
struct Wrong {
    name: Option<AppError>,
    typed_name: Option<String>,
    merge: Option<AppError>,
}

pub(super) async fn page(asked: Asked) -> Response {
    match asked.own().await {
        Ok((account, who)) => show(&asked, account, who, Wrong::default()).await,
        Err(AppError::SessionMissing) => asked.go("/sign-in"),
        Err(error) => asked.sorry(&error, None),
    }
}

async fn show(asked: &Asked, account: AccountId, who: Principal, wrong: Wrong) -> Response {
    let status = wrong.name.as_ref().or(wrong.merge.as_ref()).map_or(StatusCode::OK, AppError::status);
    match overview(asked, account, who, wrong).await {
        Ok(page) => asked.page_with(status, Page::Account(AccountPage::Overview(Box::new(page)))),
        Err(error) => asked.sorry(&error, None),
    }
}

async fn overview(asked: &Asked, account: AccountId, who: Principal, wrong: Wrong) -> Result<Overview, AppError> {
    let store = &*asked.app.store;
    let directory = asked.app.directory.now().await?;
    let name = store.account(account.0).await?.map(|it| it.name).unwrap_or_default();
    let totp = store.totp(account.0).await?;
    let coordinating = may(who, Right::Coordinate, &directory, clock::now());
    Ok(Overview {
        name: wrong.typed_name.unwrap_or(name),
        name_problem: wrong.name.as_ref().map(AppError::problem),
        address: store.address(account.0).await?.map(|it| (it.address, it.verified_ms.is_some())),
        has_password: store.password(account.0).await?.is_some(),
        second_factor: totp.is_some_and(|it| it.confirmed_ms.is_some()),
        city: match &asked.app.city {
            Some(city) => Some(store.federated(account.0).await?.iter().any(|it| it.issuer == city.issuer())),
            None => None,
        },
        passkeys: match asked.app.passkeys {
            Some(_) => Some(u32::try_from(store.passkeys(account.0).await?.len()).unwrap_or(u32::MAX)),
            None => None,
        },
        second_factor_wanted: coordinating == Err(directory::Refusal::SecondFactorNeeded),
        codes_left: store.count_recovery_codes(account.0).await?,
        roles: directory.accounts.get(account).map(|it| it.roles.iter().copied().collect()).unwrap_or_default(),
        facilitates: may(who, Right::PrepareWorkshops, &directory, clock::now()).is_ok(),
        coordinates: directory.accounts.has(account, CityRole::Coordinator),
        seats: seats(asked, account).await?,
        claimable: claimable(asked).await?,
        mail_works: asked.app.settings.mail_works(),
        merge_problem: wrong.merge.as_ref().map(AppError::problem),
        saved: asked.query("saved").is_some(),
    })
}

async fn seats(asked: &Asked, account: AccountId) -> Result<Vec<ClaimedSeat>, AppError> {
    let mut seats = Vec::new();
    for (workshop, _) in asked.app.store.claims(account.0).await? {
        seats.push(seat_in(asked, WorkshopId(workshop)).await?);
    }
    Ok(seats)
}

/// Seats that this browser holds by their own tokens, and nobody has taken along.
async fn claimable(asked: &Asked) -> Result<Vec<ClaimedSeat>, AppError> {
    let store = &*asked.app.store;
    let mut seats = Vec::new();
    for (name, token) in Cookies::of(&asked.headers).iter().take(MOST_SEATS) {
        let Some(workshop) = name.strip_prefix("seat-").and_then(|id| id.parse().ok()) else { continue };
        let Ok(seat) = identity::seat_of_token(store, workshop, token).await else { continue };
        if store.claimed_by(workshop.0, seat.0).await?.is_none() {
            seats.push(seat_in(asked, workshop).await?);
        }
    }
    Ok(seats)
}

async fn seat_in(asked: &Asked, workshop: WorkshopId) -> Result<ClaimedSeat, AppError> {
    let room = asked.app.rooms.get(workshop).await?;
    let seat = room.look(move |state, _| {
        let about = state.about.as_ref();
        ClaimedSeat {
            workshop,
            title: about.map(|it| it.title.to_string()).unwrap_or_default(),
            date: about.and_then(|it| it.date.as_ref()).map(ToString::to_string),
        }
    });
    seat.await
}

pub(super) async fn rename(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let (account, who) = match asked.own().await {
        Ok(own) => own,
        Err(error) => return asked.sorry(&error, None),
    };
    let renamed = async {
        let name = PersonName::parse(form.text("name")).map_err(Refusal::from)?;
        let known = asked.app.store.account(account.0).await?.ok_or(AppError::NotFound)?;
        let effect = Effect::PutAccount {
            account: account.0,
            name: name.to_string(),
            lang: asked.lang.tag().to_owned(),
            created_ms: known.created_ms,
        };
        asked.app.directory.carry_out(who, vec![effect]).await
    };
    match renamed.await {
        Ok(()) => asked.go("/account?saved=yes"),
        Err(error) => {
            let typed_name = Some(form.text("name").to_owned());
            show(&asked, account, who, Wrong { name: Some(error), typed_name, merge: None }).await
        }
    }
}

/// Checks the password of whoever is signed in, as often as signing in is allowed.
pub(super) async fn reauthenticate(asked: &Asked, account: AccountId, typed: &str) -> Result<(), AppError> {
    let app = &asked.app;
    let Some(phc) = app.store.password(account.0).await? else { return Ok(()) };
    app.limits.sign_in(&identity::hash(&format!("account:{account}")))?;
    if app.passwords.fits(typed, Some(phc)).await? { Ok(()) } else { Err(AppError::OldPasswordWrong) }
}

pub(super) async fn password_page(asked: Asked) -> Response {
    asked.shown(password_shown(&asked, None).await, None)
}

async fn password_shown(asked: &Asked, wrong: Option<&AppError>) -> Result<Page, AppError> {
    let (account, _) = asked.own().await?;
    let has_password = asked.app.store.password(account.0).await?.is_some();
    let problem = wrong.map(AppError::problem);
    let (old, new) = if matches!(wrong, Some(AppError::Password(_))) { (None, problem) } else { (problem, None) };
    Ok(Page::Account(AccountPage::Password { has_password, old, new }))
}

pub(super) async fn password(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let changed = async {
        let (account, who) = asked.own().await?;
        reauthenticate(&asked, account, form.text("password")).await?;
        let about = about_owner(&asked, account).await?;
        let phc = fresh_password(&asked, &form, &about.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        let mut effects = vec![
            Effect::PutPassword { account: account.0, phc, set_ms: clock::now().0 },
            Effect::EndSessions { account: account.0, except: identity::session_hash(&asked.headers) },
            Effect::DropMailTokens { account: account.0 },
        ];
        effects.extend(password_changed(&asked, account).await?);
        asked.app.directory.carry_out(who, effects).await?;
        // Those whose session still counts come back at once.
        asked.app.rooms.close_facilitator(account).await;
        Ok::<_, AppError>(())
    };
    match changed.await {
        Ok(()) => asked.go("/account?saved=yes"),
        Err(error @ (AppError::Password(_) | AppError::OldPasswordWrong | AppError::TooFast { .. })) => {
            error.log();
            asked.shown(password_shown(&asked, Some(&error)).await, Some(&error))
        }
        Err(error) => asked.sorry(&error, Some("/account/password".to_owned())),
    }
}

async fn address_shown(asked: &Asked, typed: &str, wrong: Option<&AppError>) -> Result<Page, AppError> {
    let (account, _) = asked.own().await?;
    let problem = wrong.map(AppError::problem);
    let (password, address) = match wrong {
        Some(AppError::OldPasswordWrong) => (problem, None),
        _ => (None, problem),
    };
    Ok(Page::Account(AccountPage::Address {
        typed: typed.to_owned(),
        has_address: asked.app.store.address(account.0).await?.is_some(),
        has_password: asked.app.store.password(account.0).await?.is_some(),
        address,
        password,
    }))
}

pub(super) async fn address_page(asked: Asked) -> Response {
    asked.shown(address_shown(&asked, "", None).await, None)
}

pub(super) async fn address(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let typed = form.text("address").trim();
    match change_address(&asked, typed, form.text("password")).await {
        Ok(true) => asked.page(Page::Account(AccountPage::Posted { certain: true, back: "/account" })),
        Ok(false) => asked.go("/account?saved=yes"),
        Err(error) => {
            error.log();
            asked.shown(address_shown(&asked, typed, Some(&error)).await, Some(&error))
        }
    }
}

/// Sends a link to the new address: true. Where no mail can be sent, it is taken as it is: false.
async fn change_address(asked: &Asked, typed: &str, password: &str) -> Result<bool, AppError> {
    let app = &asked.app;
    let (account, who) = asked.own().await?;
    if !mail::is_address(typed) {
        return Err(AppError::AddressInvalid);
    }
    reauthenticate(asked, account, password).await?;
    let folded = mail::folded(typed);
    if !app.settings.mail_works() {
        let address = Address { address: typed.to_owned(), folded, verified_ms: None };
        let effect = Effect::PutAddress { account: account.0, address };
        app.directory.carry_out(who, vec![effect]).await.map_err(address_taken)?;
        return Ok(false);
    }
    let to = To { account: Some(account.0), address: typed.to_owned(), lang: asked.lang };
    app.limits.mail(&identity::hash(&folded))?;
    let effects = match app.store.account_by_address(&folded).await? {
        Some(other) if other != account.0 => {
            let sign_in = format!("{}/sign-in", app.settings.public_url);
            vec![post(asked, &To { account: Some(other), ..to }, &Letter::AddressKnown { sign_in })]
        }
        _ => {
            let (link, until, token) = errand(asked, Some(account), &Errand::Address { address: typed.to_owned() });
            vec![token, post(asked, &to, &Letter::ChangeAddress { link, until })]
        }
    };
    app.directory.carry_out(who, effects).await?;
    Ok(true)
}

/// Sends a link to the address of another account of the same person.
pub(super) async fn merge(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let typed = form.text("address").trim();
    let (account, who) = match asked.own().await {
        Ok(own) => own,
        Err(error) => return asked.sorry(&error, None),
    };
    let sent = async {
        let app = &asked.app;
        if !mail::is_address(typed) {
            return Err(AppError::AddressInvalid);
        }
        if !app.settings.mail_works() {
            return Err(AppError::NoMail);
        }
        let folded = mail::folded(typed);
        app.limits.mail(&identity::hash(&folded))?;
        // Whoever asks is told the same whether or not there is such an account.
        let Some(other) = app.store.account_by_address(&folded).await?.filter(|it| *it != account.0) else {
            return Ok(());
        };
        let Some(to) = whose_mail(&asked, AccountId(other)).await? else { return Ok(()) };
        let (link, until, token) = errand(&asked, Some(AccountId(other)), &Errand::Merge { into: account });
        app.directory.carry_out(who, vec![token, post(&asked, &to, &Letter::MergeAccounts { link, until })]).await
    };
    match sent.await {
        Ok(()) => asked.page(Page::Account(AccountPage::Posted { certain: false, back: "/account" })),
        Err(error) => show(&asked, account, who, Wrong { merge: Some(error), ..Wrong::default() }).await,
    }
}

/// A guest's seat is taken along into the account of whoever is signed in with the same browser.
pub(super) async fn claim(asked: Asked, Path(workshop): Path<String>) -> Response {
    let claimed = async {
        let workshop: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
        let (account, who) = asked.own().await?;
        let seat = identity::seat(&*asked.app.store, workshop, &asked.headers).await?;
        take_along(&asked, workshop, seat, account, who).await?;
        Ok(workshop)
    };
    match claimed.await {
        // Neither opens anything any more.
        Ok(workshop) => {
            let (seat, code) = (identity::seat_cookie(workshop), identity::reentry_cookie(workshop));
            asked.go_with("/account?saved=yes#seats", &[(&seat, "", 0), (&code, "", 0)])
        }
        Err(error) => asked.sorry(&error, Some("/account".to_owned())),
    }
}

async fn take_along(
    asked: &Asked,
    workshop: WorkshopId,
    seat: SeatId,
    account: AccountId,
    who: Principal,
) -> Result<(), AppError> {
    let store = &asked.app.store;
    match store.claimed_by(workshop.0, seat.0).await? {
        Some(owner) if owner == account.0 => return Ok(()),
        Some(_) => return Err(AppError::SeatTaken),
        None => {}
    }
    let room = asked.app.rooms.get(workshop).await?;
    let people = room.look(move |state, _| state.seats.get(&seat).map_or(1, |it| it.people)).await?;
    if people > 1 {
        return Err(AppError::SeatShared);
    }
    let effect = Effect::PutClaim { account: account.0, workshop: workshop.0, seat: seat.0 };
    match asked.app.directory.carry_out(who, vec![effect]).await {
        // Those who are there with the account come back at once.
        Ok(()) => room.reopen_seat(seat).await,
        Err(AppError::CodeTaken) => Err(AppError::SeatTaken),
        Err(error) => Err(error),
    }
}

/// A fresh session's answer after a second factor was set up: it has been shown just now.
pub(super) async fn assured(asked: &Asked, account: AccountId) -> Result<String, AppError> {
    sessions::replace(&asked.app, &asked.headers, account, crate::store::Strength::Assured).await
}
