//! Links of the web: a pairing link of ours, the activation links of others, or just a link.

use super::codes::{Notice, Reason, Vendor};
use super::reading::{Notices, Reading, Rejection};
use super::{countersign, microsoft, vendors};
use crate::url::{AddressFault, Origin, Parts, Scheme};

/// Reads what follows `http://` or `https://`.
pub(super) fn read(scheme: Scheme, rest: &str, notices: Notices) -> Result<Reading, Rejection> {
    let parts = Parts::of(rest);
    parts.check_authority().map_err(|fault| reason(fault).alone())?;
    if let Some(prefix) = parts.path.strip_suffix(countersign::PATH) {
        return countersign::read(scheme, &parts, prefix, notices);
    }
    let path = parts.path.trim_end_matches('/').to_ascii_lowercase();
    if path.ends_with(countersign::PATH) {
        return Ok(lookalike(notices));
    }
    if path == microsoft::PATH {
        return microsoft::read_link(scheme, &parts, notices);
    }
    let vendor = vendors::of_link(scheme, &parts);
    Ok(Reading::foreign(vendor.unwrap_or(Vendor::WebLink), false, notices))
}

/// A link that pretends to be one that pairs.
pub(super) fn lookalike(mut notices: Notices) -> Reading {
    notices.add(Notice::LookalikeLink);
    Reading::foreign(Vendor::WebLink, false, notices)
}

/// Tells what a person should know about a host before agreeing to it.
pub(super) fn note_host(origin: &Origin, notices: &mut Notices) {
    notices.add_if(origin.is_http(), Notice::InsecureLoopback);
    notices.add_if(origin.is_private(), Notice::PrivateAddress);
    notices.add_if(origin.is_punycode(), Notice::PunycodeHost);
}

pub(super) fn reason(fault: AddressFault) -> Reason {
    match fault {
        AddressFault::Fragment => Reason::FragmentNotAllowed,
        AddressFault::Host => Reason::InvalidHost,
        AddressFault::Malformed => Reason::MalformedUri,
        AddressFault::NotHttps => Reason::InsecureUrl,
        AddressFault::Path => Reason::InvalidPath,
        AddressFault::Query => Reason::QueryNotAllowed,
        AddressFault::UserInfo => Reason::UserinfoNotAllowed,
    }
}
