//! Accounts: added, shown, renamed, moved, removed and brought back.

use super::person::{CONTOSO, Person, SECRET, failed};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

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
    assert!(page.contains("\n287 082") && page.contains("alice@contoso.example"), "{page}");
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
    assert_eq!(replaced["results"][0], json!({ "id": id, "outcome": "replaced" }));
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
        assert_eq!(next, json!({ "code": code, "counter": counter }));
    }
    let added = person.json(&["add", CONTOSO]).1;
    let totp = added["results"][0]["id"].as_str().unwrap();
    assert_eq!(person.error(&["next", totp]), failed("wrong_state", 2));
}
