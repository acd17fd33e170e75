//! `countersign scan`, the real program: the whole corpus, and what it does to the system.

#![expect(clippy::unwrap_used, reason = "clippy takes the helpers of these tests for shipped code")]

use serde_json::Value;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const PASSCODE: &str = "correct horse battery";

fn corpus() -> Value {
    serde_json::from_str(include_str!("../../../tests/corpus/corpus.json")).unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// What is wrong about how a case was answered; nothing, if all is right.
fn complaint(output: Output, expect: &Value) -> Option<String> {
    let (status, stdout) = (output.status.code(), text(output.stdout));
    let told: Value = serde_json::from_str(&stdout).unwrap_or_default();
    let due = if expect["kind"] == "rejected" { 2 } else { 0 };
    let is_ascii = stdout.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'));
    let is_right = told == *expect && status == Some(due) && is_ascii;
    (!is_right).then(|| format!("expected {due} {expect}\n  told {status:?} {stdout}"))
}

#[test]
fn every_case_of_the_corpus_from_the_command_line() {
    let corpus = corpus();
    let at = corpus["at"].to_string();
    let cases = corpus["cases"].as_array().unwrap();
    assert!(cases.len() >= 274, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
        command.env_clear().args(["scan", "--json", "--at", &at, case["input"].as_str().unwrap()]);
        let complaint = complaint(command.output().unwrap(), &case["expect"]);
        wrong.extend(complaint.map(|complaint| format!("{}: {complaint}", case["id"])));
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_case_of_the_corpus_from_standard_input() {
    let corpus = corpus();
    let at = corpus["at"].to_string();
    let mut wrong = Vec::new();
    for case in corpus["cases"].as_array().unwrap() {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
        command.env_clear().args(["scan", "--json", "--at", &at, "-"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(case["input"].as_str().unwrap().as_bytes()).unwrap();
        let complaint = complaint(child.wait_with_output().unwrap(), &case["expect"]);
        wrong.extend(complaint.map(|complaint| format!("{}: {complaint}", case["id"])));
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// The calls of a run that open a socket or make or change a file; none where there is no strace.
fn calls(vault: &Path, arguments: &[&str]) -> Option<(Vec<String>, Vec<String>)> {
    let log = vault.with_extension("strace");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "trace=%network,openat,creat,mkdir,mkdirat,rename"]);
    command.arg("-o").arg(&log).arg(env!("CARGO_BIN_EXE_countersign"));
    command.arg("--vault").arg(vault).args(arguments).stdin(Stdio::null());
    command.env("RUST_LOG", "trace").env("COUNTERSIGN_PASSCODE", PASSCODE);
    match command.output() {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {
            assert!(std::env::var_os("CI").is_none(), "strace is missing");
            return None;
        }
        Err(error) => panic!("{error}"),
    }
    let log = std::fs::read_to_string(log).unwrap();
    let is_write = |line: &&str| {
        ["O_WRONLY", "O_RDWR", "O_CREAT", "mkdir", "creat(", "rename"]
            .iter()
            .any(|it| line.contains(it))
    };
    let is_file = |line: &&str| line.contains("openat(") || is_write(line);
    let sockets = log.lines().filter(|it| !is_file(it) && it.contains('('));
    let writes = log.lines().filter(is_write);
    Some((sockets.map(str::to_owned).collect(), writes.map(str::to_owned).collect()))
}

#[test]
fn security_01_no_socket_is_opened_and_nothing_is_written() {
    let directory = TempDir::new().unwrap();
    let vault = directory.path().join("vault");
    let push = "https%3a%2f%2fmobileappcommunicator.auth.microsoft.com%2factivatev2%2f1%2fX";
    let link = "authenticatorApp/activateAccount?accountType";
    for code in [
        format!("phonefactor://activate_account?code=012345678&url={push}"),
        format!("https://login.microsoftonline.com/{link}=mfa&code=012345678"),
        format!("https://login.microsoftonline.com/{link}=msa"),
        format!("https://login.evil.com/{link}=mfa"),
        format!("https://login.microsoftonline.com@evil.com/{link}=mfa"),
        "ms-msa://code=M.R3_BAY.abc".to_owned(),
    ] {
        for format in [&[][..], &["--json"]] {
            let arguments = [&["scan", &code], format].concat();
            let Some((sockets, writes)) = calls(&vault, &arguments) else { return };
            assert_eq!((sockets, writes), (vec![], vec![]), "{code}");
        }
    }
    // What does connect and write is seen.
    let (sockets, writes) = calls(&vault, &["init"]).unwrap();
    assert!(sockets.is_empty() && !writes.is_empty(), "{sockets:?} {writes:?}");
    let pairing = format!(
        "http://127.0.0.1:9/countersign/pair#v=1&code={}&key={}",
        "0".repeat(26),
        "A".repeat(43)
    );
    let (sockets, _) = calls(&vault, &["pair", &pairing, "--yes"]).unwrap();
    assert!(sockets.iter().any(|call| call.contains("connect(")), "{sockets:?}");
}
