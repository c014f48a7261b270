//! Preparing a workshop: one form for the whole plan.

use app::pages::{Page, Prepare, PrepareForm, RowProblem};
use axum::extract::{Path, RawForm};
use axum::http::StatusCode;
use axum::response::Response;
use domain::actor::Actor;
use domain::ids::{AccountId, WorkshopId};
use domain::view::People;
use domain::wire::Problem;
use domain::workshop::{Command, Stage};

use super::asked::Asked;
use super::join::form_pairs;
use crate::chance;
use crate::error::AppError;
use crate::identity;
use crate::store::Effect;

pub(super) async fn page(asked: Asked, Path(workshop): Path<String>) -> Response {
    let saved = asked.query("saved").is_some();
    let shown = async {
        let (id, _) = steward(&asked, &workshop).await?;
        let (form, stage) = now(&asked, id).await?;
        let form = if asked.query("more").is_some() { form.with_blank_rows() } else { form };
        Ok::<_, AppError>(Prepare { workshop: id, stage, form, problem: None, problems: Vec::new(), saved })
    };
    match shown.await {
        Ok(page) => asked.page(Page::Prepare(Box::new(page))),
        Err(error) => asked.sorry(&error, Some("/desk".to_owned())),
    }
}

pub(super) async fn save(asked: Asked, Path(workshop): Path<String>, RawForm(form): RawForm) -> Response {
    let form = PrepareForm::parse(&form_pairs(&form));
    let (id, facilitator) = match steward(&asked, &workshop).await {
        Ok(found) => found,
        Err(error) => return asked.sorry(&error, Some("/desk".to_owned())),
    };
    let (plan, hosts) = match form.to_plan(&mut chance::id) {
        Ok(read) => read,
        Err(problems) => return again(&asked, id, form, None, problems).await,
    };
    let effects = hosts.into_iter().map(|(group, name)| Effect::PutHostName {
        workshop: id.0,
        group: group.0,
        name: name.map(|n| n.to_string()),
    });
    let effects = effects.collect();
    let saved = async {
        let room = asked.app.rooms.get(id).await?;
        let mut plan = plan;
        if let Some(before) = room.look(|workshop, _| workshop.plan()).await? {
            plan.rename_tables(&before);
        }
        room.command(Actor::Facilitator(facilitator), None, Command::Prepare { plan: Box::new(plan) }, effects).await
    };
    match saved.await {
        Ok(_) if ["fields", "groups", "phases"].contains(&form.then.as_str()) => {
            asked.go(&format!("/w/{id}/prepare?saved=1&more=1#{}", form.then))
        }
        Ok(_) => asked.go(&format!("/w/{id}/prepare?saved=1")),
        Err(error) => {
            error.log();
            again(&asked, id, form, Some(error.problem()), Vec::new()).await
        }
    }
}

/// The form as it was typed, with what is wrong.
async fn again(
    asked: &Asked,
    id: WorkshopId,
    form: PrepareForm,
    problem: Option<Problem>,
    problems: Vec<RowProblem>,
) -> Response {
    let stage = now(asked, id).await.map_or(Stage::Preparing, |(_, stage)| stage);
    let page = Prepare { workshop: id, stage, form: form.with_blank_rows(), problem, problems, saved: false };
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, Page::Prepare(Box::new(page)))
}

async fn steward(asked: &Asked, workshop: &str) -> Result<(WorkshopId, AccountId), AppError> {
    let id: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
    Ok((id, identity::steward(&asked.app, id, &asked.headers).await?))
}

async fn now(asked: &Asked, id: WorkshopId) -> Result<(PrepareForm, Stage), AppError> {
    let room = asked.app.rooms.get(id).await?;
    let looked = room.look(|workshop, names| {
        let plan = workshop.plan()?;
        let hosts: Vec<_> = plan.groups.iter().map(|g| (g.id, names.expected_host(g.id))).collect();
        Some((PrepareForm::from_plan(&plan, &hosts), workshop.stage))
    });
    looked.await?.ok_or(AppError::NotFound)
}
