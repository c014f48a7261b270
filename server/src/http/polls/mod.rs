//! Polls: the list, and for each thing one does with a poll a file of its own.

mod news;
mod page;
mod preparing;
mod running;
mod voting;

use app::pages::{Page, Polls};
use axum::extract::Path;
use axum::response::Response;
use domain::Look;
use domain::ids::{PollId, WorkshopId};
use domain::view::{Key, PollView, looks_at, project_one};
use domain::workshop::Workshop;
use domain::workshop::poll::{Poll, PollStage};

use super::asked::Asked;
use super::who::Who;
use crate::live::Names;

pub(super) use news::news;
pub(super) use page::{ballots, page};
pub(super) use preparing::{change, draft, edit, new};
pub(super) use running::{act, paper_posted};
pub(super) use voting::vote;

impl Who {
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

pub(in crate::http) async fn list(asked: Asked, Path(workshop): Path<String>) -> Response {
    let shown = async {
        let who = Who::find(&asked, &workshop).await?;
        let room = asked.app.rooms.get(who.workshop).await?;
        let page = room.read(move |workshop, names| {
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
                may_prepare: who.may_look(workshop, Look::PollPreparation).is_some(),
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
