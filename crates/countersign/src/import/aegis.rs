//! Aegis: a vault, plain or under passwords.

use super::Refusal;
use super::entries::{Entries, Own, Shape, flag, list};
use crate::json::Tree;
use crate::limits;
use crate::secret::Secret;
use crate::stretch::scrypt;
use crate::vault::open_foreign;
use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use serde_json::Value;

/// The type of a slot that a password opens.
const PASSWORD: u64 = 1;

pub(super) fn is_one(file: &Value) -> bool {
    let slots = file.pointer("/header/slots");
    slots.is_some_and(|slots| slots.is_null() || slots.is_array()) && file.get("db").is_some()
}

pub(super) fn read(
    file: &Value,
    password: Option<&Secret>,
    entries: &mut Entries,
) -> Result<(), Refusal> {
    let Some(sealed) = file.get("db").and_then(Value::as_str) else {
        return read_entries(list(file, "/db/entries"), entries);
    };
    let key = master_key(list(file, "/header/slots"), password.ok_or(Refusal::Locked)?)?;
    let cipher = BASE64.decode(sealed.as_bytes()).map_err(|_| Refusal::Malformed)?;
    let mut plain = open(file, "/header/params", &key, cipher).ok_or(Refusal::Malformed)?;
    let vault = Tree::parse(plain.expose_mut()).map_err(|_| Refusal::Malformed)?;
    read_entries(list(&vault, "/entries"), entries)
}

/// The key that a password opens in one of the slots.
fn master_key(slots: &[Value], password: &Secret) -> Result<Secret, Refusal> {
    let is_of_password = |slot: &&Value| slot.get("type").and_then(Value::as_u64) == Some(PASSWORD);
    let slots: Vec<_> = slots.iter().filter(is_of_password).collect();
    // Each of them takes time.
    if slots.is_empty() || slots.len() > limits::IMPORT_SLOTS {
        return Err(Refusal::Malformed);
    }
    for slot in slots {
        let number = |name| slot.get(name).and_then(Value::as_u64).ok_or(Refusal::Malformed);
        let small = |name| number(name)?.try_into().map_err(|_| Refusal::Malformed);
        let (n, r, p) = (number("n")?, small("r")?, small("p")?);
        let salt = bytes(slot, "/salt").ok_or(Refusal::Malformed)?;
        let key = scrypt(password, &salt, n, r, p).ok_or(Refusal::Malformed)?;
        let wrapped = bytes(slot, "/key").ok_or(Refusal::Malformed)?;
        if let Some(key) = open(slot, "/key_params", &key, wrapped) {
            return Ok(key);
        }
    }
    Err(Refusal::Password)
}

/// Opens a ciphertext whose nonce and tag stand beside it.
fn open(value: &Value, parameters: &str, key: &Secret, mut cipher: Vec<u8>) -> Option<Secret> {
    let parameters = value.pointer(parameters)?;
    cipher.extend(bytes(parameters, "/tag")?);
    open_foreign(key.expose(), &bytes(parameters, "/nonce")?, cipher).ok()
}

fn bytes(value: &Value, pointer: &str) -> Option<Vec<u8>> {
    HEXLOWER_PERMISSIVE.decode(value.pointer(pointer)?.as_str()?.as_bytes()).ok()
}

fn read_entries(them: &[Value], entries: &mut Entries) -> Result<(), Refusal> {
    const SHAPE: Shape = Shape {
        kind: "/type",
        issuer: "/issuer",
        name: "/name",
        secret: "/info/secret",
        algorithm: "/info/algo",
        digits: "/info/digits",
        period: "/info/period",
        counter: "/info/counter",
    };
    them.iter()
        .try_for_each(|it| entries.entry(SHAPE.read(it), &Own::favourite(flag(it, "/favorite"))))
}
