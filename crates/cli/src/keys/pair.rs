//! One key pair, of either kind. What is kept is PKCS #8 (RFC 5208), which says of which.

use super::KeysFault;
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use zeroize::Zeroizing;

/// A key pair that signs.
pub(super) enum Pair {
    P256(Box<EcdsaKeyPair>),
    Rsa(Box<RsaKeyPair>),
}

impl Pair {
    /// A new key on P-256, as PKCS #8.
    pub(super) fn new_p256() -> Result<Zeroizing<Vec<u8>>, KeysFault> {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random)?;
        Ok(Zeroizing::new(pkcs8.as_ref().to_vec()))
    }

    /// A new RSA key of 3 072 bits, as PKCS #8. ring makes none.
    pub(super) fn new_rsa() -> Result<Zeroizing<Vec<u8>>, KeysFault> {
        let unavailable = |_| KeysFault::Unavailable;
        let key = aws_lc_rs::rsa::KeyPair::generate(KeySize::Rsa3072).map_err(unavailable)?;
        let pkcs8: Pkcs8V1Der<'_> = key.as_der().map_err(unavailable)?;
        Ok(Zeroizing::new(pkcs8.as_ref().to_vec()))
    }

    /// The pair that was kept.
    pub(super) fn of(pkcs8: &[u8]) -> Result<Self, KeysFault> {
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        if let Ok(pair) = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8, &SystemRandom::new()) {
            return Ok(Self::P256(Box::new(pair)));
        }
        let pair = RsaKeyPair::from_pkcs8(pkcs8).map_err(|_| KeysFault::Damaged)?;
        Ok(Self::Rsa(Box::new(pair)))
    }

    /// The public key, in the form that `Keys` promises.
    pub(super) fn public(&self) -> Vec<u8> {
        match self {
            Self::P256(pair) => pair.public_key().as_ref().to_vec(),
            Self::Rsa(pair) => pair.public_key().as_ref().to_vec(),
        }
    }

    /// A signature over a message, with SHA-256.
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeysFault> {
        let random = SystemRandom::new();
        match self {
            Self::P256(pair) => Ok(pair.sign(&random, message)?.as_ref().to_vec()),
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)?;
                Ok(signature)
            }
        }
    }
}
