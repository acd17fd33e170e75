//! The clocks of this computer.

use countersign::Moment;
use rustix::time::{ClockId, clock_gettime};
use std::time::{SystemTime, UNIX_EPOCH};

/// The present moment. The second clock goes on while the computer sleeps.
pub(crate) fn now() -> Moment {
    Moment { unix_ms: unix_ms(), monotonic_ms: monotonic_ms() }
}

/// The clock that never jumps, in milliseconds.
pub(crate) fn monotonic_ms() -> i64 {
    let time = clock_gettime(ClockId::Boottime);
    time.tv_sec.saturating_mul(1000).saturating_add(time.tv_nsec / 1_000_000)
}

/// A moment of the past or future, for both clocks.
pub(crate) fn pinned(unix_seconds: i64) -> Moment {
    let milliseconds = unix_seconds.saturating_mul(1000);
    Moment { unix_ms: milliseconds, monotonic_ms: milliseconds }
}

/// By the C library and not past it, so that a test can give this program another clock. A clock
/// before 1970 is taken for 1970.
fn unix_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_millis().try_into().unwrap_or(i64::MAX)
}
