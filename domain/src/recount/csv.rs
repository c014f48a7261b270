//! The simple format for methods that fit no other: headers as in PrefLib, one row that names the columns, one row per
//! different ballot.
//!
//! ```text
//! # METHOD: dots
//! # DOTS: 5
//! # ALTERNATIVE NAME 1: Open the school yard
//! # ALTERNATIVE NAME 2: A bench at the stop
//! count,1,2
//! 3,5,0
//! 1,,4
//! ```
//!
//! An empty field says nothing about the alternative. Which words and numbers the others can be, the method says.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::ballot_file::{Counter, Directory};
use super::header::{Head, one_line};
use super::preflib::together;
use super::{BallotFile, Ballots, Entry, Fault, FileProblem, Id, Line, Named, lines};
use crate::tally::{Alternative, Marks};

/// Reads a file.
///
/// # Errors
/// What is wrong, and in which line.
pub fn read(bytes: &[u8]) -> Result<BallotFile, FileProblem> {
    let text = lines::text(bytes)?;
    let mut head = Head::default();
    let mut table = None;
    let mut entries = Vec::new();
    let mut counter = Counter::default();
    for (line, text) in lines::numbered(text) {
        match (text.strip_prefix('#'), &table) {
            (Some(_), Some(_)) => return Err(Fault::HeaderAmongBallots.at(line)),
            (Some(header), None) => head.take(header, line)?,
            (None, None) => table = Some(columns(&head, text, line)?),
            (None, Some((_, columns))) => entries.push(row(columns, &mut counter, text, line)?),
        }
    }
    let Some((directory, _)) = table else {
        return Err(Fault::ColumnMissing { section: "CSV", column: "count" }.at(lines::last(text)));
    };
    head.all_there(counter.held)?;
    Ok(BallotFile { alternatives: directory.alternatives, headers: head.headers, ballots: Ballots::Words(entries) })
}

/// What the row of column names says: `count`, then the numbers of the alternatives.
fn columns(head: &Head, text: &str, line: u64) -> Result<(Directory, Vec<Alternative>), FileProblem> {
    let mut fields = text.split(',').map(str::trim);
    if fields.next() != Some("count") {
        return Err(Fault::ColumnMissing { section: "CSV", column: "count" }.at(line));
    }
    let mut directory = head.directory()?;
    let named_above = !directory.alternatives.is_empty();
    let mut columns = Vec::new();
    for field in fields {
        if !named_above {
            let number = lines::whole(field, "number of an alternative", line)?;
            directory.add(Named::numbered(number, ""), line)?;
        }
        columns.push(directory.find_number(field, line)?);
    }
    if columns.iter().collect::<BTreeSet<_>>().len() < columns.len() {
        return Err(Fault::ColumnTwice { column: "number of an alternative".to_owned() }.at(line));
    }
    match columns.len() {
        0 => Err(Fault::NoAlternatives.at(line)),
        given if given < directory.alternatives.len() => {
            Err(Fault::FieldCount { expected: directory.alternatives.len() + 1, found: given + 1 }.at(line))
        }
        _ => Ok((directory, columns)),
    }
}

fn row(
    columns: &[Alternative],
    counter: &mut Counter,
    text: &str,
    line: u64,
) -> Result<Entry<Marks<String>>, FileProblem> {
    let fields: Vec<_> = text.split(',').map(str::trim).collect();
    if fields.len() != columns.len() + 1 {
        return Err(Fault::FieldCount { expected: columns.len() + 1, found: fields.len() }.at(line));
    }
    let count = lines::whole(fields[0], "count", line)?;
    counter.add(count, line)?;
    let marks = columns.iter().zip(&fields[1..]).filter(|(_, mark)| !mark.is_empty());
    Ok(Entry { line: Line(line), count, ballot: marks.map(|(it, mark)| (*it, (*mark).to_owned())).collect() })
}

/// Writes any ballots: ranks, categories and points as numbers, approvals as 1.
///
/// Equal ballots become one line, the most frequent first: nothing of the order in which they were cast is left.
/// Alternatives that a file knows by texts are numbered in their order.
pub fn write(file: &BallotFile) -> String {
    let places: Vec<_> = (0..).map(Alternative).take(file.alternatives.len()).collect();
    let row = |marks: &Marks<String>| {
        places.iter().map(|it| marks.get(it).map_or("", String::as_str)).collect::<Vec<_>>().join(",")
    };
    let ballots = match &file.ballots {
        Ballots::Words(entries) => together(entries, row),
        Ballots::Rankings(entries) => together(entries, |ranks| row(&ranked(ranks))),
        Ballots::Approvals(entries) => {
            together(entries, |chosen| row(&chosen.iter().map(|it| (*it, "1".to_owned())).collect()))
        }
        Ballots::Categories { ballots, .. } | Ballots::Points { ballots, .. } => {
            together(ballots, |marks| row(&marks.iter().map(|(it, mark)| (*it, mark.to_string())).collect()))
        }
    };
    let number = |named: &Named, place: Alternative| match named.id {
        Id::Number(number) => number,
        Id::Text(_) => place.0 + 1,
    };
    let numbered: Vec<_> =
        file.alternatives.iter().zip(&places).map(|(named, place)| (number(named, *place), named)).collect();
    let mut text = String::new();
    // Writing into a text cannot fail.
    let mut header = |key: &str, value: &str| _ = writeln!(text, "# {key}: {}", one_line(value));
    let computed = ["NUMBER ALTERNATIVES", "NUMBER VOTERS"];
    for (key, (_, value)) in file.headers.iter().filter(|(key, _)| !computed.contains(&key.as_str())) {
        header(&one_line(key), value);
    }
    header("NUMBER ALTERNATIVES", &file.alternatives.len().to_string());
    header("NUMBER VOTERS", &ballots.iter().map(|(_, count)| count).sum::<u64>().to_string());
    for (number, named) in &numbered {
        header(&format!("ALTERNATIVE NAME {number}"), &named.name);
        if let Some(cost) = named.cost {
            header(&format!("COST {number}"), &cost.to_string());
        }
    }
    text.push_str("count");
    numbered.iter().for_each(|(number, _)| _ = write!(text, ",{number}"));
    text.push('\n');
    for (marks, count) in ballots {
        let _ = writeln!(text, "{count},{marks}");
    }
    text
}

/// Ranks as numbers from 1.
fn ranked(ranks: &[BTreeSet<Alternative>]) -> Marks<String> {
    let numbered = (1..).zip(ranks);
    numbered.flat_map(|(rank, members): (u32, _)| members.iter().map(move |it| (*it, rank.to_string()))).collect()
}
