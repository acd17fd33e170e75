//! A door for `cargo fuzz` alone: what is read of the codes that a camera sees, and put together.

use super::agreement::Phones;
use super::parts::{Collected, MAGIC, PART_BYTES, Read, read};
use crate::limits;

/// Reads each line as the code of a move, by itself and after what all of them begin with.
pub fn fuzz_transfer(text: &str) {
    let mut collected = Collected::default();
    for line in text.lines() {
        let whole = format!("{MAGIC}1/{line}");
        for text in [line, &whole] {
            let Some(Read::Part(part)) = read(text) else { continue };
            collected.take(part);
            let (seen, total) = collected.progress();
            assert!((1..=total).contains(&seen), "one was taken");
            assert!(total as usize <= limits::TRANSFER_PARTS, "bounded");
        }
    }
    if let Some((old, sealed)) = collected.whole() {
        assert!(sealed.len() <= limits::TRANSFER_PARTS * PART_BYTES, "bounded");
        let _ = collected.is_from(Phones { new: old, old });
    }
}
