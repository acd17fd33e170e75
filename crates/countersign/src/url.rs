//! The one policy for addresses: which hosts may be asked at all, and how a service's base is
//! written, so that two spellings of one address are the same bytes.

mod base;

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

pub(crate) use base::ServiceBase;

/// Why an address is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AddressFault {
    /// It has a fragment.
    Fragment,
    /// The host or the port is malformed or not allowed.
    Host,
    /// Not an address.
    Malformed,
    /// It is neither https nor plain http to this device.
    NotHttps,
    /// The path before the fixed part is malformed.
    Path,
    /// It has a query.
    Query,
    /// User information stands before the host.
    UserInfo,
}

/// The parts of what follows `scheme://`, cut before anything is decoded.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'t> {
    pub(crate) authority: &'t str,
    pub(crate) path: &'t str,
    pub(crate) query: Option<&'t str>,
    pub(crate) fragment: Option<&'t str>,
}

impl<'t> Parts<'t> {
    pub(crate) fn of(rest: &'t str) -> Self {
        let (rest, fragment) = cut(rest, '#');
        let (rest, query) = cut(rest, '?');
        let slash = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(slash).unwrap_or((rest, ""));
        Self { authority, path, query, fragment }
    }

    /// Refuses an authority that hides the real host.
    pub(crate) fn check_authority(&self) -> Result<(), AddressFault> {
        let is_odd = |character: char| character == '\\' || character.is_whitespace();
        if self.authority.is_empty() || self.authority.contains(is_odd) {
            return Err(AddressFault::Malformed);
        }
        if self.authority.contains('@') { Err(AddressFault::UserInfo) } else { Ok(()) }
    }
}

fn cut(text: &str, separator: char) -> (&str, Option<&str>) {
    text.split_once(separator).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// How a host is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Http,
    Https,
}

impl Scheme {
    /// Reads a scheme in lower case.
    pub(crate) fn of(scheme: &str) -> Option<Self> {
        match scheme {
            "http" => Some(Self::Http),
            "https" => Some(Self::Https),
            _ => None,
        }
    }

    fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// A host that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Name(String),
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}

impl Host {
    fn of(text: &str) -> Option<Self> {
        if let Some(inside) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            return inside.parse().ok().filter(is_allowed_v6).map(Self::V6);
        }
        if let Ok(address) = text.parse() {
            return is_allowed_v4(address).then_some(Self::V4(address));
        }
        let name = text.to_ascii_lowercase();
        is_name(&name).then_some(Self::Name(name))
    }

    /// A domain itself or a name below it does not matter: whether this is a name below a domain.
    pub(crate) fn is_below(&self, domain: &str) -> bool {
        let Self::Name(name) = self else { return false };
        name.strip_suffix(domain).is_some_and(|head| head.ends_with('.'))
    }

    fn is_loopback(&self) -> bool {
        match self {
            Self::Name(name) => name == "localhost",
            Self::V4(address) => address.is_loopback(),
            Self::V6(address) => address.is_loopback(),
        }
    }

    fn is_private(&self) -> bool {
        match self {
            Self::Name(_) => false,
            Self::V4(address) => {
                let shared = matches!(address.octets(), [100, 64..=127, ..]);
                address.is_private() || shared
            }
            Self::V6(address) => address.is_unique_local(),
        }
    }

    fn is_punycode(&self) -> bool {
        matches!(self, Self::Name(name) if name.split('.').any(|label| label.starts_with("xn--")))
    }
}

impl fmt::Display for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => formatter.write_str(name),
            Self::V4(address) => address.fmt(formatter),
            Self::V6(address) => write!(formatter, "[{address}]"),
        }
    }
}

/// A host with the way to reach it, in one canonical form (RFC 5952 for IPv6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    scheme: Scheme,
    host: Host,
    port: Option<u16>,
}

impl Origin {
    /// Reads an authority without user information; plain http is for this device only.
    pub(crate) fn of(scheme: Scheme, authority: &str) -> Result<Self, AddressFault> {
        let (host, port) = split_port(authority).ok_or(AddressFault::Host)?;
        let host = Host::of(host).ok_or(AddressFault::Host)?;
        if scheme == Scheme::Http && !host.is_loopback() {
            return Err(AddressFault::NotHttps);
        }
        Ok(Self { scheme, host, port: port.filter(|port| *port != scheme.default_port()) })
    }

    pub(crate) fn host(&self) -> &Host {
        &self.host
    }

    pub(crate) fn is_default_port(&self) -> bool {
        self.port.is_none()
    }

    /// The host as it is shown: with its port, unless that is the default.
    pub(crate) fn shown(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.to_string(),
        }
    }

    /// Whether the address is one of a private network.
    pub(crate) fn is_private(&self) -> bool {
        self.host.is_private()
    }

    /// Whether the host is an encoded internationalised name.
    pub(crate) fn is_punycode(&self) -> bool {
        self.host.is_punycode()
    }

    /// Whether it is reached without TLS.
    pub(crate) fn is_http(&self) -> bool {
        self.scheme == Scheme::Http
    }

    /// Whether it is 127.0.0.1 or the same of IPv6, and no name that could mean another host.
    pub(crate) fn is_loopback_literal(&self) -> bool {
        match self.host {
            Host::Name(_) => false,
            Host::V4(address) => address == Ipv4Addr::LOCALHOST,
            Host::V6(address) => address == Ipv6Addr::LOCALHOST,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.is_http() { "http" } else { "https" };
        write!(formatter, "{scheme}://{}", self.shown())
    }
}

/// Cuts a port off; a colon without a number behind it is no port.
fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let after_bracket = authority.rfind(']').unwrap_or(0);
    let Some((host, digits)) =
        authority.rsplit_once(':').filter(|(host, _)| host.len() > after_bracket)
    else {
        return Some((authority, None));
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    let port: u16 = if is_number { digits.parse().ok()? } else { return None };
    (port != 0).then_some((host, Some(port)))
}

/// A DNS name in lower case that no resolver could take for a number.
fn is_name(name: &str) -> bool {
    let is_label = |label: &str| {
        let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(legal)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_numeric = last.bytes().all(|byte| byte.is_ascii_digit()) || last.starts_with("0x");
    name.len() <= 253 && name.split('.').all(is_label) && !is_numeric
}

/// Everything but this network, link-local, multicast and reserved addresses.
fn is_allowed_v4(address: Ipv4Addr) -> bool {
    let [first, ..] = address.octets();
    first != 0 && first < 240 && !address.is_link_local() && !address.is_multicast()
}

/// The same for IPv6, and no IPv4 address in disguise.
fn is_allowed_v6(address: &Ipv6Addr) -> bool {
    let disguised = address.to_ipv4_mapped().is_some() || address.is_unspecified();
    !disguised && !address.is_unicast_link_local() && !address.is_multicast()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(authority: &str) -> Option<String> {
        Origin::of(Scheme::Https, authority).ok().map(|origin| origin.shown())
    }

    #[test]
    fn hosts_have_one_spelling() {
        for (authority, shown) in [
            ("Login.CONTOSO.example", "login.contoso.example"),
            ("a:443", "a"),
            ("a:0443", "a"),
            ("a:80", "a:80"),
            ("a:65535", "a:65535"),
            ("127.0.0.1", "127.0.0.1"),
            ("[2001:DB8:0:0::7]:8443", "[2001:db8::7]:8443"),
            ("[2001:db8:0:1:1:1:1:1]", "[2001:db8:0:1:1:1:1:1]"),
            ("[0:0:0:0:0:0:0:1]", "[::1]"),
            ("xn--bcher-kva.example", "xn--bcher-kva.example"),
            ("1.2.3.4.example", "1.2.3.4.example"),
        ] {
            assert_eq!(host(authority).as_deref(), Some(shown), "{authority}");
        }
    }

    #[test]
    fn security_10_hosts_that_mislead_are_refused() {
        let long = format!("{}.example", "a".repeat(64));
        let longer = format!("{}example", "a.".repeat(124));
        for authority in [
            "",
            ":443",
            "a:",
            "a:0",
            "a:65536",
            "a:+443",
            "a:4 43",
            "a:b",
            "a:443:443",
            "localhost.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "a%2eb",
            "bücher.example",
            "１２７.0.0.1",
            &long,
            &longer,
            "0x7f.1",
            "0x7f000001",
            "127.1",
            "2130706433",
            "010.0.0.1",
            "1.2.3.4.5",
            "256.0.0.1",
            "a.0x",
            "0.0.0.0",
            "0.1.2.3",
            "169.254.169.254",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::1",
            "[::1",
            "::1]",
            "[::1]a",
            "[[::1]]",
            "[::]",
            "[::ffff:10.0.0.1]",
            "[::ffff:a00:1]",
            "[fe80::1]",
            "[fe80::1%eth0]",
            "[fe80::1%25eth0]",
            "[febf::1]",
            "[ff02::1]",
            "[10.0.0.1]",
            "[]",
            "[::1]:",
            "[v1.a]",
        ] {
            assert_eq!(host(authority), None, "{authority}");
        }
    }

    #[test]
    fn private_and_internationalised_hosts_are_marked() {
        let origin = |authority| Origin::of(Scheme::Https, authority).unwrap();
        for authority in [
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "100.64.0.1",
            "100.127.0.1",
            "[fd00::1]",
            "[fc00::1]",
        ] {
            assert!(origin(authority).is_private(), "{authority}");
        }
        for authority in ["172.32.0.1", "100.128.0.1", "127.0.0.1", "8.8.8.8", "[::1]", "[fe00::1]"]
        {
            assert!(!origin(authority).is_private(), "{authority}");
        }
        assert!(origin("a.XN--bcher-kva.example").is_punycode());
        assert!(!origin("axn--b.example").is_punycode());
    }

    #[test]
    fn security_10_plain_http_is_for_this_device_only() {
        for authority in ["127.0.0.1", "127.255.0.9:8080", "[::1]", "localhost:80", "LOCALHOST"] {
            assert!(Origin::of(Scheme::Http, authority).is_ok(), "{authority}");
        }
        for authority in
            ["a", "localhost.example", "10.0.0.1", "128.0.0.1", "[fd00::1]", "a.localhost"]
        {
            let fault = Origin::of(Scheme::Http, authority);
            assert_eq!(fault, Err(AddressFault::NotHttps), "{authority}");
        }
    }
}
