//! Posts in bodies and offices, and who holds them from when to when. A post outlives whoever holds it: between two
//! holders it is vacant, and keeps its tasks and what was left there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bodies::Place;
use super::{Context, Directory, Refusal, accounts};
use crate::actor::{Principal, Right, may};
use crate::ids::{AccountId, PostId};
use crate::text::Title;
use crate::time::Timestamp;

/// So many posts there may be, the abolished ones among them.
pub const MAX_POSTS: u32 = 3_000;
/// So many terms one post may have had.
pub const MAX_TERMS: u32 = 500;

/// Somebody holds a post for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub account: AccountId,
    pub from: Timestamp,
    /// The first moment that is not part of it.
    pub until: Option<Timestamp>,
    /// The holder lets the public know the name.
    pub shown: bool,
}

impl Term {
    fn holds(&self, now: Timestamp) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }

    fn overlaps(&self, from: Timestamp, until: Option<Timestamp>) -> bool {
        until.is_none_or(|until| self.from < until) && self.until.is_none_or(|end| from < end)
    }
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub place: Place,
    pub title: Title,
    /// Leads the body or the office.
    pub is_chair: bool,
    pub created: Timestamp,
    pub abolished: Option<Timestamp>,
    /// One after the other, never two at once.
    pub terms: Vec<Term>,
    /// Whom the last holder would like to see here; somebody who may appoint has not said yes yet.
    pub proposed: Option<AccountId>,
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding<'a> {
    Held(&'a Term),
    /// Somebody holds it whose account is shut out: nobody does the work.
    NotReachable(&'a Term),
    Vacant {
        since: Timestamp,
    },
}

impl Post {
    /// Who holds it at a moment.
    pub fn term(&self, now: Timestamp) -> Option<&Term> {
        self.terms.iter().find(|term| term.holds(now))
    }

    /// Who will hold it next.
    pub fn next(&self, now: Timestamp) -> Option<&Term> {
        self.terms.iter().find(|term| term.from > now)
    }

    /// Who held it before, the last one first.
    pub fn former(&self, now: Timestamp) -> impl Iterator<Item = &Term> {
        self.terms.iter().rev().filter(move |term| term.until.is_some_and(|until| until <= now))
    }

    fn vacant_since(&self, now: Timestamp) -> Timestamp {
        self.former(now).find_map(|term| term.until).unwrap_or(self.created.min(now))
    }

    pub(super) fn free(&self, from: Timestamp, until: Option<Timestamp>) -> Result<(), Refusal> {
        if until.is_some_and(|until| until <= from) {
            return Err(Refusal::EndsBeforeItBegins);
        }
        if self.terms.iter().any(|term| term.overlaps(from, until)) {
            return Err(Refusal::PostHeld);
        }
        Ok(())
    }

    fn end(&mut self, at: Timestamp, which: impl Fn(&Term) -> bool) {
        self.terms.retain(|term| !(which(term) && term.from >= at));
        for term in &mut self.terms {
            if which(term) && term.until.is_none_or(|until| until > at) {
                term.until = Some(at);
            }
        }
    }
}

/// All posts there ever were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posts {
    known: BTreeMap<PostId, Post>,
}

impl Posts {
    /// One of them.
    pub fn get(&self, post: PostId) -> Option<&Post> {
        self.known.get(&post)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (PostId, &Post)> {
        self.known.iter().map(|(id, post)| (*id, post))
    }

    /// Those of one body or office, whoever leads it first.
    pub fn at(&self, place: Place) -> impl Iterator<Item = (PostId, &Post)> {
        let here =
            move |chair: bool| self.iter().filter(move |(_, post)| post.place == place && post.is_chair == chair);
        here(true).chain(here(false))
    }

    /// Those somebody holds at a moment.
    pub fn of(&self, account: AccountId, now: Timestamp) -> impl Iterator<Item = (PostId, &Post)> {
        self.iter().filter(move |(_, post)| post.term(now).is_some_and(|term| term.account == account))
    }

    pub fn holds(&self, account: AccountId, post: PostId, now: Timestamp) -> bool {
        self.get(post).and_then(|post| post.term(now)).is_some_and(|term| term.account == account)
    }

    pub fn holds_any(&self, account: AccountId, now: Timestamp) -> bool {
        self.of(account, now).next().is_some()
    }

    /// Whether somebody is to hold it later: who prepares may look.
    pub fn comes_to(&self, account: AccountId, post: PostId, now: Timestamp) -> bool {
        self.get(post).is_some_and(|post| post.terms.iter().any(|term| term.from > now && term.account == account))
    }

    /// Whether somebody leads the body or the office where the post is.
    pub fn chairs_over(&self, account: AccountId, post: PostId, now: Timestamp) -> bool {
        self.get(post).is_some_and(|post| self.chairs(post.place, now).any(|chair| chair == account))
    }

    /// Who leads a body or an office.
    pub fn chairs(&self, place: Place, now: Timestamp) -> impl Iterator<Item = AccountId> {
        self.at(place).filter(|(_, post)| post.is_chair).filter_map(move |(_, post)| Some(post.term(now)?.account))
    }

    pub(super) fn all_end(&mut self, place: Place, at: Timestamp) {
        for post in self.known.values_mut().filter(|post| post.place == place) {
            post.end(at, |_| true);
            post.abolished.get_or_insert(at);
            post.proposed = None;
        }
    }
}

impl Directory {
    /// Whether somebody is at a post.
    pub fn holding<'a>(&self, post: &'a Post, now: Timestamp) -> Holding<'a> {
        match post.term(now) {
            Some(term) if self.reachable(term.account) => Holding::Held(term),
            Some(term) => Holding::NotReachable(term),
            None => Holding::Vacant { since: post.vacant_since(now) },
        }
    }

    /// Whether somebody gets in with an account.
    pub fn reachable(&self, account: AccountId) -> bool {
        self.accounts.get(account).is_some_and(|standing| standing.disabled.is_none())
    }

    pub(super) fn working_post(&self, post: PostId) -> Result<&Post, Refusal> {
        let post = self.posts.get(post).ok_or(Refusal::Unknown)?;
        if post.abolished.is_some() { Err(Refusal::Dissolved) } else { Ok(post) }
    }

    pub(super) fn somebody(&self, account: AccountId) -> Result<(), Refusal> {
        match self.accounts.get(account) {
            None => Err(Refusal::Unknown),
            Some(_) if !self.reachable(account) => Err(Refusal::NotReachable),
            Some(_) => Ok(()),
        }
    }
}

/// What somebody wants done with a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Create {
        place: Place,
        title: Title,
        is_chair: bool,
    },
    Rename {
        post: PostId,
        title: Title,
    },
    /// There is no such post any more; its history stays.
    Abolish {
        post: PostId,
    },
    /// May lie in the past, so that what was before is written down, and in the future.
    Appoint {
        post: PostId,
        account: AccountId,
        from: Timestamp,
        until: Option<Timestamp>,
    },
    /// Another end for the term that begins at `from`; at its beginning or before: it does not come about.
    SetEnd {
        post: PostId,
        from: Timestamp,
        until: Option<Timestamp>,
    },
    /// The holder says whether the public may know the name.
    ShowName {
        post: PostId,
        shown: bool,
    },
}

/// What happened to a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    PostCreated { post: PostId, place: Place, title: Title, is_chair: bool },
    PostRenamed { post: PostId, title: Title },
    PostAbolished { post: PostId },
    HolderAppointed { post: PostId, account: AccountId, from: Timestamp, until: Option<Timestamp> },
    TermEndSet { post: PostId, from: Timestamp, until: Option<Timestamp> },
    AppointmentWithdrawn { post: PostId, from: Timestamp },
    HolderShown { post: PostId, from: Timestamp, shown: bool },
    SuccessorProposed { post: PostId, account: AccountId },
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::PostCreated { .. } => "post_created",
            Self::PostRenamed { .. } => "post_renamed",
            Self::PostAbolished { .. } => "post_abolished",
            Self::HolderAppointed { .. } => "holder_appointed",
            Self::TermEndSet { .. } => "term_end_set",
            Self::AppointmentWithdrawn { .. } => "appointment_withdrawn",
            Self::HolderShown { .. } => "holder_shown",
            Self::SuccessorProposed { .. } => "successor_proposed",
        }
    }
}

pub(super) fn decide(
    directory: &Directory,
    command: Command,
    by: Principal,
    context: Context,
) -> Result<Vec<super::Event>, Refusal> {
    let now = context.now;
    let event = match command {
        Command::Create { place, title, is_chair } => {
            may(by, Right::ChangeBodies, directory, now)?;
            directory.bodies.working(place)?;
            if directory.posts.get(PostId(context.fresh)).is_some() {
                return Err(Refusal::AlreadySo);
            }
            if directory.posts.known.len() >= MAX_POSTS as usize {
                return Err(Refusal::TooMany { max: MAX_POSTS });
            }
            Event::PostCreated { post: PostId(context.fresh), place, title, is_chair }
        }
        Command::Rename { post, title } => {
            may(by, Right::ChangeBodies, directory, now)?;
            if directory.working_post(post)?.title == title {
                return Err(Refusal::AlreadySo);
            }
            Event::PostRenamed { post, title }
        }
        Command::Abolish { post } => {
            may(by, Right::ChangeBodies, directory, now)?;
            directory.working_post(post)?;
            directory.tasks.none_open(std::iter::once(post))?;
            Event::PostAbolished { post }
        }
        Command::Appoint { post, account, from, until } => {
            may(by, Right::Appoint(post), directory, now)?;
            let known = directory.working_post(post)?;
            directory.somebody(account)?;
            known.free(from, until)?;
            if known.terms.len() >= MAX_TERMS as usize {
                return Err(Refusal::TooMany { max: MAX_TERMS });
            }
            Event::HolderAppointed { post, account, from, until }
        }
        Command::SetEnd { post, from, until } => set_end(directory, (post, from, until), by, now)?,
        Command::ShowName { post, shown } => {
            may(by, Right::HoldPost(post), directory, now)?;
            let term = directory.working_post(post)?.term(now).ok_or(Refusal::PostNotHeld)?;
            if term.shown == shown {
                return Err(Refusal::AlreadySo);
            }
            Event::HolderShown { post, from: term.from, shown }
        }
    };
    Ok(vec![super::Event::Post(event)])
}

/// Whoever appoints sets any end; a holder may go, from now on, and no more.
fn set_end(
    directory: &Directory,
    (post, from, until): (PostId, Timestamp, Option<Timestamp>),
    by: Principal,
    now: Timestamp,
) -> Result<Event, Refusal> {
    let goes = may(by, Right::HoldPost(post), directory, now).is_ok();
    let appoints = may(by, Right::Appoint(post), directory, now);
    if !goes {
        appoints.clone()?;
    }
    let known = directory.working_post(post)?;
    let term = known.terms.iter().find(|term| term.from == from).ok_or(Refusal::Unknown)?;
    if term.until == until {
        return Err(Refusal::AlreadySo);
    }
    if let Err(refusal) = appoints {
        let own = by.account() == Some(term.account) && term.holds(now);
        let earlier = until.is_some_and(|until| until >= now && term.until.is_none_or(|end| until < end));
        if !(own && earlier) {
            return Err(refusal);
        }
    }
    if until.is_some_and(|until| until <= from) {
        // What has begun has been; only what lies ahead can be called off.
        return match from > now {
            true => Ok(Event::AppointmentWithdrawn { post, from }),
            false => Err(Refusal::EndsBeforeItBegins),
        };
    }
    if known.terms.iter().any(|other| other.from != from && other.overlaps(from, until)) {
        return Err(Refusal::PostHeld);
    }
    Ok(Event::TermEndSet { post, from, until })
}

pub(super) fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    let known = &mut directory.posts.known;
    match event {
        Event::PostCreated { post, place, title, is_chair } => {
            let new = Post {
                place: *place,
                title: title.clone(),
                is_chair: *is_chair,
                created: at,
                abolished: None,
                terms: Vec::new(),
                proposed: None,
            };
            known.insert(*post, new);
        }
        Event::PostRenamed { post, title } => {
            if let Some(post) = known.get_mut(post) {
                post.title = title.clone();
            }
        }
        Event::PostAbolished { post } => {
            if let Some(post) = known.get_mut(post) {
                post.end(at, |_| true);
                post.abolished = Some(at);
                post.proposed = None;
            }
        }
        Event::HolderAppointed { post, account, from, until } => {
            if let Some(post) = known.get_mut(post) {
                post.terms.push(Term { account: *account, from: *from, until: *until, shown: false });
                post.terms.sort_by_key(|term| term.from);
                post.proposed = None;
            }
        }
        Event::TermEndSet { post, from, until } => {
            if let Some(term) = term_mut(known, *post, *from) {
                term.until = *until;
            }
        }
        Event::AppointmentWithdrawn { post, from } => {
            if let Some(post) = known.get_mut(post) {
                post.terms.retain(|term| term.from != *from);
            }
        }
        Event::HolderShown { post, from, shown } => {
            if let Some(term) = term_mut(known, *post, *from) {
                term.shown = *shown;
            }
        }
        Event::SuccessorProposed { post, account } => {
            if let Some(post) = known.get_mut(post) {
                post.proposed = Some(*account);
            }
        }
    }
}

fn term_mut(known: &mut BTreeMap<PostId, Post>, post: PostId, from: Timestamp) -> Option<&mut Term> {
    known.get_mut(&post)?.terms.iter_mut().find(|term| term.from == from)
}

/// With an account its holder is gone; who went over into another holds on as that one.
pub(super) fn account_changed(directory: &mut Directory, event: &accounts::Event, at: Timestamp) {
    match event {
        accounts::Event::AccountErased { account } => {
            for post in directory.posts.known.values_mut() {
                post.end(at, |term| term.account == *account);
                post.proposed.take_if(|proposed| proposed == account);
                for term in post.terms.iter_mut().filter(|term| term.account == *account) {
                    term.shown = false;
                }
            }
        }
        accounts::Event::AccountMerged { from, into } => {
            for post in directory.posts.known.values_mut() {
                let held = post.terms.iter_mut().map(|term| &mut term.account).chain(&mut post.proposed);
                held.filter(|account| *account == from).for_each(|account| *account = *into);
            }
        }
        accounts::Event::AccountOpened { .. }
        | accounts::Event::RoleGranted { .. }
        | accounts::Event::RoleRevoked { .. }
        | accounts::Event::AccountDisabled { .. }
        | accounts::Event::AccountEnabled { .. }
        | accounts::Event::FactorForgotten { .. }
        | accounts::Event::StewardAdded { .. }
        | accounts::Event::StewardRemoved { .. } => {}
    }
}
