//! A door for `cargo fuzz` alone: what a file meets before its password, and what is inside after it.

use super::{Contents, file};

/// Reads bytes as the header of a backup and as what one holds.
pub fn fuzz_backup(bytes: &[u8]) {
    let _ = file::has_header(bytes);
    if let Ok(contents) = serde_json::from_slice::<Contents>(bytes) {
        let written = serde_json::to_vec(&contents).map(|json| serde_json::from_slice(&json));
        let Ok(Ok(again)) = written else { panic!("what is read can be written and read again") };
        let again: Contents = again;
        assert_eq!(contents.fingerprints(), again.fingerprints());
        let _ = contents.into_accounts();
    }
}
