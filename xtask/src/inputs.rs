//! What the browser's share is made of, as one fingerprint: unchanged means nothing to build.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::places::Places;

/// Files and folders that decide what ends up in `dist/`. The recipe itself is one of them.
const SOURCES: &[&str] =
    &["Cargo.toml", "Cargo.lock", "app", "domain/Cargo.toml", "domain/src", "style", "xtask/src", "xtask/tools"];

/// A fingerprint of the sources and of whatever else decides, such as the compiler's version.
pub(crate) fn fingerprint(places: &Places, also: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    for text in also {
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    for source in SOURCES {
        for file in files_below(&places.root.join(source))? {
            let name = file.strip_prefix(&places.root).unwrap_or(&file).to_string_lossy();
            let content = fs::read(&file).with_context(|| format!("{} could not be read", file.display()))?;
            hash.update(name.as_bytes());
            hash.update([0]);
            hash.update(content.len().to_le_bytes());
            hash.update(content);
        }
    }
    Ok(hex(&hash.finalize()))
}

/// A file itself, or all files below a folder in a fixed order; editors' hidden files do not count.
pub(crate) fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("{} could not be read", path.display()))? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            entries.push(entry.path());
        }
    }
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        files.extend(files_below(&entry)?);
    }
    Ok(files)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
