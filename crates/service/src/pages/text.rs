//! Text from outside, made fit to stand on a page.

use super::words::Words;

/// Most characters of a name that a page shows.
const LONGEST: usize = 64;

/// A name as a page shows it: on one line, without characters that hide or reorder others (U+FFFD
/// stands in their place), clipped, and isolated from the words around it (U+2068, U+2069 of the
/// Unicode Bidirectional Algorithm). Markup in it is escaped by the templates.
pub(crate) fn shown(text: &str) -> String {
    let mut characters = text.trim().chars();
    let mut name: String = characters
        .by_ref()
        .take(LONGEST)
        .map(|it| if hides(it) { '\u{fffd}' } else { it })
        .collect();
    if characters.next().is_some() {
        name.pop();
        name.push('…');
    }
    format!("\u{2068}{name}\u{2069}")
}

/// A phone's name as a page shows it; one that has none is said to have none.
pub(crate) fn named(words: Words, name: &str) -> String {
    if name.trim().is_empty() { words.say("common.no_name").to_owned() } else { shown(name) }
}

/// Control and formatting characters: directions, joiners, blanks without width, tags, line ends.
fn hides(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// The pairs of a number.
pub(crate) fn pairs(number: &str) -> Vec<String> {
    let characters: Vec<char> = number.chars().collect();
    characters.chunks(2).map(|pair| pair.iter().collect()).collect()
}

/// A number for a voice: digit by digit, with a pause after each pair.
pub(crate) fn spelled_number(number: &str) -> String {
    pairs(number).iter().map(|pair| spelled(pair)).collect::<Vec<_>>().join(", ")
}

/// A group of a product key for a voice, letter by letter.
pub(crate) fn spelled(group: &str) -> String {
    group.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_reach_beyond_themselves() {
        assert_eq!(shown(" Pixel 9 "), "\u{2068}Pixel 9\u{2069}");
        assert_eq!(shown("a\u{202e}b\nc\u{2069}"), "\u{2068}a\u{fffd}b\u{fffd}c\u{fffd}\u{2069}");
        let long = shown(&"手".repeat(65));
        assert!(long.ends_with("手…\u{2069}") && long.chars().count() == 66);
    }

    #[test]
    fn numbers_are_read_in_pairs() {
        assert_eq!(spelled_number("482913"), "4 8, 2 9, 1 3");
        assert_eq!(spelled_number("07"), "0 7");
    }
}
