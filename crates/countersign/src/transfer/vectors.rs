//! The vector of docs/transfer.md, tests/vectors/transfer-v1.json, which another implementation wrote.

use super::agreement::{self, KeyPair, Phones, Public};
use super::parts::{self, Collected, Read};
use super::{OldPhone, Seen, opened};
use crate::image::Captured;
use data_encoding::HEXLOWER;
use serde_json::Value;

struct Vector(Value);

impl Vector {
    fn load() -> Self {
        let text = include_str!("../../../../tests/vectors/transfer-v1.json");
        Self(serde_json::from_str(text).unwrap())
    }

    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap()
    }

    fn key(&self, name: &str) -> Public {
        HEXLOWER.decode(self.text(name).as_bytes()).unwrap().try_into().unwrap()
    }

    fn parts(&self) -> Vec<&str> {
        self.0["parts"].as_array().unwrap().iter().map(|part| part.as_str().unwrap()).collect()
    }
}

#[test]
fn the_vectors_parts_open_with_the_new_phones_key() {
    let vector = Vector::load();
    let keys = KeyPair::of(vector.key("new_private"));
    assert_eq!(keys.public(), vector.key("new_public"));
    let mut collected = Collected::default();
    for part in vector.parts() {
        let Some(Read::Part(part)) = parts::read(part) else { panic!("{part}") };
        assert!(part.is_for(&keys.public()));
        collected.take(part);
    }
    let contents = opened(&keys, &collected).unwrap();
    assert_eq!(serde_json::to_value(&contents).unwrap(), vector.0["contents"]);
    // With another phone's key nothing opens.
    assert!(opened(&KeyPair::of(vector.key("old_private")), &collected).is_err());
}

#[test]
fn the_vectors_code_is_compared_on_both_phones() {
    let vector = Vector::load();
    let new = vector.key("new_public");
    assert_eq!(agreement::code(&new).unwrap(), vector.text("code"));
    assert_eq!(parts::read(vector.text("asking")), Some(Read::Asking(new)));
    let text = vector.text("asking").to_owned();
    let seen = Seen::of(Captured::Text { text }).unwrap();
    assert_eq!(OldPhone::asked(seen).unwrap().unwrap().code, vector.text("code"));
}

#[test]
fn the_vectors_parts_are_written_as_there() {
    let vector = Vector::load();
    let phones = Phones { new: vector.key("new_public"), old: vector.key("old_public") };
    let keys = KeyPair::of(vector.key("old_private"));
    assert_eq!(keys.public(), phones.old);
    let mut collected = Collected::default();
    for part in vector.parts() {
        let Some(Read::Part(part)) = parts::read(part) else { panic!("{part}") };
        collected.take(part);
    }
    let (old, sealed) = collected.whole().unwrap();
    assert_eq!(old, phones.old);
    let written = parts::texts(phones, &sealed).unwrap();
    assert_eq!(written, vector.parts());
    // Both phones agree: what opens on the new one opens on the old one, too.
    let opener = keys.sealer(&phones.new, phones).unwrap();
    assert!(opener.open("transfer", "", &sealed).is_ok());
}
