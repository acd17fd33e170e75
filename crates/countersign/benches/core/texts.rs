//! Reading the text of a QR code.

use crate::measure::{Figure, median, time};
use crate::support::{NOW, at};
use countersign::scan;
use serde_json::Value;

/// Issue and promise: below 20 µs.
const GOAL: f64 = 20.0;

pub(crate) fn measure() {
    const CORPUS: &str = include_str!("../../../../tests/corpus/corpus.json");
    let corpus: Value = serde_json::from_str(CORPUS).unwrap();
    let cases = corpus["cases"].as_array().unwrap();
    let inputs = cases.iter().filter_map(|case| case["input"].as_str());
    let times: Vec<(f64, usize)> = inputs.map(|input| (one(input), input.len())).collect();
    let all = times.iter().map(|(time, _)| *time).collect();
    Figure::new(&format!("scan of a text: median of the corpus ({})", times.len()), median(all))
        .below(GOAL)
        .print();
    let (slowest, length) = times.iter().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
    Figure::new(&format!("scan of a text: slowest of the corpus, {length} bytes"), *slowest)
        .below(GOAL)
        .print();
}

/// The best of some rounds: what disturbs only adds.
fn one(input: &str) -> f64 {
    let rounds = (0..7).map(|_| time(20, || scan(input.to_owned(), at(NOW))));
    rounds.fold(f64::INFINITY, f64::min)
}
