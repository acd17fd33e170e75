//! Push pairing of privacyIDEA: `otpauth://pipush/…` and `pia://pipush/…`.

use super::codes::{Notice, Reason, Vendor};
use super::label::Issuer;
use super::otpauth::{self, Parts};
use super::query::{Plus, Query, decode, is_false};
use super::reading::{Notices, Payload, Reading, Rejection};
use super::report::{PairingProtocol, Scan};
use super::{clean, web};
use crate::secret::Secret;
use crate::url::{self, Origin, Scheme};
use zeroize::Zeroizing;

/// An invitation of a privacyIDEA server.
#[derive(Debug)]
pub(crate) struct PrivacyIdeaLink {
    /// Where to register, as the code has it.
    pub(crate) url: String,
    /// The enrolment credential.
    pub(crate) credential: Secret,
    /// The serial of the token.
    pub(crate) serial: String,
    /// The service, as it calls itself.
    pub(crate) issuer: String,
    /// The label.
    pub(crate) name: String,
    /// Whether the server asked for TLS without certificate checks, which is refused.
    pub(crate) tls_opt_out: bool,
    /// Whether the server asks that the account be locked.
    pub(crate) lock: bool,
}

/// Reads what follows `pia://`.
pub(super) fn read_own_scheme(rest: &str, notices: Notices) -> Result<Reading, Rejection> {
    let parts = Parts::of(rest);
    let (vendor, has_secret) = match parts.kind.to_ascii_lowercase().as_str() {
        "container" => (Vendor::PrivacyideaContainer, false),
        "pipush" => return read(&parts, notices),
        "qrbackup" => (Vendor::PrivacyideaBackup, Query::of(parts.query).gives("data")),
        _ => (Vendor::UnknownScheme, false),
    };
    Ok(Reading::foreign(vendor, has_secret, notices))
}

/// Reads a link of type `pipush`.
pub(super) fn read(parts: &Parts<'_>, mut notices: Notices) -> Result<Reading, Rejection> {
    const REQUIRED: [&str; 3] = ["url", "enrollment_credential", "serial"];
    let query = Query::of(parts.query);
    check_version(&query, REQUIRED)?;
    let [url, credential, serial] = REQUIRED.map(|name| required(&query, name));
    let (url, credential, serial) = (url?, credential?, serial?);
    let origin = read_url(&url)?;
    check(is_credential(&credential), "enrollment_credential")?;
    check(is_serial(&serial), "serial")?;
    let tls_opt_out = query.values("sslverify").any(|value| is_false(&value));
    notices.add_if(tls_opt_out, Notice::TlsOptOutRefused);
    let lock = otpauth::asks_for_lock(&query);
    notices.add_if(lock, Notice::LockRequested);
    web::note_host(&origin, &mut notices);
    let (issuer, name) = names(parts.label, &query, &mut notices);
    let protocol = PairingProtocol::PrivacyIdea;
    let host = origin.shown();
    let scan = Scan::Pairing {
        protocol,
        host,
        issuer: issuer.clone(),
        name: name.clone(),
        notices: notices.sorted(),
    };
    let credential = Secret::new(credential.as_bytes().to_vec());
    let (url, serial) = (url.to_string(), serial.to_string());
    let link = PrivacyIdeaLink { url, credential, serial, issuer, name, tls_opt_out, lock };
    Ok(Reading { scan, payload: Payload::PrivacyIdea(link) })
}

fn check_version(query: &Query<'_>, others: [&str; 3]) -> Result<(), Rejection> {
    if let Some(name) = ["v"].into_iter().chain(others).find(|name| query.repeats(name)) {
        return Err(Reason::DuplicateParameter.of(name));
    }
    let version = required(query, "v")?;
    if *version == "1" { Ok(()) } else { Err(Reason::UnsupportedVersion.of("v")) }
}

fn required(query: &Query<'_>, name: &str) -> Result<Zeroizing<String>, Rejection> {
    query.value(name).ok_or_else(|| Reason::MissingParameter.of(name))
}

/// Reads the address to register at, which is held to the same policy as our own.
fn read_url(url: &str) -> Result<Origin, Rejection> {
    let rejected = |reason: Reason| reason.of("url");
    let fault = |fault| web::reason(fault).of("url");
    let (scheme, rest) = clean::scheme(url).ok_or_else(|| rejected(Reason::MalformedUri))?;
    let rest = rest.strip_prefix("//").ok_or_else(|| rejected(Reason::MalformedUri))?;
    let parts = url::Parts::of(rest);
    let authority = parts.check_authority();
    if authority == Err(url::AddressFault::Malformed) {
        return Err(rejected(Reason::MalformedUri));
    }
    let scheme = Scheme::of(&scheme).ok_or_else(|| rejected(Reason::InsecureUrl))?;
    authority.map_err(fault)?;
    let origin = Origin::of(scheme, parts.authority).map_err(fault)?;
    if parts.fragment.is_some() {
        return Err(rejected(Reason::FragmentNotAllowed));
    }
    Ok(origin)
}

fn check(holds: bool, name: &str) -> Result<(), Rejection> {
    if holds { Ok(()) } else { Err(Reason::InvalidParameter.of(name)) }
}

fn is_credential(text: &str) -> bool {
    (32..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_serial(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (1..=64).contains(&text.len()) && text.bytes().all(legal)
}

/// The issuer and the whole label: a colon in it separates nothing.
fn names(label: &str, query: &Query<'_>, notices: &mut Notices) -> (String, String) {
    let issuer = Issuer::of(query, notices).text;
    let label = decode(label, Plus::Kept);
    label.note(notices);
    let name = label.text.trim().to_owned();
    notices.add_if(issuer.is_empty(), Notice::NoIssuer);
    notices.add_if(name.is_empty(), Notice::NoName);
    notices.add_about(&[&issuer, &name]);
    (issuer, name)
}
