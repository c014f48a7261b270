//! What waits for somebody in the city's work, for reminders and overviews; and whom the city still needs.

use super::accounts::CityRole;
use super::organisations::{NameWish, Organisation, Part, Standing};
use super::posts::{Holding, Post};
use super::{Directory, tasks};
use crate::ids::{AccountId, OrganisationId, PostId, TaskId};
use crate::time::Timestamp;

/// A task's day is near so many days before.
pub const NEAR_DAYS: u32 = 7;
/// Whoever has to do it is reminded so many days before.
pub const SHORT_DAYS: u32 = 3;
/// The end of somebody's time is near so many days before.
pub const ENDING_DAYS: u32 = 28;

/// One thing that waits for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Waits {
    TaskLate {
        task: TaskId,
        post: PostId,
        due: Timestamp,
    },
    TaskNear {
        task: TaskId,
        post: PostId,
        due: Timestamp,
    },
    /// The own time at a post.
    PostEnds {
        post: PostId,
        until: Timestamp,
    },
    /// The own time for an organisation.
    PartEnds {
        organisation: OrganisationId,
        until: Timestamp,
    },
    /// Somebody else's, for whoever speaks for the organisation.
    ColleagueEnds {
        organisation: OrganisationId,
        account: AccountId,
        until: Timestamp,
    },
    /// Whoever left would like to see this person there.
    Proposed {
        post: PostId,
        account: AccountId,
    },
    /// Nobody does what is open there.
    NobodyAt {
        post: PostId,
        open: u32,
    },
    ToVerify {
        organisation: OrganisationId,
    },
    ToName {
        organisation: OrganisationId,
    },
    NoVoice {
        organisation: OrganisationId,
    },
}

/// What waits, and since when, where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub what: Waits,
    pub since: Option<Timestamp>,
}

/// Why an account stays, however long nobody has used it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    Coordinates,
    /// Now or later.
    HoldsPost,
    LastVoice,
}

impl Directory {
    /// All that waits for somebody, the most pressing first.
    pub fn waiting_for(&self, account: AccountId, now: Timestamp) -> Vec<Waiting> {
        if !self.reachable(account) {
            return Vec::new();
        }
        let coordinates = self.accounts.has(account, CityRole::Coordinator);
        let mut all = self.own_tasks(account, now);
        all.extend(self.endings(account, now));
        let posts = self.posts.iter().filter(|(_, post)| post.abolished.is_none());
        let posts: Vec<(PostId, &Post)> =
            posts.filter(|(id, _)| coordinates || self.posts.chairs_over(account, *id, now)).collect();
        all.extend(posts.iter().filter_map(|(id, post)| {
            // A chair fills the members' posts, and no other chair's.
            let proposed = post.proposed.filter(|_| coordinates || !post.is_chair)?;
            let since = self.handovers.of_post(*id).next().map(|handover| handover.at);
            Some(Waiting { what: Waits::Proposed { post: *id, account: proposed }, since })
        }));
        let mut empty: Vec<_> = posts.iter().filter_map(|(id, post)| self.nobody_at(*id, post, now)).collect();
        empty.sort_by_key(|(open, _)| std::cmp::Reverse(*open));
        all.extend(empty.into_iter().map(|(_, waiting)| waiting));
        if coordinates {
            all.extend(self.organisations.iter().flat_map(|(id, known)| self.undecided(id, known, now)));
        }
        all
    }

    fn own_tasks(&self, account: AccountId, now: Timestamp) -> Vec<Waiting> {
        let near = now.plus_secs(NEAR_DAYS * tasks::DAY_SECS);
        let mut own: Vec<_> = self
            .posts
            .of(account, now)
            .flat_map(|(post, _)| self.tasks.open_at(post).into_iter().map(move |task| (post, task)))
            .filter_map(|(post, (id, task))| {
                let due = task.due.filter(|due| *due <= near)?;
                let (what, since) = if task.is_overdue(now) {
                    (Waits::TaskLate { task: id, post, due }, due.plus_secs(tasks::DAY_SECS))
                } else {
                    let was_near = Timestamp(due.0 - i64::from(NEAR_DAYS * tasks::DAY_SECS) * 1000);
                    (Waits::TaskNear { task: id, post, due }, was_near.max(task.opened))
                };
                Some((due, Waiting { what, since: Some(since) }))
            })
            .collect();
        own.sort_by_key(|(due, waiting)| (*due, waiting.what));
        own.into_iter().map(|(_, waiting)| waiting).collect()
    }

    /// Times that end soon: the own, and for a voice those of all who represent the organisation.
    fn endings(&self, account: AccountId, now: Timestamp) -> Vec<Waiting> {
        let soon = |until: Option<Timestamp>| until.filter(|it| *it <= now.plus_secs(ENDING_DAYS * tasks::DAY_SECS));
        let waiting = |what, until: Timestamp| {
            let since = Timestamp(until.0 - i64::from(ENDING_DAYS * tasks::DAY_SECS) * 1000);
            Waiting { what, since: Some(since) }
        };
        let mut all = Vec::new();
        for (post, known) in self.posts.of(account, now) {
            // Whoever stays on has nothing to hand over.
            let goes = known.next(now).is_none_or(|next| next.account != account);
            if let Some(until) = known.term(now).and_then(|term| soon(term.until)).filter(|_| goes) {
                all.push(waiting(Waits::PostEnds { post, until }, until));
            }
        }
        for (organisation, known, part) in self.organisations.of(account, now) {
            for (other, representative) in known.representatives(now) {
                let Some(until) = soon(representative.until) else { continue };
                if other == account {
                    all.push(waiting(Waits::PartEnds { organisation, until }, until));
                } else if part == Part::Voice {
                    all.push(waiting(Waits::ColleagueEnds { organisation, account: other, until }, until));
                }
            }
        }
        all
    }

    fn nobody_at(&self, id: PostId, post: &Post, now: Timestamp) -> Option<(u32, Waiting)> {
        let since = match self.holding(post, now) {
            Holding::Held(_) => return None,
            Holding::NotReachable(term) => self.accounts.get(term.account).and_then(|standing| standing.disabled),
            Holding::Vacant { since } => Some(since),
        };
        let open = u32::try_from(self.tasks.open_at(id).len()).unwrap_or(u32::MAX);
        (open > 0).then_some((open, Waiting { what: Waits::NobodyAt { post: id, open }, since }))
    }

    /// What whoever coordinates has to decide about an organisation.
    fn undecided(&self, organisation: OrganisationId, known: &Organisation, now: Timestamp) -> Vec<Waiting> {
        let mut all = Vec::new();
        if known.standing == Standing::Waiting {
            all.push(Waiting { what: Waits::ToVerify { organisation }, since: Some(known.registered) });
        }
        if matches!(known.name_wish, Some(NameWish::Waiting { .. })) {
            all.push(Waiting { what: Waits::ToName { organisation }, since: None });
        }
        if known.is_verified() && self.organisations.is_without_voice(organisation, &self.accounts, now) {
            all.push(Waiting { what: Waits::NoVoice { organisation }, since: None });
        }
        all
    }

    /// The word under which it is kept that somebody was reminded of something, if that is to be: once when time gets short,
    /// and once when it is over. Nobody is reminded of what he has just written down himself.
    pub fn reminds(&self, account: AccountId, what: Waits, now: Timestamp) -> Option<String> {
        match what {
            Waits::TaskLate { task, due, .. } => Some(format!("task_late:{task}:{}", due.0)),
            Waits::TaskNear { task, due, .. } => {
                let known = self.tasks.get(task)?;
                let own = known.opened_by == Some(account) && now < known.opened.plus_secs(tasks::DAY_SECS);
                let short = due <= now.plus_secs(SHORT_DAYS * tasks::DAY_SECS);
                (short && !own).then(|| format!("task:{task}:{}", due.0))
            }
            Waits::PostEnds { post, until } => Some(format!("post_ends:{post}:{}", until.0)),
            Waits::PartEnds { organisation, until } => Some(format!("part_ends:{organisation}:{}", until.0)),
            Waits::ColleagueEnds { .. }
            | Waits::Proposed { .. }
            | Waits::NobodyAt { .. }
            | Waits::ToVerify { .. }
            | Waits::ToName { .. }
            | Waits::NoVoice { .. } => None,
        }
    }

    /// Why an account must not go by itself, if there is a reason.
    pub fn needs(&self, account: AccountId, now: Timestamp) -> Option<Needed> {
        if self.accounts.get(account).is_some_and(|standing| standing.roles.contains(&CityRole::Coordinator)) {
            return Some(Needed::Coordinates);
        }
        let holds = |post: &Post| {
            post.terms.iter().any(|term| term.account == account && term.until.is_none_or(|until| now < until))
        };
        if self.posts.iter().any(|(_, post)| post.abolished.is_none() && holds(post)) {
            return Some(Needed::HoldsPost);
        }
        // Of one that was turned down nothing is lost with the only account that speaks for it.
        let counts = |known: &Organisation| matches!(known.standing, Standing::Verified | Standing::Waiting);
        let last = |known: &Organisation| known.voices(&self.accounts, now).all(|voice| voice == account);
        let mut own = self.organisations.of(account, now).filter(|(_, known, _)| counts(known));
        own.any(|(_, known, part)| part == Part::Voice && last(known)).then_some(Needed::LastVoice)
    }
}
