//! A poll as it is seen. While it is open: what it asks, and how many have voted. Nothing of what they voted, for nobody.

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, PollId};
use crate::lang::Lang;
use crate::tagged::read_tagged;
use crate::tally::Method;
use crate::time::Timestamp;
use crate::view::{Audience, project};
use crate::workshop::poll::{Closed, Electorate, LotHash, Poll, PollSetup, PollStage, Terms, TieBreak, Turnout};
use crate::workshop::{Stage, Workshop};

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollView {
    pub id: PollId,
    /// The table it belongs to, or the room.
    pub group: Option<GroupId>,
    pub question: String,
    pub lang: Lang,
    pub method: Method,
    pub options: Vec<OptionView>,
    pub electorate: Electorate,
    #[serde(default)]
    pub terms: Terms,
    pub secret: bool,
    pub late: bool,
    pub stage: PollStageView,
}

/// An option. Without a text it is the status quo, or the question itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionView {
    pub text: Option<String>,
    pub lang: Lang,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum PollStageView {
    Draft {
        opens: Option<Timestamp>,
    },
    /// `lot` is the hash of what a lot would be drawn from: whoever keeps it can check the lot later.
    Open {
        ends: Option<Timestamp>,
        lot: LotHash,
    },
    Closed {
        at: Timestamp,
        result: Box<PollResult>,
    },
    Cancelled {
        reason: String,
    },
}

read_tagged! { PollStageView by "is" {
    "draft" => Draft { opens },
    "open" => Open { ends, lot },
    "closed" => Closed { at, result },
    "cancelled" => Cancelled { reason },
} }

/// What came of it, in short; the page of the poll tells all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollResult {
    /// Ballots in all, paper included.
    pub ballots: u32,
    pub turnout: Turnout,
    /// Places of the options that win: one, several that are tied or all carried, or none.
    pub winners: Vec<u32>,
    /// A tie that nobody has broken yet.
    pub tied: bool,
    pub broken: Option<TieBreak>,
    /// One figure per option for its bar: yes, approvals, dots, points, acceptance, …
    pub bars: Vec<u32>,
}

/// How many have voted in an open poll. Told apart from the poll, a few times a second at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollTurnout {
    pub poll: PollId,
    pub voted: u32,
    pub of: u32,
}

/// A vote one has, in a poll that is open; wherever one sits by now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyVote {
    pub poll: PollId,
    pub question: String,
    pub lang: Lang,
    /// When the timer closes it.
    pub ends: Option<Timestamp>,
    /// How many ballots: more than one for a device that is passed round.
    pub may: u16,
    pub cast: u16,
}

/// Whether an audience may see a poll.
pub(super) fn sees_poll(workshop: &Workshop, audience: Audience, poll: &Poll) -> bool {
    let here = |group: GroupId| project::looks_at(workshop, audience, group);
    match (&poll.stage, audience) {
        (_, Audience::Facilitators) => true,
        // Before it opens: whoever prepares it, and the wall if it is put there.
        (PollStage::Draft { .. }, Audience::Projector) => workshop.spotlight.poll == Some(poll.id),
        (PollStage::Draft { .. }, Audience::Table(own)) => {
            poll.setup.group == Some(own) && poll.setup.table() == Some(own)
        }
        (PollStage::Draft { .. }, Audience::Hall) => false,
        (_, Audience::Projector) => true,
        (_, Audience::Table(_) | Audience::Hall) => {
            workshop.stage == Stage::Closed || poll.setup.table().is_none_or(here)
        }
    }
}

/// How many have voted, in all open polls that an audience sees.
pub fn turnout(workshop: &Workshop, audience: Audience) -> Vec<PollTurnout> {
    let seen = workshop.polls.values().filter(|poll| sees_poll(workshop, audience, poll));
    seen.filter_map(|poll| {
        let (voted, of) = poll.open()?.turnout();
        Some(PollTurnout { poll: poll.id, voted, of })
    })
    .collect()
}

/// A poll, for whoever may see it.
pub fn poll_view(workshop: &Workshop, poll: &Poll) -> PollView {
    let setup = poll.setup.as_shown(workshop);
    let PollSetup { group, question, lang, method, options, electorate, terms, secret, late, .. } = &*setup;
    PollView {
        id: poll.id,
        group: *group,
        question: question.to_string(),
        lang: lang.clone(),
        method: *method,
        options: options
            .iter()
            .map(|it| OptionView { text: it.text.as_ref().map(ToString::to_string), lang: it.lang.clone() })
            .collect(),
        electorate: electorate.clone(),
        terms: *terms,
        secret: *secret,
        late: *late,
        stage: match &poll.stage {
            PollStage::Draft { opens } => PollStageView::Draft { opens: *opens },
            PollStage::Open(open) => PollStageView::Open { ends: open.ends, lot: open.lot },
            PollStage::Closed(closed) => {
                PollStageView::Closed { at: closed.at, result: Box::new(result(&poll.setup, closed)) }
            }
            PollStage::Cancelled { reason } => PollStageView::Cancelled { reason: reason.to_string() },
        },
    }
}

fn result(setup: &PollSetup, closed: &Closed) -> PollResult {
    let report = closed.report.as_ref();
    let bar = |figures: &[(&'static str, u64)]| {
        let named = |name: &str| figures.iter().find(|(key, _)| *key == name).map_or(0, |(_, number)| *number);
        let number = match setup.method {
            Method::Resistance => named("acceptance"),
            Method::MajorityJudgment => named("excellent") + named("good"),
            Method::Consent => named("no_objection") + named("concern"),
            _ => figures.first().map_or(0, |(_, number)| *number),
        };
        u32::try_from(number).unwrap_or(u32::MAX)
    };
    PollResult {
        ballots: closed.closing.ballots.iter().map(|it| it.count).sum(),
        turnout: closed.closing.turnout,
        winners: closed.winners(),
        tied: closed.broken.is_none() && (!closed.tied(setup).is_empty() || report.is_none()),
        broken: closed.broken.clone(),
        bars: report.map(|it| it.alternatives.iter().map(|it| bar(&it.figures)).collect()).unwrap_or_default(),
    }
}
