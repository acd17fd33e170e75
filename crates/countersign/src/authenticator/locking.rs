//! Locking, unlocking, and the slots that open the vault.

use super::Authenticator;
use super::conversing::Needs;
use crate::clock::Moment;
use crate::error::AuthenticatorError;
use crate::event::Event;
use crate::exchange::Step;
use crate::home;
use crate::limits;
use crate::lock::{self, LockPolicy, LockView, PhoneLock, Prepared, Unlock, Unlocking};
use crate::privacy::{self, Privacy, PrivacyChoice};
use crate::secret::Secret;
use crate::vault::new_id;
use crate::vault::setting::Setting;
use crate::vault::slot::SlotKind;
use zeroize::Zeroizing;

#[uniffi::export]
impl Authenticator {
    /// What the lock screen shows.
    pub fn lock_view(&self, now: Moment) -> Result<LockView, AuthenticatorError> {
        self.with(|state| {
            state.lock_if_due(now);
            let links = state.inbox.waiting(now);
            let vault = &state.vault;
            let passcode = vault.slot(SlotKind::Passcode)?;
            let left = |misses: u32| limits::PASSCODE_MISSES.saturating_sub(misses);
            Ok(LockView {
                locked: !vault.is_unlocked(),
                phone: lock::phone_lock(vault)?,
                passcode_tries_left: passcode.map(|slot| left(slot.misses)),
                waiting: home::waiting(vault, now).ok(),
                links,
                policy: state.policy(),
                privacy: Privacy::of_vault(vault),
            })
        })
    }

    /// Unlocks the vault. The passcode does so at once; the phone's lock asks for the person
    /// first. Takes the true time: what was removed long ago is deleted here. An unlocked vault
    /// takes it too: what lets secrets out asks that the person did so a minute ago at most.
    pub fn unlock(&self, unlock: Unlock, now: Moment) -> Result<Step, AuthenticatorError> {
        let mark = self.keys.mark().ok();
        self.begin(Unlocking::new(unlock, mark), Needs::Nothing, now)
    }

    /// Locks the vault. Tickets are dropped, and so is every conversation that needs the secrets;
    /// kept answers stay.
    pub fn lock(&self) -> Result<(), AuthenticatorError> {
        self.with(|state| {
            state.lock();
            Ok(())
        })
    }

    /// Says that the app is no longer seen, and gives whether it is locked now.
    pub fn on_background(&self, now: Moment) -> Result<bool, AuthenticatorError> {
        self.with(|state| {
            state.background.get_or_insert(now);
            state.lock_if_due(now);
            Ok(!state.vault.is_unlocked())
        })
    }

    /// Says that the app is seen again, and gives whether it is locked now.
    pub fn on_foreground(&self, now: Moment) -> Result<bool, AuthenticatorError> {
        self.with(|state| {
            state.lock_if_due(now);
            state.background = None;
            Ok(!state.vault.is_unlocked())
        })
    }

    /// Brings everything into the one file and closes it, before the system stops the app. The
    /// next call opens it again.
    pub fn suspend(&self) -> Result<(), AuthenticatorError> {
        self.with(|state| state.vault.suspend())
    }

    /// Says when the app locks itself.
    pub fn set_lock_policy(&self, policy: LockPolicy) -> Result<(), AuthenticatorError> {
        self.with(|state| {
            state.unlocked()?;
            state.vault.write(|transaction, keys| {
                Setting::LockPolicy.put(transaction, &keys.device, &policy)
            })
        })
    }

    /// Says what other eyes may see of the screen.
    pub fn set_privacy(&self, choice: PrivacyChoice) -> Result<(), AuthenticatorError> {
        self.with(|state| {
            state.unlocked()?;
            state.vault.write(|transaction, keys| privacy::choose(transaction, keys, choice))
        })
    }

    /// Makes the phone's lock open the vault, in place of an earlier key of it: to add it, to
    /// change how it guards, or to repair it after the phone's lock changed. The strong one needs
    /// a passcode beside it. Ends at once, with the reason where the phone cannot do it.
    pub fn set_phone_lock(&self, phone_lock: PhoneLock) -> Result<Step, AuthenticatorError> {
        self.with(|state| {
            state.unlocked()?;
            let passcode = state.vault.slot(SlotKind::Passcode)?;
            if phone_lock == PhoneLock::Strong && passcode.is_none() {
                return Err(AuthenticatorError::WrongState.into());
            }
            Ok(())
        })?;
        let mut prepared = Prepared::default();
        let event = match prepared.phone(&*self.keys, phone_lock) {
            Ok(()) => {
                self.change_slots(prepared, &[SlotKind::Hardware, SlotKind::Person])?;
                Event::PhoneLockSet
            }
            Err(failure) => Event::Failed { failure: failure.into() },
        };
        Ok(Step::Done { exchange: new_id()?, event })
    }

    /// Adds a passcode or changes it: at least six characters where the phone slows guessing
    /// down, else twelve.
    pub fn set_passcode(&self, passcode: String) -> Result<(), AuthenticatorError> {
        let passcode = Secret::new(passcode.into_bytes());
        self.with(|state| state.unlocked())?;
        let mut prepared = Prepared::default();
        let made = prepared.passcode(&*self.keys, &passcode);
        if let Err(fault) = made {
            self.delete_keys(prepared.aliases);
            return Err(fault.into());
        }
        self.change_slots(prepared, &[SlotKind::Passcode])
    }

    /// Takes the passcode away, where the normal lock of the phone opens the vault without it.
    pub fn remove_passcode(&self) -> Result<(), AuthenticatorError> {
        self.with(|state| match lock::phone_lock(&state.vault)? {
            Some(PhoneLock::Normal) => Ok(()),
            _ => Err(AuthenticatorError::WrongState.into()),
        })?;
        self.change_slots(Prepared::default(), &[SlotKind::Passcode])
    }

    /// Takes the phone's lock away, where a passcode opens the vault without it. Then nothing
    /// works while the app is locked.
    pub fn remove_phone_lock(&self) -> Result<(), AuthenticatorError> {
        self.with(|state| match state.vault.slot(SlotKind::Passcode)? {
            Some(_) => Ok(()),
            None => Err(AuthenticatorError::WrongState.into()),
        })?;
        self.change_slots(Prepared::default(), &[SlotKind::Hardware, SlotKind::Person])
    }
}

// For shells in Rust alone: no other language wipes a key that it was given.
impl Authenticator {
    /// A key of 32 bytes for what a shell keeps beside the vault, where its platform has no place
    /// for keys. Only an unlocked vault gives it. It stays the same for the life of the vault,
    /// so that a change of the locks changes nothing beside the vault.
    pub fn key_for_shell(&self) -> Result<Zeroizing<Vec<u8>>, AuthenticatorError> {
        self.with(|state| Ok(Zeroizing::new(state.vault.key_for_shell()?.expose().to_vec())))
    }
}

impl Authenticator {
    /// Puts prepared slots in the place of others, then deletes the keys that nothing needs.
    fn change_slots(
        &self,
        prepared: Prepared,
        gone: &[SlotKind],
    ) -> Result<(), AuthenticatorError> {
        let Prepared { slots, aliases } = prepared;
        let changed = self.with(|state| {
            let old = lock::aliases(&state.vault, gone)?;
            state.vault.change_slots(&slots, gone)?;
            Ok(old)
        });
        match changed {
            Ok(old) => self.delete_keys(old),
            Err(error) => {
                self.delete_keys(aliases);
                return Err(error);
            }
        }
        Ok(())
    }
}
