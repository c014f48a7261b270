//! What a form says, by the names of its fields.

use super::asked::pairs;

/// The fields of a form, in order.
#[derive(Debug, Clone)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub(super) fn read(form: &[u8]) -> Self {
        Self(pairs(&String::from_utf8_lossy(form)))
    }

    /// The first of that name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The same; nothing said is nothing written.
    pub(super) fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }
}
