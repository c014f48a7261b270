//! The page of a poll: its ballot, its progress or its result; and the ballots for everybody to recount.

use app::catalogue::{PollText, UiLang};
use app::pages::{NamedVote, Page, PollPage, ResultData, Told, Voting};
use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use domain::ids::{CardId, PollId};
use domain::minutes::poll_minutes;
use domain::recount;
use domain::story::{Reader, mention_of};
use domain::view::{People, PollTurnout};
use domain::wire::Problem;
use domain::workshop::poll::{BallotWish, Electorate, Label, Poll, PollOption, PollStage};
use domain::workshop::{Item, Workshop};

use super::path;
use super::running::paper;
use super::voting::{RECEIPT_SECS, receipt_cookie, voting};
use crate::chance;
use crate::error::AppError;
use crate::http::asked::Asked;
use crate::http::records::file;
use crate::http::who::Who;
use crate::identity::{Cookies, set_cookie_at};
use crate::live::Names;

pub(in crate::http) async fn page(asked: Asked, Path((workshop, poll)): Path<(String, String)>) -> Response {
    let told = asked.query("told").and_then(|told| match told.as_str() {
        "voted" => Some(Told::Voted),
        "pass" => Some(Told::PassOn),
        "drafted" => Some(Told::Drafted),
        "paper" => Some(Told::PaperSaved),
        "projected" => Some(Told::Projected),
        _ => None,
    });
    show(&asked, &workshop, &poll, told, None, None).await
}

/// The page of a poll, with what was typed when it could not be taken.
pub(super) async fn show(
    asked: &Asked,
    workshop: &str,
    poll: &str,
    told: Option<Told>,
    problem: Option<&AppError>,
    typed: Option<BallotWish>,
) -> Response {
    let shown = async {
        let who = Who::find(asked, workshop).await?;
        let id: PollId = poll.parse().map_err(|_| AppError::NotFound)?;
        let cookie = who.seat.map(|seat| receipt_cookie(id, seat));
        let kept = cookie.as_ref().and_then(|name| Cookies::of(&asked.headers).get(name).map(str::to_owned));
        let receipt = kept.unwrap_or_else(chance::key);
        let room = asked.app.rooms.get(who.workshop).await?;
        let told_problem = problem.map(AppError::problem);
        let lang = asked.lang;
        let (kept, fresh) = (receipt.clone(), chance::key());
        let page = room.read(move |workshop, names| {
            assemble(who, workshop, names, id, (&kept, &fresh), typed, (told, told_problem), lang)
        });
        let (mut page, keeps, at) = page.await?.ok_or(AppError::NotFound)?;
        page.timer = at.map(|at| asked.clock(at));
        let secure = asked.app.settings.secure();
        let keep = |name: String| set_cookie_at(&path(who.workshop, id), &name, &receipt, RECEIPT_SECS, secure);
        Ok::<_, AppError>((page, cookie.filter(|_| keeps).and_then(keep)))
    };
    let (page, receipt) = shown.await.map_or_else(|error| (Err(error), None), |(page, receipt)| (Ok(page), receipt));
    let mut answer = asked.shown(page.map(|page| Page::Poll(Box::new(page))), problem);
    answer.headers_mut().extend(receipt.map(|receipt| (SET_COOKIE, receipt)));
    answer
}

/// The page; whether the browser is to keep the receipt; and when a timer acts.
#[expect(clippy::too_many_arguments, reason = "one place puts a page together")]
fn assemble(
    who: Who,
    workshop: &Workshop,
    names: &Names,
    id: PollId,
    receipts: (&str, &str),
    typed: Option<BallotWish>,
    (told, problem): (Option<Told>, Option<Problem>),
    lang: UiLang,
) -> Option<(PollPage, bool, Option<domain::Timestamp>)> {
    let view = who.view(workshop, names, id)?;
    let poll = workshop.polls.get(&id)?;
    let setup = &poll.setup;
    let (voting, keeps) = match poll.open() {
        Some(open) => voting(who, workshop, names, open, receipts, typed),
        None => (Voting::Watches, false),
    };
    let runs = who.runs(workshop, poll);
    let at = match &poll.stage {
        PollStage::Draft { opens } => *opens,
        PollStage::Open(open) => open.ends,
        PollStage::Closed(_) | PollStage::Cancelled { .. } => None,
    };
    let turnout = poll.open().map(|open| open.turnout()).map(|(voted, of)| PollTurnout { poll: id, voted, of });
    let page = PollPage {
        workshop: who.workshop,
        poll: view,
        table: setup.table().and_then(|table| workshop.group(table)).map(|group| group.name.to_string()),
        costs: setup.options.iter().map(|option| option.cost).collect(),
        turnout,
        voting,
        runs,
        runs_workshop: who.steward.is_some(),
        paper: paper(who, workshop, poll),
        result: result(workshop, poll, names, lang),
        cards: behind(who, workshop, names, poll),
        follows: setup.follows,
        timer: None,
        problem,
        told,
    };
    Some((page, keeps, at))
}

/// The cards that options come from, as far as this person may read them.
fn behind(who: Who, workshop: &Workshop, names: &Names, poll: &Poll) -> Vec<(CardId, String)> {
    let Ok(actor) = who.actor() else { return Vec::new() };
    let reader = Reader::of(workshop, actor);
    let card = |option: &PollOption| match option.item? {
        Item::Card(id) => mention_of(workshop, names, reader, id).map(|card| (id, card.text)),
        Item::Cluster(_) => None,
    };
    poll.setup.options.iter().filter_map(card).collect()
}

fn result(workshop: &Workshop, poll: &Poll, names: &Names, lang: UiLang) -> Option<Box<ResultData>> {
    let closed = poll.closed()?;
    let closing = &closed.closing;
    let named = closing.ballots.iter().filter_map(|record| {
        let name = names.name(record.seat?).map(|name| name.to_string());
        Some(NamedVote { name, marks: record.marks.clone() })
    });
    let (ending, _) = ballots_of(workshop, poll, lang)?;
    Some(Box::new(ResultData {
        count: poll_minutes(workshop, names, poll)?.counted?,
        lot: (closed.lot.to_string(), closing.seed.to_string()),
        named: named.collect(),
        file: format!("visionscafe-{}.{ending}", poll.id),
    }))
}

/// The ballots of a closed poll as a file: its ending, and its text.
fn ballots_of(workshop: &Workshop, poll: &Poll, lang: UiLang) -> Option<(&'static str, String)> {
    let closed = poll.closed()?;
    let entitled = closed.closing.turnout.entitled(poll.setup.electorate == Electorate::Organisations);
    let words = |label: Label<'_>| match label {
        Label::Text(text) => text.to_owned(),
        Label::StatusQuo => lang.say(PollText::StatusQuo).to_owned(),
        Label::Question => poll.setup.question.to_string(),
    };
    Some(recount::write(&poll.setup.as_shown(workshop).ballot_file(&closed.closing.ballots, entitled, &words)))
}

pub(in crate::http) async fn ballots(asked: Asked, Path((workshop, poll)): Path<(String, String)>) -> Response {
    let written = async {
        let who = Who::find(&asked, &workshop).await?;
        let id: PollId = poll.parse().map_err(|_| AppError::NotFound)?;
        let lang = asked.lang;
        let room = asked.app.rooms.get(who.workshop).await?;
        let written = room.read(move |workshop, names| {
            who.view(workshop, names, id)?;
            ballots_of(workshop, workshop.polls.get(&id)?, lang)
        });
        let (ending, text) = written.await?.ok_or(AppError::NotFound)?;
        Ok::<_, AppError>(file(text, "text/plain; charset=utf-8", &format!("visionscafe-{id}.{ending}")))
    };
    written.await.unwrap_or_else(|error| asked.sorry(&error, None))
}
