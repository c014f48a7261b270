//! What hangs on a table: one A4 sheet each, to be printed.

use leptos::prelude::*;

use super::document::{Frame, Sheet, Shell};
use super::parts::{FieldTag, dotted, hued, spaced};
use crate::catalogue::{PageText as P, UiLang};

/// The data of the sheets for the tables.
#[derive(Debug, Clone)]
pub struct Sheets {
    pub title: String,
    pub date: Option<String>,
    pub place: Option<String>,
    /// The address people type, without `https://`.
    pub address: String,
    /// The six digits.
    pub code: String,
    /// The QR code of the join address: an `<svg>` element made by us.
    pub qr_svg: String,
    pub phases: Vec<SheetPhase>,
    pub tables: Vec<TableSheet>,
}

/// One table's sheet.
#[derive(Debug, Clone)]
pub struct TableSheet {
    pub field: FieldTag,
    pub name: String,
    /// Its number in the room, counted from 1.
    pub number: u32,
}

/// One phase as the sheet tells it.
#[derive(Debug, Clone)]
pub struct SheetPhase {
    pub name: String,
    /// 0 where there is no timer.
    pub minutes: u32,
    pub question: String,
}

pub(super) fn sheet(shell: &Shell, page: Sheets) -> Sheet {
    let lang = shell.lang;
    let count = u32::try_from(page.tables.len()).unwrap_or(u32::MAX);
    let sheets = page.tables.iter().map(|table| table_sheet(lang, &page, table)).collect_view();
    let body = view! {
        <header class="paper-bar no-print">
            <h1>{lang.say(P::LinkSheets)}</h1>
            <p>{lang.count(P::SheetCount, count)} " " {lang.say(P::SheetsHowToPrint)}</p>
        </header>
        <main id="main" tabindex="-1">{sheets}</main>
    };
    Sheet {
        title: format!("{} · {}", lang.say(P::LinkSheets), page.title),
        class: "paper".to_owned(),
        frame: Frame::Bare,
        light: true,
        live: false,
        script: None,
        body: body.into_any(),
    }
}

fn table_sheet(lang: UiLang, page: &Sheets, table: &TableSheet) -> AnyView {
    let over: Vec<String> =
        [Some(page.title.clone()), page.date.clone(), page.place.clone()].into_iter().flatten().collect();
    let number = lang.fill(P::TableNumber, &[("n", &table.number.to_string())]);
    let name =
        (table.name != table.field.name).then(|| view! { <p class="sheet-name" dir="auto">{table.name.clone()}</p> });
    let steps = page
        .phases
        .iter()
        .map(|phase| {
            let minutes = (phase.minutes > 0)
                .then(|| view! { <span class="sheet-mins">{lang.count(P::Minutes, phase.minutes)}</span> });
            let question = shortened(&phase.question);
            view! { <li><p><strong dir="auto">{phase.name.clone()}</strong>" "<span dir="auto">{question}</span></p>{minutes}</li> }
        })
        .collect_view();
    let class = if is_dense(&page.phases) { "sheet is-dense" } else { "sheet" };
    view! {
        <section class=hued(class, Some(&table.field))>
            <header class="sheet-head">
                <p class="sheet-over">{dotted(over)}</p>
                <h2 class="sheet-field"><crate::components::Icon name=table.field.icon()/> <span dir="auto">{table.field.name.clone()}</span></h2>
                <p class="sheet-table">{number}</p>
                {name}
            </header>
            <div class="sheet-join">
                <div class="qr" inner_html=page.qr_svg.clone()></div>
                <div>
                    <p class="sheet-label">{lang.say(P::SheetJoin)}</p>
                    <p class="sheet-address" dir="ltr">{page.address.clone()}</p>
                    <p class="sheet-label">{lang.say(P::CodeWord)}</p>
                    <p class="sheet-code" dir="ltr">{spaced(&page.code)}</p>
                </div>
            </div>
            <section class="sheet-what"><h3>{lang.say(P::WhatWeDo)}</h3><ol>{steps}</ol></section>
            <footer class="sheet-foot"><p>{lang.say(P::SheetFoot)}</p></footer>
        </section>
    }
    .into_any()
}

/// What a question on the sheet may need, in characters; the whole of it is on every screen.
const LONGEST_QUESTION: usize = 160;

fn shortened(question: &str) -> String {
    let mut short: String = question.chars().take(LONGEST_QUESTION).collect();
    if short.len() < question.len() {
        short.push('…');
    }
    short
}

/// Whether the agenda needs smaller letters to stay on one page.
fn is_dense(phases: &[SheetPhase]) -> bool {
    let letters: usize = phases.iter().map(|phase| shortened(&phase.question).chars().count()).sum();
    phases.len() > 8 || letters > 450
}
