//! Time as an argument, and how far to trust the phone's clock. No part of the core reads a clock
//! of its own, and no code is ever shifted: the core says what it knows, the person decides.

use crate::limits;
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

    /// Whether another moment is this one or comes after it, also after a restart between them.
    pub(crate) fn is_no_later_than(self, other: Self) -> bool {
        self == other || other.since(self) > 0
    }

    /// Whether a time of the wall clock is past, and less than so many milliseconds ago.
    pub(crate) fn is_within(self, unix_ms: i64, span_ms: i64) -> bool {
        (0..span_ms).contains(&self.unix_ms.saturating_sub(unix_ms))
    }

    /// Whole Unix seconds; a time before 1970 counts as 1970.
    pub(crate) fn unix_seconds(self) -> u64 {
        u64::try_from(self.unix_ms.div_euclid(1000)).unwrap_or(0)
    }
}

/// How far the phone's wall clock can be trusted. Approving is never affected, only codes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ClockConfidence {
    /// A service's time was half a minute or more away.
    ProbablyOff {
        /// By how many seconds the phone is ahead; below zero it is behind.
        ahead_seconds: i64,
        /// Seconds since the service was asked.
        age_seconds: i64,
        /// Whether the service has signed its time. Else its certificate alone vouches for it, which
        /// is weaker: whoever relays the connection on purpose may have written it.
        signed: bool,
    },
    /// A service's time was the same.
    Trusted {
        /// Seconds since the service was asked.
        age_seconds: i64,
        /// Whether the service has signed its time. Else its certificate alone vouches for it.
        signed: bool,
    },
    /// No service has been asked lately.
    Unknown {
        /// Whether one was asked, and the clock was changed or the phone restarted since.
        changed: bool,
    },
}

/// A service's time, between two moments of the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Evidence {
    seen: Moment,
    ahead_ms: i64,
    /// How far off `ahead_ms` can be.
    doubt_ms: i64,
    /// Whether the service has signed it.
    #[serde(default = "yes")]
    signed: bool,
}

fn yes() -> bool {
    true
}

impl Evidence {
    /// The same from a reply that nobody has signed: TLS alone vouches for it.
    pub(crate) fn unsigned(service_seconds: u64, before: Moment, after: Moment) -> Option<Self> {
        Some(Self { signed: false, ..Self::new(service_seconds, before, after)? })
    }

    /// Whether it says more than what is known already: what is signed is worth more.
    pub(crate) fn is_better_than(self, known: Option<Self>, now: Moment) -> bool {
        let lives = |it: Self| !matches!(it.confidence(now), ClockConfidence::Unknown { .. });
        self.signed || known.is_none_or(|it| !it.signed || !lives(it))
    }

    /// From a reply that was asked for before and came after. None where it proves nothing: a slow
    /// reply, a clock that was changed meanwhile, or a time more than a day away, which is rather
    /// the service's mistake.
    pub(crate) fn new(service_seconds: u64, before: Moment, after: Moment) -> Option<Self> {
        let took = after.monotonic_ms.checked_sub(before.monotonic_ms)?;
        let wall = after.unix_ms.checked_sub(before.unix_ms)?;
        let steady = wall.checked_sub(took)?.abs() <= limits::CLOCK_CHANGED_MS;
        // Whole seconds, cut off: in the middle between two of them the mistake is the smallest.
        let service = i64::try_from(service_seconds).ok()?.checked_mul(1000)?.checked_add(500)?;
        let half = took.div_euclid(2);
        let ahead_ms = after.unix_ms.checked_sub(half)?.checked_sub(service)?;
        let plausible = ahead_ms.unsigned_abs().div_euclid(1000) <= limits::CLOCK_OFFSET_SECONDS;
        let prompt = (0..=limits::CLOCK_ROUND_TRIP_MS).contains(&took);
        (steady && plausible && prompt).then_some(Self {
            seen: after,
            ahead_ms,
            doubt_ms: half.saturating_add(500),
            signed: true,
        })
    }

    /// What it says now. It dies with a change of the wall clock or a restart of the phone, both
    /// seen in the difference to the monotonic clock, and of old age.
    pub(crate) fn confidence(self, now: Moment) -> ClockConfidence {
        let age = now.monotonic_ms.saturating_sub(self.seen.monotonic_ms);
        let wall = now.unix_ms.saturating_sub(self.seen.unix_ms);
        if age < 0 || wall.saturating_sub(age).saturating_abs() > limits::CLOCK_CHANGED_MS {
            return ClockConfidence::Unknown { changed: true };
        }
        if age > limits::CLOCK_EVIDENCE_MS {
            return ClockConfidence::Unknown { changed: false };
        }
        let age_seconds = age.div_euclid(1000);
        let sure = self.ahead_ms.saturating_abs().saturating_sub(self.doubt_ms);
        if sure >= limits::CLOCK_OFF_MS {
            let ahead_seconds = self.ahead_ms.saturating_add(500).div_euclid(1000);
            ClockConfidence::ProbablyOff { ahead_seconds, age_seconds, signed: self.signed }
        } else {
            ClockConfidence::Trusted { age_seconds, signed: self.signed }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(unix_ms: i64, monotonic_ms: i64) -> Moment {
        Moment { unix_ms, monotonic_ms }
    }

    #[test]
    fn seconds_are_rounded_down_and_never_negative() {
        let at = |unix_ms| at(unix_ms, 0).unix_seconds();
        assert_eq!(at(1_999), 1);
        assert_eq!(at(0), 0);
        assert_eq!(at(-1), 0);
        assert_eq!(at(i64::MAX), 9_223_372_036_854_775);
    }

    #[test]
    fn security_29_a_signed_time_tells_how_far_the_clock_is_off() {
        let trusted = |age_seconds| ClockConfidence::Trusted { age_seconds, signed: true };
        let off = |ahead_seconds| ClockConfidence::ProbablyOff {
            ahead_seconds,
            age_seconds: 10,
            signed: true,
        };
        // The phone's offset to the service and the round trip, in milliseconds.
        for (ahead, took, expected) in [
            (0, 0, trusted(10)),
            (29_000, 5_000, trusted(10)),
            (-29_000, 5_000, trusted(10)),
            (90_000, 5_000, off(90)),
            (-90_000, 5_000, off(-90)),
            // Thirty seconds, give or take ten: not sure enough to frighten anybody.
            (30_000, 20_000, trusted(10)),
            (86_400_000, 100, off(86_400)),
        ] {
            let (sent, came) = (1_000_500 + ahead - took / 2, 1_000_500 + ahead + took / 2);
            let evidence = Evidence::new(1_000, at(sent, 0), at(came, took)).unwrap();
            let now = at(came + 10_000, took + 10_000);
            assert_eq!(evidence.confidence(now), expected, "{ahead} {took}");
        }
    }

    #[test]
    fn security_29_what_proves_nothing_is_no_evidence() {
        let evidence = |service, before, after| Evidence::new(service, before, after);
        assert!(evidence(1_000, at(1_000_000, 0), at(1_000_100, 100)).is_some());
        let lies = 1_000 + 86_402;
        assert_eq!(evidence(lies, at(1_000_000, 0), at(1_000_100, 100)), None, "a lying service");
        assert_eq!(evidence(u64::MAX, at(0, 0), at(0, 0)), None);
        assert_eq!(evidence(1_000, at(1_000_000, 0), at(1_000_100, 20_001)), None, "slow");
        assert_eq!(evidence(1_000, at(1_000_000, 0), at(1_060_000, 100)), None, "clock set");
        assert_eq!(evidence(1_000, at(1_000_000, 9), at(1_000_000, 0)), None, "restart");
        assert_eq!(evidence(1_000, at(i64::MIN, 0), at(i64::MAX, 0)), None);
    }

    #[test]
    fn evidence_dies_with_a_change_of_the_clock_a_restart_and_old_age() {
        let evidence = Evidence::new(1_000, at(1_000_400, 0), at(1_000_600, 200)).unwrap();
        let unknown = |changed| ClockConfidence::Unknown { changed };
        let day = 86_400_000;
        for (now, expected) in [
            (
                at(1_000_600 + day, 200 + day),
                ClockConfidence::Trusted { age_seconds: 86_400, signed: true },
            ),
            (
                at(1_000_600 + day + 2_000, 200 + day),
                ClockConfidence::Trusted { age_seconds: 86_400, signed: true },
            ),
            (at(1_000_600 + day + 2_001, 200 + day), unknown(true)),
            (at(1_000_600 - day, 400), unknown(true)),
            (at(1_000_600 + day, 0), unknown(true)),
            (at(1_000_600 + 15 * day, 200 + 15 * day), unknown(false)),
            (at(i64::MAX, i64::MIN), unknown(true)),
        ] {
            assert_eq!(evidence.confidence(now), expected, "{now:?}");
        }
    }
}
