//! Who votes how often, and for whom: devices that are passed round, and delegates.

use app::pages::{OrganisationRow, Page, VoterRow, Voters};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::ids::{GroupId, OrganisationId, SeatId};
use domain::view::People;
use domain::workshop::poll::{MOST_DECLARED, delegates};
use domain::workshop::{Command, Workshop};
use domain::{Look, Refusal};

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
        let told = problem.map(AppError::problem);
        let page = room.read(move |workshop, names| {
            let only = who.may_look(workshop, Look::Voters)?.table();
            Some(Voters {
                workshop: who.workshop,
                tables: tables(workshop, names, only),
                organisations: if only.is_none() { organisations(workshop, names) } else { Vec::new() },
                problem: told,
                saved,
            })
        });
        page.await?.ok_or(AppError::Forbidden)
    };
    asked.shown(shown.await.map(|page| Page::Voters(Box::new(page))), problem)
}

fn row(workshop: &Workshop, names: &Names, seat: SeatId) -> VoterRow {
    let found = workshop.seats.get(&seat);
    let organisation = found.and_then(|it| it.organisation).and_then(|it| names.organisation(it));
    VoterRow {
        seat,
        name: names.name(seat).map(|name| name.to_string()),
        organisation: organisation.map(|name| name.to_string()),
        people: found.map_or(1, |it| it.people),
    }
}

/// The seats of one table, or of all, those without one last; at a table hosts first.
fn tables(workshop: &Workshop, names: &Names, only: Option<GroupId>) -> Vec<(Option<String>, Vec<VoterRow>)> {
    let at = |table: Option<GroupId>| {
        let mut seats: Vec<_> = workshop.seats.iter().filter(|(_, seat)| seat.group == table).collect();
        seats.sort_by_key(|(id, seat)| (!seat.host, seat.joined, **id));
        seats.into_iter().map(|(id, _)| row(workshop, names, *id)).collect::<Vec<_>>()
    };
    let groups = workshop.groups.iter().filter(|group| only.is_none_or(|only| only == group.id));
    let seated = groups.map(|group| (Some(group.name.to_string()), at(Some(group.id))));
    let standing = only.is_none().then(|| (None, at(None)));
    seated.chain(standing).filter(|(_, seats)| !seats.is_empty()).collect()
}

/// Organisations by name, each with whoever speaks for it first.
fn organisations(workshop: &Workshop, names: &Names) -> Vec<OrganisationRow> {
    let of = |(id, speaks): (OrganisationId, SeatId)| {
        let mut people: Vec<_> = workshop.seats.iter().filter(|(_, seat)| seat.organisation == Some(id)).collect();
        people.sort_by_key(|(seat, found)| (**seat != speaks, found.joined, **seat));
        OrganisationRow {
            name: names.organisation(id).map(|name| name.to_string()),
            people: people.into_iter().map(|(seat, _)| row(workshop, names, *seat)).collect(),
        }
    };
    let mut all: Vec<_> = delegates(workshop).into_iter().map(of).collect();
    all.sort_by_cached_key(|row| row.name.as_ref().map(|name| name.to_lowercase()));
    all
}

pub(super) async fn save(asked: Asked, Path(workshop): Path<String>, RawForm(form): RawForm) -> Response {
    let pairs = form_pairs(&form);
    let done = async {
        let who = Who::find(&asked, &workshop).await?;
        let value = |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.trim());
        let seat = |text: &str| text.parse::<SeatId>().map_err(|_| AppError::Malformed);
        let command = match value("delegate") {
            Some(delegate) => Command::NameDelegate { seat: seat(delegate)? },
            None => {
                let people = value("people").and_then(|people| people.parse().ok());
                let people = people.ok_or(Refusal::TooMany { max: MOST_DECLARED.into() })?;
                Command::DeclarePeople { seat: seat(value("seat").unwrap_or_default())?, people }
            }
        };
        let room = asked.app.rooms.get(who.workshop).await?;
        room.command(who.actor()?, None, command, Vec::new()).await?;
        Ok::<_, AppError>(format!("/w/{}/voters?told=saved", who.workshop))
    };
    match done.await {
        Ok(to) => asked.go(&to),
        Err(error) => {
            error.log();
            show(&asked, &workshop, false, Some(&error)).await
        }
    }
}
