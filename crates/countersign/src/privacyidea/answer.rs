//! From the decision to a kept answer, as types: no constructor skips a state. An approval has one
//! state more than a refusal: the person's own signature, which the token's key waits for.

use super::challenge::Verified;
use super::{Token, TokenKey, form, post};
use crate::countersign::{DenyReason, OutcomeKind};
use crate::error::{AuthenticatorError, Fault};
use crate::journal::JournalAction;
use crate::platform::HttpRequest;
use crate::vault::slot::PersonKey;
use crate::vault::{Sealer, table};
use data_encoding::BASE32;
use ring::digest::{SHA256, digest};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

/// Which answer it is: there is at most one signature for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attempt {
    Approve,
    Deny,
}

impl Attempt {
    /// The attempt as the vault names it.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Approve => "approve-1",
            Self::Deny => "deny",
        }
    }
}

/// An approval that the person has not signed yet: the token's key is out of its reach.
#[derive(Debug)]
pub(super) struct Unattended {
    unsigned: Unsigned,
    person: PersonKey,
    message: Vec<u8>,
}

impl Unattended {
    /// Yes, with the option that the page shows where there are some.
    pub(super) fn approve(
        verified: &Verified,
        token: &Token,
        answer: Option<&str>,
    ) -> Result<Self, AuthenticatorError> {
        let option = match (&verified.options, answer) {
            (Some(options), Some(answer)) => Some(options.meant(answer)?),
            (None, None) => None,
            // A number that nobody asked for: the person looks at another request than this one.
            (Some(_), None) | (None, Some(_)) => return Err(AuthenticatorError::NotOffered),
        };
        let mut text = format!("{}|{}", verified.nonce, verified.serial);
        let mut fields = Vec::new();
        if let Some(option) = &option {
            text.extend(["|", option]);
            fields.push(("presence_answer", option.as_str()));
        }
        let unsigned = Unsigned::new(
            (Attempt::Approve, JournalAction::Approve),
            verified,
            token,
            text,
            &fields,
        );
        // All that was shown, and what was answered; and never a message of a protocol.
        let shown = digest(&SHA256, verified.signed_text.as_bytes());
        let message = [APPROVAL, shown.as_ref(), unsigned.text.as_bytes()].concat();
        Ok(Self { unsigned, person: token.person.clone(), message })
    }

    /// The alias of the person's key, and what they sign.
    pub(super) fn to_sign(&self) -> (String, Vec<u8>) {
        (self.person.alias.clone(), self.message.clone())
    }

    /// Takes the person's signature, once it holds.
    pub(super) fn attended(self, der: &[u8]) -> Option<Unsigned> {
        self.person.verifies(&self.message, der).then_some(self.unsigned)
    }
}

const APPROVAL: &[u8] = b"countersign/v1/privacyidea/approve\0";

/// An answer that the token's key may sign and has not yet.
#[derive(Debug)]
pub(crate) struct Unsigned {
    attempt: Attempt,
    action: JournalAction,
    key: TokenKey,
    text: String,
    url: String,
    /// The form, but for the signature.
    form: String,
}

impl Unsigned {
    /// No. The reason is said where the server takes one.
    pub(super) fn deny(verified: &Verified, token: &Token, refusal: Refusal) -> Self {
        let reason = refusal.word().filter(|_| verified.takes_reason);
        let mut text = format!("{}|{}|decline", verified.nonce, verified.serial);
        let mut fields = vec![("decline", "1")];
        if let Some(reason) = reason {
            text.extend(["|", reason]);
            fields.push(("decline_reason", reason));
        }
        Self::new((Attempt::Deny, refusal.action()), verified, token, text, &fields)
    }

    fn new(
        (attempt, action): (Attempt, JournalAction),
        verified: &Verified,
        token: &Token,
        text: String,
        fields: &[(&str, &str)],
    ) -> Self {
        let start = [("serial", &*verified.serial), ("nonce", &*verified.nonce)];
        let form = form(&[&start[..], fields].concat());
        let (key, url) = (token.key.clone(), verified.url.as_str().to_owned());
        Self { attempt, action, key, text, url, form }
    }

    /// The alias of the token's key, and what it signs.
    pub(crate) fn to_sign(&self) -> (String, Vec<u8>) {
        (self.key.alias.clone(), self.text.clone().into_bytes())
    }

    /// Takes the platform's signature, once it holds for the stored public key.
    pub(crate) fn signed(self, signature: &[u8]) -> Option<Signed> {
        let holds = self.key.public.verifies(self.text.as_bytes(), signature);
        let signature = form(&[("signature", &BASE32.encode(signature))]);
        let body = format!("{}&{signature}", self.form);
        let (attempt, action, url) = (self.attempt, self.action, self.url);
        holds.then_some(Signed { attempt, kept: Kept { action, url, body, outcome: None } })
    }
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The person said so.
    Person(DenyReason),
    /// The person says that it was somebody else, and wants it known.
    Report,
    /// What was answered is not on the page: there is no second try.
    WrongNumber,
}

impl Refusal {
    fn word(self) -> Option<&'static str> {
        match self {
            Self::Person(DenyReason::NotMe) | Self::Report => Some("unknown_trigger"),
            Self::Person(DenyReason::NotNow) => Some("cancelled"),
            Self::WrongNumber => None,
        }
    }

    fn action(self) -> JournalAction {
        match self {
            Self::Person(reason) => JournalAction::Deny { reason },
            Self::Report => JournalAction::Report,
            // The phone refuses what the person tried to approve.
            Self::WrongNumber => JournalAction::Approve,
        }
    }
}

/// An answer that is signed and not kept yet: it cannot be sent.
#[derive(Debug)]
pub(crate) struct Signed {
    attempt: Attempt,
    kept: Kept,
}

/// An answer in the vault: only this can be sent, and it is always sent as it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(super) action: JournalAction,
    url: String,
    body: String,
    /// What the server made of it, once that is known.
    pub(super) outcome: Option<OutcomeKind>,
}

impl Signed {
    /// Keeps it. Where another one is kept for the same attempt already, that one counts.
    pub(crate) fn keep(
        self,
        transaction: &Transaction<'_>,
        device: &Sealer,
        prompt: &str,
    ) -> Result<(String, Kept), Fault> {
        let label = self.attempt.label();
        let known = table::answers::<Kept>(transaction, device, prompt)?;
        if let Some(earlier) = known.into_iter().find(|answer| answer.id == label) {
            return Ok((earlier.id, earlier.value));
        }
        table::insert_answer(transaction, device, prompt, label, &self.kept)?;
        Ok((label.to_owned(), self.kept))
    }
}

#[cfg(test)]
impl Signed {
    /// What would be sent.
    pub(super) fn request(&self) -> HttpRequest {
        self.kept.request()
    }
}

impl Kept {
    /// The same, with what the server made of it.
    pub(super) fn settled(&self, outcome: OutcomeKind) -> Self {
        Self { outcome: Some(outcome), ..self.clone() }
    }

    pub(super) fn request(&self) -> HttpRequest {
        post(&self.url, &self.body)
    }
}
