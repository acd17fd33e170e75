//! The text of a QR code, told and parsed: an account, an export, an invitation to pair, the code
//! of another app, or nothing that can be used. docs/scanning.md says what is accepted, repaired
//! and refused; tests/corpus has a case for each of it.

mod base32;
mod clean;
mod codes;
mod countersign;
mod entry;
mod label;
mod manual;
mod microsoft;
mod migration;
mod otpauth;
mod parameters;
mod privacyidea;
mod protobuf;
mod query;
mod reading;
mod report;
mod vendors;
mod web;

use crate::clock::Moment;
use crate::url::Scheme;
use reading::Notices;
use zeroize::Zeroizing;

pub use codes::{Notice, Reason, Vendor};
pub(crate) use countersign::{CountersignLink, PinnedKey};
pub(crate) use entry::Entry;
pub use manual::{ManualEntry, scan_manual, scan_product_key};
pub(crate) use manual::{read_manual, read_product_key};
pub(crate) use privacyidea::PrivacyIdeaLink;
pub(crate) use reading::{Found, Payload, Reading, Rejection};
pub use report::{
    AccountType, Batch, BatchAccount, PairingProtocol, Scan, ScannedAccount, SkippedEntry,
};

/// Tells what the text of a QR code is. It needs no vault, opens no connection and stores nothing;
/// any text has an answer.
///
/// ```
/// use countersign::{Moment, Scan, scan};
///
/// let now = Moment { unix_ms: 59_000, monotonic_ms: 0 };
/// let text = "otpauth://totp/Contoso:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso";
/// let Scan::Account { account, code, .. } = scan(text.to_owned(), now) else {
///     panic!("not an account");
/// };
/// assert_eq!((&*account.issuer, &*account.name, &*code), ("Contoso", "alice", "287082"));
/// ```
#[must_use]
#[uniffi::export]
pub fn scan(text: String, now: Moment) -> Scan {
    read(&Zeroizing::new(text), now.unix_seconds()).scan
}

/// The same with the parsed values, secrets included, for acting on them after the person agreed.
pub(crate) fn read(text: &str, unix_seconds: u64) -> Reading {
    try_read(text, unix_seconds).unwrap_or_else(Reading::from)
}

fn try_read(text: &str, at: u64) -> Result<Reading, Rejection> {
    let mut notices = Notices::default();
    let text = clean::unwrapped(text, &mut notices)?;
    let Some((scheme, rest)) = clean::scheme(&text) else {
        return Ok(vendors::of_plain_text(&text, notices));
    };
    let has_slashes = rest.starts_with("//");
    match scheme.as_str() {
        "ms-msa" => Ok(Reading::foreign(Vendor::MicrosoftPersonal, false, notices)),
        "apple-otpauth" | "otpauth" | "otpauth-migration" if !has_slashes => {
            Err(Reason::MalformedUri.alone())
        }
        _ if !has_slashes => Ok(vendors::of_plain_text(&text, notices)),
        _ => {
            let text = clean::without_line_breaks(&text, &mut notices)?;
            let rest = text.split_once("://").map_or("", |(_, rest)| rest);
            read_link(&scheme, rest, at, notices)
        }
    }
}

fn read_link(scheme: &str, rest: &str, at: u64, notices: Notices) -> Result<Reading, Rejection> {
    match scheme {
        "apple-otpauth" | "otpauth" => otpauth::read(rest, at, notices),
        "http" => web::read(Scheme::Http, rest, notices),
        "https" => web::read(Scheme::Https, rest, notices),
        "otpauth-migration" => migration::read(rest, at, notices),
        "phonefactor" => microsoft::read_phonefactor(rest, notices),
        "pia" => privacyidea::read_own_scheme(rest, notices),
        "steam" => otpauth::read_steam(rest, at, notices),
        other => Ok(vendors::of_scheme(other, rest, notices)),
    }
}
