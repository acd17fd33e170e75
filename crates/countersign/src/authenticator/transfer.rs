//! Moving to a new phone: each side's calls, in the order in which they are made.

use super::{Authenticator, State};
use crate::backup::{Backup, Contents};
use crate::clock::Moment;
use crate::error::AuthenticatorError;
use crate::export;
use crate::image::Captured;
use crate::qr::QrCode;
use crate::ticket::Held;
use crate::transfer::{NewPhone, OldPhone, Receiving, Seen, Sending, TransferProgress};

#[uniffi::export]
impl Authenticator {
    /// On the new phone: begins a move, and gives the code that the old phone scans. An earlier one
    /// ends by it. Takes some tenths of a second and 64 MiB, on purpose.
    pub fn receive_transfer(&self, now: Moment) -> Result<Receiving, AuthenticatorError> {
        self.with(|state| state.unlocked())?;
        // Not under the lock: other calls need not wait for it.
        let side = NewPhone::new()?;
        self.with(|state| {
            state.unlocked()?;
            state.transfers.receive(side, now)
        })
    }

    /// On the old phone: begins a move where the code of a new phone is in sight, and gives what the
    /// person compares before anything is shown. None means to go on scanning. An earlier one ends
    /// by it. Where there is such a code it takes some tenths of a second and 64 MiB, on purpose.
    pub fn send_transfer(
        &self,
        captured: Captured,
        now: Moment,
    ) -> Result<Option<Sending>, AuthenticatorError> {
        self.with(|state| state.unlocked())?;
        let Some(side) = OldPhone::asked(Seen::of(captured)?)? else { return Ok(None) };
        self.with(|state| {
            state.unlocked()?;
            state.transfers.send(side, now).map(Some)
        })
    }

    /// On the old phone, after the person has compared: all accounts as QR codes of one size, to be
    /// shown one after another, over and over, until the new phone has them. Once for each move. It
    /// is written down in the journal before.
    pub fn transfer_parts(
        &self,
        transfer: String,
        now: Moment,
    ) -> Result<Vec<QrCode>, AuthenticatorError> {
        self.with(|state| {
            state.verified(now)?;
            let State { vault, transfers, .. } = state;
            transfers.check_sending(&transfer, now)?;
            let contents =
                vault.read(|connection, keys| Contents::gather(connection, keys, now))?;
            export::note(vault, "", now)?;
            transfers.codes(&transfer, &contents, now)
        })
    }

    /// On the new phone: takes what the camera sees, in any order and as often as it comes; what is
    /// not of this move is ignored. Once all has arrived the move is over. No account is changed: to
    /// bring them here, go on with adding.
    pub fn receive_part(
        &self,
        transfer: String,
        captured: Captured,
        now: Moment,
    ) -> Result<TransferProgress, AuthenticatorError> {
        self.with(|state| state.unlocked())?;
        let seen = Seen::of(captured)?;
        self.with(|state| {
            state.unlocked()?;
            let (progress, contents) = state.transfers.take(&transfer, seen, now)?;
            let Some(contents) = contents else { return Ok(progress) };
            let told = state.vault.read(|connection, keys| contents.told(connection, keys, now))?;
            let accounts = Held::Accounts(contents.into_accounts());
            let ticket = state.tickets.issue(accounts, None, now)?;
            Ok(TransferProgress { arrived: Some(Backup { ticket, ..told }), ..progress })
        })
    }

    /// Ends a move on this phone, and wipes its keys. One that is over stays so.
    pub fn cancel_transfer(&self, transfer: String) -> Result<(), AuthenticatorError> {
        self.with(|state| {
            state.transfers.cancel(&transfer);
            Ok(())
        })
    }
}
