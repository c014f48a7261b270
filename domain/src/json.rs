//! Reading of JSON, in little code.
//!
//! serde_json reads text straight into things, and compiles each thing's reading for text, with sentences for everything
//! that can be wrong. A phone has to load that. Here text is read as a [`Value`] first, and things are read from values
//! alone, without a word about what was wrong: 24 KB less on the way to a phone. What is read is the same, but for structs written as
//! lists, which nobody writes.

use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use serde_json::{Value, map};

/// Reads a thing from JSON; nothing, if this is no JSON or not such a thing.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let value: Value = serde_json::from_str(text).ok()?;
    T::deserialize(Reader(value)).ok()
}

/// Reads a thing from a value.
pub(crate) struct Reader(pub(crate) Value);

/// It is not what was to be read.
#[derive(Debug)]
pub(crate) struct Unreadable;

impl std::fmt::Display for Unreadable {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("not of the expected form")
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

macro_rules! read_numbers {
    ($($method:ident)+) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            self.number(visitor)
        })+
    };
}

impl Reader {
    fn number<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let Value::Number(number) = self.0 else { return Err(Unreadable) };
        if let Some(number) = number.as_u64() {
            visitor.visit_u64(number)
        } else if let Some(number) = number.as_i64() {
            visitor.visit_i64(number)
        } else {
            number.as_f64().ok_or(Unreadable).and_then(|number| visitor.visit_f64(number))
        }
    }
}

impl<'de> de::Deserializer<'de> for Reader {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(it) => visitor.visit_bool(it),
            Value::Number(_) => self.number(visitor),
            Value::String(it) => visitor.visit_string(it),
            Value::Array(it) => visitor.visit_seq(Items(it.into_iter())),
            Value::Object(it) => visitor.visit_map(Fields { rest: it.into_iter(), value: Value::Null }),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.0.as_bool().ok_or(Unreadable).and_then(|it| visitor.visit_bool(it))
    }

    read_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let Value::String(text) = self.0 else { return Err(Unreadable) };
        visitor.visit_string(text)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_string(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.is_null() { visitor.visit_unit() } else { Err(Unreadable) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let Value::Array(items) = self.0 else { return Err(Unreadable) };
        visitor.visit_seq(Items(items.into_iter()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Unreadable> {
        match &self.0 {
            Value::Array(items) if items.len() == length => self.deserialize_seq(visitor),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let Value::Object(fields) = self.0 else { return Err(Unreadable) };
        visitor.visit_map(Fields { rest: fields.into_iter(), value: Value::Null })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Variant(name, Value::Null)),
            Value::Object(fields) if fields.len() == 1 => match fields.into_iter().next() {
                Some((name, inside)) => visitor.visit_enum(Variant(name, inside)),
                None => Err(Unreadable),
            },
            _ => Err(Unreadable),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { bytes byte_buf }
}

struct Items(std::vec::IntoIter<Value>);

impl<'de> de::SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        self.0.next().map(|item| seed.deserialize(Reader(item))).transpose()
    }
}

struct Fields {
    rest: map::IntoIter,
    value: Value,
}

impl<'de> de::MapAccess<'de> for Fields {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Reader(Value::String(name))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        seed.deserialize(Reader(self.value.take()))
    }
}

/// A variant's name, and what is inside.
struct Variant(String, Value);

impl<'de> de::EnumAccess<'de> for Variant {
    type Error = Unreadable;
    type Variant = Reader;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Reader), Unreadable> {
        let name: StringDeserializer<Unreadable> = self.0.into_deserializer();
        seed.deserialize(name).map(|variant| (variant, Reader(self.1)))
    }
}

impl<'de> de::VariantAccess<'de> for Reader {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if self.0.is_null() { Ok(()) } else { Err(Unreadable) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Unreadable> {
        de::Deserializer::deserialize_tuple(self, length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        de::Deserializer::deserialize_map(self, visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Whole {
        flag: bool,
        small: i32,
        large: u64,
        broken: f64,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        spare: Option<String>,
        list: Vec<Kind>,
        pair: (u8, String),
        named: BTreeMap<String, u16>,
        inner: Option<Box<Whole>>,
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Nothing,
        One(u32),
        Two(u32, String),
        Named { a: Option<bool>, b: char },
    }

    fn kind() -> impl Strategy<Value = Kind> {
        prop_oneof![
            Just(Kind::Nothing),
            any::<u32>().prop_map(Kind::One),
            (any::<u32>(), any::<String>()).prop_map(|(n, text)| Kind::Two(n, text)),
            (any::<Option<bool>>(), any::<char>()).prop_map(|(a, b)| Kind::Named { a, b }),
        ]
    }

    fn leaf() -> impl Strategy<Value = Whole> {
        let plain = (any::<bool>(), any::<i32>(), any::<u64>(), -1e9..1e9, any::<String>(), any::<Option<String>>());
        let list = prop::collection::vec(kind(), 0..4);
        let named = prop::collection::btree_map(any::<String>(), any::<u16>(), 0..3);
        (plain, list, any::<(u8, String)>(), named).prop_map(
            |((flag, small, large, broken, text, spare), list, pair, named)| Whole {
                flag,
                small,
                large,
                broken,
                text,
                spare,
                list,
                pair,
                named,
                inner: None,
            },
        )
    }

    fn whole() -> impl Strategy<Value = Whole> {
        (leaf(), prop::option::of(leaf())).prop_map(|(outer, inner)| Whole { inner: inner.map(Box::new), ..outer })
    }

    /// Every value within a value, by its path.
    fn paths(value: &Value, here: String, into: &mut Vec<String>) {
        match value {
            Value::Array(items) => items.iter().enumerate().for_each(|(n, it)| paths(it, format!("{here}/{n}"), into)),
            Value::Object(fields) => fields.iter().for_each(|(name, it)| {
                paths(it, format!("{here}/{}", name.replace('~', "~0").replace('/', "~1")), into);
            }),
            _ => {}
        }
        into.push(here);
    }

    proptest! {
        #[test]
        fn it_reads_what_serde_json_reads(
            thing in whole(),
            place in any::<prop::sample::Index>(),
            instead in prop::sample::select(vec!["null", "7", "-7", "0.5", "true", "\"one\"", "[]", "{}", "{\"one\": 1}"]),
        ) {
            let text = serde_json::to_string(&thing).unwrap();
            prop_assert_eq!(read::<Whole>(&text), serde_json::from_str(&text).ok());

            let mut value: Value = serde_json::from_str(&text).unwrap();
            let mut all = Vec::new();
            paths(&value, String::new(), &mut all);
            let path = place.get(&all);
            *value.pointer_mut(path).unwrap() = serde_json::from_str(instead).unwrap();
            let text = value.to_string();
            prop_assert_eq!(read::<Whole>(&text), serde_json::from_str(&text).ok(), "{} at {}", instead, path);
        }
    }

    #[test]
    fn what_is_no_json_is_nothing() {
        assert_eq!(read::<u8>("7 8"), None);
        assert_eq!(read::<u8>(""), None);
        assert_eq!(read::<u8>("7"), Some(7));
    }
}
