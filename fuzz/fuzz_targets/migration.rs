//! Any bytes in an export have an answer that counts every entry and shows no secret.
#![no_main]

use countersign::{Moment, Scan, scan};
use data_encoding::BASE64URL_NOPAD;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|payload: &[u8]| {
    let now = Moment { unix_ms: 1_700_000_000_000, monotonic_ms: 0 };
    let text = format!("otpauth-migration://offline?data={}", BASE64URL_NOPAD.encode(payload));
    match scan(text, now) {
        Scan::Batch { batch, accounts, skipped, .. } => {
            assert!((1..=256).contains(&(accounts.len() + skipped.len())));
            assert!(batch.index < batch.size && batch.size <= 256);
            assert!(accounts.iter().all(|it| it.code.len() == usize::from(it.account.digits)));
        }
        Scan::Rejected { .. } => {}
        other => panic!("{other:?}"),
    }
});
