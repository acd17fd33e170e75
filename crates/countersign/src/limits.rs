//! The one table of sizes and counts: what the core accepts from outside, and no more.

/// The longest text read as a code, in bytes of UTF-8; the largest QR code holds 7 089 characters.
pub(crate) const SCAN_TEXT_BYTES: usize = 16_384;
/// How often quotes and link markup are taken off around a text.
pub(crate) const SCAN_UNWRAPS: usize = 4;
/// How often escaped ampersands are unescaped.
pub(crate) const SCAN_ENTITY_PASSES: usize = 3;
/// The longest number in a parameter, leading zeros included.
pub(crate) const NUMBER_DIGITS: usize = 40;
/// The longest secret of an account, in bytes.
pub(crate) const SECRET_BYTES: usize = 1_024;
/// Below this many bytes a secret is called weak (RFC 4226 §4, R6: 128 bit).
pub(crate) const SECRET_BYTES_RECOMMENDED: usize = 16;
/// The most entries, and the most codes, of one export.
pub(crate) const EXPORT_ENTRIES: usize = 256;
/// From this many characters on, a name is called long.
pub(crate) const NAME_CHARACTERS: usize = 256;
/// The most combining marks in a row that a script in use needs.
pub(crate) const MARKS_IN_A_ROW: usize = 4;
