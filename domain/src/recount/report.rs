//! What came out, as text and as JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::Id;
use super::header::one_line;
use crate::tally::Method;

/// The result of a recount. `docs/voting.md` describes its JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub method: Method,
    /// All ballots of the file, blank ones included.
    pub ballots: u64,
    #[serde(flatten)]
    pub outcome: Outcome,
    pub alternatives: Vec<Figures>,
    /// What the method says about the poll as a whole, such as `quorum_reached`.
    pub details: BTreeMap<&'static str, Value>,
}

/// Who wins, by what the file calls the alternatives; always sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// One, several that are tied (or all that are carried, where each is decided by itself), or none.
    Winners(Vec<Id>),
    /// Every tied selection.
    Outcomes(Vec<Vec<Id>>),
}

/// What was counted for one alternative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    pub id: Id,
    pub name: String,
    #[serde(serialize_with = "as_map")]
    pub figures: Vec<(&'static str, u64)>,
}

fn as_map<S: Serializer>(figures: &[(&'static str, u64)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(figures.iter().copied())
}

impl Report {
    pub(super) fn new(method: Method, ballots: u64, outcome: Outcome, alternatives: Vec<Figures>) -> Self {
        Self { method, ballots, outcome, alternatives, details: BTreeMap::new() }
    }

    pub(super) fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.details.insert(key, value.into());
        self
    }

    /// The report as one line of JSON.
    pub fn json(&self) -> String {
        // All keys are texts and all values plain, so there is nothing that could fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    fn named(&self, ids: &[Id]) -> String {
        let name = |id: &Id| {
            let name = self.alternatives.iter().find(|it| it.id == *id).map_or("", |it| it.name.as_str());
            let id = one_line(&id.to_string());
            if name.is_empty() { id } else { format!("{id} ({})", one_line(name)) }
        };
        if ids.is_empty() { "none".to_owned() } else { ids.iter().map(name).collect::<Vec<_>>().join(", ") }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(to, "method: {}", self.method)?;
        writeln!(to, "ballots: {}", self.ballots)?;
        for (key, value) in &self.details {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            writeln!(to, "{}: {value}", key.replace('_', " "))?;
        }
        match &self.outcome {
            Outcome::Winners(ids) if self.method.decides_each() => {
                writeln!(to, "carried: {}", self.named(ids))?;
            }
            Outcome::Winners(ids) if ids.len() > 1 => {
                writeln!(to, "tied winners ({}): {}", ids.len(), self.named(ids))?;
            }
            Outcome::Winners(ids) => writeln!(to, "winner: {}", self.named(ids))?,
            Outcome::Outcomes(outcomes) => {
                if let [_, _, ..] = outcomes.as_slice() {
                    writeln!(to, "tied selections: {}", outcomes.len())?;
                }
                for outcome in outcomes {
                    writeln!(to, "selected: {}", self.named(outcome))?;
                }
            }
        }
        for it in &self.alternatives {
            let figures: Vec<_> = it.figures.iter().map(|(what, number)| format!("{what} {number}")).collect();
            writeln!(to, "  {}: {}", self.named(std::slice::from_ref(&it.id)), figures.join(", "))?;
        }
        Ok(())
    }
}
