//! The reference sign-in service of Countersign: pairing phones, asking them, verifying codes.
//!
//! It shares no code with the phone; two implementations meet at docs/protocol.md.

pub mod agreement;
pub mod json;
pub mod jws;
pub mod keys;
pub mod messages;
pub mod pairing_code;
pub mod totp;
