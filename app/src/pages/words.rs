//! Words for choices and templates: icons, colours, and what the standard plan says.

use domain::text::Passage;
use domain::workshop::{Hue, PhaseKind};

use crate::catalogue::{CommonText, PageText as P, UiLang};

/// What a drawing shows.
pub(super) fn icon_name(key: &str) -> P {
    match key {
        "book-open" => P::IconBookOpen,
        "messages-square" => P::IconMessagesSquare,
        "house" => P::IconHouse,
        "heart-pulse" => P::IconHeartPulse,
        "users" => P::IconUsers,
        "door-open" => P::IconDoorOpen,
        "briefcase" => P::IconBriefcase,
        "languages" => P::IconLanguages,
        "bus" => P::IconBus,
        "sprout" => P::IconSprout,
        "scale" => P::IconScale,
        "palette" => P::IconPalette,
        "baby" => P::IconBaby,
        "graduation-cap" => P::IconGraduationCap,
        "hand-heart" => P::IconHandHeart,
        "landmark" => P::IconLandmark,
        "trees" => P::IconTrees,
        "volleyball" => P::IconVolleyball,
        "music" => P::IconMusic,
        "shield-check" => P::IconShieldCheck,
        "laptop" => P::IconLaptop,
        "utensils" => P::IconUtensils,
        "globe" => P::IconGlobe,
        _ => P::IconLightbulb,
    }
}

/// What a colour is called.
pub(super) fn hue_name(hue: Hue) -> P {
    match hue {
        Hue::Blue => P::HueBlue,
        Hue::Violet => P::HueViolet,
        Hue::Orange => P::HueOrange,
        Hue::Red => P::HueRed,
        Hue::Green => P::HueGreen,
        Hue::Teal => P::HueTeal,
        Hue::Amber => P::HueAmber,
        Hue::Lime => P::HueLime,
        Hue::Sky => P::HueSky,
        Hue::Indigo => P::HueIndigo,
        Hue::Magenta => P::HueMagenta,
        Hue::Pink => P::HuePink,
    }
}

/// What a workshop from the standard template is called until somebody says otherwise.
pub fn template_title(lang: UiLang) -> String {
    lang.say(P::TemplateTitle).to_owned()
}

/// A field of action of the standard template, in the facilitator's language; an unknown one stays as it is.
pub fn template_field_name(lang: UiLang, german: &str) -> String {
    let key = match german {
        "Bildung" => P::FieldEducation,
        "Beteiligung" => P::FieldParticipation,
        "Wohnungspolitik" => P::FieldHousing,
        "Gesundheit" => P::FieldHealth,
        "Soziales" => P::FieldSocial,
        "Interkulturelle Öffnung der Verwaltung" => P::FieldAdministration,
        other => return other.to_owned(),
    };
    lang.say(key).to_owned()
}

/// What a phase asks: its own question, or the one usual for its kind.
pub fn question(lang: UiLang, kind: PhaseKind, prompt: Option<&Passage>) -> String {
    prompt.map_or_else(|| lang.say(CommonText::question(kind)).to_owned(), ToString::to_string)
}
