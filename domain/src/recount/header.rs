//! Headers as PrefLib writes them, `# KEY: value`; our CSV has the same.

use std::collections::BTreeSet;

use super::ballot_file::Directory;
use super::{Amount, Fault, FileProblem, Headers, Line, Named, lines};

/// What stands above the ballots.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) headers: Headers,
    names: Vec<(u64, u32, String)>,
    costs: Vec<(u64, u32, Amount)>,
    /// The numbers of the categories that have names.
    pub(super) categories: BTreeSet<u32>,
}

const ALTERNATIVE: &str = "ALTERNATIVE NAME ";
const CATEGORY: &str = "CATEGORY NAME ";
const COST: &str = "COST ";

impl Head {
    /// Takes in one line without its `#`.
    pub(super) fn take(&mut self, text: &str, line: u64) -> Result<(), FileProblem> {
        let text = text.trim();
        let Some((key, value)) = text.split_once(':').map(|(key, value)| (key.trim(), value.trim())) else {
            let looks_like_one = ["NUMBER ", ALTERNATIVE, CATEGORY].iter().any(|it| text.starts_with(it));
            return if looks_like_one { Err(Fault::NoHeader.at(line)) } else { Ok(()) };
        };
        if let Some(number) = key.strip_prefix(ALTERNATIVE) {
            let number = lines::whole(number.trim(), "number of an alternative", line)?;
            self.names.push((line, number, value.to_owned()));
        } else if let Some(number) = key.strip_prefix(CATEGORY) {
            let number = lines::whole(number.trim(), "number of a category", line)?;
            if !self.categories.insert(number) {
                return Err(Fault::HeaderTwice { key: lines::shown(key) }.at(line));
            }
        } else if let Some(number) = key.strip_prefix(COST) {
            let number = lines::whole(number.trim(), "number of an alternative", line)?;
            self.costs.push((line, number, amount(value, "cost", line)?));
        } else if self.headers.insert(key.to_owned(), (Line(line), value.to_owned())).is_some() {
            return Err(Fault::HeaderTwice { key: lines::shown(key) }.at(line));
        }
        Ok(())
    }

    /// A header whose value is a whole number, with its line.
    pub(super) fn whole(&self, key: &'static str) -> Result<Option<(u64, u32)>, FileProblem> {
        whole(&self.headers, key)
    }

    /// The alternatives named in headers; if none is, as many as the header says, numbered from 1.
    pub(super) fn directory(&self) -> Result<Directory, FileProblem> {
        let said = self.whole("NUMBER ALTERNATIVES")?;
        let mut directory = Directory::default();
        for (line, number, name) in &self.names {
            directory.add(Named::numbered(*number, name), *line)?;
        }
        if let (true, Some((line, said))) = (self.names.is_empty(), said) {
            for number in 1..=said {
                directory.add(Named::numbered(number, ""), line)?;
            }
        }
        if let Some((line, said)) = said.filter(|(_, said)| *said != directory.len()) {
            return Err(Fault::AlternativesMissing { said, named: directory.alternatives.len() }.at(line));
        }
        for (line, number, cost) in &self.costs {
            let place = directory.find(&super::Id::Number(*number), *line)?;
            if let Some(named) = directory.alternatives.get_mut(place.index())
                && named.cost.replace(*cost).is_some()
            {
                return Err(Fault::HeaderTwice { key: format!("{COST}{number}") }.at(*line));
            }
        }
        Ok(directory)
    }

    /// The file holds as many ballots as it says.
    pub(super) fn all_there(&self, held: u64) -> Result<(), FileProblem> {
        match self.whole("NUMBER VOTERS")?.filter(|(_, said)| u64::from(*said) != held) {
            Some((line, said)) => Err(Fault::BallotsMissing { said, held }.at(line)),
            None => Ok(()),
        }
    }
}

/// A header whose value is a whole number, with its line.
pub(super) fn whole(headers: &Headers, key: &'static str) -> Result<Option<(u64, u32)>, FileProblem> {
    let Some((line, value)) = headers.get(key) else { return Ok(None) };
    Ok(Some((line.0, lines::whole(value, key, line.0)?)))
}

/// An amount in some line.
pub(super) fn amount(text: &str, what: &'static str, line: u64) -> Result<Amount, FileProblem> {
    text.parse().map_err(|_| Fault::NoAmount { what, text: lines::shown(text) }.at(line))
}

/// A text that stays on its line, whatever counts as the end of a line anywhere.
pub(super) fn one_line(text: &str) -> String {
    let breaks = |it: char| it.is_control() || it == '\u{2028}' || it == '\u{2029}';
    text.replace(breaks, " ").trim().to_owned()
}
