//! The door for other people's clients, as `docs/live-protocol.md` promises it: JSON in, JSON out.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::ids::GroupId;
use domain::wire::Problem;
use domain::workshop::{OrganisationKind, Seating, Stage};
use serde::{Deserialize, Serialize};

use super::join::{Admitted, Newcomer, admit, look_in, open_workshop, readmit};
use crate::app_state::App;
use crate::error::AppError;

#[derive(Debug, Deserialize)]
struct JoinRequest {
    code: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    organisation: Option<String>,
    #[serde(default)]
    kind: Option<OrganisationKind>,
    lang: String,
    #[serde(default)]
    group: Option<GroupId>,
}

#[derive(Debug, Deserialize)]
struct ReturnRequest {
    code: String,
    reentry_code: String,
}

#[derive(Debug, Serialize)]
struct Joined {
    workshop: String,
    seat: String,
    token: String,
    reentry_code: String,
    live: String,
}

#[derive(Debug, Serialize)]
struct Door {
    title: String,
    stage: Stage,
    seating: Seating,
    groups: Vec<DoorGroup>,
}

#[derive(Debug, Serialize)]
struct DoorGroup {
    id: GroupId,
    name: String,
    field: String,
    free: u32,
}

pub(super) async fn join(State(app): State<App>, body: Bytes) -> Response {
    let joined = async {
        let request: JoinRequest = read(&body)?;
        let row = open_workshop(&app, &request.code).await?;
        let newcomer = Newcomer {
            name: request.name.unwrap_or_default(),
            organisation: request.organisation.unwrap_or_default(),
            represents: None,
            kind: request.kind,
            lang: request.lang,
            group: request.group,
        };
        Ok::<_, Failure>(admit(&app, &row, &newcomer).await.map_err(|refused| refused.problem)?)
    };
    joined.await.map_or_else(IntoResponse::into_response, |admitted| answer(&admitted))
}

pub(super) async fn come_back(State(app): State<App>, body: Bytes) -> Response {
    let back = async {
        let request: ReturnRequest = read(&body)?;
        let row = open_workshop(&app, &request.code).await?;
        Ok::<_, Failure>(readmit(&app, &row, &request.reentry_code).await?)
    };
    back.await.map_or_else(IntoResponse::into_response, |admitted| answer(&admitted))
}

pub(super) async fn workshop(State(app): State<App>, Path(code): Path<String>) -> Response {
    let door = async {
        let row = open_workshop(&app, &code).await?;
        Ok::<_, Failure>(look_in(&app, &row).await?)
    };
    door.await.map_or_else(IntoResponse::into_response, |door| {
        let groups =
            door.tables.into_iter().map(|t| DoorGroup { id: t.id, name: t.name, field: t.field.name, free: t.free });
        Json(Door { title: door.title, stage: door.stage, seating: door.seating, groups: groups.collect() })
            .into_response()
    })
}

fn answer(admitted: &Admitted) -> Response {
    Json(Joined {
        workshop: admitted.workshop.to_string(),
        seat: admitted.seat.to_string(),
        token: admitted.token.clone(),
        reentry_code: admitted.reentry_code.clone(),
        live: format!("/w/{}/live", admitted.workshop),
    })
    .into_response()
}

fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, AppError> {
    serde_json::from_slice(body).map_err(|_| AppError::Malformed)
}

/// What did not work: an error of the server's, or a problem found on the way in.
enum Failure {
    Error(AppError),
    Problem(Problem),
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Error(error) => {
                error.log();
                (error.status(), Json(error.problem())).into_response()
            }
            Self::Problem(problem) => {
                let status = match problem.code.as_str() {
                    "too_fast" => axum::http::StatusCode::TOO_MANY_REQUESTS,
                    "storage_unavailable" => axum::http::StatusCode::SERVICE_UNAVAILABLE,
                    "internal" => axum::http::StatusCode::INTERNAL_SERVER_ERROR,
                    _ => axum::http::StatusCode::UNPROCESSABLE_ENTITY,
                };
                (status, Json(problem)).into_response()
            }
        }
    }
}
