//! Our own protocol (docs/protocol.md), the phone's side.

mod answering;
mod challenge;
mod derivation;
mod field;
mod jws;
mod key_chase;
mod message;
mod pairing;
mod polling;
mod refusing;
mod reply;
mod service_keys;
mod unpairing;
#[cfg(test)]
mod vectors;

use crate::clock::Moment;
use crate::limits;
use crate::platform::{HttpHeader, HttpMethod, HttpRequest};
use crate::signin::History;
pub(crate) use answering::Answering;
pub(crate) use challenge::{Decision, Prompt, Receipt, Unsigned, Verified, put_away};
use field::Id;
pub(crate) use field::Text;
use jws::{Jwk, Message, Refusal};
pub(crate) use message::{ChallengeKind, Context};
pub use message::{DenyReason, OutcomeKind, Verification};
pub(crate) use pairing::{PairAttempt, Pairer, link_of};
pub(crate) use polling::Polling;
pub use polling::RefreshReason;
pub(crate) use refusing::{keep_refusals, refusals};
use serde::{Deserialize, Serialize};
use service_keys::ServiceKeys;
pub(crate) use unpairing::Unpairing;

/// What the phone knows of one service that it is paired with. No secret: the private keys are
/// with the platform.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Pairing {
    /// B, in canonical form.
    pub(crate) base: String,
    /// The host of B, for people.
    pub(crate) host: String,
    /// What the service calls this phone.
    device: Id,
    /// What the service calls the account.
    account: Id,
    approval: PhoneKey,
    quiet: PhoneKey,
    service_keys: ServiceKeys,
    /// Whether the number of the pairing was typed.
    pub(crate) confirmed: bool,
    /// False once the service has said that it no longer knows this phone.
    pub(crate) active: bool,
    /// Seconds by which the service's clock was ahead of the phone's, when that mattered.
    clock_offset: i64,
    /// What the person has approved and refused here.
    pub(crate) history: History,
}

/// One of the phone's two keys for a service.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PhoneKey {
    alias: String,
    public: Jwk,
}

impl Pairing {
    /// The aliases of both keys.
    pub(crate) fn aliases(&self) -> Vec<String> {
        vec![self.approval.alias.clone(), self.quiet.alias.clone()]
    }

    fn read<T: Message>(&self, jws: &str) -> Result<T, Refusal> {
        self.service_keys.read(jws)
    }

    /// The service's present time for a poll, as far as the phone knows it.
    fn service_now(&self, now: Moment) -> u64 {
        now.unix_seconds().saturating_add_signed(self.clock_offset)
    }
}

/// A message of the phone, ready to send.
fn post(base: &str, path: &str, jws: &str) -> HttpRequest {
    let header = |name: &str, value: &str| HttpHeader { name: name.into(), value: value.into() };
    HttpRequest {
        method: HttpMethod::Post,
        url: format!("{base}/v1/{path}"),
        headers: vec![
            header("Content-Type", "application/jose"),
            header("Accept", "application/jose, application/problem+json"),
        ],
        body: jws.as_bytes().to_vec(),
        timeout_ms: limits::REQUEST_TIMEOUT_MS,
        largest_reply: limits::REPLY_BYTES,
    }
}
