//! A reading: what is told about a text, and the parsed values behind it, which are not told.

use super::codes::{Notice, Reason, Vendor};
use super::countersign::CountersignLink;
use super::privacyidea::PrivacyIdeaLink;
use super::report::{Scan, ScannedAccount};
use crate::otp::Generator;
use crate::secret::Secret;
use crate::text;
use std::collections::BTreeSet;

/// A scanned text, told and parsed.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) scan: Scan,
    pub(crate) payload: Payload,
}

impl Reading {
    /// One account with its code of this time.
    pub(super) fn account(found: Found, unix_seconds: u64, notices: Notices) -> Self {
        let account = found.told();
        let code = found.generator.code(&found.secret, unix_seconds);
        let scan = Scan::Account { account, code, notices: notices.sorted() };
        Self { scan, payload: Payload::Accounts(vec![found]) }
    }

    /// A text that this app can only name.
    pub(super) fn foreign(vendor: Vendor, has_secret: bool, notices: Notices) -> Self {
        let scan = Scan::Foreign { vendor, has_secret, notices: notices.sorted() };
        Self { scan, payload: Payload::Nothing }
    }
}

impl From<Rejection> for Reading {
    fn from(Rejection { reason, parameter, position }: Rejection) -> Self {
        let scan = Scan::Rejected { reason, parameter, position };
        Self { scan, payload: Payload::Nothing }
    }
}

/// The parsed values behind a scan.
#[derive(Debug)]
pub(crate) enum Payload {
    /// Nothing to act on.
    Nothing,
    /// Accounts to add, in the order of the told ones.
    Accounts(Vec<Found>),
    /// A pairing over this project's protocol.
    Countersign(CountersignLink),
    /// A pairing with a privacyIDEA server.
    PrivacyIdea(PrivacyIdeaLink),
}

/// An account as found in a code; (type, issuer, label issuer, name) is its identity.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) issuer: String,
    pub(crate) label_issuer: Option<String>,
    pub(crate) name: String,
    pub(crate) generator: Generator,
    pub(crate) secret: Secret,
}

impl Found {
    /// The account without its secret.
    pub(super) fn told(&self) -> ScannedAccount {
        let Self { issuer, label_issuer, name, generator, .. } = self;
        ScannedAccount::of(issuer, label_issuer.as_deref(), name, *generator)
    }
}

/// The notices gathered so far: each once, in the order of their codes.
#[derive(Clone, Debug, Default)]
pub(super) struct Notices(BTreeSet<Notice>);

impl Notices {
    pub(super) fn add(&mut self, notice: Notice) {
        self.0.insert(notice);
    }

    pub(super) fn add_if(&mut self, condition: bool, notice: Notice) {
        if condition {
            self.add(notice);
        }
    }

    /// Whatever is unusual about texts that will be shown.
    pub(super) fn add_about(&mut self, texts: &[&str]) {
        for shown in texts {
            self.add_if(text::has_unusual_characters(shown), Notice::UnusualCharacters);
            self.add_if(text::is_long(shown), Notice::LongText);
        }
    }

    pub(super) fn sorted(self) -> Vec<Notice> {
        self.0.into_iter().collect()
    }
}

/// Why a text is not used.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rejection {
    pub(super) reason: Reason,
    pub(super) parameter: Option<String>,
    pub(super) position: Option<u32>,
}

impl Rejection {
    pub(super) fn at(mut self, position: Option<u32>) -> Self {
        self.position = position;
        self
    }
}

impl Reason {
    /// The text as a whole is at fault.
    pub(super) fn alone(self) -> Rejection {
        Rejection { reason: self, parameter: None, position: None }
    }

    /// One parameter is at fault.
    pub(super) fn of(self, parameter: &str) -> Rejection {
        Rejection { reason: self, parameter: Some(parameter.to_ascii_lowercase()), position: None }
    }
}

/// The place, counted from 1, of the first character that is not as it should be.
pub(super) fn first_not(text: &str, good: impl Fn(char) -> bool) -> Option<u32> {
    let place = text.chars().position(|character| !good(character))?;
    u32::try_from(place).ok()?.checked_add(1)
}
