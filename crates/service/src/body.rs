//! Reading requests: their bodies, their preferences, and who is asking.

use crate::jws::LARGEST;
use crate::problem::Problem;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::FromRequest;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use std::net::SocketAddr;
use std::time::Duration;

/// How long a client may take to send a body.
const PATIENCE: Duration = Duration::from_secs(10);
/// A little more than the largest message, so that one byte too many is refused by its own rule.
const LARGEST_BODY: usize = LARGEST.saturating_add(1024);

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// The body of a protocol call.
pub(crate) async fn jose(headers: &HeaderMap, body: Body) -> Result<Bytes, Problem> {
    require_type(headers, "application/jose", "The body must be application/jose.")?;
    read(body).await
}

/// The body of an API call.
pub(crate) async fn json<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Body,
) -> Result<T, Problem> {
    require_type(headers, "application/json", "The body must be application/json.")?;
    // What serde says about an error may quote the body, so it goes nowhere.
    serde_json::from_slice(&read(body).await?).map_err(|_| {
        Problem::bad_request("The body is not the JSON object that this call describes.")
    })
}

/// A form of a page; `None` for anything that is not one.
pub(crate) async fn form<T: DeserializeOwned>(headers: &HeaderMap, body: Body) -> Option<T> {
    require_type(headers, "application/x-www-form-urlencoded", "").ok()?;
    let request = axum::http::Request::post("/")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(read(body).await.ok()?))
        .ok()?;
    let axum::Form(form) = axum::Form::from_request(request, &()).await.ok()?;
    Some(form)
}

/// Compares the media type without case and parameters.
fn require_type(headers: &HeaderMap, expected: &str, detail: &'static str) -> Result<(), Problem> {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let sent = sent.and_then(|sent| sent.split(';').next()).unwrap_or_default();
    if sent.trim().eq_ignore_ascii_case(expected) {
        return Ok(());
    }
    Err(Problem::bad_request(detail))
}

async fn read(body: Body) -> Result<Bytes, Problem> {
    match tokio::time::timeout(PATIENCE, to_bytes(body, LARGEST_BODY)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Problem::bad_request("The body is too large or was cut off.")),
        Err(_) => Err(Problem::bad_request("The body took too long.")),
    }
}

/// `Prefer: wait=N` (RFC 7240 §4.3); anything else is no wish to wait.
pub(crate) fn preferred_wait(headers: &HeaderMap) -> Option<Duration> {
    let values = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    let mut preferences = values.flat_map(|value| value.split([',', ';']));
    let seconds = preferences.find_map(|preference| {
        let (name, value) = preference.split_once('=')?;
        let value = value.trim().trim_matches('"');
        name.trim().eq_ignore_ascii_case("wait").then(|| value.parse::<u32>().ok())?
    })?;
    Some(Duration::from_secs(u64::from(seconds)))
}
