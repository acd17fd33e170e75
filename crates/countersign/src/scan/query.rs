//! Parameters and percent codes: split first, decode once.

use super::codes::Notice;
use super::reading::Notices;
use crate::limits;
use zeroize::Zeroizing;

/// The parameters of a code, in their order, values still as written.
#[derive(Debug)]
pub(super) struct Query<'t>(Vec<Parameter<'t>>);

pub(super) struct Parameter<'t> {
    pub(super) name: String,
    pub(super) raw: &'t str,
}

impl std::fmt::Debug for Parameter<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.name)
    }
}

impl<'t> Query<'t> {
    /// Names lose blanks and case.
    pub(super) fn of(text: &'t str) -> Self {
        Self::split(text, |name| name.trim().to_ascii_lowercase())
    }

    /// Names keep blanks and case.
    pub(super) fn exact(text: &'t str) -> Self {
        Self::split(text, str::to_owned)
    }

    fn split(text: &'t str, name_of: impl Fn(&str) -> String) -> Self {
        let pieces = text.split('&').filter(|piece| !piece.is_empty());
        let parameters = pieces.map(|piece| {
            let (name, raw) = piece.split_once('=').unwrap_or((piece, ""));
            Parameter { name: name_of(&decode(name, Plus::Kept).text), raw }
        });
        Self(parameters.collect())
    }

    pub(super) fn parameters(&self) -> impl Iterator<Item = &Parameter<'t>> {
        self.0.iter()
    }

    /// The values of a name as written.
    pub(super) fn raw(&self, name: &str) -> impl Iterator<Item = &'t str> {
        self.0.iter().filter(move |parameter| parameter.name == name).map(|parameter| parameter.raw)
    }

    /// The values of a name, decoded.
    pub(super) fn values(&self, name: &str) -> impl Iterator<Item = Zeroizing<String>> {
        self.raw(name).map(|raw| decode(raw, Plus::Blank).text)
    }

    /// The first value of a name, unless it is empty.
    pub(super) fn value(&self, name: &str) -> Option<Zeroizing<String>> {
        self.values(name).next().filter(|value| !value.is_empty())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.raw(name).next().is_some()
    }

    /// Whether a parameter is there with anything in it.
    pub(super) fn gives(&self, name: &str) -> bool {
        self.raw(name).any(|raw| !raw.is_empty())
    }

    pub(super) fn repeats(&self, name: &str) -> bool {
        self.raw(name).nth(1).is_some()
    }

    /// The first name that comes a second time.
    pub(super) fn first_repeated(&self) -> Option<&str> {
        let mut seen = std::collections::HashSet::new();
        self.parameters().map(|parameter| parameter.name.as_str()).find(|name| !seen.insert(*name))
    }
}

/// Whether a plus in a text stands for a blank, as in forms, or for itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Plus {
    Blank,
    Kept,
}

/// A text whose percent codes were decoded once.
pub(super) struct Decoded {
    pub(super) text: Zeroizing<String>,
    bad_percent: bool,
    bad_utf8: bool,
}

impl Decoded {
    /// Tells what was odd about a text that will be shown.
    pub(super) fn note(&self, notices: &mut Notices) {
        notices.add_if(self.bad_percent, Notice::BadPercent);
        notices.add_if(self.bad_utf8, Notice::BadUtf8);
        notices.add_if(holds_percent_code(&self.text), Notice::DoubleEncoded);
    }
}

pub(super) fn decode(raw: &str, plus: Plus) -> Decoded {
    let mut bytes = Zeroizing::new(Vec::with_capacity(raw.len()));
    let mut bad_percent = false;
    let mut rest = raw.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match first {
            b'%' => {
                let code = percent_code(after);
                bad_percent |= code.is_none();
                let (byte, after) = code.unwrap_or((b'%', after));
                bytes.push(byte);
                rest = after;
            }
            b'+' if plus == Plus::Blank => bytes.push(b' '),
            other => bytes.push(*other),
        }
    }
    let (text, bad_utf8) = utf8(&bytes);
    Decoded { text, bad_percent, bad_utf8 }
}

/// Bytes as text, one U+FFFD for each maximal ill-formed part; and whether there was one.
pub(super) fn utf8(bytes: &[u8]) -> (Zeroizing<String>, bool) {
    let text = String::from_utf8_lossy(bytes);
    let bad = matches!(text, std::borrow::Cow::Owned(_));
    (Zeroizing::new(text.into_owned()), bad)
}

/// A number as parameters write it: digits only, and not too many of them.
pub(super) fn number(text: &str) -> Option<u64> {
    let digits = text.trim();
    let legal = (1..=limits::NUMBER_DIGITS).contains(&digits.len())
        && digits.bytes().all(|digit| digit.is_ascii_digit());
    if legal { digits.parse().ok() } else { None }
}

/// Whether a parameter says yes.
pub(super) fn is_true(value: &str) -> bool {
    let value = value.trim();
    value == "1" || value.eq_ignore_ascii_case("true")
}

/// Whether a parameter says no.
pub(super) fn is_false(value: &str) -> bool {
    let value = value.trim();
    value == "0" || value.eq_ignore_ascii_case("false")
}

pub(super) fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn percent_code(after: &[u8]) -> Option<(u8, &[u8])> {
    let [high, low, rest @ ..] = after else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let byte = u8::try_from(digit(high)? << 4 | digit(low)?).ok()?;
    Some((byte, rest))
}

fn holds_percent_code(text: &str) -> bool {
    text.match_indices('%')
        .filter_map(|(at, _)| text.as_bytes().get(at..)?.split_first())
        .any(|(_, after)| percent_code(after).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_codes_are_decoded_once() {
        for (raw, text, bad_percent, bad_utf8) in [
            ("a%20b+c", "a b+c", false, false),
            ("%2541", "%41", false, false),
            ("50%", "50%", true, false),
            ("%%41%4", "%A%4", true, false),
            ("%+1%é", "%+1%é", true, false),
            ("Caf%E9%", "Caf\u{fffd}%", true, true),
            // One mark for each maximal ill-formed part, as the Unicode Standard recommends.
            ("%F0%9F%98a%FF%C3", "\u{fffd}a\u{fffd}\u{fffd}", false, true),
        ] {
            let decoded = decode(raw, Plus::Kept);
            assert_eq!(*decoded.text, text);
            assert_eq!((decoded.bad_percent, decoded.bad_utf8), (bad_percent, bad_utf8), "{raw}");
        }
        assert_eq!(*decode("a+b%2B", Plus::Blank).text, "a b+");
    }

    #[test]
    fn parameters_are_split_before_they_are_decoded() {
        let query = Query::of("&%53ecret%20=A%26B=C&&flag&x=&=y&secret=2");
        assert_eq!(*query.value("secret").unwrap(), "A&B=C");
        assert!(query.repeats("secret") && query.has("flag") && query.has(""));
        assert!(query.value("x").is_none() && !query.gives("flag"));
        assert_eq!(query.first_repeated(), Some("secret"));
        assert!(Query::exact("V=1").value("v").is_none());
    }

    #[test]
    fn numbers_have_digits_only() {
        assert_eq!(number(" 007 "), Some(7));
        assert_eq!(number("18446744073709551615"), Some(u64::MAX));
        assert_eq!(number(&"0".repeat(40)), Some(0));
        for text in ["", "+6", "-6", "6.0", "30s", "６", "18446744073709551616", &"0".repeat(41)] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
