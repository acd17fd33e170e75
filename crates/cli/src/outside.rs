//! The one place where text from outside becomes printable.

/// The most characters of one text on the terminal.
const CHARACTERS: usize = 512;

/// A text from outside, on one line and without anything that moves the cursor, hides or reorders.
pub(crate) fn outside(text: &str) -> String {
    let shown =
        text.chars().map(|it| if it.is_control() { char::REPLACEMENT_CHARACTER } else { it });
    shown.take(CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_steers_the_terminal() {
        assert_eq!(outside("Contoso 張"), "Contoso 張");
        let shown = outside("a\u{1b}[31mb\u{9b}0m\r\nc\u{7}");
        assert!(!shown.chars().any(char::is_control), "{shown:?}");
    }
}
