//! The languages a person can read and write in, each named in itself.

use leptos::prelude::*;

pub use crate::components::{LANGUAGES, own_name};

/// The languages as options of a select, with the chosen one; a tag not in the list is offered too, so that nothing typed gets lost.
pub(super) fn language_options(chosen: &str) -> AnyView {
    let unknown = (!chosen.is_empty() && !LANGUAGES.iter().any(|(tag, _)| *tag == chosen))
        .then(|| view! { <option value=chosen.to_owned() selected=true>{chosen.to_owned()}</option> });
    let known = LANGUAGES
        .map(|(tag, name)| view! { <option value=tag lang=tag selected=tag == chosen>{name}</option> })
        .collect_view();
    view! { {unknown}{known} }.into_any()
}
