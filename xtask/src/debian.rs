//! Debian's packages, installed only when something is missing.

use std::os::unix::fs::MetadataExt;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, tell};

/// Whether this user may change the system.
pub(crate) fn is_root() -> bool {
    // The process's own entry belongs to the user it acts as.
    std::fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0)
}

/// A command that changes the system: directly as root, else through sudo.
pub(crate) fn as_root(program: &str) -> Option<Command> {
    if is_root() {
        return Some(Command::new(program));
    }
    let mut command = Command::new(process::on_path("sudo")?);
    command.arg(program);
    Some(command)
}

pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    let please = format!("Please install {list} (these are Debian's names), then try again.");
    if process::on_path("apt-get").is_none() {
        bail!("Something is missing that only Debian's packages are known to bring. {please}");
    }
    let (Some(mut update), Some(mut install)) = (as_root("apt-get"), as_root("apt-get")) else {
        bail!("Only root can install what is missing, and there is no sudo. {please}");
    };
    tell::step(&format!("Installing {list}"), "one minute");
    // A mirror that is down is no reason to stop: what is wanted may come from another one.
    if let Err(error) = process::run_quietly(update.args(["-q", "update"]), "Asking for Debian's list of packages") {
        tell::failure(&error);
    }
    install
        .args(["-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600", "install"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    process::run_quietly(&mut install, "The installation of Debian's packages").context(please)
}
