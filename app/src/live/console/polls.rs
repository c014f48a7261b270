//! Polls beside the tables: which are open, and how many have voted by now. Preparing, opening and closing have pages.

use domain::ids::PollId;
use domain::view::{PollStageView, PollView};
use leptos::prelude::*;

use crate::catalogue::{ConsoleText as T, say, say_with};
use crate::components::{Icon, IconName};
use crate::live::console::desk::Desk;

/// So many that are over are listed; the page has all.
const MOST_OVER: usize = 3;

/// Drafts and open polls, and the last few that are over.
#[component]
pub(super) fn Polls(desk: Desk, workshop: String) -> impl IntoView {
    let all = format!("/w/{workshop}/polls");
    let new = format!("{all}/new");
    let shown = Memo::new(move |_| desk.link.following.with(|known| in_order(known.polls.values())));
    view! {
        <section class="panel" aria-labelledby="polls">
            <h2 class="panel-title" id="polls"><Icon name=IconName::ListChecks/> {say(T::LinkPolls)}</h2>
            <ul class="console-polls">
                <For each=move || shown.get() key=|id| *id let:id>
                    <Row desk id to=format!("/w/{}/polls/{id}", workshop.clone())/>
                </For>
            </ul>
            <p class="panel-actions">
                <a class="btn btn-small" href=new><Icon name=IconName::Plus/> {say(T::NewPoll)}</a>
                <a href=all>{say(T::AllPolls)}</a>
            </p>
        </section>
    }
    .into_any()
}

/// Open ones, then drafts, then the last few that are over, the latest first.
fn in_order<'a>(polls: impl Iterator<Item = &'a PollView>) -> Vec<PollId> {
    let mut polls: Vec<_> = polls
        .map(|poll| match &poll.stage {
            PollStageView::Open { .. } => (0, 0, poll.id),
            PollStageView::Draft { .. } => (1, 0, poll.id),
            PollStageView::Closed { at, .. } => (2, -at.0, poll.id),
            PollStageView::Cancelled { .. } => (3, 0, poll.id),
        })
        .collect();
    polls.sort();
    let waiting = polls.iter().filter(|(rank, ..)| *rank < 2).count();
    polls.into_iter().take(waiting + MOST_OVER).map(|(.., id)| id).collect()
}

#[component]
fn Row(desk: Desk, id: PollId, to: String) -> impl IntoView {
    let poll = Memo::new(move |_| desk.link.following.with(|known| known.polls.get(&id).cloned()));
    let question = move || poll.with(|poll| poll.as_ref().map(|poll| poll.question.clone()));
    let turnout = Memo::new(move |_| {
        desk.link.turnout.with(|all| all.iter().find(|it| it.poll == id).map(|it| (it.voted, it.of)))
    });
    let state = move || {
        let stage = poll.with(|poll| poll.as_ref().map(|poll| poll.stage.clone()))?;
        Some(match stage {
            PollStageView::Open { .. } => {
                let (voted, of) = turnout.get().unwrap_or_default();
                let words = say_with(T::PollTurnout, &[("voted", &voted.to_string()), ("of", &of.to_string())]);
                view! {
                    <p class="seat-note" role="status">{words}</p>
                    <progress max=of.to_string() value=voted.to_string() aria-hidden="true"></progress>
                }
                .into_any()
            }
            PollStageView::Draft { .. } => view! { <span class="tag">{say(T::PollDraft)}</span> }.into_any(),
            PollStageView::Closed { result, .. } if result.tied => {
                view! { <span class="tag tag-warn">{say(T::PollTied)}</span> }.into_any()
            }
            PollStageView::Closed { .. } => view! { <span class="tag tag-info">{say(T::PollClosed)}</span> }.into_any(),
            PollStageView::Cancelled { .. } => {
                view! { <span class="tag tag-warn">{say(T::PollGivenUp)}</span> }.into_any()
            }
        })
    };
    view! {
        <li class="console-poll">
            <a href=to dir="auto">{question}</a>
            {state}
        </li>
    }
    .into_any()
}
