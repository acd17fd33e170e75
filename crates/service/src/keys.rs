//! P-256 keys: a JWK that is known to lie on the curve, and the key that signs for the service.

use crate::json::{self, Object};
use aws_lc_rs::agreement::{PrivateKey, UnparsedPublicKey, X25519, agree};
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::crypto;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use serde::Serialize;
use std::fmt;
use zeroize::Zeroizing;

/// A public P-256 key (RFC 7517, RFC 7518 §6.2.1). A value of this type lies on the curve.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Jwk {
    x: String,
    y: String,
}

/// A JWK as it is written into a message, members in the order of the specification's examples.
#[derive(Serialize)]
struct Written<'a> {
    kty: &'static str,
    crv: &'static str,
    x: &'a str,
    y: &'a str,
}

impl Serialize for Jwk {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { kty: "EC", crv: "P-256", x: &self.x, y: &self.y }.serialize(serializer)
    }
}

impl Jwk {
    /// Reads exactly `kty`, `crv`, `x`, `y`, and checks that the point lies on the curve.
    #[must_use]
    pub fn from_json(object: &Object) -> Option<Self> {
        let known = json::text(object, "kty")? == "EC" && json::text(object, "crv")? == "P-256";
        if object.len() != 4 || !known {
            return None;
        }
        let mut point = Vec::with_capacity(64);
        for name in ["x", "y"] {
            point.extend_from_slice(&bytes32(json::text(object, name)?)?);
        }
        Self::from_coordinates(&point)
    }

    /// The 64 bytes x‖y, as they are stored.
    #[must_use]
    pub fn from_coordinates(coordinates: &[u8]) -> Option<Self> {
        let (x, y) = coordinates.split_at_checked(32)?;
        let point = [&[4], coordinates].concat();
        ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).ok().filter(|_| y.len() == 32)?;
        Some(Self { x: BASE64URL_NOPAD.encode(x), y: BASE64URL_NOPAD.encode(y) })
    }

    /// The 64 bytes x‖y, as they are stored.
    #[must_use]
    pub fn coordinates(&self) -> Vec<u8> {
        // Both were checked to be 32 bytes of base64url when the value was made.
        [&self.x, &self.y].iter().filter_map(|text| bytes32(text)).flatten().collect()
    }

    /// RFC 7638 SHA-256 thumbprint, base64url: the `kid` of this key.
    #[must_use]
    pub fn thumbprint(&self) -> String {
        let canonical =
            format!(r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#, self.x, self.y);
        BASE64URL_NOPAD.encode(digest(&SHA256, canonical.as_bytes()).as_ref())
    }

    /// Whether `signature`, base64url of r‖s, is this key's over `message`.
    #[must_use]
    pub fn verifies(&self, message: &str, signature: &str) -> bool {
        DecodingKey::from_ec_components(&self.x, &self.y)
            .and_then(|key| crypto::verify(signature, message.as_bytes(), &key, Algorithm::ES256))
            .unwrap_or(false)
    }
}

/// 32 bytes in base64url without padding and with zero trailing bits.
#[must_use]
pub fn bytes32(text: &str) -> Option<[u8; 32]> {
    // 43 characters always give 32 bytes; the length is checked first to bound the work.
    (text.len() == 43).then_some(())?;
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
}

/// A key with which the service signs.
pub struct SigningKey {
    jwk: Jwk,
    kid: String,
    private: EncodingKey,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SigningKey").field("kid", &self.kid).finish_non_exhaustive()
    }
}

impl SigningKey {
    /// A new key, and its PKCS#8 form for the store.
    #[must_use]
    pub fn generate() -> Option<(Self, Vec<u8>)> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).ok()?;
        let document = pair.to_pkcs8v1().ok()?.as_ref().to_vec();
        Some((Self::from_pkcs8(&document)?, document))
    }

    /// Reads the PKCS#8 form.
    #[must_use]
    pub fn from_pkcs8(document: &[u8]) -> Option<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document).ok()?;
        let jwk = Jwk::from_coordinates(pair.public_key().as_ref().get(1..)?)?;
        let kid = jwk.thumbprint();
        Some(Self { jwk, kid, private: EncodingKey::from_ec_der(document) })
    }

    /// The public half.
    #[must_use]
    pub fn jwk(&self) -> &Jwk {
        &self.jwk
    }

    /// The thumbprint of the public half.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// Base64url of the signature r‖s over `message`.
    #[must_use]
    pub fn sign(&self, message: &str) -> Option<String> {
        crypto::sign(message.as_bytes(), &self.private, Algorithm::ES256).ok()
    }
}

/// An X25519 private key for one pairing.
pub struct AgreementKey(PrivateKey);

impl fmt::Debug for AgreementKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AgreementKey(..)")
    }
}

impl AgreementKey {
    /// A new key.
    #[must_use]
    pub fn generate() -> Option<Self> {
        PrivateKey::generate(&X25519).ok().map(Self)
    }

    /// A key from its 32 bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        PrivateKey::from_private_key(&X25519, bytes).ok().map(Self)
    }

    /// The public half, 32 bytes.
    #[must_use]
    pub fn public(&self) -> Option<[u8; 32]> {
        self.0.compute_public_key().ok()?.as_ref().try_into().ok()
    }

    /// The 32 bytes that this key and `other` share; `None` if they are all zero (RFC 7748 §6.1).
    #[must_use]
    pub fn agree(&self, other: &[u8; 32]) -> Option<Zeroizing<[u8; 32]>> {
        let other = UnparsedPublicKey::new(&X25519, other);
        let shared: [u8; 32] =
            agree(&self.0, other, (), |secret| secret.try_into().map_err(|_| ())).ok()?;
        (shared != [0; 32]).then(|| Zeroizing::new(shared))
    }
}
