//! The keys of this phone, in a file beside the vault, each sealed under a key that the unlocked
//! vault gives: whatever opens the vault opens them, and a new passcode changes nothing here.
//!
//! Nothing of this is as good as a phone's hardware: who has the directory and the passcode has the
//! keys. That is why services are told `passcode` and nothing stronger.

mod document;
mod file;
mod pair;
mod seal;

use crate::trouble::{Own, Trouble};
use countersign::{AuthenticatorError, KeyKind, Keys, PlatformError};
use document::Document;
use pair::Pair;
use seal::Sealer;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use zeroize::Zeroizing;

/// The keys of one vault. The file is opened when a key is first needed.
pub(crate) struct FileKeys {
    directory: PathBuf,
    opener: OnceLock<Opener>,
    sealer: Mutex<Option<Sealer>>,
    fault: Mutex<Option<KeysFault>>,
}

/// What opens the file of keys.
pub(crate) struct Opener {
    /// What the vault was unlocked with, for a file of version 1.
    pub(crate) passcode: Zeroizing<String>,
    /// What the unlocked vault gives.
    pub(crate) key: Zeroizing<Vec<u8>>,
}

/// What is wrong with the file of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeysFault {
    /// Missing, damaged, of another vault: a wrong key and a flipped bit look alike.
    Damaged,
    /// The vault was not unlocked.
    Locked,
    /// The disk is full.
    StorageFull,
    /// The file cannot be read or written.
    StorageReadOnly,
    /// The system gives no random bytes.
    Unavailable,
}

impl From<KeysFault> for Trouble {
    fn from(fault: KeysFault) -> Self {
        match fault {
            KeysFault::Damaged => Own::KeysDamaged.into(),
            KeysFault::Locked => AuthenticatorError::Locked.into(),
            KeysFault::StorageFull => AuthenticatorError::StorageFull.into(),
            KeysFault::StorageReadOnly => AuthenticatorError::StorageReadOnly.into(),
            KeysFault::Unavailable => AuthenticatorError::Unavailable.into(),
        }
    }
}

impl From<ring::error::Unspecified> for KeysFault {
    fn from(_: ring::error::Unspecified) -> Self {
        Self::Unavailable
    }
}

impl FileKeys {
    /// The keys beside the vault in a directory, which need not be there yet.
    pub(crate) fn new(directory: &Path) -> Self {
        Self {
            directory: directory.to_owned(),
            opener: OnceLock::new(),
            sealer: Mutex::default(),
            fault: Mutex::default(),
        }
    }

    /// Hands over what opens the keys, once the vault was unlocked.
    pub(crate) fn unlock(&self, opener: Opener) {
        // A second one would be the same: it is one vault.
        let _ = self.opener.set(opener);
    }

    /// Seals the keys under the vault's key where they are still under its passcode, which may be
    /// changed after this.
    pub(crate) fn leave_passcode(&self) -> Result<(), KeysFault> {
        file::change(&self.directory, |document| match document {
            Some(document) if document.is_under_passcode() => self.moved(&document).map(Some),
            _ => Ok(None),
        })
    }

    /// Puts the keys of a vault that is no longer there out of the way of a new one.
    pub(crate) fn set_aside(&self) -> Result<(), KeysFault> {
        file::set_aside(&self.directory)
    }

    /// Signs with a key that needs the person, who has proved to be there by the passcode.
    pub(crate) fn sign_for_person(
        &self,
        alias: &str,
        message: &[u8],
    ) -> Result<Vec<u8>, PlatformError> {
        self.told(self.signature(alias, true, message))
    }

    /// What went wrong last, which the core is not told.
    pub(crate) fn fault(&self) -> Option<KeysFault> {
        *lock(&self.fault)
    }

    fn made(&self, alias: &str, pkcs8: &[u8], needs_person: bool) -> Result<Vec<u8>, KeysFault> {
        let public = Pair::of(pkcs8)?.public();
        file::change(&self.directory, |document| {
            let mut document = match document {
                Some(document) if document.is_under_passcode() => self.moved(&document)?,
                Some(document) => document,
                None => Document::new(&self.sealer_of_vault()?)?,
            };
            let mut sealer = lock(&self.sealer);
            let sealer = self.opened(&document, &mut sealer)?;
            document.put(alias, needs_person, sealer, pkcs8)?;
            Ok(Some(document))
        })?;
        Ok(public)
    }

    fn moved(&self, document: &Document) -> Result<Document, KeysFault> {
        document.sealed_anew(&document.open(self.opener()?)?, &self.sealer_of_vault()?)
    }

    fn sealer_of_vault(&self) -> Result<Sealer, KeysFault> {
        Sealer::of_vault(&self.opener()?.key)
    }

    fn signature(
        &self,
        alias: &str,
        for_person: bool,
        message: &[u8],
    ) -> Result<Vec<u8>, KeysFault> {
        let document = file::read(&self.directory)?.ok_or(KeysFault::Damaged)?;
        let mut sealer = lock(&self.sealer);
        let pkcs8 = document.take(alias, for_person, self.opened(&document, &mut sealer)?)?;
        drop(sealer);
        Pair::of(&pkcs8)?.sign(message)
    }

    fn forgotten(&self, alias: &str) -> Result<(), KeysFault> {
        file::change(&self.directory, |document| {
            Ok(document.and_then(|mut document| document.remove(alias).then_some(document)))
        })
    }

    /// The sealer of this document; a passcode is stretched once in the life of the program.
    fn opened<'a>(
        &self,
        document: &Document,
        kept: &'a mut Option<Sealer>,
    ) -> Result<&'a Sealer, KeysFault> {
        let sealer = match kept.take().filter(|sealer| document.is_of(sealer)) {
            Some(sealer) => sealer,
            None => document.open(self.opener()?)?,
        };
        Ok(kept.insert(sealer))
    }

    fn opener(&self) -> Result<&Opener, KeysFault> {
        self.opener.get().ok_or(KeysFault::Locked)
    }

    fn told<T>(&self, result: Result<T, KeysFault>) -> Result<T, PlatformError> {
        result.map_err(|fault| {
            *lock(&self.fault) = Some(fault);
            PlatformError::Unavailable
        })
    }
}

impl Keys for FileKeys {
    fn generate(
        &self,
        alias: String,
        kind: KeyKind,
        needs_person: bool,
    ) -> Result<Vec<u8>, PlatformError> {
        let pkcs8 = match kind {
            KeyKind::P256 => Pair::new_p256(),
            KeyKind::Rsa => Pair::new_rsa(),
            KeyKind::Wrap => return Err(PlatformError::Unavailable),
        };
        self.told(pkcs8.and_then(|pkcs8| self.made(&alias, &pkcs8, needs_person)))
    }

    fn sign(&self, alias: String, message: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.told(self.signature(&alias, false, &message))
    }

    fn delete(&self, alias: String) -> Result<(), PlatformError> {
        self.told(self.forgotten(&alias))
    }

    // A terminal has nothing that a copy of its files does not have, too.
    fn wrap(&self, _: String, _: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        Err(PlatformError::Unavailable)
    }

    fn unwrap(&self, _: String, _: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        Err(PlatformError::Unavailable)
    }

    fn mark(&self) -> Result<u64, PlatformError> {
        Err(PlatformError::Unavailable)
    }

    fn set_mark(&self, _: u64) -> Result<(), PlatformError> {
        Err(PlatformError::Unavailable)
    }
}

impl fmt::Debug for FileKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("FileKeys(..)")
    }
}

/// What these hold is whole after any panic: each is replaced at once.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
