//! What a table proposes.

use app::pages::{Page, ProposalPage};
use axum::extract::Path;
use axum::response::Response;
use domain::ids::GroupId;
use domain::minutes::proposal as proposal_of;
use domain::view::looks_at;

use super::asked::Asked;
use super::who::Who;
use crate::error::AppError;

/// What a table proposes, for whoever looks at that table.
pub(super) async fn page(asked: Asked, Path((workshop, group)): Path<(String, String)>) -> Response {
    let shown = async {
        let who = Who::find(&asked, &workshop).await?;
        let group: GroupId = group.parse().map_err(|_| AppError::NotFound)?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let found = room.read(move |workshop, names| {
            let seen = looks_at(workshop, who.audience(workshop), group);
            seen.then(|| proposal_of(workshop, names, group)).flatten()
        });
        Ok::<_, AppError>(ProposalPage { workshop: who.workshop, proposal: found.await?.ok_or(AppError::NotFound)? })
    };
    match shown.await {
        Ok(page) => asked.page(Page::Proposal(Box::new(page))),
        Err(error) => asked.sorry(&error, None),
    }
}
