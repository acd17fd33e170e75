//! Who is asking: the address that counts against limits.

use crate::limits::network;
use axum::http::HeaderMap;
use std::net::IpAddr;

tokio::task_local! {
    /// The one of the request that this task serves.
    static PEER: Peer;
}

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(IpAddr);

impl Peer {
    /// The address connected from; of a request from the proxy, the last one that it names.
    pub(crate) fn new(connected: IpAddr, headers: &HeaderMap, proxy: Option<IpAddr>) -> Self {
        let connected = connected.to_canonical();
        if proxy.map(|proxy| proxy.to_canonical()) != Some(connected) {
            return Self(connected);
        }
        let named = headers.get_all("x-forwarded-for").iter().next_back();
        let named = named.and_then(|value| value.to_str().ok()?.rsplit(',').next());
        Self(named.and_then(|named| named.trim().parse().ok()).unwrap_or(connected))
    }

    /// Serves a request of this peer.
    pub(crate) async fn serve<F: Future>(self, request: F) -> F::Output {
        PEER.scope(self, request).await
    }

    /// The peer of the request that is being served; a request without one is our own.
    pub(crate) fn current() -> Self {
        PEER.try_with(|peer| *peer).unwrap_or(Self(IpAddr::from([127, 0, 0, 1])))
    }

    /// What it is counted as.
    pub(crate) fn network(self) -> IpAddr {
        network(self.0)
    }

    /// Whether it is on this machine.
    pub(crate) const fn is_loopback(self) -> bool {
        self.0.is_loopback()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_proxy_is_believed_and_only_its_last_entry() {
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "203.0.113.9".parse().unwrap());
        headers.append("x-forwarded-for", "198.51.100.1, 192.0.2.7".parse().unwrap());
        let peer = |from: &str, proxy: Option<&str>| {
            Peer::new(address(from), &headers, proxy.map(address)).0
        };
        assert_eq!(peer("10.0.0.1", Some("10.0.0.1")), address("192.0.2.7"));
        assert_eq!(peer("10.0.0.2", Some("10.0.0.1")), address("10.0.0.2"));
        assert_eq!(peer("10.0.0.1", None), address("10.0.0.1"));
        headers.clear();
        assert_eq!(Peer::new(address("::1"), &headers, Some(address("::1"))).0, address("::1"));
    }
}
