//! The developer's commands: `cargo xtask run`, `cargo xtask test` and what they stand on.

mod assets;
mod browser;
mod build;
mod cargo;
mod command;
mod compress;
mod debian;
mod inputs;
mod npm;
mod oracles;
mod places;
mod postgres;
mod process;
mod rehearse;
mod run;
mod setup;
mod style;
mod tally;
mod tell;
mod test;
mod wasm_toolchain;

use std::process::ExitCode;

use anyhow::Result;

use command::Command;
use places::Places;

fn main() -> ExitCode {
    match perform(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(error) => {
            tell::failure(&error);
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: Vec<String>) -> Result<ExitCode> {
    let command = command::parse(arguments)?;
    let places = Places::find()?;
    match command {
        Command::Help => print!("{}", command::HELP),
        Command::Setup { tests } => setup::everything(&places, tests)?,
        Command::Build { release, how } => build::everything(&places, release, how)?,
        Command::Run { release, how, server } => run::serve(&places, release, how, &server)?,
        Command::Test { part, filter } => return test::run(&places, part, filter.as_deref()),
        Command::Rehearse { arguments } => rehearse::run(&places, "rehearse", &arguments)?,
        Command::Burst { arguments } => rehearse::run(&places, "burst", &arguments)?,
    }
    Ok(ExitCode::SUCCESS)
}
