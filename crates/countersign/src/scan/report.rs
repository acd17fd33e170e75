//! What a scan tells: records without a secret, for screens and for JSON.

use super::codes::{Notice, Reason, Vendor};
use super::label::Names;
use super::reading::{Found, Notices, Rejection};
use crate::otp::{Algorithm, Generator};
use serde::Serialize;

/// What a text is, and what it holds. No variant carries a secret, a pairing code or a credential.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Scan {
    /// An account for one-time codes.
    Account {
        /// The account.
        account: ScannedAccount,
        /// Its code at the time of the scan, to compare with the service's page.
        code: String,
        /// What the person should know, sorted.
        notices: Vec<Notice>,
    },
    /// An export of another app with several accounts, or a part of one.
    Batch {
        /// Which part of which export this is.
        batch: Batch,
        /// The entries that can be used, in the order of the export.
        accounts: Vec<BatchAccount>,
        /// The entries that cannot, with their reason.
        skipped: Vec<SkippedEntry>,
        /// What the person should know about the export as a whole, sorted.
        notices: Vec<Notice>,
    },
    /// The code of another app, or none of an authenticator.
    Foreign {
        /// Whose code it is.
        vendor: Vendor,
        /// Whether the text holds a long-lived key for codes, so that the picture must be kept
        /// private.
        has_secret: bool,
        /// What the person should know, sorted.
        notices: Vec<Notice>,
    },
    /// An invitation to pair with a service. Nothing is sent before the person has agreed.
    Pairing {
        /// The protocol the service speaks.
        protocol: PairingProtocol,
        /// The host that will be asked, with its port unless that is the default.
        host: String,
        /// The issuer, empty when unknown.
        issuer: String,
        /// The account name, empty when unknown.
        name: String,
        /// What the person should know, sorted.
        notices: Vec<Notice>,
    },
    /// A code that cannot be used.
    Rejected {
        /// Why.
        reason: Reason,
        /// The parameter at fault, in lower case.
        parameter: Option<String>,
        /// The character at fault, counted in Unicode scalar values from 1.
        position: Option<u32>,
    },
}

/// An account as a code describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ScannedAccount {
    /// The kind of its codes.
    #[serde(rename = "type")]
    pub account_type: AccountType,
    /// The issuer, empty when unknown.
    pub issuer: String,
    /// The prefix of the label, only where it differs from the issuer.
    pub label_issuer: Option<String>,
    /// The account name, empty when unknown.
    pub name: String,
    /// The hash under the code.
    pub algorithm: Algorithm,
    /// The length of a code in characters.
    pub digits: u8,
    /// The seconds for which a code is valid; none for counter-based codes.
    pub period: Option<u32>,
    /// The counter of the next code; none for time-based codes.
    pub counter: Option<u64>,
}

impl ScannedAccount {
    pub(crate) fn of(
        issuer: &str,
        label_issuer: Option<&str>,
        name: &str,
        generator: Generator,
    ) -> Self {
        let (algorithm, digits) = match generator {
            Generator::Hotp { algorithm, digits, .. }
            | Generator::Totp { algorithm, digits, .. } => (algorithm, digits.into()),
            // No scan for codes gives it.
            Generator::Push => (Algorithm::Sha1, 0),
            Generator::Steam => (Algorithm::Sha1, 5),
        };
        Self {
            account_type: generator.into(),
            issuer: issuer.to_owned(),
            label_issuer: label_issuer.map(str::to_owned),
            name: name.to_owned(),
            algorithm,
            digits,
            period: generator.period().map(u32::from),
            counter: generator.counter(),
        }
    }
}

/// The kind of one-time code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum AccountType {
    /// Counter-based (RFC 4226).
    Hotp,
    /// No codes: the account only approves sign-ins. A scan never gives it.
    Push,
    /// Five characters of Steam's own alphabet.
    Steam,
    /// Time-based (RFC 6238).
    Totp,
}

/// Which part of which export a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct Batch {
    /// The export's number, the same in all its codes.
    pub id: i32,
    /// The place of this code, from 0.
    pub index: u32,
    /// How many codes the export has.
    pub size: u32,
}

/// One usable entry of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct BatchAccount {
    /// The account.
    pub account: ScannedAccount,
    /// Its code at the time of the scan.
    pub code: String,
    /// What the person should know, sorted.
    pub notices: Vec<Notice>,
}

impl BatchAccount {
    /// Told of what was found, with its code of this time.
    pub(super) fn of(found: &Found, notices: Notices, unix_seconds: u64) -> Self {
        let code = found.generator.code(&found.secret, unix_seconds);
        Self { account: found.told(), code, notices: notices.sorted() }
    }
}

/// One entry of an export that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct SkippedEntry {
    /// The place of the entry in the export, from 1.
    pub entry: u32,
    /// The issuer, empty when unknown.
    pub issuer: String,
    /// The account name, empty when unknown.
    pub name: String,
    /// Why it cannot be used.
    pub reason: Reason,
    /// The parameter at fault.
    pub parameter: Option<String>,
}

impl SkippedEntry {
    /// The entry at this place, whose names could be read.
    pub(super) fn of(entry: u32, names: Names, rejection: Rejection) -> Self {
        let (Names { issuer, name, .. }, Rejection { reason, parameter, .. }) = (names, rejection);
        Self { entry, issuer, name, reason, parameter }
    }
}

/// A protocol for pairing a phone with a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum PairingProtocol {
    /// The protocol of this project.
    Countersign,
    /// The push tokens of privacyIDEA.
    #[serde(rename = "privacyidea")]
    PrivacyIdea,
}
