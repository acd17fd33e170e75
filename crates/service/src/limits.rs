//! How often somebody may try, counted in memory.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Keys remembered; beyond it those of past windows are dropped.
const REMEMBERED: usize = 10_000;

/// Everything that is counted.
#[derive(Debug)]
pub(crate) struct Limits {
    /// Calls by the name of an API key: against a relying party that runs in circles.
    pub(crate) calls: Attempts<String>,
    /// Wrong pairing codes by address: docs/protocol.md §1.
    pub(crate) codes: Attempts<IpAddr>,
    /// Wrong passwords by address.
    pub(crate) password_addresses: Attempts<IpAddr>,
    /// Wrong passwords by the hash of the login, whether there is such a user or not.
    pub(crate) password_logins: Attempts<Vec<u8>>,
}

impl Limits {
    pub(crate) fn new() -> Self {
        Self {
            calls: Attempts::new(60, 200_000),
            codes: Attempts::new(60, 30),
            password_addresses: Attempts::new(60, 30),
            password_logins: Attempts::new(5 * 60, 10),
        }
    }
}

/// Attempts by key within windows of time.
#[derive(Debug)]
pub(crate) struct Attempts<K> {
    /// Seconds of a window.
    window: i64,
    /// Attempts that a window has room for.
    most: u32,
    counts: Mutex<HashMap<K, (i64, u32)>>,
}

impl<K: Eq + Hash> Attempts<K> {
    fn new(window: i64, most: u32) -> Self {
        Self { window, most, counts: Mutex::default() }
    }

    /// Seconds until the key may try again, if it may not now.
    pub(crate) fn blocked(&self, key: &K, now: i64) -> Option<i64> {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let (start, count) = counts.get(key)?;
        let end = start.saturating_add(self.window);
        (*count >= self.most && now < end).then(|| end.saturating_sub(now))
    }

    /// Counts an attempt.
    pub(crate) fn count(&self, key: K, now: i64) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= REMEMBERED {
            counts.retain(|_, (start, _)| now < start.saturating_add(self.window));
        }
        let (start, count) = counts.entry(key).or_insert((now, 0));
        if now >= start.saturating_add(self.window) {
            (*start, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
    }
}

/// What an address is counted as: an IPv6 subscriber has a /64.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() & !u128::from(u64::MAX)).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_wrong_codes_a_minute() {
        let (attempts, address) = (Limits::new().codes, IpAddr::from([192, 0, 2, 7]));
        for _ in 0..30 {
            assert_eq!(attempts.blocked(&address, 100), None);
            attempts.count(address, 100);
        }
        assert_eq!(attempts.blocked(&address, 110), Some(50));
        assert_eq!(attempts.blocked(&IpAddr::from([192, 0, 2, 8]), 110), None);
        assert_eq!(attempts.blocked(&address, 160), None);
    }

    #[test]
    fn a_network_of_version_6_is_one() {
        let network = |text: &str| network(text.parse().unwrap());
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:1"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:192.0.2.7"), network("192.0.2.7"));
    }
}
