//! The record of a workshop: minutes, exports, and any moment of it again.

use std::sync::Arc;

use app::pages::{MinutesPage, Page, Replay};
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::Look;
use domain::ids::WorkshopId;
use domain::minutes::{Minutes, minutes as minutes_of};
use domain::view::{Audience, Following, project_all};
use domain::workshop::Workshop;

use super::asked::{Asked, clock_in};
use super::who::Who;
use crate::documents;
use crate::error::AppError;
use crate::identity;
use crate::live::recorded;

/// How many events are read at once for the replay.
const PAGE_SIZE: u32 = 5_000;

pub(super) async fn minutes(asked: Asked, Path(workshop): Path<String>) -> Response {
    match load(&asked, &workshop).await {
        Ok((workshop, minutes, may_replay)) => {
            let zone = asked.app.settings.time_zone.clone();
            let clock: app::pages::Clock = Arc::new(move |at| clock_in(&zone, at));
            asked.page(Page::Minutes(Box::new(MinutesPage { workshop, minutes, clock, may_replay })))
        }
        Err(error) => asked.sorry(&error, None),
    }
}

pub(super) async fn export_json(asked: Asked, Path(workshop): Path<String>) -> Response {
    match load(&asked, &workshop).await.and_then(|(_, minutes, _)| documents::json(&minutes)) {
        Ok(json) => file(json, "application/json", &format!("visionscafe-{workshop}.json")),
        Err(error) => asked.sorry(&error, None),
    }
}

pub(super) async fn export_csv(asked: Asked, Path(workshop): Path<String>) -> Response {
    match load(&asked, &workshop).await {
        Ok((_, minutes, _)) => file(
            documents::csv(asked.lang, &minutes),
            "text/csv; charset=utf-8",
            &format!("visionscafe-{workshop}.csv"),
        ),
        Err(error) => asked.sorry(&error, None),
    }
}

pub(super) fn file(content: String, kind: &'static str, name: &str) -> Response {
    let mut answer = content.into_response();
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        answer.headers_mut().insert(CONTENT_DISPOSITION, disposition);
    }
    answer
}

/// The minutes, for those who may read them; and whether that is somebody who runs the workshop.
async fn load(asked: &Asked, workshop: &str) -> Result<(WorkshopId, Minutes, bool), AppError> {
    let who = Who::find(asked, workshop).await?;
    let room = asked.app.rooms.get(who.workshop).await?;
    let record =
        room.read(move |workshop, names| who.may_look(workshop, Look::Minutes).map(|_| minutes_of(workshop, names)));
    Ok((who.workshop, record.await?.ok_or(AppError::MinutesNotYet)?, who.steward.is_some()))
}

/// The room after so many events. For those who run it: an earlier moment shows what has been hidden since.
pub(super) async fn replay(asked: Asked, Path(workshop): Path<String>) -> Response {
    let shown = async {
        let id: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
        let store = &*asked.app.store;
        identity::steward(&asked.app, id, &asked.headers).await?;
        let room = asked.app.rooms.get(id).await?;
        let (last, title, names) = room
            .read(|workshop, names| {
                let title = workshop.about.as_ref().map(|a| a.title.to_string()).unwrap_or_default();
                (workshop.seq, title, names.clone())
            })
            .await?;
        let at = asked.query("at").and_then(|at| at.trim().parse().ok()).unwrap_or(last).min(last);
        let mut past = Workshop::new(id);
        let mut latest = None;
        while past.seq < at {
            let left = u32::try_from(at - past.seq).unwrap_or(u32::MAX).min(PAGE_SIZE);
            for row in store.read(id.0, past.seq, left).await? {
                let event = recorded(&row)?;
                domain::workshop::apply(&mut past, &event);
                latest = Some(event);
            }
        }
        let mut following = Following::default();
        let audience = Audience::Facilitators;
        following.replace(String::new(), past.seq, audience.to_string(), project_all(&past, &names, audience));
        let clock = latest.as_ref().map(|l| asked.clock(l.at)).unwrap_or_default();
        Ok::<_, AppError>(Replay { workshop: id, title, following, at, last, clock, event: latest.map(|l| l.event) })
    };
    match shown.await {
        Ok(page) => asked.page(Page::Replay(Box::new(page))),
        Err(error) => asked.sorry(&error, None),
    }
}
