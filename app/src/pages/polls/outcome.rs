//! What a poll came to, for its page and for the minutes: who wins in a sentence first, then the picture, the same as a
//! table, who took part, and what speaks against it.

use domain::minutes::PollCount;
use domain::recount::Outcome;
use domain::tally::Method;
use domain::view::{PollResult, PollStageView, PollView};
use domain::workshop::poll::{Electorate, TieBreakKind};
use leptos::prelude::*;

use super::chart::{Bar, chart};
use super::{names, option_name};
use crate::catalogue::{CommonText, PollText as T, UiLang};
use crate::pages::parts::{Tone, note};

/// A closed poll in short.
pub(super) fn short(poll: &PollView) -> Option<&PollResult> {
    match &poll.stage {
        PollStageView::Closed { result, .. } => Some(result),
        PollStageView::Draft { .. } | PollStageView::Open { .. } | PollStageView::Cancelled { .. } => None,
    }
}

/// What is chosen, after a tie was broken, or else all that wins or is tied.
fn winners(poll: &PollView) -> &[u32] {
    short(poll).map_or(&[], |result| result.broken.as_ref().map_or(&result.winners, |broken| &broken.options))
}

fn wins(poll: &PollView, place: usize) -> bool {
    winners(poll).iter().any(|it| usize::try_from(*it) == Ok(place))
}

/// The winner, in a sentence.
fn sentence(lang: UiLang, poll: &PollView, count: &PollCount) -> (Tone, String) {
    let with = |words: T, options: &[u32]| lang.fill(words, &[("options", &names(lang, poll, options))]);
    let Some(report) = &count.report else { return (Tone::Info, lang.say(T::TooManyTies).to_owned()) };
    let Some(result) = short(poll).filter(|result| result.ballots > 0) else {
        return (Tone::Info, lang.say(T::NobodyVoted).to_owned());
    };
    let alone = poll.options.len() == 1 && poll.options.iter().all(|option| option.text.is_none());
    let winners = winners(poll);
    match poll.method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => {
            let missed = report.details.get("quorum_reached").is_some_and(|it| *it == false);
            match winners {
                _ if missed => (Tone::Warn, lang.say(T::QuorumMissed).to_owned()),
                [] => (Tone::Info, lang.say(T::CarriedNone).to_owned()),
                _ if alone => (Tone::Good, lang.say(T::CarriedQuestion).to_owned()),
                some => (Tone::Good, with(T::Carried, some)),
            }
        }
        Method::Consent => match winners {
            [] => (Tone::Warn, lang.say(T::ConsentNone).to_owned()),
            some => (Tone::Good, with(T::ConsentGiven, some)),
        },
        Method::StrawPoll if winners.len() > 1 => (Tone::Info, with(T::MoodEven, winners)),
        Method::StrawPoll => (Tone::Info, with(T::MoodOnly, winners)),
        Method::EqualShares => match (&report.outcome, count.ties.is_empty() || result.broken.is_some()) {
            (Outcome::Outcomes(_), true) if winners.is_empty() => (Tone::Info, lang.say(T::WonNone).to_owned()),
            (_, true) => (Tone::Good, with(T::WonSeveral, winners)),
            (_, false) => {
                let ways: Vec<_> = count.ties.iter().map(|way| format!("({})", names(lang, poll, way))).collect();
                (Tone::Warn, lang.fill(T::Tied, &[("options", &ways.join(" · "))]))
            }
        },
        _ if result.broken.is_none() && !count.ties.is_empty() => (Tone::Warn, with(T::Tied, winners)),
        _ => (Tone::Good, with(T::WonOne, winners)),
    }
}

/// The winner, and how a tie was broken.
pub(super) fn headline(lang: UiLang, poll: &PollView, count: &PollCount) -> AnyView {
    let (tone, words) = sentence(lang, poll, count);
    let broken = short(poll).and_then(|result| result.broken.as_ref()).map(|broken| {
        let options = names(lang, poll, &broken.options);
        let words = match &broken.how {
            TieBreakKind::Lot => lang.fill(T::BrokenByLot, &[("options", &options)]),
            TieBreakKind::Choice { reason } => {
                lang.fill(T::BrokenByChoice, &[("options", &options), ("reason", reason)])
            }
        };
        view! { <p dir="auto">{words}</p> }
    });
    view! { <div class="poll-headline">{note(tone, words)}{broken}</div> }.into_any()
}

/// The catalogue's word for a figure of a recount.
fn figure_name(key: &str) -> Option<T> {
    Some(match key {
        "yes" => T::FigYes,
        "no" => T::FigNo,
        "abstain" => T::FigAbstain,
        "approvals" => T::FigApprovals,
        "dots" => T::FigDots,
        "sum" => T::FigSum,
        "resistance" => T::FigResistance,
        "acceptance" => T::FigAcceptance,
        "no_objection" => T::FigNoObjection,
        "concern" => T::FigConcern,
        "objection" => T::FigObjection,
        "beats" => T::FigBeats,
        "beaten_by" => T::FigBeatenBy,
        "hands" => T::FigHands,
        "excellent" => T::GradeExcellent,
        "good" => T::GradeGood,
        "fair" => T::GradeFair,
        "poor" => T::GradePoor,
        "reject" => T::GradeReject,
        _ => return None,
    })
}

/// The picture.
pub(super) fn picture(lang: UiLang, poll: &PollView) -> AnyView {
    let Some(result) = short(poll).filter(|result| result.ballots > 0) else { return ().into_any() };
    let bar = |(place, value): (usize, &u32)| Bar {
        name: option_name(lang, poll, place).0,
        value: u64::from(*value),
        wins: wins(poll, place),
    };
    let bars: Vec<Bar> = result.bars.iter().enumerate().map(bar).collect();
    if bars.is_empty() {
        return ().into_any();
    }
    let description = bars.iter().map(|bar| format!("{}: {}", bar.name, bar.value)).collect::<Vec<_>>().join("; ");
    chart(lang, lang.fill(T::ChartTitle, &[("question", &poll.question)]), description, &bars)
}

/// Every figure, as a table.
pub(super) fn figures(lang: UiLang, poll: &PollView, count: &PollCount) -> AnyView {
    let voted = short(poll).is_some_and(|result| result.ballots > 0);
    let Some(report) = count.report.as_ref().filter(|_| voted) else { return ().into_any() };
    let tied = short(poll).is_some_and(|result| result.tied);
    let keys = report.alternatives.first().map(|it| it.figures.as_slice()).unwrap_or_default();
    let heads = keys
        .iter()
        .map(|(key, _)| view! { <th scope="col" class="num">{figure_name(key).map(|key| lang.say(key))}</th> })
        .collect_view();
    let rows = report
        .alternatives
        .iter()
        .enumerate()
        .map(|(place, it)| {
            let (name, own) = option_name(lang, poll, place);
            let cells = it
                .figures
                .iter()
                .map(|(key, number)| {
                    let label = figure_name(key).map(|key| lang.say(key));
                    view! { <td class="num" data-label=label>{number.to_string()}</td> }
                })
                .collect_view();
            let (class, word) = if tied { ("tag tag-warn", T::Even) } else { ("tag tag-good", T::Chosen) };
            let won = wins(poll, place).then(|| view! { " " <span class=class>{lang.say(word)}</span> });
            view! { <tr><th scope="row"><span lang=own dir="auto">{name}</span>{won}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-wrap" tabindex="0">
            <table class="table table-stacks">
                <thead><tr><th scope="col">{lang.say(T::Option)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Persons and organisations are counted apart.
pub(super) fn turnout(lang: UiLang, poll: &PollView, count: &PollCount) -> AnyView {
    let Some(it) = short(poll).map(|result| result.turnout) else { return ().into_any() };
    let with =
        |words: T, voted: u32, of: u32| lang.fill(words, &[("voted", &voted.to_string()), ("of", &of.to_string())]);
    let by_organisation = poll.electorate == Electorate::Organisations;
    let mut lines = Vec::new();
    if by_organisation {
        lines.push(with(T::TurnoutVoices, it.organisations, it.of_organisations));
    } else {
        lines.push(with(T::TurnoutPersons, it.persons, it.of_persons));
        if it.paper > 0 {
            lines.push(lang.fill(T::TurnoutPaper, &[("paper", &it.paper.to_string())]));
        }
        if it.of_organisations > 0 {
            lines.push(with(T::TurnoutOrganisations, it.organisations, it.of_organisations));
        }
    }
    if count.blank > 0 {
        lines.push(lang.fill(T::TurnoutBlank, &[("blank", &count.blank.to_string())]));
    }
    view! { <p class="hint">{lines.join(" ")}</p> }.into_any()
}

/// What speaks against it, in people's words.
pub(super) fn objections(lang: UiLang, poll: &PollView, count: &PollCount) -> Option<AnyView> {
    let items = count
        .objections
        .iter()
        .map(|it| {
            let (class, word) = if it.objection { ("tag tag-bad", T::Objection) } else { ("tag tag-warn", T::Concern) };
            let (option, own) = option_name(lang, poll, usize::try_from(it.option).unwrap_or(usize::MAX));
            let name = it.author.as_ref().and_then(|author| author.name.clone());
            let name = name.map(|name| view! { <p class="hint" dir="auto">{name}</p> });
            view! {
                <li class="remark">
                    <p><span class=class>{lang.say(word)}</span> " " <span class="hint" lang=own dir="auto">{option}</span></p>
                    <p dir="auto">{it.reason.to_string()}</p>
                    {name}
                </li>
            }
        })
        .collect_view();
    (!count.objections.is_empty()).then(|| view! { <ul class="poll-remarks">{items}</ul> }.into_any())
}

/// The least support an option has in any kind of organisation, compared exactly. Nothing where it was not asked for.
pub(super) fn common_ground(lang: UiLang, poll: &PollView, count: &PollCount) -> Option<AnyView> {
    let kinds = count.kinds.as_ref()?;
    if kinds.is_empty() {
        return Some(note(Tone::Info, lang.say(T::CommonGroundNone)));
    }
    let heads = kinds
        .iter()
        .map(|it| view! { <th scope="col" class="num">{lang.say(CommonText::from(it.kind))}" (" {it.ballots.to_string()} ")"</th> })
        .collect_view();
    let percent = |support: u32, of: u32| format!("{} %", u64::from(support) * 100 / u64::from(of.max(1)));
    let rows = (0..poll.options.len())
        .map(|place| {
            let shares = || kinds.iter().map(move |it| (it.support.get(place).copied().unwrap_or(0), it.ballots));
            let least = shares().min_by(|(a, of_a), (b, of_b)| {
                (u64::from(*a) * u64::from(*of_b)).cmp(&(u64::from(*b) * u64::from(*of_a)))
            });
            let (name, own) = option_name(lang, poll, place);
            let cells = shares().map(|(a, of)| view! { <td class="num">{percent(a, of)}</td> }).collect_view();
            view! {
                <tr>
                    <th scope="row" lang=own dir="auto">{name}</th>
                    <td class="num"><strong>{least.map(|(a, of)| percent(a, of))}</strong></td>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let table = view! {
        <div class="table-wrap" tabindex="0">
            <table class="table">
                <thead><tr><th scope="col">{lang.say(T::Option)}</th><th scope="col" class="num">{lang.say(T::LeastSupport)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    Some(table.into_any())
}
