//! Drivers for the real programs, for the demo and for tests that cross crates: a phone in a
//! terminal, the sign-in service, and a gate between them that can spoil what passes.

mod failure;
mod gate;
mod phone;
mod programs;
mod service;
mod stage;

pub use failure::{Failure, Outcome, fail};
pub use gate::{Gate, Manner};
pub use phone::{Phone, Reply};
pub use programs::{Programs, cargo};
pub use service::{Pairing, Service, SignIn};
pub use stage::Stage;
