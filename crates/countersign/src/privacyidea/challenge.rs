//! A request to sign in as a privacyIDEA server sends it, and what of it is verified.
//!
//! The server signs the fields joined by `|`, which it does not escape. So the signed text alone
//! does not say where the question ends and the title begins, and whoever sits between server and
//! phone can move that border without breaking the signature. Two rules make what is shown a
//! function of what is signed, whatever border the fields came with:
//!
//! - No other field may hold a `|`, and no list of options is `0` or `1` alone, which could be
//!   taken for `sslverify`: then the last part says whether there is a list of options, and the
//!   borders of all fields but these two are certain.
//! - Where question and title hold a `|` themselves, they are shown as they are signed, as one
//!   text.
//!
//! docs/adr/0006-text-signed-without-borders.md says why nothing simpler is enough.

use super::Token;
use super::endpoint::Endpoint;
use super::options::Options;
use super::rsa::PublicKey;
use crate::journal::About;
use crate::json;
use crate::limits::{JSON_DEPTH, QUESTION_CHARACTERS, SIGNATURE_CHARACTERS, TITLE_CHARACTERS};
use crate::signin::Circumstances;
use data_encoding::BASE32;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A challenge as it came: nothing about it is verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Challenge {
    pub(super) nonce: String,
    pub(super) url: String,
    pub(super) serial: String,
    pub(super) question: String,
    pub(super) title: String,
    pub(super) sslverify: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) require_presence: Option<String>,
    pub(super) signature: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) capabilities: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) capabilities_signature: Option<String>,
}

/// A challenge that the token's server has signed for this token.
#[derive(Clone, Debug)]
pub(crate) struct Verified {
    pub(super) nonce: String,
    pub(super) serial: String,
    /// Where the answer goes: it is signed, too.
    pub(super) url: Endpoint,
    /// All that was signed.
    pub(super) signed_text: String,
    pub(super) options: Option<Options>,
    /// Whether the server takes the reason of a refusal.
    pub(super) takes_reason: bool,
    /// Whether the server wants no checks of certificates, which are made all the same.
    pub(super) tls_opt_out: bool,
    shown: Shown,
}

/// The texts of a request. Untrusted, like all texts of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) title: Option<String>,
    pub(super) question: Option<String>,
}

impl Challenge {
    /// Checks both signatures, the addressee, and every field. None where anything is wrong.
    pub(crate) fn verified(&self, token: &Token) -> Option<Verified> {
        let options = self.require_presence.as_deref().map(Options::of);
        let options = options.map_or(Some(None), |options| options.map(Some))?;
        let url = Endpoint::parse(&self.url).filter(|url| url.is_as_safe_as(&token.url))?;
        let signed_text = self.signed_text();
        let fits = is_nonce(&self.nonce)
            && self.serial == token.serial
            && is_short(&self.question, QUESTION_CHARACTERS)
            && is_short(&self.title, TITLE_CHARACTERS)
            && matches!(&*self.sslverify, "0" | "1");
        if !fits || !is_signed(&token.server_key, &signed_text, &self.signature) {
            return None;
        }
        Some(Verified {
            nonce: self.nonce.clone(),
            serial: self.serial.clone(),
            url,
            signed_text,
            options,
            takes_reason: self.takes_reason(&token.server_key)?,
            tls_opt_out: self.sslverify == "0",
            shown: self.shown(),
        })
    }

    /// The fields joined again: the text is never split.
    pub(super) fn signed_text(&self) -> String {
        let Self { nonce, url, serial, question, title, sslverify, .. } = self;
        let fields = format!("{nonce}|{url}|{serial}|{question}|{title}|{sslverify}");
        match &self.require_presence {
            Some(options) => format!("{fields}|{options}"),
            None => fields,
        }
    }

    fn shown(&self) -> Shown {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let Self { question, title, .. } = self;
        if question.contains('|') || title.contains('|') {
            return Shown { title: None, question: Some(format!("{question}|{title}")) };
        }
        Shown { title: text(title), question: text(question) }
    }

    /// None where the capabilities are signed wrongly. Those that nobody signed do not count.
    fn takes_reason(&self, server: &PublicKey) -> Option<bool> {
        let Some(signature) = &self.capabilities_signature else { return Some(false) };
        let capabilities = match self.capabilities.as_ref()? {
            Value::String(text) => json::parse(text.as_bytes()).ok()?,
            other => other.clone(),
        };
        let signed_text = capabilities_text(&capabilities, &self.nonce)?;
        let takes_reason = capabilities.get("decline_reason") == Some(&Value::Bool(true));
        is_signed(server, &signed_text, signature).then_some(takes_reason)
    }
}

impl Verified {
    /// Where it says that it comes from: only the application is known.
    pub(crate) fn circumstances(&self) -> Circumstances<'_> {
        Circumstances { app: self.shown.title.as_deref(), browser: None, country: None }
    }

    /// What its line in the journal says about it.
    pub(crate) fn about(&self) -> About {
        About { app: self.shown.title.clone(), country: None, place: None }
    }

    /// Title and question, as far as they are known.
    pub(crate) fn texts(&self) -> (Option<String>, Option<String>) {
        (self.shown.title.clone(), self.shown.question.clone())
    }

    /// What the sign-in page shows one of, where it shows anything.
    pub(crate) fn options(&self) -> Option<&Options> {
        self.options.as_ref()
    }

    /// Whether the server wants no checks of certificates for this request.
    pub(crate) fn tls_opt_out(&self) -> bool {
        self.tls_opt_out
    }
}

/// Random bytes in base32: 20 of them, but nobody promises that.
fn is_nonce(text: &str) -> bool {
    let legal = |byte: u8| matches!(byte, b'A'..=b'Z' | b'2'..=b'7');
    (16..=64).contains(&text.len()) && text.bytes().all(legal)
}

fn is_short(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_none()
}

fn is_signed(server: &PublicKey, text: &str, signature: &str) -> bool {
    let signature = Some(signature).filter(|it| it.len() <= SIGNATURE_CHARACTERS);
    let signature = signature.and_then(|it| BASE32.decode(it.as_bytes()).ok());
    signature.is_some_and(|signature| server.verifies(text.as_bytes(), &signature))
}

/// What is signed of capabilities: canonical JSON (RFC 8785).
pub(super) fn capabilities_text(capabilities: &Value, nonce: &str) -> Option<String> {
    let capabilities = canonical(capabilities, 0)?;
    // A nonce is in base32, so that nothing in it needs escaping.
    Some(format!("{{\"capabilities\":{capabilities},\"nonce\":\"{nonce}\"}}"))
}

/// RFC 8785 for all but numbers with a fraction, which it writes as JavaScript does, and names
/// outside ASCII, which it sorts as UTF-16 does: no capability needs either.
fn canonical(value: &Value, depth: usize) -> Option<String> {
    let inside = depth.checked_add(1).filter(|depth| *depth <= JSON_DEPTH)?;
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => serde_json::to_string(value).ok(),
        Value::Number(number) => {
            number.as_i64().filter(|it| is_exact(*it)).map(|it| it.to_string())
        }
        Value::Array(values) => {
            let values = values.iter().map(|value| canonical(value, inside));
            Some(format!("[{}]", values.collect::<Option<Vec<_>>>()?.join(",")))
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let members = members.into_iter().map(|(name, value)| {
                let quoted = serde_json::to_string(name).ok().filter(|_| name.is_ascii())?;
                Some(format!("{quoted}:{}", canonical(value, inside)?))
            });
            Some(format!("{{{}}}", members.collect::<Option<Vec<_>>>()?.join(",")))
        }
    }
}

/// Whether JavaScript would write it the same way.
fn is_exact(number: i64) -> bool {
    number.unsigned_abs() < 1 << 53
}
