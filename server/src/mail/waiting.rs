//! What waits for somebody, as the directory knows it, in words.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::catalogue::{MailText as M, PostText, UiLang};
use async_trait::async_trait;
use domain::Timestamp;
use domain::directory::Directory as State;
use domain::directory::accounts::CityRole;
use domain::directory::organisations::NameWish;
use domain::directory::waiting::Waits;
use domain::ids::{AccountId, OrganisationId, PostId};

use super::digest::{DigestReader, DigestSource, last_monday};
use super::letter::{DigestItem, Value, day};
use crate::app_state::Settings;
use crate::directory::Directory;
use crate::error::AppError;
use crate::privacy::{Retain, unused_accounts};
use crate::store::Store;

/// The directory's part of an overview: on Mondays all that waits, on other days what is new; never what a reminder has told
/// since the last one.
pub(super) struct DirectoryNews {
    pub(super) store: Arc<dyn Store>,
    pub(super) directory: Arc<Directory>,
    pub(super) settings: Arc<Settings>,
    pub(super) retain: Retain,
}

#[async_trait]
impl DigestSource for DirectoryNews {
    async fn news(
        &self,
        reader: &DigestReader,
        after: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<DigestItem>, AppError> {
        let state = self.directory.now().await?;
        let account = AccountId(reader.account);
        let whole = last_monday(&self.settings.time_zone, until).is_some_and(|monday| monday > after);
        let told = self.store.reminders(reader.account).await?;
        let told: BTreeSet<String> = told.into_iter().filter(|(_, at)| *at > after.0).map(|(about, _)| about).collect();
        let words = Words { store: &*self.store, settings: &self.settings, state: &state, lang: reader.lang };
        let mut items = Vec::new();
        for waiting in state.waiting_for(account, until) {
            let new = waiting.since.is_some_and(|since| since > after);
            let known = state.reminds(account, waiting.what, until).is_some_and(|about| told.contains(&about));
            if (whole || new) && !known {
                items.extend(words.item(waiting.what).await?);
            }
        }
        if whole && state.accounts.has(account, CityRole::Coordinator) {
            for unused in unused_accounts(&*self.store, &state, self.retain, until).await? {
                if unused.needed.is_some() && unused.account != account {
                    items.push(words.unused(unused.account, unused.used).await?);
                }
            }
        }
        Ok(items)
    }
}

/// Says what waits, in somebody's language.
pub(super) struct Words<'a> {
    pub(super) store: &'a dyn Store,
    pub(super) settings: &'a Settings,
    pub(super) state: &'a State,
    pub(super) lang: UiLang,
}

impl Words<'_> {
    /// One thing with its link; nothing where it is not there any more.
    pub(super) async fn item(&self, what: Waits) -> Result<Option<DigestItem>, AppError> {
        Ok(match what {
            Waits::TaskLate { task, post, due } | Waits::TaskNear { task, post, due } => {
                let late = matches!(what, Waits::TaskLate { .. });
                let key = if late { M::WaitsTaskLate } else { M::WaitsTaskNear };
                let day = self.day(due);
                self.state.tasks.get(task).zip(self.state.posts.get(post)).map(|(task, known)| {
                    let (task, title) = (task.title.to_string(), known.title.to_string());
                    let values =
                        [("task", Value::Typed(&task)), ("post", Value::Typed(&title)), ("day", Value::Safe(&day))];
                    self.say(key, &values, &format!("/posts/{post}"))
                })
            }
            Waits::PostEnds { post, until } => {
                self.at_post(M::WaitsPostEnds, post, ("day", Value::Safe(&self.last_day(until))), "/handover")
            }
            Waits::Proposed { post, account } => {
                let name = self.name(account).await?;
                self.at_post(M::WaitsProposed, post, ("name", Value::Typed(&name)), &format!("/posts/{post}"))
            }
            Waits::NobodyAt { post, open } => {
                let open = self.lang.count(PostText::OpenCount, open);
                self.at_post(M::WaitsNobodyAt, post, ("open", Value::Safe(&open)), &format!("/posts/{post}"))
            }
            Waits::PartEnds { organisation, until } => {
                let day = self.last_day(until);
                self.organisation(M::WaitsPartEnds, organisation, &[("day", Value::Safe(&day))])
            }
            Waits::ColleagueEnds { organisation, account, until } => {
                let (name, day) = (self.name(account).await?, self.last_day(until));
                let more = [("name", Value::Typed(&name)), ("day", Value::Safe(&day))];
                self.organisation(M::WaitsColleagueEnds, organisation, &more)
            }
            Waits::ToVerify { organisation } => self.organisation(M::WaitsToVerify, organisation, &[]),
            Waits::ToName { organisation } => {
                match self.state.organisations.get(organisation).and_then(|known| known.name_wish.as_ref()) {
                    Some(NameWish::Waiting { name }) => {
                        self.organisation(M::WaitsToName, organisation, &[("name", Value::Typed(name))])
                    }
                    Some(NameWish::TurnedDown { .. }) | None => None,
                }
            }
            Waits::NoVoice { organisation } => self.organisation(M::WaitsNoVoice, organisation, &[]),
        })
    }

    /// An account that nobody uses and that stays.
    async fn unused(&self, account: AccountId, used: Timestamp) -> Result<DigestItem, AppError> {
        let (name, day) = (self.name(account).await?, self.day(used));
        Ok(self.say(M::WaitsUnused, &[("day", Value::Safe(&day)), ("name", Value::Typed(&name))], "/accounts"))
    }

    fn at_post(&self, key: M, post: PostId, more: (&str, Value<'_>), path: &str) -> Option<DigestItem> {
        let known = self.state.posts.get(post)?;
        let place = self.state.bodies.get(known.place)?.name.to_string();
        let title = known.title.to_string();
        Some(self.say(key, &[("post", Value::Typed(&title)), ("place", Value::Typed(&place)), more], path))
    }

    fn organisation(&self, key: M, id: OrganisationId, more: &[(&str, Value<'_>)]) -> Option<DigestItem> {
        let name = self.state.organisations.get(id)?.name.to_string();
        let values: Vec<(&str, Value<'_>)> =
            std::iter::once(("organisation", Value::Typed(name.as_str()))).chain(more.iter().copied()).collect();
        Some(self.say(key, &values, &format!("/organisations/{id}")))
    }

    fn say(&self, key: M, values: &[(&str, Value<'_>)], path: &str) -> DigestItem {
        DigestItem::saying(self.lang, key, values, format!("{}{path}", self.settings.public_url))
    }

    fn day(&self, at: Timestamp) -> String {
        day(&self.settings.time_zone, at)
    }

    /// The last day before a moment.
    fn last_day(&self, until: Timestamp) -> String {
        self.day(Timestamp(until.0 - 1))
    }

    async fn name(&self, account: AccountId) -> Result<String, AppError> {
        let known = self.store.account(account.0).await?.map(|it| it.name).filter(|name| !name.is_empty());
        Ok(known.unwrap_or_else(|| self.lang.say(M::SomebodyNameless).to_owned()))
    }
}
