//! Plays real-size workshops against a server, through the public protocol of `docs/live-protocol.md` and nothing else.

/// The burst: a full hall casts its ballots within seconds.
mod burst;
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
/// People who sign in meanwhile.
mod sign_ins;
/// A disk whose syncs take their time.
mod slow_sync;
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
    /// A full hall casts its ballots within ten seconds, on a disk whose syncs take 4 ms. Letting everybody in takes a
    /// minute and a half before.
    Burst(Burst),
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
    /// How many others try to sign in each second meanwhile; the server looks at the passwords of 25 a second at most.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=200))]
    sign_ins: u32,
    /// The same seed plays the same people.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print one JSON object instead of the table.
    #[arg(long)]
    json: bool,
}

/// How ballots are cast.
#[derive(Debug, Clone, clap::Args)]
struct Burst {
    /// The server's binary.
    #[arg(long)]
    bin: PathBuf,
    /// How many people vote, each over a socket of its own.
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(1..=2000))]
    voters: u32,
    /// How many ballots they cast: one each, then changes.
    #[arg(long, default_value_t = 5000, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    ballots: u32,
    /// Within how many seconds.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=600))]
    secs: u32,
    /// What a sync costs the server at least, in milliseconds; 0 for what it costs here, which needs no `cc`.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(0..=100))]
    sync_ms: u32,
    /// The same seed casts the same ballots.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print one JSON object instead of the table.
    #[arg(long)]
    json: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let played = match Cli::parse().command {
        Command::Rehearse(how) => rehearsal::play(&how).await.map(|report| {
            tell(how.json, &report, &report.json());
            report.is_flawless()
        }),
        Command::Burst(how) => burst::cast(&how).await.map(|report| {
            tell(how.json, &report, &report.json());
            report.is_flawless()
        }),
    };
    match played {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("The bench broke off: {error}");
            ExitCode::FAILURE
        }
    }
}

fn tell(as_json: bool, report: &impl std::fmt::Display, json: &serde_json::Value) {
    if as_json {
        println!("{json:#}");
    } else {
        print!("{report}");
    }
}
