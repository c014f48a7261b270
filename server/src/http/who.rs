//! Who asks for a page of a workshop: somebody who runs it, somebody with a seat, or both in one browser.

use domain::ids::{GroupId, SeatId, WorkshopId};
use domain::view::Audience;
use domain::workshop::Workshop;
use domain::{Actor, Look, Scope, Visitor};

use super::asked::Asked;
use crate::error::AppError;
use crate::identity;

/// Somebody with a place in a workshop.
#[derive(Debug, Clone, Copy)]
pub(super) struct Who {
    pub(super) workshop: WorkshopId,
    pub(super) steward: Option<Actor>,
    pub(super) seat: Option<SeatId>,
}

impl Who {
    pub(super) async fn find(asked: &Asked, workshop: &str) -> Result<Self, AppError> {
        let workshop: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
        let store = &*asked.app.store;
        let steward = identity::steward(&asked.app, workshop, &asked.headers).await;
        let seat = identity::seat(store, workshop, &asked.headers).await;
        match (&steward, &seat) {
            (Err(AppError::SessionMissing | AppError::Forbidden), Err(missing)) => Err(missing.clone()),
            (Err(error @ AppError::StorageUnavailable(_)), _) => Err(error.clone()),
            _ => Ok(Self { workshop, steward: steward.ok().map(Actor::Facilitator), seat: seat.ok() }),
        }
    }

    /// As whom this person acts: whoever runs the workshop does it as such.
    pub(super) fn actor(self) -> Result<Actor, AppError> {
        self.steward.or(self.seat.map(Actor::Seat)).ok_or(AppError::SessionMissing)
    }

    pub(super) fn audience(self, workshop: &Workshop) -> Audience {
        self.actor().map_or(Audience::Projector, |actor| Audience::of(workshop, actor))
    }

    /// The table this person runs as its host.
    pub(super) fn hosted(self, workshop: &Workshop) -> Option<GroupId> {
        self.visitor().hosted(workshop)
    }

    /// How much of something this person may read.
    pub(super) fn may_look(self, workshop: &Workshop, look: Look) -> Option<Scope> {
        self.visitor().may_look(workshop, look)
    }

    fn visitor(self) -> Visitor {
        Visitor { runs: self.steward.is_some(), seat: self.seat }
    }
}
