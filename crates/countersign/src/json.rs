//! Strict JSON (docs/protocol.md, Messages), whoever sent it: one UTF-8 text, no member twice at any
//! depth, bounded nesting. `serde_json` alone lets the last of two members win.

use crate::limits::{JSON_DEPTH, JSON_WEIGHT};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};
use std::cell::Cell;
use std::fmt;
use std::ops::Deref;
use zeroize::Zeroize;

/// The JSON is not strict, or not of the expected shape. Says no more: the text is untrusted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotStrict;

/// Reads a value of a type that knows its members; unknown members are checked, then ignored.
pub(crate) fn parse<T: DeserializeOwned>(text: &[u8]) -> Result<T, NotStrict> {
    value(text, &Cell::new(JSON_WEIGHT))?;
    // Read again, and not out of the value: what reads a type from a text is there for the vault.
    serde_json::from_slice(text).map_err(|_| NotStrict)
}

fn value(text: &[u8], left: &Cell<u32>) -> Result<Value, NotStrict> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let value = Strict { depth: 0, left }.deserialize(&mut deserializer);
    let mut value = value.map_err(|_| NotStrict)?;
    if deserializer.end().is_err() {
        wipe(&mut value);
        return Err(NotStrict);
    }
    Ok(value)
}

/// A value whose members are looked up by name, since its text comes in many shapes. It may hold
/// secrets, so its texts are wiped when it is dropped, or when it does not come to be.
pub(crate) struct Tree(Value);

/// Why there is no tree.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoTree {
    /// Its values would take too much memory.
    Heavy,
    /// It is not strict JSON.
    NotStrict,
}

impl Tree {
    /// Reads a value of any shape. The text is changed on the way, and has to be wiped by whoever
    /// has it.
    pub(crate) fn parse(text: &mut [u8]) -> Result<Self, NoTree> {
        let left = Cell::new(JSON_WEIGHT);
        let value = value(without_needless_escapes(text), &left)
            .map_err(|_| if left.get() < ROOM { NoTree::Heavy } else { NoTree::NotStrict });
        value.map(Self)
    }
}

/// The text with `\/` and `\u003d` as what they stand for. Some writers escape so what need not
/// be, and what is escaped is copied to a buffer that nobody wipes.
fn without_needless_escapes(text: &mut [u8]) -> &[u8] {
    let (mut from, mut to) = (0_usize, 0_usize);
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let (bytes, length) = match rest {
            [b'\\', b'/', ..] => ([b'/', 0], 2),
            [b'\\', b'u', b'0', b'0', high, low, ..] => match ascii(*high, *low) {
                Some(character) => ([character, 0], 6),
                None => ([b'\\', b'u'], 2),
            },
            [b'\\', other, ..] => ([b'\\', *other], 2),
            [other, ..] => ([*other, 0], 1),
            [] => break,
        };
        let written = if bytes[1] == 0 { 1 } else { 2 };
        for byte in bytes.into_iter().take(written) {
            if let Some(place) = text.get_mut(to) {
                *place = byte;
            }
            to = to.saturating_add(1);
        }
        from = from.saturating_add(length);
    }
    text.get(..to).unwrap_or_default()
}

/// The character of two hexadecimal digits, unless JSON wants it escaped.
fn ascii(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let character = u8::try_from(digit(high)? << 4 | digit(low)?).ok()?;
    let is_plain = matches!(character, b' '..=b'~') && !matches!(character, b'"' | b'\\');
    is_plain.then_some(character)
}

impl Deref for Tree {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

/// Wipes all texts and numbers.
fn wipe(value: &mut Value) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => *number = 0.into(),
        Value::String(text) => text.zeroize(),
        Value::Array(values) => values.iter_mut().for_each(wipe),
        Value::Object(members) => members.values_mut().for_each(wipe),
    }
}

/// The weight of an array or object without its values.
const ROOM: u32 = 16;

/// How many arrays and objects are around the value to be read, and what it may weigh.
#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    left: &'a Cell<u32>,
}

impl Strict<'_> {
    fn inside<E: de::Error>(self) -> Result<Self, E> {
        let depth = self.depth.saturating_add(1);
        if depth > JSON_DEPTH {
            return Err(E::custom("too deep"));
        }
        Ok(Self { depth, ..self.weighing(ROOM)? })
    }

    /// The same with less left.
    fn weighing<E: de::Error>(self, weight: u32) -> Result<Self, E> {
        let left = self.left.get().checked_sub(weight).ok_or_else(|| E::custom("too much"))?;
        self.left.set(left);
        Ok(self)
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self.weighing(1)?)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
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
        loop {
            match sequence.next_element_seed(inside) {
                Ok(Some(value)) => values.push(value),
                Ok(None) => return Ok(values.into()),
                Err(error) => {
                    wipe(&mut values.into());
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inside = self.inside()?;
        let mut object = Map::new();
        match fill(&mut object, &mut members, inside) {
            Ok(()) => Ok(object.into()),
            Err(error) => {
                wipe(&mut object.into());
                Err(error)
            }
        }
    }
}

fn fill<'de, A: MapAccess<'de>>(
    object: &mut Map<String, Value>,
    members: &mut A,
    inside: Strict<'_>,
) -> Result<(), A::Error> {
    while let Some(name) = members.next_key::<String>()? {
        let value = members.next_value_seed(inside)?;
        if let Some(mut first) = object.insert(name, value) {
            wipe(&mut first);
            return Err(de::Error::custom("a member twice"));
        }
    }
    Ok(())
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
    fn what_a_text_weighs_is_bounded() {
        let tree = |text: String| Tree::parse(&mut text.into_bytes()).map(|_| ());
        let list = |piece: &str, count| format!("[{}]", vec![piece; count].join(","));
        assert_eq!(tree(list("0", 1_500_000)), Ok(()));
        for (piece, count) in [("0", 1_600_000), ("[]", 100_000), ("{\"a\":0}", 100_000)] {
            assert_eq!(tree(list(piece, count)), Err(NoTree::Heavy), "{piece}");
            assert_eq!(read(&list(piece, count)), Err(NotStrict), "{piece}");
        }
        assert_eq!(tree("[0".to_owned()), Err(NoTree::NotStrict));
    }

    #[test]
    fn escapes_that_need_not_be_are_what_they_stand_for() {
        for text in [
            r#"["\/\u003d\u0041","\u003D"]"#,
            r#"["\\/","\\\/","\\\\u003d","\\u003d"]"#,
            r#"["\"","\u0022\u005c","\u000a\n","\u00e9é","\ud83d\ude00"]"#,
            r#"{"\u0061":"b\/c"}"#,
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            let mut bytes = text.as_bytes().to_vec();
            let plain = without_needless_escapes(&mut bytes).to_vec();
            assert!(plain.len() <= text.len());
            assert_eq!(serde_json::from_slice::<Value>(&plain).unwrap(), value, "{text}");
            assert_eq!(*Tree::parse(&mut text.as_bytes().to_vec()).unwrap(), value, "{text}");
        }
        for text in [r#""\"#, r#""\u00"#, r#""\u00zz""#, r#""\x""#, "\\"] {
            assert!(Tree::parse(&mut text.as_bytes().to_vec()).is_err(), "{text}");
        }
        let mut bytes = br#""\/\u003dx""#.to_vec();
        assert_eq!(without_needless_escapes(&mut bytes), br#""/=x""#);
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
