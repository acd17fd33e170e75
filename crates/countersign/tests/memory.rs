//! What a locked phone still has in memory: no seed that it showed a code of, in any form.

#![cfg(target_os = "linux")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test"
)]

#[allow(dead_code, reason = "only codes of the core are needed here")]
mod pictures;
mod support;

use countersign::{AuthenticatorError, Captured, Choice, Import, QrCode};
use data_encoding::{BASE32_NOPAD, BASE64};
use pictures::Picture;
use ring::rand::{SecureRandom, SystemRandom};
use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use support::{Phone, at};
use zeroize::Zeroizing;

/// What is looked for lies in this process too, so it is kept under a mask.
const MASK: u8 = 0x5a;
const CHUNK: usize = 1 << 20;

/// The end of a secret in one form. The allocator overwrites the beginning of what it gets back.
struct Needle {
    form: &'static str,
    masked: Vec<u8>,
}

impl Needle {
    fn new(form: &'static str, text: &[u8]) -> Self {
        let end = &text[text.len() - 20..];
        Self { form, masked: end.iter().map(|byte| byte ^ MASK).collect() }
    }

    fn is_in(&self, haystack: &[u8]) -> bool {
        let first = self.masked[0] ^ MASK;
        haystack.windows(self.masked.len()).any(|window| {
            window[0] == first
                && window.iter().zip(&self.masked).all(|(byte, masked)| byte ^ MASK == *masked)
        })
    }
}

/// A seed of 320 bits, as base32, and what to look for.
fn seed() -> (Zeroizing<String>, Vec<Needle>) {
    let mut seed = Zeroizing::new([0; 40]);
    SystemRandom::new().fill(&mut *seed).unwrap();
    let text = Zeroizing::new(BASE32_NOPAD.encode(&*seed));
    let base64 = Zeroizing::new(BASE64.encode(&*seed));
    let needles = vec![
        Needle::new("raw", &*seed),
        Needle::new("base32", text.as_bytes()),
        Needle::new("base64", base64.trim_end_matches('=').as_bytes()),
    ];
    (text, needles)
}

/// Which of the needles are anywhere in the memory of this process that can be written.
fn found(needles: &[Needle]) -> Vec<&'static str> {
    let memory = File::open("/proc/self/mem").unwrap();
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let mut chunk = vec![0; CHUNK + 64];
    let mut found = Vec::new();
    let mut looked_at = 0;
    for line in maps.lines().filter(|line| line.contains(" rw") && !line.contains("[v")) {
        let (from, to) = line.split(' ').next().unwrap().split_once('-').unwrap();
        let [from, to] = [from, to].map(|it| u64::from_str_radix(it, 16).unwrap());
        for at in (from..to).step_by(CHUNK) {
            let length = usize::try_from(to - at).unwrap().min(chunk.len());
            // What was given back since the maps were read is not there any more.
            if memory.read_exact_at(&mut chunk[..length], at).is_err() {
                continue;
            }
            looked_at += length;
            let here = needles.iter().filter(|needle| needle.is_in(&chunk[..length]));
            found.extend(here.map(|needle| needle.form));
        }
    }
    assert!(looked_at > CHUNK);
    found
}

/// One phone's accounts go to another, and wait there for being added.
fn moved(old: &Phone, new: &Phone) {
    let text = |qr: &QrCode| {
        let picture = Picture::of_modules(&qr.modules, 4);
        Captured::Text { text: picture.scan().remove(0) }
    };
    let receiving = new.authenticator.receive_transfer(at(0)).unwrap();
    let sending = old.authenticator.send_transfer(text(&receiving.qr), at(0)).unwrap().unwrap();
    let mut arrived = None;
    for part in old.authenticator.transfer_parts(sending.transfer, at(0)).unwrap() {
        let transfer = receiving.transfer.clone();
        arrived = new.authenticator.receive_part(transfer, text(&part), at(0)).unwrap().arrived;
    }
    assert_eq!(arrived.unwrap().accounts.len(), 1);
}

#[test]
fn security_30_a_locked_phone_has_no_seed_in_memory() {
    // A seed that nobody wipes is found: this is what the search is worth.
    let (text, needles) = seed();
    let careless = std::hint::black_box(text.as_str().to_owned());
    assert_eq!(found(&needles), ["base32"; 2], "the one that is held, and the careless one");
    drop(text);
    drop(careless);
    assert_eq!(found(&needles), ["base32"], "and what was given back unwiped is found, too");

    let phone = Phone::new();
    let (secret, needles) = seed();
    let mut link = String::with_capacity(256);
    for part in ["otpauth://totp/Contoso:alice?issuer=Contoso&secret=", &secret] {
        link.push_str(part);
    }
    drop(secret);
    // The core takes the text over, and wipes it.
    let ticket = phone.authenticator.scan(link, at(0)).unwrap().ticket;
    phone.authenticator.add(ticket, Choice::KeepBoth, at(0)).unwrap();
    for second in [0, 59, 90] {
        assert!(phone.authenticator.home(at(second)).unwrap().accounts[0].code.is_some());
    }
    let password = "four unrelated words".to_owned();
    let file = phone.authenticator.backup(password.clone(), at(0)).unwrap();
    phone.authenticator.open_backup(file, password, at(0)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("links.txt").to_str().unwrap().to_owned();
    phone.authenticator.export(file, at(0)).unwrap();
    let new = Phone::new();
    moved(&phone, &new);
    phone.authenticator.lock().unwrap();
    new.authenticator.lock().unwrap();

    assert_eq!(found(&needles), Vec::<&str>::new());
    a_locked_phone_has_no_seed_of_a_file_in_memory();
}

/// A part of the test above: another test in this program would find what that one holds.
fn a_locked_phone_has_no_seed_of_a_file_in_memory() {
    let phone = Phone::new();
    let (secret, needles) = seed();
    let long = "b".repeat(9_000);
    let escaped = format!(
        r#"{{"version":1,"entries":[{{"content":{{"uri":"otpauth:\/\/totp\/{long}?secret\u003d"#
    );
    let entry = r#"{"label":"c","type":"TOTP","secret":""#;
    // A list; JSON that is refused for a member that comes twice, and at its end; needless escapes.
    let files = [
        ("otpauth://totp/Contoso:a?issuer=Contoso&secret=", "\n", 1, ""),
        (r#"[{"label":"c","type":"TOTP","secret":""#, r#""}]"#, 1, ""),
        (entry, r#""},"#, 500, r#"{"label":0,"label":0}]"#),
        (entry, r#""},"#, 500, "{}] and more"),
        (&escaped, r#"","name":"b"}}]}"#, 1, ""),
        (&escaped, r#"","name":"b"}}]}"#, 1, " and more"),
    ];
    for (before, after, times, end) in files {
        let mut file = Vec::with_capacity(100_000);
        if times > 1 {
            file.push(b'[');
        }
        for _ in 0..times {
            for part in [before, &secret, after] {
                file.extend_from_slice(part.as_bytes());
            }
        }
        file.extend_from_slice(end.as_bytes());
        // The core takes the file over, and wipes it.
        match phone.authenticator.open_import(file, None, at(59)) {
            Ok(Import::Opened { found }) => {
                assert_eq!((found.accounts.len(), end), (1, ""));
                phone.authenticator.add(found.ticket, Choice::KeepBoth, at(59)).unwrap();
            }
            Ok(Import::Locked { .. }) => panic!("it has no password"),
            Err(error) => {
                assert_eq!(error, AuthenticatorError::ImportUnknown);
                assert!(!end.is_empty());
            }
        }
    }
    assert_eq!(phone.authenticator.home(at(59)).unwrap().accounts.len(), 3);
    phone.authenticator.lock().unwrap();
    drop(secret);
    assert_eq!(found(&needles), Vec::<&str>::new());
}
