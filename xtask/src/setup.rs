//! Everything a fresh machine lacks: asked for first, installed only when missing.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::places::Places;
use crate::wasm_toolchain::WasmToolchain;
use crate::{cargo, debian, npm, oracles, postgres, process, tell};

/// Something a command of ours cannot do without.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Need {
    Node,
    Wasm,
    Rustfmt,
    Clippy,
    Postgres,
    Strace,
    Chromium,
    Python,
    Mailbox,
}

pub(crate) const TO_BUILD: &[Need] = &[Need::Node, Need::Wasm];
const TO_TEST: &[Need] = &[
    Need::Node,
    Need::Wasm,
    Need::Rustfmt,
    Need::Clippy,
    Need::Postgres,
    Need::Strace,
    Need::Chromium,
    Need::Python,
    Need::Mailbox,
];

/// The command `setup`.
pub(crate) fn everything(places: &Places, tests: bool) -> Result<()> {
    let toolchain = prepare(places, if tests { TO_TEST } else { TO_BUILD })?;
    npm::wasm_opt(places)?;
    if tests {
        npm::end2end(places)?;
    }
    tell::note(match toolchain {
        Some(WasmToolchain::Debian) => "Everything is there; the browser's share is built by Debian's compiler",
        _ => "Everything is there",
    });
    Ok(())
}

/// What building needs, with the compiler that was found for the browser.
pub(crate) fn to_build(places: &Places) -> Result<WasmToolchain> {
    prepare(places, TO_BUILD)?.context("no compiler for wasm was found")
}

/// Installs what is missing in one go and says which compiler serves the browser, if that was asked for.
pub(crate) fn prepare(places: &Places, needs: &[Need]) -> Result<Option<WasmToolchain>> {
    let wasm = needs.contains(&Need::Wasm);
    let mut toolchain = if wasm { WasmToolchain::ready().or_else(WasmToolchain::from_rustup) } else { None };

    let mut packages = Vec::new();
    for need in needs {
        match need {
            Need::Node => packages.extend(absent("node", "nodejs").into_iter().chain(absent("npm", "npm"))),
            Need::Wasm if toolchain.is_none() => packages.extend(WasmToolchain::missing_packages()),
            Need::Wasm => {}
            Need::Rustfmt => component(places, "fmt", "rustfmt")?,
            Need::Clippy => {
                component(places, "clippy", "clippy")?;
                if wasm && !toolchain.unwrap_or(WasmToolchain::Debian).has_clippy(places) {
                    packages.push("rust-web-clippy");
                }
            }
            Need::Postgres if postgres::programs().is_none() => packages.push("postgresql"),
            Need::Postgres => {}
            Need::Strace => packages.extend(absent("strace", "strace")),
            Need::Chromium if chromium().is_none() => packages.push("chromium"),
            Need::Chromium => {}
            Need::Python if !oracles::python_is_there() => packages.extend(["python3", "python3-venv"]),
            Need::Python => {}
            Need::Mailbox => {
                packages.extend(absent("openssl", "openssl"));
                if !mailbox_is_there() {
                    packages.push("python3-aiosmtpd");
                }
            }
        }
    }
    debian::install(&packages)?;

    if wasm && toolchain.is_none() {
        toolchain = match WasmToolchain::ready() {
            Some(ready) => Some(ready),
            None => {
                WasmToolchain::build_debian_library(places)?;
                WasmToolchain::ready()
            }
        };
    }
    Ok(toolchain)
}

/// The browser to test with.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|it| !it.is_empty()) {
        return Some(PathBuf::from(named));
    }
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(process::on_path)
}

/// Whether Debian's Python, or the only one there is, knows the SMTP server that browser tests start.
fn mailbox_is_there() -> bool {
    let debians = Path::new("/usr/bin/python3");
    let python = if debians.exists() { debians } else { Path::new("python3") };
    process::succeeds(Command::new(python).args(["-c", "import aiosmtpd.smtp"]))
}

fn absent(program: &str, package: &'static str) -> Option<&'static str> {
    if process::on_path(program).is_some() { None } else { Some(package) }
}

/// A part of the Rust toolchain that comes with it unless somebody chose a smaller one.
fn component(places: &Places, command: &str, component: &str) -> Result<()> {
    let there = || process::succeeds(cargo::native(places).args([command, "--version"]));
    if there() {
        return Ok(());
    }
    tell::step(&format!("Asking rustup for {component}"), "a few seconds");
    process::succeeds(Command::new("timeout").args(["180", "rustup", "component", "add", component]));
    if !there() {
        bail!("`cargo {command}` is missing; please add {component} to your Rust toolchain, then try again.");
    }
    Ok(())
}
