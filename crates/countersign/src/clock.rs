//! Time as an argument: no part of the core reads a clock of its own.

/// One moment on both of the phone's clocks, read together by the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z by the phone's wall clock; time zones do not matter.
    pub unix_ms: i64,
    /// Milliseconds of a clock that never jumps and goes on while the phone sleeps
    /// (`elapsedRealtime` on Android, `mach_continuous_time` on iOS, `CLOCK_BOOTTIME` on Linux).
    pub monotonic_ms: i64,
}

impl Moment {
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
