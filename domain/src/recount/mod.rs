//! Ballot files: written so that everybody can recount a poll, and read to recount it, ours or anybody's.
//!
//! Three formats: PrefLib (`.soc .soi .toc .toi .cat`), Pabulib (`.pb`) and a simple CSV for what fits neither. The ending
//! of the file's name says which. Whatever is wrong with a file is said with the number of its line.

/// Amounts of money, exactly as written.
mod amount;
/// What a file holds, whatever its format.
mod ballot_file;
/// The simple format for methods that fit no other.
pub mod csv;
/// What is wrong with a file, and in which line.
mod fault;
/// From what a file holds to what a method counts.
mod fit;
/// From what a method counts to what a file holds.
mod from_ballots;
/// Headers `# KEY: value`.
mod header;
/// A file's text, line by line.
mod lines;
/// Participatory budgeting: `.pb`.
pub mod pabulib;
/// Rankings and categories: `.soc .soi .toc .toi .cat`.
pub mod preflib;
/// What came out, as text and as JSON.
mod report;

pub use amount::{Amount, NoAmount};
pub use ballot_file::{BallotFile, Ballots, Entry, Headers, Id, Line, Named};
pub use fault::{Fault, FileProblem};
pub use from_ballots::{ANSWERS, GRADES, STANCES};
pub use report::{Figures, Outcome, Report};

use crate::tally::Method;
use crate::tally::equal_shares::Completion;

/// What is asked of a recount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    pub method: Method,
    /// Instead of the budget the file names; equal shares only.
    pub budget: Option<Amount>,
    /// So many seats, each alternative taking one, instead of what the file says; equal shares only.
    pub seats: Option<u32>,
    pub completion: Completion,
}

impl Options {
    /// A method, and everything else as the file says.
    pub fn new(method: Method) -> Self {
        Self { method, budget: None, seats: None, completion: Completion::None }
    }
}

/// Reads a file; the ending of its name says in which format.
///
/// # Errors
/// What is wrong with the file, and in which line.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<BallotFile, FileProblem> {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "pb" => pabulib::read(bytes),
        "csv" => csv::read(bytes),
        _ => match preflib::Kind::of_ending(&ending) {
            Some(kind) => preflib::read(kind, bytes),
            None => Err(Fault::UnknownEnding { ending: lines::shown(&ending) }.of_the_file()),
        },
    }
}

/// Writes a file in the format that fits its ballots best: the ending of its name, without the point, and its text.
///
/// Rankings and categories go to PrefLib, approvals and points to Pabulib, words to CSV. Equal ballots stand together and
/// all are sorted by what they say, so that nothing of the order in which they were cast is left.
pub fn write(file: &BallotFile) -> (&'static str, String) {
    let in_preflib = preflib::write(file).map(|(kind, text)| (kind.ending(), text));
    let in_pabulib = || pabulib::write(file).map(|text| ("pb", text));
    in_preflib.or_else(in_pabulib).unwrap_or_else(|| ("csv", csv::write(file)))
}

/// Counts the ballots of a file that is sound.
///
/// # Errors
/// Why it does not fit what is asked.
pub fn count(file: &BallotFile, options: &Options) -> Result<Report, FileProblem> {
    fit::count(file, options)
}

/// Reads a file and counts its ballots.
///
/// # Errors
/// What is wrong with the file, and in which line; or why it does not fit what is asked.
pub fn recount(file_name: &str, bytes: &[u8], options: &Options) -> Result<Report, FileProblem> {
    fit::count(&read(file_name, bytes)?, options)
}

#[cfg(test)]
mod tests;
