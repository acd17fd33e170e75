//! The one type for bytes that must not be copied, printed or left behind.

use data_encoding::BASE64;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// A seed, key or passcode: wiped when dropped, never printed, compared only on purpose.
pub(crate) struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes the bytes over; the caller keeps no copy.
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, for the one computation that needs them.
    pub(crate) fn expose(&self) -> &[u8] {
        &self.0
    }

    /// The same to change them in their place.
    pub(crate) fn expose_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }

    /// Another one, for what must outlive this one: never by accident.
    pub(crate) fn copied(&self) -> Self {
        Self::new(self.expose().to_vec())
    }

    /// Whether both hold the same bytes, in a time that does not tell where they differ.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        self.expose().ct_eq(other.expose()).into()
    }
}

// Only ever into and out of a blob that is sealed (vault/seal.rs).
impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Zeroizing::new(BASE64.encode(self.expose())))
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        BASE64.decode(text.as_bytes()).map(Self::new).map_err(|_| de::Error::custom("not base64"))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_tells_nothing() {
        assert_eq!(format!("{:?}", Secret::new(b"seed".to_vec())), "Secret(..)");
    }

    #[test]
    fn equality_compares_the_bytes() {
        let secret = Secret::new(vec![1, 2, 3]);
        assert!(secret.equals(&Secret::new(vec![1, 2, 3])));
        assert!(!secret.equals(&Secret::new(vec![1, 2, 4])));
        assert!(!secret.equals(&Secret::new(vec![1, 2])));
    }
}
