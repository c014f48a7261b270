//! Small parts that many pages share: notes, problems, fields of action, cards, codes.

use domain::view::Scribe;
use domain::wire::Problem;
use domain::workshop::{Behalf, CardKind, Field, Hue};
use leptos::prelude::*;

use crate::catalogue::{
    CommonText, PageText as P, PrivacyText, StoryText, UiLang, account_problem, organisation_problem, problem_text,
};
use crate::components::{Icon, IconName};

/// A field of action as people see it: a colour and an icon and a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldTag {
    pub name: String,
    /// Key of an icon, such as `house`.
    pub icon: String,
    pub hue: Hue,
}

impl From<&Field> for FieldTag {
    fn from(field: &Field) -> Self {
        Self { name: field.name.to_string(), icon: field.icon.clone(), hue: field.hue }
    }
}

impl FieldTag {
    /// The class that colours everything inside.
    pub(super) fn hue_class(&self) -> String {
        format!("hue-{}", self.hue.key())
    }

    pub(super) fn icon(&self) -> IconName {
        IconName::from_key(&self.icon).unwrap_or(IconName::Lightbulb)
    }

    /// Icon and word; the colour comes from the hue class of what is around it.
    pub(super) fn label(&self) -> AnyView {
        view! { <span class="field"><Icon name=self.icon()/> <span dir="auto">{self.name.clone()}</span></span> }
            .into_any()
    }
}

/// The class of a hue, with another class before it.
pub(super) fn hued(class: &str, field: Option<&FieldTag>) -> String {
    match field {
        Some(field) => format!("{class} {}", field.hue_class()),
        None => class.to_owned(),
    }
}

/// The one sentence for a problem, with its numbers put in.
pub fn sentence(lang: UiLang, problem: &Problem) -> String {
    let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    let (max, length, current) = (number(problem.max), number(problem.length), number(problem.current));
    let values = [("max", max.as_str()), ("length", &length), ("current", &current)];
    match problem.code.as_str() {
        "number_needed" => lang.say(P::NumberNeeded).to_owned(),
        "number_out_of_range" => lang.fill(P::NumberOutOfRange, &values),
        "choice_needed" => lang.say(P::ChoiceNeeded).to_owned(),
        "stale_text" => lang.say(PrivacyText::ProblemStaleText).to_owned(),
        code => match account_problem(code) {
            Some(text) => lang.fill(text, &values),
            None => match organisation_problem(code) {
                Some(text) => lang.fill(text, &values),
                None => lang.fill(problem_text(code), &values),
            },
        },
    }
}

/// How serious a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Info,
    Good,
    Warn,
    Bad,
}

/// A sentence in a coloured box, with its icon.
pub(super) fn note(tone: Tone, text: impl Into<String>) -> AnyView {
    let (class, icon) = match tone {
        Tone::Info => ("note note-info", IconName::Info),
        Tone::Good => ("note note-good", IconName::CircleCheck),
        Tone::Warn => ("note note-warn", IconName::Warning),
        Tone::Bad => ("note note-bad", IconName::CircleAlert),
    };
    let role = (tone == Tone::Bad).then_some("alert");
    view! { <p class=class role=role><Icon name=icon/><span>{text.into()}</span></p> }.into_any()
}

/// The note on top of a form that could not be taken.
pub(super) fn problem_note(lang: UiLang, problem: Option<&Problem>) -> AnyView {
    match problem {
        Some(problem) => note(Tone::Bad, sentence(lang, problem)),
        None => ().into_any(),
    }
}

/// One row of a form: label, hint, the control, and what is wrong with it.
pub(super) struct Row<'a> {
    pub(super) lang: UiLang,
    /// The control's id.
    pub(super) id: &'a str,
    pub(super) label: &'a str,
    pub(super) hint: Option<&'a str>,
    pub(super) problem: Option<&'a Problem>,
}

impl Row<'_> {
    /// What the control's `aria-describedby` must say.
    pub(super) fn described_by(&self) -> Option<String> {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.id));
        }
        if self.problem.is_some() {
            ids.push(format!("{}-problem", self.id));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// What the control's `aria-invalid` must say.
    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.problem.map(|_| "true")
    }

    /// Puts label, hint and error around the control.
    pub(super) fn around(&self, control: AnyView) -> AnyView {
        let class = if self.problem.is_some() { "form-row is-bad" } else { "form-row" };
        let hint = self.hint.map(|hint| view! { <p class="hint" id=format!("{}-hint", self.id)>{hint.to_owned()}</p> });
        let error = field_problem(self.lang, &format!("{}-problem", self.id), self.problem);
        view! {
            <div class=class>
                <label for=self.id.to_owned()>{self.label.to_owned()}</label>
                {hint}
                {control}
                {error}
            </div>
        }
        .into_any()
    }
}

/// The sentence below a control.
pub(super) fn field_problem(lang: UiLang, id: &str, problem: Option<&Problem>) -> AnyView {
    match problem {
        Some(problem) => {
            let text = sentence(lang, problem);
            view! { <p class="error" id=id.to_owned()><Icon name=IconName::CircleAlert/><span>{text}</span></p> }
                .into_any()
        }
        None => ().into_any(),
    }
}

/// Text as the inside of an element whose content a browser takes literally, such as `<textarea>`.
///
/// Leptos puts a space into an empty text and comments between texts, for waking them later; a box would show both.
/// The line break in front is the one that HTML drops there, so that a text beginning with its own keeps it.
pub(super) fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    escaped.push('\n');
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Six digits as people read them out: `417 092`.
pub(super) fn spaced(code: &str) -> String {
    match (code.get(..3), code.get(3..)) {
        (Some(first), Some(second)) if code.len() == 6 => format!("{first} {second}"),
        _ => code.to_owned(),
    }
}

/// The drawing of a kind of card.
pub(super) fn kind_icon(kind: CardKind) -> IconName {
    match kind {
        CardKind::Observation => IconName::Lightbulb,
        CardKind::Guideline => IconName::Compass,
        CardKind::MainGoal => IconName::Mountain,
        CardKind::Goal => IconName::Target,
        CardKind::Measure => IconName::ListChecks,
    }
}

/// A kind of card with its drawing, as on top of a card.
pub(super) fn kind_line(lang: UiLang, kind: CardKind) -> AnyView {
    view! { <p class="card-kind"><Icon name=kind_icon(kind)/> {lang.say(CommonText::from(kind))}</p> }.into_any()
}

/// A contribution's own language, where it is not the page's: for its `lang` attribute.
pub(super) fn other_lang(page: UiLang, own: &str) -> Option<String> {
    (own != page.tag()).then(|| own.to_owned())
}

/// The code that brings a person back to her seat on another phone.
pub(super) fn return_code(lang: UiLang, code: &str) -> AnyView {
    view! {
        <p class="keycode"><Icon name=IconName::Key/> <span>{lang.say(P::ReturnCode)}</span> <bdi dir="ltr">{code.to_owned()}</bdi></p>
    }
    .into_any()
}

/// What stands where there is nothing yet.
pub(super) fn empty(icon: IconName, title: &str, text: &str) -> AnyView {
    view! {
        <div class="empty">
            <Icon name=icon/>
            <p class="empty-title">{title.to_owned()}</p>
            <p>{text.to_owned()}</p>
        </div>
    }
    .into_any()
}

/// On whose behalf something was written down, and by whom; nothing for one's own words.
pub(super) fn written_down(lang: UiLang, behalf: Option<Behalf>, scribe: Option<&Scribe>) -> Option<AnyView> {
    let mut told = vec![lang.say(CommonText::from(behalf?)).to_owned()];
    if let Some(scribe) = scribe {
        told.push(lang.say(StoryText::from(scribe.role)).to_owned());
        told.extend(scribe.name.clone());
    }
    Some(dotted(told))
}

/// Title, date and place of a workshop, over a heading.
pub(super) fn title(over: Option<AnyView>, heading: AnyView, below: Vec<String>) -> AnyView {
    let over = over.map(|over| view! { <p class="title-over">{over}</p> });
    let below: Vec<String> = below.into_iter().filter(|part| !part.is_empty()).collect();
    let below = (!below.is_empty()).then(|| view! { <p>{dotted(below)}</p> });
    view! { <hgroup class="title">{over}<h1>{heading}</h1>{below}</hgroup> }.into_any()
}

/// Several texts from outside in one line, each in its own direction, with dots between.
pub(super) fn dotted(parts: Vec<String>) -> AnyView {
    parts
        .into_iter()
        .enumerate()
        .map(|(place, part)| view! { {(place > 0).then_some(" · ")}<bdi>{part}</bdi> })
        .collect_view()
        .into_any()
}

/// A text from outside, in its own direction.
pub(super) fn bdi(text: &str) -> AnyView {
    view! { <bdi>{text.to_owned()}</bdi> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_two_halves() {
        assert_eq!(spaced("417092"), "417 092");
        assert_eq!(spaced("41"), "41");
        assert_eq!(spaced("٤١٧٠٩٢"), "٤١٧٠٩٢");
    }

    #[test]
    fn a_box_shows_markup_as_text() {
        assert_eq!(literal("</textarea>&"), "\n&lt;/textarea&gt;&amp;");
    }
}
