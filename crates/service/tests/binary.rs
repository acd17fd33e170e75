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

/// A task's one line on stdout.
fn task(folder: &TempDir, more: &[&str]) -> serde_json::Value {
    let Output { status, stdout, stderr } = command(folder, more).output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    serde_json::from_slice(&stdout).unwrap()
}

/// The status of an API call with this key.
fn call(ready: &serde_json::Value, key: &str) -> u16 {
    let url = format!("{}api/v1/sign-ins/unknown", ready["pages"].as_str().unwrap());
    let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
    let request = agent.get(url).header("authorization", format!("Bearer {key}"));
    request.call().unwrap().status().as_u16()
}

#[test]
fn api_keys_have_names_and_a_running_service_notices() {
    let folder = tempfile::tempdir().unwrap();
    let key = |name: &str| task(&folder, &["api-key", "add", name])["api_key"].clone();
    let (mail, wiki) = (key("mail"), key("wiki"));
    let (mail, wiki) = (mail.as_str().unwrap(), wiki.as_str().unwrap());
    let (child, ready) = start(&folder, &[]);
    // There are keys, so a first start makes none.
    assert!(ready["api_key"].is_null());
    assert_eq!([call(&ready, mail), call(&ready, wiki), call(&ready, "other")], [404, 404, 401]);
    task(&folder, &["api-key", "revoke", "mail"]);
    assert_eq!([call(&ready, mail), call(&ready, wiki)], [401, 404]);
    let listed = task(&folder, &["api-key", "list"]);
    assert!(!listed.to_string().contains(wiki));
    assert_eq!(listed["api_keys"].as_array().unwrap().len(), 2);
    assert!(
        listed["api_keys"][0]["revoked"].is_i64() && listed["api_keys"][1]["revoked"].is_null()
    );
    for wrong in [["add", "mail"], ["add", "a b"], ["revoke", "mail"], ["revoke", "other"]] {
        refused(&folder, &[&["api-key"], wrong.as_slice()].concat());
    }
    stop(child);
}

#[test]
fn one_service_a_database_and_a_key_is_rolled_while_none_runs() {
    let folder = tempfile::tempdir().unwrap();
    let base = ["--base", "https://login.contoso.example/countersign"];
    let (child, _) = start(&folder, &base);
    let roll = [base.as_slice(), &["roll-key"]].concat();
    for second in [base.as_slice(), &roll] {
        assert!(refused(&folder, second).contains("a service runs"));
    }
    stop(child);
    assert!(refused(&folder, &["roll-key"]).contains("--base"));
    let kids = [(); 2].map(|()| task(&folder, &roll)["kid"].clone());
    assert!(kids[0].is_string() && kids[0] != kids[1]);
}

#[test]
fn check_prints_what_is_in_force_and_starts_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let output = command(&folder, &["--check", "--listen", "[::1]:8080"])
        .env("COUNTERSIGN_SERVICE_ISSUER", "Contoso")
        .env("COUNTERSIGN_SERVICE_LISTEN", "127.0.0.1:1")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let checked: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let setting = |value: &str, from: &str| serde_json::json!({"value": value, "from": from});
    assert_eq!(checked["listen"], setting("[::1]:8080", "flag"));
    assert_eq!(checked["issuer"], setting("Contoso", "environment"));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    for wrong in [["--base", "https://login.contoso.example/"], ["--config", "missing.json"]] {
        let output = command(&folder, &[&["--check"], wrong.as_slice()].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
    }
    let demo = ["--demo", "--base", "https://login.contoso.example/countersign"];
    assert!(refused(&folder, &demo).contains("--demo"));
}

#[test]
fn the_log_may_be_json() {
    let folder = tempfile::tempdir().unwrap();
    let (child, ready) = start(&folder, &["--log", "json"]);
    let reply = ureq::post(format!("{}api/v1/pairings", ready["pages"].as_str().unwrap()))
        .header("authorization", format!("Bearer {}", ready["api_key"].as_str().unwrap()))
        .header("content-type", "application/json")
        .send(r#"{"user":{"id":"canary-user","name":"canary-name"}}"#);
    assert_eq!(reply.unwrap().status(), 201);
    let log = stop(child);
    assert!(log.contains("a pairing was opened") && !log.contains("canary"));
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(line["timestamp"].is_string() && line["level"].is_string(), "{line}");
    }
}
