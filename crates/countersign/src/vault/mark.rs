//! The mark against a file that was put back: a count of changes in the vault, and the same count
//! where a copy of the file does not reach (`Keys.set_mark`). It is written after the commit, so
//! the vault may be ahead by a crash; it is never behind, unless somebody put an older file there.

use super::Sealer;
use super::setting::Setting;
use crate::error::Fault;
use rusqlite::Connection;

/// How often accounts and answers have changed.
pub(super) fn changes(connection: &Connection) -> Result<u64, Fault> {
    let changes: i64 = connection.query_row("SELECT changes FROM vault", [], |row| row.get(0))?;
    u64::try_from(changes).map_err(|_| Fault::Unsealed)
}

/// Whether the count is older than the one kept elsewhere, or was edited in the file.
pub(super) fn is_behind(
    connection: &Connection,
    device: &Sealer,
    kept: Option<u64>,
) -> Result<bool, Fault> {
    let changes = changes(connection)?;
    // A vault of version 1 had no count, and starts at nothing.
    let sealed = Setting::Mark.get::<u64>(connection, device).map(Option::unwrap_or_default);
    let edited = sealed.map_or(true, |sealed| sealed != changes);
    Ok(edited || kept.is_some_and(|kept| changes < kept))
}
