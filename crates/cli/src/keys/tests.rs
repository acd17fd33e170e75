use super::*;
use ring::signature::{ECDSA_P256_SHA256_ASN1, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::thread;
use tempfile::TempDir;

/// What the vault gives, 32 bytes.
const KEY: &str = "a key that the unlocked vault has";
/// A file of version 1, under the passcode below.
const VERSION_1: &str = include_str!("../../../../tests/vaults/keys-v1.json");
const PASSCODE: &str = "correct horse battery";

fn keys(directory: &TempDir, key: &str) -> FileKeys {
    keys_with(directory, PASSCODE, key)
}

fn keys_with(directory: &TempDir, passcode: &str, key: &str) -> FileKeys {
    let keys = FileKeys::new(directory.path());
    let key = key.as_bytes()[..32].to_vec().into();
    keys.unlock(Opener { passcode: passcode.to_owned().into(), key });
    keys
}

fn verifies(public: &[u8], signature: &[u8]) -> bool {
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, public);
    key.verify(b"message", signature).is_ok()
}

#[test]
fn a_key_signs_in_another_process_too() {
    let directory = TempDir::new().unwrap();
    let public = keys(&directory, KEY).generate("device-a".into(), KeyKind::P256, false).unwrap();
    assert_eq!((public.len(), public[0]), (65, 4));
    let signature = keys(&directory, KEY).sign("device-a".into(), b"message".to_vec());
    assert!(verifies(&public, &signature.unwrap()));
}

#[test]
fn an_rsa_key_has_3072_bits_and_signs_as_servers_want_it() {
    let directory = TempDir::new().unwrap();
    let public = keys(&directory, KEY).generate("token-a".into(), KeyKind::Rsa, false).unwrap();
    let signature = keys(&directory, KEY).sign("token-a".into(), b"message".to_vec()).unwrap();
    assert_eq!(signature.len(), 3_072 / 8);
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public);
    assert!(key.verify(b"message", &signature).is_ok());
    assert!(key.verify(b"another", &signature).is_err());
}

#[test]
fn a_key_of_the_person_signs_only_for_the_person() {
    let directory = TempDir::new().unwrap();
    let keys = keys(&directory, KEY);
    let public = keys.generate("approval-a".into(), KeyKind::P256, true).unwrap();
    assert!(keys.sign("approval-a".into(), b"message".to_vec()).is_err());
    assert!(verifies(&public, &keys.sign_for_person("approval-a", b"message").unwrap()));
}

#[test]
fn the_key_of_another_vault_opens_nothing_and_adds_nothing() {
    let directory = TempDir::new().unwrap();
    keys(&directory, KEY).generate("device-a".into(), KeyKind::P256, false).unwrap();
    let before = fs::read(directory.path().join("keys")).unwrap();
    let wrong = keys(&directory, "a key that another vault would have");
    let unavailable = Err(PlatformError::Unavailable);
    assert_eq!(wrong.sign("device-a".into(), vec![]), unavailable);
    assert_eq!(wrong.fault(), Some(KeysFault::Damaged));
    assert_eq!(wrong.generate("device-b".into(), KeyKind::P256, false), unavailable);
    assert_eq!(fs::read(directory.path().join("keys")).unwrap(), before);
    let locked = FileKeys::new(directory.path());
    assert_eq!(locked.sign("device-a".into(), vec![]), unavailable);
    assert_eq!(locked.fault(), Some(KeysFault::Locked));
}

#[test]
fn a_changed_file_gives_no_key() {
    let directory = TempDir::new().unwrap();
    let file = directory.path().join("keys");
    let public = keys(&directory, KEY).generate("device-a".into(), KeyKind::P256, false).unwrap();
    let good = fs::read(&file).unwrap();
    for index in (0..good.len()).step_by(23) {
        let mut bad = good.clone();
        bad[index] ^= 1;
        fs::write(&file, &bad).unwrap();
        // Blanks between the members may change; what they hold may not.
        if let Ok(signature) = keys(&directory, KEY).sign("device-a".into(), b"message".into()) {
            assert!(verifies(&public, &signature) && good[index].is_ascii_whitespace(), "{index}");
        }
    }
    for length in [0, 1, good.len() / 2, good.len() - 1] {
        fs::write(&file, &good[..length]).unwrap();
        assert!(keys(&directory, KEY).sign("device-a".into(), vec![]).is_err());
    }
    fs::remove_file(&file).unwrap();
    assert!(keys(&directory, KEY).sign("device-a".into(), vec![]).is_err());
}

#[test]
fn parameters_out_of_range_are_refused_before_they_are_used() {
    let directory = TempDir::new().unwrap();
    let file = directory.path().join("keys");
    for (from, to) in [
        ("65536", "8191"),
        ("65536", "4294967295"),
        ("\"passes\": 3", "\"passes\": 4000000000"),
        ("\"lanes\": 1", "\"lanes\": 0"),
        ("\"version\": 1", "\"version\": 2"),
        ("\"version\": 1", "\"version\": 3"),
    ] {
        fs::write(&file, VERSION_1.replace(from, to)).unwrap();
        let keys = keys(&directory, KEY);
        assert!(keys.sign("device-y4qqlbiwrtjfxu2l".into(), vec![]).is_err(), "{to}");
    }
}

/// The private keys of the file of version 1.
fn private_keys(keys: &FileKeys) -> [Vec<u8>; 2] {
    let document = file::read(&keys.directory).unwrap().unwrap();
    let sealer = document.open(keys.opener().unwrap()).unwrap();
    [("approval-3uyldfrmlhfxx3gz", true), ("device-y4qqlbiwrtjfxu2l", false)]
        .map(|(alias, person)| document.take(alias, person, &sealer).unwrap().to_vec())
}

#[test]
fn keys_under_a_passcode_are_used_and_moved_before_it_is_changed() {
    let directory = TempDir::new().unwrap();
    let file = directory.path().join("keys");
    fs::write(&file, VERSION_1).unwrap();
    let old = keys(&directory, KEY);
    assert!(old.sign("device-y4qqlbiwrtjfxu2l".into(), vec![]).is_ok());
    assert_eq!(fs::read_to_string(&file).unwrap(), VERSION_1, "signing writes nothing");
    let before = private_keys(&old);
    assert!(keys_with(&directory, "another passcode", KEY).leave_passcode().is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), VERSION_1, "all of them or none");
    old.leave_passcode().unwrap();
    let moved = fs::read(&file).unwrap();
    let new = keys_with(&directory, "another passcode", KEY);
    assert_eq!(private_keys(&new), before);
    assert!(old.sign("device-y4qqlbiwrtjfxu2l".into(), vec![]).is_ok());
    new.leave_passcode().unwrap();
    assert_eq!(fs::read(&file).unwrap(), moved, "there is nothing more to do");
}

#[test]
fn a_new_key_takes_the_others_along() {
    let directory = TempDir::new().unwrap();
    fs::write(directory.path().join("keys"), VERSION_1).unwrap();
    let old = keys(&directory, KEY);
    let before = private_keys(&old);
    old.generate("device-b".into(), KeyKind::P256, false).unwrap();
    let new = keys_with(&directory, "another passcode", KEY);
    assert_eq!(private_keys(&new), before);
    assert!(new.sign("device-b".into(), vec![]).is_ok());
}

#[test]
fn the_keys_of_an_earlier_vault_are_put_aside_and_kept() {
    let directory = TempDir::new().unwrap();
    let names = || {
        let entries = fs::read_dir(directory.path()).unwrap();
        let mut names: Vec<_> = entries.map(|it| it.unwrap().file_name()).collect();
        names.sort();
        names
    };
    keys(&directory, KEY).set_aside().unwrap();
    assert!(names().is_empty());
    for text in ["first", "second"] {
        fs::write(directory.path().join("keys"), text).unwrap();
        keys(&directory, KEY).set_aside().unwrap();
    }
    assert_eq!(names(), ["keys.of-earlier-vault-1", "keys.of-earlier-vault-2"]);
    let first = fs::read(directory.path().join("keys.of-earlier-vault-1")).unwrap();
    assert_eq!(first, b"first");
}

#[test]
fn an_alias_cannot_be_exchanged_for_another() {
    let directory = TempDir::new().unwrap();
    let file = directory.path().join("keys");
    let keys = keys(&directory, KEY);
    keys.generate("device-a".into(), KeyKind::P256, false).unwrap();
    let json = fs::read_to_string(&file).unwrap();
    fs::write(&file, json.replace("device-a", "device-b")).unwrap();
    assert!(keys.sign("device-b".into(), vec![]).is_err());
    fs::write(&file, json.replace("\"needs_person\": false", "\"needs_person\": true")).unwrap();
    assert!(keys.sign_for_person("device-a", b"").is_err());
}

#[test]
fn keys_made_at_the_same_time_are_all_there() {
    let directory = TempDir::new().unwrap();
    // A lock belongs to an open file, so these are to each other as two processes are.
    thread::scope(|scope| {
        for alias in ["a", "b", "c", "d"] {
            let directory = &directory;
            scope.spawn(move || {
                keys(directory, KEY).generate(alias.into(), KeyKind::P256, false).unwrap();
            });
        }
    });
    let keys = keys(&directory, KEY);
    for alias in ["a", "b", "c", "d"] {
        assert!(keys.sign(alias.into(), vec![]).is_ok(), "{alias}");
    }
}

#[test]
fn deleting_is_final_and_an_unknown_alias_is_no_error() {
    let directory = TempDir::new().unwrap();
    let keys = keys(&directory, KEY);
    keys.delete("device-a".into()).unwrap();
    keys.generate("device-a".into(), KeyKind::P256, false).unwrap();
    keys.delete("device-a".into()).unwrap();
    keys.delete("device-a".into()).unwrap();
    assert!(keys.sign("device-a".into(), vec![]).is_err());
    let json = fs::read_to_string(directory.path().join("keys")).unwrap();
    assert!(!json.contains("device-a"));
}

#[test]
fn the_file_is_private_and_not_there_before_a_key_is_needed() {
    let directory = TempDir::new().unwrap();
    let keys = keys(&directory, KEY);
    assert!(lock(&keys.sealer).is_none() && !directory.path().join("keys").exists());
    keys.generate("device-a".into(), KeyKind::P256, false).unwrap();
    for name in ["keys", "keys.lock"] {
        let mode = fs::metadata(directory.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert!(!directory.path().join("keys.new").exists());
}
