//! Cards and their stories, and what is done with a card from its page.

use std::sync::Arc;

use app::pages::{Can, CardForm, Cards, FieldTag, MergeChoice, Page, StoryPage, TableCards};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::Actor;
use domain::ids::{CardId, GroupId};
use domain::story::{Mention, Reader, Story, story};
use domain::view::{CardView, Change, CommentView, Following, Key, project_all, project_one};
use domain::wire::Made;
use domain::workshop::poll::Seed;
use domain::workshop::{Behalf, Card, CardKind, Command, Context, Item, Stage, Standing, Verb, Workshop, decide};

use super::asked::{Asked, clock_in};
use super::join::form_pairs;
use super::who::Who;
use crate::chance;
use crate::clock;
use crate::error::AppError;
use crate::live::Names;

/// So many things are offered for merging.
const MOST_CHOICES: usize = 80;

fn path(who: Who, card: CardId) -> String {
    format!("/w/{}/cards/{card}", who.workshop)
}

fn field_of(workshop: &Workshop, group: GroupId) -> Option<FieldTag> {
    let field = workshop.group(group)?.field;
    workshop.fields.iter().find(|known| known.id == field).map(FieldTag::from)
}

pub(super) async fn list(asked: Asked, Path(workshop): Path<String>) -> Response {
    let shown = async {
        let who = Who::find(&asked, &workshop).await?;
        let room = asked.app.rooms.get(who.workshop).await?;
        room.read(move |workshop, names| {
            let tables = tables(who, workshop, names)?;
            let actor = who.actor()?;
            let writes_for = workshop.groups.iter().any(|group| actor.writes_for(workshop, group.id).is_ok());
            Ok(Cards { workshop: who.workshop, tables, runs_workshop: who.steward.is_some(), writes_for })
        })
        .await?
    };
    match shown.await {
        Ok(page) => asked.page(Page::Cards(page)),
        Err(error) => asked.sorry(&error, None),
    }
}

fn tables(who: Who, workshop: &Workshop, names: &Names) -> Result<Vec<TableCards>, AppError> {
    let audience = Reader::of(workshop, who.actor()?).audience;
    let mut following = Following::default();
    following.replace(String::new(), workshop.seq, String::new(), project_all(workshop, names, audience));
    let at = |cards: Vec<&CardView>, group: GroupId| {
        let mut here: Vec<_> = cards.into_iter().filter(|card| card.group == group).collect();
        here.sort_by_key(|card| (card.written, card.id));
        let mention = |card: &CardView| Mention {
            id: card.id,
            kind: card.kind,
            text: card.text.clone(),
            lang: card.lang.clone(),
        };
        here.into_iter().map(mention).collect()
    };
    let table = |group: &domain::workshop::Group| TableCards {
        name: group.name.to_string(),
        field: field_of(workshop, group.id),
        lying: at(following.cards.values().collect(), group.id),
        aside: at(following.aside.values().collect(), group.id),
    };
    Ok(workshop.groups.iter().map(table).collect())
}

pub(super) async fn page(asked: Asked, Path((workshop, card)): Path<(String, String)>) -> Response {
    show(&asked, &workshop, &card, None, None).await
}

/// The page of a card, with what was typed when it could not be taken.
async fn show(
    asked: &Asked,
    workshop: &str,
    card: &str,
    typed: Option<CardForm>,
    problem: Option<&AppError>,
) -> Response {
    let shown = async {
        let who = Who::find(asked, workshop).await?;
        let actor = who.actor()?;
        let id: CardId = card.parse().map_err(|_| AppError::NotFound)?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let told = room.read(move |workshop, names| {
            let told = story(workshop, names, Reader::of(workshop, actor), id)?;
            let card = workshop.cards.get(&id)?;
            let mine = card.author == actor;
            let comments = comments(workshop, names, actor, id);
            Some((can(workshop, actor, card), field_of(workshop, told.group), mine, told, comments))
        });
        let (can, field, mine, story, comments) = told.await?.ok_or(AppError::NotFound)?;
        let zone = asked.app.settings.time_zone.clone();
        Ok::<_, AppError>(StoryPage {
            workshop: who.workshop,
            story,
            field,
            comments,
            mine,
            can,
            typed,
            problem: problem.map(AppError::problem),
            command_id: chance::key(),
            done: asked.query("done").is_some(),
            clock: Arc::new(move |at| clock_in(&zone, at)),
            runs_workshop: who.steward.is_some(),
        })
    };
    asked.shown(shown.await.map(|page| Page::Story(Box::new(page))), problem)
}

/// What was said to a card, as it lies open for this reader.
fn comments(workshop: &Workshop, names: &Names, actor: Actor, card: CardId) -> Vec<CommentView> {
    match project_one(workshop, names, Reader::of(workshop, actor).audience, Key::Card(card)) {
        Some(Change::Card(card)) => card.comments.into_iter().filter(|it| it.standing == Standing::Open).collect(),
        _ => Vec::new(),
    }
}

/// What somebody may do with a card now: the domain is asked, and nothing happens.
fn can(workshop: &Workshop, actor: Actor, card: &Card) -> Can {
    let context = Context { now: clock::now(), fresh: 1, seed: Seed([0; 32]) };
    let may = |command: Command| decide(workshop, command, actor, context).is_ok();
    let id = card.id;
    let (text, lang) = (card.text.to_string(), card.lang.to_string());
    let words = || "x".to_owned();
    let derives = |kind: &CardKind| {
        may(Command::WriteCard {
            kind: *kind,
            text: words(),
            lang: lang.clone(),
            phase: None,
            under: kind.hangs_under(card.kind).then_some(id),
            from: Some(Item::Card(id)),
        })
    };
    let merges = |item: Item| {
        let items = vec![Item::Card(id), item];
        may(Command::MergeItems { items, kind: card.kind, text: words(), lang: lang.clone(), reason: words() })
    };
    let reword = Command::RewordCard {
        card: id,
        based_on: card.version,
        text: text.clone(),
        lang: Some(lang.clone()),
        reason: None,
    };
    // Whoever leads the table sees all that lies openly on it, and nobody else merges.
    let leads = actor.hosts(workshop, card.group).is_ok();
    let orders = workshop.phase_of(card.group).is_some_and(|phase| phase.kind.allows(Verb::Order));
    Can {
        comment_for: may(Command::CommentFor { card: id, behalf: Behalf::Person, text: words(), lang: lang.clone() }),
        reword: may(reword),
        split: may(Command::SplitCard { card: id, parts: vec![words(), words()], lang: lang.clone() }),
        reject: may(Command::RejectItem { item: Item::Card(id), reason: words() }),
        put_back: may(Command::PutBack { card: id }),
        merge: match leads {
            true => choices(workshop, card).into_iter().filter(|choice| merges(choice.item)).collect(),
            false => Vec::new(),
        },
        derive: [CardKind::MainGoal, CardKind::Goal, CardKind::Measure, CardKind::Guideline]
            .into_iter()
            .filter(derives)
            .collect(),
        waits: leads && !orders && workshop.stage == Stage::Open,
        version: card.version,
    }
}

/// What else lies on the card's table: single cards, and clusters under their name.
fn choices(workshop: &Workshop, card: &Card) -> Vec<MergeChoice> {
    let here = workshop.cards.values().filter(|other| other.group == card.group && other.id != card.id);
    let mut cards: Vec<&Card> = here.filter(|other| other.lies_open()).collect();
    cards.sort_by_key(|other| (other.kind != card.kind, other.written, other.id));
    let single = cards.into_iter().map(|other| MergeChoice {
        item: Item::Card(other.id),
        text: other.text.to_string(),
        lang: other.lang.to_string(),
    });
    let clusters = workshop.clusters.values().filter(|cluster| cluster.group == card.group);
    let clusters = clusters.filter_map(|cluster| {
        let cards = workshop.cards_of(cluster.id);
        let first = cards.iter().filter_map(|id| workshop.cards.get(id)).find(|card| card.lies_open())?;
        let name = cluster.name.as_ref().map_or_else(|| first.text.to_string(), ToString::to_string);
        let inside = cards.contains(&card.id);
        (!inside).then(|| MergeChoice { item: Item::Cluster(cluster.id), text: name, lang: String::new() })
    });
    clusters.chain(single).take(MOST_CHOICES).collect()
}

/// One of the forms of a card's page.
pub(super) async fn act(
    asked: Asked,
    Path((workshop, card)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Response {
    let pairs = form_pairs(&form);
    let typed = CardForm::parse(&pairs);
    let command_id = pairs.into_iter().find(|(name, _)| name == "command").map(|(_, id)| id);
    let command_id = command_id.filter(|id| domain::wire::is_command_id(id));
    let done = async {
        let who = Who::find(&asked, &workshop).await?;
        let actor = who.actor()?;
        let id: CardId = card.parse().map_err(|_| AppError::NotFound)?;
        let form = typed.clone().ok_or(AppError::Malformed)?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let told = room.read(move |workshop, names| story(workshop, names, Reader::of(workshop, actor), id));
        let told: Story = told.await?.ok_or(AppError::NotFound)?;
        let made =
            room.command(actor, command_id, form.command(&told).ok_or(AppError::ChoiceNeeded)?, Vec::new()).await?.made;
        // On to what was made of it, where something was.
        let next = match made {
            Some(Made::Card(card)) => card,
            Some(Made::Cluster(_) | Made::Comment(..) | Made::Seat(_) | Made::Poll(_)) | None => id,
        };
        Ok::<_, AppError>(format!("{}?done=1", path(who, next)))
    };
    match done.await {
        Ok(to) => asked.go(&to),
        Err(error) => {
            error.log();
            show(&asked, &workshop, &card, typed, Some(&error)).await
        }
    }
}
