//! What a person does with sign-in requests, beyond answering one: pairing by hand, the journal,
//! refusing all, and waiting in a terminal.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy takes the helpers of these tests for shipped code"
)]

use countersign_tests::{Outcome, Stage};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

#[test]
fn the_product_key_pairs_a_phone_without_a_camera() -> Outcome<()> {
    let stage = Stage::new()?;
    let pairing = stage.open_pairing()?;
    let address = stage.gate.base();
    let wrong = ["pair", "--url", &address, "--code", "00000-00000-00000-00000-00000", "--yes"];
    let reply = stage.phone.run(&wrong)?;
    assert!(reply.exit == 2 || reply.exit == 4, "{reply:?} {}", reply.stdout);
    let right = ["pair", "--url", &address, "--code", &pairing.product_key, "--yes"];
    let paired = stage.phone.done(&right)?;
    let number = stage.service.pairing(&pairing.id)?["number"].as_str().unwrap().to_owned();
    stage.phone.done(&["approve", paired.text("/request/id")?, "--number", &number])?;
    assert!(stage.accepts(&stage.code()?)?);
    Ok(())
}

#[test]
fn the_journal_holds_what_was_decided_with_receipts_that_hold_and_no_secret() -> Outcome<()> {
    let stage = Stage::paired()?;
    let (sign_in, request) = stage.ask("Webmail")?;
    stage.phone.done(&["approve", &request, "--number", &sign_in.number])?;
    let (_, request) = stage.ask("Payroll")?;
    stage.phone.done(&["deny", &request, "--not-me"])?;

    let journal = stage.phone.done(&["journal"])?;

    let entries = journal.member("/journal")?.as_array().unwrap();
    let told: Vec<_> = entries
        .iter()
        .map(|it| ["action", "app", "receipt"].map(|name| it[name].as_str().unwrap_or("-")))
        .collect();
    let confirmed = |action, app| [action, app, "confirmed"];
    let right = [("pair", "Countersign"), ("approve", "Webmail"), ("deny", "Payroll")];
    assert_eq!(told, right.map(|(action, app)| confirmed(action, app)));
    let file = stage.path("for the help desk.json");
    stage.phone.done(&["journal", "--export", file.to_str().unwrap()])?;
    let exported = std::fs::read_to_string(&file)?;
    let exported: Value = serde_json::from_str(&exported).unwrap();
    let exported = exported.as_array().unwrap();
    assert_eq!(exported.len(), right.len());
    for (entry, (action, app)) in exported.iter().zip(right) {
        assert_eq!((&entry["action"], &entry["app"]), (&json!(action), &json!(app)));
        // Enough to check the receipt by, and nothing that signs.
        let members =
            |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(members(&entry["receipt"]), ["jws", "key", "request"]);
        assert_eq!(members(&entry["receipt"]["key"]), ["crv", "kty", "x", "y"]);
    }
    Ok(())
}

#[test]
fn one_command_refuses_all_that_is_open_and_says_that_it_was_somebody_else() -> Outcome<()> {
    let stage = Stage::paired()?;
    let open: Vec<_> =
        ["Webmail", "Payroll", "Files"].iter().map(|app| stage.ask(app)).collect::<Outcome<_>>()?;
    let codes = stage.phone.done(&["codes"])?;

    stage.phone.done(&["deny-all", codes.text("/accounts/0/id")?])?;

    for (sign_in, _) in &open {
        assert_eq!(stage.standing(sign_in)?.0, "denied");
    }
    assert_eq!(stage.phone.done(&["requests"])?.member("/requests")?, &json!([]));
    Ok(())
}

#[test]
fn a_program_that_watches_gets_a_line_for_each_request_and_for_its_end() -> Outcome<()> {
    let stage = Stage::paired()?;
    let mut watch = stage.phone.start(&["watch"])?;
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let sign_in = stage.service.open_sign_in("ada", "Webmail")?;

    let line: Value = serde_json::from_str(&lines.next().unwrap()?).unwrap();
    assert_eq!(line["request"]["app"], "Webmail");
    let request = line["request"]["id"].as_str().unwrap();
    stage.phone.done(&["approve", request, "--number", &sign_in.number])?;
    let line: Value = serde_json::from_str(&lines.next().unwrap()?).unwrap();
    assert_eq!(line, json!({ "ended": request }));

    watch.kill()?;
    watch.wait()?;
    Ok(())
}

/// In a terminal made by `script` (util-linux): the card, the number typed, refused with one key.
#[test]
fn a_person_answers_in_the_terminal_that_waits() -> Outcome<()> {
    let stage = Stage::paired()?;
    let mut terminal = Terminal::of(&stage)?;
    let sign_in = stage.service.open_sign_in("ada", "Webmail")?;
    terminal.until("Webmail");
    terminal.type_in(&format!("{}\r", sign_in.number));
    terminal.until("Approved");
    assert_eq!(stage.standing(&sign_in)?.0, "approved");

    let sign_in = stage.service.open_sign_in("ada", "Payroll")?;
    terminal.until("Payroll");
    terminal.type_in("n");
    terminal.until("p report it");
    assert_eq!(stage.standing(&sign_in)?.0, "denied");
    terminal.type_in("p");
    terminal.until("Reported");

    terminal.type_in("q");
    assert!(terminal.child.wait()?.success());
    Ok(())
}

/// The phone in a terminal, with what it has shown so far.
struct Terminal {
    child: std::process::Child,
    shown: mpsc::Receiver<Vec<u8>>,
    seen: String,
}

impl Terminal {
    fn of(stage: &Stage) -> Outcome<Self> {
        let command = format!(
            "{} --vault {} watch",
            stage.phone.program().display(),
            stage.phone.vault().display()
        );
        let mut child = Command::new("script")
            .args(["-qec", &command, "/dev/null"])
            .env("COUNTERSIGN_PASSCODE", stage.passcode())
            .env("TERM", "xterm")
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut output = child.stdout.take().unwrap();
        let (send, shown) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = output.read(&mut buffer) {
                if send.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        Ok(Self { child, shown, seen: String::new() })
    }

    fn until(&mut self, text: &str) {
        while !self.seen.contains(text) {
            let bytes = self.shown.recv_timeout(Duration::from_mins(1));
            let bytes = bytes.unwrap_or_else(|_| panic!("no {text} in {}", self.seen));
            self.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
        self.seen.clear();
    }

    fn type_in(&mut self, keys: &str) {
        self.child.stdin.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
