//! The types of members of messages (docs/protocol.md, Messages): a value of one of them is valid.

use crate::limits::LATEST_SECOND;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A time: whole Unix seconds from 0 to 2^53 − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub(crate) struct Seconds(u64);

impl Seconds {
    /// A time of the phone; what is out of range becomes the nearest that is in it.
    pub(crate) fn new(seconds: u64) -> Self {
        Self(seconds.min(LATEST_SECOND))
    }

    pub(crate) fn get(self) -> u64 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let seconds = u64::deserialize(deserializer)?;
        if seconds > LATEST_SECOND { Err(de::Error::custom("too late")) } else { Ok(Self(seconds)) }
    }
}

/// Bytes of a fixed length, as base64url without padding and without left-over bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bytes<const N: usize>(pub(crate) [u8; N]);

impl<const N: usize> Bytes<N> {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok().map(Self)
    }

    pub(crate) fn text(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }
}

impl<const N: usize> Serialize for Bytes<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de, const N: usize> Deserialize<'de> for Bytes<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not base64url of this length"))
    }
}

/// A SHA-256 hash: H of a message, or a thumbprint.
pub(crate) type Hash = Bytes<32>;

/// An id: 1 to 64 of `[A-Za-z0-9_-]`, and at least `LEAST` of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Id<const LEAST: usize = 1>(String);

impl<const LEAST: usize> Id<LEAST> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de, const LEAST: usize> Deserialize<'de> for Id<LEAST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        let fits = (LEAST..=64).contains(&text.len()) && text.bytes().all(legal);
        if fits { Ok(Self(text)) } else { Err(de::Error::custom("not an id")) }
    }
}

/// Untrusted text of at most `MOST` characters (Unicode scalar values).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Text<const MOST: usize>(String);

impl<const MOST: usize> Text<MOST> {
    /// A text of ours, cut where it is too long.
    pub(crate) fn clipped(text: &str) -> Self {
        Self(text.chars().take(MOST).collect())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de, const MOST: usize> Deserialize<'de> for Text<MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let fits = text.chars().nth(MOST).is_none();
        if fits { Ok(Self(text)) } else { Err(de::Error::custom("text too long")) }
    }
}

/// For a member that may be missing, but not null: with `#[serde(default)]`.
pub(crate) fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
