//! PrefLib's format: headers `# KEY: value`, then ballots `count: 1,2,{3,4}`.
//!
//! Source: N. Mattei and T. Walsh, “PrefLib: A Library for Preferences” (2013), in its format of 2022.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::ballot_file::{Counter, Directory};
use super::header::{Head, one_line};
use super::{BallotFile, Ballots, Entry, Fault, FileProblem, Line, lines};
use crate::tally::{Alternative, Marks};

/// The endings of PrefLib's files that hold ballots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// All alternatives ranked, no ties.
    Soc,
    /// Some alternatives ranked, no ties.
    Soi,
    /// All alternatives ranked, ties allowed.
    Toc,
    /// Some alternatives ranked, ties allowed.
    Toi,
    /// Alternatives in categories.
    Cat,
}

impl Kind {
    /// The ending of the file's name, without its point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Soc => "soc",
            Self::Soi => "soi",
            Self::Toc => "toc",
            Self::Toi => "toi",
            Self::Cat => "cat",
        }
    }

    /// The kind of file with such an ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        [Self::Soc, Self::Soi, Self::Toc, Self::Toi, Self::Cat].into_iter().find(|it| it.ending() == ending)
    }

    fn allows_ties(self) -> bool {
        matches!(self, Self::Toc | Self::Toi)
    }

    fn is_complete(self) -> bool {
        matches!(self, Self::Soc | Self::Toc)
    }

    /// The strictest kind that holds these rankings.
    fn for_rankings(alternatives: usize, ballots: &[Entry<Vec<BTreeSet<Alternative>>>]) -> Self {
        let ties = ballots.iter().any(|it| it.ballot.iter().any(|rank| rank.len() > 1));
        let complete = ballots.iter().all(|it| it.ballot.iter().map(BTreeSet::len).sum::<usize>() == alternatives);
        match (ties, complete) {
            (false, true) => Self::Soc,
            (false, false) => Self::Soi,
            (true, true) => Self::Toc,
            (true, false) => Self::Toi,
        }
    }
}

/// Reads a file.
///
/// # Errors
/// What is wrong, and in which line.
pub fn read(kind: Kind, bytes: &[u8]) -> Result<BallotFile, FileProblem> {
    let text = lines::text(bytes)?;
    let mut head = Head::default();
    let mut body = Vec::new();
    for (line, text) in lines::numbered(text) {
        match text.strip_prefix('#') {
            Some(_) if !body.is_empty() => return Err(Fault::HeaderAmongBallots.at(line)),
            Some(header) => head.take(header, line)?,
            None if head.headers.is_empty() && !text.contains(':') => return Err(Fault::OldPrefLib.at(line)),
            None => body.push((line, text)),
        }
    }
    let directory = head.directory()?;
    if directory.alternatives.is_empty() {
        let fault = match head.whole("NUMBER ALTERNATIVES")? {
            Some((line, _)) => Fault::NoAlternatives.at(line),
            None => Fault::HeaderMissing { key: "NUMBER ALTERNATIVES" }.at(lines::last(text)),
        };
        return Err(fault);
    }
    let mut counter = Counter::default();
    let ballots = match kind {
        Kind::Cat => {
            let categories = match head.whole("NUMBER CATEGORIES")? {
                Some((line, categories)) if categories > lines::MOST_CATEGORIES => {
                    return Err(Fault::TooManyCategoriesInAll.at(line));
                }
                Some((_, categories)) => categories,
                None if !head.categories.is_empty() => u32::try_from(head.categories.len()).unwrap_or(u32::MAX),
                None => return Err(Fault::HeaderMissing { key: "NUMBER CATEGORIES" }.at(lines::last(text))),
            };
            let ballots = entries(&body, &mut counter, |text, line| sorted_in(&directory, categories, text, line))?;
            Ballots::Categories { categories, ballots }
        }
        Kind::Soc | Kind::Soi | Kind::Toc | Kind::Toi => {
            Ballots::Rankings(entries(&body, &mut counter, |text, line| ranked(kind, &directory, text, line))?)
        }
    };
    head.all_there(counter.held)?;
    Ok(BallotFile { alternatives: directory.alternatives, headers: head.headers, ballots })
}

fn entries<B>(
    body: &[(u64, &str)],
    counter: &mut Counter,
    ballot: impl Fn(&str, u64) -> Result<B, FileProblem>,
) -> Result<Vec<Entry<B>>, FileProblem> {
    let mut entries = Vec::with_capacity(body.len());
    for (line, text) in body {
        let (count, marks) = text.split_once(':').ok_or_else(|| Fault::NoBallot.at(*line))?;
        let count = lines::whole(count.trim(), "number of times a ballot stands here", *line)?;
        counter.add(count, *line)?;
        entries.push(Entry { line: Line(*line), count, ballot: ballot(marks, *line)? });
    }
    Ok(entries)
}

/// One rank, or one category: what stands between two commas, or between braces.
struct Group<'a> {
    braces: bool,
    members: Vec<&'a str>,
}

fn groups(text: &str, line: u64) -> Result<Vec<Group<'_>>, FileProblem> {
    let mut groups = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let after = if let Some(inside) = rest.strip_prefix('{') {
            let (inside, after) = inside.split_once('}').ok_or_else(|| Fault::Braces.at(line))?;
            let members = if inside.trim().is_empty() { vec![] } else { inside.split(',').map(str::trim).collect() };
            groups.push(Group { braces: true, members });
            after.trim_start()
        } else {
            let end = rest.find(',').unwrap_or(rest.len());
            let (member, after) = rest.split_at(end);
            groups.push(Group { braces: false, members: vec![member.trim()] });
            after
        };
        if after.is_empty() {
            break;
        }
        rest = after.strip_prefix(',').ok_or_else(|| Fault::Braces.at(line))?.trim_start();
        if rest.is_empty() {
            return Err(Fault::NothingBetweenCommas.at(line));
        }
    }
    let members = || groups.iter().flat_map(|it| &it.members);
    if members().any(|it| it.is_empty()) {
        return Err(Fault::NothingBetweenCommas.at(line));
    }
    if members().any(|it| it.contains(['{', '}'])) {
        return Err(Fault::Braces.at(line));
    }
    Ok(groups)
}

/// A ranking.
fn ranked(kind: Kind, directory: &Directory, text: &str, line: u64) -> Result<Vec<BTreeSet<Alternative>>, FileProblem> {
    let mut seen = BTreeSet::new();
    let mut ranks = Vec::new();
    for group in groups(text, line)? {
        if group.braces && !kind.allows_ties() {
            return Err(Fault::TiesNotAllowed { ending: kind.ending() }.at(line));
        }
        if group.members.is_empty() {
            return Err(Fault::EmptyRank.at(line));
        }
        let mut rank = BTreeSet::new();
        for member in group.members {
            let alternative = directory.find_number(member, line)?;
            if !seen.insert(alternative) {
                return Err(Fault::NamedTwice { id: directory.id(alternative) }.at(line));
            }
            rank.insert(alternative);
        }
        ranks.push(rank);
    }
    let all = directory.alternatives.len();
    if kind.is_complete() && seen.len() < all {
        return Err(Fault::NotComplete { ending: kind.ending(), all, ranked: seen.len() }.at(line));
    }
    Ok(ranks)
}

/// Alternatives in categories. Categories at the end may be left out, and are empty then.
fn sorted_in(directory: &Directory, categories: u32, text: &str, line: u64) -> Result<Marks<u32>, FileProblem> {
    let groups = groups(text, line)?;
    if groups.len() > categories as usize {
        return Err(Fault::TooManyCategories { given: groups.len(), categories }.at(line));
    }
    let mut marks = Marks::new();
    for (category, group) in (0..).zip(groups) {
        for member in group.members {
            let alternative = directory.find_number(member, line)?;
            if marks.insert(alternative, category).is_some() {
                return Err(Fault::NamedTwice { id: directory.id(alternative) }.at(line));
            }
        }
    }
    Ok(marks)
}

/// Writes rankings or categories; nothing, if the file holds other ballots or its alternatives have no numbers.
///
/// Equal ballots become one line, the most frequent first: nothing of the order in which they were cast is left.
pub fn write(file: &BallotFile) -> Option<(Kind, String)> {
    let groups_of = |ranks: &[BTreeSet<Alternative>]| -> String {
        let rank = |rank: &BTreeSet<Alternative>| {
            let members: Vec<_> = rank.iter().map(|it| number(file, *it)).collect();
            if members.len() == 1 { members.concat() } else { format!("{{{}}}", members.join(",")) }
        };
        ranks.iter().map(rank).collect::<Vec<_>>().join(",")
    };
    if file.alternatives.iter().any(|it| matches!(it.id, super::Id::Text(_))) {
        return None;
    }
    let (kind, categories, ballots) = match &file.ballots {
        Ballots::Rankings(ballots) => {
            let kind = Kind::for_rankings(file.alternatives.len(), ballots);
            (kind, None, together(ballots, |ranks| groups_of(ranks)))
        }
        Ballots::Categories { categories, ballots } => {
            let by_category = |marks: &Marks<u32>| {
                let members = |which| marks.iter().filter(move |(_, it)| **it == which).map(|(it, _)| *it).collect();
                groups_of(&(0..*categories).map(members).collect::<Vec<_>>())
            };
            (Kind::Cat, Some(*categories), together(ballots, by_category))
        }
        Ballots::Approvals(_) | Ballots::Points { .. } | Ballots::Words(_) => return None,
    };
    let mut text = String::new();
    let mut header = |key: &str, value: &str| {
        // Writing into a text cannot fail.
        let _ = writeln!(text, "# {key}: {}", one_line(value));
    };
    let computed = ["DATA TYPE", "NUMBER ALTERNATIVES", "NUMBER VOTERS", "NUMBER CATEGORIES"];
    let is_computed = |key: &str| computed.contains(&key) || key.starts_with("NUMBER UNIQUE ");
    for (key, (_, value)) in file.headers.iter().filter(|(key, _)| !is_computed(key)) {
        header(&one_line(key), value);
    }
    header("DATA TYPE", kind.ending());
    header("NUMBER ALTERNATIVES", &file.alternatives.len().to_string());
    header("NUMBER VOTERS", &ballots.iter().map(|(_, count)| count).sum::<u64>().to_string());
    let what = if categories.is_some() { "NUMBER UNIQUE PREFERENCES" } else { "NUMBER UNIQUE ORDERS" };
    header(what, &ballots.len().to_string());
    if let Some(categories) = categories {
        header("NUMBER CATEGORIES", &categories.to_string());
        (1..=categories).for_each(|it| header(&format!("CATEGORY NAME {it}"), &format!("Category {it}")));
    }
    for named in &file.alternatives {
        header(&format!("ALTERNATIVE NAME {}", named.id), &named.name);
    }
    for (ballot, count) in ballots {
        let _ = writeln!(text, "{count}: {ballot}");
    }
    Some((kind, text))
}

fn number(file: &BallotFile, alternative: Alternative) -> String {
    file.alternatives.get(alternative.index()).map(|it| it.id.to_string()).unwrap_or_default()
}

/// Each different ballot as text with how often it was cast, the most frequent first.
pub(super) fn together<B>(ballots: &[Entry<B>], text: impl Fn(&B) -> String) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for entry in ballots {
        *counts.entry(text(&entry.ballot)).or_default() += u64::from(entry.count);
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sorted
}
