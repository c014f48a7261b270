//! A result as bars: an SVG with title and description, whose numbers the table beside it repeats.

use leptos::prelude::*;

use crate::catalogue::UiLang;

/// Of a phone, so that its letters are as large there as the others.
const WIDTH: u64 = 340;
const ROW: usize = 58;
/// Longer names are cut in the picture; the table has them whole.
const LONGEST_NAME: usize = 38;

/// One bar.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) value: u64,
    pub(super) wins: bool,
}

/// The chart. `title` names it, `description` says in words what it shows.
pub(super) fn chart(lang: UiLang, title: String, description: String, bars: &[Bar]) -> AnyView {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    let height = ROW * bars.len();
    let rtl = lang.dir() == "rtl";
    // Text begins at the edge where reading begins.
    let edge = if rtl { WIDTH } else { 0 };
    let rows = bars
        .iter()
        .enumerate()
        .map(|(place, bar)| {
            let top = ROW * place;
            let length = bar.value * (WIDTH - 60) / most;
            let x = if rtl { WIDTH - length } else { 0 };
            let number_at = if rtl { WIDTH.saturating_sub(length + 10) } else { length + 10 };
            let name: String = if bar.name.chars().count() > LONGEST_NAME {
                bar.name.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
            } else {
                bar.name.clone()
            };
            let class = if bar.wins { "chart-bar is-won" } else { "chart-bar" };
            let mark = if bar.wins { "✓ " } else { "" };
            view! {
                <text class="chart-name" x=edge.to_string() y=(top + 18).to_string()>{format!("{mark}{name}")}</text>
                <rect class=class x=x.to_string() y=(top + 26).to_string() width=length.max(2).to_string() height="20" rx="4"></rect>
                <text class="chart-number" x=number_at.to_string() y=(top + 42).to_string()>{bar.value.to_string()}</text>
            }
        })
        .collect_view();
    view! {
        <svg class="chart" role="img" aria-labelledby="chart-title chart-desc" viewBox=format!("0 0 {WIDTH} {height}") direction=lang.dir()>
            <title id="chart-title">{title}</title>
            <desc id="chart-desc">{description}</desc>
            {rows}
        </svg>
    }
    .into_any()
}
