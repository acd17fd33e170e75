//! Keys that leave without a lock.

use super::person::{CONTOSO, Person, SECRET, failed};
use serde_json::json;
use std::fs;
use std::os::unix::fs::PermissionsExt;

fn in_its_folder(person: &Person, name: &str) -> String {
    person.directory.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn all_accounts_go_into_a_file_that_another_phone_reads() {
    let person = Person::with_vault();
    person.json(&["add", CONTOSO]);
    let file = in_its_folder(&person, "links.txt");
    assert_eq!(person.error(&["export", &file]), failed("needs_yes", 2));
    assert!(!fs::exists(&file).unwrap());
    let (status, exported) = person.json(&["export", &file, "--yes"]);
    assert_eq!((status, exported), (0, json!({"exported": 1, "left_out": [], "file": file})));
    assert!(fs::read_to_string(&file).unwrap().contains(SECRET));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(person.error(&["export", &file, "--yes"]), failed("file_exists", 2));
    let nowhere = in_its_folder(&person, "no such folder/links.txt");
    assert_eq!(person.error(&["export", &nowhere, "--yes"]), failed("file_unwritable", 2));
    let other = Person::with_vault();
    let (status, imported) = other.json(&["import", &file]);
    assert_eq!((status, &imported["results"][0]["outcome"]), (0, &json!("new")), "{imported}");
    let journal = person.json(&["journal"]).1;
    assert_eq!(journal["journal"].as_array().unwrap().len(), 1, "{journal}");
    assert_eq!(journal["journal"][0]["action"], "export");
    let text = person.run(&["journal"]).stdout;
    assert!(text.contains("Exported") && !text.contains("confirmed"), "{text}");
}

#[test]
fn one_account_is_shown_as_a_code_on_white() {
    let person = Person::with_vault();
    person.json(&["add", CONTOSO]);
    let id = person.json(&["codes"]).1["accounts"][0]["id"].as_str().unwrap().to_owned();
    let (_, code) = person.json(&["export", "--account", &id, "--yes"]);
    let rows = code["modules"].as_array().unwrap();
    assert!(rows.len() > 20 && rows.iter().all(|row| row.as_str().unwrap().len() == rows.len()));
    let text = person.run(&["export", "--account", &id, "--yes"]).stdout;
    let lines = text.lines().filter(|line| line.starts_with("\u{1b}[38;5;16;48;5;231m")).count();
    assert_eq!(lines, (rows.len() + 8).div_ceil(2));
    assert_eq!(person.error(&["export", "--account", "none", "--yes"]), failed("not_found", 2));
    assert_eq!(person.run(&["export", "--yes"]).status, 2);
}
