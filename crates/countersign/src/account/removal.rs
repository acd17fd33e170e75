//! Removing with 30 days to think it over, and the end of those days.

use super::Account;
use crate::clock::{ClockConfidence, Moment};
use crate::error::{AuthenticatorError, Fault};
use crate::home::clock;
use crate::limits;
use crate::service::Service;
use crate::vault::setting::Setting;
use crate::vault::{OpenKeys, Vault, table};
use rusqlite::{Connection, Transaction};

/// An account that was removed and can still be brought back.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct RemovedAccount {
    /// The id of the account.
    pub id: String,
    /// The service; empty where the account cannot be read.
    pub issuer: String,
    /// The other name of the service, where its QR had two.
    pub label_issuer: Option<String>,
    /// The person's name at the service; empty where the account cannot be read.
    pub name: String,
    /// The person's own name for it.
    pub nickname: Option<String>,
    /// The Unix second at which it was removed.
    pub removed: i64,
    /// The Unix second until which it is kept at least.
    pub until: i64,
}

/// All that can be brought back, the last one first.
pub(crate) fn removed(
    connection: &Connection,
    keys: &OpenKeys,
) -> Result<Vec<RemovedAccount>, Fault> {
    let rows = table::removed_accounts::<Account>(connection, keys.secrets()?)?;
    let view = |row: table::Row<table::Removed<Account>>| {
        let (removed_ms, account) = row.value;
        let (issuer, label_issuer, name, nickname) = account
            .map(|it| (it.issuer, it.label_issuer, it.name, it.nickname))
            .unwrap_or_default();
        let until = removed_ms.saturating_add(limits::UNDO_MS).div_euclid(1000);
        let removed = removed_ms.div_euclid(1000);
        RemovedAccount { id: row.id, issuer, label_issuer, name, nickname, removed, until }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Deletes a removed account for good, and gives the keys that are of no use any more.
pub(crate) fn delete_now(
    transaction: &Transaction<'_>,
    keys: &OpenKeys,
    id: &str,
) -> Result<Vec<String>, Fault> {
    let rows = table::removed_accounts::<Account>(transaction, keys.secrets()?)?;
    if !rows.iter().any(|row| row.id == id) {
        return Err(AuthenticatorError::NotFound.into());
    }
    delete(transaction, keys, id)
}

/// A pairing that cannot be read leaves its keys behind; they are of no use to anybody.
fn delete(transaction: &Transaction<'_>, keys: &OpenKeys, id: &str) -> Result<Vec<String>, Fault> {
    let pairing = table::pairing::<Service>(transaction, &keys.device, id);
    table::delete_account(transaction, id)?;
    Ok(pairing.ok().flatten().map(|pairing| pairing.aliases()).unwrap_or_default())
}

/// Deletes what was removed or replaced more than 30 days ago, and gives the keys that are of no
/// use any more. A wrong clock alone deletes nothing: a service must vouch for it, or it must have
/// said so for a week.
pub(crate) fn purge(vault: &mut Vault, now: Moment) -> Result<Vec<String>, Fault> {
    let due = vault.read(|connection, keys| Due::find(connection, keys, now))?;
    let waits = vault.read(|it, keys| Setting::PurgeDue.get::<i64>(it, &keys.device))?;
    if due.is_empty() {
        if waits.is_some() {
            vault.write(|transaction, _| Setting::PurgeDue.remove(transaction))?;
        }
        return Ok(Vec::new());
    }
    let sure = match vault.read(|connection, keys| Ok(clock(connection, keys, now)))? {
        ClockConfidence::ProbablyOff { .. } => return Ok(Vec::new()),
        ClockConfidence::Trusted { signed: true, .. } => true,
        ClockConfidence::Trusted { .. } | ClockConfidence::Unknown { .. } => {
            waits.is_some_and(|since| now.unix_ms.saturating_sub(since) >= limits::PURGE_DOUBT_MS)
        }
    };
    vault.write(|transaction, keys| {
        if sure {
            Setting::PurgeDue.remove(transaction)?;
            // Looked up again: another process may have brought something back meanwhile.
            return Due::find(transaction, keys, now)?.delete(transaction, keys, now);
        }
        // A clock that went back begins the week anew.
        if waits.is_none_or(|since| now.unix_ms < since) {
            Setting::PurgeDue.put(transaction, &keys.device, &now.unix_ms)?;
        }
        Ok(Vec::new())
    })
}

/// What has been kept long enough.
struct Due {
    removed: Vec<String>,
    replaced: Vec<table::Row<Account>>,
}

impl Due {
    fn find(connection: &Connection, keys: &OpenKeys, now: Moment) -> Result<Self, Fault> {
        let removed = table::removed_accounts::<Account>(connection, keys.secrets()?)?;
        let mut replaced = table::accounts::<Account>(connection, keys.secrets()?)?.readable;
        replaced.retain(|row| row.value.previous.iter().any(|it| it.until_ms <= now.unix_ms));
        let over = |removed_ms: i64| now.unix_ms.saturating_sub(removed_ms) >= limits::UNDO_MS;
        let removed = removed.into_iter().filter(|row| over(row.value.0));
        Ok(Self { removed: removed.map(|row| row.id).collect(), replaced })
    }

    fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.replaced.is_empty()
    }

    fn delete(
        self,
        transaction: &Transaction<'_>,
        keys: &OpenKeys,
        now: Moment,
    ) -> Result<Vec<String>, Fault> {
        for mut row in self.replaced {
            row.value.previous.retain(|it| now.unix_ms < it.until_ms);
            table::update_account(transaction, keys.secrets()?, &row.id, &row.value)?;
        }
        let mut useless = Vec::new();
        for id in self.removed {
            useless.extend(delete(transaction, keys, &id)?);
        }
        Ok(useless)
    }
}
