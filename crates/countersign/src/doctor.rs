//! What to look after: the checklist before a journey, and the health of the vault.

use crate::account::Account;
use crate::backup;
use crate::clock::{ClockConfidence, Moment};
use crate::error::Fault;
use crate::home;
use crate::limits;
use crate::lock;
use crate::vault::setting::Setting;
use crate::vault::slot::SlotKind;
use crate::vault::{OpenKeys, Vault, table};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One line of the checklist, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Check {
    /// What is checked.
    pub kind: CheckKind,
    /// How it is.
    pub state: CheckState,
    /// How many accounts it is about, where it is about accounts.
    pub count: u32,
}

/// What is checked.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, uniffi::Enum,
)]
pub enum CheckKind {
    /// Whether a backup was made and tested in the last 90 days. Counts the accounts it lacks.
    Backup,
    /// Whether the phone's clock is right.
    Clock,
    /// Whether every account has a code for use offline.
    Codes,
    /// Whether the vault can be read to the last row.
    Data,
    /// Whether the services let the person choose the code. Only the person knows.
    DefaultMethod,
    /// Whether more than one thing opens the vault.
    Lock,
    /// Whether every account has a second phone or a recovery code. Only the person knows.
    SecondPhone,
    /// Whether the codes were tried in airplane mode. Only the person knows.
    TriedOffline,
}

impl CheckKind {
    /// Whether the person ticks it off.
    pub(crate) fn is_ticked(self) -> bool {
        matches!(self, Self::DefaultMethod | Self::SecondPhone | Self::TriedOffline)
    }
}

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum CheckState {
    /// The app cannot know it.
    CannotTell,
    /// It is as it should be.
    Ok,
    /// There is something to do.
    ToDo,
}

/// When the person ticked something off, in Unix milliseconds.
pub(crate) type Ticks = BTreeMap<CheckKind, i64>;

/// Goes through the list.
pub(crate) fn doctor(vault: &Vault, now: Moment) -> Result<Vec<Check>, Fault> {
    vault.read(|connection, keys| {
        let accounts = table::accounts::<Account>(connection, keys.secrets()?)?;
        let ticks = Setting::Ticks.get::<Ticks>(connection, &keys.device).ok().flatten();
        let ticks = ticks.unwrap_or_default();
        let ticked = |kind| Check { kind, state: tick(&ticks, kind, now), count: 0 };
        Ok(vec![
            codes(&accounts),
            ticked(CheckKind::DefaultMethod),
            check(CheckKind::Clock, clock(home::clock(connection, keys, now))),
            backup(connection, keys, &accounts, now),
            ticked(CheckKind::SecondPhone),
            ticked(CheckKind::TriedOffline),
            data(vault, connection, keys, &accounts)?,
            check(CheckKind::Lock, locks(vault)?),
        ])
    })
}

fn check(kind: CheckKind, state: CheckState) -> Check {
    Check { kind, state, count: 0 }
}

/// A tick counts for 90 days, and not before it was made.
fn tick(ticks: &Ticks, kind: CheckKind, now: Moment) -> CheckState {
    let counts = ticks.get(&kind).is_some_and(|ticked| now.is_within(*ticked, limits::TICK_MS));
    if counts { CheckState::Ok } else { CheckState::CannotTell }
}

fn codes(accounts: &table::Rows<Account>) -> Check {
    let approve_only = accounts.readable.iter().filter(|row| !row.value.has_codes()).count();
    // What cannot be read makes no codes either.
    let without = approve_only.saturating_add(accounts.damaged.len());
    let state = if without == 0 { CheckState::Ok } else { CheckState::ToDo };
    Check { kind: CheckKind::Codes, state, count: without.try_into().unwrap_or(u32::MAX) }
}

fn clock(confidence: ClockConfidence) -> CheckState {
    match confidence {
        ClockConfidence::ProbablyOff { .. } => CheckState::ToDo,
        ClockConfidence::Trusted { .. } => CheckState::Ok,
        ClockConfidence::Unknown { .. } => CheckState::CannotTell,
    }
}

fn backup(
    connection: &Connection,
    keys: &OpenKeys,
    accounts: &table::Rows<Account>,
    now: Moment,
) -> Check {
    let (state, lacking) = match backup::state(connection, keys, &accounts.readable, now) {
        backup::State::Due { lacking } => (CheckState::ToDo, lacking),
        backup::State::Missing => (CheckState::ToDo, 0),
        backup::State::Tested => (CheckState::Ok, 0),
    };
    let count = lacking.try_into().unwrap_or(u32::MAX);
    Check { kind: CheckKind::Backup, state, count }
}

fn data(
    vault: &Vault,
    connection: &Connection,
    keys: &OpenKeys,
    accounts: &table::Rows<Account>,
) -> Result<Check, Fault> {
    let removed = table::removed_accounts::<Account>(connection, keys.secrets()?)?;
    let removed = removed.iter().filter(|row| row.value.1.is_none()).count();
    let count = accounts.damaged.len().saturating_add(removed);
    let whole = count == 0 && vault.check().is_ok();
    let state = if whole { CheckState::Ok } else { CheckState::ToDo };
    Ok(Check { kind: CheckKind::Data, state, count: count.try_into().unwrap_or(u32::MAX) })
}

fn locks(vault: &Vault) -> Result<CheckState, Fault> {
    let both = vault.slot(SlotKind::Passcode)?.is_some() && lock::phone_lock(vault)?.is_some();
    Ok(if both { CheckState::Ok } else { CheckState::ToDo })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_counts_for_ninety_days_and_not_before_it_was_made() {
        let day: i64 = 24 * 60 * 60 * 1000;
        let ticks = Ticks::from([(CheckKind::SecondPhone, 1_000)]);
        let state = |kind, after: i64| {
            tick(&ticks, kind, Moment { unix_ms: 1_000 + after, monotonic_ms: 0 })
        };
        assert_eq!(state(CheckKind::SecondPhone, 0), CheckState::Ok);
        assert_eq!(state(CheckKind::SecondPhone, 90 * day - 1), CheckState::Ok);
        assert_eq!(state(CheckKind::SecondPhone, 90 * day), CheckState::CannotTell);
        assert_eq!(state(CheckKind::SecondPhone, -1), CheckState::CannotTell);
        assert_eq!(state(CheckKind::DefaultMethod, 0), CheckState::CannotTell);
    }
}
