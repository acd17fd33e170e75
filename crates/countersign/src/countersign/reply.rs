//! A service's reply: the message that was hoped for, a problem (RFC 9457), or neither.

use super::field::Seconds;
use super::jws::Refusal;
use crate::event::{Event, Failure, Problem};
use crate::json;
use crate::platform::HttpResponse;
use serde::Deserialize;

/// Why a conversation ends without what it wanted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoGood {
    /// Not of the protocol, not signed, or the service is broken.
    Failed(Failure),
    /// The service said no, and what time it is, where it said so (not signed).
    Refused { problem: Problem, now: Option<u64> },
    /// Perhaps signed by a key that replaced the known one.
    UnknownKey,
}

impl From<NoGood> for Event {
    fn from(no_good: NoGood) -> Self {
        match no_good {
            NoGood::Failed(failure) => Self::Failed { failure },
            NoGood::Refused { problem, .. } => Self::Refused { problem },
            NoGood::UnknownKey => Self::Failed { failure: Failure::ServiceSignature },
        }
    }
}

impl From<Refusal> for NoGood {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Form => Self::Failed(Failure::ServiceReply),
            Refusal::Signature => Self::Failed(Failure::ServiceSignature),
            Refusal::UnknownKey => Self::UnknownKey,
        }
    }
}

/// The JWS in a reply with the hoped-for status, or what the service said instead.
pub(crate) fn jws(response: &HttpResponse, status: u16) -> Result<&str, NoGood> {
    if response.status == status && content_type(response, "application/jose") {
        let text = std::str::from_utf8(&response.body);
        return text.map_err(|_| NoGood::Failed(Failure::ServiceReply));
    }
    Err(problem(response))
}

#[derive(Deserialize)]
struct Details {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    now: Option<Seconds>,
}

/// What the service said instead.
pub(super) fn problem(response: &HttpResponse) -> NoGood {
    let broken = response.status >= 500;
    let unknown = if broken { Failure::ServiceError } else { Failure::ServiceReply };
    let is_problem = response.status >= 400 && content_type(response, "application/problem+json");
    let details = is_problem.then(|| json::parse::<Details>(&response.body).ok()).flatten();
    let Some(details) = details else { return NoGood::Failed(unknown) };
    match named(&details.kind, response) {
        Some(problem) => NoGood::Refused { problem, now: details.now.map(Seconds::get) },
        // A problem of a later version: still the service's own no.
        None => NoGood::Failed(Failure::ServiceError),
    }
}

/// Only the last part of the type counts (docs/protocol.md §6).
fn named(kind: &str, response: &HttpResponse) -> Option<Problem> {
    Some(match kind.rsplit('/').next()? {
        "account_blocked" => Problem::AccountBlocked,
        "already_answered" => Problem::AlreadyAnswered,
        "bad_request" => Problem::BadRequest,
        "bad_signature" => Problem::BadSignature,
        "challenge_expired" => Problem::ChallengeExpired,
        "challenge_unknown" => Problem::ChallengeUnknown,
        "clock_skew" => Problem::ClockSkew,
        "code_expired" => Problem::CodeExpired,
        "code_unknown" => Problem::CodeUnknown,
        "code_used" => Problem::CodeUsed,
        "device_unknown" => Problem::DeviceUnknown,
        "too_many_requests" => Problem::TooManyRequests {
            retry_after: response.header("Retry-After").and_then(|text| text.trim().parse().ok()),
        },
        _ => return None,
    })
}

/// Compared without case and without parameters.
fn content_type(response: &HttpResponse, wanted: &str) -> bool {
    let found = response.header("Content-Type").and_then(|value| value.split(';').next());
    found.is_some_and(|found| found.trim().eq_ignore_ascii_case(wanted))
}
