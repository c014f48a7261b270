//! Languages: every contribution carries the one it was written in, and with it its direction.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language tag in the sense of BCP 47 (RFC 5646), kept short: `de`, `ar`, `sr-Latn`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(String);

/// The text is no language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag")]
pub struct NotALanguage;

/// Which way a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// As HTML's `dir` wants it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Languages written from right to left in their usual script (Unicode CLDR, likely subtags).
const RIGHT_TO_LEFT: [&str; 11] = ["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

impl Lang {
    /// Takes a tag from outside. At most 16 characters; the language in lower case.
    pub fn parse(raw: &str) -> Result<Self, NotALanguage> {
        let raw = raw.trim();
        let mut parts = raw.split('-');
        let language = parts.next().ok_or(NotALanguage)?;
        let fits = |part: &str, from: usize| {
            (from..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        if raw.len() > 16
            || !(2..=3).contains(&language.len())
            || !language.bytes().all(|b| b.is_ascii_alphabetic())
            || !parts.all(|part| fits(part, 2))
        {
            return Err(NotALanguage);
        }
        let rest = &raw[language.len()..];
        Ok(Self(format!("{}{rest}", language.to_ascii_lowercase())))
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which way it is written.
    pub fn direction(&self) -> Direction {
        if self.0.contains("-Latn") {
            return Direction::Ltr;
        }
        let language = self.0.split('-').next().unwrap_or_default();
        if self.0.contains("-Arab") || RIGHT_TO_LEFT.contains(&language) { Direction::Rtl } else { Direction::Ltr }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_knows_its_direction() {
        let direction = |tag| Lang::parse(tag).unwrap().direction();
        assert_eq!(direction("de"), Direction::Ltr);
        assert_eq!(direction("AR"), Direction::Rtl);
        assert_eq!(direction("ku-Arab"), Direction::Rtl);
        assert_eq!(direction("ar-Latn"), Direction::Ltr);
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for tag in ["", "d", "deutsch", "de_DE", "de-", "de\"><b>", "1a", "de-aaaaaaaaaaaaaaa"] {
            assert_eq!(Lang::parse(tag), Err(NotALanguage), "{tag}");
        }
    }
}
