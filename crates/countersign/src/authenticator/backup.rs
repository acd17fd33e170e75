//! Backups: made, opened again, and brought back by adding.

use super::Authenticator;
use crate::backup::{self, Backup, Contents, LastBackup};
use crate::clock::Moment;
use crate::error::AuthenticatorError;
use crate::secret::Secret;
use crate::ticket::Held;
use crate::vault::setting::Setting;

#[uniffi::export]
impl Authenticator {
    /// All accounts as one file under a password of its own, of 12 characters at least. Takes some
    /// tenths of a second and 64 MiB, on purpose. It counts as a backup once it was written and
    /// opened again.
    pub fn backup(&self, password: String, now: Moment) -> Result<Vec<u8>, AuthenticatorError> {
        let password = Secret::new(password.into_bytes());
        backup::check(&password)?;
        let contents = self.with(|state| {
            state.unlocked()?;
            state.vault.read(|connection, keys| Contents::gather(connection, keys, now))
        })?;
        // Not under the lock: other calls need not wait for it.
        Ok(contents.lock(&password)?)
    }

    /// The last backup that was opened here.
    pub fn last_backup(&self) -> Result<Option<LastBackup>, AuthenticatorError> {
        self.with(|state| state.vault.read(backup::last))
    }

    /// Opens a backup. That rehearses the bad day: no account is changed, and the phone remembers
    /// that this backup can be opened. To bring its accounts back, go on with adding.
    pub fn open_backup(
        &self,
        file: Vec<u8>,
        password: String,
        now: Moment,
    ) -> Result<Backup, AuthenticatorError> {
        self.with(|state| state.unlocked())?;
        let password = Secret::new(password.into_bytes());
        let contents = Contents::unlock(&file, &password)?;
        self.with(|state| {
            state.unlocked()?;
            let told = state.vault.write(|transaction, keys| {
                Setting::Backup.put(transaction, &keys.device, &contents.opened(now))?;
                contents.told(transaction, keys, now)
            })?;
            let accounts = Held::Accounts(contents.into_accounts());
            Ok(Backup { ticket: state.tickets.issue(accounts, None, now)?, ..told })
        })
    }
}
