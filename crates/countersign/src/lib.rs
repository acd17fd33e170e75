//! The core of the Countersign authenticator.

uniffi::setup_scaffolding!();
