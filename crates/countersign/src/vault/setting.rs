//! Small values of the whole vault, sealed with the device key.

use super::Sealer;
use crate::clock::{Evidence, Moment};
use crate::error::Fault;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Serialize, de::DeserializeOwned};

const TABLE: &str = "setting";

/// Which value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Setting {
    /// The last backup that was opened here.
    Backup,
    /// Which parts of exports were added.
    Batches,
    /// What is known of the phone's clock.
    Clock,
    /// When the app locks itself.
    LockPolicy,
    /// The count of changes, out of reach of whoever can only edit the file.
    Mark,
    /// What other eyes may see of the screen.
    Privacy,
    /// Since when something removed is old enough to go.
    PurgeDue,
    /// An older file was found in place of this one, and nobody has been told yet.
    RolledBack,
    /// What the person has ticked off.
    Ticks,
}

impl Setting {
    fn name(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Batches => "batches",
            Self::Clock => "clock",
            Self::LockPolicy => "lock_policy",
            Self::Mark => "mark",
            Self::Privacy => "privacy",
            Self::PurgeDue => "purge_due",
            Self::RolledBack => "rolled_back",
            Self::Ticks => "ticks",
        }
    }

    /// The value, where there is one.
    pub(crate) fn get<T: DeserializeOwned>(
        self,
        connection: &Connection,
        device: &Sealer,
    ) -> Result<Option<T>, Fault> {
        let mut statement =
            connection.prepare_cached("SELECT sealed FROM setting WHERE name = ?1")?;
        let sealed: Option<Vec<u8>> =
            statement.query_row([self.name()], |row| row.get(0)).optional()?;
        sealed.map(|sealed| device.open_value(TABLE, self.name(), &sealed)).transpose()
    }

    /// Writes the value.
    pub(crate) fn put<T: Serialize>(
        self,
        transaction: &Transaction<'_>,
        device: &Sealer,
        value: &T,
    ) -> Result<(), Fault> {
        transaction.execute(
            "INSERT INTO setting (name, sealed) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed",
            (self.name(), device.seal_value(TABLE, self.name(), value)?),
        )?;
        Ok(())
    }

    /// Forgets the value.
    pub(crate) fn remove(self, transaction: &Transaction<'_>) -> Result<(), Fault> {
        transaction.execute("DELETE FROM setting WHERE name = ?1", [self.name()])?;
        Ok(())
    }
}

/// Keeps evidence about the clock, unless better evidence is there.
pub(crate) fn put_clock(
    transaction: &Transaction<'_>,
    device: &Sealer,
    evidence: Evidence,
    now: Moment,
) -> Result<(), Fault> {
    // What cannot be read is no evidence.
    let known = Setting::Clock.get(transaction, device).ok().flatten();
    if evidence.is_better_than(known, now) {
        Setting::Clock.put(transaction, device, &evidence)?;
    }
    Ok(())
}
