//! What must hold whatever people do: random people do random things to a workshop, and the laws are checked after each.
//!
//! `PROPTEST_CASES` raises the number of cases, for a longer look.
#![cfg(test)]

mod audiences;
mod laws;
mod oracle;
mod polling;
mod speaking;
mod world;

use proptest::test_runner::Config;

/// Enough cases to find what is common, few enough to be run at every build.
fn cases(usual: u32) -> Config {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    Config { cases, failure_persistence: None, max_shrink_iters: 4000, ..Config::default() }
}
