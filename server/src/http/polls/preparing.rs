//! Preparing a poll: the form, what there is to choose from, and saving it.

use app::pages::{CardChoice, Page, PollForm, PreparePoll, Told};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::Look;
use domain::ids::{GroupId, PollId};
use domain::wire::Made;
use domain::workshop::{Command, Item, Workshop};

use super::page::show;
use super::path;
use crate::error::AppError;
use crate::http::asked::Asked;
use crate::http::join::form_pairs;
use crate::http::who::Who;

/// So many cards are offered for a ballot.
const MOST_CHOICES: usize = 80;

pub(in crate::http) async fn new(asked: Asked, Path(workshop): Path<String>) -> Response {
    let follows = asked.query("follows").and_then(|id| id.parse().ok());
    prepare(&asked, &workshop, None, Filled::Fresh { follows }, None).await
}

pub(in crate::http) async fn edit(asked: Asked, Path((workshop, poll)): Path<(String, String)>) -> Response {
    match poll.parse() {
        Ok(poll) => prepare(&asked, &workshop, Some(poll), Filled::Stored, None).await,
        Err(_) => asked.sorry(&AppError::NotFound, None),
    }
}

/// What stands in the form.
enum Filled {
    Fresh { follows: Option<PollId> },
    Stored,
    Typed(Box<PollForm>),
}

async fn prepare(
    asked: &Asked,
    workshop: &str,
    poll: Option<PollId>,
    filled: Filled,
    problem: Option<&AppError>,
) -> Response {
    let shown = async {
        let who = Who::find(asked, workshop).await?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let told_problem = problem.map(AppError::problem);
        let page = room.look(move |workshop, _| {
            let only = who.may_look(workshop, Look::PollPreparation)?.table();
            let stored = |id: PollId| workshop.polls.get(&id).filter(|poll| who.runs(workshop, poll));
            let changed = match poll {
                Some(id) => Some(stored(id)?),
                None => None,
            };
            let form = match filled {
                Filled::Typed(form) => *form,
                Filled::Stored => PollForm::of(&changed?.setup),
                Filled::Fresh { follows: Some(id) } => PollForm::next_round(id, &stored(id)?.setup),
                Filled::Fresh { follows: None } => PollForm::default(),
            };
            let tables = workshop.groups.iter().map(|group| (group.id, group.name.to_string())).collect();
            let cards = choices(workshop, only);
            Some(PreparePoll { workshop: who.workshop, poll, form, tables, cards, only, problem: told_problem })
        });
        page.await?.ok_or(AppError::Forbidden)
    };
    asked.shown(shown.await.map(|page| Page::PreparePoll(Box::new(page))), problem)
}

/// Cards and named piles that can be put to the vote: what is handed over first, then goals and measures, then the rest.
fn choices(workshop: &Workshop, only: Option<GroupId>) -> Vec<CardChoice> {
    use domain::workshop::CardKind;
    let here = |group: GroupId| only.is_none_or(|only| only == group);
    let cards = workshop.cards.values().filter(|card| card.lies_open() && here(card.group)).map(|card| {
        let rank = (!card.handed_over, matches!(card.kind, CardKind::Observation), card.written, card.id.0);
        let choice = CardChoice { item: Item::Card(card.id), text: card.text.to_string(), lang: card.lang.to_string() };
        (rank, choice)
    });
    let clusters = workshop.clusters.values().filter(|cluster| here(cluster.group)).filter_map(|cluster| {
        let shown =
            workshop.cards_of(cluster.id).into_iter().any(|id| workshop.cards.get(&id).is_some_and(|c| c.lies_open()));
        let name = cluster.name.as_ref().filter(|_| shown)?;
        let rank = (!cluster.handed_over, false, domain::Timestamp(0), cluster.id.0);
        Some((rank, CardChoice { item: Item::Cluster(cluster.id), text: name.to_string(), lang: String::new() }))
    });
    let mut all: Vec<_> = cards.chain(clusters).collect();
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().take(MOST_CHOICES).map(|(_, choice)| choice).collect()
}

pub(in crate::http) async fn draft(asked: Asked, Path(workshop): Path<String>, RawForm(form): RawForm) -> Response {
    save(&asked, &workshop, None, &form_pairs(&form)).await
}

pub(in crate::http) async fn change(
    asked: Asked,
    Path((workshop, poll)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Response {
    match poll.parse() {
        Ok(poll) => save(&asked, &workshop, Some(poll), &form_pairs(&form)).await,
        Err(_) => asked.sorry(&AppError::NotFound, None),
    }
}

/// Saves a draft and, where that was asked for, opens it at once.
async fn save(asked: &Asked, workshop: &str, poll: Option<PollId>, pairs: &[(String, String)]) -> Response {
    let form = PollForm::parse(pairs);
    let wish = Box::new(form.wish(asked.lang));
    let saved = async {
        let who = Who::find(asked, workshop).await?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let command = Command::DraftPoll { poll, setup: wish };
        let made = room.command(who.actor()?, None, command, Vec::new()).await?.made;
        let ((Some(id), _) | (None, Some(Made::Poll(id)))) = (poll, made) else {
            return Err(AppError::Internal("drafting a poll made none".to_owned()));
        };
        Ok((who, room, id))
    };
    let (who, room, id) = match saved.await {
        Ok(saved) => saved,
        Err(error) => {
            error.log();
            return prepare(asked, workshop, poll, Filled::Typed(Box::new(form)), Some(&error)).await;
        }
    };
    if !pairs.iter().any(|(name, value)| name == "then" && value == "open") {
        return asked.go(&format!("{}?told=drafted", path(who.workshop, id)));
    }
    let opened = async { room.command(who.actor()?, None, Command::OpenPoll { poll: id }, Vec::new()).await };
    match opened.await {
        Ok(_) => asked.go(&path(who.workshop, id)),
        Err(error) => {
            error.log();
            show(asked, workshop, &id.to_string(), Some(Told::Drafted), Some(&error), None).await
        }
    }
}
