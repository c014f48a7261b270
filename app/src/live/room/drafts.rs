//! Half-written text: kept in the browser at every keystroke, per place, and cleared only when the server has it.

use domain::ids::{CardId, ClusterId, GroupId, PhaseId};
use domain::text::is_direction_control;
use domain::wire::Problem;
use domain::workshop::{CardKind, Item};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::live::browser;

/// Where somebody writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// The next card.
    Card,
    Edit(CardId),
    Comment(CardId),
    Name(ClusterId),
    Summary(GroupId),
}

impl Place {
    fn key(self) -> String {
        match self {
            Self::Card => "card".to_owned(),
            Self::Edit(id) => format!("edit.{id}"),
            Self::Comment(id) => format!("comment.{id}"),
            Self::Name(id) => format!("name.{id}"),
            Self::Summary(id) => format!("summary.{id}"),
        }
    }
}

/// What is half written, and all that belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub(super) text: String,
    /// The phase it was begun in: text sent in the minute of grace counts for that.
    pub(super) phase: Option<PhaseId>,
    pub(super) kind: Option<CardKind>,
    pub(super) under: Option<CardId>,
    pub(super) from: Option<Item>,
    /// The version of the card that was on the screen.
    pub(super) based_on: Option<u32>,
    /// The command that carries this text, and how many characters of it; more may have been typed since.
    pub(super) sent: Option<(String, usize)>,
    /// Why it was not taken.
    pub(super) problem: Option<Problem>,
}

impl Draft {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Follows what somebody types.
    pub(super) fn type_text(&mut self, text: String) {
        if !text.starts_with(&self.text) {
            // What was sent is being rewritten: it is a new text from here on, and nothing of it may be cleared.
            self.sent = None;
        }
        self.text = text;
        self.problem = None;
    }

    /// The server has what was sent, or the outbox keeps it: only what was typed since stays.
    pub(super) fn settle(&mut self, command: &str) -> bool {
        match self.sent.take() {
            Some((id, length)) if id == command => {
                let rest: String = self.text.chars().skip(length).collect();
                *self = Self { text: rest.trim_start().to_owned(), kind: self.kind, ..Self::default() };
                true
            }
            other => {
                self.sent = other;
                false
            }
        }
    }

    /// Takes text back that was not taken. It stands first; what was written since stays behind it.
    pub(super) fn take_back(&mut self, text: &str, problem: Problem) {
        if self.is_blank() {
            self.text = text.to_owned();
        } else if !self.text.contains(text) {
            self.text = format!("{text}\n{}", self.text);
        }
        self.sent = None;
        self.problem = Some(problem);
    }
}

/// All drafts of one seat in this browser.
#[derive(Clone, Copy)]
pub(super) struct Drafts {
    inner: StoredValue<Inner>,
}

struct Inner {
    prefix: String,
    /// Drafts outlive the form that shows them.
    owner: Owner,
    open: Vec<(Place, RwSignal<Draft>)>,
}

impl Drafts {
    pub(super) fn new(prefix: String) -> Self {
        let owner = Owner::current().unwrap_or_default();
        Self { inner: StoredValue::new(Inner { prefix, owner, open: Vec::new() }) }
    }

    /// The draft at a place, as it was left.
    pub(super) fn at(self, place: Place) -> RwSignal<Draft> {
        let known = self
            .inner
            .try_with_value(|inner| inner.open.iter().find(|(open, _)| *open == place).map(|(_, draft)| *draft));
        let known = known.flatten();
        known.unwrap_or_else(|| {
            let kept = browser::local()
                .and_then(|storage| storage.get_item(&self.key(place)).ok().flatten())
                .and_then(|text| domain::json::read::<Draft>(&text))
                .unwrap_or_default();
            let owner = self.inner.with_value(|inner| inner.owner.clone());
            let draft = owner.with(|| RwSignal::new(kept));
            self.inner.update_value(|inner| {
                inner.open.push((place, draft));
            });
            draft
        })
    }

    /// Changes a draft and keeps it.
    pub(super) fn change(self, place: Place, change: impl FnOnce(&mut Draft)) {
        let draft = self.at(place);
        draft.update(change);
        let Some(storage) = browser::local() else { return };
        let key = self.key(place);
        // A full or forbidden storage costs only the survival of a reload.
        let _ = draft.with_untracked(|draft| {
            if draft.text.is_empty() {
                storage.remove_item(&key)
            } else {
                serde_json::to_string(draft).map_or(Ok(()), |text| storage.set_item(&key, &text))
            }
        });
    }

    fn key(self, place: Place) -> String {
        self.inner.with_value(|inner| format!("{}.{}", inner.prefix, place.key()))
    }
}

/// Pasted text often brings invisible direction controls along; the server would refuse them.
pub(super) fn cleaned(text: &str) -> String {
    text.chars().filter(|c| !is_direction_control(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_while_sending_is_not_cleared() {
        let mut draft = Draft { text: "Mehr Wohnungen".into(), sent: Some(("a".into(), 14)), ..Draft::default() };
        draft.type_text("Mehr Wohnungen Und".into());
        assert!(draft.settle("a"));
        assert_eq!(draft.text, "Und");
        assert_eq!(draft.sent, None);
    }

    #[test]
    fn a_text_rewritten_while_sending_stays() {
        let mut draft = Draft { text: "Mehr Wohnungen".into(), sent: Some(("a".into(), 14)), ..Draft::default() };
        draft.type_text("Weniger".into());
        assert!(!draft.settle("a"));
        assert_eq!(draft.text, "Weniger");
    }

    #[test]
    fn another_commands_answer_clears_nothing() {
        let mut draft = Draft { text: "سكن".into(), sent: Some(("a".into(), 3)), ..Draft::default() };
        assert!(!draft.settle("b"));
        assert_eq!(draft.text, "سكن");
        assert!(draft.settle("a"));
        assert!(draft.is_blank());
    }

    #[test]
    fn refused_text_comes_back_before_what_was_written_since() {
        let mut draft = Draft { text: "zwei".into(), ..Draft::default() };
        draft.take_back("eins", Problem::bare("group_locked"));
        assert_eq!(draft.text, "eins\nzwei");
        assert_eq!(draft.problem.map(|p| p.code), Some("group_locked".to_owned()));
    }

    #[test]
    fn direction_controls_are_taken_out_and_marks_stay() {
        assert_eq!(cleaned("\u{2067}سكن\u{200f} (A1)\u{2069}\u{202e}"), "سكن\u{200f} (A1)");
    }
}
