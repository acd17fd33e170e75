//! The files of other apps, brought here by a script and by a person.

use super::person::{Done, PASSCODE, Person, failed};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const PASSWORD: &str = "correct horse";

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/imports"))
}

fn path(name: &str) -> String {
    folder().join(name).to_str().unwrap().to_owned()
}

fn with_password(person: &Person, password: &str, arguments: &[&str]) -> Done {
    let mut command = person.command(&[&["import"], arguments].concat());
    command.env("COUNTERSIGN_IMPORT_PASSWORD", password).stdin(Stdio::null());
    let done: Done = command.output().unwrap().into();
    assert!(!(done.stdout.clone() + &done.stderr).contains(password));
    done
}

fn json_of(done: &Done) -> Value {
    serde_json::from_str(&done.stdout).unwrap()
}

fn outcomes(value: &Value) -> Vec<&str> {
    value["results"].as_array().unwrap().iter().map(|it| it["outcome"].as_str().unwrap()).collect()
}

#[test]
fn a_file_is_imported_once_and_each_entry_that_cannot_be_used_is_named() {
    let person = Person::with_vault();
    let (status, plain) = person.json(&["import", &path("two-fas.2fas")]);
    assert_eq!((status, &plain["app"]), (0, &json!("two_fas")));
    assert_eq!(outcomes(&plain), ["new"; 5]);
    let skipped = json!([{
        "entry": 6, "issuer": "Wingtip", "name": "frank",
        "parameter": "digits", "reason": "invalid_digits",
    }]);
    assert_eq!(plain["skipped"], skipped);

    let locked = with_password(&person, PASSWORD, &[&path("aegis-encrypted.json"), "--json"]);
    let value = json_of(&locked);
    assert_eq!((locked.status, &value["app"]), (0, &json!("aegis")));
    assert_eq!(outcomes(&value), ["same"; 5]);
    let expected: Value =
        serde_json::from_slice(&fs::read(folder().join("expected.json")).unwrap()).unwrap();
    let (_, codes) = person.json(&["codes", "--at", "59"]);
    let codes = codes["accounts"].as_array().unwrap();
    assert_eq!(codes.len(), 5);
    for account in expected["two-fas.2fas"]["accounts"].as_array().unwrap() {
        let here = codes.iter().find(|it| it["issuer"] == account["issuer"]).unwrap();
        // A counter shows its code when it is asked for.
        if account["type"] != "hotp" {
            assert_eq!(here["code"], account["code"]);
        }
        assert_eq!(here["nickname"], account["nickname"]);
    }
}

#[test]
fn a_person_sees_what_is_in_a_file_and_is_told_to_delete_it() {
    let person = Person::with_vault();
    let page = person.run(&["import", &path("two-fas.2fas"), "--at", "59"]);
    assert_eq!(page.status, 0);
    for part in [
        "2FAS: 5 accounts found\n",
        "Contoso\n",
        "Work\n",
        "277 573\n",
        "Wingtip\n",
        "6. Codes of this length",
        "5 new, 0 already here, 0 with another key\n",
        "5 added, 0 already here, 1 not used\n",
        "Delete it when you no longer need it.",
    ] {
        assert!(page.stdout.contains(part), "{part}: {}", page.stdout);
    }
    let none_is_added = "0 new, 5 already here, 0 with another key\n0 added, 5 already here";
    assert!(person.run(&["import", &path("two-fas.2fas")]).stdout.contains(none_is_added));
}

/// What is typed into a terminal beforehand, and how the program ends.
fn on_a_terminal(person: &Person, typed: &str, file: &str) -> (i32, String) {
    let vault = person.vault();
    let program = env!("CARGO_BIN_EXE_countersign");
    let command = format!("{program} --vault {} import {}", vault.display(), path(file));
    let mut child = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .env("COUNTERSIGN_PASSCODE", PASSCODE)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.as_mut().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn on_a_terminal_nothing_is_added_before_the_person_agrees() {
    let person = Person::with_vault();
    for (typed, exit, accounts) in [("n\n", 2, 0), ("\n", 2, 0), ("y\n", 0, 4)] {
        let (status, seen) = on_a_terminal(&person, typed, "raivo.json");
        assert_eq!(status, exit, "{seen}");
        let asked = seen.find("Add these accounts? [y/N]").unwrap();
        assert!(seen.find("Wingtip").unwrap() < asked, "{seen}");
        assert_eq!(seen.contains("4 added"), accounts == 4, "{seen}");
        let here = person.json(&["codes"]).1["accounts"].as_array().unwrap().len();
        assert_eq!(here, accounts);
    }
}

#[test]
fn a_key_is_replaced_only_when_told_to() {
    let other = "otpauth://totp/Contoso:alice@example.com?secret=AAAAAAAAAAAAAAAA&issuer=Contoso";
    let imported = |arguments: &[&str]| {
        let person = Person::with_vault();
        person.json(&["add", other]);
        let (_, value) = person.json(&[&["import", &path("raivo.json")], arguments].concat());
        outcomes(&value)[0].to_owned()
    };
    assert_eq!(imported(&[]), "both");
    assert_eq!(imported(&["--replace"]), "replaced");
}

#[test]
fn a_file_that_cannot_be_used_says_why() {
    let person = Person::with_vault();
    let written = |name: &str, bytes: &[u8]| {
        let path = person.directory.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let foreign = written("photo.png", b"\x89PNG\r\n\x1a\n");
    assert_eq!(person.error(&["import", &foreign]), failed("import_unknown", 2));
    let backup = written("links.txt", b"CSBACKUP\x01");
    assert_eq!(person.error(&["import", &backup]), failed("import_is_backup", 2));
    let large = written("large", b"");
    for bytes in [8 * 1024 * 1024 + 1, 1 << 40] {
        fs::File::create(&large).unwrap().set_len(bytes).unwrap();
        assert_eq!(person.error(&["import", &large]), failed("import_too_large", 2));
    }
    assert_eq!(person.error(&["import", &path("nothing")]), failed("file_unreadable", 2));
    // Nobody is asked where nobody can answer.
    let locked = path("stratum.stratum");
    assert_eq!(person.error(&["import", &locked]), failed("no_password", 2));
    let wrong = with_password(&person, "battery staple", &[&locked, "--json"]);
    assert_eq!(json_of(&wrong)["error"]["code"], "import_password");
    assert_eq!(wrong.status, 2);
    // Nothing in it can be used, and each entry says why.
    let useless = written("useless", b"otpauth://totp/A?secret=0\notpauth://totp/B\n");
    let (status, value) = person.json(&["import", &useless]);
    let reasons: Vec<_> =
        value["skipped"].as_array().unwrap().iter().map(|it| it["reason"].clone()).collect();
    assert_eq!((status, reasons), (2, vec![json!("secret_bad_char"), json!("missing_parameter")]));
    assert_eq!(person.json(&["codes"]).1["accounts"], json!([]));
}
