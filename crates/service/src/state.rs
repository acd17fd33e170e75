//! What every request shares.

use crate::base::Base;
use crate::chain::Chain;
use crate::clock::Clock;
use crate::limits::Limits;
use crate::picture::Pictures;
use crate::seal::Sealer;
use crate::store::Lock;
use crate::wake::Wake;
use sqlx::{Sqlite, SqlitePool, Transaction};
use std::net::IpAddr;
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
    /// The reverse proxy whose word on addresses is taken.
    pub(crate) proxy: Option<IpAddr>,
    /// Reads; WAL lets them go on beside the one writer.
    pub(crate) reader: SqlitePool,
    /// One connection, so that writers queue here and not in SQLite.
    pub(crate) writer: SqlitePool,
    pub(crate) sealer: Sealer,
    pub(crate) keys: Chain,
    pub(crate) wake: Wake,
    pub(crate) pictures: Pictures,
    pub(crate) limits: Limits,
    /// Bounds the memory that password hashing takes at a time.
    pub(crate) hashing: Semaphore,
    /// The demo user's password, which the page shows.
    pub(crate) demo_password: Option<String>,
    pub(crate) stopping: AtomicBool,
    /// Kept while it runs, so that no second service and no command works on the same database.
    pub(crate) _lock: Lock,
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
