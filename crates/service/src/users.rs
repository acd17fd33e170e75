//! What a person, or an administrator for them, sees and changes: phones, recent sign-ins, blocks.

use crate::devices;
use crate::notices::{self, Kind};
use crate::problem::Problem;
use crate::rows::row;
use crate::sign_in::BLOCKED_AFTER;
use crate::state::ServiceState;
use serde::Serialize;
use sqlx::{Sqlite, Transaction};

/// Sign-ins listed at most.
const RECENT: i64 = 50;

row! {
    /// A user.
    #[derive(Debug)]
    pub(crate) struct User {
        pub(crate) id: String,
        pub(crate) name: String,
        pub(crate) wrong_numbers: i64,
        pub(crate) wrong_codes: i64,
    }
}

impl User {
    /// Whether number approval is off.
    pub(crate) const fn is_blocked(&self) -> bool {
        self.wrong_numbers >= BLOCKED_AFTER
    }
}

row! {
    /// A phone that is paired, or waits for its number.
    #[derive(Debug, Serialize)]
    pub(crate) struct Phone {
        pub(crate) id: String,
        pub(crate) name: String,
        pub(crate) platform: String,
        /// When it was paired, Unix seconds.
        pub(crate) paired: i64,
        /// When it last approved, refused or gave a code, to the hour; null if it never did.
        pub(crate) last_used: Option<i64>,
        /// Whether its number was typed.
        pub(crate) confirmed: bool,
    }
}

/// A sign-in of the last weeks.
#[derive(Debug, Serialize)]
pub(crate) struct Recent {
    pub(crate) id: String,
    /// When it was opened, Unix seconds.
    pub(crate) created: i64,
    pub(crate) app: Option<String>,
    pub(crate) origin: Option<String>,
    pub(crate) context: Option<serde_json::Value>,
    /// As for the relying party.
    pub(crate) state: String,
    /// The phone that settled it, by its present name; null once it was removed.
    pub(crate) device_name: Option<String>,
}

row! {
    struct RecentRow {
        id: String,
        created: i64,
        app: Option<String>,
        origin: Option<String>,
        context: Option<String>,
        state: String,
        device_name: Option<String>,
    }
}

/// The user with this id.
pub(crate) async fn user(state: &ServiceState, id: &str) -> Result<User, Problem> {
    let user: Option<User> =
        sqlx::query_as("SELECT id, name, wrong_numbers, wrong_codes FROM user WHERE id = ?")
            .bind(id)
            .fetch_optional(&state.reader)
            .await?;
    user.ok_or(Problem::not_found("There is no user with this id."))
}

/// The user's phones, the oldest first.
pub(crate) async fn phones(state: &ServiceState, user: &str) -> Result<Vec<Phone>, Problem> {
    let phones = sqlx::query_as(
        "SELECT id, name, platform, created AS paired, last_used,
             unconfirmed_until IS NULL AS confirmed
         FROM device WHERE user = ?1 AND removed IS NULL
             AND (unconfirmed_until IS NULL OR unconfirmed_until > ?2)
         ORDER BY created, id",
    )
    .bind(user)
    .bind(state.clock.now())
    .fetch_all(&state.reader)
    .await?;
    Ok(phones)
}

/// Gives a phone another name, 1 to 64 characters.
pub(crate) async fn rename_phone(
    state: &ServiceState,
    user: &str,
    device: &str,
    name: &str,
) -> Result<(), Problem> {
    let name = name.trim();
    if !(1..=64).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(Problem::bad_request("A phone's name has 1 to 64 characters in one line."));
    }
    let renamed =
        sqlx::query("UPDATE device SET name = ? WHERE id = ? AND user = ? AND removed IS NULL")
            .bind(name)
            .bind(device)
            .bind(user)
            .execute(&state.writer)
            .await?;
    if renamed.rows_affected() == 1 { Ok(()) } else { Err(no_phone()) }
}

/// Takes a phone out of use; the user's page tells it.
pub(crate) async fn remove_phone(
    state: &ServiceState,
    user: &str,
    device: &str,
) -> Result<(), Problem> {
    let mut transaction = state.write().await?;
    take_out(&mut transaction, state.clock.now(), user, device).await?;
    transaction.commit().await?;
    state.wake.wake(device);
    tracing::info!("a device was removed");
    Ok(())
}

/// A lost phone: it is removed, or every phone where none is named; what is open is closed, and
/// every browser is signed out.
pub(crate) async fn lost_phone(
    state: &ServiceState,
    user: &str,
    device: Option<&str>,
) -> Result<(), Problem> {
    let now = state.clock.now();
    let mut transaction = state.write().await?;
    let devices: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM device WHERE user = ?1 AND removed IS NULL AND (?2 IS NULL OR id = ?2)",
    )
    .bind(user)
    .bind(device)
    .fetch_all(&mut *transaction)
    .await?;
    if devices.is_empty() {
        return Err(no_phone());
    }
    for (device,) in &devices {
        take_out(&mut transaction, now, user, device).await?;
    }
    end_everything(&mut transaction, user).await?;
    transaction.commit().await?;
    state.wake.wake_all();
    tracing::info!(devices = devices.len(), "lost devices were removed");
    Ok(())
}

/// Removes a device of the user and leaves a notice.
pub(crate) async fn take_out(
    transaction: &mut Transaction<'static, Sqlite>,
    now: i64,
    user: &str,
    device: &str,
) -> Result<(), Problem> {
    let found: Option<(String, bool)> = sqlx::query_as(
        "SELECT name, unconfirmed_until IS NULL FROM device
         WHERE id = ? AND user = ? AND removed IS NULL",
    )
    .bind(device)
    .bind(user)
    .fetch_optional(&mut **transaction)
    .await?;
    let (name, confirmed) = found.ok_or(no_phone())?;
    devices::leave(transaction, device, now).await?;
    if confirmed {
        notices::post(transaction, user, Kind::DeviceRemoved, Some((device, &name)), now).await?;
    }
    Ok(())
}

/// Closes the user's open sign-ins and signs every browser out.
pub(crate) async fn end_everything(
    transaction: &mut Transaction<'static, Sqlite>,
    user: &str,
) -> Result<(), sqlx::Error> {
    for statement in [
        "UPDATE challenge SET closed = 1 WHERE sign_in IN
             (SELECT id FROM sign_in WHERE user = ? AND state = 'pending' AND kind = 'sign_in')",
        "UPDATE sign_in SET state = 'closed', tries_left = 0
         WHERE user = ? AND state = 'pending' AND kind = 'sign_in'",
        "DELETE FROM session WHERE user = ?",
    ] {
        sqlx::query(statement).bind(user).execute(&mut **transaction).await?;
    }
    Ok(())
}

/// Switches number approval, and codes, on again.
pub(crate) async fn unblock(state: &ServiceState, user: &str) -> Result<(), Problem> {
    let unblocked = sqlx::query("UPDATE user SET wrong_numbers = 0, wrong_codes = 0 WHERE id = ?")
        .bind(user)
        .execute(&state.writer)
        .await?;
    if unblocked.rows_affected() == 0 {
        return Err(Problem::not_found("There is no user with this id."));
    }
    tracing::info!("a user was unblocked");
    Ok(())
}

/// The user's sign-ins of the last weeks, the newest first.
pub(crate) async fn recent(state: &ServiceState, user: &str) -> Result<Vec<Recent>, Problem> {
    let rows: Vec<RecentRow> = sqlx::query_as(
        "SELECT sign_in.id, sign_in.created, app, origin, context, device.name AS device_name,
             CASE WHEN state = 'pending' AND expires <= ?2 THEN 'expired' ELSE state END AS state
         FROM sign_in LEFT JOIN device ON device.id = answered_by AND device.removed IS NULL
         WHERE sign_in.user = ?1 AND kind = 'sign_in'
         ORDER BY sign_in.created DESC, sign_in.id LIMIT ?3",
    )
    .bind(user)
    .bind(state.clock.now())
    .bind(RECENT)
    .fetch_all(&state.reader)
    .await?;
    Ok(rows.into_iter().map(Recent::from).collect())
}

impl From<RecentRow> for Recent {
    fn from(row: RecentRow) -> Self {
        let RecentRow { id, created, app, origin, context, state, device_name } = row;
        let context = context.and_then(|context| serde_json::from_str(&context).ok());
        Self { id, created, app, origin, context, state, device_name }
    }
}

const fn no_phone() -> Problem {
    Problem::not_found("The user has no phone with this id.")
}
