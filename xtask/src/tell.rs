//! What a command says while it works: one line per step, with how long it usually takes.

/// Announces a step that may take a while.
pub(crate) fn step(what: &str, usually: &str) {
    eprintln!("» {what} (usually {usually})");
}

/// Announces a step that is over at once.
pub(crate) fn note(what: &str) {
    eprintln!("» {what}");
}

/// Says in one place why a command or a part of it failed.
pub(crate) fn failure(error: &anyhow::Error) {
    eprintln!("✗ {error:#}");
}
