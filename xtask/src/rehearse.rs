//! A real-size workshop, or a burst of ballots, against the release build, played by `bench`.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::{self, How};
use crate::places::Places;
use crate::{cargo, process, tell};

pub(crate) fn run(places: &Places, what: &str, arguments: &[String]) -> Result<()> {
    build::browsers_share(places, How::Full)?;
    let server = build::server(places, true)?;
    tell::step("Compiling the load generator", "one minute the first time");
    let mut cargo = cargo::native(places);
    process::run(cargo.args(["build", "--release", "--package", "bench"]), "The build of the load generator")?;
    let mut bench = Command::new(places.native_target.join("release/bench"));
    bench.current_dir(&places.root).args([what, "--bin"]).arg(server).args(arguments);
    Err(bench.exec()).context("The load generator could not be started")
}
