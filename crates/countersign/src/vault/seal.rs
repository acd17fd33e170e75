//! Sealing: AES-256-GCM with the place of the row in the additional data, so that a blob opens
//! only where it was put.

use crate::error::Fault;
use crate::secret::Secret;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf;
use ring::rand::{SecureRandom, SystemRandom};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt;

/// The form of a blob: this byte, 12 bytes of nonce, the ciphertext and its 16 bytes of tag.
const VERSION: u8 = 1;

/// Bytes of a key of the vault.
pub(crate) const KEY_LENGTH: usize = 32;

/// One of the two keys of an open vault.
pub(crate) struct Sealer {
    key: LessSafeKey,
    vault: [u8; 16],
}

impl Sealer {
    /// Makes a sealer from 32 bytes.
    pub(crate) fn new(key: &[u8], vault: [u8; 16]) -> Result<Self, Fault> {
        Ok(Self { key: aes(key)?, vault })
    }

    /// Seals bytes for one row of one table.
    pub(crate) fn seal(&self, table: &str, row: &str, plain: &Secret) -> Result<Vec<u8>, Fault> {
        let nonce = random::<NONCE_LEN>()?;
        let mut cipher = plain.expose().to_vec();
        let aad = self.additional_data(table, row, VERSION);
        let tag = self.key.seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(aad),
            &mut cipher,
        )?;
        Ok([&[VERSION], &nonce[..], &cipher, tag.as_ref()].concat())
    }

    /// Opens what was sealed for this row of this table.
    pub(crate) fn open(&self, table: &str, row: &str, blob: &[u8]) -> Result<Secret, Fault> {
        let (version, rest) = blob.split_first().ok_or(Fault::Unsealed)?;
        let (nonce, cipher) = rest.split_at_checked(NONCE_LEN).ok_or(Fault::Unsealed)?;
        if *version != VERSION {
            return Err(Fault::Unsealed);
        }
        opened(&self.key, nonce, &self.additional_data(table, row, *version), cipher.to_vec())
    }

    /// Seals a value as JSON.
    pub(crate) fn seal_value<T: Serialize>(
        &self,
        table: &str,
        row: &str,
        value: &T,
    ) -> Result<Vec<u8>, Fault> {
        // Room from the start: a growing buffer would leave copies of secrets behind.
        let mut length = Length(0);
        serde_json::to_writer(&mut length, value).map_err(|_| Fault::Defect)?;
        let mut json = Vec::with_capacity(length.0);
        serde_json::to_writer(&mut json, value).map_err(|_| Fault::Defect)?;
        self.seal(table, row, &Secret::new(json))
    }

    /// Opens a value that was sealed as JSON.
    pub(crate) fn open_value<T: DeserializeOwned>(
        &self,
        table: &str,
        row: &str,
        blob: &[u8],
    ) -> Result<T, Fault> {
        let json = self.open(table, row, blob)?;
        serde_json::from_slice(json.expose()).map_err(|_| Fault::Unsealed)
    }

    /// Length before each part: no two places give the same bytes.
    fn additional_data(&self, table: &str, row: &str, version: u8) -> Vec<u8> {
        let parts: [&[u8]; 4] = [&self.vault, table.as_bytes(), row.as_bytes(), &[version]];
        // Room for all that is usual: this is done for every row of a screen.
        let mut bytes = Vec::with_capacity(128);
        for part in parts {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}

/// Opens what another program sealed with AES-256-GCM and no additional data: the ciphertext with
/// its tag at the end.
pub(crate) fn open_foreign(key: &[u8], nonce: &[u8], cipher: Vec<u8>) -> Result<Secret, Fault> {
    opened(&aes(key)?, nonce, &[], cipher)
}

fn aes(key: &[u8]) -> Result<LessSafeKey, Fault> {
    let key = UnboundKey::new(&AES_256_GCM, key).map_err(|_| Fault::Unsealed)?;
    Ok(LessSafeKey::new(key))
}

fn opened(
    key: &LessSafeKey,
    nonce: &[u8],
    additional_data: &[u8],
    mut bytes: Vec<u8>,
) -> Result<Secret, Fault> {
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Fault::Unsealed)?;
    let plain = key.open_in_place(nonce, Aad::from(additional_data), &mut bytes);
    let length = plain.map_err(|_| Fault::Unsealed)?.len();
    bytes.truncate(length);
    Ok(Secret::new(bytes))
}

impl fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sealer(..)")
    }
}

/// Counts what is written to it.
struct Length(usize);

impl std::io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.saturating_add(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A key for one purpose, made of another key: HKDF with SHA-256 (RFC 5869).
pub(crate) fn derived(key: &[u8], purpose: &[u8]) -> Result<Secret, Fault> {
    let mut bytes = vec![0; KEY_LENGTH];
    hkdf::Salt::new(hkdf::HKDF_SHA256, b"countersign/v1/vault")
        .extract(key)
        .expand(&[purpose], hkdf::HKDF_SHA256)
        .and_then(|okm| okm.fill(&mut bytes))?;
    Ok(Secret::new(bytes))
}

/// Fresh random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealer(vault: u8) -> Sealer {
        Sealer::new(&[7; KEY_LENGTH], [vault; 16]).unwrap()
    }

    #[test]
    fn what_was_sealed_opens_only_in_its_place() {
        let blob = sealer(1).seal("account", "a", &Secret::new(b"seed".to_vec())).unwrap();
        assert_eq!(sealer(1).open("account", "a", &blob).unwrap().expose(), b"seed");
        assert!(sealer(1).open("account", "b", &blob).is_err());
        assert!(sealer(1).open("prompt", "a", &blob).is_err());
        assert!(sealer(2).open("account", "a", &blob).is_err());
        assert!(Sealer::new(&[8; 32], [1; 16]).unwrap().open("account", "a", &blob).is_err());
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let blob = sealer(1).seal("account", "a", &Secret::new(b"seed".to_vec())).unwrap();
        for bit in 0..blob.len() * 8 {
            let mut changed = blob.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(sealer(1).open("account", "a", &changed).is_err(), "bit {bit}");
        }
        for length in 0..blob.len() {
            assert!(sealer(1).open("account", "a", &blob[..length]).is_err());
        }
    }

    #[test]
    fn the_plain_text_is_not_in_the_blob_and_no_two_blobs_are_alike() {
        let seal = || sealer(1).seal("account", "a", &Secret::new(b"seed seed".to_vec())).unwrap();
        assert!(!seal().windows(9).any(|window| window == b"seed seed"));
        assert_ne!(seal(), seal());
    }
}
