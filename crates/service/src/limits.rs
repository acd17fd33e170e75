//! How often an address may guess.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Seconds of a window.
const WINDOW: i64 = 60;
/// Wrong pairing codes an address may send in a window: docs/protocol.md §1.
const WRONG_CODES: u32 = 30;
/// Addresses remembered; beyond it those of past windows are dropped.
const ADDRESSES: usize = 10_000;

/// Wrong attempts by address, in memory.
#[derive(Debug, Default)]
pub(crate) struct Attempts(Mutex<HashMap<IpAddr, (i64, u32)>>);

impl Attempts {
    /// Seconds until the address may try again, if it may not now.
    pub(crate) fn blocked(&self, address: IpAddr, now: i64) -> Option<i64> {
        let attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (start, count) = attempts.get(&network(address))?;
        let end = start.saturating_add(WINDOW);
        (*count >= WRONG_CODES && now < end).then(|| end.saturating_sub(now))
    }

    /// Counts a wrong attempt.
    pub(crate) fn count(&self, address: IpAddr, now: i64) {
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if attempts.len() >= ADDRESSES {
            attempts.retain(|_, (start, _)| now < start.saturating_add(WINDOW));
        }
        let (start, count) = attempts.entry(network(address)).or_insert((now, 0));
        if now >= start.saturating_add(WINDOW) {
            (*start, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
    }
}

/// An IPv6 subscriber has a /64, so that is what is counted.
fn network(address: IpAddr) -> IpAddr {
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
        let (attempts, address) = (Attempts::default(), IpAddr::from([192, 0, 2, 7]));
        for _ in 0..30 {
            assert_eq!(attempts.blocked(address, 100), None);
            attempts.count(address, 100);
        }
        assert_eq!(attempts.blocked(address, 110), Some(50));
        assert_eq!(attempts.blocked(IpAddr::from([192, 0, 2, 8]), 110), None);
        assert_eq!(attempts.blocked(address, 160), None);
    }
}
