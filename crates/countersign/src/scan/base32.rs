//! Secrets as services print them: base32 (RFC 4648 §6) in either case, in groups, with or without
//! padding. What could be a typing error is pointed at, never guessed.

use super::codes::{Notice, Reason};
use super::reading::{Notices, Rejection, first_not};
use crate::limits;
use crate::secret::Secret;
use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;
use zeroize::Zeroizing;

/// A secret that could be read, and what was repaired.
pub(super) struct ReadSecret {
    pub(super) secret: Secret,
    cleaned: bool,
    trailing_bits: bool,
}

impl ReadSecret {
    /// The secret within its limits; its notices are told.
    pub(super) fn accept(self, notices: &mut Notices) -> Result<Secret, Rejection> {
        let length = self.secret.expose().len();
        if length > limits::SECRET_BYTES {
            return Err(Reason::SecretTooLong.of("secret"));
        }
        notices.add_if(self.cleaned, Notice::SecretCleaned);
        notices.add_if(self.trailing_bits, Notice::SecretTrailingBits);
        note_strength(&self.secret, notices);
        Ok(self.secret)
    }
}

/// Tells of a secret below 128 bits.
pub(super) fn note_strength(secret: &Secret, notices: &mut Notices) {
    let weak = secret.expose().len() < limits::SECRET_BYTES_RECOMMENDED;
    notices.add_if(weak, Notice::WeakSecret);
}

/// Reads a secret of any length.
pub(super) fn read(text: &str) -> Result<ReadSecret, Rejection> {
    let padding = text.trim_end_matches(|end| is_separator(end) || end == '=').len();
    let is_symbol = |character: char| matches!(character, 'A'..='Z' | 'a'..='z' | '2'..='7');
    let payload = text.get(..padding).unwrap_or_default();
    if payload.is_empty() {
        return Err(Reason::MissingParameter.of("secret"));
    }
    let position = first_not(payload, |other| is_symbol(other) || is_separator(other));
    if position.is_some() {
        return Err(Reason::SecretBadChar.of("secret").at(position));
    }
    let symbols = cleaned(payload);
    let bytes =
        BASE32.decode(symbols.as_bytes()).map_err(|_| Reason::SecretBadLength.of("secret"))?;
    Ok(ReadSecret {
        trailing_bits: has_trailing_bits(&bytes, &symbols),
        secret: Secret::new(bytes),
        cleaned: text.contains(is_separator),
    })
}

/// A text without blanks and dashes.
pub(super) fn cleaned(text: &str) -> Zeroizing<String> {
    let mut symbols = Zeroizing::new(String::with_capacity(text.len()));
    symbols.extend(text.chars().filter(|other| !is_separator(*other)));
    symbols
}

/// What groups the characters of a secret.
pub(super) fn is_separator(character: char) -> bool {
    character.is_whitespace() || character == '-'
}

/// Whether so many symbols can be base32.
pub(super) fn is_possible_length(symbols: usize) -> bool {
    matches!(symbols % 8, 0 | 2 | 4 | 5 | 7)
}

/// Base32 in either case, without padding, that ignores bits after the last whole byte.
static BASE32: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    specification.translate.from.push_str("abcdefghijklmnopqrstuvwxyz");
    specification.translate.to.push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    specification.check_trailing_bits = false;
    // The specification is constant, and every test of this file proves it well-formed.
    specification.encoding().expect("a well-formed alphabet")
});

/// Whether the same bytes, written anew, end in another symbol.
fn has_trailing_bits(bytes: &[u8], symbols: &str) -> bool {
    !Zeroizing::new(BASE32.encode(bytes)).eq_ignore_ascii_case(symbols)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::reading::Reading;
    use crate::scan::report::Scan;

    fn accepted(text: &str) -> Result<(Vec<u8>, Vec<Notice>), Rejection> {
        let mut notices = Notices::default();
        let secret = read(text)?.accept(&mut notices)?;
        Ok((secret.expose().to_vec(), notices.sorted()))
    }

    #[test]
    fn groups_case_and_padding_do_not_matter() {
        let plain = b"12345678901234567890".to_vec();
        assert_eq!(accepted("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), Ok((plain.clone(), vec![])));
        assert_eq!(accepted("gezdgnbvgy3tqojqgezdgnbvgy3tqojq===="), Ok((plain.clone(), vec![])));
        let cleaned = Ok((plain, vec![Notice::SecretCleaned]));
        assert_eq!(accepted("GEZD-GNBV GY3T\u{a0}QOJQ GEZD\tGNBV gy3t QOJQ = = "), cleaned);
    }

    #[test]
    fn last_bits_are_dropped_for_every_length() {
        for (text, bytes) in
            [("AB", 1), ("AAAB", 2), ("AAAAB", 3), ("AAAAAAB", 4), ("AAAAAAAAAB", 6)]
        {
            let notices = vec![Notice::SecretTrailingBits, Notice::WeakSecret];
            assert_eq!(accepted(text), Ok((vec![0; bytes], notices)), "{text}");
        }
        assert_eq!(accepted("AAAAAAAB"), Ok((vec![0, 0, 0, 0, 1], vec![Notice::WeakSecret])));
    }

    #[test]
    fn a_wrong_character_is_pointed_at() {
        for (text, position) in
            [("JBSW 0", 6), ("1", 1), ("AA=A", 3), ("=AA", 1), ("AAÄ", 3), ("張AA8", 1), ("AAſ", 3)]
        {
            let Scan::Rejected { reason, position: found, .. } =
                Reading::from(accepted(text).unwrap_err()).scan
            else {
                panic!("not rejected");
            };
            assert_eq!((reason, found), (Reason::SecretBadChar, Some(position)), "{text}");
        }
    }

    #[test]
    fn lengths_are_checked() {
        for text in ["A", "AAA", "AAAAAA", "AAAAAAAAA"] {
            assert_eq!(accepted(text), Err(Reason::SecretBadLength.of("secret")));
        }
        for text in ["", " - ", "===="] {
            assert_eq!(accepted(text), Err(Reason::MissingParameter.of("secret")));
        }
        assert_eq!(accepted(&"A".repeat(1640)), Err(Reason::SecretTooLong.of("secret")));
        assert_eq!(accepted(&"A".repeat(1639)).unwrap().0.len(), 1024);
    }

    #[test]
    fn possible_lengths_are_those_that_decode() {
        for length in 1..64 {
            assert_eq!(read(&"A".repeat(length)).is_ok(), is_possible_length(length));
        }
    }
}
