//! Opening the book of a new workshop: its id, code and secret address, and the first event of its stream.

use domain::actor::Actor;
use domain::ids::{AccountId, WorkshopId};
use domain::workshop::{Event, Plan};

use crate::error::AppError;
use crate::store::{Append, NewEvent, NewWorkshop, Store, StoreError};
use crate::{chance, clock};

/// So many codes are drawn before giving up: with a thousand open workshops one in a thousand is taken.
const DRAWS: u32 = 20;

/// Creates a workshop from a plan, run by one facilitator.
///
/// # Errors
/// The plan does not hold together, or nothing can be saved.
pub async fn create_workshop(store: &dyn Store, plan: Plan, by: AccountId) -> Result<WorkshopId, AppError> {
    plan.check()?;
    let event = Event::PlanSet { plan: Box::new(plan) };
    let body = serde_json::to_string(&event).map_err(|e| AppError::Internal(e.to_string()))?;
    let now = clock::now().0;
    let id = WorkshopId(chance::id());
    for _ in 0..DRAWS {
        let new = NewWorkshop {
            id: id.0,
            epoch: chance::key(),
            join_code: chance::join_code(),
            projector_key: chance::key(),
            created_ms: now,
            stewards: vec![by.0],
            first: Append {
                at_ms: now,
                actor: Actor::Facilitator(by).to_string(),
                command_id: None,
                events: vec![NewEvent { kind: event.name().to_owned(), body: body.clone() }],
                effects: Vec::new(),
            },
        };
        match store.create_workshop(new).await {
            Ok(()) => return Ok(id),
            Err(StoreError::CodeTaken) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(AppError::Internal("no free join code was found".to_owned()))
}
