//! What a person is told on the account page until they dismiss it.

use crate::problem::Problem;
use crate::rows::row;
use crate::seal::random_id;
use crate::sign_in::BLOCKED_AFTER;
use crate::state::ServiceState;
use crate::users;
use serde::Serialize;
use sqlx::{Sqlite, Transaction};

/// What a notice is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// Ten wrong numbers in a row: number approval is off.
    Blocked,
    /// A phone was paired.
    DeviceAdded,
    /// A phone was removed.
    DeviceRemoved,
    /// A sign-in was reported from a phone.
    Reported,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::DeviceAdded => "device_added",
            Self::DeviceRemoved => "device_removed",
            Self::Reported => "reported",
        }
    }
}

row! {
    /// A notice as it is listed.
    #[derive(Debug, Serialize)]
    pub(crate) struct Notice {
        pub(crate) id: String,
        /// `blocked`, `device_added`, `device_removed` or `reported`.
        pub(crate) kind: String,
        pub(crate) device: Option<String>,
        /// The device's name at that time.
        pub(crate) device_name: Option<String>,
        /// Unix seconds.
        pub(crate) created: i64,
    }
}

/// Leaves a notice; `device` is its id and name.
pub(crate) async fn post(
    transaction: &mut Transaction<'static, Sqlite>,
    user: &str,
    kind: Kind,
    device: Option<(&str, &str)>,
    now: i64,
) -> Result<(), Problem> {
    sqlx::query(
        "INSERT INTO notice (id, user, kind, device, device_name, created)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(random_id().ok_or(Problem::internal())?)
    .bind(user)
    .bind(kind.name())
    .bind(device.map(|(id, _)| id))
    .bind(device.map(|(_, name)| name))
    .bind(now)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// The user's notices, the newest first.
pub(crate) async fn list(state: &ServiceState, user: &str) -> Result<Vec<Notice>, Problem> {
    let notices = sqlx::query_as(
        "SELECT id, kind, device, device_name, created FROM notice WHERE user = ?
         ORDER BY created DESC, id LIMIT 50",
    )
    .bind(user)
    .fetch_all(&state.reader)
    .await?;
    Ok(notices)
}

/// Takes a notice away; one that is gone counts as done.
pub(crate) async fn dismiss(state: &ServiceState, user: &str, id: &str) -> Result<(), Problem> {
    sqlx::query("DELETE FROM notice WHERE id = ? AND user = ?")
        .bind(id)
        .bind(user)
        .execute(&state.writer)
        .await?;
    Ok(())
}

/// "This wasn't me", of a phone that was paired: it is removed, what is open is closed, every
/// browser is signed out, and number approval is off until a code of another phone or an
/// administrator switches it on again.
pub(crate) async fn not_me(state: &ServiceState, user: &str, id: &str) -> Result<(), Problem> {
    let now = state.clock.now();
    let mut transaction = state.write().await?;
    let found: Option<(Option<String>,)> = sqlx::query_as(
        "DELETE FROM notice WHERE id = ? AND user = ? AND kind = 'device_added' RETURNING device",
    )
    .bind(id)
    .bind(user)
    .fetch_optional(&mut *transaction)
    .await?;
    let (device,) = found.ok_or(Problem::not_found("There is no such notice of a new phone."))?;
    if let Some(device) = &device {
        // It may have been removed in the meantime.
        match users::take_out(&mut transaction, now, user, device).await {
            Ok(()) => {}
            Err(problem) if problem.is_not_found() => {}
            Err(problem) => return Err(problem),
        }
    }
    users::end_everything(&mut transaction, user).await?;
    sqlx::query("UPDATE user SET wrong_numbers = max(wrong_numbers, ?) WHERE id = ?")
        .bind(BLOCKED_AFTER)
        .bind(user)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    state.wake.wake_all();
    tracing::warn!("a new device was disowned by its user");
    Ok(())
}
