//! The commands, one file each.

mod accounts;
pub(crate) mod answer;
mod backup;
mod care;
pub(crate) mod deny_all;
mod doctor;
mod export;
mod import;
mod journal;
mod pair;
mod passcode;
pub(crate) mod requests;
mod scan;
mod transfer;
mod unpair;

use crate::arguments::{Command, Transfer};
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
        Command::Add { source, replace } => accounts::add(session, &source, replace),
        Command::Approve { id, number } => answer::approve(session, &id, number),
        Command::Backup { file } => backup::backup(session, &file),
        Command::Codes { watch } => accounts::codes(session, watch),
        Command::Deny { id, not_me } => answer::deny(session, &id, not_me),
        Command::Delete { id, yes } => care::delete(session, &id, yes),
        Command::DenyAll { account } => deny_all::deny_all(session, &account),
        Command::Dismiss { id } => answer::dismiss(session, &id),
        Command::Doctor { done, not_done } => doctor::doctor(session, done, not_done),
        Command::Export { what, yes } => export::export(session, &what, yes),
        Command::Favourite { id, off } => care::favourite(session, &id, off),
        Command::Import { file, replace } => import::import(session, &file, replace),
        Command::Init => init(session),
        Command::Journal { export } => journal::journal(session, export.as_deref()),
        Command::Move { id, place } => care::move_to(session, &id, place),
        Command::Next { id } => care::next(session, &id),
        Command::Pair { invitation, name, yes } => pair::pair(session, invitation, name, yes),
        Command::Passcode => passcode::change(session),
        Command::Rehearse { file } => backup::rehearse(session, &file),
        Command::Remove { id } => care::remove(session, &id),
        Command::Rename { id, name } => care::rename(session, &id, &name),
        Command::Report { id } => answer::report(session, &id),
        Command::Requests => requests::requests(session),
        Command::Restore { file, replace } => backup::restore(session, &file, replace),
        Command::Scan(source) => scan::scan(session, &source),
        Command::Transfer(Transfer::Receive { replace }) => transfer::receive(session, replace),
        Command::Transfer(Transfer::Send { source, out, yes }) => {
            transfer::send(session, &source, out.as_deref(), yes)
        }
        Command::Undo { id } => care::undo(session, id.as_deref()),
        Command::Unpair { id, yes } => unpair::unpair(session, id, yes),
        Command::Watch => crate::watch::watch(session),
    }
}

fn init(session: &Session) -> Result<Exit, Trouble> {
    let directory = Phone::create(session)?;
    session.output.show(&json!({ "vault": directory }), || {
        session.words.say("term.initialised", &[("directory", &directory)])
    })?;
    Ok(Exit::Done)
}
