//! The clocks of this computer.

use countersign::Moment;
use rustix::time::{ClockId, clock_gettime};

/// The present moment. The second clock goes on while the computer sleeps.
pub(crate) fn now() -> Moment {
    Moment { unix_ms: milliseconds(ClockId::Realtime), monotonic_ms: monotonic_ms() }
}

/// The clock that never jumps, in milliseconds.
pub(crate) fn monotonic_ms() -> i64 {
    milliseconds(ClockId::Boottime)
}

/// A moment of the past or future, for both clocks.
pub(crate) fn pinned(unix_seconds: i64) -> Moment {
    let milliseconds = unix_seconds.saturating_mul(1000);
    Moment { unix_ms: milliseconds, monotonic_ms: milliseconds }
}

fn milliseconds(clock: ClockId) -> i64 {
    let time = clock_gettime(clock);
    time.tv_sec.saturating_mul(1000).saturating_add(time.tv_nsec / 1_000_000)
}
