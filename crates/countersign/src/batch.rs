//! Exports of other apps that come as several QR codes, scanned in any order, on any day. Which
//! parts were added is kept for 30 days; of the parts themselves nothing.

use crate::clock::Moment;
use crate::error::Fault;
use crate::limits::{BATCH_MS, BATCHES};
use crate::scan::Batch;
use crate::vault::Sealer;
use crate::vault::setting::Setting;
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};

/// How far the person is with an export of several codes.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct BatchProgress {
    /// How many codes the export has.
    pub size: u32,
    /// How many of them were added.
    pub added: u32,
    /// The numbers of those that were not, from 1.
    pub missing: Vec<u32>,
}

/// An export that was begun.
#[derive(Debug, Serialize, Deserialize)]
struct Begun {
    id: i32,
    size: u32,
    /// The places of the added parts, from 0, each once.
    added: Vec<u32>,
    at: Moment,
}

impl Begun {
    fn is_of(&self, batch: &Batch) -> bool {
        (self.id, self.size) == (batch.id, batch.size)
    }

    fn progress(&self) -> BatchProgress {
        let missing = (0..self.size).filter(|index| !self.added.contains(index));
        let missing: Vec<u32> = missing.map(|index| index.saturating_add(1)).collect();
        let left = u32::try_from(missing.len()).unwrap_or(self.size);
        BatchProgress { size: self.size, added: self.size.saturating_sub(left), missing }
    }
}

/// How far the person is with the export of a code; none where the code is all of it.
pub(crate) fn progress(
    connection: &Connection,
    device: &Sealer,
    batch: &Batch,
    now: Moment,
) -> Result<Option<BatchProgress>, Fault> {
    if batch.size < 2 {
        return Ok(None);
    }
    let begun = recent(connection, device, now)?.into_iter().find(|it| it.is_of(batch));
    let none_yet = || Begun { id: batch.id, size: batch.size, added: Vec::new(), at: now };
    Ok(Some(begun.unwrap_or_else(none_yet).progress()))
}

/// Notes that a part was added. Two exports can be open at a time; a third one takes the place of
/// the one that was looked at longest ago.
pub(crate) fn note(
    transaction: &Transaction<'_>,
    device: &Sealer,
    batch: &Batch,
    now: Moment,
) -> Result<(), Fault> {
    if batch.size < 2 {
        return Ok(());
    }
    let (mut this, mut others): (Vec<_>, Vec<_>) =
        recent(transaction, device, now)?.into_iter().partition(|it| it.is_of(batch));
    let mut added = this.pop().map(|it| it.added).unwrap_or_default();
    if !added.contains(&batch.index) {
        added.push(batch.index);
    }
    let surplus = others.len().saturating_add(1).saturating_sub(BATCHES);
    others.drain(..surplus);
    others.push(Begun { id: batch.id, size: batch.size, added, at: now });
    Setting::Batches.put(transaction, device, &others)
}

/// Those of the last 30 days, the latest last.
fn recent(connection: &Connection, device: &Sealer, now: Moment) -> Result<Vec<Begun>, Fault> {
    let mut begun: Vec<Begun> = Setting::Batches.get(connection, device)?.unwrap_or_default();
    begun.retain(|it| now.since(it.at) < BATCH_MS);
    Ok(begun)
}
