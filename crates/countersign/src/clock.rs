//! Time as an argument: no part of the core reads a clock of its own.

use serde::{Deserialize, Serialize};

/// One moment on both of the phone's clocks, read together by the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z by the phone's wall clock; time zones do not matter.
    pub unix_ms: i64,
    /// Milliseconds of a clock that never jumps and goes on while the phone sleeps
    /// (`elapsedRealtime` on Android, `mach_continuous_time` on iOS, `CLOCK_BOOTTIME` on Linux).
    pub monotonic_ms: i64,
}

impl Moment {
    /// Milliseconds since an earlier moment. The monotonic clock counts, so that setting the wall
    /// clock changes nothing; after a restart it starts anew, and the wall clock is all there is.
    pub(crate) fn since(self, earlier: Self) -> i64 {
        let monotonic = self.monotonic_ms.saturating_sub(earlier.monotonic_ms);
        let wall = self.unix_ms.saturating_sub(earlier.unix_ms).max(0);
        if monotonic >= 0 { monotonic } else { wall }
    }

    /// Whole Unix seconds; a time before 1970 counts as 1970.
    pub(crate) fn unix_seconds(self) -> u64 {
        u64::try_from(self.unix_ms.div_euclid(1000)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_rounded_down_and_never_negative() {
        let at = |unix_ms| Moment { unix_ms, monotonic_ms: 0 }.unix_seconds();
        assert_eq!(at(1_999), 1);
        assert_eq!(at(0), 0);
        assert_eq!(at(-1), 0);
        assert_eq!(at(i64::MAX), 9_223_372_036_854_775);
    }
}
