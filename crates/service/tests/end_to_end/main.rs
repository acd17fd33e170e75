//! The whole service over HTTP, with a phone written for these tests alone.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what it is for"
)]

mod api;
mod codes;
mod pages;
mod pairing;
mod phone;
mod server;
mod sign_in;
