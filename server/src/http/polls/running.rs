//! Running a poll: what its buttons do, and what was counted without devices.

use app::pages::Paper;
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::ids::PollId;
use domain::workshop::poll::{Electorate, Poll, paper_columns};
use domain::workshop::{Command, Workshop};
use domain::{Look, Refusal, Scope};

use super::page::show;
use super::path;
use crate::error::AppError;
use crate::http::asked::Asked;
use crate::http::join::form_pairs;
use crate::http::who::Who;

/// A command a button asks for.
fn act_of(poll: PollId, pairs: &[(String, String)]) -> Result<Command, AppError> {
    let value =
        |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim().to_owned()).unwrap_or_default();
    Ok(match value("do").as_str() {
        "open" => Command::OpenPoll { poll },
        "close" => Command::ClosePoll { poll },
        "extend" => Command::ExtendPoll { poll, secs: 300 },
        "cancel" => Command::CancelPoll { poll, reason: value("reason") },
        "drop" => Command::DropPoll { poll },
        "schedule" => {
            let minutes: u32 = value("minutes").parse().map_err(|_| Refusal::OffScale { max: 10_080 })?;
            Command::SchedulePoll { poll, secs: Some(minutes.saturating_mul(60)) }
        }
        "unschedule" => Command::SchedulePoll { poll, secs: None },
        "project" => Command::Project { group: None, code: false, poll: Some(poll) },
        "lot" => Command::BreakTie { poll, options: None, reason: String::new() },
        "choose" => {
            let options = value("options");
            let options = options.split(',').filter(|it| !it.is_empty()).map(str::parse).collect::<Result<Vec<_>, _>>();
            let options = options.map_err(|_| AppError::Malformed)?;
            Command::BreakTie { poll, options: Some(options), reason: value("reason") }
        }
        _ => return Err(AppError::Malformed),
    })
}

pub(in crate::http) async fn act(
    asked: Asked,
    Path((workshop, poll)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Response {
    let done = async {
        let who = Who::find(&asked, &workshop).await?;
        let id: PollId = poll.parse().map_err(|_| AppError::NotFound)?;
        let command = act_of(id, &form_pairs(&form))?;
        let to = match command {
            Command::DropPoll { .. } => format!("/w/{}/polls", who.workshop),
            Command::Project { .. } => format!("{}?told=projected", path(who.workshop, id)),
            _ => path(who.workshop, id),
        };
        let room = asked.app.rooms.get(who.workshop).await?;
        room.command(who.actor()?, None, command, Vec::new()).await?;
        Ok::<_, AppError>(to)
    };
    match done.await {
        Ok(to) => asked.go(&to),
        Err(error) => {
            error.log();
            show(&asked, &workshop, &poll, None, Some(&error), None).await
        }
    }
}

/// Those who may enter what was counted without devices: the steward for the room, a host for the own table.
pub(super) fn paper(who: Who, workshop: &Workshop, poll: &Poll) -> Option<Paper> {
    let open = poll.open()?;
    let columns = paper_columns(poll.setup.method).filter(|_| poll.setup.electorate != Electorate::Organisations)?;
    let table = poll.setup.table();
    let group = match who.may_look(workshop, Look::Paper)? {
        Scope::All => table,
        Scope::Table(own) => Some(Some(own).filter(|own| table.is_none_or(|table| table == *own))?),
    };
    Some(Paper { group, columns, entered: open.paper.get(&group).cloned() })
}

pub(in crate::http) async fn paper_posted(
    asked: Asked,
    Path((workshop, poll)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Response {
    let pairs = form_pairs(&form);
    let done = async {
        let who = Who::find(&asked, &workshop).await?;
        let id: PollId = poll.parse().map_err(|_| AppError::NotFound)?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let found = room.look(move |workshop, _| {
            let poll = workshop.polls.get(&id)?;
            Some((paper(who, workshop, poll)?, poll.setup.options.len()))
        });
        let (paper, options) = found.await?.ok_or(Refusal::NotOnPaper)?;
        let number = |name: &str| -> Result<u32, AppError> {
            let value = pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim());
            if value.is_empty() { Ok(0) } else { Ok(value.parse().map_err(|_| Refusal::OffScale { max: 50_000 })?) }
        };
        let row = |place: usize| (0..paper.columns).map(|column| number(&format!("p{place}-{column}"))).collect();
        let counts = (0..options).map(row).collect::<Result<_, AppError>>()?;
        let people = u16::try_from(number("people")?).map_err(|_| Refusal::TooMany { max: 500 })?;
        let command = Command::CountPaper { poll: id, group: paper.group, people, counts };
        room.command(who.actor()?, None, command, Vec::new()).await?;
        Ok::<_, AppError>(format!("{}?told=paper", path(who.workshop, id)))
    };
    match done.await {
        Ok(to) => asked.go(&to),
        Err(error) => {
            error.log();
            show(&asked, &workshop, &poll, None, Some(&error), None).await
        }
    }
}
