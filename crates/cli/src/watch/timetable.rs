//! When each service is asked again: two seconds after its last reply at the earliest, and later
//! each time it cannot be asked.

use std::collections::HashMap;

/// The least time between two polls (docs/protocol.md §2), in milliseconds.
const BETWEEN_MS: i64 = 2_000;
/// The longest pause, in milliseconds.
const LONGEST_MS: i64 = 60_000;

/// One pairing: the address that is asked, and which of those at the same address.
pub(crate) type Line = (String, usize);

/// How asking a service went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Went {
    /// It could not be asked, or said no; it may have said after how many seconds to come again.
    Badly { retry_after: Option<u32> },
    /// It answered.
    Well,
}

/// The lines of all pairings.
#[derive(Debug, Default)]
pub(crate) struct Timetable(HashMap<Line, Entry>);

#[derive(Debug, Default)]
struct Entry {
    asked: bool,
    not_before_ms: i64,
    pause_ms: i64,
}

impl Timetable {
    /// Whether a service may be asked now; then it is being asked.
    pub(crate) fn begin(&mut self, line: &Line, now_ms: i64) -> bool {
        let entry = self.0.entry(line.clone()).or_default();
        let due = !entry.asked && now_ms >= entry.not_before_ms;
        entry.asked |= due;
        due
    }

    /// A service was asked.
    pub(crate) fn end(&mut self, line: &Line, went: Went, now_ms: i64) {
        let entry = self.0.entry(line.clone()).or_default();
        entry.asked = false;
        entry.pause_ms = match went {
            Went::Well => BETWEEN_MS,
            Went::Badly { retry_after } => {
                let wished = i64::from(retry_after.unwrap_or(0)).saturating_mul(1000);
                let doubled = entry.pause_ms.saturating_mul(2).max(BETWEEN_MS);
                doubled.max(wished).min(LONGEST_MS)
            }
        };
        entry.not_before_ms = now_ms.saturating_add(entry.pause_ms);
    }

    /// Milliseconds until something can be asked; none while all are being asked.
    pub(crate) fn pause_ms(&self, now_ms: i64) -> Option<i64> {
        let free = self.0.values().filter(|entry| !entry.asked);
        free.map(|entry| entry.not_before_ms.saturating_sub(now_ms).max(0)).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOWN: Went = Went::Badly { retry_after: None };

    fn line(name: &str) -> Line {
        (name.to_owned(), 0)
    }

    #[test]
    fn nobody_is_asked_twice_at_once_or_too_soon() {
        let mut table = Timetable::default();
        assert!(table.begin(&line("a"), 0) && !table.begin(&line("a"), 99_999));
        assert!(table.begin(&line("b"), 0), "the others have their own time");
        assert_eq!(table.pause_ms(0), None);
        table.end(&line("a"), Went::Well, 5_000);
        assert!(!table.begin(&line("a"), 6_999));
        assert_eq!(table.pause_ms(6_000), Some(1_000));
        assert!(table.begin(&line("a"), 7_000));
    }

    #[test]
    fn who_is_down_is_asked_less_and_less() {
        let mut table = Timetable::default();
        let mut pauses = Vec::new();
        for _ in 0..8 {
            table.begin(&line("a"), i64::MAX);
            table.end(&line("a"), DOWN, 0);
            pauses.extend(table.pause_ms(0));
        }
        assert_eq!(pauses, [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
        table.end(&line("a"), Went::Well, 0);
        assert_eq!(table.pause_ms(0), Some(2_000));
        table.end(&line("a"), Went::Badly { retry_after: Some(30) }, 0);
        assert_eq!(table.pause_ms(0), Some(30_000));
    }
}
