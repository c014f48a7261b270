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
    #[error("it was dissolved")]
    Dissolved,
    #[error("the invitation has expired, was withdrawn or was used")]
    AppointmentOver,
    #[error("somebody holds this post at that time")]
    PostHeld,
    #[error("this person does not hold this post now")]
    PostNotHeld,
    #[error("it would end before it begins")]
    EndsBeforeItBegins,
    #[error("{current} tasks are open")]
    TasksOpen { current: u32 },
    #[error("a successor is needed for this")]
    SuccessorNeeded,
    #[error("this person may run no workshops")]
    NotFacilitator,
    #[error("nothing was chosen")]
    NothingChosen,
    #[error("nobody gets in with this account")]
    NotReachable,
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
    #[error("this is no address of a page that can be linked to")]
    WebsiteUnreadable,
    #[error("somebody changed this in the meantime")]
    ChangedMeanwhile,
    #[error("the organisation is not verified")]
    OrganisationNotVerified,
    #[error("the organisation has been closed")]
    OrganisationClosed,
    #[error("others speak for the organisation")]
    OthersSpeakForIt,
    #[error("the end lies in the past")]
    EndPast,
    #[error("a reason is needed for the people concerned")]
    ExplanationNeeded,
    #[error("the invitation has expired")]
    InvitationExpired,
    #[error("the invitation was withdrawn")]
    InvitationWithdrawn,
    #[error("somebody has accepted the invitation")]
    InvitationUsed,
    #[error("the invitation went to another address")]
    InvitationForAnother,
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
