//! The ballot of an open poll.

use domain::tally::Method;
use leptos::prelude::*;

use super::{BallotForm, PollPage, Voting, address, option_name};
use crate::catalogue::{PollText as T, UiLang};
use crate::components::{Icon, IconName};
use crate::pages::parts::{Tone, literal, note};

pub(super) fn open(lang: UiLang, page: &PollPage) -> AnyView {
    match &page.voting {
        Voting::Watches => ().into_any(),
        Voting::NotAsked => note(Tone::Info, lang.say(T::NotAsked)),
        Voting::Elsewhere => note(Tone::Info, lang.say(T::VotedElsewhere)),
        Voting::AllDone => note(Tone::Good, lang.say(T::AllVoted)),
        Voting::Ballot(ballot) => {
            let to = format!("{}/vote", address(page.workshop, page.poll.id));
            let heading = match ballot.may {
                1 => lang.say(T::YourBallot).to_owned(),
                may => lang.fill(T::BallotOf, &[("nth", &(ballot.cast + 1).to_string()), ("may", &may.to_string())]),
            };
            let delegate = ballot
                .organisation
                .as_ref()
                .map(|name| view! { <p class="hint">{lang.fill(T::Delegate, &[("organisation", name)])}</p> });
            let anyway = matches!(page.told, Some(super::Told::Unanswered(_)))
                .then(|| view! { <button class="btn" name="anyway" value="yes">{lang.say(T::SendAnyway)}</button> });
            let send = if ballot.changes { T::ChangeVote } else { T::CastVote };
            view! {
                <section class="step" aria-labelledby="ballot">
                    <h2 class="step-title" id="ballot">{heading}</h2>
                    {delegate}
                    <form class="form poll-vote" method="post" action=to autocomplete="off">
                        <input type="hidden" name="receipt" value=ballot.receipt.clone()/>
                        {options(lang, page, ballot)}
                        <div class="actions">
                            <button class="btn btn-main">{lang.say(send)}</button>
                            {anyway}
                        </div>
                    </form>
                </section>
            }
            .into_any()
        }
    }
}

/// The same without a way to send it, as a draft shows it.
pub(super) fn preview(lang: UiLang, page: &PollPage) -> AnyView {
    let blank = BallotForm {
        may: 1,
        cast: 0,
        given: Default::default(),
        changes: false,
        receipt: String::new(),
        organisation: None,
    };
    view! { <fieldset class="form poll-preview" disabled>{options(lang, page, &blank)}</fieldset> }.into_any()
}

/// Nothing on the screen of what the person before has chosen.
pub(super) fn pass_on(lang: UiLang, page: &PollPage) -> AnyView {
    let next = match &page.voting {
        Voting::Ballot(_) => {
            let to = address(page.workshop, page.poll.id);
            view! { <a class="btn btn-main" href=to>{lang.say(T::NextPerson)}</a> }.into_any()
        }
        _ => view! {
            {note(Tone::Good, lang.say(T::AllVoted))}
            {super::back(lang, page.workshop, page.runs_workshop)}
        }
        .into_any(),
    };
    view! {
        <main id="main" class="column poll poll-pass" tabindex="-1">
            {super::news::line(page)}
            <hgroup class="title"><h1>{lang.say(T::PassOn)}</h1><p>{lang.say(T::PassOnHint)}</p></hgroup>
            <div class="actions">{next}</div>
        </main>
    }
    .into_any()
}

fn options(lang: UiLang, page: &PollPage, ballot: &BallotForm) -> AnyView {
    let method = page.poll.method;
    if method == Method::StrawPoll {
        return pointer(lang, page, ballot);
    }
    let each = (0..page.poll.options.len()).map(|place| one(lang, page, ballot, place)).collect_view();
    view! { <div class="ballot">{each}</div> }.into_any()
}

fn mark_of(ballot: &BallotForm, place: usize) -> Option<u32> {
    ballot.given.marks.iter().find(|(option, _)| usize::try_from(*option) == Ok(place)).map(|(_, mark)| *mark)
}

/// What an option costs, where that matters.
fn cost(lang: UiLang, page: &PollPage, place: usize) -> AnyView {
    let spends = page.poll.method == Method::EqualShares && page.poll.terms.budget > 0;
    let cost = page.costs.get(place).filter(|_| spends);
    let cost = cost
        .map(|cost| view! { <span class="choice-note">{lang.fill(T::CostOf, &[("cost", &cost.to_string())])}</span> });
    cost.into_any()
}

/// One choice among all options.
fn pointer(lang: UiLang, page: &PollPage, ballot: &BallotForm) -> AnyView {
    let chosen = ballot.given.marks.iter().find(|(_, mark)| *mark == 1).map(|(option, _)| *option);
    let each = (0u32..)
        .zip(0..page.poll.options.len())
        .map(|(number, place)| {
            let (name, own) = option_name(lang, &page.poll, place);
            view! {
                <label class="choice">
                    <input type="radio" name="point" value=number.to_string() checked=chosen == Some(number)/>
                    <span class="choice-text" lang=own dir="auto">{name}</span>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset class="choices ballot"><legend class="visually-hidden">{lang.say(T::YourBallot)}</legend>{each}</fieldset> }
        .into_any()
}

fn one(lang: UiLang, page: &PollPage, ballot: &BallotForm, place: usize) -> AnyView {
    let (name, own) = option_name(lang, &page.poll, place);
    let given = mark_of(ballot, place);
    let method = page.poll.method;
    if matches!(method, Method::Approval | Method::EqualShares) {
        return view! {
            <label class="choice">
                <input type="checkbox" name=format!("m{place}") value="1" checked=given == Some(1)/>
                <span class="choice-text"><span lang=own dir="auto">{name}</span>{cost(lang, page, place)}</span>
            </label>
        }
        .into_any();
    }
    let radios = |marks: Vec<(u32, String)>, compact: bool| {
        let each = marks
            .into_iter()
            .map(|(mark, words)| {
                view! {
                    <label class="segment">
                        <input type="radio" name=format!("m{place}") value=mark.to_string() checked=given == Some(mark)/>
                        <span>{words}</span>
                    </label>
                }
            })
            .collect_view();
        let class = if compact { "segments segments-scale" } else { "segments" };
        view! { <div class=class>{each}</div> }.into_any()
    };
    let words = |all: &[(u32, T)]| all.iter().map(|(mark, words)| (*mark, lang.say(*words).to_owned())).collect();
    let numbers = |to: u32| (0..=to).map(|n| (n, n.to_string())).collect();
    let control = match method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => {
            radios(words(&[(1, T::Yes), (0, T::No), (2, T::Abstain)]), false)
        }
        Method::Consent => radios(words(&[(0, T::NoObjection), (1, T::Concern), (2, T::Objection)]), false),
        Method::MajorityJudgment => radios(
            words(&[
                (4, T::GradeExcellent),
                (3, T::GradeGood),
                (2, T::GradeFair),
                (1, T::GradePoor),
                (0, T::GradeReject),
            ]),
            false,
        ),
        Method::Score | Method::Resistance => {
            let (low, high) = match method {
                Method::Score => (T::PointsLow, T::PointsHigh),
                _ => (T::ScaleLow, T::ScaleHigh),
            };
            view! {
                {radios(numbers(10), true)}
                <p class="scale-ends hint"><span>{lang.say(low)}</span><span>{lang.say(high)}</span></p>
            }
            .into_any()
        }
        Method::Dots if page.poll.terms.cap <= 10 => radios(numbers(page.poll.terms.cap), true),
        Method::Dots => {
            let label = format!("{}: {name}", lang.say(T::FigDots));
            view! {
                <input class="input input-number" type="number" inputmode="numeric" min="0" max=page.poll.terms.cap.to_string() aria-label=label
                    name=format!("m{place}") value=given.map(|mark| mark.to_string())/>
            }
            .into_any()
        }
        Method::Schulze => {
            let ranks = (1..=page.poll.options.len())
                .map(|rank| {
                    let chosen = given.is_some_and(|mark| usize::try_from(mark) == Ok(rank));
                    view! { <option value=rank.to_string() selected=chosen>{lang.fill(T::Rank, &[("n", &rank.to_string())])}</option> }
                })
                .collect_view();
            let label = format!("{}: {name}", lang.fill(T::Rank, &[("n", "")]).trim());
            view! {
                <select class="input" name=format!("m{place}") aria-label=label>
                    <option value="">{lang.say(T::NoRank)}</option>
                    {ranks}
                </select>
            }
            .into_any()
        }
        Method::Approval | Method::EqualShares | Method::StrawPoll => ().into_any(),
    };
    let reason = (method == Method::Consent).then(|| {
        let given = ballot.given.reasons.iter().find(|(option, _)| usize::try_from(*option) == Ok(place));
        let id = format!("r{place}");
        view! {
            <div class="form-row">
                <label for=id.clone()>{lang.say(T::ReasonFor)}</label>
                <textarea class="input" rows="2" maxlength="300" dir="auto" id=id.clone() name=id aria-describedby="reason-hint"
                    inner_html=literal(given.map(|(_, text)| text.as_str()).unwrap_or_default())></textarea>
            </div>
        }
    });
    let hint = (method == Method::Consent && place == 0)
        .then(|| view! { <p class="privacy hint" id="reason-hint"><Icon name=IconName::Info/><span>{lang.say(T::ReasonHint)}</span></p> });
    // A single question stands in the heading already.
    let alone = page.poll.options.len() == 1 && page.poll.options.iter().all(|option| option.text.is_none());
    let class = if alone { "visually-hidden" } else { "ballot-option" };
    view! {
        <fieldset class="ballot-row">
            <legend class=class lang=own dir="auto">{name.clone()}</legend>
            {hint}
            {control}
            {reason}
        </fieldset>
    }
    .into_any()
}
