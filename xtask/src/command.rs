//! What may stand after `cargo xtask`.

use anyhow::{Result, bail};

use crate::build::How;
use crate::test::Part;

pub(crate) const HELP: &str = "\
The developer's commands of VisionsCafé.

cargo xtask run [--release] [--quick] [-- <arguments of `visionscafe serve`>]
    Sets up what is missing, builds, and serves http://localhost:3000 with a
    database under data/. On an empty database a demo is opened and its
    addresses are printed. The first start takes several minutes, the next
    ones seconds. Ctrl-C ends it.

cargo xtask test [<part>] [<name>]
    Sets up what is missing and tests everything, or one part:
      fmt       the format of the sources
      clippy    lints, natively and for the browser
      rust      unit, scenario, store contract and integration tests
      wasm      the size of what a participant's phone loads
      end2end   people in real browsers
      oracles   tallies against other people's implementations
    With <name>, `rust` and `end2end` run only what has it in its name.
    The last line counts what passed and what failed.

cargo xtask build [--release] [--quick]
    Builds the browser's share into dist/, then the server.
      --release  the artefact: one binary with everything embedded
      --quick    the browser's share in seconds, but large

cargo xtask rehearse [<arguments>]
    A real-size workshop through the public protocol against the release
    build: what was lost, how long things took, how much memory it needed.

cargo xtask burst [<arguments>]
    2,000 people cast 5,000 ballots in ten seconds through the public protocol
    against the release build, where a sync of the disk costs 4 ms: whether
    all were acknowledged and counted, and how long it took. Two minutes.

cargo xtask setup [--tests]
    Only the set-up: wasm target, Node.js, wasm-opt; with --tests also
    Chromium, PostgreSQL, strace and the browser tests' packages.

Environment:
    VISIONSCAFE_CACHE  where tools and build results are kept
                       (default: visionscafe in the user's cache folder)
    CARGO_TARGET_DIR   where the native build goes (default: in that cache);
                       the build for the browser goes beside it
    CHROMIUM           the browser to test with
";

#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help,
    Setup { tests: bool },
    Build { release: bool, how: How },
    Run { release: bool, how: How, server: Vec<String> },
    Test { part: Option<Part>, filter: Option<String> },
    Rehearse { arguments: Vec<String> },
    Burst { arguments: Vec<String> },
}

pub(crate) fn parse(arguments: Vec<String>) -> Result<Command> {
    let mut arguments = arguments.into_iter();
    let Some(name) = arguments.next() else {
        return Ok(Command::Help);
    };
    let rest: Vec<String> = arguments.collect();
    let asks_the_bench = name == "rehearse" || name == "burst";
    if !asks_the_bench && rest.iter().take_while(|it| *it != "--").any(|it| it == "--help" || it == "-h") {
        return Ok(Command::Help);
    }
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "setup" => match rest.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => Ok(Command::Setup { tests: false }),
            ["--tests"] => Ok(Command::Setup { tests: true }),
            _ => bail!("`cargo xtask setup` knows only --tests."),
        },
        "build" => {
            let (release, how, server) = build_arguments(&name, rest)?;
            if !server.is_empty() {
                bail!("`cargo xtask build` starts nothing, so nothing may stand after --.");
            }
            Ok(Command::Build { release, how })
        }
        "run" => {
            let (release, how, server) = build_arguments(&name, rest)?;
            Ok(Command::Run { release, how, server })
        }
        "test" => test_arguments(rest),
        "rehearse" | "burst" => {
            let arguments = rest.into_iter().skip_while(|it| it == "--").collect();
            Ok(if name == "burst" { Command::Burst { arguments } } else { Command::Rehearse { arguments } })
        }
        _ => bail!("There is no `cargo xtask {name}`; `cargo xtask --help` lists what there is."),
    }
}

fn build_arguments(name: &str, rest: Vec<String>) -> Result<(bool, How, Vec<String>)> {
    let mut release = false;
    let mut how = How::Full;
    let mut rest = rest.into_iter();
    for argument in rest.by_ref() {
        match argument.as_str() {
            "--release" => release = true,
            "--quick" => how = How::Quick,
            "--" => break,
            other => bail!("`cargo xtask {name}` does not know {other}; the server's own arguments stand after --."),
        }
    }
    Ok((release, how, rest.collect()))
}

fn test_arguments(rest: Vec<String>) -> Result<Command> {
    let mut rest = rest.into_iter().filter(|it| it != "--");
    let (part, filter) = (rest.next(), rest.next());
    if rest.next().is_some() {
        bail!("`cargo xtask test` takes one part and one name.");
    }
    let part = part.as_deref().map(Part::named).transpose()?;
    if filter.is_some() && !part.is_some_and(Part::takes_a_name) {
        bail!("Only `cargo xtask test rust` and `cargo xtask test end2end` take a name.");
    }
    Ok(Command::Test { part, filter })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn the_servers_arguments_stand_after_two_dashes() {
        let server = vec!["--listen".to_owned(), "--quick".to_owned()];
        assert_eq!(
            parsed("run --release -- --listen --quick").unwrap(),
            Command::Run { release: true, how: How::Full, server }
        );
    }

    #[test]
    fn one_part_of_the_tests_can_be_named() {
        assert_eq!(parsed("test").unwrap(), Command::Test { part: None, filter: None });
        assert_eq!(
            parsed("test rust a_card").unwrap(),
            Command::Test { part: Some(Part::Rust), filter: Some("a_card".to_owned()) }
        );
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for line in ["walk", "run --fast", "build -- x", "test cards", "test fmt x", "setup all"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn help_is_one_word_away() {
        for line in ["", "help", "--help", "run --help", "test -h"] {
            assert_eq!(parsed(line).unwrap(), Command::Help, "{line}");
        }
    }

    #[test]
    fn the_benchs_arguments_are_passed_on() {
        let arguments = vec!["--people".to_owned(), "12".to_owned(), "--help".to_owned()];
        assert_eq!(parsed("rehearse --people 12 --help").unwrap(), Command::Rehearse { arguments });
        let arguments = vec!["--voters".to_owned(), "50".to_owned()];
        assert_eq!(parsed("burst -- --voters 50").unwrap(), Command::Burst { arguments });
    }
}
