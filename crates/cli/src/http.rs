//! Carrying one request to a service. The core decides what is sent where; this only carries, and
//! says in what way it did not work.

use countersign::{HttpHeader, HttpMethod, HttpRequest, HttpResponse, PlatformError};
use rustls_native_certs::load_native_certs;
use std::io::{ErrorKind, Read};
use std::sync::OnceLock;
use std::time::Duration;
use ureq::http;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body, Proxy, Timeout};

/// Until here nothing was sent, so that the person is told that the network is at fault.
const CONNECT: Duration = Duration::from_secs(5);
/// The most bytes of header lines.
const HEADER_BYTES: usize = 32 * 1024;

/// A client without memory: no cookies, no redirects, no connection kept.
#[derive(Debug, Default)]
pub(crate) struct Client {
    secure: OnceLock<Agent>,
    loopback: OnceLock<Agent>,
}

impl Client {
    /// Sends a request, and gives whatever reply came: a status of 400 or more is a reply too.
    pub(crate) fn send(&self, request: &HttpRequest) -> Result<HttpResponse, PlatformError> {
        let timeout = Duration::from_millis(request.timeout_ms.into());
        let agent = self.agent(&request.url);
        let outgoing = outgoing(request).ok_or(PlatformError::Unavailable)?;
        let outgoing = agent
            .configure_request(outgoing)
            .timeout_global(Some(timeout))
            .timeout_connect(Some(CONNECT.min(timeout)))
            .timeout_resolve(Some(CONNECT.min(timeout)))
            .build();
        incoming(agent.run(outgoing).map_err(failure)?, request.largest_reply)
    }

    /// A proxy is for the network, never for this device.
    fn agent(&self, url: &str) -> &Agent {
        if url.starts_with("https:") {
            self.secure.get_or_init(|| agent(Proxy::try_from_env(), system_roots()))
        } else {
            self.loopback.get_or_init(|| agent(None, Vec::new()))
        }
    }
}

fn agent(proxy: Option<Proxy>, roots: Vec<Certificate<'static>>) -> Agent {
    let tls = TlsConfig::builder().root_certs(RootCerts::new_with_certs(&roots)).build();
    Agent::config_builder()
        .http_status_as_error(false)
        .max_idle_connections(0)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_response_header_size(HEADER_BYTES)
        .proxy(proxy)
        .tls_config(tls)
        .user_agent("countersign")
        .build()
        .new_agent()
}

/// The certificates that this system trusts, or those that `SSL_CERT_FILE` and `SSL_CERT_DIR`
/// name. One that cannot be read is left out; without any, no service is trusted.
fn system_roots() -> Vec<Certificate<'static>> {
    let found = load_native_certs().certs;
    found.iter().map(|it| Certificate::from_der(it.as_ref()).to_owned()).collect()
}

fn outgoing(request: &HttpRequest) -> Option<http::Request<Vec<u8>>> {
    let method = match request.method {
        HttpMethod::Get => http::Method::GET,
        HttpMethod::Post => http::Method::POST,
    };
    let mut builder = http::Request::builder().method(method).uri(&request.url);
    for header in &request.headers {
        builder = builder.header(&header.name, &header.value);
    }
    builder.body(request.body.clone()).ok()
}

fn incoming(reply: http::Response<Body>, largest: u32) -> Result<HttpResponse, PlatformError> {
    let (parts, body) = reply.into_parts();
    let headers = parts.headers.iter().filter_map(|(name, value)| {
        let value = value.to_str().ok()?.to_owned();
        Some(HttpHeader { name: name.as_str().to_owned(), value })
    });
    // One byte more than is wanted shows the core that there was more.
    let limit = u64::from(largest).saturating_add(1);
    let mut bytes = Vec::new();
    body.into_reader().take(limit).read_to_end(&mut bytes).map_err(|_| PlatformError::Timeout)?;
    Ok(HttpResponse { status: parts.status.as_u16(), headers: headers.collect(), body: bytes })
}

/// Offline and Tls promise that nothing was sent; whatever is not sure is a timeout.
fn failure(error: ureq::Error) -> PlatformError {
    match error {
        ureq::Error::ConnectProxyFailed(_)
        | ureq::Error::ConnectionFailed
        | ureq::Error::HostNotFound
        | ureq::Error::Timeout(Timeout::Connect | Timeout::Resolve) => PlatformError::Offline,
        ureq::Error::Pem(_) | ureq::Error::Rustls(_) | ureq::Error::Tls(_) => PlatformError::Tls,
        ureq::Error::Io(error) => match error.kind() {
            ErrorKind::AddrNotAvailable
            | ErrorKind::ConnectionRefused
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable => PlatformError::Offline,
            // What rustls says about a handshake, and about nothing but TLS.
            ErrorKind::InvalidData => PlatformError::Tls,
            _ => PlatformError::Timeout,
        },
        _ => PlatformError::Timeout,
    }
}

#[cfg(test)]
mod certificates;
#[cfg(test)]
mod tests;
