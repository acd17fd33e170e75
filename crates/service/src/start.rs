//! Opening the database and everything that a running service needs.

use crate::clock::Clock;
use crate::config::{Base, Settings};
use crate::keys::SigningKey;
use crate::passwords;
use crate::seal::{Sealer, random_id, random_token};
use crate::state::ServiceState;
use crate::wake::Wake;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Connections that read beside the one that writes.
const READERS: u32 = 4;
/// Passwords hashed at a time, 19 MiB each.
const HASHING: usize = 4;

/// Why the service does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// `--base` is not in canonical form, or http on another address than a loopback literal.
    #[error(
        "--base must be https://HOST[:PORT][/PREFIX]/countersign in lower case without a default \
         port; plain http is for 127.0.0.1 and [::1] alone, and without --base the service must \
         listen on one of these"
    )]
    Base,
    /// The database cannot be opened or brought up to date.
    #[error("the database cannot be used: {0}")]
    Database(#[from] sqlx::Error),
    /// `--demo` away from loopback.
    #[error("--demo is for a loopback address alone")]
    DemoAbroad,
    /// A file cannot be read or written, or the address cannot be listened on.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The key file beside the database.
    #[error("the key file beside the database {0}")]
    KeyFile(&'static str),
    /// The database is of a newer version, or damaged.
    #[error("the database cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Randomness,
}

/// Opens the state, and the API key where a new one was made.
pub(crate) async fn open(
    settings: &Settings,
    address: SocketAddr,
    clock: Clock,
) -> Result<(ServiceState, Option<String>), StartError> {
    if settings.demo && !address.ip().is_loopback() {
        return Err(StartError::DemoAbroad);
    }
    let base = match &settings.base {
        Some(base) => Base::read(base),
        None => Base::of_listener(address),
    };
    let base = base.ok_or(StartError::Base)?;
    let (reader, writer) = open_database(&settings.database).await?;
    let (sealer, key) = open_keys(&settings.database, &writer, clock.now()).await?;
    let (api_key, api_key_hash) = open_api_key(&sealer, &writer, settings).await?;
    let demo_password = if settings.demo { Some(make_demo_user(&writer).await?) } else { None };
    let state = ServiceState {
        base,
        issuer: settings.issuer.clone(),
        clock,
        reader,
        writer,
        sealer,
        key,
        api_key_hash,
        wake: Wake::new(),
        pictures: crate::picture::Pictures::default(),
        pairing_attempts: crate::limits::Attempts::default(),
        hashing: Semaphore::new(HASHING),
        demo_password,
        stopping: AtomicBool::new(false),
    };
    Ok((state, api_key))
}

async fn open_database(path: &Path) -> Result<(SqlitePool, SqlitePool), StartError> {
    make_private(path)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        // In WAL a power cut may lose the last commits but damages nothing; a lost answer is sent
        // again by the phone.
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true)
        .pragma("trusted_schema", "OFF");
    let options = sqlx::ConnectOptions::disable_statement_logging(options);
    let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    sqlx::migrate!().run(&writer).await?;
    let options = options.read_only(true);
    let reader = SqlitePoolOptions::new().max_connections(READERS).connect_with(options).await?;
    Ok((reader, writer))
}

/// Makes the file before SQLite would, so that only the owner can read it.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

async fn open_keys(
    database: &Path,
    writer: &SqlitePool,
    now: i64,
) -> Result<(Sealer, SigningKey), StartError> {
    let last: Option<(String, Vec<u8>)> = sqlx::query_as(
        "SELECT kid, private_sealed FROM service_key ORDER BY position DESC LIMIT 1",
    )
    .fetch_optional(writer)
    .await?;
    let sealer = Sealer::open(database, last.is_none())?;
    if let Some((kid, sealed)) = last {
        let document = sealer.open_row(&key_place(&kid), &sealed);
        let key = document.and_then(|document| SigningKey::from_pkcs8(&document));
        let key = key.ok_or(StartError::KeyFile("does not belong to it"))?;
        return Ok((sealer, key));
    }
    let (key, document) = SigningKey::generate().ok_or(StartError::Randomness)?;
    let private = sealer.seal(&key_place(key.kid()), &document).ok_or(StartError::Randomness)?;
    sqlx::query(
        "INSERT INTO service_key (position, kid, private_sealed, created) VALUES (1, ?, ?, ?)",
    )
    .bind(key.kid())
    .bind(private)
    .bind(now)
    .execute(writer)
    .await?;
    Ok((sealer, key))
}

fn key_place(kid: &str) -> String {
    format!("service_key/{kid}/private")
}

/// The stored hash of the API key; a new key is made where there is none or one is asked for.
async fn open_api_key(
    sealer: &Sealer,
    writer: &SqlitePool,
    settings: &Settings,
) -> Result<(Option<String>, Vec<u8>), StartError> {
    let stored: Option<(Vec<u8>,)> =
        sqlx::query_as("SELECT value FROM setting WHERE name = 'api_key_hash'")
            .fetch_optional(writer)
            .await?;
    if let Some((hash,)) = stored.filter(|_| !settings.demo && !settings.new_api_key) {
        return Ok((None, hash));
    }
    let key = random_token().ok_or(StartError::Randomness)?;
    let hash = sealer.hash("api_key", &key);
    sqlx::query(
        "INSERT INTO setting (name, value) VALUES ('api_key_hash', ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(&hash)
    .execute(writer)
    .await?;
    Ok((Some(key), hash))
}

/// The demo user with a new password, which only this process knows.
async fn make_demo_user(writer: &SqlitePool) -> Result<String, StartError> {
    let mut password = random_id().ok_or(StartError::Randomness)?;
    password.truncate(12);
    let hash = passwords::hash(&password).ok_or(StartError::Randomness)?;
    let account = random_id().ok_or(StartError::Randomness)?;
    sqlx::query(
        "INSERT INTO user (id, account, name, login, password)
         VALUES ('demo', ?, 'demo', 'demo', ?)
         ON CONFLICT (id) DO UPDATE SET login = excluded.login, password = excluded.password",
    )
    .bind(account)
    .bind(hash)
    .execute(writer)
    .await?;
    Ok(password)
}
