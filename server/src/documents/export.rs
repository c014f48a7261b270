//! Exports of a workshop's record: JSON for programs, CSV for spreadsheets. They hold what the minutes hold, no more.

use app::catalogue::{CommonText, UiLang};
use domain::minutes::{CardMinutes, ClusterMinutes, Minutes, Origin, VoteMinutes};

use crate::error::AppError;

/// The minutes as JSON.
///
/// # Errors
/// Never in practice: the record holds nothing that JSON cannot.
pub fn json(minutes: &Minutes) -> Result<String, AppError> {
    serde_json::to_string_pretty(minutes).map_err(|e| AppError::Internal(e.to_string()))
}

/// The cards as CSV (RFC 4180) in UTF-8 with a byte order mark, one line each.
pub fn csv(lang: UiLang, minutes: &Minutes) -> String {
    let mut lines = vec![
        [
            "card",
            "table",
            "kind",
            "kind_name",
            "text",
            "language",
            "author",
            "organisation",
            "support",
            "votes",
            "comments",
            "cluster",
            "under",
            "derived_from",
            "late",
            "handed_over",
            "on_behalf",
            "written_down_as",
            "written_down_by",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for group in &minutes.groups {
        let table = group.name.to_string();
        for cluster in &group.clusters {
            cluster_lines(lang, &table, cluster, false, &mut lines);
        }
        lines.extend(group.loose.iter().map(|card| line(lang, &table, "", false, card)));
    }
    let rows = lines.iter().map(|line| line.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
    format!("\u{feff}{}\r\n", rows.collect::<Vec<_>>().join("\r\n"))
}

/// A pile that is handed over hands over its cards.
fn cluster_lines(lang: UiLang, table: &str, cluster: &ClusterMinutes, handed: bool, lines: &mut Vec<Vec<String>>) {
    let handed = handed || cluster.handed_over;
    let name = cluster.name.as_ref().map_or_else(|| cluster.id.to_string(), ToString::to_string);
    lines.extend(cluster.cards.iter().map(|card| line(lang, table, &name, handed, card)));
    for inner in &cluster.inner {
        cluster_lines(lang, table, inner, handed, lines);
    }
}

fn line(lang: UiLang, table: &str, cluster: &str, handed: bool, card: &CardMinutes) -> Vec<String> {
    let key = serde_json::to_value(card.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let author = card.author.as_ref();
    let scribe = author.and_then(|author| author.scribe.as_ref());
    vec![
        card.id.to_string(),
        table.to_owned(),
        key,
        lang.say(CommonText::from(card.kind)).to_owned(),
        card.text.clone(),
        card.lang.to_string(),
        author.map_or_else(String::new, |a| match (&a.name, a.erased) {
            (Some(name), _) => name.clone(),
            (None, true) => lang.say(CommonText::DeletedAccount).to_owned(),
            (None, false) => String::new(),
        }),
        author.and_then(|a| a.organisation.clone()).unwrap_or_default(),
        card.support.to_string(),
        card.votes.iter().map(vote).collect::<Vec<_>>().join("; "),
        card.comments.len().to_string(),
        cluster.to_owned(),
        card.under.as_ref().map(|u| u.id.to_string()).unwrap_or_default(),
        sources(card.from.as_ref()).join(" "),
        card.late.to_string(),
        (handed || card.handed_over).to_string(),
        author.and_then(|a| a.behalf).map(|behalf| behalf.key().to_owned()).unwrap_or_default(),
        scribe.map(|scribe| scribe.role.key().to_owned()).unwrap_or_default(),
        scribe.and_then(|scribe| scribe.name.clone()).unwrap_or_default(),
    ]
}

/// What a poll said: its question, how many for how many ballots, and whether that chose the card.
fn vote(vote: &VoteMinutes) -> String {
    let chosen = if vote.chosen { ", chosen" } else { "" };
    format!("{}: {}/{}{chosen}", vote.question, vote.figure, vote.ballots)
}

/// The cards something was derived from, by their ids.
fn sources(from: Option<&Origin>) -> Vec<String> {
    match from {
        Some(Origin::Card(card) | Origin::Split(card)) => vec![card.id.to_string()],
        Some(Origin::Cluster { cards, .. } | Origin::Merged(cards)) => {
            cards.iter().map(|card| card.id.to_string()).collect()
        }
        Some(Origin::NotShown) | None => Vec::new(),
    }
}

/// A cell in quotes. One that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
pub(super) fn quoted(cell: &str) -> String {
    let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let guard = if dangerous { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_and_never_ends_early() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("Mehr\nWohnungen, jetzt"), "\"Mehr\nWohnungen, jetzt\"");
    }
}
