//! The seed of the offline codes, which is never sent: docs/protocol.md §1, step 4.

use crate::jws::Hash;
use crate::keys::{AgreementKey, bytes32};
use aws_lc_rs::digest::{Context, SHA256};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use std::fmt;
use zeroize::Zeroizing;

/// What both sides mix into the derivation.
#[derive(Debug)]
pub struct Transcript<'a> {
    /// The phone's X25519 public key.
    pub phone_public: &'a [u8; 32],
    /// The service's X25519 public key.
    pub service_public: &'a [u8; 32],
    /// Thumbprint of the key that signs `paired`, base64url.
    pub service_kid: &'a str,
    /// The device id in `paired`.
    pub device: &'a str,
    /// H(pair).
    pub pair: &'a Hash,
}

/// The seed of the codes, and the value by which the phone checks that both sides have it.
pub struct Derived {
    /// 20 bytes.
    pub seed: Zeroizing<[u8; 20]>,
    /// 32 bytes, not secret.
    pub confirm: [u8; 32],
}

impl fmt::Debug for Derived {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Derived(..)")
    }
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

impl Transcript<'_> {
    /// SHA-256 over the public parts; `None` if the kid is not a thumbprint.
    #[must_use]
    pub fn info(&self) -> Option<[u8; 32]> {
        let mut context = Context::new(&SHA256);
        context.update(self.phone_public);
        context.update(self.service_public);
        context.update(&bytes32(self.service_kid)?);
        context.update(self.device.as_bytes());
        context.finish().as_ref().try_into().ok()
    }

    /// Derives as the service; `None` if the agreement is all zero.
    #[must_use]
    pub fn derive(&self, private: &AgreementKey) -> Option<Derived> {
        let shared = private.agree(self.phone_public)?;
        let info = self.info()?;
        let prk = Salt::new(HKDF_SHA256, self.pair.bytes()).extract(shared.as_slice());
        let mut seed = Zeroizing::new([0; 20]);
        let mut confirm = [0; 32];
        let label: [&[u8]; 2] = [b"countersign/v1/totp\0", &info];
        prk.expand(&label, Length(20)).ok()?.fill(seed.as_mut_slice()).ok()?;
        let label: [&[u8]; 2] = [b"countersign/v1/confirm\0", &info];
        prk.expand(&label, Length(32)).ok()?.fill(&mut confirm).ok()?;
        Some(Derived { seed, confirm })
    }
}
