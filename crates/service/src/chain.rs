//! The service's key chain: docs/protocol.md §5.

use crate::jws::{self, Kind};
use crate::keys::SigningKey;
use crate::problem::Problem;
use crate::replies::KeyLink;
use crate::seal::Sealer;
use crate::start::StartError;
use crate::state::ServiceState;
use sqlx::{Sqlite, SqlitePool, Transaction};
use std::sync::{Arc, PoisonError, RwLock};

/// The key that signs now.
#[derive(Debug)]
pub(crate) struct Chain(RwLock<Arc<SigningKey>>);

impl Chain {
    /// Reads the current key; a database without one gets its first.
    pub(crate) async fn open(
        writer: &SqlitePool,
        sealer: &Sealer,
        now: i64,
    ) -> Result<Self, StartError> {
        let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
        let last: Option<(String,)> =
            sqlx::query_as("SELECT kid FROM service_key ORDER BY position DESC LIMIT 1")
                .fetch_optional(&mut *transaction)
                .await?;
        let key = match last {
            Some((kid,)) => {
                let key = read(&mut transaction, sealer, &kid).await?;
                key.ok_or(StartError::KeyFile("does not belong to it"))?
            }
            None => append(&mut transaction, sealer, now).await?.ok_or(StartError::Randomness)?,
        };
        transaction.commit().await?;
        Ok(Self(RwLock::new(Arc::new(key))))
    }

    /// The key that signs now.
    ///
    /// A challenge is signed within a transaction that writes: a key is replaced within one too, so
    /// that no challenge by the old key is younger than the link.
    pub(crate) fn current(&self) -> Arc<SigningKey> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn replace(&self, key: Arc<SigningKey>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = key;
    }

    /// Makes the next key and the link to it; returns its thumbprint.
    pub(crate) async fn roll(
        &self,
        writer: &SqlitePool,
        sealer: &Sealer,
        base: &str,
        now: impl Fn() -> i64,
    ) -> Result<Option<String>, sqlx::Error> {
        let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
        let (previous, now) = (self.current(), now());
        let Some(next) = append(&mut transaction, sealer, now).await? else { return Ok(None) };
        let link = KeyLink { iss: base, iat: now, previous: previous.kid(), next: next.jwk() };
        let Some(link) = jws::sign(Kind::Keys, &previous, &link) else { return Ok(None) };
        sqlx::query("UPDATE service_key SET link = ? WHERE kid = ?")
            .bind(link)
            .bind(previous.kid())
            .execute(&mut *transaction)
            .await?;
        let thumbprint = next.kid().to_owned();
        // Before the commit: whoever writes next already signs by the new key.
        self.replace(Arc::new(next));
        if let Err(error) = transaction.commit().await {
            self.replace(previous);
            return Err(error);
        }
        Ok(Some(thumbprint))
    }
}

/// Replaces the key of a running service.
pub(crate) async fn roll(state: &ServiceState) -> Result<String, Problem> {
    let now = || state.clock.now();
    let rolled = state.keys.roll(&state.writer, &state.sealer, state.base.as_str(), now).await?;
    tracing::info!("the signing key was replaced");
    rolled.ok_or(Problem::internal())
}

/// The key with this thumbprint, if its private half is still kept.
pub(crate) async fn find(
    transaction: &mut Transaction<'static, Sqlite>,
    state: &ServiceState,
    kid: &str,
) -> Result<Arc<SigningKey>, Problem> {
    let current = state.keys.current();
    if current.kid() == kid {
        return Ok(current);
    }
    let key = read(transaction, &state.sealer, kid).await?;
    key.map(Arc::new).ok_or(Problem::internal())
}

/// Forgets the private halves of the keys that were replaced before a time.
pub(crate) async fn forget_replaced(writer: &SqlitePool, before: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE service_key SET private_sealed = x'' WHERE length(private_sealed) > 0
             AND position < (SELECT max(position) FROM service_key WHERE created <= ?)",
    )
    .bind(before)
    .execute(writer)
    .await?;
    Ok(())
}

async fn read(
    transaction: &mut Transaction<'static, Sqlite>,
    sealer: &Sealer,
    kid: &str,
) -> Result<Option<SigningKey>, sqlx::Error> {
    let private: Option<(Vec<u8>,)> =
        sqlx::query_as("SELECT private_sealed FROM service_key WHERE kid = ?")
            .bind(kid)
            .fetch_optional(&mut **transaction)
            .await?;
    let document = private.and_then(|(private,)| sealer.open_row(&place(kid), &private));
    Ok(document.and_then(|document| SigningKey::from_pkcs8(&document)))
}

/// Makes a key and stores it as the last one; `None` where the system has no randomness.
async fn append(
    transaction: &mut Transaction<'static, Sqlite>,
    sealer: &Sealer,
    now: i64,
) -> Result<Option<SigningKey>, sqlx::Error> {
    let Some((key, document)) = SigningKey::generate() else { return Ok(None) };
    let Some(private) = sealer.seal(&place(key.kid()), &document) else { return Ok(None) };
    sqlx::query(
        "INSERT INTO service_key (position, kid, private_sealed, created)
         VALUES ((SELECT coalesce(max(position), 0) + 1 FROM service_key), ?, ?, ?)",
    )
    .bind(key.kid())
    .bind(private)
    .bind(now)
    .execute(&mut **transaction)
    .await?;
    Ok(Some(key))
}

fn place(kid: &str) -> String {
    format!("service_key/{kid}/private")
}
