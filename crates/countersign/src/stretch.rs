//! From what a person can remember to a key: Argon2id (RFC 9106); for files of other apps also
//! scrypt (RFC 7914) and PBKDF2 (RFC 8018).

use crate::error::Fault;
use crate::limits;
use crate::secret::Secret;
use crate::vault::KEY_LENGTH;
use argon2::{Algorithm, Argon2, Params, Version};
use ring::pbkdf2::{PBKDF2_HMAC_SHA1, PBKDF2_HMAC_SHA256};
use std::num::NonZeroU32;

/// What one guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

impl Cost {
    /// The second choice of RFC 9106 §4 with one lane: 64 MiB, three passes.
    pub(crate) const RECOMMENDED: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// A cost from a file, unless it would take too much memory or time, or protect too little.
    pub(crate) fn checked(self) -> Result<Self, Fault> {
        let bounded = limits::ARGON2_MEMORY_KIB.contains(&self.memory_kib)
            && limits::ARGON2_PASSES.contains(&self.passes)
            && limits::ARGON2_LANES.contains(&self.lanes);
        if bounded { Ok(self) } else { Err(Fault::Unsealed) }
    }

    /// The key of a passcode or password.
    pub(crate) fn stretch(self, password: &Secret, salt: &[u8]) -> Result<Secret, Fault> {
        let parameters = Params::new(self.memory_kib, self.passes, self.lanes, Some(KEY_LENGTH))
            .map_err(|_| Fault::Unsealed)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
        let mut key = vec![0; KEY_LENGTH];
        argon2
            .hash_password_into(password.expose(), salt, &mut key)
            .map_err(|_| Fault::Unsealed)?;
        Ok(Secret::new(key))
    }
}

/// The key of a password with scrypt; none where that would take too much memory or time.
pub(crate) fn scrypt(password: &Secret, salt: &[u8], n: u64, r: u32, p: u32) -> Option<Secret> {
    let bytes = n.checked_mul(r.into())?.checked_mul(128)?;
    let bounded = bytes <= limits::SCRYPT_BYTES && p <= limits::SCRYPT_LANES;
    if !bounded || n < limits::SCRYPT_COST_LEAST || !n.is_power_of_two() {
        return None;
    }
    let power = u8::try_from(n.trailing_zeros()).ok()?;
    let parameters = scrypt::Params::new(power, r, p).ok()?;
    let mut key = vec![0; KEY_LENGTH];
    scrypt::scrypt(password.expose(), salt, &parameters, &mut key).ok()?;
    Some(Secret::new(key))
}

/// The hash under PBKDF2 (RFC 8018 §5.2).
#[derive(Clone, Copy)]
pub(crate) enum Pbkdf2 {
    Sha1,
    Sha256,
}

/// The key of a password with PBKDF2; none where that would take too much time.
pub(crate) fn pbkdf2(
    hash: Pbkdf2,
    iterations: u32,
    password: &Secret,
    salt: &[u8],
) -> Option<Secret> {
    let algorithm = match hash {
        Pbkdf2::Sha1 => PBKDF2_HMAC_SHA1,
        Pbkdf2::Sha256 => PBKDF2_HMAC_SHA256,
    };
    let iterations = NonZeroU32::new(iterations).filter(|it| *it <= limits::PBKDF2_ITERATIONS)?;
    let mut key = vec![0; KEY_LENGTH];
    ring::pbkdf2::derive(algorithm, iterations, salt, password.expose(), &mut key);
    Some(Secret::new(key))
}

/// How many characters a passcode or password has.
pub(crate) fn characters(password: &Secret) -> usize {
    std::str::from_utf8(password.expose()).map_or(0, |text| text.chars().count())
}
