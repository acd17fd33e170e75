//! The real program, as a person or a script calls it.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy takes the helpers of these tests for shipped code"
)]

mod accounts;
mod backup;
mod export;
mod import;
mod person;
mod scanning;
mod transfer;
mod vault;
