//! Moderation in the open: the rules under which something is hidden, and the trace of what was taken away.

use domain::ids::WorkshopId;
use domain::trace::Trace;
use domain::workshop::HidingRule;
use leptos::prelude::*;

use super::document::{Sheet, Shell};
use super::minutes::Clock;
use super::parts::{bdi, empty, title};
use crate::catalogue::{StoryText as T, UiLang, rule_name, rule_text};
use crate::components::IconName;

/// The rules: they have no data.
#[derive(Debug, Clone, Copy)]
pub struct Policy;

/// The trace of one workshop.
pub struct TracePage {
    pub workshop: WorkshopId,
    /// What the workshop is called.
    pub title: String,
    pub traces: Vec<TraceRow>,
    /// Who reads has a place here, and may look at the cards.
    pub belongs: bool,
    pub clock: Clock,
}

/// One thing that was taken away, with the name of its table.
#[derive(Debug, Clone)]
pub struct TraceRow {
    pub trace: Trace,
    pub table: String,
}

pub(super) fn policy(shell: &Shell, _: Policy) -> Sheet {
    let lang = shell.lang;
    let rules = HidingRule::ALL
        .map(|rule| view! { <li class="method-item" id=rule.key()><h2>{lang.say(rule_name(rule))}</h2><p>{lang.say(rule_text(rule))}</p></li> })
        .into_iter()
        .collect_view();
    let how = [T::PolicyReason, T::PolicyTrace, T::PolicyReject, T::PolicyBack]
        .map(|words| view! { <li>{lang.say(words)}</li> })
        .into_iter()
        .collect_view();
    let body = view! {
        <main id="main" class="column" tabindex="-1">
            <hgroup class="title"><h1>{lang.say(T::PolicyHeading)}</h1><p>{lang.say(T::PolicyLead)}</p></hgroup>
            <ul class="method-list">{rules}</ul>
            <section class="chapter" aria-labelledby="how">
                <h2 id="how">{lang.say(T::PolicyHow)}</h2>
                <ul class="plain">{how}</ul>
            </section>
        </main>
    };
    Sheet { class: "reading".to_owned(), ..Sheet::page(lang.say(T::PolicyHeading), body.into_any()) }
}

pub(super) fn trace(shell: &Shell, page: TracePage) -> Sheet {
    let lang = shell.lang;
    let told = if page.traces.is_empty() {
        empty(IconName::ShieldCheck, lang.say(T::TraceEmpty), lang.say(T::TraceEmptyHint))
    } else {
        let rows = page.traces.iter().map(|row| one(lang, &page.clock, row)).collect_view();
        view! { <ol class="story-steps">{rows}</ol> }.into_any()
    };
    let body = view! {
        <main id="main" class="column" tabindex="-1">
            {title(Some(bdi(&page.title)), lang.say(T::TraceHeading).into_any(), Vec::new())}
            <p class="lead">{lang.say(T::TraceLead)}</p>
            {told}
            <div class="actions no-print">
                <a class="btn" href="/policy">{lang.say(T::ReadPolicy)}</a>
                {page.belongs.then(|| view! { <a class="btn btn-quiet" href=format!("/w/{}/cards", page.workshop)>{lang.say(T::AllCards)}</a> })}
            </div>
        </main>
    };
    Sheet {
        class: "reading".to_owned(),
        ..Sheet::page(format!("{} · {}", lang.say(T::TraceHeading), page.title), body.into_any())
    }
}

fn one(lang: UiLang, clock: &Clock, row: &TraceRow) -> AnyView {
    let trace = &row.trace;
    let back = trace.restored_at.map(|at| {
        let time = format!("\u{2066}{}\u{2069}", clock(at));
        view! { <p class="hint">{lang.fill(T::BackAt, &[("time", &time)])}</p> }
    });
    let count = (trace.count > 1).then(|| format!(" × {}", trace.count));
    let rule = match trace.rule {
        Some(rule) => view! { <a href=format!("/policy#{}", rule.key())>{lang.say(rule_name(rule))}</a> }.into_any(),
        None => lang.say(T::NoRule).into_any(),
    };
    view! {
        <li>
            <time dir="ltr">{clock(trace.at)}</time>
            <div>
                <p>{lang.say(T::traced(trace.what, trace.act))}{count}" · "<bdi>{row.table.clone()}</bdi></p>
                <p>{lang.say(T::Rule)}" "{rule}</p>
                {back}
            </div>
        </li>
    }
    .into_any()
}
