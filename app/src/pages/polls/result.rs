//! The result of a closed poll: what it came to, breaking a tie, and everything needed to count it again.

use domain::minutes::PollCount;
use domain::tally::Method;
use leptos::prelude::*;

use super::{PollPage, address, names, option_name, outcome, running};
use crate::catalogue::{PollText as T, UiLang};
use crate::components::{Icon, IconName};

/// What a closed poll comes to.
#[derive(Debug, Clone)]
pub struct ResultData {
    pub count: PollCount,
    /// The hash the lot was promised with, and what it is drawn from.
    pub lot: (String, String),
    /// Where names were shown, who voted how.
    pub named: Vec<NamedVote>,
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
    let objections = outcome::objections(lang, &page.poll, &data.count).map(|list| {
        view! {
            <section class="step" aria-labelledby="objections">
                <h2 class="step-title" id="objections">{lang.say(T::Objections)}</h2>
                {list}
            </section>
        }
    });
    let ground = outcome::common_ground(lang, &page.poll, &data.count).map(|body| {
        view! {
            <section class="step" aria-labelledby="ground">
                <h2 class="step-title" id="ground">{lang.say(T::CommonGround)}</h2>
                <p class="hint">{lang.say(T::CommonGroundHint)}</p>
                {body}
            </section>
        }
    });
    view! {
        <section class="step poll-result" aria-labelledby="result">
            <h2 class="step-title" id="result">{lang.say(T::Result)}</h2>
            {outcome::headline(lang, &page.poll, &data.count)}
            {tie(lang, page, data)}
            {outcome::picture(lang, &page.poll)}
            {outcome::figures(lang, &page.poll, &data.count)}
            {outcome::turnout(lang, &page.poll, &data.count)}
        </section>
        {objections}
        {ground}
        {named(lang, page, data)}
        {recount(lang, page, data)}
        {next(lang, page)}
    }
    .into_any()
}

/// Breaking a tie is an act of its own.
fn tie(lang: UiLang, page: &PollPage, data: &ResultData) -> AnyView {
    let broken = outcome::short(&page.poll).is_some_and(|result| result.broken.is_some());
    // A mood decides nothing, so there is nothing to break.
    let decides = page.poll.method != Method::StrawPoll;
    if data.count.ties.is_empty() || broken || !page.runs || !decides {
        return ().into_any();
    }
    let to = format!("{}/act", address(page.workshop, page.poll.id));
    let ways = data
        .count
        .ties
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
                <p>{lang.say(T::LotHash)}": " <code class="code" dir="ltr">{data.lot.0.clone()}</code></p>
                <p>{lang.say(T::LotSeed)}": " <code class="code" dir="ltr">{data.lot.1.clone()}</code></p>
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
