//! The core of the Countersign authenticator.

mod account;
mod authenticator;
mod clock;
mod countersign;
mod error;
mod event;
mod exchange;
mod home;
mod image;
mod journal;
mod limits;
mod otp;
mod platform;
mod scan;
mod secret;
mod signin;
mod text;
mod ticket;
mod url;
mod vault;

pub use account::{AddOutcome, Added};
pub use authenticator::{Answer, Authenticator, Config, Scanned, Unlock};
pub use clock::Moment;
pub use countersign::{DenyReason, OutcomeKind, RefreshReason, Verification};
pub use error::AuthenticatorError;
pub use event::{Event, Failure, Problem};
pub use exchange::Step;
pub use home::{AccountView, Home, ServiceState, ServiceView, SignIn, SignInContext, SignInKind};
pub use image::{ImageError, scan_image};
pub use journal::{JournalAction, JournalEntry, ReceiptState};
pub use otp::Algorithm;
pub use platform::{
    HttpHeader, HttpMethod, HttpRequest, HttpResponse, Input, Keys, PlatformError, SignPurpose,
};
pub use scan::{
    AccountType, Batch, BatchAccount, ManualEntry, Notice, PairingProtocol, Reason, Scan,
    ScannedAccount, SkippedEntry, Vendor, scan, scan_manual, scan_product_key,
};
pub use signin::FirstTime;
pub use text::{display, has_unusual_characters, printable};

uniffi::setup_scaffolding!();
