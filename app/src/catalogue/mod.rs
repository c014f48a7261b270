//! Every visible sentence, in every language, checked at compile time: a key without one of the languages does not compile.
//!
//! On the server a page says `lang.say(Key)`. To the browser travels only the reader's own language, and of it only the
//! areas a live part needs: [`Parcel`]. There, `say(Key)` looks it up. Numbers choose their plural form by the rules of
//! Unicode CLDR; the forms stand in one text, `one:…|other:…`.

mod account;
mod behalf;
mod common;
mod console;
mod mail;
mod method;
mod organisation;
mod page;
mod plural;
mod poll;
mod posts;
mod privacy;
mod projector;
mod room;
mod speaking;
mod story;
mod team;

use std::cell::{Cell, RefCell};

use serde::{Deserialize, Serialize};

pub use account::{AccountText, account_problem};
pub use behalf::BehalfText;
pub use common::{CommonText, problem_text};
pub use console::{ConsoleText, log_text, rule_name};
pub use mail::MailText;
pub use method::{MethodText, method_hint, method_name};
pub use organisation::{OrganisationText, organisation_problem};
pub use page::PageText;
pub use plural::{Plural, plural};
pub use poll::PollText;
pub use posts::{PostText, ask_reason, place_kind};
pub use privacy::{PrivacyText, audit_sentence, conformance_name, field_name, which_name};
pub use projector::ProjectorText;
pub use room::RoomText;
pub use speaking::SpeakingText;
pub use story::{StoryText, rule_text};
pub use team::TeamText;

/// A language of the interface. German comes first and is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UiLang {
    De,
    En,
    Ar,
}

impl UiLang {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::De, Self::En, Self::Ar];

    /// The tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// For `dir` attributes.
    pub fn dir(self) -> &'static str {
        match self {
            Self::De | Self::En => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// Its own name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
            Self::Ar => "العربية",
        }
    }

    /// The language of a tag such as `ar-SY`, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|lang| lang.tag() == language)
    }

    /// The text of a key in this language.
    #[cfg(feature = "ssr")]
    pub fn say(self, key: impl Key) -> &'static str {
        key.text(self)
    }

    /// A text with numbers or names put in: `{n}` takes the value given for `n`.
    #[cfg(feature = "ssr")]
    pub fn fill(self, key: impl Key, values: &[(&str, &str)]) -> String {
        fill(key.text(self), values)
    }

    /// A text in the plural form that `n` wants, with `{n}` put in.
    #[cfg(feature = "ssr")]
    pub fn count(self, key: impl Key, n: u32) -> String {
        count_in(self, key.text(self), n)
    }
}

/// A key of one area of the catalogue.
pub trait Key: Copy {
    /// The area's number: its place in a [`Parcel`].
    const AREA: usize;
    /// How many keys the area has.
    const COUNT: usize;

    /// The key's place in its area.
    fn index(self) -> usize;

    /// The text in a language.
    #[cfg(feature = "ssr")]
    fn text(self, lang: UiLang) -> &'static str;

    /// All texts of the area in a language, in order.
    #[cfg(feature = "ssr")]
    fn all(lang: UiLang) -> Vec<&'static str>;
}

/// How many areas there are.
pub const AREAS: usize = 15;

/// What travels to the browser: the reader's language and the texts of the areas a live part needs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Parcel {
    pub lang: UiLang,
    /// Area number and its texts, in order.
    pub areas: Vec<(usize, Vec<String>)>,
}

#[cfg(feature = "ssr")]
impl Parcel {
    /// An empty parcel in a language.
    pub fn new(lang: UiLang) -> Self {
        Self { lang, areas: Vec::new() }
    }

    /// With one area more.
    #[must_use]
    pub fn with<K: Key>(mut self) -> Self {
        self.areas.push((K::AREA, K::all(self.lang).into_iter().map(str::to_owned).collect()));
        self
    }
}

thread_local! {
    static LANG: Cell<UiLang> = const { Cell::new(UiLang::De) };
    static TEXTS: RefCell<[&'static [String]; AREAS]> = const { RefCell::new([&[]; AREAS]) };
}

/// In the browser, once per page: keeps the texts for [`say`].
pub fn install(parcel: Parcel) {
    LANG.set(parcel.lang);
    TEXTS.with_borrow_mut(|texts| {
        for (area, lines) in parcel.areas {
            if let Some(place) = texts.get_mut(area) {
                // Lives as long as the page does.
                *place = Box::leak(lines.into_boxed_slice());
            }
        }
    });
}

/// The reader's language, in the browser.
pub fn reader() -> UiLang {
    LANG.get()
}

/// The text of a key, in the browser. Empty before [`install`].
pub fn say<K: Key>(key: K) -> &'static str {
    TEXTS.with_borrow(|texts| texts[K::AREA]).get(key.index()).map_or("", String::as_str)
}

/// A text with values put in, in the browser.
pub fn say_with<K: Key>(key: K, values: &[(&str, &str)]) -> String {
    fill(say(key), values)
}

/// A text in the plural form that `n` wants, in the browser.
pub fn say_count<K: Key>(key: K, n: u32) -> String {
    count_in(reader(), say(key), n)
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        filled.push_str(&rest[..open]);
        let name = &rest[open + 1..open + close];
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            filled.push_str(value);
        }
        rest = &rest[open + close + 1..];
    }
    filled.push_str(rest);
    filled
}

fn count_in(lang: UiLang, text: &str, n: u32) -> String {
    let wanted = plural(lang, n).name();
    let form = |name: &str| text.split('|').find_map(|form| form.strip_prefix(name)?.strip_prefix(':'));
    fill(form(wanted).or_else(|| form("other")).unwrap_or(text), &[("n", &n.to_string())])
}

/// Declares one area: an enum of keys, each with its text in every language.
macro_rules! texts {
    (
        $(#[$enum_doc:meta])* $name:ident = $area:literal;
        $($(#[$doc:meta])* $key:ident { de: $de:literal, en: $en:literal, ar: $ar:literal $(,)? })*
    ) => {
        $(#[$enum_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $key,)* }

        impl crate::catalogue::Key for $name {
            const AREA: usize = $area;
            const COUNT: usize = [$(stringify!($key)),*].len();

            fn index(self) -> usize {
                self as usize
            }

            #[cfg(feature = "ssr")]
            fn text(self, lang: crate::catalogue::UiLang) -> &'static str {
                use crate::catalogue::UiLang;
                match (self, lang) {
                    $(
                        (Self::$key, UiLang::De) => $de,
                        (Self::$key, UiLang::En) => $en,
                        (Self::$key, UiLang::Ar) => $ar,
                    )*
                }
            }

            #[cfg(feature = "ssr")]
            fn all(lang: crate::catalogue::UiLang) -> Vec<&'static str> {
                vec![$(Self::$key.text(lang)),*]
            }
        }
    };
}
pub(crate) use texts;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_and_unknown_ones_vanish() {
        assert_eq!(fill("{n} von {m} Karten{x}", &[("n", "3"), ("m", "5")]), "3 von 5 Karten");
        assert_eq!(fill("offen {n", &[("n", "3")]), "offen {n");
    }

    #[test]
    fn a_number_finds_its_form() {
        let text = "one:eine Karte|other:{n} Karten";
        assert_eq!(count_in(UiLang::De, text, 1), "eine Karte");
        assert_eq!(count_in(UiLang::De, text, 0), "0 Karten");
        assert_eq!(count_in(UiLang::Ar, "two:بطاقتان|other:{n} بطاقة", 2), "بطاقتان");
    }

    #[test]
    fn every_area_has_a_place_of_its_own_in_the_parcel() {
        let mut areas = [
            CommonText::AREA,
            RoomText::AREA,
            ConsoleText::AREA,
            ProjectorText::AREA,
            PageText::AREA,
            PollText::AREA,
            MethodText::AREA,
            StoryText::AREA,
            SpeakingText::AREA,
            MailText::AREA,
            AccountText::AREA,
            PrivacyText::AREA,
            OrganisationText::AREA,
            PostText::AREA,
            BehalfText::AREA,
        ];
        areas.sort_unstable();
        assert_eq!(areas.to_vec(), (0..AREAS).collect::<Vec<_>>());
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn every_placeholder_stands_in_every_language() {
        fn holes(text: &str) -> std::collections::BTreeSet<String> {
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
        }
        fn check<K: Key>() {
            let [german, others @ ..] = UiLang::ALL.map(|lang| K::all(lang));
            for other in others {
                for (one, two) in german.iter().zip(other) {
                    if !one.contains("other:") {
                        assert_eq!(holes(one), holes(two), "{one} / {two}");
                    }
                }
            }
        }
        check::<CommonText>();
        check::<RoomText>();
        check::<ConsoleText>();
        check::<ProjectorText>();
        check::<PageText>();
        check::<PollText>();
        check::<MethodText>();
        check::<StoryText>();
        check::<SpeakingText>();
        check::<MailText>();
        check::<AccountText>();
        check::<PrivacyText>();
        check::<OrganisationText>();
        check::<PostText>();
        check::<BehalfText>();
    }
}
