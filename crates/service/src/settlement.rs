//! What an answer changes: the sign-in, the device, the user's counts, and what the user is told.

use crate::answers::Situation;
use crate::devices::remove;
use crate::notices::{self, Kind};
use crate::problem::Problem;
use crate::sign_in::{BLOCKED_AFTER, close_challenges};
use sqlx::{Sqlite, Transaction};

/// Seconds by which the time of a device's last use may be off, so that it is seldom written.
const COARSE: i64 = 60 * 60;

/// What an answer leads to.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Settlement {
    pub(crate) outcome: &'static str,
    /// The sign-in's new state, where it changes.
    state: Option<&'static str>,
    pub(crate) tries_left: i64,
}

impl Settlement {
    /// The answer closes the sign-in for every device.
    pub(crate) const fn closing(outcome: &'static str) -> Self {
        Self { outcome, state: Some(outcome), tries_left: 0 }
    }

    /// The sign-in was closed before.
    pub(crate) const fn late() -> Self {
        Self { outcome: "closed", state: None, tries_left: 0 }
    }

    /// A wrong number, which closes the sign-in where it was the last try.
    pub(crate) fn wrong_number(tries_left: i64) -> Self {
        Self { outcome: "wrong_number", state: (tries_left == 0).then_some("closed"), tries_left }
    }

    /// Stores everything but the answer itself.
    pub(crate) async fn store(
        &self,
        transaction: &mut Transaction<'static, Sqlite>,
        situation: &Situation,
        device: &str,
        now: i64,
    ) -> Result<(), Problem> {
        if self.outcome == "wrong_number" || self.state.is_some() {
            self.store_sign_in(transaction, situation, device, now).await?;
        }
        if self.outcome == "reported" {
            // Whoever was let in by it is put out again. A browser that still waits stays, and says why.
            sqlx::query("DELETE FROM session WHERE sign_in = ? AND signed_in = 1")
                .bind(&situation.sign_in)
                .execute(&mut **transaction)
                .await?;
            let from = Some((device, situation.device_name.as_str()));
            notices::post(transaction, &situation.user, Kind::Reported, from, now).await?;
        }
        if situation.is_pairing_check() {
            self.store_pairing(transaction, situation, device, now).await?;
        } else {
            self.store_count(transaction, situation, now).await?;
        }
        touch(transaction, situation, device, now).await
    }

    async fn store_sign_in(
        &self,
        transaction: &mut Transaction<'static, Sqlite>,
        situation: &Situation,
        device: &str,
        now: i64,
    ) -> Result<(), Problem> {
        // A report of a sign-in that was settled leaves who settled it, and that it was approved.
        let settles = situation.state == "pending" && self.state.is_some();
        let approved = (self.state == Some("approved")).then_some(now);
        sqlx::query(
            "UPDATE sign_in SET state = ?, tries_left = ?, answered_by = coalesce(?, answered_by),
                 approved = coalesce(?, approved) WHERE id = ?",
        )
        .bind(self.state.unwrap_or("pending"))
        .bind(self.tries_left)
        .bind(settles.then_some(device))
        .bind(approved)
        .bind(&situation.sign_in)
        .execute(&mut **transaction)
        .await?;
        if self.state.is_some() {
            close_challenges(transaction, &situation.sign_in).await?;
        }
        Ok(())
    }

    /// A device is confirmed by its pairing check, or removed by it.
    async fn store_pairing(
        &self,
        transaction: &mut Transaction<'static, Sqlite>,
        situation: &Situation,
        device: &str,
        now: i64,
    ) -> Result<(), Problem> {
        match self.state {
            Some("approved") => {
                sqlx::query("UPDATE device SET unconfirmed_until = NULL WHERE id = ?")
                    .bind(device)
                    .execute(&mut **transaction)
                    .await?;
                let new = Some((device, situation.device_name.as_str()));
                notices::post(transaction, &situation.user, Kind::DeviceAdded, new, now).await?;
            }
            Some(_) if situation.unconfirmed_until.is_some() => {
                remove(transaction, device, now).await?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Wrong numbers of the user, across sign-ins; only an approval resets them.
    async fn store_count(
        &self,
        transaction: &mut Transaction<'static, Sqlite>,
        situation: &Situation,
        now: i64,
    ) -> Result<(), Problem> {
        let (numbers, codes) = match self.outcome {
            "wrong_number" => (situation.wrong_numbers.saturating_add(1), situation.wrong_codes),
            "approved" => (0, 0),
            _ => return Ok(()),
        };
        if (numbers, codes) != (situation.wrong_numbers, situation.wrong_codes) {
            sqlx::query("UPDATE user SET wrong_numbers = ?, wrong_codes = ? WHERE id = ?")
                .bind(numbers)
                .bind(codes)
                .bind(&situation.user)
                .execute(&mut **transaction)
                .await?;
        }
        if numbers == BLOCKED_AFTER {
            tracing::warn!("number approval of a user is off");
            notices::post(transaction, &situation.user, Kind::Blocked, None, now).await?;
        }
        Ok(())
    }
}

/// Notes that a device was used.
async fn touch(
    transaction: &mut Transaction<'static, Sqlite>,
    situation: &Situation,
    device: &str,
    now: i64,
) -> Result<(), Problem> {
    if situation.last_used.is_none_or(|used| used.saturating_add(COARSE) < now) {
        sqlx::query("UPDATE device SET last_used = ? WHERE id = ?")
            .bind(now)
            .bind(device)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}
