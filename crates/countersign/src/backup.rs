//! Backups: all accounts in one file under a password of its own. What approves sign-ins stays in
//! the hardware of this phone and is not in it.

mod file;
#[cfg(fuzzing)]
mod fuzzed;

use crate::account::{self, Account, Collision};
use crate::clock::Moment;
use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::scan::ScannedAccount;
use crate::secret::Secret;
use crate::service::Service;
use crate::stretch::characters;
use crate::vault::setting::Setting;
use crate::vault::{OpenKeys, table};
use ring::digest::{Context, SHA256};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub(crate) use file::is_backup;
#[cfg(fuzzing)]
pub use fuzzed::fuzz_backup;

/// A backup that was opened, or what has come from an old phone, before anything of it is added.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Backup {
    /// Adds the accounts; good for ten minutes, until the lock, and once.
    pub ticket: String,
    /// The Unix second at which it was made.
    pub made: i64,
    /// The accounts that come back, in the order in which adding gives them.
    pub accounts: Vec<BackupAccount>,
    /// The accounts that only approved sign-ins on the phone where it was made. Pair them again.
    pub approve_only: Vec<ScannedAccount>,
    /// The ids of the accounts of this phone that it has not, or with another key.
    pub lacking: Vec<String>,
}

/// An account of a backup, or of an old phone.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct BackupAccount {
    /// The account without its secret.
    pub account: ScannedAccount,
    /// The person's own name for it.
    pub nickname: Option<String>,
    /// What is on this phone already.
    pub collision: Collision,
    /// Whether it approved sign-ins too: it shows codes only until it is paired again.
    pub approved: bool,
}

/// The last backup that was opened on this phone: one that nobody opened does not count.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct LastBackup {
    /// The Unix second at which it was made.
    pub made: i64,
    /// The Unix second at which it was opened.
    pub opened: i64,
    /// The ids of the accounts that it has not, or with another key.
    pub lacking: Vec<String>,
}

/// All that a backup holds.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Contents {
    made_ms: i64,
    accounts: Vec<Saved>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Saved {
    account: Account,
    /// Whether a service asks its phone to approve.
    approved: bool,
}

/// The last backup that was opened on this phone, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Last {
    made_ms: i64,
    opened_ms: i64,
    accounts: BTreeSet<u64>,
}

/// How the backup of a phone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Older than 90 days, or without this many accounts.
    Due { lacking: usize },
    /// None was ever opened.
    Missing,
    /// All is in it, and it was opened in the last 90 days.
    Tested,
}

/// Whether a new password is long enough for a file that anybody can try passwords on.
pub(crate) fn check(password: &Secret) -> Result<(), Fault> {
    let lacking = limits::BACKUP_PASSWORD_CHARACTERS.saturating_sub(characters(password));
    if lacking == 0 {
        return Ok(());
    }
    let count = lacking.try_into().unwrap_or(u32::MAX);
    Err(AuthenticatorError::BackupPasswordShort { count }.into())
}

impl Contents {
    /// All accounts that can be read, in the person's order.
    pub(crate) fn gather(
        connection: &Connection,
        keys: &OpenKeys,
        now: Moment,
    ) -> Result<Self, Fault> {
        let pairings = table::pairings::<Service>(connection, &keys.device)?;
        let readable = pairings.readable.into_iter().map(|row| row.id);
        let paired: BTreeSet<_> = readable.chain(pairings.damaged).collect();
        let accounts = table::accounts::<Account>(connection, keys.secrets()?)?.readable;
        let saved = |row: table::Row<Account>| Saved {
            approved: paired.contains(&row.id),
            account: row.value,
        };
        Ok(Self { made_ms: now.unix_ms, accounts: accounts.into_iter().map(saved).collect() })
    }

    /// The file of it. Takes some tenths of a second, on purpose.
    pub(crate) fn lock(&self, password: &Secret) -> Result<Vec<u8>, Fault> {
        let file = file::lock(self, password)?;
        // One that could not be opened again is worse than none.
        if file.len() > limits::BACKUP_BYTES { Err(Fault::Defect) } else { Ok(file) }
    }

    /// Reads a file. Takes as long as locking it.
    pub(crate) fn unlock(file: &[u8], password: &Secret) -> Result<Self, Fault> {
        let contents: Self = file::unlock(file, password)?;
        if contents.is_usual() {
            Ok(contents)
        } else {
            Err(AuthenticatorError::BackupDamaged.into())
        }
    }

    /// Whether this program may have made it: whoever knows the key can have used another one.
    pub(crate) fn is_usual(&self) -> bool {
        let usual = |saved: &Saved| saved.account.secret.expose().len() <= limits::SECRET_BYTES;
        self.accounts.iter().all(usual)
    }

    /// What is told of it. The ticket is still to be issued.
    pub(crate) fn told(
        &self,
        connection: &Connection,
        keys: &OpenKeys,
        now: Moment,
    ) -> Result<Backup, Fault> {
        let known = table::accounts::<Account>(connection, keys.secrets()?)?.readable;
        let told = |saved: &Saved| BackupAccount {
            account: saved.account.told(),
            nickname: saved.account.nickname.clone(),
            collision: account::collision(&known, &saved.account, now),
            approved: saved.approved,
        };
        let (approve_only, with_codes): (Vec<_>, Vec<_>) =
            self.accounts.iter().partition(|saved| !saved.account.has_codes());
        let has = self.fingerprints();
        let lacking = lacking(&known, &has).map(|row| row.id.clone()).collect();
        Ok(Backup {
            ticket: String::new(),
            made: self.made_ms.div_euclid(1000),
            accounts: with_codes.into_iter().map(told).collect(),
            approve_only: approve_only.into_iter().map(|saved| saved.account.told()).collect(),
            lacking,
        })
    }

    /// What to remember of it.
    pub(crate) fn opened(&self, now: Moment) -> Last {
        let (made_ms, opened_ms) = (self.made_ms, now.unix_ms);
        Last { made_ms, opened_ms, accounts: self.fingerprints() }
    }

    /// The accounts to add.
    pub(crate) fn into_accounts(self) -> Vec<Account> {
        let accounts = self.accounts.into_iter().map(|saved| saved.account);
        accounts.filter(Account::has_codes).collect()
    }

    fn fingerprints(&self) -> BTreeSet<u64> {
        self.accounts.iter().map(|saved| fingerprint(&saved.account)).collect()
    }
}

/// How the backup of this phone is.
pub(crate) fn state(
    connection: &Connection,
    keys: &OpenKeys,
    accounts: &[table::Row<Account>],
    now: Moment,
) -> State {
    let Some(last) = Last::of(connection, keys) else { return State::Missing };
    let lacking = lacking(accounts, &last.accounts).count();
    let times = [last.made_ms, last.opened_ms];
    let is_fresh = times.iter().all(|at| now.is_within(*at, limits::TICK_MS));
    if is_fresh && lacking == 0 { State::Tested } else { State::Due { lacking } }
}

impl Last {
    /// A note that cannot be read proves nothing.
    fn of(connection: &Connection, keys: &OpenKeys) -> Option<Self> {
        Setting::Backup.get(connection, &keys.device).ok().flatten()
    }
}

/// What is told of the last backup.
pub(crate) fn last(connection: &Connection, keys: &OpenKeys) -> Result<Option<LastBackup>, Fault> {
    let accounts = table::accounts::<Account>(connection, keys.secrets()?)?.readable;
    Ok(Last::of(connection, keys).map(|last| LastBackup {
        made: last.made_ms.div_euclid(1000),
        opened: last.opened_ms.div_euclid(1000),
        lacking: lacking(&accounts, &last.accounts).map(|row| row.id.clone()).collect(),
    }))
}

fn lacking<'a>(
    accounts: &'a [table::Row<Account>],
    has: &'a BTreeSet<u64>,
) -> impl Iterator<Item = &'a table::Row<Account>> {
    accounts.iter().filter(|row| row.value.has_codes() && !has.contains(&fingerprint(&row.value)))
}

/// Tells one account with its key from another. It is kept sealed, and so short that nobody could
/// find a key by it.
fn fingerprint(account: &Account) -> u64 {
    let (account_type, issuer, label_issuer, name) = account.identity();
    let mut hash = Context::new(&SHA256);
    for part in [issuer, label_issuer.unwrap_or("\0"), name] {
        hash.update(&(part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.update(&[account_type as u8]);
    hash.update(account.secret.expose());
    let hash = hash.finish();
    hash.as_ref().first_chunk().map_or(0, |first| u64::from_be_bytes(*first))
}
