//! Text from outside becomes one of these types once, at the edge; whoever holds one need not ask again.
//!
//! Lengths count Unicode scalar values ("characters"). Markup is plain text to us: it is kept as typed and escaped on display.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// Why a text cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    #[error("the text is empty")]
    Empty,
    #[error("the text has {length} characters, at most {max} are possible")]
    TooLong { max: u32, length: u32 },
    #[error("the text holds control characters")]
    ControlCharacters,
    /// Embeddings, overrides and isolates (U+202A–U+202E, U+2066–U+2069) can make text show something other than it says
    /// (Unicode Technical Report 36, section 2.5). The plain marks of Arabic and Hebrew keyboards stay allowed.
    #[error("the text holds invisible direction controls")]
    DirectionControls,
}

/// Whether a character overrides or isolates the direction of text.
pub fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn parse(raw: &str, max: u32, lines: bool) -> Result<String, TextProblem> {
    let mut text = String::with_capacity(raw.len().min(4 * max as usize));
    let mut length: u32 = 0;
    let trimmed = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    let mut characters = trimmed.chars().peekable();
    while let Some(c) = characters.next() {
        let c = match c {
            '\r' => {
                if characters.peek() == Some(&'\n') {
                    continue;
                }
                '\n'
            }
            other => other,
        };
        if is_direction_control(c) {
            return Err(TextProblem::DirectionControls);
        }
        let kept = match c {
            '\n' if lines => c,
            '\n' | '\t' => ' ',
            '\u{2028}' | '\u{2029}' => {
                if lines {
                    '\n'
                } else {
                    ' '
                }
            }
            _ if c.is_control() || c == '\u{fffd}' || ('\u{fff9}'..='\u{fffb}').contains(&c) => {
                return Err(TextProblem::ControlCharacters);
            }
            _ => c,
        };
        length = length.saturating_add(1);
        if length <= max {
            text.push(kept);
        }
    }
    if length == 0 {
        return Err(TextProblem::Empty);
    }
    if length > max {
        return Err(TextProblem::TooLong { max, length });
    }
    Ok(text)
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $max:literal, lines: $lines:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The longest it may be, in characters.
            pub const MAX: u32 = $max;

            /// Takes text from outside: trimmed, line ends made one kind, checked.
            pub fn parse(raw: &str) -> Result<Self, TextProblem> {
                parse(raw, Self::MAX, $lines).map(Self)
            }

            /// The same, where having nothing to say is fine.
            pub fn parse_optional(raw: &str) -> Result<Option<Self>, TextProblem> {
                match Self::parse(raw) {
                    Ok(text) => Ok(Some(text)),
                    Err(TextProblem::Empty) => Ok(None),
                    Err(problem) => Err(problem),
                }
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// What a card says.
    CardText: 1000, lines: true;
    /// A short remark on a card.
    CommentText: 280, lines: true;
    /// A title: of a workshop, a phase, a cluster, a group, a field.
    Title: 120, lines: false;
    /// A place or a date as people write it.
    Line: 160, lines: false;
    /// A welcome, a prompt, a summary.
    Passage: 2000, lines: true;
    /// One point of a text of record, such as a statement on data protection.
    Clause: 8000, lines: true;
    /// Why something was hidden or turned down.
    Reason: 300, lines: true;
    /// What somebody leaves to a successor: as long as years of work need it.
    HandoverNote: 8000, lines: true;
    /// How a person wants to be called.
    PersonName: 60, lines: false;
    /// What an organisation is called.
    OrganisationName: 120, lines: false;
}

/// What a card should aim for, in characters; more is possible, up to [`CardText::MAX`].
pub const CARD_AIM: u32 = 280;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_trimmed_and_keeps_its_lines() {
        assert_eq!(&*CardText::parse("  Mehr\r\nWohnungen\rjetzt \u{200b}").unwrap(), "Mehr\nWohnungen\njetzt");
        assert_eq!(&*Title::parse("Mehr\nWohnungen").unwrap(), "Mehr Wohnungen");
    }

    #[test]
    fn markup_is_only_text() {
        assert_eq!(&*CardText::parse("<script>alert(1)</script>").unwrap(), "<script>alert(1)</script>");
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        assert!(CardText::parse(&"ش".repeat(1000)).is_ok());
        assert_eq!(CardText::parse(&"ش".repeat(1001)), Err(TextProblem::TooLong { max: 1000, length: 1001 }));
    }

    #[test]
    fn empty_control_and_direction_controls_are_refused() {
        assert_eq!(CardText::parse(" \n\t\u{feff}"), Err(TextProblem::Empty));
        assert_eq!(CardText::parse("a\u{0}b"), Err(TextProblem::ControlCharacters));
        assert_eq!(CardText::parse("a\u{fffd}b"), Err(TextProblem::ControlCharacters));
        assert_eq!(CardText::parse("gut\u{202e}tug"), Err(TextProblem::DirectionControls));
        assert_eq!(CardText::parse("\u{2067}مرحبا\u{2069}"), Err(TextProblem::DirectionControls));
    }

    #[test]
    fn the_marks_of_arabic_keyboards_stay() {
        assert!(CardText::parse("سكن\u{200f} (A1)").is_ok());
    }
}
