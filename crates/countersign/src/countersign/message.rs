//! The messages of docs/protocol.md, members in the order in which they are written.

use super::field::{Bytes, Hash, Id, Seconds, Text, present};
use super::jws::{Jwk, Message};
use serde::{Deserialize, Serialize};

macro_rules! message {
    ($type:ident, $name:literal) => {
        impl Message for $type {
            const TYP: &'static str = concat!("countersign-v1-", $name, "+jwt");
        }
    };
    ($type:ident, $name:literal, carries key) => {
        impl Message for $type {
            const TYP: &'static str = concat!("countersign-v1-", $name, "+jwt");
            const CARRIES_KEY: bool = true;
        }
    };
}

message!(Pair, "pair", carries key);
message!(Device, "device", carries key);
message!(Paired, "paired", carries key);
message!(Poll, "poll");
message!(Challenges, "challenges");
message!(Challenge, "challenge");
message!(Approve, "approve");
message!(Deny, "deny");
message!(Report, "report");
message!(Outcome, "outcome");
message!(Unpair, "unpair");
message!(Keys, "keys");

/// §1: the phone asks to be paired.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Pair {
    pub(crate) aud: String,
    pub(crate) code: String,
    pub(crate) iat: Seconds,
    pub(crate) device: DeviceDescription,
    pub(crate) device_proof: String,
    pub(crate) ecdh: Bytes<32>,
}

/// §1: how the phone is called on the service's pages.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct DeviceDescription {
    pub(crate) name: Text<64>,
    pub(crate) platform: Text<64>,
}

/// §1: the device key vouches for the approval key.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Device {
    pub(crate) aud: String,
    pub(crate) sub: Hash,
    pub(crate) code: String,
}

/// §1: the service's answer to a pairing.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Paired {
    pub(crate) iss: String,
    pub(crate) aud: Hash,
    pub(crate) request: Hash,
    pub(crate) device: Id,
    pub(crate) account: PairedAccount,
    pub(crate) ecdh: Bytes<32>,
    pub(crate) totp: Totp,
}

/// §1: for whom the phone was paired.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PairedAccount {
    pub(crate) id: Id,
    pub(crate) issuer: Text<256>,
    pub(crate) name: Text<256>,
}

/// §1: the codes for use without a network; in version 1 always SHA1, 6, 30.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Totp {
    pub(crate) algorithm: String,
    pub(crate) digits: u8,
    pub(crate) period: u32,
    pub(crate) confirm: Bytes<32>,
}

/// §2: what is open?
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Poll {
    pub(crate) aud: String,
    pub(crate) sub: Id,
    pub(crate) iat: Seconds,
}

/// §2: this is.
#[expect(clippy::struct_field_names, reason = "the members are named by the protocol")]
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Challenges {
    pub(crate) iss: String,
    pub(crate) aud: Id,
    pub(crate) poll: Hash,
    pub(crate) now: Seconds,
    pub(crate) challenges: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) more: bool,
}

/// §3: what a challenge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChallengeKind {
    PairingCheck,
    SignIn,
}

/// §3: a sign-in, or the check that ends a pairing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Challenge {
    pub(crate) iss: String,
    pub(crate) aud: Id,
    pub(crate) jti: Id<22>,
    pub(crate) iat: Seconds,
    pub(crate) exp: Seconds,
    pub(crate) kind: ChallengeKind,
    pub(crate) account: Id,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) app: Option<Text<64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) message: Option<Text<256>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) origin: Option<Text<512>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) context: Option<Context>,
    pub(crate) number_digits: NumberDigits,
}

/// §3: where the sign-in comes from, as the service believes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Context {
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) ip: Option<Text<64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) country: Option<Text<64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) place: Option<Text<64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) browser: Option<Text<64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub(crate) os: Option<Text<64>>,
}

/// §3: six digits, or two as a labelled compatibility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub(crate) struct NumberDigits(u8);

impl TryFrom<u8> for NumberDigits {
    type Error = &'static str;

    fn try_from(digits: u8) -> Result<Self, Self::Error> {
        if digits == 6 || digits == 2 { Ok(Self(digits)) } else { Err("neither six nor two") }
    }
}

impl From<NumberDigits> for u8 {
    fn from(digits: NumberDigits) -> Self {
        digits.0
    }
}

/// How the person proved to be there: the weakest means that the approval key accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// A class 3 biometric, nothing else.
    Biometric,
    /// A biometric or the phone's screen lock.
    Credential,
    /// The vault's passcode, where no hardware keeps the key.
    Passcode,
}

/// §4: yes, and this is the number on the page.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Approve {
    pub(crate) aud: String,
    pub(crate) sub: Id,
    pub(crate) challenge: Id<22>,
    pub(crate) challenge_hash: Hash,
    pub(crate) attempt: u8,
    pub(crate) number: String,
    pub(crate) uv: Verification,
    pub(crate) iat: Seconds,
}

/// §4: why a person refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum DenyReason {
    /// Somebody else is signing in.
    NotMe,
    /// The person does not want to sign in now.
    NotNow,
}

/// §4: no.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Deny {
    pub(crate) aud: String,
    pub(crate) sub: Id,
    pub(crate) challenge: Id<22>,
    pub(crate) challenge_hash: Hash,
    pub(crate) reason: DenyReason,
    pub(crate) iat: Seconds,
}

/// §4: it was not me.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) aud: String,
    pub(crate) sub: Id,
    pub(crate) challenge: Id<22>,
    pub(crate) challenge_hash: Hash,
    pub(crate) iat: Seconds,
}

/// §4: what an answer led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// The number was right: the sign-in goes on.
    Approved,
    /// The sign-in was closed before this answer.
    Closed,
    /// The sign-in was refused.
    Denied,
    /// The service was told.
    Reported,
    /// An answer got no reply, and the request is gone: probably the service took it. No service
    /// says this of itself.
    Unknown,
    /// Not the number on the page.
    WrongNumber,
}

/// §4: the service's receipt for an answer.
#[expect(clippy::struct_field_names, reason = "the members are named by the protocol")]
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) iss: String,
    pub(crate) aud: Id,
    pub(crate) request: Hash,
    pub(crate) outcome: OutcomeKind,
    pub(crate) tries_left: u8,
    pub(crate) now: Seconds,
}

/// §5: this phone leaves.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Unpair {
    pub(crate) aud: String,
    pub(crate) sub: Id,
    pub(crate) iat: Seconds,
}

/// §5: this key is replaced by that one.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Keys {
    pub(crate) iss: String,
    pub(crate) iat: Seconds,
    pub(crate) previous: Hash,
    pub(crate) next: Jwk,
}
