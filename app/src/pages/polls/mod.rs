//! Polls: the list, the page of one (ballot, progress, result), and preparing one. All of it works without JavaScript.

mod ballot;
mod chart;
mod form;
mod news;
mod outcome;
mod record;
mod result;
mod running;
mod voters;

use domain::ids::{CardId, GroupId, PollId, WorkshopId};
use domain::tally::Method;
use domain::view::{PollStageView, PollTurnout, PollView};
use domain::wire::Problem;
use domain::workshop::poll::{BallotWish, Electorate, PaperCount};
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::parts::{Tone, dotted, empty, note, other_lang, problem_note};
use super::story;
use crate::catalogue::{CommonText, PageText as P, PollText as T, UiLang, method_hint, method_name};
use crate::components::{Icon, IconName};

pub use form::{CardChoice, PollForm, PreparePoll};
pub(super) use form::{item_key, item_of};
pub(super) use record::{record, votes};
pub use result::{NamedVote, ResultData};
pub(super) use voters::sheet as voters;
pub use voters::{OrganisationRow, VoterRow, Voters};

/// The list of a workshop's polls.
#[derive(Debug, Clone)]
pub struct Polls {
    pub workshop: WorkshopId,
    /// Open ones first, then the newest.
    pub polls: Vec<PollView>,
    /// Tables whose proposal who reads may see.
    pub tables: Vec<(GroupId, String)>,
    /// Who reads may prepare one.
    pub may_prepare: bool,
    /// Who reads runs the workshop.
    pub runs_workshop: bool,
}

/// The page of one poll.
#[derive(Debug, Clone)]
pub struct PollPage {
    pub workshop: WorkshopId,
    pub poll: PollView,
    /// The name of the table that votes, where one does.
    pub table: Option<String>,
    /// What each option costs, in whole euros; for equal shares with a budget.
    pub costs: Vec<u32>,
    pub turnout: Option<PollTurnout>,
    pub voting: Voting,
    /// Who reads may open and close it.
    pub runs: bool,
    /// Who reads runs the workshop.
    pub runs_workshop: bool,
    /// Who reads may enter what was counted without devices.
    pub paper: Option<Paper>,
    pub result: Option<Box<ResultData>>,
    /// The cards that options come from, as far as the reader may see them.
    pub cards: Vec<(CardId, String)>,
    /// The poll this one is the next round of.
    pub follows: Option<PollId>,
    /// When it opens or closes by itself, as a clock shows it.
    pub timer: Option<String>,
    pub problem: Option<Problem>,
    pub told: Option<Told>,
}

/// What a page confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Voted,
    /// A ballot of a device that is passed round was cast: the screen is cleared.
    PassOn,
    Drafted,
    PaperSaved,
    /// The screen shows it.
    Projected,
    /// Nothing was cast yet: so many options have no answer.
    Unanswered(u32),
}

/// What somebody can do about an open poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Voting {
    /// Has no seat here.
    Watches,
    /// Others are asked.
    NotAsked,
    Ballot(BallotForm),
    /// Has voted, on another device.
    Elsewhere,
    /// Everybody at this device has voted.
    AllDone,
}

/// A ballot to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotForm {
    /// Of the device.
    pub may: u16,
    pub cast: u16,
    /// What was filled in before.
    pub given: BallotWish,
    /// The ballot lies in the box already.
    pub changes: bool,
    pub receipt: String,
    /// The organisation somebody votes for.
    pub organisation: Option<String>,
}

/// Entering what was counted without devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    pub group: Option<GroupId>,
    /// How many numbers each option takes: yes, no and abstention, or one.
    pub columns: usize,
    pub entered: Option<PaperCount>,
}

/// Where the poll's page is.
pub(super) fn address(workshop: WorkshopId, poll: PollId) -> String {
    format!("/w/{workshop}/polls/{poll}")
}

fn back(lang: UiLang, workshop: WorkshopId, runs_workshop: bool) -> AnyView {
    let (to, words) = match runs_workshop {
        true => (format!("/w/{workshop}/console"), T::BackToConsole),
        false => (format!("/w/{workshop}"), T::BackToRoom),
    };
    view! { <a class="btn" href=to>{lang.say(words)}</a> }.into_any()
}

fn state_tag(lang: UiLang, stage: &PollStageView) -> AnyView {
    let (class, word) = match stage {
        PollStageView::Draft { .. } => ("tag", T::StateDraft),
        PollStageView::Open { .. } => ("tag tag-good", T::StateOpen),
        PollStageView::Closed { .. } => ("tag tag-info", T::StateClosed),
        PollStageView::Cancelled { .. } => ("tag tag-warn", T::StateCancelled),
    };
    view! { <span class=class>{lang.say(word)}</span> }.into_any()
}

pub(super) fn list(shell: &Shell, page: Polls) -> Sheet {
    let lang = shell.lang;
    let Polls { workshop, polls, tables, may_prepare, runs_workshop } = page;
    let shelf = if polls.is_empty() {
        empty(IconName::Inbox, lang.say(T::NoPolls), lang.say(T::NoPollsHint))
    } else {
        let items = polls
            .iter()
            .map(|poll| {
                let own = other_lang(lang, poll.lang.as_str());
                view! {
                    <li class="shelf-item">
                        <h2 class="shelf-title"><a href=address(workshop, poll.id) lang=own dir="auto">{poll.question.clone()}</a></h2>
                        <p class="shelf-meta">{lang.say(method_name(poll.method))}</p>
                        {state_tag(lang, &poll.stage)}
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="shelf">{items}</ul> }.into_any()
    };
    let new = may_prepare.then(|| {
        view! { <a class="btn btn-main" href=format!("/w/{workshop}/polls/new")><Icon name=IconName::Plus/> {lang.say(T::NewPoll)}</a> }
    });
    let voters = may_prepare.then(|| {
        view! { <a class="btn" href=format!("/w/{workshop}/voters")><Icon name=IconName::Users/> {lang.say(T::Voters)}</a> }
    });
    let proposals = (!tables.is_empty()).then(|| {
        let items = tables
            .into_iter()
            .map(|(group, name)| {
                view! { <li><a class="btn" href=format!("/w/{workshop}/tables/{group}")><Icon name=IconName::Wheat/> <bdi>{name}</bdi></a></li> }
            })
            .collect_view();
        view! { <section class="step" aria-labelledby="proposals"><h2 class="step-title" id="proposals">{lang.say(P::Proposals)}</h2><ul class="actions">{items}</ul></section> }
    });
    let body = view! {
        <main id="main" class="wide desk" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::Polls)}</h1></hgroup>
            <div class="actions">{new} {voters} {back(lang, workshop, runs_workshop)}</div>
            {shelf}
            {proposals}
        </main>
    };
    Sheet::page(lang.say(T::Polls), body.into_any())
}

pub(super) fn sheet(shell: &Shell, page: PollPage) -> Sheet {
    let lang = shell.lang;
    let title = page.poll.question.clone();
    let own = other_lang(lang, page.poll.lang.as_str());
    // Between two people at one device there is nothing on the screen but this.
    if page.told == Some(Told::PassOn) {
        return Sheet { script: news::script(&page), ..Sheet::page(title, ballot::pass_on(lang, &page)) };
    }
    let told = page.told.and_then(|told| match told {
        Told::Voted if matches!(page.poll.stage, PollStageView::Open { .. }) => Some(T::VoteCounts),
        Told::Drafted => Some(T::DraftSaved),
        Told::Projected => Some(T::OnScreen),
        Told::Voted | Told::PassOn | Told::PaperSaved | Told::Unanswered(_) => None,
    });
    let told = told.map(|words| {
        let onward = (words == T::VoteCounts)
            .then(|| view! { <div class="actions">{back(lang, page.workshop, page.runs_workshop)}</div> });
        view! { {note(Tone::Good, lang.say(words))}{onward} }
    });
    let unanswered = match page.told {
        Some(Told::Unanswered(1)) if !page.poll.method.asks_each() => Some(lang.say(T::BlankBallot).to_owned()),
        Some(Told::Unanswered(missing)) => Some(lang.fill(T::Unanswered, &[("missing", &missing.to_string())])),
        _ => None,
    };
    let unanswered = unanswered.map(|words| note(Tone::Warn, words));
    let stage = match &page.poll.stage {
        PollStageView::Draft { .. } => running::draft(lang, &page),
        PollStageView::Open { .. } => view! {
            {ballot::open(lang, &page)}
            {running::open(lang, &page)}
        }
        .into_any(),
        PollStageView::Closed { .. } => result::closed(lang, &page),
        PollStageView::Cancelled { reason } => view! {
            <div class="note note-warn"><Icon name=IconName::Warning/><div><p>{lang.say(T::WasCancelled)}</p><p dir="auto">{reason.clone()}</p></div></div>
        }
        .into_any(),
    };
    let follows = page.follows.map(|earlier| {
        view! {
            <p class="hint">{lang.say(T::FollowsUp)} " " <a href=address(page.workshop, earlier)>{lang.say(T::EarlierRound)}</a></p>
        }
    });
    let body = view! {
        <main id="main" class="column poll" tabindex="-1">
            <hgroup class="title"><h1 lang=own dir="auto">{title.clone()}</h1><p>{state_tag(lang, &page.poll.stage)}</p></hgroup>
            {news::line(&page)}
            {problem_note(lang, page.problem.as_ref())}
            {told}
            {unanswered}
            {terms(lang, &page)}
            {story::behind(lang, page.workshop, &page.cards)}
            {follows}
            {stage}
            <div class="actions">
                {back(lang, page.workshop, page.runs_workshop)}
                <a class="btn btn-quiet" href=format!("/w/{}/polls", page.workshop)>{lang.say(T::AllPolls)}</a>
            </div>
        </main>
    };
    Sheet { script: news::script(&page), ..Sheet::page(title, body.into_any()) }
}

pub(super) fn prepare(shell: &Shell, page: PreparePoll) -> Sheet {
    form::sheet(shell, page)
}

/// What everybody has to know before voting: the method, who votes, whether names are shown.
fn terms(lang: UiLang, page: &PollPage) -> AnyView {
    let PollView { method, secret, stage, late, .. } = &page.poll;
    let mut more = conditions(lang, &page.poll, page.table.as_deref());
    if matches!(stage, PollStageView::Draft { .. } | PollStageView::Open { .. }) {
        more.insert(1, lang.say(if *late { T::LateYes } else { T::LateNo }).to_owned());
    }
    if let Some(time) = &page.timer {
        let words = if matches!(stage, PollStageView::Draft { .. }) { T::OpensAt } else { T::EndsAt };
        more.push(lang.fill(words, &[("time", time)]));
    }
    let lot = match stage {
        PollStageView::Open { lot, .. } if !method.decides_each() => Some(view! {
            <p class="hint">{lang.say(T::LotBefore)} " " {lang.say(T::LotHash)}": " <code class="code" dir="ltr">{lot.to_string()}</code></p>
        }),
        _ => None,
    };
    let (icon, secrecy) = if *secret { (IconName::Lock, T::SecretPoll) } else { (IconName::Eye, T::OpenPoll) };
    let key = method.key();
    // While people vote the ballot comes first, and then the result; what must be known before is in two lines.
    let unfolded = matches!(stage, PollStageView::Draft { .. });
    view! {
        <section class="poll-terms">
            <p>{lang.say(method_hint(*method))}</p>
            <p class="privacy"><Icon name=icon/><span>{lang.say(secrecy)}</span></p>
            <details class="poll-more" open=unfolded>
                <summary>{lang.say(T::MoreAboutPoll)}</summary>
                <p><strong>{lang.say(method_name(*method))}</strong>" · " <a href=format!("/methods/{key}")>{lang.say(T::HowItWorks)}</a></p>
                <p class="hint">{dotted(more)}</p>
                {lot}
            </details>
        </section>
    }
    .into_any()
}

/// Who votes, and the numbers a method needs. The first says who.
fn conditions(lang: UiLang, poll: &PollView, table: Option<&str>) -> Vec<String> {
    let PollView { method, electorate, terms, .. } = poll;
    let who = match electorate {
        Electorate::Everyone => lang.say(T::OfEveryone).to_owned(),
        Electorate::Table(_) => lang.fill(T::OfTable, &[("table", table.unwrap_or("…"))]),
        Electorate::Kinds(kinds) => {
            let kinds: Vec<_> = kinds.iter().map(|kind| lang.say(CommonText::from(*kind))).collect();
            lang.fill(T::OfKinds, &[("kinds", &kinds.join(", "))])
        }
        Electorate::Organisations => lang.say(T::OfOrganisations).to_owned(),
    };
    let mut more = vec![who];
    let number = |n: u32| n.to_string();
    if *method == Method::Dots {
        more.push(lang.fill(T::DotsEach, &[("dots", &number(terms.dots)), ("cap", &number(terms.cap))]));
    }
    if terms.quorum > 0 {
        more.push(lang.fill(T::QuorumNeeded, &[("percent", &number(terms.quorum))]));
    }
    if terms.seats > 0 {
        more.push(lang.fill(T::SeatsToFill, &[("seats", &number(terms.seats))]));
    }
    if terms.budget > 0 {
        more.push(lang.fill(T::BudgetToSpend, &[("budget", &number(terms.budget))]));
    }
    more
}

/// What an option is called, with its language.
pub(super) fn option_name(lang: UiLang, poll: &PollView, place: usize) -> (String, Option<String>) {
    let Some(option) = poll.options.get(place) else { return (String::new(), None) };
    match &option.text {
        Some(text) => (text.clone(), other_lang(lang, option.lang.as_str())),
        None if poll.method == Method::Resistance => (lang.say(T::StatusQuo).to_owned(), None),
        None => (poll.question.clone(), other_lang(lang, poll.lang.as_str())),
    }
}

/// Names of options in a sentence.
fn names(lang: UiLang, poll: &PollView, options: &[u32]) -> String {
    let name = |place: &u32| {
        let (name, _) = option_name(lang, poll, usize::try_from(*place).unwrap_or(usize::MAX));
        // Isolated, so that a name in another direction does not turn the sentence around.
        format!("\u{2068}{name}\u{2069}")
    };
    options.iter().map(name).collect::<Vec<_>>().join(", ")
}
