//! The commands, one file each.

mod accounts;
mod answer;
mod pair;
mod requests;
mod scan;

use crate::arguments::Command;
use crate::phone::Phone;
use crate::session::Session;
use crate::trouble::{Exit, Own, Trouble};
use serde_json::json;

/// Carries out a command.
pub(crate) fn run(session: &Session, command: Command) -> Result<Exit, Trouble> {
    if session.is_pinned() && !command.may_pretend() {
        return Err(Own::PinnedTime.into());
    }
    match command {
        Command::Add(source) => accounts::add(session, &source),
        Command::Approve { id, number } => answer::approve(session, &id, number),
        Command::Codes { watch } => accounts::codes(session, watch),
        Command::Deny { id, not_me } => answer::deny(session, &id, not_me),
        Command::Init => init(session),
        Command::Pair { source, name, yes } => pair::pair(session, &source, name, yes),
        Command::Remove { id, yes } => accounts::remove(session, id, yes),
        Command::Report { id } => answer::report(session, &id),
        Command::Requests => requests::requests(session),
        Command::Scan(source) => scan::scan(session, &source),
    }
}

fn init(session: &Session) -> Result<Exit, Trouble> {
    let directory = Phone::create(session)?;
    session.output.show(&json!({ "vault": directory }), || {
        session.words.say("term.initialised", &[("directory", &directory)])
    })?;
    Ok(Exit::Done)
}
