//! Who helps at the tables, as a page: appointing hosts and interpreters without JavaScript.

use app::pages::{HelperRow, Helpers, Page};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::ids::{GroupId, SeatId};
use domain::view::People;
use domain::workshop::{Command, Stage, Workshop};

use super::asked::Asked;
use super::form::Form;
use super::who::Who;
use crate::error::AppError;
use crate::live::Names;

pub(super) async fn page(asked: Asked, Path(workshop): Path<String>) -> Response {
    show(&asked, &workshop, None).await
}

async fn show(asked: &Asked, workshop: &str, problem: Option<&AppError>) -> Response {
    let shown = async {
        let who = Who::find(asked, workshop).await?;
        who.actor()?.steers().map_err(|_| AppError::Forbidden)?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let (tables, closed) =
            room.read(|workshop, names| (tables(workshop, names), workshop.stage == Stage::Closed)).await?;
        Ok::<_, AppError>(Helpers {
            workshop: who.workshop,
            tables,
            problem: problem.map(AppError::problem),
            saved: asked.query("told").is_some(),
            closed,
        })
    };
    asked.shown(shown.await.map(|page| Page::Helpers(Box::new(page))), problem)
}

/// People by table, those without one last; at a table those who help come first.
fn tables(workshop: &Workshop, names: &Names) -> Vec<(Option<String>, Vec<HelperRow>)> {
    let at = |table: Option<GroupId>| {
        let mut seats: Vec<_> = workshop.seats.iter().filter(|(_, seat)| seat.group == table).collect();
        seats.sort_by_key(|(id, seat)| (!seat.host, !seat.interpreter, seat.joined, **id));
        let row = |(id, seat): (&SeatId, &domain::workshop::Seat)| HelperRow {
            seat: *id,
            name: names.name(*id).map(|name| name.to_string()),
            organisation: seat.organisation.and_then(|it| names.organisation(it)).map(|name| name.to_string()),
            host: seat.host,
            interpreter: seat.interpreter,
        };
        seats.into_iter().map(row).collect::<Vec<_>>()
    };
    let seated = workshop.groups.iter().map(|group| (Some(group.name.to_string()), at(Some(group.id))));
    seated.chain([(None, at(None))]).filter(|(_, people)| !people.is_empty()).collect()
}

pub(super) async fn act(asked: Asked, Path(workshop): Path<String>, RawForm(form): RawForm) -> Response {
    let form = Form::read(&form);
    let done = async {
        let who = Who::find(&asked, &workshop).await?;
        let actor = who.actor()?;
        let seat: SeatId = form.text("seat").parse().map_err(|_| AppError::Malformed)?;
        let on = form.text("on") == "yes";
        let command = match form.text("act") {
            "host" => Command::AppointHost { seat, on },
            "interpreter" => Command::AppointInterpreter { seat, on },
            _ => return Err(AppError::Malformed),
        };
        let room = asked.app.rooms.get(who.workshop).await?;
        room.command(actor, None, command, Vec::new()).await?;
        Ok::<_, AppError>(format!("/w/{}/helpers?told=saved", who.workshop))
    };
    match done.await {
        Ok(to) => asked.go(&to),
        Err(error) => {
            error.log();
            show(&asked, &workshop, Some(&error)).await
        }
    }
}
