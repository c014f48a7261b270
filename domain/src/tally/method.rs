//! The list of methods, with their stable keys.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a poll is decided. Keys are stored and printed, so they never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    YesNoSimple,
    YesNoAbsolute,
    YesNoTwoThirds,
    Approval,
    Dots,
    Score,
    Resistance,
    Consent,
    Schulze,
    MajorityJudgment,
    EqualShares,
    StrawPoll,
}

/// No method has this key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no method “{0}”; there are: {known}", known = Method::ALL.map(Method::key).join(", "))]
pub struct UnknownMethod(pub String);

impl Method {
    /// All methods, in the order in which `docs/voting.md` explains them.
    pub const ALL: [Self; 12] = [
        Self::YesNoSimple,
        Self::YesNoAbsolute,
        Self::YesNoTwoThirds,
        Self::Approval,
        Self::Dots,
        Self::Score,
        Self::Resistance,
        Self::Consent,
        Self::Schulze,
        Self::MajorityJudgment,
        Self::EqualShares,
        Self::StrawPoll,
    ];

    /// The stable name, as it is stored, printed and asked for.
    pub fn key(self) -> &'static str {
        match self {
            Self::YesNoSimple => "yes_no_simple",
            Self::YesNoAbsolute => "yes_no_absolute",
            Self::YesNoTwoThirds => "yes_no_two_thirds",
            Self::Approval => "approval",
            Self::Dots => "dots",
            Self::Score => "score",
            Self::Resistance => "resistance",
            Self::Consent => "consent",
            Self::Schulze => "schulze",
            Self::MajorityJudgment => "majority_judgment",
            Self::EqualShares => "equal_shares",
            Self::StrawPoll => "straw_poll",
        }
    }

    /// Whether a ballot has something to say about each option, even if only "no" or 0.
    pub fn asks_each(self) -> bool {
        match self {
            Self::YesNoSimple
            | Self::YesNoAbsolute
            | Self::YesNoTwoThirds
            | Self::Score
            | Self::Resistance
            | Self::Consent
            | Self::MajorityJudgment => true,
            Self::Approval | Self::Dots | Self::Schulze | Self::EqualShares | Self::StrawPoll => false,
        }
    }

    /// Whether it decides about each option by itself, so that several winners are all carried and not tied for one place.
    pub fn decides_each(self) -> bool {
        match self {
            Self::YesNoSimple | Self::YesNoAbsolute | Self::YesNoTwoThirds | Self::Consent => true,
            Self::Approval
            | Self::Dots
            | Self::Score
            | Self::Resistance
            | Self::Schulze
            | Self::MajorityJudgment
            | Self::EqualShares
            | Self::StrawPoll => false,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.key())
    }
}

impl FromStr for Method {
    type Err = UnknownMethod;

    /// Reads a key; hyphens do for underscores, and some methods are known by a second name.
    fn from_str(text: &str) -> Result<Self, UnknownMethod> {
        let key = text.trim().to_ascii_lowercase().replace('-', "_");
        let by_second_name = match key.as_str() {
            "yes_no" => Some(Self::YesNoSimple),
            "systemic_consensing" => Some(Self::Resistance),
            "majority_judgement" => Some(Self::MajorityJudgment),
            "mes" | "method_of_equal_shares" => Some(Self::EqualShares),
            _ => None,
        };
        let by_key = Self::ALL.into_iter().find(|it| it.key() == key);
        by_key.or(by_second_name).ok_or_else(|| UnknownMethod(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_and_are_what_serde_writes() {
        for method in Method::ALL {
            assert_eq!(method.key().parse(), Ok(method));
            assert_eq!(serde_json::to_string(&method).unwrap(), format!("\"{}\"", method.key()));
        }
    }
}
