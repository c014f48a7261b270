//! What stands in the way of a change to the directory: a stable code with its data, put into words by the catalogue.

use serde::{Deserialize, Serialize};

use crate::lang::NotALanguage;
use crate::text::TextProblem;

/// A command was understood and is not carried out. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    #[error("not permitted")]
    NotPermitted,
    #[error("this needs the second factor")]
    SecondFactorNeeded,
    #[error("somebody must be left who coordinates")]
    LastCoordinator,
    #[error("this is already so")]
    AlreadySo,
    #[error("there is no such thing here")]
    Unknown,
    #[error("the text is empty")]
    TextEmpty,
    #[error("the text has {length} characters, at most {max} are possible")]
    TextTooLong { max: u32, length: u32 },
    #[error("the text holds control characters")]
    TextControlCharacters,
    #[error("the text holds invisible direction controls")]
    TextDirectionControls,
    #[error("this is no language tag")]
    LanguageUnknown,
    #[error("somebody else has changed the text: it is at version {current}")]
    StaleText { current: u32 },
    #[error("too many of this: at most {max}")]
    TooMany { max: u32 },
}

impl From<TextProblem> for Refusal {
    fn from(problem: TextProblem) -> Self {
        match problem {
            TextProblem::Empty => Self::TextEmpty,
            TextProblem::TooLong { max, length } => Self::TextTooLong { max, length },
            TextProblem::ControlCharacters => Self::TextControlCharacters,
            TextProblem::DirectionControls => Self::TextDirectionControls,
        }
    }
}

impl From<NotALanguage> for Refusal {
    fn from(_: NotALanguage) -> Self {
        Self::LanguageUnknown
    }
}
