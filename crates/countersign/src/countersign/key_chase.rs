//! Following a service's chain of keys in the middle of a conversation: the reply that could not be
//! read waits, the links are fetched one by one, then it is read again.

use super::Pairing;
use super::reply::{self, NoGood};
use crate::event::Failure;
use crate::limits::{KEY_STEPS, REPLY_BYTES, REQUEST_TIMEOUT_MS};
use crate::platform::{HttpHeader, HttpMethod, HttpRequest, HttpResponse};

/// A reply by a key that is not known yet.
pub(super) struct KeyChase {
    pub(super) response: HttpResponse,
    steps_left: u8,
}

impl KeyChase {
    pub(super) fn new(response: HttpResponse) -> Self {
        Self { response, steps_left: KEY_STEPS }
    }

    /// The request for the next link; none once there were enough.
    pub(super) fn next(&mut self, pairing: &Pairing) -> Option<HttpRequest> {
        self.steps_left = self.steps_left.checked_sub(1)?;
        let kid = pairing.service_keys.current().thumbprint().text();
        let name = "Accept".to_owned();
        Some(HttpRequest {
            method: HttpMethod::Get,
            url: format!("{}/v1/keys?after={kid}", pairing.base),
            headers: vec![HttpHeader { name, value: "application/jose".to_owned() }],
            body: Vec::new(),
            timeout_ms: REQUEST_TIMEOUT_MS,
            largest_reply: REPLY_BYTES,
        })
    }

    /// Takes a link. A service whose chain ends elsewhere is not the one that was paired.
    pub(super) fn take(link: &HttpResponse, pairing: &mut Pairing) -> Result<(), NoGood> {
        if link.status == 204 {
            return Err(NoGood::Failed(Failure::ServiceSignature));
        }
        Ok(pairing.service_keys.follow(reply::jws(link, 200)?, &pairing.base)?)
    }
}
