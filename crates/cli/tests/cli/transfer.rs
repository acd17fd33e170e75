//! Accounts move from one terminal to another: by texts, and by pictures of what is shown.

use super::person::{CONTOSO, Person, failed};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Stdio};

const FABRIKAM: &str =
    "otpauth://totp/Fabrikam:bob?secret=NFK7S4WIEBPVPTOGOBWRRGCIS7RUDMF5&issuer=Fabrikam";

/// A new phone that waits for what the old one shows.
struct New {
    program: Child,
    said: BufReader<ChildStdout>,
    asking: String,
    code: String,
}

impl New {
    fn of(person: &Person, arguments: &[&str]) -> Self {
        let arguments = [&["transfer", "receive", "--json"], arguments].concat();
        let mut command = person.command(&arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = command.spawn().unwrap();
        let mut said = BufReader::new(program.stdout.take().unwrap());
        let begun = line(&mut said);
        let text = |name: &str| begun[name].as_str().unwrap().to_owned();
        Self { asking: text("asking"), code: text("code"), program, said }
    }

    fn sees(&mut self, seen: &str) {
        writeln!(self.program.stdin.as_ref().unwrap(), "{seen}").unwrap();
    }

    fn says(&mut self) -> Value {
        line(&mut self.said)
    }

    /// The status after the input has ended.
    fn ends(mut self) -> i32 {
        drop(self.program.stdin.take());
        self.program.wait().unwrap().code().unwrap()
    }
}

fn line(said: &mut impl BufRead) -> Value {
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap_or_else(|_| panic!("no JSON: {line:?}"))
}

fn old_phone() -> Person {
    let old = Person::with_vault();
    for link in [CONTOSO, FABRIKAM] {
        old.json(&["add", link]);
    }
    old
}

fn codes(person: &Person) -> Vec<(Value, Value)> {
    let codes = person.json(&["codes", "--at", "59"]).1;
    let accounts = codes["accounts"].as_array().unwrap().iter();
    accounts.map(|it| (it["issuer"].clone(), it["code"].clone())).collect()
}

#[test]
fn accounts_move_by_the_texts_of_the_codes() {
    let (old, person) = (old_phone(), Person::with_vault());
    let mut new = New::of(&person, &[]);
    let (status, sent) = old.json(&["transfer", "send", &new.asking, "--yes"]);
    assert_eq!((status, &sent["code"]), (0, &json!(new.code)));
    let parts = sent["parts"].as_array().unwrap();
    assert!(parts.len() > 1);
    for (number, part) in (1..).zip(parts) {
        new.sees("");
        new.sees("/no/such/picture.png");
        new.sees(part.as_str().unwrap());
        assert_eq!(new.says(), json!({"seen": number, "total": parts.len()}));
        if number < parts.len() {
            new.sees(part.as_str().unwrap());
        }
    }
    let added = new.says();
    assert_eq!(added["results"].as_array().unwrap().len(), 2, "{added}");
    assert_eq!(added["pair_again"], 0);
    assert_eq!(new.ends(), 0);
    assert_eq!(codes(&person), codes(&old));
    assert_eq!(old.json(&["journal"]).1["journal"][0]["action"], "export");
}

#[test]
fn accounts_move_by_pictures() {
    let (old, person) = (old_phone(), Person::with_vault());
    let mut new = New::of(&person, &["--replace"]);
    let folder = old.directory.path().join("shown");
    let path = folder.to_str().unwrap();
    let (_, sent) = old.json(&["transfer", "send", &new.asking, "--yes", "--out", path]);
    let mut pictures: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(sent, json!({"code": new.code, "pictures": pictures.len(), "directory": path}));
    pictures.sort();
    for (number, picture) in (1..).zip(pictures.iter().rev()) {
        new.sees(picture.to_str().unwrap());
        assert_eq!(new.says()["seen"], number);
    }
    assert_eq!(new.says()["results"].as_array().unwrap().len(), 2);
    assert_eq!(new.ends(), 0);
    assert_eq!(codes(&person), codes(&old));
    let again = New::of(&person, &[]);
    let again = old.error(&["transfer", "send", &again.asking, "--yes", "--out", path]);
    assert_eq!(again, failed("file_exists", 2));
}

#[test]
fn an_input_that_ends_too_early_changes_nothing() {
    let (old, person) = (old_phone(), Person::with_vault());
    let mut new = New::of(&person, &[]);
    let sent = old.json(&["transfer", "send", &new.asking, "--yes"]).1;
    new.sees(sent["parts"][0].as_str().unwrap());
    assert_eq!(new.says()["seen"], 1);
    drop(new.program.stdin.take());
    assert_eq!(new.says()["error"]["code"], "incomplete");
    assert_eq!(new.ends(), 2);
    assert_eq!(codes(&person), []);
}

#[test]
fn only_the_code_of_a_new_phone_is_sent_to_and_only_when_it_was_compared() {
    let old = old_phone();
    let new = New::of(&Person::with_vault(), &[]);
    let send = |arguments: &[&str]| old.error(&[&["transfer", "send"], arguments].concat());
    assert_eq!(send(&[&new.asking]), failed("needs_yes", 2));
    assert_eq!(send(&[CONTOSO, "--yes"]), failed("not_asking", 2));
    let newer = new.asking.replace("MOVE-1", "MOVE-2");
    assert_eq!(send(&[&newer, "--yes"]), failed("transfer_newer", 2));
    assert_eq!(old.json(&["journal"]).1["journal"], json!([]), "nothing has left");
}

#[test]
fn a_phone_without_accounts_says_that_there_is_nothing_to_move() {
    let (old, person) = (Person::with_vault(), Person::with_vault());
    let mut new = New::of(&person, &[]);
    let sent = old.json(&["transfer", "send", &new.asking, "--yes"]).1;
    new.sees(sent["parts"][0].as_str().unwrap());
    assert_eq!(new.says(), json!({"seen": 1, "total": 1}));
    assert_eq!(new.says()["results"], json!([]));
    assert_eq!(new.ends(), 0);
}
