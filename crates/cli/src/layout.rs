//! Texts in cells: Chinese and Japanese characters take two, combining marks none.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What never begins a line.
const CLOSING: &str = "、。，．：；！？）」』】〉》〕ー々,.:;!?)”’";
/// What never ends one.
const OPENING: &str = "（「『【〈《〔(“‘";

/// How many cells of a terminal a printable text takes.
pub(crate) fn cells(text: &str) -> usize {
    text.width()
}

/// A text with blanks after it, up to so many cells.
pub(crate) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(cells(text))))
}

/// The lines of a text, none wider than so many cells.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if !line.is_empty() && beyond(&line, piece.trim_end(), width) {
            lines.push(std::mem::take(&mut line));
        }
        for character in piece.chars() {
            // One word can be wider than a line; a blank at the end of a line does not count.
            let alone = character.encode_utf8(&mut [0; 4]).to_owned();
            if character != ' ' && beyond(&line, &alone, width) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    lines.push(line);
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// Keys and what they do, three blanks apart, wrapped between them.
pub(crate) fn wrapped_keys(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in text.split("   ").filter(|item| !item.is_empty()) {
        match lines.last_mut() {
            Some(line) if cells(line).saturating_add(3).saturating_add(cells(item)) <= width => {
                line.push_str("   ");
                line.push_str(item);
            }
            _ => lines.extend(wrapped(item, width)),
        }
    }
    lines
}

fn beyond(line: &str, more: &str, width: usize) -> bool {
    cells(line).saturating_add(cells(more)) > width
}

/// What stays together: words with the blanks after them, single characters of wide scripts.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = None;
    for character in text.chars() {
        let apart = before.is_none_or(|before| may_break(before, character));
        match pieces.last_mut().filter(|_| !apart) {
            Some(piece) => piece.push(character),
            None => pieces.push(character.to_string()),
        }
        before = Some(character);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    let wide = |character: char| character.width() == Some(2);
    if after == ' ' || CLOSING.contains(after) || OPENING.contains(before) {
        return false;
    }
    before == ' ' || wide(before) || wide(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_cells() {
        for (text, width) in [("", 0), ("Contoso", 7), ("服務", 4), ("ｱ", 1), ("e\u{301}", 1)] {
            assert_eq!(cells(text), width, "{text}");
        }
        assert_eq!(padded("服務", 6), "服務  ");
        assert_eq!(padded("too long", 3), "too long");
    }

    #[test]
    fn lines_break_between_words_and_between_wide_characters() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("", 7), [""]);
        assert_eq!(wrapped("請輸入數字", 4), ["請輸", "入數", "字"]);
        assert_eq!(wrapped("按 Enter 核准", 7), ["按", "Enter", "核准"]);
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
    }

    #[test]
    fn punctuation_stays_with_its_word() {
        assert_eq!(wrapped("很好。真的", 4), ["很", "好。", "真的"]);
        assert_eq!(wrapped("在「這裡」", 5), ["在", "「這", "裡」"]);
    }

    #[test]
    fn no_line_is_too_wide() {
        let text =
            "Contoso 雲端服務：https://mail.contoso.example/a/very/long/path 請輸入 482913。";
        for width in 2..90 {
            for line in wrapped(text, width) {
                assert!(cells(&line) <= width, "{width} {line}");
            }
        }
    }

    #[test]
    fn keys_stay_with_their_meaning() {
        let keys = "Enter approves   r refuse   q later";
        assert_eq!(wrapped_keys(keys, 80), [keys]);
        assert_eq!(wrapped_keys(keys, 26), ["Enter approves   r refuse", "q later"]);
        assert_eq!(wrapped_keys(keys, 10), ["Enter", "approves", "r refuse", "q later"]);
    }
}
