//! The core of the Countersign authenticator.

mod clock;
mod otp;
mod secret;

pub use clock::Moment;
pub use otp::Algorithm;

uniffi::setup_scaffolding!();
