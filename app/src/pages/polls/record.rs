//! A poll in the minutes: what was asked of whom and how, what came of it, and what speaks against it.

use domain::ids::WorkshopId;
use domain::minutes::{PollMinutes, VoteMinutes};
use domain::tally::Method;
use domain::view::PollStageView;
use leptos::prelude::*;

use super::{address, conditions, outcome};
use crate::catalogue::{PollText as T, UiLang, method_name};
use crate::pages::parts::{dotted, other_lang};

/// One poll. Its heading is of the third level.
pub(in crate::pages) fn record(lang: UiLang, workshop: WorkshopId, minutes: &PollMinutes) -> AnyView {
    let poll = &minutes.poll;
    let own = other_lang(lang, poll.lang.as_str());
    let secrecy = lang.say(if poll.secret { T::WasSecret } else { T::WasOpen }).to_owned();
    let mut terms = vec![lang.say(method_name(poll.method)).to_owned(), secrecy];
    terms.extend(conditions(lang, poll, minutes.table.as_deref()));
    let body = match (&poll.stage, &minutes.counted) {
        (PollStageView::Cancelled { reason }, _) => view! {
            <p>{lang.say(T::WasCancelled)} " " <bdi>{reason.clone()}</bdi></p>
        }
        .into_any(),
        (_, Some(count)) => {
            let objections =
                outcome::objections(lang, poll, count).map(|list| view! { <h4>{lang.say(T::Objections)}</h4>{list} });
            let ground = outcome::common_ground(lang, poll, count)
                .map(|table| view! { <h4>{lang.say(T::CommonGround)}</h4>{table} });
            view! {
                {outcome::headline(lang, poll, count)}
                {outcome::figures(lang, poll, count)}
                {outcome::turnout(lang, poll, count)}
                {objections}
                {ground}
                <p class="no-print"><a href=address(workshop, poll.id)>{lang.say(T::ToPoll)}</a></p>
            }
            .into_any()
        }
        (_, None) => ().into_any(),
    };
    view! {
        <article class="poll-record" id=format!("poll-{}", poll.id)>
            <h3 lang=own dir="auto">{poll.question.clone()}</h3>
            <p class="hint">{dotted(terms)}</p>
            {body}
        </article>
    }
    .into_any()
}

/// What polls said about a card or cluster, in a line each.
pub(in crate::pages) fn votes(lang: UiLang, workshop: WorkshopId, votes: &[VoteMinutes]) -> AnyView {
    let lines = votes
        .iter()
        .map(|vote| {
            let own = other_lang(lang, vote.lang.as_str());
            let values = [
                ("what", lang.say(bar_name(vote.method))),
                ("figure", &vote.figure.to_string()),
                ("ballots", &vote.ballots.to_string()),
            ];
            let figure = lang.fill(T::VotesFor, &values);
            let chosen = vote.chosen.then(|| view! { " " <span class="tag tag-good">{lang.say(T::Chosen)}</span> });
            view! {
                <p class="origin">
                    <a href=address(workshop, vote.poll)><bdi lang=own>{vote.question.clone()}</bdi></a>
                    ": " {figure} {chosen}
                </p>
            }
        })
        .collect_view();
    lines.into_any()
}

/// What the bars of a method's chart count, see [`domain::view::PollResult::bars`].
fn bar_name(method: Method) -> T {
    match method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => T::FigYes,
        Method::Approval | Method::EqualShares => T::FigApprovals,
        Method::Dots => T::FigDots,
        Method::Score => T::FigSum,
        Method::Resistance => T::FigAcceptance,
        Method::Consent => T::FigWithoutObjection,
        Method::Schulze => T::FigBeats,
        Method::MajorityJudgment => T::FigGoodOrBetter,
        Method::StrawPoll => T::FigHands,
    }
}
