//! A panic on demand, for the tests of how a defect arrives in other languages. It is in no library
//! that ships: the feature is off, and what ships is searched for `WISH`.

/// The text that asks for it.
const WISH: &str = "countersign: panic on demand";

/// Panics where the text asks for it.
pub(crate) fn where_wished(text: &str) {
    assert!(text != WISH, "{WISH}");
}
