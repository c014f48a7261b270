//! Commands on their way: kept in the browser's storage until the server has said that they are on disk, or refused.
//!
//! Each entry stands under a key of its own, so that two tabs never overwrite each other's. A tab sends its own entries,
//! and those another tab has left behind for a while; the same id sent twice happens once, so that is harmless.

use domain::wire::{Made, Problem};
use domain::workshop::Command;
use serde::{Deserialize, Serialize};

/// An entry of another tab is taken over when it is so old: either that tab is gone, or it has no link either.
const ORPHAN_AFTER_MS: f64 = 15_000.0;
/// Acts that mean "the last one" or "the next one" are not sent any more after so long: the room has moved on.
const FLEETING_MS: f64 = 30_000.0;

/// A command that is not settled yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    pub id: String,
    pub command: Command,
    /// Set when the server refused it and it holds text: it waits for its writer, not for the server.
    pub problem: Option<Problem>,
    /// Set when the server has it; stays a moment longer, until what it made has arrived.
    pub done: Option<Done>,
    tab: String,
    at: f64,
}

/// What the server said to a command.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Done {
    pub seq: u64,
    pub made: Option<Made>,
    at: f64,
}

impl Waiting {
    /// Not on the server's disk yet, as far as we know.
    pub fn is_unsaved(&self) -> bool {
        self.problem.is_none() && self.done.is_none()
    }
}

/// As kept in storage.
#[derive(Serialize, Deserialize)]
struct Kept {
    tab: String,
    at: f64,
    command: Command,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
}

/// Where entries survive a reload. The browser's storage, or nothing at all where it is forbidden.
pub(crate) trait Shelf {
    fn put(&self, id: &str, entry: &str);
    fn take_away(&self, id: &str);
    fn all(&self) -> Vec<(String, String)>;
}

/// All unsettled commands, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    tab: String,
    entries: Vec<Waiting>,
    made: u32,
}

impl Outbox {
    pub(crate) fn new(tab: String) -> Self {
        Self { tab, entries: Vec::new(), made: 0 }
    }

    pub(crate) fn entries(&self) -> &[Waiting] {
        &self.entries
    }

    /// Takes a command in. `at` is the wall clock, `salt` is drawn by chance; ids sort by age.
    pub(crate) fn put(&mut self, shelf: &dyn Shelf, command: Command, at: f64, salt: u32) -> String {
        self.made = self.made.wrapping_add(1);
        let id = command_id(at, self.made, salt);
        let entry = Waiting { id: id.clone(), command, problem: None, done: None, tab: self.tab.clone(), at };
        keep(shelf, &entry);
        self.entries.push(entry);
        id
    }

    /// Reads what is kept: this tab's own from before a reload, and what other tabs have left behind.
    /// Entries that another tab has settled meanwhile vanish. True when something has changed.
    pub(crate) fn gather(&mut self, shelf: &dyn Shelf, at: f64) -> bool {
        let kept = shelf.all();
        let before = self.entries.len();
        let tab = &self.tab;
        self.entries
            .retain(|entry| entry.tab == *tab || entry.done.is_some() || kept.iter().any(|(id, _)| *id == entry.id));
        let mut changed = self.entries.len() != before;
        for (id, text) in kept {
            if self.entries.iter().any(|entry| entry.id == id) {
                continue;
            }
            let Some(read) = domain::json::read::<Kept>(&text) else { continue };
            if read.tab == self.tab || at - read.at > ORPHAN_AFTER_MS {
                let place = self.entries.partition_point(|entry| entry.id < id);
                let (command, problem) = (read.command, read.problem);
                let entry = Waiting { id, command, problem, done: None, tab: read.tab, at: read.at };
                self.entries.insert(place, entry);
                changed = true;
            }
        }
        changed
    }

    /// What is to be sent, oldest first.
    pub(crate) fn unsent(&self) -> impl Iterator<Item = &Waiting> {
        self.entries.iter().filter(|entry| entry.is_unsaved())
    }

    /// The server has it.
    pub(crate) fn acknowledged(&mut self, shelf: &dyn Shelf, id: &str, seq: u64, made: Option<Made>, at: f64) {
        shelf.take_away(id);
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) {
            entry.done = Some(Done { seq, made, at });
            entry.problem = None;
        }
    }

    /// The server does not carry it out. What holds somebody's words stays, until its writer has them again.
    pub(crate) fn refused(&mut self, shelf: &dyn Shelf, id: &str, problem: &Problem) {
        let Some(place) = self.entries.iter().position(|entry| entry.id == id) else {
            shelf.take_away(id);
            return;
        };
        if holds_words(&self.entries[place].command) {
            self.entries[place].problem = Some(problem.clone());
            keep(shelf, &self.entries[place]);
        } else {
            self.forget(shelf, id);
        }
    }

    /// Takes an entry away for good.
    pub(crate) fn forget(&mut self, shelf: &dyn Shelf, id: &str) {
        shelf.take_away(id);
        self.entries.retain(|entry| entry.id != id);
    }

    /// Clears what has been settled for a moment. True when something went.
    pub(crate) fn sweep(&mut self, at: f64) -> bool {
        let before = self.entries.len();
        self.entries.retain(|entry| entry.done.is_none_or(|done| at - done.at < 1_500.0));
        self.entries.len() != before
    }

    /// Takes out acts whose moment is over, and names them.
    pub(crate) fn expire(&mut self, shelf: &dyn Shelf, at: f64) -> Vec<String> {
        let old: Vec<String> = self
            .unsent()
            .filter(|entry| is_fleeting(&entry.command) && at - entry.at > FLEETING_MS)
            .map(|entry| entry.id.clone())
            .collect();
        for id in &old {
            self.forget(shelf, id);
        }
        old
    }
}

fn keep(shelf: &dyn Shelf, entry: &Waiting) {
    let kept =
        Kept { tab: entry.tab.clone(), at: entry.at, command: entry.command.clone(), problem: entry.problem.clone() };
    if let Ok(text) = serde_json::to_string(&kept) {
        shelf.put(&entry.id, &text);
    }
}

/// Milliseconds, a count and chance: unique per seat, and in order when sorted as text.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the wall clock's milliseconds are a whole positive number"
)]
fn command_id(at: f64, n: u32, salt: u32) -> String {
    format!("{:011x}-{:04x}-{salt:08x}", at.max(0.0) as u64, n & 0xffff)
}

/// Words that somebody has typed must not be lost with a refusal.
fn holds_words(command: &Command) -> bool {
    matches!(
        command,
        Command::WriteCard { .. }
            | Command::EditCard { .. }
            | Command::Comment { .. }
            | Command::NameCluster { .. }
            | Command::Summarise { .. }
    )
}

/// Commands whose meaning depends on the moment.
fn is_fleeting(command: &Command) -> bool {
    matches!(
        command,
        Command::Undo { .. }
            | Command::NextPhase { .. }
            | Command::PreviousPhase { .. }
            | Command::Extend { .. }
            | Command::Rotate
            | Command::Mix
            | Command::CallSpeaker { .. }
            | Command::EndSpeech { .. }
    )
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use domain::ids::CardId;

    use super::*;

    #[derive(Default)]
    struct Memory(RefCell<BTreeMap<String, String>>);

    impl Shelf for Memory {
        fn put(&self, id: &str, entry: &str) {
            self.0.borrow_mut().insert(id.to_owned(), entry.to_owned());
        }
        fn take_away(&self, id: &str) {
            self.0.borrow_mut().remove(id);
        }
        fn all(&self) -> Vec<(String, String)> {
            self.0.borrow().iter().map(|(id, entry)| (id.clone(), entry.clone())).collect()
        }
    }

    fn support() -> Command {
        Command::Support { card: CardId(7), on: true }
    }

    fn edit() -> Command {
        Command::EditCard { card: CardId(7), based_on: 1, text: "Mehr Zeit".into(), lang: None, kind: None }
    }

    fn texts(outbox: &Outbox) -> Vec<&str> {
        outbox.unsent().map(|entry| entry.id.as_str()).collect()
    }

    #[test]
    fn a_reload_brings_everything_back_in_order_under_the_same_ids() {
        let shelf = Memory::default();
        let mut before = Outbox::new("a".into());
        let ids: Vec<_> = (0..20).map(|n| before.put(&shelf, support(), 1_000.0, 99 - n)).collect();
        let mut after = Outbox::new("a".into());
        assert!(after.gather(&shelf, 1_001.0));
        assert_eq!(texts(&after), ids);
        assert!(!after.gather(&shelf, 1_002.0));
    }

    #[test]
    fn ids_are_short_enough_for_the_wire() {
        assert!(command_id(1.9e12, u32::MAX, u32::MAX).len() <= domain::wire::LONGEST_COMMAND_ID);
    }

    #[test]
    fn another_tabs_entry_is_left_alone_until_it_is_orphaned() {
        let shelf = Memory::default();
        let mut one = Outbox::new("a".into());
        let id = one.put(&shelf, support(), 1_000.0, 1);
        let mut two = Outbox::new("b".into());
        assert!(!two.gather(&shelf, 2_000.0));
        assert!(two.gather(&shelf, 17_000.0));
        assert_eq!(texts(&two), std::slice::from_ref(&id));
        one.acknowledged(&shelf, &id, 3, None, 17_100.0);
        assert!(two.gather(&shelf, 17_200.0), "what the other tab has settled is not sent again");
        assert_eq!(texts(&two), Vec::<&str>::new());
    }

    #[test]
    fn refused_words_stay_and_are_not_sent_again() {
        let shelf = Memory::default();
        let mut outbox = Outbox::new("a".into());
        let words = outbox.put(&shelf, edit(), 1_000.0, 1);
        let tap = outbox.put(&shelf, support(), 1_001.0, 2);
        let problem = Problem::bare("group_locked");
        outbox.refused(&shelf, &words, &problem);
        outbox.refused(&shelf, &tap, &problem);
        assert_eq!(texts(&outbox), Vec::<&str>::new());
        let mut reloaded = Outbox::new("a".into());
        reloaded.gather(&shelf, 1_002.0);
        assert_eq!(reloaded.entries().len(), 1);
        assert_eq!(reloaded.entries()[0].problem, Some(problem));
        reloaded.forget(&shelf, &words);
        assert!(shelf.all().is_empty());
    }

    #[test]
    fn what_is_acknowledged_stays_only_for_a_moment_and_never_in_storage() {
        let shelf = Memory::default();
        let mut outbox = Outbox::new("a".into());
        let id = outbox.put(&shelf, edit(), 1_000.0, 1);
        outbox.acknowledged(&shelf, &id, 5, Some(Made::Card(CardId(9))), 1_100.0);
        assert!(shelf.all().is_empty());
        assert_eq!(outbox.entries()[0].done.and_then(|done| done.made), Some(Made::Card(CardId(9))));
        assert!(!outbox.sweep(1_200.0));
        assert!(outbox.sweep(3_000.0));
        assert!(outbox.entries().is_empty());
    }

    #[test]
    fn the_last_act_is_not_taken_back_minutes_later() {
        let shelf = Memory::default();
        let mut outbox = Outbox::new("a".into());
        let undo = outbox.put(&shelf, Command::Undo { table: false, group: None }, 1_000.0, 1);
        let tap = outbox.put(&shelf, support(), 1_001.0, 2);
        assert!(outbox.expire(&shelf, 20_000.0).is_empty());
        assert_eq!(outbox.expire(&shelf, 40_000.0), [undo]);
        assert_eq!(texts(&outbox), [tap]);
    }
}
