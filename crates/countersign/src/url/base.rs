//! The base of a sign-in service in one canonical form.

use super::{AddressFault, Origin, Parts, Scheme};

/// The base of a sign-in service, `https://HOST[:PORT][/PREFIX]/countersign`, in canonical form:
/// two bases are the same service exactly when their bytes are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServiceBase {
    text: String,
    origin: Origin,
}

/// The last segment of every base.
const BASE_PATH: &str = "/countersign";

impl ServiceBase {
    /// A base from a checked origin and the path before the last segment: empty, or `/a/b`.
    pub(crate) fn of(origin: Origin, prefix: &str) -> Result<Self, AddressFault> {
        let mut segments = prefix.split('/');
        let starts_with_slash = segments.next().is_some_and(str::is_empty);
        if !starts_with_slash || !segments.all(is_segment) {
            return Err(AddressFault::Path);
        }
        Ok(Self { text: format!("{origin}{prefix}{BASE_PATH}"), origin })
    }

    /// A base from what a person typed: `mfa.contoso.example` is enough. The scheme and the last
    /// segment are added where they are missing; the host is held to the same policy as in a code.
    pub(crate) fn parse_typed(address: &str) -> Result<Self, AddressFault> {
        let address = address.trim();
        let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
        let parts = Parts::of(rest);
        parts.check_authority()?;
        let scheme = Scheme::of(&scheme.to_ascii_lowercase()).ok_or(AddressFault::NotHttps)?;
        let origin = Origin::of(scheme, parts.authority)?;
        if parts.query.is_some() {
            return Err(AddressFault::Query);
        }
        if parts.fragment.is_some() {
            return Err(AddressFault::Fragment);
        }
        let path = parts.path.trim_end_matches('/');
        Self::of(origin, path.strip_suffix(BASE_PATH).unwrap_or(path))
    }

    /// The base, without a slash at its end.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The host as it is shown: with its port, unless that is the default.
    pub(crate) fn host(&self) -> String {
        self.origin.shown()
    }

    /// The host with the way to reach it.
    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }
}

fn is_segment(segment: &str) -> bool {
    let legal =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~' | b'-');
    (1..=64).contains(&segment.len())
        && segment.bytes().all(legal)
        && !matches!(segment, "." | "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_10_plain_http_is_for_literals_of_this_device_only() {
        let literal = |address| {
            let base = ServiceBase::parse_typed(address).unwrap();
            base.origin().is_http() && base.origin().is_loopback_literal()
        };
        assert!(literal("http://127.0.0.1:8080") && literal("http://[::1]"));
        assert!(!literal("http://localhost") && !literal("http://127.0.0.2"));
        assert!(!literal("https://127.0.0.1"));
    }

    #[test]
    fn a_typed_address_becomes_the_canonical_base() {
        for (typed, base) in [
            ("mfa.contoso.example", "https://mfa.contoso.example/countersign"),
            (" HTTPS://MFA.contoso.example:443/ ", "https://mfa.contoso.example/countersign"),
            ("mfa.contoso.example/countersign/", "https://mfa.contoso.example/countersign"),
            ("a.example:8443/auth/v2", "https://a.example:8443/auth/v2/countersign"),
            ("localhost:8443", "https://localhost:8443/countersign"),
            ("http://[0::1]:80/countersign", "http://[::1]/countersign"),
        ] {
            let parsed = ServiceBase::parse_typed(typed).unwrap();
            assert_eq!(parsed.as_str(), base, "{typed}");
            assert_eq!(ServiceBase::parse_typed(base), Ok(parsed));
        }
        for (typed, fault) in [
            ("", AddressFault::Malformed),
            ("a b.example", AddressFault::Malformed),
            ("a.example\\b", AddressFault::Malformed),
            ("ftp://a.example", AddressFault::NotHttps),
            ("http://a.example", AddressFault::NotHttps),
            ("u@a.example", AddressFault::UserInfo),
            ("a.example?x", AddressFault::Query),
            ("a.example#x", AddressFault::Fragment),
            ("a.example/../b", AddressFault::Path),
            ("a.example//b", AddressFault::Path),
            ("0x7f.1", AddressFault::Host),
        ] {
            assert_eq!(ServiceBase::parse_typed(typed), Err(fault), "{typed}");
        }
    }
}
