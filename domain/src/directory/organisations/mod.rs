//! Organisations (Organisationen): who they are, who represents them and until when, and whom they have invited.
//!
//! An organisation outlasts its people. Whoever leaves, is shut out or reaches the end of the time agreed has no part in it
//! from that moment; what was done in its name stays its own.

mod act;
mod apply;
mod decide;
mod website;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Accounts;
use crate::ids::{AccountId, InvitationId, OrganisationId};
use crate::lang::Lang;
use crate::text::{OrganisationName, Reason};
use crate::time::Timestamp;
use crate::workshop::OrganisationKind;

pub use act::{Command, Details, Event};
pub(super) use apply::{apply, follow};
pub(super) use decide::decide;
pub use website::Website;

/// An invitation can be accepted for so long.
pub const INVITATION_LASTS_SECS: u32 = 14 * 24 * 60 * 60;
/// So many languages are named at most.
pub const MAX_LANGUAGES: u32 = 20;
/// So many people represent an organisation at most, those invited among them.
pub const MAX_REPRESENTATIVES: u32 = 50;
/// So many organisations wait for verification at most that one account has registered.
pub const MAX_WAITING: u32 = 3;

/// What a representative does for an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Helps: sees who else is there, and comes to workshops for it (Mitarbeit).
    Helper,
    /// Speaks for it: says things in its name, invites others, changes what it says of itself (Vertretung).
    Voice,
}

impl Part {
    /// Both, the one that may more first.
    pub const ALL: [Self; 2] = [Self::Voice, Self::Helper];

    /// The name it is stored under.
    pub fn key(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Helper => "helper",
        }
    }

    /// The part of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// How an organisation stands with the city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Waits for the coordinator.
    Waiting,
    Verified,
    /// The coordinator said no, and why; it can be handed in again.
    TurnedDown {
        reason: Reason,
    },
    Closed {
        at: Timestamp,
        reason: Reason,
    },
}

/// What became of the wish for another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameWish {
    /// Waits for the coordinator; until then the old name counts.
    Waiting {
        name: OrganisationName,
    },
    TurnedDown {
        name: OrganisationName,
        reason: Reason,
    },
}

/// Somebody who represents an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Representative {
    pub part: Part,
    pub since: Timestamp,
    /// From this moment on no more.
    pub until: Option<Timestamp>,
}

impl Representative {
    /// Whether the time agreed has not ended.
    pub fn counts(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

/// An invitation. To whom it went lies elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    pub part: Part,
    /// Until when whoever accepts represents the organisation.
    pub until: Option<Timestamp>,
    pub made: Timestamp,
    /// From this moment on it cannot be accepted.
    pub expires: Timestamp,
    pub fate: Fate,
}

impl Invitation {
    /// Whether it could still be accepted.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.fate == Fate::Open && now < self.expires
    }
}

/// What became of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Open,
    Withdrawn,
    Accepted { by: AccountId },
}

/// One organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub name: OrganisationName,
    pub name_wish: Option<NameWish>,
    pub kind: OrganisationKind,
    /// Those it works in.
    pub languages: BTreeSet<Lang>,
    pub website: Option<Website>,
    pub standing: Standing,
    pub registered: Timestamp,
    /// Since when it has been verified, also where it has been closed since.
    pub verified: Option<Timestamp>,
    /// Counts what was changed of the above, so that nobody decides about what he has not seen.
    pub version: u32,
    representatives: BTreeMap<AccountId, Representative>,
    invitations: BTreeMap<InvitationId, Invitation>,
}

impl Organisation {
    /// Whether it is verified and there.
    pub fn is_verified(&self) -> bool {
        self.standing == Standing::Verified
    }

    /// Whether it has been closed.
    pub fn is_closed(&self) -> bool {
        matches!(self.standing, Standing::Closed { .. })
    }

    /// What an account does for it now.
    pub fn part_of(&self, account: AccountId, now: Timestamp) -> Option<Part> {
        self.representatives.get(&account).filter(|it| it.counts(now)).map(|it| it.part)
    }

    /// Those who represent it now, by account.
    pub fn representatives(&self, now: Timestamp) -> impl Iterator<Item = (AccountId, &Representative)> {
        self.representatives.iter().filter(move |(_, it)| it.counts(now)).map(|(id, it)| (*id, it))
    }

    /// Those whose time has ended by itself.
    pub fn ended(&self, now: Timestamp) -> impl Iterator<Item = (AccountId, &Representative)> {
        self.representatives.iter().filter(move |(_, it)| !it.counts(now)).map(|(id, it)| (*id, it))
    }

    /// Those who speak for it now and can get in.
    pub fn voices<'a>(&'a self, accounts: &'a Accounts, now: Timestamp) -> impl Iterator<Item = AccountId> + 'a {
        self.representatives(now)
            .filter(|(id, it)| it.part == Part::Voice && accounts.get(*id).is_some_and(|it| it.disabled.is_none()))
            .map(|(id, _)| id)
    }

    /// One invitation, whatever became of it.
    pub fn invitation(&self, invitation: InvitationId) -> Option<&Invitation> {
        self.invitations.get(&invitation)
    }

    /// The invitations that can still be accepted.
    pub fn open_invitations(&self, now: Timestamp) -> impl Iterator<Item = (InvitationId, &Invitation)> {
        self.invitations.iter().filter(move |(_, it)| it.is_open(now)).map(|(id, it)| (*id, it))
    }
}

/// All organisations there ever were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organisations {
    known: BTreeMap<OrganisationId, Organisation>,
}

impl Organisations {
    /// One of them.
    pub fn get(&self, organisation: OrganisationId) -> Option<&Organisation> {
        self.known.get(&organisation)
    }

    /// All, by id.
    pub fn iter(&self) -> impl Iterator<Item = (OrganisationId, &Organisation)> {
        self.known.iter().map(|(id, organisation)| (*id, organisation))
    }

    /// Those an account represents now, and how.
    pub fn of(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> impl Iterator<Item = (OrganisationId, &Organisation, Part)> {
        self.iter().filter_map(move |(id, it)| Some((id, it, it.part_of(account, now)?)))
    }

    /// Whether it is there and nobody is left who speaks for it.
    pub fn is_without_voice(&self, organisation: OrganisationId, accounts: &Accounts, now: Timestamp) -> bool {
        self.get(organisation).is_some_and(|it| !it.is_closed() && it.voices(accounts, now).next().is_none())
    }
}
