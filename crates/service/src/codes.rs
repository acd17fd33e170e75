//! Verifying a one-time code: accepted once, one step either side.

use crate::problem::Problem;
use crate::sign_in::BLOCKED_AFTER;
use crate::state::ServiceState;
use crate::totp;
use sqlx::{Sqlite, Transaction};

/// Wrong codes in a row after which a user gets one try a period.
const FREE_TRIES: i64 = 10;

#[derive(sqlx::FromRow)]
struct Seeded {
    id: String,
    seed_sealed: Vec<u8>,
    last_step: Option<i64>,
}

/// Where the seed of a device is sealed.
pub(crate) fn seed_place(device: &str) -> String {
    format!("device/{device}/seed")
}

/// Whether `code` is the present one of a phone of the user; a right one is used up by this.
pub(crate) async fn verify(state: &ServiceState, user: &str, code: &str) -> Result<bool, Problem> {
    let code: String = code.chars().filter(|character| *character != ' ').collect();
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::bad_request("A code has six digits."));
    }
    let now = state.clock.now();
    let mut transaction = state.write().await?;
    admit(&mut transaction, user, now).await?;
    let devices: Vec<Seeded> = sqlx::query_as(
        "SELECT id, seed_sealed, last_step FROM device
         WHERE user = ? AND removed IS NULL AND unconfirmed_until IS NULL
             AND seed_sealed IS NOT NULL",
    )
    .bind(user)
    .fetch_all(&mut *transaction)
    .await?;
    for device in &devices {
        let seed = state.sealer.open_row(&seed_place(&device.id), &device.seed_sealed);
        let seed = seed.ok_or(Problem::internal())?;
        if let Some(step) = totp::matching_step(&seed, &code, now, device.last_step) {
            accept(&mut transaction, user, &device.id, step).await?;
            transaction.commit().await?;
            tracing::info!("a code was accepted");
            return Ok(true);
        }
    }
    sqlx::query("UPDATE user SET wrong_codes = wrong_codes + 1, last_wrong_code = ? WHERE id = ?")
        .bind(now)
        .bind(user)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    tracing::info!("a code was refused");
    Ok(false)
}

async fn admit(
    transaction: &mut Transaction<'static, Sqlite>,
    user: &str,
    now: i64,
) -> Result<(), Problem> {
    let row: Option<(i64, i64)> =
        sqlx::query_as("SELECT wrong_codes, last_wrong_code FROM user WHERE id = ?")
            .bind(user)
            .fetch_optional(&mut **transaction)
            .await?;
    let (wrong, last) = row.ok_or(Problem::not_found("There is no user with this id."))?;
    let free = last.saturating_add(totp::PERIOD);
    if wrong >= FREE_TRIES && now < free {
        let detail = "Too many wrong codes. Wait for the next code.";
        return Err(Problem::too_many_requests(detail, free.saturating_sub(now)));
    }
    Ok(())
}

/// Marks the step, and ends a block of number approval: a code is another factor.
async fn accept(
    transaction: &mut Transaction<'static, Sqlite>,
    user: &str,
    device: &str,
    step: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE device SET last_step = ? WHERE id = ?")
        .bind(step)
        .bind(device)
        .execute(&mut **transaction)
        .await?;
    sqlx::query(
        "UPDATE user SET wrong_codes = 0,
             wrong_numbers = CASE WHEN wrong_numbers >= ? THEN 0 ELSE wrong_numbers END
         WHERE id = ?",
    )
    .bind(BLOCKED_AFTER)
    .bind(user)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
