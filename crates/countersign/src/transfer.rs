//! Moving to a new phone over the screens (docs/transfer.md). The new phone shows a key, the old one
//! reads it, the person compares; then the old one shows all accounts, sealed for that key.

mod agreement;
#[cfg(fuzzing)]
mod fuzzed;
mod parts;
#[cfg(test)]
mod vectors;

use crate::backup::{Backup, Contents};
use crate::clock::Moment;
use crate::error::{AuthenticatorError, Fault};
use crate::image::Captured;
use crate::limits;
use crate::qr::QrCode;
use crate::vault::new_id;
use agreement::{KeyPair, Phones, Public};
#[cfg(fuzzing)]
pub use fuzzed::fuzz_transfer;
use parts::{Collected, Read};
use std::fmt;

/// A new phone that waits for its accounts.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Receiving {
    /// Good for ten minutes, until the lock, and until the accounts have arrived.
    pub transfer: String,
    /// What the old phone scans.
    pub qr: QrCode,
    /// What the person compares: twelve digits in three groups.
    pub code: String,
}

/// An old phone that was asked for its accounts.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Sending {
    /// Good for ten minutes, until the lock, and once.
    pub transfer: String,
    /// What the person compares: twelve digits in three groups.
    pub code: String,
}

/// How far a new phone is.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TransferProgress {
    /// How many parts were seen.
    pub seen: u32,
    /// How many there are; 0 before the first.
    pub total: u32,
    /// What has arrived, once it is all there. Its ticket goes to adding.
    pub arrived: Option<Backup>,
}

/// The moves of one unlocked session: one of each direction at most.
#[derive(Default)]
pub(crate) struct Transfers {
    receiving: Option<Running<NewPhone>>,
    sending: Option<Running<OldPhone>>,
}

struct Running<T> {
    id: String,
    made_ms: i64,
    side: T,
}

/// The side of the new phone.
pub(crate) struct NewPhone {
    keys: KeyPair,
    code: String,
    collected: Collected,
}

/// The side of the old phone.
pub(crate) struct OldPhone {
    keys: KeyPair,
    code: String,
    new: Public,
}

/// What the codes before a camera say that are of a move.
pub(crate) struct Seen(Vec<Read>);

impl NewPhone {
    /// With a key of its own. Takes some tenths of a second, on purpose.
    pub(crate) fn new() -> Result<Self, Fault> {
        let keys = KeyPair::generate()?;
        let code = agreement::code(&keys.public())?;
        Ok(Self { keys, code, collected: Collected::default() })
    }
}

impl OldPhone {
    /// With a key of its own, where a new phone is seen; that takes some tenths of a second.
    pub(crate) fn asked(seen: Seen) -> Result<Option<Self>, Fault> {
        for read in seen.0 {
            match read {
                Read::Asking(new) => {
                    let keys = KeyPair::generate()?;
                    keys.shared(&new)?;
                    return Ok(Some(Self { keys, code: agreement::code(&new)?, new }));
                }
                Read::Newer => return Err(AuthenticatorError::TransferNewer.into()),
                Read::Part(_) => {}
            }
        }
        Ok(None)
    }
}

impl Seen {
    /// Looks at a picture, which takes a while, or at a text.
    pub(crate) fn of(captured: Captured) -> Result<Self, Fault> {
        let texts = captured.texts()?;
        Ok(Self(texts.iter().filter_map(|text| parts::read(text)).collect()))
    }
}

impl Transfers {
    /// Begins on the new phone; an earlier move ends by it.
    pub(crate) fn receive(&mut self, side: NewPhone, now: Moment) -> Result<Receiving, Fault> {
        let (qr, code) = (parts::asking(&side.keys.public())?, side.code.clone());
        Ok(Receiving { transfer: begun(&mut self.receiving, side, now)?, qr, code })
    }

    /// Begins on the old phone; an earlier move ends by it.
    pub(crate) fn send(&mut self, side: OldPhone, now: Moment) -> Result<Sending, Fault> {
        let code = side.code.clone();
        Ok(Sending { transfer: begun(&mut self.sending, side, now)?, code })
    }

    /// The codes to be shown, once the person has compared. The keys are wiped with it.
    pub(crate) fn codes(
        &mut self,
        id: &str,
        contents: &Contents,
        now: Moment,
    ) -> Result<Vec<QrCode>, Fault> {
        alive(&mut self.sending, id, now)?;
        let OldPhone { keys, new, .. } = self.sending.take().ok_or(Fault::Defect)?.side;
        let phones = Phones { new, old: keys.public() };
        let sealed = keys.sealer(&new, phones)?.seal_value("transfer", "", contents)?;
        parts::codes(phones, &sealed)
    }

    /// Whether this move can be sent.
    pub(crate) fn check_sending(&mut self, id: &str, now: Moment) -> Result<(), Fault> {
        alive(&mut self.sending, id, now).map(|_| ())
    }

    /// Takes what the new phone's camera sees, and gives the contents once they are all there. A
    /// move ends with that, also where they do not open.
    pub(crate) fn take(
        &mut self,
        id: &str,
        seen: Seen,
        now: Moment,
    ) -> Result<(TransferProgress, Option<Contents>), Fault> {
        let NewPhone { keys, collected, .. } = &mut alive(&mut self.receiving, id, now)?.side;
        let new = keys.public();
        for read in seen.0 {
            match read {
                Read::Part(part) if part.is_for(&new) => collected.take(part),
                Read::Newer => return Err(AuthenticatorError::TransferNewer.into()),
                // Of another move, or another code in the picture.
                Read::Part(_) | Read::Asking(_) => {}
            }
        }
        let (seen, total) = collected.progress();
        let progress = TransferProgress { seen, total, arrived: None };
        if total == 0 || seen < total {
            return Ok((progress, None));
        }
        let NewPhone { keys, collected, .. } = self.receiving.take().ok_or(Fault::Defect)?.side;
        let contents =
            opened(&keys, &collected).map_err(|_| AuthenticatorError::TransferDamaged)?;
        Ok((progress, Some(contents)))
    }

    /// Ends a move, and wipes its keys.
    pub(crate) fn cancel(&mut self, id: &str) {
        self.receiving.take_if(|it| it.id == id);
        self.sending.take_if(|it| it.id == id);
    }

    /// Forgets all.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}

impl fmt::Debug for Transfers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Transfers(..)")
    }
}

fn opened(keys: &KeyPair, collected: &Collected) -> Result<Contents, Fault> {
    let (old, sealed) = collected.whole().ok_or(Fault::Unsealed)?;
    let phones = Phones { new: keys.public(), old };
    if !collected.is_from(phones) {
        return Err(Fault::Unsealed);
    }
    let contents: Contents = keys.sealer(&old, phones)?.open_value("transfer", "", &sealed)?;
    if contents.is_usual() { Ok(contents) } else { Err(Fault::Unsealed) }
}

fn begun<T>(place: &mut Option<Running<T>>, side: T, now: Moment) -> Result<String, Fault> {
    let id = new_id()?;
    *place = Some(Running { id: id.clone(), made_ms: now.monotonic_ms, side });
    Ok(id)
}

/// The move of this id, as long as it lives.
fn alive<'a, T>(
    place: &'a mut Option<Running<T>>,
    id: &str,
    now: Moment,
) -> Result<&'a mut Running<T>, Fault> {
    let age = |it: &Running<T>| now.monotonic_ms.saturating_sub(it.made_ms);
    place.take_if(|it| !(0..limits::TRANSFER_MS).contains(&age(it)));
    let running = place.as_mut().filter(|it| it.id == id);
    Ok(running.ok_or(AuthenticatorError::ExpiredTicket)?)
}
