//! Bitwarden and Bitwarden Authenticator: items, of which some have a link or a bare secret.

use super::Refusal;
use super::entries::{Called, Entries, Own, Shape, first_said, flag, list, text};
use crate::scan::Entry;
use crate::secret::Secret;
use serde_json::Value;
use zeroize::Zeroizing;

pub(super) fn is_one(file: &Value) -> bool {
    file.get("encrypted").and_then(Value::as_bool) == Some(false)
        && file.get("items").is_some_and(Value::is_array)
}

pub(super) fn read(file: &Value, _: Option<&Secret>, entries: &mut Entries) -> Result<(), Refusal> {
    list(file, "/items").iter().try_for_each(|item| read_item(item, entries))
}

fn read_item(item: &Value, entries: &mut Entries) -> Result<(), Refusal> {
    const SHAPE: Shape = Shape {
        kind: "",
        issuer: "/login/issuer",
        name: "/login/username",
        secret: "/login/totp",
        algorithm: "/login/algorithm",
        digits: "/login/digits",
        period: "/login/period",
        counter: "",
    };
    let entry = SHAPE.read(item);
    // Most items of a password manager have only a password.
    if entry.secret.trim().is_empty() {
        return Ok(());
    }
    let (name, favourite) = (text(item, "/name"), flag(item, "/favorite"));
    if entry.secret.contains("://") {
        let called = Called { issuer: name.clone(), name: entry.name };
        return entries.link(&entry.secret, &called, &Own { nickname: name, favourite });
    }
    let issuer = first_said([entry.issuer, name]);
    let entry = Entry { kind: Zeroizing::new("totp".to_owned()), issuer, ..entry };
    entries.entry(entry, &Own::favourite(favourite))
}
