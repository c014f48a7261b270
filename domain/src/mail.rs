//! What mail is about, and how often one may want it.

/// What somebody may have no mail about. Mail that protects an account, and invitations, are no such thing: they are sent
/// because somebody waits for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Something waits, and time is getting short.
    Reminders,
    /// What is new, together in one mail.
    Digest,
}

/// How often somebody wants mail about a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Often {
    /// Whenever there is something.
    AtOnce,
    Daily,
    Weekly,
    Never,
}

impl Topic {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 2] = [Self::Reminders, Self::Digest];

    /// The word by which it is stored and asked for.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reminders => "reminders",
            Self::Digest => "digest",
        }
    }

    /// The way back of `key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.key() == key)
    }

    /// How often mail about it can come.
    pub fn choices(self) -> &'static [Often] {
        match self {
            Self::Reminders => &[Often::AtOnce, Often::Never],
            Self::Digest => &[Often::Daily, Often::Weekly, Often::Never],
        }
    }

    /// How often it comes to those who have said nothing.
    pub fn unless_said(self) -> Often {
        match self {
            Self::Reminders => Often::AtOnce,
            Self::Digest => Often::Weekly,
        }
    }

    /// The wish that a stored or typed word says, if it makes sense here.
    pub fn wish(self, key: &str) -> Option<Often> {
        self.choices().iter().copied().find(|often| often.key() == key)
    }
}

impl Often {
    /// The word by which it is stored and asked for.
    pub fn key(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Never => "never",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_comes_unasked_can_be_chosen_and_ended() {
        for topic in Topic::ALL {
            assert!(topic.choices().contains(&topic.unless_said()), "{topic:?}");
            assert!(topic.choices().contains(&Often::Never), "{topic:?}");
            assert_eq!(Topic::from_key(topic.key()), Some(topic));
        }
    }

    #[test]
    fn a_wish_makes_sense_for_its_topic_only() {
        assert_eq!(Topic::Digest.wish("weekly"), Some(Often::Weekly));
        assert_eq!(Topic::Reminders.wish("weekly"), None);
        assert_eq!(Topic::Digest.wish(""), None);
    }
}
