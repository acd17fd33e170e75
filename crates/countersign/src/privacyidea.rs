//! The phone's side of push sign-in with privacyIDEA 3.14: poll, verify, approve, refuse.
//!
//! Its server knows one RSA key for each token, for polls, refusals and approvals alike. Polls and
//! refusals must work while the app is locked, so that key signs without the person. What asks for
//! the person is a second key of this phone, whose signature the core checks before it lets the
//! first one approve (docs/adr/0005-one-key-of-privacyidea.md).

mod answer;
mod answering;
mod challenge;
mod endpoint;
#[cfg(fuzzing)]
mod fuzzed;
mod options;
mod polling;
mod prompt;
mod refusing;
mod registering;
mod reply;
mod rsa;
#[cfg(test)]
mod vectors;

use crate::clock::Moment;
use crate::limits;
use crate::platform::{HttpHeader, HttpMethod, HttpRequest};
use crate::signin::History;
use crate::vault::slot::PersonKey;
pub(crate) use answer::Unsigned;
pub(crate) use answering::Answering;
pub(crate) use challenge::Verified;
use chrono::{DateTime, SecondsFormat};
use data_encoding::BASE32;
pub(crate) use endpoint::Endpoint;
#[cfg(fuzzing)]
pub use fuzzed::fuzz_privacyidea;
pub(crate) use polling::Polling;
pub(crate) use prompt::{Decision, Prompt, put_away};
pub(crate) use refusing::{keep_refusals, refusals};
pub(crate) use registering::{Registering, Registration, known_token, link_of};
use rsa::PublicKey;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// What the phone knows of one token. No secret: the private keys are with the platform.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Token {
    /// Where to ask, as it was enrolled. Answers go to the address of their request.
    pub(crate) url: Endpoint,
    /// What the server calls this token.
    pub(crate) serial: String,
    /// The one key that the server knows.
    key: TokenKey,
    /// What the person approves with.
    person: PersonKey,
    /// What the server signs requests of this token with.
    server_key: PublicKey,
    /// False once the server has said that it no longer knows this token.
    pub(crate) active: bool,
    /// Seconds by which the server's clock was ahead of the phone's, when that mattered.
    clock_offset: i64,
    /// Whether the server wanted no checks of certificates. They are made all the same.
    pub(crate) tls_opt_out: bool,
    /// Whether the server wants the token locked. Approving always asks for the person.
    pub(crate) lock_requested: bool,
    /// Nonces of requests that are over and deleted, the latest ones.
    spent: Vec<String>,
    /// What the person has approved and refused here.
    pub(crate) history: History,
}

/// The key of a token.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct TokenKey {
    alias: String,
    public: PublicKey,
}

impl Token {
    /// The aliases of both keys.
    pub(crate) fn aliases(&self) -> Vec<String> {
        vec![self.key.alias.clone(), self.person.alias.clone()]
    }

    /// The host of the server, for people.
    pub(crate) fn host(&self) -> String {
        self.url.origin().shown()
    }

    /// Remembers a request that is deleted, so that a copy of it is never asked again.
    fn spend(&mut self, nonce: &str) {
        self.spent.push(nonce.to_owned());
        let surplus = self.spent.len().saturating_sub(limits::SPENT_NONCES);
        self.spent.drain(..surplus);
    }
}

/// A question that is not signed yet: what is open?
#[derive(Debug)]
struct Poll {
    timestamp: String,
    /// The time in it, in Unix seconds.
    seconds: u64,
}

impl Poll {
    fn new(token: &Token, now: Moment) -> Self {
        let ahead_ms = token.clock_offset.saturating_mul(1000);
        let server_ms = now.unix_ms.saturating_add(ahead_ms);
        let timestamp = DateTime::from_timestamp_millis(server_ms).unwrap_or_default();
        let seconds = Moment { unix_ms: server_ms, ..now }.unix_seconds();
        Self { timestamp: timestamp.to_rfc3339_opts(SecondsFormat::Millis, true), seconds }
    }

    fn message(&self, token: &Token) -> Vec<u8> {
        format!("{}|{}", token.serial, self.timestamp).into_bytes()
    }

    /// The request, once the signature holds for the token's own key.
    fn request(&self, token: &Token, signature: &[u8]) -> Option<HttpRequest> {
        let query = form(&[
            ("serial", &token.serial),
            ("timestamp", &self.timestamp),
            ("signature", &BASE32.encode(signature)),
        ]);
        let holds = token.key.public.verifies(&self.message(token), signature);
        holds.then(|| HttpRequest {
            method: HttpMethod::Get,
            url: token.url.with_query(&query),
            headers: vec![header("Accept", "application/json")],
            body: Vec::new(),
            timeout_ms: limits::REQUEST_TIMEOUT_MS,
            largest_reply: limits::PRIVACYIDEA_REPLY_BYTES,
        })
    }
}

/// A form, ready to send.
fn post(url: &str, body: &str) -> HttpRequest {
    HttpRequest {
        method: HttpMethod::Post,
        url: url.to_owned(),
        headers: vec![
            header("Content-Type", "application/x-www-form-urlencoded"),
            header("Accept", "application/json"),
        ],
        body: body.as_bytes().to_vec(),
        timeout_ms: limits::REQUEST_TIMEOUT_MS,
        largest_reply: limits::PRIVACYIDEA_REPLY_BYTES,
    }
}

fn header(name: &str, value: &str) -> HttpHeader {
    HttpHeader { name: name.to_owned(), value: value.to_owned() }
}

/// Names and values as a form or a query, with everything escaped that means something there.
fn form(fields: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        let separator = if text.is_empty() { "" } else { "&" };
        text.extend([separator, name, "="]);
        for byte in value.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                    text.push(byte.into());
                }
                // Writing into a String cannot fail.
                _ => drop(write!(text, "%{byte:02X}")),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_escapes_all_that_means_something() {
        assert_eq!(
            form(&[("a", "b c+d"), ("e", "=&%|grün")]),
            "a=b%20c%2Bd&e=%3D%26%25%7Cgr%C3%BCn"
        );
        assert_eq!(form(&[]), "");
    }
}
