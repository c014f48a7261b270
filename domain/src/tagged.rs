//! Reading of enums whose tag travels among their fields: `{"do": "support", "card": …, "on": true}`.
//!
//! serde's derive would buffer such an enum in a private form and compile every type behind it a second time, for that
//! form: 25 KB more on the way to a phone. Here its fields are put into a JSON map and read from there.

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::json::{Reader, Unreadable};

/// The fields of one enum, until each is taken.
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Map::deserialize(from).map(Self)
    }

    /// The tag, which names the variant.
    pub(crate) fn tag<E: Error>(&mut self, name: &'static str) -> Result<String, E> {
        match self.0.remove(name) {
            Some(Value::String(tag)) => Ok(tag),
            _ => Err(E::missing_field(name)),
        }
    }

    /// A field; one that is left out reads as `null`.
    pub(crate) fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, Unreadable> {
        T::deserialize(Reader(self.0.remove(name).unwrap_or(Value::Null)))
    }

    /// A field that may be left out.
    pub(crate) fn take_or_default<T: DeserializeOwned + Default>(
        &mut self,
        name: &'static str,
    ) -> Result<T, Unreadable> {
        if self.0.contains_key(name) { self.take(name) } else { Ok(T::default()) }
    }

    /// All that is left, as one thing.
    pub(crate) fn whole<T: DeserializeOwned>(self) -> Result<T, Unreadable> {
        T::deserialize(Reader(Value::Object(self.0)))
    }
}

/// Implements `Deserialize` for an enum that derives `Serialize` with the same tag.
///
/// A variant is written `"name" => Variant`, `"name" => Variant { field, … }` (with `; field` for what may be left out
/// without being an `Option`), or `"name" => Variant(whole)` where it holds one thing whose fields lie beside the tag.
/// With `#[cfg(…)]` before it, a variant is read only where that holds.
macro_rules! read_tagged {
    ($enum:ident by $tag:literal {
        $($(#[$on:meta])* $name:literal => $variant:ident
            $({ $($field:ident),* $(; $($spare:ident),+)? })?
            $(($whole:ident))?
        ),+ $(,)?
    }) => {
        impl<'de> serde::Deserialize<'de> for $enum {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                fn of(tag: &str, mut fields: $crate::tagged::Fields) -> Result<Option<$enum>, $crate::json::Unreadable> {
                    Ok(Some(match tag {
                        $($(#[$on])* $name => read_tagged!(@read fields $enum $variant
                            $({ $($field),* $(; $($spare),+)? })?
                            $(($whole))?
                        ),)+
                        _ => return Ok(None),
                    }))
                }
                let mut fields = $crate::tagged::Fields::read(from)?;
                let tag: String = fields.tag($tag)?;
                match of(&tag, fields) {
                    Ok(Some(read)) => Ok(read),
                    Ok(None) => Err(serde::de::Error::unknown_variant(&tag, &[$($name),+])),
                    Err(problem) => Err(serde::de::Error::custom(problem)),
                }
            }
        }
    };
    (@read $fields:ident $enum:ident $variant:ident) => { $enum::$variant };
    (@read $fields:ident $enum:ident $variant:ident { $($field:ident),* $(; $($spare:ident),+)? }) => {
        $enum::$variant {
            $($field: $fields.take(stringify!($field))?,)*
            $($($spare: $fields.take_or_default(stringify!($spare))?,)+)?
        }
    };
    (@read $fields:ident $enum:ident $variant:ident ($whole:ident)) => { $enum::$variant($fields.whole()?) };
}

pub(crate) use read_tagged;

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Whole {
        id: u32,
    }

    #[derive(Debug, PartialEq, Serialize)]
    #[serde(tag = "is", rename_all = "snake_case")]
    enum Thing {
        Nothing,
        Some { id: u32, note: Option<String>, on: bool },
        Whole(Whole),
    }

    read_tagged! { Thing by "is" {
        "nothing" => Nothing,
        "some" => Some { id, note; on },
        "whole" => Whole(whole),
    } }

    fn read(value: Value) -> Result<Thing, String> {
        serde_json::from_value(value).map_err(|problem| problem.to_string())
    }

    #[test]
    fn what_is_written_is_read() {
        for thing in [
            Thing::Nothing,
            Thing::Some { id: 7, note: None, on: true },
            Thing::Some { id: 7, note: Some("so".to_owned()), on: false },
            Thing::Whole(Whole { id: 9 }),
        ] {
            assert_eq!(read(serde_json::to_value(&thing).unwrap()), Ok(thing));
        }
    }

    #[test]
    fn what_may_be_left_out_may_and_what_is_unknown_is_ignored() {
        let some = Thing::Some { id: 7, note: None, on: false };
        assert_eq!(read(json!({"is": "some", "id": 7, "later": [1]})), Ok(some));
        assert_eq!(read(json!({"is": "nothing", "later": 1})), Ok(Thing::Nothing));
    }

    #[test]
    fn what_is_wrong_is_not_read() {
        for wrong in [
            json!({"is": "some"}),
            json!({"is": "some", "id": "7"}),
            json!({"is": "some", "id": 7, "on": null}),
            json!({"is": "whole"}),
            json!({"is": 7}),
            json!({"id": 7}),
            json!(["some", 7]),
        ] {
            assert!(read(wrong.clone()).is_err(), "{wrong}");
        }
        let other = read(json!({"is": "other"})).expect_err("there is no such thing");
        assert!(other.contains("`nothing`, `some`, `whole`"), "{other}");
    }
}
