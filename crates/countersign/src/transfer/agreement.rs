//! What both phones derive (docs/transfer.md): an X25519 agreement (RFC 7748) of two pairs of keys
//! that are used once.

use crate::error::{AuthenticatorError, Fault};
use crate::secret::Secret;
use crate::stretch::Cost;
use crate::vault::{KEY_LENGTH, Sealer, random};
use ring::digest::{Context, SHA256, SHA256_OUTPUT_LEN};
use ring::hkdf::{HKDF_SHA256, Salt};
use std::iter;
use x25519_dalek::{PublicKey, SharedSecret, StaticSecret};
use zeroize::Zeroizing;

/// Bytes of a public key.
pub(super) const PUBLIC_LENGTH: usize = 32;
/// Bytes of each half of the id of a move.
pub(super) const ID_LENGTH: usize = 5;

/// The public key of a phone.
pub(super) type Public = [u8; PUBLIC_LENGTH];

/// A pair of keys for one move. Wiped when it is dropped.
pub(super) struct KeyPair(StaticSecret);

/// The public keys of both phones.
#[derive(Clone, Copy)]
pub(super) struct Phones {
    pub(super) new: Public,
    pub(super) old: Public,
}

impl KeyPair {
    pub(super) fn generate() -> Result<Self, Fault> {
        Ok(Self(StaticSecret::from(*Zeroizing::new(random::<32>()?))))
    }

    #[cfg(test)]
    pub(super) fn of(private: [u8; 32]) -> Self {
        Self(StaticSecret::from(private))
    }

    pub(super) fn public(&self) -> Public {
        PublicKey::from(&self.0).to_bytes()
    }

    /// What both phones agree on; refused for a key with which anybody knows it (RFC 7748 §6.1).
    pub(super) fn shared(&self, other: &Public) -> Result<SharedSecret, Fault> {
        let shared = self.0.diffie_hellman(&PublicKey::from(*other));
        if shared.was_contributory() {
            Ok(shared)
        } else {
            Err(AuthenticatorError::TransferDamaged.into())
        }
    }

    /// What seals for the other phone, or opens what it sealed.
    pub(super) fn sealer(&self, other: &Public, phones: Phones) -> Result<Sealer, Fault> {
        let shared = self.shared(other)?;
        let mut key = Zeroizing::new([0; KEY_LENGTH]);
        Salt::new(HKDF_SHA256, &[phones.new, phones.old].concat())
            .extract(shared.as_bytes())
            .expand(&[b"countersign/v1/transfer"], HKDF_SHA256)?
            .fill(&mut *key)?;
        let both = hash(b"countersign/v1/transfer/phones\0", &[&phones.new, &phones.old]);
        let place = both.first_chunk().ok_or(Fault::Defect)?;
        Sealer::new(&*key, *place)
    }
}

impl Phones {
    /// Tells a move from every other: for which new phone, and from which old one.
    pub(super) fn id(&self) -> [[u8; ID_LENGTH]; 2] {
        let from = hash(b"countersign/v1/transfer/from\0", &[&self.new, &self.old]);
        [for_phone(&self.new), first(&from)]
    }
}

/// The half of the id that a new phone knows before anything arrives.
pub(super) fn for_phone(new: &Public) -> [u8; ID_LENGTH] {
    first(&hash(b"countersign/v1/transfer/for\0", &[new]))
}

/// What the person compares: twelve digits made of the new phone's key alone, in three groups. Each
/// key that somebody tries for the same digits costs as much as a guess of a password, and there is
/// no time for 2^40 of them (docs/transfer.md). Takes some tenths of a second, on purpose.
pub(super) fn code(new: &Public) -> Result<String, Fault> {
    let stretched =
        Cost::RECOMMENDED.stretch(&Secret::new(new.to_vec()), b"countersign/v1/transfer/code")?;
    let number = stretched.expose().first_chunk().ok_or(Fault::Defect)?;
    let digits = format!("{:012}", u64::from_be_bytes(*number) % 1_000_000_000_000);
    let groups = digits.as_bytes().chunks(4).map(String::from_utf8_lossy);
    Ok(groups.collect::<Vec<_>>().join(" "))
}

fn hash(purpose: &[u8], keys: &[&Public]) -> [u8; SHA256_OUTPUT_LEN] {
    let mut hash = Context::new(&SHA256);
    iter::once(purpose).chain(keys.iter().map(|key| &key[..])).for_each(|part| hash.update(part));
    let mut bytes = [0; SHA256_OUTPUT_LEN];
    bytes.copy_from_slice(hash.finish().as_ref());
    bytes
}

fn first(hash: &[u8; SHA256_OUTPUT_LEN]) -> [u8; ID_LENGTH] {
    hash.first_chunk().copied().unwrap_or_default()
}
