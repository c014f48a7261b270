//! Who may do what. Every command and every request arrives with one of these, found out by the server from a cookie or a
//! token, never from the message.
//!
//! In a workshop acts an [`Actor`]; everywhere else asks a [`Principal`], and [`may`] answers, for every channel alike: a
//! page, a form, an export, a file, a socket. What is not named there is refused.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::directory::accounts::CityRole;
use crate::directory::organisations::{Organisation, Part};
use crate::directory::{self, Directory};
use crate::ids::{AccountId, GroupId, NotAnId, OrganisationId, PostId, SeatId};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::workshop::{Stage, Workshop};

/// Somebody who may act in a workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A person at the workshop; a table host is one of them.
    Seat(SeatId),
    /// A steward of this workshop: prepares and runs it.
    Facilitator(AccountId),
    /// The software itself: demo data, and nothing else.
    System,
}

/// In what part somebody acted, where the person is nobody's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Whoever wrote it.
    Author,
    /// The host of the table.
    Host,
    /// Brings contributions across languages (Sprachmittlung).
    Interpreter,
    Facilitator,
}

impl Role {
    /// The word files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Host => "host",
            Self::Interpreter => "interpreter",
            Self::Facilitator => "facilitator",
        }
    }
}

impl Actor {
    /// The part in which he did what only the host or a facilitator may do.
    pub fn role(self) -> Role {
        match self {
            Self::Facilitator(_) | Self::System => Role::Facilitator,
            Self::Seat(_) => Role::Host,
        }
    }

    /// Only those who run the workshop pass.
    pub fn steers(self) -> Result<(), Refusal> {
        match self {
            Self::Facilitator(_) | Self::System => Ok(()),
            Self::Seat(_) => Err(Refusal::NotPermitted),
        }
    }

    /// Those who run the workshop and this group's host pass.
    pub fn hosts(self, workshop: &Workshop, group: GroupId) -> Result<(), Refusal> {
        match self {
            Self::Facilitator(_) | Self::System => Ok(()),
            Self::Seat(seat) if workshop.seats.get(&seat).is_some_and(|s| s.host && s.group == Some(group)) => Ok(()),
            Self::Seat(_) => Err(Refusal::NotPermitted),
        }
    }

    /// Those pass who may write down what somebody else says at this group: its host, an interpreter, and those who run the
    /// workshop. In what part they do so is recorded with it.
    pub fn writes_for(self, workshop: &Workshop, group: GroupId) -> Result<Role, Refusal> {
        match self {
            Self::Facilitator(_) => Ok(Role::Facilitator),
            Self::Seat(seat) => match workshop.seats.get(&seat) {
                Some(seat) if seat.host && seat.group == Some(group) => Ok(Role::Host),
                Some(seat) if seat.interpreter => Ok(Role::Interpreter),
                Some(_) | None => Err(Refusal::NotPermitted),
            },
            Self::System => Err(Refusal::NotPermitted),
        }
    }

    /// Whether somebody interprets in this workshop.
    pub fn interprets(self, workshop: &Workshop) -> bool {
        self.seat().and_then(|seat| workshop.seats.get(&seat)).is_some_and(|seat| seat.interpreter)
    }

    /// The seat, when it is one.
    pub fn seat(self) -> Option<SeatId> {
        match self {
            Self::Seat(seat) => Some(seat),
            Self::Facilitator(_) | Self::System => None,
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seat(id) => write!(to, "seat:{id}"),
            Self::Facilitator(id) => write!(to, "facilitator:{id}"),
            Self::System => to.write_str("system"),
        }
    }
}

impl FromStr for Actor {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        match text.split_once(':') {
            Some(("seat", id)) => id.parse().map(Self::Seat),
            Some(("facilitator", id)) => id.parse().map(Self::Facilitator),
            None if text == "system" => Ok(Self::System),
            _ => Err(NotAnId),
        }
    }
}

/// Somebody with a place in a workshop who asks for a page or a file of it: as somebody who runs it, from a seat, or both in
/// one browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visitor {
    pub runs: bool,
    pub seat: Option<SeatId>,
}

/// What of a workshop somebody wants to read, beside what views show to his audience and what commands decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The minutes and what is exported from them. Until the workshop is closed people see their own table; they hold all.
    Minutes,
    /// Who votes with which device, and who speaks for an organisation.
    Voters,
    /// The preparation of polls.
    PollPreparation,
    /// The sums of what was voted without devices.
    Paper,
}

/// How much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    All,
    Table(GroupId),
}

impl Scope {
    /// The one table, where it is one.
    pub fn table(self) -> Option<GroupId> {
        match self {
            Self::All => None,
            Self::Table(group) => Some(group),
        }
    }
}

impl Visitor {
    /// The table this person runs as its host.
    pub fn hosted(self, workshop: &Workshop) -> Option<GroupId> {
        let seat = workshop.seats.get(&self.seat?)?;
        seat.group.filter(|_| seat.host && !seat.is_paused())
    }

    /// How much of something this person may read; nothing when it is not for him.
    pub fn may_look(self, workshop: &Workshop, look: Look) -> Option<Scope> {
        if self.runs {
            return Some(Scope::All);
        }
        match look {
            Look::Minutes => (self.seat.is_some() && workshop.stage == Stage::Closed).then_some(Scope::All),
            Look::Voters | Look::PollPreparation | Look::Paper => self.hosted(workshop).map(Scope::Table),
        }
    }
}

/// Somebody who asks for something outside a workshop's room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Principal {
    /// Nobody known.
    Public,
    Account {
        id: AccountId,
        /// This session has shown as much as the city asks of those who have power over others: a second factor, where it
        /// asks for one.
        assured: bool,
    },
    /// Whoever runs the server, at its command line.
    Operator,
}

impl Principal {
    /// The account, when it is one.
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::Account { id, .. } => Some(id),
            Self::Public | Self::Operator => None,
        }
    }
}

impl fmt::Display for Principal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => to.write_str("public"),
            Self::Account { id, .. } => write!(to, "account:{id}"),
            Self::Operator => to.write_str("operator"),
        }
    }
}

/// What somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// One's own account: its page, its data, its end.
    Own(AccountId),
    /// To give and take rights, to shut accounts out, to verify.
    Coordinate,
    /// To prepare a new workshop.
    PrepareWorkshops,
    /// To run a workshop: prepare it, lead it, and read what those who run it read. `listed` says that the account stands on
    /// its list of those who do; a list alone opens nothing, and counts no more when the right to facilitate is taken away.
    RunWorkshop { listed: bool },
    /// To say who runs a workshop beside those who do.
    Staff { runs: bool },
    /// To read who changed rights, organisations and texts of record.
    ReadAudit,
    /// To register an organisation.
    RegisterOrganisation,
    /// To say that an organisation is what it says, or that it is not.
    Verify,
    /// To see an organisation, which the public does once it has been verified.
    SeeOrganisation(OrganisationId),
    /// To see who represents an organisation, whom it has invited, and how it is reached.
    SeeMembers(OrganisationId),
    /// To come to a workshop for an organisation, so that its name stands at what is said.
    ComeFor(OrganisationId),
    /// To change what an organisation says of itself, and who represents it.
    ChangeOrganisation(OrganisationId),
    /// To say who represents an organisation, and how.
    Invite(OrganisationId),
    /// To set up, rename and dissolve bodies, offices and posts.
    ChangeBodies,
    /// To know by name who holds which post: those who work beside each other, never the public.
    SeeHolders,
    /// A post from inside: its tasks, what was left there, who held it.
    SeePost(PostId),
    /// To open tasks at a post, to move their day, to close them.
    WorkAt(PostId),
    /// To say who holds a post. A chair does so for the members, so that a body can go on while nobody coordinates.
    Appoint(PostId),
    /// To act as whoever holds the post now.
    HoldPost(PostId),
    /// All that somebody has open, and to hand it over: oneself, or whoever coordinates on behalf of somebody who has left.
    HandOver(AccountId),
}

/// Whether somebody may have what he asks for.
///
/// # Errors
/// `NotPermitted`, or `SecondFactorNeeded` when that is all that is missing.
pub fn may(who: Principal, right: Right, directory: &Directory, now: Timestamp) -> Result<(), directory::Refusal> {
    let has = |role| who.account().is_some_and(|id| directory.accounts.has(id, role));
    let open = |id| directory.accounts.get(id).is_some_and(|standing| standing.disabled.is_none());
    let facilitates = who.account().is_some_and(|id| directory.accounts.facilitates(id));
    let coordinator = has(CityRole::Coordinator);
    let member = |organisation| {
        let account = who.account().filter(|id| open(*id))?;
        directory.organisations.get(organisation)?.part_of(account, now)
    };
    let posts = &directory.posts;
    let chairs = |post| who.account().is_some_and(|id| open(id) && posts.chairs_over(id, post, now));
    let holds = |post| who.account().is_some_and(|id| open(id) && posts.holds(id, post, now));
    let granted = match right {
        Right::Own(account) => who.account() == Some(account) && open(account),
        Right::Coordinate | Right::ReadAudit | Right::Verify | Right::ChangeBodies => {
            return coordinates(who, coordinator);
        }
        Right::PrepareWorkshops => facilitates,
        Right::RunWorkshop { listed } => listed && facilitates,
        Right::Staff { runs } => {
            if !(runs && facilitates) {
                return coordinates(who, coordinator);
            }
            true
        }
        Right::RegisterOrganisation => who.account().is_some_and(open),
        Right::SeeOrganisation(organisation) => {
            let public = directory.organisations.get(organisation).is_some_and(|it| it.verified.is_some());
            if !(public || member(organisation).is_some()) {
                return coordinates(who, coordinator);
            }
            true
        }
        Right::SeeMembers(organisation) => {
            if member(organisation).is_none() {
                return coordinates(who, coordinator);
            }
            true
        }
        Right::ComeFor(organisation) => {
            member(organisation).is_some()
                && directory.organisations.get(organisation).is_some_and(Organisation::is_verified)
        }
        Right::ChangeOrganisation(organisation) => {
            if member(organisation) != Some(Part::Voice) {
                return coordinates(who, coordinator);
            }
            true
        }
        // Whoever coordinates finds somebody for an organisation that nobody speaks for, and plants nobody in any other.
        Right::Invite(organisation) => {
            if member(organisation) != Some(Part::Voice) {
                coordinates(who, coordinator)?;
                directory.organisations.is_without_voice(organisation, &directory.accounts, now)
            } else {
                true
            }
        }
        Right::SeeHolders if who.account().is_some_and(|id| open(id) && posts.holds_any(id, now)) => true,
        Right::SeePost(post) if who.account().is_some_and(|id| open(id) && posts.comes_to(id, post, now)) => true,
        Right::SeePost(post) | Right::WorkAt(post) if holds(post) || chairs(post) => true,
        Right::Appoint(post) if chairs(post) && posts.get(post).is_some_and(|it| !it.is_chair) => true,
        Right::HandOver(account) if who.account() == Some(account) && open(account) => true,
        Right::SeeHolders | Right::SeePost(_) | Right::WorkAt(_) | Right::Appoint(_) | Right::HandOver(_) => {
            return coordinates(who, coordinator);
        }
        Right::HoldPost(post) => holds(post),
    };
    if granted { Ok(()) } else { Err(directory::Refusal::NotPermitted) }
}

/// Power over others needs the second factor, where the city asks for one.
fn coordinates(who: Principal, is_coordinator: bool) -> Result<(), directory::Refusal> {
    match who {
        Principal::Operator => Ok(()),
        Principal::Account { assured: true, .. } if is_coordinator => Ok(()),
        Principal::Account { assured: false, .. } if is_coordinator => Err(directory::Refusal::SecondFactorNeeded),
        Principal::Account { .. } | Principal::Public => Err(directory::Refusal::NotPermitted),
    }
}
