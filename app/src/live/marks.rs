//! Small marks that console and projector share.

use domain::workshop::Field;
use leptos::prelude::*;

use crate::components::Icon;
use crate::live::parts::{field_icon, hue_class};

/// An element's classes in one text: toggles beside a class that changes would be lost with the change.
pub(crate) fn classes(base: &str, hue: &str, states: &[(&str, bool)]) -> String {
    let on = states.iter().filter(|(_, on)| *on).map(|(name, _)| *name);
    [base, hue].into_iter().filter(|part| !part.is_empty()).chain(on).collect::<Vec<_>>().join(" ")
}

/// A field of action: colour and icon and word.
#[component]
pub(crate) fn FieldMark(
    /// The field.
    field: Field,
    /// The word, where it is not the field's own name.
    #[prop(optional, into)]
    word: Option<String>,
) -> impl IntoView {
    let class = format!("field {}", hue_class(Some(&field)));
    let icon = field_icon(&field);
    let word = word.unwrap_or_else(|| field.name.to_string());
    view! { <span class=class><Icon name=icon/>" "<span dir="auto">{word}</span></span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_stand_in_one_text() {
        assert_eq!(classes("card", "", &[("is-hidden", false)]), "card");
        assert_eq!(
            classes("card", "hue-red", &[("is-hidden", true), ("is-new", true)]),
            "card hue-red is-hidden is-new"
        );
    }
}
