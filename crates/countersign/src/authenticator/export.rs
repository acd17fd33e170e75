//! Exporting: keys for codes leave without a lock, for a person who has just unlocked.

use super::Authenticator;
use crate::clock::Moment;
use crate::error::AuthenticatorError;
use crate::export::{self, Exported};
use crate::qr::QrCode;
use std::path::Path;

#[uniffi::export]
impl Authenticator {
    /// Writes all accounts with codes as `otpauth` links, one a line, into a new file that only its
    /// owner reads. Nothing locks that file: a backup is safer. It is written down in the journal
    /// before; where writing fails there is no file.
    pub fn export(&self, file: String, now: Moment) -> Result<Exported, AuthenticatorError> {
        self.with(|state| {
            state.verified(now)?;
            export::export(&mut state.vault, Path::new(&file), now)
        })
    }

    /// One account as a QR code that any authenticator reads: its `otpauth` link. It is written down
    /// in the journal before. An account that only approves has none, and neither has one whose
    /// names are too long for a code.
    pub fn export_code(&self, account: String, now: Moment) -> Result<QrCode, AuthenticatorError> {
        self.with(|state| {
            state.verified(now)?;
            export::code(&mut state.vault, &account, now)
        })
    }
}
