//! A poll on the wall: what is asked, how many have voted, and, once it is closed, what came of it.

use domain::ids::PollId;
use domain::tally::Method;
use domain::view::{PollResult, PollStageView, PollView};
use domain::workshop::poll::TieBreakKind;
use leptos::prelude::*;

use crate::catalogue::{ProjectorText as T, say, say_with};
use crate::live::projector::showing::Showing;

#[component]
pub(super) fn PollOnWall(showing: Showing, poll: PollId) -> impl IntoView {
    let view = Memo::new(move |_| showing.link.following.with(|known| known.polls.get(&poll).cloned()));
    let turnout = Memo::new(move |_| {
        showing.link.turnout.with(|all| all.iter().find(|it| it.poll == poll).map(|it| (it.voted, it.of)))
    });
    let state = move || {
        view.with(|view| match view.as_ref().map(|view| &view.stage) {
            Some(PollStageView::Draft { .. }) => say(T::PollSoon).to_owned(),
            Some(PollStageView::Open { .. }) => turnout.get().map_or_else(String::new, |(voted, of)| {
                say_with(T::PollTurnout, &[("voted", &voted.to_string()), ("of", &of.to_string())])
            }),
            Some(PollStageView::Closed { result, .. }) if result.ballots == 0 => say(T::PollNobody).to_owned(),
            Some(PollStageView::Closed { result, .. }) if result.tied => say(T::PollTied).to_owned(),
            Some(PollStageView::Closed { result, .. }) => {
                said(view.as_ref().map(|view| view.method), result).to_owned()
            }
            Some(PollStageView::Cancelled { .. }) => say(T::PollCancelled).to_owned(),
            None => String::new(),
        })
    };
    let is_open =
        move || view.with(|view| view.as_ref().is_some_and(|view| matches!(view.stage, PollStageView::Open { .. })));
    view! {
        <section class="wall-poll">
            <p class="wall-poll-question" dir="auto">{move || view.with(|view| view.as_ref().map(|view| view.question.clone()))}</p>
            <p class="wall-poll-state" role="status">{state}</p>
            {move || is_open().then(|| view! { <p class="wall-poll-how">{say(T::PollHow)}</p> })}
            <ul class="wall-poll-options">{move || view.with(|view| view.as_ref().map(options))}</ul>
        </section>
    }
    .into_any()
}

/// What came of it, where a bar alone would say something else: one vote for it is not yet carried.
fn said(method: Option<Method>, result: &PollResult) -> &'static str {
    let by_lot = result.broken.as_ref().is_some_and(|broken| broken.how == TieBreakKind::Lot);
    say(match method {
        _ if by_lot => T::PollByLot,
        Some(Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds) => {
            if result.winners.is_empty() {
                T::PollNotCarried
            } else {
                T::PollCarried
            }
        }
        Some(Method::Consent) => {
            if result.winners.is_empty() {
                T::PollObjection
            } else {
                T::PollNoObjection
            }
        }
        _ => T::PollResult,
    })
}

fn options(poll: &PollView) -> Vec<AnyView> {
    let result = match &poll.stage {
        PollStageView::Closed { result, .. } if result.ballots > 0 => Some(result),
        _ => None,
    };
    let alone = poll.options.len() == 1 && poll.options.iter().all(|option| option.text.is_none());
    (0u32..)
        .zip(&poll.options)
        .filter(|_| !alone || result.is_some())
        .map(|(place, option)| {
            let name = match &option.text {
                Some(text) => text.clone(),
                None if poll.method == Method::Resistance => say(T::StatusQuo).to_owned(),
                None => poll.question.clone(),
            };
            let bar = result.map(|result| bar(result, place));
            view! { <li><span dir="auto">{name}</span>{bar}</li> }.into_any()
        })
        .collect()
}

/// A bar and its number; the table on the poll's page says the rest.
fn bar(result: &PollResult, place: u32) -> AnyView {
    let index = usize::try_from(place).unwrap_or(usize::MAX);
    let value = result.bars.get(index).copied().unwrap_or(0);
    let most = result.bars.iter().copied().max().unwrap_or(0).max(1);
    let winners = result.broken.as_ref().map_or(&result.winners, |broken| &broken.options);
    let class = if winners.contains(&place) { "wall-poll-bar is-won" } else { "wall-poll-bar" };
    view! {
        <span class=class>
            <progress max=most.to_string() value=value.to_string() aria-hidden="true"></progress>
            <strong>{value.to_string()}</strong>
        </span>
    }
    .into_any()
}
