//! Packages from npm, kept in the cache and never in the checkout.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::places::Places;
use crate::{process, tell};

/// Installs wasm-opt and says how to start it.
pub(crate) fn wasm_opt(places: &Places) -> Result<Command> {
    let folder = places.cache.join("tools");
    install(&places.root.join("xtask/tools"), &folder, "wasm-opt", "a few seconds")?;
    let mut command = Command::new("node");
    command.arg(folder.join("node_modules/binaryen/bin/wasm-opt"));
    Ok(command)
}

/// Installs what the browser tests import, and links it where Node.js looks for it.
pub(crate) fn end2end(places: &Places) -> Result<()> {
    let sources = places.root.join("end2end");
    install(&sources, &places.cache.join("end2end"), "the browser tests' packages", "a few seconds")?;
    let (link, goal) = (sources.join("node_modules"), places.end2end_packages());
    if fs::read_link(&link).is_ok_and(|it| it == goal) {
        return Ok(());
    }
    if link.is_symlink() {
        fs::remove_file(&link)?;
    }
    if link.exists() {
        // Somebody called npm here; Node.js is content with that.
        return Ok(());
    }
    symlink(&goal, &link).with_context(|| format!("{} could not be linked", link.display()))
}

fn install(sources: &Path, folder: &Path, what: &str, usually: &str) -> Result<()> {
    let wanted = fs::read(sources.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", sources.display()))?;
    let done: PathBuf = folder.join("installed.json");
    if fs::read(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    tell::step(&format!("Installing {what} from npm"), usually);
    fs::create_dir_all(folder)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(sources.join(file), folder.join(file))?;
    }
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    process::run_quietly(&mut npm, &format!("The installation of {what}"))?;
    fs::write(done, wanted)?;
    Ok(())
}
