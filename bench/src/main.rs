//! Plays real-size workshops against a server, through the public protocol of `docs/live-protocol.md` and nothing else.

/// Chance that can be repeated.
mod chance;
/// One connection: follows the workshop, asks, comes back.
mod follower;
/// The few requests over HTTP that joining takes.
mod http;
/// What people do in each phase.
mod people;
/// The rehearsal from the first guest to the last frame.
mod rehearsal;
/// What is printed at the end.
mod report;
/// What people say, in five languages.
mod sentences;
/// The server under test.
mod server;
/// From what was sent and seen to figures.
mod tally;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Plays real-size workshops against a server.
#[derive(Debug, Parser)]
#[command(name = "bench", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Ten minutes of a session with 120 people at six tables, compressed to one.
    Rehearse(Rehearse),
}

/// How to rehearse.
#[derive(Debug, Clone, clap::Args)]
struct Rehearse {
    /// The server's binary.
    #[arg(long)]
    bin: PathBuf,
    /// How many people come.
    #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u32).range(12..=1200))]
    people: u32,
    /// How long the session takes, in seconds; the pace of everybody follows.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(10..=3600))]
    secs: u32,
    /// The same seed plays the same people.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print one JSON object instead of the table.
    #[arg(long)]
    json: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Command::Rehearse(how) = Cli::parse().command;
    match rehearsal::play(&how).await {
        Ok(report) => {
            if how.json {
                println!("{:#}", report.json());
            } else {
                print!("{report}");
            }
            if report.is_flawless() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("The rehearsal broke off: {error}");
            ExitCode::FAILURE
        }
    }
}
