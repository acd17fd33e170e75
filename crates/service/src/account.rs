//! What the pages alone need to know and note about an account.

use crate::problem::Problem;
use crate::seal::random_id;
use crate::sign_in::close_challenges;
use crate::state::ServiceState;
use crate::{codes, totp};

/// Notes a sign-in by code on the page. One that waited for an answer is settled by it, approved by
/// no phone, so that a phone which reports it still ends the session.
///
/// Returns the id of the sign-in.
pub(crate) async fn note_code(
    state: &ServiceState,
    user: &str,
    waiting: Option<&str>,
) -> Result<String, Problem> {
    let now = state.clock.now();
    let mut transaction = state.write().await?;
    let settled = sqlx::query(
        "UPDATE sign_in SET state = 'approved', tries_left = 0, approved = ?
         WHERE id = ? AND user = ? AND state = 'pending'",
    )
    .bind(now)
    .bind(waiting)
    .bind(user)
    .execute(&mut *transaction)
    .await?;
    let sign_in = match waiting {
        Some(sign_in) if settled.rows_affected() == 1 => {
            close_challenges(&mut transaction, sign_in).await?;
            sign_in.to_owned()
        }
        _ => {
            let id = random_id().ok_or(Problem::internal())?;
            sqlx::query(
                "INSERT INTO sign_in (id, user, kind, number, tries_left, state, created, expires,
                     app, approved) VALUES (?1, ?2, 'sign_in', '', 0, 'approved', ?3, ?3, ?4, ?3)",
            )
            .bind(&id)
            .bind(user)
            .bind(now)
            .bind(&state.issuer)
            .execute(&mut *transaction)
            .await?;
            id
        }
    };
    transaction.commit().await?;
    state.wake.wake(&sign_in);
    Ok(sign_in)
}

/// Closes a sign-in of the page that still waits for an answer: its person begins again, so that
/// phones ask about one number at a time, and no number of before opens anything.
pub(crate) async fn give_up(
    state: &ServiceState,
    user: &str,
    sign_in: &str,
) -> Result<(), Problem> {
    let mut transaction = state.write().await?;
    let closed = sqlx::query(
        "UPDATE sign_in SET state = 'closed', tries_left = 0
         WHERE id = ? AND user = ? AND state = 'pending'",
    )
    .bind(sign_in)
    .bind(user)
    .execute(&mut *transaction)
    .await?;
    if closed.rows_affected() == 1 {
        close_challenges(&mut transaction, sign_in).await?;
    }
    transaction.commit().await?;
    // Another window of the person may still wait for the answer.
    state.wake.wake(sign_in);
    Ok(())
}

/// What helps a person whose code was refused.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Misses {
    /// Whether the code was right and had been used.
    pub(crate) used: bool,
    /// Wrong codes in a row.
    pub(crate) in_a_row: i64,
}

/// Why the code that was just refused may have been.
pub(crate) async fn misses(
    state: &ServiceState,
    user: &str,
    code: &str,
) -> Result<Misses, Problem> {
    let (in_a_row,): (i64,) = sqlx::query_as("SELECT wrong_codes FROM user WHERE id = ?")
        .bind(user)
        .fetch_one(&state.reader)
        .await?;
    let sealed_seeds: Vec<(String, Vec<u8>)> = sqlx::query_as(
        "SELECT id, seed_sealed FROM device
         WHERE user = ? AND removed IS NULL AND unconfirmed_until IS NULL
             AND seed_sealed IS NOT NULL",
    )
    .bind(user)
    .fetch_all(&state.reader)
    .await?;
    let now = state.clock.now();
    let was_right = sealed_seeds.iter().any(|(device, sealed)| {
        let seed = state.sealer.open_row(&codes::seed_place(device), sealed);
        seed.is_some_and(|seed| totp::matching_step(&seed, code, now, None).is_some())
    });
    Ok(Misses { used: was_right, in_a_row })
}

/// A pairing beyond its standing.
#[derive(Clone, Debug)]
pub(crate) struct Details {
    /// When it ends, Unix seconds.
    pub(crate) expires: i64,
    /// Whether it was ended on the page, rather than by the phone.
    pub(crate) cancelled: bool,
    /// The phone that used it.
    pub(crate) device: Option<String>,
}

/// More about the pairing with this id.
pub(crate) async fn details(state: &ServiceState, pairing: &str) -> Result<Details, Problem> {
    let row: Option<(i64, bool, Option<String>)> =
        sqlx::query_as("SELECT expires, cancelled, device FROM pairing WHERE id = ?")
            .bind(pairing)
            .fetch_optional(&state.reader)
            .await?;
    let (expires, cancelled, device) = row.unwrap_or((0, false, None));
    Ok(Details { expires, cancelled, device })
}
