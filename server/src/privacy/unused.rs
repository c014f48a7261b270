//! Accounts that nobody uses any more: their owners are told four weeks ahead, and then they are erased, unless somebody
//! signed in meanwhile. Whoever the city still needs stays.

use app::catalogue::UiLang;
use domain::directory::Directory as State;
use domain::directory::waiting::Needed;
use domain::ids::AccountId;
use domain::{Principal, Timestamp};

use super::erase;
use super::retention::Retain;
use crate::app_state::App;
use crate::error::AppError;
use crate::mail::{self, Letter, To};
use crate::store::{MailOutcome, Store};

/// So long before its end somebody is told.
const AHEAD_MS: i64 = 28 * 24 * 60 * 60 * 1000;
/// Whoever was told longer ago than this, because the server stood still or the account was needed meanwhile, is told again.
const TOLD_COUNTS_MS: i64 = 2 * AHEAD_MS;

/// An account that will go, or would if it were not needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unused {
    pub account: AccountId,
    /// When somebody last signed in with it.
    pub used: Timestamp,
    pub needed: Option<Needed>,
}

/// Those whose time is up in four weeks, or before.
///
/// # Errors
/// What the store says when it cannot be read.
pub async fn unused_accounts(
    store: &dyn Store,
    state: &State,
    retain: Retain,
    now: Timestamp,
) -> Result<Vec<Unused>, AppError> {
    let Some(kept_ms) = retain.accounts_ms() else { return Ok(Vec::new()) };
    let unused = store.unused_accounts(now.0.saturating_sub(kept_ms).saturating_add(AHEAD_MS)).await?;
    let known = unused.into_iter().filter(|(account, _)| state.accounts.get(AccountId(*account)).is_some());
    let found = known.map(|(account, used_ms)| {
        let account = AccountId(account);
        Unused { account, used: Timestamp(used_ms), needed: state.needs(account, now) }
    });
    Ok(found.collect())
}

/// Tells whose account will go, and erases those whose owners were told four weeks ago.
///
/// # Errors
/// What the store says when it cannot answer; what was done until then is done.
pub(super) async fn sweep(app: &App, retain: Retain, now: Timestamp) -> Result<(), AppError> {
    let Some(kept_ms) = retain.accounts_ms() else { return Ok(()) };
    let mut silent = 0;
    let state = app.directory.now().await?;
    for unused in unused_accounts(&*app.store, &state, retain, now).await? {
        let Unused { account, used, needed: None } = unused else { continue };
        let known = format!("unused:{}:", used.0);
        let words = app.store.reminders(account.0).await?;
        let told: Vec<&(String, i64)> = words.iter().filter(|(about, _)| about.starts_with(&known)).collect();
        let last = told.iter().max_by_key(|(_, at)| *at);
        match last.map(|(about, at)| (about, now.0 - at)) {
            Some((about, since))
                if (AHEAD_MS..=TOLD_COUNTS_MS).contains(&since) && arrived(app, &words, about).await? =>
            {
                if used.0 < now.0 - kept_ms {
                    end(app, account, used, now).await?;
                }
            }
            Some((_, since)) if since < AHEAD_MS => {}
            // Not told yet, or so long ago that it does not count, or the mail server would not take it: once more.
            Some(_) | None => {
                let last_day = Timestamp(used.0.saturating_add(kept_ms).max(now.0 + AHEAD_MS));
                let told = tell(app, account, last_day, format!("{known}{}", told.len()), now).await?;
                silent += u32::from(last.is_some() || !told);
            }
        }
    }
    if silent > 0 {
        tracing::warn!(accounts = silent, "unused accounts stay: their owners could not be told by mail so far");
    }
    Ok(())
}

/// Whether the mail that told of it was taken on, where there was one: its id stands in a word of its own.
async fn arrived(app: &App, words: &[(String, i64)], about: &str) -> Result<bool, AppError> {
    let with = format!("mail:{about}:");
    let id = words.iter().find_map(|(word, _)| word.strip_prefix(&with));
    match id.and_then(|id| u64::from_str_radix(id, 16).ok()) {
        Some(id) => Ok(app.store.mail_outcome(id).await? == Some(MailOutcome::Sent)),
        None => Ok(true),
    }
}

/// Writes down that somebody was told, together with the mail. An account that nobody can be reached at, or that is shut out,
/// goes without. False: there is an address, and no mail is sent from here.
async fn tell(
    app: &App,
    account: AccountId,
    last_day: Timestamp,
    about: String,
    now: Timestamp,
) -> Result<bool, AppError> {
    let Some(known) = app.store.account(account.0).await? else { return Ok(true) };
    let address =
        app.store.address(account.0).await?.filter(|it| known.disabled_ms.is_none() && it.verified_ms.is_some());
    if address.is_some() && !app.settings.mail_works() {
        return Ok(false);
    }
    let mail = address.map(|address| {
        let lang = UiLang::from_tag(&known.lang).unwrap_or(app.settings.language);
        let to = To { account: Some(account.0), address: address.address, lang };
        let sign_in = format!("{}/sign-in", app.settings.public_url);
        mail::write(&app.settings, &to, &Letter::UnusedAccount { day: last_day, sign_in })
    });
    // The first word is the same whoever goes round, so that it happens once; the second finds the mail again.
    let sent = mail.as_ref().map(|mail| format!("mail:{about}:{:x}", mail.id));
    let words: Vec<String> = [about].into_iter().chain(sent).collect();
    app.store.put_reminders(account.0, &words, now.0, mail).await?;
    Ok(true)
}

/// Erases, if nothing has changed in the meantime.
async fn end(app: &App, account: AccountId, used: Timestamp, now: Timestamp) -> Result<(), AppError> {
    let signed_in = app.store.about_account(account.0).await?.seen_ms.is_some_and(|seen| seen > used.0);
    if signed_in || app.directory.now().await?.needs(account, now).is_some() {
        return Ok(());
    }
    match erase(app, Principal::Operator, account, false).await {
        Ok(_) => tracing::info!(%account, "an account that nobody used any more is erased"),
        // Another server was faster, or it will go the next time.
        Err(error) => tracing::warn!(%account, %error, "an unused account stays for now"),
    }
    Ok(())
}
