//! From the schema of an older version to the present one, on a copy: at every moment the name of
//! the vault is that of a whole file, the old or the new.

use super::file::{create_private, remove_if_there, sync};
use super::{connect, user_version};
use crate::error::{AuthenticatorError, Fault};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

/// The newest schema this version knows.
pub(super) const NEWEST: i32 = 2;

/// What leads from each version to the next; a new vault takes them all.
const STEPS: [&str; 2] = [include_str!("migrations/0001.sql"), include_str!("migrations/0002.sql")];

/// Takes all the steps that a file lacks, or none of them.
pub(super) fn apply(connection: &mut Connection, from: i32) -> Result<(), Fault> {
    let from = usize::try_from(from).map_err(|_| Fault::Unsealed)?;
    let transaction = connection.transaction()?;
    for step in STEPS.iter().skip(from) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", NEWEST)?;
    Ok(transaction.commit()?)
}

/// Puts a migrated copy in the place of an older file, which is kept under `previous` until the
/// new one was unlocked once. A second process is told to wait.
pub(super) fn migrate(file: &Path, previous: &Path) -> Result<(), Fault> {
    let guard = hold(file)?;
    // Opened by its name only now: if another process was faster, this is its new file.
    let source = connect(file)?;
    if user_version(&source)? >= NEWEST {
        return Ok(());
    }
    let (kept, new) = (file.with_extension("kept"), file.with_extension("sqlite3.new"));
    remove_if_there(&kept)?;
    create_private(&kept)?;
    source.execute("VACUUM INTO ?1", [kept.to_str().ok_or(Fault::Defect)?])?;
    // Closing any file of this process by hand would drop SQLite's lock on it (POSIX); so the
    // second copy is made from the first one, never from the vault.
    fs::copy(&kept, &new)?;
    upgrade(&new)?;
    sync(&kept)?;
    sync(&new)?;
    fs::rename(&kept, previous)?;
    fs::rename(&new, file)?;
    let directory = file.parent().ok_or(Fault::Defect)?;
    sync(directory)?;
    drop(guard);
    Ok(())
}

/// Keeps every other process out, and the whole of the vault in one file: leaving WAL mode works
/// only while nobody else has the vault open.
fn hold(file: &Path) -> Result<Connection, Fault> {
    let connection = connect(file)?;
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    if mode != "delete" {
        return Err(AuthenticatorError::Busy.into());
    }
    connection.execute_batch("BEGIN IMMEDIATE")?;
    Ok(connection)
}

fn upgrade(copy: &Path) -> Result<(), Fault> {
    let mut connection = connect(copy)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    let from = user_version(&connection)?;
    check(&connection)?;
    apply(&mut connection, from)?;
    check(&connection)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Whether SQLite finds the file whole.
pub(super) fn check(connection: &Connection) -> Result<(), Fault> {
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    if found == "ok" && !statement.exists([])? { Ok(()) } else { Err(Fault::Unsealed) }
}
