//! The lists of speakers as a page: asking to speak, and leading a list, without JavaScript.

use app::pages::{FloorOnPage, Page, Speaking};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::ids::{GroupId, SeatId};
use domain::view::{Change, FloorView, Key, People, project_one};
use domain::workshop::{Command, LONGEST_SPEECH_SECS, Stage, Workshop};
use domain::{Actor, Refusal, Timestamp};

use super::asked::Asked;
use super::join::form_pairs;
use super::who::Who;
use crate::error::AppError;
use crate::live::Names;

pub(super) async fn page(asked: Asked, Path(workshop): Path<String>) -> Response {
    let saved = asked.query("told").is_some();
    show(&asked, &workshop, saved, None).await
}

async fn show(asked: &Asked, workshop: &str, saved: bool, problem: Option<&AppError>) -> Response {
    let shown = async {
        let who = Who::find(asked, workshop).await?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let looked = room.look(move |workshop, names| floors(who, workshop, names)).await?;
        let floors = looked.into_iter().map(|(floor, since)| {
            let since = since.map(|since| asked.clock(since));
            FloorOnPage { since, ..floor }
        });
        Ok::<_, AppError>(Speaking {
            workshop: who.workshop,
            floors: floors.collect(),
            me: who.seat,
            runs_workshop: who.steward.is_some(),
            problem: problem.map(AppError::problem),
            saved,
        })
    };
    asked.shown(shown.await.map(|page| Page::Speaking(Box::new(page))), problem)
}

/// The lists that somebody sees: the room's, and the own table's; all tables', for whoever runs the workshop.
fn floors(who: Who, workshop: &Workshop, names: &Names) -> Vec<(FloorOnPage, Option<Timestamp>)> {
    let own = who.seat.and_then(|seat| workshop.seats.get(&seat)).and_then(|seat| seat.group);
    let tables = workshop.groups.iter().filter(|group| who.steward.is_some() || own == Some(group.id));
    let tables = tables.map(|group| (Some(group.id), Some(group.name.to_string())));
    let seen = |(group, table)| {
        let floor = match project_one(workshop, names, who.audience(workshop), Key::Floor(group)) {
            Some(Change::Floor(floor)) => *floor,
            _ => FloorView::unused(group),
        };
        let waits = |seat: &SeatId| workshop.floors.get(&group).is_some_and(|floor| floor.waiting.contains(seat));
        let belongs = group.is_none() || own == group;
        let leads = workshop.stage == Stage::Open
            && (who.steward.is_some() || (group.is_some() && who.hosted(workshop) == group));
        let since = floor.since;
        let page = FloorOnPage {
            table,
            since: None,
            asked: who.seat.is_some_and(|seat| waits(&seat)),
            may_ask: floor.open && belongs && who.seat.is_some(),
            leads,
            others: if leads { others(workshop, names, group, waits) } else { Vec::new() },
            floor,
        };
        (page, since)
    };
    std::iter::once((None, None)).chain(tables).map(seen).collect()
}

/// Those who can be put on a list, by name.
fn others(
    workshop: &Workshop,
    names: &Names,
    group: Option<GroupId>,
    waits: impl Fn(&SeatId) -> bool,
) -> Vec<(SeatId, Option<String>)> {
    let here = workshop.seats.iter().filter(|(_, seat)| group.is_none() || seat.group == group);
    let here = here.filter(|(seat, _)| !waits(seat));
    let mut others: Vec<_> = here.map(|(seat, _)| (*seat, names.name(*seat).map(|name| name.to_string()))).collect();
    others.sort_by_cached_key(|(seat, name)| (name.is_none(), name.as_ref().map(|name| name.to_lowercase()), *seat));
    others
}

pub(super) async fn act(asked: Asked, Path(workshop): Path<String>, RawForm(form): RawForm) -> Response {
    let pairs = form_pairs(&form);
    let done = async {
        let who = Who::find(&asked, &workshop).await?;
        let (actor, command) = wished(who, &pairs)?;
        let told = if matches!(command, Command::SetSpeaking { .. }) { "?told=saved" } else { "" };
        let room = asked.app.rooms.get(who.workshop).await?;
        room.command(actor, None, command, Vec::new()).await?;
        Ok::<_, AppError>(format!("/w/{}/speaking{told}", who.workshop))
    };
    match done.await {
        Ok(to) => asked.go(&to),
        Err(error) => {
            error.log();
            show(&asked, &workshop, false, Some(&error)).await
        }
    }
}

/// What a form asks for, and as whom: for oneself as the seat, for the list as whoever leads it.
fn wished(who: Who, pairs: &[(String, String)]) -> Result<(Actor, Command), AppError> {
    let value = |name: &str| pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim());
    let group: Option<GroupId> = match value("group") {
        "" => None,
        group => Some(group.parse().map_err(|_| AppError::Malformed)?),
    };
    let oneself = || who.seat.map(Actor::Seat).ok_or(AppError::SessionMissing);
    let seat = || value("seat").parse::<SeatId>().map_err(|_| AppError::Malformed);
    Ok(match value("act") {
        "ask" => (oneself()?, Command::AskToSpeak { group, on: true, seat: None }),
        "withdraw" => (oneself()?, Command::AskToSpeak { group, on: false, seat: None }),
        "finish" => (oneself()?, Command::EndSpeech { group }),
        "call" => (who.actor()?, Command::CallSpeaker { group, seat: Some(seat()?) }),
        "end" => (who.actor()?, Command::EndSpeech { group }),
        "add" => (who.actor()?, Command::AskToSpeak { group, on: true, seat: Some(seat()?) }),
        "remove" => (who.actor()?, Command::AskToSpeak { group, on: false, seat: Some(seat()?) }),
        "set" => {
            let secs = value("minutes").parse::<u32>().ok().and_then(|minutes| minutes.checked_mul(60));
            let limit_secs = secs.ok_or(Refusal::TooMany { max: LONGEST_SPEECH_SECS / 60 })?;
            if limit_secs > LONGEST_SPEECH_SECS {
                // In minutes, as it was asked for.
                return Err(Refusal::TooMany { max: LONGEST_SPEECH_SECS / 60 }.into());
            }
            let on = |name: &str| value(name) == "on";
            (who.actor()?, Command::SetSpeaking { group, open: on("open"), alternate: on("alternate"), limit_secs })
        }
        _ => return Err(AppError::Malformed),
    })
}
