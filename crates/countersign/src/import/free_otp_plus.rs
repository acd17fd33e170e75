//! `FreeOTP+`: tokens whose secrets are lists of bytes with a sign.

use super::Refusal;
use super::entries::{Entries, Own, Shape, first_said, list, text};
use crate::scan::Entry;
use crate::secret::Secret;
use data_encoding::BASE32;
use serde_json::Value;
use zeroize::Zeroizing;

pub(super) fn is_one(file: &Value) -> bool {
    list(file, "/tokens").first().is_some_and(|it| it.get("secret").is_some_and(Value::is_array))
}

pub(super) fn read(file: &Value, _: Option<&Secret>, entries: &mut Entries) -> Result<(), Refusal> {
    const SHAPE: Shape = Shape {
        kind: "/type",
        issuer: "/issuerExt",
        name: "/label",
        secret: "",
        algorithm: "/algo",
        digits: "/digits",
        period: "/period",
        counter: "/counter",
    };
    list(file, "/tokens").iter().try_for_each(|it| {
        let entry = SHAPE.read(it);
        let issuer = first_said([entry.issuer, text(it, "/issuerInt")]);
        entries.entry(Entry { issuer, secret: secret(it), ..entry }, &Own::default())
    })
}

/// The secret in base32; empty where one of its numbers is no byte.
fn secret(token: &Value) -> Zeroizing<String> {
    let byte = |number: &Value| {
        let number = number.as_i64()?;
        u8::try_from(number).ok().or_else(|| Some(i8::try_from(number).ok()?.cast_unsigned()))
    };
    let numbers = list(token, "/secret");
    let mut bytes = Zeroizing::new(Vec::with_capacity(numbers.len()));
    bytes.extend(numbers.iter().map_while(byte));
    if bytes.len() < numbers.len() {
        return Zeroizing::default();
    }
    Zeroizing::new(BASE32.encode(&bytes))
}
