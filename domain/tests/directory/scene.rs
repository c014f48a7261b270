//! A small city: Carla coordinates, Felix prepares workshops, Olga is somebody with an account and nothing more.

use domain::directory::accounts::{CityRole, Command as AccountCommand, Event as AccountEvent};
use domain::directory::{Command, Context, Directory, Event, Refusal, apply, decide};
use domain::ids::{AccountId, WorkshopId};
use domain::{Principal, Timestamp};

pub(crate) const CARLA: AccountId = AccountId(1);
pub(crate) const FELIX: AccountId = AccountId(2);
pub(crate) const OLGA: AccountId = AccountId(3);
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
    fresh: u64,
}

pub(crate) fn city() -> Scene {
    let grant = |account, role| AccountEvent::RoleGranted { account, role };
    let opened = [CARLA, FELIX, OLGA].map(|account| AccountEvent::AccountOpened { account });
    let granted = [grant(CARLA, CityRole::Coordinator), grant(FELIX, CityRole::Facilitator)];
    let empty = Scene { directory: Directory::default(), now: NOW, runs: None, fresh: FRESH };
    opened.into_iter().chain(granted).fold(empty, |scene, event| scene.given(Event::Account(event)))
}

impl Scene {
    pub(crate) fn given(mut self, event: Event) -> Self {
        apply(&mut self.directory, &event, self.now);
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
        decide(&self.directory, command.into(), by, Context { now: self.now, fresh: self.fresh, runs: self.runs })
    }

    /// Somebody does what must be possible.
    #[track_caller]
    pub(crate) fn and(mut self, by: Principal, command: impl Into<Command>) -> Self {
        for event in self.tried(by, command).unwrap() {
            apply(&mut self.directory, &event, self.now);
        }
        self
    }

    #[track_caller]
    pub(crate) fn refuses(&self, by: Principal, command: impl Into<Command>, refusal: Refusal) {
        assert_eq!(self.tried(by, command), Err(refusal));
    }
}

pub(crate) fn grant(account: AccountId, role: CityRole) -> Command {
    AccountCommand::Grant { account, role }.into()
}
