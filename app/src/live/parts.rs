//! Small words and marks that all live parts share.

use domain::ids::GroupId;
use domain::view::Following;
use domain::wire::Problem;
use domain::workshop::{CardKind, Field, Phase};

use crate::catalogue::{CommonText, problem_text, say, say_with};
use crate::components::IconName;
use crate::live::overview::field_of;

/// What a phase is called: its own title, or its kind's name.
pub(crate) fn phase_name(phase: &Phase) -> String {
    phase.title.as_ref().map_or_else(|| say(CommonText::from(phase.kind)).to_owned(), ToString::to_string)
}

/// What a phase asks: its own question, or the one usual for its kind, in the reader's language.
pub(crate) fn question(phase: &Phase) -> String {
    phase.prompt.as_ref().map_or_else(|| say(CommonText::question(phase.kind)).to_owned(), ToString::to_string)
}

/// What a table is called among all: its field, and its own name where that says more.
pub(crate) fn table_name(following: &Following, group: GroupId) -> String {
    let own = following.groups.get(&group).map_or("", |g| g.name.as_str());
    match field_of(following, group) {
        Some(field) if own.is_empty() || own == &*field.name => field.name.to_string(),
        Some(field) => format!("{} · {own}", &*field.name),
        None => own.to_owned(),
    }
}

/// The beginning of a text, for naming it somewhere else.
pub(crate) fn snippet(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// A problem in the reader's words.
pub(crate) fn problem_sentence(problem: &Problem) -> String {
    let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    say_with(
        problem_text(&problem.code),
        &[("max", &number(problem.max)), ("length", &number(problem.length)), ("current", &number(problem.current))],
    )
}

/// The class that gives an element its field's colour.
pub(crate) fn hue_class(field: Option<&Field>) -> String {
    field.map_or_else(String::new, |field| format!("hue-{}", field.hue.key()))
}

/// The icon of a field; one we do not know becomes the lamp.
pub(crate) fn field_icon(field: &Field) -> IconName {
    IconName::from_key(&field.icon).unwrap_or(IconName::Lightbulb)
}

/// The icon of a kind of card.
pub(crate) fn kind_icon(kind: CardKind) -> IconName {
    match kind {
        CardKind::Observation => IconName::Lightbulb,
        CardKind::Guideline => IconName::Compass,
        CardKind::MainGoal => IconName::Mountain,
        CardKind::Goal => IconName::Target,
        CardKind::Measure => IconName::ListChecks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_is_one_line_and_never_splits_a_letter() {
        assert_eq!(snippet("Mehr\nWohnungen", 40), "Mehr Wohnungen");
        assert_eq!(snippet("مساكن أكثر للعائلات", 10), "مساكن أكثر…");
        assert_eq!(snippet("ääääää", 3), "äää…");
    }
}
