//! Keys of ballot boxes: in a file per open poll, beside the database and in no backup of it.
//!
//! Every sealing has a key of its own, and the one before is overwritten as soon as what it sealed has been replaced: a
//! database keeps earlier states of a box for a while (a write-ahead log, old rows), and none of these can be opened any
//! more. When the poll closes the last key goes the same way, so that no copy of the database made meanwhile can ever be read.
//!
//! Boxes are sealed with XChaCha20-Poly1305 (RFC 8439 with a nonce of 192 bits, drawn anew for every sealing); the ids of
//! workshop and poll are sealed along, so that no box passes for another.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::ids::{PollId, WorkshopId};

use crate::chance;

const NONCE: usize = 24;
const KEY: usize = 32;
/// One key for the box as it is stored, one for the box that is about to be.
const SLOTS: usize = 2;
/// What stands where no key is.
const NO_KEY: [u8; KEY] = [0; KEY];

/// Where the keys lie.
#[derive(Debug, Clone)]
pub struct BallotKeys {
    folder: PathBuf,
}

/// The keys of one box. They are never shown.
#[derive(Clone)]
pub(super) struct BoxKeys {
    file: PathBuf,
    bound_to: [u8; 16],
    /// Where the key of the stored box lies; nothing before the first sealing.
    stored: Option<usize>,
}

/// A box cannot be opened: the key is another, or the bytes were changed.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the ballot box cannot be opened with its key")]
pub(super) struct NotOurs;

impl BallotKeys {
    /// Keys in this folder; it is made when the first poll opens.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Makes the place for a box's keys; when this answers, it is on disk.
    pub(super) fn create(&self, workshop: WorkshopId, poll: PollId) -> io::Result<BoxKeys> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let keys = BoxKeys::new(self.path(workshop, poll), workshop, poll);
        // A leftover of an opening that was not stored: nothing that was kept was ever sealed with it.
        let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&keys.file)?;
        file.write_all(&[NO_KEY; SLOTS].concat())?;
        file.sync_all()?;
        sync_folder(&self.folder)?;
        Ok(keys)
    }

    /// The keys of a stored box, and what is in it.
    pub(super) fn open(&self, workshop: WorkshopId, poll: PollId, sealed: &[u8]) -> io::Result<(BoxKeys, Vec<u8>)> {
        let mut keys = BoxKeys::new(self.path(workshop, poll), workshop, poll);
        let mut found = [NO_KEY; SLOTS];
        let mut file = fs::File::open(&keys.file)?;
        found.iter_mut().try_for_each(|key| file.read_exact(key))?;
        // Between a sealing and its commit there are two: the box tells which of them is its own.
        let opened = found.iter().enumerate().find_map(|(slot, key)| Some((slot, keys.unseal(key, sealed).ok()?)));
        let (slot, bytes) = opened.ok_or_else(|| io::Error::other(NotOurs))?;
        keys.stored = Some(slot);
        keys.overwrite_other()?;
        Ok((keys, bytes))
    }

    /// Throws the keys of a box away. They are overwritten first; what a disk keeps of them all the same is beyond a program.
    pub(super) fn destroy(&self, workshop: WorkshopId, poll: PollId) -> io::Result<()> {
        let path = self.path(workshop, poll);
        let mut file = match fs::OpenOptions::new().write(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        file.write_all(&[NO_KEY; SLOTS].concat())?;
        file.sync_all()?;
        fs::remove_file(&path)?;
        sync_folder(&self.folder)
    }

    fn path(&self, workshop: WorkshopId, poll: PollId) -> PathBuf {
        self.folder.join(format!("{workshop}-{poll}.key"))
    }
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

impl BoxKeys {
    fn new(file: PathBuf, workshop: WorkshopId, poll: PollId) -> Self {
        let mut bound_to = [0; 16];
        bound_to[..8].copy_from_slice(&workshop.0.to_be_bytes());
        bound_to[8..].copy_from_slice(&poll.0.to_be_bytes());
        Self { file, bound_to, stored: None }
    }

    /// Seals with a new key, which is on disk when this answers; the one before is still there.
    pub(super) fn seal(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let key = chance::bytes::<KEY>();
        self.put(self.next(), &key)?;
        let nonce = chance::bytes::<NONCE>();
        let payload = Payload { msg: bytes, aad: &self.bound_to };
        let cipher = XChaCha20Poly1305::new(&key.into());
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| io::Error::other(NotOurs))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// The box that was sealed last is stored: its key is the one to keep.
    pub(super) fn turn(&mut self) {
        self.stored = Some(self.next());
    }

    /// Overwrites the key that the stored box does not have: what it sealed is never to be opened again.
    pub(super) fn overwrite_other(&self) -> io::Result<()> {
        self.put(self.next(), &NO_KEY)
    }

    fn next(&self) -> usize {
        self.stored.map_or(0, |stored| (stored + 1) % SLOTS)
    }

    fn put(&self, slot: usize, key: &[u8; KEY]) -> io::Result<()> {
        let mut file = fs::OpenOptions::new().write(true).open(&self.file)?;
        file.seek(SeekFrom::Start((slot * KEY) as u64))?;
        file.write_all(key)?;
        file.sync_data()
    }

    fn unseal(&self, key: &[u8; KEY], sealed: &[u8]) -> Result<Vec<u8>, NotOurs> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(NotOurs)?;
        let payload = Payload { msg: sealed, aad: &self.bound_to };
        let cipher = XChaCha20Poly1305::new(&(*key).into());
        cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| NotOurs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKSHOP: WorkshopId = WorkshopId(1);
    const POLL: PollId = PollId(2);

    fn folder() -> BallotKeys {
        BallotKeys::in_folder(std::env::temp_dir().join(format!("visionscafe_keys_{}", chance::key())))
    }

    #[test]
    fn a_box_is_opened_with_its_own_key_alone_and_never_looks_the_same() {
        let keys = folder();
        let mut own = keys.create(WORKSHOP, POLL).unwrap();
        let sealed = own.seal(b"ballots").unwrap();
        assert_ne!(own.seal(b"ballots").unwrap(), sealed);
        let sealed = own.seal(b"ballots").unwrap();
        own.turn();
        own.overwrite_other().unwrap();
        assert_eq!(keys.open(WORKSHOP, POLL, &sealed).unwrap().1, b"ballots");
        keys.create(WORKSHOP, PollId(3)).unwrap().seal(b"ballots").unwrap();
        assert!(keys.open(WORKSHOP, PollId(3), &sealed).is_err());
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(keys.open(WORKSHOP, POLL, &changed).is_err() && keys.open(WORKSHOP, POLL, &[]).is_err());
        keys.destroy(WORKSHOP, POLL).unwrap();
        keys.destroy(WORKSHOP, POLL).unwrap();
        assert!(keys.open(WORKSHOP, POLL, &sealed).is_err());
        fs::remove_dir_all(keys.folder).unwrap();
    }

    #[test]
    fn what_a_box_was_before_cannot_be_opened_any_more() {
        let keys = folder();
        let mut own = keys.create(WORKSHOP, POLL).unwrap();
        let mut states = Vec::new();
        for state in 0..5u8 {
            states.push(own.seal(&[state; 40]).unwrap());
            own.turn();
            own.overwrite_other().unwrap();
        }
        let last = states.pop().unwrap();
        for before in states {
            assert!(keys.open(WORKSHOP, POLL, &before).is_err());
        }
        assert_eq!(keys.open(WORKSHOP, POLL, &last).unwrap().1, [4; 40]);
        fs::remove_dir_all(keys.folder).unwrap();
    }

    #[test]
    fn whichever_of_two_states_was_stored_before_the_server_died_is_opened_and_the_other_is_not() {
        for committed in [true, false] {
            let keys = folder();
            let mut own = keys.create(WORKSHOP, POLL).unwrap();
            let before = own.seal(b"before").unwrap();
            own.turn();
            own.overwrite_other().unwrap();
            let after = own.seal(b"after!").unwrap();
            let (stored, lost) = if committed { (after, before) } else { (before, after) };
            let (again, _) = keys.open(WORKSHOP, POLL, &stored).unwrap();
            assert!(keys.open(WORKSHOP, POLL, &lost).is_err());
            // And it goes on from there.
            let next = again.seal(b"next").unwrap();
            assert_eq!(keys.open(WORKSHOP, POLL, &next).unwrap().1, b"next");
            fs::remove_dir_all(keys.folder).unwrap();
        }
    }
}
