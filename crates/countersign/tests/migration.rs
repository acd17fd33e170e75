//! SECURITY 28: every vault of an earlier version opens; a newer one can be read and not changed.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test"
)]

mod support;

use countersign::{Authenticator, AuthenticatorError, HomeNotice, PhoneLock, Step, Unlock};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use support::{MemoryKeys, NOW, PASSCODE, Phone, at};

fn golden() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vaults");
    let files = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|it| it == "sqlite3")).collect()
}

/// A phone whose vault is a copy of a file.
fn phone_with(file: &Path) -> Phone {
    let directory = tempfile::tempdir().unwrap();
    fs::copy(file, directory.path().join("vault.sqlite3")).unwrap();
    let keys = std::sync::Arc::new(MemoryKeys::of_a_phone());
    let opened = Authenticator::open(support::config(&directory), keys.clone());
    Phone { directory, keys, authenticator: opened.unwrap() }
}

fn check_contents(phone: &Phone) {
    let home = phone.authenticator.home(at(NOW)).unwrap();
    let codes: Vec<_> = home
        .accounts
        .iter()
        .map(|it| (&*it.issuer, &*it.name, it.code.as_deref().unwrap_or_default()))
        .collect();
    let expected = [
        ("Contoso", "a@contoso.example", "496177"),
        ("Contoso", "alice", "768147"),
        ("Contoso", "alice", "444319"),
        ("Fabrikam", "bob", ""),
        ("Steam", "", "KP643"),
        ("Microsoft", "carol", "94265546"),
    ];
    assert_eq!(codes, expected);
    assert_eq!(home.accounts[3].counter, Some(7));
    assert_eq!(home.accounts[0].service.as_ref().unwrap().host, "mfa.contoso.example");
    assert_eq!((home.prompts.len(), home.damaged.len()), (1, 0));
    assert_eq!(phone.authenticator.journal(0, 99).unwrap().len(), 2);
}

fn names(phone: &Phone) -> Vec<String> {
    let entries = fs::read_dir(phone.directory.path()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> =
        names.filter(|it| !it.ends_with("-wal") && !it.ends_with("-shm")).collect();
    names.sort();
    names
}

#[test]
fn security_28_every_earlier_vault_opens_and_shows_its_codes() {
    let files = golden();
    assert!(!files.is_empty());
    for file in files {
        let mut phone = phone_with(&file);
        assert_eq!(names(&phone), ["vault.sqlite3", "vault.sqlite3.previous"], "{file:?}");
        // The file before is whole until the new one was unlocked once.
        let previous = phone.directory.path().join("vault.sqlite3.previous");
        let before = phone_with(&previous);
        before.unlock_with(PASSCODE).unwrap();
        check_contents(&before);
        phone.unlock_with(PASSCODE).unwrap();
        check_contents(&phone);
        assert_eq!(names(&phone), ["vault.sqlite3"], "{file:?}");
        assert_eq!(phone.authenticator.home(at(NOW)).unwrap().notices, [HomeNotice::BackupMissing]);
        // What only the new version has works in it, too.
        let step = phone.authenticator.set_phone_lock(PhoneLock::Normal).unwrap();
        assert!(matches!(step, Step::Done { .. }));
        phone.restart();
        check_contents(&phone);
    }
}

#[test]
fn security_28_a_migration_that_fails_leaves_the_file_as_it_was() {
    for file in golden() {
        let directory = tempfile::tempdir().unwrap();
        let vault = directory.path().join("vault.sqlite3");
        fs::copy(&file, &vault).unwrap();
        // A directory in the way of the copy: the migration cannot finish.
        fs::create_dir(directory.path().join("vault.sqlite3.previous")).unwrap();
        let before = fs::read(&vault).unwrap();
        let opened = Authenticator::open(
            support::config(&directory),
            std::sync::Arc::new(MemoryKeys::default()),
        );
        assert_eq!(opened.unwrap_err(), AuthenticatorError::StorageReadOnly);
        // Only that SQLite's log mode is written into the header may differ; the rows may not.
        assert_eq!(fs::read(&vault).unwrap()[100..], before[100..]);
        fs::remove_dir(directory.path().join("vault.sqlite3.previous")).unwrap();
        let phone = phone_with(&vault);
        phone.unlock_with(PASSCODE).unwrap();
        check_contents(&phone);
    }
}

#[test]
fn security_28_a_second_process_keeps_a_migration_waiting() {
    let directory = tempfile::tempdir().unwrap();
    let vault = directory.path().join("vault.sqlite3");
    fs::copy(&golden()[0], &vault).unwrap();
    let other = Connection::open(&vault).unwrap();
    other.execute_batch("BEGIN; SELECT count(*) FROM account").unwrap();
    let keys = std::sync::Arc::new(MemoryKeys::default());
    let open = || Authenticator::open(support::config(&directory), keys.clone());
    assert_eq!(open().unwrap_err(), AuthenticatorError::Busy);
    drop(other);
    open().unwrap();
}

#[test]
fn security_28_a_newer_vault_is_read_and_never_changed() {
    let mut phone = Phone::new();
    phone
        .add("otpauth://totp/Contoso:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso");
    phone.authenticator.suspend().unwrap();
    let file = phone.directory.path().join("vault.sqlite3");
    let newer = Connection::open(&file).unwrap();
    newer.execute_batch("CREATE TABLE of_the_future (x); PRAGMA user_version = 99").unwrap();
    drop(newer);
    let before = fs::read(&file).unwrap();
    phone.restart();
    let home = phone.authenticator.home(at(59)).unwrap();
    assert_eq!(home.accounts[0].code.as_deref(), Some("287082"));
    assert_eq!(home.notices, [HomeNotice::BackupMissing, HomeNotice::ReadOnly]);
    let id = home.accounts[0].id.clone();
    let newer = AuthenticatorError::DataNewer;
    let removed = phone.authenticator.remove(id.clone(), at(0));
    assert_eq!(removed.unwrap_err(), newer);
    assert_eq!(phone.authenticator.rename(id, "x".to_owned()).unwrap_err(), newer);
    assert_eq!(phone.authenticator.set_phone_lock(PhoneLock::Normal).unwrap_err(), newer);
    phone.authenticator.lock().unwrap();
    phone.authenticator.suspend().unwrap();
    assert_eq!(fs::read(&file).unwrap(), before);
    let unlock = phone.authenticator.unlock(Unlock::Phone, at(0)).unwrap();
    assert!(matches!(unlock, Step::Sign { .. }));
}
