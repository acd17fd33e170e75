//! The core of the Countersign authenticator.

mod account;
mod authenticator;
mod batch;
mod clock;
mod countersign;
mod doctor;
mod error;
mod event;
mod exchange;
mod home;
mod image;
mod journal;
mod limits;
mod lock;
mod otp;
mod platform;
mod scan;
mod secret;
mod signin;
mod text;
mod ticket;
mod url;
mod vault;

pub use account::{AddOutcome, Added, Choice, Collision, RemovedAccount};
pub use authenticator::{Answer, Authenticator, Config, Scanned};
pub use batch::BatchProgress;
pub use clock::{ClockConfidence, Moment};
pub use countersign::{DenyReason, OutcomeKind, RefreshReason, Verification};
pub use doctor::{Check, CheckKind, CheckState};
pub use error::AuthenticatorError;
pub use event::{Event, Failure, Problem};
pub use exchange::Step;
pub use home::{
    AccountView, DamagedRow, Home, HomeNotice, PreviousView, ServiceState, ServiceView, SignIn,
    SignInContext, SignInKind,
};
pub use image::{ImageError, scan_image};
pub use journal::{JournalAction, JournalEntry, ReceiptState};
pub use lock::{LockPolicy, LockView, PhoneLock, Unlock};
pub use otp::Algorithm;
pub use platform::{
    HttpHeader, HttpMethod, HttpRequest, HttpResponse, Input, KeyKind, Keys, PlatformError,
    SignPurpose,
};
pub use scan::{
    AccountType, Batch, BatchAccount, ManualEntry, Notice, PairingProtocol, Reason, Scan,
    ScannedAccount, SkippedEntry, Vendor, scan, scan_manual, scan_product_key,
};
pub use signin::FirstTime;
pub use text::{display, has_unusual_characters, printable};

uniffi::setup_scaffolding!();
