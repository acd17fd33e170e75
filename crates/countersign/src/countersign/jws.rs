//! JWS compact (RFC 7515) with ES256 (RFC 7518 §3.4), as narrow as docs/protocol.md says.

use super::field::{Bytes, Hash};
use crate::json::{self, NotStrict};
use crate::limits::JWS_CHARACTERS;
use data_encoding::BASE64URL_NOPAD;
use ring::digest;
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A payload, and the `typ` that says which one it is.
pub(crate) trait Message: DeserializeOwned {
    /// The whole `typ` of the header.
    const TYP: &'static str;
    /// Whether the header carries the key itself.
    const CARRIES_KEY: bool = false;
}

/// Why a message is not used.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not a message of this protocol, or of another type, or with a payload that does not fit.
    Form,
    /// Signed by another key, or not at all.
    Signature,
    /// Says that it is signed by a key that is not known; whether it is, nobody checked.
    UnknownKey,
}

impl From<NotStrict> for Refusal {
    fn from(_: NotStrict) -> Self {
        Self::Form
    }
}

/// A P-256 public key (RFC 7517, RFC 7518 §6.2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Jwk {
    kty: EllipticCurve,
    crv: P256,
    x: Bytes<32>,
    y: Bytes<32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum EllipticCurve {
    #[serde(rename = "EC")]
    Ec,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum P256 {
    #[serde(rename = "P-256")]
    P256,
}

impl Jwk {
    /// A key from 65 bytes: 0x04, X, Y (SEC 1 §2.3.3).
    pub(crate) fn from_point(point: &[u8]) -> Option<Self> {
        let (form, coordinates) = point.split_first()?;
        let (x, y) = coordinates.split_at_checked(32)?;
        let (x, y) = (Bytes(x.try_into().ok()?), Bytes(y.try_into().ok()?));
        (*form == 4).then_some(Self { kty: EllipticCurve::Ec, crv: P256::P256, x, y })
    }

    fn point(&self) -> Vec<u8> {
        [&[4], &self.x.0[..], &self.y.0[..]].concat()
    }

    /// RFC 7638: SHA-256 over the members in the order of their names.
    pub(crate) fn thumbprint(&self) -> Hash {
        let (x, y) = (self.x.text(), self.y.text());
        sha256(format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#).as_bytes())
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, self.point());
        key.verify(message, signature).is_ok()
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: Es256,
    typ: String,
    kid: Hash,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "super::field::present"
    )]
    jwk: Option<Jwk>,
}

#[derive(Serialize, Deserialize)]
enum Es256 {
    #[serde(rename = "ES256")]
    Es256,
}

/// SHA-256, as it stands in a message.
pub(crate) fn sha256(bytes: &[u8]) -> Hash {
    let digest = digest::digest(&digest::SHA256, bytes);
    // SHA-256 has 32 bytes; the fallback is never taken.
    Bytes(digest.as_ref().try_into().unwrap_or([0; 32]))
}

/// H of a message: over `header.payload`, never over the signature, which is malleable.
pub(crate) fn hash(jws: &str) -> Hash {
    sha256(jws.rsplit_once('.').map_or(jws, |(signing_input, _)| signing_input).as_bytes())
}

/// What is to be signed: `header.payload`, with the key in the header where the type wants it.
pub(crate) fn signing_input<T: Message + Serialize>(
    key: &Jwk,
    payload: &T,
) -> Result<String, serde_json::Error> {
    let jwk = T::CARRIES_KEY.then(|| key.clone());
    let header = Header { alg: Es256::Es256, typ: T::TYP.to_owned(), kid: key.thumbprint(), jwk };
    let header = BASE64URL_NOPAD.encode(&serde_json::to_vec(&header)?);
    Ok(format!("{header}.{}", BASE64URL_NOPAD.encode(&serde_json::to_vec(payload)?)))
}

/// Puts the signature of a phone's key (DER) to what it signed, once it holds for that key.
pub(crate) fn attach(signing_input: &str, key: &Jwk, der: &[u8]) -> Option<String> {
    let signature = raw_signature(der)?;
    let holds = key.verify(signing_input.as_bytes(), &signature);
    holds.then(|| format!("{signing_input}.{}", BASE64URL_NOPAD.encode(&signature)))
}

/// The key that a message says it is signed by. Nothing about it is verified.
pub(crate) fn claimed_key(jws: &str) -> Result<Hash, Refusal> {
    if jws.len() > JWS_CHARACTERS {
        return Err(Refusal::Form);
    }
    let header = jws.split('.').next().unwrap_or_default();
    let header = BASE64URL_NOPAD.decode(header.as_bytes()).map_err(|_| Refusal::Form)?;
    Ok(json::parse::<Header>(&header)?.kid)
}

/// Reads a message that must be signed by this key.
pub(crate) fn read<T: Message>(jws: &str, key: &Jwk) -> Result<T, Refusal> {
    let parts = Parts::split::<T>(jws)?;
    if parts.header.kid != key.thumbprint() {
        return Err(Refusal::Signature);
    }
    parts.verified(key)
}

/// Reads a message that carries its key, which must have this thumbprint.
pub(crate) fn read_pinned<T: Message>(
    jws: &str,
    fits: impl FnOnce(&Hash) -> bool,
) -> Result<(T, Jwk), Refusal> {
    let mut parts = Parts::split::<T>(jws)?;
    let key = parts.header.jwk.take().ok_or(Refusal::Form)?;
    if !fits(&parts.header.kid) {
        return Err(Refusal::Signature);
    }
    Ok((parts.verified(&key)?, key))
}

/// A message cut up and checked as far as it can be without a key.
struct Parts<'a> {
    header: Header,
    payload: Vec<u8>,
    signing_input: &'a str,
    signature: Vec<u8>,
}

impl<'a> Parts<'a> {
    fn split<T: Message>(jws: &'a str) -> Result<Self, Refusal> {
        if jws.len() > JWS_CHARACTERS {
            return Err(Refusal::Form);
        }
        let (signing_input, signature) = jws.rsplit_once('.').ok_or(Refusal::Form)?;
        let (header, payload) = signing_input.split_once('.').ok_or(Refusal::Form)?;
        let decode = |part: &str| BASE64URL_NOPAD.decode(part.as_bytes());
        let decode = |part| decode(part).map_err(|_| Refusal::Form);
        let header: Header = json::parse(&decode(header)?)?;
        let fits = header.typ == T::TYP
            && header.jwk.is_some() == T::CARRIES_KEY
            && header.jwk.as_ref().is_none_or(|jwk| jwk.thumbprint() == header.kid);
        let signature = decode(signature)?;
        if !fits || signature.len() != 64 {
            return Err(Refusal::Form);
        }
        Ok(Self { header, payload: decode(payload)?, signing_input, signature })
    }

    fn verified<T: Message>(&self, key: &Jwk) -> Result<T, Refusal> {
        if !key.verify(self.signing_input.as_bytes(), &self.signature) {
            return Err(Refusal::Signature);
        }
        Ok(json::parse(&self.payload)?)
    }
}

/// `SEQUENCE { INTEGER r, INTEGER s }` (RFC 3279 §2.2.3) to the 64 bytes of RFC 7518 §3.4.
fn raw_signature(der: &[u8]) -> Option<[u8; 64]> {
    let (sequence, rest) = der_value(der, 0x30)?;
    let (r, after_r) = der_value(sequence, 0x02)?;
    let (s, after_s) = der_value(after_r, 0x02)?;
    if !rest.is_empty() || !after_s.is_empty() {
        return None;
    }
    let mut raw = [0; 64];
    let (first, second) = raw.split_at_mut(32);
    for (number, place) in [(r, first), (s, second)] {
        let number = number.strip_prefix(&[0]).unwrap_or(number);
        let start = place.len().checked_sub(number.len())?;
        place.get_mut(start..)?.copy_from_slice(number);
    }
    Some(raw)
}

/// The content of a value with this tag and a length below 128, and what follows it.
fn der_value(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (found, rest) = der.split_first()?;
    let (length, rest) = rest.split_first()?;
    if *found != tag || *length >= 128 { None } else { rest.split_at_checked((*length).into()) }
}
