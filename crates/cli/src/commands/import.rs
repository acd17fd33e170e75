//! `import`: the file that another app exported.

use super::accounts::results;
use super::backup::collisions;
use crate::files;
use crate::output;
use crate::phone::Phone;
use crate::session::Session;
use crate::terminal;
use crate::trouble::{Exit, Own, Trouble};
use crate::view;
use countersign::{AddOutcome, Added, AuthenticatorError, Choice, Import, Imported};
use serde_json::json;
use std::path::Path;

/// Adds the accounts of a file beside those that are there, once the person has seen them.
pub(crate) fn import(session: &Session, path: &Path, replace: bool) -> Result<Exit, Trouble> {
    let file = files::read(path, AuthenticatorError::ImportTooLarge)?;
    let phone = Phone::unlocked(session)?;
    let found = open(session, &phone, file)?;
    let asks = session.may_ask() && !found.accounts.is_empty();
    if asks {
        output::aside(&preview(session, &found));
        if !terminal::agrees(&session.say("term.import.confirm"))? {
            return Err(Own::Cancelled.into());
        }
    }
    let choice = if replace { Choice::Replace { account: None } } else { Choice::KeepBoth };
    let added = phone.authenticator.add(found.ticket.clone(), choice, session.now())?;
    let record = json!({ "app": found.app, "results": results(&added), "skipped": found.skipped });
    session.output.show(&record, || {
        let done = done(session, &found, &added);
        if asks { done } else { [preview(session, &found), done].join("\n") }
    })?;
    Ok(if found.accounts.is_empty() { Exit::Input } else { Exit::Done })
}

/// Opens a file, and asks for its password only where it has one.
fn open(session: &Session, phone: &Phone, file: Vec<u8>) -> Result<Imported, Trouble> {
    let now = session.now();
    let opened = match phone.authenticator.open_import(file.clone(), None, now)? {
        Import::Opened { found } => return Ok(found),
        Import::Locked { app } => {
            if session.may_ask() {
                output::aside(&view::import::app(app, session.words));
            }
            let password = terminal::import_password(session)?;
            phone.authenticator.open_import(file, Some(password.to_string()), now)?
        }
    };
    match opened {
        Import::Opened { found } => Ok(found),
        Import::Locked { .. } => Err(AuthenticatorError::ImportPassword.into()),
    }
}

fn preview(session: &Session, found: &Imported) -> String {
    let here: Vec<_> = found.accounts.iter().map(|it| &it.collision).collect();
    [view::import::page(found, session.words), collisions(session, &here)].join("\n")
}

fn done(session: &Session, found: &Imported, added: &[Added]) -> String {
    let same = added.iter().filter(|it| it.outcome == AddOutcome::Same).count();
    let fresh = added.len().saturating_sub(same).to_string();
    let (same, skipped) = (same.to_string(), found.skipped.len().to_string());
    let values = [("added", &*fresh), ("same", &*same), ("skipped", &*skipped)];
    [session.words.say("import.done", &values), session.say("import.delete_file")].join("\n")
}
