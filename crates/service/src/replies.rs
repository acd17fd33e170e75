//! What the service writes: docs/protocol.md §1 to §5.

use crate::keys::Jwk;
use serde::Serialize;

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
