//! The whole service over HTTP, with a phone written for these tests alone.

mod api;
mod codes;
mod pages;
mod pairing;
mod phone;
mod server;
mod sign_in;
