//! Every case of the corpus in tests/corpus, as JSON values; and the corpus has a case for all.

use countersign::{Moment, scan};
use serde_json::Value;
use std::collections::BTreeSet;

fn corpus() -> Value {
    serde_json::from_str(include_str!("../../../tests/corpus/corpus.json")).expect("JSON")
}

fn told(text: &str, at: i64) -> Value {
    let now = Moment { unix_ms: at.saturating_mul(1000), monotonic_ms: 0 };
    serde_json::to_value(scan(text.to_owned(), now)).expect("JSON")
}

#[test]
fn every_case_of_the_corpus() {
    let corpus = corpus();
    let at = corpus["at"].as_i64().unwrap();
    let cases = corpus["cases"].as_array().unwrap();
    assert!(cases.len() >= 274, "{} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let told = told(case["input"].as_str().unwrap(), at);
            let (id, expect) = (&case["id"], &case["expect"]);
            (told != *expect).then(|| format!("{id}\n  expected {expect}\n  told     {told}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn ids_are_unique() {
    let corpus = corpus();
    let cases = corpus["cases"].as_array().unwrap();
    let ids: BTreeSet<_> = cases.iter().map(|case| case["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), cases.len());
}

/// The codes of an enum: its variants as the source has them.
fn codes(name: &str) -> BTreeSet<String> {
    let source = include_str!("../src/scan/codes.rs");
    let (_, body) = source.split_once(&format!("pub enum {name} {{")).expect("the enum");
    let (body, _) = body.split_once("\n}").expect("its end");
    let variants = body.lines().filter_map(|line| line.trim().strip_suffix(','));
    variants.map(snake_case).collect()
}

fn snake_case(variant: &str) -> String {
    let letters = variant.char_indices().map(|(at, letter)| {
        let gap = if at > 0 && letter.is_ascii_uppercase() { "_" } else { "" };
        format!("{gap}{}", letter.to_ascii_lowercase())
    });
    letters.collect()
}

fn strings(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(members) => members.values().for_each(|value| strings(value, found)),
        Value::String(text) => drop(found.insert(text.clone())),
        _ => {}
    }
}

#[test]
fn every_notice_reason_and_vendor_has_a_case_and_is_documented() {
    let mut shown = BTreeSet::new();
    for case in corpus()["cases"].as_array().unwrap() {
        strings(&case["expect"], &mut shown);
    }
    let page = include_str!("../../../docs/scanning.md");
    for (name, count) in [("Notice", 38), ("Reason", 33), ("Vendor", 19)] {
        let codes = codes(name);
        assert_eq!(codes.len(), count, "{name}");
        let missing: Vec<_> = codes.iter().filter(|code| !shown.contains(*code)).collect();
        assert!(missing.is_empty(), "no case in the corpus: {missing:?}");
        let is_documented = |code: &&String| page.contains(&format!("`{code}`"));
        let silent: Vec<_> = codes.iter().filter(|code| !is_documented(code)).collect();
        assert!(silent.is_empty(), "not in docs/scanning.md: {silent:?}");
    }
}
