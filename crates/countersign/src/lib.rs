//! The core of the Countersign authenticator: accounts and their codes, QR codes, pairing with a
//! sign-in service, approving and refusing, and the vault that keeps it all.
//!
//! A shell holds one [`Authenticator`], gives it the [`Keys`] of its platform, and carries out the
//! [`Step`]s that come back. The core opens no connection, shows nothing and reads no clock: time
//! is a [`Moment`] in every call that depends on it.
//!
//! ```
//! use countersign::{Authenticator, Choice, Config, KeyKind, Keys, Moment, PlatformError};
//! use countersign::{Unlock, Verification};
//!
//! /// A platform that keeps no keys: codes work, approving does not.
//! struct NoKeys;
//!
//! impl Keys for NoKeys {
//!     fn generate(&self, _: String, _: KeyKind, _: bool) -> Result<Vec<u8>, PlatformError> {
//!         Err(PlatformError::Unavailable)
//!     }
//!     fn sign(&self, _: String, _: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
//!         Err(PlatformError::Unavailable)
//!     }
//!     fn delete(&self, _: String) -> Result<(), PlatformError> {
//!         Ok(())
//!     }
//!     fn wrap(&self, _: String, _: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
//!         Err(PlatformError::Unavailable)
//!     }
//!     fn unwrap(&self, _: String, _: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
//!         Err(PlatformError::Unavailable)
//!     }
//!     fn mark(&self) -> Result<u64, PlatformError> {
//!         Err(PlatformError::Unavailable)
//!     }
//!     fn set_mark(&self, _: u64) -> Result<(), PlatformError> {
//!         Err(PlatformError::Unavailable)
//!     }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let directory = tempfile::tempdir()?;
//! let config = Config {
//!     directory: directory.path().to_string_lossy().into_owned(),
//!     verification: Verification::Passcode,
//!     platform: "linux".to_owned(),
//!     allow_loopback: false,
//! };
//! let passcode = "correct horse battery".to_owned();
//! let now = Moment { unix_ms: 59_000, monotonic_ms: 0 };
//!
//! let phone = Authenticator::create(config, std::sync::Arc::new(NoKeys), Some(passcode.clone()))?;
//! phone.unlock(Unlock::Passcode { passcode }, now)?;
//! let text = "otpauth://totp/Contoso:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso";
//! let scanned = phone.scan(text.to_owned(), now)?;
//! phone.add(scanned.ticket, Choice::KeepBoth, now)?;
//! let home = phone.home(now)?;
//! assert_eq!(home.accounts[0].code.as_deref(), Some("287082"));
//! # Ok(())
//! # }
//! ```

mod account;
mod authenticator;
mod backup;
mod batch;
mod clock;
mod countersign;
mod doctor;
mod error;
mod event;
mod exchange;
mod export;
#[cfg(feature = "forced-panic")]
mod forced_panic;
mod home;
mod image;
mod import;
mod inbox;
mod journal;
mod json;
mod limits;
mod lock;
mod otp;
mod platform;
mod privacy;
mod privacyidea;
mod qr;
mod scan;
mod secret;
mod service;
mod signin;
mod stretch;
mod text;
mod ticket;
mod transfer;
mod url;
mod vault;

pub use account::{AddOutcome, Added, Choice, Collision, RemovedAccount};
pub use authenticator::{Answer, Authenticator, Config, InboxItem, Scanned};
#[cfg(fuzzing)]
#[doc(hidden)]
pub use backup::fuzz_backup;
pub use backup::{Backup, BackupAccount, LastBackup};
pub use batch::BatchProgress;
pub use clock::{ClockConfidence, Moment};
pub use countersign::{DenyReason, OutcomeKind, RefreshReason, Verification};
pub use doctor::{Check, CheckKind, CheckState};
pub use error::AuthenticatorError;
pub use event::{Event, Failure, Problem};
pub use exchange::Step;
pub use export::Exported;
pub use home::{
    AccountView, DamagedRow, DisplayCode, Home, HomeNotice, NumberMatching, PreviousView,
    ServiceState, ServiceView, SignIn, SignInContext, SignInKind,
};
pub use image::{Captured, scan_image};
#[cfg(fuzzing)]
#[doc(hidden)]
pub use import::fuzz_import;
pub use import::{Import, ImportApp, Imported, ImportedAccount};
pub use journal::{JournalAction, JournalEntry, ReceiptState};
pub use lock::{LockPolicy, LockView, PhoneLock, Unlock};
pub use otp::Algorithm;
pub use platform::{
    HttpHeader, HttpMethod, HttpRequest, HttpResponse, Input, KeyKind, Keys, PlatformError,
    SignPurpose,
};
pub use privacy::{Privacy, PrivacyChoice};
#[cfg(fuzzing)]
#[doc(hidden)]
pub use privacyidea::fuzz_privacyidea;
pub use qr::QrCode;
pub use scan::{
    AccountType, Batch, BatchAccount, ManualEntry, Notice, PairingProtocol, Reason, Scan,
    ScannedAccount, SkippedEntry, Vendor, scan, scan_manual, scan_product_key,
};
pub use signin::FirstTime;
pub use text::{display, has_unusual_characters, printable};
#[cfg(fuzzing)]
#[doc(hidden)]
pub use transfer::fuzz_transfer;
pub use transfer::{Receiving, Sending, TransferProgress};

uniffi::setup_scaffolding!();
