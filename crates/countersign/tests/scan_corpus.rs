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
