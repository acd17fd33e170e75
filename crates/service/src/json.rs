//! Strict JSON, as docs/protocol.md, "Messages", asks for it.
//!
//! `serde_json` does the parsing (RFC 8259, UTF-8, no lone surrogates, no control characters); this
//! module adds what it leaves out: duplicate members anywhere, a small depth, and integers that are
//! told apart from numbers with a fraction or an exponent.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

/// Deepest nesting accepted; the outermost object is 1.
pub const DEEPEST: u8 = 16;

/// Largest integer accepted, 2^53 − 1: what every JSON reader holds without loss.
pub const LARGEST_INTEGER: u64 = (1 << 53) - 1;

/// A JSON object without duplicate members.
pub type Object = BTreeMap<String, Json>;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// An array.
    Array(Vec<Json>),
    /// `true` or `false`.
    Boolean(bool),
    /// An integer from 0 to [`LARGEST_INTEGER`], written without fraction and exponent.
    Integer(u64),
    /// `null`.
    Null,
    /// Any other number; no message has a use for one.
    Number,
    /// An object.
    Object(Object),
    /// A string.
    Text(String),
}

/// Reads one strict JSON text that is an object; `None` for anything else.
#[must_use]
pub fn object(bytes: &[u8]) -> Option<Object> {
    // serde_json checks UTF-8 only where it builds strings, so the whole text is checked first.
    let text = std::str::from_utf8(bytes).ok()?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Level(1).deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    match value {
        Json::Object(object) => Some(object),
        _ => None,
    }
}

/// The string member `name`.
#[must_use]
pub fn text<'a>(object: &'a Object, name: &str) -> Option<&'a str> {
    match object.get(name)? {
        Json::Text(text) => Some(text),
        _ => None,
    }
}

/// The integer member `name`.
#[must_use]
pub fn integer(object: &Object, name: &str) -> Option<u64> {
    match object.get(name)? {
        Json::Integer(integer) => Some(*integer),
        _ => None,
    }
}

/// A value at this depth is about to be read.
struct Level(u8);

impl Level {
    fn within<E: Error>(&self) -> Result<Self, E> {
        if self.0 > DEEPEST {
            return Err(E::custom("nested too deeply"));
        }
        Ok(Self(self.0.saturating_add(1)))
    }
}

impl<'de> DeserializeSeed<'de> for Level {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Boolean(value))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Json, E> {
        // Non-negative integers arrive as u64, so this one is negative.
        Ok(Json::Number)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(if value <= LARGEST_INTEGER { Json::Integer(value) } else { Json::Number })
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        let inner = self.within()?;
        while let Some(value) = access.next_element_seed(Level(inner.0))? {
            values.push(value);
        }
        Ok(Json::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut members = Object::new();
        let inner = self.within()?;
        while let Some(Name(name)) = access.next_key()? {
            let value = access.next_value_seed(Level(inner.0))?;
            match members.entry(name) {
                Entry::Vacant(free) => free.insert(value),
                Entry::Occupied(_) => return Err(A::Error::custom("duplicate member")),
            };
        }
        Ok(Json::Object(members))
    }
}

/// A member name after unescaping.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_told_from_other_numbers() {
        let read = object(br#"{"a":9007199254740991,"b":9007199254740992,"c":1.0,"d":1e2,"e":-1}"#);
        let read = read.unwrap();
        assert_eq!(integer(&read, "a"), Some(LARGEST_INTEGER));
        for name in ["b", "c", "d", "e", "missing"] {
            assert_eq!(integer(&read, name), None, "{name}");
        }
    }

    #[test]
    fn duplicates_are_found_at_every_level_after_unescaping() {
        assert!(object(br#"{"a":1,"\u0061":1}"#).is_none());
        assert!(object(br#"{"x":[{"a":1,"a":2}]}"#).is_none());
        assert!(object(br#"{"a":{"a":1}}"#).is_some());
    }

    #[test]
    fn text_that_is_not_one_strict_object_is_refused() {
        for wrong in ["", "[]", "1", "{}{}", "{\"a\":1,}", "\u{feff}{}", "{\"a\":\"\\ud800\"}"] {
            assert!(object(wrong.as_bytes()).is_none(), "{wrong:?}");
        }
        assert!(object(b"{\"a\":\"\xff\"}").is_none());
    }
}
