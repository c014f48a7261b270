//! Accounts (Konten) and the rights they have been given. The person behind an account is nobody's business here.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Context, Directory, Refusal};
use crate::actor::{Principal, Right, may};
use crate::ids::{AccountId, WorkshopId};
use crate::time::Timestamp;

/// A part that is given to an account for the whole city, until it is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CityRole {
    /// The integration officer (Integrationsbeauftragte:r, Koordination): gives rights, verifies, keeps the texts of record.
    Coordinator,
    /// May prepare workshops and run those.
    Facilitator,
}

impl CityRole {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Coordinator, Self::Facilitator];

    /// The name it is stored under.
    pub fn key(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Facilitator => "facilitator",
        }
    }

    /// The role of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// How an account stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub opened: Timestamp,
    pub roles: BTreeSet<CityRole>,
    /// Since when nobody gets in with it.
    pub disabled: Option<Timestamp>,
}

/// All accounts that are there. One that was deleted or went over into another is here no more; history still names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accounts {
    known: BTreeMap<AccountId, Standing>,
}

impl Accounts {
    /// One that is there.
    pub fn get(&self, account: AccountId) -> Option<&Standing> {
        self.known.get(&account)
    }

    /// All, by id.
    pub fn iter(&self) -> impl Iterator<Item = (AccountId, &Standing)> {
        self.known.iter().map(|(id, standing)| (*id, standing))
    }

    /// Whether an account that may get in has a role.
    pub fn has(&self, account: AccountId, role: CityRole) -> bool {
        self.get(account).is_some_and(|it| it.disabled.is_none() && it.roles.contains(&role))
    }

    /// Whether somebody may prepare workshops, and run those where he is listed.
    pub fn facilitates(&self, account: AccountId) -> bool {
        self.has(account, CityRole::Facilitator) || self.has(account, CityRole::Coordinator)
    }

    /// Those who have a role and may get in.
    pub fn with(&self, role: CityRole) -> impl Iterator<Item = AccountId> {
        self.iter().filter(move |(id, _)| self.has(*id, role)).map(|(id, _)| id)
    }

    fn known(&self, account: AccountId) -> Result<&Standing, Refusal> {
        self.get(account).ok_or(Refusal::Unknown)
    }

    /// Somebody must be left who can give rights.
    fn someone_else_coordinates(&self, account: AccountId) -> Result<(), Refusal> {
        match self.with(CityRole::Coordinator).any(|other| other != account) {
            false if self.has(account, CityRole::Coordinator) => Err(Refusal::LastCoordinator),
            _ => Ok(()),
        }
    }
}

/// What somebody wants done with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Somebody has shown that an address is theirs, or comes from the city's identity provider.
    Open {
        account: AccountId,
    },
    Grant {
        account: AccountId,
        role: CityRole,
    },
    Revoke {
        account: AccountId,
        role: CityRole,
    },
    /// Nobody gets in with it until it is enabled again.
    Disable {
        account: AccountId,
    },
    Enable {
        account: AccountId,
    },
    /// Lets somebody run a workshop beside those who do.
    AddSteward {
        workshop: WorkshopId,
        account: AccountId,
    },
    RemoveSteward {
        workshop: WorkshopId,
        account: AccountId,
    },
    /// Whoever runs the server takes a lost second factor off, for an owner who has shown who he is.
    ForgetFactor {
        account: AccountId,
    },
    /// Its owner takes it away, with all that names a person. The software itself does so again where an older copy of the data
    /// was brought back, and where nobody has used an account for as long as the city keeps one.
    Erase {
        account: AccountId,
    },
    /// Both are one person's, who has shown that: `from` goes over into `into`.
    Merge {
        from: AccountId,
        into: AccountId,
    },
}

/// What happened to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    AccountOpened { account: AccountId },
    RoleGranted { account: AccountId, role: CityRole },
    RoleRevoked { account: AccountId, role: CityRole },
    AccountDisabled { account: AccountId },
    AccountEnabled { account: AccountId },
    StewardAdded { workshop: WorkshopId, account: AccountId },
    StewardRemoved { workshop: WorkshopId, account: AccountId },
    FactorForgotten { account: AccountId },
    AccountErased { account: AccountId },
    AccountMerged { from: AccountId, into: AccountId },
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AccountOpened { .. } => "account_opened",
            Self::RoleGranted { .. } => "role_granted",
            Self::RoleRevoked { .. } => "role_revoked",
            Self::AccountDisabled { .. } => "account_disabled",
            Self::AccountEnabled { .. } => "account_enabled",
            Self::StewardAdded { .. } => "steward_added",
            Self::StewardRemoved { .. } => "steward_removed",
            Self::FactorForgotten { .. } => "factor_forgotten",
            Self::AccountErased { .. } => "account_erased",
            Self::AccountMerged { .. } => "account_merged",
        }
    }
}

pub(super) fn decide(
    directory: &Directory,
    command: Command,
    by: Principal,
    context: Context,
) -> Result<Vec<super::Event>, Refusal> {
    let accounts = &directory.accounts;
    let event = match command {
        Command::Open { account } => {
            if accounts.get(account).is_some() {
                return Err(Refusal::AlreadySo);
            }
            Event::AccountOpened { account }
        }
        Command::Grant { account, role } => {
            may(by, Right::Coordinate, directory, context.now)?;
            let standing = accounts.known(account)?;
            if standing.roles.contains(&role) {
                return Err(Refusal::AlreadySo);
            }
            Event::RoleGranted { account, role }
        }
        Command::Revoke { account, role } => {
            may(by, Right::Coordinate, directory, context.now)?;
            if !accounts.known(account)?.roles.contains(&role) {
                return Err(Refusal::AlreadySo);
            }
            if role == CityRole::Coordinator && by != Principal::Operator {
                accounts.someone_else_coordinates(account)?;
            }
            Event::RoleRevoked { account, role }
        }
        Command::Disable { account } => {
            may(by, Right::Coordinate, directory, context.now)?;
            if accounts.known(account)?.disabled.is_some() {
                return Err(Refusal::AlreadySo);
            }
            if by != Principal::Operator {
                accounts.someone_else_coordinates(account)?;
            }
            Event::AccountDisabled { account }
        }
        Command::Enable { account } => {
            may(by, Right::Coordinate, directory, context.now)?;
            if accounts.known(account)?.disabled.is_none() {
                return Err(Refusal::AlreadySo);
            }
            Event::AccountEnabled { account }
        }
        Command::AddSteward { workshop, account } => {
            may(by, Right::Staff { runs: context.runs == Some(workshop) }, directory, context.now)?;
            accounts.known(account)?;
            if !accounts.facilitates(account) {
                return Err(Refusal::NotFacilitator);
            }
            Event::StewardAdded { workshop, account }
        }
        Command::RemoveSteward { workshop, account } => {
            may(by, Right::Staff { runs: context.runs == Some(workshop) }, directory, context.now)?;
            accounts.known(account)?;
            Event::StewardRemoved { workshop, account }
        }
        Command::ForgetFactor { account } => {
            if by != Principal::Operator {
                return Err(Refusal::NotPermitted);
            }
            accounts.known(account)?;
            Event::FactorForgotten { account }
        }
        Command::Erase { account } => {
            if by != Principal::Operator {
                may(by, Right::Own(account), directory, context.now)?;
                accounts.someone_else_coordinates(account)?;
            }
            accounts.known(account)?;
            Event::AccountErased { account }
        }
        Command::Merge { from, into } => {
            may(by, Right::Own(into), directory, context.now)?;
            if from == into {
                return Err(Refusal::AlreadySo);
            }
            // Whoever is shut out does not come in by way of another account.
            if accounts.known(from)?.disabled.is_some() || accounts.known(into)?.disabled.is_some() {
                return Err(Refusal::NotPermitted);
            }
            Event::AccountMerged { from, into }
        }
    };
    Ok(vec![super::Event::Account(event)])
}

pub(super) fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    let known = &mut directory.accounts.known;
    match event {
        Event::AccountOpened { account } => {
            known.insert(*account, Standing { opened: at, roles: BTreeSet::new(), disabled: None });
        }
        Event::RoleGranted { account, role } => {
            if let Some(standing) = known.get_mut(account) {
                standing.roles.insert(*role);
            }
        }
        Event::RoleRevoked { account, role } => {
            if let Some(standing) = known.get_mut(account) {
                standing.roles.remove(role);
            }
        }
        Event::AccountDisabled { account } => {
            if let Some(standing) = known.get_mut(account) {
                standing.disabled = Some(at);
            }
        }
        Event::AccountEnabled { account } => {
            if let Some(standing) = known.get_mut(account) {
                standing.disabled = None;
            }
        }
        // Who runs which workshop is asked of the store, which holds it for every workshop there ever was.
        Event::StewardAdded { .. } | Event::StewardRemoved { .. } => {}
        // A second factor lies beside the directory.
        Event::FactorForgotten { .. } => {}
        Event::AccountErased { account } => {
            known.remove(account);
        }
        Event::AccountMerged { from, into } => {
            let roles = known.remove(from).map(|standing| standing.roles).unwrap_or_default();
            if let Some(standing) = known.get_mut(into) {
                standing.roles.extend(roles);
            }
        }
    }
}
