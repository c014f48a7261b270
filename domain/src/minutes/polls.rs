//! Polls in the record: what was asked of whom and how, what came of it, and what spoke against it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Author, person};
use crate::ids::PollId;
use crate::lang::Lang;
use crate::recount::Report;
use crate::tally::Method;
use crate::text::{Reason, Title};
use crate::time::Timestamp;
use crate::view::{People, PollStageView, PollView, poll_view};
use crate::workshop::poll::{Closed, KindShare, Poll, PollStage};
use crate::workshop::{Item, Workshop};

/// A poll that is over: counted, or given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PollMinutes {
    /// What was asked, and what came of it in short.
    pub poll: PollView,
    /// The name of the table that voted, where one did.
    pub table: Option<Title>,
    /// What it came to; nothing for one that was given up.
    pub counted: Option<PollCount>,
}

/// What a closed poll comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PollCount {
    pub opened: Timestamp,
    pub closed: Timestamp,
    /// Figure by figure; nothing where equal shares has more ties than can be listed.
    pub report: Option<Report>,
    /// Ways to break a tie, broken or not: each a list of options by their place. Empty without one.
    pub ties: Vec<Vec<u32>>,
    /// Ballots that say nothing about any option.
    pub blank: u32,
    pub objections: Vec<ObjectionMinutes>,
    /// Support by kind of organisation; nothing where it was not asked for.
    pub kinds: Option<Vec<KindShare>>,
}

/// An objection or a concern, in somebody's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ObjectionMinutes {
    /// The option's place.
    pub option: u32,
    /// An objection; otherwise a concern.
    pub objection: bool,
    pub reason: Reason,
    /// Nothing in a secret poll.
    pub author: Option<Author>,
}

/// What a poll said about a card or cluster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteMinutes {
    pub poll: PollId,
    pub question: String,
    pub lang: Lang,
    pub method: Method,
    pub ballots: u32,
    /// Its bar in the poll's chart, see [`crate::view::PollResult::bars`].
    pub figure: u32,
    /// It was chosen or carried; a tie nobody has broken chooses nothing.
    pub chosen: bool,
}

/// The record of a poll; nothing while it is not over.
pub fn poll_minutes(workshop: &Workshop, people: &dyn People, poll: &Poll) -> Option<PollMinutes> {
    let counted = match &poll.stage {
        PollStage::Draft { .. } | PollStage::Open(_) => return None,
        PollStage::Closed(closed) => Some(count_of(workshop, people, poll, closed)),
        PollStage::Cancelled { .. } => None,
    };
    let table = poll.setup.table().and_then(|table| workshop.group(table)).map(|group| group.name.clone());
    Some(PollMinutes { poll: poll_view(workshop, poll), table, counted })
}

fn count_of(workshop: &Workshop, people: &dyn People, poll: &Poll, closed: &Closed) -> PollCount {
    let objections = closed.closing.objections.iter().map(|it| ObjectionMinutes {
        option: it.option,
        objection: it.objection,
        reason: it.reason.clone(),
        author: it.seat.map(|seat| person(workshop, people, seat)),
    });
    PollCount {
        opened: closed.opened,
        closed: closed.at,
        report: closed.report.clone(),
        ties: closed.tied(&poll.setup),
        blank: closed.closing.ballots.iter().filter(|it| it.marks.is_empty()).map(|it| it.count).sum(),
        objections: objections.collect(),
        kinds: poll.setup.common_ground.then(|| closed.closing.kinds.clone()),
    }
}

/// What closed polls said about cards and clusters, in the order of the polls.
pub(super) fn votes(workshop: &Workshop) -> BTreeMap<Item, Vec<VoteMinutes>> {
    let mut votes: BTreeMap<Item, Vec<VoteMinutes>> = BTreeMap::new();
    for poll in workshop.polls.values() {
        let PollView { id, question, lang, method, stage: PollStageView::Closed { result, .. }, .. } =
            poll_view(workshop, poll)
        else {
            continue;
        };
        let chosen = match &result.broken {
            Some(broken) => broken.options.clone(),
            None if result.tied => Vec::new(),
            None => result.winners.clone(),
        };
        for (option, place) in poll.setup.options.iter().zip(0..) {
            let Some(item) = option.item else { continue };
            // What one table asked about another's card is that table's, as its poll is.
            if poll.setup.table().is_some_and(|table| workshop.group_of(item) != Some(table)) {
                continue;
            }
            votes.entry(item).or_default().push(VoteMinutes {
                poll: id,
                question: question.clone(),
                lang: lang.clone(),
                method,
                ballots: result.ballots,
                figure: usize::try_from(place).ok().and_then(|at| result.bars.get(at)).copied().unwrap_or(0),
                chosen: chosen.contains(&place),
            });
        }
    }
    votes
}
