//! From the bytes of a terminal to keys.

/// What a person pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The character before goes.
    Backspace,
    /// A character, in its ASCII form where it is the wide form of one.
    Character(char),
    /// All characters go.
    Clear,
    /// Enter.
    Enter,
    /// Esc, by itself.
    Escape,
    /// Ctrl-C, or the end of the input.
    Interrupt,
    /// A digit of a pasted text; whatever else was pasted means nothing.
    Pasted(char),
}

/// Puts keys together from bytes as they come.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    pending: Vec<u8>,
    pasting: bool,
}

/// How much of the bytes was understood, and as what.
enum Taken {
    /// More bytes are needed.
    Incomplete,
    /// So many bytes mean nothing.
    Nothing(usize),
    /// So many bytes are this key.
    Key(usize, Key),
    /// So many bytes begin or end what is pasted.
    Pasting(usize, bool),
}

impl Decoder {
    /// The keys of what was read at once.
    pub(crate) fn keys(&mut self, bytes: &[u8]) -> Vec<Key> {
        self.pending.extend(bytes);
        let mut keys = Vec::new();
        loop {
            let length = match first(&self.pending) {
                Taken::Incomplete => return keys,
                Taken::Nothing(length) => length,
                Taken::Pasting(length, begins) => {
                    self.pasting = begins;
                    length
                }
                Taken::Key(length, key) => {
                    keys.extend(if self.pasting { pasted(key) } else { Some(key) });
                    length
                }
            };
            self.pending.drain(..length);
        }
    }

    /// The keys of a line that was ended by Enter. A number is all that was typed, not more of what
    /// stood there. Enter itself counts only after a number or alone: after a letter it would
    /// answer the next question.
    pub(crate) fn line(&mut self, line: &str) -> Vec<Key> {
        let together: String = line.split_whitespace().collect();
        let mut keys = self.keys(together.as_bytes());
        if keys.iter().all(|key| matches!(key, Key::Character(it) if it.is_ascii_digit())) {
            if !keys.is_empty() {
                keys.insert(0, Key::Clear);
            }
            keys.push(Key::Enter);
        }
        keys
    }
}

fn pasted(key: Key) -> Option<Key> {
    match key {
        Key::Character(digit) if digit.is_ascii_digit() => Some(Key::Pasted(digit)),
        _ => None,
    }
}

fn first(bytes: &[u8]) -> Taken {
    match bytes {
        [] => Taken::Incomplete,
        [0x1b, b'[', rest @ ..] => sequence(rest),
        // What Esc begins is read with it; alone it is the key.
        [0x1b] => Taken::Key(1, Key::Escape),
        // Keys on the keypad, and keys together with Alt.
        [0x1b, b'O', _, ..] => Taken::Nothing(3),
        [0x1b, _, ..] => Taken::Nothing(2),
        [0x03 | 0x04, ..] => Taken::Key(1, Key::Interrupt),
        [0x08 | 0x7f, ..] => Taken::Key(1, Key::Backspace),
        [b'\r' | b'\n', ..] => Taken::Key(1, Key::Enter),
        [0x15, ..] => Taken::Key(1, Key::Clear),
        [0..0x20, ..] => Taken::Nothing(1),
        _ => character(bytes),
    }
}

/// What follows the introducer of a control sequence (ECMA-48 §5.4).
fn sequence(rest: &[u8]) -> Taken {
    let Some(end) = rest.iter().position(|byte| matches!(byte, 0x40..=0x7e)) else {
        return Taken::Incomplete;
    };
    let length = end.saturating_add(3);
    match rest.get(..=end) {
        Some(b"200~") => Taken::Pasting(length, true),
        Some(b"201~") => Taken::Pasting(length, false),
        _ => Taken::Nothing(length),
    }
}

fn character(bytes: &[u8]) -> Taken {
    let start = bytes.get(..bytes.len().min(4)).unwrap_or(bytes);
    let whole = match str::from_utf8(start) {
        Ok(text) => text,
        Err(error) => match (error.valid_up_to(), error.error_len()) {
            (0, None) => return Taken::Incomplete,
            (0, Some(length)) => return Taken::Nothing(length),
            (valid, _) => start.get(..valid).and_then(|it| str::from_utf8(it).ok()).unwrap_or(""),
        },
    };
    match whole.chars().next() {
        Some(character) => Taken::Key(character.len_utf8(), Key::Character(narrow(character))),
        None => Taken::Nothing(1),
    }
}

/// Chinese and Japanese keyboards give wide forms of ASCII.
fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(character).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(character)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<Key> {
        Decoder::default().keys(bytes)
    }

    fn characters(text: &str) -> Vec<Key> {
        text.chars().map(Key::Character).collect()
    }

    #[test]
    fn keys_are_told_apart() {
        assert_eq!(keys(b"48r"), characters("48r"));
        let special = [Key::Backspace, Key::Backspace, Key::Clear, Key::Enter, Key::Enter];
        assert_eq!(keys(b"\x7f\x08\x15\r\n"), special);
        assert_eq!(keys(b"\x03\x04"), [Key::Interrupt, Key::Interrupt]);
        assert_eq!(keys(b"\x01\x1a"), []);
    }

    #[test]
    fn arrows_and_their_like_mean_nothing() {
        for bytes in [&b"\x1b[A"[..], b"\x1bOP", b"\x1b[1;5C", b"\x1bx", b"\x1b[3~"] {
            assert_eq!(keys(bytes), [], "{bytes:?}");
        }
        assert_eq!(keys(b"\x1b"), [Key::Escape]);
        let mut decoder = Decoder::default();
        assert_eq!((decoder.keys(b"\x1b["), decoder.keys(b"A7")), (vec![], characters("7")));
    }

    #[test]
    fn characters_may_come_in_parts() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.keys(&[0xe6, 0x95]), []);
        assert_eq!(decoder.keys(&[0xb8, b'7']), characters("數7"));
        assert_eq!(decoder.keys(&[0xff, b'1', 0xc3, b'2']), characters("12"));
    }

    #[test]
    fn wide_digits_are_digits() {
        assert_eq!(keys("４８ｒ".as_bytes()), characters("48r"));
    }

    #[test]
    fn of_a_pasted_text_only_digits_count() {
        let pasted = keys(b"\x1b[200~number 48 29\r\x03\x1b[201~r");
        let digits = "4829".chars().map(Key::Pasted).chain([Key::Character('r')]);
        assert_eq!(pasted, digits.collect::<Vec<_>>());
    }

    #[test]
    fn a_line_ends_with_enter_only_where_that_answers_it() {
        let line = |text| Decoder::default().line(text);
        let number = [vec![Key::Clear], characters("48"), vec![Key::Enter]].concat();
        assert_eq!((line("48\n"), line("4 8")), (number.clone(), number));
        assert_eq!(line("\n"), [Key::Enter]);
        assert_eq!(line("r\n"), characters("r"));
    }
}
