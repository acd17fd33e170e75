//! The command line, and the service's base address.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

/// The reference sign-in service of Countersign.
#[derive(Clone, Debug, clap::Parser)]
#[command(name = "countersign-service", version)]
pub struct Settings {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,

    /// The SQLite database. Its key is kept in a file beside it, FILE.key.
    #[arg(long, value_name = "FILE")]
    pub database: PathBuf,

    /// The base address that phones are told, ending in /countersign. By default it is made from
    /// the address listened on, which must then be `127.0.0.1` or `[::1]`.
    #[arg(long, value_name = "B")]
    pub base: Option<String>,

    /// The organisation's name, as phones show it.
    #[arg(long, value_name = "NAME", default_value = "Countersign")]
    pub issuer: String,

    /// Make a new API key and print it; the old one no longer works. A first start always makes
    /// one, and so does --demo.
    #[arg(long)]
    pub new_api_key: bool,

    /// For trying it out, on a loopback address only: a user `demo` whose password the sign-in page
    /// shows, and POST /demo/clock to advance the time.
    #[arg(long)]
    pub demo: bool,
}

/// The service's base address, B of docs/protocol.md. A value of this type is in canonical form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Base(String);

impl Base {
    /// Reads `https://HOST[:PORT][/PREFIX]/countersign`; `http` only for `127.0.0.1` and `[::1]`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (authority, path) = rest.split_once('/')?;
        let (host, port) = split_port(authority)?;
        let loopback = matches!(host, "127.0.0.1" | "[::1]");
        let default_port = match scheme {
            "https" => 443,
            "http" if loopback => 80,
            _ => return None,
        };
        let right = is_host(host)
            && port != Some(default_port)
            && path.rsplit('/').next() == Some("countersign")
            && path.split('/').all(is_segment);
        right.then(|| Self(text.to_owned()))
    }

    /// The base of a service that listens on a loopback literal.
    #[must_use]
    pub fn of_listener(address: SocketAddr) -> Option<Self> {
        Self::read(&format!("http://{address}/countersign"))
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its path, from the first slash on.
    #[must_use]
    pub fn path(&self) -> &str {
        self.split().1
    }

    /// Its scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.split().0
    }

    /// Whether browsers reach it over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }

    fn split(&self) -> (&str, &str) {
        let authority = self.0.find("://").map_or(0, |at| at.saturating_add(3));
        let slash = self.0.match_indices('/').find(|(at, _)| *at >= authority);
        slash.and_then(|(at, _)| self.0.split_at_checked(at)).unwrap_or((&self.0, ""))
    }
}

impl fmt::Display for Base {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let host_end = authority.find(']').unwrap_or(0);
    let colon = authority.match_indices(':').find(|(at, _)| *at > host_end);
    let Some((at, _)) = colon else { return Some((authority, None)) };
    let (host, port) = authority.split_at_checked(at)?;
    let port = port.strip_prefix(':')?;
    let number: u16 = port.parse().ok().filter(|number| *number > 0)?;
    (number.to_string() == port).then_some((host, Some(number)))
}

fn is_host(host: &str) -> bool {
    if let Some(literal) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return literal.parse::<Ipv6Addr>().is_ok_and(|address| address.to_string() == literal);
    }
    let label = |label: &str| {
        let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        (1..=63).contains(&label.len())
            && label.bytes().all(allowed)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let numeric =
        host.rsplit('.').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    host.len() <= 253
        && host.split('.').all(label)
        && (!numeric || host.parse::<Ipv4Addr>().is_ok())
}

fn is_segment(segment: &str) -> bool {
    let allowed =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~' | b'-');
    !matches!(segment, "" | "." | "..") && segment.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_canonical_or_refused() {
        for right in [
            "https://login.contoso.example/countersign",
            "https://login.contoso.example:8443/auth/v2/countersign",
            "https://192.0.2.7/countersign",
            "http://127.0.0.1:8080/countersign",
            "http://[::1]:8080/countersign",
        ] {
            assert_eq!(Base::read(right).unwrap().as_str(), right);
        }
        for wrong in [
            "https://Login.contoso.example/countersign",
            "https://login.contoso.example:443/countersign",
            "https://login.contoso.example/countersign/",
            "https://login.contoso.example//countersign",
            "https://login.contoso.example/../countersign",
            "https://login.contoso.example/",
            "https://user@login.contoso.example/countersign",
            "https://login.contoso.example:08443/countersign",
            "https://192.0.2/countersign",
            "http://192.0.2.7/countersign",
            "http://localhost/countersign",
            "http://127.0.0.1:80/countersign",
            "ftp://127.0.0.1/countersign",
        ] {
            assert_eq!(Base::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_base_knows_its_parts() {
        let base = Base::read("https://login.contoso.example:8443/auth/countersign").unwrap();
        assert_eq!(base.origin(), "https://login.contoso.example:8443");
        assert_eq!(base.path(), "/auth/countersign");
        assert!(base.is_https());
    }
}
