//! Results as plain data. Rust has no reflection, so they are read from what `Debug` prints, which has
//! every field of a record and the name of every variant.

use serde_json::{Map, Value, json};
use std::fmt::Debug;

/// Names without case and underscores: languages spell them as they like.
pub(crate) fn normal(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// A result as plain data: variants as their name under `is`.
pub(crate) fn described(value: &impl Debug) -> Value {
    let text = format!("{value:?}");
    let mut reader = Reader { rest: &text };
    let value = reader.value();
    assert_eq!(reader.rest, "", "all of it was read");
    value
}

/// The part at a path such as `accounts.0.code`; `#` counts.
pub(crate) fn look(value: &Value, path: &str) -> Result<Value, String> {
    let parts = path.split('.').filter(|part| !part.is_empty());
    parts.into_iter().try_fold(value.clone(), |value, part| {
        let found = match &value {
            Value::Array(items) if part == "#" => Some(json!(items.len())),
            Value::Array(items) => part.parse().ok().and_then(|at: usize| items.get(at).cloned()),
            // Names of the library are normal, those of the service are as they are.
            _ => value.get(normal(part)).or_else(|| value.get(part)).cloned(),
        };
        found.ok_or_else(|| format!("there is no {path} in {value}"))
    })
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self) -> Value {
        match self.rest.chars().next() {
            Some('[') => Value::Array(self.list('[', ']')),
            Some('(') => self.list('(', ')').pop().unwrap_or_default(),
            Some('"') => Value::String(self.string()),
            Some(first) if first.is_ascii_digit() || first == '-' => {
                let number = self.word(|it| it.is_ascii_digit() || it == '-');
                number
                    .parse::<i64>()
                    .map_or_else(|_| json!(number.parse::<u64>().unwrap()), Value::from)
            }
            _ => self.named(),
        }
    }

    fn named(&mut self) -> Value {
        let name = self.word(|it| it.is_alphanumeric() || it == '_');
        match name.as_str() {
            "true" => return Value::Bool(true),
            "false" => return Value::Bool(false),
            "None" => return Value::Null,
            _ => {}
        }
        let mut fields = Map::from_iter([("is".to_owned(), Value::String(normal(&name)))]);
        if self.rest.starts_with('(') {
            return self.list('(', ')').pop().unwrap_or(Value::Object(fields));
        }
        if self.eat(" { ") {
            while !self.eat(" }") && !self.eat("}") {
                // Members that are not shown.
                if self.eat("..") {
                    continue;
                }
                let name = self.word(|it| it.is_alphanumeric() || it == '_');
                assert!(self.eat(": "), "a field at {}", self.rest);
                fields.insert(normal(&name), self.value());
                self.eat(", ");
            }
        }
        Value::Object(fields)
    }

    fn list(&mut self, open: char, close: char) -> Vec<Value> {
        assert!(self.eat(open.encode_utf8(&mut [0; 4])));
        let mut items = Vec::new();
        while !self.eat(close.encode_utf8(&mut [0; 4])) {
            items.push(self.value());
            self.eat(", ");
        }
        items
    }

    fn string(&mut self) -> String {
        let mut text = String::new();
        let mut characters = self.rest.char_indices().skip(1);
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.rest = &self.rest[at + 1..];
                    return text;
                }
                '\\' => match characters.next().unwrap().1 {
                    'n' => text.push('\n'),
                    'u' => {
                        let digits: String = characters
                            .by_ref()
                            .skip(1)
                            .map(|it| it.1)
                            .take_while(|it| *it != '}')
                            .collect();
                        let number = u32::from_str_radix(&digits, 16).unwrap();
                        text.push(char::from_u32(number).unwrap());
                    }
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
        panic!("a string has no end")
    }

    fn word(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let end = self.rest.find(|it| !belongs(it)).unwrap_or(self.rest.len());
        assert!(end > 0, "a word at {}", self.rest);
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word.to_owned()
    }

    fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

#[test]
fn what_debug_prints_is_read() {
    #[derive(Debug)]
    #[allow(dead_code, reason = "only Debug reads them")]
    enum Shape {
        Dot,
        Line { long_side: Option<u8>, names: Vec<String> },
    }
    let line = Shape::Line { long_side: Some(3), names: vec!["a\"\u{2068}".into()] };
    let expected = json!([{"is": "line", "longside": 3, "names": ["a\"\u{2068}"]}, {"is": "dot"}]);
    assert_eq!(described(&vec![line, Shape::Dot]), expected);
    assert_eq!(described(&None::<u8>), Value::Null);
    assert_eq!(described(&()), Value::Null);
}
