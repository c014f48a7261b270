//! The end of an account, and that it stays the end.

use domain::Actor;
use domain::Principal;
use domain::directory::{Command, Directory as State, Event, accounts};
use domain::ids::{AccountId, SeatId, WorkshopId};
use domain::workshop::poll::Seed;
use domain::workshop::{Comment, Context, Standing, withdraw_all};

use super::ErasedList;
use super::erased_list::Erased;
use crate::app_state::App;
use crate::clock;
use crate::directory::{About, Directory};
use crate::error::AppError;
use crate::identity::hash_invited;
use crate::store::{Contact, Effect, Store};

/// What somebody has said in workshops that is in the account.
#[derive(Debug, Clone, Copy, Default)]
pub struct Contributions {
    pub seats: u32,
    /// Can be taken back now.
    pub withdrawable: u32,
    /// Stays in any case.
    pub staying: u32,
}

async fn claims(store: &dyn Store, account: AccountId) -> Result<Vec<(WorkshopId, SeatId)>, AppError> {
    let claims = store.claims(account.0).await?;
    Ok(claims.into_iter().map(|(workshop, seat)| (WorkshopId(workshop), SeatId(seat))).collect())
}

/// Counts what an account's owner has contributed.
///
/// # Errors
/// What the store says when it cannot be read.
pub async fn contributions(app: &App, account: AccountId) -> Result<Contributions, AppError> {
    let mut all = Contributions::default();
    for (workshop, seat) in claims(&*app.store, account).await? {
        let context = Context { now: clock::now(), fresh: 0, seed: Seed([0; 32]) };
        let room = app.rooms.get(workshop).await?;
        let (withdrawable, standing) = room
            .read(move |state, _| {
                let by = Actor::Seat(seat);
                let cards = state.cards.values();
                let stands = |standing: &Standing| !matches!(standing, Standing::Withdrawn);
                let own = cards
                    .map(|card| {
                        // What was written down for others is theirs.
                        let own = card.author == by && card.behalf.is_none() && stands(&card.standing);
                        let mine = |it: &&Comment| it.author == by && it.behalf.is_none() && stands(&it.standing);
                        let remarks = card.comments.iter().filter(mine);
                        usize::from(own) + remarks.count()
                    })
                    .sum::<usize>();
                (withdraw_all(state, by, context).len(), own)
            })
            .await?;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        all.seats += 1;
        all.withdrawable += count(withdrawable);
        all.staying += count(standing.saturating_sub(withdrawable));
    }
    Ok(all)
}

/// Erases an account with all that names its owner, and ends all that is open with it. With `withdraw`, all contributions that can
/// still be taken back are taken back first. Answers with the seats it had.
///
/// # Errors
/// Why nothing was erased; contributions may have been taken back all the same, if the store failed in between.
pub async fn erase(
    app: &App,
    who: Principal,
    account: AccountId,
    withdraw: bool,
) -> Result<Vec<(WorkshopId, SeatId)>, AppError> {
    let command = Command::Account(accounts::Command::Erase { account });
    app.directory.would(who, command.clone()).await?;
    let claims = claims(&*app.store, account).await?;
    if withdraw {
        for (workshop, seat) in &claims {
            app.rooms.get(*workshop).await?.withdraw_all(*seat).await?;
        }
    }
    let effects = effects(&*app.store, &*app.directory.now().await?, account).await?;
    app.directory.act(who, command, About::default(), effects).await?;
    let erased = claims.iter().map(|(workshop, seat)| Erased::Seat(*workshop, *seat));
    if let Err(error) = app.erased.add(erased.chain([Erased::Account(account)]), clock::now().0) {
        // The database knows of it; the next start writes what is missing here.
        tracing::error!(%error, "the list of erased accounts cannot be written");
    }
    for (workshop, seat) in &claims {
        let room = app.rooms.get(*workshop).await?;
        room.names_changed().await?;
        room.close_seat(*seat).await?;
    }
    app.rooms.close_facilitator(account).await;
    Ok(claims)
}

/// What goes with an account: all that is its own, and where organisations name its owner.
async fn effects(store: &dyn Store, state: &State, account: AccountId) -> Result<Vec<Effect>, AppError> {
    let mut effects = Vec::new();
    if let Some(address) = store.address(account.0).await? {
        for (organisation, _) in state.organisations.iter() {
            let hash = hash_invited(organisation, &address.folded);
            let invited = store.invited_by(organisation.0).await?.into_iter().filter(|it| it.address_hash == hash);
            effects.extend(invited.map(|it| Effect::DropInvited { invitation: it.invitation }));
        }
    }
    let name = store.account(account.0).await?.map(|it| it.name).unwrap_or_default().to_lowercase();
    for (organisation, ..) in state.organisations.of(account, clock::now()).filter(|_| !name.is_empty()) {
        // The office's own address and telephone stay: they are nobody's.
        if let Some(contact) = store.contact(organisation.0).await?.filter(|it| it.person.to_lowercase() == name) {
            let contact = Contact { person: String::new(), ..contact };
            effects.push(Effect::PutContact { organisation: organisation.0, contact });
        }
    }
    // Last: with the address goes what is found by it.
    effects.push(Effect::EraseAccount { account: account.0 });
    Ok(effects)
}

/// At a start: whoever was erased is erased, even if an older copy of the database has been brought back; and the list is made whole
/// where a start or a disk failed in between.
///
/// # Errors
/// What the list or the store says when it cannot be read or written.
pub async fn erase_again(store: &dyn Store, directory: &Directory, list: &ErasedList) -> Result<(), AppError> {
    let unreadable = |error: std::io::Error| AppError::Internal(format!("the list of erased accounts: {error}"));
    let listed = list.read().map_err(unreadable)?;
    let mut unlisted = Vec::new();
    let mut after = 0;
    loop {
        let page = directory.history(after).await?;
        let Some(last) = page.last() else { break };
        after = last.seq;
        for recorded in &page {
            if let Ok(Event::Account(accounts::Event::AccountErased { account })) = serde_json::from_str(&recorded.body)
            {
                unlisted.push(Erased::Account(account));
            }
        }
    }
    let erased_seats = store.erased_seats().await?;
    unlisted.extend(erased_seats.iter().map(|(workshop, seat)| Erased::Seat(WorkshopId(*workshop), SeatId(*seat))));
    unlisted.retain(|erased| !listed.contains_key(erased));
    list.add(unlisted, clock::now().0).map_err(unreadable)?;

    let state = directory.now().await?;
    let mut effects = Vec::new();
    for erased in listed.keys() {
        match erased {
            Erased::Account(account) => {
                let all = self::effects(store, &state, *account).await?;
                if state.accounts.get(*account).is_some() {
                    let command = Command::Account(accounts::Command::Erase { account: *account });
                    directory.act(Principal::Operator, command, About::default(), all).await?;
                } else if store.account(account.0).await?.is_some() {
                    effects.extend(all);
                }
            }
            Erased::Seat(workshop, seat) => {
                if !erased_seats.contains(&(workshop.0, seat.0)) {
                    effects.push(Effect::ErasePerson { workshop: workshop.0, seat: seat.0 });
                }
            }
        }
    }
    if effects.is_empty() {
        return Ok(());
    }
    directory.carry_out(Principal::Operator, effects).await
}
