//! The addresses that relying parties call: docs/protocol.md §7.

use crate::body::{Peer, json, preferred_wait};
use crate::problem::Problem;
use crate::sign_in::{self, Request};
use crate::state::{ServiceState, Shared, deadline};
use crate::{codes, pairing, picture};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json as value;
use std::pin::pin;
use std::time::Duration;

/// Longest wait that a relying party may ask for, seconds.
const LONGEST_WAIT: u64 = 60;

pub(crate) fn routes(state: &Shared) -> Router<Shared> {
    Router::new()
        .route("/pairings", post(create_pairing))
        .route("/pairings/{id}", get(show_pairing))
        .route("/pairings/{id}/qr.png", get(show_png))
        .route("/pairings/{id}/qr.svg", get(show_svg))
        .route("/sign-ins", post(create_sign_in))
        .route("/sign-ins/{id}", get(show_sign_in))
        .route("/codes/verify", post(verify_code))
        .fallback(unknown)
        .layer(middleware::from_fn_with_state(Shared::clone(state), require_key))
}

async fn unknown() -> Problem {
    Problem::not_found("There is no such call.")
}

async fn require_key(
    State(state): State<Shared>,
    request: axum::extract::Request,
    next: Next,
) -> Response {
    let sent = request.headers().get(header::AUTHORIZATION);
    let sent = sent.and_then(|value| value.to_str().ok()).and_then(|it| it.split_once(' '));
    let right = sent.is_some_and(|(scheme, key)| {
        let hash = state.sealer.hash("api_key", key.trim());
        scheme.eq_ignore_ascii_case("bearer")
            && verify_slices_are_equal(&hash, &state.api_key_hash).is_ok()
    });
    if right { next.run(request).await } else { Problem::unauthorized().into_response() }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPairing {
    user: NewUser,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewUser {
    id: String,
    name: String,
}

async fn create_pairing(
    State(state): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let NewPairing { user } = json(&headers, body).await?;
    if !(1..=256).contains(&user.id.chars().count()) || user.name.chars().count() > 256 {
        let detail = "The user's id needs 1 to 256 characters, the name has at most 256.";
        return Err(Problem::bad_request(detail));
    }
    let created = pairing::create(&state, &user.id, &user.name).await?;
    let body = Json(value!({
        "id": created.id,
        "uri": created.uri,
        "product_key": created.product_key,
        "expires": created.expires,
    }));
    Ok((StatusCode::CREATED, body).into_response())
}

#[derive(Deserialize)]
struct Wait {
    wait: Option<u32>,
}

fn wait(query: &Wait, headers: &HeaderMap) -> Duration {
    let asked = query.wait.map(|seconds| Duration::from_secs(u64::from(seconds)));
    let asked = asked.or_else(|| preferred_wait(headers)).unwrap_or_default();
    asked.min(Duration::from_secs(LONGEST_WAIT))
}

async fn show_pairing(
    State(state): State<Shared>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let standing = pairing::standing(&state, &id).await?;
    let body = Json(value!({
        "state": standing.state,
        "tries_left": standing.tries_left,
        "number": standing.number,
        "device_name": standing.device_name,
    }));
    Ok(body.into_response())
}

fn shown(state: &ServiceState, id: &str) -> Result<picture::Shown, Problem> {
    let shown = state.pictures.find(id, state.clock.now());
    shown.ok_or(Problem::not_found("There is no picture: the code is unknown, used or expired."))
}

async fn show_png(
    State(state): State<Shared>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let shown = shown(&state, &id)?;
    png_response(&shown.uri)
}

/// A PNG that no cache keeps.
pub(crate) fn png_response(uri: &str) -> Result<Response, Problem> {
    let png = picture::png(uri).ok_or(Problem::internal())?;
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, png).into_response())
}

async fn show_svg(
    State(state): State<Shared>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let shown = shown(&state, &id)?;
    let svg = picture::svg(&shown.uri, "QR code").ok_or(Problem::internal())?;
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, svg).into_response())
}

async fn create_sign_in(
    State(state): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let request: Request = json(&headers, body).await?;
    let opened = sign_in::open(&state, &request).await?;
    let body = Json(value!({
        "id": opened.id,
        "number": opened.number,
        "expires": opened.expires,
    }));
    Ok((StatusCode::CREATED, body).into_response())
}

async fn show_sign_in(
    State(state): State<Shared>,
    Path(id): Path<String>,
    query: Result<Query<Wait>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Query(query) = query.map_err(|_| Problem::bad_request("The wait is not in seconds."))?;
    let deadline = deadline(wait(&query, &headers));
    let standing = loop {
        let mut bell = pin!(state.wake.listen(&id));
        bell.as_mut().enable();
        let standing = sign_in::standing(&state, &id).await?;
        if standing.state != "pending" || !state.wait(bell, deadline).await {
            break standing;
        }
    };
    let body = value!({ "state": standing.state, "tries_left": standing.tries_left });
    Ok(Json(body).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedCode {
    user: String,
    code: String,
}

async fn verify_code(
    State(state): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let typed: TypedCode = json(&headers, body).await?;
    let valid = codes::verify(&state, &typed.user, &typed.code).await?;
    Ok(Json(value!({ "valid": valid })).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance: u32,
}

/// `POST /demo/clock`: moves the demo's time forward.
pub(crate) async fn advance_clock(
    State(state): State<Shared>,
    Extension(Peer(from)): Extension<Peer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    if state.demo_password.is_none() || !from.ip().is_loopback() {
        return Err(Problem::not_found("There is nothing here."));
    }
    let Advance { advance } = json(&headers, body).await?;
    state.clock.advance(advance);
    state.wake.wake_all();
    Ok(Json(value!({ "now": state.clock.now() })).into_response())
}
