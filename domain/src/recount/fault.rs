//! What is wrong with a file, and in which line.

use crate::tally::equal_shares::{MOST_OUTCOMES, TooManyTies};
use crate::tally::{BallotProblem, Method};

use super::lines;

/// A file cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{fault}", line.map(|it| format!("line {it}: ")).unwrap_or_default())]
pub struct FileProblem {
    /// Counted from 1. Nothing, where no line is to blame but what was asked of the file.
    pub line: Option<u64>,
    pub fault: Fault,
}

/// What is wrong, in words for people who made or found the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("files ending in “.{ending}” are not known here; known are .soc .soi .toc .toi .cat .pb .csv")]
    UnknownEnding { ending: String },
    #[error("this is not UTF-8 text")]
    NotUtf8,
    #[error("this is PrefLib's format of before 2022, which has no “#” before its headers; convert it first")]
    OldPrefLib,
    #[error("the header “{key}” is missing")]
    HeaderMissing { key: &'static str },
    #[error("the header “{key}” is given a second time")]
    HeaderTwice { key: String },
    #[error("a header is written “# KEY: value”")]
    NoHeader,
    #[error("this header stands below the ballots")]
    HeaderAmongBallots,
    #[error("the {what} should be a whole number of at most {most}, written in digits, not “{text}”", most = lines::MOST)]
    NoWholeNumber { what: &'static str, text: String },
    #[error("the {what} should be an amount such as 1200 or 1200.50, not “{text}”")]
    NoAmount { what: &'static str, text: String },
    #[error("the amounts of this file are too large or too finely divided to be counted together")]
    AmountsApart,
    #[error("there is no alternative at all")]
    NoAlternatives,
    #[error("there are more than {most} categories", most = lines::MOST_CATEGORIES)]
    TooManyCategoriesInAll,
    #[error("there are more than {most} alternatives", most = lines::MOST_ALTERNATIVES)]
    TooManyAlternatives,
    #[error("the header says there are {said} alternatives, {named} are named")]
    AlternativesMissing { said: u32, named: usize },
    #[error("the alternative “{id}” is listed a second time")]
    AlternativeTwice { id: String },
    #[error("there is no alternative “{id}” in this file")]
    UnknownAlternative { id: String },
    #[error("the alternative “{id}” stands twice on this ballot")]
    NamedTwice { id: String },
    #[error("a ballot is written “count: ballot”")]
    NoBallot,
    #[error("a ballot stands here no times")]
    CountZero,
    #[error("there are more than {most} ballots", most = lines::MOST)]
    TooManyBallots,
    #[error("the header says there are {said} ballots, the file holds {held}")]
    BallotsMissing { said: u32, held: u64 },
    #[error("a brace is opened and not closed, or closed and not opened")]
    Braces,
    #[error("between two commas nothing is ranked")]
    NothingBetweenCommas,
    #[error("braces with nothing between them rank nothing")]
    EmptyRank,
    #[error("a .{ending} file holds no ties, so there are no braces in it")]
    TiesNotAllowed { ending: &'static str },
    #[error("a .{ending} file ranks all {all} alternatives on each ballot, here are {ranked}")]
    NotComplete { ending: &'static str, all: usize, ranked: usize },
    #[error("the ballot has {given} categories, the file has {categories}")]
    TooManyCategories { given: usize, categories: u32 },
    #[error("the section {section} is missing")]
    SectionMissing { section: &'static str },
    #[error("the section {section} stands here a second time")]
    SectionTwice { section: &'static str },
    #[error("the section {section} has to come before this one")]
    SectionTooEarly { section: &'static str },
    #[error("the first section should be META")]
    NoSection,
    #[error("the section {section} has no column “{column}”")]
    ColumnMissing { section: &'static str, column: &'static str },
    #[error("the column “{column}” is given a second time")]
    ColumnTwice { column: String },
    #[error("there should be {expected} fields, here are {found}")]
    FieldCount { expected: usize, found: usize },
    #[error("a quotation mark is opened and not closed")]
    Quotes,
    #[error("the voter “{id}” has voted before in this file")]
    VoterTwice { id: String },
    #[error("the vote type “{vote_type}” is not known; known are approval, choose-1, ordinal, cumulative and scoring")]
    UnknownVoteType { vote_type: String },
    #[error("the ballot names {projects} projects and gives {points} points")]
    PointsApart { projects: usize, points: usize },
    #[error("the mark “{mark}” is none of: {known}")]
    UnknownMark { mark: String, known: &'static str },
    #[error("{0}")]
    Ballot(BallotProblem),
    #[error("the method {method} cannot count {ballots}")]
    DoesNotFit { method: Method, ballots: String },
    #[error("this file was made for the method {made_for}, not for {method}")]
    OtherMethod { made_for: Method, method: Method },
    #[error("on this ballot more than one alternative is pointed at")]
    PointsAtSeveral,
    #[error("the method {method} compares at most {most} alternatives")]
    TooManyToCompare { method: Method, most: usize },
    #[error("neither the file nor the command says what can be spent: give a budget or a number of seats")]
    NoBudget,
    #[error("a budget and a number of seats cannot both be given")]
    BudgetAndSeats,
    #[error("{option} is of no use to the method {method}")]
    OptionOfNoUse { option: &'static str, method: Method },
    #[error("there are too many ties: more than {MOST_OUTCOMES} selections, or ways to reach them")]
    TooManyTies(#[from] TooManyTies),
}

impl Fault {
    pub(super) fn at(self, line: u64) -> FileProblem {
        FileProblem { line: Some(line), fault: self }
    }

    pub(super) fn of_the_file(self) -> FileProblem {
        FileProblem { line: None, fault: self }
    }
}
