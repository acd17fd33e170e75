//! `doctor`: what to look after, before a journey above all.

use crate::arguments::Ticked;
use crate::phone::Phone;
use crate::session::Session;
use crate::trouble::{Exit, Trouble};
use crate::view::journal;
use crate::words::Words;
use countersign::{Check, CheckKind, CheckState, ClockConfidence};
use serde_json::{Value, json};

/// Goes through the checklist, after what is to be ticked off was.
pub(crate) fn doctor(
    session: &Session,
    done: Option<Ticked>,
    not_done: Option<Ticked>,
) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let now = session.now();
    for (ticked, is_done) in [(done, true), (not_done, false)] {
        if let Some(ticked) = ticked {
            phone.authenticator.tick(kind(ticked), is_done, now)?;
        }
    }
    let checks = phone.authenticator.doctor(now)?;
    let clock = phone.authenticator.home(now)?.clock;
    let tested = phone.authenticator.last_backup()?.map(|last| day(last.opened));
    let records: Vec<_> = checks.iter().map(record).collect();
    session.output.show(&json!({ "clock": clock_record(clock), "checks": records }), || {
        page(&checks, clock, tested.as_deref(), session.words)
    })?;
    Ok(Exit::Done)
}

fn kind(ticked: Ticked) -> CheckKind {
    match ticked {
        Ticked::DefaultMethod => CheckKind::DefaultMethod,
        Ticked::SecondPhone => CheckKind::SecondPhone,
        Ticked::TriedOffline => CheckKind::TriedOffline,
    }
}

fn record(check: &Check) -> Value {
    json!({ "check": name(check.kind), "state": state(check.state).0, "count": check.count })
}

fn clock_record(clock: ClockConfidence) -> Value {
    match clock {
        ClockConfidence::ProbablyOff { ahead_seconds, age_seconds, signed } => {
            json!({ "state": "probably_off", "ahead": ahead_seconds, "age": age_seconds, "signed": signed })
        }
        ClockConfidence::Trusted { age_seconds, signed } => {
            json!({ "state": "trusted", "age": age_seconds, "signed": signed })
        }
        ClockConfidence::Unknown { changed } => json!({ "state": "unknown", "changed": changed }),
    }
}

/// By the calendar of this computer.
fn day(unix: i64) -> String {
    journal::local(unix.saturating_mul(1000)).0
}

fn page(checks: &[Check], clock: ClockConfidence, tested: Option<&str>, words: Words) -> String {
    let say = |key: &str| words.say(key, &[]);
    let mut lines = vec![say("travel.title"), say("travel.intro"), String::new()];
    lines.extend(
        checks.iter().map(|check| {
            format!("{}: {}", say(state(check.state).1), sentence(check, tested, words))
        }),
    );
    lines.push(String::new());
    lines.extend(about_clock(clock, words));
    lines.push(format!("{}: {}", say("clock.zone.title"), say("clock.zone.body")));
    lines.push(say("travel.roaming"));
    lines.join("\n")
}

/// How far off, and what to do; nothing where all is well.
fn about_clock(clock: ClockConfidence, words: Words) -> Vec<String> {
    let say = |key: &str| words.say(key, &[]);
    match clock {
        ClockConfidence::Trusted { .. } => vec![say("clock.trusted")],
        ClockConfidence::Unknown { changed: true } => vec![say("clock.changed")],
        ClockConfidence::Unknown { changed: false } => vec![say("clock.unknown")],
        ClockConfidence::ProbablyOff { ahead_seconds, .. } => {
            let ahead = ahead_seconds > 0;
            let key = if ahead { "clock.off.fast" } else { "clock.off.slow" };
            let by = ahead_seconds.unsigned_abs();
            let mut lines = vec![words.count(key, by)];
            lines.extend((by >= 60).then(|| say("clock.off.strong")));
            lines.push(say("clock.off.fix"));
            lines.extend((!ahead).then(|| say("clock.off.next_code")));
            lines.push(say("clock.approve_ok"));
            lines
        }
    }
}

fn state(state: CheckState) -> (&'static str, &'static str) {
    match state {
        CheckState::CannotTell => ("cannot_tell", "travel.cant_tell"),
        CheckState::Ok => ("ok", "travel.ok"),
        CheckState::ToDo => ("to_do", "travel.do"),
    }
}

fn name(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Backup => "backup",
        CheckKind::Clock => "clock",
        CheckKind::Codes => "codes",
        CheckKind::Data => "data",
        CheckKind::DefaultMethod => "default_method",
        CheckKind::Lock => "lock",
        CheckKind::SecondPhone => "second_phone",
        CheckKind::TriedOffline => "tried_offline",
    }
}

fn sentence(check: &Check, tested: Option<&str>, words: Words) -> String {
    let ok = check.state == CheckState::Ok;
    let say = |key: &str| words.say(key, &[]);
    match check.kind {
        CheckKind::Backup if ok => {
            words.say("travel.backup.ok", &[("when", tested.unwrap_or_default())])
        }
        CheckKind::Backup if check.count > 0 => {
            format!("{} {}", words.count("backup.lacks", check.count), say("travel.backup.do"))
        }
        CheckKind::Backup => say("travel.backup.do"),
        CheckKind::Clock if ok => say("travel.clock.ok"),
        CheckKind::Clock => say("travel.clock.do"),
        CheckKind::Codes if ok => say("travel.codes.ok"),
        CheckKind::Codes => words.count("travel.codes.missing", check.count),
        CheckKind::Data if ok => say("travel.data.ok"),
        CheckKind::Data => words.count("home.damaged", check.count),
        CheckKind::DefaultMethod => say("travel.default"),
        CheckKind::Lock => say("term.doctor.lock"),
        CheckKind::SecondPhone => say("travel.second"),
        CheckKind::TriedOffline => say("travel.try"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::ENGLISH;

    #[test]
    fn a_clock_that_is_behind_says_how_much_and_what_helps() {
        let off = |ahead_seconds| ClockConfidence::ProbablyOff {
            ahead_seconds,
            age_seconds: 5,
            signed: true,
        };
        let behind = about_clock(off(-40), ENGLISH);
        assert_eq!(behind[0], "About 40 seconds behind. Codes may be refused.");
        assert!(behind.contains(&ENGLISH.say("clock.off.next_code", &[])));
        assert!(!behind.contains(&ENGLISH.say("clock.off.strong", &[])));
        let ahead = about_clock(off(60), ENGLISH);
        assert_eq!(ahead[0], "About 60 seconds ahead. Codes may be refused.");
        assert!(ahead.contains(&ENGLISH.say("clock.off.strong", &[])));
        assert!(!ahead.contains(&ENGLISH.say("clock.off.next_code", &[])));
    }

    #[test]
    fn every_line_has_its_state_in_words() {
        let check = Check { kind: CheckKind::Codes, state: CheckState::ToDo, count: 2 };
        let page = page(&[check], ClockConfidence::Unknown { changed: false }, None, ENGLISH);
        assert!(page.contains("To do: 2 accounts can only approve"), "{page}");
    }
}
