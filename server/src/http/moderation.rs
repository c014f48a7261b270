//! Moderation in the open: the rules, and what was taken away under them. Both are for everybody.

use std::sync::Arc;

use app::pages::{Page, Policy, TracePage, TraceRow};
use axum::extract::Path;
use axum::response::Response;
use domain::ids::WorkshopId;
use domain::trace::trace;

use super::asked::{Asked, day_and_clock_in};
use super::who::Who;
use crate::error::AppError;

pub(super) async fn policy(asked: Asked) -> Response {
    asked.page(Page::Policy(Policy))
}

/// Nobody has to have taken part to read it: it holds no words and no names of theirs.
pub(super) async fn public_trace(asked: Asked, Path(workshop): Path<String>) -> Response {
    let shown = async {
        let id: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
        let room = asked.app.rooms.get(id).await?;
        let found = room.read(|workshop, _| {
            let title = workshop.about.as_ref().map(|about| about.title.to_string()).unwrap_or_default();
            let row = |trace: domain::trace::Trace| {
                let table = workshop.group(trace.group).map(|group| group.name.to_string()).unwrap_or_default();
                TraceRow { trace, table }
            };
            (title, trace(workshop).into_iter().map(row).collect())
        });
        let (title, traces) = found.await?;
        let zone = asked.app.settings.time_zone.clone();
        let belongs = Who::find(&asked, &workshop).await.is_ok();
        Ok::<_, AppError>(TracePage {
            workshop: id,
            title,
            traces,
            belongs,
            clock: Arc::new(move |at| day_and_clock_in(&zone, at)),
        })
    };
    match shown.await {
        Ok(page) => asked.page(Page::Trace(page)),
        Err(error) => asked.sorry(&error, None),
    }
}
