//! Any text has an answer, and the texts in the answer can be shown.
#![no_main]

use countersign::{Moment, Scan, display, has_unusual_characters, printable, scan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let now = Moment { unix_ms: 1_700_000_000_000, monotonic_ms: 0 };
    let told = scan(text.to_owned(), now);
    assert_eq!(told, scan(text.to_owned(), now));
    if let Scan::Account { account, .. } = told {
        for shown in [&account.issuer, &account.name] {
            assert!(printable(shown, 64).chars().count() <= 64);
        }
    }
    assert!(!has_unusual_characters(&printable(text, 64)) || has_unusual_characters(text));
    assert!(!display(text, 64).chars().any(char::is_control));
});
