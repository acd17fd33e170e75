//! The link of an account, which any authenticator reads (the Key URI format; docs/transfer.md).

use crate::account::Account;
use crate::otp::{Algorithm, Generator};
use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

/// The link of an account; none where it has no codes. Every parameter is written, also where it is
/// what is usual: apps do not agree on that.
pub(crate) fn link(account: &Account) -> Option<Zeroizing<String>> {
    let (kind, parameters) = of_generator(account.generator)?;
    let Account { issuer, label_issuer, name, .. } = account;
    let secret = Zeroizing::new(BASE32_NOPAD.encode(account.secret.expose()));
    // Room from the start: a growing text would leave copies of the secret behind.
    let names = [issuer, issuer, name, label_issuer.as_deref().unwrap_or_default()];
    let names: usize = names.into_iter().map(|name| name.len().saturating_mul(3)).sum();
    let room = secret.len().saturating_add(names).saturating_add(OTHER_BYTES);
    let mut link = Zeroizing::new(String::with_capacity(room));
    link.push_str("otpauth://");
    link.push_str(kind);
    link.push('/');
    let prefix = label_issuer.as_ref().unwrap_or(issuer);
    encode(prefix, &mut link);
    // Without a prefix the first colon of a name would make one.
    if !prefix.is_empty() || name.contains(':') {
        link.push(':');
    }
    encode(name, &mut link);
    link.push_str("?secret=");
    link.push_str(&secret);
    if !issuer.is_empty() {
        link.push_str("&issuer=");
        encode(issuer, &mut link);
    }
    link.push_str(&parameters);
    Some(link)
}

/// More than all but names and secret take.
const OTHER_BYTES: usize = 128;

/// The type, and the parameters that are not the account's own.
fn of_generator(generator: Generator) -> Option<(&'static str, String)> {
    let common = |algorithm, digits| {
        let algorithm = match algorithm {
            Algorithm::Sha1 => "SHA1",
            Algorithm::Sha256 => "SHA256",
            Algorithm::Sha512 => "SHA512",
        };
        format!("&algorithm={algorithm}&digits={}", u8::from(digits))
    };
    Some(match generator {
        Generator::Hotp { algorithm, digits, counter } => {
            ("hotp", format!("{}&counter={counter}", common(algorithm, digits)))
        }
        Generator::Push => return None,
        // An app that does not know Steam's codes refuses the type; it would ignore a parameter,
        // and show codes that are wrong.
        Generator::Steam => ("steam", String::new()),
        Generator::Totp { algorithm, digits, period } => {
            ("totp", format!("{}&period={}", common(algorithm, digits), u32::from(period)))
        }
    })
}

/// Percent codes for all but the unreserved characters (RFC 3986 §2.3).
fn encode(text: &str, link: &mut String) {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            link.push(byte.into());
        } else {
            link.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}
