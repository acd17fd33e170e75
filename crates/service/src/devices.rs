//! Paired phones: finding one by a message that claims to be from it, and removing one.

use crate::jws::{Kind, Message, Unverified};
use crate::keys::Jwk;
use crate::messages::{is_id, read_common};
use crate::problem::Problem;
use crate::state::ServiceState;
use sqlx::{Sqlite, Transaction};

/// A device as a message finds it.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Device {
    pub(crate) id: String,
    approving: Vec<u8>,
    polling: Vec<u8>,
    unconfirmed_until: Option<i64>,
    removed: Option<i64>,
}

impl Device {
    /// Whether it may still do anything.
    pub(crate) fn is_active(&self, now: i64) -> bool {
        is_active(self.removed, self.unconfirmed_until, now)
    }

    fn key(&self, kind: Kind) -> Option<Jwk> {
        let approval = matches!(kind, Kind::Approve | Kind::Unpair);
        Jwk::from_coordinates(if approval { &self.approving } else { &self.polling })
    }
}

/// Whether a device with these marks is active: not removed, and confirmed or still within its
/// pairing.
pub(crate) fn is_active(removed: Option<i64>, unconfirmed_until: Option<i64>, now: i64) -> bool {
    removed.is_none() && unconfirmed_until.is_none_or(|until| now < until)
}

/// Reads a message from a paired device and verifies it by the key that its kind needs.
///
/// A removed device is still found for ten minutes, so that it can fetch a lost reply; the caller
/// asks [`Device::is_active`].
pub(crate) async fn authenticate(
    state: &ServiceState,
    bytes: &[u8],
    kinds: &[Kind],
) -> Result<(Message, Device), Problem> {
    let unverified = Unverified::read(bytes, kinds)?;
    if unverified.claimed("aud") != Some(state.base.as_str()) {
        return Err(Problem::bad_request("The aud is not this service."));
    }
    let id = unverified.claimed_device().filter(|id| is_id(id));
    let id = id.ok_or(Problem::bad_request("The sub is not the id of a device."))?;
    let device: Option<Device> = sqlx::query_as(
        "SELECT id, approval_key AS approving, device_key AS polling, unconfirmed_until, removed
         FROM device WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(&state.reader)
    .await?;
    let device = device.ok_or(Problem::device_unknown())?;
    let key = device.key(unverified.kind()).ok_or(Problem::internal())?;
    let message = unverified.verify(&key)?;
    read_common(&message.payload, state.base.as_str(), &device.id)?;
    Ok((message, device))
}

/// Takes a device out of use and forgets its seed.
pub(crate) async fn remove(
    transaction: &mut Transaction<'static, Sqlite>,
    device: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE device SET removed = ?, seed_sealed = NULL WHERE id = ? AND removed IS NULL",
    )
    .bind(now)
    .bind(device)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// A phone that leaves before its number was typed ends its pairing.
async fn close_pairing_check(
    transaction: &mut Transaction<'static, Sqlite>,
    device: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE sign_in SET state = 'closed', tries_left = 0
         WHERE kind = 'pairing_check' AND state = 'pending'
             AND id IN (SELECT sign_in FROM pairing WHERE device = ?)",
    )
    .bind(device)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Carries out an `unpair` message; a device that is gone already counts as done.
pub(crate) async fn unpair(state: &ServiceState, bytes: &[u8]) -> Result<(), Problem> {
    let (_, device) = authenticate(state, bytes, &[Kind::Unpair]).await?;
    if !device.is_active(state.clock.now()) {
        return Err(Problem::device_unknown());
    }
    let mut transaction = state.write().await?;
    remove(&mut transaction, &device.id, state.clock.now()).await?;
    close_pairing_check(&mut transaction, &device.id).await?;
    transaction.commit().await?;
    state.wake.wake(&device.id);
    tracing::info!("a device was unpaired");
    Ok(())
}
