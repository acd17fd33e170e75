//! The HTTP server: routes, timeouts, and an orderly end.

use crate::peer::Peer;
use crate::problem::{self, Problem};
use crate::state::Shared;
use crate::{access_log, api, health, pages, protocol, upkeep};
use axum::Router;
use axum::extract::Request;
use axum::middleware;
use axum::routing::post;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// How long a client may take to send its header, and a connection may be idle.
const HEADER_PATIENCE: Duration = Duration::from_secs(30);
/// How long requests may still run after the service was told to stop.
const FAREWELL: Duration = Duration::from_secs(5);

pub(crate) fn router(state: &Shared) -> Router {
    Router::new()
        .nest(state.base.path(), protocol::routes())
        .nest("/api/v1", api::routes(state))
        .route("/demo/clock", post(api::advance_clock))
        .merge(health::routes())
        .merge(pages::routes(state))
        .fallback(pages::nowhere)
        .method_not_allowed_fallback(async || Problem::method_not_allowed())
        .layer(middleware::map_response_with_state(Shared::clone(state), problem::render))
        .layer(middleware::from_fn(access_log::log))
        .with_state(Shared::clone(state))
}

/// Serves until `stop` resolves; then long polls end at once and other requests are finished.
pub(crate) async fn serve(listener: TcpListener, state: Shared, stop: impl Future<Output = ()>) {
    let router = router(&state);
    let graceful = GracefulShutdown::new();
    let upkeep = tokio::spawn(upkeep::run(Shared::clone(&state)));
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, from)) => {
                connect(stream, from, state.proxy, router.clone(), &graceful);
            }
            Err(error) => {
                // Out of file descriptors, mostly: give others time to end.
                tracing::warn!(kind = ?error.kind(), "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    state.stop();
    upkeep.abort();
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
    state.reader.close().await;
    state.writer.close().await;
}

fn connect(
    stream: TcpStream,
    from: SocketAddr,
    proxy: Option<IpAddr>,
    router: Router,
    graceful: &GracefulShutdown,
) {
    // Replies are small and awaited; without this each may wait for an acknowledgement.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let peer = Peer::new(from.ip(), request.headers(), proxy);
        peer.serve(TowerToHyperService::new(router.clone()).call(request))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_PATIENCE)
        .serve_connection(TokioIo::new(stream), service);
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        // A client that hangs up is no event.
        let _ = connection.await;
    });
}
