//! `add` and `codes`.

use crate::arguments::Source;
use crate::output;
use crate::phone::Phone;
use crate::scanning::holds_accounts;
use crate::session::Session;
use crate::trouble::{Exit, Trouble};
use crate::view::account::{self, AccountRecord};
use crate::words::Words;
use countersign::{AddOutcome, Added, BatchProgress, Choice, Moment};
use serde_json::{Value, json};
use std::io::{self, IsTerminal};
use std::thread;
use std::time::Duration;

/// Adds all accounts of what was scanned, or none of them.
pub(crate) fn add(
    session: &Session,
    source: &Source,
    replace: Option<String>,
) -> Result<Exit, Trouble> {
    let choice = replace.map_or(Choice::KeepBoth, |id| Choice::Replace {
        account: Some(id).filter(|id| !id.is_empty()),
    });
    let texts = source.texts()?;
    let phone = Phone::unlocked(session)?;
    let now = session.now();
    let mut tickets = Vec::new();
    for text in &texts {
        let scanned = phone.authenticator.scan(text.clone(), now)?;
        holds_accounts(&scanned.scan)?;
        tickets.push(scanned.ticket);
    }
    let mut added = Vec::new();
    for ticket in tickets {
        added.extend(phone.authenticator.add(ticket, choice.clone(), now)?);
    }
    let exports = exports(&phone, texts, now)?;
    let records: Vec<_> = exports
        .iter()
        .map(|it| json!({ "size": it.size, "added": it.added, "missing": it.missing }))
        .collect();
    session.output.show(&json!({ "results": results(&added), "exports": records }), || {
        let lines = added.iter().map(|it| session.say(outcome(it).1));
        lines
            .chain(exports.iter().map(|it| how_far(it, session.words)))
            .collect::<Vec<_>>()
            .join("\n")
    })?;
    Ok(Exit::Done)
}

/// How far the person is now with the exports that were added from, each once.
fn exports(phone: &Phone, texts: Vec<String>, now: Moment) -> Result<Vec<BatchProgress>, Trouble> {
    let mut exports = Vec::new();
    for text in texts {
        exports.extend(phone.authenticator.scan(text, now)?.progress);
    }
    exports.dedup();
    Ok(exports)
}

fn how_far(export: &BatchProgress, words: Words) -> String {
    let (seen, total) = (export.added.to_string(), export.size.to_string());
    let progress = words.say("batch.progress", &[("seen", &seen), ("total", &total)]);
    let missing: Vec<_> = export.missing.iter().map(ToString::to_string).collect();
    if missing.is_empty() {
        return progress;
    }
    let missing = words.say("batch.missing", &[("numbers", &missing.join(", "))]);
    format!("{progress}\n{missing}")
}

/// What became of each account, for programs.
pub(super) fn results(added: &[Added]) -> Vec<Value> {
    added.iter().map(|it| json!({ "id": it.id, "outcome": outcome(it).0 })).collect()
}

/// The word for programs, and the key of the sentence for people.
fn outcome(added: &Added) -> (&'static str, &'static str) {
    match added.outcome {
        AddOutcome::Beside => ("beside", "collision.same_name.body"),
        AddOutcome::Both => ("both", "term.add.both"),
        AddOutcome::New => ("new", "term.add.new"),
        AddOutcome::Replaced => ("replaced", "collision.replaced"),
        AddOutcome::Same => ("same", "collision.same.title"),
    }
}

/// Shows the codes, once or until the person has seen enough.
pub(crate) fn codes(session: &Session, watch: bool) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    if watch && !session.output.is_json() && io::stdout().is_terminal() {
        loop {
            output::redraw(&page(session, &phone)?)?;
            thread::sleep(Duration::from_secs(1));
        }
    }
    let now = session.now();
    let home = phone.authenticator.home(now)?;
    let records: Vec<_> = home.accounts.iter().map(AccountRecord::from).collect();
    let damaged: Vec<_> = home.damaged.iter().map(|row| &row.id).collect();
    let record = json!({ "accounts": records, "damaged": damaged });
    session.output.show(&record, || account::page(&home, now, session.words))?;
    Ok(Exit::Done)
}

fn page(session: &Session, phone: &Phone) -> Result<String, Trouble> {
    let now = session.now();
    Ok(account::page(&phone.authenticator.home(now)?, now, session.words))
}
