//! No file is too odd: whatever follows the magic has an answer, and nothing is stretched for it.
#![no_main]

use countersign::fuzz_backup;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| fuzz_backup(file));
