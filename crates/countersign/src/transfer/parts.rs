//! The texts of the codes (docs/transfer.md): what a new phone asks with, and the numbered parts of
//! what it gets. All of them are of the small alphabet of QR codes.

use super::agreement::{ID_LENGTH, PUBLIC_LENGTH, Phones, Public, for_phone};
use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::qr::QrCode;
use data_encoding::BASE32_NOPAD;

/// What every code of a move begins with, of whatever version; then its version and a slash.
const MAGIC: &str = "COUNTERSIGN-MOVE-";
const VERSION: u32 = 1;
/// The size of an asking code.
const ASKING_VERSION: u8 = 5;
/// The size of a part: 77 modules a side, which a camera of 640 by 480 pixels still tells apart when
/// the code fills half of what it sees.
const PART_VERSION: u8 = 15;
/// Bytes of a part: as base32, with everything before it, they fill such a code with the lowest
/// error correction. A screen is neither torn nor dirty, and a part that was missed comes again.
const PART_BYTES: usize = 440;

/// The two halves of the id of a move.
type Id = [[u8; ID_LENGTH]; 2];

/// What one code says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// A new phone asks.
    Asking(Public),
    /// A part.
    Part(Part),
    /// Of a version that is not known here.
    Newer,
}

/// One part of what moves.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    id: Id,
    /// From 0.
    index: usize,
    total: usize,
    bytes: Vec<u8>,
}

/// What has been collected of a move.
#[derive(Default)]
pub(super) struct Collected {
    id: Id,
    /// As many as there are in all.
    parts: Vec<Option<Vec<u8>>>,
}

/// The code with which a new phone asks.
pub(super) fn asking(new: &Public) -> Result<QrCode, Fault> {
    let text = format!("{MAGIC}{VERSION}/{}", BASE32_NOPAD.encode(new));
    QrCode::of_version(&text, ASKING_VERSION)
}

/// The codes of all that moves: the old phone's key, then what it sealed.
pub(super) fn codes(phones: Phones, sealed: &[u8]) -> Result<Vec<QrCode>, Fault> {
    let all = [&phones.old[..], sealed].concat();
    let total = all.len().div_ceil(PART_BYTES);
    if total > limits::TRANSFER_PARTS {
        return Err(AuthenticatorError::TransferTooLarge.into());
    }
    let id = BASE32_NOPAD.encode(phones.id().as_flattened());
    let code = |(index, bytes): (usize, &[u8])| {
        let (number, bytes) = (index.saturating_add(1), BASE32_NOPAD.encode(bytes));
        let text = format!("{MAGIC}{VERSION}/{id}/{number}/{total}/{bytes}");
        QrCode::of_version(&text, PART_VERSION)
    };
    all.chunks(PART_BYTES).enumerate().map(code).collect()
}

/// Reads the text of a code; none where it is of nothing that moves.
pub(super) fn read(text: &str) -> Option<Read> {
    let (version, rest) = text.strip_prefix(MAGIC)?.split_once('/')?;
    match version.parse::<u32>().ok()? {
        VERSION => {}
        newer if newer > VERSION => return Some(Read::Newer),
        _ => return None,
    }
    let fields: Vec<_> = rest.split('/').collect();
    match fields[..] {
        [key] => Some(Read::Asking(bytes(key)?.try_into().ok()?)),
        [id, number, total, part] => {
            let id: [u8; 2 * ID_LENGTH] = bytes(id)?.try_into().ok()?;
            let (of_new, of_both) = id.split_first_chunk()?;
            let (number, total) = (number.parse::<usize>().ok()?, total.parse().ok()?);
            let (index, bytes) = (number.checked_sub(1)?, bytes(part)?);
            let is_possible = index < total && total <= limits::TRANSFER_PARTS;
            let is_full = bytes.len() == PART_BYTES;
            let is_last = number == total && (1..PART_BYTES).contains(&bytes.len());
            let id = [*of_new, of_both.try_into().ok()?];
            (is_possible && (is_full || is_last)).then_some(Read::Part(Part {
                id,
                index,
                total,
                bytes,
            }))
        }
        _ => None,
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    BASE32_NOPAD.decode(text.as_bytes()).ok()
}

impl Part {
    /// Whether it is for this phone.
    pub(super) fn is_for(&self, new: &Public) -> bool {
        let [of_new, _] = self.id;
        of_new == for_phone(new)
    }
}

impl Collected {
    /// Takes a part, whatever the order. One that does not fit to what was collected begins it anew:
    /// the old phone may have been asked again, and of a forged part only the seal tells the truth.
    pub(super) fn take(&mut self, part: Part) {
        let Part { id, index, total, bytes } = part;
        let known = self.parts.get(index).and_then(Option::as_ref);
        let fits =
            self.id == id && self.parts.len() == total && known.is_none_or(|known| *known == bytes);
        if !fits {
            *self = Self { id, parts: vec![None; total] };
        }
        if let Some(place) = self.parts.get_mut(index) {
            *place = Some(bytes);
        }
    }

    /// How many parts are there, and how many there are in all.
    pub(super) fn progress(&self) -> (u32, u32) {
        let seen = self.parts.iter().flatten().count();
        let number = |count: usize| count.try_into().unwrap_or(u32::MAX);
        (number(seen), number(self.parts.len()))
    }

    /// The old phone's key and what it sealed, once all parts are there.
    pub(super) fn whole(&self) -> Option<(Public, Vec<u8>)> {
        let parts: Option<Vec<_>> = self.parts.iter().map(Option::as_deref).collect();
        let all = parts?.concat();
        let (old, sealed) = all.split_first_chunk::<PUBLIC_LENGTH>()?;
        Some((*old, sealed.to_vec()))
    }

    /// Whether it is of a move from this phone.
    pub(super) fn is_from(&self, phones: Phones) -> bool {
        self.id == phones.id()
    }
}
