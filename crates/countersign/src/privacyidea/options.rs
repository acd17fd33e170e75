//! Number matching by options: the sign-in page shows one of them, and the phone all.

use crate::error::AuthenticatorError;
use crate::limits::{OPTION_CHARACTERS, OPTIONS, TYPED_OPTION_CHARACTERS};

/// What may be answered, as it came and in that order. At least one, none twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options(Vec<String>);

impl Options {
    /// Takes a list apart at its commas. One that could be read in two ways, or whose answer could
    /// be taken for another message, is refused.
    pub(super) fn of(list: &str) -> Option<Self> {
        let options: Vec<_> = list.split(',').take(OPTIONS.saturating_add(1)).collect();
        let distinct = (1..)
            .zip(&options)
            .all(|(next, it)| !options.iter().skip(next).any(|other| other == it));
        let fits = options.len() <= OPTIONS
            && distinct
            // Alone, these could be the flag before the list.
            && !matches!(list, "0" | "1")
            && options.iter().all(|option| is_option(option));
        fits.then(|| Self(options.into_iter().map(str::to_owned).collect()))
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[String] {
        &self.0
    }

    /// Whether each is short and plain enough to be typed, so that a glance is not enough.
    pub(crate) fn are_typed(&self) -> bool {
        let plain = |it: &String| it.bytes().all(|byte| byte.is_ascii_alphanumeric());
        self.0.iter().all(|it| it.len() <= TYPED_OPTION_CHARACTERS && plain(it))
    }

    /// The option that an answer means, to the letter where they are chosen from a list. Where they
    /// are typed, case and the width of characters are the keyboard's matter.
    pub(super) fn meant(&self, answer: &str) -> Result<String, AuthenticatorError> {
        let exact = |it: &&String| **it == answer;
        if let Some(option) = self.0.iter().find(exact) {
            return Ok(option.clone());
        }
        let typed: String = answer.trim().chars().map(narrow).collect();
        let alike = |it: &&String| self.are_typed() && it.eq_ignore_ascii_case(&typed);
        let alike: Vec<_> = self.0.iter().filter(alike).collect();
        match *alike.as_slice() {
            [only] => Ok(only.clone()),
            _ => alike
                .into_iter()
                .find(|it| **it == typed)
                .cloned()
                .ok_or(AuthenticatorError::NotOffered),
        }
    }
}

/// `decline` is what a refusal is signed with.
fn is_option(option: &str) -> bool {
    let short = option.chars().nth(OPTION_CHARACTERS).is_none();
    !option.is_empty() && short && option != "decline" && !option.contains('|')
}

/// Chinese and Japanese keyboards have letters and digits of full width.
fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = u32::from(character).checked_sub(0xfee0);
            narrow.and_then(char::from_u32).unwrap_or(character)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(list: &str) -> Options {
        Options::of(list).unwrap()
    }

    #[test]
    fn options_are_kept_as_they_came() {
        assert_eq!(options("35,64,86").all(), ["35", "64", "86"]);
        assert_eq!(options("grün,red car,蓝").all(), ["grün", "red car", "蓝"]);
        assert_eq!(options("00").all(), ["00"]);
    }

    #[test]
    fn what_could_be_taken_for_something_else_is_refused() {
        for list in ["", "a,", ",a", "a,,b", "0", "1", "a|b", "decline", "a,decline", "a,a"] {
            assert_eq!(Options::of(list), None, "{list}");
        }
        assert!(Options::of(&"x".repeat(OPTION_CHARACTERS + 1)).is_none());
        let many = |count: usize| (0..count).map(|it| it.to_string()).collect::<Vec<_>>().join(",");
        assert!(Options::of(&many(OPTIONS)).is_some());
        assert!(Options::of(&many(OPTIONS + 1)).is_none());
        assert!(Options::of(&many(100_000)).is_none());
    }

    #[test]
    fn short_ones_are_typed() {
        assert!(options("35,64,86").are_typed() && options("J,U,K").are_typed());
        assert!(options("ab12,x").are_typed());
        assert!(!options("abcde,x").are_typed());
        assert!(!options("grün,x").are_typed() && !options("a b,x").are_typed());
    }

    #[test]
    fn only_what_was_offered_is_meant() {
        let meant = |list: &str, answer: &str| options(list).meant(answer);
        assert_eq!(meant("J,U,K", "u").unwrap(), "U");
        assert_eq!(meant("J,U,K", " Ｕ ").unwrap(), "U");
        assert_eq!(meant("07,64", "０７").unwrap(), "07");
        assert_eq!(meant("a,A", "A").unwrap(), "A");
        assert_eq!(meant("a,A", "Ａ").unwrap(), "A");
        assert_eq!(meant("red car,蓝", "red car").unwrap(), "red car");
        for (list, answer) in [
            ("07,64", "7"),
            ("07,64", ""),
            ("07,64", "65"),
            ("07,64", "٦٤"),
            ("red car,蓝", "Red car"),
            ("red car,蓝", "red car "),
            ("J,U,K", "J,U,K"),
        ] {
            let refused = AuthenticatorError::NotOffered;
            assert_eq!(meant(list, answer).unwrap_err(), refused, "{list} {answer}");
        }
    }
}
