//! A facilitator's desk: the list of workshops, a new one, and the pages that hold the console and the projector.

use app::pages::{Console, Desk, DeskWorkshop, Page, Projector, template_field_name, template_title};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::Right;
use domain::ids::WorkshopId;
use domain::workshop::Plan;
use domain::workshop::template;

use super::asked::Asked;
use super::join::form_pairs;
use super::team;
use crate::app_state::App;
use crate::chance;
use crate::documents::qr_svg;
use crate::error::AppError;
use crate::identity::{self, DESK_COOKIE};
use crate::live::RoomHandle;
use crate::opening::create_workshop;
use crate::store::WorkshopRow;

pub(super) async fn page(asked: Asked) -> Response {
    let listed = async {
        let account = identity::account(&*asked.app.store, &asked.headers).await?;
        let may_prepare = asked.may(Right::PrepareWorkshops).await.is_ok();
        // A list alone opens nothing.
        let own = if may_prepare { asked.app.store.workshops_of(account.0).await? } else { Vec::new() };
        let without = match asked.may(Right::Staff { runs: false }).await {
            Ok(_) => team::without_anybody(&asked.app).await?,
            Err(_) => Vec::new(),
        };
        let (workshops, without) = (list(&asked.app, own).await?, list(&asked.app, without).await?);
        Ok(Page::Desk(Desk { workshops, without, may_prepare, problem: None }))
    };
    asked.shown(listed.await, None)
}

async fn list(app: &App, rows: Vec<WorkshopRow>) -> Result<Vec<DeskWorkshop>, AppError> {
    let mut workshops = Vec::new();
    for row in rows {
        let id = WorkshopId(row.id);
        let code = row.join_code;
        let room = app.rooms.get(id).await?;
        let shown = room.look(move |workshop, _| {
            let about = workshop.about.as_ref();
            DeskWorkshop {
                id,
                title: about.map(|a| a.title.to_string()).unwrap_or_default(),
                date: about.and_then(|a| a.date.as_ref()).map(|d| d.to_string()),
                place: about.and_then(|a| a.place.as_ref()).map(|p| p.to_string()),
                stage: workshop.stage,
                code,
                people: u32::try_from(workshop.seats.len()).unwrap_or(u32::MAX),
            }
        });
        workshops.push(shown.await?);
    }
    Ok(workshops)
}

/// A new workshop, from the standard template or from one of one's own.
pub(super) async fn new_workshop(asked: Asked, RawForm(form): RawForm) -> Response {
    let template = form_pairs(&form).into_iter().find(|(name, _)| name == "template").map(|(_, value)| value);
    let created = async {
        let who = asked.may(Right::PrepareWorkshops).await?;
        let facilitator = who.account().ok_or(AppError::SessionMissing)?;
        let plan = match template.and_then(|id| id.parse::<WorkshopId>().ok()) {
            Some(past) => {
                identity::steward(&asked.app, past, &asked.headers).await?;
                past_plan(&asked.app.rooms.get(past).await?).await?
            }
            None => standard_plan(&asked)?,
        };
        create_workshop(&*asked.app.store, plan, facilitator).await
    };
    match created.await {
        Ok(id) => asked.go(&format!("/w/{id}/prepare")),
        Err(error) => asked.sorry(&error, Some("/desk".to_owned())),
    }
}

fn standard_plan(asked: &Asked) -> Result<Plan, AppError> {
    let lang = asked.lang;
    let plan = template::landshut(&template_title(lang), &mut chance::id, &|name| template_field_name(lang, name));
    plan.map_err(|problem| AppError::Internal(format!("the standard template cannot be read: {problem}")))
}

async fn past_plan(room: &RoomHandle) -> Result<Plan, AppError> {
    let plan = room.look(|workshop, _| workshop.plan()).await?.ok_or(AppError::NotFound)?;
    Ok(template::again(&plan, &mut chance::id))
}

/// The session ends, here and on the server.
pub(super) async fn leave(asked: Asked) -> Response {
    let session = identity::session_hash(&asked.headers);
    if let (Ok(facilitator), Some(session)) = (identity::account(&*asked.app.store, &asked.headers).await, session) {
        if let Err(error) = asked.app.store.revoke_session(facilitator.0, &session).await {
            return asked.sorry(&error.into(), Some("/desk".to_owned()));
        }
        // Consoles that are open with this session would otherwise stay in power for a moment.
        asked.app.rooms.close_facilitator(facilitator).await;
    }
    asked.go_with("/", &[(DESK_COOKIE, "", 0)])
}

pub(super) async fn console(asked: Asked, Path(workshop): Path<String>) -> Response {
    let shown = async {
        let id: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
        identity::steward(&asked.app, id, &asked.headers).await?;
        let row = asked.app.store.workshop(id.0).await?.ok_or(AppError::NotFound)?;
        let title = title_of(&asked.app, id).await?;
        let ways = WaysIn::of(&asked.app, &row);
        Ok::<_, AppError>(Page::Console(Box::new(Console {
            workshop: id,
            title,
            join_url: ways.join_address,
            join_code: ways.join_code,
            projector_url: ways.projector_url,
            qr_svg: ways.qr_svg,
        })))
    };
    match shown.await {
        Ok(page) => asked.page(page),
        Err(error) => asked.sorry(&error, Some("/desk".to_owned())),
    }
}

pub(super) async fn projector(asked: Asked, Path(key): Path<String>) -> Response {
    let shown = async {
        let row = by_projector_key(&asked.app, &key).await?;
        let title = title_of(&asked.app, WorkshopId(row.id)).await?;
        let ways = WaysIn::of(&asked.app, &row);
        Ok::<_, AppError>(Page::Projector(Projector {
            title,
            live_path: format!("/p/{key}/live"),
            join_url: ways.join_address,
            join_code: ways.join_code,
            qr_svg: ways.qr_svg,
        }))
    };
    match shown.await {
        Ok(page) => asked.page(page),
        Err(error) => asked.sorry(&error, None),
    }
}

/// The workshop whose projector has this key.
///
/// # Errors
/// `NotFound`; what is no key of ours does not trouble the store.
pub(super) async fn by_projector_key(app: &App, key: &str) -> Result<WorkshopRow, AppError> {
    let is_key = key.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = if is_key { app.store.workshop_by_projector_key(key).await? } else { None };
    found.ok_or(AppError::NotFound)
}

pub(super) async fn title_of(app: &App, id: WorkshopId) -> Result<String, AppError> {
    let room = app.rooms.get(id).await?;
    let title = room.look(|workshop, _| workshop.about.as_ref().map(|a| a.title.to_string()));
    Ok(title.await?.unwrap_or_default())
}

/// How people come to a workshop, as it is shown to them.
pub(super) struct WaysIn {
    /// Without the scheme: as people type it.
    pub(super) join_address: String,
    pub(super) join_code: String,
    pub(super) projector_url: String,
    pub(super) qr_svg: String,
}

impl WaysIn {
    pub(super) fn of(app: &App, row: &WorkshopRow) -> Self {
        let base = &app.settings.public_url;
        let join_code = row.join_code.clone().unwrap_or_default();
        Self {
            join_address: base.split_once("://").map_or(base.as_str(), |(_, rest)| rest).to_owned(),
            projector_url: format!("{base}/p/{}", row.projector_key),
            qr_svg: if join_code.is_empty() { String::new() } else { qr_svg(&format!("{base}/j/{join_code}")) },
            join_code,
        }
    }
}
