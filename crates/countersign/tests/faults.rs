//! SECURITY 24: killed at any moment, on a full disk or in a directory that cannot be written, the
//! vault is the old one or the new one, and what was said to be stored is stored.

#![cfg(unix)]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test"
)]

mod support;

use countersign::{
    Authenticator, AuthenticatorError, CheckKind, CheckState, Choice, Event, Input, KeyKind, Keys,
    PlatformError, Step, Unlock,
};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use rusqlite::Connection;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;
use support::{NOW, PASSCODE, at};
use tempfile::TempDir;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vaults/v1.sqlite3");

/// Keys that two processes share: one key pair in a file, and wrapping that hides nothing.
struct SharedKeys(EcdsaKeyPair);

impl SharedKeys {
    fn of(directory: &Path) -> Arc<Self> {
        let (file, random) = (directory.join("key.pkcs8"), SystemRandom::new());
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        if !file.exists() {
            let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
            fs::write(&file, document.as_ref()).unwrap();
        }
        let document = fs::read(&file).unwrap();
        Arc::new(Self(EcdsaKeyPair::from_pkcs8(algorithm, &document, &random).unwrap()))
    }

    fn signature(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(&SystemRandom::new(), message).unwrap().as_ref().to_vec()
    }
}

impl Keys for SharedKeys {
    fn generate(&self, _: String, kind: KeyKind, _: bool) -> Result<Vec<u8>, PlatformError> {
        let point = self.0.public_key().as_ref().to_vec();
        Ok(if kind == KeyKind::P256 { point } else { Vec::new() })
    }

    fn sign(&self, _: String, message: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        Ok(self.signature(&message))
    }

    fn delete(&self, _: String) -> Result<(), PlatformError> {
        Ok(())
    }

    fn wrap(&self, _: String, bytes: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        Ok(bytes)
    }

    fn unwrap(&self, _: String, wrapped: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        Ok(wrapped)
    }

    fn mark(&self) -> Result<u64, PlatformError> {
        Err(PlatformError::Unavailable)
    }

    fn set_mark(&self, _: u64) -> Result<(), PlatformError> {
        Err(PlatformError::Unavailable)
    }
}

fn open(directory: &TempDir) -> Result<Arc<Authenticator>, AuthenticatorError> {
    open_at(directory.path())
}

fn open_at(directory: &Path) -> Result<Arc<Authenticator>, AuthenticatorError> {
    Authenticator::open(config(directory), SharedKeys::of(directory))
}

fn config(directory: &Path) -> countersign::Config {
    countersign::Config {
        directory: directory.to_str().unwrap().to_owned(),
        verification: countersign::Verification::Passcode,
        platform: "linux".to_owned(),
        allow_loopback: false,
    }
}

fn unlock(authenticator: &Authenticator, directory: &Path) -> Result<(), AuthenticatorError> {
    let step = authenticator.unlock(Unlock::Phone, at(NOW))?;
    let Step::Sign { exchange, message, .. } = step else { panic!("{step:?}") };
    let der = SharedKeys::of(directory).signature(&message);
    match authenticator.resume(exchange, Input::Signature { der }, at(NOW))? {
        Step::Done { event: Event::Unlocked, .. } => Ok(()),
        other => panic!("{other:?}"),
    }
}

fn fresh() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    let keys = SharedKeys::of(directory.path());
    Authenticator::create(config(directory.path()), keys, None).unwrap();
    directory
}

/// The numbers of the accounts, once everything was found whole.
fn numbers(directory: &TempDir) -> Vec<usize> {
    let authenticator = open(directory).unwrap();
    unlock(&authenticator, directory.path()).unwrap();
    let home = authenticator.home(at(NOW)).unwrap();
    assert_eq!(home.damaged, []);
    let checks = authenticator.doctor(at(NOW)).unwrap();
    let data = checks.iter().find(|check| check.kind == CheckKind::Data).unwrap();
    assert_eq!(data.state, CheckState::Ok);
    home.accounts.iter().map(|account| account.name.parse().unwrap()).collect()
}

fn add(authenticator: &Authenticator, number: usize) -> Result<(), AuthenticatorError> {
    let text =
        format!("otpauth://totp/C:{number}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=C");
    let ticket = authenticator.scan(text, at(NOW))?.ticket;
    authenticator.add(ticket, Choice::KeepBoth, at(NOW)).map(|_| ())
}

/// This test again in a process of its own, as the child of the others.
fn child(task: &str, directory: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "as_a_child", "--nocapture", "--test-threads=1"]);
    command.env("COUNTERSIGN_TASK", task).env("COUNTERSIGN_DIRECTORY", directory);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

#[test]
fn as_a_child() {
    let Ok(task) = std::env::var("COUNTERSIGN_TASK") else { return };
    let directory = std::env::var("COUNTERSIGN_DIRECTORY").unwrap();
    let directory = Path::new(&directory);
    let result = match task.as_str() {
        "add" => add_forever(directory),
        "open" => open_at(directory).map(|_| ()),
        other => panic!("{other}"),
    };
    println!("\nended {:?}", result.unwrap_err());
}

fn add_forever(directory: &Path) -> Result<(), AuthenticatorError> {
    let authenticator = open_at(directory)?;
    unlock(&authenticator, directory)?;
    let first = authenticator.home(at(NOW))?.accounts.len();
    println!("\nready");
    for number in first.. {
        add(&authenticator, number)?;
        println!("added {number}");
        std::io::stdout().flush().unwrap();
        let mut accounts = authenticator.home(at(NOW))?.accounts.into_iter();
        let id = accounts.find(|account| account.name == number.to_string()).unwrap().id;
        authenticator.set_favourite(id.clone(), true)?;
        authenticator.set_favourite(id.clone(), false)?;
        authenticator.remove(id.clone(), at(NOW))?;
        authenticator.undo_remove(id)?;
    }
    Ok(())
}

#[test]
fn security_24_killed_at_any_moment_nothing_that_was_stored_is_lost() {
    let directory = fresh();
    let mut seed: u64 = 0x00c0_ffee;
    let mut total = 0;
    for round in 0..40 {
        let mut running = child("add", directory.path()).spawn().unwrap();
        let mut lines = BufReader::new(running.stdout.take().unwrap()).lines();
        lines.by_ref().map(Result::unwrap).find(|line| line == "ready").unwrap();
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        sleep(Duration::from_micros((seed >> 33) % 40_000));
        running.kill().unwrap();
        running.wait().unwrap();
        let added = lines.map_while(Result::ok).filter(|line| line.starts_with("added ")).count();
        let mut found = numbers(&directory);
        // Killed between a removal and its undoing, one account is among the removed ones.
        let authenticator = open(&directory).unwrap();
        unlock(&authenticator, directory.path()).unwrap();
        for removed in authenticator.removed().unwrap() {
            found.push(removed.name.parse().unwrap());
            authenticator.undo_remove(removed.id).unwrap();
        }
        found.sort_unstable();
        assert_eq!(found, (0..found.len()).collect::<Vec<_>>(), "round {round}");
        let told = total + added;
        assert!((told..=told + 1).contains(&found.len()), "round {round}: {told} {}", found.len());
        total = found.len();
    }
    assert!(total > 20, "the children got somewhere: {total}");
}

#[test]
fn security_24_killed_in_a_migration_the_old_or_the_new_vault_opens() {
    let mut migrated = 0;
    for round in 0..30 {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("vault.sqlite3");
        fs::copy(GOLDEN, &file).unwrap();
        let _ = SharedKeys::of(directory.path());
        let mut running = child("open", directory.path()).spawn().unwrap();
        sleep(Duration::from_micros(1_500 * round));
        running.kill().unwrap();
        running.wait().unwrap();
        let version = |file: &Path| -> i32 {
            let vault = Connection::open(file).unwrap();
            vault.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
        };
        migrated += usize::from(version(&file) == 2);
        open(&directory).unwrap();
        assert_eq!(version(&file), 2);
        let vault = Connection::open(&file).unwrap();
        let count = "SELECT count(*) FROM account";
        assert_eq!(vault.query_row(count, [], |row| row.get::<_, i64>(0)).unwrap(), 6);
    }
    let directory = tempfile::tempdir().unwrap();
    fs::copy(GOLDEN, directory.path().join("vault.sqlite3")).unwrap();
    let passcode = PASSCODE.to_owned();
    let step = open(&directory).unwrap().unlock(Unlock::Passcode { passcode }, at(NOW)).unwrap();
    assert!(matches!(step, Step::Done { event: Event::Unlocked, .. }), "{migrated}");
}

#[test]
fn security_24_where_files_cannot_grow_nothing_is_half_written() {
    let directory = fresh();
    for blocks in [200, 400, 800] {
        let exe = std::env::current_exe().unwrap();
        let mut limited = Command::new("sh");
        // In blocks of 512 or 1024 bytes, whichever this shell has. Without the signal a write
        // beyond the limit is an error, as on a full disk.
        limited.arg("-c").arg(format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""));
        limited.arg(exe).args(["--exact", "as_a_child", "--nocapture", "--test-threads=1"]);
        limited.env("COUNTERSIGN_TASK", "add").env("COUNTERSIGN_DIRECTORY", directory.path());
        let output = limited.stderr(Stdio::null()).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let ended = text.lines().find(|line| line.starts_with("ended")).unwrap();
        assert!(["ended StorageFull", "ended StorageReadOnly"].contains(&ended), "{ended}");
        let added = text.lines().filter(|line| line.starts_with("added ")).count();
        let authenticator = open(&directory).unwrap();
        unlock(&authenticator, directory.path()).unwrap();
        for removed in authenticator.removed().unwrap() {
            authenticator.undo_remove(removed.id).unwrap();
        }
        drop(authenticator);
        assert!(numbers(&directory).len() >= added, "{blocks}");
    }
}

#[test]
fn security_24_a_directory_that_cannot_be_written_is_said_so() {
    let directory = fresh();
    let allow = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    for entry in fs::read_dir(directory.path()).unwrap() {
        allow(&entry.unwrap().path(), 0o444);
    }
    allow(directory.path(), 0o555);
    let mut command = child("open", directory.path());
    if fs::write(directory.path().join("probe"), "").is_ok() {
        // The superuser may write anywhere; nobody may not.
        fs::remove_file(directory.path().join("probe")).unwrap();
        command.uid(65_534);
    }
    let output = command.output().unwrap();
    allow(directory.path(), 0o755);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("ended StorageReadOnly"), "{text}");
    for entry in fs::read_dir(directory.path()).unwrap() {
        allow(&entry.unwrap().path(), 0o644);
    }
    assert_eq!(numbers(&directory), Vec::<usize>::new());
}

#[test]
fn security_24_two_processes_share_one_vault() {
    let directory = fresh();
    let mut running = child("add", directory.path()).spawn().unwrap();
    let mut lines = BufReader::new(running.stdout.take().unwrap()).lines();
    lines.by_ref().map(Result::unwrap).find(|line| line == "ready").unwrap();
    let authenticator = open(&directory).unwrap();
    unlock(&authenticator, directory.path()).unwrap();
    for number in 1_000_000..1_000_020 {
        add(&authenticator, number).unwrap();
    }
    running.kill().unwrap();
    running.wait().unwrap();
    drop(authenticator);
    let found = numbers(&directory);
    assert_eq!(found.iter().filter(|number| **number >= 1_000_000).count(), 20);
}
