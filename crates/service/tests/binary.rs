//! The program itself: its one line, what it refuses, what it logs, and how it ends.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what it is for"
)]

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

fn command(folder: &TempDir, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign-service"));
    command
        .env("RUST_LOG", "trace")
        .arg("--database")
        .arg(folder.path().join("service.sqlite"))
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn start(folder: &TempDir, more: &[&str]) -> (Child, serde_json::Value) {
    let mut child = command(folder, more).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    (child, serde_json::from_str(&line).unwrap())
}

/// Asks it to end, as a service manager does; what it said on stderr.
fn stop(mut child: Child) -> String {
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(child.wait().unwrap().success());
    log
}

fn refused(folder: &TempDir, more: &[&str]) -> String {
    let Output { status, stdout, stderr } = command(folder, more).output().unwrap();
    assert!(!status.success() && stdout.is_empty());
    String::from_utf8(stderr).unwrap()
}

#[test]
fn the_log_has_no_secret_even_at_trace() {
    let folder = tempfile::tempdir().unwrap();
    let (child, ready) = start(&folder, &["--demo"]);
    let text = |name: &str| ready[name].as_str().unwrap();
    assert!(text("base").ends_with("/countersign"));
    let bearer = format!("Bearer {}", text("api_key"));
    let mut reply = ureq::post(format!("{}api/v1/pairings", text("pages")))
        .header("authorization", &bearer)
        .header("content-type", "application/json")
        .send(r#"{"user":{"id":"canary-user","name":"canary-name"}}"#)
        .unwrap();
    let pairing: serde_json::Value =
        serde_json::from_str(&reply.body_mut().read_to_string().unwrap()).unwrap();
    let page = ureq::get(text("pages")).call().unwrap().body_mut().read_to_string().unwrap();
    let password = page.split("demo-password\">").nth(1).unwrap().split('<').next().unwrap();
    let log = stop(child);
    assert!(log.contains("a pairing was opened"), "{log}");
    let uri = pairing["uri"].as_str().unwrap();
    let code = uri.split("code=").nth(1).unwrap().split('&').next().unwrap();
    let key = pairing["product_key"].as_str().unwrap();
    for secret in [text("api_key"), &code[5..], &key[6..17], password, "canary"] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[test]
fn the_api_key_is_shown_once() {
    let folder = tempfile::tempdir().unwrap();
    let (child, first) = start(&folder, &[]);
    stop(child);
    let (child, second) = start(&folder, &[]);
    stop(child);
    let (child, third) = start(&folder, &["--new-api-key"]);
    stop(child);
    assert!(first["api_key"].is_string());
    assert!(second["api_key"].is_null());
    assert!(third["api_key"].is_string() && third["api_key"] != first["api_key"]);
}

#[test]
fn what_would_be_unsafe_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let demo = refused(&folder, &["--listen", "0.0.0.0:0", "--demo"]);
    assert!(demo.contains("loopback"), "{demo}");
    for base in ["http://login.contoso.example/countersign", "https://login.contoso.example/"] {
        assert!(refused(&folder, &["--base", base]).contains("--base"));
    }
    assert!(refused(&folder, &["--listen", "0.0.0.0:0"]).contains("--base"));
    let (child, _) = start(&folder, &[]);
    stop(child);
    std::fs::remove_file(folder.path().join("service.sqlite.key")).unwrap();
    assert!(refused(&folder, &[]).contains("key file"));
}
