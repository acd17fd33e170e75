//! The texts of the codes (docs/transfer.md): what a new phone asks with, and the numbered parts of
//! what it gets. All of them are of the small alphabet of QR codes.

use super::agreement::{ID_LENGTH, PUBLIC_LENGTH, Phones, Public, for_phone};
use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::qr::QrCode;
use data_encoding::BASE32_NOPAD;

/// What every code of a move begins with, of whatever version; then its version and a slash.
pub(super) const MAGIC: &str = "COUNTERSIGN-MOVE-";
const VERSION: u32 = 1;
/// The size of an asking code.
const ASKING_VERSION: u8 = 5;
/// The size of a part: 77 modules a side, which a camera of 640 by 480 pixels still tells apart when
/// the code fills half of what it sees.
const PART_VERSION: u8 = 15;
/// Bytes of a part: as base32, with everything before it, they fill such a code with the lowest
/// error correction. A screen is neither torn nor dirty, and a part that was missed comes again.
pub(super) const PART_BYTES: usize = 440;

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

/// The codes of all that moves.
pub(super) fn codes(phones: Phones, sealed: &[u8]) -> Result<Vec<QrCode>, Fault> {
    let texts = texts(phones, sealed)?;
    texts.iter().map(|text| QrCode::of_version(text, PART_VERSION)).collect()
}

/// What they say: the old phone's key, then what it sealed.
pub(super) fn texts(phones: Phones, sealed: &[u8]) -> Result<Vec<String>, Fault> {
    let all = [&phones.old[..], sealed].concat();
    let total = all.len().div_ceil(PART_BYTES);
    if total > limits::TRANSFER_PARTS {
        return Err(AuthenticatorError::TransferTooLarge.into());
    }
    let id = BASE32_NOPAD.encode(phones.id().as_flattened());
    let text = |(index, bytes): (usize, &[u8])| {
        let (number, bytes) = (index.saturating_add(1), BASE32_NOPAD.encode(bytes));
        format!("{MAGIC}{VERSION}/{id}/{number}/{total}/{bytes}")
    };
    Ok(all.chunks(PART_BYTES).enumerate().map(text).collect())
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    const PHONES: Phones = Phones { new: [1; PUBLIC_LENGTH], old: [2; PUBLIC_LENGTH] };

    /// A part as a text, with its fields changed.
    fn text(number: &str, total: &str, bytes: usize) -> String {
        let id = BASE32_NOPAD.encode(PHONES.id().as_flattened());
        format!("{MAGIC}1/{id}/{number}/{total}/{}", BASE32_NOPAD.encode(&vec![7; bytes]))
    }

    #[test]
    fn the_longest_part_fills_its_code() {
        let all = texts(PHONES, &vec![0; (limits::TRANSFER_PARTS * PART_BYTES) - 32]).unwrap();
        assert_eq!(all.len(), limits::TRANSFER_PARTS);
        let longest = all.iter().max_by_key(|text| text.len()).unwrap();
        assert_eq!(QrCode::of_version(longest, PART_VERSION).unwrap().side, 77);
        assert!(QrCode::of_version(longest, PART_VERSION - 1).is_err());
        assert_eq!(asking(&[255; PUBLIC_LENGTH]).unwrap().side, 37);
    }

    #[test]
    fn security_14_parts_beyond_any_bound_are_not_read() {
        let is_part = |text: &str| matches!(read(text), Some(Read::Part(_)));
        let most = limits::TRANSFER_PARTS.to_string();
        let more = (limits::TRANSFER_PARTS + 1).to_string();
        for good in [text("1", "1", 1), text("1", "2", PART_BYTES), text("2", "2", 9)] {
            assert!(is_part(&good), "{good}");
        }
        assert!(is_part(&text(&most, &most, PART_BYTES)));
        for bad in [
            text("1", &more, PART_BYTES),
            text(&more, &most, PART_BYTES),
            text("18446744073709551616", "18446744073709551616", 1),
            text("18446744073709551615", "18446744073709551615", 1),
            text("0", "1", PART_BYTES),
            text("-1", "1", PART_BYTES),
            text("2", "1", PART_BYTES),
            text("1", "0", PART_BYTES),
            text("1", "2", 1),
            text("1", "1", 0),
            text("1", "1", PART_BYTES + 1),
            text("", "", 1),
            text("1", "1", 1) + "/",
            text("1", "1", 1).to_ascii_lowercase(),
            text("1", "1", 1) + "=",
            text("1", "1", 1).replace("MOVE-1", "MOVE-01000000000000"),
        ] {
            assert!(!is_part(&bad), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_not(text in any::<String>(), fields in vec("[A-Z2-7/0-9]{0,9}", 0..6)) {
            let _ = read(&text);
            let _ = read(&format!("{MAGIC}1/{}", fields.join("/")));
            prop_assert_eq!(read(&format!("{MAGIC}{text}/")).is_some_and(|it| it != Read::Newer), false);
        }

        #[test]
        fn what_is_collected_is_what_was_cut(
            bytes in vec(any::<u8>(), 1..3_000),
            order in vec(any::<prop::sample::Index>(), 0..40),
        ) {
            let texts = texts(PHONES, &bytes).unwrap();
            let mut collected = Collected::default();
            let lost_and_again = order.iter().map(|at| at.get(&texts));
            for text in lost_and_again.chain(texts.iter().rev()) {
                let Some(Read::Part(part)) = read(text) else { panic!("{text}") };
                collected.take(part);
            }
            let total = u32::try_from(texts.len()).unwrap();
            prop_assert_eq!(collected.progress(), (total, total));
            prop_assert!(collected.is_from(PHONES));
            prop_assert_eq!(collected.whole(), Some((PHONES.old, bytes)));
        }
    }
}
