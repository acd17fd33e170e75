//! Exports of several codes, scanned in any order, on any day.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

mod support;

use countersign::{AddOutcome, BatchProgress, Choice, Moment, Scan};
use data_encoding::BASE64;
use support::{NOW, Phone, at};

const DAY: i64 = 24 * 60 * 60;

/// One part of an export with one account of its own (the fields of docs/scanning.md).
fn part(id: i32, index: u8, size: u8) -> String {
    let name = format!("user-{id}-{index}");
    let secret = format!("secret of part {index:05}").into_bytes();
    let field = |number: u8, bytes: &[u8]| {
        [&[number << 3 | 2, u8::try_from(bytes.len()).unwrap()], bytes].concat()
    };
    let entry = [field(1, &secret), field(2, name.as_bytes()), field(3, b"Contoso")].concat();
    let mut id_bytes = Vec::new();
    let mut rest = id.unsigned_abs();
    while rest >= 128 {
        id_bytes.push(u8::try_from(rest % 128).unwrap() | 128);
        rest /= 128;
    }
    id_bytes.push(u8::try_from(rest).unwrap());
    let numbers = [&[3 << 3, size, 4 << 3, index, 5 << 3][..], &id_bytes].concat();
    let payload = BASE64.encode(&[field(1, &entry), numbers].concat());
    format!("otpauth-migration://offline?data={}", payload.replace('+', "%2B"))
}

fn scan(phone: &Phone, text: &str, now: Moment) -> (String, Option<BatchProgress>) {
    let scanned = phone.authenticator.scan(text.to_owned(), now).unwrap();
    assert!(matches!(scanned.scan, Scan::Batch { .. }), "{:?}", scanned.scan);
    (scanned.ticket, scanned.progress)
}

fn add(phone: &Phone, text: &str, now: Moment) -> AddOutcome {
    let (ticket, _) = scan(phone, text, now);
    let added = phone.authenticator.add(ticket, Choice::KeepBoth, now).unwrap();
    assert_eq!(added.len(), 1);
    added[0].outcome
}

fn missing(phone: &Phone, text: &str, now: Moment) -> Vec<u32> {
    scan(phone, text, now).1.unwrap().missing
}

#[test]
fn parts_are_added_in_any_order_on_any_day() {
    let mut phone = Phone::new();
    let parts: Vec<_> = (0..3).map(|index| part(700, index, 3)).collect();
    assert_eq!(missing(&phone, &parts[2], at(NOW)), [1, 2, 3]);
    assert_eq!(add(&phone, &parts[2], at(NOW)), AddOutcome::New);
    assert_eq!(missing(&phone, &parts[2], at(NOW)), [1, 2]);
    phone.restart();
    let later = at(NOW + 29 * DAY);
    assert_eq!(add(&phone, &parts[1], later), AddOutcome::New);
    assert_eq!(add(&phone, &parts[1], later), AddOutcome::Same, "a part counts once");
    let progress = scan(&phone, &parts[0], later).1.unwrap();
    assert_eq!(progress, BatchProgress { size: 3, added: 2, missing: vec![1] });
    assert_eq!(add(&phone, &parts[0], later), AddOutcome::New);
    assert!(missing(&phone, &parts[0], later).is_empty());
    assert_eq!(phone.authenticator.home(later).unwrap().accounts.len(), 3);
}

#[test]
fn two_exports_can_be_open_and_are_forgotten_after_thirty_days() {
    let phone = Phone::new();
    for id in [1, 2] {
        add(&phone, &part(id, 0, 2), at(NOW));
    }
    assert_eq!(missing(&phone, &part(1, 0, 2), at(NOW)), [2]);
    assert_eq!(missing(&phone, &part(2, 0, 2), at(NOW)), [2]);
    add(&phone, &part(3, 0, 2), at(NOW));
    assert_eq!(missing(&phone, &part(1, 1, 2), at(NOW)), [1, 2], "the oldest made room");
    assert_eq!(missing(&phone, &part(2, 1, 2), at(NOW)), [2]);
    let after = at(NOW + 30 * DAY);
    assert_eq!(missing(&phone, &part(3, 1, 2), after), [1, 2]);
    assert_eq!(phone.authenticator.home(after).unwrap().accounts.len(), 3, "accounts stay");
}

#[test]
fn an_export_in_one_code_has_no_progress() {
    let phone = Phone::new();
    let (ticket, progress) = scan(&phone, &part(9, 0, 1), at(NOW));
    assert_eq!(progress, None);
    phone.authenticator.add(ticket, Choice::KeepBoth, at(NOW)).unwrap();
}
