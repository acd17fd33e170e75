//! Whether the story has all that the bindings offer. What they offer is read from those for Swift, which
//! say each thing once and on a line of its own.

use crate::describe::normal;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn bindings() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let file = root.join("bindings/swift/Sources/CountersignCore/CountersignCore.swift");
    std::fs::read_to_string(file).unwrap()
}

fn scenario() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenario/scenario.json");
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// The names after `before` at the beginning of lines.
fn named(text: &str, before: &str) -> BTreeSet<String> {
    let names = text.lines().filter_map(|line| line.strip_prefix(before));
    // Where a name is a word of Swift it stands in quotes.
    let end = |it: char| !it.is_alphanumeric() && it != '`';
    names.map(|it| normal(it.split(end).next().unwrap().trim_matches('`'))).collect()
}

/// The text from one line until another.
fn part<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, after) = text.split_once(from).unwrap();
    after.split_once(to).unwrap().0
}

/// What the steps have under a member.
fn in_steps(scenario: &Value, member: &str) -> BTreeSet<String> {
    let chapters = scenario["chapters"].as_array().unwrap();
    let steps = chapters.iter().flat_map(|chapter| chapter["steps"].as_array().unwrap());
    let found = steps.filter_map(|step| step.get(member));
    found.filter_map(|it| it.as_str().or(it["is"].as_str()).map(normal)).collect()
}

fn assert_none(missing: &BTreeSet<String>, what: &str) {
    assert!(missing.is_empty(), "{what} without a step in tests/scenario: {missing:?}");
}

#[test]
fn every_call_and_every_function_has_a_step() {
    let (bindings, scenario) = (bindings(), scenario());
    let object = part(&bindings, "\nopen class Authenticator:", "\npublic struct FfiConverter");
    let calls = &named(object, "open func ") | &named(object, "public static func ");
    let mut functions = named(&bindings, "public func ");
    // The generator's own.
    functions.retain(|it| !it.starts_with("fficonverter") && !it.starts_with("uniffi"));
    assert!(calls.len() > 40 && calls.contains("create") && functions.contains("scan"));
    assert_none(&(&calls - &in_steps(&scenario, "call")), "calls");
    assert_none(&(&functions - &in_steps(&scenario, "function")), "functions");
}

#[test]
fn every_error_comes_up_or_is_said_not_to() {
    let (bindings, scenario) = (bindings(), scenario());
    let errors = named(part(&bindings, "\nenum AuthenticatorError:", "\n}"), "    case ");
    assert!(errors.len() > 15 && errors.contains("locked"));
    let elsewhere: BTreeSet<String> =
        scenario["errors_elsewhere"].as_object().unwrap().keys().map(|it| normal(it)).collect();
    assert_eq!(&errors - &in_steps(&scenario, "error"), elsewhere);
}
