//! A plain list: one link a line. Blank lines, and those that begin with `#`, say nothing.

use super::Refusal;
use super::entries::{Called, Entries, Own};
use crate::secret::Secret;

/// Whether a text is such a list: one of its lines is a link for codes.
pub(super) fn is_one(file: &[u8]) -> bool {
    std::str::from_utf8(file).is_ok_and(|text| lines(text).any(is_link))
}

/// Takes every line.
pub(super) fn read(file: &[u8], _: Option<&Secret>, entries: &mut Entries) -> Result<(), Refusal> {
    let text = std::str::from_utf8(file).map_err(|_| Refusal::Malformed)?;
    lines(text).try_for_each(|line| entries.link(line, &Called::default(), &Own::default()))
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split(['\n', '\r']).map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn is_link(line: &str) -> bool {
    let schemes = ["otpauth", "otpauth-migration", "steam"];
    line.split_once("://")
        .is_some_and(|(scheme, _)| schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known)))
}
