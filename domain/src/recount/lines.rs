//! A file's text, line by line.

use super::{Fault, FileProblem};

/// The text of a file without its byte order mark.
///
/// # Errors
/// The line with the first byte that is not UTF-8.
pub(super) fn text(bytes: &[u8]) -> Result<&str, FileProblem> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|problem| {
        let newlines = bytes.iter().take(problem.valid_up_to()).filter(|it| **it == b'\n').count();
        Fault::NotUtf8.at(newlines as u64 + 1)
    })
}

/// All lines that hold something, trimmed, with their numbers from 1.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = (u64, &str)> {
    (1..).zip(text.lines()).map(|(number, line)| (number, line.trim())).filter(|(_, line)| !line.is_empty())
}

/// The number of the last line, which is 1 in an empty file.
pub(super) fn last(text: &str) -> u64 {
    (text.lines().count() as u64).max(1)
}

/// A whole number in digits alone, small enough to count with.
pub(super) fn whole(text: &str, what: &'static str, line: u64) -> Result<u32, FileProblem> {
    let digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten().filter(|it| *it <= MOST);
    number.ok_or_else(|| Fault::NoWholeNumber { what, text: shown(text) }.at(line))
}

/// A piece of a file as a message can show it: on one line, without control characters, and not too long.
pub(super) fn shown(text: &str) -> String {
    let plain = |it: char| if it.is_control() { '\u{fffd}' } else { it };
    let mut shown: String = text.chars().map(plain).take(LONGEST_SHOWN).collect();
    if text.chars().nth(LONGEST_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

const LONGEST_SHOWN: usize = 60;

/// The largest whole number in a file, and the most ballots a file can hold.
pub(super) const MOST: u32 = 1_000_000_000;

/// The most alternatives a file can hold.
pub(super) const MOST_ALTERNATIVES: usize = 10_000;

/// More categories than this no file has: each is named in the file, used or not.
pub(super) const MOST_CATEGORIES: u32 = 1_000;
