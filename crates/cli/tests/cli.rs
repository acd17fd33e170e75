//! The real program, as a person or a script calls it.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy takes the helpers of these tests for shipped code"
)]

use rusqlite::Connection;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const PASSCODE: &str = "correct horse battery";
/// The secret and the times of RFC 6238, appendix B.
const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const CONTOSO: &str = "otpauth://totp/Contoso:alice@contoso.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso";

/// A person with a directory of their own.
struct Person {
    directory: TempDir,
    passcode: Option<&'static str>,
}

/// What the program did.
struct Done {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Person {
    fn new() -> Self {
        Self { directory: TempDir::new().unwrap(), passcode: Some(PASSCODE) }
    }

    fn with_vault() -> Self {
        let person = Self::new();
        assert_eq!(person.json(&["init"]).1["vault"], person.vault().to_str().unwrap());
        person
    }

    fn vault(&self) -> PathBuf {
        self.directory.path().join("vault")
    }

    fn run(&self, arguments: &[&str]) -> Done {
        self.command(arguments).stdin(Stdio::null()).output().unwrap().into()
    }

    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let done = self.run(&[arguments, &["--json"]].concat());
        assert!(done.stdout.bytes().all(|it| matches!(it, b' '..=b'~' | b'\n')), "{}", done.stdout);
        let value = serde_json::from_str(&done.stdout)
            .unwrap_or_else(|_| panic!("no JSON: {:?} {:?}", done.stdout, done.stderr));
        (done.status, value)
    }

    /// The exit status and the code of an error, which is one sentence on standard error too.
    fn error(&self, arguments: &[&str]) -> (i32, String) {
        let done = self.run(&[arguments, &["--json"]].concat());
        let value: Value = serde_json::from_str(&done.stdout).unwrap();
        let message = value["error"]["message"].as_str().unwrap();
        assert!(done.stderr.starts_with(message), "{}", done.stderr);
        (done.status, value["error"]["code"].as_str().unwrap().to_owned())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
        command.env_clear().env("RUST_LOG", "trace");
        if let Some(passcode) = self.passcode {
            command.env("COUNTERSIGN_PASSCODE", passcode);
        }
        command.arg("--vault").arg(self.vault()).args(arguments);
        command
    }
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let done = Self {
            status: output.status.code().unwrap(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        for secret in [SECRET, PASSCODE, "12345678901234567890"] {
            assert!(!done.stdout.contains(secret) && !done.stderr.contains(secret), "{secret}");
        }
        done
    }
}

fn failed(code: &str, status: i32) -> (i32, String) {
    (status, code.to_owned())
}

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
fn a_code_is_that_of_the_standard() {
    let person = Person::with_vault();
    let (status, added) = person.json(&["add", CONTOSO, "--at", "59"]);
    assert_eq!((status, &added["results"][0]["outcome"]), (0, &"new".into()), "{added}");
    let (status, codes) = person.json(&["codes", "--at", "59"]);
    assert_eq!(status, 0);
    let account = &codes["accounts"][0];
    assert_eq!(account["id"], added["results"][0]["id"]);
    for (member, value) in [
        ("issuer", "Contoso"),
        ("name", "alice@contoso.example"),
        ("type", "totp"),
        ("code", "287082"),
        ("next_code", "359152"),
    ] {
        assert_eq!(account[member], value, "{member}");
    }
    assert_eq!((&account["expires"], &account["label_issuer"]), (&60.into(), &Value::Null));
    let page = person.run(&["codes", "--at", "59"]).stdout;
    assert!(page.starts_with("287 082") && page.contains("alice@contoso.example"), "{page}");
}

#[test]
fn adding_never_loses_an_account() {
    let person = Person::with_vault();
    let outcome = |text: &str| person.json(&["add", text]).1["results"][0]["outcome"].clone();
    let other_key = CONTOSO.replace("GEZDGNBV", "JBSWY3DP");
    let other_issuer = CONTOSO.replace("Contoso", "Fabrikam");
    assert_eq!(outcome(CONTOSO), "new");
    assert_eq!(outcome(CONTOSO), "same");
    assert_eq!(outcome(&other_key), "both");
    assert_eq!(outcome(&other_issuer), "beside");
    assert_eq!(person.json(&["codes"]).1["accounts"].as_array().unwrap().len(), 3);
}

#[test]
fn an_export_of_several_codes_says_what_is_missing() {
    let person = Person::with_vault();
    // One account each, of three parts of the export 7; entries and numbers as the format has them.
    let [first, second, third] = [
        "otpauth-migration://offline?data=CgoKBnNlY3JldBIAGAMgACgH",
        "otpauth-migration://offline?data=CgoKBnNlY3JldBIAGAMgASgH",
        "otpauth-migration://offline?data=CgoKBnNlY3JldBIAGAMgAigH",
    ];
    let exports = |text: &str| person.json(&["add", text]).1["exports"][0].clone();
    assert!(person.run(&["scan", second]).stdout.contains("QR code 2 of 3"));
    assert_eq!(exports(second), json!({ "size": 3, "added": 1, "missing": [1, 3] }));
    assert_eq!(exports(second), json!({ "size": 3, "added": 1, "missing": [1, 3] }));
    let told = person.run(&["add", third]).stdout;
    assert!(told.ends_with("2 of 3 QR codes scanned\nStill missing: 1\n"), "{told}");
    assert_eq!(exports(first), json!({ "size": 3, "added": 3, "missing": [] }));
    assert_eq!(person.json(&["add", CONTOSO]).1["exports"], json!([]));
}

#[test]
fn an_account_can_come_from_standard_input() {
    let person = Person::with_vault();
    let mut child = person
        .command(&["add", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(format!("{CONTOSO}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let added: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(added["results"][0]["outcome"], "new");
}

#[test]
fn a_counter_based_account_has_no_code_yet() {
    let person = Person::with_vault();
    let text = format!("otpauth://hotp/Contoso:bob?secret={SECRET}&issuer=Contoso&counter=1");
    assert_eq!(person.json(&["add", &text]).0, 0);
    let codes = person.json(&["codes"]).1;
    let account = &codes["accounts"][0];
    assert_eq!((&account["type"], &account["code"]), (&"hotp".into(), &Value::Null));
}

#[test]
fn a_scan_needs_no_vault_and_makes_none() {
    let person = Person { passcode: None, ..Person::new() };
    let (status, scan) = person.json(&["scan", CONTOSO, "--at", "59"]);
    assert_eq!((status, &scan["kind"], &scan["code"]), (0, &"account".into(), &"287082".into()));
    assert!(person.run(&["scan", CONTOSO]).stdout.contains("alice@contoso.example"));
    assert!(!person.vault().exists());
}

#[test]
fn a_rejected_text_is_a_result_and_no_error_object() {
    let person = Person::new();
    for text in ["", "otpauth://totp/Contoso:alice?secret=GEZDGNB1"] {
        let (status, scan) = person.json(&["scan", text]);
        assert_eq!((status, &scan["kind"]), (2, &"rejected".into()), "{text}");
        assert_eq!(scan.get("error"), None);
    }
}

#[test]
fn what_holds_no_account_is_not_added() {
    let person = Person::with_vault();
    let pairing = format!(
        "https://login.contoso.example/countersign/pair#v=1&code={}&key={}",
        "0".repeat(26),
        "A".repeat(43)
    );
    assert_eq!(person.error(&["add", ""]), failed("empty", 2));
    assert_eq!(person.error(&["add", "https://a.example/"]), failed("not_an_account", 2));
    assert_eq!(person.error(&["add", &pairing]), failed("pairing_code", 2));
    assert_eq!(person.error(&["pair", CONTOSO, "--yes"]), failed("not_a_pairing", 2));
    assert_eq!(person.error(&["pair", &pairing]), failed("needs_yes", 2));
}

#[test]
fn a_typed_product_key_is_read_with_care() {
    let person = Person::with_vault();
    let good = "7GK4M-H3J5X-N9Q0R-HMNXZ-QDPKX";
    let slip = "7GK4M-U3J5X-N9Q0R-HMNXZ-QDPKX";
    let pair = |address: &str, groups: &str| {
        person.error(&["pair", "--url", address, "--code", groups, "--yes"])
    };
    assert_eq!(pair("a.example", slip), failed("invalid_code", 2));
    assert_eq!(pair("a.example", "7GK4M-H3J5X"), failed("invalid_code", 2));
    assert_eq!(pair("a.example", ""), failed("missing_parameter", 2));
    assert_eq!(pair("", good), failed("missing_parameter", 2));
    assert_eq!(pair("http://a.example", good), failed("insecure_url", 2));
    let asked = ["pair", "--url", "a.example", "--code", good];
    assert_eq!(person.error(&asked), failed("needs_yes", 2), "nothing is sent unasked");
    let said = person.run(&["pair", "--url", "a.example", "--code", slip]).stderr;
    assert!(said.starts_with("Character 7 of the pairing code"), "{said}");
    let said = person.run(&["pair", "--url", "a.example", "--code", "7gk4m h3j5x"]).stderr;
    assert!(said.starts_with("15 characters are missing"), "{said}");
}

#[test]
fn a_pairing_has_one_source() {
    let person = Person::new();
    for arguments in [
        &["pair"][..],
        &["pair", "--url", "a.example"],
        &["pair", "--code", "7GK4M-H3J5X-N9Q0R-HMNXZ-QDPKX"],
        &["pair", "text", "--url", "a.example", "--code", "7GK4M-H3J5X-N9Q0R-HMNXZ-QDPKX"],
        &["pair", "text", "--image", "a.png"],
    ] {
        assert_eq!(person.error(arguments), failed("usage", 2), "{arguments:?}");
    }
}

#[test]
fn text_from_outside_does_nothing_to_the_terminal() {
    let person = Person::with_vault();
    let text = CONTOSO.replace("alice", "%1B%5B2Jalice%E2%80%AE");
    assert_eq!(person.run(&["add", &text]).status, 0);
    for arguments in [&["codes"][..], &["scan", &text]] {
        let page = person.run(arguments).stdout;
        assert!(page.contains("alice"), "{page:?}");
        assert!(page.chars().all(|it| it == '\n' || !it.is_control()), "{page:?}");
        assert!(!page.contains('\u{202e}'), "{page:?}");
    }
    // Programs get what is stored, escaped.
    let codes = person.json(&["codes"]).1;
    assert_eq!(codes["accounts"][0]["name"], "\u{1b}[2Jalice\u{202e}@contoso.example");
}

#[test]
fn a_removed_account_can_be_brought_back() {
    let person = Person::with_vault();
    let added = person.json(&["add", CONTOSO]).1;
    let id = added["results"][0]["id"].as_str().unwrap();
    let count = || person.json(&["codes"]).1["accounts"].as_array().unwrap().len();
    assert_eq!(person.json(&["remove", id]).1["removed"], id);
    assert_eq!(count(), 0);
    assert_eq!(person.json(&["undo"]).1["removed"][0]["id"], id);
    assert_eq!(person.json(&["undo", id]).1["restored"], id);
    assert_eq!(count(), 1);
    person.json(&["remove", id]);
    assert_eq!(person.error(&["delete", id]), failed("needs_yes", 2));
    assert_eq!(person.json(&["delete", id, "--yes"]).1["deleted"], id);
    assert_eq!(person.error(&["undo", id]), failed("not_found", 2));
    assert_eq!(person.error(&["remove", id]), failed("not_found", 2));
    assert_eq!(count(), 0);
}

#[test]
fn a_new_key_replaces_the_old_one_only_when_told_to() {
    let person = Person::with_vault();
    let added = person.json(&["add", CONTOSO]).1;
    let id = added["results"][0]["id"].as_str().unwrap();
    let other = CONTOSO.replace("secret=", "secret=A");
    let other = other.replacen("secret=AG", "secret=A", 1);
    let replaced = person.json(&["add", &other, "--replace"]).1;
    assert_eq!(replaced["results"][0], serde_json::json!({ "id": id, "outcome": "replaced" }));
    let account = &person.json(&["codes"]).1["accounts"][0];
    assert!(account["previous_code"].is_string());
    assert_ne!(account["previous_code"], account["code"]);
    assert_eq!(person.json(&["add", CONTOSO]).1["results"][0]["outcome"], "same");
}

#[test]
fn accounts_have_names_and_places_of_the_persons_own() {
    let person = Person::with_vault();
    let text = |name: &str| CONTOSO.replacen("alice", name, 1);
    let id = |name: &str| {
        let added = person.json(&["add", &text(name)]).1;
        added["results"][0]["id"].as_str().unwrap().to_owned()
    };
    let (alice, bob) = (id("alice"), id("bob"));
    let first = || person.json(&["codes"]).1["accounts"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(first(), alice);
    person.json(&["move", &bob, "1"]);
    assert_eq!(first(), bob);
    person.json(&["favourite", &alice]);
    assert_eq!(first(), alice);
    person.json(&["favourite", &alice, "--off"]);
    assert_eq!(first(), bob);
    person.json(&["rename", &bob, "Work"]);
    assert_eq!(person.json(&["codes"]).1["accounts"][0]["nickname"], "Work");
}

#[test]
fn a_counter_gives_one_code_a_request() {
    let person = Person::with_vault();
    let hotp = "otpauth://hotp/a:b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=a&counter=0";
    let added = person.json(&["add", hotp]).1;
    let id = added["results"][0]["id"].as_str().unwrap();
    for (counter, code) in ["755224", "287082", "359152"].into_iter().enumerate() {
        let next = person.json(&["next", id]).1;
        assert_eq!(next, serde_json::json!({ "code": code, "counter": counter }));
    }
    let added = person.json(&["add", CONTOSO]).1;
    let totp = added["results"][0]["id"].as_str().unwrap();
    assert_eq!(person.error(&["next", totp]), failed("wrong_state", 2));
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
}

#[test]
fn the_journal_starts_empty_and_is_never_written_over_a_file() {
    let person = Person::with_vault();
    assert_eq!(person.json(&["journal"]), (0, serde_json::json!({ "journal": [] })));
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
    let nothing = serde_json::json!({ "requests": [], "display_codes": [] });
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
fn a_picture_is_looked_at_with_care() {
    let person = Person::new();
    let path = person.directory.path().join("a.png");
    let scan = || person.error(&["scan", "--image", path.to_str().unwrap()]);
    assert_eq!(scan(), failed("file_unreadable", 2));
    fs::write(&path, "no picture").unwrap();
    assert_eq!(scan(), failed("picture_unreadable", 2));
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
