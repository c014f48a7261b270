//! Where things lie: the checkout, and the cache outside it that survives a clean checkout.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub(crate) struct Places {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// Tools, build results and everything else that can be made again.
    pub(crate) cache: PathBuf,
    /// Cargo's target folder for this machine.
    pub(crate) native_target: PathBuf,
    /// Cargo's target folder for the browser: another compiler may be at work there.
    pub(crate) wasm_target: PathBuf,
}

impl Places {
    pub(crate) fn find() -> Result<Self> {
        // Cargo names the folder it runs xtask from; without Cargo it is where xtask was built.
        let xtask = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        let root = Path::new(&xtask).parent().context("xtask lies inside the checkout")?.to_owned();
        let cache = match env::var_os("VISIONSCAFE_CACHE") {
            Some(cache) => PathBuf::from(cache),
            None => user_cache()?.join("visionscafe"),
        };
        let cache = std::path::absolute(cache)?;
        let native_target = match env::var_os("CARGO_TARGET_DIR") {
            Some(target) => std::path::absolute(target)?,
            None => cache.join("target"),
        };
        let wasm_target = beside(&native_target, "-wasm");
        Ok(Self { root, cache, native_target, wasm_target })
    }

    /// The built assets, which the server embeds.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The packages of the browser tests, as Node.js finds them.
    pub(crate) fn end2end_packages(&self) -> PathBuf {
        self.cache.join("end2end").join("node_modules")
    }
}

fn user_cache() -> Result<PathBuf> {
    if let Some(cache) = env::var_os("XDG_CACHE_HOME").filter(|it| !it.is_empty()) {
        return Ok(PathBuf::from(cache));
    }
    let home = env::var_os("HOME").context("Neither VISIONSCAFE_CACHE nor HOME says where tools can be kept.")?;
    Ok(PathBuf::from(home).join(".cache"))
}

/// The folder of the same name with something added.
pub(crate) fn beside(folder: &Path, added: &str) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push(added);
    PathBuf::from(name)
}
