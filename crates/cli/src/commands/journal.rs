//! `journal`: what was decided on this phone.

use crate::files;
use crate::phone::Phone;
use crate::session::Session;
use crate::trouble::{Exit, Trouble};
use crate::view::journal::{self, EntryRecord};
use serde_json::json;
use std::path::Path;

/// Lists all entries, or writes them to a file for a help desk.
pub(crate) fn journal(session: &Session, export: Option<&Path>) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    if let Some(path) = export {
        return self::export(session, &phone, path);
    }
    let entries = phone.authenticator.journal(0, u32::MAX)?;
    let accounts = phone.authenticator.home(session.now())?.accounts;
    let records: Vec<_> = entries.iter().map(EntryRecord::from).collect();
    session.output.show(&json!({ "journal": records }), || {
        journal::page(&entries, &accounts, journal::local, session.words)
    })?;
    Ok(Exit::Done)
}

fn export(session: &Session, phone: &Phone, path: &Path) -> Result<Exit, Trouble> {
    let text = phone.authenticator.export_journal()?;
    files::write_new(path, (text + "\n").as_bytes())?;
    let name = path.display().to_string();
    session.output.show(&json!({ "exported": name }), || {
        ["journal.exported", "journal.share.body"].map(|key| session.say(key)).join("\n")
    })?;
    Ok(Exit::Done)
}
