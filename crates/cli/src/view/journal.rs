//! What was decided, for programs and for people.

use super::Rows;
use super::account::named;
use super::request::place;
use crate::outside::outside;
use crate::trouble::name;
use crate::words::Words;
use chrono::{DateTime, Local};
use countersign::{AccountView, JournalAction, JournalEntry, OutcomeKind, ReceiptState};
use serde::Serialize;

/// An entry for programs.
#[derive(Serialize)]
pub(crate) struct EntryRecord<'a> {
    id: i64,
    at: i64,
    account: &'a str,
    host: &'a str,
    #[serde(flatten)]
    action: JournalAction,
    app: Option<&'a str>,
    country: Option<&'a str>,
    place: Option<&'a str>,
    outcome: Option<String>,
    receipt: &'static str,
}

impl<'a> From<&'a JournalEntry> for EntryRecord<'a> {
    fn from(entry: &'a JournalEntry) -> Self {
        Self {
            id: entry.id,
            at: entry.at_ms.div_euclid(1000),
            account: &entry.account,
            host: &entry.host,
            action: entry.action,
            app: entry.app.as_deref(),
            country: entry.country.as_deref(),
            place: entry.place.as_deref(),
            outcome: entry.outcome.as_ref().map(name),
            receipt: match entry.receipt {
                ReceiptState::Confirmed => "confirmed",
                ReceiptState::None => "none",
                ReceiptState::Wrong => "wrong",
            },
        }
    }
}

/// The day and the time of a moment.
pub(crate) type Clock = fn(at_ms: i64) -> (String, String);

/// By the clock and the calendar of this computer.
pub(crate) fn local(at_ms: i64) -> (String, String) {
    let at = DateTime::from_timestamp_millis(at_ms).unwrap_or_default().with_timezone(&Local);
    (at.format("%Y-%m-%d").to_string(), at.format("%H:%M").to_string())
}

/// All entries for people, by day.
pub(crate) fn page(
    entries: &[JournalEntry],
    accounts: &[AccountView],
    clock: Clock,
    words: Words,
) -> String {
    if entries.is_empty() {
        return words.say("journal.empty", &[]);
    }
    let mut lines = Vec::new();
    let mut today = String::new();
    for entry in entries {
        let (day, time) = clock(entry.at_ms);
        if day != today {
            lines.extend((!today.is_empty()).then(String::new));
            lines.push(day.clone());
            today = day;
        }
        let mut told = vec![words.say(what(entry), &[])];
        // No service confirms what the person did alone.
        if entry.action != JournalAction::Export {
            told.push(words.say(receipt(entry), &[]));
        }
        lines.push(format!("  {time}  {}", told.join(" · ")));
        let rows = rows(entry, accounts, words).page();
        lines.extend(rows.lines().map(|line| format!("       {line}")));
    }
    lines.join("\n")
}

fn rows(entry: &JournalEntry, accounts: &[AccountView], words: Words) -> Rows {
    let text = |text: &Option<String>| text.as_deref().map(outside).unwrap_or_default();
    let mut rows = Rows::new(words);
    match accounts.iter().find(|account| account.id == entry.account) {
        Some(account) => {
            rows.add("prompt.service", &named(&account.issuer, words));
            rows.add("prompt.account", &named(&account.name, words));
        }
        None => rows.add("prompt.service", &outside(&entry.host)),
    }
    rows.add("prompt.app", &text(&entry.app));
    rows.add("prompt.place", &place(entry.country.as_deref(), entry.place.as_deref()));
    rows
}

/// What it led to; where nothing proves that, what was done.
fn what(entry: &JournalEntry) -> &'static str {
    match (entry.outcome, entry.action) {
        (Some(OutcomeKind::Closed), _) => "journal.closed",
        (Some(OutcomeKind::Unknown), _) => "journal.unknown",
        (Some(OutcomeKind::WrongNumber), _) => "journal.wrong_number",
        (Some(OutcomeKind::Approved) | None, JournalAction::Pair) => "journal.paired",
        (Some(OutcomeKind::Approved), _) | (None, JournalAction::Approve) => "journal.approved",
        (Some(OutcomeKind::Denied), _) | (None, JournalAction::Deny { .. }) => "journal.refused",
        (Some(OutcomeKind::Reported), _) | (None, JournalAction::Report) => "journal.reported",
        (None, JournalAction::Export) => "journal.exported",
        (None, JournalAction::Unpair) => "journal.removed",
    }
}

fn receipt(entry: &JournalEntry) -> &'static str {
    match entry.receipt {
        ReceiptState::Confirmed => "journal.confirmed",
        ReceiptState::None => "journal.unconfirmed",
        ReceiptState::Wrong => "journal.broken",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::ENGLISH;
    use countersign::DenyReason;

    fn entry(at_ms: i64, action: JournalAction, outcome: Option<OutcomeKind>) -> JournalEntry {
        JournalEntry {
            id: 7,
            at_ms,
            account: "gone".into(),
            host: "a.example\u{1b}".into(),
            action,
            app: Some("Webmail".into()),
            country: Some("TW".into()),
            place: None,
            outcome,
            receipt: ReceiptState::Confirmed,
        }
    }

    fn clock(at_ms: i64) -> (String, String) {
        (format!("day {}", at_ms / 10), format!("0{}", at_ms % 10))
    }

    #[test]
    fn entries_stand_under_their_day() {
        let denied = JournalAction::Deny { reason: DenyReason::NotMe };
        let entries = [
            entry(11, JournalAction::Approve, Some(OutcomeKind::WrongNumber)),
            entry(12, JournalAction::Approve, Some(OutcomeKind::Approved)),
            entry(23, denied, Some(OutcomeKind::Denied)),
        ];
        let page = page(&entries, &[], clock, ENGLISH);
        let heads: Vec<_> = page.lines().filter(|line| !line.starts_with("    ")).collect();
        assert_eq!(
            heads,
            [
                "day 1",
                "  01  Wrong number · Confirmed by the service",
                "  02  Approved · Confirmed by the service",
                "",
                "day 2",
                "  03  Refused · Confirmed by the service",
            ]
        );
        assert!(page.contains("Service  a.example\u{fffd}") && page.contains("TW"), "{page}");
    }

    #[test]
    fn what_nothing_proves_is_told_apart() {
        let mut wrong = entry(1, JournalAction::Approve, None);
        wrong.receipt = ReceiptState::Wrong;
        let text = page(&[wrong], &[], clock, ENGLISH);
        assert!(text.contains("Approved · Part of this list was changed"), "{text}");
        let mut none = entry(1, JournalAction::Unpair, None);
        none.receipt = ReceiptState::None;
        let text = page(&[none], &[], clock, ENGLISH);
        assert!(text.contains("Removed · Not confirmed by the service"), "{text}");
        assert!(page(&[], &[], clock, ENGLISH).starts_with("Nothing yet"));
    }

    #[test]
    fn a_record_tells_the_reason_only_of_a_refusal() {
        let denied = entry(
            59_999,
            JournalAction::Deny { reason: DenyReason::NotNow },
            Some(OutcomeKind::Denied),
        );
        let record = serde_json::to_value(EntryRecord::from(&denied)).unwrap();
        assert_eq!(
            record,
            serde_json::json!({
                "id": 7, "at": 59, "account": "gone", "host": "a.example\u{1b}", "action": "deny",
                "reason": "not_now", "app": "Webmail", "country": "TW", "place": null,
                "outcome": "denied", "receipt": "confirmed",
            })
        );
        let reported = entry(1, JournalAction::Report, Some(OutcomeKind::Reported));
        let record = serde_json::to_value(EntryRecord::from(&reported)).unwrap();
        assert_eq!((&record["action"], record.get("reason")), (&"report".into(), None));
    }
}
