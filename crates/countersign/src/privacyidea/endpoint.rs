//! The address of a privacyIDEA server for phones, under the one policy for addresses.

use crate::limits::ENDPOINT_BYTES;
use crate::url::{Origin, Parts, Scheme};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An address that may be asked, exactly as the server wrote it: it is part of what is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint {
    text: String,
    origin: Origin,
}

impl Endpoint {
    /// Reads an address of https, or of plain http on this device, without a fragment.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let legal = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
        if text.len() > ENDPOINT_BYTES || !text.bytes().all(legal) {
            return None;
        }
        let (scheme, rest) = text.split_once("://")?;
        let scheme = Scheme::of(&scheme.to_ascii_lowercase())?;
        let parts = Parts::of(rest);
        parts.check_authority().ok()?;
        let origin = Origin::of(scheme, parts.authority).ok()?;
        parts.fragment.is_none().then(|| Self { text: text.to_owned(), origin })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The host with the way to reach it.
    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Whether plain http is used only where the other address uses it, on this very device.
    pub(super) fn is_as_safe_as(&self, other: &Self) -> bool {
        let literal = self.origin.is_loopback_literal();
        !self.origin.is_http() || (literal && other.origin.is_http())
    }

    /// The address with more in its query.
    pub(super) fn with_query(&self, query: &str) -> String {
        let separator = if self.text.contains('?') { '&' } else { '?' };
        format!("{}{separator}{query}", self.text)
    }
}

impl Serialize for Endpoint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Endpoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not an address"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(text: &str) -> Endpoint {
        Endpoint::parse(text).unwrap()
    }

    #[test]
    fn security_10_only_addresses_of_the_policy_are_asked() {
        for good in ["https://pi.example/ttype/push", "http://127.0.0.1:5001/ttype/push?x=1"] {
            assert_eq!(endpoint(good).as_str(), good);
        }
        for bad in [
            "",
            "pi.example",
            "ftp://pi.example/",
            "http://pi.example/ttype/push",
            "https://user@pi.example/",
            "https://169.254.169.254/",
            "https://[::ffff:10.0.0.1]/",
            "https://pi.example/#x",
            "https://pi.example/a|b",
            "https://pi.example/a b",
            "https://pi.example/\u{e9}",
            "https:///x",
        ] {
            assert_eq!(Endpoint::parse(bad), None, "{bad}");
        }
        assert!(Endpoint::parse(&format!("https://pi.example/{}", "x".repeat(5_000))).is_none());
    }

    #[test]
    fn plain_http_is_only_for_who_was_enrolled_with_it() {
        let (https, http) = ("https://pi.example/", "http://127.0.0.1:5001/");
        assert!(endpoint(https).is_as_safe_as(&endpoint(http)));
        assert!(endpoint(http).is_as_safe_as(&endpoint(http)));
        assert!(!endpoint(http).is_as_safe_as(&endpoint(https)));
        assert!(!endpoint("http://localhost/").is_as_safe_as(&endpoint(http)));
    }

    #[test]
    fn a_query_is_continued() {
        assert_eq!(endpoint("https://a.example/p").with_query("x=1"), "https://a.example/p?x=1");
        assert_eq!(endpoint("https://a.example/p?y").with_query("x"), "https://a.example/p?y&x");
    }
}
