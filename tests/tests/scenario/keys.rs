//! Keys in memory. A phone can wrap and keep a mark; elsewhere these are not available.

use countersign::{KeyKind, Keys, PlatformError};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use std::collections::HashMap;
use std::sync::Mutex;

pub(crate) struct SoftwareKeys {
    is_phone: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    signing: HashMap<String, SigningKey>,
    // What is wrapped stays in this process; outside there is only its number.
    wrapped: HashMap<String, Vec<Vec<u8>>>,
    mark: u64,
}

enum SigningKey {
    P256(EcdsaKeyPair),
    Rsa(RsaKeyPair),
}

impl SoftwareKeys {
    pub(crate) fn new(is_phone: bool) -> Self {
        Self { is_phone, state: Mutex::default() }
    }

    pub(crate) fn has(&self, alias: &str) -> bool {
        let state = self.state.lock().unwrap();
        state.signing.contains_key(alias) || state.wrapped.contains_key(alias)
    }

    fn phone_only(&self) -> Result<(), PlatformError> {
        if self.is_phone { Ok(()) } else { Err(PlatformError::Unavailable) }
    }
}

impl Keys for SoftwareKeys {
    fn generate(
        &self,
        alias: String,
        kind: KeyKind,
        _needs_person: bool,
    ) -> Result<Vec<u8>, PlatformError> {
        let mut state = self.state.lock().unwrap();
        match kind {
            KeyKind::P256 => {
                let (algorithm, random) = (&ECDSA_P256_SHA256_ASN1_SIGNING, SystemRandom::new());
                let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
                let key = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
                let point = key.public_key().as_ref().to_vec();
                state.signing.insert(alias, SigningKey::P256(key));
                Ok(point)
            }
            KeyKind::Rsa => {
                // ring makes none, so that there is one for all.
                let key = RsaKeyPair::from_pkcs8(include_bytes!("../../scenario/rsa.pk8")).unwrap();
                let public = key.public().as_ref().to_vec();
                state.signing.insert(alias, SigningKey::Rsa(key));
                Ok(public)
            }
            KeyKind::Wrap => {
                self.phone_only()?;
                state.wrapped.insert(alias, Vec::new());
                Ok(Vec::new())
            }
        }
    }

    fn sign(&self, alias: String, message: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        let state = self.state.lock().unwrap();
        let key = state.signing.get(&alias).ok_or(PlatformError::KeyInvalidated)?;
        match key {
            SigningKey::P256(key) => {
                Ok(key.sign(&SystemRandom::new(), &message).unwrap().as_ref().to_vec())
            }
            SigningKey::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                let random = SystemRandom::new();
                key.sign(&RSA_PKCS1_SHA256, &random, &message, &mut signature).unwrap();
                Ok(signature)
            }
        }
    }

    fn delete(&self, alias: String) -> Result<(), PlatformError> {
        let mut state = self.state.lock().unwrap();
        state.signing.remove(&alias);
        state.wrapped.remove(&alias);
        Ok(())
    }

    fn wrap(&self, alias: String, bytes: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.phone_only()?;
        let mut state = self.state.lock().unwrap();
        let known = state.wrapped.get_mut(&alias).ok_or(PlatformError::KeyInvalidated)?;
        known.push(bytes);
        Ok(vec![u8::try_from(known.len() - 1).unwrap()])
    }

    fn unwrap(&self, alias: String, wrapped: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.phone_only()?;
        let state = self.state.lock().unwrap();
        let known = state.wrapped.get(&alias).zip(wrapped.first());
        let bytes = known.and_then(|(known, number)| known.get(usize::from(*number)));
        bytes.cloned().ok_or(PlatformError::KeyInvalidated)
    }

    fn mark(&self) -> Result<u64, PlatformError> {
        self.phone_only()?;
        Ok(self.state.lock().unwrap().mark)
    }

    fn set_mark(&self, mark: u64) -> Result<(), PlatformError> {
        self.phone_only()?;
        self.state.lock().unwrap().mark = mark;
        Ok(())
    }
}
