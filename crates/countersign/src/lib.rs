//! The core of the Countersign authenticator.

mod clock;
mod limits;
mod otp;
mod scan;
mod secret;
mod text;
mod url;

pub use clock::Moment;
pub use otp::Algorithm;
pub use scan::{
    AccountType, Batch, BatchAccount, Notice, PairingProtocol, Reason, Scan, ScannedAccount,
    SkippedEntry, Vendor, scan,
};
pub use text::{display, has_unusual_characters, printable};

uniffi::setup_scaffolding!();
