//! One-time codes (RFC 6238 with SHA-1, six digits, 30 seconds) and when one is accepted.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key, sign};

/// Seconds that a code lasts.
pub const PERIOD: i64 = 30;

/// The code of a step.
#[must_use]
pub fn code(seed: &[u8], step: u64) -> String {
    let key = Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, seed);
    let tag = sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    // RFC 4226 §5.3: the low half of the last byte says where the four bytes start.
    let offset = usize::from(tag.last().copied().unwrap_or_default() & 15);
    let word =
        tag.iter().skip(offset).take(4).fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
    format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
}

/// The step at a time.
#[must_use]
pub fn step(now: i64) -> i64 {
    now.div_euclid(PERIOD)
}

/// The step for which `typed` is right: the present one or one beside it, and later than `last`.
#[must_use]
pub fn matching_step(seed: &[u8], typed: &str, now: i64, last: Option<i64>) -> Option<i64> {
    let present = step(now);
    let mut found = None;
    // All three are always computed, so that the time taken does not tell which one fitted.
    for candidate in [present.saturating_sub(1), present, present.saturating_add(1)] {
        let Ok(counter) = u64::try_from(candidate) else { continue };
        let equal =
            verify_slices_are_equal(code(seed, counter).as_bytes(), typed.as_bytes()).is_ok();
        if equal && last.is_none_or(|last| candidate > last) {
            found = found.or(Some(candidate));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_6238_appendix_b() {
        let seed = b"12345678901234567890";
        // The appendix has eight digits; six are their last six.
        let known = [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")];
        for (time, expected) in known {
            assert_eq!(code(seed, time / 30), expected);
        }
    }

    #[test]
    fn a_code_counts_one_step_either_side_and_never_backwards() {
        let seed = b"12345678901234567890";
        let typed = code(seed, 100);
        for (now, last, expected) in [
            (3000, None, Some(100)),
            (3030, None, Some(100)),
            (2970, None, Some(100)),
            (3060, None, None),
            (2969 - 30, None, None),
            (3000, Some(100), None),
            (3000, Some(99), Some(100)),
            (3000, Some(101), None),
        ] {
            assert_eq!(matching_step(seed, &typed, now, last), expected, "{now} {last:?}");
        }
    }
}
