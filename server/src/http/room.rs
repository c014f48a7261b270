//! A participant's room: the live part, and below it the plain version that works without JavaScript.

use app::pages::{Draft, Page, PlainTimer, Room, TimerState};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::actor::Actor;
use domain::ids::{SeatId, WorkshopId};
use domain::view::{Audience, Following, Me, me, project_all};
use domain::wire::Problem;
use domain::workshop::GRACE_SECS;

use super::asked::Asked;
use super::join::form_pairs;
use crate::chance;
use crate::clock;
use crate::error::AppError;
use crate::identity::{self, Cookies};

pub(super) async fn page(asked: Asked, Path(workshop): Path<String>) -> Response {
    let saved = asked.query("saved").is_some();
    let shown = async {
        let workshop = workshop.parse().map_err(|_| AppError::NotFound)?;
        let seat = identity::seat(&*asked.app.store, workshop, &asked.headers).await?;
        load(&asked, workshop, seat, Draft::default(), None, saved).await
    };
    match shown.await {
        Ok(page) => asked.page(page),
        Err(error) => asked.sorry(&error, None),
    }
}

/// A card from the plain form. Sent twice, it is there once: the page brought a command id along.
pub(super) async fn card_posted(asked: Asked, Path(workshop): Path<String>, RawForm(form): RawForm) -> Response {
    let draft = Draft::parse(&form_pairs(&form));
    let posted = async {
        let workshop: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
        let seat = identity::seat(&*asked.app.store, workshop, &asked.headers).await?;
        Ok::<_, AppError>((workshop, seat))
    };
    let (workshop, seat) = match posted.await {
        Ok(found) => found,
        Err(error) => return asked.sorry(&error, None),
    };
    let id = Some(draft.command_id.clone()).filter(|id| domain::wire::is_command_id(id));
    let taken = async {
        let room = asked.app.rooms.get(workshop).await?;
        room.command(Actor::Seat(seat), id, draft.to_command(), Vec::new()).await
    };
    match taken.await {
        Ok(_) => asked.go(&format!("/w/{workshop}?saved=1")),
        Err(error) => {
            error.log();
            // The text comes back, to be mended and sent again; a new attempt is a new command.
            let draft = Draft { command_id: String::new(), ..draft };
            match load(&asked, workshop, seat, draft, Some(error.problem()), false).await {
                Ok(page) => asked.page_with(error.status(), page),
                Err(worse) => asked.sorry(&worse, None),
            }
        }
    }
}

async fn load(
    asked: &Asked,
    workshop: WorkshopId,
    seat: SeatId,
    draft: Draft,
    problem: Option<Problem>,
    saved: bool,
) -> Result<Page, AppError> {
    let room = asked.app.rooms.get(workshop).await?;
    let (following, mine) = room
        .read(move |workshop, names| {
            let audience = Audience::of(workshop, Actor::Seat(seat));
            let mut following = Following::default();
            following.replace(
                String::new(),
                workshop.seq,
                audience.to_string(),
                project_all(workshop, names, audience),
            );
            (following, me(workshop, names, seat))
        })
        .await?;
    let mine = mine.ok_or(AppError::SessionMissing)?;
    let return_code =
        Cookies::of(&asked.headers).get(&identity::reentry_cookie(workshop)).unwrap_or_default().to_owned();
    let draft = Draft {
        command_id: if draft.command_id.is_empty() { chance::key() } else { draft.command_id },
        phase: draft.phase.or_else(|| group_of(&following, &mine).and_then(|g| g.phase)),
        ..draft
    };
    let timer = group_of(&following, &mine).and_then(|g| g.ends).map(|ends| {
        let now = clock::now();
        let state = match () {
            () if now <= ends => TimerState::Running,
            () if now <= ends.plus_secs(GRACE_SECS) => TimerState::Grace,
            () => TimerState::Over,
        };
        PlainTimer { ends: asked.clock(ends), state }
    });
    Ok(Page::Room(Box::new(Room { workshop, following, me: mine, return_code, timer, draft, problem, saved })))
}

fn group_of<'a>(following: &'a Following, me: &Me) -> Option<&'a domain::view::GroupView> {
    following.groups.get(&me.seat.group?)
}
