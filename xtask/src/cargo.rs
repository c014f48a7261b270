//! Cargo, called from within a program that Cargo started.

use std::env;
use std::ffi::OsString;
use std::process::Command;

use crate::places::Places;

/// Cargo for this machine, with the toolchain that started xtask.
pub(crate) fn native(places: &Places) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.current_dir(&places.root).env("CARGO_TARGET_DIR", &places.native_target);
    forget_xtask(&mut command);
    command
}

/// Takes away what Cargo told xtask about xtask: some build scripts look at it
/// and would rebuild each time somebody calls Cargo directly in between.
pub(crate) fn forget_xtask(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|it| text.starts_with(it)) {
            command.env_remove(&name);
        }
    }
}
