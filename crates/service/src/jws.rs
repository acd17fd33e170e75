//! The envelope: JWS compact (RFC 7515) as narrow as docs/protocol.md, "Messages", makes it.
//!
//! `jsonwebtoken` does the cryptography. Everything that it would let pass (another `typ`, further
//! header members, `crit`, a `kid` that is not the key) is decided here, before it is called.

use crate::json::{self, Json, Object};
use crate::keys::{Jwk, SigningKey, bytes32};
use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;

/// Largest message in bytes.
pub const LARGEST: usize = 65_536;

/// What a message is, as its `typ` says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// An approval, by the approval key.
    Approve,
    /// A question for one device, by the service.
    Challenge,
    /// The reply to a poll, by the service.
    Challenges,
    /// A refusal, by the device key.
    Deny,
    /// Proof of the device key inside a pair message.
    Device,
    /// A link of the service's key chain.
    Keys,
    /// The receipt for an answer, by the service.
    Outcome,
    /// A phone that wants to be paired, by its approval key.
    Pair,
    /// The reply to it, by the service.
    Paired,
    /// A phone that asks what is open, by the device key.
    Poll,
    /// A report of a sign-in as not the person's own, by the device key.
    Report,
    /// A phone that leaves, by the approval key.
    Unpair,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Approve,
        Self::Challenge,
        Self::Challenges,
        Self::Deny,
        Self::Device,
        Self::Keys,
        Self::Outcome,
        Self::Pair,
        Self::Paired,
        Self::Poll,
        Self::Report,
        Self::Unpair,
    ];

    /// The word between `countersign-v1-` and `+jwt`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Challenge => "challenge",
            Self::Challenges => "challenges",
            Self::Deny => "deny",
            Self::Device => "device",
            Self::Keys => "keys",
            Self::Outcome => "outcome",
            Self::Pair => "pair",
            Self::Paired => "paired",
            Self::Poll => "poll",
            Self::Report => "report",
            Self::Unpair => "unpair",
        }
    }

    /// The whole `typ`.
    #[must_use]
    pub fn typ(self) -> String {
        format!("countersign-v1-{}+jwt", self.name())
    }

    /// Whether the header carries the key, because the receiver cannot know it yet.
    #[must_use]
    pub const fn carries_key(self) -> bool {
        matches!(self, Self::Device | Self::Pair | Self::Paired)
    }
}

/// Why a message is refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Flaw {
    /// The message is not what the protocol asks for, in the way the text says.
    #[error("{0}")]
    Malformed(&'static str),
    /// The key or the signature is not the right one.
    #[error("the signature is not by the key it should be by")]
    Signature,
}

/// A message whose form is right and whose signature has not been looked at.
#[derive(Debug)]
pub struct Unverified<'a> {
    kind: Kind,
    kid: String,
    jwk: Option<Jwk>,
    payload: Object,
    signing_input: &'a str,
    signature: &'a str,
}

/// A message whose signature is right.
#[derive(Debug)]
pub struct Message {
    /// What it is.
    pub kind: Kind,
    /// Its payload.
    pub payload: Object,
    /// H(message), docs/protocol.md, "Messages".
    pub hash: Hash,
}

/// SHA-256 over the signing input.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hash([u8; 32]);

impl Hash {
    /// H of the message with this signing input.
    #[must_use]
    pub fn of_signing_input(input: &str) -> Self {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest(&SHA256, input.as_bytes()).as_ref());
        Self(hash)
    }

    /// H of a whole message; the signature does not count, since it is malleable.
    #[must_use]
    pub fn of_message(message: &str) -> Self {
        Self::of_signing_input(message.rsplit_once('.').map_or(message, |(input, _)| input))
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Base64url, as it stands in messages.
    #[must_use]
    pub fn text(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }
}

impl<'a> Unverified<'a> {
    /// Reads a message that may be of one of the `expected` kinds.
    pub fn read(bytes: &'a [u8], expected: &[Kind]) -> Result<Self, Flaw> {
        if bytes.len() > LARGEST {
            return Err(Flaw::Malformed("The message is larger than 65536 bytes."));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Flaw::Malformed("Not ASCII."))?;
        let parts: Vec<&str> = text.split('.').collect();
        let [header, payload, signature] = parts.as_slice() else {
            return Err(Flaw::Malformed("A message has three parts."));
        };
        let signing_input = text
            .strip_suffix(signature)
            .and_then(|front| front.strip_suffix('.'))
            .ok_or(Flaw::Malformed("A message has three parts."))?;
        let (kind, thumbprint, jwk) = read_header(&strict_object(header)?, expected)?;
        let payload = strict_object(payload)?;
        if strict_bytes(signature)?.len() != 64 {
            return Err(Flaw::Malformed("A signature is 64 bytes."));
        }
        Ok(Self { kind, kid: thumbprint, jwk, payload, signing_input, signature })
    }

    /// What the message says it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The device it says it is from; used to look up the key, believed only afterwards.
    #[must_use]
    pub fn claimed_device(&self) -> Option<&str> {
        json::text(&self.payload, "sub")
    }

    /// The text member `name`, not to be believed yet.
    #[must_use]
    pub fn claimed(&self, name: &str) -> Option<&str> {
        json::text(&self.payload, name)
    }

    /// Verifies by the key that must have signed.
    pub fn verify(self, key: &Jwk) -> Result<Message, Flaw> {
        // The kid first: a message under another name is refused even if the key fits.
        if self.kid != key.thumbprint() || !key.verifies(self.signing_input, self.signature) {
            return Err(Flaw::Signature);
        }
        let hash = Hash::of_signing_input(self.signing_input);
        Ok(Message { kind: self.kind, payload: self.payload, hash })
    }

    /// Verifies by the key in the header, for the kinds that carry one.
    pub fn verify_by_own_key(self) -> Result<(Message, Jwk), Flaw> {
        let key = self.jwk.clone().ok_or(Flaw::Malformed("The header has no key."))?;
        Ok((self.verify(&key)?, key))
    }
}

fn strict_bytes(part: &str) -> Result<Vec<u8>, Flaw> {
    BASE64URL_NOPAD
        .decode(part.as_bytes())
        .map_err(|_| Flaw::Malformed("A part is not base64url without padding."))
}

fn strict_object(part: &str) -> Result<Object, Flaw> {
    json::object(&strict_bytes(part)?).ok_or(Flaw::Malformed("A part is not one JSON object."))
}

fn read_header(header: &Object, expected: &[Kind]) -> Result<(Kind, String, Option<Jwk>), Flaw> {
    let typ = json::text(header, "typ").unwrap_or_default();
    let kind = expected.iter().copied().find(|kind| kind.typ() == typ);
    let kind = kind.ok_or(Flaw::Malformed("The typ is not the expected one."))?;
    let members = if kind.carries_key() { 4 } else { 3 };
    if header.len() != members || json::text(header, "alg") != Some("ES256") {
        return Err(Flaw::Malformed("The header is not exactly the expected one."));
    }
    let thumbprint = json::text(header, "kid").filter(|text| bytes32(text).is_some());
    let thumbprint = thumbprint.ok_or(Flaw::Malformed("The kid is not a thumbprint."))?;
    let jwk = if kind.carries_key() { Some(read_jwk(header, thumbprint)?) } else { None };
    Ok((kind, thumbprint.to_owned(), jwk))
}

fn read_jwk(header: &Object, kid: &str) -> Result<Jwk, Flaw> {
    let Some(Json::Object(members)) = header.get("jwk") else {
        return Err(Flaw::Malformed("The jwk is missing."));
    };
    let jwk = Jwk::from_json(members).ok_or(Flaw::Malformed("The jwk is not a P-256 key."))?;
    if jwk.thumbprint() == kid { Ok(jwk) } else { Err(Flaw::Signature) }
}

#[derive(Serialize)]
struct Header<'a> {
    alg: &'static str,
    typ: String,
    kid: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    jwk: Option<&'a Jwk>,
}

/// The ASCII `header.payload` over which the service signs; `None` only if JSON cannot be written.
#[must_use]
pub fn signing_input(kind: Kind, key: &Jwk, payload: &impl Serialize) -> Option<String> {
    let thumbprint = key.thumbprint();
    let jwk = kind.carries_key().then_some(key);
    let header = Header { alg: "ES256", typ: kind.typ(), kid: &thumbprint, jwk };
    let mut input = BASE64URL_NOPAD.encode(&serde_json::to_vec(&header).ok()?);
    input.push('.');
    BASE64URL_NOPAD.encode_append(&serde_json::to_vec(payload).ok()?, &mut input);
    Some(input)
}

/// Writes and signs a message of the service.
#[must_use]
pub fn sign(kind: Kind, key: &SigningKey, payload: &impl Serialize) -> Option<String> {
    let input = signing_input(kind, key.jwk(), payload)?;
    let signature = key.sign(&input)?;
    Some(format!("{input}.{signature}"))
}
