//! Answers to challenges: docs/protocol.md §4.
//!
//! Everything that decides is read and written in one transaction that holds the write lock from
//! its start, so that of two answers that race only one wins.

use crate::devices::{authenticate, is_active, remove};
use crate::jws::{self, Hash, Kind};
use crate::messages::{Answer, Outcome, Verdict, read_answer};
use crate::poll::LISTED_AFTER;
use crate::problem::Problem;
use crate::sign_in::BLOCKED_AFTER;
use crate::state::ServiceState;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use sqlx::{Sqlite, Transaction};

/// Seconds for which a device that its own answer removed can fetch the reply again.
pub(crate) const KEPT_FOR: i64 = 600;

/// Everything that an answer is judged by.
#[derive(sqlx::FromRow)]
struct Situation {
    message: String,
    sign_in: String,
    kind: String,
    number: String,
    tries_left: i64,
    state: String,
    expires: i64,
    user: String,
    removed: Option<i64>,
    unconfirmed_until: Option<i64>,
    wrong_numbers: i64,
    slot_hash: Option<String>,
    slot_reply: Option<String>,
    slot_answered: Option<i64>,
}

/// What an answer leads to.
#[derive(Debug, Eq, PartialEq)]
struct Settlement {
    outcome: &'static str,
    /// The sign-in's new state, where it changes.
    state: Option<&'static str>,
    tries_left: i64,
}

/// Judges an answer and returns the signed outcome.
pub(crate) async fn answer(state: &ServiceState, bytes: &[u8]) -> Result<String, Problem> {
    let kinds = [Kind::Approve, Kind::Deny, Kind::Report];
    let (message, device) = authenticate(state, bytes, &kinds).await?;
    let answer = read_answer(&message, state.base.as_str(), &device.id)?;
    let mut transaction = state.write().await?;
    let now = state.clock.now();
    let situation = find(&mut transaction, &answer, &device.id).await?;
    let situation = match situation {
        Some(situation) => situation,
        None if device.is_active(now) => return Err(Problem::challenge_unknown()),
        None => return Err(Problem::device_unknown()),
    };
    if let Some(reply) = situation.same_reply(&answer, now) {
        return Ok(reply);
    }
    let settlement = situation.settle(&answer, now)?;
    let reply = Outcome {
        iss: state.base.as_str(),
        aud: &device.id,
        request: &answer.hash.text(),
        outcome: settlement.outcome,
        tries_left: settlement.tries_left,
        now,
    };
    let reply = jws::sign(Kind::Outcome, &state.key, &reply).ok_or(Problem::internal())?;
    situation.store(&mut transaction, &settlement, &device.id, now).await?;
    keep(&mut transaction, &answer, &reply, now).await?;
    transaction.commit().await?;
    state.wake.wake(&situation.sign_in);
    tracing::info!(outcome = settlement.outcome, "an answer was given");
    Ok(reply)
}

async fn find(
    transaction: &mut Transaction<'static, Sqlite>,
    answer: &Answer,
    device: &str,
) -> Result<Option<Situation>, sqlx::Error> {
    sqlx::query_as(
        "SELECT challenge.message, challenge.sign_in, sign_in.kind, sign_in.number,
             sign_in.tries_left, sign_in.state, sign_in.expires, device.user, device.removed,
             device.unconfirmed_until, user.wrong_numbers, answer.hash AS slot_hash,
             answer.reply AS slot_reply, answer.answered AS slot_answered
         FROM challenge
         JOIN sign_in ON sign_in.id = challenge.sign_in
         JOIN device ON device.id = challenge.device
         JOIN user ON user.id = device.user
         LEFT JOIN answer ON answer.challenge = challenge.jti AND answer.slot = ?2
         WHERE challenge.jti = ?1 AND challenge.device = ?3",
    )
    .bind(&answer.challenge)
    .bind(answer.verdict.slot())
    .bind(device)
    .fetch_optional(&mut **transaction)
    .await
}

impl Situation {
    fn device_is_active(&self, now: i64) -> bool {
        is_active(self.removed, self.unconfirmed_until, now)
    }

    fn is_pairing_check(&self) -> bool {
        self.kind == "pairing_check"
    }

    /// The reply that the same bytes got before.
    fn same_reply(&self, answer: &Answer, now: i64) -> Option<String> {
        let same = self.slot_hash.as_deref() == Some(answer.hash.text().as_str());
        let kept = self.slot_answered.unwrap_or_default().saturating_add(KEPT_FOR);
        let due = self.device_is_active(now) || now < kept;
        self.slot_reply.clone().filter(|_| same && due)
    }

    fn settle(&self, answer: &Answer, now: i64) -> Result<Settlement, Problem> {
        if !self.device_is_active(now) {
            return Err(Problem::device_unknown());
        }
        if Hash::of_message(&self.message).text() != answer.challenge_hash {
            let detail = "The challenge_hash is not that of the challenge.";
            return Err(Problem::bad_request(detail));
        }
        if self.slot_hash.is_some() {
            return Err(Problem::already_answered());
        }
        match &answer.verdict {
            // A report is no decision: it is taken whatever the outcome was.
            Verdict::Report if now < self.expires.saturating_add(LISTED_AFTER) => {
                Ok(closing("reported"))
            }
            _ if now >= self.expires => Err(Problem::challenge_expired()),
            _ if self.state != "pending" => {
                Ok(Settlement { outcome: "closed", state: None, tries_left: 0 })
            }
            Verdict::Approve { number, .. } => self.compare(number),
            Verdict::Deny | Verdict::Report => Ok(closing("denied")),
        }
    }

    fn compare(&self, number: &str) -> Result<Settlement, Problem> {
        if number.len() != self.number.len() {
            return Err(Problem::bad_request("The number has not as many digits as asked for."));
        }
        // An unconfirmed device counts nowhere, so a block of the user does not stop a pairing.
        if !self.is_pairing_check() && self.wrong_numbers >= BLOCKED_AFTER {
            return Err(Problem::account_blocked());
        }
        if verify_slices_are_equal(number.as_bytes(), self.number.as_bytes()).is_ok() {
            return Ok(closing("approved"));
        }
        let tries_left = self.tries_left.saturating_sub(1).max(0);
        let state = (tries_left == 0).then_some("closed");
        Ok(Settlement { outcome: "wrong_number", state, tries_left })
    }

    async fn store(
        &self,
        transaction: &mut Transaction<'static, Sqlite>,
        settlement: &Settlement,
        device: &str,
        now: i64,
    ) -> Result<(), sqlx::Error> {
        let wrong = settlement.outcome == "wrong_number";
        if wrong || settlement.state.is_some() {
            sqlx::query("UPDATE sign_in SET state = ?, tries_left = ? WHERE id = ?")
                .bind(settlement.state.unwrap_or("pending"))
                .bind(settlement.tries_left)
                .bind(&self.sign_in)
                .execute(&mut **transaction)
                .await?;
        }
        if settlement.state.is_some() {
            sqlx::query("UPDATE challenge SET closed = 1 WHERE sign_in = ?")
                .bind(&self.sign_in)
                .execute(&mut **transaction)
                .await?;
        }
        if settlement.outcome == "reported" {
            // Whoever was let in by it is put out again.
            sqlx::query("DELETE FROM session WHERE sign_in = ?")
                .bind(&self.sign_in)
                .execute(&mut **transaction)
                .await?;
        }
        if self.is_pairing_check() {
            self.store_pairing(transaction, settlement, device, now).await
        } else {
            self.store_count(transaction, settlement).await
        }
    }

    /// A device is confirmed by its pairing check, or removed by it.
    async fn store_pairing(
        &self,
        transaction: &mut Transaction<'static, Sqlite>,
        settlement: &Settlement,
        device: &str,
        now: i64,
    ) -> Result<(), sqlx::Error> {
        match settlement.state {
            Some("approved") => {
                sqlx::query("UPDATE device SET unconfirmed_until = NULL WHERE id = ?")
                    .bind(device)
                    .execute(&mut **transaction)
                    .await?;
            }
            Some(_) if self.unconfirmed_until.is_some() => {
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
        settlement: &Settlement,
    ) -> Result<(), sqlx::Error> {
        let count = match settlement.outcome {
            "wrong_number" => self.wrong_numbers.saturating_add(1),
            "approved" => 0,
            _ => self.wrong_numbers,
        };
        if count != self.wrong_numbers {
            sqlx::query("UPDATE user SET wrong_numbers = ? WHERE id = ?")
                .bind(count)
                .bind(&self.user)
                .execute(&mut **transaction)
                .await?;
        }
        Ok(())
    }
}

const fn closing(outcome: &'static str) -> Settlement {
    Settlement { outcome, state: Some(outcome), tries_left: 0 }
}

async fn keep(
    transaction: &mut Transaction<'static, Sqlite>,
    answer: &Answer,
    reply: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO answer (challenge, slot, hash, reply, answered) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(&answer.challenge)
    .bind(answer.verdict.slot())
    .bind(answer.hash.text())
    .bind(reply)
    .bind(now)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
