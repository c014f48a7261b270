//! Texts of record (Impressum, Datenschutz, Erklärung zur Barrierefreiheit): what the law asks whoever runs this to say, field by
//! field. German is the binding wording; other languages stand beside it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Directory, Refusal};
use crate::actor::{Principal, Right, may};
use crate::lang::Lang;
use crate::text::Clause;
use crate::time::Timestamp;

/// Which text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Impressum (DDG § 5).
    Imprint,
    /// Datenschutz (GDPR, Article 13).
    Privacy,
    /// Erklärung zur Barrierefreiheit (Decision (EU) 2018/1523).
    Accessibility,
}

impl Which {
    /// All of them, in the order they are linked.
    pub const ALL: [Self; 3] = [Self::Imprint, Self::Privacy, Self::Accessibility];

    /// The name it is stored and addressed under.
    pub fn key(self) -> &'static str {
        match self {
            Self::Imprint => "imprint",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
        }
    }

    /// The text of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.key() == key)
    }

    /// What it is made of, in the order it is read.
    pub fn fields(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Imprint => &[
                F::Provider,
                F::Address,
                F::Representative,
                F::Contact,
                F::Supervision,
                F::VatId,
                F::Register,
                F::Editor,
                F::ImprintMore,
            ],
            Self::Privacy => &[
                F::Controller,
                F::DataProtectionOfficer,
                F::Purposes,
                F::Recipients,
                F::Transfers,
                F::Retention,
                F::Rights,
                F::ComplaintAuthority,
                F::Obligation,
                F::PrivacyMore,
            ],
            Self::Accessibility => &[
                F::Status,
                F::NotAccessible,
                F::Prepared,
                F::Method,
                F::Feedback,
                F::Enforcement,
                F::AccessibilityMore,
            ],
        }
    }

    /// What the law asks for and is not said.
    pub fn missing(self, said: &BTreeMap<Field, Clause>) -> Vec<Field> {
        let fully = said.get(&Field::Status).is_some_and(|status| &**status == Conformance::Full.key());
        let asked = self.fields().iter().copied().filter(|field| match field {
            Field::NotAccessible => !fully,
            other => other.is_required(),
        });
        asked.filter(|field| !said.contains_key(field)).collect()
    }
}

/// One thing a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    // The imprint.
    /// Who offers this, with its legal form.
    Provider,
    /// Where it is to be found, no post box.
    Address,
    /// Who speaks for it.
    Representative,
    /// Mail address, and a second quick way.
    Contact,
    /// The authority that supervises it.
    Supervision,
    /// Umsatzsteuer-Identifikationsnummer, if there is one.
    VatId,
    /// Register and number, if it is in one.
    Register,
    /// Who answers for contents like those of a newspaper (MStV § 18).
    Editor,
    ImprintMore,

    // Data protection.
    Controller,
    DataProtectionOfficer,
    /// What data are used for, and on which legal basis.
    Purposes,
    Recipients,
    /// To countries outside the European Union, if any.
    Transfers,
    Retention,
    /// What people can ask for.
    Rights,
    /// Where to complain.
    ComplaintAuthority,
    /// Whether somebody has to give data, and what follows if not.
    Obligation,
    PrivacyMore,

    // Accessibility.
    /// One of [`Conformance`].
    Status,
    /// What is not accessible, and why.
    NotAccessible,
    /// When the statement was made and last looked through.
    Prepared,
    /// How it was found out.
    Method,
    /// Whom to tell of a barrier.
    Feedback,
    /// Who helps when nobody answers (Schlichtungsstelle, Durchsetzungsstelle).
    Enforcement,
    AccessibilityMore,
}

impl Field {
    /// The name it is stored and sent under.
    pub fn key(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Address => "address",
            Self::Representative => "representative",
            Self::Contact => "contact",
            Self::Supervision => "supervision",
            Self::VatId => "vat_id",
            Self::Register => "register",
            Self::Editor => "editor",
            Self::ImprintMore => "imprint_more",
            Self::Controller => "controller",
            Self::DataProtectionOfficer => "data_protection_officer",
            Self::Purposes => "purposes",
            Self::Recipients => "recipients",
            Self::Transfers => "transfers",
            Self::Retention => "retention",
            Self::Rights => "rights",
            Self::ComplaintAuthority => "complaint_authority",
            Self::Obligation => "obligation",
            Self::PrivacyMore => "privacy_more",
            Self::Status => "status",
            Self::NotAccessible => "not_accessible",
            Self::Prepared => "prepared",
            Self::Method => "method",
            Self::Feedback => "feedback",
            Self::Enforcement => "enforcement",
            Self::AccessibilityMore => "accessibility_more",
        }
    }

    /// Whether the law asks for it in any case.
    pub fn is_required(self) -> bool {
        !matches!(
            self,
            Self::VatId
                | Self::Register
                | Self::Editor
                | Self::ImprintMore
                | Self::Transfers
                | Self::PrivacyMore
                | Self::NotAccessible
                | Self::AccessibilityMore
        )
    }
}

/// How far this is accessible, in the words of the Decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformance {
    Full,
    Partial,
    None,
}

impl Conformance {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Full, Self::Partial, Self::None];

    /// The word it is stored under.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }

    /// The way back of `key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

/// A text as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// 1 when first said, one more with every change.
    pub version: u32,
    pub set: Timestamp,
    pub fields: BTreeMap<Field, Clause>,
}

/// The texts as they stand. History has what they said before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    current: BTreeMap<(Which, Lang), Text>,
}

/// The language of the binding wording.
pub const BINDING: &str = "de";

impl Texts {
    /// A text in a language, if it was ever said there; one that was taken back says nothing.
    pub fn get(&self, which: Which, lang: &str) -> Option<&Text> {
        self.current.iter().find(|((known, tag), _)| *known == which && tag.as_str() == lang).map(|(_, text)| text)
    }

    /// The version that a change must be based on: 0 where there is none.
    pub fn version(&self, which: Which, lang: &str) -> u32 {
        self.get(which, lang).map_or(0, |text| text.version)
    }
}

/// What somebody wants done with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Says the whole text anew. A field that is empty is not said.
    Set { which: Which, lang: String, fields: Vec<(Field, String)>, based_on: u32 },
}

/// What happened to a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    TextSet { which: Which, lang: Lang, version: u32, fields: BTreeMap<Field, Clause> },
}

impl Event {
    /// The name it is stored under.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TextSet { .. } => "text_set",
        }
    }
}

pub(super) fn decide(
    directory: &Directory,
    command: Command,
    by: Principal,
    now: Timestamp,
) -> Result<Vec<super::Event>, Refusal> {
    let Command::Set { which, lang, fields, based_on } = command;
    may(by, Right::Coordinate, directory, now)?;
    let lang = Lang::parse(&lang)?;
    let current = directory.texts.get(which, lang.as_str());
    let version = current.map_or(0, |text| text.version);
    if based_on != version {
        return Err(Refusal::StaleText { current: version });
    }
    let mut said = BTreeMap::new();
    for (field, text) in fields {
        if !which.fields().contains(&field) {
            return Err(Refusal::Unknown);
        }
        let Some(text) = Clause::parse_optional(&text)? else { continue };
        if field == Field::Status && Conformance::from_key(&text).is_none() {
            return Err(Refusal::Unknown);
        }
        said.insert(field, text);
    }
    // A translation can be taken back; what binds is there once it was said.
    if said.is_empty() && (version == 0 || lang.as_str() == BINDING) {
        return Err(Refusal::TextEmpty);
    }
    if current.is_some_and(|text| text.fields == said) {
        return Err(Refusal::AlreadySo);
    }
    let event = Event::TextSet { which, lang, version: version.saturating_add(1), fields: said };
    Ok(vec![super::Event::Text(event)])
}

pub(super) fn apply(directory: &mut Directory, event: &Event, at: Timestamp) {
    match event {
        Event::TextSet { which, lang, version, fields } => {
            let text = Text { version: *version, set: at, fields: fields.clone() };
            directory.texts.current.insert((*which, lang.clone()), text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_stored_under_the_name_it_is_sent_under_and_belongs_to_one_text() {
        let all: Vec<Field> = Which::ALL.iter().flat_map(|which| which.fields()).copied().collect();
        for field in &all {
            assert_eq!(serde_json::to_value(field).unwrap(), field.key());
            assert_eq!(all.iter().filter(|other| *other == field).count(), 1, "{field:?}");
        }
        for which in Which::ALL {
            assert_eq!(serde_json::to_value(which).unwrap(), which.key());
        }
    }
}
