//! The database file and the key file beside it.

use crate::migrations::migrator;
use crate::seal::{Sealer, key_path};
use crate::start::StartError;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::fs::File;
use std::path::Path;
use std::time::Duration;

/// Connections that read beside the one that writes.
const READERS: u32 = 4;

/// An open database.
#[derive(Debug)]
pub(crate) struct Store {
    pub(crate) reader: SqlitePool,
    pub(crate) writer: SqlitePool,
    pub(crate) sealer: Sealer,
}

impl Store {
    /// Opens a database, makes it where there is none, and brings it up to date.
    pub(crate) async fn open(path: &Path) -> Result<Self, StartError> {
        make_private(path)?;
        let options = options(path);
        let writer = pool(1).connect_with(options.clone()).await?;
        migrator().run(&writer).await?;
        let reader = pool(READERS).connect_with(options.read_only(true)).await?;
        let (in_use,): (bool,) =
            sqlx::query_as("SELECT EXISTS (SELECT 1 FROM service_key)").fetch_one(&writer).await?;
        let sealer = Sealer::open(path, !in_use)?;
        Ok(Self { reader, writer, sealer })
    }
}

fn pool(connections: u32) -> SqlitePoolOptions {
    // A file does not hang up, so asking it before each use is a wake of its thread for nothing.
    SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false)
}

fn options(path: &Path) -> SqliteConnectOptions {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        // In WAL a power cut may lose the last commits but damages nothing; a lost answer is sent
        // again by the phone.
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true)
        .pragma("trusted_schema", "OFF");
    sqlx::ConnectOptions::disable_statement_logging(options)
}

/// Makes the file before SQLite would, so that only the owner can read it.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Says that a service runs on a database. It ends with the process that holds it.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "it is held, not read")] File);

impl Lock {
    /// Takes the lock of an open database.
    pub(crate) fn take(database: &Path) -> Result<Self, StartError> {
        let file = File::open(key_path(database))?;
        file.try_lock().map_err(|_| StartError::Running)?;
        Ok(Self(file))
    }
}
