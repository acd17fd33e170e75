//! Strict JSON (docs/protocol.md, Messages), whoever sent it: one UTF-8 text, no member twice at any
//! depth, bounded nesting. `serde_json` alone lets the last of two members win.

use crate::limits::JSON_DEPTH;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};
use std::fmt;

/// The JSON is not strict, or not of the expected shape. Says no more: the text is untrusted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotStrict;

/// Reads a value of a type that knows its members; unknown members are checked, then ignored.
pub(crate) fn parse<T: DeserializeOwned>(text: &[u8]) -> Result<T, NotStrict> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let value = Strict { depth: 0 }.deserialize(&mut deserializer).map_err(|_| NotStrict)?;
    deserializer.end().map_err(|_| NotStrict)?;
    serde_json::from_value(value).map_err(|_| NotStrict)
}

/// How many arrays and objects are around the value to be read.
#[derive(Clone, Copy)]
struct Strict {
    depth: usize,
}

impl Strict {
    fn inside<E: de::Error>(self) -> Result<Self, E> {
        let depth = self.depth.saturating_add(1);
        if depth > JSON_DEPTH { Err(E::custom("too deep")) } else { Ok(Self { depth }) }
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("strict JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let inside = self.inside()?;
        let mut values = Vec::new();
        while let Some(value) = sequence.next_element_seed(inside)? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inside = self.inside()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(inside)?;
            if object.insert(name, value).is_some() {
                return Err(de::Error::custom("a member twice"));
            }
        }
        Ok(object.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Value, NotStrict> {
        parse(text.as_bytes())
    }

    #[test]
    fn a_member_twice_is_refused_wherever_it_stands() {
        assert!(read(r#"{"a":1,"b":{"a":1}}"#).is_ok());
        assert_eq!(read(r#"{"a":1,"a":1}"#), Err(NotStrict));
        assert_eq!(read(r#"{"a":1,"\u0061":1}"#), Err(NotStrict));
        assert_eq!(read(r#"[{"x":{"a":1,"a":2}}]"#), Err(NotStrict));
    }

    #[test]
    fn depth_ends_at_sixteen() {
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nested(16)).is_ok());
        assert_eq!(read(&nested(17)), Err(NotStrict));
        assert_eq!(read(&nested(100_000)), Err(NotStrict));
        assert!(read(&format!("\"{}\"", "[".repeat(1000))).is_ok());
    }

    #[test]
    fn only_one_whole_text() {
        for text in ["", "{}{}", "{} x", "{'a':1}", "{\"a\":1,}", "NaN", "\u{feff}{}", "[01]"] {
            assert_eq!(read(text), Err(NotStrict), "{text}");
        }
        assert_eq!(parse::<Value>(b"\"\xff\""), Err(NotStrict));
        assert_eq!(read(r#""\ud800""#), Err(NotStrict));
        assert!(read(r#""\ud83d\ude00""#).is_ok());
    }
}
