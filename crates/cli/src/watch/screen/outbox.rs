//! Answers without a reply: the core keeps them, and they are sent again with the same bytes.

use super::{Decision, Wish};
use countersign::Moment;

/// The first pause before an answer is sent again, in milliseconds.
const FIRST_PAUSE_MS: i64 = 2_000;
/// The longest.
const LONGEST_PAUSE_MS: i64 = 60_000;

/// The answers that wait.
#[derive(Default)]
pub(super) struct Outbox(Vec<Kept>);

struct Kept {
    id: String,
    decision: Decision,
    pause_ms: i64,
    /// None while it is on its way.
    due_ms: Option<i64>,
}

impl Outbox {
    /// Sent again after a pause that is longer each time.
    pub(super) fn keep(&mut self, id: &str, decision: Decision, now: Moment) {
        let before = self.0.iter().find(|kept| kept.id == id).map(|kept| kept.pause_ms);
        let pause_ms = before.map_or(FIRST_PAUSE_MS, |it| it.saturating_mul(2));
        let pause_ms = pause_ms.min(LONGEST_PAUSE_MS);
        self.settled(id);
        let due_ms = Some(now.monotonic_ms.saturating_add(pause_ms));
        self.0.push(Kept { id: id.to_owned(), decision, pause_ms, due_ms });
    }

    /// It needs no more sending.
    pub(super) fn settled(&mut self, id: &str) {
        self.0.retain(|kept| kept.id != id);
    }

    /// Forgets what is not there any more.
    pub(super) fn retain(&mut self, there: impl Fn(&String) -> bool) {
        self.0.retain(|kept| there(&kept.id));
    }

    /// Whether nothing is left to decide about a request.
    pub(super) fn decides(&self, id: &str) -> bool {
        let mut kept = self.0.iter().filter(|kept| kept.id == id);
        kept.any(|kept| !matches!(kept.decision, Decision::Approve { .. }))
    }

    /// What is to be sent now.
    pub(super) fn due(&self, now: Moment) -> Vec<Wish> {
        let due = self.0.iter().filter(|kept| kept.due_ms.is_some_and(|it| it <= now.monotonic_ms));
        due.map(|it| Wish::Answer { id: it.id.clone(), decision: it.decision.clone() }).collect()
    }

    /// An answer is on its way.
    pub(super) fn sent(&mut self, wish: &Wish) {
        if let Wish::Answer { id, .. } = wish {
            self.0.iter_mut().filter(|kept| kept.id == *id).for_each(|kept| kept.due_ms = None);
        }
    }
}
