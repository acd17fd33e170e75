//! `andOTP`: a list, plain or under a password. What is under a password begins with how often it
//! is stretched, a random number that the app takes from a narrow range: by that it is known.

use super::entries::{Entries, Own, Shape, list};
use super::{Refusal, unsealed_with_salt};
use crate::secret::Secret;
use crate::stretch::{Pbkdf2, pbkdf2};
use serde_json::Value;
use std::ops::RangeInclusive;

/// How often the app stretches a password.
const ITERATIONS: RangeInclusive<u32> = 140_000..=160_000;
const SALT_LENGTH: usize = 12;

pub(super) fn is_one(file: &Value) -> bool {
    let first = list(file, "").first();
    first.is_some_and(|it| ["secret", "label", "type"].iter().all(|name| it.get(name).is_some()))
}

pub(super) fn read(file: &Value, _: Option<&Secret>, entries: &mut Entries) -> Result<(), Refusal> {
    const SHAPE: Shape = Shape {
        kind: "/type",
        issuer: "/issuer",
        name: "/label",
        secret: "/secret",
        algorithm: "/algorithm",
        digits: "/digits",
        period: "/period",
        counter: "/counter",
    };
    list(file, "").iter().try_for_each(|it| entries.entry(SHAPE.read(it), &Own::default()))
}

/// Whether bytes are a list under a password.
pub(super) fn is_sealed(file: &[u8]) -> bool {
    iterations(file).is_some_and(|(iterations, _)| ITERATIONS.contains(&iterations))
}

/// Reads a list under a password.
pub(super) fn read_sealed(
    file: &[u8],
    password: Option<&Secret>,
    entries: &mut Entries,
) -> Result<(), Refusal> {
    let password = password.ok_or(Refusal::Locked)?;
    let (iterations, rest) = iterations(file).ok_or(Refusal::Malformed)?;
    let key = |salt: &[u8]| pbkdf2(Pbkdf2::Sha1, iterations, password, salt);
    read(&*unsealed_with_salt(rest, SALT_LENGTH, key)?, None, entries)
}

fn iterations(file: &[u8]) -> Option<(u32, &[u8])> {
    file.split_first_chunk().map(|(number, rest)| (u32::from_be_bytes(*number), rest))
}
