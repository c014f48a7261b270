//! Plural forms of whole numbers, after Unicode CLDR 46, "Language Plural Rules" (cardinals, integers only).

use crate::catalogue::UiLang;

/// A plural form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Plural {
    /// CLDR's name of the form.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// The form a number takes in a language.
pub fn plural(lang: UiLang, n: u32) -> Plural {
    match lang {
        UiLang::De | UiLang::En if n == 1 => Plural::One,
        UiLang::De | UiLang::En => Plural::Other,
        UiLang::Ar => match (n, n % 100) {
            (0, _) => Plural::Zero,
            (1, _) => Plural::One,
            (2, _) => Plural::Two,
            (_, 3..=10) => Plural::Few,
            (_, 11..=99) => Plural::Many,
            _ => Plural::Other,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_has_six_forms() {
        let names: Vec<_> = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map(|n| plural(UiLang::Ar, n).name()).into();
        assert_eq!(names, ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few"]);
    }
}
