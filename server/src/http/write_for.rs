//! Writing down what others say, as a page: who may do so for which table is asked of the domain.

use app::catalogue::BehalfText;
use app::pages::{FieldTag, Page, WriteForForm, WriteForPage, WrittenRow, WrittenState};
use axum::extract::{Path, RawForm};
use axum::response::Response;
use domain::Actor;
use domain::ids::{CardId, GroupId};
use domain::workshop::poll::Seed;
use domain::workshop::{Card, CardKind, Command, Context, Standing, Verb, Workshop, decide};

use super::asked::Asked;
use super::join::form_pairs;
use super::who::Who;
use crate::chance;
use crate::clock;
use crate::documents::hex;
use crate::error::AppError;
use crate::identity;

/// So many cards are listed, the newest ones.
const MOST_LISTED: usize = 100;

/// What was typed when it could not be taken.
#[derive(Default)]
struct Typed {
    form: WriteForForm,
    correcting: Option<(CardId, String)>,
}

pub(super) async fn page(asked: Asked, Path(workshop): Path<String>) -> Response {
    show(&asked, &workshop, Typed::default(), None).await
}

async fn show(asked: &Asked, workshop: &str, typed: Typed, problem: Option<&AppError>) -> Response {
    let shown = async {
        let who = Who::find(asked, workshop).await?;
        let actor = who.actor()?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let told = room.read(move |workshop, _| {
            let lang = actor.seat().and_then(|seat| workshop.seats.get(&seat)).map(|seat| seat.lang.to_string());
            (tables(workshop, actor), kinds(workshop), written(workshop, actor), lang)
        });
        let (tables, kinds, written, lang) = told.await?;
        if tables.is_empty() {
            return Err(AppError::Forbidden);
        }
        let mut form = typed.form;
        if form.lang.is_empty() {
            form.lang = lang.unwrap_or_else(|| asked.lang.tag().to_owned());
        }
        // After some cards were written the same table and source are most likely meant again.
        let again = |name: &str| asked.query(name);
        form.group = form.group.or_else(|| again("group")?.parse().ok());
        form.behalf = form.behalf.or_else(|| {
            let key = again("behalf")?;
            domain::workshop::Behalf::ALL.into_iter().find(|known| known.key() == key)
        });
        Ok::<_, AppError>(WriteForPage {
            workshop: who.workshop,
            tables,
            kinds,
            form,
            correcting: typed.correcting,
            problem: problem.map(AppError::problem),
            done: match asked.query("told").as_deref() {
                Some("corrected") => Some(BehalfText::Corrected),
                Some("taken_back") => Some(BehalfText::TakenBack),
                _ => None,
            },
            saved: asked.query("saved").and_then(|n| n.parse().ok()),
            written,
            command_id: chance::key(),
            runs_workshop: who.steward.is_some(),
        })
    };
    asked.shown(shown.await.map(|page| Page::WriteFor(Box::new(page))), problem)
}

/// The tables somebody may write for.
fn tables(workshop: &Workshop, actor: Actor) -> Vec<(GroupId, String)> {
    let may = workshop.groups.iter().filter(|group| actor.writes_for(workshop, group.id).is_ok());
    may.map(|group| (group.id, group.name.to_string())).collect()
}

/// The kinds of card that are asked for in phases for writing; all, where one of these takes all.
fn kinds(workshop: &Workshop) -> Vec<CardKind> {
    let phases = || workshop.agenda.iter().filter(|phase| phase.kind.allows(Verb::Write));
    let asked = |kind: &CardKind| phases().any(|phase| phase.kinds.is_empty() || phase.kinds.contains(kind));
    CardKind::ALL.into_iter().filter(asked).collect()
}

/// What somebody has written down for others, the newest first.
fn written(workshop: &Workshop, actor: Actor) -> Vec<WrittenRow> {
    let stands = |card: &&Card| card.author == actor && card.standing != Standing::Withdrawn && card.sources.is_empty();
    let mut cards: Vec<_> =
        workshop.cards.values().filter(stands).filter_map(|card| Some((card, card.behalf?))).collect();
    cards.sort_by_key(|(card, _)| std::cmp::Reverse((card.written, card.id)));
    let context = Context { now: clock::now(), fresh: 1, seed: Seed([0; 32]) };
    let row = |(card, behalf): (&Card, _)| {
        let group = workshop.group(card.group);
        let field = group.and_then(|group| workshop.fields.iter().find(|field| field.id == group.field));
        WrittenRow {
            card: card.id,
            kind: card.kind,
            text: card.text.to_string(),
            lang: card.lang.to_string(),
            version: card.version,
            behalf,
            table: group.map(|group| group.name.to_string()).unwrap_or_default(),
            field: field.map(FieldTag::from),
            state: match card.standing {
                Standing::Queued => WrittenState::Queued,
                Standing::Late => WrittenState::Late,
                Standing::Hidden { .. } => WrittenState::Hidden,
                Standing::Open | Standing::Withdrawn if !card.revealed => WrittenState::Private,
                Standing::Open | Standing::Withdrawn => WrittenState::Lies,
            },
            open: decide(workshop, Command::WithdrawCard { card: card.id }, actor, context).is_ok(),
        }
    };
    cards.into_iter().take(MOST_LISTED).map(row).collect()
}

pub(super) async fn act(asked: Asked, Path(workshop): Path<String>, RawForm(form): RawForm) -> Response {
    let pairs = form_pairs(&form);
    let value = |name: &str| pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let typed = WriteForForm::parse(&pairs);
    let card: Option<CardId> = value("card").parse().ok();
    let done = async {
        let who = Who::find(&asked, &workshop).await?;
        let actor = who.actor()?;
        let card = || card.ok_or(AppError::Malformed);
        let (command, told) = match value("act") {
            "write" => {
                let command = typed.command().ok_or(AppError::ChoiceNeeded)?;
                let Command::WriteFor { group, behalf, texts, .. } = &command else { return Err(AppError::Malformed) };
                let told = format!("saved={}&group={group}&behalf={}", texts.len(), behalf.key());
                (command, told)
            }
            "correct" => {
                let based_on = value("based_on").parse().map_err(|_| AppError::Malformed)?;
                let text = value("words").to_owned();
                (
                    Command::EditCard { card: card()?, based_on, text, lang: None, kind: None },
                    "told=corrected".to_owned(),
                )
            }
            "take_back" => (Command::WithdrawCard { card: card()? }, "told=taken_back".to_owned()),
            _ => return Err(AppError::Malformed),
        };
        // A second click says the same again. Other words from the same form, gone back to, are other cards.
        let whole = serde_json::to_string(&command).map_err(|e| AppError::Internal(e.to_string()))?;
        let id = hex(&identity::hash(&format!("{}:{whole}", value("command"))));
        let id = Some(id).filter(|_| domain::wire::is_command_id(value("command")));
        let room = asked.app.rooms.get(who.workshop).await?;
        room.command(actor, id, command, Vec::new()).await?;
        Ok::<_, AppError>(format!("/w/{}/write-for?{told}", who.workshop))
    };
    match done.await {
        Ok(to) => asked.go(&to),
        Err(error) => {
            error.log();
            let correcting = card.filter(|_| value("act") == "correct").map(|card| (card, value("words").to_owned()));
            show(&asked, &workshop, Typed { form: typed, correcting }, Some(&error)).await
        }
    }
}
