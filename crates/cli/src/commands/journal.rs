//! `journal`: what was decided on this phone.

use crate::phone::Phone;
use crate::session::Session;
use crate::trouble::{Exit, Own, Trouble};
use crate::view::journal::{self, EntryRecord};
use countersign::AuthenticatorError;
use serde_json::json;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
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
    write_new(path, &text)?;
    let name = path.display().to_string();
    session.output.show(&json!({ "exported": name }), || {
        ["journal.exported", "journal.share.body"].map(|key| session.say(key)).join("\n")
    })?;
    Ok(Exit::Done)
}

/// For its owner alone, and never over a file that is there.
fn write_new(path: &Path, text: &str) -> Result<(), Trouble> {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = opened.map_err(|error| trouble(&error))?;
    let written = write_whole(&mut file, text);
    if written.is_err() {
        // A part of the list would pass for the whole.
        let _ = fs::remove_file(path);
    }
    written.map_err(|error| trouble(&error))
}

fn write_whole(file: &mut File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

fn trouble(error: &io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::AlreadyExists => Own::FileExists.into(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => AuthenticatorError::StorageFull.into(),
        _ => Own::FileUnwritable.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::TempDir;

    #[test]
    fn an_export_is_for_its_owner_and_never_over_another_file() {
        let directory = TempDir::new().unwrap();
        let path = directory.path().join("entries");
        assert_eq!(write_new(&path, "[]"), Ok(()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "[]\n");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(write_new(&path, "more"), Err(Own::FileExists.into()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "[]\n");
        let nowhere = directory.path().join("nowhere").join("entries");
        assert_eq!(write_new(&nowhere, "[]"), Err(Own::FileUnwritable.into()));
    }
}
