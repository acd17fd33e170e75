//! The seed of the offline codes, which is never sent (docs/protocol.md §1, step 4).

use super::field::{Bytes, Hash};
use super::jws::sha256;
use crate::error::Fault;
use crate::secret::Secret;
use crate::vault::random;
use ring::hkdf;
use x25519_dalek::{PublicKey, StaticSecret};

/// The phone's half of an X25519 agreement (RFC 7748), used once.
pub(crate) struct Agreement(StaticSecret);

/// What both sides derive: the seed, and a proof that they derived the same.
pub(crate) struct Derived {
    pub(crate) seed: Secret,
    pub(crate) confirm: [u8; 32],
}

impl Agreement {
    pub(crate) fn generate() -> Result<Self, Fault> {
        Ok(Self(StaticSecret::from(random::<32>()?)))
    }

    #[cfg(test)]
    pub(crate) fn of(private: [u8; 32]) -> Self {
        Self(StaticSecret::from(private))
    }

    /// What the service needs for its half.
    pub(crate) fn public(&self) -> Bytes<32> {
        Bytes(PublicKey::from(&self.0).to_bytes())
    }

    /// Derives seed and proof; none where the agreement is all zero (RFC 7748 §6.1).
    pub(crate) fn derive(
        &self,
        service: &Bytes<32>,
        request: &Hash,
        service_key: &Hash,
        device: &str,
    ) -> Result<Option<Derived>, Fault> {
        let shared = self.0.diffie_hellman(&PublicKey::from(service.0));
        if !shared.was_contributory() {
            return Ok(None);
        }
        let info =
            sha256(&[&self.public().0, &service.0, &service_key.0, device.as_bytes()].concat());
        let key = hkdf::Salt::new(hkdf::HKDF_SHA256, &request.0).extract(shared.as_bytes());
        let seed = expand::<20>(&key, b"countersign/v1/totp\0", &info)?;
        let confirm = expand::<32>(&key, b"countersign/v1/confirm\0", &info)?;
        Ok(Some(Derived { seed: Secret::new(seed.to_vec()), confirm }))
    }
}

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand<const N: usize>(key: &hkdf::Prk, label: &[u8], info: &Hash) -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    key.expand(&[label, &info.0], Length(N))?.fill(&mut bytes)?;
    Ok(bytes)
}
