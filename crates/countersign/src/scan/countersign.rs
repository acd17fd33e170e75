//! This project's own pairing links: everything that matters is in the fragment, which no browser
//! sends to a server.

use super::codes::Reason;
use super::query::{Plus, Query, decode};
use super::reading::{Notices, Payload, Reading, Rejection, first_not};
use super::report::{PairingProtocol, Scan};
use super::web;
use crate::limits;
use crate::secret::Secret;
use crate::url::{Origin, Parts, Scheme, ServiceBase};
use zeroize::Zeroizing;

/// How the path of every pairing link ends.
pub(super) const PATH: &str = "/countersign/pair";

/// An invitation to pair: whom to ask, with which code, and how to recognise the service.
#[derive(Debug)]
pub(crate) struct CountersignLink {
    /// The service's base in canonical form.
    pub(crate) base: ServiceBase,
    /// The pairing code in canonical form: 26 characters of a link, or 15 of a typed one.
    pub(crate) code: Secret,
    /// What is known of the service's key beforehand.
    pub(crate) key: PinnedKey,
}

impl CountersignLink {
    /// Told with the notices about its host; issuer and name are known only after contact.
    pub(super) fn reading(self, mut notices: Notices) -> Reading {
        web::note_host(self.base.origin(), &mut notices);
        let scan = Scan::Pairing {
            protocol: PairingProtocol::Countersign,
            host: self.base.host(),
            issuer: String::new(),
            name: String::new(),
            notices: notices.sorted(),
        };
        Reading { scan, payload: Payload::Countersign(self) }
    }
}

/// What an invitation says about the service's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PinnedKey {
    /// The first 50 bits of its thumbprint, as ten characters of Crockford's base32.
    Prefix(String),
    /// Its whole RFC 7638 thumbprint, SHA-256, base64url.
    Thumbprint(String),
}

/// Reads a link whose path ends as ours do; `prefix` is the path before that end.
pub(super) fn read(
    scheme: Scheme,
    parts: &Parts<'_>,
    prefix: &str,
    notices: Notices,
) -> Result<Reading, Rejection> {
    let address = |fault| web::reason(fault).alone();
    let origin = Origin::of(scheme, parts.authority).map_err(address)?;
    if parts.query.is_some() {
        return Err(Reason::QueryNotAllowed.alone());
    }
    let base = ServiceBase::of(origin, prefix).map_err(address)?;
    let (code, key) = read_fragment(parts.fragment.unwrap_or_default())?;
    Ok(CountersignLink { base, code, key }.reading(notices))
}

fn read_fragment(fragment: &str) -> Result<(Secret, PinnedKey), Rejection> {
    let query = Query::exact(fragment);
    let version = required(&query, "v")?;
    if query.repeats("v") {
        return Err(Reason::DuplicateParameter.of("v"));
    }
    if *version != "1" {
        return Err(Reason::UnsupportedVersion.of("v"));
    }
    if let Some(name) = ["code", "key"].into_iter().find(|name| query.repeats(name)) {
        return Err(Reason::DuplicateParameter.of(name));
    }
    let known = |name: &str| matches!(name, "v" | "code" | "key");
    if let Some(other) = query.parameters().find(|parameter| !known(&parameter.name)) {
        return Err(Reason::UnexpectedParameter.of(&other.name));
    }
    let (code, key) = (required(&query, "code")?, required(&query, "key")?);
    Ok((read_code(&code)?, read_key(&key)?))
}

fn required(query: &Query<'_>, name: &str) -> Result<Zeroizing<String>, Rejection> {
    let value = query.raw(name).next().map(|raw| decode(raw, Plus::Kept).text);
    value.filter(|value| !value.is_empty()).ok_or_else(|| Reason::MissingParameter.of(name))
}

/// Whether a character is one of Crockford's base32, in either case.
pub(super) fn is_code_symbol(character: char) -> bool {
    let upper = character.to_ascii_uppercase();
    matches!(upper, '0'..='9' | 'A'..='Z') && !matches!(upper, 'I' | 'L' | 'O' | 'U')
}

fn read_code(text: &str) -> Result<Secret, Rejection> {
    let position = first_not(text, is_code_symbol);
    if position.is_some() || text.len() != limits::LINK_CODE_SYMBOLS {
        return Err(Reason::InvalidCode.of("code").at(position));
    }
    Ok(Secret::new(text.to_ascii_uppercase().into_bytes()))
}

fn read_key(text: &str) -> Result<PinnedKey, Rejection> {
    const LENGTH: usize = 43;
    // 43 characters hold 258 bits: the last one must leave the two beyond 256 unset.
    const LAST: &str = "AEIMQUYcgkosw048";
    let is_symbol = |other: char| other.is_ascii_alphanumeric() || matches!(other, '-' | '_');
    let mut position = first_not(text, is_symbol);
    if position.is_none() && text.len() == LENGTH && !text.ends_with(|last| LAST.contains(last)) {
        position = u32::try_from(LENGTH).ok();
    }
    if position.is_some() || text.len() != LENGTH {
        return Err(Reason::InvalidKey.of("key").at(position));
    }
    Ok(PinnedKey::Thumbprint(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::read;
    use serde_json::Value;

    fn vectors() -> Value {
        let text = include_str!("../../../../tests/vectors/countersign-v1.json");
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn every_link_of_the_vectors() {
        let vectors = vectors();
        let cases = vectors["links"].as_array().unwrap();
        for case in cases {
            let result = &case["result"];
            match read(case["input"].as_str().unwrap(), 0).payload {
                Payload::Countersign(CountersignLink { base, code, key }) => {
                    assert_eq!(base.as_str(), result["base"], "{case}");
                    assert_eq!(code.expose(), result["code"].as_str().unwrap().as_bytes());
                    assert_eq!(key, PinnedKey::Thumbprint(result["key"].as_str().unwrap().into()));
                }
                _ => assert!(result.is_null(), "{case}"),
            }
        }
        assert!(cases.len() >= 17);
    }

    #[test]
    fn every_code_of_the_vectors_that_a_link_can_hold() {
        let vectors = vectors();
        for case in vectors["codes"].as_array().unwrap() {
            if case["length"] == 26 {
                let code = read_code(case["input"].as_str().unwrap()).unwrap();
                assert_eq!(code.expose(), case["canonical"].as_str().unwrap().as_bytes());
            }
        }
    }
}
