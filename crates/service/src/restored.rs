//! A database that comes from a backup: docs/protocol.md §7.

use crate::totp;
use sqlx::SqlitePool;

/// Ends what was open when the backup was made, and takes no code that may have been used since.
///
/// Pairing codes that were used since are unused in the backup, so every open pairing ends with its
/// unconfirmed device. Devices, API keys and blocks are as they were then.
pub(crate) async fn close_what_was_open(writer: &SqlitePool, now: i64) -> Result<(), sqlx::Error> {
    let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
    for statement in [
        "UPDATE challenge SET closed = 1
         WHERE sign_in IN (SELECT id FROM sign_in WHERE state = 'pending')",
        "UPDATE sign_in SET state = 'closed', tries_left = 0 WHERE state = 'pending'",
        "UPDATE pairing SET cancelled = 1
         WHERE used IS NULL OR device IN (SELECT id FROM device WHERE unconfirmed_until NOT NULL)",
        "DELETE FROM device WHERE unconfirmed_until NOT NULL",
        "DELETE FROM session",
    ] {
        sqlx::query(statement).execute(&mut *transaction).await?;
    }
    sqlx::query("UPDATE device SET last_step = max(coalesce(last_step, 0), ?)")
        .bind(totp::step(now))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    tracing::warn!("the database was restored: what was open is closed");
    Ok(())
}
