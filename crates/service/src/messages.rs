//! The payloads: what phones send, read into types, and what the service writes.
//!
//! docs/protocol.md §1 to §5. A member that is not listed there is ignored; one that is listed has
//! exactly the form given there.

use crate::json::{self, Json, Object};
use crate::jws::{Flaw, Hash, Kind, Message, Unverified};
use crate::keys::{Jwk, bytes32};
use crate::pairing_code::Code;
use serde::Serialize;

/// A phone that wants to be paired.
#[derive(Debug)]
pub struct Pair {
    /// Which pairing, and the proof of having seen it.
    pub code: Code,
    /// What the phone calls itself; untrusted text.
    pub device_name: String,
    /// Its platform; untrusted text.
    pub platform: String,
    /// The key that approves.
    pub approval: Jwk,
    /// The key that polls and refuses.
    pub device: Jwk,
    /// The phone's X25519 public key.
    pub ecdh: [u8; 32],
    /// H of the message.
    pub hash: Hash,
}

/// A phone that answers a challenge.
#[derive(Debug)]
pub struct Answer {
    /// The challenge's `jti`.
    pub challenge: String,
    /// H of the challenge that the phone showed.
    pub challenge_hash: String,
    /// The decision.
    pub verdict: Verdict,
    /// H of the answer.
    pub hash: Hash,
}

/// What a person decided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// It is mine, and this is the number on the page.
    Approve {
        /// 1 to 3.
        attempt: u8,
        /// The digits typed.
        number: String,
    },
    /// It is not mine, or not now.
    Deny,
    /// Somebody else is signing in as me.
    Report,
}

impl Verdict {
    /// The slot that this answer takes; each takes one reply, once.
    #[must_use]
    pub const fn slot(&self) -> &'static str {
        match self {
            Self::Approve { attempt: 1, .. } => "approve-1",
            Self::Approve { attempt: 2, .. } => "approve-2",
            Self::Approve { .. } => "approve-3",
            Self::Deny => "deny",
            Self::Report => "report",
        }
    }
}

/// Whether `text` has the form of an id on the wire.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let form = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (1..=64).contains(&text.len()) && text.bytes().all(form)
}

/// Reads a `pair` message for the service at `base`, with its proof of the device key.
pub fn read_pair(bytes: &[u8], base: &str) -> Result<Pair, Flaw> {
    let (message, approval) = Unverified::read(bytes, &[Kind::Pair])?.verify_by_own_key()?;
    let payload = &message.payload;
    check_audience(payload, base)?;
    check_time(payload)?;
    let code = required(payload, "code")?;
    let proof = required(payload, "device_proof")?;
    let device = read_device_proof(proof, base, &approval, code)?;
    let Some(Json::Object(about)) = payload.get("device") else {
        return Err(Flaw::Malformed("The member device is missing or wrong."));
    };
    let ecdh = bytes32(required(payload, "ecdh")?);
    Ok(Pair {
        code: Code::read(code).ok_or(Flaw::Malformed("The code is not a canonical code."))?,
        device_name: limited(about, "name", 64)?,
        platform: limited(about, "platform", 64)?,
        approval,
        device,
        ecdh: ecdh.ok_or(Flaw::Malformed("The member ecdh is missing or wrong."))?,
        hash: message.hash,
    })
}

/// Reads the `device` message inside a `pair` message; it returns the device key.
pub fn read_device_proof(proof: &str, base: &str, approval: &Jwk, code: &str) -> Result<Jwk, Flaw> {
    let (proof, device) =
        Unverified::read(proof.as_bytes(), &[Kind::Device])?.verify_by_own_key()?;
    check_audience(&proof.payload, base)?;
    let fits = required(&proof.payload, "sub")? == approval.thumbprint()
        && required(&proof.payload, "code")? == code
        && device != *approval;
    if fits { Ok(device) } else { Err(Flaw::Malformed("The device_proof does not fit.")) }
}

/// Checks what a message from a known device has in common: `aud`, `sub`, `iat`. Returns `iat`.
pub fn read_common(payload: &Object, base: &str, device: &str) -> Result<u64, Flaw> {
    check_audience(payload, base)?;
    if required(payload, "sub")? != device {
        return Err(Flaw::Malformed("The sub is not the device."));
    }
    check_time(payload)
}

/// Reads `approve`, `deny` or `report` of the `device`.
pub fn read_answer(message: &Message, base: &str, device: &str) -> Result<Answer, Flaw> {
    let payload = &message.payload;
    read_common(payload, base, device)?;
    let challenge = required(payload, "challenge")?;
    let challenge_hash = required(payload, "challenge_hash")?;
    if !is_id(challenge) || challenge.len() < 22 || bytes32(challenge_hash).is_none() {
        return Err(Flaw::Malformed("The challenge or its hash has not the right form."));
    }
    Ok(Answer {
        challenge: challenge.to_owned(),
        challenge_hash: challenge_hash.to_owned(),
        verdict: read_verdict(message)?,
        hash: message.hash,
    })
}

fn read_verdict(message: &Message) -> Result<Verdict, Flaw> {
    let payload = &message.payload;
    match message.kind {
        Kind::Approve => {
            let attempt = json::integer(payload, "attempt").and_then(|it| u8::try_from(it).ok());
            let attempt = attempt.filter(|attempt| (1..=3).contains(attempt));
            let number = required(payload, "number")?;
            let digits =
                matches!(number.len(), 2 | 6) && number.bytes().all(|b| b.is_ascii_digit());
            let means = required(payload, "uv")?;
            if !digits || !matches!(means, "biometric" | "credential" | "passcode") {
                return Err(Flaw::Malformed("The number or uv has not the right form."));
            }
            let attempt = attempt.ok_or(Flaw::Malformed("The attempt is not 1 to 3."))?;
            Ok(Verdict::Approve { attempt, number: number.to_owned() })
        }
        Kind::Deny if matches!(required(payload, "reason")?, "not_me" | "not_now") => {
            Ok(Verdict::Deny)
        }
        Kind::Report => Ok(Verdict::Report),
        _ => Err(Flaw::Malformed("The reason is not a known one.")),
    }
}

fn required<'a>(payload: &'a Object, name: &str) -> Result<&'a str, Flaw> {
    json::text(payload, name).ok_or(Flaw::Malformed("A member is missing or of a wrong type."))
}

fn limited(payload: &Object, name: &str, limit: usize) -> Result<String, Flaw> {
    let text = required(payload, name)?;
    if text.chars().count() > limit {
        return Err(Flaw::Malformed("A text is too long."));
    }
    Ok(text.to_owned())
}

fn check_audience(payload: &Object, base: &str) -> Result<(), Flaw> {
    if required(payload, "aud")? == base {
        return Ok(());
    }
    Err(Flaw::Malformed("The aud is not this service."))
}

fn check_time(payload: &Object) -> Result<u64, Flaw> {
    json::integer(payload, "iat").ok_or(Flaw::Malformed("The iat is missing or wrong."))
}

/// The payload of `paired`.
#[derive(Debug, Serialize)]
pub struct Paired<'a> {
    /// B.
    pub iss: &'a str,
    /// Thumbprint of the approval key.
    pub aud: &'a str,
    /// H(pair).
    pub request: &'a str,
    /// The new device's id.
    pub device: &'a str,
    /// Whom it belongs to.
    pub account: Account<'a>,
    /// The service's X25519 public key, base64url.
    pub ecdh: &'a str,
    /// How codes are made.
    pub totp: Totp<'a>,
}

/// The account in `paired`.
#[derive(Debug, Serialize)]
pub struct Account<'a> {
    /// Its id on the wire.
    pub id: &'a str,
    /// The organisation.
    pub issuer: &'a str,
    /// The person's name there.
    pub name: &'a str,
}

/// The codes in `paired`; in version 1 always the same three parameters.
#[derive(Debug, Serialize)]
pub struct Totp<'a> {
    algorithm: &'static str,
    digits: u8,
    period: u8,
    confirm: &'a str,
}

impl<'a> Totp<'a> {
    /// The parameters of version 1 with the derivation's check value.
    #[must_use]
    pub const fn new(confirm: &'a str) -> Self {
        Self { algorithm: "SHA1", digits: 6, period: 30, confirm }
    }
}

/// The payload of `challenge`.
#[derive(Debug, Serialize)]
pub struct Challenge<'a> {
    /// B.
    pub iss: &'a str,
    /// The device.
    pub aud: &'a str,
    /// 128 random bits, base64url.
    pub jti: &'a str,
    /// When it was opened, Unix seconds.
    pub iat: i64,
    /// From when it is expired, Unix seconds.
    pub exp: i64,
    /// `sign_in` or `pairing_check`.
    pub kind: &'a str,
    /// The account's id on the wire.
    pub account: &'a str,
    /// What is signed in to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<&'a str>,
    /// A sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<&'a str>,
    /// Where the page is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<&'a str>,
    /// From where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<&'a Context>,
    /// How many digits the number has.
    pub number_digits: u8,
}

/// From where somebody signs in; every member may be missing.
#[derive(Clone, Debug, Default, serde::Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// Two letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// A town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser: Option<String>,
    /// The system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub os: Option<String>,
}

impl Context {
    /// Every text that is there.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let all = [&self.ip, &self.country, &self.place, &self.browser, &self.os];
        all.into_iter().filter_map(Option::as_deref)
    }
}

/// The payload of `challenges`.
#[derive(Debug, Serialize)]
pub struct Challenges<'a> {
    /// B.
    pub iss: &'a str,
    /// The device.
    pub aud: &'a str,
    /// H(poll).
    pub poll: &'a str,
    /// The service's time, Unix seconds.
    pub now: i64,
    /// Challenges, each as it was signed.
    pub challenges: &'a [String],
    /// Whether the list was cut; left out where it was not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

/// The payload of `outcome`.
#[derive(Debug, Serialize)]
pub struct Outcome<'a> {
    /// B.
    pub iss: &'a str,
    /// The device.
    pub aud: &'a str,
    /// H(answer).
    pub request: &'a str,
    /// `approved`, `denied`, `reported`, `wrong_number` or `closed`.
    pub outcome: &'a str,
    /// Tries that the sign-in has left; 0 once it is closed.
    pub tries_left: i64,
    /// The service's time, Unix seconds.
    pub now: i64,
}

/// The payload of `keys`.
#[derive(Debug, Serialize)]
pub struct KeyLink<'a> {
    /// B.
    pub iss: &'a str,
    /// When the next key took over, Unix seconds.
    pub iat: i64,
    /// Thumbprint of the key that signs this link.
    pub previous: &'a str,
    /// The key that follows it.
    pub next: &'a Jwk,
}
