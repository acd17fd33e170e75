//! Drivers for the real programs, for the demo and for tests that cross crates: a phone in a
//! terminal, the sign-in service, and a gate between them that can spoil what passes.

mod failure;
mod fault;
mod gate;
mod phone;
mod privacyidea;
mod programs;
mod service;
mod stage;

pub use failure::{Failure, Outcome, fail};
pub use fault::{Ended, Fault, faults_are_possible};
pub use gate::{Gate, Manner, Message};
pub use phone::{Phone, Reply};
pub use privacyidea::{Enrolment, Loan, PrivacyIdea, PushSignIn, PushStage};
pub use programs::{Programs, cargo, runs_cargo};
pub use service::{Pairing, Service, SignIn};
pub use stage::Stage;

/// Whether a missing part is a mistake: continuous integration has everything.
#[must_use]
pub fn must_have_all() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}
