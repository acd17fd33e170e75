//! Sealing with AES-256-GCM under a key that the vault gives. Files of version 1 were sealed under
//! a passcode, by Argon2id (RFC 9106); they are read, and not made any more.

use super::KeysFault;
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64URL_NOPAD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::Zeroizing;

const KEY_LENGTH: usize = 32;

/// How the passcode is stretched. Read from a file, hence checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

/// Where something is sealed; it opens nowhere else.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Check,
    Key { alias: &'a str, needs_person: bool },
}

/// A key that seals.
pub(super) struct Sealer {
    key: LessSafeKey,
    /// Where it is a stretched passcode.
    parameters: Option<Parameters>,
}

impl Parameters {
    /// Whether stretching takes neither too much memory or time, nor too little.
    pub(super) fn are_sensible(&self) -> bool {
        (8 * 1024..=1024 * 1024).contains(&self.memory_kib)
            && (1..=20).contains(&self.passes)
            && (1..=8).contains(&self.lanes)
    }

    /// Stretches a passcode.
    pub(super) fn sealer(&self, passcode: &str) -> Result<Sealer, KeysFault> {
        let salt = BASE64URL_NOPAD.decode(self.salt.as_bytes()).map_err(|_| KeysFault::Damaged)?;
        let parameters = Params::new(self.memory_kib, self.passes, self.lanes, Some(KEY_LENGTH))
            .map_err(|_| KeysFault::Damaged)?;
        let mut key = Zeroizing::new([0; KEY_LENGTH]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(passcode.as_bytes(), &salt, &mut *key)
            .map_err(|_| KeysFault::Damaged)?;
        let key = UnboundKey::new(&AES_256_GCM, &*key)?;
        Ok(Sealer { key: LessSafeKey::new(key), parameters: Some(self.clone()) })
    }
}

impl Sealer {
    /// Of the key that the vault gives.
    pub(super) fn of_vault(key: &[u8]) -> Result<Self, KeysFault> {
        let key = UnboundKey::new(&AES_256_GCM, key)?;
        Ok(Self { key: LessSafeKey::new(key), parameters: None })
    }

    /// Whether it was stretched like this, or not at all.
    pub(super) fn is_of(&self, parameters: Option<&Parameters>) -> bool {
        self.parameters.as_ref() == parameters
    }

    /// Seals bytes: nonce, ciphertext, tag.
    pub(super) fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<String, KeysFault> {
        let nonce = random::<NONCE_LEN>()?;
        let mut cipher = Zeroizing::new(plain.to_vec());
        let tag = self.key.seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(self.additional_data(place)),
            &mut cipher,
        )?;
        Ok(BASE64URL_NOPAD.encode(&[&nonce, cipher.as_slice(), tag.as_ref()].concat()))
    }

    /// Opens what was sealed in this place.
    pub(super) fn open(
        &self,
        place: Place<'_>,
        sealed: &str,
    ) -> Result<Zeroizing<Vec<u8>>, KeysFault> {
        let sealed = BASE64URL_NOPAD.decode(sealed.as_bytes()).map_err(|_| KeysFault::Damaged)?;
        let (nonce, cipher) = sealed.split_at_checked(NONCE_LEN).ok_or(KeysFault::Damaged)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| KeysFault::Damaged)?;
        let mut bytes = Zeroizing::new(cipher.to_vec());
        let aad = Aad::from(self.additional_data(place));
        let plain = self.key.open_in_place(nonce, aad, &mut bytes);
        let length = plain.map_err(|_| KeysFault::Damaged)?.len();
        bytes.truncate(length);
        Ok(bytes)
    }

    /// Length before each part, so that no two places give the same bytes. The parameters of a
    /// passcode are part of it: nobody can weaken them in the file.
    fn additional_data(&self, place: Place<'_>) -> Vec<u8> {
        let (kind, alias) = match place {
            Place::Check => ("check", ""),
            Place::Key { alias, needs_person: true } => ("key of the person", alias),
            Place::Key { alias, needs_person: false } => ("key of the phone", alias),
        };
        let numbers;
        let mut parts = match &self.parameters {
            None => vec!["countersign keys 2".as_bytes()],
            Some(Parameters { memory_kib, passes, lanes, salt }) => {
                numbers = [memory_kib, passes, lanes].map(|number| number.to_be_bytes()).concat();
                vec!["countersign keys 1".as_bytes(), &numbers, salt.as_bytes()]
            }
        };
        parts.extend([kind.as_bytes(), alias.as_bytes()]);
        let with_length = |part: &[u8]| [&(part.len() as u64).to_be_bytes(), part].concat();
        parts.into_iter().flat_map(with_length).collect()
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sealer(..)")
    }
}

fn random<const N: usize>() -> Result<[u8; N], KeysFault> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes)?;
    Ok(bytes)
}
