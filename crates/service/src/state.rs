//! What every request shares.

use crate::clock::Clock;
use crate::config::Base;
use crate::keys::SigningKey;
use crate::limits::Attempts;
use crate::picture::Pictures;
use crate::seal::Sealer;
use crate::wake::Wake;
use sqlx::{Sqlite, SqlitePool, Transaction};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::sync::futures::Notified;
use tokio::time::Instant;

pub(crate) type Shared = Arc<ServiceState>;

#[derive(Debug)]
pub(crate) struct ServiceState {
    pub(crate) base: Base,
    pub(crate) issuer: String,
    pub(crate) clock: Clock,
    /// Reads; WAL lets them go on beside the one writer.
    pub(crate) reader: SqlitePool,
    /// One connection, so that writers queue here and not in SQLite.
    pub(crate) writer: SqlitePool,
    pub(crate) sealer: Sealer,
    pub(crate) key: SigningKey,
    pub(crate) api_key_hash: Vec<u8>,
    pub(crate) wake: Wake,
    pub(crate) pictures: Pictures,
    pub(crate) pairing_attempts: Attempts,
    /// Bounds the memory that password hashing takes at a time.
    pub(crate) hashing: Semaphore,
    /// The demo user's password, which the page shows.
    pub(crate) demo_password: Option<String>,
    pub(crate) stopping: AtomicBool,
}

impl ServiceState {
    /// A transaction that holds the write lock from its start.
    pub(crate) async fn write(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Ends long polls; requests that run are finished.
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
        self.wake.wake_all();
    }

    /// Waits for the bell of something that a long poll watches; false once there is no more time.
    ///
    /// The bell is to be armed before the look that leads here, so that a change between that look
    /// and the wait is not missed.
    pub(crate) async fn wait(&self, bell: Pin<&mut Notified<'_>>, deadline: Instant) -> bool {
        if Instant::now() >= deadline || self.stopping.load(Ordering::Relaxed) {
            return false;
        }
        // Woken or late: either way the caller looks once more.
        let _ = tokio::time::timeout_at(deadline, bell).await;
        true
    }
}

/// When a wait that begins now ends.
pub(crate) fn deadline(wait: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(wait).unwrap_or(now)
}
