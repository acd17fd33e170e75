//! HOTP (RFC 4226), TOTP (RFC 6238) and Steam codes: pure functions of secret, parameters, time.

#[cfg(test)]
mod figure;

use crate::secret::Secret;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha1::Sha1;
use sha2::{Sha256, Sha512};

/// The hash of the HMAC under a code. SHA-1 is what nearly every service uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "UPPERCASE")]
pub enum Algorithm {
    /// HMAC-SHA-1, the only one of RFC 4226.
    Sha1,
    /// HMAC-SHA-256 (RFC 6238 §1.2).
    Sha256,
    /// HMAC-SHA-512 (RFC 6238 §1.2).
    Sha512,
}

/// How many digits a code has: 6, 7 or 8 (RFC 4226 §5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub(crate) struct Digits(u8);

impl Digits {
    pub(crate) const SIX: Self = Self(6);
    pub(crate) const EIGHT: Self = Self(8);
}

impl TryFrom<u8> for Digits {
    type Error = &'static str;

    fn try_from(digits: u8) -> Result<Self, Self::Error> {
        if (6..=8).contains(&digits) { Ok(Self(digits)) } else { Err("digits not 6, 7 or 8") }
    }
}

impl From<Digits> for u8 {
    fn from(digits: Digits) -> Self {
        digits.0
    }
}

/// The seconds for which one code is valid: 1 to 86 400.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub(crate) struct Period(u32);

impl Period {
    pub(crate) const HALF_MINUTE: Self = Self(30);
    pub(crate) const DAY: Self = Self(86_400);

    /// The number of whole periods since 1970: the counter of RFC 6238 §4.2 with T0 = 0.
    fn step(self, unix_seconds: u64) -> u64 {
        // A period is never 0, so there always is a quotient.
        unix_seconds.checked_div(self.0.into()).unwrap_or(0)
    }
}

impl TryFrom<u32> for Period {
    type Error = &'static str;

    fn try_from(seconds: u32) -> Result<Self, Self::Error> {
        if (1..=86_400).contains(&seconds) {
            Ok(Self(seconds))
        } else {
            Err("period not 1…86400")
        }
    }
}

impl From<Period> for u32 {
    fn from(period: Period) -> Self {
        period.0
    }
}

/// What turns a secret into codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", try_from = "Stored")]
pub(crate) enum Generator {
    /// Counter-based codes: one press of a button, one code.
    Hotp { algorithm: Algorithm, digits: Digits, counter: u64 },
    /// No codes at all: the account only approves sign-ins.
    Push,
    /// Five characters of Steam's own alphabet, SHA-1, 30 seconds.
    Steam,
    /// Time-based codes.
    Totp { algorithm: Algorithm, digits: Digits, period: Period },
}

/// The same as it is read: in one pass, where a tagged enum is read into a tree first.
#[derive(Deserialize)]
struct Stored {
    #[serde(rename = "type")]
    kind: Kind,
    algorithm: Option<Algorithm>,
    digits: Option<Digits>,
    counter: Option<u64>,
    period: Option<Period>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Hotp,
    Push,
    Steam,
    Totp,
}

impl TryFrom<Stored> for Generator {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        let Stored { kind, algorithm, digits, counter, period } = stored;
        match (kind, algorithm, digits, counter, period) {
            (Kind::Hotp, Some(algorithm), Some(digits), Some(counter), _) => {
                Ok(Self::Hotp { algorithm, digits, counter })
            }
            (Kind::Push, ..) => Ok(Self::Push),
            (Kind::Steam, ..) => Ok(Self::Steam),
            (Kind::Totp, Some(algorithm), Some(digits), _, Some(period)) => {
                Ok(Self::Totp { algorithm, digits, period })
            }
            _ => Err("a member is missing"),
        }
    }
}

impl Generator {
    /// The code shown at a time; for a counter-based account the one of its present counter. Empty
    /// where there are no codes.
    pub(crate) fn code(self, secret: &Secret, unix_seconds: u64) -> String {
        let [code] = self.codes(secret, [self.step(unix_seconds)]);
        code
    }

    /// The code shown at a time, and the one that follows it: less work than asking twice.
    pub(crate) fn code_and_next(self, secret: &Secret, unix_seconds: u64) -> [String; 2] {
        let step = self.step(unix_seconds);
        self.codes(secret, [step, step.saturating_add(1)])
    }

    fn step(self, unix_seconds: u64) -> u64 {
        match self {
            Self::Hotp { counter, .. } => counter,
            Self::Push => 0,
            Self::Steam => Period::HALF_MINUTE.step(unix_seconds),
            Self::Totp { period, .. } => period.step(unix_seconds),
        }
    }

    fn codes<const N: usize>(self, secret: &Secret, steps: [u64; N]) -> [String; N] {
        match self {
            Self::Hotp { algorithm, digits, .. } | Self::Totp { algorithm, digits, .. } => {
                truncated(secret, algorithm, steps).map(|number| decimal(number, digits))
            }
            Self::Push => steps.map(|_| String::new()),
            Self::Steam => truncated(secret, Algorithm::Sha1, steps).map(steam),
        }
    }

    /// The Unix second at which the code of this time stops; none where time makes no codes.
    pub(crate) fn expires(self, unix_seconds: u64) -> Option<u64> {
        let period = self.period()?;
        Some(period.step(unix_seconds).saturating_add(1).saturating_mul(period.0.into()))
    }

    /// The counter of the next code; none where time is the counter.
    pub(crate) fn counter(self) -> Option<u64> {
        match self {
            Self::Hotp { counter, .. } => Some(counter),
            Self::Push | Self::Steam | Self::Totp { .. } => None,
        }
    }

    /// The time between two codes; none where time makes none.
    pub(crate) fn period(self) -> Option<Period> {
        match self {
            Self::Hotp { .. } | Self::Push => None,
            Self::Steam => Some(Period::HALF_MINUTE),
            Self::Totp { period, .. } => Some(period),
        }
    }
}

/// The last digits of a number (RFC 4226 §5.3), leading zeros included.
fn decimal(number: u32, digits: Digits) -> String {
    let number = match digits.0 {
        6 => number % 1_000_000,
        7 => number % 10_000_000,
        _ => number % 100_000_000,
    };
    format!("{number:0width$}", width = usize::from(digits.0))
}

/// Steam's form of the same number: base 26 in its own alphabet, lowest place first.
fn steam(mut rest: u32) -> String {
    const ALPHABET: &[u8; 26] = b"23456789BCDFGHJKMNPQRTVWXY";
    std::iter::repeat_with(|| {
        let place = rest % 26;
        rest /= 26;
        ALPHABET.get(place as usize).copied().map_or('2', char::from)
    })
    .take(5)
    .collect()
}

/// Dynamic truncation (RFC 4226 §5.3) of the HMAC of each counter.
fn truncated<const N: usize>(
    secret: &Secret,
    algorithm: Algorithm,
    counters: [u64; N],
) -> [u32; N] {
    match algorithm {
        Algorithm::Sha1 => truncated_by::<Hmac<Sha1>, N>(secret, counters),
        Algorithm::Sha256 => truncated_by::<Hmac<Sha256>, N>(secret, counters),
        Algorithm::Sha512 => truncated_by::<Hmac<Sha512>, N>(secret, counters),
    }
}

/// 31 bits from where the last nibble of the HMAC points.
fn truncated_by<M: Mac + KeyInit + Clone, const N: usize>(
    secret: &Secret,
    counters: [u64; N],
) -> [u32; N] {
    // HMAC takes a key of any length (RFC 2104 §2), so there always is one.
    let mut keyed = M::new_from_slice(secret.expose()).ok();
    let mut left = N;
    counters.map(|counter| {
        left = left.saturating_sub(1);
        // A copy has to be made and wiped: not for the last one.
        let mac = if left == 0 { keyed.take() } else { keyed.clone() };
        let tag = mac.map(|it| it.chain_update(counter.to_be_bytes()).finalize().into_bytes());
        let bytes = tag.as_deref().unwrap_or_default();
        let offset = usize::from(bytes.last().copied().unwrap_or_default() & 0x0f);
        // A tag has at least 20 bytes, so four from an offset of at most 15 are always there.
        let window = bytes.iter().skip(offset).take(4);
        window.fold(0, |number, byte| (number << 8) | u32::from(*byte)) & 0x7fff_ffff
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn hex(text: &Value) -> Secret {
        Secret::new(data_encoding::HEXLOWER.decode(text.as_str().unwrap().as_bytes()).unwrap())
    }

    fn totp(digits: u8, period: u32) -> Generator {
        Generator::Totp {
            algorithm: Algorithm::Sha1,
            digits: digits.try_into().unwrap(),
            period: period.try_into().unwrap(),
        }
    }

    #[test]
    fn every_vector_of_rfc_4226() {
        let vectors: Value =
            serde_json::from_str(include_str!("../../../tests/vectors/rfc4226.json")).unwrap();
        let codes = vectors["codes"].as_array().unwrap();
        assert_eq!(codes.len(), 10);
        for (counter, code) in (0..).zip(codes) {
            let generator =
                Generator::Hotp { algorithm: Algorithm::Sha1, digits: Digits::SIX, counter };
            assert_eq!(generator.code(&hex(&vectors["secret_hex"]), 0), code.as_str().unwrap());
            assert_eq!(generator.expires(0), None);
        }
    }

    #[test]
    fn every_vector_of_rfc_6238() {
        let vectors: Value =
            serde_json::from_str(include_str!("../../../tests/vectors/rfc6238.json")).unwrap();
        let cases = vectors["cases"].as_array().unwrap();
        assert_eq!(cases.len(), 18);
        for case in cases {
            let generator = Generator::Totp {
                algorithm: serde_json::from_value(case["algorithm"].clone()).unwrap(),
                digits: Digits::EIGHT,
                period: Period::HALF_MINUTE,
            };
            let at = case["at"].as_u64().unwrap();
            let code = generator.code(&hex(&case["secret_hex"]), at);
            assert_eq!(code, case["code"].as_str().unwrap(), "at {at}");
        }
    }

    #[test]
    fn a_shorter_code_is_the_end_of_a_longer_one() {
        let secret = Secret::new(b"12345678901234567890".to_vec());
        for (digits, code) in [(6, "287082"), (7, "4287082"), (8, "94287082")] {
            assert_eq!(totp(digits, 30).code(&secret, 59), code);
        }
    }

    #[test]
    fn time_zero_and_the_far_future_have_codes() {
        let secret = Secret::new(b"12345678901234567890".to_vec());
        assert_eq!(totp(6, 30).code(&secret, 0), "755224");
        assert_eq!(totp(6, 1).code(&secret, 9), "520489");
        assert_eq!(totp(6, 86_400).code(&secret, 86_400), "287082");
        // 9999-12-31T23:59:59Z and the last second there is: leading zeros are kept.
        for at in [2_147_483_647, 4_294_967_296, 253_402_300_799, u64::MAX] {
            assert_eq!(totp(8, 60).code(&secret, at).len(), 8);
        }
        assert_eq!(totp(6, 30).expires(u64::MAX), Some(u64::MAX));
    }

    #[test]
    fn a_code_changes_exactly_at_its_expiry() {
        let secret = Secret::new(b"12345678901234567890".to_vec());
        for period in [1, 30, 45, 60, 86_400] {
            let generator = totp(6, period);
            let expires = generator.expires(1_700_000_000).unwrap();
            assert_eq!(expires % u64::from(period), 0);
            let before = generator.code(&secret, 1_700_000_000);
            assert_eq!(generator.code(&secret, expires - 1), before);
            let next = generator.code(&secret, expires);
            assert_ne!(next, before);
            assert_eq!(generator.code_and_next(&secret, 1_700_000_000), [before, next]);
        }
    }

    #[test]
    fn what_is_stored_is_read_again_and_nothing_less() {
        let digits = Digits::EIGHT;
        let algorithm = Algorithm::Sha256;
        for generator in [
            Generator::Hotp { algorithm, digits, counter: u64::MAX },
            Generator::Push,
            Generator::Steam,
            Generator::Totp { algorithm, digits, period: Period::DAY },
        ] {
            let stored = serde_json::to_value(generator).unwrap();
            assert_eq!(serde_json::from_value::<Generator>(stored.clone()).unwrap(), generator);
            for name in stored.as_object().unwrap().keys() {
                let mut less = stored.clone();
                less.as_object_mut().unwrap().remove(name);
                assert!(serde_json::from_value::<Generator>(less).is_err(), "{name}");
            }
        }
    }

    #[test]
    fn values_outside_the_standards_do_not_exist() {
        assert!([5, 9].map(Digits::try_from).iter().all(Result::is_err));
        assert!([0, 86_401].map(Period::try_from).iter().all(Result::is_err));
    }
}
