//! The languages a person can read and write in, each named in itself.

/// Tag and own name. First the interface's, then those heard most often at the tables, then the rest by alphabet.
pub const LANGUAGES: [(&str, &str); 32] = [
    ("de", "Deutsch"),
    ("en", "English"),
    ("ar", "العربية"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("fa", "فارسی"),
    ("ps", "پښتو"),
    ("ckb", "کوردیی ناوەندی"),
    ("kmr", "Kurmancî"),
    ("ro", "Română"),
    ("pl", "Polski"),
    ("bg", "Български"),
    ("bs", "Bosanski"),
    ("el", "Ελληνικά"),
    ("es", "Español"),
    ("fr", "Français"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("it", "Italiano"),
    ("mk", "Македонски"),
    ("pt", "Português"),
    ("sk", "Slovenčina"),
    ("so", "Soomaali"),
    ("sq", "Shqip"),
    ("sr-Latn", "Srpski"),
    ("am", "አማርኛ"),
    ("ti", "ትግርኛ"),
    ("hi", "हिन्दी"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// What a language calls itself; an unknown one is shown by its tag.
pub fn own_name(tag: &str) -> &str {
    LANGUAGES.iter().find(|(known, _)| *known == tag).map_or(tag, |(_, name)| name)
}
