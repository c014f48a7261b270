//! What can be done with an organisation, and what happened to it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Part, Website};
use crate::ids::{AccountId, InvitationId, OrganisationId};
use crate::lang::Lang;
use crate::text::{OrganisationName, Reason};
use crate::time::Timestamp;
use crate::workshop::OrganisationKind;

/// What an organisation says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    pub name: OrganisationName,
    pub kind: OrganisationKind,
    pub languages: BTreeSet<Lang>,
    pub website: Option<Website>,
}

/// What somebody wants done with an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Whoever registers it is the first to speak for it.
    Register {
        organisation: OrganisationId,
        details: Details,
    },
    /// A verified one keeps its name until the coordinator has confirmed the new one; one that was turned down is handed in
    /// again.
    Change {
        organisation: OrganisationId,
        /// The version that was on the page.
        version: u32,
        details: Details,
    },
    /// It shows another logo from now on, or none. The file lies beside the directory.
    Picture {
        organisation: OrganisationId,
        on: bool,
    },
    /// Whom to write to is another. It lies beside the directory.
    ChangeContact {
        organisation: OrganisationId,
    },
    Verify {
        organisation: OrganisationId,
        version: u32,
    },
    TurnDown {
        organisation: OrganisationId,
        version: u32,
        reason: Reason,
    },
    /// The new name counts from now on.
    ConfirmName {
        organisation: OrganisationId,
        version: u32,
    },
    /// The old name stays: its people take their wish back, or the coordinator says no, and why.
    KeepName {
        organisation: OrganisationId,
        version: u32,
        reason: Option<Reason>,
    },
    Close {
        organisation: OrganisationId,
        reason: Reason,
    },
    Invite {
        organisation: OrganisationId,
        invitation: InvitationId,
        part: Part,
        until: Option<Timestamp>,
    },
    Withdraw {
        organisation: OrganisationId,
        invitation: InvitationId,
    },
    Accept {
        organisation: OrganisationId,
        invitation: InvitationId,
        account: AccountId,
    },
    /// Gives somebody who represents it another part or another end.
    Appoint {
        organisation: OrganisationId,
        account: AccountId,
        part: Part,
        until: Option<Timestamp>,
    },
    /// Somebody represents it no more; also oneself.
    Dismiss {
        organisation: OrganisationId,
        account: AccountId,
    },
}

/// What happened to an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    OrganisationRegistered {
        organisation: OrganisationId,
        name: OrganisationName,
        kind: OrganisationKind,
        languages: BTreeSet<Lang>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        website: Option<Website>,
        /// The first to speak for it.
        account: AccountId,
    },
    OrganisationDescribed {
        organisation: OrganisationId,
        kind: OrganisationKind,
        languages: BTreeSet<Lang>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        website: Option<Website>,
    },
    OrganisationPictured {
        organisation: OrganisationId,
        /// `false`: the logo was taken away.
        on: bool,
    },
    OrganisationContactChanged {
        organisation: OrganisationId,
    },
    OrganisationRenamed {
        organisation: OrganisationId,
        name: OrganisationName,
    },
    OrganisationNameWished {
        organisation: OrganisationId,
        name: OrganisationName,
    },
    OrganisationNameKept {
        organisation: OrganisationId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
    },
    OrganisationHandedIn {
        organisation: OrganisationId,
    },
    OrganisationVerified {
        organisation: OrganisationId,
    },
    OrganisationTurnedDown {
        organisation: OrganisationId,
        reason: Reason,
    },
    OrganisationClosed {
        organisation: OrganisationId,
        reason: Reason,
    },
    RepresentativeInvited {
        organisation: OrganisationId,
        invitation: InvitationId,
        part: Part,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
        expires: Timestamp,
    },
    RepresentativeInvitationWithdrawn {
        organisation: OrganisationId,
        invitation: InvitationId,
    },
    RepresentativeJoined {
        organisation: OrganisationId,
        invitation: InvitationId,
        account: AccountId,
    },
    RepresentativeChanged {
        organisation: OrganisationId,
        account: AccountId,
        part: Part,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    RepresentativeLeft {
        organisation: OrganisationId,
        account: AccountId,
    },
    RepresentativeDismissed {
        organisation: OrganisationId,
        account: AccountId,
    },
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::OrganisationRegistered { .. } => "organisation_registered",
            Self::OrganisationDescribed { .. } => "organisation_described",
            Self::OrganisationPictured { .. } => "organisation_pictured",
            Self::OrganisationContactChanged { .. } => "organisation_contact_changed",
            Self::OrganisationRenamed { .. } => "organisation_renamed",
            Self::OrganisationNameWished { .. } => "organisation_name_wished",
            Self::OrganisationNameKept { .. } => "organisation_name_kept",
            Self::OrganisationHandedIn { .. } => "organisation_handed_in",
            Self::OrganisationVerified { .. } => "organisation_verified",
            Self::OrganisationTurnedDown { .. } => "organisation_turned_down",
            Self::OrganisationClosed { .. } => "organisation_closed",
            Self::RepresentativeInvited { .. } => "representative_invited",
            Self::RepresentativeInvitationWithdrawn { .. } => "representative_invitation_withdrawn",
            Self::RepresentativeJoined { .. } => "representative_joined",
            Self::RepresentativeChanged { .. } => "representative_changed",
            Self::RepresentativeLeft { .. } => "representative_left",
            Self::RepresentativeDismissed { .. } => "representative_dismissed",
        }
    }
}
