//! The only way untrusted text becomes displayable: what is stored stays as it came, what is shown
//! can neither hide, nor reorder, nor outgrow what stands around it.

use crate::limits;

/// A text from outside, made safe for a screen: at most so many characters, on one line, without
/// control, direction and invisible characters (U+FFFD stands in their place), and isolated
/// (U+2068 and U+2069 of the Unicode Bidirectional Algorithm), so that it cannot change the order
/// of the words around it. A text that is cut ends in an ellipsis, which counts.
///
/// Show each text by itself; never join two of them, nor an issuer and a name, in one string.
#[must_use]
#[uniffi::export]
pub fn display(text: &str, limit: u32) -> String {
    format!("\u{2068}{}\u{2069}", printable(text, limit))
}

/// The same as for a screen, but without the isolating characters: for terminals, logs and file
/// names. Escape sequences are harmless in it, since their control characters are replaced.
#[must_use]
#[uniffi::export]
pub fn printable(text: &str, limit: u32) -> String {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut shown = Shown::of(text);
    let mut clipped: String = shown.by_ref().take(limit).collect();
    if shown.next().is_some() {
        clipped.pop();
        let end = clipped.trim_end_matches([ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_JOINER]).len();
        clipped.truncate(end);
        if limit > 0 {
            clipped.push('…');
        }
    }
    clipped
}

/// Whether a text has characters that can deceive: control, direction, invisible and private-use
/// ones, joiners where no script needs them, over four combining marks in a row, or letters of
/// Latin, Greek and Cyrillic mixed in one word.
#[must_use]
#[uniffi::export]
pub fn has_unusual_characters(text: &str) -> bool {
    Neighbours::of(text).any(is_hidden) || has_stacked_marks(text) || mixes_scripts(text)
}

/// Whether a text is longer than names are.
pub(crate) fn is_long(text: &str) -> bool {
    text.chars().nth(limits::NAME_CHARACTERS).is_some()
}

const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// The characters of a text as they may be shown.
struct Shown<'t> {
    places: Neighbours<'t>,
    marks: usize,
    after_break: bool,
}

impl<'t> Shown<'t> {
    fn of(text: &'t str) -> Self {
        Self { places: Neighbours::of(text), marks: 0, after_break: false }
    }
}

impl Iterator for Shown<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            let place = self.places.next()?;
            let was_after_break = std::mem::replace(&mut self.after_break, is_break(place.here));
            self.marks = if is_mark(place.here) { self.marks.saturating_add(1) } else { 0 };
            if self.after_break && was_after_break || self.marks > limits::MARKS_IN_A_ROW {
                continue;
            }
            return Some(match place.here {
                _ if self.after_break => ' ',
                _ if is_hidden(place) => char::REPLACEMENT_CHARACTER,
                other => other,
            });
        }
    }
}

/// A character and those beside it.
#[derive(Clone, Copy)]
struct Place {
    before: Option<char>,
    here: char,
    after: Option<char>,
}

struct Neighbours<'t> {
    before: Option<char>,
    rest: std::iter::Peekable<std::str::Chars<'t>>,
}

impl<'t> Neighbours<'t> {
    fn of(text: &'t str) -> Self {
        Self { before: None, rest: text.chars().peekable() }
    }
}

impl Iterator for Neighbours<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let here = self.rest.next()?;
        let before = self.before.replace(here);
        Some(Place { before, here, after: self.rest.peek().copied() })
    }
}

/// Line breaks and tabs: one blank stands for a run of them.
fn is_break(character: char) -> bool {
    matches!(character, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_hidden(place: Place) -> bool {
    match place.here {
        ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER => {
            !place.before.is_some_and(may_be_joined) || !place.after.is_some_and(may_be_joined)
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180e}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        other => other.is_control(),
    }
}

/// Indic and Arabic letters and emoji are joined; ASCII never is.
fn may_be_joined(neighbour: char) -> bool {
    !neighbour.is_ascii() && !matches!(neighbour, ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER)
}

fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

fn has_stacked_marks(text: &str) -> bool {
    text.split(|character| !is_mark(character))
        .any(|marks| marks.chars().nth(limits::MARKS_IN_A_ROW).is_some())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Cyrillic,
    Greek,
    Latin,
}

fn script(letter: char) -> Option<Script> {
    match letter {
        '×' | '÷' => None,
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' => Some(Script::Latin),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ => None,
    }
}

fn mixes_scripts(text: &str) -> bool {
    let mut before = None;
    text.chars().any(|letter| {
        let here = script(letter);
        let before = std::mem::replace(&mut before, here);
        before.is_some() && here.is_some() && before != here
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_shown_as_it_is() {
        for text in [
            "",
            "Contoso",
            "Müller & Söhne",
            "张伟",
            "👩\u{200d}💻 Dev",
            "क\u{94d}\u{200d}ष",
            "a×b",
        ] {
            assert_eq!(printable(text, 100), text);
            assert_eq!(display(text, 100), format!("\u{2068}{text}\u{2069}"));
            assert!(!has_unusual_characters(text), "{text:?}");
        }
    }

    #[test]
    fn what_hides_or_reorders_is_replaced() {
        for (text, shown) in [
            ("Bank\u{202e}knaB", "Bank\u{fffd}knaB"),
            ("a\u{2066}b", "a\u{fffd}b"),
            ("Exa\u{200d}mple", "Exa\u{fffd}mple"),
            ("\u{200d}張", "\u{fffd}張"),
            ("\u{1b}[31mred\u{9b}0m", "\u{fffd}[31mred\u{fffd}0m"),
            ("\u{1b}]8;;https://a.example\u{7}", "\u{fffd}]8;;https://a.example\u{fffd}"),
            ("nul\0", "nul\u{fffd}"),
            ("a\u{e0041}b\u{feff}", "a\u{fffd}b\u{fffd}"),
        ] {
            assert_eq!(printable(text, 100), shown);
            assert!(has_unusual_characters(text), "{text:?}");
        }
    }

    #[test]
    fn everything_stands_on_one_line() {
        assert_eq!(printable("one\r\n\n\ttwo\u{2028}three", 100), "one two three");
        assert_eq!(printable("one  two", 100), "one  two");
    }

    #[test]
    fn a_long_text_is_clipped_by_characters() {
        assert_eq!(printable("abcdef", 6), "abcdef");
        assert_eq!(printable("abcdefg", 6), "abcde…");
        assert_eq!(printable("张伟张伟", 3), "张伟…");
        assert_eq!(printable("abc", 1), "…");
        assert_eq!(printable("abc", 0), "");
        assert_eq!(printable("", 0), "");
        assert_eq!(printable("👩\u{200d}💻!", 3), "👩…");
        assert!(is_long(&"张".repeat(257)) && !is_long(&"张".repeat(256)));
    }

    #[test]
    fn stacked_marks_lose_their_height() {
        let stacked = format!("a{}b", "\u{301}".repeat(10_000));
        assert_eq!(printable(&stacked, 20_000), format!("a{}b", "\u{301}".repeat(4)));
        assert!(has_unusual_characters(&stacked));
        assert!(!has_unusual_characters("a\u{301}\u{302}\u{303}\u{304}"));
    }

    #[test]
    fn letters_of_two_alphabets_in_one_word_are_unusual() {
        for text in ["\u{41c}icrosoft", "Goog\u{3bb}e", "\u{430}\u{3b1}"] {
            assert!(has_unusual_characters(text), "{text}");
        }
        for text in ["Пример", "Αλίκη", "ООО Contoso", "Contoso-Россия", "2×Ж"]
        {
            assert!(!has_unusual_characters(text), "{text}");
        }
    }
}
