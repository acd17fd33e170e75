//! What happens to a text before anything is read in it: size, margins, copy-and-paste marks.

use super::codes::{Notice, Reason};
use super::query::strip_prefix_ignoring_case;
use super::reading::{Notices, Rejection, first_not};
use crate::limits;
use zeroize::Zeroizing;

/// The text without margins, quotes, link markup and escaped ampersands.
pub(super) fn unwrapped(text: &str, notices: &mut Notices) -> Result<Zeroizing<String>, Rejection> {
    if text.len() > limits::SCAN_TEXT_BYTES {
        return Err(Reason::TooLong.alone());
    }
    let mut text = text.trim_matches(is_margin);
    for _ in 0..limits::SCAN_UNWRAPS {
        let Some(inside) = inside_link(text).or_else(|| inside_pair(text)) else { break };
        notices.add(Notice::Unwrapped);
        text = inside.trim_matches(is_margin);
    }
    if text.is_empty() {
        return Err(Reason::Empty.alone());
    }
    Ok(without_entities(text, notices))
}

/// The scheme in lower case, and what follows its colon.
pub(super) fn scheme(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let legal = |other: char| other.is_ascii_alphanumeric() || matches!(other, '+' | '.' | '-');
    let starts_well = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    (starts_well && scheme.chars().all(legal)).then(|| (scheme.to_ascii_lowercase(), rest))
}

/// The text without line breaks and tabs, which mail programs put into long links. Any other
/// control character belongs into no code.
pub(super) fn without_line_breaks(
    text: &str,
    notices: &mut Notices,
) -> Result<Zeroizing<String>, Rejection> {
    let is_break = |character| matches!(character, '\t' | '\r' | '\n');
    let position = first_not(text, |other| !other.is_ascii_control() || is_break(other));
    if position.is_some() {
        return Err(Reason::ControlCharacter.alone().at(position));
    }
    notices.add_if(text.contains(is_break), Notice::LineBreaksRemoved);
    let mut joined = Zeroizing::new(String::with_capacity(text.len()));
    joined.extend(text.chars().filter(|other| !is_break(*other)));
    Ok(joined)
}

/// Blanks, controls and marks without width: whatever copying leaves around a text.
fn is_margin(character: char) -> bool {
    character.is_whitespace()
        || character.is_ascii_control()
        || matches!(character,
            '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}')
}

/// The target of a link element that the text starts with.
fn inside_link(text: &str) -> Option<&str> {
    let inside = strip_prefix_ignoring_case(text, "<a")?;
    let tag = Zeroizing::new(inside.split('>').next()?.to_ascii_lowercase());
    let (target, _) = tag
        .match_indices("href=")
        .find(|(at, _)| tag.get(..*at).is_some_and(|head| head.ends_with(is_attribute_start)))?;
    let (_, value) = inside.split_at_checked(target)?.1.split_once('=')?;
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            return Some(quoted.split_once(quote)?.0);
        }
    }
    value.split(|end: char| end.is_whitespace() || end == '>').next()
}

fn is_attribute_start(character: char) -> bool {
    character.is_whitespace() || matches!(character, '"' | '\'' | '/')
}

fn inside_pair(text: &str) -> Option<&str> {
    let pairs = ["\"\"", "''", "``", "“”", "‘’", "«»", "<>"];
    pairs.into_iter().find_map(|pair| {
        let mut pair = pair.chars();
        text.strip_prefix(pair.next()?)?.strip_suffix(pair.next()?)
    })
}

fn without_entities(text: &str, notices: &mut Notices) -> Zeroizing<String> {
    let mut text = Zeroizing::new(text.to_owned());
    for _ in 0..limits::SCAN_ENTITY_PASSES {
        let unescaped = without_entities_once(&text);
        if unescaped.len() == text.len() {
            break;
        }
        notices.add(Notice::HtmlUnescaped);
        text = unescaped;
    }
    text
}

fn without_entities_once(text: &str) -> Zeroizing<String> {
    let mut unescaped = Zeroizing::new(String::with_capacity(text.len()));
    let mut pieces = text.split('&');
    unescaped.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        unescaped.push('&');
        let entities = ["amp;", "#38;", "#038;", "#x26;"];
        let after = entities.iter().find_map(|entity| strip_prefix_ignoring_case(piece, entity));
        unescaped.push_str(after.unwrap_or(piece));
    }
    unescaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unwrap_text(text: &str) -> Option<String> {
        unwrapped(text, &mut Notices::default()).ok().map(|text| text.to_string())
    }

    #[test]
    fn margins_and_marks_around_a_text_are_taken_off() {
        for text in [
            "a://b",
            "\u{feff}\u{2068} a://b \u{2069}\r\n",
            "\"'`“a://b”`'\"",
            "‘ « a://b » ’",
            "<a://b>",
            "<A class='x' HREF='a://b'>text</A>",
            "<a href=a://b>text</a>",
            "<a href=\"a://b\"",
            "<a data-href='c' href=\" a://b \">",
        ] {
            assert_eq!(unwrap_text(text).as_deref(), Some("a://b"), "{text}");
        }
    }

    #[test]
    fn marks_are_taken_off_four_times_at_most() {
        assert_eq!(unwrap_text("\"\"\"\"\"a\"\"\"\"\"").as_deref(), Some("\"a\""));
        assert_eq!(unwrap_text("\"\""), None);
        assert_eq!(unwrap_text("\"").as_deref(), Some("\""));
    }

    #[test]
    fn ampersands_are_unescaped_three_times_at_most() {
        assert_eq!(unwrap_text("a&AMP;amp;#38;#X26;b").as_deref(), Some("a&#X26;b"));
        assert_eq!(unwrap_text("a&lt;b&amp").as_deref(), Some("a&lt;b&amp"));
    }
}
