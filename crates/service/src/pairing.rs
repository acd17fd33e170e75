//! Pairings, as the page and the relying party see them: docs/protocol.md §1.

use crate::devices::remove;
use crate::pairing_code::Secrets;
use crate::problem::Problem;
use crate::rows::row;
use crate::seal::random_id;
use crate::sign_in::{TRIES, close_challenges};
use crate::state::ServiceState;
use sqlx::{Sqlite, Transaction};

/// Seconds that a code can be used.
const LASTS: i64 = 600;
/// Wrong secrets that kill a pairing.
pub(crate) const WRONG_SECRETS: i64 = 5;

/// A pairing that waits for a phone.
pub(crate) struct Created {
    pub(crate) id: String,
    pub(crate) uri: String,
    pub(crate) product_key: String,
    pub(crate) expires: i64,
}

/// Opens a pairing for a user, who is made or renamed by it.
pub(crate) async fn create(
    state: &ServiceState,
    user: &str,
    name: &str,
) -> Result<Created, Problem> {
    let id = random_id().ok_or(Problem::internal())?;
    let account = random_id().ok_or(Problem::internal())?;
    let expires = state.clock.now().saturating_add(LASTS);
    let mut transaction = state.write().await?;
    sqlx::query(
        "INSERT INTO user (id, account, name) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name",
    )
    .bind(user)
    .bind(account)
    .bind(name)
    .execute(&mut *transaction)
    .await?;
    let key = state.keys.current();
    let new = New { id: &id, user, expires, kid: key.kid() };
    let secrets = insert(&mut transaction, state, &new).await?;
    transaction.commit().await?;
    let uri = secrets.uri(state.base.as_str(), key.kid());
    let product_key = secrets.product_key(key.kid()).ok_or(Problem::internal())?;
    state.pictures.keep(&id, &uri, &product_key, expires);
    tracing::info!("a pairing was opened");
    Ok(Created { id, uri, product_key, expires })
}

struct New<'a> {
    id: &'a str,
    user: &'a str,
    expires: i64,
    kid: &'a str,
}

async fn insert(
    transaction: &mut Transaction<'static, Sqlite>,
    state: &ServiceState,
    new: &New<'_>,
) -> Result<Secrets, Problem> {
    // A name that is in use is as unlikely as a lottery prize; four in a row do not happen.
    for _ in 0..4 {
        let secrets = Secrets::draw().ok_or(Problem::internal())?;
        let inserted = sqlx::query(
            "INSERT INTO pairing (id, name, qr_hash, hand_hash, user, expires, kid)
             VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
        )
        .bind(new.id)
        .bind(&secrets.name)
        .bind(state.sealer.hash("pairing/qr", &secrets.qr))
        .bind(state.sealer.hash("pairing/hand", &secrets.hand))
        .bind(new.user)
        .bind(new.expires)
        .bind(new.kid)
        .execute(&mut **transaction)
        .await?;
        if inserted.rows_affected() == 1 {
            return Ok(secrets);
        }
    }
    Err(Problem::internal())
}

/// How a pairing stands.
#[derive(Debug)]
pub(crate) struct Standing {
    pub(crate) state: String,
    pub(crate) tries_left: i64,
    /// To be shown once the phone has called.
    pub(crate) number: Option<String>,
    pub(crate) device_name: Option<String>,
    /// What a watcher waits for; it changes when the phone calls.
    pub(crate) wake_key: String,
}

row! {
    struct StandingRow {
        expires: i64,
        wrong_secrets: i64,
        cancelled: bool,
        sign_in: Option<String>,
        state: Option<String>,
        tries_left: Option<i64>,
        number: Option<String>,
        device_name: Option<String>,
    }
}

/// How the pairing `id` stands.
pub(crate) async fn standing(state: &ServiceState, id: &str) -> Result<Standing, Problem> {
    let row: Option<StandingRow> = sqlx::query_as(
        "SELECT pairing.expires, wrong_secrets, cancelled, pairing.sign_in, sign_in.state,
             sign_in.tries_left, sign_in.number, device.name AS device_name
         FROM pairing LEFT JOIN sign_in ON sign_in.id = pairing.sign_in
             LEFT JOIN device ON device.id = pairing.device
         WHERE pairing.id = ?",
    )
    .bind(id)
    .fetch_optional(&state.reader)
    .await?;
    let row = row.ok_or(Problem::not_found("There is no pairing with this id."))?;
    let called = row.sign_in.is_some();
    let dead = row.cancelled || (!called && row.wrong_secrets >= WRONG_SECRETS);
    let decided = if dead { Some("closed".to_owned()) } else { row.state };
    let standing = decided.unwrap_or_else(|| "pending".to_owned());
    let late = state.clock.now() >= row.expires;
    let standing = if standing == "pending" && late { "expired".to_owned() } else { standing };
    let pending = standing == "pending";
    Ok(Standing {
        tries_left: if pending { row.tries_left.unwrap_or(TRIES) } else { 0 },
        number: row.number.filter(|_| pending),
        device_name: row.device_name,
        wake_key: row.sign_in.unwrap_or_else(|| id.to_owned()),
        state: standing,
    })
}

/// Ends a pairing from the page; a phone that called and was not confirmed is removed.
pub(crate) async fn cancel(state: &ServiceState, id: &str) -> Result<(), Problem> {
    let now = state.clock.now();
    let mut transaction = state.write().await?;
    let row: Option<(Option<String>, Option<String>)> = sqlx::query_as(
        "UPDATE pairing SET cancelled = 1
         WHERE id = ? AND (sign_in IS NULL
             OR sign_in IN (SELECT id FROM sign_in WHERE state = 'pending'))
         RETURNING device, sign_in",
    )
    .bind(id)
    .fetch_optional(&mut *transaction)
    .await?;
    if let Some((Some(device), Some(sign_in))) = row {
        remove(&mut transaction, &device, now).await?;
        sqlx::query("UPDATE sign_in SET state = 'closed', tries_left = 0 WHERE id = ?")
            .bind(&sign_in)
            .execute(&mut *transaction)
            .await?;
        close_challenges(&mut transaction, &sign_in).await?;
    }
    transaction.commit().await?;
    state.pictures.forget(id);
    state.wake.wake(id);
    Ok(())
}
