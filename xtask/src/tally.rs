//! How many tests passed and how many failed, read from what each runner says at its end.

use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// One check that is either fine or not.
    pub(crate) fn of_one(fine: bool) -> Self {
        Self { passed: fine.into(), failed: (!fine).into() }
    }

    /// Heeds a line of `cargo test`: `test result: ok. 12 passed; 0 failed; …`.
    pub(crate) fn heed_cargo(&mut self, line: &str) {
        let line = plain(line);
        let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|it| it.split_once(". ")) else {
            return;
        };
        for count in counts.split(';') {
            if let Some(number) = count.trim().strip_suffix(" passed").and_then(|it| it.parse::<u64>().ok()) {
                self.passed += number;
            }
            if let Some(number) = count.trim().strip_suffix(" failed").and_then(|it| it.parse::<u64>().ok()) {
                self.failed += number;
            }
        }
    }

    /// Heeds a line of `node --test`: `ℹ pass 12` or `# pass 12`.
    pub(crate) fn heed_node(&mut self, line: &str) {
        let line = plain(line);
        let Some(count) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else {
            return;
        };
        match count.split_once(' ').map(|(what, number)| (what, number.parse::<u64>())) {
            Some(("pass", Ok(number))) => self.passed += number,
            // A test that was never finished has shown nothing.
            Some(("fail" | "cancelled", Ok(number))) => self.failed += number,
            _ => {}
        }
    }

    /// A runner that ends badly without naming a failed test has failed as a whole.
    pub(crate) fn ended(mut self, well: bool) -> Self {
        if !well && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// A line without the terminal's colours.
fn plain(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut pieces = line.split('\u{1b}');
    kept.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        kept.push_str(piece.split_once('m').map_or("", |(_, rest)| rest));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_counts_are_added_up() {
        let mut tally = Tally::default();
        tally.heed_cargo("running 3 tests");
        tally.heed_cargo(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        );
        tally.heed_cargo("test result: \u{1b}[31mFAILED\u{1b}[m. 2 passed; 4 failed; 0 ignored; 0 measured");
        assert_eq!(tally, Tally { passed: 5, failed: 4 });
    }

    #[test]
    fn nodes_counts_are_added_up() {
        let mut tally = Tally::default();
        for line in ["ℹ tests 9", "\u{1b}[34mℹ pass 7\u{1b}[39m", "# fail 1", "ℹ cancelled 1", "ℹ duration_ms 12.5"]
        {
            tally.heed_node(line);
        }
        assert_eq!(tally, Tally { passed: 7, failed: 2 });
    }

    #[test]
    fn a_runner_that_breaks_off_has_failed() {
        assert_eq!(Tally { passed: 2, failed: 0 }.ended(false), Tally { passed: 2, failed: 1 });
        assert_eq!(Tally { passed: 2, failed: 3 }.ended(false), Tally { passed: 2, failed: 3 });
        assert_eq!(Tally { passed: 2, failed: 0 }.ended(true), Tally { passed: 2, failed: 0 });
    }
}
