//! No code before the camera is too odd: any is read or not, and what is collected is bounded.
#![no_main]

use countersign::fuzz_transfer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz_transfer(text));
