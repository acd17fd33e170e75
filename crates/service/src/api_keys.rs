//! API keys of relying parties: named, stored as keyed hashes, revocable.

use crate::problem::Problem;
use crate::rows::row;
use crate::seal::{Sealer, random_token};
use crate::start::StartError;
use crate::state::ServiceState;
use serde::Serialize;
use sqlx::SqlitePool;

/// The key that a first start makes.
pub(crate) const FIRST: &str = "default";
/// The key that a demo makes on each start.
pub(crate) const DEMO: &str = "demo";

row! {
    /// A key as it is listed.
    #[derive(Debug, Serialize)]
    pub(crate) struct Listed {
        pub(crate) name: String,
        pub(crate) created: i64,
        pub(crate) revoked: Option<i64>,
    }
}

/// Makes a key under a new name.
pub(crate) async fn add(
    writer: &SqlitePool,
    sealer: &Sealer,
    name: &str,
    now: i64,
) -> Result<String, StartError> {
    let form = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if !(1..=64).contains(&name.len()) || !name.bytes().all(form) {
        return Err(StartError::ApiKey(
            "needs a name of letters, digits, dots, hyphens, underscores",
        ));
    }
    let key = random_token().ok_or(StartError::Randomness)?;
    let added = sqlx::query(
        "INSERT INTO api_key (name, hash, created) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
    )
    .bind(name)
    .bind(hash(sealer, &key))
    .bind(now)
    .execute(writer)
    .await?;
    let taken = StartError::ApiKey("has this name already, in use or revoked");
    (added.rows_affected() == 1).then_some(key).ok_or(taken)
}

/// Makes a key in the place of the one that had its name.
pub(crate) async fn renew(
    writer: &SqlitePool,
    sealer: &Sealer,
    name: &str,
    now: i64,
) -> Result<String, StartError> {
    let key = random_token().ok_or(StartError::Randomness)?;
    sqlx::query(
        "INSERT INTO api_key (name, hash, created) VALUES (?, ?, ?) ON CONFLICT (name)
             DO UPDATE SET hash = excluded.hash, created = excluded.created, revoked = NULL",
    )
    .bind(name)
    .bind(hash(sealer, &key))
    .bind(now)
    .execute(writer)
    .await?;
    Ok(key)
}

/// Every key, revoked ones too.
pub(crate) async fn list(pool: &SqlitePool) -> Result<Vec<Listed>, sqlx::Error> {
    sqlx::query_as("SELECT name, created, revoked FROM api_key ORDER BY name").fetch_all(pool).await
}

/// Takes a key out of use.
pub(crate) async fn revoke(writer: &SqlitePool, name: &str, now: i64) -> Result<(), StartError> {
    let revoked = sqlx::query("UPDATE api_key SET revoked = ? WHERE name = ? AND revoked IS NULL")
        .bind(now)
        .bind(name)
        .execute(writer)
        .await?;
    let unknown = StartError::ApiKey("in use has this name");
    if revoked.rows_affected() == 1 { Ok(()) } else { Err(unknown) }
}

/// The name of the key, if it is in use.
pub(crate) async fn holder(state: &ServiceState, key: &str) -> Result<Option<String>, Problem> {
    let found: Option<(String,)> =
        sqlx::query_as("SELECT name FROM api_key WHERE hash = ? AND revoked IS NULL")
            .bind(hash(&state.sealer, key))
            .fetch_optional(&state.reader)
            .await?;
    Ok(found.map(|(name,)| name))
}

fn hash(sealer: &Sealer, key: &str) -> Vec<u8> {
    sealer.hash("api_key", key)
}
