//! A backup, from the first phone to the second.

use super::person::{CONTOSO, Person, failed};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

const PASSWORD: &str = "four unrelated words here";
const FABRIKAM: &str =
    "otpauth://totp/Fabrikam:bob?secret=NFK7S4WIEBPVPTOGOBWRRGCIS7RUDMF5&issuer=Fabrikam";

/// A run with the password of the backup in the environment.
fn with_password(person: &Person, password: &str, arguments: &[&str]) -> (i32, Value) {
    let mut command = person.command(&[arguments, &["--json"]].concat());
    command.env("COUNTERSIGN_BACKUP_PASSWORD", password).stdin(Stdio::null());
    let output = command.output().unwrap();
    let said = [output.stdout.clone(), output.stderr].concat();
    assert!(!String::from_utf8(said).unwrap().contains(password));
    (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
}

fn run(person: &Person, arguments: &[&str]) -> Value {
    let (status, value) = with_password(person, PASSWORD, arguments);
    assert_eq!(status, 0, "{value}");
    value
}

fn refused(person: &Person, password: &str, arguments: &[&str]) -> (i32, String) {
    let (status, value) = with_password(person, password, arguments);
    (status, value["error"]["code"].as_str().unwrap().to_owned())
}

fn in_its_folder(person: &Person, name: &str) -> String {
    person.directory.path().join(name).to_str().unwrap().to_owned()
}

fn backup_check(person: &Person) -> (Value, Value) {
    let doctor = person.json(&["doctor"]).1;
    let checks = doctor["checks"].as_array().unwrap();
    let check = checks.iter().find(|it| it["check"] == "backup").unwrap();
    (check["state"].clone(), check["count"].clone())
}

#[test]
fn a_backup_is_made_rehearsed_and_brought_back_on_another_phone() {
    let old = Person::with_vault();
    old.json(&["add", CONTOSO]);
    old.json(&["add", FABRIKAM]);
    let text = old.run(&["codes"]).stdout;
    assert!(text.contains("You have no backup."), "{text}");
    let file = in_its_folder(&old, "phone.csbackup");
    let made = run(&old, &["backup", &file]);
    assert_eq!((&made["accounts"], &made["approve_only"]), (&json!(2), &json!(0)));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(backup_check(&old), (json!("ok"), json!(0)));
    assert!(!old.run(&["codes"]).stdout.contains("backup"));
    let rehearsed = run(&old, &["rehearse", &file]);
    assert_eq!((&rehearsed["accounts"], &rehearsed["lacking"]), (&json!(2), &json!([])));

    let new = Person::with_vault();
    new.json(&["add", CONTOSO]);
    let restored = run(&new, &["restore", &file]);
    let outcomes: Vec<_> =
        restored["results"].as_array().unwrap().iter().map(|it| &it["outcome"]).collect();
    assert_eq!(outcomes, ["same", "new"]);
    let codes = |person: &Person| {
        let accounts = person.json(&["codes", "--at", "59"]).1["accounts"].clone();
        let accounts = accounts.as_array().unwrap().clone();
        accounts.iter().map(|it| it["code"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&new), codes(&old));
    // A new account is in no backup yet.
    let third = FABRIKAM.replace("bob", "carol");
    let added = new.json(&["add", &third]).1;
    assert_eq!(backup_check(&new), (json!("to_do"), json!(1)));
    let lacking = &run(&new, &["rehearse", &file])["lacking"];
    assert_eq!(lacking, &json!([added["results"][0]["id"]]));
}

#[test]
fn a_restored_key_replaces_another_only_when_told_to() {
    let old = Person::with_vault();
    old.json(&["add", FABRIKAM]);
    let file = in_its_folder(&old, "phone.csbackup");
    run(&old, &["backup", &file]);
    let other = FABRIKAM.replace("NFK7", "AAAA");
    let restored = |arguments: &[&str]| {
        let new = Person::with_vault();
        new.json(&["add", &other]);
        let restored = run(&new, &[&["restore", &file], arguments].concat());
        let accounts = new.json(&["codes"]).1["accounts"].as_array().unwrap().len();
        (restored["results"][0]["outcome"].clone(), accounts)
    };
    assert_eq!(restored(&[]), (json!("both"), 2));
    assert_eq!(restored(&["--replace"]), (json!("replaced"), 1));
}

#[test]
fn a_backup_that_cannot_be_used_says_why_and_changes_nothing() {
    let person = Person::with_vault();
    person.json(&["add", CONTOSO]);
    let file = in_its_folder(&person, "phone.csbackup");
    assert_eq!(
        refused(&person, "elevenchars", &["backup", &file]),
        failed("backup_password_short", 2)
    );
    assert!(!Path::new(&file).exists());
    run(&person, &["backup", &file]);
    let before = fs::read(&file).unwrap();
    assert_eq!(refused(&person, PASSWORD, &["backup", &file]), failed("file_exists", 2));
    assert_eq!(fs::read(&file).unwrap(), before);
    let nowhere = in_its_folder(&person, "nowhere/phone.csbackup");
    assert_eq!(refused(&person, PASSWORD, &["backup", &nowhere]), failed("file_unwritable", 2));
    assert_eq!(refused(&person, PASSWORD, &["restore", &nowhere]), failed("file_unreadable", 2));
    let other = "other unrelated words";
    assert_eq!(refused(&person, other, &["restore", &file]), failed("backup_password", 2));
    for (damage, code) in [(before.len() - 1, "backup_damaged"), (0, "backup_foreign")] {
        let mut bytes = before.clone();
        bytes[damage] ^= 1;
        fs::write(&file, bytes).unwrap();
        for command in ["restore", "rehearse"] {
            assert_eq!(refused(&person, PASSWORD, &[command, &file]), failed(code, 2));
        }
    }
    // Nobody is asked where nobody can answer.
    assert_eq!(person.error(&["restore", &file]), failed("no_password", 2));
    assert_eq!(person.json(&["codes"]).1["accounts"].as_array().unwrap().len(), 1);
}
