//! Pabulib's format: the sections META, PROJECTS and VOTES, each a table with `;` between fields.
//!
//! Source: P. Faliszewski et al., “Participatory Budgeting: Data, Tools, and Analysis” (IJCAI 2023).

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;

use super::ballot_file::{Counter, Directory};
use super::header::{amount, one_line, whole};
use super::{BallotFile, Ballots, Entry, Fault, FileProblem, Headers, Id, Line, Named, lines};
use crate::tally::{Alternative, Marks};

const META: &str = "META";
const PROJECTS: &str = "PROJECTS";
const VOTES: &str = "VOTES";

/// The lines of one section.
struct Section<'a> {
    name: &'static str,
    line: u64,
    columns: Vec<String>,
    rows: Vec<(u64, &'a str)>,
}

/// Reads a file.
///
/// # Errors
/// What is wrong, and in which line.
pub fn read(bytes: &[u8]) -> Result<BallotFile, FileProblem> {
    let text = lines::text(bytes)?;
    let sections = sections(text)?;
    let section = |name: &'static str| {
        let found = sections.iter().find(|it| it.name == name);
        found.ok_or_else(|| Fault::SectionMissing { section: name }.at(lines::last(text)))
    };
    let headers = meta(section(META)?)?;
    let directory = projects(section(PROJECTS)?)?;
    let votes = section(VOTES)?;
    let (ballots, held) = ballots(votes, &headers, &directory)?;
    if let Some((line, said)) = whole(&headers, "num_projects")?.filter(|(_, said)| *said != directory.len()) {
        return Err(Fault::AlternativesMissing { said, named: directory.alternatives.len() }.at(line));
    }
    if let Some((line, said)) = whole(&headers, "num_votes")?.filter(|(_, said)| u64::from(*said) != held) {
        return Err(Fault::BallotsMissing { said, held }.at(line));
    }
    Ok(BallotFile { alternatives: directory.alternatives, headers, ballots })
}

/// Cuts a file into its sections, which come in their order.
fn sections(text: &str) -> Result<Vec<Section<'_>>, FileProblem> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    let mut waits_for_columns = false;
    for (line, text) in lines::numbered(text) {
        if let Some(name) = section_name(text) {
            if sections.iter().any(|it| it.name == name) {
                return Err(Fault::SectionTwice { section: name }.at(line));
            }
            let before = [META, PROJECTS, VOTES].into_iter().take_while(|it| *it != name);
            if let Some(missing) = before.into_iter().find(|it| sections.iter().all(|section| section.name != *it)) {
                return Err(Fault::SectionTooEarly { section: missing }.at(line));
            }
            sections.push(Section { name, line, columns: vec![], rows: vec![] });
            waits_for_columns = true;
            continue;
        }
        let Some(section) = sections.last_mut() else { return Err(Fault::NoSection.at(line)) };
        if waits_for_columns {
            section.columns = columns(text, line)?;
            section.line = line;
            waits_for_columns = false;
        } else {
            section.rows.push((line, text));
        }
    }
    Ok(sections)
}

fn section_name(text: &str) -> Option<&'static str> {
    let text = text.trim_end_matches([';', ' ']);
    [META, PROJECTS, VOTES].into_iter().find(|it| text.eq_ignore_ascii_case(it))
}

fn columns(text: &str, line: u64) -> Result<Vec<String>, FileProblem> {
    let mut columns = fields(text, line)?;
    while columns.last().is_some_and(String::is_empty) {
        columns.pop();
    }
    let mut seen = HashSet::new();
    match columns.iter().find(|it| !seen.insert(it.as_str())) {
        Some(twice) => Err(Fault::ColumnTwice { column: lines::shown(twice) }.at(line)),
        None => Ok(columns),
    }
}

impl Section<'_> {
    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|it| it == name)
    }

    fn needs(&self, name: &'static str) -> Result<usize, FileProblem> {
        self.column(name).ok_or_else(|| Fault::ColumnMissing { section: self.name, column: name }.at(self.line))
    }

    /// All rows, with the fields up to the last that is needed in each. What says “none” is empty.
    fn table(&self, last_needed: usize) -> impl Iterator<Item = Result<(u64, Vec<String>), FileProblem>> {
        self.rows.iter().map(move |(line, text)| {
            let mut fields = fields(text, *line)?;
            while fields.len() > self.columns.len() && fields.last().is_some_and(String::is_empty) {
                fields.pop();
            }
            if fields.len() > self.columns.len() || fields.len() <= last_needed {
                return Err(Fault::FieldCount { expected: self.columns.len(), found: fields.len() }.at(*line));
            }
            fields.resize(self.columns.len(), String::new());
            for field in fields.iter_mut().filter(|it| it.eq_ignore_ascii_case("none")) {
                field.clear();
            }
            Ok((*line, fields))
        })
    }
}

/// The fields of a row. Quotation marks around a field protect what is inside; doubled, they mean one.
fn fields(text: &str, line: u64) -> Result<Vec<String>, FileProblem> {
    let mut fields = Vec::new();
    let mut rest = text;
    loop {
        let mut field = String::new();
        if let Some(mut quoted) = rest.strip_prefix('"') {
            loop {
                let (inside, after) = quoted.split_once('"').ok_or_else(|| Fault::Quotes.at(line))?;
                field.push_str(inside);
                let Some(more) = after.strip_prefix('"') else {
                    rest = after;
                    break;
                };
                field.push('"');
                quoted = more;
            }
        }
        let (plain, after) = rest.split_once(';').map_or((rest, None), |(plain, after)| (plain, Some(after)));
        field.push_str(plain);
        fields.push(field.trim().to_owned());
        match after {
            Some(after) => rest = after,
            None => return Ok(fields),
        }
    }
}

fn meta(section: &Section<'_>) -> Result<Headers, FileProblem> {
    let mut headers = Headers::new();
    for (line, text) in &section.rows {
        let mut fields = fields(text, *line)?.into_iter();
        let (Some(key), Some(value)) = (fields.next(), fields.next()) else {
            return Err(Fault::FieldCount { expected: 2, found: 1 }.at(*line));
        };
        if headers.contains_key(&key) {
            return Err(Fault::HeaderTwice { key: lines::shown(&key) }.at(*line));
        }
        headers.insert(key, (Line(*line), value));
    }
    if let Some((line, budget)) = headers.get("budget") {
        amount(budget, "budget", line.0)?;
    }
    Ok(headers)
}

fn projects(section: &Section<'_>) -> Result<Directory, FileProblem> {
    let id = section.needs("project_id")?;
    let cost = section.needs("cost")?;
    let name = section.column("name");
    let mut directory = Directory::default();
    for row in section.table(id.max(cost)) {
        let (line, fields) = row?;
        let named = Named {
            id: Id::Text(fields[id].clone()),
            name: name.map(|it| fields[it].clone()).unwrap_or_default(),
            cost: Some(amount(&fields[cost], "cost", line)?),
        };
        directory.add(named, line)?;
    }
    if directory.alternatives.is_empty() { Err(Fault::NoAlternatives.at(section.line)) } else { Ok(directory) }
}

fn ballots(section: &Section<'_>, headers: &Headers, directory: &Directory) -> Result<(Ballots, u64), FileProblem> {
    let missing = || Fault::HeaderMissing { key: "vote_type" }.at(section.line);
    let (type_line, vote_type) = headers.get("vote_type").ok_or_else(missing)?;
    let vote = section.needs("vote")?;
    let voter = section.column("voter_id");
    let mut voters = HashSet::new();
    let mut counter = Counter::default();
    let mut rows = Vec::new();
    for row in section.table(vote) {
        let (line, mut fields) = row?;
        counter.add(1, line)?;
        if let Some(voter) = voter {
            let id = std::mem::take(&mut fields[voter]);
            if !voters.insert(id.clone()) {
                return Err(Fault::VoterTwice { id: lines::shown(&id) }.at(line));
            }
        }
        let chosen = chosen(directory, &fields[vote], line)?;
        rows.push((line, fields, chosen));
    }
    let ballots = match vote_type.as_str() {
        "approval" | "choose-1" => Ballots::Approvals(
            rows.into_iter().map(|(line, _, chosen)| entry(line, chosen.into_iter().collect())).collect(),
        ),
        "ordinal" => Ballots::Rankings(
            rows.into_iter()
                .map(|(line, _, chosen)| entry(line, chosen.into_iter().map(|it| BTreeSet::from([it])).collect()))
                .collect(),
        ),
        "cumulative" | "scoring" => {
            let points = section.needs("points")?;
            let marks = |(line, fields, chosen): (u64, Vec<String>, Vec<Alternative>)| {
                let given = list(&fields[points], line)?;
                if given.len() != chosen.len() {
                    return Err(Fault::PointsApart { projects: chosen.len(), points: given.len() }.at(line));
                }
                let points = given.into_iter().map(|it| lines::whole(it, "number of points", line));
                let marks = chosen.into_iter().zip(points).map(|(it, points)| Ok((it, points?)));
                Ok(entry(line, marks.collect::<Result<Marks<u32>, FileProblem>>()?))
            };
            let ballots = rows.into_iter().map(marks).collect::<Result<_, _>>()?;
            Ballots::Points { cumulative: vote_type == "cumulative", ballots }
        }
        _ => return Err(Fault::UnknownVoteType { vote_type: lines::shown(vote_type) }.at(type_line.0)),
    };
    Ok((ballots, counter.held))
}

fn entry<B>(line: u64, ballot: B) -> Entry<B> {
    Entry { line: Line(line), count: 1, ballot }
}

/// The members of a list with commas. An empty text is an empty list.
fn list(text: &str, line: u64) -> Result<Vec<&str>, FileProblem> {
    let members: Vec<_> = text.split(',').map(str::trim).collect();
    match members.as_slice() {
        [""] => Ok(vec![]),
        some if some.contains(&"") => Err(Fault::NothingBetweenCommas.at(line)),
        _ => Ok(members),
    }
}

fn chosen(directory: &Directory, text: &str, line: u64) -> Result<Vec<Alternative>, FileProblem> {
    let mut seen = BTreeSet::new();
    let mut chosen = Vec::new();
    for id in list(text, line)? {
        let alternative = directory.find(&Id::Text(id.to_owned()), line)?;
        if !seen.insert(alternative) {
            return Err(Fault::NamedTwice { id: lines::shown(id) }.at(line));
        }
        chosen.push(alternative);
    }
    Ok(chosen)
}

/// Writes approvals, points, or rankings without ties; nothing, if the file holds other ballots.
///
/// Ballots are sorted by what they say, and voters numbered in that order: nothing of the order in which they were cast
/// is left. Projects without a cost cost nothing.
pub fn write(file: &BallotFile) -> Option<String> {
    let id = |it: &Alternative| file.alternatives.get(it.index()).map(|it| it.id.to_string()).unwrap_or_default();
    let ids = |chosen: &mut dyn Iterator<Item = &Alternative>| chosen.map(id).collect::<Vec<_>>().join(",");
    let (vote_type, columns, mut rows): (_, _, Vec<String>) = match &file.ballots {
        Ballots::Approvals(entries) => {
            ("approval", "voter_id;vote", repeated(entries, |it| quoted(&ids(&mut it.iter()))))
        }
        Ballots::Rankings(entries) => {
            if entries.iter().any(|it| it.ballot.iter().any(|rank| rank.len() > 1)) {
                return None;
            }
            ("ordinal", "voter_id;vote", repeated(entries, |it| quoted(&ids(&mut it.iter().flatten()))))
        }
        Ballots::Points { cumulative, ballots } => {
            let row = |marks: &Marks<u32>| {
                let points: Vec<_> = marks.values().map(u32::to_string).collect();
                format!("{};{}", quoted(&ids(&mut marks.keys())), points.join(","))
            };
            let vote_type = if *cumulative { "cumulative" } else { "scoring" };
            (vote_type, "voter_id;vote;points", repeated(ballots, row))
        }
        Ballots::Categories { .. } | Ballots::Words(_) => return None,
    };
    rows.sort_unstable();
    let mut text = String::from("META\nkey;value\n");
    // Writing into a text cannot fail.
    let mut meta = |key: &str, value: &str| _ = writeln!(text, "{};{}", quoted(key), quoted(value));
    let computed = ["num_projects", "num_votes", "vote_type"];
    for (key, (_, value)) in file.headers.iter().filter(|(key, _)| !computed.contains(&key.as_str())) {
        meta(key, value);
    }
    meta("num_projects", &file.alternatives.len().to_string());
    meta("num_votes", &rows.len().to_string());
    meta("vote_type", vote_type);
    text.push_str("PROJECTS\nproject_id;cost;name\n");
    for named in &file.alternatives {
        let cost = named.cost.map_or("0".to_owned(), |it| it.to_string());
        let _ = writeln!(text, "{};{cost};{}", quoted(&named.id.to_string()), quoted(&named.name));
    }
    let _ = writeln!(text, "VOTES\n{columns}");
    for (voter, row) in (1..).zip(rows) {
        let _ = writeln!(text, "{voter};{row}");
    }
    Some(text)
}

fn repeated<B>(entries: &[Entry<B>], row: impl Fn(&B) -> String) -> Vec<String> {
    entries.iter().flat_map(|it| std::iter::repeat_n(row(&it.ballot), it.count as usize)).collect()
}

/// A field that reads back as it is.
fn quoted(text: &str) -> String {
    let text = one_line(text);
    if text.contains([';', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
