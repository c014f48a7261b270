//! Polls: preparing, voting, running, the result, and the ballots for everybody to recount.

use app::catalogue::{PollText, UiLang};
use app::pages::{
    BallotForm, CardChoice, NamedVote, Page, Paper, PollForm, PollPage, Polls, PreparePoll, ProposalPage, ResultData,
    Told, Voting,
};
use axum::extract::{Path, RawForm};
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use domain::ids::{CardId, GroupId, PollId, SeatId, WorkshopId};
use domain::minutes::{poll_minutes, proposal as proposal_of};
use domain::story::{Reader, story};
use domain::view::{Key, People, PollTurnout, PollView, looks_at, project_one};
use domain::wire::{Made, Problem};
use domain::workshop::poll::{
    BallotWish, Electorate, Label, Open, Poll, PollOption, PollStage, paper_columns, unanswered,
};
use domain::workshop::{Command, Item, Workshop};
use domain::{Actor, Refusal, recount};

use super::asked::Asked;
use super::join::form_pairs;
use super::records::file;
use super::who::Who;
use crate::chance;
use crate::clock;
use crate::error::AppError;
use crate::identity::{Cookies, set_cookie_at};
use crate::live::{Names, receipt_key};

/// A receipt is kept by the browser as long as a poll can be open.
const RECEIPT_SECS: u32 = 7 * 24 * 60 * 60;
/// So many cards are offered for a ballot.
const MOST_CHOICES: usize = 80;

impl Who {
    /// The table whose polls this person prepares and runs as its host.
    pub(super) fn hosted(self, workshop: &Workshop) -> Option<GroupId> {
        let seat = workshop.seats.get(&self.seat?)?;
        seat.group.filter(|_| seat.host && !seat.is_paused())
    }

    fn runs(self, workshop: &Workshop, poll: &Poll) -> bool {
        let hosted = self.hosted(workshop);
        self.steward.is_some() || (hosted.is_some() && poll.setup.group == hosted && poll.setup.table() == hosted)
    }

    /// What this person may see of a poll.
    fn view(self, workshop: &Workshop, names: &Names, poll: PollId) -> Option<PollView> {
        let seen = |audience| match project_one(workshop, names, audience, Key::Poll(poll)) {
            Some(domain::view::Change::Poll(view)) => Some(*view),
            _ => None,
        };
        let may_vote = || {
            let found = workshop.polls.get(&poll)?;
            found.open()?.voter(workshop, self.seat?)?;
            Some(domain::view::poll_view(workshop, found))
        };
        seen(self.audience(workshop)).or_else(may_vote)
    }
}

fn path(workshop: WorkshopId, poll: PollId) -> String {
    format!("/w/{workshop}/polls/{poll}")
}

/// One for each seat: whoever takes another seat in the same browser has a ballot of its own.
fn receipt_cookie(poll: PollId, seat: SeatId) -> String {
    format!("receipt-{poll}-{seat}")
}

pub(super) async fn list(asked: Asked, Path(workshop): Path<String>) -> Response {
    let shown = async {
        let who = Who::find(&asked, &workshop).await?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let page = room.look(move |workshop, names| {
            let rank = |poll: &Poll| match poll.stage {
                PollStage::Open(_) => 0,
                PollStage::Draft { .. } => 1,
                PollStage::Closed(_) => 2,
                PollStage::Cancelled { .. } => 3,
            };
            let mut polls: Vec<_> = workshop.polls.values().collect();
            let closed_at = |poll: &Poll| poll.closed().map(|closed| std::cmp::Reverse(closed.at));
            polls.sort_by_key(|poll| (rank(poll), closed_at(poll), poll.id));
            let seen = polls.into_iter().filter_map(|poll| who.view(workshop, names, poll.id)).collect();
            let audience = who.audience(workshop);
            let open = workshop.groups.iter().filter(|group| looks_at(workshop, audience, group.id));
            Polls {
                workshop: who.workshop,
                polls: seen,
                tables: open.map(|group| (group.id, group.name.to_string())).collect(),
                may_prepare: who.steward.is_some() || who.hosted(workshop).is_some(),
                runs_workshop: who.steward.is_some(),
            }
        });
        page.await
    };
    match shown.await {
        Ok(page) => asked.page(Page::Polls(page)),
        Err(error) => asked.sorry(&error, None),
    }
}

/// What a table proposes, for whoever looks at that table.
pub(super) async fn proposal(asked: Asked, Path((workshop, group)): Path<(String, String)>) -> Response {
    let shown = async {
        let who = Who::find(&asked, &workshop).await?;
        let group: GroupId = group.parse().map_err(|_| AppError::NotFound)?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let found = room.look(move |workshop, names| {
            let seen = looks_at(workshop, who.audience(workshop), group);
            seen.then(|| proposal_of(workshop, names, group)).flatten()
        });
        Ok::<_, AppError>(ProposalPage { workshop: who.workshop, proposal: found.await?.ok_or(AppError::NotFound)? })
    };
    match shown.await {
        Ok(page) => asked.page(Page::Proposal(Box::new(page))),
        Err(error) => asked.sorry(&error, None),
    }
}

pub(super) async fn page(asked: Asked, Path((workshop, poll)): Path<(String, String)>) -> Response {
    let told = asked.query("told").and_then(|told| match told.as_str() {
        "voted" => Some(Told::Voted),
        "pass" => Some(Told::PassOn),
        "drafted" => Some(Told::Drafted),
        "paper" => Some(Told::PaperSaved),
        _ => None,
    });
    show(&asked, &workshop, &poll, told, None, None).await
}

/// The page of a poll, with what was typed when it could not be taken.
async fn show(
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
        let fresh = chance::key();
        let room = asked.app.rooms.get(who.workshop).await?;
        let told_problem = problem.map(AppError::problem);
        let lang = asked.lang;
        let (kept_receipt, new_receipt) = (receipt.clone(), fresh);
        let page = room.look(move |workshop, names| {
            let receipts = (kept_receipt.as_str(), new_receipt.as_str());
            assemble(who, workshop, names, id, receipts, typed, (told, told_problem), lang)
        });
        let (mut page, keeps, at) = page.await?.ok_or(AppError::NotFound)?;
        page.timer = at.map(|at| asked.clock(at));
        Ok::<_, AppError>((page, cookie.filter(|_| keeps).map(|name| (name, receipt)), (who.workshop, id)))
    };
    match shown.await {
        Ok((page, keeps, at)) => {
            let status = problem.map_or(axum::http::StatusCode::OK, AppError::status);
            let mut answer = asked.page_with(status, Page::Poll(Box::new(page)));
            if let Some((name, receipt)) = keeps {
                let secure = asked.app.settings.secure();
                let cookie = set_cookie_at(&path(at.0, at.1), &name, &receipt, RECEIPT_SECS, secure);
                answer.headers_mut().extend(cookie.map(|cookie| (SET_COOKIE, cookie)));
            }
            answer
        }
        Err(error) => asked.sorry(&error, None),
    }
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
        Item::Card(id) => story(workshop, names, reader, id).map(|told| (id, told.card.text)),
        Item::Cluster(_) => None,
    };
    poll.setup.options.iter().filter_map(card).collect()
}

fn voting(
    who: Who,
    workshop: &Workshop,
    names: &Names,
    open: &Open,
    (kept, fresh): (&str, &str),
    typed: Option<BallotWish>,
) -> (Voting, bool) {
    let Some(seat) = who.seat else { return (Voting::Watches, false) };
    let Some((voter, allowance)) = open.voter(workshop, seat) else { return (Voting::NotAsked, false) };
    let cast = open.cast.get(&voter).copied().unwrap_or(0);
    let organisation = match voter {
        domain::workshop::poll::Voter::Organisation(id) => names.organisation(id).map(|name| name.to_string()),
        domain::workshop::poll::Voter::Seat(_) => None,
    };
    if allowance.ballots > 1 {
        if cast >= allowance.ballots {
            return (Voting::AllDone, false);
        }
        // The next person gets a clean ballot and a receipt of its own that nobody keeps.
        let given = typed.unwrap_or_default();
        let receipt = fresh.to_owned();
        let ballot = BallotForm { may: allowance.ballots, cast, given, changes: false, receipt, organisation };
        return (Voting::Ballot(ballot), false);
    }
    let held = open.ballots.as_ref();
    let own = held.and_then(|held| held.under(receipt_key(kept)).or_else(|| held.of_seat(seat)));
    if cast > 0 && own.is_none() {
        return (Voting::Elsewhere, false);
    }
    let changes = own.is_some();
    let given = typed.or_else(|| own.map(|ballot| ballot.wish())).unwrap_or_default();
    let receipt = kept.to_owned();
    (Voting::Ballot(BallotForm { may: 1, cast, given, changes, receipt, organisation }), true)
}

/// Those who may enter what was counted without devices: the steward for the room, a host for the own table.
fn paper(who: Who, workshop: &Workshop, poll: &Poll) -> Option<Paper> {
    let open = poll.open()?;
    let columns = paper_columns(poll.setup.method).filter(|_| poll.setup.electorate != Electorate::Organisations)?;
    let table = poll.setup.table();
    let group = match who.steward {
        Some(_) => table,
        None => Some(who.hosted(workshop).filter(|own| table.is_none_or(|table| table == *own))?),
    };
    Some(Paper { group, columns, entered: open.paper.get(&group).cloned() })
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

pub(super) async fn ballots(asked: Asked, Path((workshop, poll)): Path<(String, String)>) -> Response {
    let written = async {
        let who = Who::find(&asked, &workshop).await?;
        let id: PollId = poll.parse().map_err(|_| AppError::NotFound)?;
        let lang = asked.lang;
        let room = asked.app.rooms.get(who.workshop).await?;
        let written = room.look(move |workshop, names| {
            who.view(workshop, names, id)?;
            ballots_of(workshop, workshop.polls.get(&id)?, lang)
        });
        let (ending, text) = written.await?.ok_or(AppError::NotFound)?;
        Ok::<_, AppError>(file(text, "text/plain; charset=utf-8", &format!("visionscafe-{id}.{ending}")))
    };
    written.await.unwrap_or_else(|error| asked.sorry(&error, None))
}

/// The ballot of a form: `m0`, `m1`, … and `r0`, …; or one `point`.
fn ballot_of(pairs: &[(String, String)]) -> Result<BallotWish, AppError> {
    let mut wish = BallotWish::default();
    for (name, value) in pairs {
        let value = value.trim();
        let place = |digits: &str| digits.parse::<u32>().map_err(|_| AppError::Malformed);
        if name == "point" {
            wish.marks.push((place(value)?, 1));
        } else if let Some(digits) = name.strip_prefix('m').filter(|_| !value.is_empty()) {
            // A number too large for any ballot is one too large for this one.
            let mark = value.parse().map_err(|_| Refusal::OffScale { max: 100 })?;
            wish.marks.push((place(digits)?, mark));
        } else if let Some(digits) = name.strip_prefix('r').and_then(|digits| digits.parse().ok()) {
            wish.reasons.push((digits, value.to_owned()));
        }
    }
    wish.reasons.retain(|(_, reason)| !reason.is_empty());
    Ok(wish)
}

pub(super) async fn vote(
    asked: Asked,
    Path((workshop, poll)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Response {
    let pairs = form_pairs(&form);
    let wish = ballot_of(&pairs);
    let typed = wish.as_ref().ok().cloned();
    let voted = async {
        let who = Who::find(&asked, &workshop).await?;
        let id: PollId = poll.parse().map_err(|_| AppError::NotFound)?;
        let seat = who.seat.ok_or(AppError::SessionMissing)?;
        let receipt = pairs.iter().find(|(name, _)| name == "receipt").map(|(_, value)| value.clone());
        let receipt = receipt.ok_or(AppError::Malformed)?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let ballot = wish?;
        let asked_once = pairs.iter().any(|(name, value)| name == "anyway" && value == "yes");
        if !asked_once {
            let (said, key) = (ballot.clone(), receipt_key(&receipt));
            let open = room.look(move |workshop, _| {
                // What cannot be cast at all is not asked about, but refused.
                domain::workshop::poll::cast(workshop, Actor::Seat(seat), id, &said, key, clock::now()).ok()?;
                let setup = &workshop.polls.get(&id)?.setup;
                Some(unanswered(setup, &said)).filter(|missing| *missing > 0)
            });
            if let Some(missing) = open.await? {
                return Ok(Err(missing));
            }
        }
        let command = Command::CastBallot { poll: id, receipt, ballot };
        room.command(Actor::Seat(seat), None, command, Vec::new()).await?;
        let passes = room.look(move |workshop, _| {
            let open = workshop.polls.get(&id).and_then(Poll::open);
            open.and_then(|open| open.voter(workshop, seat)).is_some_and(|(_, allowance)| allowance.ballots > 1)
        });
        let told = if passes.await? { "pass" } else { "voted" };
        Ok::<_, AppError>(Ok(format!("{}?told={told}", path(who.workshop, id))))
    };
    match voted.await {
        Ok(Ok(to)) => asked.go(&to),
        // Nothing is cast yet: whoever meant it says so with the other button.
        Ok(Err(missing)) => show(&asked, &workshop, &poll, Some(Told::Unanswered(missing)), None, typed).await,
        Err(error) => {
            error.log();
            show(&asked, &workshop, &poll, None, Some(&error), typed).await
        }
    }
}

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

pub(super) async fn act(
    asked: Asked,
    Path((workshop, poll)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Response {
    let done = async {
        let who = Who::find(&asked, &workshop).await?;
        let id: PollId = poll.parse().map_err(|_| AppError::NotFound)?;
        let command = act_of(id, &form_pairs(&form))?;
        let gone = matches!(command, Command::DropPoll { .. });
        let room = asked.app.rooms.get(who.workshop).await?;
        room.command(who.actor()?, None, command, Vec::new()).await?;
        Ok::<_, AppError>(if gone { format!("/w/{}/polls", who.workshop) } else { path(who.workshop, id) })
    };
    match done.await {
        Ok(to) => asked.go(&to),
        Err(error) => {
            error.log();
            show(&asked, &workshop, &poll, None, Some(&error), None).await
        }
    }
}

pub(super) async fn paper_posted(
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

pub(super) async fn new(asked: Asked, Path(workshop): Path<String>) -> Response {
    let follows = asked.query("follows").and_then(|id| id.parse().ok());
    prepare(&asked, &workshop, None, Filled::Fresh { follows }, None).await
}

pub(super) async fn edit(asked: Asked, Path((workshop, poll)): Path<(String, String)>) -> Response {
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
            let only = if who.steward.is_some() { None } else { Some(who.hosted(workshop)?) };
            let stored = |id: PollId| workshop.polls.get(&id).filter(|poll| who.runs(workshop, poll));
            let form = match filled {
                Filled::Typed(form) => *form,
                Filled::Stored => PollForm::of(&stored(poll?)?.setup),
                Filled::Fresh { follows: Some(id) } => PollForm::next_round(id, &stored(id)?.setup),
                Filled::Fresh { follows: None } => PollForm::default(),
            };
            let tables = workshop.groups.iter().map(|group| (group.id, group.name.to_string())).collect();
            let cards = choices(workshop, only);
            Some(PreparePoll { workshop: who.workshop, poll, form, tables, cards, only, problem: told_problem })
        });
        page.await?.ok_or(AppError::Forbidden)
    };
    match shown.await {
        Ok(page) => {
            let status = problem.map_or(axum::http::StatusCode::OK, AppError::status);
            asked.page_with(status, Page::PreparePoll(Box::new(page)))
        }
        Err(error) => asked.sorry(&error, None),
    }
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

pub(super) async fn draft(asked: Asked, Path(workshop): Path<String>, RawForm(form): RawForm) -> Response {
    save(&asked, &workshop, None, &form_pairs(&form)).await
}

pub(super) async fn change(
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
