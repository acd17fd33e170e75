//! Stratum, once Authenticator Pro: plain, or under a password with Argon2id.

use super::entries::{Entries, Own, Shape, list};
use super::{Refusal, unsealed_with_salt};
use crate::scan::Entry;
use crate::secret::Secret;
use crate::stretch::Cost;
use serde_json::Value;
use zeroize::Zeroizing;

/// What a file under a password begins with. An older form, of mixed case, is not read.
const MAGIC: &[u8] = b"AUTHENTICATORPRO";
const SALT_LENGTH: usize = 16;
const COST: Cost = Cost { memory_kib: 64 * 1024, passes: 3, lanes: 4 };

pub(super) fn is_one(file: &Value) -> bool {
    file.get("Authenticators").is_some_and(Value::is_array)
}

pub(super) fn read(file: &Value, _: Option<&Secret>, entries: &mut Entries) -> Result<(), Refusal> {
    const SHAPE: Shape = Shape {
        kind: "/Type",
        issuer: "/Issuer",
        name: "/Username",
        secret: "/Secret",
        algorithm: "/Algorithm",
        digits: "/Digits",
        period: "/Period",
        counter: "/Counter",
    };
    list(file, "/Authenticators").iter().try_for_each(|it| {
        let entry = SHAPE.read(it);
        let kind = named(&entry.kind, &["", "hotp", "totp", "motp", "steam", "yandex"]);
        let algorithm = named(&entry.algorithm, &["SHA1", "SHA256", "SHA512"]);
        // The app writes whatever its form had; Steam codes have five characters and half a minute.
        let entry = if *kind == "steam" {
            let (issuer, name, secret) = (entry.issuer, entry.name, entry.secret);
            Entry { kind, issuer, name, secret, ..Entry::default() }
        } else {
            Entry { kind, algorithm, ..entry }
        };
        entries.entry(entry, &Own::default())
    })
}

/// Whether bytes are a file under a password.
pub(super) fn is_sealed(file: &[u8]) -> bool {
    file.starts_with(MAGIC)
}

/// Reads a file under a password.
pub(super) fn read_sealed(
    file: &[u8],
    password: Option<&Secret>,
    entries: &mut Entries,
) -> Result<(), Refusal> {
    let password = password.ok_or(Refusal::Locked)?;
    let rest = file.strip_prefix(MAGIC).ok_or(Refusal::Malformed)?;
    let key = |salt: &[u8]| COST.stretch(password, salt).ok();
    read(&*unsealed_with_salt(rest, SALT_LENGTH, key)?, None, entries)
}

/// The name of a number; the number itself where it has none, which nothing knows.
fn named(number: &Zeroizing<String>, names: &[&str]) -> Zeroizing<String> {
    let place = number.parse::<usize>().ok();
    let name = place.and_then(|place| names.get(place));
    name.map_or_else(|| number.clone(), |name| Zeroizing::new((*name).to_owned()))
}
