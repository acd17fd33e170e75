//! The phone at a real privacyIDEA server, with nothing but the protocol between them.

mod answers;
mod challenge;
mod enrolment;
mod modes;
mod polling;

use countersign_tests::{Manner, Outcome, PushStage, Reply};
use serde_json::Value;

/// What is no reply of the server, and what the phone may say about it.
const MANNERS: [(Manner, &[&str]); 4] = [
    (Manner::Broken, &["service_error"]),
    (Manner::Garbage, &["service_reply"]),
    (Manner::Page, &["service_reply"]),
    (Manner::Silent, &["offline", "timeout"]),
];

/// One sentence on stderr, and the same as an object on stdout.
fn assert_one_sentence(reply: &Reply, codes: &[&str]) {
    let sentence = reply.stderr.trim_end();
    assert!(!sentence.contains('\n') && sentence.ends_with('.'), "{reply:?}: {sentence}");
    let code = error_of(reply);
    assert!(codes.contains(&code), "{reply:?} says {code} and not {codes:?}");
}

fn error_of(reply: &Reply) -> &str {
    reply.json.pointer("/error/code").and_then(Value::as_str).unwrap_or_default()
}

/// The value in a reply of the server; null where it is an error.
fn value(reply: &Value) -> &Value {
    reply.pointer("/result/value").unwrap_or(&Value::Null)
}

/// The number of the error in a reply of the server.
fn code(reply: &Value) -> i64 {
    reply.pointer("/result/error/code").and_then(Value::as_i64).unwrap_or_default()
}

/// What the server answers to the poll that the phone has sent last.
fn reply_of(stage: &PushStage) -> Outcome<Value> {
    let heard = stage.gate.heard();
    let poll = heard.iter().rfind(|it| it.target.starts_with("GET ")).unwrap();
    Ok(stage.server.hear(poll)?.1)
}
