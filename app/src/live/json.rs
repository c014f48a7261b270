//! Reading of JSON in the browser.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads text as a value first and the thing from the value, so that every type is compiled for one reader only.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let value: Value = serde_json::from_str(text).ok()?;
    T::deserialize(value).ok()
}
