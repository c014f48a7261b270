//! Who has been erased, in a file beside the database: ids and days, no names. A backup of the database does not know of erasures
//! after it was made; this file does, and is read at every start.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use domain::ids::{AccountId, SeatId, WorkshopId};
use serde::{Deserialize, Serialize};

/// Where the list lies.
#[derive(Debug, Clone)]
pub struct ErasedList {
    file: PathBuf,
}

/// One line of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Erased {
    Account(AccountId),
    /// A seat that had been taken along into such an account. A backup may hold its name and not know whose it was.
    Seat(WorkshopId, SeatId),
}

#[derive(Serialize, Deserialize)]
struct Line {
    erased: Erased,
    at_ms: i64,
}

impl ErasedList {
    /// The list in this file; it is made when somebody is erased first.
    pub fn in_file(file: PathBuf) -> Self {
        Self { file }
    }

    /// Whoever is on it, and since when. No file: nobody.
    ///
    /// # Errors
    /// The file cannot be read, or holds something else: then it is better not to start than to bring somebody back.
    pub fn read(&self) -> io::Result<BTreeMap<Erased, i64>> {
        let text = match std::fs::read_to_string(&self.file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Err(error) => return Err(error),
        };
        // A line without its end was cut off by a power failure; whoever wrote it writes it again.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let mut known = BTreeMap::new();
        for line in whole.lines().filter(|line| !line.is_empty()) {
            let Ok(Line { erased, at_ms }) = serde_json::from_str(line) else {
                let file = self.file.display();
                return Err(io::Error::other(format!("{file} holds a line that is none of ours")));
            };
            known.entry(erased).or_insert(at_ms);
        }
        Ok(known)
    }

    /// Adds these; when this answers, they are on disk.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add(&self, erased: impl IntoIterator<Item = Erased>, at_ms: i64) -> io::Result<()> {
        let mut lines = String::new();
        for erased in erased {
            lines += &serde_json::to_string(&Line { erased, at_ms })?;
            lines.push('\n');
        }
        if lines.is_empty() {
            return Ok(());
        }
        if let Some(folder) = self.file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let cut_off = std::fs::read(&self.file).is_ok_and(|bytes| !bytes.is_empty() && !bytes.ends_with(b"\n"));
        let mut file = std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(&self.file)?;
        if cut_off {
            let whole = std::fs::read(&self.file)?.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
            file.set_len(whole as u64)?;
        }
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        let folder = self.file.parent().filter(|folder| !folder.as_os_str().is_empty());
        std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again_and_a_line_that_was_cut_off_is_left_out() {
        let file = std::env::temp_dir().join(format!("visionscafe_erased_{}", crate::chance::key()));
        let list = ErasedList::in_file(file.clone());
        assert_eq!(list.read().unwrap(), BTreeMap::new());
        let (account, seat) = (Erased::Account(AccountId(7)), Erased::Seat(WorkshopId(1), SeatId(2)));
        list.add([account, seat], 5).unwrap();
        assert_eq!(list.read().unwrap(), [(account, 5), (seat, 5)].into());
        let mut cut = std::fs::OpenOptions::new().append(true).open(&file).unwrap();
        cut.write_all(b"{\"erased\":{\"acc").unwrap();
        assert_eq!(list.read().unwrap().len(), 2);
        list.add([Erased::Account(AccountId(8))], 6).unwrap();
        assert_eq!(list.read().unwrap().len(), 3);
        std::fs::write(&file, "something else\n").unwrap();
        assert!(list.read().is_err());
        std::fs::remove_file(file).unwrap();
    }
}
