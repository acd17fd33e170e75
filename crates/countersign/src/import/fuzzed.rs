//! A door for `cargo fuzz` alone: any bytes as the file of another app, and as what is in one.

use super::entries::Entries;
use super::{JSON, Opening, open};
use crate::json::Tree;
use crate::limits;
use zeroize::Zeroizing;

/// Reads bytes as a file, without a password.
pub fn fuzz_import(bytes: &[u8]) {
    if let Ok(Opening::Opened(opened)) = open(Zeroizing::new(bytes.to_vec()), None, 59) {
        check(&opened.entries);
    }
    // What is under a password is of the same forms.
    let Ok(tree) = Tree::parse(&mut bytes.to_vec()) else { return };
    for format in &JSON {
        let mut entries = Entries::new(59);
        let _ = (format.read)(&tree, None, &mut entries);
        check(&entries);
    }
}

fn check(entries: &Entries) {
    assert_eq!(entries.told.len(), entries.held.len());
    assert!(entries.held.len() <= limits::IMPORT_ENTRIES + limits::EXPORT_ENTRIES);
    for (told, held) in entries.told.iter().zip(&entries.held) {
        assert_eq!(told.account, held.told());
    }
}
