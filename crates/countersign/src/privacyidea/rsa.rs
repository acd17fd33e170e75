//! RSA public keys as DER, in the two forms that the protocol mixes: the bare key of PKCS #1
//! (RFC 8017 §A.1.1), and the same with the name of its algorithm around it (RFC 5280 §4.1.2.7).

use data_encoding::BASE64;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::ops::RangeInclusive;

/// Bits of a key that this phone makes.
const OWN_BITS: RangeInclusive<usize> = 3_072..=8_192;
/// Bits of a key that a server makes; ring checks signatures of no others.
const SERVER_BITS: RangeInclusive<usize> = 2_048..=8_192;
/// More than a key of 8 192 bits takes.
const LARGEST: usize = 2_048;

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const SEQUENCE: u8 = 0x30;
/// `rsaEncryption` and its empty parameters (RFC 8017 §A.1).
const RSA_ENCRYPTION: [u8; 15] =
    [SEQUENCE, 13, 0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/// A public key that signatures can be checked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicKey(Vec<u8>);

impl PublicKey {
    /// A key that the platform has just made.
    pub(crate) fn own(pkcs1: &[u8]) -> Option<Self> {
        Self::of(pkcs1, &OWN_BITS)
    }

    /// A server's key, as base64 with line breaks.
    pub(crate) fn of_server(text: &str) -> Option<Self> {
        let kept: String = text.chars().filter(|it| !it.is_ascii_whitespace()).collect();
        Self::of(&BASE64.decode(kept.as_bytes()).ok()?, &SERVER_BITS)
    }

    fn of(pkcs1: &[u8], bits: &RangeInclusive<usize>) -> Option<Self> {
        let fits = pkcs1.len() <= LARGEST && bits.contains(&modulus_bits(pkcs1)?);
        fits.then(|| Self(pkcs1.to_vec()))
    }

    /// Whether this key has signed a message: PKCS #1 v1.5 with SHA-256.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &self.0);
        key.verify(message, signature).is_ok()
    }

    /// The key as the server wants it: with its algorithm, in base64 without line breaks.
    pub(crate) fn with_algorithm(&self) -> String {
        let bits = element(BIT_STRING, &[&[0], &self.0[..]].concat());
        BASE64.encode(&element(SEQUENCE, &[&RSA_ENCRYPTION[..], &bits].concat()))
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::of_server(&text).ok_or_else(|| de::Error::custom("not an RSA key"))
    }
}

/// How many bits the modulus has, where the DER is a whole key and nothing else.
fn modulus_bits(pkcs1: &[u8]) -> Option<usize> {
    let (key, rest) = take(SEQUENCE, pkcs1)?;
    let (modulus, exponent) = take(INTEGER, key)?;
    let (exponent, end) = take(INTEGER, exponent)?;
    let whole = rest.is_empty() && end.is_empty();
    let (modulus, exponent) = (magnitude(modulus)?, magnitude(exponent)?);
    let odd = |number: &[u8]| number.last().is_some_and(|last| last % 2 == 1);
    // ring takes exponents of up to 33 bits, and none below 3.
    let usable = odd(modulus) && odd(exponent) && exponent != [1] && exponent.len() <= 4;
    let first = modulus.first()?.leading_zeros().try_into().ok()?;
    (whole && usable).then(|| modulus.len().saturating_mul(8).saturating_sub(first))
}

/// The bytes of a positive number, in the one form that DER allows.
fn magnitude(integer: &[u8]) -> Option<&[u8]> {
    match integer {
        [0, rest @ ..] if rest.first().is_some_and(|first| *first >= 0x80) => Some(rest),
        [0x01..=0x7f, ..] => Some(integer),
        _ => None,
    }
}

/// An element's content, and what follows it.
fn take(tag: u8, der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = der.split_first()?;
    let (&short, rest) = rest.split_first()?;
    let (length, rest) = match short {
        0..=0x7f => (usize::from(short), rest),
        0x81 | 0x82 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(short & 0x7f))?;
            let length = bytes.iter().fold(0, |sum: usize, byte| sum << 8 | usize::from(*byte));
            // The shortest form is the only one.
            let least = if short == 0x81 { 0x80 } else { 0x100 };
            (Some(length).filter(|length| *length >= least)?, rest)
        }
        _ => return None,
    };
    if found == tag { rest.split_at_checked(length) } else { None }
}

fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    // Keys are shorter than 64 KiB: see LARGEST.
    let [.., high, low] = content.len().to_be_bytes();
    let head = match content.len() {
        0..=0x7f => vec![tag, low],
        0x80..=0xff => vec![tag, 0x81, low],
        _ => vec![tag, 0x82, high, low],
    };
    [&head, content].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key of so many bytes whose modulus begins with this byte.
    fn key(first: u8, bytes: usize, exponent: &[u8]) -> Vec<u8> {
        let mut modulus = vec![0xff; bytes];
        modulus[0] = first;
        if first >= 0x80 {
            modulus.insert(0, 0);
        }
        let numbers = [element(INTEGER, &modulus), element(INTEGER, exponent)].concat();
        element(SEQUENCE, &numbers)
    }

    #[test]
    fn bits_are_counted() {
        assert_eq!(modulus_bits(&key(0x80, 384, &[1, 0, 1])), Some(3_072));
        assert_eq!(modulus_bits(&key(0x7f, 384, &[1, 0, 1])), Some(3_071));
        assert_eq!(modulus_bits(&key(0x01, 384, &[3])), Some(3_065));
    }

    #[test]
    fn only_keys_of_a_good_length_are_taken() {
        let good = key(0xc0, 384, &[1, 0, 1]);
        assert!(PublicKey::own(&good).is_some());
        assert!(PublicKey::own(&key(0xc0, 256, &[1, 0, 1])).is_none());
        assert!(PublicKey::of(&key(0xc0, 256, &[1, 0, 1]), &SERVER_BITS).is_some());
        assert!(PublicKey::of(&key(0xc0, 128, &[1, 0, 1]), &SERVER_BITS).is_none());
        assert!(PublicKey::own(&key(0xc0, 1_025, &[1, 0, 1])).is_none());
        for exponent in [&[1][..], &[2], &[0], &[], &[0x80, 1], &[0, 1], &[1, 0, 0, 0, 1]] {
            assert!(PublicKey::own(&key(0xc0, 384, exponent)).is_none(), "{exponent:?}");
        }
        let truncated = &good[..good.len() - 1];
        let longer = [&good[..], &[0]].concat();
        for wrong in
            [&[][..], &[SEQUENCE], &[SEQUENCE, 0x84, 0xff, 0xff, 0xff, 0xff], truncated, &longer]
        {
            assert!(PublicKey::own(wrong).is_none());
        }
    }

    #[test]
    fn a_length_has_one_form() {
        assert_eq!(take(INTEGER, &[INTEGER, 1, 5, 9]), Some((&[5][..], &[9][..])));
        assert_eq!(take(INTEGER, &[INTEGER, 0x81, 1, 5]), None);
        assert_eq!(take(INTEGER, &[INTEGER, 0x82, 0, 1, 5]), None);
        assert_eq!(take(SEQUENCE, &[INTEGER, 1, 5]), None);
    }
}
