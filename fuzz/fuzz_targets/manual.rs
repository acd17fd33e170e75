//! Whatever a person types has an answer, and a position in it is inside what was typed.
#![no_main]

use countersign::{
    AccountType, Algorithm, ManualEntry, Moment, Scan, scan_manual, scan_product_key,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str, u8, u8, u32, u64)| {
    let (first, second, kind, digits, period, counter) = input;
    let entry = ManualEntry {
        issuer: second.to_owned(),
        name: second.to_owned(),
        secret: first.to_owned(),
        account_type: [AccountType::Hotp, AccountType::Steam, AccountType::Totp]
            [usize::from(kind % 3)],
        algorithm: [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512]
            [usize::from(kind / 3 % 3)],
        digits,
        period,
        counter,
    };
    let now = Moment { unix_ms: 1_700_000_000_000, monotonic_ms: 0 };
    check(&scan_manual(entry, now), first);
    check(&scan_product_key(second.to_owned(), first.to_owned()), first);
    let _ = scan_product_key(first.to_owned(), "7GK4M-H3J5X-N9Q0R-HMNXZ-QDPKX".to_owned());
});

fn check(told: &Scan, typed: &str) {
    if let Scan::Rejected { position: Some(position), .. } = told {
        assert!((1..=typed.chars().count()).contains(&(*position as usize)));
    }
}
