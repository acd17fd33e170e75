//! Bringing the accounts of another app here, by adding.

use super::Authenticator;
use crate::clock::Moment;
use crate::error::AuthenticatorError;
use crate::import::{self, Import, Imported, Opening};
use crate::secret::Secret;
use crate::ticket::Held;
use zeroize::Zeroizing;

#[uniffi::export]
impl Authenticator {
    /// Reads the file that another app exported; which one is found from what is in it. Nothing is
    /// stored. A locked file tells whose it is: ask for its password and call again, which may
    /// take some seconds and 256 MiB, as the file wants it. To bring the accounts here, go on with
    /// adding.
    pub fn open_import(
        &self,
        file: Vec<u8>,
        password: Option<String>,
        now: Moment,
    ) -> Result<Import, AuthenticatorError> {
        let file = Zeroizing::new(file);
        let password = password.map(|password| Secret::new(password.into_bytes()));
        self.with(|state| state.unlocked())?;
        // Not under the lock: other calls need not wait for it.
        let opened = match import::open(file, password.as_ref(), now.unix_seconds())? {
            Opening::Locked(app) => return Ok(Import::Locked { app }),
            Opening::Opened(opened) => opened,
        };
        self.with(|state| {
            state.unlocked()?;
            let told = state.vault.read(|connection, keys| opened.told(connection, keys, now))?;
            let accounts = Held::Accounts(opened.into_accounts());
            let ticket = state.tickets.issue(accounts, None, now)?;
            Ok(Import::Opened { found: Imported { ticket, ..told } })
        })
    }
}
