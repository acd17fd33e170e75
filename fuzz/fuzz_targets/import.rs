//! No file of another app is too odd: each has an answer, and what is told is what would be added.
#![no_main]

use countersign::fuzz_import;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| fuzz_import(file));
