//! The result of a closed poll: who wins in a sentence first, then the picture, the same as a table, who took part, what
//! speaks against it, and everything needed to count it again.

use domain::recount::{Outcome, Report};
use domain::tally::Method;
use domain::workshop::poll::{Closing, TieBreak, TieBreakKind};
use leptos::prelude::*;

use super::chart::{Bar, chart};
use super::{PollPage, address, names, option_name, running};
use crate::catalogue::{CommonText, PollText as T, UiLang};
use crate::components::{Icon, IconName};
use crate::pages::parts::{Tone, note};

/// What a closed poll comes to.
#[derive(Debug, Clone)]
pub struct ResultData {
    pub closing: Closing,
    pub report: Option<Report>,
    pub winners: Vec<u32>,
    /// Ways to break a tie; empty without one.
    pub tied: Vec<Vec<u32>>,
    pub broken: Option<TieBreak>,
    /// The hash the lot was promised with.
    pub lot: String,
    /// Where names were shown, who voted how.
    pub named: Vec<NamedVote>,
    /// Names behind objections, in their order, where names were shown.
    pub objectors: Vec<Option<String>>,
    /// The common ground was asked for.
    pub common_ground: bool,
    /// The name of the file with the ballots.
    pub file: String,
}

/// One person's vote where names were shown.
#[derive(Debug, Clone)]
pub struct NamedVote {
    pub name: Option<String>,
    pub marks: Vec<(u32, u32)>,
}

pub(super) fn closed(lang: UiLang, page: &PollPage) -> AnyView {
    let Some(data) = &page.result else { return ().into_any() };
    view! {
        <section class="step poll-result" aria-labelledby="result">
            <h2 class="step-title" id="result">{lang.say(T::Result)}</h2>
            {headline(lang, page, data)}
            {tie(lang, page, data)}
            {picture(lang, page, data)}
            {turnout(lang, page, data)}
        </section>
        {objections(lang, page, data)}
        {common_ground(lang, page, data)}
        {named(lang, page, data)}
        {recount(lang, page, data)}
        {next(lang, page)}
    }
    .into_any()
}

fn has_ballots(data: &ResultData) -> bool {
    !data.closing.ballots.is_empty()
}

/// The winner, in a sentence.
fn sentence(lang: UiLang, page: &PollPage, data: &ResultData) -> (Tone, String) {
    let poll = &page.poll;
    let with = |words: T, options: &[u32]| lang.fill(words, &[("options", &names(lang, poll, options))]);
    let Some(report) = &data.report else { return (Tone::Info, lang.say(T::TooManyTies).to_owned()) };
    if !has_ballots(data) {
        return (Tone::Info, lang.say(T::NobodyVoted).to_owned());
    }
    let alone = poll.options.len() == 1 && poll.options.iter().all(|option| option.text.is_none());
    let winners = data.broken.as_ref().map_or(&data.winners, |broken| &broken.options);
    match poll.method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds => {
            let missed = report.details.get("quorum_reached").is_some_and(|it| *it == false);
            match winners.as_slice() {
                _ if missed => (Tone::Warn, lang.say(T::QuorumMissed).to_owned()),
                [] => (Tone::Info, lang.say(T::CarriedNone).to_owned()),
                _ if alone => (Tone::Good, lang.say(T::CarriedQuestion).to_owned()),
                some => (Tone::Good, with(T::Carried, some)),
            }
        }
        Method::Consent => match winners.as_slice() {
            [] => (Tone::Warn, lang.say(T::ConsentNone).to_owned()),
            some => (Tone::Good, with(T::ConsentGiven, some)),
        },
        Method::StrawPoll => (Tone::Info, with(T::MoodOnly, winners)),
        Method::EqualShares => match (&report.outcome, data.tied.is_empty() || data.broken.is_some()) {
            (Outcome::Outcomes(_), true) if winners.is_empty() => (Tone::Info, lang.say(T::WonNone).to_owned()),
            (_, true) => (Tone::Good, with(T::WonSeveral, winners)),
            (_, false) => {
                let ways: Vec<_> = data.tied.iter().map(|way| format!("({})", names(lang, poll, way))).collect();
                (Tone::Warn, lang.fill(T::Tied, &[("options", &ways.join(" · "))]))
            }
        },
        _ if data.broken.is_none() && !data.tied.is_empty() => (Tone::Warn, with(T::Tied, winners)),
        _ => (Tone::Good, with(T::WonOne, winners)),
    }
}

fn headline(lang: UiLang, page: &PollPage, data: &ResultData) -> AnyView {
    let (tone, words) = sentence(lang, page, data);
    let broken = data.broken.as_ref().map(|broken| {
        let options = names(lang, &page.poll, &broken.options);
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

/// Breaking a tie is an act of its own.
fn tie(lang: UiLang, page: &PollPage, data: &ResultData) -> AnyView {
    if data.tied.is_empty() || data.broken.is_some() || !page.runs {
        return ().into_any();
    }
    let to = format!("{}/act", address(page.workshop, page.poll.id));
    let ways = data
        .tied
        .iter()
        .map(|way| {
            let value = way.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
            let words = names(lang, &page.poll, way);
            view! {
                <label class="choice"><input type="radio" name="options" value=value required/> <span class="choice-text" dir="auto">{words}</span></label>
            }
        })
        .collect_view();
    view! {
        <div class="poll-tie">
            <form method="post" action=to.clone()><button class="btn" name="do" value="lot">{lang.say(T::BreakByLot)}</button></form>
            <details>
                <summary>{lang.say(T::BreakByChoice)}</summary>
                <form class="form" method="post" action=to>
                    <fieldset class="choices"><legend class="visually-hidden">{lang.say(T::BreakByChoice)}</legend>{ways}</fieldset>
                    <div class="form-row">
                        <label for="tie-reason">{lang.say(T::BreakReason)}</label>
                        <input class="input" id="tie-reason" name="reason" type="text" dir="auto" maxlength="300" required autocomplete="off"/>
                    </div>
                    <div class="actions"><button class="btn" name="do" value="choose">{lang.say(T::BreakByChoice)}</button></div>
                </form>
            </details>
        </div>
    }
    .into_any()
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

fn picture(lang: UiLang, page: &PollPage, data: &ResultData) -> AnyView {
    let Some(report) = data.report.as_ref().filter(|_| has_ballots(data)) else { return ().into_any() };
    let wins = |place: usize| {
        let winners = data.broken.as_ref().map_or(&data.winners, |broken| &broken.options);
        winners.iter().any(|it| usize::try_from(*it) == Ok(place))
    };
    let figure = |figures: &[(&'static str, u64)]| {
        let named = |name: &str| figures.iter().find(|(key, _)| *key == name).map_or(0, |(_, number)| *number);
        match page.poll.method {
            Method::Resistance => named("acceptance"),
            Method::MajorityJudgment => named("excellent") + named("good"),
            Method::Consent => named("no_objection") + named("concern"),
            _ => figures.first().map_or(0, |(_, number)| *number),
        }
    };
    let bars: Vec<Bar> = report
        .alternatives
        .iter()
        .enumerate()
        .map(|(place, it)| Bar {
            name: option_name(lang, &page.poll, place).0,
            value: figure(&it.figures),
            wins: wins(place),
        })
        .collect();
    let description = bars.iter().map(|bar| format!("{}: {}", bar.name, bar.value)).collect::<Vec<_>>().join("; ");
    let title = lang.fill(T::ChartTitle, &[("question", &page.poll.question)]);
    let keys: Vec<_> =
        report.alternatives.first().map(|it| it.figures.iter().map(|(key, _)| *key).collect()).unwrap_or_default();
    let heads = keys
        .iter()
        .map(|key| view! { <th scope="col">{figure_name(key).map(|key| lang.say(key))}</th> })
        .collect_view();
    let rows = report
        .alternatives
        .iter()
        .enumerate()
        .map(|(place, it)| {
            let (name, own) = option_name(lang, &page.poll, place);
            let cells = it
                .figures
                .iter()
                .map(|(_, number)| view! { <td class="number">{number.to_string()}</td> })
                .collect_view();
            let won = wins(place).then(|| view! { " " <span class="tag tag-good">{lang.say(T::Chosen)}</span> });
            view! { <tr><th scope="row"><span lang=own dir="auto">{name}</span>{won}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        {chart(lang, title, description, &bars)}
        <div class="table-wrap" tabindex="0">
            <table class="table">
                <thead><tr><th scope="col">{lang.say(T::Option)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Persons and organisations are counted apart.
fn turnout(lang: UiLang, page: &PollPage, data: &ResultData) -> AnyView {
    let it = data.closing.turnout;
    let with =
        |words: T, voted: u32, of: u32| lang.fill(words, &[("voted", &voted.to_string()), ("of", &of.to_string())]);
    let by_organisation = page.poll.electorate == domain::workshop::poll::Electorate::Organisations;
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
    view! { <p class="hint">{lines.join(" ")}</p> }.into_any()
}

fn objections(lang: UiLang, page: &PollPage, data: &ResultData) -> AnyView {
    if data.closing.objections.is_empty() {
        return ().into_any();
    }
    let items = data
        .closing
        .objections
        .iter()
        .zip(data.objectors.iter().chain(std::iter::repeat(&None)))
        .map(|(it, name)| {
            let (class, word) = if it.objection { ("tag tag-bad", T::Objection) } else { ("tag tag-warn", T::Concern) };
            let (option, own) = option_name(lang, &page.poll, usize::try_from(it.option).unwrap_or(usize::MAX));
            let name = name.as_ref().map(|name| view! { <p class="hint" dir="auto">{name.clone()}</p> });
            view! {
                <li class="remark">
                    <p><span class=class>{lang.say(word)}</span> " " <span class="hint" lang=own dir="auto">{option}</span></p>
                    <p dir="auto">{it.reason.to_string()}</p>
                    {name}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="step" aria-labelledby="objections">
            <h2 class="step-title" id="objections">{lang.say(T::Objections)}</h2>
            <ul class="poll-remarks">{items}</ul>
        </section>
    }
    .into_any()
}

/// The least support an option has in any kind of organisation, compared exactly.
fn common_ground(lang: UiLang, page: &PollPage, data: &ResultData) -> AnyView {
    if !data.common_ground {
        return ().into_any();
    }
    let kinds = &data.closing.kinds;
    let body = if kinds.is_empty() {
        note(Tone::Info, lang.say(T::CommonGroundNone))
    } else {
        let heads = kinds
            .iter()
            .map(|it| view! { <th scope="col">{lang.say(CommonText::from(it.kind))}" (" {it.ballots.to_string()} ")"</th> })
            .collect_view();
        let percent = |support: u32, of: u32| format!("{} %", u64::from(support) * 100 / u64::from(of.max(1)));
        let rows = (0..page.poll.options.len())
            .map(|place| {
                let shares = || kinds.iter().map(move |it| (it.support.get(place).copied().unwrap_or(0), it.ballots));
                let least = shares().min_by(|(a, of_a), (b, of_b)| {
                    (u64::from(*a) * u64::from(*of_b)).cmp(&(u64::from(*b) * u64::from(*of_a)))
                });
                let (name, own) = option_name(lang, &page.poll, place);
                let cells = shares().map(|(a, of)| view! { <td class="number">{percent(a, of)}</td> }).collect_view();
                view! {
                    <tr>
                        <th scope="row" lang=own dir="auto">{name}</th>
                        <td class="number"><strong>{least.map(|(a, of)| percent(a, of))}</strong></td>
                        {cells}
                    </tr>
                }
            })
            .collect_view();
        view! {
            <div class="table-wrap" tabindex="0">
                <table class="table">
                    <thead><tr><th scope="col">{lang.say(T::Option)}</th><th scope="col">{lang.say(T::LeastSupport)}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="step" aria-labelledby="ground">
            <h2 class="step-title" id="ground">{lang.say(T::CommonGround)}</h2>
            <p class="hint">{lang.say(T::CommonGroundHint)}</p>
            {body}
        </section>
    }
    .into_any()
}

/// What a mark means, in a word.
pub(super) fn mark_words(lang: UiLang, method: Method, mark: u32) -> String {
    let key = match (method, mark) {
        (Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds, 0) => T::No,
        (Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds, 1) => T::Yes,
        (Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds, _) => T::Abstain,
        (Method::Consent, 0) => T::NoObjection,
        (Method::Consent, 1) => T::Concern,
        (Method::Consent, _) => T::Objection,
        (Method::MajorityJudgment, 0) => T::GradeReject,
        (Method::MajorityJudgment, 1) => T::GradePoor,
        (Method::MajorityJudgment, 2) => T::GradeFair,
        (Method::MajorityJudgment, 3) => T::GradeGood,
        (Method::MajorityJudgment, _) => T::GradeExcellent,
        (Method::Schulze, rank) => return lang.fill(T::Rank, &[("n", &rank.to_string())]),
        (Method::Approval | Method::EqualShares | Method::StrawPoll, _) => return "✓".to_owned(),
        (_, number) => return number.to_string(),
    };
    lang.say(key).to_owned()
}

fn named(lang: UiLang, page: &PollPage, data: &ResultData) -> AnyView {
    if data.named.is_empty() {
        return ().into_any();
    }
    let rows = data
        .named
        .iter()
        .map(|vote| {
            let name = vote.name.clone().unwrap_or_else(|| lang.say(T::SomebodyNameless).to_owned());
            let said = vote
                .marks
                .iter()
                .map(|(option, mark)| {
                    let (option, own) = option_name(lang, &page.poll, usize::try_from(*option).unwrap_or(usize::MAX));
                    view! { <li><span lang=own dir="auto">{option}</span>": " {mark_words(lang, page.poll.method, *mark)}</li> }
                })
                .collect_view();
            view! { <tr><th scope="row" dir="auto">{name}</th><td><ul class="poll-marks">{said}</ul></td></tr> }
        })
        .collect_view();
    view! {
        <section class="step" aria-labelledby="named">
            <h2 class="step-title" id="named">{lang.say(T::NamedVotes)}</h2>
            <div class="table-wrap" tabindex="0"><table class="table"><tbody>{rows}</tbody></table></div>
        </section>
    }
    .into_any()
}

fn recount(lang: UiLang, page: &PollPage, data: &ResultData) -> AnyView {
    let complete = if page.poll.terms.complete { " --completion add1u" } else { "" };
    let command = format!("visionscafe tally {} --method {}{complete}", data.file, page.poll.method.key());
    view! {
        <section class="step" aria-labelledby="recount">
            <h2 class="step-title" id="recount">{lang.say(T::Recount)}</h2>
            <p>{lang.say(T::RecountHint)}</p>
            <p><code class="code" dir="ltr">{command}</code></p>
            <div class="actions">
                <a class="btn" href=format!("{}/ballots", address(page.workshop, page.poll.id)) download=data.file.clone()>
                    <Icon name=IconName::Download/> {lang.say(T::Download)}
                </a>
            </div>
            <details>
                <summary>{lang.say(T::LotExplained)}</summary>
                <p>{lang.say(T::LotHash)}": " <code class="code" dir="ltr">{data.lot.clone()}</code></p>
                <p>{lang.say(T::LotSeed)}": " <code class="code" dir="ltr">{data.closing.seed.to_string()}</code></p>
            </details>
            <p class="hint">{lang.say(T::LegalNote)}</p>
        </section>
    }
    .into_any()
}

fn next(lang: UiLang, page: &PollPage) -> AnyView {
    if !page.runs {
        return ().into_any();
    }
    let again = (page.poll.method == Method::Consent).then(|| {
        let to = format!("/w/{}/polls/new?follows={}", page.workshop, page.poll.id);
        view! { <a class="btn" href=to>{lang.say(T::NextRound)}</a> }
    });
    view! { <div class="actions">{again}{running::project(lang, page)}</div> }.into_any()
}
