//! Opening everything that a running service needs.

use crate::api_keys;
use crate::chain::Chain;
use crate::clock::Clock;
use crate::config::Settings;
use crate::limits::Limits;
use crate::passwords;
use crate::restored;
use crate::seal::random_id;
use crate::state::ServiceState;
use crate::store::{Lock, Store};
use crate::wake::Wake;
use sqlx::SqlitePool;
use std::net::SocketAddr;
use std::sync::atomic::AtomicBool;
use tokio::sync::Semaphore;

/// Passwords hashed at a time, 19 MiB each.
const HASHING: usize = 4;

/// Why the service does not start, or a task is not done.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// An API key cannot be made or revoked.
    #[error("no API key {0}")]
    ApiKey(&'static str),
    /// `--base` is not in canonical form, or http on another address than a loopback literal.
    #[error(
        "--base must be https://HOST[:PORT][/PREFIX]/countersign in lower case without a default \
         port; plain http is for 127.0.0.1 and [::1] alone, and without --base the service must \
         listen on one of these"
    )]
    Base,
    /// The configuration file.
    #[error("the configuration file: {0}")]
    ConfigFile(String),
    /// The database cannot be opened or brought up to date.
    #[error("the database cannot be used: {0}")]
    Database(#[from] sqlx::Error),
    /// `--demo` away from loopback.
    #[error("--demo is for a loopback address alone, and for plain http")]
    DemoAbroad,
    /// A file cannot be read or written, or the address cannot be listened on.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The organisation's name.
    #[error("--issuer needs 1 to 256 characters")]
    Issuer,
    /// The key file beside the database.
    #[error("the key file beside the database {0}")]
    KeyFile(&'static str),
    /// The database is of a newer version, or damaged.
    #[error("the database cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// There is no default for it.
    #[error("--database is missing")]
    NoDatabase,
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Randomness,
    /// Another process has the database.
    #[error("a service runs on this database")]
    Running,
}

/// Opens the state, and the API key where a new one was made.
pub(crate) async fn open(
    settings: &Settings,
    address: SocketAddr,
    clock: Clock,
) -> Result<(ServiceState, Option<String>), StartError> {
    settings.check()?;
    let base = settings.base_at(address)?;
    let store = Store::open(&settings.database).await?;
    let lock = Lock::take(&settings.database)?;
    if settings.restored {
        restored::close_what_was_open(&store.writer, clock.now()).await?;
    }
    let keys = Chain::open(&store.writer, &store.sealer, clock.now()).await?;
    let api_key = make_api_key(&store, settings, clock.now()).await?;
    let demo_password =
        if settings.demo { Some(make_demo_user(&store.writer).await?) } else { None };
    let Store { reader, writer, sealer } = store;
    let state = ServiceState {
        base,
        issuer: settings.issuer.clone(),
        clock,
        proxy: settings.proxy,
        reader,
        writer,
        sealer,
        keys,
        wake: Wake::new(),
        pictures: crate::picture::Pictures::default(),
        limits: Limits::new(),
        hashing: Semaphore::new(HASHING),
        demo_password,
        stopping: AtomicBool::new(false),
        _lock: lock,
    };
    Ok((state, api_key))
}

/// A demo has a key of its own; otherwise one is made where there is none or one is asked for.
async fn make_api_key(
    store: &Store,
    settings: &Settings,
    now: i64,
) -> Result<Option<String>, StartError> {
    let name = match settings {
        Settings { demo: true, .. } => api_keys::DEMO,
        Settings { new_api_key: true, .. } => api_keys::FIRST,
        _ if api_keys::list(&store.writer).await?.is_empty() => api_keys::FIRST,
        _ => return Ok(None),
    };
    api_keys::renew(&store.writer, &store.sealer, name, now).await.map(Some)
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
