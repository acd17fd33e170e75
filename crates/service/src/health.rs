//! Whether the service lives, and whether it can take requests.

use crate::problem::Problem;
use crate::state::Shared;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use std::sync::atomic::Ordering;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/health/live", get(live)).route("/health/ready", get(ready))
}

async fn live() -> Response {
    Json(json!({ "status": "ok" })).into_response()
}

/// Asks both connections to the database; while the service stops it is not ready.
async fn ready(State(state): State<Shared>) -> Result<Response, Problem> {
    let mut answered = !state.stopping.load(Ordering::Relaxed);
    for pool in [&state.reader, &state.writer] {
        answered &= sqlx::query("SELECT 1").execute(pool).await.is_ok();
    }
    if answered { Ok(live().await) } else { Err(Problem::not_ready()) }
}
