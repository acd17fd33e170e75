//! SECURITY 24: the program is stopped at each of its writes, or each of them fails. The old state
//! opens or the new one, never neither; and doing it again does it.

use countersign_tests::{Ended, Fault, Outcome, Phone, Programs, Reply, fail, faults_are_possible};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A vault that opens fast (tests/vaults/README.md), since it is opened a thousand times here.
const QUICK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vaults/quick");
const PASSCODE: &str = "correct horse battery";
const NEW_PASSCODE: &str = "another long passcode";
const ADD: &str =
    "otpauth://totp/Fabrikam:carol?secret=MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK&issuer=Fabrikam";
const REPLACE: &str =
    "otpauth://totp/Contoso:alice?secret=MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK&issuer=Contoso";
/// Contoso:bob.
const BOB: &str = "zxgughdw5nxcrdxt";
const SECTOR: usize = 512;

/// Errors that disks have, by the call that tells them.
const ERRORS: [(&str, &str); 6] = [
    ("fsync", "EIO"),
    ("ftruncate", "EIO"),
    ("pwrite64", "ENOSPC"),
    ("rename", "EIO"),
    ("unlink", "EIO"),
    ("write", "ENOSPC"),
];

/// A change of a vault, from a place where it has not happened yet.
struct Change {
    program: PathBuf,
    arguments: Vec<&'static str>,
    /// What lies in the directory before it.
    files: Vec<(&'static str, Vec<u8>)>,
    before: Vec<String>,
    after: Vec<String>,
}

/// A copy of the vault, to be harmed.
struct Copy {
    directory: TempDir,
    phone: Phone,
}

impl Change {
    /// None where this machine cannot do it.
    fn new(files: &[&'static str], arguments: &[&'static str]) -> Outcome<Option<Self>> {
        if !faults_are_possible()? {
            return Ok(None);
        }
        let read = |name: &&'static str| {
            let as_it_is_called = if *name == "v1.sqlite3" { "vault.sqlite3" } else { name };
            fs::read(Path::new(QUICK).join(name)).map(|bytes| (as_it_is_called, bytes))
        };
        let files = files.iter().map(read).collect::<Result<_, _>>()?;
        let (program, arguments) = (Programs::find()?.phone, arguments.to_vec());
        let (before, after) = (Vec::new(), Vec::new());
        let mut change = Self { program, arguments, files, before, after };
        change.before = state(&change.copy()?)?;
        let done = change.copy()?;
        done.phone.done(&change.arguments)?;
        change.after = state(&done)?;
        Ok(Some(change))
    }

    fn copy(&self) -> Outcome<Copy> {
        let directory = tempfile::tempdir()?;
        for (name, bytes) in &self.files {
            fs::write(directory.path().join(name), bytes)?;
        }
        let phone = Phone::new(&self.program, directory.path(), PASSCODE);
        Ok(Copy { directory, phone: phone.changing_to(NEW_PASSCODE) })
    }

    /// Cuts the power before every single call that changes the disk.
    fn survives_power_cuts(&self) -> Outcome<()> {
        let calls = self.copy()?.phone.calls_of(&self.arguments)?;
        let points: u32 = calls.values().sum();
        assert!(calls.contains_key("fsync") && points > 20, "{calls:?}");
        for (call, count) in &calls {
            for at in 1..=*count {
                let copy = self.copy()?;
                let ended = copy.phone.run_with(&self.arguments, call, at, Fault::Kill)?;
                assert!(matches!(ended, Ended::Killed), "{call} {at}: {ended:?}");
                let place = format!("killed at {call} {at} of {count}");
                self.check(&copy, &place)?;
                self.repeat(&copy, &place)?;
            }
        }
        Ok(())
    }

    /// Lets every single call fail.
    fn survives_errors(&self) -> Outcome<()> {
        let calls = self.copy()?.phone.calls_of(&self.arguments)?;
        for (call, error) in ERRORS {
            for at in 1..=calls.get(call).copied().unwrap_or_default() {
                let copy = self.copy()?;
                let place = format!("{error} from {call} {at}");
                let ended = copy.phone.run_with(&self.arguments, call, at, Fault::Error(error))?;
                let Ended::Exit(reply) = ended else { return fail(place) };
                let found = self.check(&copy, &place)?;
                if reply.exit == 0 {
                    assert_eq!(found, self.after, "{place}: done was said");
                } else if call != "write" {
                    assert_is_a_sentence(&reply, &place);
                }
                self.repeat(&copy, &place)?;
            }
        }
        Ok(())
    }

    /// The old state, or the new one.
    fn check(&self, copy: &Copy, place: &str) -> Outcome<Vec<String>> {
        let found = match state(copy) {
            Ok(found) => found,
            Err(failure) => return fail(format!("{place}: {failure}")),
        };
        assert!(found == self.before || found == self.after, "{place}: {found:?}");
        Ok(found)
    }

    /// What the person does next.
    fn repeat(&self, copy: &Copy, place: &str) -> Outcome<()> {
        copy.phone.run(&self.arguments)?;
        assert_eq!(state(copy)?, self.after, "{place}, and done again");
        Ok(())
    }
}

/// What a person sees of a vault, whole: its accounts, and which passcode opens it and its keys.
fn state(copy: &Copy) -> Outcome<Vec<String>> {
    let codes = ["codes", "--at", "1800000000"];
    let mut phone = &copy.phone;
    let mut reply = phone.run(&codes)?;
    let mut opened_by = "old passcode";
    let new;
    if reply.exit == 3 {
        new = phone.with(phone.vault(), NEW_PASSCODE);
        (phone, opened_by) = (&new, "new passcode");
        reply = phone.run(&codes)?;
    }
    let reply = reply.expecting(0)?;
    assert_eq!(reply.member("/damaged")?, &Value::Array(Vec::new()));
    let accounts = reply.member("/accounts")?.as_array().into_iter().flatten();
    let mut rows: Vec<_> = accounts
        .map(|account| {
            let text = |name: &str| account.get(name).and_then(Value::as_str).unwrap_or("-");
            ["issuer", "name", "code", "previous_code"].map(text).join(" ")
        })
        .collect();
    if copy.directory.path().join("keys").exists() {
        // Nobody listens there any more, but the question was signed.
        let asked = phone.run(&["requests"])?.expecting(5)?;
        assert_eq!(asked.text("/error/code")?, "offline");
    }
    rows.push(opened_by.to_owned());
    Ok(rows)
}

fn assert_is_a_sentence(reply: &Reply, place: &str) {
    let sentence = reply.stderr.trim_end();
    assert!(
        reply.exit == 1 && !sentence.contains('\n') && sentence.ends_with('.'),
        "{place}: {reply:?} {sentence}"
    );
}

#[test]
fn security_24_an_account_is_added_or_it_is_not() -> Outcome<()> {
    let Some(change) = Change::new(&["vault.sqlite3"], &["add", ADD])? else { return Ok(()) };
    assert_eq!((change.before.len(), change.after.len()), (4, 5));
    change.survives_power_cuts()?;
    change.survives_errors()
}

#[test]
fn security_24_a_key_is_replaced_or_it_is_not() -> Outcome<()> {
    let arguments = ["add", REPLACE, "--replace"];
    let Some(change) = Change::new(&["vault.sqlite3"], &arguments)? else { return Ok(()) };
    assert_ne!(change.before, change.after);
    change.survives_power_cuts()
}

#[test]
fn security_24_an_account_is_removed_or_it_is_not() -> Outcome<()> {
    let Some(change) = Change::new(&["vault.sqlite3"], &["remove", BOB])? else { return Ok(()) };
    assert_eq!((change.before.len(), change.after.len()), (4, 3));
    change.survives_power_cuts()
}

#[test]
fn security_24_a_vault_is_migrated_or_it_is_not() -> Outcome<()> {
    let Some(change) = Change::new(&["v1.sqlite3", "keys"], &["codes"])? else { return Ok(()) };
    assert_eq!((change.before.len(), &change.before), (4, &change.after));
    change.survives_power_cuts()?;
    change.survives_errors()
}

/// The keys of this vault are still under the passcode: they leave it first.
#[test]
fn security_24_vault_and_keys_never_want_different_passcodes() -> Outcome<()> {
    let files = ["vault.sqlite3", "keys"];
    let Some(change) = Change::new(&files, &["passcode"])? else { return Ok(()) };
    assert_eq!(change.before.last().map(String::as_str), Some("old passcode"));
    assert_eq!(change.after.last().map(String::as_str), Some("new passcode"));
    change.survives_power_cuts()?;
    change.survives_errors()
}

#[test]
fn security_24_a_new_vault_is_there_or_it_is_not() -> Outcome<()> {
    if !faults_are_possible()? {
        return Ok(());
    }
    let program = Programs::find()?.phone;
    let fresh = || -> Outcome<(TempDir, Phone)> {
        let directory = tempfile::tempdir()?;
        let phone = Phone::new(&program, &directory.path().join("vault"), PASSCODE);
        Ok((directory, phone))
    };
    let mut whole = 0;
    for (call, count) in fresh()?.1.calls_of(&["init"])? {
        for at in 1..=count {
            let (_directory, phone) = fresh()?;
            let ended = phone.run_with(&["init"], &call, at, Fault::Kill)?;
            assert!(matches!(ended, Ended::Killed), "{call} {at}: {ended:?}");
            let found = phone.run(&["codes"])?;
            if found.exit == 0 {
                whole += 1;
                let again = phone.run(&["init"])?.expecting(1)?;
                assert_eq!(again.text("/error/code")?, "already_initialised");
                continue;
            }
            assert_eq!(found.text("/error/code")?, "not_initialised", "{call} {at}");
            // All of these leave the same behind: a draft, or nothing.
            if call != "pwrite64" || at % 8 == 1 {
                phone.done(&["init"])?;
                phone.done(&["codes"])?;
            }
        }
    }
    assert!(whole > 0);
    Ok(())
}

#[test]
fn security_24_where_nothing_can_be_written_codes_are_still_shown_or_a_sentence_says_why()
-> Outcome<()> {
    let Some(change) = Change::new(&["vault.sqlite3"], &["add", ADD])? else { return Ok(()) };
    let copy = change.copy()?;
    let file = copy.directory.path().join("vault.sqlite3");
    let Ended::Exit(reply) = copy.phone.run_read_only(&change.arguments, &file)? else {
        return fail("Nothing was to be killed.");
    };
    assert_is_a_sentence(&reply, "read only");
    assert_eq!(reply.text("/error/code")?, "storage_read_only");
    assert_eq!(state(&copy)?, change.before);
    Ok(())
}

/// A disk writes sectors, in any order: each that was not yet confirmed may hold anything.
#[test]
fn security_24_a_torn_sector_takes_nothing_along() -> Outcome<()> {
    let Some(change) = Change::new(&["vault.sqlite3"], &["add", ADD])? else { return Ok(()) };
    let calls = change.copy()?.phone.calls_of(&change.arguments)?;
    let old = fs::read(Path::new(QUICK).join("vault.sqlite3"))?;
    let mut torn = 0;
    for at in 1..=calls["fsync"] {
        let copy = change.copy()?;
        copy.phone.run_with(&change.arguments, "fsync", at, Fault::Kill)?;
        let harmed: Vec<_> = ["vault.sqlite3", "vault.sqlite3-wal"]
            .iter()
            .map(|name| Ok((*name, fs::read(copy.directory.path().join(name)).unwrap_or_default())))
            .collect::<Outcome<_>>()?;
        // The log at the last confirmation of it; the file wherever the log is being carried over.
        let log_due = at == calls["fsync"] - 2;
        let file_due = at == calls["fsync"];
        for (name, bytes) in &harmed {
            let is_log = name.ends_with("-wal");
            if is_log && !log_due || !is_log && !file_due {
                continue;
            }
            for start in (0..bytes.len()).step_by(SECTOR) {
                let end = bytes.len().min(start + SECTOR);
                if !is_log && old.get(start..end) == bytes.get(start..end) {
                    continue;
                }
                let again = change.copy()?;
                for (name, bytes) in &harmed {
                    fs::write(again.directory.path().join(name), bytes)?;
                }
                let mut half = bytes.clone();
                half[start..end].fill(0xa5);
                fs::write(again.directory.path().join(name), half)?;
                let found = change.check(&again, &format!("{name} torn at {start}"))?;
                assert!(is_log || found == change.after, "the log was confirmed");
                torn += 1;
            }
        }
    }
    assert!(torn > 20, "{torn}");
    Ok(())
}
