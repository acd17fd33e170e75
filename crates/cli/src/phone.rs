//! The core with what this shell gives it.

use crate::keys::{FileKeys, Opener};
use crate::moment;
use crate::session::Session;
use crate::terminal;
use crate::trouble::{Own, Trouble};
use countersign::{
    Authenticator, AuthenticatorError, Config, Failure, Moment, Unlock, Verification,
};
use std::env;
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

/// An unlocked phone.
pub(crate) struct Phone {
    pub(crate) authenticator: Arc<Authenticator>,
    pub(crate) keys: Arc<FileKeys>,
}

impl Phone {
    /// Makes a new vault, and gives its directory.
    pub(crate) fn create(session: &Session) -> Result<String, Trouble> {
        let directory = session.directory()?;
        match Authenticator::open(config(&directory), keys(&directory)) {
            Err(AuthenticatorError::NotFound) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return Err(Own::AlreadyInitialised.into()),
        }
        let passcode = terminal::first_passcode(session)?;
        match Authenticator::create(config(&directory), keys(&directory), Some(copy(&passcode))) {
            // Another process was faster.
            Err(AuthenticatorError::WrongState) => Err(Own::AlreadyInitialised.into()),
            created => {
                created?;
                // Only once this vault is there: until then they may be of one that is.
                FileKeys::new(Path::new(&directory)).set_aside()?;
                Ok(directory)
            }
        }
    }

    /// Opens the vault that is there and unlocks it.
    pub(crate) fn unlocked(session: &Session) -> Result<Self, Trouble> {
        let directory = session.directory()?;
        let keys = keys(&directory);
        let authenticator = match Authenticator::open(config(&directory), keys.clone()) {
            Err(AuthenticatorError::NotFound) => return Err(Own::NotInitialised.into()),
            opened => opened?,
        };
        let passcode = terminal::passcode(session)?;
        // The true time, whatever the codes are asked for: what was removed long ago goes here.
        authenticator.unlock(Unlock::Passcode { passcode: copy(&passcode) }, moment::now())?;
        keys.unlock(Opener { passcode, key: authenticator.key_for_shell()? });
        Ok(Self { authenticator, keys })
    }

    /// Does what lets secrets out, and asks for the passcode again where it was typed a while ago.
    pub(crate) fn verified<T>(
        &self,
        session: &Session,
        work: impl Fn(&Authenticator, Moment) -> Result<T, AuthenticatorError>,
    ) -> Result<T, Trouble> {
        match work(&self.authenticator, moment::now()) {
            Err(AuthenticatorError::VerificationRequired) => {
                let passcode = copy(&terminal::passcode(session)?);
                self.authenticator.unlock(Unlock::Passcode { passcode }, moment::now())?;
                Ok(work(&self.authenticator, moment::now())?)
            }
            result => Ok(result?),
        }
    }

    /// What went wrong with the keys says more than that the platform could not do it.
    pub(crate) fn explain(&self, trouble: Trouble) -> Trouble {
        match trouble {
            Trouble::Core(AuthenticatorError::Unavailable)
            | Trouble::Failed { failure: Failure::Unavailable, .. } => {
                self.keys.fault().map_or(trouble, Into::into)
            }
            other => other,
        }
    }
}

fn config(directory: &str) -> Config {
    Config {
        directory: directory.to_owned(),
        verification: Verification::Passcode,
        platform: env::consts::OS.to_owned(),
        allow_loopback: true,
    }
}

fn keys(directory: &str) -> Arc<FileKeys> {
    Arc::new(FileKeys::new(Path::new(directory)))
}

/// The core takes a string of its own, and wipes it.
fn copy(passcode: &Zeroizing<String>) -> String {
    String::clone(passcode)
}
