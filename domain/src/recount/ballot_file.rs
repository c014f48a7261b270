//! What a file holds, whatever its format.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use serde::Serialize;

use super::{Amount, Fault, FileProblem, lines};
use crate::tally::{Alternative, Marks};

/// How a file calls an alternative: by a number, or by a text (`.pb`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
pub enum Id {
    Number(u32),
    Text(String),
}

impl fmt::Display for Id {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(to, "{number}"),
            Self::Text(text) => to.write_str(text),
        }
    }
}

/// An alternative of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: Id,
    /// Empty, where the file gives no name.
    pub name: String,
    /// What it costs, where the file says so.
    pub cost: Option<Amount>,
}

impl Named {
    /// An alternative with a number and a name, as in PrefLib and CSV.
    pub fn numbered(number: u32, name: &str) -> Self {
        Self { id: Id::Number(number), name: name.to_owned(), cost: None }
    }
}

/// The number of a line, counted from 1. What we write ourselves comes from none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line(pub u64);

/// Where a ballot stood is no part of what it says.
impl PartialEq for Line {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Line {}

/// A ballot of a file, how often it stands there, and in which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<B> {
    pub line: Line,
    pub count: u32,
    pub ballot: B,
}

impl<B> Entry<B> {
    /// A ballot that was cast once and is to be written.
    pub fn once(ballot: B) -> Self {
        Self { line: Line::default(), count: 1, ballot }
    }
}

/// The ballots of a file, as its format tells them apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ballots {
    /// Ranks, best first (`.soc .soi .toc .toi`, `.pb` with ordinal votes).
    Rankings(Vec<Entry<Vec<BTreeSet<Alternative>>>>),
    /// For each alternative the category it was put into, counted from 0 (`.cat`).
    Categories { categories: u32, ballots: Vec<Entry<Marks<u32>>> },
    /// The alternatives approved of (`.pb` with approval votes).
    Approvals(Vec<Entry<BTreeSet<Alternative>>>),
    /// Points for alternatives (`.pb` with cumulative or scoring votes).
    Points { cumulative: bool, ballots: Vec<Entry<Marks<u32>>> },
    /// A word or number for each alternative, whose meaning the method knows (`.csv`).
    Words(Vec<Entry<Marks<String>>>),
}

/// What a file says about its poll besides alternatives and ballots, under keys such as `STATUS QUO` or `budget`.
/// Each value comes with its line.
pub type Headers = BTreeMap<String, (Line, String)>;

/// A file that is sound: every ballot names alternatives of the file, and none of them twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotFile {
    pub alternatives: Vec<Named>,
    pub headers: Headers,
    pub ballots: Ballots,
}

impl BallotFile {
    /// The alternative a file calls so.
    pub fn find(&self, id: &Id) -> Option<Alternative> {
        (0..).zip(&self.alternatives).find(|(_, it)| it.id == *id).map(|(place, _)| Alternative(place))
    }
}

/// The alternatives of a file while it is read, found by what the file calls them.
#[derive(Debug, Default)]
pub(super) struct Directory {
    pub(super) alternatives: Vec<Named>,
    places: HashMap<Id, Alternative>,
}

impl Directory {
    pub(super) fn add(&mut self, named: Named, line: u64) -> Result<(), FileProblem> {
        if self.alternatives.len() >= lines::MOST_ALTERNATIVES {
            return Err(Fault::TooManyAlternatives.at(line));
        }
        let place = Alternative(self.len());
        if self.places.insert(named.id.clone(), place).is_some() {
            return Err(Fault::AlternativeTwice { id: lines::shown(&named.id.to_string()) }.at(line));
        }
        self.alternatives.push(named);
        Ok(())
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.alternatives.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn find(&self, id: &Id, line: u64) -> Result<Alternative, FileProblem> {
        self.places
            .get(id)
            .copied()
            .ok_or_else(|| Fault::UnknownAlternative { id: lines::shown(&id.to_string()) }.at(line))
    }

    /// The alternative of a number written in digits.
    pub(super) fn find_number(&self, text: &str, line: u64) -> Result<Alternative, FileProblem> {
        self.find(&Id::Number(lines::whole(text, "number of an alternative", line)?), line)
    }

    pub(super) fn id(&self, alternative: Alternative) -> String {
        self.alternatives.get(alternative.index()).map(|it| it.id.to_string()).unwrap_or_default()
    }
}

/// Counts ballots while a file is read, so that no file can hold more than can be counted.
#[derive(Debug, Default)]
pub(super) struct Counter {
    pub(super) held: u64,
}

impl Counter {
    pub(super) fn add(&mut self, count: u32, line: u64) -> Result<(), FileProblem> {
        if count == 0 {
            return Err(Fault::CountZero.at(line));
        }
        self.held += u64::from(count);
        if self.held > lines::MOST.into() { Err(Fault::TooManyBallots.at(line)) } else { Ok(()) }
    }
}
