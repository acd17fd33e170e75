//! The one object that the shells hold: takes the lock, calls a module, maps the error.

mod accounts;
mod backup;
mod conversing;
mod export;
mod importing;
mod inbox;
mod locking;
mod signing_in;
mod transfer;

pub use accounts::Scanned;
pub use inbox::InboxItem;

use crate::clock::Moment;
use crate::countersign::{DenyReason, Verification};
use crate::error::{AuthenticatorError, Fault};
use crate::inbox::Inbox;
use crate::limits;
use crate::lock::{LockPolicy, PhoneLock, Prepared, delete_keys};
use crate::platform::Keys;
use crate::secret::Secret;
use crate::ticket::Tickets;
use crate::transfer::Transfers;
use crate::vault::Vault;
use crate::vault::setting::Setting;
use crate::vault::slot::{HardwareParameters, SlotKind};
use conversing::{Needs, Running};
use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

/// How an authenticator is set up on a phone.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Config {
    /// The directory of the vault: of this app alone, and left out of cloud backups.
    pub directory: String,
    /// The weakest means that the approval keys of this platform accept.
    pub verification: Verification,
    /// The platform, as services are told: `android`, `ios`, `linux`.
    pub platform: String,
    /// Whether services on this very device may be paired over plain http. For tests and demos.
    pub allow_loopback: bool,
}

/// What the person decided about a request.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Answer {
    /// Approve.
    Approve {
        /// What the page shows, as it was typed or chosen; none where the request asks for none.
        number: Option<String>,
    },
    /// Refuse.
    Deny {
        /// Why.
        reason: DenyReason,
    },
}

impl fmt::Debug for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Answer(..)")
    }
}

/// An authenticator on one phone.
#[derive(uniffi::Object)]
pub struct Authenticator {
    config: Config,
    keys: Arc<dyn Keys>,
    state: Mutex<State>,
}

struct State {
    vault: Vault,
    inbox: Inbox,
    tickets: Tickets,
    exchanges: HashMap<String, Running>,
    transfers: Transfers,
    /// When the person unlocked last, on the monotonic clock in milliseconds.
    verified_ms: Option<i64>,
    /// Since when the app is not seen.
    background: Option<Moment>,
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Authenticator(..)")
    }
}

#[uniffi::export]
impl Authenticator {
    /// Makes a new vault and leaves it locked. Where a vault is already, nothing is changed. The
    /// phone's lock opens it where the phone can do that; a passcode beside it is welcome, and
    /// without the phone's lock there must be one.
    #[uniffi::constructor]
    pub fn create(
        config: Config,
        keys: Arc<dyn Keys>,
        passcode: Option<String>,
    ) -> Result<Arc<Self>, AuthenticatorError> {
        let passcode = passcode.map(|passcode| Secret::new(passcode.into_bytes()));
        let mut prepared = Prepared::default();
        let vault = prepare(&mut prepared, &*keys, passcode.as_ref())
            .and_then(|()| Vault::create(Path::new(&config.directory), &prepared.slots));
        let authenticator = Self::opened(config, keys, vault, prepared.aliases)?;
        // What was kept of an earlier vault would make this one look rolled back.
        let _ = authenticator.keys.set_mark(0);
        Ok(authenticator)
    }

    /// Opens the vault that is there; its secrets stay locked.
    #[uniffi::constructor]
    pub fn open(config: Config, keys: Arc<dyn Keys>) -> Result<Arc<Self>, AuthenticatorError> {
        let vault = Vault::open(Path::new(&config.directory));
        Self::opened(config, keys, vault, Vec::new())
    }
}

impl Authenticator {
    /// Opens what works while the app is locked. Keys that were made for nothing are deleted.
    fn opened(
        config: Config,
        keys: Arc<dyn Keys>,
        vault: Result<Vault, Fault>,
        made: Vec<String>,
    ) -> Result<Arc<Self>, AuthenticatorError> {
        let vault = vault.and_then(|mut vault| {
            open_device(&mut vault, &*keys)?;
            Ok(vault)
        });
        let vault = vault.inspect_err(|_| delete_keys(&*keys, made))?;
        let state = State {
            vault,
            inbox: Inbox::default(),
            tickets: Tickets::default(),
            exchanges: HashMap::new(),
            transfers: Transfers::default(),
            verified_ms: None,
            background: None,
        };
        Ok(Arc::new(Self { config, keys, state: Mutex::new(state) }))
    }

    /// Works under the lock, then tells the keys how far the vault has come.
    fn with<T>(
        &self,
        work: impl FnOnce(&mut State) -> Result<T, Fault>,
    ) -> Result<T, AuthenticatorError> {
        let (result, mark) = {
            let mut state = self.state()?;
            let result = state.vault.wake().and_then(|()| work(&mut state));
            (result, state.vault.take_untold_mark())
        };
        if let Some(mark) = mark {
            // Where there is no place for a mark, an older file cannot be told.
            let _ = self.keys.set_mark(mark);
        }
        Ok(result?)
    }

    /// A thread that panicked while it held the lock leaves no half-made state: the vault's
    /// writes are transactions, and the rest is rebuilt. Still, what it did is not trusted.
    fn state(&self) -> Result<MutexGuard<'_, State>, AuthenticatorError> {
        self.state.lock().map_err(|_| AuthenticatorError::Internal)
    }

    fn delete_keys(&self, aliases: Vec<String>) {
        delete_keys(&*self.keys, aliases);
    }
}

impl State {
    fn unlocked(&self) -> Result<(), Fault> {
        if self.vault.is_unlocked() { Ok(()) } else { Err(AuthenticatorError::Locked.into()) }
    }

    /// Whether secrets may leave: the person has unlocked a short while ago.
    fn verified(&mut self, now: Moment) -> Result<(), Fault> {
        self.lock_if_due(now);
        self.unlocked()?;
        let age = |at: i64| now.monotonic_ms.checked_sub(at);
        match self.verified_ms.and_then(age) {
            Some(0..limits::VERIFIED_MS) => Ok(()),
            // Also where the clock went back: nobody knows how long ago that was.
            _ => Err(AuthenticatorError::VerificationRequired.into()),
        }
    }

    fn lock(&mut self) {
        self.vault.lock();
        self.verified_ms = None;
        self.tickets.clear();
        self.transfers.clear();
        self.exchanges.retain(|_, running| running.needs == Needs::Device);
    }

    /// Locks once the app has been in the background for as long as the policy allows.
    fn lock_if_due(&mut self, now: Moment) {
        let Some(since) = self.background else { return };
        let background_ms = now.monotonic_ms.saturating_sub(since.monotonic_ms);
        if self.vault.is_unlocked() && self.policy().unwrap_or_default().locks_after(background_ms)
        {
            self.lock();
        }
    }

    /// When the app locks itself; none where that cannot be read.
    fn policy(&self) -> Option<LockPolicy> {
        let policy = self.vault.read(|connection, keys| {
            Setting::LockPolicy.get::<LockPolicy>(connection, &keys.device)
        });
        policy.ok().map(Option::unwrap_or_default)
    }
}

/// What opens a new vault. Without a passcode the phone's lock must.
fn prepare(
    prepared: &mut Prepared,
    keys: &dyn Keys,
    passcode: Option<&Secret>,
) -> Result<(), Fault> {
    if let Some(passcode) = passcode {
        prepared.passcode(keys, passcode)?;
    }
    match prepared.phone(keys, PhoneLock::Normal) {
        Ok(()) => Ok(()),
        Err(_) if passcode.is_some() => prepared.device(keys),
        Err(_) => Err(AuthenticatorError::Unavailable.into()),
    }
}

/// Opens the device key with the phone alone. Where the phone has lost its key the passcode still
/// opens everything, so that is no reason to fail.
fn open_device(vault: &mut Vault, keys: &dyn Keys) -> Result<(), Fault> {
    let Some(slot) = vault.slot(SlotKind::Hardware)? else { return Ok(()) };
    let Ok(HardwareParameters { key, .. }) = slot.read() else { return Ok(()) };
    if let Ok(bytes) = keys.unwrap(key.alias.clone(), key.wrapped()?) {
        let _ = vault.open_device(&slot, &Secret::new(bytes));
    }
    Ok(())
}
