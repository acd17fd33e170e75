//! One line a request: the route, never the path, since paths and queries name people and things.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// Refusals at `info`, failures at `error`, the rest at `debug`.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let (start, method) = (Instant::now(), request.method().clone());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let (status, took) = (response.status(), start.elapsed().as_millis());
    if status.is_server_error() {
        tracing::error!(%method, route, status = status.as_u16(), took, "a request failed");
    } else if status.is_client_error() {
        tracing::info!(%method, route, status = status.as_u16(), took, "a request was refused");
    } else {
        tracing::debug!(%method, route, status = status.as_u16(), took, "a request was served");
    }
    response
}
