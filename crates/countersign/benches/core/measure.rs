//! Medians of ours and of a peer, measured by turns so that both see the same machine.

use serde_json::{Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The time that one call takes, in microseconds: the mean over so many calls.
pub(crate) fn time<T>(calls: u32, mut work: impl FnMut() -> T) -> f64 {
    let begin = Instant::now();
    for _ in 0..calls {
        black_box(work());
    }
    microseconds(begin.elapsed()) / f64::from(calls)
}

/// The medians of two measurements that take turns.
pub(crate) fn by_turns(
    rounds: usize,
    mut ours: impl FnMut() -> f64,
    mut peer: impl FnMut() -> f64,
) -> (f64, f64) {
    let (ours, peers) = (0..rounds).map(|_| (ours(), peer())).unzip();
    (median(ours), median(peers))
}

/// The middle one.
pub(crate) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A time in microseconds.
pub(crate) fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// A figure, printed as a line for `cargo xtask bench`.
pub(crate) struct Figure(Value);

impl Figure {
    /// What was measured, and the time in microseconds.
    pub(crate) fn new(what: &str, microseconds: f64) -> Self {
        Self(json!({ "what": what, "us": microseconds }))
    }

    /// The same work, or the least that it needs, done by others.
    pub(crate) fn beside(self, peer: &str, microseconds: f64) -> Self {
        self.with("peer", peer.into()).with("peer_us", microseconds.into())
    }

    /// The time that it should stay below, in microseconds.
    pub(crate) fn below(self, goal: f64) -> Self {
        self.with("goal_us", goal.into())
    }

    /// The goal is to be no slower than the peer.
    pub(crate) fn not_slower(self) -> Self {
        self.with("goal_ratio", 1.0.into())
    }

    pub(crate) fn print(&self) {
        println!("figure {}", self.0);
    }

    fn with(mut self, name: &str, value: Value) -> Self {
        if let Value::Object(members) = &mut self.0 {
            members.insert(name.to_owned(), value);
        }
        self
    }
}

/// A sentence beside the figures.
pub(crate) fn note(text: &str) {
    println!("note {text}");
}
