//! Everything that is tested, part by part, with one count at the end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::build::{self, How};
use crate::places::Places;
use crate::postgres::Postgres;
use crate::setup::{self, Need};
use crate::tally::Tally;
use crate::wasm_toolchain::TARGET;
use crate::{assets, cargo, npm, oracles, process, tell};

/// The browser tests' files that are run on PostgreSQL too: what is promised to foreign clients, and that nothing is lost.
const ON_BOTH_DATABASES: [&str; 3] = ["ballots.test.mjs", "kill.test.mjs", "protocol.test.mjs"];
/// The most that a participant's phone may have to load as wasm, with brotli.
const WASM_BUDGET_BYTES: u64 = 250_000;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    Fmt,
    Clippy,
    Rust,
    Wasm,
    End2end,
    Oracles,
}

impl Part {
    const IN_ORDER: [Self; 6] = [Self::Fmt, Self::Clippy, Self::Rust, Self::Wasm, Self::End2end, Self::Oracles];

    pub(crate) fn named(name: &str) -> Result<Self> {
        match Self::IN_ORDER.into_iter().find(|part| part.name() == name) {
            Some(part) => Ok(part),
            None => {
                bail!("There is no part {name} of the tests: fmt, clippy, rust, wasm, end2end and oracles are there.")
            }
        }
    }

    pub(crate) fn takes_a_name(self) -> bool {
        matches!(self, Self::Rust | Self::End2end)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Rust => "rust",
            Self::Wasm => "wasm",
            Self::End2end => "end2end",
            Self::Oracles => "oracles",
        }
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Fmt => &[Need::Rustfmt],
            Self::Clippy => &[Need::Wasm, Need::Clippy],
            Self::Rust => &[Need::Node, Need::Wasm, Need::Postgres, Need::Strace],
            Self::Wasm => setup::TO_BUILD,
            Self::End2end => &[Need::Node, Need::Wasm, Need::Strace, Need::Chromium, Need::Postgres, Need::Mailbox],
            Self::Oracles => &[Need::Node, Need::Wasm, Need::Python],
        }
    }

    fn run(self, places: &Places, filter: Option<&str>) -> Result<Tally> {
        match self {
            Self::Fmt => fmt(places),
            Self::Clippy => clippy(places),
            Self::Rust => rust(places, filter),
            Self::Wasm => wasm(places),
            Self::End2end => end2end(places, filter),
            Self::Oracles => oracles(places),
        }
    }
}

/// The command `test`. One part's failure does not hide another's.
pub(crate) fn run(places: &Places, part: Option<Part>, filter: Option<&str>) -> Result<ExitCode> {
    let parts = part.map_or(Part::IN_ORDER.to_vec(), |part| vec![part]);
    // Together, so that a fresh machine is asked once and says at the start what it lacks.
    let mut needs: Vec<Need> = Vec::new();
    for need in parts.iter().flat_map(|part| part.needs()) {
        if !needs.contains(need) {
            needs.push(*need);
        }
    }
    setup::prepare(places, &needs)?;
    build::make_room(places)?;

    let mut total = Tally::default();
    for part in parts {
        let tally = part.run(places, filter).unwrap_or_else(|error| {
            tell::failure(&error);
            Tally::of_one(false)
        });
        tell::note(&format!("{}: {} passed, {} failed", part.name(), tally.passed, tally.failed));
        total += tally;
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn fmt(places: &Places) -> Result<Tally> {
    tell::step("Checking the format", "a second");
    Ok(checked(cargo::native(places).args(["fmt", "--all", "--", "--check"]), "The format"))
}

fn clippy(places: &Places) -> Result<Tally> {
    tell::step("Linting everything for this machine", "three minutes the first time");
    let mut native = cargo::native(places);
    native.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    let mut tally = checked(&mut native, "Linting for this machine");

    let toolchain = setup::to_build(places)?;
    tell::step("Linting what runs in the browser", "one minute the first time");
    let mut wasm = toolchain.clippy(places);
    wasm.args(["--package", "app", "--lib", "--features", "room,steer", "--target", TARGET]);
    // The profile of the real build, so that both share what they compile for this machine.
    wasm.args(["--profile", "wasm-release", "--", "-D", "warnings"]);
    tally += checked(&mut wasm, "Linting for the browser");
    Ok(tally)
}

fn rust(places: &Places, filter: Option<&str>) -> Result<Tally> {
    // Pages name the files they load, so integration tests want to see the real ones.
    build::browsers_share(places, How::Full)?;
    npm::end2end(places)?;
    let postgres = Postgres::start()?;
    tell::step("Testing the Rust code", "six minutes the first time");
    let mut cargo = cargo::native(places);
    cargo.args(["test", "--workspace", "--no-fail-fast"]).args(filter);
    cargo.env("VISIONSCAFE_TEST_POSTGRES", postgres.url()).env("NODE_PATH", places.end2end_packages());
    let mut tally = Tally::default();
    let status = process::run_heeding(&mut cargo, |line| tally.heed_cargo(line))?;
    Ok(tally.ended(status.success()))
}

fn wasm(places: &Places) -> Result<Tally> {
    build::browsers_share(places, How::Full)?;
    let size = assets::size_on_the_wire(&places.dist(), "room.wasm")?;
    let fine = size <= WASM_BUDGET_BYTES;
    let verdict = if fine { "within" } else { "more than" };
    println!("The participant's wasm has {size} bytes with brotli, {verdict} the {WASM_BUDGET_BYTES} it may have.");
    Ok(Tally::of_one(fine))
}

fn end2end(places: &Places, filter: Option<&str>) -> Result<Tally> {
    build::browsers_share(places, How::Full)?;
    npm::end2end(places)?;
    // With the whole workspace, because that is what the Rust tests have compiled already.
    tell::step("Compiling the server for the browser tests", "four minutes the first time");
    process::run(cargo::native(places).args(["build", "--workspace", "--bins"]), "The build of the server")?;

    let (files, name) = chosen(test_files(&places.root.join("end2end/tests"))?, filter);
    tell::step("Testing with real browsers", "six minutes");
    let mut tally = node_tests(places, &files, name, None)?;
    let both: Vec<PathBuf> =
        files.into_iter().filter(|file| ON_BOTH_DATABASES.iter().any(|name| file.ends_with(name))).collect();
    if !both.is_empty() {
        let postgres = Postgres::start()?;
        tell::step("Testing the protocol on PostgreSQL", "one minute");
        tally += node_tests(places, &both, name, Some(&postgres))?;
    }
    Ok(tally)
}

fn node_tests(places: &Places, files: &[PathBuf], name: Option<&str>, database: Option<&Postgres>) -> Result<Tally> {
    let mut node = Command::new("node");
    node.current_dir(places.root.join("end2end")).args(["--test", "--test-reporter=spec"]);
    if let Some(name) = name {
        node.arg(format!("--test-name-pattern={name}"));
    }
    node.args(files)
        .env("VISIONSCAFE_BIN", build::binary(places, false))
        .env("CHROMIUM", setup::chromium().context("Chromium is missing")?)
        .env("NODE_PATH", places.end2end_packages());
    if let Some(database) = database {
        node.env("VISIONSCAFE_TEST_POSTGRES", database.url());
    }
    let mut tally = Tally::default();
    let status = process::run_heeding(&mut node, |line| tally.heed_node(line))?;
    Ok(tally.ended(status.success()))
}

fn oracles(places: &Places) -> Result<Tally> {
    build::browsers_share(places, How::Full)?;
    process::run(cargo::native(places).args(["build", "--workspace", "--bins"]), "The build of the server")?;
    let mut comparison = oracles::comparison(places)?;
    tell::step("Comparing our tallies with other implementations", "one minute");
    comparison.env("VISIONSCAFE_BIN", build::binary(places, false));
    Ok(checked(&mut comparison, "The comparison with other implementations"))
}

/// The files that Node.js shall run; named one by one, because its versions search folders differently.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .context("There are no browser tests in end2end/tests")?
        .map(|entry| entry.map(|it| it.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|it| it == "js" || it == "mjs"));
    files.sort();
    if files.is_empty() {
        bail!("There are no browser tests in end2end/tests.");
    }
    Ok(files)
}

/// A name that fits files chooses these; else it chooses tests within all files.
fn chosen(files: Vec<PathBuf>, filter: Option<&str>) -> (Vec<PathBuf>, Option<&str>) {
    let Some(filter) = filter else {
        return (files, None);
    };
    let fitting: Vec<PathBuf> = files
        .iter()
        .filter(|file| file.file_name().is_some_and(|name| name.to_string_lossy().contains(filter)))
        .cloned()
        .collect();
    if fitting.is_empty() { (files, Some(filter)) } else { (fitting, None) }
}

fn checked(command: &mut Command, what: &str) -> Tally {
    let result = process::run(command, what);
    if let Err(error) = &result {
        tell::failure(error);
    }
    Tally::of_one(result.is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_chooses_files_before_tests() {
        let files = || vec![PathBuf::from("t/join.mjs"), PathBuf::from("t/console.mjs")];
        assert_eq!(chosen(files(), Some("join")), (vec![PathBuf::from("t/join.mjs")], None));
        assert_eq!(chosen(files(), Some("keyboard")), (files(), Some("keyboard")));
        assert_eq!(chosen(files(), None), (files(), None));
    }
}
