//! What the service says when it refuses: RFC 9457 problem details, docs/protocol.md §6.

use crate::jws::Flaw;
use crate::state::Shared;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// A refusal. The address in its `type` is filled in by [`render`].
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    name: &'static str,
    status: StatusCode,
    detail: &'static str,
    now: Option<i64>,
    retry_after: Option<i64>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<i64>,
}

impl Problem {
    const fn new(name: &'static str, status: StatusCode, detail: &'static str) -> Self {
        Self { name, status, detail, now: None, retry_after: None }
    }

    pub(crate) const fn bad_request(detail: &'static str) -> Self {
        Self::new("bad_request", StatusCode::BAD_REQUEST, detail)
    }

    pub(crate) const fn bad_signature() -> Self {
        let detail = "The signature is not by the key that must sign this message.";
        Self::new("bad_signature", StatusCode::FORBIDDEN, detail)
    }

    pub(crate) const fn clock_skew(now: i64) -> Self {
        let detail = "The time in the message is more than 60 seconds from the service's.";
        let problem = Self::new("clock_skew", StatusCode::BAD_REQUEST, detail);
        Self { now: Some(now), ..problem }
    }

    pub(crate) const fn code_unknown() -> Self {
        let detail = "No pairing waits for this code. Look at it again, or make a new one.";
        Self::new("code_unknown", StatusCode::NOT_FOUND, detail)
    }

    pub(crate) const fn code_used() -> Self {
        let detail = "This code has been used. Make a new one.";
        Self::new("code_used", StatusCode::CONFLICT, detail)
    }

    pub(crate) const fn code_expired() -> Self {
        let detail = "This code is older than ten minutes. Make a new one.";
        Self::new("code_expired", StatusCode::GONE, detail)
    }

    pub(crate) const fn challenge_unknown() -> Self {
        let detail = "No such challenge was sent to this device.";
        Self::new("challenge_unknown", StatusCode::NOT_FOUND, detail)
    }

    pub(crate) const fn challenge_expired() -> Self {
        let detail = "The time for this answer is over.";
        Self::new("challenge_expired", StatusCode::GONE, detail)
    }

    pub(crate) const fn already_answered() -> Self {
        let detail = "Another answer was given in its place before.";
        Self::new("already_answered", StatusCode::CONFLICT, detail)
    }

    pub(crate) const fn device_unknown() -> Self {
        let detail = "The account is no longer active on this phone: remove it and pair again.";
        Self::new("device_unknown", StatusCode::FORBIDDEN, detail)
    }

    pub(crate) const fn account_blocked() -> Self {
        let detail = "Too many wrong numbers in a row: sign in another way, or ask for help.";
        Self::new("account_blocked", StatusCode::FORBIDDEN, detail)
    }

    pub(crate) const fn codes_blocked() -> Self {
        let detail = "A hundred wrong codes in a row: approve on the phone, or ask for help.";
        Self::new("account_blocked", StatusCode::FORBIDDEN, detail)
    }

    pub(crate) const fn not_ready() -> Self {
        let detail = "The service cannot take requests now.";
        Self::new("not_ready", StatusCode::SERVICE_UNAVAILABLE, detail)
    }

    pub(crate) const fn too_many_requests(detail: &'static str, retry_after: i64) -> Self {
        let problem = Self::new("too_many_requests", StatusCode::TOO_MANY_REQUESTS, detail);
        Self { retry_after: Some(retry_after), ..problem }
    }

    pub(crate) const fn unauthorized() -> Self {
        let detail = "The API key is missing or wrong: send Authorization: Bearer and the key.";
        Self::new("unauthorized", StatusCode::UNAUTHORIZED, detail)
    }

    pub(crate) const fn not_found(detail: &'static str) -> Self {
        Self::new("not_found", StatusCode::NOT_FOUND, detail)
    }

    pub(crate) const fn method_not_allowed() -> Self {
        let detail = "This address does not take this method.";
        Self::new("method_not_allowed", StatusCode::METHOD_NOT_ALLOWED, detail)
    }

    pub(crate) const fn no_device() -> Self {
        let detail = "The user has no paired phone.";
        Self::new("no_device", StatusCode::CONFLICT, detail)
    }

    pub(crate) const fn internal() -> Self {
        let detail = "The service could not do this. Try again later.";
        Self::new("internal", StatusCode::INTERNAL_SERVER_ERROR, detail)
    }

    /// Whether it says that something is not there.
    pub(crate) fn is_not_found(&self) -> bool {
        self.status == StatusCode::NOT_FOUND
    }

    /// The last part of its `type`.
    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// Seconds after which another try may succeed.
    pub(crate) const fn retry_after(&self) -> Option<i64> {
        self.retry_after
    }

    fn response(&self, base: &str) -> Response {
        let body = Body {
            r#type: format!("{base}/problems/{}", self.name),
            title: self.status.canonical_reason().unwrap_or_default(),
            status: self.status.as_u16(),
            detail: self.detail,
            now: self.now,
        };
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, json);
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl From<Flaw> for Problem {
    fn from(flaw: Flaw) -> Self {
        match flaw {
            Flaw::Malformed(detail) => Self::bad_request(detail),
            Flaw::Signature => Self::bad_signature(),
        }
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        // SQLite's own messages name tables and columns, never values.
        tracing::error!(%error, "database");
        Self::internal()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Turns the problems that handlers return into their JSON.
pub(crate) async fn render(State(state): State<Shared>, response: Response) -> Response {
    match response.extensions().get::<Problem>() {
        Some(problem) => problem.response(state.base.as_str()),
        None => response,
    }
}
