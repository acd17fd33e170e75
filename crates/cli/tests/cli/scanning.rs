//! What is read: texts, pictures, product keys; nothing of them is stored.

use super::person::{CONTOSO, Person, failed};
use std::fs;

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
fn a_picture_is_looked_at_with_care() {
    let person = Person::new();
    let path = person.directory.path().join("a.png");
    let scan = || person.error(&["scan", "--image", path.to_str().unwrap()]);
    assert_eq!(scan(), failed("file_unreadable", 2));
    fs::write(&path, "no picture").unwrap();
    assert_eq!(scan(), failed("picture_unreadable", 2));
}
