//! A small city: Carla coordinates, Felix prepares workshops, Olga is somebody with an account and nothing more.
//! In the city of associations, Vera speaks for the house of cultures and Hugo helps it; Mara speaks for another one.

use domain::directory::accounts::{CityRole, Command as AccountCommand, Event as AccountEvent};
use domain::directory::organisations::{
    Command as OrganisationCommand, Details, Event as OrganisationEvent, Organisation, Part, Website,
};
use domain::directory::{Command, Context, Directory, Event, Refusal, apply, decide};
use domain::ids::{AccountId, InvitationId, OrganisationId, WorkshopId};
use domain::lang::Lang;
use domain::text::OrganisationName;
use domain::workshop::OrganisationKind;
use domain::{Principal, Right, Timestamp, may};

pub(crate) const CARLA: AccountId = AccountId(1);
pub(crate) const FELIX: AccountId = AccountId(2);
pub(crate) const OLGA: AccountId = AccountId(3);
pub(crate) const VERA: AccountId = AccountId(4);
pub(crate) const HUGO: AccountId = AccountId(5);
pub(crate) const MARA: AccountId = AccountId(6);
pub(crate) const HOUSE: OrganisationId = OrganisationId(41);
pub(crate) const OTHER: OrganisationId = OrganisationId(42);
pub(crate) const INVITATION: InvitationId = InvitationId(51);
pub(crate) const NOBODY: AccountId = AccountId(99);
pub(crate) const WORKSHOP: WorkshopId = WorkshopId(71);
pub(crate) const NOW: Timestamp = Timestamp(1_773_504_000_000);

/// A day, in seconds.
pub(crate) const DAY: u32 = 24 * 60 * 60;

/// What a new thing is called.
pub(crate) const FRESH: u64 = 0xF4E5;

/// Somebody signed in who has shown what the city asks for.
pub(crate) fn signed_in(id: AccountId) -> Principal {
    Principal::Account { id, assured: true }
}

/// Somebody signed in with a password alone, where the city asks for more.
pub(crate) fn unassured(id: AccountId) -> Principal {
    Principal::Account { id, assured: false }
}

/// The state after a history.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    pub(crate) directory: Directory,
    pub(crate) now: Timestamp,
    runs: Option<WorkshopId>,
    addressed: Option<InvitationId>,
    fresh: u64,
}

pub(crate) fn city() -> Scene {
    let grant = |account, role| AccountEvent::RoleGranted { account, role };
    let opened = [CARLA, FELIX, OLGA].map(|account| AccountEvent::AccountOpened { account });
    let granted = [grant(CARLA, CityRole::Coordinator), grant(FELIX, CityRole::Facilitator)];
    let empty = Scene { directory: Directory::default(), now: NOW, runs: None, addressed: None, fresh: FRESH };
    opened.into_iter().chain(granted).fold(empty, |scene, event| scene.given(Event::Account(event)))
}

impl Scene {
    pub(crate) fn given(mut self, event: Event) -> Self {
        apply(&mut self.directory, &event, self.now);
        self
    }

    /// Time passes, and nothing happens.
    pub(crate) fn after_secs(mut self, secs: u32) -> Self {
        self.now = self.now.plus_secs(secs);
        self
    }

    /// Whoever asks now has the address that the invitation went to.
    pub(crate) fn addressed(mut self, invitation: InvitationId) -> Self {
        self.addressed = Some(invitation);
        self
    }

    /// So many days pass.
    pub(crate) fn after(mut self, days: u32) -> Self {
        self.now = self.now.plus_secs(days * DAY);
        self
    }

    /// What is made next has this id.
    pub(crate) fn making(mut self, id: u64) -> Self {
        self.fresh = id;
        self
    }

    /// Whoever asks now runs the workshop in question.
    pub(crate) fn running(mut self) -> Self {
        self.runs = Some(WORKSHOP);
        self
    }

    pub(crate) fn tried(&self, by: Principal, command: impl Into<Command>) -> Result<Vec<Event>, Refusal> {
        let context = Context { now: self.now, fresh: self.fresh, runs: self.runs, addressed: self.addressed };
        decide(&self.directory, command.into(), by, context)
    }

    /// Somebody does what must be possible.
    #[track_caller]
    pub(crate) fn and(mut self, by: Principal, command: impl Into<Command>) -> Self {
        for event in self.tried(by, command).unwrap() {
            apply(&mut self.directory, &event, self.now);
        }
        self
    }

    pub(crate) fn may(&self, who: Principal, right: Right) -> Result<(), Refusal> {
        may(who, right, &self.directory, self.now)
    }

    pub(crate) fn house(&self) -> &Organisation {
        self.directory.organisations.get(HOUSE).unwrap()
    }

    #[track_caller]
    pub(crate) fn refuses(&self, by: Principal, command: impl Into<Command>, refusal: Refusal) {
        assert_eq!(self.tried(by, command), Err(refusal));
    }
}

pub(crate) fn grant(account: AccountId, role: CityRole) -> Command {
    AccountCommand::Grant { account, role }.into()
}

pub(crate) fn details(name: &str) -> Details {
    Details {
        name: OrganisationName::parse(name).unwrap(),
        kind: OrganisationKind::MigrantOrganisation,
        languages: [Lang::parse("de").unwrap(), Lang::parse("ar").unwrap()].into(),
        website: Some(Website::parse("haus.example").unwrap()),
    }
}

pub(crate) fn register(organisation: OrganisationId, name: &str) -> OrganisationCommand {
    OrganisationCommand::Register { organisation, details: details(name) }
}

/// Vera has registered the house of cultures, and nobody has looked at it yet.
pub(crate) fn waiting() -> Scene {
    let opened = [VERA, HUGO, MARA].map(|account| AccountEvent::AccountOpened { account });
    let scene = opened.into_iter().fold(city(), |scene, event| scene.given(Event::Account(event)));
    scene
        .and(signed_in(VERA), register(HOUSE, "Haus der Kulturen"))
        .and(signed_in(MARA), register(OTHER, "Sportverein"))
}

/// Both organisations are verified; Hugo helps the first.
pub(crate) fn associations() -> Scene {
    let verify = |organisation| OrganisationCommand::Verify { organisation, version: 1 };
    let invitation = InvitationId(50);
    let invited = OrganisationEvent::RepresentativeInvited {
        organisation: HOUSE,
        invitation,
        part: Part::Helper,
        until: None,
        expires: NOW.plus_secs(60),
    };
    waiting()
        .and(signed_in(CARLA), verify(HOUSE))
        .and(signed_in(CARLA), verify(OTHER))
        .given(Event::Organisation(invited))
        .given(Event::Organisation(OrganisationEvent::RepresentativeJoined {
            organisation: HOUSE,
            invitation,
            account: HUGO,
        }))
}

/// Vera has invited somebody else.
pub(crate) fn invited(part: Part, until: Option<Timestamp>) -> Scene {
    associations().and(signed_in(VERA), invite(part, until))
}

pub(crate) fn invite(part: Part, until: Option<Timestamp>) -> OrganisationCommand {
    OrganisationCommand::Invite { organisation: HOUSE, invitation: INVITATION, part, until }
}

pub(crate) fn accept(account: AccountId) -> OrganisationCommand {
    OrganisationCommand::Accept { organisation: HOUSE, invitation: INVITATION, account }
}

pub(crate) fn dismiss(account: AccountId) -> OrganisationCommand {
    OrganisationCommand::Dismiss { organisation: HOUSE, account }
}
