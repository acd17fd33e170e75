//! Any reply of a privacyIDEA server has an end, and nothing of it is taken that nobody has signed.
#![no_main]

use countersign::fuzz_privacyidea;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|reply: (u16, &[u8])| {
    let (status, body) = reply;
    assert_eq!(fuzz_privacyidea(status, body), 0);
});
