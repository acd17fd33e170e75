//! The pairing code: what stands in the QR, and what a person types instead.
//!
//! docs/protocol.md §1. Five characters name the pairing; the rest is a secret, one for the QR and a
//! shorter one for the hand. Both are in Crockford's base32.

use aws_lc_rs::rand::fill;
use data_encoding::BASE64URL_NOPAD;
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters that name the pairing.
const NAME: usize = 5;
/// Characters of the secret in the QR: 105 bits.
const QR_SECRET: usize = 21;
/// Characters of the secret that is typed: 50 bits.
const HAND_SECRET: usize = 10;

/// Characters of the code in a QR.
pub const QR_CODE: usize = NAME + QR_SECRET;
/// Characters of the code that is typed, without the part of the key.
pub const HAND_CODE: usize = NAME + HAND_SECRET;

/// The canonical form of what a person typed, if it has `length` characters.
///
/// Case, hyphens, blanks, O for 0, and I or L for 1 are forgiven.
#[must_use]
pub fn canonical(typed: &str, length: usize) -> Option<String> {
    let mut code = String::with_capacity(length);
    for character in typed.chars().filter(|character| !matches!(character, '-' | ' ')) {
        code.push(match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            known if u8::try_from(known).is_ok_and(|byte| ALPHABET.contains(&byte)) => known,
            _ => return None,
        });
        if code.len() > length {
            return None;
        }
    }
    (code.len() == length).then_some(code)
}

/// A code as a phone sends it.
#[derive(Clone, Eq, PartialEq)]
pub struct Code {
    /// The five characters that name the pairing.
    pub name: String,
    /// The secret, of either kind.
    pub secret: String,
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Code(..)")
    }
}

impl Code {
    /// Reads a code that must already be canonical.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if !matches!(text.len(), QR_CODE | HAND_CODE) || canonical(text, text.len())? != text {
            return None;
        }
        let (name, secret) = text.split_at_checked(NAME)?;
        Some(Self { name: name.to_owned(), secret: secret.to_owned() })
    }

    /// Whether the secret is the one of the QR.
    #[must_use]
    pub fn is_from_qr(&self) -> bool {
        self.secret.len() == QR_SECRET
    }
}

/// A new pairing's name and its two secrets.
pub struct Secrets {
    /// Names the pairing.
    pub name: String,
    /// The secret in the QR.
    pub qr: String,
    /// The secret that is typed.
    pub hand: String,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secrets(..)")
    }
}

impl Secrets {
    /// Draws all three; `None` if the system has no randomness.
    #[must_use]
    pub fn draw() -> Option<Self> {
        Some(Self { name: random(NAME)?, qr: random(QR_SECRET)?, hand: random(HAND_SECRET)? })
    }

    /// The text of the QR.
    #[must_use]
    pub fn uri(&self, base: &str, kid: &str) -> String {
        format!("{base}/pair#v=1&code={}{}&key={kid}", self.name, self.qr)
    }

    /// Five groups of five: name, secret, and the first 50 bits of the service key's thumbprint.
    #[must_use]
    pub fn product_key(&self, kid: &str) -> Option<String> {
        let all = format!("{}{}{}", self.name, self.hand, key_part(kid)?);
        let mut groups = String::new();
        for (index, character) in all.chars().enumerate() {
            if index > 0 && index.is_multiple_of(5) {
                groups.push('-');
            }
            groups.push(character);
        }
        Some(groups)
    }
}

/// The first 50 bits of a thumbprint.
#[must_use]
pub fn key_part(kid: &str) -> Option<String> {
    let bytes = BASE64URL_NOPAD.decode(kid.as_bytes()).ok()?;
    let first = bytes.get(..8)?.try_into().ok().map(u64::from_be_bytes)?;
    let characters = (0..10).map(|index: u32| {
        let shift = 59_u32.saturating_sub(index.saturating_mul(5));
        symbol(first >> shift)
    });
    Some(characters.collect())
}

fn random(length: usize) -> Option<String> {
    let mut bytes = vec![0; length];
    fill(&mut bytes).ok()?;
    // 32 divides 256, so every character is equally likely.
    Some(bytes.into_iter().map(|byte| symbol(u64::from(byte))).collect())
}

fn symbol(bits: u64) -> char {
    let index = usize::try_from(bits & 31).unwrap_or_default();
    ALPHABET.get(index).copied().map_or('0', char::from)
}
