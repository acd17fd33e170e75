//! What protects the database at rest: a 256-bit key in a file beside it.
//!
//! The key file is named like the database with `.key` added, belongs to the owner alone (mode
//! 0600), and is made on the first start. Without it seeds and private keys cannot be read, and the
//! service does not start. Back it up apart from the database.

use crate::start::StartError;
use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use aws_lc_rs::hmac;
use aws_lc_rs::rand::fill;
use data_encoding::BASE64URL_NOPAD;
use std::fmt;
use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const NONCE: usize = 12;

/// Seals rows, and hashes short secrets under a key so that a copied database is no help in guessing.
pub(crate) struct Sealer {
    rows: RandomizedNonceKey,
    hashes: hmac::Key,
}

impl fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sealer(..)")
    }
}

struct Length;

impl KeyType for Length {
    fn len(&self) -> usize {
        32
    }
}

impl Sealer {
    /// Reads the key file of a database, or makes it where `may_create` says that there can be none.
    pub(crate) fn open(database: &Path, may_create: bool) -> Result<Self, StartError> {
        let mut name = database.as_os_str().to_owned();
        name.push(".key");
        let path = PathBuf::from(name);
        let key = if may_create && !path.exists() { create(&path)? } else { read(&path)? };
        Self::from_key(key.as_slice()).ok_or(StartError::KeyFile("is not a key"))
    }

    fn from_key(key: &[u8]) -> Option<Self> {
        let root = Salt::new(HKDF_SHA256, b"countersign-service").extract(key);
        let derive = |label: &[u8]| {
            let mut derived = Zeroizing::new([0; 32]);
            root.expand(&[label], Length).ok()?.fill(derived.as_mut_slice()).ok()?;
            Some(derived)
        };
        let rows = RandomizedNonceKey::new(&AES_256_GCM, derive(b"rows")?.as_slice()).ok()?;
        let hashes = hmac::Key::new(hmac::HMAC_SHA256, derive(b"hashes")?.as_slice());
        Some(Self { rows, hashes })
    }

    /// Encrypts `plain` so that it opens only in the same `place`.
    pub(crate) fn seal(&self, place: &str, plain: &[u8]) -> Option<Vec<u8>> {
        let mut sealed = plain.to_vec();
        let place = Aad::from(place.as_bytes());
        let nonce = self.rows.seal_in_place_append_tag(place, &mut sealed).ok()?;
        Some([nonce.as_ref().as_slice(), &sealed].concat())
    }

    /// Decrypts what [`Self::seal`] made for the same `place`.
    pub(crate) fn open_row(&self, place: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, rest) = sealed.split_at_checked(NONCE)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut rest = Zeroizing::new(rest.to_vec());
        let place = Aad::from(place.as_bytes());
        let length = self.rows.open_in_place(nonce, place, &mut rest).ok()?.len();
        rest.truncate(length);
        Some(rest)
    }

    /// A keyed hash; `purpose` keeps hashes of different things apart.
    pub(crate) fn hash(&self, purpose: &str, secret: &str) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.hashes);
        context.update(purpose.as_bytes());
        context.update(&[0]);
        context.update(secret.as_bytes());
        context.sign().as_ref().to_vec()
    }
}

fn create(path: &Path) -> Result<Zeroizing<Vec<u8>>, StartError> {
    let mut key = Zeroizing::new(vec![0; 32]);
    fill(&mut key).map_err(|_| StartError::Randomness)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(&key)?;
    file.sync_all()?;
    Ok(key)
}

fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, StartError> {
    let mut key = Zeroizing::new(Vec::with_capacity(33));
    let file = OpenOptions::new().read(true).open(path);
    let file = file.map_err(|_| StartError::KeyFile("is missing or cannot be read"))?;
    file.take(33).read_to_end(&mut key)?;
    if key.len() == 32 { Ok(key) } else { Err(StartError::KeyFile("is not 32 bytes")) }
}

/// 128 random bits, base64url: ids, `jti`s.
pub(crate) fn random_id() -> Option<String> {
    random_text(16)
}

/// 256 random bits, base64url: the API key, session tokens.
pub(crate) fn random_token() -> Option<String> {
    random_text(32)
}

fn random_text(length: usize) -> Option<String> {
    let mut bytes = Zeroizing::new(vec![0; length]);
    fill(&mut bytes).ok()?;
    Some(BASE64URL_NOPAD.encode(&bytes))
}

/// A number of `digits` decimal digits, every one equally likely.
pub(crate) fn random_number(digits: u8) -> Option<String> {
    let count = 10_u32.checked_pow(u32::from(digits))?;
    // The largest multiple of `count` that fits; what lies above would favour small numbers.
    let limit = u32::MAX.checked_sub(u32::MAX.checked_rem(count)?)?;
    loop {
        let mut bytes = [0; 4];
        fill(&mut bytes).ok()?;
        let drawn = u32::from_be_bytes(bytes);
        if drawn < limit {
            let number = drawn.checked_rem(count)?;
            return Some(format!("{number:0width$}", width = usize::from(digits)));
        }
    }
}
