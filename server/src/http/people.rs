//! Everybody's accounts and rights, for whoever coordinates. What is changed counts at once, in open consoles too.

use std::collections::HashMap;

use app::pages::{AccountPage, Page, People, PersonRow};
use axum::extract::RawForm;
use axum::response::Response;
use domain::directory::accounts::{CityRole, Command as Account};
use domain::directory::{Command, Directory};
use domain::ids::AccountId;
use domain::{Principal, Right, Timestamp};

use super::asked::{Asked, day_in};
use super::form::Form;
use crate::clock;
use crate::directory::About;
use crate::error::AppError;
use crate::store::Effect;

pub(super) async fn page(asked: Asked) -> Response {
    asked.shown(listed(&asked, None).await, None)
}

async fn listed(asked: &Asked, wrong: Option<&AppError>) -> Result<Page, AppError> {
    let who = asked.may(Right::Coordinate).await?;
    let directory = asked.app.directory.now().await?;
    let mut addresses: HashMap<u64, String> = asked.app.store.addresses().await?.into_iter().collect();
    let sought = asked.query("q").unwrap_or_default().trim().to_owned();
    let fits = |text: &str| text.to_lowercase().contains(&sought.to_lowercase());
    let known = asked.app.store.accounts().await?.into_iter();
    let people = known
        .filter_map(|it| row(asked, &directory, who, AccountId(it.id), it.name, addresses.remove(&it.id)))
        .filter(|it| fits(&it.name) || it.address.as_deref().is_some_and(fits))
        .collect();
    Ok(Page::Account(AccountPage::People(People { people, sought, problem: wrong.map(AppError::problem) })))
}

fn row(
    asked: &Asked,
    directory: &Directory,
    who: Principal,
    account: AccountId,
    name: String,
    address: Option<String>,
) -> Option<PersonRow> {
    let standing = directory.accounts.get(account)?;
    Some(PersonRow {
        id: account.to_string(),
        name,
        address,
        roles: standing.roles.iter().copied().collect(),
        disabled: standing.disabled.is_some(),
        since: day_in(&asked.app.settings.time_zone, Timestamp(standing.opened.0)),
        own: who.account() == Some(account),
    })
}

pub(super) async fn change(asked: Asked, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let changed = async {
        let who = asked.may(Right::Coordinate).await?;
        let account: AccountId = form.text("account").parse().map_err(|_| AppError::Malformed)?;
        let (command, effects) = asked_for(form.text("do"), account).ok_or(AppError::Malformed)?;
        asked.app.directory.act(who, Command::Account(command), About::default(), effects).await?;
        // Those whose session still counts come back at once.
        asked.app.rooms.close_facilitator(account).await;
        Ok::<_, AppError>(())
    };
    match changed.await {
        Ok(()) | Err(AppError::Directory(domain::directory::Refusal::AlreadySo)) => asked.go("/accounts"),
        Err(error @ AppError::Directory(_)) => {
            error.log();
            asked.shown(listed(&asked, Some(&error)).await, Some(&error))
        }
        Err(error) => asked.sorry(&error, Some("/accounts".to_owned())),
    }
}

fn asked_for(act: &str, account: AccountId) -> Option<(Account, Vec<Effect>)> {
    let disabled = |since_ms| vec![Effect::DisableAccount { account: account.0, since_ms }];
    Some(match act {
        "disable" => (Account::Disable { account }, disabled(Some(clock::now().0))),
        "enable" => (Account::Enable { account }, disabled(None)),
        _ => {
            let (act, role) = act.split_once('-')?;
            let role = CityRole::from_key(role)?;
            match act {
                "grant" => (Account::Grant { account, role }, Vec::new()),
                "revoke" => (Account::Revoke { account, role }, Vec::new()),
                _ => return None,
            }
        }
    })
}
