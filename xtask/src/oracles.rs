//! Other people's implementations of our voting methods, in Python: for tests alone, kept in the cache.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::places::Places;
use crate::{process, tell};

/// So many random polls of each kind; some kinds have two or three times as many.
const CASES: &str = "300";

/// Whether Python can make an environment of its own.
pub(crate) fn python_is_there() -> bool {
    process::succeeds(Command::new("python3").args(["-c", "import ensurepip, venv"]))
}

/// The comparison, ready to be run with a server's binary.
pub(crate) fn comparison(places: &Places) -> Result<Command> {
    let mut command = Command::new(installed(places)?);
    command.arg("-B").arg(places.root.join("oracles/compare.py")).args(["--cases", CASES]);
    Ok(command)
}

/// The Python that knows the libraries.
fn installed(places: &Places) -> Result<PathBuf> {
    let list = places.root.join("oracles/requirements.txt");
    let wanted = fs::read(&list).context("oracles/requirements.txt is missing")?;
    let folder = places.cache.join("oracles/venv");
    let (python, done) = (folder.join("bin/python"), folder.join("installed.txt"));
    if fs::read(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    tell::step("Installing other implementations of voting methods from PyPI", "a minute");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    process::run_quietly(Command::new("python3").args(["-m", "venv"]).arg(&folder), "Making a Python environment")?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--retries", "10", "--requirement"]).arg(&list);
    process::run_quietly(&mut pip, "Installing the other implementations")?;
    fs::write(done, wanted)?;
    Ok(python)
}
