//! The addresses that phones call, under B: docs/protocol.md.

use crate::body::{Peer, jose, preferred_wait};
use crate::problem::Problem;
use crate::state::Shared;
use crate::{answers, devices, pages, pairing, poll};
use axum::Router;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/pair", get(pages::open_in_app))
        .route("/v1/pair", post(pair))
        .route("/v1/poll", post(poll))
        .route("/v1/answers", post(answer))
        .route("/v1/unpair", post(unpair))
        .route("/v1/keys", get(keys))
}

fn signed(status: StatusCode, message: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/jose"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, message).into_response()
}

async fn pair(
    State(state): State<Shared>,
    Extension(Peer(from)): Extension<Peer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let message = jose(&headers, body).await?;
    Ok(signed(StatusCode::CREATED, pairing::pair(&state, &message, from.ip()).await?))
}

async fn poll(
    State(state): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let message = jose(&headers, body).await?;
    let wait = preferred_wait(&headers).unwrap_or_default();
    Ok(signed(StatusCode::OK, poll::poll(&state, &message, wait).await?))
}

async fn answer(
    State(state): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let message = jose(&headers, body).await?;
    Ok(signed(StatusCode::OK, answers::answer(&state, &message).await?))
}

async fn unpair(
    State(state): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let message = jose(&headers, body).await?;
    devices::unpair(&state, &message).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[derive(Deserialize)]
struct After {
    after: Option<String>,
}

/// The link by which the key `after` names the next one; nothing where it is the current one.
async fn keys(
    State(state): State<Shared>,
    query: Result<Query<After>, QueryRejection>,
) -> Result<Response, Problem> {
    let after = query.ok().and_then(|Query(query)| query.after);
    let link: Option<(Option<String>,)> =
        sqlx::query_as("SELECT link FROM service_key WHERE kid = ?")
            .bind(after.unwrap_or_default())
            .fetch_optional(&state.reader)
            .await?;
    match link {
        Some((Some(link),)) => Ok(signed(StatusCode::OK, link)),
        Some((None,)) => Ok(StatusCode::NO_CONTENT.into_response()),
        None => Err(Problem::bad_request("No key of this service has the thumbprint in after.")),
    }
}
