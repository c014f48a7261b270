//! What stands in the way of a command: a stable code with its data, put into words by the catalogue.

use serde::{Deserialize, Serialize};

use crate::lang::NotALanguage;
use crate::text::TextProblem;

/// Kinds of things a command can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    Card,
    Cluster,
    Comment,
    Group,
    Field,
    Phase,
    Seat,
    Poll,
}

/// A command was understood and is not carried out. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
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
    #[error("no such {what:?} here")]
    Unknown { what: Thing },
    #[error("this belongs to somebody else")]
    NotYours,
    #[error("not permitted")]
    NotPermitted,
    #[error("this is at another table")]
    NotAtYourTable,
    #[error("you have no table yet")]
    NoTable,
    #[error("the workshop has not begun")]
    NotOpenYet,
    #[error("the workshop is closed")]
    WorkshopClosed,
    #[error("this is not possible in the present phase")]
    NotInThisPhase,
    #[error("the card is locked")]
    CardLocked,
    #[error("the group is locked")]
    GroupLocked,
    #[error("the room is locked")]
    RoomLocked,
    #[error("this seat is paused")]
    SeatPaused,
    #[error("somebody was faster: the text is now at version {current}")]
    StaleVersion { current: u32 },
    #[error("this table is full")]
    GroupFull,
    #[error("the table is chosen by the moderators")]
    SeatingAssigned,
    #[error("this kind of card is not asked for now")]
    KindNotAsked,
    #[error("this does not fit under that")]
    DoesNotFitUnder,
    #[error("these belong together already, or are the same")]
    CannotJoin,
    #[error("nothing left to undo")]
    NothingToUndo,
    #[error("it has changed since, so it cannot be undone")]
    ChangedSince,
    #[error("this is already so")]
    AlreadySo,
    #[error("not something to be decided now")]
    NotWaiting,
    #[error("there is no further phase")]
    NoFurtherPhase,
    #[error("too many of this: at most {max}")]
    TooMany { max: u32 },
    #[error("the list of speakers is closed")]
    SpeakersClosed,
    #[error("nobody waits to speak")]
    NobodyWaiting,
    #[error("the plan needs at least one group and one phase")]
    PlanIncomplete,
    #[error("a group or phase in use cannot be taken out")]
    PlanInUse,
    #[error("the card was merged, split or turned down")]
    SetAside,
    #[error("the poll is not open yet")]
    PollNotOpen,
    #[error("the poll is over")]
    PollOver,
    #[error("the poll is open or over and cannot be changed")]
    PollFixed,
    #[error("the poll lacks options, or people to ask")]
    PollIncomplete,
    #[error("this poll asks others")]
    NotEligible,
    #[error("this seat has voted; only where it did can the ballot be changed")]
    AlreadyVoted,
    #[error("the ballots of this poll cannot be read")]
    BallotsUnreadable,
    #[error("no such option")]
    OptionUnknown,
    #[error("an option stands there twice")]
    OptionTwice,
    #[error("only one option can be chosen")]
    OneOptionOnly,
    #[error("there are {max} dots")]
    TooManyDots { max: u32 },
    #[error("one option takes {max} dots at most")]
    OverCap { max: u32 },
    #[error("not on the scale, which ends at {max}")]
    OffScale { max: u32 },
    #[error("an objection needs a reason")]
    ReasonNeeded,
    #[error("this method needs whole ballots, no sums")]
    NotOnPaper,
    #[error("more votes than {max} people can have")]
    MoreThanPeople { max: u32 },
    #[error("there is no tie to break")]
    NoTie,
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
