//! 2FAS: services, plain or under a password.

use super::entries::{Entries, Own, Shape, first_said, list, text};
use super::{Refusal, unsealed};
use crate::scan::Entry;
use crate::secret::Secret;
use crate::stretch::{Pbkdf2, pbkdf2};
use data_encoding::BASE64;
use serde_json::Value;

/// How often the app stretches a password.
const ITERATIONS: u32 = 10_000;

pub(super) fn is_one(file: &Value) -> bool {
    file.get("schemaVersion").is_some() && file.get("services").is_some_and(Value::is_array)
}

pub(super) fn read(
    file: &Value,
    password: Option<&Secret>,
    entries: &mut Entries,
) -> Result<(), Refusal> {
    let Some(sealed) = file.get("servicesEncrypted").and_then(Value::as_str) else {
        return read_services(list(file, "/services"), entries);
    };
    let password = password.ok_or(Refusal::Locked)?;
    let mut parts = sealed.split(':').map(|part| BASE64.decode(part.as_bytes()));
    let (Some(Ok(cipher)), Some(Ok(salt)), Some(Ok(nonce)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Refusal::Malformed);
    };
    let key = pbkdf2(Pbkdf2::Sha256, ITERATIONS, password, &salt).ok_or(Refusal::Malformed)?;
    read_services(list(&*unsealed(&key, &nonce, cipher)?, ""), entries)
}

fn read_services(services: &[Value], entries: &mut Entries) -> Result<(), Refusal> {
    const SHAPE: Shape = Shape {
        kind: "/otp/tokenType",
        issuer: "/otp/issuer",
        name: "/otp/account",
        secret: "/secret",
        algorithm: "/otp/algorithm",
        digits: "/otp/digits",
        period: "/otp/period",
        counter: "/otp/counter",
    };
    services.iter().try_for_each(|it| {
        let (entry, nickname) = (SHAPE.read(it), text(it, "/name"));
        let issuer = first_said([entry.issuer, nickname.clone()]);
        let name = first_said([entry.name, text(it, "/otp/label")]);
        let own = Own { nickname, favourite: false };
        entries.entry(Entry { issuer, name, ..entry }, &own)
    })
}
