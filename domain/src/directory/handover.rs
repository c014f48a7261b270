//! Handing over (Übergabe): what somebody has open goes to a successor, or stays at its post until one comes. What was
//! said about it stays there too, and is the first thing a successor reads.

use serde::{Deserialize, Serialize};

use super::accounts::{self, CityRole};
use super::posts::{self, Post};
use super::{Context, Directory, Refusal};
use crate::actor::{Principal, Right, may};
use crate::ids::{AccountId, HandoverId, PostId, TaskId, WorkshopId};
use crate::lang::Lang;
use crate::text::HandoverNote;
use crate::time::Timestamp;

/// One thing that waits for somebody. What else can wait at a post (a measure, a report) gets a name here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open {
    Task(TaskId),
}

impl Open {
    /// The beginning of the day by which it has to be done.
    pub fn due(self, directory: &Directory) -> Option<Timestamp> {
        match self {
            Self::Task(task) => directory.tasks.get(task)?.due,
        }
    }
}

impl Directory {
    /// What waits at a post, the next day first and what has none last.
    pub fn open_at(&self, post: PostId) -> Vec<Open> {
        let mut open: Vec<Open> = self.tasks.open_at(post).into_iter().map(|(task, _)| Open::Task(task)).collect();
        open.sort_by_key(|it| (it.due(self).is_none(), it.due(self), *it));
        open
    }

    /// Who can be asked about a post: whoever held it last and is still there, then whoever leads the body or office, then
    /// whoever coordinates; each once.
    pub fn whom_to_ask(&self, post: &Post, now: Timestamp) -> Vec<(AccountId, Ask)> {
        let holder = post.term(now).map(|term| term.account);
        let before =
            post.former(now).map(|term| (term.account, Ask::Predecessor)).filter(|(id, _)| Some(*id) != holder).take(1);
        let chairs = self.posts.chairs(post.place, now).map(|id| (id, Ask::Chair));
        let coordinators = self.accounts.with(CityRole::Coordinator).map(|id| (id, Ask::Coordinator));
        let mut asked: Vec<(AccountId, Ask)> = Vec::new();
        for (id, ask) in before.chain(chairs).chain(coordinators) {
            if Some(id) != holder && self.reachable(id) && asked.iter().all(|(known, _)| *known != id) {
                asked.push((id, ask));
            }
        }
        asked
    }
}

/// Why somebody can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    Predecessor,
    Chair,
    Coordinator,
}

/// One time that somebody handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    pub id: HandoverId,
    pub from: AccountId,
    /// Nobody: it waits at its posts.
    pub to: Option<AccountId>,
    /// Who did it; somebody else than `from`: on behalf of.
    pub by: Option<AccountId>,
    pub at: Timestamp,
    pub posts: Vec<PostId>,
    pub workshops: Vec<WorkshopId>,
    pub coordination: bool,
    pub note: Option<HandoverNote>,
    pub lang: Lang,
}

impl Handover {
    /// Somebody else did it for whoever left.
    pub fn on_behalf(&self) -> bool {
        self.by != Some(self.from)
    }
}

/// All of them, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handovers {
    known: Vec<Handover>,
}

impl Handovers {
    /// What was handed over with a post, the latest first.
    pub fn of_post(&self, post: PostId) -> impl Iterator<Item = &Handover> {
        self.known.iter().rev().filter(move |it| it.posts.contains(&post))
    }

    /// What somebody handed over or was handed, the latest first.
    pub fn of_account(&self, account: AccountId) -> impl Iterator<Item = &Handover> {
        self.known.iter().rev().filter(move |it| it.from == account || it.to == Some(account))
    }
}

/// What somebody wants handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    HandOver {
        from: AccountId,
        to: Option<AccountId>,
        posts: Vec<PostId>,
        /// The server has looked that `from` runs them.
        workshops: Vec<WorkshopId>,
        /// The right to coordinate, too.
        coordination: bool,
        note: Option<HandoverNote>,
        lang: Lang,
    },
}

/// What was handed over. What moved is told by events of its own, beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    HandedOver {
        handover: HandoverId,
        from: AccountId,
        to: Option<AccountId>,
        by: Option<AccountId>,
        posts: Vec<PostId>,
        workshops: Vec<WorkshopId>,
        coordination: bool,
        note: Option<HandoverNote>,
        lang: Lang,
    },
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::HandedOver { .. } => "handed_over",
        }
    }
}

pub(super) fn decide(
    directory: &Directory,
    command: Command,
    who: Principal,
    context: Context,
) -> Result<Vec<super::Event>, Refusal> {
    let now = context.now;
    let Command::HandOver { from, to, mut posts, mut workshops, coordination, note, lang } = command;
    may(who, Right::HandOver(from), directory, now)?;
    if directory.accounts.get(from).is_none() {
        return Err(Refusal::Unknown);
    }
    posts.sort_unstable();
    posts.dedup();
    workshops.sort_unstable();
    workshops.dedup();
    if posts.is_empty() && workshops.is_empty() && !coordination {
        return Err(Refusal::NothingChosen);
    }
    let mut events = Vec::new();
    if let Some(to) = to {
        directory.somebody(to)?;
        if to == from {
            return Err(Refusal::AlreadySo);
        }
    } else if !workshops.is_empty() || coordination {
        // A workshop, or the whole city, without anybody is nothing that waits at a post.
        return Err(Refusal::SuccessorNeeded);
    }
    for post in &posts {
        post_goes_over(directory, (*post, from, to), who, now, &mut events)?;
    }
    let account = |event| super::Event::Account(event);
    if let Some(account) = to.filter(|_| !workshops.is_empty()) {
        events.extend(facilitator(directory, account, coordination, who, now)?);
    }
    for (workshop, to) in workshops.iter().filter_map(|workshop| Some((*workshop, to?))) {
        events.push(account(accounts::Event::StewardAdded { workshop, account: to }));
        events.push(account(accounts::Event::StewardRemoved { workshop, account: from }));
    }
    if let Some(to) = to.filter(|_| coordination) {
        let role = CityRole::Coordinator;
        may(who, Right::Coordinate, directory, now)?;
        let has = |account| directory.accounts.get(account).is_some_and(|it| it.roles.contains(&role));
        if !has(from) {
            return Err(Refusal::Unknown);
        }
        if !has(to) {
            events.push(account(accounts::Event::RoleGranted { account: to, role }));
        }
        events.push(account(accounts::Event::RoleRevoked { account: from, role }));
    }
    let handover = HandoverId(context.fresh);
    let by = who.account();
    let told = Event::HandedOver { handover, from, to, by, posts, workshops, coordination, note, lang };
    events.push(super::Event::Handover(told));
    Ok(events)
}

/// Whoever goes on with a workshop may run some. Whoever coordinates gives that right along with it, unless the right to
/// coordinate goes along anyway.
fn facilitator(
    directory: &Directory,
    account: AccountId,
    coordination: bool,
    who: Principal,
    now: Timestamp,
) -> Result<Option<super::Event>, Refusal> {
    if coordination || directory.accounts.facilitates(account) {
        return Ok(None);
    }
    may(who, Right::Coordinate, directory, now).map_err(|_| Refusal::NotFacilitator)?;
    let role = CityRole::Facilitator;
    Ok(Some(super::Event::Account(accounts::Event::RoleGranted { account, role })))
}

/// The holder's term ends now and the successor's begins, if whoever hands over may appoint; else the successor is proposed
/// to those who may.
fn post_goes_over(
    directory: &Directory,
    (post, from, to): (PostId, AccountId, Option<AccountId>),
    who: Principal,
    now: Timestamp,
    events: &mut Vec<super::Event>,
) -> Result<(), Refusal> {
    let known = directory.working_post(post)?;
    let term = known.term(now).filter(|term| term.account == from).ok_or(Refusal::PostNotHeld)?;
    let mut push = |event| events.push(super::Event::Post(event));
    if term.from == now {
        // It began this very moment: nothing to hand over yet.
        return Err(Refusal::AlreadySo);
    }
    push(posts::Event::TermEndSet { post, from: term.from, until: Some(now) });
    let Some(account) = to else { return Ok(()) };
    match may(who, Right::Appoint(post), directory, now) {
        // Up to whoever was to come next, or to the end that was set.
        Ok(()) => {
            let next = known.next(now).map(|term| term.from);
            push(posts::Event::HolderAppointed { post, account, from: now, until: next.or(term.until) });
        }
        Err(_) => push(posts::Event::SuccessorProposed { post, account }),
    }
    Ok(())
}

pub(super) fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    match event {
        Event::HandedOver { handover, from, to, by, posts, workshops, coordination, note, lang } => {
            directory.handovers.known.push(Handover {
                id: *handover,
                from: *from,
                to: *to,
                by: *by,
                at,
                posts: posts.clone(),
                workshops: workshops.clone(),
                coordination: *coordination,
                note: note.clone(),
                lang: lang.clone(),
            });
        }
    }
}

/// Who went over into another account is found under that one.
pub(super) fn account_changed(directory: &mut Directory, event: &accounts::Event) {
    if let accounts::Event::AccountMerged { from, into } = event {
        for handover in &mut directory.handovers.known {
            let named = [&mut handover.from].into_iter().chain(&mut handover.to).chain(&mut handover.by);
            named.filter(|account| *account == from).for_each(|account| *account = *into);
        }
    }
}
