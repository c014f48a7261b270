//! The rules of the published moderation policy: under which of them something may be taken out of sight.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// Why something may be hidden or turned down unread by the others. The keys are public: the policy's page and the trace name them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HidingRule {
    /// Insults or threatens somebody.
    Insult,
    /// Names or tells of somebody who has not agreed to it.
    PersonalData,
    Advertising,
    /// Has nothing to do with the question.
    OffTopic,
    /// Says word for word what is said elsewhere.
    Duplicate,
    /// Must not be published by law.
    Unlawful,
    /// None of these; also for all that was hidden before there were rules.
    #[default]
    Other,
}

impl HidingRule {
    /// Every rule, in the policy's order.
    pub const ALL: [Self; 7] = [
        Self::Insult,
        Self::PersonalData,
        Self::Advertising,
        Self::OffTopic,
        Self::Duplicate,
        Self::Unlawful,
        Self::Other,
    ];

    /// Its key, as stored and as in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Insult => "insult",
            Self::PersonalData => "personal_data",
            Self::Advertising => "advertising",
            Self::OffTopic => "off_topic",
            Self::Duplicate => "duplicate",
            Self::Unlawful => "unlawful",
            Self::Other => "other",
        }
    }

    /// The rule with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.key() == key)
    }

    /// Left out where it is written: what was stored before there were rules stays as it was.
    pub(crate) fn is_other(&self) -> bool {
        *self == Self::Other
    }
}

// By hand: what serde derives is longer, and a phone has to load it.
impl<'de> Deserialize<'de> for HidingRule {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let key = String::deserialize(from)?;
        Self::from_key(&key).ok_or_else(|| D::Error::custom("no such rule"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_stored_under_its_key() {
        for rule in HidingRule::ALL {
            assert_eq!(serde_json::to_value(rule).unwrap(), rule.key());
            assert_eq!(serde_json::from_value::<HidingRule>(rule.key().into()).unwrap(), rule);
        }
        assert!(serde_json::from_str::<HidingRule>("\"mood\"").is_err());
    }
}
