//! The one place where text from outside becomes printable.

/// The most characters of one text on the terminal.
const CHARACTERS: u32 = 512;

/// A text from outside, on one line and without anything that moves the cursor, hides or reorders.
pub(crate) fn outside(text: &str) -> String {
    countersign::printable(text, CHARACTERS)
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
