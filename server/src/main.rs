//! `visionscafe`: serve, demo, link, admin, verify, tally.

use std::process::ExitCode;

use clap::Parser;
use server::config::{Cli, Command, check_environment};

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Err(sentence) = check_environment(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok())) {
        eprintln!("visionscafe: {sentence}");
        return ExitCode::from(2);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("visionscafe: the program cannot start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(async {
        match cli.command {
            Command::Serve(serve) => server::commands::serve(serve).await,
            Command::Demo(shared) => server::commands::demo(shared).await,
            Command::Link(link) => server::commands::link(link).await,
            Command::Admin(admin) => server::commands::admin(admin).await,
            Command::Verify(shared) => server::commands::verify(shared).await,
            Command::Tally(args) => server::commands::tally(&args),
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("visionscafe: {sentence}");
            ExitCode::FAILURE
        }
    }
}
