//! The vault and what is said about it: making, unlocking, the checklist, the journal, wrong usage.

use super::person::{CONTOSO, Done, PASSCODE, Person, failed};
use rusqlite::Connection;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a directory, with what it holds.
fn contents(directory: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn the_checklist_says_what_is_known() {
    let person = Person::with_vault();
    person.json(&["add", CONTOSO]);
    let doctor = person.json(&["doctor"]).1;
    assert_eq!(doctor["clock"]["state"], "unknown");
    let checks = doctor["checks"].as_array().unwrap();
    let state = |name: &str| checks.iter().find(|it| it["check"] == name).unwrap()["state"].clone();
    assert_eq!(state("codes"), "ok");
    assert_eq!(state("data"), "ok");
    assert_eq!(state("second_phone"), "cannot_tell");
    let second_phone = |arguments: &[&str]| {
        let doctor = person.json(&[&["doctor"], arguments].concat()).1;
        let checks = doctor["checks"].as_array().unwrap();
        checks.iter().find(|it| it["check"] == "second_phone").unwrap()["state"].clone()
    };
    assert_eq!(second_phone(&["--done", "second-phone"]), "ok");
    assert_eq!(second_phone(&[]), "ok");
    assert_eq!(second_phone(&["--not-done", "second-phone"]), "cannot_tell");
    assert_eq!(person.run(&["doctor", "--done", "backup"]).status, 2, "that is seen, not said");
}

#[test]
fn the_journal_starts_empty_and_is_never_written_over_a_file() {
    let person = Person::with_vault();
    assert_eq!(person.json(&["journal"]), (0, json!({ "journal": [] })));
    assert!(person.run(&["journal"]).stdout.starts_with("Nothing yet"));
    let path = person.directory.path().join("exported");
    let file = path.to_str().unwrap();
    let (status, exported) = person.json(&["journal", "--export", file]);
    assert_eq!((status, &exported["exported"]), (0, &file.into()));
    assert_eq!(fs::read_to_string(&path).unwrap(), "[]\n");
    assert_eq!(person.error(&["journal", "--export", file]), failed("file_exists", 2));
    let nowhere = person.directory.path().join("nowhere/exported");
    let nowhere = nowhere.to_str().unwrap();
    assert_eq!(person.error(&["journal", "--export", nowhere]), failed("file_unwritable", 2));
}

#[test]
fn only_a_paired_account_has_two_sides() {
    let person = Person::with_vault();
    let added = person.json(&["add", CONTOSO]).1;
    let id = added["results"][0]["id"].as_str().unwrap();
    assert_eq!(person.error(&["unpair", id]), failed("needs_yes", 2));
    for account in [id, "nobody"] {
        assert_eq!(person.error(&["unpair", account, "--yes"]), failed("not_found", 2));
        assert_eq!(person.error(&["deny-all", account]), failed("not_found", 2));
    }
    assert_eq!(person.json(&["codes"]).1["accounts"].as_array().unwrap().len(), 1);
}

#[test]
fn a_wrong_passcode_opens_nothing() {
    let mut person = Person::with_vault();
    person.passcode = Some("correct horse batterz");
    assert_eq!(person.error(&["codes"]), failed("wrong_passcode", 3));
    person.passcode = Some("");
    assert_eq!(person.error(&["codes"]), failed("empty_env", 3));
    person.passcode = Some(PASSCODE);
    assert_eq!(person.run(&["codes"]).status, 0);
}

#[test]
fn a_short_passcode_makes_no_vault() {
    let person = Person { passcode: Some("eleven char"), ..Person::new() };
    assert_eq!(person.error(&["init"]), failed("passcode_short", 2));
    assert!(!person.vault().exists());
}

#[test]
fn without_a_vault_everything_says_how_to_begin() {
    let person = Person::new();
    for arguments in [
        &["add", CONTOSO][..],
        &["approve", "a", "--number", "482913"],
        &["codes"],
        &["deny", "a"],
        &["deny-all", "a"],
        &["journal"],
        &["remove", "a"],
        &["report", "a"],
        &["requests"],
        &["unpair", "a", "--yes"],
        &["watch"],
    ] {
        assert_eq!(person.error(arguments), failed("not_initialised", 1), "{arguments:?}");
    }
    assert!(!person.vault().exists());
}

#[test]
fn a_vault_is_never_made_over_another() {
    let person = Person::with_vault();
    person.json(&["add", CONTOSO]);
    assert_eq!(person.error(&["init"]), failed("already_initialised", 1));
    assert_eq!(person.json(&["codes"]).1["accounts"].as_array().unwrap().len(), 1);
}

#[test]
fn the_data_of_another_program_stays_as_it_is() {
    let database = |path: &Path| {
        let connection = Connection::open(path).unwrap();
        connection.execute_batch("CREATE TABLE a (b); INSERT INTO a VALUES (1);").unwrap();
    };
    stays_as_it_is(database);
    stays_as_it_is(|path| fs::write(path, "dear diary\n".repeat(500)).unwrap());
}

fn stays_as_it_is(make: impl Fn(&Path)) {
    let person = Person::new();
    fs::create_dir(person.vault()).unwrap();
    make(&person.vault().join("vault.sqlite3"));
    let before = contents(&person.vault());
    for arguments in [&["init"][..], &["codes"], &["add", CONTOSO], &["requests"]] {
        assert_eq!(person.error(arguments), failed("data_foreign", 1), "{arguments:?}");
    }
    assert!(contents(&person.vault()) == before, "something was written");
}

#[test]
fn without_services_there_is_nothing_to_answer() {
    let person = Person::with_vault();
    let (status, requests) = person.json(&["requests"]);
    let nothing = json!({ "requests": [], "display_codes": [] });
    assert_eq!((status, requests), (0, nothing));
    for arguments in [
        &["approve", "nobody", "--number", "482913"][..],
        &["approve", "nobody"],
        &["deny", "nobody", "--not-me"],
        &["report", "nobody"],
    ] {
        assert_eq!(person.error(arguments), failed("not_found", 2), "{arguments:?}");
    }
    assert_eq!(person.error(&["watch"]), failed("nothing_paired", 2));
    assert!(!person.vault().join("keys").exists());
}

#[test]
fn a_service_has_its_own_time() {
    let person = Person::with_vault();
    for arguments in [
        &["approve", "a", "--number", "1"][..],
        &["deny", "a"],
        &["deny-all", "a"],
        &["pair", "a", "--yes"],
        &["report", "a"],
        &["requests"],
        &["unpair", "a", "--yes"],
        &["watch"],
    ] {
        let arguments = [arguments, &["--at", "59"]].concat();
        assert_eq!(person.error(&arguments), failed("pinned_time", 2));
    }
}

#[test]
fn wrong_usage_is_told_without_repeating_a_secret() {
    let person = Person::new();
    for arguments in [
        &["codes", CONTOSO][..],
        &[CONTOSO],
        &["--at", CONTOSO, "codes"],
        &["add"],
        &["add", CONTOSO, "--image", "a.png"],
        &["scan", "--at", "-1", "a"],
        &[],
    ] {
        let done = person.run(arguments);
        assert_eq!(done.status, 2, "{arguments:?}");
        assert!(!done.stderr.is_empty() && done.stdout.is_empty());
        assert!(!done.stderr.contains("alice"), "{}", done.stderr);
        assert_eq!(person.error(arguments), failed("usage", 2), "{arguments:?}");
    }
    assert!(person.run(&["codez"]).stderr.contains("codes"), "a slip of the finger");
    assert_eq!(person.run(&["--help"]).status, 0);
}

#[test]
fn sentences_are_in_the_language_of_the_environment() {
    let person = Person::new();
    for (locale, start) in [("C", "There is no"), ("zh_TW.UTF-8", "這裡"), ("ja_JP.UTF-8", "まだ")]
    {
        let output = person.command(&["codes"]).env("LC_ALL", locale).output().unwrap();
        assert!(Done::from(output).stderr.starts_with(start), "{locale}");
    }
}
