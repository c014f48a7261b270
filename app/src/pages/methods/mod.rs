//! The methods of voting, for everybody: a list, and for each a page with two sentences and an example that the page
//! counts itself.

mod example;
#[cfg(test)]
mod tests;

use domain::tally::Method;
use leptos::prelude::*;

use self::example::{Example, Outcome, Row, example};
use super::document::{Sheet, Shell};
use crate::catalogue::{MethodText as M, UiLang, method_hint, method_name};
use crate::components::{Icon, IconName};

/// The list of all methods: it has no data.
#[derive(Debug, Clone, Copy)]
pub struct Methods;

/// The data of the page of one method.
#[derive(Debug, Clone, Copy)]
pub struct MethodPage {
    pub method: Method,
}

/// A piece of writing on a method, in the language it is written in.
struct Work {
    lang: &'static str,
    text: &'static str,
}

/// Who wrote about a method; the same in every language.
fn works(method: Method) -> &'static [Work] {
    const fn work(lang: &'static str, text: &'static str) -> Work {
        Work { lang, text }
    }
    const APPROVAL: &[Work] =
        &[work("en", "S. J. Brams, P. C. Fishburn: Approval Voting. American Political Science Review 72, 1978")];
    const DOTS: &[Work] = &[work(
        "en",
        "A. T. Cole: Legal and Mathematical Aspects of Cumulative Voting. South Carolina Law Quarterly 2, 1949",
    )];
    const SCORE: &[Work] = &[work("en", "W. D. Smith: Range Voting. 2000")];
    const RESISTANCE: &[Work] = &[
        work("de", "E. Visotschnig, S. Schrotta: Das SK-Prinzip. 2005"),
        work("de", "G. Paulus, S. Schrotta, E. Visotschnig: Systemisches KONSENSieren. 2009"),
    ];
    const CONSENT: &[Work] = &[work("en", "G. Endenburg: Sociocracy: The Organization of Decision-Making. 1998")];
    const SCHULZE: &[Work] = &[work(
        "en",
        "M. Schulze: A New Monotonic, Clone-Independent, Reversal Symmetric, and Condorcet-Consistent Single-Winner \
         Election Method. Social Choice and Welfare 36, 2011",
    )];
    const MAJORITY_JUDGMENT: &[Work] = &[work("en", "M. Balinski, R. Laraki: Majority Judgment. MIT Press, 2011")];
    const EQUAL_SHARES: &[Work] = &[
        work("en", "D. Peters, P. Skowron: Proportionality and the Limits of Welfarism. 2020"),
        work(
            "en",
            "D. Peters, G. Pierczyński, P. Skowron: Proportional Participatory Budgeting with Additive Utilities. 2021",
        ),
    ];
    match method {
        Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds | Method::StrawPoll => &[],
        Method::Approval => APPROVAL,
        Method::Dots => DOTS,
        Method::Score => SCORE,
        Method::Resistance => RESISTANCE,
        Method::Consent => CONSENT,
        Method::Schulze => SCHULZE,
        Method::MajorityJudgment => MAJORITY_JUDGMENT,
        Method::EqualShares => EQUAL_SHARES,
    }
}

fn is_yes_no(method: Method) -> bool {
    matches!(method, Method::YesNoSimple | Method::YesNoAbsolute | Method::YesNoTwoThirds)
}

fn address(method: Method) -> String {
    format!("/methods/{method}")
}

pub(super) fn list(shell: &Shell, _: Methods) -> Sheet {
    let lang = shell.lang;
    let items = Method::ALL
        .into_iter()
        .map(|method| {
            view! {
                <li class="method-item">
                    <h2><a href=address(method)>{lang.say(method_name(method))}</a></h2>
                    <p>{lang.say(M::purpose(method))}</p>
                </li>
            }
        })
        .collect_view();
    let body = view! {
        <main id="main" class="column" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(M::ListHeading)}</h1><p>{lang.say(M::ListLead)}</p></hgroup>
            <ul class="method-list">{items}</ul>
            <section class="chapter" id="recount">
                <h2>{lang.say(M::RecountHeading)}</h2>
                <p>{lang.say(M::RecountLead)}</p>
                {listing("visionscafe tally FILE --method KEY")}
                <p>{lang.say(M::RecountKey)} " " <code dir="ltr">"docs/voting.md"</code></p>
            </section>
        </main>
    };
    Sheet { class: "reading".to_owned(), ..Sheet::page(lang.say(M::ListHeading), body.into_any()) }
}

pub(super) fn sheet(shell: &Shell, page: MethodPage) -> Sheet {
    let (lang, method) = (shell.lang, page.method);
    let name = lang.say(method_name(method));
    let example = example(lang, method);
    let body = view! {
        <main id="main" class="column method" tabindex="-1">
            <hgroup class="title">
                <p class="title-over"><a href="/methods">{lang.say(M::ListHeading)}</a></p>
                <h1>{name}</h1>
                <p>{lang.say(M::purpose(method))}</p>
            </hgroup>
            <p class="lead">{format!("{} {}", lang.say(method_hint(method)), lang.say(M::decides(method)))}</p>
            {what_for(lang, method)}
            {worked(lang, &example)}
            {good_to_know(lang, method)}
            {recount(lang, method, example.file)}
        </main>
    };
    Sheet { class: "reading".to_owned(), ..Sheet::page(name, body.into_any()) }
}

fn what_for(lang: UiLang, method: Method) -> AnyView {
    let item = |word: M, text: M| view! { <li><strong>{lang.say(word)}</strong> " " {lang.say(text)}</li> };
    view! {
        <section class="chapter">
            <h2>{lang.say(M::WhatFor)}</h2>
            <ul class="plain">{item(M::Good, M::good(method))}{item(M::Bad, M::bad(method))}</ul>
        </section>
    }
    .into_any()
}

/// The ballots as rows, what was counted and what came of it below, and the result in sentences.
fn worked(lang: UiLang, example: &Example) -> AnyView {
    let heads =
        example.names.iter().map(|name| view! { <th scope="col" class="num">{name.clone()}</th> }).collect_view();
    let ballots = example.rows.iter().map(|row| ballots(lang, row)).collect_view();
    let figures = example
        .figures
        .iter()
        .map(|figure| {
            let values =
                figure.values.iter().map(|value| view! { <td class="num">{value.clone()}</td> }).collect_view();
            view! { <tr><th scope="row">{figure.label.clone()}</th>{values}</tr> }
        })
        .collect_view();
    let outcomes = example.outcomes.iter().map(fates).collect_view();
    let result =
        example.result.iter().map(|sentence| view! { <p class="method-result">{sentence.clone()}</p> }).collect_view();
    let others = example
        .others
        .iter()
        .map(|(method, fate)| {
            view! { <li><a href=address(*method)>{lang.say(method_name(*method))}</a>": "{*fate}</li> }
        })
        .collect_view();
    let others = (!example.others.is_empty()).then(|| {
        view! { <h3>{lang.say(M::OtherMajorities)}</h3><ul class="plain method-others">{others}</ul> }
    });
    view! {
        <section class="chapter">
            <h2>{lang.say(M::ExampleHeading)}</h2>
            {example.rules.clone().map(|rules| view! { <p>{rules}</p> })}
            <div class="table-wrap" tabindex="0" role="region" aria-labelledby="example-caption">
                <table class="table method-table">
                    <caption id="example-caption">{lang.say(M::ExampleCaption)}</caption>
                    <thead><tr><th scope="col">{lang.say(M::BallotsWord)}</th>{heads}</tr></thead>
                    <tbody>{ballots}</tbody>
                    <tfoot>{figures}{outcomes}</tfoot>
                </table>
            </div>
            {result}
            {others}
        </section>
    }
    .into_any()
}

fn ballots(lang: UiLang, row: &Row) -> AnyView {
    let marks = if row.marks.iter().all(Option::is_none) {
        view! { <td class="num" colspan=row.marks.len().to_string()>{lang.say(M::BlankMark)}</td> }.into_any()
    } else {
        let marks =
            row.marks.iter().map(|mark| mark.as_ref().map_or_else(|| "–".to_owned(), |mark| mark.shown.clone()));
        marks.map(|mark| view! { <td class="num">{mark}</td> }).collect_view().into_any()
    };
    view! { <tr><th scope="row">{lang.count(M::BallotCount, row.count)}</th>{marks}</tr> }.into_any()
}

fn fates(outcome: &Outcome) -> AnyView {
    let fates = (0..)
        .map(domain::tally::Alternative)
        .zip(&outcome.fates)
        .map(|(it, fate)| {
            let fate = if outcome.winners.contains(&it) {
                view! { <span class="tag tag-good"><Icon name=IconName::Check/>{*fate}</span> }.into_any()
            } else {
                (*fate).into_any()
            };
            view! { <td class="num">{fate}</td> }
        })
        .collect_view();
    view! { <tr><th scope="row">{outcome.label}</th>{fates}</tr> }.into_any()
}

fn good_to_know(lang: UiLang, method: Method) -> AnyView {
    let quorum = is_yes_no(method).then(|| view! { <dt>{lang.say(M::QuorumWord)}</dt><dd>{lang.say(M::Quorum)}</dd> });
    let source = M::source(method).map(|source| view! { <dd>{lang.say(source)}</dd> });
    let works = works(method)
        .iter()
        .map(|work| view! { <dd><cite lang=work.lang dir="ltr">{work.text}</cite></dd> })
        .collect_view();
    view! {
        <section class="chapter">
            <h2>{lang.say(M::GoodToKnow)}</h2>
            <dl class="method-facts">
                <dt>{lang.say(M::BlankWord)}</dt>
                <dd>{lang.say(M::blank(method))}</dd>
                <dt>{lang.say(M::TieWord)}</dt>
                <dd>{lang.say(M::tie(method))}</dd>
                {quorum}
                <dt>{lang.say(M::SourceWord)}</dt>
                {source}
                {works}
            </dl>
        </section>
    }
    .into_any()
}

fn recount(lang: UiLang, method: Method, file: String) -> AnyView {
    view! {
        <section class="chapter no-print">
            <h2>{lang.say(M::RecountHeading)}</h2>
            <p>{lang.say(M::RecountExample)}</p>
            {listing(&format!("visionscafe tally example.csv --method {method}"))}
            <details class="fold">
                <summary>{lang.say(M::RecountFile)}</summary>
                {listing(&file)}
            </details>
            <p><a href="/methods#recount">{lang.say(M::RecountLink)}</a></p>
        </section>
    }
    .into_any()
}

/// What a machine reads, as it is typed; it is moved sideways where it is too wide.
fn listing(text: &str) -> AnyView {
    view! { <pre class="listing" dir="ltr" tabindex="0"><code>{text.to_owned()}</code></pre> }.into_any()
}
