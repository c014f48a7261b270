//! Keys of ballot boxes: one per open poll, in a file of its own beside the database and in no backup of it; thrown away
//! when the poll closes, so that no copy of the database made meanwhile can ever be read.
//!
//! Boxes are sealed with XChaCha20-Poly1305 (RFC 8439 with a nonce of 192 bits, drawn anew for every sealing); the ids of
//! workshop and poll are sealed along, so that no box passes for another.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::ids::{PollId, WorkshopId};

use crate::chance;

const NONCE: usize = 24;

/// Where the keys lie.
#[derive(Debug, Clone)]
pub struct BallotKeys {
    folder: PathBuf,
}

/// The key of one box. It is never shown.
pub(super) struct Key {
    cipher: XChaCha20Poly1305,
    bound_to: [u8; 16],
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

    /// Draws a new key; when this answers, it is on disk.
    pub(super) fn create(&self, workshop: WorkshopId, poll: PollId) -> io::Result<Key> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let key = chance::bytes::<32>();
        let path = self.path(workshop, poll);
        // A leftover of an opening that was not stored: nothing was ever sealed with it.
        let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path)?;
        file.write_all(&key)?;
        file.sync_all()?;
        sync_folder(&self.folder)?;
        Ok(Key::new(key, workshop, poll))
    }

    pub(super) fn read(&self, workshop: WorkshopId, poll: PollId) -> io::Result<Key> {
        let bytes = fs::read(self.path(workshop, poll))?;
        let key = <[u8; 32]>::try_from(bytes).map_err(|_| io::Error::other("a ballot key is not 32 bytes long"))?;
        Ok(Key::new(key, workshop, poll))
    }

    /// Throws a key away. It is overwritten first; what a disk keeps of it all the same is beyond a program.
    pub(super) fn destroy(&self, workshop: WorkshopId, poll: PollId) -> io::Result<()> {
        let path = self.path(workshop, poll);
        let mut file = match fs::OpenOptions::new().write(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        file.write_all(&[0; 32])?;
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

impl Key {
    fn new(key: [u8; 32], workshop: WorkshopId, poll: PollId) -> Self {
        let mut bound_to = [0; 16];
        bound_to[..8].copy_from_slice(&workshop.0.to_be_bytes());
        bound_to[8..].copy_from_slice(&poll.0.to_be_bytes());
        Self { cipher: XChaCha20Poly1305::new(&key.into()), bound_to }
    }

    /// Seals; the same bytes never come out the same.
    pub(super) fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, NotOurs> {
        let nonce = chance::bytes::<NONCE>();
        let payload = Payload { msg: bytes, aad: &self.bound_to };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| NotOurs)?;
        Ok([&nonce[..], &sealed].concat())
    }

    pub(super) fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, NotOurs> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(NotOurs)?;
        let payload = Payload { msg: sealed, aad: &self.bound_to };
        self.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| NotOurs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_opened_with_its_own_key_alone_and_never_looks_the_same() {
        let folder = std::env::temp_dir().join(format!("visionscafe_keys_{}", std::process::id()));
        let keys = BallotKeys::in_folder(folder.join("keys"));
        let (workshop, poll) = (WorkshopId(1), PollId(2));
        let sealed = keys.create(workshop, poll).unwrap().seal(b"ballots").unwrap();
        let key = keys.read(workshop, poll).unwrap();
        assert_eq!(key.open(&sealed).unwrap(), b"ballots");
        assert_ne!(key.seal(b"ballots").unwrap(), sealed);
        let other = keys.create(workshop, PollId(3)).unwrap();
        assert!(other.open(&sealed).is_err());
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(key.open(&changed).is_err() && key.open(&[]).is_err());
        keys.destroy(workshop, poll).unwrap();
        keys.destroy(workshop, poll).unwrap();
        assert!(keys.read(workshop, poll).is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
