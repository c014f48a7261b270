//! Bodies, offices, posts, and handing over.

mod appointment;
mod attachments;
mod bodies;
mod handover;
mod page;

use std::collections::BTreeMap;
use std::sync::Arc;

use app::catalogue::{AccountText, PostText as T};
use app::pages::{AskLine, Held, InvitationLine, NoteLine, PostLine, TaskLine, Typed};
use domain::directory::accounts::CityRole;
use domain::directory::handover::{Ask, Handover};
use domain::directory::invitations::Invitation;
use domain::directory::posts::{Holding, Post, Term};
use domain::directory::tasks::Task;
use domain::directory::{Directory, Refusal};
use domain::ids::{AccountId, PostId, TaskId};
use domain::{Principal, Right, Timestamp, may};

use super::asked::{Asked, day_in, pairs};
use super::days;
use crate::clock;
use crate::error::AppError;
use crate::identity;

pub(super) use appointment::{accept, appointment, token};
pub(super) use attachments::attach;
pub(super) use bodies::{change_body, change_office, list, of_body, of_office, place_posted};
pub(super) use handover::{hand_over, own, person};
pub(super) use page::{act, page};

/// Who reads, with all that decides what there is to read.
struct Reader<'a> {
    asked: &'a Asked,
    who: Principal,
    directory: Arc<Directory>,
    names: BTreeMap<u64, String>,
    now: Timestamp,
}

impl<'a> Reader<'a> {
    async fn of(asked: &'a Asked) -> Result<Self, AppError> {
        let who = identity::principal(&asked.app, &asked.headers).await?;
        let directory = asked.app.directory.now().await?;
        let names = asked.app.store.accounts().await?.into_iter().map(|it| (it.id, it.name)).collect();
        Ok(Self { asked, who, directory, names, now: clock::now() })
    }

    fn may(&self, right: Right) -> bool {
        may(self.who, right, &self.directory, self.now).is_ok()
    }

    /// Like `may`, as an answer: somebody who is not signed in is asked to.
    fn must(&self, right: Right) -> Result<(), AppError> {
        match may(self.who, right, &self.directory, self.now) {
            Ok(()) => Ok(()),
            Err(_) if self.who == Principal::Public => Err(AppError::SessionMissing),
            Err(Refusal::NotPermitted) => Err(AppError::Forbidden),
            Err(refusal) => Err(refusal.into()),
        }
    }

    fn day(&self, at: Timestamp) -> String {
        day_in(&self.asked.app.settings.time_zone, at)
    }

    fn last_day(&self, until: Option<Timestamp>) -> Option<String> {
        until.map(|until| days::last_before(&self.asked.app.settings.time_zone, until))
    }

    fn iso(&self, at: Timestamp) -> String {
        days::iso(&self.asked.app.settings.time_zone, at)
    }

    /// How somebody is called; whoever is gone has no name any more.
    fn name(&self, account: AccountId) -> String {
        let lang = self.asked.lang;
        match self.directory.accounts.get(account).and_then(|_| self.names.get(&account.0)) {
            None => lang.say(T::Gone).to_owned(),
            Some(name) if name.is_empty() => lang.say(AccountText::Nameless).to_owned(),
            Some(name) => name.clone(),
        }
    }

    fn name_of(&self, account: Option<AccountId>) -> String {
        account.map_or_else(|| self.asked.lang.say(T::Operator).to_owned(), |account| self.name(account))
    }

    /// A holder's name, for those who may know it.
    fn told(&self, term: &Term) -> Option<String> {
        (term.shown || self.may(Right::SeeHolders)).then(|| self.name(term.account))
    }

    fn held(&self, id: PostId, post: &Post) -> Held {
        if post.abolished.is_some() {
            return Held::Nobody;
        }
        match self.directory.holding(post, self.now) {
            Holding::NotReachable(term) if self.may(Right::WorkAt(id)) => Held::NotReachable { name: self.told(term) },
            Holding::Held(term) | Holding::NotReachable(term) => {
                Held::By { name: self.told(term), until: self.last_day(term.until) }
            }
            Holding::Vacant { since } => Held::Vacant { since: self.day(since) },
        }
    }

    fn next(&self, post: &Post) -> Option<(String, String)> {
        let term = post.next(self.now)?;
        Some((self.told(term)?, self.day(term.from)))
    }

    fn place_name(&self, post: &Post) -> String {
        self.directory.bodies.get(post.place).map(|it| it.name.to_string()).unwrap_or_default()
    }

    fn line(&self, id: PostId, post: &Post) -> PostLine {
        let open = self.may(Right::SeePost(id)).then(|| {
            let open = self.directory.tasks.open_at(id);
            let late = open.iter().filter(|(_, task)| task.is_overdue(self.now)).count();
            (count(open.len()), count(late))
        });
        PostLine {
            id,
            title: post.title.to_string(),
            place: self.place_name(post),
            is_chair: post.is_chair,
            held: self.held(id, post),
            next: self.next(post),
            open,
        }
    }

    fn is_missing(&self, post: &Post) -> bool {
        post.abolished.is_none() && !matches!(self.directory.holding(post, self.now), Holding::Held(_))
    }

    /// Posts where nobody is and about which the reader can do something; those with the most late tasks first.
    fn missing(&self) -> Vec<PostLine> {
        let posts = self.directory.posts.iter();
        let missing = posts.filter(|(id, post)| self.is_missing(post) && self.may(Right::WorkAt(*id)));
        let mut lines: Vec<PostLine> = missing.map(|(id, post)| self.line(id, post)).collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.open.map(|(open, late)| (late, open))));
        lines
    }

    fn task(&self, id: TaskId, task: &Task) -> TaskLine {
        TaskLine {
            id,
            title: task.title.to_string(),
            detail: task.detail.as_ref().map(ToString::to_string),
            lang: task.lang.to_string(),
            due: task.due.map(|due| (self.day(due), self.iso(due))),
            late: task.is_overdue(self.now),
            opened: self.day(task.opened),
            opened_by: self.name_of(task.opened_by),
        }
    }

    fn tasks(&self, post: PostId) -> Vec<TaskLine> {
        self.directory.tasks.open_at(post).into_iter().map(|(id, task)| self.task(id, task)).collect()
    }

    fn note(&self, handover: &Handover) -> NoteLine {
        NoteLine {
            text: handover.note.as_ref().map(ToString::to_string),
            lang: handover.lang.to_string(),
            from: self.name(handover.from),
            by: handover.on_behalf().then(|| self.name_of(handover.by)),
            to: handover.to.map(|to| self.name(to)),
            day: self.day(handover.at),
        }
    }

    /// Invitations that can be accepted still, of one kind.
    fn invitations(&self, which: impl Fn(&Invitation) -> bool) -> Vec<InvitationLine> {
        let open = self.directory.invitations.open(self.now).filter(|(_, it)| which(it));
        open.map(|(id, it)| InvitationLine {
            key: id.to_string(),
            post: it.post,
            title: self.directory.posts.get(it.post).map(|post| post.title.to_string()).unwrap_or_default(),
            by: self.name_of(it.by),
            sent: self.day(it.sent),
            expires: self.day(it.expires),
        })
        .collect()
    }

    async fn asks(&self, whom: Vec<(AccountId, Ask)>) -> Result<Vec<AskLine>, AppError> {
        let mut asks = Vec::new();
        for (account, why) in whom.into_iter().filter(|(account, _)| self.who.account() != Some(*account)) {
            let address = self.asked.app.store.address(account.0).await?.map(|it| it.address);
            asks.push(AskLine { name: self.name(account), why, address });
        }
        Ok(asks)
    }

    /// Who can be chosen: for whoever coordinates everybody, for others those they work beside. By name.
    fn people(&self, without: Option<AccountId>) -> Vec<(String, String)> {
        let everybody = self.may(Right::Coordinate);
        let known = |account| {
            self.directory.posts.holds_any(account, self.now)
                || self.directory.accounts.has(account, CityRole::Coordinator)
        };
        let accounts = self.directory.accounts.iter().map(|(account, _)| account);
        let chosen =
            accounts.filter(|it| Some(*it) != without && self.directory.reachable(*it) && (everybody || known(*it)));
        let mut people: Vec<_> = chosen.map(|account| (account.to_string(), self.name(account))).collect();
        people.sort_by_key(|(_, name)| name.to_lowercase());
        people
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// A form of these pages: which of them, and what was typed.
struct Sent {
    fields: Vec<(String, String)>,
}

impl Sent {
    fn read(form: &[u8]) -> Self {
        Self { fields: pairs(&String::from_utf8_lossy(form)) }
    }

    fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        self.fields.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn act(&self) -> &str {
        self.text("do")
    }

    /// The id of what the form makes; one that was drawn where it brings none.
    fn fresh(&self) -> Option<u64> {
        self.text("id").parse().ok().map(|TaskId(id)| id)
    }

    fn typed(self, error: &AppError) -> Typed {
        let act = self.act().to_owned();
        Typed { act, fields: self.fields, problem: error.problem() }
    }
}

/// Whether the page can be shown again with a sentence in it; all else has a page of its own.
fn can_be_mended(error: &AppError) -> bool {
    match error {
        AppError::Directory(refusal) => !matches!(refusal, Refusal::NotPermitted | Refusal::SecondFactorNeeded),
        AppError::DayInvalid
        | AppError::ChoiceNeeded
        | AppError::AddressInvalid
        | AppError::NoMail
        | AppError::TooFast { .. } => true,
        _ => false,
    }
}
